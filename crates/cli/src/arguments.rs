//! Which command is asked for.

use clap::{Parser, Subcommand};

use crate::outcome::{Exit, Outcome};
use crate::{add, check, estimate, fmt, import, inspect, list, new, publish, schema, show, zone};

/// The board for when things are down, on the command line.
#[derive(Debug, Parser)]
#[command(name = "downboard", version, arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lint documents: exit 0 good, 1 findings, 2 when a document is absent or cannot be used.
    Check(check::Arguments),
    /// Print a document or a feed in one normalised form, as JSON.
    Inspect(inspect::Arguments),
    /// Print what a board shows at a moment.
    Show(show::Arguments),
    /// Estimate an outage that has not happened, or print what the estimates assume.
    Estimate(estimate::Arguments),
    /// Make of a built site and a folder of boards a folder to upload, whose pages have their facts in them.
    Publish(publish::Arguments),
    /// Make a board to begin with: a folder with its documents, listed where its site has a list.
    New(new::Arguments),
    /// Take the services of a feed into a board, with the feed and what its parts stand for.
    Import(import::Arguments),
    /// Add a record to the documents of a board, checked before it is written.
    Add(Box<add::Arguments>),
    /// Write documents in their canonical form, so that a change of one record is a change of one place.
    Fmt(fmt::Arguments),
    /// Add a board to the list of the boards of its site.
    List(list::Arguments),
    /// Write the JSON Schemas of the documents into a folder.
    Schema(schema::Arguments),
    /// Print the zone of a board with all changes of its clocks, out of the database of time zones.
    Zone(zone::Arguments),
}

/// Reads the arguments; help and wrong arguments are an outcome of their own.
pub(crate) fn parse() -> Result<Command, Outcome> {
    CommandLine::try_parse().map(|line| line.command).map_err(|error| {
        let text = error.render().to_string();
        if error.use_stderr() {
            Outcome { messages: text, exit: Exit::Unreadable, ..Outcome::default() }
        } else {
            Outcome { data: text, ..Outcome::default() }
        }
    })
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Outcome {
        match self {
            Self::Check(arguments) => check::run(&arguments),
            Self::Inspect(arguments) => inspect::run(&arguments),
            Self::Show(arguments) => show::run(&arguments),
            Self::Estimate(arguments) => estimate::run(&arguments),
            Self::Publish(arguments) => publish::run(&arguments),
            Self::New(arguments) => new::run(&arguments),
            Self::Import(arguments) => import::run(&arguments),
            Self::Add(arguments) => add::run(&arguments),
            Self::Fmt(arguments) => fmt::run(&arguments),
            Self::List(arguments) => list::run(&arguments),
            Self::Schema(arguments) => schema::run(&arguments),
            Self::Zone(arguments) => zone::run(&arguments),
        }
    }
}
