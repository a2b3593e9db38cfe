//! What to use instead, as a matrix: a row is what fails, a cell a substitute in the order of the rules, with how well it is known
//! to work; a cell unfolds a strip under its row.

mod cell;
mod grouped;
mod strip;

use std::sync::Arc;

use downboard_core::model::{Id, ServiceIndex, Status};
use downboard_core::recommend::{Strength, reasons};
use downboard_core::time::Timestamp;
use downboard_core::view::View;
use downboard_words::matrix_words;
use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;

use self::cell::{Cell, Noted, cell, known_at};
use self::grouped::{CellKey, CellOf, Matrix, MatrixRow, named};
use self::strip::{standings, strip, told};
use super::section::SectionHead;
use super::shown::Shown;
use super::status_mark::StatusMark;
use crate::ui::{Disclosure, Lasting, Roving, Sign, SignMark, anew, rows};

/// How many failing features the name of a row lists.
const FAILING: usize = 3;

/// The name of the element that heads what to use instead of a service: a lane leads to it.
pub fn alternatives_id(service: &Id) -> String {
    format!("instead-{service}")
}

/// What the rows and cells share.
#[derive(Clone, Copy)]
struct Keys {
    /// The matrix now.
    matrix: Lasting<Memo<Matrix>>,
    roving: Roving<CellKey>,
    /// The cell that is unfolded: one at a time.
    open: Lasting<RwSignal<Option<CellKey>>>,
    /// As of when most is known.
    noted: Lasting<Memo<Option<Timestamp>>>,
}

impl Keys {
    fn order(self) -> Vec<CellKey> {
        self.matrix.with(|matrix| matrix.rows.iter().flat_map(|row| row.cells.clone()).collect())
    }

    fn toggle(self, key: &CellKey) {
        let is_open = self.open.get_untracked().as_ref() == Some(key);
        self.open.set((!is_open).then(|| key.clone()));
    }

    /// What a key does; whether it does anything.
    fn press(self, key: &str) -> bool {
        let rows =
            self.matrix.with_untracked(|matrix| matrix.rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>());
        let order: Vec<CellKey> = rows.iter().flatten().cloned().collect();
        let place = self.roving.place(&order);
        let Some(current) = order.get(place) else { return false };
        let row = rows.iter().position(|row| row.contains(current)).unwrap_or(0);
        let column = rows.get(row).and_then(|row| row.iter().position(|key| key == current)).unwrap_or(0);
        let in_row = |row: Option<usize>| {
            let row = rows.get(row?)?;
            row.get(column.min(row.len().saturating_sub(1)))
        };
        let next = match key {
            "ArrowRight" => order.get(place + 1),
            "ArrowLeft" => place.checked_sub(1).and_then(|place| order.get(place)),
            "ArrowDown" => in_row(row.checked_add(1)),
            "ArrowUp" => in_row(row.checked_sub(1)),
            "Home" => order.first(),
            "End" => order.last(),
            "Escape" => {
                let Some(open) = self.open.get_untracked() else { return false };
                self.open.set(None);
                self.roving.go(open);
                return true;
            }
            _ => return false,
        };
        if let Some(next) = next {
            self.roving.go(next.clone());
        }
        true
    }
}

/// The alternatives to every service in trouble that has any, worst first. Nothing stands here while nothing is in trouble.
#[component]
pub fn AlternativeList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let view = shown.view;
    let matrix = Lasting::memo(Memo::new({
        let shown = shown.clone();
        move |_| view.with(|view| Matrix::of(&shown, view))
    }));
    let keys = Keys {
        matrix,
        roving: Roving::default(),
        open: Lasting::signal(RwSignal::new(None)),
        noted: Lasting::memo(Memo::new(move |_| view.with(|view| matrix.with(|matrix| most_common(matrix, view))))),
    };
    let is_any = Memo::new(move |_| matrix.with(|matrix| !matrix.rows.is_empty() || !matrix.bare.is_empty()));
    move || is_any.get().then(|| section(&shown, keys))
}

fn section(shown: &Shown, keys: Keys) -> AnyView {
    let words = shown.words();
    let own = matrix_words(shown.lang);
    let rules = downboard_words::order_rules(shown.lang);
    let summary = downboard_words::rules_of_the_order(shown.lang, rules.len());
    let rules = move || rules.map(|rule| view! { <li>{rule}</li> }).collect_view();
    let list =
        move || keys.matrix.with(|matrix| matrix.rows.iter().map(|row| (row.services.clone(), row.clone())).collect());
    let row = {
        let shown = shown.clone();
        move |_: Vec<ServiceIndex>, now| matrix_row(&shown, now, keys)
    };
    let view = shown.view;
    let noted = {
        let shown = shown.clone();
        move || {
            let at = keys.noted.get()?;
            let now = view.with(|view| view.at);
            let moment = downboard_words::short_moment(shown.lang, at, now, &shown.board.zone);
            let minutes = (now.as_second() - at.as_second()) / 60;
            Some(anew(downboard_words::as_of_unless_noted(shown.lang, &moment, minutes)))
        }
    };
    // Those without any have a row of their own. Where another row has room for them they are seen there, and not read out as if they
    // belonged to it.
    let bare = {
        let shown = shown.clone();
        move || {
            let (bare, has_room) = keys.matrix.with(|matrix| {
                let has_room = matrix.rows.iter().any(|row| row.has_room);
                (!matrix.bare.is_empty()).then(|| (matrix.bare.clone(), has_room))
            })?;
            let (title, names) = bare_text(&shown, &bare);
            Some(view! {
                <div class=if has_room { "unseen" } else { "matrix-row" }>
                    <p class="matrix-bare-title">{anew(title)}</p>
                    <p class="matrix-bare">{anew(names)}</p>
                </div>
            })
        }
    };
    let lang = shown.lang;
    let known = move |strength| downboard_words::known(lang, strength);
    let on_key = move |event: KeyboardEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.alt_key() && keys.press(&event.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let is_matrix = Memo::new(move |_| keys.matrix.with(|matrix| !matrix.rows.is_empty()));
    let key = move || {
        is_matrix.get().then(|| {
            view! {
                <div class="matrix-key">
                    <ul class="matrix-key" aria-label=own.key>
                        <li><SignMark sign=Sign::Tick /> " " {known(Strength::Report)}</li>
                        <li><SignMark sign=Sign::RingTick /> " " {known(Strength::Use)}</li>
                        <li><SignMark sign=Sign::Question /> " " {known(Strength::NothingKnown)}</li>
                        <li><SignMark sign=Sign::Cross /> " " {words.excluded}</li>
                        <li><s>{own.struck}</s> " " {own.struck_means}</li>
                    </ul>
                    <Disclosure summary=summary.clone() class="disclosure matrix-rules">
                        <ol class="instead-rules">{rules()}</ol>
                        <p class="section-note">{own.own_judgement}</p>
                    </Disclosure>
                </div>
                <p class="matrix-noted">{noted.clone()}</p>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="alternatives">
            <SectionHead id="alternatives" title=words.alternatives lede=own.lede.into_any() />
            {key}
            <div class="matrix" role="group" aria-label=own.move_keys on:keydown=on_key>
                {rows(list, row)}
                {bare}
            </div>
        </section>
    }
    .into_any()
}

/// The moment that most of what is named is known for.
fn most_common(matrix: &Matrix, view: &View) -> Option<Timestamp> {
    let mut counts: Vec<(Timestamp, usize)> = Vec::new();
    for row in &matrix.rows {
        for key in &row.cells {
            let CellOf::Alternative(id) = &key.of else { continue };
            let Some((service, recommended)) = named(&row.services, id, view).into_iter().next() else { continue };
            let Some(at) = known_at(&reasons(&view.log, service.index, recommended, view.at)) else { continue };
            match counts.iter_mut().find(|(known, _)| *known == at) {
                Some((_, count)) => *count += 1,
                None => counts.push((at, 1)),
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most && most > 1).map(|(at, _)| at)
}

fn bare_text(shown: &Shown, bare: &[ServiceIndex]) -> (String, String) {
    let names = bare.iter().filter_map(|index| shown.service(*index)).map(|service| shown.text(&service.name));
    (downboard_words::none_found_for(shown.lang, bare.len()), names.collect::<Vec<_>>().join(", "))
}

fn matrix_row(shown: &Shown, now: RwSignal<MatrixRow>, keys: Keys) -> AnyView {
    let (words, view) = (shown.words(), shown.view);
    let services = now.with_untracked(|row| row.services.clone());
    let heads = services.into_iter().filter_map(|index| {
        let record = shown.service(index)?;
        let status = Memo::new(move |_| {
            view.with(|view| view.service(index).map_or(Status::Unknown, |service| service.standing.status))
        });
        let (id, name) = (alternatives_id(&record.id), shown.text(&record.name));
        let title = downboard_words::instead_of(shown.lang, record.name.get(shown.lang));
        Some(view! {
            <h3 id=id tabindex="-1">
                {move || view! { <StatusMark status=status.get() /> }} <span class="unseen">{title}</span> <span aria-hidden="true">{name}</span>
            </h3>
        })
    });
    let heads = heads.collect_view();
    let lang = shown.lang;
    let failing = move || {
        now.with(|row| {
            let names: Vec<_> = row.failing.iter().map(|failing| failing.name.clone()).collect();
            anew(downboard_words::names(lang, &names, FAILING))
        })
    };
    let none = move || now.with(|row| !row.is_any_vouched_for).then(|| view! { <p>{words.no_alternative}</p> });
    let cells = {
        let shown = shown.clone();
        move || {
            let noted = Noted { unless: keys.noted.get() };
            let row = now.get();
            view.with(|view| {
                let cells = row.cells.iter();
                cells.filter_map(|key| Some((key.clone(), Cell::of(&shown, &row, key, noted, view)?))).collect()
            })
        }
    };
    let each = {
        let shown = shown.clone();
        move |key, content| one_cell(&shown, key, content, now, keys)
    };
    let bare = {
        let shown = shown.clone();
        move || {
            now.with(|row| row.has_room).then(|| {
                let (title, names) = keys.matrix.with(|matrix| bare_text(&shown, &matrix.bare));
                view! {
                    <li class="matrix-bare" aria-hidden="true">
                        <p class="matrix-bare-title">{anew(title)}</p>
                        <p>{anew(names)}</p>
                    </li>
                }
            })
        }
    };
    view! {
        <article class="matrix-row">
            <div class="matrix-what">
                {heads} <p>{failing}</p> {none}
            </div>
            <ul class="matrix-cells">{rows(cells, each)} {bare}</ul>
        </article>
    }
    .into_any()
}

fn one_cell(shown: &Shown, key: CellKey, now: RwSignal<Cell>, row: RwSignal<MatrixRow>, keys: Keys) -> AnyView {
    let button = NodeRef::<Button>::new();
    keys.roving.follow(key.clone(), button);
    let is_open = {
        let key = key.clone();
        Memo::new(move |_| keys.open.with(|open| open.as_ref() == Some(&key)))
    };
    let is_stop = {
        let key = key.clone();
        Signal::derive(move || keys.roving.is_stop(&key, &keys.order()))
    };
    let toggle = {
        let key = key.clone();
        Callback::new(move |()| keys.toggle(&key))
    };
    let focused = {
        let key = key.clone();
        Callback::new(move |()| keys.roving.note(key.clone()))
    };
    let drawn = cell(shown, now, button, is_open.into(), is_stop, toggle, focused);
    let view = shown.view;
    let unfolded = {
        let shown = shown.clone();
        move || {
            is_open.get().then(|| {
                let told = {
                    let (shown, key) = (shown.clone(), key.clone());
                    Memo::new(move |_| view.with(|view: &Arc<View>| row.with(|row| told(&shown, row, &key, view))))
                };
                let standings = {
                    let (shown, key) = (shown.clone(), key.clone());
                    Memo::new(move |_| view.with(|view: &Arc<View>| row.with(|row| standings(&shown, row, &key, view))))
                };
                let shown = shown.clone();
                view! { <li class="matrix-strip">{move || strip(&shown, told.get(), standings)}</li> }
            })
        }
    };
    view! {
        <li class="matrix-place" class:is-open=is_open>
            {drawn}
        </li>
        {unfolded}
    }
    .into_any()
}
