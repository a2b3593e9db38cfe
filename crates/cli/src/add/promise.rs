//! `downboard add promise`: what somebody said would be done.

use clap::Args;
use downboard_core::model::FeedFormat;
use downboard_edit::records::Step;
use downboard_edit::shapes::PROMISE;
use serde_json::json;

use super::desk::{Desk, new_id};
use super::record::{Record, needed_text};
use super::texts::Said;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What was promised.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// When it was said, as people write it.
    time: String,
    /// Who said it, in Korean.
    #[arg(long, value_name = "TEXT")]
    by_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    by_en: Option<String>,
    #[command(flatten)]
    words: Said,
    /// By when, as people write it, where that was said.
    #[arg(long, value_name = "TIME")]
    due: Option<String>,
    /// Its id; without it, one that its text proposes.
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let made_at = desk.instant(&arguments.time)?;
    let due = arguments.due.as_deref().map(|due| desk.instant(due)).transpose()?;
    let by = needed_text("by", arguments.by_ko.as_deref(), arguments.by_en.as_deref())?;
    let text = arguments.words.text()?;
    let mut draft = desk.own(FeedFormat::NativeRecovery)?;
    let grade = desk.supported(&arguments.support, &draft)?;
    let id = new_id(arguments.id.as_deref(), arguments.words.name(), &draft.ids("promises"))?;
    let record = Record::default()
        .id("id", &id)
        .with("by", by)
        .with("made_at", desk.written(made_at))
        .with("text", text)
        .with_any("due", due.map(|due| json!({ "by": desk.written(due) })))
        .supported(grade, &arguments.support);
    desk.date(&mut draft, made_at)?;
    draft.add(&[Step::Key("promises")], &record, &PROMISE)?;
    let due = due.map(|due| format!(", due by {}", desk.written(due))).unwrap_or_default();
    desk.finish(draft, &format!("promise {id} made at {}{due}", desk.written(made_at)))
}
