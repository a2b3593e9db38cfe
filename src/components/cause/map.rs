//! What hangs on a site, drawn: a line from the site to each service that hangs on it, an arc from each service to those that
//! hang on it in turn. Whichever is picked shows the evidence for its link. The same stands in a table.

use downboard_core::model::{SiteIndex, Status};
use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;

use super::lines::{arcs, trunk};
use super::panel::Panel;
use super::rows::{Members, Picked, Row, drawing};
use super::table::DependencyTable;
use crate::components::shown::Shown;
use crate::components::status_mark::{StatusMark, status_class};
use crate::ui::{Disclosure, anew, rows};

/// What a row of the list is. It keeps its place under the keyboard while its status changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Group(&'static str),
    Of(Picked),
}

/// What is shown in a row of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowContent {
    Members(Members),
    Status(Status),
}

fn said(row: &Row) -> (Key, RowContent) {
    match row {
        Row::Site(status) => (Key::Of(Picked::Site), RowContent::Status(*status)),
        Row::Group(title, members) => (Key::Group(title), RowContent::Members(*members)),
        Row::Service(dependant, status) => (Key::Of(Picked::Service(dependant.service)), RowContent::Status(*status)),
    }
}

/// What hangs on a site, drawn and as a table.
#[component]
pub(super) fn CauseMap(
    /// The board.
    shown: Shown,
    /// The site.
    index: SiteIndex,
) -> impl IntoView {
    let detail = shown.detail_words();
    let view = shown.view;
    let picked = RwSignal::new(Picked::Site);
    // What the keyboard moved to gets the focus; what is drawn anew does not take it from elsewhere.
    let moved = StoredValue::new(false);
    let drawn = Memo::new({
        let shown = shown.clone();
        move |_| view.with(|view| view.site(index).map(|site| drawing(&shown, site, view)).unwrap_or_default())
    });
    let step = move |by: isize| {
        let order = drawn.with_untracked(|rows| rows.iter().filter_map(pickable).collect::<Vec<_>>());
        let at = order.iter().position(|known| *known == picked.get_untracked()).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        if let Some(next) = order.get(next) {
            moved.set_value(true);
            picked.set(*next);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => isize::MIN,
            "End" => isize::MAX,
            _ => return,
        };
        event.prevent_default();
        step(by);
    };
    let list = move || drawn.with(|rows| rows.iter().map(said).collect());
    let item = {
        let shown = shown.clone();
        move |key, now| item(&shown, key, now, index, picked, moved)
    };
    let arcs = {
        let shown = shown.clone();
        move || drawn.with(|rows| arcs(&shown, rows))
    };
    view! {
        <div class="map">
            <div class="map-drawing" role="group" aria-label=detail.diagram_keys on:keydown=on_key>
                {move || drawn.with(|rows| trunk(rows))} <ul class="map-rows" aria-label=detail.hangs_on_it>
                    {rows(list, item)}
                </ul> {arcs}
            </div>
            <div class="map-panel">
                <Panel shown=shown.clone() index picked />
            </div>
        </div>
        <Disclosure summary=detail.as_table>
            <div class="map-table" tabindex="0" role="group" aria-label=detail.as_table>
                <DependencyTable shown index />
            </div>
        </Disclosure>
    }
}

fn pickable(row: &Row) -> Option<Picked> {
    match said(row) {
        (Key::Of(picked), _) => Some(picked),
        (Key::Group(_), _) => None,
    }
}

fn item(
    shown: &Shown,
    key: Key,
    now: RwSignal<RowContent>,
    index: SiteIndex,
    picked: RwSignal<Picked>,
    moved: StoredValue<bool>,
) -> AnyView {
    let members = move || match now.get() {
        RowContent::Members(members) => Some(members),
        RowContent::Status(_) => None,
    };
    let (what, name) = match key {
        Key::Group(title) => {
            let lang = shown.lang;
            let text = move || {
                members().map(|members| match members {
                    Members::InTrouble(trouble) => anew(downboard_words::in_trouble(lang, trouble)),
                    Members::Count(count) => anew(format!("{title} {count}")),
                })
            };
            return view! { <li class="map-group">{text}</li> }.into_any();
        }
        Key::Of(Picked::Site) => (Picked::Site, shown.board.site(index).map(|site| shown.text(&site.short_name))),
        Key::Of(Picked::Service(service)) => {
            (Picked::Service(service), shown.service(service).map(|record| shown.text(&record.name)))
        }
    };
    let status = move || match now.get() {
        RowContent::Status(status) => status,
        RowContent::Members(_) => Status::Unknown,
    };
    let is_picked = move || picked.get() == what;
    let words = shown.words();
    let node: NodeRef<Button> = NodeRef::new();
    Effect::new(move |_| {
        if is_picked() && moved.get_value() {
            moved.set_value(false);
            node.get_untracked().and_then(|button| button.focus().ok());
        }
    });
    view! {
        <li class="map-row" class:is-site={what == Picked::Site}>
            <button
                type="button"
                class="map-button"
                node_ref=node
                aria-pressed=move || if is_picked() { "true" } else { "false" }
                tabindex=move || if is_picked() { "0" } else { "-1" }
                on:click=move |_| picked.set(what)
            >
                {move || view! { <StatusMark status=status() /> }}
                <span class="map-name">{name}</span>
                <span class=move || format!("map-status {}", status_class(status()))>{move || anew(words.status(status()))}</span>
            </button>
        </li>
    }
    .into_any()
}
