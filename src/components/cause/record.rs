//! What the tracks draw, as a list: what happened, each reading, each promise and what became of it, with who says so.

use downboard_core::model::{Dispute, EvidenceGrade, Id, Milestone, Promise, Reading, SiteIndex};
use downboard_core::time::Timestamp;
use downboard_core::view::View;
use leptos::prelude::*;

use super::announcements::outcome;
use super::quantity::readings;
use crate::components::citation::Citation;
use crate::components::shown::{Shown, passed};
use crate::ui::{Disclosure, anew, rows};

/// The rows of a part, each by its number among all that the documents have.
type Entries = Vec<(usize, Entry)>;

/// A row of the list.
#[derive(Clone, PartialEq)]
struct Entry {
    when: String,
    text: String,
    /// What stands below it.
    notes: Vec<String>,
    disputes: Vec<Dispute>,
    cited: (Vec<Id>, EvidenceGrade),
    is_later: bool,
}

/// The record behind the tracks, to unfold.
pub(super) fn record(shown: &Shown) -> AnyView {
    let detail = shown.detail_words();
    let (view, log) = (shown.view, shown.log);
    let changes = move || log.with(|log| passed(view, log.changes.iter().copied()));
    let changes = Memo::new(move |_| changes());
    let list = {
        let shown = shown.clone();
        move || {
            changes.track();
            let view = view.with(std::sync::Arc::clone);
            let parts = parts(&shown, &view).into_iter().enumerate();
            let parts = parts.filter(|(_, (_, entries))| !entries.is_empty());
            parts.map(|(number, (title, entries))| ((number, title), entries)).collect()
        }
    };
    let part = {
        let shown = shown.clone();
        move |(_, title): (usize, String), entries: RwSignal<Entries>| {
            let shown = shown.clone();
            let entry = move |_, now: RwSignal<Entry>| {
                let shown = shown.clone();
                view! { {move || row(&shown, now.get())} }.into_any()
            };
            view! {
                <h3 class="minor-title">{anew(title)}</h3>
                <ol class="record-list">{rows(move || entries.get(), entry)}</ol>
            }
            .into_any()
        }
    };
    let content = rows(list, part);
    view! { <Disclosure summary=detail.as_list>{content}</Disclosure> }.into_any()
}

/// The parts of the record with their titles. In a replay it has what comes later too, and says so.
fn parts(shown: &Shown, view: &View) -> Vec<(String, Entries)> {
    let (detail, words, at) = (shown.detail_words(), shown.words(), view.at);
    let is_told = |when: Timestamp| shown.replay || when <= at;
    let milestones = view.log.milestones.iter().enumerate();
    let milestones = milestones.filter(|(_, milestone)| is_told(milestone.when.latest()));
    let milestones = milestones.map(|(number, milestone)| (number, of_milestone(shown, milestone, at))).collect();
    let mut parts = vec![(detail.what_happened.to_owned(), milestones)];
    for site in SiteIndex::all(shown.board.sites.len()).filter_map(|index| shown.board.site(index)) {
        for measure in view.log.measures.iter().filter(|measure| measure.site == site.id) {
            let of_measure = readings(&view.log, measure);
            let told = of_measure.into_iter().enumerate().filter(|(_, reading)| is_told(reading.when.latest()));
            let told = told.map(|(number, reading)| {
                let said = downboard_words::quantity(shown.lang, reading.quantity, measure.unit, measure.total);
                (number, of_reading(shown, reading, said, at))
            });
            parts.push((shown.text(&measure.name), told.collect()));
        }
    }
    let promises = view.promises.iter().filter_map(|promise| {
        let record = view.log.promises.get(promise.index)?;
        Some((promise.index, of_promise(shown, record, outcome(shown, promise, at))))
    });
    parts.push((words.promises.to_owned(), promises.collect()));
    parts
}

fn of_milestone(shown: &Shown, milestone: &Milestone, at: Timestamp) -> Entry {
    Entry {
        when: downboard_words::day_and_clock(shown.lang, milestone.when.latest(), &shown.board.zone),
        text: shown.text(&milestone.text),
        notes: Vec::new(),
        disputes: milestone.disputes.clone(),
        cited: (milestone.sources.clone(), milestone.grade),
        is_later: milestone.when.latest() > at,
    }
}

fn of_reading(shown: &Shown, reading: &Reading, said: String, at: Timestamp) -> Entry {
    let zone = &shown.board.zone;
    let to = reading.when.latest();
    let from = reading.when.earliest().unwrap_or(to);
    let first = downboard_words::day_and_clock(shown.lang, from, zone);
    let when = if reading.when.is_exact() {
        first
    } else {
        downboard_words::when(shown.lang, &first, &downboard_words::short_moment(shown.lang, to, from, zone))
    };
    Entry {
        when,
        text: said,
        notes: reading.note.iter().map(|note| shown.text(note)).collect(),
        disputes: Vec::new(),
        cited: (reading.sources.clone(), reading.grade),
        is_later: to > at,
    }
}

fn of_promise(shown: &Shown, promise: &Promise, outcome: String) -> Entry {
    let told = promise.outcome.as_ref().filter(|_| promise.fulfilled.is_some()).map(|text| shown.text(text));
    Entry {
        when: downboard_words::day_and_clock(shown.lang, promise.made_at, &shown.board.zone),
        text: format!("{}: {}", shown.text(&promise.by), shown.text(&promise.text)),
        notes: [outcome].into_iter().chain(told).collect(),
        disputes: Vec::new(),
        cited: (promise.sources.clone(), promise.grade),
        is_later: false,
    }
}

fn row(shown: &Shown, entry: Entry) -> AnyView {
    let detail = shown.detail_words();
    let Entry { when, text, notes, disputes, cited: (sources, grade), is_later } = entry;
    let notes = notes.into_iter().map(|note| view! { <p class="record-text">{anew(note)}</p> });
    let disputes = disputes.into_iter().map(|dispute| {
        view! {
            <p class="record-dispute">
                {anew(format!("{}: {}", detail.disputed, shown.text(&dispute.claim)))} "\u{a0}"
                <Citation shown=shown.clone() sources=dispute.sources grade=EvidenceGrade::X />
            </p>
        }
    });
    let later = is_later.then(|| view! { <span class="record-later">{detail.after_this_moment} " "</span> });
    view! {
        <li class="record-row" class:is-later=is_later>
            <p class="record-when">{later} {anew(when)}</p>
            <div class="record-what">
                <p>{anew(text)} "\u{a0}" <Citation shown=shown.clone() sources grade /></p>
                {notes.collect_view()}
                {disputes.collect_view()}
            </div>
        </li>
    }
    .into_any()
}
