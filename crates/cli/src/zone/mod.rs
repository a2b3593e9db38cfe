//! `downboard zone`: the zone of a board, out of the database of time zones.

mod compare;
mod database;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Window, Zone, ZoneName};
use downboard_core::reading::parse_json;
use downboard_core::time::{Offset, Timestamp};
use downboard_edit::records::with_value;
use downboard_edit::shapes;
use serde_json::{Value, json};

use crate::clock::now;
use crate::files::{self, BOARD, Content, read};
use crate::outcome::{self, Exit, Outcome};
use crate::report::lines;
use crate::values::moment;

pub(crate) use compare::compare;
pub(crate) use database::{clocks, years_around};

/// What `zone` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder of the board, or its board.json.
    #[arg(long, value_name = "DIR")]
    board: PathBuf,
    /// The zone by its name in the database of time zones, such as Europe/Berlin; without it, the one that the board names.
    #[arg(long, value_parser = zone_name, value_name = "NAME")]
    name: Option<ZoneName>,
    /// The moment around which the zone of a live board is written, as RFC 3339 with an offset; without it, now.
    #[arg(long, value_parser = moment, value_name = "T")]
    at: Option<Timestamp>,
    /// Put the zone into board.json, whose other bytes stay as they are.
    #[arg(long)]
    write: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let path = if arguments.board.is_dir() { arguments.board.join(BOARD) } else { arguments.board.clone() };
    let (document, board) = match opened(&path) {
        Ok(opened) => opened,
        Err(outcome) => return outcome,
    };
    let named = || document.pointer("/zone/name").and_then(Value::as_str).and_then(ZoneName::parse);
    let Some(name) = arguments.name.clone().or_else(named) else {
        return Outcome::failed(
            "the zone of the board has no name; give one with --name, such as --name Europe/Berlin",
        );
    };
    let period = match board.period {
        Window::Fixed(period) => period,
        Window::Rolling(_) => database::years_around(arguments.at.unwrap_or_else(now)),
    };
    let Some(zone) = database::clocks(&name, period) else {
        return Outcome::failed(&format!("the database of time zones has no {name}"));
    };
    if arguments.write { write(&path, &zone) } else { outcome::json(&zone) }
}

/// A document and the board that it holds. Its zone may still lack everything that this command is there to write.
fn opened(path: &Path) -> Result<(Value, Board), Outcome> {
    let unreadable = |findings: Vec<_>| {
        let findings: Vec<_> = findings.into_iter().map(|finding| (path.to_path_buf(), finding)).collect();
        Outcome { messages: lines(&findings), exit: Exit::Unreadable, ..Outcome::default() }
    };
    let bytes = match read(path) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(size)) => return Err(unreadable(vec![downboard_core::reading::too_large(size)])),
        Err(error) => return Err(Outcome::failed(&format!("{}: {error}", path.display()))),
    };
    let document = parse_json(&bytes).map_err(|finding| unreadable(vec![finding]))?;
    let mut complete = document.clone();
    if let Some(fields) = complete.as_object_mut() {
        fields.insert("zone".to_owned(), json!(Zone::fixed(Offset::UTC, "UTC")));
    }
    let decoded = decode_board(complete.to_string().as_bytes());
    match decoded.value {
        Some(board) => Ok((document, board)),
        None => Err(unreadable(decoded.findings)),
    }
}

/// Puts the zone into the file of the board.
fn write(path: &Path, zone: &Zone) -> Outcome {
    let failed = |why: &str| Outcome::failed(&format!("{}: {why}", path.display()));
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return failed(&error.to_string()),
    };
    let written = serde_json::to_string(zone).unwrap_or_default();
    let changed = with_value(&text, &shapes::BOARD, &[], "zone", &written).ok().filter(|changed| {
        let read = decode_board(changed.as_bytes()).value;
        read.is_some_and(|board| board.zone == *zone)
    });
    let Some(changed) = changed else {
        return failed("holds no object \"zone\" that could be replaced");
    };
    match files::replace(path, changed.as_bytes()) {
        Ok(()) => Outcome { data: format!("{}\n", path.display()), ..Outcome::default() },
        Err(error) => failed(&error.to_string()),
    }
}

/// A zone of the command line.
fn zone_name(text: &str) -> Result<ZoneName, String> {
    ZoneName::parse(text).ok_or_else(|| "expected the name of a time zone, such as Europe/Berlin".to_owned())
}
