//! `downboard add`: one record more in the documents of a board.

mod draft;
mod event;
mod source;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::outcome::Outcome;

/// What `add` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// What is added.
    #[command(subcommand)]
    what: What,
}

/// The kinds of records.
#[derive(Debug, Subcommand)]
enum What {
    /// A change of status of a service, a feature or a site.
    Event(event::Arguments),
    /// Where something was published.
    Source(source::Arguments),
}

/// What is asked of every record.
#[derive(Args, Debug)]
struct Wanted {
    /// The folder of the board.
    #[arg(long, value_name = "DIR")]
    board: PathBuf,
    /// Write nothing, and print what would change.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let outcome = match &arguments.what {
        What::Event(arguments) => event::add(arguments),
        What::Source(arguments) => source::add(arguments),
    };
    outcome.unwrap_or_else(|message| Outcome::failed(&message))
}
