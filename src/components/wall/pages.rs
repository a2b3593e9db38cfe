//! The pages of a wall.

use downboard_core::model::{Lang, SiteIndex};
use downboard_words::{live_words, wall_words, words};
use leptos::prelude::*;

use super::alternatives::{alternative_pages, alternatives};
use super::cause::{cause, sites};
use super::days::{days_grid, days_pages};
use super::incidents::{incident, open_incidents};
use super::overview::{overview, overview_pages};
use super::recovery::{has_recovery, recovery};
use super::room::Room;
use super::timeline::{timeline, timeline_pages};
use super::{Picture, Wall};
use crate::state::{ScreenOf, WallView};
use crate::ui::Lasting;

/// A page of a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WallPage {
    /// What is in trouble; the first, the second, …
    Overview(usize),
    /// An incident, by its place in the log.
    Incident(usize),
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
const NAME: f64 = 2.6;

/// The room below the name of a page.
fn below_name(room: Room) -> Room {
    room.below(NAME)
}

/// The pages that a wall has at the moment, in the order in which it turns: all of them, or those of one kind, and of those its
/// share where several screens show them together. One at least.
pub fn pages(wall: &Wall, asked: Option<WallView>, screen: Option<ScreenOf>) -> Vec<WallPage> {
    let (Picture { view, .. }, room) = (wall.picture.get(), wall.room.get());
    let named = below_name(room);
    let is_live = view.log.board.is_live();
    let is_calm = wall.chosen.trouble(&view).all() == 0;
    let of = |kind: WallView| -> Vec<WallPage> {
        match kind {
            WallView::Overview => (0..overview_pages(wall, &view, room)).map(WallPage::Overview).collect(),
            WallView::Incidents => open_incidents(wall, &view).into_iter().map(WallPage::Incident).collect(),
            WallView::Cause => sites(wall, &view).into_iter().map(WallPage::Cause).collect(),
            WallView::Alternatives => (0..alternative_pages(wall, &view, named)).map(WallPage::Alternatives).collect(),
            WallView::Timeline => (0..timeline_pages(wall, &view, named)).map(WallPage::Timeline).collect(),
            WallView::Recovery if has_recovery(wall, &view) => vec![WallPage::Recovery],
            // Where all is well the overview is of them.
            WallView::Days if is_live && (asked.is_some() || !is_calm) => {
                (0..days_pages(wall, named)).map(WallPage::Days).collect()
            }
            WallView::Recovery | WallView::Days => Vec::new(),
        }
    };
    let all: Vec<WallPage> = match asked {
        Some(kind) => of(kind),
        None => WallView::ALL.into_iter().flat_map(of).collect(),
    };
    let Some(ScreenOf { number, of }) = screen else { return all };
    let own = |place: usize| u32::try_from(place).is_ok_and(|place| place % of == number - 1);
    all.into_iter().enumerate().filter(|(place, _)| own(*place)).map(|(_, page)| page).collect()
}

/// What a page is called; the first needs no name.
fn page_name(lang: Lang, page: WallPage) -> Option<&'static str> {
    Some(match page {
        WallPage::Overview(_) => return None,
        WallPage::Incident(_) => wall_words(lang).incidents,
        WallPage::Cause(_) => words(lang).cause,
        WallPage::Alternatives(_) => words(lang).alternatives,
        WallPage::Timeline(_) => wall_words(lang).timeline,
        WallPage::Recovery => wall_words(lang).recovery,
        WallPage::Days(_) => live_words(lang).days,
    })
}

/// A page with its name.
pub fn show(wall: &Wall, page: WallPage) -> AnyView {
    let room = wall.room;
    let name = page_name(wall.shown.lang, page);
    // What stands below a name has less room.
    let wall = match name {
        Some(_) => {
            let below = RwSignal::new(room.with_untracked(|room| below_name(*room)));
            Effect::new(move |_| below.set(below_name(room.get())));
            Wall { room: Lasting::signal(below), ..wall.clone() }
        }
        None => wall.clone(),
    };
    let content = match page {
        WallPage::Overview(page) => overview(&wall, page),
        WallPage::Incident(index) => incident(&wall, index),
        WallPage::Cause(site) => cause(&wall, site),
        WallPage::Alternatives(page) => alternatives(&wall, page),
        WallPage::Timeline(page) => timeline(&wall, page),
        WallPage::Recovery => recovery(&wall),
        WallPage::Days(page) => {
            let room = wall.room;
            days_grid(&wall, page, move || room.get())
        }
    };
    view! {
        {name.map(|name| view! { <h2 class="wall-page">{name}</h2> })}
        <div class="wall-page-of">{content}</div>
    }
    .into_any()
}
