//! The title and the icon of the document.

use std::sync::Arc;

use downboard_core::model::Status;
use downboard_core::view::{Sight, View};
use leptos::prelude::*;

use crate::browser;
use crate::components::{Shown, document_title};
use crate::place::Place;

/// The mark of a status in the row of tabs: told apart by shape as well as by colour.
fn icon(view: &View) -> &'static str {
    match (view.standing.status, view.calm().sight()) {
        (Status::MajorOutage, _) => "icon-major.svg",
        (Status::Degraded | Status::PartialOutage | Status::Maintenance, _) => "icon-trouble.svg",
        (Status::Operational | Status::Unknown, Sight::Clear) => "icon.svg",
        (Status::Operational | Status::Unknown, Sight::PartlyBlind) => "icon-unknown.svg",
        (Status::Operational | Status::Unknown, Sight::Blind) => "icon-blind.svg",
    }
}

/// Keeps the title and the icon of the document true.
pub(super) fn title(shown: &Shown, place: &Arc<Place>) {
    let (shown, place) = (shown.clone(), Arc::clone(place));
    Effect::new(move |_| {
        shown.view.with(|view| {
            browser::set_title(&document_title(&shown, view));
            browser::set_icon(&place.file(icon(view)));
        });
    });
}
