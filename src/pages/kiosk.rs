//! `/kiosk/`: the same facts for a wall, worst first, without a scroll bar and without hands.

use downboard_core::model::{Category, Id};
use downboard_core::time::Offset;
use downboard_words::{BETWEEN, page_of, screen_of, turns_every, wall_words};
use leptos::html::Div;
use leptos::prelude::*;

use super::context::PageContext;
use crate::components::{
    Choosing, Chosen, Notes, Room, Rotation, Wall, WallBanner, WallHead, WallPage, pages, show, tell_file,
};
use crate::state::{AskedWall, BadParameter};
use crate::ui::{Lasting, anew, rows};

/// How many seconds a page stays.
pub(super) const ROTATE: u32 = 20;

/// What moves a wall. The screen that it hangs on sets it; on a page that was made beforehand nothing does.
#[derive(Clone)]
pub(super) struct Hung {
    /// What its address asks for.
    pub(super) asked: AskedWall,
    /// What is shown.
    pub(super) wall: Wall,
    /// Its pages.
    pub(super) pages: Memo<Vec<WallPage>>,
    /// Where it is among them.
    pub(super) rotation: RwSignal<Rotation>,
    /// The page that shows what has become worse, while that holds the wall.
    pub(super) worse: RwSignal<WallPage>,
    /// Where the pages stand.
    pub(super) stage: NodeRef<Div>,
    /// Whether a change for the worse would be heard; nothing where nobody asks for it.
    pub(super) is_heard: RwSignal<Option<bool>>,
    /// Fills the screen, where there is one.
    pub(super) fill_screen: Option<Callback<()>>,
}

impl Hung {
    /// A wall as it is asked for.
    pub(super) fn new(context: &PageContext, asked: AskedWall, is_held: bool) -> Self {
        let by = Choosing {
            services: &context.address.services,
            providers: &asked.providers,
            categories: &asked.categories,
        };
        let chosen = Chosen::of(&context.shown.board, by);
        let room = RwSignal::new(Room::default());
        let wall = Wall::new(context.shown.clone(), chosen, room);
        let pages = {
            let wall = wall.clone();
            let (view, screen) = (asked.view, asked.screen);
            Memo::new(move |_| pages(&wall, view, screen))
        };
        let is_heard = RwSignal::new(asked.sounds.then_some(false));
        let (rotation, stage) = (RwSignal::new(Rotation::new(is_held)), NodeRef::new());
        let worse = RwSignal::new(WallPage::Overview(0));
        Self { asked, wall, pages, rotation, worse, stage, is_heard, fill_screen: None }
    }
}

/// The services, providers and categories that the address chooses and the board does not have.
fn not_there(context: &PageContext, asked: &AskedWall) -> Vec<BadParameter> {
    let board = &context.shown.board;
    let bad = |name, expected| move |value: String| BadParameter { name, value, expected };
    let services = context.address.services.iter().filter(|id| board.service_index(id).is_none());
    let has_provider = |id: &Id| board.providers.iter().any(|provider| provider.id == *id);
    let providers = asked.providers.iter().filter(|id| !has_provider(id));
    let services = services.map(ToString::to_string).map(bad("services", "kakaotalk,kakao-t"));
    let providers = providers.map(ToString::to_string).map(bad("providers", "kakao,naver"));
    let has_category = |category: &Category| board.services.iter().any(|service| service.category == *category);
    let categories = asked.categories.iter().filter(|category| !has_category(category));
    let categories = categories.map(|category| category.word().to_owned()).map(bad("kinds", "messenger,map,payment"));
    services.chain(providers).chain(categories).collect()
}

/// The wall.
#[component]
pub(super) fn Kiosk(context: PageContext, hung: Hung) -> impl IntoView {
    let shown = context.shown.clone();
    let (lang, view) = (shown.lang, shown.view);
    let Hung { asked, wall, stage, pages, rotation, worse, .. } = hung.clone();
    let page = Memo::new(move |_| {
        let rotation = rotation.get();
        if rotation.is_held_for_worse() {
            return Some(worse.get());
        }
        pages.with(|pages| pages.get(rotation.page(pages.len())).cloned())
    });
    let nothing = wall_words(lang).nothing_there;
    let content = {
        let wall = wall.clone();
        let list = move || page.get().into_iter().map(|page| (page, ())).collect();
        rows(list, move |page: WallPage, _| show(&wall, page))
    };
    let folded = {
        let wall = wall.clone();
        Memo::new(move |_| {
            view.with(|view| {
                let mut counts = vec![
                    downboard_words::by_grade(lang, wall.chosen.trouble(view)),
                    downboard_words::folded(lang, wall.chosen.calm(view)),
                ];
                counts.retain(|count| !count.is_empty());
                counts.join(BETWEEN)
            })
        })
    };
    let bad = context.bad.iter().cloned().chain(not_there(&context, &asked)).collect();
    view! {
        <main class="wall">
            <header class="wall-head">
                {clock(&context)} <WallHead wall=wall.clone() /> {about(&context)}
            </header>
            <div class="wall-notes">
                <WallBanner wall=wall.clone() />
                <Notes lang bad failures=context.failures tell=tell_file />
            </div>
            <div class="wall-stage" node_ref=stage>
                {content}
                {move || page.get().is_none().then(|| view! { <p class="wall-large">{nothing}</p> })}
            </div>
            <footer class="wall-foot">
                <div class="wall-feeds">{context.feed_line()}</div>
                <p>{move || anew(folded.get())}</p>
                {turning(&context, &hung)}
                <p>{format!("{} {}", shown.words().product, env!("CARGO_PKG_VERSION"))}</p>
            </footer>
        </main>
    }
}

/// The time, with its zone.
fn clock(context: &PageContext) -> AnyView {
    let (zone, moment) = (context.shown.board.zone.clone(), context.moment);
    let clock = {
        let zone = zone.clone();
        Memo::new(move |_| downboard_words::clock(moment.get(), &zone))
    };
    let beside = Memo::new(move |_| {
        let at = moment.get();
        let label = zone.label_at(at);
        match zone.offset_at(at) {
            Offset::UTC => label.to_owned(),
            _ => format!("{label} · {} UTC", downboard_words::utc_clock(at)),
        }
    });
    view! {
        <p class="wall-clock">
            {move || anew(clock.get())} <span class="wall-zone">{move || anew(beside.get())}</span>
        </p>
    }
    .into_any()
}

/// Which board it is and of what day, or that it is a replay.
fn about(context: &PageContext) -> AnyView {
    let (shown, moment, is_now) = (context.shown.clone(), context.moment, context.is_now());
    let (words, title) = (shown.words(), shown.text(&shown.board.title));
    let day = Memo::new(move |_| shown.day(moment.get()));
    let said = move || if is_now() { day.get() } else { format!("{} · {}", words.recorded, day.get()) };
    view! {
        <div class="wall-about">
            <p class="wall-board">{title}</p>
            <p class:wall-replay=move || !is_now()>{move || anew(said())}</p>
        </div>
    }
    .into_any()
}

/// Which page it is, how it turns, and what holds it; whether it would be heard, and which screen it is.
fn turning(context: &PageContext, hung: &Hung) -> AnyView {
    let lang = context.shown.lang;
    let words = wall_words(lang);
    let Hung { asked, pages, rotation, worse, is_heard, fill_screen, .. } = hung.clone();
    let every = asked.rotate.unwrap_or(ROTATE);
    let is_held = Lasting::memo(Memo::new(move |_| rotation.get().is_held()));
    let said = Memo::new(move |_| {
        let rotation = rotation.get();
        let count = pages.with(Vec::len);
        let place = if rotation.is_held_for_worse() {
            pages.with(|pages| pages.iter().position(|page| *page == worse.get()))
        } else {
            Some(rotation.page(count))
        };
        let how = match (rotation.is_held_for_worse(), rotation.is_held()) {
            (true, _) => words.held_for_worse.to_owned(),
            (false, true) => words.held.to_owned(),
            (false, false) => turns_every(lang, every),
        };
        place.map_or_else(|| how.clone(), |place| format!("{}{BETWEEN}{how}", page_of(place + 1, count)))
    });
    let said = Lasting::memo(said);
    let is_any = Memo::new(move |_| pages.with(Vec::len) > 1 || rotation.get().is_held_for_worse());
    let hold = move || {
        is_any.get().then(|| {
            let name = move || if is_held.get() { words.space_goes_on } else { words.space_holds };
            view! {
                <p>
                    {move || anew(said.get())} {BETWEEN}
                    <button
                        type="button"
                        class="text-button"
                        aria-pressed=move || is_held.get().to_string()
                        on:click=move |_| rotation.update(|rotation| *rotation = rotation.toggled())
                    >
                        {move || anew(name())}
                    </button>
                </p>
            }
        })
    };
    let sound = move || {
        is_heard.get().map(|is_heard| {
            let said = if is_heard { words.sound_on } else { words.sound_blocked };
            view! { <p>{anew(said)}</p> }
        })
    };
    let fill = fill_screen.map(|fill| {
        view! {
            <button type="button" class="text-button wall-hands" aria-keyshortcuts="F" on:click=move |_| fill.run(())>
                {words.full_screen}
            </button>
        }
    });
    let screen = asked.screen.map(|screen| view! { <p>{screen_of(lang, screen.number, screen.of)}</p> });
    view! { {hold} {sound} {screen} {fill} }.into_any()
}
