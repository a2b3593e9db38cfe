//! What several layouts of the card say in the same way.

use downboard_core::model::{AudienceUnit, Lang, ServiceIndex};
use downboard_core::view::{Calm, ServiceView, SiteView, View};
use downboard_estimate::{Affected, EstimateGrade, Range};
use leptos::prelude::*;

use crate::components::facts::{lead, recommended_lines};
use crate::components::how_many::{estimate_basis, room};
use crate::components::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{Awaited, anew};

/// How many alternatives stand in a row.
const ALTERNATIVES: usize = 3;

/// How many services a layout holds when none are asked for, and a timeline at most.
pub(super) const MOST: usize = 4;

/// What a card of several services shows: those that are asked for, or else those that are worst.
pub(super) fn chosen<'a>(view: &'a View, asked: &[ServiceIndex]) -> Vec<&'a ServiceView> {
    if asked.is_empty() {
        return view.worst_first().into_iter().take(MOST).collect();
    }
    asked.iter().filter_map(|index| view.service(*index)).collect()
}

/// The service that a card of one sentence is about: the one that is asked for, the worst of several, or the one that leads. None
/// where none of them is in trouble.
pub(super) fn subject<'a>(view: &'a View, asked: &[ServiceIndex]) -> Option<&'a ServiceView> {
    match asked {
        [] => lead(view),
        [index] => view.service(*index),
        several => view.worst_first().into_iter().find(|service| several.contains(&service.index)),
    }
}

/// What several services that are asked for are, of which none is in trouble: nothing is said of the others.
pub(super) fn calm_of(lang: Lang, view: &View, asked: &[ServiceIndex]) -> String {
    let services = asked.iter().filter_map(|index| view.service(*index));
    downboard_words::folded(lang, Calm::among(services.map(|service| service.standing.status)))
}

/// How many people, and what the figure is about and rests on. Where it is still to come, it keeps its room.
pub(super) fn people(
    shown: &Shown,
    affected: &Fetched<Affected>,
    room: Option<Range>,
    is_trouble: bool,
) -> Option<(AnyView, String)> {
    let words = shown.words();
    let note = |grade: Option<EstimateGrade>| format!("{}\u{a0}· {}", words.last_hour, estimate_basis(shown, grade));
    match affected {
        Fetched::There(affected) => {
            let range = affected.last_hour.range().filter(|range| range.p95 > 0)?;
            Some((anew(downboard_words::people(shown.lang, range)).into_any(), note(Some(range.grade))))
        }
        Fetched::Waiting => {
            let (room, label) = (downboard_words::people(shown.lang, room?), words.estimating);
            Some((view! { <Awaited room label /> }.into_any(), note(None)))
        }
        Fetched::Failed => is_trouble.then(|| (anew(words.not_known).into_any(), words.estimate_failed.to_owned())),
    }
}

/// The same of one service.
pub(super) fn people_of(shown: &Shown, service: &ServiceView) -> Option<(AnyView, String)> {
    let is_trouble = service.standing.status.is_trouble();
    let room = audience(shown, service.index).filter(|_| is_trouble).map(room);
    people(shown, &shown.affected(service.index), room, is_trouble)
}

/// How many people use a service, where people were counted.
fn audience(shown: &Shown, index: ServiceIndex) -> Option<u64> {
    let audience = shown.service(index)?.audience()?;
    (audience.unit == AudienceUnit::People).then_some(audience.value)
}

/// What to use instead: the names, each with the one thing that speaks most for it, where there is room for that.
pub(super) fn instead(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let lines = recommended_lines(shown, service, view, ALTERNATIVES);
    if lines.is_empty() {
        return anew(shown.words().no_alternative).into_any();
    }
    let lines = lines.into_iter().map(|(name, reason)| {
        view! {
            <li>
                {anew(name)} <span class="card-reason">{anew(format!(" – {reason}"))}</span>
            </li>
        }
        .into_any()
    });
    view! { <ul class="card-instead-list">{lines.collect_view()}</ul> }.into_any()
}

/// A site that is the cause, and the last that happened to it.
pub(super) fn cause_label(shown: &Shown, site: &SiteView, view: &View) -> Option<String> {
    let record = shown.board.site(site.index)?;
    let last = site.milestones.last().and_then(|index| view.log.milestones.get(*index));
    let name = record.short_name.get(shown.lang);
    Some(match last {
        Some(milestone) => {
            let clock = downboard_words::short_moment(shown.lang, milestone.when.latest(), view.at, &shown.board.zone);
            format!("{name} – {clock} {}", milestone.label.get(shown.lang))
        }
        None => name.to_owned(),
    })
}
