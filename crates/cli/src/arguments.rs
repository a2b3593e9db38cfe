//! What the command line takes.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use downboard_core::model::{FeedFormat, Lang, Region};
use downboard_core::time::Timestamp;

use crate::estimate::{self, WhatIf};
use crate::outcome::{Exit, Outcome};
use crate::{check, inspect, schema, show};

/// The board for when things are down, on the command line.
#[derive(Debug, Parser)]
#[command(name = "downboard", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lint documents: exit 0 good, 1 findings, 2 when a document is absent or cannot be used.
    Check(CheckArguments),
    /// Print a document or a feed in one normalised form, as JSON.
    Inspect(InspectArguments),
    /// Print what a board shows at a moment.
    Show(ShowArguments),
    /// Estimate an outage that has not happened, or print what the estimates assume.
    Estimate(EstimateArguments),
    /// Write the JSON Schemas of the documents into a folder.
    Schema {
        /// The folder, such as public/schema.
        dir: PathBuf,
    },
}

#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// Documents and feeds, or folders whose boards are checked at every depth with what they name.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Print JSON instead of one line per finding.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct InspectArguments {
    /// A board, status or recovery document, or a feed in another format.
    pub(crate) file: PathBuf,
    /// The format; without it the format is found from the file.
    #[arg(long, value_enum, value_name = "F")]
    pub(crate) format: Option<Format>,
    /// The moment, as RFC 3339 with an offset; without it, all of a feed, and a document when it was last changed.
    #[arg(long, value_parser = moment, value_name = "T")]
    pub(crate) at: Option<Timestamp>,
    /// The language of names and texts.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

#[derive(Args, Debug)]
pub(crate) struct ShowArguments {
    /// The folder of the board, or its board.json.
    #[arg(long, value_name = "DIR")]
    pub(crate) board: PathBuf,
    /// The moment, as RFC 3339 with an offset; without it, the one that the board opens at.
    #[arg(long, value_parser = moment, value_name = "T")]
    pub(crate) at: Option<Timestamp>,
    /// Where the reader is, as two capital letters; without it, where the board's readers are.
    #[arg(long, value_parser = region, value_name = "CODE")]
    pub(crate) region: Option<Region>,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of the table; the JSON has both.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

#[derive(Args, Debug)]
pub(crate) struct EstimateArguments {
    /// The folder of the board whose services, audiences and assumptions are taken, or its board.json.
    #[arg(long, value_name = "DIR")]
    pub(crate) board: PathBuf,
    /// A service, from when to when, and how it would fail; may be given several times.
    #[arg(
        long,
        value_parser = WhatIf::parse,
        value_name = "service=ID,from=T,to=T,status=S",
        required_unless_present = "assumptions",
        conflicts_with = "assumptions"
    )]
    pub(crate) what_if: Vec<WhatIf>,
    /// The moment, as RFC 3339 with an offset; without it, the latest end.
    #[arg(long, value_parser = moment, value_name = "T", conflicts_with = "assumptions")]
    pub(crate) at: Option<Timestamp>,
    /// Print every assumption of the estimates of this board, as JSON.
    #[arg(long)]
    pub(crate) assumptions: bool,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of the table; the JSON has both.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

/// The formats that are read: a board, and every format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// board.json
    Board,
    /// A feed of a board.
    Feed(FeedFormat),
}

/// A board, then the formats of feeds in their order.
const FORMATS: [Format; FeedFormat::ALL.len() + 1] = {
    let mut all = [Format::Board; FeedFormat::ALL.len() + 1];
    let mut index = 0;
    while index < FeedFormat::ALL.len() {
        all[index + 1] = Format::Feed(FeedFormat::ALL[index]);
        index += 1;
    }
    all
};

impl Format {
    /// The word on the command line and in the output.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Board => "native-board",
            Self::Feed(format) => format.word(),
        }
    }

    /// The words of all formats, for messages.
    pub(crate) fn words() -> String {
        FORMATS.map(Self::word).join(", ")
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// A language of names and texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Korean
    Ko,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Ko => Self::Ko,
            Language::En => Self::En,
        }
    }
}

fn region(text: &str) -> Result<Region, String> {
    Region::parse(text).ok_or_else(|| "expected a country by two capital letters, such as KR".to_owned())
}

fn moment(text: &str) -> Result<Timestamp, String> {
    let expected = "expected an instant with its offset, such as 2022-10-15T21:50:00+09:00 (RFC 3339)";
    downboard_core::instant::parse(text).ok_or_else(|| expected.to_owned())
}

/// Reads the arguments; help and wrong arguments are an outcome of their own.
pub(crate) fn parse() -> Result<Command, Outcome> {
    Arguments::try_parse().map(|arguments| arguments.command).map_err(|error| {
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
            Self::Schema { dir } => schema::run(&dir),
        }
    }
}
