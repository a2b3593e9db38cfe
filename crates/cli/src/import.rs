//! `downboard import`: the services of a feed for a board that lacks them, with the feed and what its parts stand for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use downboard_core::model::{FeedPlace, Id};
use downboard_edit::ids::{proposed, unused};
use downboard_edit::records::Step;
use downboard_edit::shapes::{FEED, PROVIDER, SERVICE};
use downboard_feeds::{Report, ReportComponent, decode_feed};
use serde_json::{Map, Value, json};

use crate::documents::{OpenBoard, open};
use crate::draft::Draft;
use crate::files::{self, Content};
use crate::outcome::{Outcome, counted};
use crate::report::line;
use crate::values::Format;

/// What `import` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The feed, as a file.
    feed: PathBuf,
    /// The folder of the board.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Its format; without it, that which it is recognised as.
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,
    /// Where a live board fetches it; without it, the file is copied beside the board.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// All of its components.
    #[arg(long, conflicts_with = "only")]
    all: bool,
    /// The names or ids of components, with commas between them.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    only: Vec<String>,
    /// Write nothing, and print what would change.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    imported(arguments).unwrap_or_else(|message| Outcome::failed(&message))
}

fn imported(arguments: &Arguments) -> Result<Outcome, String> {
    let open = open(&arguments.into)?;
    let (bytes, report) = read(&arguments.feed, arguments.format)?;
    let chosen = chosen(&report, arguments)?;
    let stem = arguments.feed.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let name = report.name.clone().unwrap_or_else(|| stem.to_owned());
    let mut draft = Draft::of_board(&open);
    let is_feed = |id: &Id| draft.ids("feeds").iter().any(|known| known == id.as_str());
    let id = proposed(&name).or_else(|| proposed(stem)).or_else(|| Id::parse("feed"));
    let id = unused(&id.ok_or("the feed proposes no id")?, is_feed);
    let both = |text: &str| json!({ "ko": text, "en": text });

    let provider = if let [only] = open.board.providers.as_slice() {
        only.id.clone()
    } else {
        let own = unused(&id, |id| open.board.providers.iter().any(|provider| provider.id == *id));
        draft.add(&[Step::Key("providers")], &json!({ "id": own.as_str(), "name": both(&name) }), &PROVIDER)?;
        own
    };
    let mut taken = taken(&open);
    let mut maps = Vec::new();
    for (service_name, parts) in grouped(&chosen, &name) {
        let own = free(&service_name, &mut taken)?;
        let mut service = Map::new();
        service.insert("id".to_owned(), own.as_str().into());
        service.insert("name".to_owned(), both(&service_name));
        service.insert("provider".to_owned(), provider.as_str().into());
        service.insert("category".to_owned(), "other".into());
        match parts {
            Parts::Whole => maps.push(json!({ "service": own.as_str() })),
            Parts::One(component) => maps.push(json!({ "service": own.as_str(), "components": [component.id] })),
            Parts::Several(components) => {
                let (mut features, mut known) = (Vec::new(), Vec::new());
                for component in components {
                    let feature = free(&component.name, &mut known)?;
                    let record = json!({ "id": feature.as_str(), "name": both(&component.name), "essential": true });
                    features.push(record);
                    let map =
                        json!({ "service": own.as_str(), "feature": feature.as_str(), "components": [component.id] });
                    maps.push(map);
                }
                service.insert("features".to_owned(), features.into());
            }
        }
        draft.add(&[Step::Key("services")], &Value::Object(service), &SERVICE)?;
    }
    let mut feed = Map::new();
    feed.insert("id".to_owned(), id.as_str().into());
    feed.insert("format".to_owned(), report.format.word().into());
    feed.insert("name".to_owned(), both(&name));
    if let Some(page) = &report.page {
        feed.insert("page".to_owned(), page.as_str().into());
    }
    let file = file_name(&arguments.feed, &id);
    match &arguments.address {
        Some(address) => feed.insert("address".to_owned(), address.as_str().into()),
        None => feed.insert("file".to_owned(), file.as_str().into()),
    };
    let services = taken.len() - self::taken(&open).len();
    feed.insert("maps".to_owned(), maps.into());
    draft.add(&[Step::Key("feeds")], &Value::Object(feed), &FEED)?;
    let said = format!("{} of {name} ({}) by the feed {id}", counted(services, "service"), report.format.word());
    let outcome = draft.finish(&open.text, arguments.dry_run, &said)?;
    let copy = arguments.into.join(&file);
    if arguments.address.is_none() && !arguments.dry_run && copy != arguments.feed {
        files::replace(&copy, &bytes).map_err(|error| format!("{}: {error}", copy.display()))?;
    }
    Ok(outcome)
}

fn read(path: &Path, format: Option<Format>) -> Result<(Vec<u8>, Report), String> {
    let bytes = match files::read(path) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(bytes)) => return Err(format!("{}: {bytes} bytes are more than is read", path.display())),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let format = match format {
        Some(Format::Feed(format)) if !format.is_native() => Some(format),
        None => None,
        Some(own) => return Err(format!("{} is a document of ours, and no feed", own.word())),
    };
    let decoded = decode_feed(&bytes, format, None);
    let first = decoded.findings.first().map(|finding| line(path, finding).trim_end().to_owned());
    let report = decoded.value.ok_or_else(|| first.unwrap_or_default())?;
    Ok((bytes, report))
}

/// The components that are asked for. A feed without any stands for one service.
fn chosen<'a>(report: &'a Report, arguments: &Arguments) -> Result<Vec<&'a ReportComponent>, String> {
    let all = &report.components;
    if arguments.all || all.is_empty() {
        return Ok(all.iter().collect());
    }
    let names = || all.iter().map(|component| component.name.as_str()).collect::<Vec<_>>().join(", ");
    if arguments.only.is_empty() {
        return Err(format!("which of its components? --all, or some by --only: {}", names()));
    }
    let mut chosen = Vec::new();
    for wanted in &arguments.only {
        let wanted = wanted.trim();
        let before = chosen.len();
        chosen.extend(all.iter().filter(|component| component.id == wanted || component.name == wanted));
        if chosen.len() == before {
            return Err(format!("the feed has no component {wanted}: it has {}", names()));
        }
    }
    Ok(chosen)
}

/// What a service is made of.
enum Parts<'a> {
    /// The feed as a whole.
    Whole,
    /// A component.
    One(&'a ReportComponent),
    /// The components of a group, each of which is a feature.
    Several(Vec<&'a ReportComponent>),
}

/// The services that components make, each with its name, in the order of the feed.
fn grouped<'a>(components: &[&'a ReportComponent], name: &str) -> Vec<(String, Parts<'a>)> {
    if components.is_empty() {
        return vec![(name.to_owned(), Parts::Whole)];
    }
    let mut groups: BTreeMap<&str, Vec<&'a ReportComponent>> = BTreeMap::new();
    for component in components {
        if let Some(group) = &component.group {
            groups.entry(group).or_default().push(component);
        }
    }
    let mut services = Vec::new();
    for component in components {
        match component.group.as_deref() {
            None => services.push((component.name.clone(), Parts::One(component))),
            // The first of a group stands for all.
            Some(group) => {
                if let Some(members) = groups.remove(group) {
                    services.push((group.to_owned(), Parts::Several(members)));
                }
            }
        }
    }
    services
}

/// The ids that services and alternatives of a board have.
fn taken(open: &OpenBoard) -> Vec<Id> {
    let services = open.board.services.iter().map(|service| service.id.clone());
    services.chain(open.board.alternatives.iter().map(|alternative| alternative.id.clone())).collect()
}

/// A free id for a name, which is taken from then on.
fn free(name: &str, taken: &mut Vec<Id>) -> Result<Id, String> {
    let base = proposed(name).or_else(|| Id::parse("service")).ok_or_else(|| name.to_owned())?;
    let own = unused(&base, |id| taken.contains(id));
    taken.push(own.clone());
    Ok(own)
}

/// The name of a feed's file beside its board: its own, where that can stand in a board.
fn file_name(feed: &Path, id: &Id) -> String {
    let own = feed.file_name().and_then(|name| name.to_str()).filter(|name| FeedPlace::is_file_name(name));
    let extension = feed.extension().and_then(|extension| extension.to_str()).unwrap_or("json").to_lowercase();
    own.map_or_else(|| format!("{id}.{extension}"), str::to_owned)
}
