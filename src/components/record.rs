//! What is on record about a service: every change, its time, what it rests on and its sources. The same facts as the
//! drawing, for those who read.

use downboard_core::model::{Event, Id, ServiceIndex, Status, Subject, When};
use downboard_core::order;
use downboard_core::time::{MINUTE, Timestamp};
use leptos::prelude::*;

use super::citation::Citation;
use super::shown::{Shown, passed};
use super::status_mark::{StatusMark, status_class};
use crate::ui::anew;

/// The events of a service and of each of its features, oldest first, behind a line with their number. Those after the moment are
/// hindsight and faded.
#[component]
pub fn Record(
    /// The board.
    shown: Shown,
    /// The service.
    service: ServiceIndex,
) -> impl IntoView {
    let Some(record) = shown.board.service(service) else { return ().into_any() };
    let title = shown.detail_words().record;
    let note = record.note.as_ref().map(|note| view! { <p class="record-note">{anew(shown.text(note))}</p> });
    let window = {
        let shown = shown.clone();
        move || {
            let view = shown.view.get();
            let status = view.service(service)?.standing.status;
            let (planned, state) = view.log.planned(&shown.service(service)?.id, status, view.at)?;
            let said = downboard_words::planned(shown.lang, planned, state, &shown.board.zone)?;
            let what = shown.words().status(Status::Maintenance);
            Some(view! { <p class="record-note">{anew(format!("{what} – {said}"))}</p> })
        }
    };
    let (log, view) = (shown.service_log(service), shown.view);
    let passed = Memo::new(move |_| {
        log.with(|log| passed(view, log.iter().flat_map(|log| &log.events).map(|event| event.when.latest())))
    });
    let count = Memo::new(move |_| log.with(|log| log.as_deref().map_or(0, |log| log.events.len())));
    let lang = shown.lang;
    let summary = move || anew(downboard_words::counted(lang, title, count.get()));
    let groups = move || {
        let passed = passed.get();
        let record = shown.board.service(service)?;
        let log = log.get()?;
        let events = order::by_key(log.events.iter().collect(), |event: &&Event| order::by_time(event.when));
        let instants = events.iter().flat_map(|event| event.when.earliest().into_iter().chain([event.when.latest()]));
        let instants = order::by_key(instants.collect(), |at: &Timestamp| order::Key::least(at.as_second()));
        let row = |index: usize, event: &Event| {
            let is_later = event.when.latest() > passed.to;
            let mut times = event.when.earliest().into_iter().chain([event.when.latest()]);
            let seconds = times.any(|at| shares_its_minute(at, &instants));
            view! { <EventRow shown=shown.clone() event=event.clone() is_first={index == 0} is_later seconds /> }
        };
        // What is said of the service itself, then of each feature, in their order.
        let features = record.features.iter().map(|feature| Some(&feature.id));
        let groups = [None].into_iter().chain(features).filter_map(|feature| {
            let own = events.iter().filter(|event| feature_of(&event.subject) == feature);
            let rows: Vec<_> = own.enumerate().map(|(index, event)| row(index, event)).collect();
            let name = match feature {
                Some(feature) => shown.feature_name(record.feature(feature)?),
                None => shown.text(&record.name),
            };
            (!rows.is_empty()).then(|| {
                view! {
                    <h4 class="record-title">{anew(name)}</h4>
                    <ol class="record-list">{rows}</ol>
                }
            })
        });
        Some(groups.collect_view())
    };
    view! {
        <div class="record">
            {note} {window} <details class="disclosure" hidden=move || count.get() == 0>
                <summary>{summary}</summary>
                {groups}
            </details>
        </div>
    }
    .into_any()
}

/// The feature that an event is of; nothing where it is of the service itself.
fn feature_of(subject: &Subject) -> Option<&Id> {
    match subject {
        Subject::Feature { feature, .. } => Some(feature),
        Subject::Service { .. } | Subject::Site { .. } => None,
    }
}

/// Whether another of these instants, which are in order, falls into the same minute as this one.
fn shares_its_minute(at: Timestamp, instants: &[Timestamp]) -> bool {
    let minute = at.as_second().div_euclid(MINUTE);
    let first = instants.partition_point(|other| other.as_second().div_euclid(MINUTE) < minute);
    let next = instants.partition_point(|other| other.as_second().div_euclid(MINUTE) <= minute);
    let of_minute = instants.get(first..next).unwrap_or_default();
    of_minute.first() != of_minute.last()
}

/// One change.
#[component]
pub fn EventRow(
    /// The board.
    shown: Shown,
    /// The change.
    event: Event,
    /// Whether nothing is on record of it before.
    is_first: bool,
    /// Whether it lies after the moment.
    is_later: bool,
    /// Whether its times are to the second: another row falls into the same minute.
    #[prop(optional)]
    seconds: bool,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let zone = &shown.board.zone;
    let exact = |text: String, at| if seconds { downboard_words::to_the_second(&text, at) } else { text };
    let moment = |at| exact(downboard_words::day_and_clock(shown.lang, at, zone), at);
    let when = match event.when {
        When::At(at) => moment(at),
        When::By(at) => downboard_words::seen(shown.lang, &moment(at), is_first),
        When::Between { from, to } => {
            let end = exact(downboard_words::short_moment(shown.lang, to, from, zone), to);
            downboard_words::when(shown.lang, &moment(from), &end)
        }
    };
    let note = event.note.as_ref().map(|note| view! { <p class="record-text">{anew(shown.text(note))}</p> });
    let disputes = event.disputes.iter().map(|dispute| {
        view! {
            <div class="record-dispute">
                <p>{anew(format!("{}: {}", detail.disputed, shown.text(&dispute.claim)))}</p>
                <Citation
                    shown=shown.clone()
                    sources=dispute.sources.clone()
                    grade=downboard_core::model::EvidenceGrade::X
                />
            </div>
        }
    });
    let disputes = disputes.collect_view();
    view! {
        <li class="record-row" class:is-later=is_later>
            <p class="record-when">{anew(when)}</p>
            <div class="record-what">
                <p class="record-head">
                    <span class=format!("record-status {}", status_class(event.status))>
                        <StatusMark status=event.status /> {anew(words.status(event.status))}
                    </span> <span class="record-basis">{anew(words.basis(event.basis))}</span>
                </p>
                {note}
                <Citation shown=shown.clone() sources=event.sources.clone() grade=event.grade />
                {disputes}
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_times_of_one_minute_are_told_apart_in_the_record() {
        let second = |second| Timestamp::from_second(second).expect("a small number");
        let instants = [0, 60, 100, 180, 180].map(second);
        for (at, expected) in [(0, false), (60, true), (100, true), (180, false)] {
            assert_eq!(shares_its_minute(second(at), &instants), expected, "{at}");
        }
    }
}
