//! The pages of a wall.

use downboard_core::model::{Id, Lang, ServiceIndex, SiteIndex};
use downboard_core::view::View;
use downboard_words::{live_words, wall_words, words};
use leptos::prelude::*;

use super::alternatives::{alternative_pages, alternatives};
use super::cause::{cause, cause_fits, sites};
use super::days::{days_grid, days_pages};
use super::incidents::{incident, incident_of, open_incidents};
use super::overview::{overview, overview_pages, overview_with};
use super::recovery::{has_recovery, recovery, recovery_fits};
use super::room::Room;
use super::timeline::{timeline, timeline_pages};
use super::{Picture, Wall};
use crate::state::{ScreenOf, WallView};
use crate::ui::{Lasting, anew};

/// A page of a wall.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WallPage {
    /// What is in trouble; the first, the second, …
    Overview(usize),
    /// An incident. Its place among the others is another with every one that begins.
    Incident(Id),
    /// A site that others hang on.
    Cause(SiteIndex),
    /// What to use instead.
    Alternatives(usize),
    /// The last 24 hours.
    Timeline(usize),
    /// How far it is mended.
    Recovery,
    /// Thirty days.
    Days(usize),
}

/// How high the name of a page is.
const HEAD: f64 = 2.6;

/// The room below the name of a page.
fn below_name(room: Room) -> Room {
    room.below(HEAD)
}

/// A wall of more pages shows its first again after so many: nobody waits for the worst until all have had their turn.
const MANY: usize = 8;
const UNTIL_FIRST: usize = 5;

/// The pages that a wall has at the moment, in the order in which it turns: all of them, or those of one kind, and of those its
/// share where several screens show them together.
pub fn pages(wall: &Wall, asked: Option<WallView>, screen: Option<ScreenOf>) -> Vec<WallPage> {
    let (Picture { view, is_old }, room) = (wall.picture.get(), wall.room.get());
    let named = below_name(room);
    let is_live = view.log.board.is_live();
    let is_calm = wall.chosen.trouble(&view).all() == 0;
    let of = |kind: WallView| -> Vec<WallPage> {
        match kind {
            WallView::Overview => (0..overview_pages(wall, &view, room)).map(WallPage::Overview).collect(),
            WallView::Incidents => open_incidents(wall, &view).into_iter().map(WallPage::Incident).collect(),
            WallView::Cause => sites(wall, &view).into_iter().map(WallPage::Cause).collect(),
            // What works now is not known from an old picture.
            WallView::Alternatives if !is_old => {
                (0..alternative_pages(wall, &view, named)).map(WallPage::Alternatives).collect()
            }
            WallView::Timeline => (0..timeline_pages(wall, &view, named)).map(WallPage::Timeline).collect(),
            WallView::Recovery if has_recovery(wall, &view) => vec![WallPage::Recovery],
            // Where all is well the overview is of them.
            WallView::Days if is_live && (asked.is_some() || !is_calm) => {
                (0..days_pages(wall, named)).map(WallPage::Days).collect()
            }
            WallView::Alternatives | WallView::Recovery | WallView::Days => Vec::new(),
        }
    };
    let all: Vec<WallPage> = match asked {
        Some(kind) => of(kind),
        None => WallView::ALL.into_iter().flat_map(of).collect(),
    };
    let all = match screen {
        Some(ScreenOf { number, of }) => {
            let own = |place: usize| u32::try_from(place).is_ok_and(|place| place % of == number - 1);
            all.into_iter().enumerate().filter(|(place, _)| own(*place)).map(|(_, page)| page).collect()
        }
        None => all,
    };
    match all.first().cloned() {
        Some(first) if all.len() > MANY => all.chunks(UNTIL_FIRST).flat_map(|own| with_first(&first, own)).collect(),
        _ => all,
    }
}

/// Some pages with the first before them.
fn with_first(first: &WallPage, own: &[WallPage]) -> Vec<WallPage> {
    let rest = own.iter().filter(|page| *page != first);
    std::iter::once(first).chain(rest).cloned().collect()
}

/// The page on which a service in trouble has its lane.
pub fn overview_of(wall: &Wall, service: ServiceIndex) -> WallPage {
    let (Picture { view, .. }, room) = (wall.picture.get_untracked(), wall.room.get_untracked());
    WallPage::Overview(overview_with(wall, &view, room, service))
}

/// What a page is called; the first needs no name.
fn page_name(lang: Lang, page: &WallPage) -> Option<&'static str> {
    Some(match page {
        WallPage::Overview(_) => return None,
        WallPage::Incident(_) => wall_words(lang).incident,
        WallPage::Cause(_) => words(lang).cause,
        WallPage::Alternatives(_) => words(lang).alternatives,
        WallPage::Timeline(_) => wall_words(lang).timeline,
        WallPage::Recovery => wall_words(lang).recovery,
        WallPage::Days(_) => live_words(lang).days,
    })
}

/// How much larger than elsewhere the type of a page may be, in percent, and the class of each.
const SCALES: [(f64, &str); 3] = [(1.75, "is-175"), (1.5, "is-150"), (1.25, "is-125")];

/// The largest type in which all of a page that has little to tell has room, and its class.
fn scale_of(wall: &Wall, view: &View, page: &WallPage, room: Room) -> (f64, &'static str) {
    let fits = |room: Room| match page {
        WallPage::Cause(site) => cause_fits(wall, view, *site, room),
        WallPage::Alternatives(_) => alternative_pages(wall, view, room) == 1,
        WallPage::Recovery => recovery_fits(wall, view, room),
        WallPage::Overview(_) | WallPage::Incident(_) | WallPage::Timeline(_) | WallPage::Days(_) => false,
    };
    SCALES.into_iter().find(|(scale, _)| fits(room.scaled(*scale))).unwrap_or((1.0, "is-100"))
}

/// A page with its name.
pub fn show(wall: &Wall, page: WallPage) -> AnyView {
    let room = wall.room;
    let name = page_name(wall.shown.lang, &page);
    // What stands below a name has less room.
    let below = move || room.with(|room| if name.is_some() { below_name(*room) } else { *room });
    let scale = {
        let (wall, page) = (wall.clone(), page.clone());
        Memo::new(move |_| wall.picture.with(|picture| scale_of(&wall, &picture.view, &page, below())))
    };
    let scaled = move || below().scaled(scale.get().0);
    let own = RwSignal::new(untrack(scaled));
    Effect::new(move |_| own.set(scaled()));
    let wall = Wall { room: Lasting::signal(own), ..wall.clone() };
    let content = match page.clone() {
        WallPage::Overview(page) => overview(&wall, page),
        WallPage::Incident(id) => incident(&wall, &id),
        WallPage::Cause(site) => cause(&wall, site),
        WallPage::Alternatives(page) => alternatives(&wall, page),
        WallPage::Timeline(page) => timeline(&wall, page),
        WallPage::Recovery => recovery(&wall),
        WallPage::Days(page) => {
            let room = wall.room;
            days_grid(&wall, page, move || room.get())
        }
    };
    let picture = wall.picture;
    let is_old = Memo::new(move |_| picture.with(|picture| picture.is_old));
    let counted = {
        let wall = wall.clone();
        let counted = Memo::new(move |_| match &page {
            WallPage::Incident(id) => picture.with(|picture| incident_of(&wall, &picture.view, id)),
            _ => None,
        });
        move || counted.get().map(|(place, all)| anew(downboard_words::page_of(place, all)))
    };
    let class = move || format!("wall-page-of {}{}", scale.get().1, if is_old.get() { " is-old" } else { "" });
    view! {
        {name.map(|name| view! { <h2 class="wall-page">{name} " " {counted}</h2> })}
        <div class=class>
            {content}
        </div>
    }
    .into_any()
}
