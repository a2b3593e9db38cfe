//! The shared cause on a page of a wall: the site as a quantity, what happened there, and how much hangs on it.

use downboard_core::cause::caused_by;
use downboard_core::model::SiteIndex;
use downboard_core::view::{SiteView, View};
use leptos::prelude::*;

use super::aside::{PEOPLE, people};
use super::chart::quantity;
use super::lanes::{read_by, window};
use super::room::{LINE, Room, columns, lines, rows_of};
use super::{Picture, Wall};
use crate::components::facts::site_sentence;
use crate::components::site_lane::measured;
use crate::components::text_room::ems;
use crate::ui::{Lasting, anew};

/// The size of the sentence, and how high the drawing is with what stands around it.
const SENTENCE: f64 = 1.95;
const ABOVE: f64 = 14.0;
/// How wide a column of what happened is.
const COLUMN: f64 = 30.0;

/// The sites that are the cause of what fails of those that are chosen.
pub(super) fn sites(wall: &Wall, view: &View) -> Vec<SiteIndex> {
    let hits = |site: &SiteView| site_sentence(&wall.shown, site, view).is_some() && wall.chosen.hangs_on(view, site);
    view.sites.iter().filter(|site| hits(site)).map(|site| site.index).collect()
}

/// How high what stands above what happened is.
fn above(sentence: &str, room: Room) -> f64 {
    lines(ems(sentence), SENTENCE, room.width) as f64 * SENTENCE * LINE + ABOVE + PEOPLE
}

/// How much of what happened has room below a sentence.
fn places(sentence: &str, room: Room) -> usize {
    columns(room.width, COLUMN) * rows_of((room.height - above(sentence, room)).max(0.0), LINE + 0.5)
}

/// Whether all that happened has room.
pub(super) fn cause_fits(wall: &Wall, view: &View, index: SiteIndex, room: Room) -> bool {
    view.site(index).is_none_or(|site| {
        let sentence = site_sentence(&wall.shown, site, view).unwrap_or_default();
        above(&sentence, room) < room.height && site.milestones.len() <= places(&sentence, room)
    })
}

/// The page.
pub(super) fn cause(wall: &Wall, index: SiteIndex) -> AnyView {
    let (picture, room, shown) = (wall.picture, wall.room, wall.shown.clone());
    let wall_of = wall.clone();
    let said = Memo::new(move |_| {
        picture.with(|Picture { view, .. }| {
            let site = view.site(index)?;
            let dependants = view.log.graph.of_site(index).iter();
            let all = dependants.filter(|dependant| wall_of.chosen.has(dependant.service)).count();
            let affected = caused_by(view, site).filter(|service| wall_of.chosen.has(service.index)).count();
            let sentence = site_sentence(&shown, site, view).unwrap_or_default();
            let first = site.milestones.len().saturating_sub(room.with(|room| places(&sentence, *room)));
            let happened = site.milestones.iter().skip(first).filter_map(|index| view.log.milestones.get(*index));
            let happened = happened.map(|milestone| {
                let at = milestone.when.latest();
                let clock = downboard_words::short_moment(shown.lang, at, view.at, &shown.board.zone);
                (clock, milestone.label.get(shown.lang).to_owned())
            });
            Some((sentence, downboard_words::dependants(shown.lang, affected, all), happened.collect::<Vec<_>>()))
        })
    });
    let (own, known) = (wall.clone(), Memo::new(move |_| picture.with(|Picture { view, .. }| read_by(view))));
    let window = Memo::new(move |_| picture.with(|Picture { view, .. }| window(view, &own.chosen.worst_first(view))));
    let steps = Lasting::memo(Memo::new(move |_| {
        let (log, by) = known.get();
        measured(&log.0, index, window.get(), by).map(|measured| measured.steps).unwrap_or_default()
    }));
    let drawn = move || steps.with(|steps| quantity(steps));
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
