//! The rows of the lanes: which are there and in which order, what of them is unfolded, and on which the keyboard stands.

use downboard_core::model::{FeatureIndex, ProviderIndex, ServiceIndex, SiteIndex};
use downboard_core::timeline::{ServiceLog, Timeline};
use downboard_core::view::{Announced, Choice, Group, Listing};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::Lasting;

/// A lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lane {
    /// The service.
    pub service: ServiceIndex,
    /// The feature of it, or the service as a whole.
    pub feature: Option<FeatureIndex>,
}

impl Lane {
    /// The lane of a service as a whole.
    pub(super) fn of(service: ServiceIndex) -> Self {
        Self { service, feature: None }
    }

    /// Its timeline.
    pub(super) fn timeline(self, log: &ServiceLog) -> Option<&Timeline> {
        match self.feature {
            Some(feature) => log.feature(feature),
            None => Some(&log.timeline),
        }
    }

    /// What it is called.
    pub(super) fn name(self, shown: &Shown) -> Option<String> {
        let service = shown.service(self.service)?;
        match self.feature {
            Some(feature) => Some(shown.feature_name(feature.of(&service.features)?)),
            None => Some(shown.text(&service.name)),
        }
    }
}

/// A row of the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The lane of a site.
    Site(SiteIndex),
    /// What was announced.
    Announced,
    /// The head of a provider's services.
    Provider(ProviderIndex),
    /// The lane of a service or feature.
    Lane(Lane),
    /// The line into which the services fold of which there is nothing to tell.
    Steady,
}

impl Row {
    /// Whether it is unfolded before anybody touches it.
    fn opens_unfolded(self) -> bool {
        matches!(self, Self::Provider(_))
    }

    /// Whether the keyboard can stand on it.
    fn is_stop(self) -> bool {
        !matches!(self, Self::Site(_) | Self::Announced)
    }
}

/// The rows without those of features, given which are unfolded and whether anything was announced.
fn top_rows(sites: usize, has_announced: bool, listing: &Listing, is_open: impl Fn(Row) -> bool) -> Vec<Row> {
    let lane = |service: &ServiceIndex| Row::Lane(Lane::of(*service));
    let announced = has_announced.then_some(Row::Announced);
    let mut rows: Vec<Row> = SiteIndex::all(sites).map(Row::Site).chain(announced).collect();
    for Group { provider, services } in &listing.groups {
        let head = provider.map(Row::Provider);
        rows.extend(head);
        if head.is_none_or(&is_open) {
            rows.extend(services.iter().map(lane));
        }
    }
    if !listing.steady.is_empty() {
        rows.push(Row::Steady);
        if is_open(Row::Steady) {
            rows.extend(listing.steady.iter().map(lane));
        }
    }
    rows
}

/// The row below or above another on which the keyboard can stand, or the first or last of them. Whoever looks at a stretch goes
/// from lane to lane.
fn beside(rows: &[Row], own: Option<Row>, key: &str, is_looking: bool) -> Option<Row> {
    let is_stop = |row: &&Row| row.is_stop() && (!is_looking || matches!(row, Row::Lane(_)));
    let place = rows.iter().position(|row| Some(*row) == own);
    let found = match (key, place) {
        ("ArrowDown", Some(place)) => rows.iter().skip(place + 1).find(is_stop),
        ("ArrowUp", Some(place)) => rows.iter().take(place).rfind(is_stop),
        ("Home", _) => rows.iter().find(is_stop),
        ("End", _) => rows.iter().rfind(is_stop),
        _ => None,
    };
    found.copied()
}

/// The rows of a board's lanes.
#[derive(Clone, Copy)]
pub struct Rows {
    /// What a reader wants to see of the services.
    pub choice: RwSignal<Choice>,
    /// Which services are listed.
    pub(super) listing: Lasting<Memo<Listing>>,
    /// The rows without those of features.
    pub(super) top: Lasting<Memo<Vec<Row>>>,
    /// All rows, in order.
    all: Lasting<Memo<Vec<Row>>>,
    /// The row that a press of the tab key leads to.
    stop: Lasting<Memo<Option<Row>>>,
    /// Those that a reader has folded or unfolded.
    toggled: RwSignal<Vec<Row>>,
    /// The one on which the keyboard has stood last.
    current: RwSignal<Option<Row>>,
    /// The one that takes the focus.
    focus: RwSignal<Option<Row>>,
}

impl Rows {
    /// The rows of a board, with what a reader wants to see.
    pub fn new(shown: &Shown, choice: Choice) -> Self {
        let (log, view, board) = (shown.log, shown.view, shown.board.clone());
        let choice = RwSignal::new(choice);
        let (toggled, current) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        let listing = Lasting::memo(Memo::new(move |before: Option<&Listing>| {
            // What a reader looks at stays where it is, though there be nothing to tell of it any more.
            let looked_at = current.get().into_iter().chain(toggled.get());
            let kept = looked_at.filter_map(|row| match row {
                Row::Lane(Lane { service, .. }) => Some(service),
                Row::Site(_) | Row::Announced | Row::Provider(_) | Row::Steady => None,
            });
            let is_listed = |service: &ServiceIndex| before.is_some_and(|before| !before.steady.contains(service));
            let kept: Vec<_> = kept.filter(is_listed).collect();
            view.with(|view| choice.with(|choice| Listing::new(view, choice, &kept)))
        }));
        let sites = board.sites.len();
        let top = Lasting::memo(Memo::new(move |_| {
            let toggled = toggled.get();
            let has_announced = log.with(|log| !Announced::of(log).is_nothing());
            listing.with(|listing| top_rows(sites, has_announced, listing, |row| is_open(&toggled, row)))
        }));
        let all = Lasting::memo(Memo::new(move |_| {
            let toggled = toggled.get();
            let with_features = |row: &Row| {
                let unfolded = match row {
                    Row::Lane(lane) if is_open(&toggled, *row) => board.service(lane.service),
                    Row::Site(_) | Row::Announced | Row::Provider(_) | Row::Lane(_) | Row::Steady => None,
                };
                let features = FeatureIndex::all(unfolded.map_or(0, |service| service.features.len()));
                let row = *row;
                let feature = move |feature| match row {
                    Row::Lane(lane) => Row::Lane(Lane { feature: Some(feature), ..lane }),
                    other => other,
                };
                [row].into_iter().chain(features.map(feature))
            };
            top.with(|top| top.iter().flat_map(with_features).collect::<Vec<_>>())
        }));
        let stop = Lasting::memo(Memo::new(move |_| {
            let current = current.get();
            all.with(|rows| {
                let kept = current.filter(|current| rows.contains(current));
                kept.or_else(|| rows.iter().copied().find(|row| row.is_stop()))
            })
        }));
        Self { choice, listing, top, all, stop, toggled, current, focus: RwSignal::new(None) }
    }

    /// The services that are listed, folded or not, in their order, in a closure.
    pub fn listed(self) -> Vec<ServiceIndex> {
        self.listing.with(|listing| {
            let groups = listing.groups.iter().flat_map(|group| &group.services);
            groups.chain(&listing.steady).copied().collect()
        })
    }

    /// Whether a row is unfolded, in a closure.
    pub(super) fn is_open(self, row: Row) -> bool {
        self.toggled.with(|toggled| is_open(toggled, row))
    }

    /// Folds a row, or unfolds it.
    pub(super) fn toggle(self, row: Row) {
        self.toggled.update(|toggled| match toggled.iter().position(|known| *known == row) {
            Some(index) => {
                toggled.swap_remove(index);
            }
            None => toggled.push(row),
        });
    }

    /// Whether the tab key leads to a row, as an element has it, in a closure.
    pub(super) fn tab_index(self, row: Row) -> &'static str {
        if self.stop.get() == Some(row) { "0" } else { "-1" }
    }

    /// How many rows there are, in a closure.
    pub(super) fn count(self) -> usize {
        self.all.with(Vec::len)
    }

    /// Which of the rows it is, counted from one, in a closure.
    pub(super) fn number(self, row: Row) -> Option<String> {
        let place = self.all.with(|rows| rows.iter().position(|known| *known == row));
        place.map(|place| (place + 1).to_string())
    }

    /// A row has the focus.
    pub(super) fn stand_on(self, row: Row) {
        if self.current.get_untracked() != Some(row) {
            self.current.set(Some(row));
        }
    }

    /// Whether a row is the one on which the keyboard has stood last, in a closure.
    pub(super) fn is_current(self, row: &Row) -> bool {
        self.current.get() == Some(*row)
    }

    /// Gives the focus to the element of a row once it is asked for.
    pub(super) fn focus_when_asked(self, row: Row, focus: impl Fn() + Send + Sync + 'static) {
        Effect::new(move |_| {
            if self.focus.get() == Some(row) {
                self.focus.set(None);
                focus();
            }
        });
    }

    /// Gives the focus back to the row on which the keyboard has stood last.
    pub(super) fn refocus(self) {
        self.focus.set(self.stop.get_untracked());
    }

    /// Goes to another row, as a key says; gives back where to.
    pub(super) fn step(self, event: &KeyboardEvent, is_looking: bool) -> Option<Row> {
        let own = self.stop.get_untracked();
        let next = self.all.with_untracked(|rows| beside(rows, own, &event.key(), is_looking))?;
        self.current.set(Some(next));
        self.focus.set(Some(next));
        Some(next)
    }
}

fn is_open(toggled: &[Row], row: Row) -> bool {
    toggled.contains(&row) != row.opens_unfolded()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(service: usize) -> Row {
        Row::Lane(Lane::of(ServiceIndex(service)))
    }

    fn feature(service: usize, feature: usize) -> Row {
        Row::Lane(Lane { service: ServiceIndex(service), feature: Some(FeatureIndex(feature)) })
    }

    fn listing(groups: &[(Option<usize>, &[usize])], steady: &[usize]) -> Listing {
        let indices = |indices: &[usize]| indices.iter().copied().map(ServiceIndex).collect();
        let group = |(provider, services): &(Option<usize>, &[usize])| Group {
            provider: provider.map(ProviderIndex),
            services: indices(services),
        };
        Listing { groups: groups.iter().map(group).collect(), steady: indices(steady), hidden: 0 }
    }

    #[test]
    fn what_is_folded_has_no_rows() {
        let (ferry, post) = (Row::Provider(ProviderIndex(0)), Row::Provider(ProviderIndex(1)));
        let site = Row::Site(SiteIndex(0));
        let grouped = listing(&[(Some(0), &[2, 0]), (Some(1), &[1])], &[3, 4]);
        for (toggled, expected) in [
            (vec![], vec![site, ferry, lane(2), lane(0), post, lane(1), Row::Steady]),
            (vec![ferry], vec![site, ferry, post, lane(1), Row::Steady]),
            (vec![Row::Steady, post], vec![site, ferry, lane(2), lane(0), post, Row::Steady, lane(3), lane(4)]),
        ] {
            assert_eq!(top_rows(1, false, &grouped, |row| is_open(&toggled, row)), expected, "{toggled:?}");
        }
        let two = listing(&[(None, &[1, 0])], &[]);
        assert_eq!(top_rows(0, false, &two, |_| false), [lane(1), lane(0)]);
        assert_eq!(top_rows(1, true, &two, |_| false), [site, Row::Announced, lane(1), lane(0)]);
    }

    #[test]
    fn keys_go_from_row_to_row() {
        let head = Row::Provider(ProviderIndex(0));
        let rows = [Row::Site(SiteIndex(0)), head, lane(0), feature(0, 0), lane(1), Row::Steady];
        for (own, key, is_looking, expected) in [
            (Some(head), "ArrowDown", false, Some(lane(0))),
            (Some(lane(0)), "ArrowDown", true, Some(feature(0, 0))),
            (Some(lane(1)), "ArrowDown", false, Some(Row::Steady)),
            // Whoever looks at a stretch stays on lanes.
            (Some(lane(1)), "ArrowDown", true, None),
            (Some(lane(0)), "ArrowUp", false, Some(head)),
            (Some(lane(0)), "ArrowUp", true, None),
            // There is nothing to do on a site.
            (Some(head), "ArrowUp", false, None),
            (Some(lane(1)), "Home", false, Some(head)),
            (Some(head), "End", false, Some(Row::Steady)),
            (None, "ArrowDown", false, None),
            (Some(head), "Enter", false, None),
        ] {
            assert_eq!(beside(&rows, own, key, is_looking), expected, "{own:?} {key}");
        }
        assert_eq!(beside(&[], None, "Home", false), None);
    }
}
