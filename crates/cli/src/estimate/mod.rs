//! `downboard estimate`: whom an outage would hit that has not happened, and what estimates assume.

mod what_if;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use downboard_core::model::{Id, Lang, Rules, ServiceIndex, Text};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents};
use downboard_core::view::{View, view};
use downboard_estimate::{Affected, Estimates, Model, assumptions_json};
use downboard_export::Counted;
use downboard_export::json::{AffectedOut, ComparisonOut, compared, instant};
use downboard_words::terminal::{terminal_words, what_if};
use downboard_words::{detail_words, words};
use serde::Serialize;

use self::what_if::WhatIf;

use crate::load;
use crate::outcome::{Exit, Outcome, json};
use crate::output::cells::{self, NOTHING, day_and_time, heading, time};
use crate::output::comparison;
use crate::output::figures;
use crate::output::rules::rules;
use crate::output::table::{joined, table};
use crate::report::lines;
use crate::values::{Language, moment};

/// Whom the outages hit.
#[derive(Debug, Serialize)]
struct EstimateOut<'a> {
    board: &'a Id,
    at: String,
    what_if: Vec<String>,
    services: Vec<FailingServiceOut<'a>>,
    affected: AffectedOut<'a>,
    comparison: Option<ComparisonOut<'a>>,
}

#[derive(Debug, Serialize)]
struct FailingServiceOut<'a> {
    id: &'a Id,
    name: &'a Text,
    affected: AffectedOut<'a>,
}

/// What `estimate` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder of the board whose services, audiences and assumptions are taken, or its board.json.
    #[arg(long, value_name = "DIR")]
    board: PathBuf,
    /// A service, from when to when, and how it would fail; may be given several times.
    #[arg(
        long,
        value_parser = WhatIf::parse,
        value_name = "service=ID,from=T,to=T,status=S",
        required_unless_present = "assumptions",
        conflicts_with = "assumptions"
    )]
    what_if: Vec<WhatIf>,
    /// The moment, as RFC 3339 with an offset; without it, the latest end.
    #[arg(long, value_parser = moment, value_name = "T", conflicts_with = "assumptions")]
    at: Option<Timestamp>,
    /// Print every assumption of the estimates of this board, as JSON.
    #[arg(long)]
    assumptions: bool,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// The language of the table; the JSON has both.
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let loaded = match load::board(&arguments.board, None) {
        Ok(loaded) => loaded,
        Err(load::LoadError::Absent(message)) => return Outcome::failed(&message),
        Err(load::LoadError::Unreadable(findings)) => {
            return Outcome { messages: lines(&findings), exit: Exit::Unreadable, ..Outcome::default() };
        }
    };
    let board = loaded.documents.board;
    if arguments.assumptions {
        return Outcome { data: assumptions_json(&board), ..Outcome::default() };
    }
    let (board, document) = match what_if::documents(&board, &arguments.what_if) {
        Ok(documents) => documents,
        Err(message) => return Outcome::failed(&message),
    };
    let at = arguments.at.unwrap_or(document.updated_at);
    let log = Arc::new(BoardLog::new(&Documents::with(board, Content::Status(Arc::new(document)))));
    let (view, estimates, rules) = (view(&log, at), Model::of(&log).at(at), rules());
    if arguments.json {
        json(&out(&log, &view, &estimates, rules.as_ref(), arguments))
    } else {
        text(&log, &view, &estimates, rules.as_ref(), arguments.lang.into())
    }
}

/// The services that fail.
fn failing(log: &BoardLog) -> impl Iterator<Item = ServiceIndex> {
    ServiceIndex::each(&log.services).filter(|(_, service)| !service.events.is_empty()).map(|(index, _)| index)
}

fn out<'a>(
    log: &'a BoardLog,
    view: &View,
    estimates: &Estimates,
    rules: Option<&'a Rules>,
    arguments: &Arguments,
) -> EstimateOut<'a> {
    let zone = &log.board.zone;
    let service = |index: ServiceIndex| {
        let (service, affected) = log.board.service(index).zip(estimates.service(index))?;
        let sources = service.audience().map(|audience| audience.sources.as_slice());
        let affected = AffectedOut::new(affected, sources, zone);
        Some(FailingServiceOut { id: &service.id, name: &service.name, affected })
    };
    EstimateOut {
        board: &log.board.id,
        at: instant(view.at, zone),
        what_if: arguments.what_if.iter().map(|what_if| what_if.display(zone)).collect(),
        services: failing(log).filter_map(service).collect(),
        affected: AffectedOut::new(&estimates.together, None, zone),
        comparison: rules.and_then(|rules| compared(log, view, estimates, rules)),
    }
}

fn text(log: &BoardLog, view: &View, estimates: &Estimates, rules: Option<&Rules>, lang: Lang) -> Outcome {
    let zone = &log.board.zone;
    let at = view.at;
    let (words, terminal) = (words(lang), terminal_words(lang));
    let label = |counted: Counted| heading(&counted.label(lang, None));
    let head = vec![
        heading(words.service),
        label(Counted::SoFar),
        label(Counted::Peak),
        heading(terminal.ending),
        label(Counted::Active),
        label(Counted::ErrorBudget),
    ];
    let row = |name: &str, affected: &Affected| {
        let figure = |counted: Counted| cells::figure(lang, counted.figure(affected), true);
        vec![
            name.to_owned(),
            figure(Counted::SoFar),
            figure(Counted::Peak),
            affected.peak_at.map_or_else(|| NOTHING.to_owned(), |ending| time(ending, at, zone)),
            figure(Counted::Active),
            figure(Counted::ErrorBudget),
        ]
    };
    let mut rows = vec![head];
    for index in failing(log) {
        if let Some((service, affected)) = log.board.service(index).zip(estimates.service(index)) {
            rows.push(row(service.name.get(lang), affected));
        }
    }
    if rows.len() > 2 {
        rows.push(row(detail_words(lang).all_services, &estimates.together));
    }
    let title = what_if(lang, &format!("{} {}", day_and_time(at, zone), zone.label_at(at)));
    let figures = figures::text(log, view, estimates, &failing(log).collect::<Vec<_>>(), lang);
    let rules = comparison::text(log, view, estimates, rules, lang);
    let sections = [format!("{title}\n\n{}", table(&rows)), figures, rules];
    Outcome { data: joined(sections), ..Outcome::default() }
}
