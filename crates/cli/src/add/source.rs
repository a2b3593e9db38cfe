//! `downboard add source`: where something was published.

use clap::Args;
use downboard_edit::records::Step;
use downboard_edit::shapes::SOURCE;

use super::Wanted;
use super::desk::{Desk, new_id};
use super::record::Record;
use crate::draft::Draft;
use crate::outcome::Outcome;

/// What a source is.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Its title: who published what, and when.
    title: String,
    /// Its id; without it, one that its title proposes.
    #[arg(long)]
    id: Option<String>,
    /// Its address, by https or http.
    #[arg(long)]
    address: Option<String>,
    /// The day on which it was published, such as 2022-10-15.
    #[arg(long, value_name = "DAY")]
    published: Option<String>,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let mut draft = Draft::of_board(&desk.open);
    let id = new_id(arguments.id.as_deref(), &arguments.title, &draft.ids("sources"))?;
    let record = Record::default()
        .id("id", &id)
        .with("title", arguments.title.as_str())
        .with_any("address", arguments.address.as_deref())
        .with_any("published", arguments.published.as_deref());
    draft.add(&[Step::Key("sources")], &record, &SOURCE)?;
    desk.finish(draft, &format!("source {id}: {}", arguments.title))
}
