//! What a map of a board means in a feed, looked up once per report.
//!
//! *The rule.* A part has a status only from a record that names it. What a map names and the feed does not is unknown, with
//! a finding; a word of the feed about the whole never speaks for a part. A name that several parts bear is no name. Only a
//! list that is known to hold all that is open says by its silence that a part works, and only of a part that the feed is
//! known to have: one that any of its records has named, in this document or in one before it.

use std::collections::{HashMap, HashSet};

use super::report::{FeedIncident, NamedComponent, Report, ReportComponent, is_few};
use downboard_core::model::FeedFormat;
use downboard_core::reading::Problem;
use downboard_core::steps::step;

/// The regions of AWS, whose list of events names one only while something is wrong there. A code, once given, stays.
const AWS_REGIONS: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

/// A name as it is compared: trimmed, with runs of spaces as one. The names of feeds are read so.
fn normal(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lists of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapList {
    /// Components or products.
    Components,
    /// Groups of components.
    Groups,
    /// Regions.
    Regions,
}

impl MapList {
    /// The field in a board.
    pub fn word(self) -> &'static str {
        match self {
            Self::Components => "components",
            Self::Groups => "groups",
            Self::Regions => "regions",
        }
    }
}

/// A name in a map that does not lead to a part of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// The list and the place in it; `None` where each name leads somewhere and nothing satisfies them all.
    pub place: Option<(MapList, usize)>,
    /// What is wrong: nothing has the name, or several parts have.
    pub problem: Problem,
}

/// The names in a report, each with the components that bear it.
pub(super) struct Directory<'a> {
    pub(super) report: &'a Report,
    ids: HashMap<&'a str, Vec<usize>>,
    names: HashMap<&'a str, Vec<usize>>,
    groups: HashMap<&'a str, Vec<usize>>,
    regions: HashMap<&'a str, Vec<usize>>,
    /// What only incidents name.
    named: HashSet<&'a str>,
}

impl<'a> Directory<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut directory = Self {
            report,
            ids: HashMap::new(),
            names: HashMap::new(),
            groups: HashMap::new(),
            regions: HashMap::new(),
            named: HashSet::new(),
        };
        for (index, one) in report.components.iter().enumerate() {
            step();
            directory.ids.entry(&one.id).or_default().push(index);
            directory.names.entry(&one.name).or_default().push(index);
            for (list, name) in [(&mut directory.groups, &one.group), (&mut directory.regions, &one.region)] {
                if let Some(name) = name {
                    list.entry(name).or_default().push(index);
                }
            }
        }
        for incident in &report.incidents {
            let of_updates = incident.updates.iter().flat_map(|update| &update.affected);
            for affected in incident.affected.iter().chain(of_updates) {
                step();
                directory.named.insert(&affected.component);
                directory.named.extend(affected.name.as_deref());
            }
            directory.named.extend(incident.regions.iter().map(String::as_str));
        }
        directory
    }

    /// The components that a record of an incident means: by id where one has it, else by name.
    pub(super) fn meant(&self, affected: &NamedComponent) -> &[usize] {
        step();
        let by_name = || {
            let names = [Some(affected.component.as_str()), affected.name.as_deref()];
            names.into_iter().flatten().find_map(|name| self.names.get(name))
        };
        self.ids.get(affected.component.as_str()).or_else(by_name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the document lists components: then these are all that it has.
    pub(super) fn lists_components(&self) -> bool {
        !self.report.components.is_empty()
    }

    /// Whether a list of incidents is known to have a part.
    fn has_named(&self, name: &str) -> bool {
        self.named.contains(name) || self.report.format == FeedFormat::AwsHealth && AWS_REGIONS.contains(&name)
    }
}

/// A report through the eyes of one map.
pub(super) struct Part<'a> {
    directory: &'a Directory<'a>,
    components: HashSet<String>,
    regions: HashSet<String>,
    is_whole: bool,
    /// Whether the map narrows by component or group.
    narrows: bool,
    /// The components that are mapped, in the order of the feed.
    mapped: Vec<usize>,
    is_mapped: HashSet<usize>,
    /// The names that lead nowhere.
    pub(super) unmapped: Vec<Unmapped>,
}

/// The names of one list that are written in it, as they are compared.
type Names<'n> = &'n [String];

impl<'a> Part<'a> {
    /// `lists` are the components, groups and regions of the map; `seen_before` is what earlier readings of the feed have named.
    pub(super) fn new(directory: &'a Directory<'a>, lists: [&Vec<String>; 3], seen_before: &HashSet<String>) -> Self {
        let lists = lists.map(|list| list.iter().map(|name| normal(name)).collect::<Vec<_>>());
        let [components, groups, regions] = &lists;
        let is_whole = lists.iter().all(Vec::is_empty);
        let mut part = Self {
            directory,
            components: components.iter().cloned().collect(),
            regions: regions.iter().cloned().collect(),
            is_whole,
            narrows: !components.is_empty() || !groups.is_empty(),
            mapped: Vec::new(),
            is_mapped: HashSet::new(),
            unmapped: Vec::new(),
        };
        if is_whole {
            part.mapped = (0..directory.report.components.len()).collect();
        } else if directory.lists_components() {
            part.look_up(components, groups, regions);
        } else {
            part.look_for(components, groups, regions, seen_before);
        }
        part.is_mapped = part.mapped.iter().copied().collect();
        part
    }

    /// Among the components that the feed lists.
    fn look_up(&mut self, components: Names<'_>, groups: Names<'_>, regions: Names<'_>) {
        let directory = self.directory;
        let by = |known: &HashMap<&str, Vec<usize>>, names: Names<'_>| -> Option<HashSet<usize>> {
            let found = names.iter().filter_map(|name| known.get(name.as_str())).flatten().copied();
            (!names.is_empty()).then(|| found.collect())
        };
        for (list, known, names) in
            [(MapList::Groups, &directory.groups, groups), (MapList::Regions, &directory.regions, regions)]
        {
            for (index, name) in names.iter().enumerate().filter(|(_, name)| !known.contains_key(name.as_str())) {
                self.miss(list, index, name);
            }
        }
        let (in_groups, in_regions) = (by(&directory.groups, groups), by(&directory.regions, regions));
        let passes = |index: &usize| {
            step();
            let is_in = |set: &Option<HashSet<usize>>| set.as_ref().is_none_or(|set| set.contains(index));
            is_in(&in_groups) && is_in(&in_regions)
        };
        let mut mapped: HashSet<usize> = HashSet::new();
        if components.is_empty() {
            let smallest = in_groups.as_ref().or(in_regions.as_ref());
            mapped.extend(smallest.into_iter().flatten().filter(|index| passes(index)));
        }
        for (place, name) in components.iter().enumerate() {
            let known = directory.ids.get(name.as_str()).or_else(|| directory.names.get(name.as_str()));
            let Some(known) = known else {
                self.miss(MapList::Components, place, name);
                continue;
            };
            let found: Vec<usize> = known.iter().copied().filter(|index| passes(index)).collect();
            if self.are_several(&found) {
                let place = Some((MapList::Components, place));
                self.unmapped.push(Unmapped { place, problem: Problem::Ambiguous(name.clone()) });
            } else {
                mapped.extend(found);
            }
        }
        self.mapped = mapped.into_iter().collect();
        self.mapped.sort_unstable();
        if self.mapped.is_empty() && self.unmapped.is_empty() {
            self.unmapped.push(Unmapped { place: None, problem: Problem::Empty });
        }
    }

    /// Whether components of one name are several things. One thing in several regions is one.
    fn are_several(&self, found: &[usize]) -> bool {
        let mut regions = HashSet::new();
        let components = found.iter().filter_map(|index| self.directory.report.components.get(*index));
        components.into_iter().any(|one| !regions.insert(one.region.as_deref()))
    }

    /// Among what the incidents name.
    fn look_for(
        &mut self,
        components: Names<'_>,
        groups: Names<'_>,
        regions: Names<'_>,
        seen_before: &HashSet<String>,
    ) {
        for (list, names) in [(MapList::Components, components), (MapList::Groups, groups), (MapList::Regions, regions)]
        {
            for (index, name) in names.iter().enumerate() {
                if !self.directory.has_named(name) && !seen_before.contains(name) {
                    self.miss(list, index, name);
                }
            }
        }
    }

    fn miss(&mut self, list: MapList, index: usize, name: &str) {
        let problem = Problem::UnknownReference(name.to_owned());
        self.unmapped.push(Unmapped { place: Some((list, index)), problem });
    }

    /// Whether more may belong to it than the map names one by one: then what could not be read may belong to it too.
    pub(super) fn is_open_ended(&self) -> bool {
        self.components.is_empty()
    }

    /// Whether the feed as a whole is meant.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The components that are mapped.
    pub(super) fn mapped(&self) -> impl Iterator<Item = &'a ReportComponent> {
        let components = &self.directory.report.components;
        self.mapped.iter().filter_map(|index| components.get(*index))
    }

    /// The mapped components that a record of an incident means.
    pub(super) fn meant(&self, affected: &NamedComponent) -> impl Iterator<Item = usize> {
        self.directory.meant(affected).iter().copied().filter(|index| self.is_mapped.contains(index))
    }

    /// Whether a record of an incident names what is mapped.
    pub(super) fn names(&self, affected: &NamedComponent) -> bool {
        if self.directory.lists_components() {
            return self.meant(affected).next().is_some();
        }
        step();
        if self.components.is_empty() {
            return !self.narrows;
        }
        let names = [Some(affected.component.as_str()), affected.name.as_deref()];
        names.into_iter().flatten().any(|name| self.components.contains(name))
    }

    /// Whether an incident is about what is mapped, now or at any time before. One that names nothing is about the feed as a
    /// whole.
    pub(super) fn concerns(&self, incident: &FeedIncident) -> bool {
        let of_updates = || incident.updates.iter().flat_map(|update| &update.affected);
        self.is_about(incident, || incident.affected.iter().chain(of_updates()).any(|affected| self.names(affected)))
    }

    /// Whether an incident is about what is mapped now: the list of now says who is in it now, and where there is none, the
    /// updates do.
    pub(super) fn concerns_now(&self, incident: &FeedIncident) -> bool {
        let of_updates = || incident.updates.iter().flat_map(|update| &update.affected);
        self.is_about(incident, || match incident.affected.as_slice() {
            [] => of_updates().any(|affected| self.names(affected)),
            now => now.iter().any(|affected| self.names(affected)),
        })
    }

    fn is_about(&self, incident: &FeedIncident, by_component: impl Fn() -> bool) -> bool {
        if self.is_whole {
            return true;
        }
        let regions = &incident.regions;
        let in_region =
            self.regions.is_empty() || regions.is_empty() || regions.iter().any(|name| self.regions.contains(name));
        let by_region = || !self.narrows && (!regions.is_empty() || !self.directory.lists_components());
        in_region && (by_component() || by_region())
    }

    /// Whether an incident names only few of the mapped components.
    pub(super) fn names_few(&self, incident: &FeedIncident) -> bool {
        let of_updates = incident.updates.iter().flat_map(|update| &update.affected);
        let named = incident.affected.iter().chain(of_updates).flat_map(|affected| self.meant(affected));
        let named: HashSet<usize> = named.collect();
        is_few(named.len(), self.mapped.len())
    }

    /// Which of the names of the map the document names: what later documents that are silent are known to have.
    pub(super) fn seen(&self) -> impl Iterator<Item = &String> {
        self.components.iter().chain(&self.regions).filter(|name| self.directory.has_named(name))
    }
}

/// The names in maps that do not lead to a part of a feed, map by map. Each map is its components, groups and regions. A
/// document is looked at by itself, without those before it.
pub fn unmapped(report: &Report, maps: &[[Vec<String>; 3]]) -> Vec<Vec<Unmapped>> {
    let directory = Directory::of(report);
    maps.iter().map(|lists| Part::new(&directory, lists.each_ref(), &HashSet::new()).unmapped).collect()
}
