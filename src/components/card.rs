//! The card of the embed: the same facts for one service, or for a few.

use downboard_core::cause::{cause_of, shared_cause};
use downboard_core::model::{AudienceUnit, ServiceIndex};
use downboard_core::view::{ServiceView, SiteView, View};
use downboard_estimate::EstimateGrade;
use leptos::prelude::*;

use super::answers::failing_features;
use super::facts::{
    calm, headline, headline_class, planned_word, recommended_lines, side_words, since_text, standing_text,
};
use super::geometry::{bars, held, window};
use super::headline::calm_sentences;
use super::how_many::{estimate_basis, room, room_together};
use super::lane::LaneChart;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::fetched::Fetched;
use crate::ui::{Awaited, Emphasis, anew};
use downboard_words::BETWEEN;

/// How many alternatives stand in a row.
const ALTERNATIVES: usize = 3;
/// How many failing features stand in a row.
const FEATURES: usize = 3;

/// The card of one service.
#[component]
pub fn ServiceCard(
    /// The board.
    shown: Shown,
    /// The service.
    index: ServiceIndex,
    /// Whether the moment is now; else its clock ends the chart.
    is_now: Option<RwSignal<bool>>,
) -> impl IntoView {
    let words = shown.words();
    let Some(record) = shown.board.service(index) else { return ().into_any() };
    let name = record.name.get(shown.lang).to_owned();
    let view = shown.view;
    let headline = {
        let (shown, name) = (shown.clone(), name.clone());
        move || {
            let view = view.get();
            let service = view.service(index)?;
            let what = headline(&shown, &name, &service.standing, &view);
            let class = headline_class(service.standing.status);
            Some(view! { <Emphasis before=what.before strong=what.strong after=what.after class /> }.into_any())
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let service = view.service(index)?;
            Some(card_rows(&shown, service, &view))
        }
    };
    let chart = move || {
        let view = view.get();
        let standing = view.service(index)?.standing;
        let timeline = &view.log.service_at(index)?.timeline;
        let bars = bars(timeline, window(&standing, view.at), held(timeline, view.at));
        Some(view! { <LaneChart bars /> }.into_any())
    };
    let since = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let service = view.service(index)?;
            let since = service.standing.trouble_since.map(|since| since_text(&shown, since, &view));
            let said: Vec<_> = since.into_iter().chain(side_words(&shown, service, &view)).collect();
            (!said.is_empty()).then(|| said.join(BETWEEN))
        }
    };
    let end = move || {
        if is_now.is_some_and(|is_now| is_now.get()) {
            words.now.to_owned()
        } else {
            downboard_words::clock(view.with(|view| view.at), &shown.board.zone)
        }
    };
    view! {
        <h1 class="card-headline" data-facts="">
            {headline}
        </h1>
        <div class="card-chart">{chart}</div>
        <p class="card-since">
            <span>{move || anew(since().unwrap_or_default())}</span>
            <span>{move || anew(end())}</span>
        </p>
        <dl class="card-rows">{rows}</dl>
    }
    .into_any()
}

fn card_rows(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let words = shown.words();
    let row = |label: &'static str, value: AnyView, note: Option<String>| {
        view! {
            <div class="card-row">
                <dt>{anew(label)}</dt>
                <dd>
                    {value} " " {note.map(|note| view! { <span class="card-note">{anew(note)}</span> }.into_any())}
                </dd>
            </div>
        }
        .into_any()
    };
    let failing = failing_features(shown, service);
    let features = (!failing.is_empty())
        .then(|| row(words.features, anew(downboard_words::names(shown.lang, &failing, FEATURES)).into_any(), None));
    let is_trouble = service.standing.status.is_trouble();
    let people = match shown.affected(service.index) {
        Fetched::There(affected) => affected.last_hour.range().filter(|range| range.p95 > 0).map(|range| {
            let note = people_note(shown, Some(range.grade));
            row(words.affected_row, anew(downboard_words::people(shown.lang, range)).into_any(), Some(note))
        }),
        Fetched::Waiting => audience(shown, service.index).filter(|_| is_trouble).map(|most| {
            let (room, label) = (downboard_words::people(shown.lang, room(most)), words.estimating);
            let note = people_note(shown, None);
            row(words.affected_row, view! { <Awaited room label /> }.into_any(), Some(note))
        }),
        Fetched::Failed => is_trouble
            .then(|| row(words.affected_row, anew(words.not_known).into_any(), Some(words.estimate_failed.to_owned()))),
    };
    let instead = is_trouble.then(|| {
        view! {
            <div class="card-row">
                <dt>{words.instead_row}</dt>
                <dd>{instead(shown, service, view)}</dd>
            </div>
        }
        .into_any()
    });
    let cause = cause_of(view, service.index).and_then(|site| cause_label(shown, site, view));
    let cause = cause.map(|cause| row(words.cause_row, anew(cause).into_any(), None));
    view! {
        {features}
        {people}
        {instead}
        {cause}
    }
    .into_any()
}

/// What stands beside a figure of people: the time it is about and what it rests on.
fn people_note(shown: &Shown, grade: Option<EstimateGrade>) -> String {
    format!("{} · {}", shown.words().last_hour, estimate_basis(shown, grade))
}

/// How many people use a service, where people were counted.
fn audience(shown: &Shown, index: ServiceIndex) -> Option<u64> {
    let audience = shown.service(index)?.audience()?;
    (audience.unit == AudienceUnit::People).then_some(audience.value)
}

/// What to use instead with the one thing that speaks most for each, a line each.
fn instead(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let lines = recommended_lines(shown, service, view, ALTERNATIVES);
    if lines.is_empty() {
        return anew(shown.words().no_alternative).into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{anew(line)}</li> }.into_any()).collect_view();
    view! { <ul class="card-instead-list">{lines}</ul> }.into_any()
}

/// A site that is the cause, and the last that happened to it.
fn cause_label(shown: &Shown, site: &SiteView, view: &View) -> Option<String> {
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

/// The card of several services.
#[component]
pub fn ServiceListCard(
    /// The board.
    shown: Shown,
    /// The services; worst first when empty.
    indices: Vec<ServiceIndex>,
    /// How many stand in the card when none are asked for.
    most: usize,
) -> impl IntoView {
    let view = shown.view;
    let headline = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let count = view.in_trouble().count();
            let title = shown.text(&shown.board.title);
            if count == 0 {
                return calm_sentences(calm(&shown, &view));
            }
            let count = downboard_words::services_down(shown.lang, count);
            view! {
                <span class="card-title">{anew(title)}</span>
                <Emphasis before=String::new() strong=count after=String::new() class="headline-major" />
            }
            .into_any()
        }
    };
    let rows = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let chosen: Vec<&ServiceView> = if indices.is_empty() {
                view.worst_first().into_iter().take(most).collect()
            } else {
                indices.iter().filter_map(|index| view.service(*index)).collect()
            };
            chosen.into_iter().map(|service| list_row(&shown, service, &view)).collect_view().into_any()
        }
    };
    let people = move || {
        let view = view.get();
        let words = shown.words();
        let (people, basis) = match shown.affected_together() {
            Fetched::There(affected) => {
                let range = affected.last_hour.range().filter(|range| range.p95 > 0)?;
                (anew(downboard_words::people(shown.lang, range)).into_any(), people_note(&shown, Some(range.grade)))
            }
            Fetched::Waiting => {
                let (room, label) = (downboard_words::people(shown.lang, room_together(&view)?), words.estimating);
                (view! { <Awaited room label /> }.into_any(), people_note(&shown, None))
            }
            Fetched::Failed => {
                view.in_trouble().next()?;
                (anew(words.not_known).into_any(), words.estimate_failed.to_owned())
            }
        };
        let cause = shared_cause(&view).and_then(|site| cause_label(&shown, site, &view));
        let people = view! {
            <p class="card-people">
                <strong>{people}</strong>
                " "
                <span class="card-note">{anew(basis)}</span>
            </p>
            {cause.map(|cause| view! { <p class="card-cause">{anew(cause)}</p> }.into_any())}
        };
        Some(people.into_any())
    };
    view! {
        <h1 class="card-headline" data-facts="">
            {headline}
        </h1>
        <ul class="card-list">{rows}</ul>
        {people}
    }
}

fn list_row(shown: &Shown, service: &ServiceView, view: &View) -> AnyView {
    let status = service.standing.status;
    let name = shown.service(service.index).map(|record| shown.text(&record.name));
    let standing = standing_text(shown, &service.standing, view);
    let said = [standing].into_iter().chain(planned_word(shown, service, view)).collect::<Vec<_>>().join(BETWEEN);
    let instead = status.is_trouble().then(|| {
        view! {
            <div class="card-instead">
                <p class="card-instead-label">{anew(shown.words().instead_row)}</p>
                {instead(shown, service, view)}
            </div>
        }
        .into_any()
    });
    view! {
        <li class=format!("card-list-row {}", status_class(status))>
            <StatusMark status />
            <span class="card-name">{anew(name.unwrap_or_default())}</span>
            <span class="card-status">{anew(said)}</span>
            {instead}
        </li>
    }
    .into_any()
}
