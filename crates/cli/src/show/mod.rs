//! `downboard show`: what a board shows at a moment.

mod days;
mod terminal;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use downboard_core::model::{Lang, Region, ServiceIndex};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::{Extent, View, view};
use downboard_estimate::{Estimates, Model};
use downboard_export::csv;
use downboard_export::json::ViewOut;
use downboard_export::svg::{Picture, lanes};
use downboard_export::text::{Told, text};

use crate::load;
use crate::outcome::{Exit, Outcome, json};
use crate::output::rules::rules;
use crate::output::table::joined;
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
    /// Print also so many days up to the moment, at most a year: a mark for each day of each service, and how long it was in trouble.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=366), conflicts_with_all = ["csv", "svg", "text"])]
    days: Option<u16>,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Print a table for spreadsheets.
    #[arg(long, value_enum, value_name = "TABLE", conflicts_with = "json")]
    csv: Option<Spreadsheet>,
    /// Print the timelines as a picture, in SVG.
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    svg: bool,
    /// Print plain text, to paste into an article, a chat or a mail.
    #[arg(long, conflicts_with_all = ["json", "csv", "svg"])]
    text: bool,
    /// The language of the table, picture or text; the JSON has both.
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

/// A table for spreadsheets.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Spreadsheet {
    /// Every stretch of every service and feature.
    Timelines,
    /// Who is affected at the moment.
    People,
    /// What can be used instead at the moment.
    Alternatives,
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
    let (rules, lang) = (rules(), arguments.lang.into());
    let print = |data: String| Outcome { data, ..Outcome::default() };
    let mut outcome = match arguments.csv {
        Some(table) => print(spreadsheet(table, &view, &estimates, lang)),
        None if arguments.svg => print(picture(&view, lang)),
        None if arguments.text => print(told(&view, &estimates, lang)),
        None if arguments.json => {
            let out = ViewOut::new(&log, &view, &estimates, rules.as_ref());
            json(&match arguments.days {
                Some(count) => out.with_days(&view, count.into()),
                None => out,
            })
        }
        None => {
            let days = arguments.days.map(|count| days::text(&view, count.into(), lang));
            print(joined([terminal::text(&log, &view, &estimates, rules.as_ref(), lang), days.unwrap_or_default()]))
        }
    };
    for note in &loaded.notes {
        outcome.note(note);
    }
    outcome.messages += &lines(&loaded.findings);
    outcome
}

/// All services in the order of the board.
fn services(log: &BoardLog) -> Vec<ServiceIndex> {
    ServiceIndex::all(log.services.len()).collect()
}

/// A picture of all services over the part of the period that the page opens on.
fn picture(view: &View, lang: Lang) -> String {
    let extent = Extent::opening(&view.log, view.at).shown(view.log.period);
    lanes(&Picture { view, services: &services(&view.log), extent, lang })
}

/// What the board says of all services. Where a page shows it, nobody here knows.
fn told(view: &View, estimates: &Estimates, lang: Lang) -> String {
    text(&Told { view, estimates: Some(estimates), services: &services(&view.log), lang, link: None })
}

/// A table of all services.
fn spreadsheet(table: Spreadsheet, view: &View, estimates: &Estimates, lang: Lang) -> String {
    let log = &view.log;
    let services = services(log);
    match table {
        Spreadsheet::Timelines => csv::timelines(log, log.period, &services, lang),
        Spreadsheet::People => csv::people(view, estimates, &services, lang),
        Spreadsheet::Alternatives => csv::alternatives(view, &services, lang),
    }
}
