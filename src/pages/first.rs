//! The pages as HTML, as they stand before any code arrives: the same components, rendered where there is no browser.

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::Choice;
use leptos::prelude::*;

use super::context::{Again, Liveness, PageContext};
use super::dashboard::{Dashboard, Slots};
use super::embed::Embed;
use super::kiosk::{Hung, Kiosk};
use super::live_board::{LiveBoard, has_answers, live_board};
use super::which::which;
use crate::components::{
    Answers, Copied, Lanes, LinkTools, Patterns, Replay, Rows, Screen, Shown, Zoom, document_title, groups_of,
};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::place::Place;
use crate::state::{AskedWall, Page, PageQuery};
use crate::ui::anew;

/// What a page shows before any code arrives.
#[derive(Clone)]
pub struct FirstFacts {
    /// The page.
    pub page: Page,
    /// Where it stands.
    pub place: Arc<Place>,
    /// The language.
    pub lang: Lang,
    /// Everything that is known of the board.
    pub log: Arc<BoardLog>,
    /// The moment.
    pub at: Timestamp,
    /// What estimates.
    pub estimator: Estimator,
}

/// A page before any code arrives, without its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstHtml {
    /// What stands in its body: no script, no style, no attribute of either.
    pub html: String,
    /// The title of its document.
    pub title: String,
}

/// Renders a page: a card, a wall, or the head, the answers and the lanes of a dashboard. The other pages have no facts to begin
/// with, and nothing is given.
pub fn first_facts(facts: &FirstFacts) -> FirstHtml {
    let owner = Owner::new();
    let rendered = owner.with(|| render(facts));
    owner.unset_with_forced_cleanup();
    rendered
}

/// What the drawings of a page refer to, once per document.
pub fn patterns(page: Page) -> String {
    let owner = Owner::new();
    let of_wall = move || (page == Page::Kiosk).then(|| view! { <Patterns large=true /> });
    let html = owner.with(|| view! { <Patterns /> {of_wall()} }.into_any().to_html());
    owner.unset_with_forced_cleanup();
    unmarked(&html)
}

fn unmarked(html: &str) -> String {
    // Marks of texts and of nothing, by which a page that is taken over node by node would be read. Ours is taken over as a whole.
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

fn render(facts: &FirstFacts) -> FirstHtml {
    let FirstFacts { page, place, lang, log, at, estimator } = facts.clone();
    let board = Arc::clone(&log.board);
    let live = board.is_live().then(|| liveness(lang, &log, at));
    let estimator = RwSignal::new(Fetched::There(estimator));
    let moment = RwSignal::new(at);
    let id_prefix = match lang {
        Lang::Ko => "ko-",
        Lang::En => "en-",
    };
    let shown = Shown::new(lang, Arc::clone(&board), RwSignal::new(log), moment, estimator);
    let shown = Shown { id_prefix, has_years: true, ..shown };
    let title = shown.view.with(|view| document_title(&shown, view));
    let address = place.complete(PageQuery { board: Some(board.id.clone()), ..PageQuery::default() });

    let (bad, failures, stands) = (Vec::new(), RwSignal::new(Arc::default()), RwSignal::new(true));
    let picked = RwSignal::new(None);
    let context =
        PageContext { place, address, bad, failures, moment, live, stands, estimator, shown, picked, chosen: None };
    let html = match page {
        Page::Dashboard => dashboard(context).to_html(),
        Page::Embed => view! { <Embed context /> }.into_any().to_html(),
        Page::Kiosk => {
            let hung = Hung::new(&context, AskedWall::default(), true);
            view! { <Kiosk context hung /> }.into_any().to_html()
        }
        Page::Builder | Page::Open | Page::Methods => String::new(),
    };
    FirstHtml { html: unmarked(&html), title }
}

/// A live board at the time of its publication: nobody follows its feeds, and their line says how many had been read.
fn liveness(lang: Lang, log: &BoardLog, at: Timestamp) -> Liveness {
    let read = log.freshness(at).filter(|(_, _, freshness)| freshness.is_good()).count();
    let said = downboard_words::feeds_read(lang, read, log.board.feeds.len());
    let line = move |_: &Shown| view! { <p class="feed-line">{anew(said.clone())}</p> }.into_any();
    let attempts = RwSignal::new(Vec::new());
    let (now, is_now) = (RwSignal::new(at), RwSignal::new(true));
    let is_settled = Signal::stored(true);
    let (mode, is_left_alone) = (downboard_words::published(lang), RwSignal::new(false));
    let again = Again { ask: StoredValue::new_local(None), is_resting: RwSignal::new(true) };
    Liveness { mode, now, is_now, attempts, again, is_settled, is_left_alone, line: Arc::new(line) }
}

fn dashboard(context: PageContext) -> AnyView {
    let zoom = Zoom::new(&context.shown, None);
    let shown = Shown { extent: zoom.extent, ..context.shown.clone() };
    let groups = groups_of(shown.board.services.len());
    let body = Signal::stored(Fetched::Waiting);
    let nothing = Callback::new(|()| ());
    let (copied, link) = (Signal::stored(Copied::NotYet), Signal::stored(String::new()));
    let (labels, id) = (shown.labels(), shown.id("page"));
    let tools = view! { <LinkTools labels copied link on_copy=nothing on_share=nothing id /> }.into_any();
    let replay = Replay::new(&shown, context.moment, nothing, true, |_, _| None, context.now());
    let rows = Rows::new(&shown, Choice::default());
    let screen =
        Screen { edges: |_| (0.0, 0.0), near: |_, _| (), printed: |_| (), motion: None, when_focus_is_lost: |_, _| () };
    let which = which(context.clone(), None);
    let answers = answers(&context);
    let lanes = view! { <Lanes shown body groups=Signal::stored(groups) replay zoom rows screen /> }.into_any();
    let notes = ().into_any();
    let slots = Slots {
        replay,
        tools,
        which,
        answers,
        notes,
        missing: ().into_any(),
        lanes,
        below: ().into_any(),
        footer: ().into_any(),
    };
    view! { <Dashboard context slots /> }.into_any()
}

/// The answers, and on a live board what comes first where little is wrong.
fn answers(context: &PageContext) -> AnyView {
    let shown = context.shown.clone();
    if context.live.is_none() {
        return view! { <Answers shown is_told_below=false /> }.into_any();
    }
    let (has_answers, comes_first) = shown.view.with_untracked(|view| (has_answers(view), view.has_little_trouble()));
    let LiveBoard { brief, days } = live_board();
    let brief = brief(context.clone());
    let answers = has_answers.then(|| view! { <Answers shown is_told_below=false /> });
    let days = comes_first.then(|| days(context.clone()));
    view! { {brief} {answers} {days} }.into_any()
}
