//! `downboard add notice`: what is said of an incident later.

use clap::Args;
use downboard_core::model::{FeedFormat, Phase};
use downboard_edit::records::Step;
use downboard_edit::shapes::UPDATE;

use super::desk::{Desk, word};
use super::record::Record;
use super::texts::Said;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What was said.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The id of the incident.
    incident: String,
    /// How far its handling had come: investigating, identified, monitoring, resolved.
    phase: String,
    /// When it was said, as people write it.
    time: String,
    #[command(flatten)]
    words: Said,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let phase = word(&arguments.phase, Phase::parse, Phase::WORDS)?;
    let at = desk.instant(&arguments.time)?;
    let text = arguments.words.text()?;
    let mut draft = desk.own(FeedFormat::NativeStatus)?;
    desk.supported(&arguments.support, &draft)?;
    let known = draft.ids("incidents");
    let place = known.iter().position(|id| *id == arguments.incident);
    let all = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    let place = place.ok_or_else(|| format!("there is no incident {}: there is {all}", arguments.incident))?;
    let incident = [Step::Key("incidents"), Step::Place(place)];
    let record = Record::default()
        .with("at", desk.written(at))
        .with("phase", phase.word())
        .with("text", text)
        .with("sources", arguments.support.sources.clone());
    desk.date(&mut draft, at)?;
    draft.add(&[&incident[..], &[Step::Key("updates")]].concat(), &record, &UPDATE)?;
    if phase == Phase::Resolved {
        draft.set_at(&incident, "resolved_at", &desk.written(at))?;
    }
    desk.finish(draft, &format!("notice of {}: {} at {}", arguments.incident, phase.word(), desk.written(at)))
}
