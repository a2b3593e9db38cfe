//! The people of each service in trouble on one linear scale: those who were stopped as a bar, all who use it as an outline. That
//! most services are slivers beside the largest is what it says.

use std::sync::Arc;

use downboard_core::model::{Audience, ServiceIndex};
use downboard_core::order;
use downboard_estimate::{Affected, Figure, Range};
use leptos::prelude::*;

use super::places::{Bar, places, round_figures};
use super::{in_trouble, peak, said};
use crate::components::citation::Citation;
use crate::components::geometry::{percent, with_text};
use crate::components::shown::Shown;
use crate::components::text_room::ems;
use crate::fetched::Fetched;
use crate::ui::{Disclosure, Lasting, Roving, anew, rows};

/// How many services stand on the scale before the rest is folded.
const SHOWN: usize = 12;
fn is_seen(place: usize) -> bool {
    place < SHOWN
}

fn is_folded(place: usize) -> bool {
    place >= SHOWN
}

/// The size of the labels, in pixels, by which their room is reckoned.
const LABEL: f64 = 13.0;
/// How wide the letter of the grade behind a label is, in ems.
const LETTER: f64 = 1.6;

/// Tells a signal how much text has room in an element.
pub type Measure = fn(&leptos::web_sys::Element, RwSignal<f64>);

/// The services of which people are estimated, those with the most first.
#[component]
pub(super) fn Scale(shown: Shown, measure: Measure) -> impl IntoView {
    let all = Lasting::memo(Memo::new({
        let shown = shown.clone();
        move |_| Arc::new(estimated(&shown))
    }));
    let (place, width) = (NodeRef::<leptos::html::Div>::new(), RwSignal::new(0.0));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            measure(&place, width);
        }
    });
    let width = Lasting::signal(width);
    let list = move |part: fn(usize) -> bool| {
        move || {
            let of_part = |all: &Arc<Vec<(ServiceIndex, Estimated)>>| {
                all.iter().enumerate().filter(|(index, _)| part(*index)).map(|(_, row)| row.clone()).collect::<Vec<_>>()
            };
            all.with(of_part)
        }
    };
    // Those that are seen are one stop of Tab, and so are those in the fold.
    let each = |part: fn(usize) -> bool| {
        let (shown, roving) = (shown.clone(), Roving::default());
        let order =
            Lasting::memo(Memo::new(move |_| list(part)().into_iter().map(|(index, _)| index).collect::<Vec<_>>()));
        move |index, now| row(&shown, index, now, width, InRow { roving, order })
    };
    let (first, others) = (each(is_seen), each(is_folded));
    let lang = shown.lang;
    let ticks = move || {
        let most = all.with(|all| all.first().map(|(_, first)| first.most))?;
        let ticks = round_figures(most).into_iter().map(|figure| {
            let x = percent(figure as f64 / most as f64 * 100.0);
            let label = if figure == 0 { "0".to_owned() } else { downboard_words::numbers::short_count(lang, figure) };
            view! { <span class="scale-tick" style=("--x", x)>{anew(label)}</span> }
        });
        Some(ticks.collect_view())
    };
    let is_any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let rest = Memo::new(move |_| all.with(|all| all.len().saturating_sub(SHOWN)));
    let detail = shown.detail_words();
    let folded = move || {
        let others = others.clone();
        (rest.get() > 0).then(|| {
            let summary = downboard_words::and_more(lang, rest.get());
            view! { <Disclosure summary>{rows(list(is_folded), others)}</Disclosure> }
        })
    };
    view! {
        <div class="scale" hidden=move || !is_any.get()>
            <p class="scale-key">
                <span class="scale-key-hit">{detail.hit_in_last_hour}</span>
                <span class="scale-key-users">{detail.users}</span>
                <span>{detail.one_scale}</span>
            </p>
            <div class="scale-axis" aria-hidden="true">
                <div class="scale-ticks" node_ref=place>
                    {ticks}
                </div>
            </div>
            {rows(list(is_seen), first)}
            {folded}
        </div>
    }
}

/// What is shown of a service.
#[derive(Clone, PartialEq)]
struct Estimated {
    range: Range,
    affected: Affected,
    /// What is said of its worst hour.
    peak: String,
    /// The end of the scale.
    most: u64,
}

fn estimated(shown: &Shown) -> Vec<(ServiceIndex, Estimated)> {
    let Fetched::There(estimates) = shown.estimates.get() else { return Vec::new() };
    let all = estimates.services.iter().chain([&estimates.together]);
    let figures = all.flat_map(|affected| [affected.last_hour, affected.potential]);
    let most = figures.filter_map(|figure| figure.range()).map(|range| range.p95).max().unwrap_or(0).max(1);
    let figures = in_trouble(shown).into_iter();
    let known = figures.filter_map(|(index, affected)| Some((index, affected, affected.last_hour.range()?)));
    let known =
        order::by_key(known.collect(), |(_, _, range): &(ServiceIndex, Affected, Range)| order::Key::most(range.p50));
    let known = known.into_iter();
    known
        .map(|(index, affected, range)| {
            let peak = peak(shown, &affected);
            (index, Estimated { range, affected, peak, most })
        })
        .collect()
}

/// Everything else that is estimated of a service.
fn figures(shown: &Shown, now: RwSignal<Estimated>) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let row = |name: AnyView, of: fn(&Affected) -> Figure| {
        let shown = shown.clone();
        let figure = move || now.with(|now| said(&shown, of(&now.affected)));
        view! {
            <div class="range-figure">
                <dt>{name}</dt>
                <dd>{move || anew(figure())}</dd>
            </div>
        }
    };
    let peak = (move || now.with(|now| anew(&now.peak))).into_any();
    view! {
        <dl class="range-figures">
            {row(detail.users.into_any(), |affected| affected.potential)}
            {row(words.so_far.into_any(), |affected| affected.so_far)} {row(peak, |affected| affected.peak)}
            {row(detail.exposure.into_any(), |affected| affected.user_hours.exposure)}
            {row(detail.active.into_any(), |affected| affected.user_hours.active)}
            {row(detail.usage.into_any(), |affected| affected.user_hours.usage)}
        </dl>
    }
    .into_any()
}

/// What is written beside the bars: who was stopped, and who uses it.
fn labels(shown: &Shown, now: &Estimated) -> (String, Option<String>) {
    let users = now.affected.potential.range().map(|range| downboard_words::people(shown.lang, range));
    (downboard_words::people(shown.lang, now.range), users)
}

/// Where a bar stands on a scale of so many pixels.
fn on_scale(from: u64, to: u64, most: u64, room: f64) -> Bar {
    let x = |people: u64| people as f64 / most as f64 * room;
    Bar { from: x(from), to: x(to).max(x(from) + LEAST) }
}

/// How wide a bar is at least, in pixels.
const LEAST: f64 = 2.5;

/// The bars of a service. The words beside them say the same.
fn drawing(now: RwSignal<Estimated>) -> AnyView {
    let bar = move |class: &'static str, ends: fn(&Estimated) -> Option<(u64, u64)>, inset: f64| {
        let of = move |part: fn((u64, u64)) -> u64| {
            move || now.with(|now| percent(part(ends(now).unwrap_or_default()) as f64 / now.most as f64 * 100.0))
        };
        let (x, width) = (of(|(from, _)| from), of(|(from, to)| to - from));
        view! { <rect class=class x=x width=width y=inset.to_string() height=(16.0 - 2.0 * inset).to_string() /> }
            .into_any()
    };
    let least = move || now.with(|now| percent(now.range.p5 as f64 / now.most as f64 * 100.0));
    view! {
        <svg class="scale-drawing" height="16" aria-hidden="true" focusable="false">
            {bar("scale-users", |now| now.affected.potential.range().map(|range| (range.p5, range.p95)), 4.0)}
            {bar("scale-hit", |now| Some((now.range.p5, now.range.p95)), 2.0)}
            <rect class="scale-hit" x=least width=LEAST.to_string() y="2" height="12" />
        </svg>
    }
    .into_any()
}

/// Who uses a service, by one count.
fn counted(shown: &Shown, audience: &Audience) -> AnyView {
    let measure = shown.words().measure(audience.measure);
    let people = downboard_words::audience(shown.lang, measure, audience.unit, audience.value);
    let note = audience.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
    view! {
        <p>
            {format!("{people} · {}", audience.as_of.as_str())} "\u{a0}"
            <Citation shown=shown.clone() sources=audience.sources.clone() grade=audience.grade />
        </p>
        <p>{shown.text(&audience.definition)}</p>
        {note}
    }
    .into_any()
}

/// The keyboard among the rows.
#[derive(Clone, Copy)]
struct InRow {
    roving: Roving<ServiceIndex>,
    order: Lasting<Memo<Vec<ServiceIndex>>>,
}

/// A service.
fn row(
    shown: &Shown,
    index: ServiceIndex,
    now: RwSignal<Estimated>,
    width: Lasting<RwSignal<f64>>,
    InRow { roving, order }: InRow,
) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let Some(record) = shown.board.service(index) else { return ().into_any() };
    let said = {
        let shown = shown.clone();
        Memo::new(move |_| now.with(|now| labels(&shown, now)))
    };
    let placed = Memo::new(move |_| {
        let room = width.get();
        let (hit, users) = said.get();
        let widths = ((ems(&hit) + LETTER) * LABEL, users.map_or(0.0, |users| ems(&users) * LABEL));
        now.with(|now| {
            let users = now.affected.potential.range();
            let users = users.map(|range| on_scale(range.p5, range.p95, now.most, room));
            places(on_scale(now.range.p5, now.range.p95, now.most, room), users, widths, room)
        })
    });
    let pixels = with_text;
    let grade = move || now.with(|now| now.range.grade.letter());
    let hit = move || said.with(|(hit, _)| anew(hit));
    let users = move || said.with(|(_, users)| users.clone().map(anew));
    let hit_at = move || pixels(placed.get().0);
    let users_at = move || pixels(placed.get().1.unwrap_or_default());
    let dominated = move || now.with(|now| format!("{}: {}", detail.dominated_by, words.input(now.range.dominated_by)));
    let used = record.audience();
    let others: Vec<_> = record.audiences.iter().filter(|other| used.is_none_or(|used| used != *other)).collect();
    let others = (!others.is_empty()).then(|| {
        let rows = others.into_iter().map(|other| view! { <li>{counted(shown, other)}</li> });
        view! {
            <p class="scale-others">{detail.other_counts}</p>
            <ul>{rows.collect_view()}</ul>
        }
    });
    let audience = used.map(|used| counted(shown, used));
    let line = NodeRef::new();
    let in_a_row = roving.in_a_row(index, move || order.get(), line);
    view! {
        <details class="scale-row">
            <summary {..in_a_row} node_ref=line>
                <span class="scale-name">{shown.text(&record.name)}</span>
                <span class="scale-place">
                    {drawing(now)}
                    <span class="scale-hit-text" style=("--x", hit_at)>
                        <span class="unseen">{detail.hit_in_last_hour} ": "</span>
                        {hit} " " <span class="grade-letter"><span class="unseen">{words.grade} " "</span>{move || anew(grade())}</span>
                    </span>
                    <span class="scale-users-text" class:is-left-out=move || placed.get().1.is_none() style=("--x", users_at)>
                        <span class="unseen">{detail.users} ": "</span>
                        {users}
                    </span>
                </span>
            </summary>
            <div class="scale-more">
                {figures(shown, now)} {audience} <p>{move || anew(dominated())}</p> {others}
            </div>
        </details>
    }
    .into_any()
}
