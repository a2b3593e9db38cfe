//! What the days were like for each service: a stroke for each day, as high as the worst that it was, sorted by kind. What failed
//! together stands above each other.

use std::sync::Arc;

use downboard_core::model::{Kind, Lang, ServiceIndex, Status};
use downboard_core::time::MINUTE;
use downboard_core::view::{DayHistory, View, days, view as view_of};
use downboard_words::live_words;
use leptos::prelude::*;

use super::DAYS;
use crate::components::geometry::{decimal, height};
use crate::components::section::SectionHead;
use crate::components::shown::Shown;
use crate::components::status_mark::{StatusMark, status_class};
use crate::ui::{anew, rows};

/// How high a strip is, and how wide a day and its stroke are, in pixels.
const HEIGHT: f64 = 16.0;
const DAY: f64 = 4.0;
const STROKE: f64 = 3.0;
/// How high the outline of maintenance is.
const OUTLINE: f64 = 5.0;
/// A kind with more services than this goes on in the next column.
const LONG: usize = 10;
/// Of boards with more services than this only those in trouble stand there, until a reader unfolds the others.
const MOST: usize = 60;

/// A service with its days.
#[derive(Clone, Debug, PartialEq)]
struct Strip {
    status: Status,
    /// What it was when the board last heard anything, where that was trouble.
    was: Option<Status>,
    days: DayHistory,
}

impl Strip {
    /// Whether it is known that no time was lost.
    fn is_spotless(&self) -> bool {
        self.was.is_none() && !self.status.is_trouble() && self.days.lost_seconds == 0 && self.days.known_seconds() > 0
    }
}

/// A kind of services at a moment.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    /// How many of it are in no trouble.
    calm: usize,
    /// Whether all are.
    is_calm: bool,
    strips: Vec<(ServiceIndex, Strip)>,
}

/// A view in a minute: another one with the same facts is the same.
struct InMinute(Arc<View>);

impl PartialEq for InMinute {
    fn eq(&self, other: &Self) -> bool {
        let minute = |view: &View| view.at.as_second().div_euclid(MINUTE);
        minute(&self.0) == minute(&other.0) && self.0.log.says_same_of_services(&other.0.log)
    }
}

/// The last days of every service. They move by the minute and with what is said, not whenever the feeds are read again.
pub fn history(view: impl Fn() -> Arc<View> + Send + Sync + 'static) -> Memo<Vec<DayHistory>> {
    let view = Memo::new(move |_| InMinute(view()));
    Memo::new(move |_| view.with(|InMinute(view)| days(&view.log, view.at, DAYS)))
}

/// The days of every service.
#[component]
pub fn Strips(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = live_words(shown.lang);
    let view = shown.view;
    let history = history(move || view.get());
    let first = {
        let shown = shown.clone();
        move || {
            let from = history.with(|all| all.first()?.days.first().map(|day| day.period.from))?;
            Some(anew(downboard_words::from_day(shown.lang, &shown.day(from))))
        }
    };
    // What each was when a board that hears nothing heard something for the last time.
    let since = Memo::new(move |_| view.with(|view| view.silence().filter(|_| view.is_blind()).map(|own| own.since)));
    let last = Memo::new(move |_| {
        let then = since.get().map(|since| view.with_untracked(|view| view_of(&view.log, since)));
        let statuses = then.map(|then| then.services.iter().map(|service| service.standing.status).collect::<Vec<_>>());
        statuses.unwrap_or_default()
    });
    let kinds = Kind::ALL.into_iter().filter_map(|kind| group(&shown, kind, history, last)).collect_view();
    view! {
        <section class="section" aria-labelledby="days">
            <div class="days-head">
                <SectionHead id="days" title=words.days lede=words.days_lede.into_any() />
                <p class="days-from">{first}</p>
            </div>
            <div class="strips">{kinds}</div>
        </section>
    }
}

/// The services of a kind; nothing where the board has none.
fn group(shown: &Shown, kind: Kind, history: Memo<Vec<DayHistory>>, last: Memo<Vec<Status>>) -> Option<AnyView> {
    let own: Vec<ServiceIndex> = ServiceIndex::each(&shown.board.services)
        .filter(|(_, service)| service.category.kind() == kind)
        .map(|(index, _)| index)
        .collect();
    if own.is_empty() {
        return None;
    }
    let words = live_words(shown.lang);
    let is_large = shown.board.services.len() > MOST;
    let is_long = own.len() > LONG;
    let is_open = RwSignal::new(false);
    let view = shown.view;
    let group = Memo::new(move |_| {
        let shows_all = !is_large || is_open.get();
        view.with(|view| history.with(|history| last.with(|last| group_at(view, history, last, &own, shows_all))))
    });
    let lang = shown.lang;
    let is_calm = move || group.with(|group| group.is_calm);
    let calm = move || group.with(|group| group.calm);
    let row = {
        let shown = shown.clone();
        move |index, strip| row(&shown, index, strip)
    };
    let list = move || group.with(|group| group.strips.clone());
    let content = view! {
        <div
            class="strips-kind"
            class:is-large=is_large
            class:is-long=is_long
            class:is-calm=is_calm
            class:is-open=is_open
        >
            <div class="strips-head">
                <h3 class="strips-name">{words.kind(kind)}</h3>
                <button
                    type="button"
                    class="strips-fold text-button"
                    hidden=move || calm() == 0 || !(is_large || is_calm())
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                >
                    {move || anew(downboard_words::steady(lang, calm()))}
                </button>
            </div>
            <ul class="strips-list">{rows(list, row)}</ul>
        </div>
    };
    Some(content.into_any())
}

fn group_at(view: &View, history: &[DayHistory], last: &[Status], own: &[ServiceIndex], shows_all: bool) -> Group {
    let strips = own.iter().filter_map(|index| {
        let status = view.service(*index)?.standing.status;
        let was = index.of(last).copied().filter(|status| status.is_trouble());
        Some((*index, Strip { status, was, days: index.of(history)?.clone() }))
    });
    let strips: Vec<_> = strips.collect();
    let calm = strips.iter().filter(|(_, strip)| !strip.status.is_trouble()).count();
    let is_calm = strips.iter().all(|(_, strip)| strip.status == Status::Operational);
    let strips = strips.into_iter().filter(|(_, strip)| shows_all || strip.status.is_trouble()).collect();
    Group { calm, is_calm, strips }
}

fn row(shown: &Shown, index: ServiceIndex, strip: RwSignal<Strip>) -> AnyView {
    let name = shown.service(index).map(|service| shown.text(&service.name)).unwrap_or_default();
    let status = Memo::new(move |_| strip.with(|strip| strip.status));
    let words = shown.words();
    let lost = {
        let lang = shown.lang;
        move || {
            strip.with(|strip| match strip.was {
                Some(was) => Some(downboard_words::was(lang, words.status(was))),
                None if strip.status.is_trouble() => Some(words.now.to_owned()),
                None => lost_in_days(lang, &strip.days),
            })
        }
    };
    let spoken = {
        let shown = shown.clone();
        move || strip.with(|strip| spoken(&shown, &strip.days))
    };
    view! {
        <li class="strip" class:is-troubled=move || status.get().is_trouble()>
            {move || view! { <StatusMark status=status.get() /> }}
            <span class="strip-name">
                {name} <span class="unseen">": " {move || anew(words.status(status.get()))} ". "</span>
            </span>
            {move || strip.with(|strip| draw_days(&strip.days))}
            <span class="unseen">{move || anew(spoken())}</span>
            <span
                class=move || {
                    let spotless = if strip.with(Strip::is_spotless) { " is-spotless" } else { "" };
                    format!("strip-lost {}{spotless}", status_class(status.get()))
                }
            >
                {move || lost().map(anew)}
            </span>
        </li>
    }
    .into_any()
}

/// The time lost; nothing where there was none, or none is known: then a dash is drawn, or nothing.
pub fn lost_in_days(lang: Lang, days: &DayHistory) -> Option<String> {
    let lost = days.lost_seconds;
    (lost > 0).then(|| downboard_words::duration(lang, (lost / MINUTE).max(1)))
}

/// The days with trouble, for those who cannot see them.
fn spoken(shown: &Shown, days: &DayHistory) -> String {
    let said = days.days.iter().filter(|day| day.worst().is_trouble() || day.seconds.maintenance > 0).map(|day| {
        let date = downboard_words::day_of_this_year(shown.lang, day.period.from, &shown.board.zone);
        format!("{date} {}", shown.words().status(day.worst()))
    });
    let said = said.collect::<Vec<_>>().join(", ");
    match (said.is_empty(), days.lost_seconds, days.known_seconds()) {
        (true, 0, 1..) => live_words(shown.lang).no_time_lost.to_owned(),
        (true, _, _) => String::new(),
        (false, _, _) => format!("{said}. "),
    }
}

/// The strokes. The line below them stands where a status is known, as much of each day as that was; else dots.
pub fn draw_days(days: &DayHistory) -> AnyView {
    let foot = HEIGHT - 0.5;
    let base = decimal(foot);
    let last = days.days.len().saturating_sub(1);
    let (mut known, mut unknown) = (String::new(), String::new());
    let mut strokes = Vec::new();
    for (place, day) in days.days.iter().enumerate() {
        let x = place as f64 * DAY;
        let (total, sure) = (day.seconds.total(), day.seconds.known());
        let part = if total > 0 { sure as f64 / total as f64 } else { 0.0 };
        let end = x + DAY * part;
        if part > 0.0 {
            known.extend(["M", &decimal(x), " ", &base, "H", &decimal(end)]);
        }
        if part < 1.0 {
            unknown.extend(["M", &decimal(end), " ", &base, "H", &decimal(x + DAY)]);
        }
        let worst = day.worst();
        if worst.is_trouble() {
            let tall = height(worst) * (HEIGHT - 2.0);
            let class = format!("strip-day {}{}", status_class(worst), if place == last { " is-today" } else { "" });
            let (x, y, tall) = (decimal(x), decimal(foot - tall), decimal(tall));
            strokes.push(view! { <rect class=class x=x y=y width=decimal(STROKE) height=tall /> }.into_any());
        } else if day.seconds.maintenance > 0 {
            let (x, y) = (decimal(x + 0.5), decimal(foot - OUTLINE));
            let outline = view! {
                <rect class="strip-planned" x=x y=y width=decimal(STROKE - 1.0) height=decimal(OUTLINE) />
            };
            strokes.push(outline.into_any());
        }
    }
    let width = days.days.len() as f64 * DAY;
    view! {
        <svg
            class="strip-days"
            width=decimal(width)
            height=decimal(HEIGHT)
            viewBox=format!("0 0 {} {}", decimal(width), decimal(HEIGHT))
            aria-hidden="true"
            focusable="false"
        >
            <path class="strip-known" d=known />
            <path class="strip-unknown" d=unknown />
            {strokes.collect_view()}
        </svg>
    }
    .into_any()
}
