//! How a live board that hears nothing fell silent: how many feeds still answered, what was known last, and that nothing has been
//! known since.

use downboard_core::model::{Period, ServiceIndex, Status};
use downboard_core::time::{HOUR, MINUTE, Timestamp};
use downboard_core::view::geometry::Bar;
use downboard_core::view::{Calm, Trouble, View, view as view_of};
use downboard_words::live_words;
use leptos::prelude::*;

use crate::components::geometry::{bars, decimal, held, percent, share};
use crate::components::lane::LaneChart;
use crate::components::section::SectionHead;
use crate::components::shown::Shown;
use crate::ui::anew;

/// How many services that were in trouble have a lane; the others are counted.
const LANES: usize = 5;
/// How far the chart reaches back before the last word: twice as long as the silence lasts, within these, in seconds.
const LEAST: i64 = 30 * MINUTE;
const LONGEST: i64 = 6 * HOUR;
/// The height of the staircase of feeds, in the units of its drawing, and of the hatching.
const TALL: f64 = 24.0;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
struct LastWord {
    window: Period,
    since: Timestamp,
    /// How many feeds there are, and where on the axis each fell silent, in hundredths, from the left.
    feeds: usize,
    silent: Vec<f64>,
    lanes: Vec<Lane>,
    /// Of the others: how many they are, and how they were.
    others: usize,
    trouble: Trouble,
    calm: Calm,
}

#[derive(Clone, Debug, PartialEq)]
struct Lane {
    service: ServiceIndex,
    said: String,
    bars: Vec<Bar>,
}

/// The feeds falling silent and the services that were in trouble then. Nothing stands here while anything is known.
#[component]
pub fn LastWordChart(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let view = shown.view;
    let drawn = {
        let shown = shown.clone();
        Memo::new(move |_| view.with(|view| last_word(&shown, view)))
    };
    move || drawn.get().map(|drawn| section(&shown, &drawn))
}

fn last_word(shown: &Shown, view: &View) -> Option<LastWord> {
    let silence = view.silence().filter(|_| view.is_blind())?;
    let (log, since) = (&view.log, silence.since);
    // Drawn anew each minute, not each second.
    let to = Timestamp::from_second(since.as_second() + silence.minutes * MINUTE)?;
    let before = (2 * silence.minutes * MINUTE).clamp(LEAST, LONGEST);
    let window = Period { from: since.checked_add(-before)?, to };
    let mut silent: Vec<f64> = log
        .freshness(view.at)
        .filter_map(|(_, state, _)| Some(share(state.good?.fetched_at?, window).clamp(0.0, 1.0) * 100.0))
        .collect();
    silent.sort_by(f64::total_cmp);
    let end = share(since, window) * 100.0;
    let then = view_of(log, since);
    let words = shown.words();
    let troubled = then.worst_first();
    let lanes = troubled.iter().take(LANES).filter_map(|service| {
        let timeline = &log.service_at(service.index)?.timeline;
        let said = downboard_words::known_last(shown.lang, words.status(service.standing.status));
        Some(Lane { service: service.index, said, bars: until(bars(timeline, window, held(timeline, view.at)), end) })
    });
    let lanes: Vec<_> = lanes.collect();
    let others = log.services.len() - lanes.len();
    // More may have been in trouble than have lanes.
    let trouble = Trouble::among(troubled.iter().skip(LANES).map(|service| service.standing.status));
    Some(LastWord { window, since, feeds: silence.feeds, silent, lanes, others, trouble, calm: then.calm() })
}

/// What was known up to the last word; after it nothing is. A feed that falls silent still counts for a while.
fn until(bars: Vec<Bar>, end: f64) -> Vec<Bar> {
    let cut = |bar: Bar| Bar { width: bar.width.min(end - bar.x), ..bar };
    let known = bars.into_iter().filter(|bar| bar.x < end).map(cut);
    let rest = Bar { x: end, width: 100.0 - end, best: Status::Unknown, worst: Status::Unknown };
    known.chain([rest]).collect()
}

fn section(shown: &Shown, drawn: &LastWord) -> AnyView {
    let (words, lang, zone) = (live_words(shown.lang), shown.lang, &shown.board.zone);
    // With its day where it is not of the day of the last minute drawn.
    let clock = |at| downboard_words::short_moment(lang, at, drawn.window.to, zone);
    let since = share(drawn.since, drawn.window) * 100.0;
    let moment = clock(drawn.since);
    let lanes = drawn.lanes.iter().filter_map(|lane| {
        let name = shown.service(lane.service).map(|service| shown.text(&service.name))?;
        let chart = view! { <LaneChart bars=lane.bars.clone() /> };
        Some(row(name, lane.said.clone(), chart.into_any()))
    });
    let lanes: Vec<_> = lanes.collect();
    let others = (drawn.others > 0).then(|| {
        let name = if drawn.lanes.is_empty() {
            downboard_words::so_many_services(lang, drawn.others)
        } else {
            downboard_words::so_many_others(lang, drawn.others)
        };
        // Before the last word a line, after it dots: what each of them was is counted beside.
        let chart = view! {
            <svg class="lane-chart" height="24" aria-hidden="true" focusable="false">
                <line class="lane-line is-operational" x1="0" x2=percent(since) y1="23" y2="23" />
                <line class="lane-line is-unknown" x1=percent(since) x2="100%" y1="23" y2="23" />
            </svg>
        };
        row(
            name,
            downboard_words::known_last(lang, &downboard_words::standing_of_several(lang, drawn.trouble, drawn.calm)),
            chart.into_any(),
        )
    });
    let answering =
        row(words.feeds_read.to_owned(), downboard_words::none_of_feeds(lang, drawn.feeds, &moment), staircase(drawn));
    let lede = downboard_words::last_word_lede(lang, &moment);
    view! {
        <section class="section" aria-labelledby="last-word">
            <SectionHead id="last-word" title=words.last_word lede=anew(lede).into_any() />
            <div class="last-word">
                {over(drawn, since, clock)}
                {answering}
                {lanes}
                {others}
            </div>
        </section>
    }
    .into_any()
}

/// Near the right edge the flag stands before its line, and alone.
const AT_EDGE: f64 = 80.0;

/// The times, the line of the last word, and the hatching after it. No style: it is published as it is.
fn over(drawn: &LastWord, since: f64, clock: impl Fn(Timestamp) -> String) -> AnyView {
    let (x, rest, is_late) = (percent(since), percent(100.0 - since), since > AT_EDGE);
    let anchor = if is_late { "end" } else { "start" };
    let label = |x: String, anchor, class, text| {
        view! { <text class=class x=x y="14" text-anchor=anchor>{text}</text> }
    };
    view! {
        <svg class="last-word-over" aria-hidden="true" focusable="false">
            {label("0".to_owned(), "start", "last-word-time", clock(drawn.window.from))}
            {label(x.clone(), anchor, "last-word-time is-last", clock(drawn.since))}
            {(!is_late).then(|| label("100%".to_owned(), "end", "last-word-time", clock(drawn.window.to)))}
            <rect class="lane-bar is-bounded is-unknown last-word-unknown" x=x.clone() y="22" width=rest height="100%" />
            <line class="last-word-moment" x1=x.clone() x2=x y1="18" y2="100%" />
        </svg>
    }
    .into_any()
}

fn row(name: String, said: String, chart: AnyView) -> AnyView {
    view! {
        <div class="last-word-row">
            <p>
                <strong>{anew(name)}</strong>
                " "
                <span class="last-word-said">{anew(said)}</span>
            </p>
            {chart}
        </div>
    }
    .into_any()
}

/// How many feeds answered, as an area that goes down a step where one was read for the last time.
fn staircase(drawn: &LastWord) -> AnyView {
    let most = drawn.feeds.max(drawn.silent.len()).max(1) as f64;
    let level = |answering: usize| TALL - 1.0 - answering as f64 / most * (TALL - 3.0);
    let answering = drawn.silent.len();
    let step = |(silent, at): (usize, &f64)| format!("H{}V{}", decimal(*at), decimal(level(answering - silent - 1)));
    let steps: String = drawn.silent.iter().enumerate().map(step).collect();
    let stairs = format!("M0 {}{steps}", decimal(level(answering)));
    let (area, path) = (format!("{stairs}L0 {}Z", decimal(level(0))), format!("{stairs}H100"));
    view! {
        <svg class="lane-chart" viewBox="0 0 100 24" preserveAspectRatio="none" height="24" aria-hidden="true" focusable="false">
            <path class="last-word-area" d=area />
            <path class="last-word-line" d=path vector-effect="non-scaling-stroke" />
        </svg>
    }
    .into_any()
}
