//! `downboard show`: what a board shows at a moment.

mod alternatives;
mod contract;
mod services;
mod terminal;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use downboard_core::model::Region;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::view;
use downboard_estimate::Model;

use crate::load;
use crate::outcome::{Exit, Outcome, json};
use crate::report::lines;
use crate::values::{Language, moment, region};

/// What `show` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder of the board, or its board.json.
    #[arg(long, value_name = "DIR")]
    board: PathBuf,
    /// The moment, as RFC 3339 with an offset; without it, the one that the board opens at.
    #[arg(long, value_parser = moment, value_name = "T")]
    at: Option<Timestamp>,
    /// Where the reader is, as two capital letters; without it, where the board's readers are.
    #[arg(long, value_parser = region, value_name = "CODE")]
    region: Option<Region>,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// The language of the table; the JSON has both.
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut loaded = match load::board(&arguments.board, arguments.at) {
        Ok(loaded) => loaded,
        Err(load::LoadError::Absent(message)) => return Outcome::failed(&message),
        Err(load::LoadError::Unreadable(findings)) => {
            return Outcome { messages: lines(&findings), exit: Exit::Unreadable, ..Outcome::default() };
        }
    };
    let Some(at) = arguments.at.or(loaded.documents.board.opens_at) else {
        return Outcome::failed(
            "the board names no moment to open at; give one with --at, such as --at 2022-10-15T21:50:00+09:00",
        );
    };
    loaded.documents.region = arguments.region;
    let log = Arc::new(BoardLog::at(&loaded.documents, at, None));
    let view = view(&log, at);
    let estimates = Model::of(&log).at(at);
    let mut outcome = if arguments.json {
        json(&contract::ViewOut::new(&log, &view, &estimates))
    } else {
        Outcome { data: terminal::text(&log, &view, &estimates, arguments.lang.into()), ..Outcome::default() }
    };
    for note in &loaded.notes {
        outcome.note(note);
    }
    outcome.messages += &lines(&loaded.findings);
    outcome
}
