//! `/methods/`: how the figures of the board are made, with its own numbers, every assumption, and outages that others
//! counted.

use std::sync::Arc;
use std::time::Duration;

use downboard_core::decode::decode_validation;
use downboard_core::model::Validation;
use downboard_core::reading::Decoded;
use downboard_estimate::backtest::{CaseOutcome, run};
use downboard_estimate::{assumptions, assumptions_json};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::PageContext;
use super::header::Header;
use super::take_along::link_tools;
use super::turns::Turns;
use crate::browser;
use crate::components::methods::{
    Assumptions, Cases, Contents, Days, Limits, Refused, Rounding, Severities, Together, ValidationTables,
    WorkedExample,
};
use crate::components::{Notes, tell_findings};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::live;
use crate::state::Page;
use downboard_feeds::fetching::Failure;
use downboard_words::methods::methods_words;

/// The turn in which the last sections come.
const LAST_TURN: usize = 4;
/// The cases that the estimator is compared with.
const CASES: &str = "validation/cases.json";

/// The page.
#[component]
pub(super) fn Methods(context: PageContext) -> impl IntoView {
    let shown = context.shown.clone();
    let (words, labels) = (shown.words(), shown.labels());
    let (said, lang) = (methods_words(shown.lang), shown.lang);
    title(&context);
    let known = assumptions(&shown.board);
    let board = Arc::clone(&shown.board);
    let download = Callback::new(move |()| {
        let name = format!("{}-assumptions.json", board.id);
        browser::save(&name, "application/json", &assumptions_json(&board));
    });
    let (cases, outcomes) = (RwSignal::new(Cases::Waiting), RwSignal::new(Vec::new()));
    compare(context.place.file(CASES), cases, outcomes);
    let feed_line = context.feed_line();
    let tools = link_tools(&context, Page::Methods, "page", String::new());
    let turns = Turns::of(LAST_TURN);
    follow_fragment(turns, context.estimator);
    let figures = {
        let (shown, known) = (shown.clone(), known.clone());
        move || {
            let (shown, known) = (shown.clone(), known.clone());
            view! {
                <div class="columns">
                    <Together shown=shown.clone() />
                    <Severities lang assumptions=known.clone() />
                </div>
                <Days shown assumptions=known />
            }
            .into_any()
        }
    };
    let all = {
        let shown = shown.clone();
        move || view! { <Assumptions shown=shown.clone() assumptions=known.clone() download /> }.into_any()
    };
    let rest = move || {
        view! {
            <ValidationTables lang cases outcomes tell=tell_findings />
            <div class="columns">
                <div>
                    <Refused lang />
                    <Rounding lang />
                </div>
                <Limits lang />
            </div>
        }
        .into_any()
    };
    let licences = context.place.file("licences.txt");
    let footer = move || {
        view! {
            <footer class="footer">
                <p>
                    {format!("{} {}", words.product, env!("CARGO_PKG_VERSION"))} " · " {labels.free_of_tracking} " · "
                    <a href=licences.clone()>{labels.licences}</a>
                </p>
            </footer>
        }
        .into_any()
    };
    view! {
        <Header context=context.clone() tools page=Page::Methods />
        <main class="dashboard methods" id="content">
            <Notes lang bad=context.bad.clone() failures=context.failures tell=tell_findings />
            {feed_line}
            <h1 class="methods-title" data-facts="">
                {said.title}
            </h1>
            <p class="lede">{said.lede}</p>
            <Contents lang />
            <WorkedExample shown estimator=context.estimator />
            {turns.from(2, figures)}
            {turns.from(3, all)}
            {turns.from(LAST_TURN, rest)}
        </main>
        {turns.from(LAST_TURN, footer)}
    }
}

/// Goes to the section that the address names, once everything is there that stands before it.
fn follow_fragment(turns: Turns, estimator: RwSignal<Fetched<Estimator>>) {
    let now = turns.now();
    let is_there = Memo::new(move |_| {
        now.get() >= LAST_TURN && estimator.with(|estimator| !matches!(estimator, Fetched::Waiting))
    });
    Effect::new(move |_| {
        if is_there.get() {
            browser::after_paint(browser::follow_fragment);
        }
    });
}

/// Names the page in its title, after the shared effect has named the board.
fn title(context: &PageContext) {
    let shown = context.shown.clone();
    Effect::new(move |_| {
        shown.view.track();
        let words = shown.words();
        let (page, board) = (methods_words(shown.lang).title, shown.text(&shown.board.title));
        browser::set_title(&format!("{page} · {board} · {}", words.product));
    });
}

/// Fetches the cases and computes them.
fn compare(address: String, cases: RwSignal<Cases>, outcomes: RwSignal<Vec<CaseOutcome>>) {
    spawn_local(async move {
        let fetched = live::fetch(&address).await;
        let there = match fetched {
            Ok(bytes) => match decode_validation(&bytes) {
                Decoded { value: Some(validation), findings } => Cases::There(Arc::new(validation), findings),
                Decoded { value: None, findings } => Cases::Failed(Failure::Unreadable(findings)),
            },
            Err(failure) => Cases::Failed(failure),
        };
        let validation = match &there {
            Cases::There(validation, _) => Some(Arc::clone(validation)),
            Cases::Waiting | Cases::Failed(_) => None,
        };
        // The page may be gone by then.
        cases.try_set(there);
        if let Some(validation) = validation {
            compute(validation, 0, outcomes);
        }
    });
}

/// Computes one case in a task of its own, so that the page answers to the reader in between, and then the next.
fn compute(validation: Arc<Validation>, index: usize, outcomes: RwSignal<Vec<CaseOutcome>>) {
    browser::after(Duration::ZERO, move || {
        let Some(case) = validation.cases.get(index) else { return };
        let outcome = run(case);
        if outcomes.try_update(|outcomes| outcomes.push(outcome)).is_some() {
            compute(validation, index + 1, outcomes);
        }
    });
}
