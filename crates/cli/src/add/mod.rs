//! `downboard add`: one record more in the documents of a board.

mod alternative;
mod audience;
mod desk;
mod event;
mod incident;
mod milestone;
mod notice;
mod promise;
mod reading;
mod record;
mod source;
mod texts;

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
    /// What a publisher calls an incident, with the first that is said of it.
    Incident(incident::Arguments),
    /// What is said of an incident later.
    Notice(notice::Arguments),
    /// Where something was published.
    Source(source::Arguments),
    /// Something that happened at a site.
    Milestone(milestone::Arguments),
    /// How much of a measure there was.
    Reading(reading::Arguments),
    /// What somebody said would be done.
    Promise(promise::Arguments),
    /// A published count of the users of a service.
    Audience(audience::Arguments),
    /// What can be used instead of a service.
    Alternative(alternative::Arguments),
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
    /// The moment by which `now` and a missing day are meant, as RFC 3339 with an offset; without it the moment that a board of the
    /// past opens at, or the clock.
    #[arg(long, value_name = "T")]
    now: Option<String>,
}

/// What a record rests on.
#[derive(Args, Debug)]
struct Support {
    /// Where it was published: the id of a source.
    #[arg(long = "source", value_name = "ID", required = true)]
    sources: Vec<String>,
    /// How well it is supported: A, B, C or X.
    #[arg(long, default_value = "A")]
    grade: String,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let outcome = match &arguments.what {
        What::Event(arguments) => event::add(arguments),
        What::Incident(arguments) => incident::add(arguments),
        What::Notice(arguments) => notice::add(arguments),
        What::Source(arguments) => source::add(arguments),
        What::Milestone(arguments) => milestone::add(arguments),
        What::Reading(arguments) => reading::add(arguments),
        What::Promise(arguments) => promise::add(arguments),
        What::Audience(arguments) => audience::add(arguments),
        What::Alternative(arguments) => alternative::add(arguments),
    };
    outcome.unwrap_or_else(|message| Outcome::failed(&message))
}
