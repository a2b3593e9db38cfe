//! The four answers: what is down, how many it hits, what to use instead, why together.

use downboard_core::cause::{caused_by, shared_cause};
use downboard_core::model::Status;
use downboard_core::time::Timestamp;
use downboard_core::view::{ServiceView, View, view as view_of};
use leptos::prelude::*;

use super::facts::{features_where, lead, recommended_briefly, since_bounded};
use super::how_many::{HowMany, how_many};
use super::shown::Shown;
use crate::ui::{anew, text_or_room};

/// How many names stand under an answer before the rest is counted.
const NAMES: usize = 5;
/// How many of them with since when, where that is only bounded: the lane beside every other says it.
const WITH_SINCE: usize = 2;
/// How many alternatives stand in the answer.
const ALTERNATIVES: usize = 3;

/// The four answers in four columns.
#[component]
pub fn Answers(
    /// The board.
    shown: Shown,
    /// Whether they lead to where it is told in full, which stands below.
    is_told_below: bool,
) -> impl IntoView {
    let (words, view) = (shown.words(), shown.view);
    // There is nothing to tell while nothing is in trouble.
    let leads = Memo::new(move |_| is_told_below && view.with(|view| view.in_trouble().next().is_some()));
    let said = move |answer: Memo<Answer>, of: fn(&Answer) -> &String| {
        move || answer.with(|answer| text_or_room(of(answer).clone(), answer.is_awaited, words.estimating))
    };
    let answer = |id: &'static str, question: &'static str, section: &'static str, of: fn(&Shown, &View) -> Answer| {
        let shown = shown.clone();
        let (id, labelled_by) = (shown.id(id), shown.id(id));
        let way = format!("#{}", shown.id(section));
        let answer = Memo::new(move |_| shown.view.with(|view| of(&shown, view)));
        let question = move || {
            let question = answer.with(|answer| answer.question).unwrap_or(question);
            if leads.get() {
                return view! { <a href=way.clone()>{question}</a> }.into_any();
            }
            question.into_any()
        };
        view! {
            <section class="answer" aria-labelledby=labelled_by>
                <h2 id=id>
                    {question} " "
                    {move || {
                        let basis = answer.with(|answer| answer.basis.clone())?;
                        Some(view! { <span class="answer-basis"><span class="unseen">", "</span>{anew(basis)}</span> })
                    }}
                </h2>
                <p class="answer-figure">{said(answer, |answer| &answer.figure)}</p>
                <p class="answer-detail">{said(answer, |answer| &answer.detail)}</p>
            </section>
        }
    };
    view! {
        <div class="answers">
            {answer("answer-what", words.what, "timelines", what)}
            {answer("answer-people", words.how_many, "people", people)}
            {answer("answer-instead", words.instead, "alternatives", instead)} {answer("answer-why", words.why, "cause", why)}
        </div>
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Answer {
    /// The question that it answers, where that is another one.
    question: Option<&'static str>,
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
        .enumerate()
        .filter_map(|(place, service)| {
            let name = shown.text(&shown.service(service.index)?.name);
            let since = since_bounded(shown, &service.standing, view);
            Some(match since.filter(|_| place < WITH_SINCE) {
                Some(since) => downboard_words::name_since(shown.lang, &name, &since),
                None => name,
            })
        })
        .collect();
    if names.is_empty() {
        let detail = match view.silence() {
            Some(silence) => last_known(shown, &view_of(&view.log, silence.since), view.at),
            None => downboard_words::folded(shown.lang, view.calm()),
        };
        return Answer {
            figure: downboard_words::calm_in_short(shown.lang, view.calm(), view.silence()),
            detail,
            ..Answer::default()
        };
    }
    let features = (features > 0).then(|| downboard_words::features(shown.lang, features));
    let names = downboard_words::names(shown.lang, &names, NAMES);
    Answer {
        figure: downboard_words::in_trouble(shown.lang, view.trouble()),
        detail: features.into_iter().chain([names]).collect::<Vec<_>>().join(downboard_words::BETWEEN),
        ..Answer::default()
    }
}

/// What was known when a board that hears nothing heard something for the last time.
fn last_known(shown: &Shown, then: &View, now: Timestamp) -> String {
    let known = match then.trouble() {
        none if none.all() == 0 => downboard_words::folded(shown.lang, then.calm()),
        trouble => downboard_words::in_trouble(shown.lang, trouble),
    };
    let moment = downboard_words::short_moment(shown.lang, then.at, now, &shown.board.zone);
    downboard_words::known_at(shown.lang, &moment, &known)
}

fn people(shown: &Shown, view: &View) -> Answer {
    let HowMany { basis, figure, reason, so_far, is_awaited } = how_many(shown, view);
    let last_hour = basis.as_ref().map(|_| shown.words().last_hour);
    let detail: Vec<_> = last_hour.or(reason).map(str::to_owned).into_iter().chain(so_far).collect();
    Answer { basis, figure, detail: detail.join(downboard_words::BETWEEN), is_awaited, ..Answer::default() }
}

fn instead(shown: &Shown, view: &View) -> Answer {
    let Some(lead) = lead(view) else {
        let words = shown.words();
        let figure = as_far_as_known(shown, view, words.nothing_needed, words.nothing_needed_known);
        let detail = view.silence().map(|_| words.check_first.to_owned()).unwrap_or_default();
        return Answer { figure, detail, ..Answer::default() };
    };
    let names = recommended_briefly(shown, lead, view, ALTERNATIVES);
    let others: Vec<_> = view
        .worst_first()
        .into_iter()
        .filter(|service| service.index != lead.index)
        .filter_map(|service| {
            let name = shown.service(service.index)?.name.get(shown.lang);
            let first = recommended_briefly(shown, service, view, 1).into_iter().next()?;
            Some(downboard_words::instead_pair(shown.lang, name, &first))
        })
        .collect();
    let detail = downboard_words::names(shown.lang, &others, ALTERNATIVES);
    if names.is_empty() {
        return Answer { figure: shown.words().no_alternative.to_owned(), detail, ..Answer::default() };
    }
    let basis =
        shown.service(lead.index).map(|service| downboard_words::instead_of(shown.lang, service.name.get(shown.lang)));
    Answer { basis, figure: names.join(", "), detail, ..Answer::default() }
}

/// Good news where the status of every service is known; a claim no wider than what is known where it is not.
fn as_far_as_known(shown: &Shown, view: &View, good: &'static str, known: &'static str) -> String {
    let unknown = view.calm().unknown;
    let said = match unknown {
        all if all == view.services.len() => shown.words().not_known,
        0 => good,
        _ => known,
    };
    said.to_owned()
}

fn why(shown: &Shown, view: &View) -> Answer {
    let cause = shared_cause(view).and_then(|site| Some((site, shown.board.site(site.index)?)));
    let Some((site, record)) = cause else {
        let words = shown.words();
        if let Some(cut_off) = view.cut_off() {
            let live = downboard_words::live_words(shown.lang);
            let (figure, detail) =
                (live.perhaps_connection.to_owned(), downboard_words::fell_silent(shown.lang, cut_off));
            return Answer { question: Some(live.why_unknown), figure, detail, ..Answer::default() };
        }
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
            let clock = downboard_words::short_moment(shown.lang, milestone.when.latest(), view.at, &shown.board.zone);
            format!("{clock} {}", milestone.label.get(shown.lang))
        })
        .collect();
    let hit = downboard_words::hangs_on_site(shown.lang, caused_by(view, site).count());
    let detail = latest.into_iter().rev().chain([hit]).collect::<Vec<_>>().join(downboard_words::BETWEEN);
    Answer { figure: record.short_name.get(shown.lang).to_owned(), detail, ..Answer::default() }
}

/// The features in trouble, for a tile or a card.
pub(super) fn failing_features(shown: &Shown, service: &ServiceView) -> Vec<String> {
    features_where(shown, service, Status::is_trouble)
}
