//! How fresh the feeds of a live board are: a line for everybody, a list for those who ask.

use downboard_core::model::{Feed, Lang};
use downboard_core::time::{DAY, Timestamp};
use downboard_core::timeline::{FeedState, Freshness};
use downboard_feeds::fetching::Latest;
use downboard_words::BETWEEN;
use leptos::prelude::*;

use super::shown::Shown;
use crate::ui::{Lasting, anew, rows};

/// What a page of a live board says beside its facts: the worst of all feeds, how many are live, the age of the oldest good
/// answer; and, to those who cannot see it, what changes.
#[component]
pub fn LiveLine(
    /// The board.
    shown: Shown,
    /// Now.
    now: RwSignal<Timestamp>,
    /// What changed last.
    changed: RwSignal<String>,
    /// Whose clock is wrong, if anybody's is.
    clock: RwSignal<String>,
    /// Since when nothing is fetched any more.
    stopped: RwSignal<Option<Timestamp>>,
) -> impl IntoView {
    let alarm = {
        let shown = shown.clone();
        move || {
            stopped.get().map(|since| {
                let since = downboard_words::short_moment(shown.lang, since, now.get_untracked(), &shown.board.zone);
                view! {
                    <p class="feeds-stopped" role="alert">
                        {anew(downboard_words::updates_stopped(shown.lang, &since))}
                    </p>
                }
            })
        }
    };
    // Of the worst of them, and in words: what stays the same with another answer is not drawn anew.
    let told = Memo::new(move |_| {
        let (lang, now, view) = (shown.lang, now.get(), shown.view.get());
        let all: Vec<_> = view.log.freshness(now).map(|(_, state, freshness)| (*state, freshness)).collect();
        let live = all.iter().filter(|(_, freshness)| freshness.is_good()).count();
        let worst = all.iter().map(|(_, freshness)| *freshness).max_by_key(|one| rank(*one))?;
        let oldest = all.iter().filter_map(|(state, _)| state.age_seconds(now)).max();
        let oldest = oldest.map(|age| downboard_words::age(lang, age));
        let oldest = oldest.map(|age| if worst.is_good() { age } else { downboard_words::last_good(lang, &age) });
        Some((worst, downboard_words::feeds_live(lang, live, all.len()), oldest.map(|age| format!(" · {age}"))))
    });
    let worst = Memo::new(move |_| told.with(|told| told.as_ref().map(|(worst, ..)| *worst)));
    let counted = Memo::new(move |_| told.with(|told| told.as_ref().map(|(_, counted, _)| counted.clone())));
    let oldest = Memo::new(move |_| told.with(|told| told.as_ref().and_then(|(.., oldest)| oldest.clone())));
    let (counted, oldest) = (Lasting::memo(counted), Lasting::memo(oldest));
    let line = move || {
        worst.get().map(|worst| {
            view! {
                <span class=format!("freshness {}", class(worst))>
                    <FreshnessMark freshness=worst /> {move || counted.get().map(anew)}
                </span>
                {move || oldest.get().map(anew)}
            }
        })
    };
    let clock_line = move || {
        let text = Some(clock.get()).filter(|text| !text.is_empty())?;
        Some(view! { <p class="feed-line" role="status">{anew(text)}</p> })
    };
    view! {
        {alarm}
        <p class="feed-line">{line}</p>
        {clock_line}
        <p class="unseen" role="status" aria-live="polite">
            {move || anew(changed.get())}
        </p>
    }
}

/// The better a feed, the lower.
fn rank(freshness: Freshness) -> usize {
    Freshness::ALL.iter().position(|known| *known == freshness).unwrap_or_default()
}

fn class(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Loaded | Freshness::Live => "is-fresh",
        Freshness::Late => "is-late",
        Freshness::Stale
        | Freshness::Unreadable
        | Freshness::Unreachable
        | Freshness::NeverLoaded
        | Freshness::NeedsPublisher => "is-stale",
    }
}

/// A full circle, a half one, an empty one: told apart without colour.
#[component]
fn FreshnessMark(freshness: Freshness) -> impl IntoView {
    let fill = match class(freshness) {
        "is-fresh" => "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z",
        "is-late" => "M6 1a5 5 0 0 0 0 10z",
        _ => "",
    };
    view! {
        <svg class="freshness-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <circle cx="6" cy="6" r="5" />
            <path d=fill />
        </svg>
    }
}

/// What is said of a feed.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    freshness: Freshness,
    /// Why nothing came and how often in vain, when it was read last and is asked again.
    how: Option<String>,
    /// What is wrong with its answer.
    warnings: Vec<String>,
}

/// Every feed: what it is called, how fresh it is, why nothing came and how often in vain, when it was read last and is asked
/// again, what is wrong with its answer.
pub(super) fn feed_rows(
    shown: &Shown,
    now: Lasting<RwSignal<Timestamp>>,
    attempts: Lasting<RwSignal<Vec<Latest>>>,
) -> impl IntoView + use<> {
    let (of_list, shown) = (shown.clone(), shown.clone());
    let list = move || {
        let (now, view) = (now.get(), of_list.view.get());
        let feeds = of_list.board.feeds.iter().zip(&view.log.feeds).enumerate();
        let said = feeds.map(|(place, (feed, (id, state)))| {
            let latest = attempts.with(|all| all.iter().find(|latest| latest.feed == *id).cloned());
            (place, said(&of_list, feed, *state, now, latest))
        });
        said.collect()
    };
    rows(list, move |place: usize, now: RwSignal<Said>| {
        let Some(feed) = shown.board.feeds.get(place) else { return ().into_any() };
        let name = feed.name.as_ref().map_or_else(|| feed.id.to_string(), |name| shown.text(name));
        let name = match &feed.page {
            Some(page) => view! {
                <a href=page.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                    {name}
                </a>
            }
            .into_any(),
            None => name.into_any(),
        };
        row(shown.lang, name, now)
    })
}

fn row(lang: Lang, name: AnyView, now: RwSignal<Said>) -> AnyView {
    let freshness = Memo::new(move |_| now.with(|now| now.freshness));
    let how = Memo::new(move |_| now.with(|now| now.how.clone()));
    let warnings = Memo::new(move |_| now.with(|now| now.warnings.clone()));
    let mark = move || {
        let freshness = freshness.get();
        view! {
            <p class=format!("freshness {}", class(freshness))>
                <FreshnessMark freshness /> {anew(downboard_words::freshness(lang, freshness))}
            </p>
        }
    };
    let warnings = move || warnings.get().into_iter().map(|said| view! { <li>{anew(said)}</li> }).collect_view();
    view! {
        <li class="feed">
            <div class="feed-row">
                <p>{name}</p>
                {mark}
                <p class="feed-said">{move || how.get().map(anew)}</p>
                <ul class="feed-warnings">{warnings}</ul>
            </div>
        </li>
    }
    .into_any()
}

fn said(shown: &Shown, feed: &Feed, state: FeedState, now: Timestamp, latest: Option<Latest>) -> Said {
    let (lang, freshness) = (shown.lang, state.freshness(feed, now));
    let age = state.age_seconds(now).map(|age| downboard_words::age(lang, age));
    let age = age.map(|age| if freshness.is_good() { age } else { downboard_words::last_good(lang, &age) });
    let failed = latest.as_ref().and_then(|latest| Some((latest, latest.failure.as_ref()?)));
    let reason = failed.and_then(|(_, failure)| downboard_words::feed_failure(lang, failure));
    let tries = failed.map(|(latest, _)| latest.failures).filter(|failures| *failures > 1);
    let tries = tries.map(|tries| downboard_words::tries(lang, tries));
    let next = failed.and_then(|(latest, _)| latest.next_at).filter(|next| *next > now).map(|next| {
        let clock = downboard_words::short_moment(lang, next, now, &shown.board.zone);
        downboard_words::next_try(lang, &clock)
    });
    // What its publisher has not touched for long may no longer be so.
    let changed = state.good.and_then(|good| good.updated_at);
    let changed = changed.filter(|at| now.as_second() - at.as_second() > DAY).map(|at| {
        let moment = downboard_words::short_moment(lang, at, now, &shown.board.zone);
        downboard_words::last_changed(lang, &moment)
    });
    let how: Vec<_> = [reason, tries, age, changed, next].into_iter().flatten().collect();
    let why = (freshness == Freshness::NeedsPublisher).then(|| downboard_words::needs_publisher(lang).to_owned());
    let warnings = why.into_iter().chain(latest.map(|latest| latest.warnings).unwrap_or_default()).collect();
    Said { freshness, how: (!how.is_empty()).then(|| how.join(BETWEEN)), warnings }
}
