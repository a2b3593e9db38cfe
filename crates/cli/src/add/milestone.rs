//! `downboard add milestone`: something that happened at a site.

use clap::Args;
use downboard_core::model::FeedFormat;
use downboard_edit::records::Step;
use downboard_edit::shapes::MILESTONE;

use super::desk::{Desk, new_id};
use super::record::{Record, needed_text};
use super::texts::Said;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What happened.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The site.
    site: String,
    /// When, as people write it.
    time: String,
    /// What happened in two or three words, in Korean.
    #[arg(long, value_name = "TEXT")]
    label_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    label_en: Option<String>,
    #[command(flatten)]
    words: Said,
    /// Its id; without it, one that its label proposes.
    #[arg(long)]
    id: Option<String>,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let site = desk.site(&arguments.site)?;
    let when = desk.time(&arguments.time)?;
    let label = needed_text("label", arguments.label_ko.as_deref(), arguments.label_en.as_deref())?;
    let text = arguments.words.text()?;
    let mut draft = desk.own(FeedFormat::NativeRecovery)?;
    let grade = desk.supported(&arguments.support, &draft)?;
    let name = arguments.label_en.as_deref().or(arguments.label_ko.as_deref()).unwrap_or_default();
    let id = new_id(arguments.id.as_deref(), name, &draft.ids("milestones"))?;
    let record = Record::default()
        .id("id", &id)
        .id("site", site)
        .when(when, &desk)
        .with("label", label)
        .with("text", text)
        .supported(grade, &arguments.support);
    desk.date(&mut draft, when.latest())?;
    draft.add(&[Step::Key("milestones")], &record, &MILESTONE)?;
    desk.finish(draft, &format!("milestone {id} {}", desk.told(when)))
}
