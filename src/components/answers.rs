//! The four answers: what is down, how many it hits, what to use instead, why together.

use downboard_core::cause::{caused_by, shared_cause};
use downboard_core::estimate::Figure;
use downboard_core::model::Status;
use downboard_core::timeline::Span;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::facts::{estimate_basis, features_where, lead, people_together, recommended_names, room_together};
use super::shown::Shown;
use crate::fetched::Fetched;
use crate::i18n;
use crate::ui::Awaited;

/// How many names stand under an answer before the rest is counted.
const NAMES: usize = 5;
/// How many alternatives stand in the answer.
const ALTERNATIVES: usize = 3;

/// The four answers in four columns.
#[component]
pub fn Answers(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let said = move |answer: Memo<Answer>, of: fn(&Answer) -> &String| {
        move || {
            let text = answer.with(|answer| of(answer).clone());
            if answer.with(|answer| answer.is_awaited) {
                view! { <Awaited room=text label=words.estimating /> }.into_any()
            } else {
                text.into_any()
            }
        }
    };
    let answer = |id: &'static str, question: &'static str, of: fn(&Shown, &View) -> Answer| {
        let shown = shown.clone();
        let answer = Memo::new(move |_| shown.view.with(|view| of(&shown, view)));
        view! {
            <section class="answer" aria-labelledby=id>
                <h2 id=id>
                    {question} " " <span class="answer-basis">{move || answer.with(|answer| answer.basis.clone())}</span>
                </h2>
                <p class="answer-figure">{said(answer, |answer| &answer.figure)}</p>
                <p class="answer-detail">{said(answer, |answer| &answer.detail)}</p>
            </section>
        }
    };
    view! {
        <div class="answers">
            {answer("answer-what", words.what, what)} {answer("answer-people", words.how_many, people)}
            {answer("answer-instead", words.instead, instead)} {answer("answer-why", words.why, why)}
        </div>
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Answer {
    /// What the figure rests on, in small type beside the question.
    basis: Option<String>,
    figure: String,
    detail: String,
    /// Whether figure and detail are still to come, and only keep their room.
    is_awaited: bool,
}

fn what(shown: &Shown, view: &View) -> Answer {
    let worst = view.worst_first();
    let features = view.services.iter().map(ServiceView::features_in_trouble).sum();
    let names: Vec<_> = worst
        .iter()
        .filter_map(|service| shown.service(service.index))
        .map(|service| shown.text(&service.name))
        .collect();
    if names.is_empty() {
        let detail = i18n::folded(shown.lang, view.calm());
        return Answer { figure: shown.words().none_down.to_owned(), detail, ..Answer::default() };
    }
    Answer {
        figure: i18n::down_count(shown.lang, names.len(), features),
        detail: i18n::names(shown.lang, &names, NAMES),
        ..Answer::default()
    }
}

fn people(shown: &Shown, view: &View) -> Answer {
    let words = shown.words();
    let affected = match shown.affected_together() {
        Fetched::There(affected) => affected,
        Fetched::Waiting => {
            let Some(room) = room_together(view) else {
                return Answer { figure: words.estimating.to_owned(), ..Answer::default() };
            };
            let figure = i18n::people(shown.lang, room);
            let detail = format!("{} · {} {figure}", words.last_hour, words.so_far);
            return Answer { basis: Some(estimate_basis(shown, None)), figure, detail, is_awaited: true };
        }
        Fetched::Failed => {
            let (figure, detail) = (words.not_known.to_owned(), words.estimate_failed.to_owned());
            return Answer { figure, detail, ..Answer::default() };
        }
    };
    let so_far = affected.so_far.range().filter(|range| range.p95 > 0);
    let grade = affected.last_hour.range().or(so_far).map(|range| range.grade);
    let (figure, about) = match affected.last_hour {
        Figure::Estimated(range) => (people_together(shown, view, Span::LastHour, range), words.last_hour),
        Figure::NotEstimated { not_estimated } => {
            (words.not_estimated.to_owned(), words.not_estimated_reason(not_estimated))
        }
    };
    let so_far =
        so_far.map(|range| format!(" · {} {}", words.so_far, people_together(shown, view, Span::SoFar, range)));
    Answer {
        basis: grade.map(|grade| estimate_basis(shown, Some(grade))),
        figure,
        detail: format!("{about}{}", so_far.unwrap_or_default()),
        is_awaited: false,
    }
}

fn instead(shown: &Shown, view: &View) -> Answer {
    let Some(lead) = lead(view) else {
        let words = shown.words();
        let figure = as_far_as_known(shown, view, words.nothing_needed, words.nothing_needed_known);
        return Answer { figure, ..Answer::default() };
    };
    let names = recommended_names(shown, lead, ALTERNATIVES);
    let others: Vec<_> = view
        .worst_first()
        .into_iter()
        .filter(|service| service.index != lead.index)
        .filter_map(|service| {
            let name = shown.service(service.index)?.name.get(shown.lang);
            let first = recommended_names(shown, service, 1).into_iter().next()?;
            Some(i18n::instead_pair(shown.lang, name, &first))
        })
        .collect();
    let detail = i18n::names(shown.lang, &others, ALTERNATIVES);
    if names.is_empty() {
        return Answer { figure: shown.words().no_alternative.to_owned(), detail, ..Answer::default() };
    }
    let basis = shown.service(lead.index).map(|service| i18n::instead_of(shown.lang, service.name.get(shown.lang)));
    Answer { basis, figure: names.join(", "), detail, is_awaited: false }
}

/// Good news where the status of every service is known; a claim no wider than what is known where it is not.
fn as_far_as_known(shown: &Shown, view: &View, good: &'static str, known: &'static str) -> String {
    let unknown = view.calm().unknown;
    let said = match unknown {
        0 => good,
        _ if unknown == view.services.len() => shown.words().not_known,
        _ => known,
    };
    said.to_owned()
}

fn why(shown: &Shown, view: &View) -> Answer {
    let cause = shared_cause(view).and_then(|site| Some((site, shown.board.sites.get(site.index)?)));
    let Some((site, record)) = cause else {
        let words = shown.words();
        let figure = match view.in_trouble().nth(1) {
            Some(_) => words.no_shared_cause.to_owned(),
            None => as_far_as_known(shown, view, words.nothing_shared, words.nothing_shared_known),
        };
        return Answer { figure, ..Answer::default() };
    };
    let latest = site.milestones.iter().rev().filter_map(|index| view.log.milestones.get(*index));
    let latest: Vec<_> = latest
        .take(2)
        .map(|milestone| {
            let clock = i18n::short_moment(shown.lang, milestone.when.latest(), view.at, &shown.board.zone);
            format!("{clock} {}", milestone.label.get(shown.lang))
        })
        .collect();
    let hit = i18n::hangs_on_site(shown.lang, caused_by(view, site).count());
    let detail = latest.into_iter().rev().chain([hit]).collect::<Vec<_>>().join(" · ");
    Answer { figure: record.short_name.get(shown.lang).to_owned(), detail, ..Answer::default() }
}

/// The features in trouble, for a tile or a card.
pub(super) fn failing_features(shown: &Shown, service: &ServiceView) -> Vec<String> {
    features_where(shown, service, Status::is_trouble)
}
