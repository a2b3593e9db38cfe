//! Decodes the days of `status.json`.

use std::cell::RefCell;
use std::collections::HashSet;

use super::node::{Fields, Node};
use crate::model::{CalendarDay, Day, Id, Status, StatusSeconds, Zone};
use crate::reading::{Effect, Expected, Problem};
use crate::time::Timestamp;

/// What bounds the seconds of a day: the zone in which days are cut, and when the document was last changed.
pub(super) type Clocks<'a> = Option<(&'a Zone, Timestamp)>;

/// The days, of several records of one day of a subject the first.
pub(super) fn days(fields: &Fields<'_>, clocks: Clocks<'_>) -> Vec<Day> {
    let taken: RefCell<HashSet<(Id, Option<Id>, CalendarDay)>> = RefCell::default();
    fields.list("days", |node| {
        let fields = node.object()?;
        let day = day(&fields, clocks)?;
        if !taken.borrow_mut().insert((day.service.clone(), day.feature.clone(), day.date)) {
            refuse(&fields, "date", Problem::Duplicate(day.date.to_string()), Expected::OncePerSubject);
            return None;
        }
        Some(day)
    })
}

fn day(fields: &Fields<'_>, clocks: Clocks<'_>) -> Option<Day> {
    let service = fields.id("service");
    // A feature that cannot be read must not become its service.
    let feature = fields.optional("feature").map(|node| node.id());
    let date = fields.required("date", Expected::Day, Node::day);
    let worst = fields.word("worst");
    let seconds = fields.required("seconds", Expected::Object, seconds);
    fields.close();
    let (date, worst, seconds) = (date?, worst?, seconds?);
    let day = Day { service: service?, feature: feature.map_or(Some(None), |id| id.map(Some))?, date, worst, seconds };
    if seconds.worst() != worst {
        refuse(fields, "worst", Problem::NotWorst(worst), Expected::Worst(seconds.worst()));
        return None;
    }
    let most = match clocks.map(|(zone, updated_at)| (date.period(zone), updated_at)) {
        None => Day::LONGEST,
        Some((Some(period), updated_at)) if period.from >= updated_at => {
            refuse(fields, "date", Problem::InFuture, Expected::PastStart);
            return None;
        }
        Some((period, updated_at)) => {
            period.map_or(0, |period| period.to.min(updated_at).as_second().abs_diff(period.from.as_second()))
        }
    };
    if seconds.total().unsigned_abs() > most {
        let total = Problem::OutOfRange(seconds.total().to_string());
        refuse(fields, "seconds", total, Expected::SecondsInAll(most));
        return None;
    }
    Some(day)
}

/// How long each status lasted. One that cannot be read takes the record with it: what is left would look better than it was.
fn seconds(node: &Node<'_>) -> Option<StatusSeconds> {
    let fields = node.object()?;
    let mut seconds = StatusSeconds::default();
    let mut is_read = true;
    for status in Status::ALL {
        let lasted = fields.optional(status.word()).map(|node| node.integer(0, Day::LONGEST));
        is_read &= lasted != Some(None);
        seconds.add(status, lasted.flatten().and_then(|lasted| i64::try_from(lasted).ok()).unwrap_or(0));
    }
    fields.close();
    is_read.then_some(seconds)
}

/// Reports what is wrong with a field for which the record is dropped.
fn refuse(fields: &Fields<'_>, key: &'static str, problem: Problem, expected: Expected) {
    if let Some(node) = fields.optional(key) {
        node.report(problem, expected, Effect::Dropped);
    }
}
