//! `downboard add source`: where something was published.

use clap::Args;
use downboard_core::model::Id;
use downboard_edit::ids::{proposed, unused};
use downboard_edit::shapes::SOURCE;
use serde_json::{Map, Value};

use super::Wanted;
use super::draft::Draft;
use crate::documents::open;
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
    let open = open(&arguments.wanted.board)?;
    let is_taken = |id: &Id| open.board.sources.iter().any(|source| source.id == *id);
    let id = if let Some(text) = &arguments.id {
        Id::parse(text).ok_or_else(|| format!("--id {text:?}: expected lower-case letters, digits and hyphens"))?
    } else {
        let base = proposed(&arguments.title).ok_or("the title proposes no id: give one with --id")?;
        unused(&base, is_taken)
    };
    if is_taken(&id) {
        return Err(format!("the board has a source {id} already"));
    }
    let mut record = Map::new();
    record.insert("id".to_owned(), id.as_str().into());
    record.insert("title".to_owned(), arguments.title.as_str().into());
    for (key, value) in [("address", &arguments.address), ("published", &arguments.published)] {
        if let Some(value) = value {
            record.insert(key.to_owned(), value.as_str().into());
        }
    }
    let mut draft = Draft::of_board(&open);
    draft.add("sources", &Value::Object(record).to_string(), &SOURCE)?;
    draft.finish(&arguments.wanted, &open.text, &format!("source {id}: {}", arguments.title))
}
