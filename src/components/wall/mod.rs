//! A wall: pages that fill a screen and turn by themselves, worst first, to be read from across a room.

mod alternatives;
mod aside;
mod cause;
mod chart;
mod chosen;
mod days;
mod head;
mod incidents;
mod lanes;
mod overview;
mod pages;
mod recovery;
mod room;
mod rotation;
mod size;
mod timeline;
mod worse;

use std::sync::Arc;

use downboard_core::view::{View, view as view_of};
use leptos::prelude::*;

pub use self::chosen::{Choosing, Chosen};
pub use self::head::{WallBanner, WallHead};
pub use self::pages::{WallPage, overview_of, pages, show};
pub use self::room::Room;
pub use self::rotation::Rotation;
pub use self::size::{shifted, text_size};
pub use self::worse::{known, worsened};
use super::shown::Shown;
use crate::ui::Lasting;

/// What a wall draws: what is known at the moment, or, where the board hears nothing any more, what it knew last.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is drawn.
    pub view: Arc<View>,
    /// Whether it is of a time that has passed.
    pub is_old: bool,
}

impl Picture {
    fn of(view: &Arc<View>) -> Self {
        match view.silence().filter(|_| view.is_blind()) {
            Some(silence) => Self { view: Arc::new(view_of(&view.log, silence.since)), is_old: true },
            None => Self { view: Arc::clone(view), is_old: false },
        }
    }
}

/// What every part of a wall is given.
#[derive(Clone)]
pub struct Wall {
    /// The board at the moment.
    pub shown: Shown,
    /// What of it is shown.
    pub chosen: Chosen,
    /// What is drawn.
    pub picture: Lasting<Memo<Picture>>,
    /// How much room there is for a page.
    pub room: Lasting<RwSignal<Room>>,
}

impl Wall {
    /// A wall that shows these services of a board.
    pub fn new(shown: Shown, chosen: Chosen, room: RwSignal<Room>) -> Self {
        let view = shown.view;
        let picture = Lasting::memo(Memo::new(move |_| view.with(Picture::of)));
        Self { shown, chosen, picture, room: Lasting::signal(room) }
    }
}
