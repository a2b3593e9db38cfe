//! `downboard add incident`: what a publisher calls an incident, with the first that is said of it.

use clap::Args;
use downboard_core::model::{FeedFormat, Impact, Phase};
use downboard_edit::records::Step;
use downboard_edit::shapes::INCIDENT;
use serde_json::json;

use super::desk::{Desk, new_id, word};
use super::record::{Record, needed_text};
use super::texts::Said;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What an incident is.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The services that it is about, with commas between them.
    #[arg(value_delimiter = ',', required = true)]
    services: Vec<String>,
    /// When it began, as people write it.
    time: String,
    /// What it is called, in Korean.
    #[arg(long, value_name = "TEXT")]
    title_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    title_en: Option<String>,
    /// Its id; without it, one that its title proposes.
    #[arg(long)]
    id: Option<String>,
    /// How bad its publisher says it is: none, minor, major, critical, unknown.
    #[arg(long, default_value = "unknown")]
    impact: String,
    /// How far its handling had come: investigating, identified, monitoring, resolved.
    #[arg(long, default_value = "investigating")]
    phase: String,
    #[command(flatten)]
    words: Said,
    /// When that was said, as people write it; without it, when the incident began.
    #[arg(long, value_name = "TIME")]
    said: Option<String>,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    for service in &arguments.services {
        desk.service(service)?;
    }
    let impact = word(&arguments.impact, Impact::parse, Impact::WORDS)?;
    let phase = word(&arguments.phase, Phase::parse, Phase::WORDS)?;
    let started_at = desk.instant(&arguments.time)?;
    let said_at = arguments.said.as_deref().map_or(Ok(started_at), |said| desk.instant(said))?;
    let title = needed_text("title", arguments.title_ko.as_deref(), arguments.title_en.as_deref())?;
    let text = arguments.words.text()?;
    let mut draft = desk.own(FeedFormat::NativeStatus)?;
    desk.supported(&arguments.support, &draft)?;
    let name = arguments.title_en.as_deref().or(arguments.title_ko.as_deref()).unwrap_or_default();
    let id = new_id(arguments.id.as_deref(), name, &draft.ids("incidents"))?;
    let update = json!({
        "at": desk.written(said_at), "phase": phase.word(), "text": text, "sources": arguments.support.sources,
    });
    let record = Record::default()
        .id("id", &id)
        .with("title", title)
        .with("impact", impact.word())
        .with("started_at", desk.written(started_at))
        .with_any("resolved_at", (phase == Phase::Resolved).then(|| desk.written(said_at)))
        .with("services", arguments.services.clone())
        .with("updates", vec![update]);
    desk.date(&mut draft, said_at)?;
    draft.add(&[Step::Key("incidents")], &record, &INCIDENT)?;
    desk.finish(draft, &format!("incident {id} from {}", desk.written(started_at)))
}
