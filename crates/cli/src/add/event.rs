//! `downboard add event`: a change of status.

use clap::Args;
use downboard_core::instant;
use downboard_core::model::{Basis, Board, EvidenceGrade, FeedFormat, FeedPlace, Id, Status, When, Zone};
use downboard_core::time::Timestamp;
use downboard_edit::moments::{Unclear, understood};
use downboard_edit::shapes::EVENT;
use serde_json::{Map, Value, json};

use super::Wanted;
use super::draft::Draft;
use crate::clock;
use crate::documents::{open, read};
use crate::files::folder_of;
use crate::outcome::Outcome;

/// What changed.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A service, a feature of one as SERVICE/FEATURE, or a site.
    subject: String,
    /// The status from then on.
    status: String,
    /// When, as people write it: 21:50, 9:50 pm, 15 Oct 21:50, now, 10:00~10:30, by 21:30, about 9 pm, ?
    time: String,
    /// Where it was published: the id of a source.
    #[arg(long = "source", value_name = "ID", required = true)]
    sources: Vec<String>,
    /// What the status rests on: notice, measured, report, usage, derived.
    #[arg(long, default_value = "notice")]
    basis: String,
    /// How well it is supported: A, B, C or X.
    #[arg(long, default_value = "A")]
    grade: String,
    /// What exactly worked or did not, in Korean.
    #[arg(long, value_name = "TEXT")]
    note_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    note_en: Option<String>,
    /// The moment by which `now` and a missing day are meant, as RFC 3339 with an offset; without it the moment that a board of the
    /// past opens at, or the clock.
    #[arg(long, value_name = "T")]
    now: Option<String>,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let open = open(&arguments.wanted.board)?;
    let board = &open.board;
    let now = match &arguments.now {
        Some(text) => instant::parse(text)
            .ok_or_else(|| format!("--now {text:?}: expected an instant in RFC 3339 with an offset"))?,
        None => board.opens_at.unwrap_or_else(clock::now),
    };
    let mut record = subject(board, &arguments.subject)?;
    let status = word(&arguments.status, Status::parse, &Status::ALL.map(Status::word))?;
    let basis = word(&arguments.basis, Basis::parse, &Basis::ALL.map(Basis::word))?;
    let grade = word(&arguments.grade, EvidenceGrade::parse, &EvidenceGrade::ALL.map(EvidenceGrade::word))?;
    let when = understood(&arguments.time, now, &board.zone)
        .map_err(|unclear| format!("{:?}: {}", arguments.time, why(&unclear, &board.zone)))?;
    let path = folder_of(&open.path).join(status_file(board)?);
    let known = known_sources(board, read(&path)?.as_deref());
    for source in &arguments.sources {
        if !known.iter().any(|known| known == source) {
            return Err(format!("the board has no source {source}: add it with `downboard add source`"));
        }
    }
    record.insert("status".to_owned(), status.word().into());
    let written = |at: Timestamp| board.zone.rfc3339(at).to_string();
    let (key, value) = match when {
        When::At(at) => ("at", written(at).into()),
        When::By(at) => ("by", written(at).into()),
        When::Between { from, to } => ("between", json!({ "from": written(from), "to": written(to) })),
    };
    record.insert(key.to_owned(), value);
    record.insert("basis".to_owned(), basis.word().into());
    record.insert("grade".to_owned(), grade.word().into());
    record.insert("sources".to_owned(), arguments.sources.clone().into());
    let note: Map<String, Value> = [("ko", &arguments.note_ko), ("en", &arguments.note_en)]
        .into_iter()
        .filter_map(|(lang, text)| Some((lang.to_owned(), text.as_deref()?.into())))
        .collect();
    if !note.is_empty() {
        record.insert("note".to_owned(), note.into());
    }
    let mut draft = Draft::of_status(path, board, &written(now))?;
    // A board of the past was changed when what it tells of happened; a live one now.
    let changed_at = if board.is_live() { now } else { when.latest() };
    if draft.updated_at().is_none_or(|updated_at| updated_at < changed_at) {
        draft.set("updated_at", &written(changed_at))?;
    }
    draft.add("events", &Value::Object(record).to_string(), &EVENT)?;
    let said = format!("{} {} {}", arguments.subject, status.word(), told(when, &board.zone));
    draft.finish(&arguments.wanted, &open.text, &said)
}

/// A word of a closed list.
fn word<T>(text: &str, parse: impl Fn(&str) -> Option<T>, all: &[&str]) -> Result<T, String> {
    parse(text).ok_or_else(|| format!("{text:?}: expected one of {}", all.join(", ")))
}

/// What an event is about, as its first fields.
fn subject(board: &Board, text: &str) -> Result<Map<String, Value>, String> {
    let fields = |all: &[(&str, &Id)]| all.iter().map(|(key, id)| ((*key).to_owned(), id.as_str().into())).collect();
    let (name, feature) = text.split_once('/').map_or((text, None), |(name, feature)| (name, Some(feature)));
    if let Some(service) = board.services.iter().find(|service| service.id.as_str() == name) {
        let Some(feature) = feature else { return Ok(fields(&[("service", &service.id)])) };
        let known = service.features.iter().find(|known| known.id.as_str() == feature);
        let all = || listed(service.features.iter().map(|feature| &feature.id));
        let known = known.ok_or_else(|| format!("{name} has no feature {feature}: it has {}", all()))?;
        return Ok(fields(&[("service", &service.id), ("feature", &known.id)]));
    }
    let site = board.sites.iter().find(|site| site.id.as_str() == text);
    let all =
        || listed(board.services.iter().map(|service| &service.id).chain(board.sites.iter().map(|site| &site.id)));
    let site = site.ok_or_else(|| format!("the board has no service and no site {name}: it has {}", all()))?;
    Ok(fields(&[("site", &site.id)]))
}

fn listed<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    let ids: Vec<&str> = ids.map(Id::as_str).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

/// The file of the board's own status document.
fn status_file(board: &Board) -> Result<&str, String> {
    let own = board.feeds.iter().find_map(|feed| match &feed.place {
        FeedPlace::File(file) if feed.format == Some(FeedFormat::NativeStatus) => Some(file.as_str()),
        _ => None,
    });
    own.ok_or_else(|| {
        "the board has no status document of its own: expected a feed of the format native-status with a file"
            .to_owned()
    })
}

/// The sources of the board and of its status document.
fn known_sources(board: &Board, status: Option<&str>) -> Vec<String> {
    let status: Value = status.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let own = status.get("sources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let own = own.iter().filter_map(|source| source.get("id")?.as_str()).map(str::to_owned);
    board.sources.iter().map(|source| source.id.to_string()).chain(own).collect()
}

/// When, as it was understood.
fn told(when: When, zone: &Zone) -> String {
    match when {
        When::At(at) => format!("at {}", zone.rfc3339(at)),
        When::By(at) => format!("by {}", zone.rfc3339(at)),
        When::Between { from, to } => format!("between {} and {}", zone.rfc3339(from), zone.rfc3339(to)),
    }
}

/// Why a time was not understood.
fn why(unclear: &Unclear, zone: &Zone) -> String {
    match unclear {
        Unclear::NotATime { rest } if rest.is_empty() => "expected a time, such as 21:50 or 15 Oct 21:50".to_owned(),
        Unclear::NotATime { rest } => format!("no time from {rest:?} on; expected one such as 21:50 or 15 Oct 21:50"),
        Unclear::NoSuchTime => "no clock or calendar has this time".to_owned(),
        Unclear::Ambiguous { readings } => {
            let readings: Vec<_> = readings.iter().map(|when| told(*when, zone)).collect();
            format!("this can be {}; say which", readings.join(" or "))
        }
        Unclear::Backwards { from, to } => {
            format!("it ends {} before it begins {}", zone.rfc3339(*to), zone.rfc3339(*from))
        }
        Unclear::OutOfRange => "it is outside the years that documents hold".to_owned(),
    }
}
