//! What happened at the sites, as marks on the axis with their labels on levels; on a phone a list of times.

use downboard_core::model::Milestone;
use downboard_core::timeline::BoardLog;
use leptos::prelude::*;

use super::labels::{Wanted, place};
use super::track::{Drawn, track};
use crate::components::geometry::{percent, share, with_text};
use crate::components::shown::Shown;
use crate::components::text_room::ems;
use crate::ui::anew;

/// The levels of labels, and how far they are apart, in pixels.
const LEVELS: usize = 3;
const LEVEL: f64 = 18.0;
/// The size of a label, and the room of the letter of its grade, in ems.
const LABEL: f64 = 12.0;
const LETTER: f64 = 1.2;
/// How far the lines go on below the lowest level.
const BELOW: f64 = 8.0;

/// The milestones in the order of time.
fn in_order(log: &BoardLog) -> Vec<&Milestone> {
    let all = log.milestones.iter().collect();
    downboard_core::order::by_key(all, |milestone: &&Milestone| {
        downboard_core::order::Key::least(milestone.when.latest().as_second())
    })
}

/// The track of what happened. Nothing where nothing is on record.
pub(super) fn events_track(shown: &Shown, drawn: Drawn) -> AnyView {
    let (log, shown) = (shown.log, shown.clone());
    let is_any = Memo::new(move |_| log.with(|log| !log.milestones.is_empty()));
    let content = move || {
        is_any.get().then(|| {
            let drawing = {
                let shown = shown.clone();
                move || log.with(|log| draw(&shown, log, drawn.width.get()))
            };
            let list = {
                let shown = shown.clone();
                move || list(&shown)
            };
            let name = view! { <p><strong>{shown.detail_words().what_happened}</strong></p> };
            track(&shown, "track track-events", name, view! { {drawing} {list} })
        })
    };
    content.into_any()
}

fn draw(shown: &Shown, log: &BoardLog, width: f64) -> AnyView {
    let extent = shown.extent.get();
    let events: Vec<_> = in_order(log).into_iter().filter(|event| extent.has(event.when.latest())).collect();
    let texts: Vec<_> = events
        .iter()
        .map(|event| {
            let clock = downboard_words::clock(event.when.latest(), &shown.board.zone);
            [format!("{clock} {}", event.label.get(shown.lang)), clock]
        })
        .collect();
    let wanted: Vec<_> = events
        .iter()
        .zip(&texts)
        .map(|(event, texts)| Wanted {
            x: share(event.when.latest(), extent) * width,
            widths: texts.iter().map(|text| (ems(text) + LETTER) * LABEL).collect(),
        })
        .collect();
    let placed = place(&wanted, LEVELS, width);
    let height = LEVELS as f64 * LEVEL + BELOW;
    let marks = events.iter().zip(&texts).zip(placed).map(|((event, texts), place)| {
        let x = percent(share(event.when.latest(), extent) * 100.0);
        let y = place.level as f64 * LEVEL + LEVEL / 2.0;
        let text = place.text.and_then(|text| texts.get(text)).map(|text| {
            let (class, dx) = if place.is_turned { ("track-label is-turned", "-6") } else { ("track-label", "6") };
            view! {
                <text class=class x=x.clone() dx=dx y=with_text(y + 4.0)>
                    {text.clone()}
                    <tspan class="track-grade" dx="3">
                        {event.grade.word()}
                    </tspan>
                </text>
            }
        });
        view! {
            <line class="event-line" x1=x.clone() x2=x.clone() y1=with_text(y) y2=with_text(height) />
            <circle class="event-dot" cx=x cy=with_text(y) r="2.5" />
            {text}
        }
    });
    view! {
        <svg class="track-drawing track-wide" height=with_text(height) aria-hidden="true" focusable="false">
            {marks.collect_view()}
        </svg>
    }
    .into_any()
}

/// The same as a list, for where labels have no room.
fn list(shown: &Shown) -> AnyView {
    let (view, log) = (shown.view, shown.log);
    let at = view.with(|view| view.at);
    let rows = log.with(|log| {
        let passed = in_order(log).into_iter().filter(|event| event.when.latest() <= at);
        let row = passed.map(|event| {
            let when = downboard_words::short_moment(shown.lang, event.when.latest(), at, &shown.board.zone);
            view! {
                <li>
                    <span class="event-when">{anew(when)}</span>
                    " "
                    {anew(shown.text(&event.label))}
                </li>
            }
        });
        row.collect_view()
    });
    view! { <ol class="event-list track-narrow">{rows}</ol> }.into_any()
}
