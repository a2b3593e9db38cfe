//! `/builder/`: a newsroom chooses a card, sees it in frames, and copies what to paste.
//!
//! The whole choice is in the query of the page, by the names that the card has in its own. `lang=` is the language of the card
//! there, and `dark=` its colours. The page is opened in both as well, and in those of its reader where the query names none; it
//! keeps them while it is open.

use std::sync::Arc;

use downboard_core::model::{Board, Id, Lang, Zone};
use downboard_core::paths::{CardFile, FileLang, card_file, first_language};
use downboard_core::time::{Offset, Timestamp};
use downboard_feeds::fetching::Failure;
use downboard_words::builder::{builder_words, card_title};
use downboard_words::{labels, words};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::standing;
use crate::browser;
use crate::components::builder::choice::{fitted, reserved_height, withheld};
use crate::components::builder::snippets::{CardCode, CardFiles, Snippet};
use crate::components::builder::{
    BoardField, CardForm, CardPreview, CopiedCode, FRAMES, SnippetList, pasted as pasted_of,
};
use crate::components::{Notes, tell_file};
use crate::live::{self, Failed, FetchedBoard, Index};
use crate::place::Place;
use crate::state::{BadParameter, Page, PageQuery, Scheme};

/// The frames whose heights are heard.
const IDS: [&str; FRAMES.len()] = {
    let [(_, narrow), (_, phone), (_, article)] = FRAMES;
    [narrow, phone, article]
};

/// The heights that frames have said, each with the address of the card that said it.
type Said = [Option<(String, u32)>; FRAMES.len()];

/// How far something that is fetched has come.
#[derive(Clone)]
enum Opening<T> {
    Loading,
    Failed(Failed),
    There(T),
}

impl<T> Opening<T> {
    fn there(&self) -> Option<&T> {
        match self {
            Self::There(there) => Some(there),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// A board that cards are made of.
#[derive(Clone)]
struct OpenBoard {
    board: Arc<Board>,
    failures: Arc<Vec<Failed>>,
    /// When it was opened.
    now: Timestamp,
}

/// Takes down the skeleton and mounts the page.
pub(super) fn mount() {
    let Some(root) = browser::root() else { return };
    let (asked, bad) = PageQuery::parse(Page::Builder, &browser::query());
    let lang = standing::language(&asked);
    let place = Arc::new(standing::place());
    browser::set_title(&format!("{} · {}", builder_words(lang).title, words(lang).product));
    mount_to(root, move || view! { <Builder lang place asked bad /> }).forget();
}

/// Before a board says which zone it has nothing of it is written.
fn no_zone() -> Zone {
    Zone::fixed(Offset::UTC, "")
}

/// What the page knows.
#[derive(Clone)]
struct Desk {
    lang: Lang,
    place: Arc<Place>,
    index: RwSignal<Opening<Arc<Index>>>,
    opened: RwSignal<Opening<OpenBoard>>,
    choice: RwSignal<PageQuery>,
    bad: RwSignal<Vec<BadParameter>>,
}

impl Desk {
    /// Fetches the list of the boards, and then the one that is asked for.
    fn start(self, asked: PageQuery) {
        spawn_local(async move {
            match live::fetch_index(&self.place).await {
                Err(failed) => {
                    // The page may be gone by then, here and below.
                    self.index.try_set(Opening::Failed(failed));
                }
                Ok(index) => {
                    let known = index.ids();
                    let wanted = asked.board.clone().filter(|id| known.contains(id));
                    if let (Some(unknown), None) = (&asked.board, &wanted) {
                        let unknown =
                            BadParameter { name: "board", value: unknown.to_string(), expected: "pangyo-2022" };
                        self.bad.try_update(|bad| bad.push(unknown));
                    }
                    // What is asked of a board that is not there is not asked of another.
                    let is_known = wanted.is_some() || asked.board.is_none();
                    let own = index.default().filter(|id| known.contains(id)).or_else(|| known.first().cloned());
                    let board = wanted.or(own);
                    let asked = if is_known { asked } else { without_board(&asked) };
                    let Some(board) = board else {
                        let nothing = Failure::UnknownBoard { id: String::new(), known: Vec::new() };
                        self.index.try_set(Opening::Failed((String::new(), nothing)));
                        return;
                    };
                    self.choice.try_set(PageQuery { board: Some(board.clone()), ..asked });
                    self.index.try_set(Opening::There(Arc::new(index)));
                    self.open(board).await;
                }
            }
        });
    }

    /// Fetches a board, and fits the choice to it.
    async fn open(self, id: Id) {
        let fetched = live::fetch_board(&self.place, &id).await;
        let is_wanted = self.choice.try_with_untracked(|choice| choice.board.as_ref() == Some(&id));
        if is_wanted != Some(true) {
            return;
        }
        match fetched {
            Err(failed) => self.opened.set(Opening::Failed(failed)),
            Ok(FetchedBoard { board, failures, .. }) => {
                let now = browser::now();
                let (choice, bad) = fitted(self.choice.get_untracked(), self.lang, &board, now);
                if !bad.is_empty() {
                    self.bad.update(|known| known.extend(bad));
                }
                self.choice.set(choice);
                let (board, failures) = (Arc::new(board), Arc::new(failures));
                self.opened.set(Opening::There(OpenBoard { board, failures, now }));
            }
        }
    }

    /// Another board is chosen: it has other services and another period.
    fn choose(&self, id: Id) {
        let choice = PageQuery { board: Some(id.clone()), ..without_board(&self.choice.get_untracked()) };
        // At once: where this board cannot be had, a reader loads the page again.
        browser::replace_query(&self.place.query(&choice, &no_zone()));
        self.opened.set(Opening::Loading);
        self.bad.set(Vec::new());
        self.choice.set(choice);
        spawn_local(self.clone().open(id));
    }

    /// The query of the page, once there is a board.
    fn query(&self) -> Option<String> {
        self.opened.with(|opened| {
            let open = opened.there()?;
            Some(self.choice.with(|choice| self.place.query(choice, &open.board.zone)))
        })
    }

    /// The address of the card from the page, once there is a board.
    fn card(&self) -> Option<String> {
        self.opened.with(|opened| {
            let open = opened.there()?;
            Some(self.choice.with(|choice| self.place.to(Page::Embed, choice, &open.board.zone)))
        })
    }

    /// The board of the card, in its language and at its moment, from the page.
    fn dashboard(&self) -> String {
        let choice = self.choice.get();
        let state = PageQuery { board: choice.board, at: choice.at, lang: choice.lang, ..PageQuery::default() };
        self.opened.with(|opened| {
            let zone = opened.there().map_or_else(no_zone, |open| open.board.zone.clone());
            self.place.to(Page::Dashboard, &state, &zone)
        })
    }
}

/// A choice without what only one board has.
fn without_board(choice: &PageQuery) -> PageQuery {
    PageQuery { board: None, services: Vec::new(), at: None, ..choice.clone() }
}

/// What is pasted for a choice.
fn code(desk: &Desk, board: &Board, card: &str, height: Option<u32>) -> CardCode {
    let Desk { lang, place, choice, .. } = desk;
    let choice = choice.get();
    let lang = choice.lang.unwrap_or(*lang);
    let one = match choice.services.as_slice() {
        [id] => board.service_index(id).and_then(|index| board.service(index)),
        _ => None,
    };
    let subject = one.map_or(&board.title, |service| &service.name).get(lang);
    let is_published = place.published.contains(&board.id);
    let file = |file: CardFile| {
        let path = card_file(&board.id, choice.services.first(), file, FileLang::of(board, lang));
        browser::absolute(&place.file(&path))
    };
    // What has to name its own address is published only where that is known.
    let has_base = browser::data("data-base").is_some_and(|base| !base.is_empty());
    let reserved = reserved_height(choice.layout, choice.services.len());
    CardCode {
        lang,
        title: card_title(lang, subject),
        card: browser::absolute(card),
        dashboard: browser::absolute(&desk.dashboard()),
        loader: browser::absolute(&place.file("embed.js")),
        told: is_published.then(|| told(&choice, &board.zone)),
        height: height.unwrap_or(reserved),
        reserved,
        files: match withheld(&choice, is_published) {
            Some(withheld) => Err(withheld),
            None => Ok(CardFiles {
                oembed: has_base.then(|| file(CardFile::OEmbed)),
                text: file(CardFile::Text),
                is_first_language: lang == first_language(board),
            }),
        },
    }
}

/// What the loader is told of a card: the names are those of the query.
fn told(choice: &PageQuery, zone: &Zone) -> Vec<(&'static str, String)> {
    let services: Vec<_> = choice.services.iter().map(Id::as_str).collect();
    let told = [
        ("board", choice.board.as_ref().map(Id::to_string)),
        ("services", (!services.is_empty()).then(|| services.join(","))),
        ("lang", choice.lang.map(|lang| lang.tag().to_owned())),
        ("layout", choice.layout.map(|layout| layout.parameter().to_owned())),
        ("at", choice.at.map(|at| zone.rfc3339(at).to_string())),
        ("dark", (choice.scheme != Scheme::Auto).then(|| choice.scheme.parameter().to_owned())),
    ];
    told.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[component]
fn Builder(lang: Lang, place: Arc<Place>, asked: PageQuery, bad: Vec<BadParameter>) -> impl IntoView {
    let said = builder_words(lang);
    let (index, opened) = (RwSignal::new(Opening::Loading), RwSignal::new(Opening::Loading));
    let (choice, bad) = (RwSignal::new(asked.clone()), RwSignal::new(bad));
    let desk = Desk { lang, place, index, opened, choice, bad };
    desk.clone().start(asked);
    write_query(desk.clone());
    let back = {
        let desk = desk.clone();
        move || desk.dashboard()
    };
    let notes = move || {
        let failures = opened.with(|opened| opened.there().map(|open| Arc::clone(&open.failures)));
        view! { <Notes lang bad=bad.get() failures=RwSignal::new(failures.unwrap_or_default()) tell=tell_file /> }
    };
    let boards = {
        let desk = desk.clone();
        move || match index.get() {
            Opening::Loading => ().into_any(),
            Opening::Failed(failed) => failure(lang, &failed),
            Opening::There(index) => {
                let Some(chosen) = choice.with_untracked(|choice| choice.board.clone()) else {
                    return ().into_any();
                };
                let desk = desk.clone();
                let choose = move |id| desk.choose(id);
                view! { <BoardField lang boards=index.titled() chosen on_choose=choose /> }.into_any()
            }
        }
    };
    let form = move || match opened.get() {
        Opening::Loading => index.with(|index| !matches!(index, Opening::Failed(_))).then(|| loading(lang)).into_any(),
        Opening::Failed(failed) => failure(lang, &failed),
        Opening::There(OpenBoard { board, now, .. }) => view! { <CardForm lang board choice now /> }.into_any(),
    };
    view! {
        <main class="builder">
            <p>
                <a href=back>{labels(lang).to_dashboard}</a>
            </p>
            <h1 data-facts="">{said.title}</h1>
            <p class="section-lede">{said.lede}</p>
            {notes}
            <div class="builder-columns">
                <section class="builder-choice" aria-label=said.choice>
                    {boards}
                    {form}
                </section>
                <Made desk />
            </div>
        </main>
    }
}

/// How the card looks, and what is pasted.
#[component]
fn Made(desk: Desk) -> impl IntoView {
    let Desk { lang, opened, choice, .. } = desk;
    let card = {
        let desk = desk.clone();
        Memo::new(move |_| desk.card().unwrap_or_default())
    };
    let said: RwSignal<Said> = RwSignal::new(Said::default());
    browser::on_frame_height(&IDS, move |index, height| {
        let Some(address) = card.try_get_untracked() else { return };
        said.try_update(|said| {
            if let Some(said) = said.get_mut(index) {
                *said = Some((address, height));
            }
        });
    });
    let reserved = move || choice.with(|choice| reserved_height(choice.layout, choice.services.len()));
    // A frame keeps its height until the next card says its own.
    let heights = Memo::new(move |_| {
        let reserved = reserved();
        said.with(|said| said.each_ref().map(|said| said.as_ref().map_or(reserved, |(_, height)| *height)))
    });
    let pasted = Memo::new(move |_| {
        let place = pasted_of(choice.with(|choice| choice.layout));
        let said = said.with(|said| said.get(place).cloned().flatten());
        card.with(|card| said.filter(|(address, _)| address == card).map(|(_, height)| height))
    });
    let copied: RwSignal<Option<CopiedCode>> = RwSignal::new(None);
    let copy = move |(kind, text): (Snippet, String)| {
        // Whoever copies the same again hears of it again.
        copied.set(None);
        let card = browser::absolute(&card.get_untracked());
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            if !is_copied {
                browser::select_text(kind.id());
            }
            copied.try_set(Some(CopiedCode { kind, card, is_copied }));
        });
    };
    move || {
        let OpenBoard { board, .. } = opened.with(|opened| opened.there().cloned())?;
        let is_live = {
            let is_live = board.is_live();
            Memo::new(move |_| is_live && choice.with(|choice| choice.at.is_none()))
        };
        let code = {
            let desk = desk.clone();
            Memo::new(move |_| card.with(|card| code(&desk, &board, card, pasted.get())))
        };
        Some(view! {
            <div class="builder-result">
                <CardPreview lang address=card heights />
                <SnippetList lang card=code copied on_copy=copy is_live />
            </div>
        })
    }
}

/// Keeps the query of the page true. What it said when it was opened stays until something else is chosen.
fn write_query(desk: Desk) {
    Effect::new(move |before: Option<Option<String>>| {
        let before = before.flatten();
        let now = desk.query();
        if let (Some(before), Some(now)) = (&before, &now)
            && before != now
        {
            browser::replace_query(now);
        }
        now.or(before)
    });
}

fn loading(lang: Lang) -> impl IntoView {
    view! {
        <p class="loading" role="status">
            {words(lang).loading}
        </p>
    }
}

/// A file that cannot be had, and a way to try again.
fn failure(lang: Lang, (file, failure): &Failed) -> AnyView {
    let words = words(lang);
    view! {
        <div class="notes" role="alert">
            <p>{words.board_error}</p>
            <ul>{tell_file(lang, file, failure)}</ul>
            <p>
                <a class="button" href="">
                    {words.retry}
                </a>
            </p>
        </div>
    }
    .into_any()
}
