//! What stands beside the lanes of a wall: how many people, why together, what to use instead.

use downboard_core::recommend::Excluded;
use downboard_core::view::View;
use downboard_words::{BETWEEN, Words};
use leptos::prelude::*;

use super::recovery::changes;
use super::room::{ASIDE, LINE, LIST_HEAD, Room, lines};
use super::{Picture, Wall};
use crate::components::facts::{recommended_briefly, site_sentence, vouched_for};
use crate::components::how_many::{HowMany, how_many};
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew, text_or_room};

/// How many alternatives of a service are named, and of how many that are not recommended it is said why.
const ALTERNATIVES: usize = 3;
const EXCLUDED: usize = 2;
/// How high the figure of the people is with what stands around it.
pub(super) const PEOPLE: f64 = 6.8;
/// A row of a list without its further lines.
const ROW: f64 = 2.0;
/// Less room than this has no list of changes.
const CHANGES: f64 = 6.5;
/// The size of the sentence of a cause.
const SENTENCE: f64 = 1.2;

/// How many people in the last hour and so far: nothing where nothing fails and neither is estimated. Of services that the address
/// chooses nobody has estimated how many they hit together.
pub(super) fn people(wall: &Wall) -> AnyView {
    let (shown, picture) = (wall.shown.clone(), wall.picture);
    let (words, is_all) = (shown.words(), wall.chosen.is_all());
    let told = Memo::new(move |_| {
        let Picture { view, is_old } = picture.get();
        if is_old || !is_all {
            return None;
        }
        let how_many = how_many(&shown, &view);
        (how_many.is_estimated() || view.in_trouble().next().is_some()).then_some(how_many)
    });
    let content = move || {
        let HowMany { basis, figure, reason, so_far, is_awaited } = told.get()?;
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
    };
    content.into_any()
}

/// A site that others fail with: its name, how it is in a sentence, and what happened there last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Because {
    site: String,
    sentence: String,
    last: Vec<String>,
}

fn because(wall: &Wall, view: &View) -> Option<Because> {
    let shown = &wall.shown;
    let site = view.site(wall.chosen.cause(view)?)?;
    let record = shown.board.site(site.index)?;
    let last = site.milestones.iter().rev().take(2).filter_map(|index| view.log.milestones.get(*index));
    let last = last.map(|milestone| {
        let clock = downboard_words::short_moment(shown.lang, milestone.when.latest(), view.at, &shown.board.zone);
        format!("{clock} {}", milestone.label.get(shown.lang))
    });
    let sentence = site_sentence(shown, site, view)?;
    Some(Because { site: shown.text(&record.short_name), sentence, last: last.collect() })
}

/// Why they fail together, in a sentence, and what happened last at the site.
fn cause(told: Memo<Option<Because>>, words: &'static Words) -> AnyView {
    let content = move || {
        let Because { site, sentence, last } = told.get()?;
        let last = last.into_iter().map(|last| view! { <li>{anew(last)}</li> });
        Some(view! {
            <section class="wall-block">
                <h2>{anew(format!("{} – {site}", words.cause))}</h2>
                <p class="wall-sentence">{anew(sentence)}</p>
                <ul class="wall-detail">{last.collect_view()}</ul>
            </section>
        })
    };
    content.into_any()
}

/// A row of what to use instead.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Instead {
    name: String,
    alternatives: String,
    is_excluded: bool,
}

/// How high a row is in so much width.
fn tall(row: &Instead, width: f64) -> f64 {
    // The name stands beside them.
    let beside = (width - ems(&row.name) * 1.1 - 1.0).max(6.0);
    ROW + (lines(ems(&row.alternatives), 1.0, beside) - 1) as f64 * LINE
}

/// What to use instead of the services that are chosen, worst first, as much as has room; what is not recommended last.
fn instead_rows(wall: &Wall, view: &View, room: Room) -> Vec<Instead> {
    let shown = &wall.shown;
    let worst = wall.chosen.worst_first(view);
    let named = worst.iter().filter(|service| vouched_for(service).next().is_some()).map(|service| Instead {
        name: shown.service(service.index).map(|record| shown.text(&record.name)).unwrap_or_default(),
        alternatives: recommended_briefly(shown, service, view, ALTERNATIVES).join(", "),
        is_excluded: false,
    });
    let mut named: Vec<_> = named.collect();
    let excluded =
        worst.iter().flat_map(|service| &service.excluded).fold(Vec::new(), |mut kept: Vec<&Excluded>, own| {
            if kept.iter().all(|known| known.id != own.id) {
                kept.push(own);
            }
            kept
        });
    let short = |own: &&Excluded| {
        format!("{} ({})", shown.name(&own.id), downboard_words::exclusion_short(shown.lang, &own.reason))
    };
    let names: Vec<_> = excluded.iter().map(short).collect();
    let excluded = (!names.is_empty()).then(|| Instead {
        name: shown.words().excluded.to_owned(),
        alternatives: downboard_words::names(shown.lang, &names, EXCLUDED),
        is_excluded: true,
    });
    let mut left = room.height - LIST_HEAD;
    let last = excluded.as_ref().map_or(0.0, |row| tall(row, room.width));
    let keeps_last = last < left / 2.0;
    if keeps_last {
        left -= last;
    }
    let mut count = 0;
    for row in &named {
        left -= tall(row, room.width);
        if left < 0.0 {
            break;
        }
        count += 1;
    }
    named.truncate(count);
    named.extend(excluded.filter(|_| keeps_last));
    named
}

/// The rows that have so much room; none while nothing is known.
fn rows_in(wall: &Wall, room: impl Fn() -> Room + Send + Sync + 'static) -> Memo<Vec<Instead>> {
    let (wall, picture) = (wall.clone(), wall.picture);
    Memo::new(move |_| {
        let room = room();
        picture.with(|picture| if picture.is_old { Vec::new() } else { instead_rows(&wall, &picture.view, room) })
    })
}

/// What to use instead, in so much room.
pub(super) fn instead(wall: &Wall, room: impl Fn() -> Room + Send + Sync + 'static) -> AnyView {
    instead_list(wall, rows_in(wall, room))
}

fn instead_list(wall: &Wall, rows: Memo<Vec<Instead>>) -> AnyView {
    let words = wall.shown.words();
    let content = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.into_iter().map(|row| {
                view! {
                    <div class="wall-row" class:is-excluded=row.is_excluded>
                        <dt>{anew(row.name)}</dt>
                        <dd>{anew(row.alternatives)}</dd>
                    </div>
                }
            });
            view! {
                <section class="wall-block">
                    <h2>{words.instead}</h2>
                    <dl>{rows.collect_view()}</dl>
                </section>
            }
        })
    };
    content.into_any()
}

/// All three, below each other, and what changed last where that leaves room and it does not stand elsewhere.
pub(super) fn aside(wall: &Wall, has_changes_elsewhere: Lasting<Memo<bool>>) -> AnyView {
    let (room, picture) = (wall.room, wall.picture);
    let because = {
        let wall = wall.clone();
        Memo::new(move |_| picture.with(|picture| because(&wall, &picture.view)))
    };
    let tall_cause = Memo::new(move |_| {
        let lines_of = |because: &Because| lines(ems(&because.sentence), SENTENCE, ASIDE) + because.last.len();
        because.with(|because| because.as_ref().map_or(0.0, |own| lines_of(own) as f64 * SENTENCE * LINE + LIST_HEAD))
    });
    let left = move || Room { width: ASIDE, height: room.with(|room| room.height) - PEOPLE - tall_cause.get() };
    let rows = rows_in(wall, left);
    let below = Lasting::memo(Memo::new(move |_| {
        let own: f64 = rows.with(|rows| rows.iter().map(|row| tall(row, ASIDE)).sum());
        Room { width: ASIDE, height: (left().height - LIST_HEAD - own).floor() }
    }));
    let has_changes = Memo::new(move |_| !has_changes_elsewhere.get() && below.get().height >= CHANGES);
    let changes = {
        let wall = wall.clone();
        move || has_changes.get().then(|| changes(&wall, move || below.get()))
    };
    let words = wall.shown.words();
    view! { {people(wall)} {cause(because, words)} {instead_list(wall, rows)} {changes} }.into_any()
}
