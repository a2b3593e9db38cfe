//! Announced maintenance and promised times as a calendar, by RFC 5545 (<https://www.rfc-editor.org/rfc/rfc5545>).
//!
//! Written here and not by the crate `icalendar`, which reads it back in the tests: that crate leaves the name of a calendar
//! unescaped, and puts the clock and a random name in where it finds none.

use std::collections::HashSet;

use downboard_core::markup::line;
use downboard_core::model::{Incident, Status};
use downboard_core::time::Timestamp;
use downboard_core::view::{PromiseState, PromiseView};

use crate::base_address::BaseAddress;
use crate::edition::Edition;
use crate::guid::Guid;
use crate::incidents::{is_announced, said};

/// How many bytes a line may have, by section 3.1.
const LONGEST_LINE: usize = 75;

/// Names of services in the text of a window of maintenance.
const SERVICES: usize = 10;

/// The windows of maintenance that had been announced by the moment, and the promises that had been made and name a time, each
/// with what had become of it by then. A name stays with its window or promise. It is stamped with the time of the documents,
/// so that it is the same as long as they are.
pub fn calendar(edition: Edition<'_>, base: Option<&BaseAddress>) -> String {
    let name = downboard_words::changed_to(edition.text(&edition.board().title), edition.published_words().calendar);
    let address = base.map(|base| edition.dashboard_address(base));
    let windows = edition.view.log.incidents.iter().filter_map(|incident| window(edition, incident));
    let promises = edition.view.promises.iter().filter_map(|promise| promised(edition, promise));
    // An id is one of its document, of which there may be several.
    let mut named = HashSet::new();
    let entries = windows.chain(promises).filter(|entry| named.insert(entry.guid.clone()));
    let mut calendar = Calendar::default();
    calendar.value("BEGIN", "VCALENDAR");
    calendar.value("VERSION", "2.0");
    calendar.text("PRODID", &format!("-//{0}//{0}//{1}", edition.words().product, edition.lang.tag()));
    calendar.text("NAME", &name);
    calendar.text("X-WR-CALNAME", &name);
    for entry in entries {
        calendar.entry(&entry, document_time(edition), address.as_deref());
    }
    calendar.value("END", "VCALENDAR");
    calendar.0
}

/// Something that has its time.
struct Entry {
    guid: Guid,
    from: Timestamp,
    to: Option<Timestamp>,
    summary: String,
    text: Vec<String>,
}

/// What was planned, as far as it had been announced.
fn window(edition: Edition<'_>, incident: &Incident) -> Option<Entry> {
    let (lang, board, at) = (edition.lang, edition.board(), edition.view.at);
    let (planned, state) = (incident.planned?, incident.window(at)?);
    is_announced(board, incident, at).then(|| {
        let what = edition.words().status(Status::Maintenance);
        let services = incident.services.iter().filter_map(|id| edition.view.log.service(id));
        let services: Vec<String> = services.map(|(service, _)| edition.text(&service.name).to_owned()).collect();
        let services = (!services.is_empty()).then(|| downboard_words::names(lang, &services, SERVICES));
        let stands = downboard_words::planned(lang, planned, state, &board.zone);
        let last = said(incident, at).max_by_key(|update| update.at);
        let last = last.map(|update| edition.text(&update.text).to_owned());
        Entry {
            guid: Guid::of(&["maintenance", board.id.as_str(), incident.id.as_str()]),
            from: planned.from,
            to: planned.to.filter(|to| *to > planned.from),
            summary: downboard_words::changed_to(what, edition.text(&incident.title)),
            text: services.into_iter().chain(stands).chain(last).collect(),
        }
    })
}

/// What was promised, where a time was named.
fn promised(edition: Edition<'_>, view: &PromiseView) -> Option<Entry> {
    let (lang, board, at) = (edition.lang, edition.board(), edition.view.at);
    let promise = edition.view.log.promises.get(view.index)?;
    let (due, overdue, outcome) = match view.state {
        PromiseState::Undated | PromiseState::Waiting | PromiseState::Fulfilled { due: None, .. } => return None,
        PromiseState::Open { due } => (due, None, None),
        PromiseState::Overdue { due } => (due, downboard_words::past(lang, due, at), None),
        PromiseState::Fulfilled { due: Some(due), .. } => (due, None, promise.outcome.as_ref()),
    };
    let moment = |instant| downboard_words::day_and_clock(lang, instant, &board.zone);
    let stands = downboard_words::promise(lang, view.state, moment, overdue.as_deref());
    Some(Entry {
        guid: Guid::of(&["promise", board.id.as_str(), promise.id.as_str()]),
        from: due,
        to: None,
        summary: downboard_words::promise_sentence(lang, edition.text(&promise.by), edition.text(&promise.text), None),
        text: [stands].into_iter().chain(outcome.map(|outcome| edition.text(outcome).to_owned())).collect(),
    })
}

/// When the documents that are at hand were last changed, up to the moment; the moment where none says.
fn document_time(edition: Edition<'_>) -> Timestamp {
    let at = edition.view.at;
    let updated = edition.view.log.feeds.iter().filter_map(|(_, state)| state.good?.updated_at);
    updated.filter(|updated| *updated <= at).max().unwrap_or(at)
}

/// A calendar that is written.
#[derive(Default)]
struct Calendar(String);

impl Calendar {
    fn entry(&mut self, entry: &Entry, stamped: Timestamp, address: Option<&str>) {
        self.value("BEGIN", "VEVENT");
        self.value("UID", entry.guid.uuid());
        self.value("DTSTAMP", &utc(stamped));
        self.value("DTSTART", &utc(entry.from));
        // Without an end it has no length.
        if let Some(to) = entry.to {
            self.value("DTEND", &utc(to));
        }
        self.text("SUMMARY", &entry.summary);
        if !entry.text.is_empty() {
            let lines: Vec<String> = entry.text.iter().map(|line| escaped(line)).collect();
            self.value("DESCRIPTION", &lines.join("\\n"));
        }
        // It takes nobody's time.
        self.value("TRANSP", "TRANSPARENT");
        if let Some(address) = address {
            self.value("URL", &line(address));
        }
        self.value("END", "VEVENT");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.value(name, &escaped(text));
    }

    /// A line, folded where it is too long: a line break and a space, of which the space counts for the next line. Nothing is
    /// cut within a character.
    fn value(&mut self, name: &str, value: &str) {
        let mut length = 0;
        let mut push = |letter: char| {
            if length + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        };
        name.chars().chain([':']).chain(value.chars()).for_each(&mut push);
        self.0.push_str("\r\n");
    }
}

/// A text by section 3.3.11, where a comma and a semicolon part values.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in line(text).chars() {
        if matches!(letter, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// An instant in UTC: `20221015T063000Z`. Instants and not local times, so that no table of zones is needed.
fn utc(at: Timestamp) -> String {
    at.to_string().replace(['-', ':'], "")
}
