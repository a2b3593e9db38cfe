//! The wall: services in trouble as tiles, worst first, those under planned maintenance after them, and beside them what all of
//! them share.

use downboard_core::model::Status;
use downboard_core::recommend::Excluded;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::answers::failing_features;
use super::facts::{calm, certain, lead, planned_word, recommended_briefly, side_words, site_sentence, vouched_for};
use super::headline::calm_sentences;
use super::how_many::{HowMany, how_many};
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::ui::{anew, text_or_room};
use downboard_words::BETWEEN;

/// How many tiles fill the wall.
const TILES: usize = 14;
/// How many services under maintenance have a tile, where the others leave room.
const PLANNED: usize = 4;
/// How many failing features a tile names.
const FEATURES: usize = 2;
/// A name wider than this, in Latin letters, stands smaller, so that it stays whole. A Hangul syllable is two wide.
const LONG_NAME: usize = 16;
/// How wide a name and the duration beside it may be together: what does not fit stands below, with the status in its place.
const LONG_LINE: usize = 25;
/// How many of those not named the aside gives a reason for.
const EXCLUDED: usize = 3;
/// How many services the aside names alternatives for.
const INSTEAD: usize = 5;

/// The services in trouble, and those under maintenance of which there is a word of when it was to end.
#[component]
pub fn Tiles(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let view = shown.view;
    move || {
        let view = view.get();
        let worst = view.worst_first();
        let tiles = worst.iter().take(TILES).map(|service| tile(&shown, service, &view)).collect();
        let room = PLANNED.min(TILES.saturating_sub(worst.len()));
        let planned = view.services.iter().filter(|service| is_planned(&shown, service, &view)).take(room);
        let planned = planned.map(|service| tile(&shown, service, &view)).collect();
        let rest: Vec<_> = worst
            .iter()
            .skip(TILES)
            .filter_map(|service| shown.service(service.index))
            .map(|service| shown.text(&service.name))
            .collect();
        let rest = (!rest.is_empty()).then(
            || view! { <p class="tiles-rest">{anew(downboard_words::also_down(shown.lang, &rest.join(", ")))}</p> },
        );
        let list = |class, label, tiles: Vec<_>| {
            (!tiles.is_empty()).then(|| view! { <ul class=class aria-label=label>{tiles}</ul> })
        };
        let words = shown.words();
        let first = if worst.is_empty() {
            view! { <p class="tiles-none">{calm_sentences(calm(&shown, &view))}</p> }.into_any()
        } else {
            list("tiles", words.what, tiles).into_any()
        };
        let planned = list("tiles is-planned", words.status(Status::Maintenance), planned);
        view! {
            {first}
            {rest}
            {planned}
        }
    }
}

/// Whether a service is under maintenance and there is a word of when that was to end.
fn is_planned(shown: &Shown, service: &ServiceView, view: &View) -> bool {
    service.standing.status == Status::Maintenance && planned_word(shown, service, view).is_some()
}

fn width(name: &str) -> usize {
    name.chars().map(|c| if c.is_ascii() || c == '\u{a0}' { 1 } else { 2 }).sum()
}

fn tile(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let status = service.standing.status;
    let name = shown.service(service.index).map(|record| shown.text(&record.name));
    let failing = failing_features(shown, service);
    let word = || shown.words().status(status).to_owned();
    let lasting = certain(shown, &service.standing, view);
    let name_width = name.as_deref().map_or(0, width);
    // The figure beside the mark is the age of that status, else the detail says what it is the age of.
    let (said, detail) = match lasting {
        Some(lasting) if service.standing.has_changed_grade() || name_width + width(&lasting) > LONG_LINE => {
            let failing = (!failing.is_empty()).then(|| downboard_words::features(shown.lang, failing.len()));
            let lasting = downboard_words::trouble_lasting(shown.lang, &lasting);
            (word(), Some([lasting].into_iter().chain(failing).collect::<Vec<_>>().join(BETWEEN)))
        }
        Some(lasting) if failing.is_empty() => (lasting, Some(word())),
        None if failing.is_empty() => (word(), None),
        lasting => (lasting.unwrap_or_else(word), Some(downboard_words::names(shown.lang, &failing, FEATURES))),
    };
    let detail = detail.into_iter().chain(side_words(shown, service, view)).collect::<Vec<_>>().join(BETWEEN);
    let is_long = name_width > LONG_NAME;
    view! {
        <li class=format!("tile {}", status_class(status))>
            <p class="tile-name" class:is-long=is_long>
                {anew(name.unwrap_or_default())}
            </p>
            <p class="tile-status">
                <StatusMark status />
                {anew(said)}
            </p>
            <p class="tile-detail">{anew(detail)}</p>
        </li>
    }
    .into_any()
}

/// How many people in the last hour and so far: nothing where nothing fails and neither is estimated.
fn people(shown: &Shown, view: &View) -> Option<AnyView> {
    let words = shown.words();
    let how_many = how_many(shown, view);
    if !how_many.is_estimated() && view.in_trouble().next().is_none() {
        return None;
    }
    let HowMany { basis, figure, reason, so_far, is_awaited } = how_many;
    let detail = reason.map(str::to_owned).into_iter().chain(so_far).collect::<Vec<_>>().join(BETWEEN);
    let said = |text| text_or_room(text, is_awaited, words.estimating);
    let basis = basis.map(|basis| format!(" ({basis})")).unwrap_or_default();
    let block = view! {
        <section class="wall-block">
            <h2>{anew(format!("{} · {}{basis}", words.people, words.last_hour))}</h2>
            <p class="wall-people">{said(figure)}</p>
            <p class="wall-detail">{said(detail)}</p>
        </section>
    };
    Some(block.into_any())
}

/// How many people, the shared cause, what to use instead.
#[component]
pub fn WallAside(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    move || {
        let view = view.get();
        let people = people(&shown, &view);
        let causes = view.sites.iter().filter_map(|site| {
            let record = shown.board.site(site.index)?;
            let sentence = site_sentence(&shown, site, &view)?;
            let next = site.milestones.iter().rev().take(3).filter_map(|index| view.log.milestones.get(*index));
            let rows: Vec<_> = next
                .map(|milestone| {
                    let clock =
                        downboard_words::short_moment(shown.lang, milestone.when.latest(), view.at, &shown.board.zone);
                    view! { <li>{anew(format!("{clock} {}", milestone.label.get(shown.lang)))}</li> }
                })
                .collect();
            Some(view! {
                <section class="wall-block">
                    <h2>{anew(format!("{} – {}", words.cause, record.short_name.get(shown.lang)))}</h2>
                    <p class="wall-sentence">{anew(sentence)}</p>
                    <ul class="wall-milestones">{rows}</ul>
                </section>
            })
        });
        let causes = causes.collect_view();
        let instead: Vec<_> = view
            .worst_first()
            .into_iter()
            .filter(|service| vouched_for(service).next().is_some())
            .take(INSTEAD)
            .map(|service| {
                let name = shown.service(service.index).map(|record| shown.text(&record.name));
                view! {
                    <div class="wall-row">
                        <dt>{anew(name.unwrap_or_default())}</dt>
                        <dd>{anew(recommended_briefly(&shown, service, &view, 3).join(", "))}</dd>
                    </div>
                }
            })
            .collect();
        let excluded: Vec<_> = lead(&view)
            .into_iter()
            .chain(view.worst_first())
            .flat_map(|service| service.excluded.iter())
            .fold(Vec::new(), |mut kept: Vec<&Excluded>, excluded| {
                if kept.iter().all(|known| known.id != excluded.id) {
                    kept.push(excluded);
                }
                kept
            });
        let excluded = (!excluded.is_empty()).then(|| {
            let short = |excluded: &&Excluded| {
                format!(
                    "{} ({})",
                    shown.name(&excluded.id),
                    downboard_words::exclusion_short(shown.lang, &excluded.reason)
                )
            };
            let names: Vec<_> = excluded.iter().map(short).collect();
            view! {
                <div class="wall-row is-excluded">
                    <dt>{words.excluded}</dt>
                    <dd>{anew(downboard_words::names(shown.lang, &names, EXCLUDED))}</dd>
                </div>
            }
        });
        let instead = (!instead.is_empty() || excluded.is_some()).then(|| {
            view! {
                <section class="wall-block">
                    <h2>{words.instead}</h2>
                    <dl class="wall-rows">{instead} {excluded}</dl>
                </section>
            }
        });
        view! {
            {people}
            {causes}
            {instead}
        }
    }
}
