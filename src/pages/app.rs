//! What the pages have in common: the language, loading, failure, the moment.

use std::sync::Arc;
use std::time::Duration;

use downboard_core::model::{Board, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::PageContext;
use super::later;
use super::live::followed;
use super::parts::BoardParts;
use super::standing;
use crate::browser::{self, Told};
use crate::components::{Shown, Tell};
use crate::fetched::Fetched;
use crate::live::{self, Loaded, LoadedBoard, Wanted};
use crate::place::Place;
use crate::state::{BadParameter, Page, PageQuery};
use downboard_feeds::fetching::Failure;
use downboard_words::words;

/// Takes down the skeleton and mounts a page, which is shown by `open` once its board is there. Only then its later parts are
/// fetched.
///
/// `own` is what it does in its own way.
pub(super) fn mount(
    page: Page,
    own: OwnWays,
    parts: BoardParts,
    open: impl Fn(PageContext) -> AnyView + Send + 'static,
) {
    let Some(root) = browser::root() else { return };
    let (address, bad) = PageQuery::parse(page, &browser::query());
    let (place, lang) = (Arc::new(standing::place()), standing::language(&address));
    let address = place.complete(address);
    mount_to(root, move || view! { <App page open=Box::new(open) own parts place address bad lang /> }).forget();
}

/// What a page does in its own way with a board.
#[derive(Clone, Copy)]
pub(super) struct OwnWays {
    /// Tells of a file that cannot be used.
    pub(super) tell: Tell,
    /// Keeps the title of the document true, where anybody sees it at once.
    pub(super) title: fn(&Shown, &Arc<Place>),
    /// The board as it is shown.
    pub(super) board: fn(&LoadedBoard) -> Arc<Board>,
    /// How many seconds pass at least between two requests for a feed, whatever the board says.
    pub(super) least_seconds: u32,
}

/// A board is shown as it is.
pub(super) fn as_it_is(loaded: &LoadedBoard) -> Arc<Board> {
    Arc::clone(&loaded.log.board)
}

/// How long after a failure a wall asks for its board again: nobody reloads it.
const AGAIN: Duration = Duration::from_mins(1);

/// How far opening the board has come.
#[derive(Clone)]
enum Opening {
    /// It is on its way.
    Loading,
    /// It cannot be opened, because of this file.
    Failed(String, Failure),
    /// It is there.
    Open(Box<PageContext>),
}

/// What is opened, and what becomes of it.
#[derive(Clone)]
struct Opener {
    page: Page,
    lang: Lang,
    place: Arc<Place>,
    address: PageQuery,
    bad: Vec<BadParameter>,
    parts: BoardParts,
    own: OwnWays,
    opening: RwSignal<Opening>,
    /// What the page owns goes with the page, and not with the answer that brings it.
    owner: Owner,
}

impl Opener {
    fn load(self) {
        let PageQuery { board, region, .. } = self.address.clone();
        let wanted = Wanted { board, region, least_seconds: self.own.least_seconds };
        live::load(Arc::clone(&self.place), wanted, move |loaded| self.take(loaded));
    }

    fn take(self, loaded: Loaded) {
        // The page may be gone by the time the board is there.
        match loaded {
            Err((file, failure)) => {
                self.opening.try_set(Opening::Failed(file, failure));
                if self.page == Page::Kiosk {
                    browser::after(AGAIN, move || self.load());
                }
            }
            Ok(board) => spawn_local(async move {
                let context = self.owner.with(|| self.context(board));
                // What is drawn is drawn from it, in a task of its own.
                context.shown.view.with_untracked(|_| ());
                browser::breathe().await;
                self.opening.try_set(Opening::Open(Box::new(context)));
            }),
        }
    }

    /// What the page is given, now that its board is there. A live board is followed from now on.
    fn context(&self, mut board: LoadedBoard) -> PageContext {
        let Self { page, lang, place, address, bad, parts, own, .. } = self;
        let failures = RwSignal::new(Arc::new(std::mem::take(&mut board.failures)));
        let known = (own.board)(&board);
        let (log, moment, live) = if known.is_live() {
            let (live, liveness) = followed(board, failures, *lang, *page == Page::Kiosk, address.at, parts.follower);
            (live.log, live.moment, Some(liveness))
        } else {
            let opens_at = known.opens_at.unwrap_or(board.log.period.to);
            (RwSignal::new(board.log), RwSignal::new(address.at.unwrap_or(opens_at)), None)
        };
        let estimator = RwSignal::new(Fetched::Waiting);
        let shown = Shown::new(*lang, known, log, moment, estimator);
        (own.title)(&shown, place);
        // Before what else the page may fetch: its place is at the top. The fetching begins when the page stands.
        later::fetch_estimator(estimator, parts.estimator, shown.log);
        let (place, address, bad) = (Arc::clone(place), address.clone(), bad.clone());
        let stands = RwSignal::new(*page != Page::Dashboard);
        PageContext {
            place,
            address,
            bad,
            failures,
            moment,
            live,
            stands,
            estimator,
            shown,
            picked: RwSignal::new(None),
            chosen: None,
        }
    }
}

type Open = Box<dyn Fn(PageContext) -> AnyView + Send>;

#[component]
fn App(
    page: Page,
    open: Open,
    own: OwnWays,
    parts: BoardParts,
    place: Arc<Place>,
    address: PageQuery,
    bad: Vec<BadParameter>,
    lang: Lang,
) -> impl IntoView {
    let opening = RwSignal::new(Opening::Loading);
    let owner = Owner::current().unwrap_or_default();
    Opener { page, lang, place: Arc::clone(&place), address, bad, parts, own, opening, owner }.load();
    Effect::new(move |_| {
        opening.with(|opening| match opening {
            Opening::Failed(..) => browser::tell(Told::Unready),
            Opening::Open(context) if context.is_ready() => browser::tell(Told::Ready),
            Opening::Loading | Opening::Open(_) => {}
        });
    });
    move || match opening.get() {
        Opening::Loading => view! {
            <p class="loading" role="status">
                {words(lang).loading}
            </p>
        }
        .into_any(),
        Opening::Failed(file, failure) => {
            view! { <Broken place=Arc::clone(&place) lang file failure tell=own.tell /> }.into_any()
        }
        Opening::Open(context) => open(*context),
    }
}

/// A board that cannot be opened: which file, what is wrong with it, and a way to try again.
#[component]
fn Broken(place: Arc<Place>, lang: Lang, file: String, failure: Failure, tell: Tell) -> impl IntoView {
    let words = words(lang);
    Effect::new(move |_| {
        browser::set_title(&format!("{} · {}", words.board_error, words.product));
        browser::set_icon(&place.file("icon-unknown.svg"));
    });
    view! {
        <main class="broken">
            <div role="alert">
                <h1>{words.board_error}</h1>
                <ul>
                    {tell(lang, &file, &failure)}
                </ul>
            </div>
            <p>
                <a class="button button-primary" href="">
                    {words.retry}
                </a>
            </p>
        </main>
    }
}
