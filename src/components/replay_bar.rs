//! What happened last by the moment, and how fast a replay goes.

use downboard_core::model::{Event, Period, Subject};
use downboard_core::time::Timestamp;
use downboard_core::view::{Happened, last_happened};
use downboard_words::{became, caption, happened_when, replay_speed, replay_words};
use leptos::prelude::*;

use super::citation::SourceLink;
use super::geometry::{decimal, share};
use super::replay::{Replay, SPEEDS};
use super::shown::Shown;
use crate::ui::anew;

/// Marks of changes that are closer than this, in percent of the axis, are one.
const APART: f64 = 0.2;

/// What became of what.
pub(super) fn said(shown: &Shown, event: &Event) -> String {
    let board = &shown.board;
    let status = shown.words().status(event.status);
    match &event.subject {
        Subject::Site { site } => {
            let known = board.sites.iter().find(|known| known.id == *site);
            let name = known.map_or_else(|| site.to_string(), |known| shown.text(&known.short_name));
            became(shown.lang, &name, None, status)
        }
        Subject::Service { service } => became(shown.lang, &shown.name(service), None, status),
        Subject::Feature { service, feature } => {
            let known = board.services.iter().find(|known| known.id == *service);
            let feature = known.and_then(|known| known.feature(feature)).map(|feature| shown.feature_name(feature));
            became(shown.lang, &shown.name(service), feature.as_deref(), status)
        }
    }
}

/// What happened last by the moment, in a line, and what the line rests on.
fn last(shown: &Shown, at: Timestamp) -> Option<(String, Option<SourceLink>)> {
    shown.log.with(|log| {
        let (_, together) = last_happened(log, at)?;
        let (when, what, sources) = match together.first()? {
            Happened::Reached(milestone) => (milestone.when, shown.text(&milestone.label), &milestone.sources),
            Happened::Changed(event) => (event.when, said(shown, event), &event.sources),
        };
        let when = happened_when(shown.lang, when, at, &shown.board.zone);
        let line = caption(shown.lang, &when, &what, together.len() - 1);
        let source = sources.first().and_then(|id| log.source(id));
        Some((line, source.map(|source| SourceLink::of(shown.lang, source))))
    })
}

/// What happened last, with its source, and how fast a replay goes.
#[component]
pub(super) fn ReplayBar(
    /// The board.
    shown: Shown,
    /// What moves the moment.
    replay: Replay,
) -> impl IntoView {
    let (lang, words) = (shown.lang, replay_words(shown.lang));
    let speed = replay.speed;
    let speeds = SPEEDS.map(|seconds| {
        view! {
            <option value=seconds.to_string() selected=move || speed.get() == seconds>
                {replay_speed(lang, seconds)}
            </option>
        }
    });
    let speeds = speeds.collect_view();
    // Not at every tick: what happened last rarely changes.
    let happened = {
        let shown = shown.clone();
        Memo::new(move |_| {
            let at = shown.view.with(|view| view.at);
            last(&shown, at)
        })
    };
    let line = move || match happened.get() {
        Some((line, source)) => {
            let source = source.map(|source| view! { <span class="replay-source">{source.shown()}</span> });
            view! {
                <span>{anew(line)}</span>
                " "
                {source}
            }
            .into_any()
        }
        None => view! { <span>{words.nothing_yet}</span> }.into_any(),
    };
    let live = move || if replay.is_playing() { "off" } else { "polite" };
    view! {
        <div class="replay-bar">
            <p class="replay-caption" aria-live=live>
                {line}
            </p>
            <label class="filter-field">
                <span>{words.speed}</span>
                <select on:change=move |event| {
                    if let Ok(seconds) = event_target_value(&event).parse() {
                        replay.go_at(seconds);
                    }
                }>{speeds}</select>
            </label>
        </div>
    }
    .into_any()
}

/// Where the changes are that a replay stops at.
fn marks(changes: &[Timestamp], extent: Period) -> Vec<f64> {
    let mut marks: Vec<f64> = Vec::new();
    let place = |change: &Timestamp| share(*change, extent) * 100.0;
    let from = changes.partition_point(|change| *change < extent.from);
    let mut rest = changes.get(from..).unwrap_or_default();
    // From mark to mark, and not from change to change: a live board may have a hundred thousand.
    while let Some(change) = rest.first().filter(|change| extent.has(**change)) {
        let x = place(change);
        marks.push(x);
        let next = rest.partition_point(|change| place(change) - x < APART);
        rest = rest.get(next..).unwrap_or_default();
    }
    marks
}

/// The changes on the axis.
#[component]
pub(super) fn ChangeMarks(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let (log, extent) = (shown.log, shown.extent);
    // One path for all: as elements, of which a move sets each anew, they cost as much as the lanes.
    let path = move || {
        let marks = log.with(|log| marks(&log.changes, extent.get()));
        marks.into_iter().flat_map(|x| ["M".to_owned(), decimal(x), " 2V3".to_owned()]).collect::<String>()
    };
    view! {
        <svg
            class="moment-changes"
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path d=path />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;

    #[test]
    fn changes_that_are_close_are_one_mark() {
        let second = |second| Timestamp::from_second(second).expect("a small number");
        let extent = Period { from: second(100), to: second(1_100) };
        let changes = [0, 100, 101, 102, 600, 1_100, 1_200].map(second);
        assert_eq!(marks(&changes, extent), [0.0, 0.2, 50.0, 100.0]);
    }

    #[test]
    fn a_caption_says_what_happened_by_the_moment_and_who_says_so() {
        let (_owner, shown) = bundled::shown(Lang::En);
        let at = |text| last(&shown, bundled::at(text)).map(|(line, source)| (line.replace('\u{a0}', " "), source));
        let (line, source) = at("2022-10-15T15:19:30+09:00").expect("the fire");
        assert!(line.starts_with("15:19 · "), "{line}");
        assert!(source.is_some());
        // What is only known to lie between two times is not said to have happened at the later.
        let (line, _) = at("2022-10-15T21:50:00+09:00").expect("something");
        assert!(line.starts_with("15:27\u{2013}21:50 "), "{line}");
        // After midnight it is said with its day.
        let (line, _) = at("2022-10-21T00:00:00+09:00").expect("something");
        assert!(line.starts_with("20 Oct "), "{line}");
        assert!(at("2022-10-15T12:00:00+09:00").is_none());
    }
}
