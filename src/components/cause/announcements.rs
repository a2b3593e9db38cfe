//! What was promised and what was announced, on the axis: a flag for each promise with what it says, a stroke for each notice.

use downboard_core::timeline::BoardLog;
use downboard_core::view::{Announced, PromiseState, PromiseView};
use leptos::prelude::*;

use super::labels::{Wanted, place};
use super::track::{Drawn, track};
use crate::components::announced_row::{notice_marks, promise_marks};
use crate::components::geometry::{decimal, percent, share, with_text};
use crate::components::shown::Shown;
use crate::components::text_room::ems;
use crate::ui::anew;

/// How high the row of flags is, and a level of labels below it, in pixels.
const FLAGS: f64 = 24.0;
const LEVEL: f64 = 17.0;
const LEVELS: usize = 2;
const LABEL: f64 = 12.0;
const LETTER: f64 = 1.2;

/// What became of a promise, in words, and whether it is overdue.
pub(super) fn outcome(shown: &Shown, promise: &PromiseView, at: downboard_core::time::Timestamp) -> String {
    let moment = |instant| downboard_words::day_and_clock(shown.lang, instant, &shown.board.zone);
    let overdue = match promise.state {
        PromiseState::Overdue { due } => downboard_words::past(shown.lang, due, at),
        _ => None,
    };
    downboard_words::promise(shown.lang, promise.state, moment, overdue.as_deref())
}

/// The track of promises. Nothing where none is on record.
pub(super) fn promises_track(shown: &Shown, drawn: Drawn) -> AnyView {
    let (view, log, shown) = (shown.view, shown.log, shown.clone());
    let is_any = Memo::new(move |_| log.with(|log| !log.promises.is_empty()));
    let content = move || {
        is_any.get().then(|| {
            let (words, lang) = (shown.words(), shown.lang);
            let made = move || view.with(|view| anew(downboard_words::numbers::grouped(view.promises.len() as u64)));
            let latest = {
                let shown = shown.clone();
                move || {
                    view.with(|view| view.promises.last().map(|promise| outcome(&shown, promise, view.at)))
                        .map(|said| anew(downboard_words::latest(lang, &said)))
                }
            };
            let drawing = {
                let shown = shown.clone();
                move || log.with(|log| draw(&shown, log, drawn.width.get()))
            };
            let name = view! {
                <p>
                    <strong>{words.promises}</strong> " " <span class="track-value">{made}</span>
                </p>
                <p class="track-since">{latest}</p>
            };
            track(&shown, "track", name, drawing)
        })
    };
    content.into_any()
}

fn draw(shown: &Shown, log: &BoardLog, width: f64) -> AnyView {
    let extent = shown.extent.get();
    let all = Announced::of(log);
    let marks = all.promises.iter().map(|promised| promise_marks(*promised, extent)).collect_view();
    let promises: Vec<_> = log.promises.iter().filter(|promise| extent.has(promise.made_at)).collect();
    let texts: Vec<_> = promises
        .iter()
        .map(|promise| {
            let clock = downboard_words::clock(promise.made_at, &shown.board.zone);
            let (by, text) = (shown.text(&promise.by), shown.text(&promise.text));
            [format!("{clock} {by}: {text}"), format!("{clock} {by}"), clock]
        })
        .collect();
    let wanted: Vec<_> = promises
        .iter()
        .zip(&texts)
        .map(|(promise, texts)| Wanted {
            x: share(promise.made_at, extent) * width,
            widths: texts.iter().map(|text| (ems(text) + LETTER) * LABEL).collect(),
        })
        .collect();
    let placed = place(&wanted, LEVELS, width);
    let levels = placed.iter().filter(|place| place.text.is_some()).map(|place| place.level + 1).max().unwrap_or(0);
    let height = FLAGS + levels as f64 * LEVEL;
    let labels = promises.iter().zip(&texts).zip(placed).filter_map(|((promise, texts), place)| {
        let text = texts.get(place.text?)?.clone();
        let (class, dx) = if place.is_turned { ("track-label is-turned", "-6") } else { ("track-label", "6") };
        let x = percent(share(promise.made_at, extent) * 100.0);
        let y = FLAGS + place.level as f64 * LEVEL + LABEL;
        Some(view! {
            <text class=class x=x dx=dx y=with_text(y)>
                {text}
                <tspan class="track-grade" dx="3">
                    {promise.grade.word()}
                </tspan>
            </text>
        })
    });
    view! {
        <svg class="track-drawing" height=with_text(height) aria-hidden="true" focusable="false">
            {marks}
            {labels.collect_view()}
        </svg>
    }
    .into_any()
}

/// The track of notices. Nothing where none is on record.
pub(super) fn notices_track(shown: &Shown) -> AnyView {
    let (view, log, shown) = (shown.view, shown.log, shown.clone());
    let all = Memo::new(move |_| log.with(|log| Announced::of(log).notices));
    let is_any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let content = move || {
        is_any.get().then(|| {
            let (lang, is_replay, extent) = (shown.lang, shown.replay, shown.extent);
            let counts = move || {
                let at = view.with(|view| view.at);
                let (passed, rest) = all.with(|all| {
                    let passed = all.iter().filter(|notice| **notice <= at).count();
                    (passed, all.len() - passed)
                });
                anew(downboard_words::so_many_and_after(lang, passed, if is_replay { rest } else { 0 }))
            };
            let drawing = move || {
                let marks = all.with(|all| notice_marks(all, extent.get()));
                view! {
                    <svg class="track-drawing" height=decimal(FLAGS) aria-hidden="true" focusable="false">
                        {marks}
                    </svg>
                }
            };
            let name = view! {
                <p>
                    <strong>{shown.detail_words().notices}</strong> " " <span class="track-value">{counts}</span>
                </p>
            };
            track(&shown, "track", name, drawing)
        })
    };
    content.into_any()
}
