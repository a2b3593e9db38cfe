//! The feeds of a live board: a dot for each on a scale of minutes since it was read, those that are late by name, and all of them
//! as a list.

use downboard_core::model::Feed;
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{FeedState, Freshness, LATE_INTERVALS};
use downboard_feeds::fetching::Latest;
use downboard_words::live_words;
use leptos::prelude::*;

use crate::components::feeds::feed_rows;
use crate::components::geometry::{decimal, percent};
use crate::components::section::SectionHead;
use crate::components::shown::Shown;
use crate::ui::{Lasting, anew};

/// How long the scale is at least and at most, in minutes.
const LEAST: i64 = 5;
const LONGEST: i64 = 60;
/// Up to so many feeds are listed at once.
const FEW: usize = 4;
/// How many late ones are named.
const NAMED: usize = 4;
/// The dots: how far apart they stand at least, in percent of the scale, how high a level of them is, and how many there are.
const APART: f64 = 2.4;
const LEVEL: f64 = 9.0;
const LEVELS: usize = 6;
/// Left of this, in percent, there is room for one label, which stands at the begin.
const FIRST_LABEL: f64 = 22.0;
/// The height of the scale with its numbers, in pixels.
const FOOT: f64 = 18.0;

/// How the feeds are.
#[component]
pub fn FeedSection(
    /// The board.
    shown: Shown,
    /// Now.
    now: Lasting<RwSignal<Timestamp>>,
    /// What came of the latest attempt at each feed.
    attempts: Lasting<RwSignal<Vec<Latest>>>,
) -> impl IntoView {
    let (words, live, view) = (shown.words(), live_words(shown.lang), shown.view);
    let scale = {
        let shown = shown.clone();
        move || draw(&shown, &states(&shown, now.get()))
    };
    // Where nothing is known a reader wants to know of each.
    let is_lost = Memo::new(move |_| view.with(|view| view.is_blind()));
    let late = {
        let shown = shown.clone();
        move || (!is_lost.get()).then(|| late(&shown, &states(&shown, now.get())).map(anew)).flatten()
    };
    let list = view! { <ul class="feed-list">{feed_rows(&shown, now, attempts)}</ul> };
    let each = if shown.board.feeds.len() <= FEW {
        list.into_any()
    } else {
        view! {
            <p class="section-note">{late}</p>
            <details class="disclosure" open=is_lost>
                <summary>{live.each_feed}</summary>
                {list}
            </details>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="feeds">
            <SectionHead id="feeds" title=words.feeds />
            {scale}
            {each}
        </section>
    }
}

/// A feed as it stands.
struct Standing<'a> {
    feed: &'a Feed,
    freshness: Freshness,
    age: Option<i64>,
}

fn states(shown: &Shown, now: Timestamp) -> Vec<Standing<'_>> {
    let states: Vec<FeedState> = shown.view.with(|view| view.log.feeds.iter().map(|(_, state)| *state).collect());
    let standing = |(feed, state): (_, FeedState)| {
        let freshness = state.freshness(feed, now);
        Standing { feed, freshness, age: state.age_seconds(now) }
    };
    shown.board.feeds.iter().zip(states).map(standing).collect()
}

/// Those that are not as they should be, each with how, and with when it was read last.
fn late(shown: &Shown, feeds: &[Standing<'_>]) -> Option<String> {
    let lang = shown.lang;
    let late = feeds.iter().filter(|own| !own.freshness.is_good()).map(|own| {
        let name = own.feed.name.as_ref().map_or_else(|| own.feed.id.to_string(), |name| shown.text(name));
        let how = downboard_words::freshness(lang, own.freshness);
        match own.age {
            Some(age) => format!("{name}: {how}, {}", downboard_words::age(lang, age)),
            None => format!("{name}: {how}"),
        }
    });
    let late: Vec<_> = late.collect();
    (!late.is_empty()).then(|| downboard_words::names(lang, &late, NAMED))
}

/// How many minutes the scale has: as many as the oldest answer wants, within reason.
fn length(feeds: &[Standing<'_>]) -> i64 {
    let oldest = feeds.iter().filter_map(|own| own.age).max().unwrap_or_default();
    (oldest / MINUTE + 1).clamp(LEAST, LONGEST)
}

/// Where the feeds begin to be late, where all of them do at the same age.
fn late_from(feeds: &[Standing<'_>]) -> Option<i64> {
    let mut limits = feeds.iter().map(|own| LATE_INTERVALS * i64::from(own.feed.interval_seconds()));
    let first = limits.next()?;
    limits.all(|limit| limit == first).then_some(first)
}

fn draw(shown: &Shown, feeds: &[Standing<'_>]) -> Option<AnyView> {
    let words = live_words(shown.lang);
    let minutes = length(feeds);
    let place = |seconds: i64| (seconds as f64 / (minutes * MINUTE) as f64).min(1.0) * 100.0;
    let mut read: Vec<_> = feeds.iter().filter_map(|own| Some((place(own.age?), own.freshness.is_good()))).collect();
    if read.is_empty() {
        return None;
    }
    read.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    // Each on the lowest level where it does not stand on another.
    let mut ends = [f64::NEG_INFINITY; LEVELS];
    let dots: Vec<_> = read
        .into_iter()
        .map(|(x, is_good)| {
            let level = ends.iter().position(|end| *end <= x).unwrap_or(LEVELS - 1);
            if let Some(end) = ends.get_mut(level) {
                *end = x + APART;
            }
            (x, level, is_good)
        })
        .collect();
    let levels = dots.iter().map(|(_, level, _)| level + 1).max().unwrap_or(1);
    let base = levels as f64 * LEVEL + 14.0;
    let dots = dots.into_iter().map(|(x, level, is_good)| {
        let y = base - LEVEL / 2.0 - 1.0 - level as f64 * LEVEL;
        view! { <circle class="feed-dot" class:is-late=!is_good cx=percent(x) cy=decimal(y) r="3.5" /> }
    });
    let step = [1, 2, 5, 10, 15].into_iter().find(|step| minutes / step <= 6).unwrap_or(30);
    let ticks = (0..=minutes).filter(|minute| minute % step == 0).map(|minute| {
        let x = place(minute * MINUTE);
        let anchor = if minute == 0 {
            "start"
        } else if x > 97.0 {
            "end"
        } else {
            "middle"
        };
        let text = match minute {
            0 => words.just_read.to_owned(),
            _ if x < FIRST_LABEL => String::new(),
            minute => downboard_words::duration(shown.lang, minute),
        };
        view! {
            <line class="feed-tick" x1=percent(x) x2=percent(x) y1=decimal(base) y2=decimal(base + 4.0) />
            <text class="feed-minutes" x=percent(x) y=decimal(base + FOOT - 2.0) text-anchor=anchor>
                {text}
            </text>
        }
    });
    let limit = late_from(feeds).filter(|limit| *limit < minutes * MINUTE).map(|limit| {
        let x = percent(place(limit));
        view! {
            <line class="feed-limit" x1=x.clone() x2=x.clone() y1="0" y2=decimal(base) />
            <text class="feed-minutes" x=x dx="4" y="10">
                {words.late_from}
            </text>
        }
    });
    let drawing = view! {
        <svg class="feed-scale" height=decimal(base + FOOT) aria-hidden="true" focusable="false">
            {limit}
            <line class="feed-base" x1="0" x2="100%" y1=decimal(base) y2=decimal(base) />
            {ticks.collect_view()}
            {dots.collect_view()}
        </svg>
    };
    Some(drawing.into_any())
}
