//! Which services the lanes list, and in which order: counts that filter, fields, and what is left out.

use downboard_core::model::{Category, Id};
use downboard_core::view::{Choice, Grade, SortOrder, View};
use downboard_words::methods::category;
use downboard_words::{FilterWords, filter_words, left_out};
use leptos::html::Input;
use leptos::prelude::*;

use super::lane_rows::Rows;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::ui::{Lasting, Roving, anew};
use downboard_core::model::Status;

/// The mark that stands for those that stand so.
fn mark(grade: Grade) -> Status {
    match grade {
        Grade::Trouble => Status::MajorOutage,
        Grade::Operational => Status::Operational,
        Grade::Maintenance => Status::Maintenance,
        Grade::Unknown => Status::Unknown,
    }
}

fn counted(view: &View, grade: Option<Grade>) -> usize {
    let (trouble, calm) = (view.trouble(), view.calm());
    grade.map_or(trouble.all() + calm.all(), |grade| grade.count(trouble, calm))
}

/// The counts of services, each of which lists those and no others. They are one stop of Tab.
fn count_buttons(shown: &Shown, rows: Rows) -> AnyView {
    let (view, choice) = (shown.view, rows.choice);
    let all = || [None].into_iter().chain(Grade::ALL.map(Some));
    // Nobody is under maintenance most of the time.
    let is_there = move |grade: Option<Grade>| {
        grade != Some(Grade::Maintenance)
            || view.with(|view| counted(view, grade)) > 0
            || choice.with(|choice| choice.grade == grade)
    };
    let there =
        Lasting::memo(Memo::new(move |_| all().filter(|grade| is_there(*grade)).collect::<Vec<Option<Grade>>>()));
    let roving = Roving::default();
    all().map(|grade| count_button(shown, rows, grade, there, roving)).collect_view().into_any()
}

fn count_button(
    shown: &Shown,
    rows: Rows,
    grade: Option<Grade>,
    there: Lasting<Memo<Vec<Option<Grade>>>>,
    roving: Roving<Option<Grade>>,
) -> AnyView {
    let words = filter_words(shown.lang);
    let (view, choice) = (shown.view, rows.choice);
    let count = Memo::new(move |_| view.with(|view| counted(view, grade)));
    let is_chosen = Memo::new(move |_| choice.with(|choice| choice.grade == grade));
    let is_there = Memo::new(move |_| there.with(|there| there.contains(&grade)));
    let button = move || {
        let node = NodeRef::new();
        let mark = grade.map(|grade| {
            let status = mark(grade);
            view! { <span class=status_class(status)><StatusMark status /></span> }
        });
        let name = grade.map_or(words.all, |grade| words.grade(grade));
        view! {
            <button
                {..roving.in_a_row(grade, move || there.get(), node)}
                type="button"
                class="filter-count"
                node_ref=node
                aria-pressed=move || is_chosen.get().to_string()
                on:click=move |_| choice.update(|choice| choice.grade = grade)
            >
                {mark} {name} " " <strong>{move || anew(count.get().to_string())}</strong>
            </button>
        }
    };
    view! { {move || is_there.get().then(button)} }.into_any()
}

/// A field with a list of values.
fn field(
    label: &'static str,
    values: Vec<(String, String)>,
    chosen: impl Fn(&Choice) -> String + Send + Sync + 'static,
    choose: impl Fn(&mut Choice, &str) + Send + Sync + 'static,
    rows: Rows,
) -> AnyView {
    let choice = rows.choice;
    let now = Memo::new(move |_| choice.with(&chosen));
    let options = values.into_iter().map(|(value, name)| {
        let own = value.clone();
        view! { <option value=value selected=move || now.get() == own>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <label class="filter-field">
            <span>{label}</span>
            <select
                prop:value=move || now.get()
                on:change=move |event| {
                    let value = event_target_value(&event);
                    choice.update(|choice| choose(choice, &value));
                }
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// The providers, the kinds and the orders that there are to choose from. What leaves no choice is no field.
fn fields(shown: &Shown, rows: Rows, words: &'static FilterWords) -> AnyView {
    let board = &shown.board;
    let all = || (String::new(), words.all.to_owned());
    let providers = board.providers.iter().map(|known| (known.id.to_string(), shown.text(&known.name)));
    let providers: Vec<_> = [all()].into_iter().chain(providers).collect();
    let is_used = |kind: &Category| board.services.iter().any(|service| service.category == *kind);
    let kinds = Category::ALL.into_iter().filter(is_used);
    let kinds = kinds.map(|kind| (kind.word().to_owned(), category(shown.lang, kind).to_owned()));
    let kinds: Vec<_> = [all()].into_iter().chain(kinds).collect();
    let orders = SortOrder::ALL.map(|order| (order.word().to_owned(), words.order(order).to_owned())).to_vec();
    let several = |values: &[(String, String)]| values.len() > 2;
    let by_provider = several(&providers).then(|| {
        let chosen = |choice: &Choice| choice.provider.as_ref().map(Id::to_string).unwrap_or_default();
        let choose = |choice: &mut Choice, value: &str| choice.provider = Id::parse(value);
        field(words.provider, providers, chosen, choose, rows)
    });
    let by_kind = several(&kinds).then(|| {
        let chosen = |choice: &Choice| choice.kind.map(Category::word).unwrap_or_default().to_owned();
        let choose = |choice: &mut Choice, value: &str| choice.kind = Category::parse(value);
        field(words.kind, kinds, chosen, choose, rows)
    });
    let chosen = |choice: &Choice| choice.order.word().to_owned();
    let choose = |choice: &mut Choice, value: &str| choice.order = SortOrder::parse(value).unwrap_or(choice.order);
    let in_order = field(words.order, orders, chosen, choose, rows);
    view! { {by_provider} {by_kind} {in_order} }.into_any()
}

/// What a reader chooses of the lanes.
#[component]
pub(super) fn FilterBar(
    /// The board.
    shown: Shown,
    /// The rows.
    rows: Rows,
    /// The field for a text: a key leads to it.
    find: NodeRef<Input>,
    /// What opens the fields where the page is narrow.
    tools: AnyView,
) -> impl IntoView {
    let words = filter_words(shown.lang);
    let choice = rows.choice;
    let counts = count_buttons(&shown, rows);
    view! {
        <div class="filter" role="group" aria-label=words.services_shown>
            <div class="filter-counts">{counts}</div>
            {tools}
            {fields(&shown, rows, words)}
            <label class="filter-field filter-find">
                <span>{words.find}</span>
                <input
                    type="search"
                    node_ref=find
                    aria-keyshortcuts="/"
                    autocomplete="off"
                    maxlength="80"
                    prop:value=move || choice.with(|choice| choice.find.clone())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        choice.update(|choice| choice.find = text);
                    }
                />
            </label>
        </div>
    }
    .into_any()
}

/// What a filter leaves out, and the way back.
#[component]
pub(super) fn LeftOut(
    /// The board.
    shown: Shown,
    /// The rows.
    rows: Rows,
) -> impl IntoView {
    let (lang, words) = (shown.lang, filter_words(shown.lang));
    let (choice, listing, total) = (rows.choice, rows.listing, shown.board.services.len());
    let hidden = Memo::new(move |_| listing.with(|listing| listing.hidden));
    let is_filter = Memo::new(move |_| choice.with(Choice::is_filter));
    let said = move || {
        let hidden = hidden.get();
        match hidden {
            0 => None,
            all if all == total => Some(words.none_found.to_owned()),
            some => Some(left_out(lang, some)),
        }
    };
    let clear = move || {
        is_filter.get().then(|| {
            view! {
                <button
                    type="button"
                    class="filter-clear"
                    on:click=move |_| choice.update(|choice| *choice = Choice { order: choice.order, ..Choice::default() })
                >
                    {words.clear}
                </button>
            }
        })
    };
    view! { <p class="filter-hidden" class:is-needed=move || is_filter.get()><span role="status">{move || said().map(anew)}</span> {clear}</p> }.into_any()
}
