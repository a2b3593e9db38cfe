//! The shared cause on a page of a wall: the site as a quantity, what happened there, and how much hangs on it.

use downboard_core::cause::caused_by;
use downboard_core::model::SiteIndex;
use downboard_core::view::View;
use leptos::prelude::*;

use super::aside::{PEOPLE, people};
use super::chart::quantity;
use super::lanes::window;
use super::room::{LINE, Room, columns, rows_of};
use super::{Picture, Wall};
use crate::components::facts::site_sentence;
use crate::components::site_lane::measured;
use crate::ui::anew;

/// How high the sentence and the drawing are.
const ABOVE: f64 = 17.0;
/// How wide a column of what happened is.
const COLUMN: f64 = 30.0;

/// The sites that are the cause of anything, or that something has happened to.
pub(super) fn sites(wall: &Wall, view: &View) -> Vec<SiteIndex> {
    let hits = |site: SiteIndex| {
        view.site(site).is_some_and(|own| {
            site_sentence(&wall.shown, own, view).is_some()
                && (wall.chosen.is_all() || caused_by(view, own).any(|service| wall.chosen.has(service.index)))
        })
    };
    SiteIndex::all(view.sites.len()).filter(|site| hits(*site)).collect()
}

/// The page.
pub(super) fn cause(wall: &Wall, index: SiteIndex) -> AnyView {
    let (picture, room, shown) = (wall.picture, wall.room, wall.shown.clone());
    let wall_of = wall.clone();
    let said = Memo::new(move |_| {
        picture.with(|Picture { view, .. }| {
            let site = view.site(index)?;
            let all = view.log.graph.of_site(index).len();
            let affected = caused_by(view, site).count();
            let room = room.with(|room| Room { height: room.height - ABOVE - PEOPLE, ..*room });
            let places = columns(room.width, COLUMN) * rows_of(room.height, LINE + 0.5);
            let first = site.milestones.len().saturating_sub(places);
            let happened = site.milestones.iter().skip(first).filter_map(|index| view.log.milestones.get(*index));
            let happened = happened.map(|milestone| {
                let at = milestone.when.latest();
                let clock = downboard_words::short_moment(shown.lang, at, view.at, &shown.board.zone);
                (clock, milestone.label.get(shown.lang).to_owned())
            });
            let sentence = site_sentence(&shown, site, view).unwrap_or_default();
            Some((sentence, downboard_words::dependants(shown.lang, affected, all), happened.collect::<Vec<_>>()))
        })
    });
    let window =
        Memo::new(move |_| picture.with(|Picture { view, .. }| window(view, &wall_of.chosen.worst_first(view))));
    let drawn = move || {
        let log = picture.with(|Picture { view, .. }| std::sync::Arc::clone(&view.log));
        measured(&log, index, window.get()).map(|measured| quantity(&measured.steps))
    };
    let content = move || {
        let (sentence, dependants, happened) = said.get()?;
        let happened = happened.into_iter().map(|(clock, label)| {
            view! {
                <li class="wall-happened">
                    <span class="wall-when">{anew(clock)}</span>
                    <span>{anew(label)}</span>
                </li>
            }
        });
        Some(view! {
            <p class="wall-large">{anew(sentence)}</p>
            <p class="wall-detail">{anew(dependants)}</p>
            <div class="wall-large-chart">{drawn}</div>
            <ul class="wall-list">{happened.collect_view()}</ul>
        })
    };
    view! {
        <div class="wall-cause">
            {people(wall)} {content}
        </div>
    }
    .into_any()
}
