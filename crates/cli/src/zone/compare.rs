//! The zone of a board against the database of time zones.

use downboard_core::model::{Board, Period, Window, Zone, ZoneChange};
use downboard_core::reading::{Effect, Expected, Finding, Problem};
use downboard_core::time::{Offset, Timestamp};

use super::database;

/// Where the zone of a board differs from the one of its name. A board without a name is taken at its word, and so are labels.
///
/// A board is looked at over its period; a live board, whose moment is given, over the year of it; and each over all changes that it
/// has.
pub(crate) fn compare(board: &Board, moment: Timestamp) -> Vec<Finding> {
    let zone = &board.zone;
    let Some(name) = &zone.name else { return Vec::new() };
    let own = match board.period {
        Window::Fixed(period) => period,
        Window::Rolling(_) => database::year_of(moment),
    };
    let ends =
        |period: Period, change: &ZoneChange| Period { from: period.from.min(change.at), to: period.to.max(change.at) };
    let period = zone.changes.iter().fold(own, ends);
    match database::clocks(name, period) {
        None => vec![finding("name", Problem::UnknownWord(name.to_string()), Expected::ZoneName)],
        Some(known) => differences(zone, &known),
    }
}

fn differences(zone: &Zone, known: &Zone) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut differs = |field: &str, known: String| {
        findings.push(finding(field, Problem::OtherThanDatabase(known), Expected::WrittenZone));
    };
    if zone.utc_offset != known.utc_offset {
        differs("utc_offset", known.utc_offset.to_string());
    }
    let (ours, theirs) = (moves(zone), moves(known));
    let same = ours.iter().zip(&theirs).take_while(|((_, ours), theirs)| *ours == theirs.1).count();
    let expected = theirs.get(same).map(|(_, theirs)| *theirs);
    let expected = expected.or_else(|| ours.get(same).map(|(_, (at, _))| (*at, known.offset_at(*at))));
    if let Some((at, offset)) = expected {
        let field = ours.get(same).map_or_else(|| "changes".to_owned(), |(index, _)| format!("changes/{index}"));
        differs(&field, format!("{at} {offset}"));
    }
    findings
}

/// The changes of a distance from UTC, each with its index. One of the label alone may be left out.
fn moves(zone: &Zone) -> Vec<(usize, (Timestamp, Offset))> {
    let mut standing = zone.utc_offset;
    let all = zone.changes.iter().enumerate();
    let moved = all.filter(|(_, change)| std::mem::replace(&mut standing, change.utc_offset) != change.utc_offset);
    moved.map(|(index, change)| (index, (change.at, change.utc_offset))).collect()
}

fn finding(field: &str, problem: Problem, expected: Expected) -> Finding {
    Finding { pointer: format!("/zone/{field}"), problem, expected, effect: Effect::Kept }
}
