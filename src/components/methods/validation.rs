//! The estimator beside what others counted: a chart of the outages, and each case folded with its table and its sources.

use std::sync::Arc;

use downboard_core::model::{Case, Check, Expectation, Lang, PairsTrial, ShareTrial, Text, Trial, Validation};
use downboard_core::reading::Finding;
use downboard_estimate::backtest::{CaseAnswer, CaseOutcome, Checked};
use downboard_estimate::{Counted, FigureUnit, Uncounted, counted};
use leptos::prelude::*;

use super::super::notes::Tell;
use super::chart::CountedChart;
use super::fold::fold;
use super::source_links::source_links;
use downboard_feeds::fetching::Failure;
use downboard_words::counted_outages::{beside, beside_bounds, counted_words, not_in_the_chart};
use downboard_words::methods::{self, about, about_people, methods_words};
use downboard_words::words;

/// The file of the cases, as it is named on screen.
const FILE: &str = "validation/cases.json";

/// What has become of the cases.
#[derive(Clone)]
pub enum Cases {
    /// They are on their way.
    Waiting,
    /// They are there, with what was left out of them.
    There(Arc<Validation>, Vec<Finding>),
    /// They could not be had.
    Failed(Failure),
}

/// The outcomes of the first cases, as far as they are computed.
type Outcomes = RwSignal<Vec<CaseOutcome>>;

/// The chart and the cases of the comparison, which fill as the cases are computed.
#[component]
pub fn ValidationTables(
    /// The language.
    lang: Lang,
    /// The cases.
    cases: RwSignal<Cases>,
    /// The outcomes of the first of them, as far as they are computed.
    outcomes: RwSignal<Vec<CaseOutcome>>,
    /// How a file that cannot be read is told.
    tell: Tell,
) -> impl IntoView {
    let said = methods_words(lang);
    let body = move || match cases.get() {
        Cases::Waiting => view! {
            <p class="section-note" role="status">
                {words(lang).loading}
            </p>
        }
        .into_any(),
        Cases::Failed(failure) => broken(lang, said.case_failed, failure, tell),
        Cases::There(validation, findings) => {
            let dropped = (!findings.is_empty())
                .then(|| broken(lang, said.some_cases_failed, Failure::Unreadable(findings), tell));
            view! {
                {dropped}
                {tables(lang, &validation, outcomes)}
            }
            .into_any()
        }
    };
    view! {
        <section class="section" aria-labelledby="validation">
            <h2 id="validation">{said.validation}</h2>
            <p class="section-lede">{said.validation_lede}</p>
            {body}
        </section>
    }
}

/// What could not be read, and what is wrong with it.
fn broken(lang: Lang, what: &'static str, failure: Failure, tell: Tell) -> AnyView {
    view! {
        <div class="notes" role="alert">
            <p>{what}</p>
            <ul>{tell(lang, FILE, &failure)}</ul>
        </div>
    }
    .into_any()
}

fn tables(lang: Lang, validation: &Arc<Validation>, outcomes: Outcomes) -> AnyView {
    let said = methods_words(lang);
    let all = validation.cases.len();
    let progress = move |is_done: bool| {
        outcomes.with(|outcomes| {
            let held = outcomes.iter().filter(|outcome| outcome.holds()).count();
            (is_done == (outcomes.len() >= all)).then(|| methods::compared(lang, outcomes.len(), all, held))
        })
    };
    let (mut compared, mut refused, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (index, case) in validation.cases.iter().enumerate() {
        let found = counted(case);
        left_out.extend(found.err());
        let folded = folded(lang, index, case, found, outcomes);
        if found == Err(Uncounted::Refused) { refused.push(folded) } else { compared.push(folded) }
    }
    let left_out = not_in_the_chart(lang, &left_out).map(|text| view! { <p class="section-note">{text}</p> });
    view! {
        <p class="section-note">
            {move || progress(false)} <span role="status">{move || progress(true)}</span>
        </p>
        <CountedChart lang validation=Arc::clone(validation) outcomes />
        {left_out}
        {folds(said.validation_caption, compared)}
        {folds(said.refused_caption, refused)}
        <p class="section-note">{methods::read_on(lang, validation.read_on.as_str())}</p>
    }
    .into_any()
}

/// Folded cases below a heading; nothing where there are none.
fn folds(heading: &'static str, cases: Vec<AnyView>) -> AnyView {
    if cases.is_empty() {
        return ().into_any();
    }
    view! {
        <h3 class="minor-title">{heading}</h3>
        <div class="folds">{cases}</div>
    }
    .into_any()
}

/// A case with its result in its line; its table, its note and its sources unfold.
fn folded(lang: Lang, index: usize, case: &Case, counted: Result<Counted, Uncounted>, outcomes: Outcomes) -> AnyView {
    let said = methods_words(lang);
    let table = match &case.trial {
        Trial::Pairs(trial) => pairs_table(lang, index, case, trial, outcomes),
        Trial::Outage(trial) => {
            let heads = if counted == Err(Uncounted::Refused) {
                [said.figure, said.counted, said.answer]
            } else {
                [said.figure, said.published, said.ours]
            };
            let rows = trial.checks.iter().enumerate();
            let rows = rows.map(|(check, known)| check_row(lang, (index, check), known, outcomes)).collect();
            case_table(lang, case, heads, rows)
        }
        Trial::Share(trial) => {
            let row = share_row(lang, index, trial, outcomes);
            case_table(lang, case, [said.figure, said.published, said.ours], vec![row])
        }
    };
    let result = result(lang, index, case, counted, outcomes);
    let body = view! {
        {table}
        <div class="case-foot">{foot(lang, case)}</div>
    };
    fold(case.name.get(lang).to_owned(), result, body.into_any())
}

/// How a case went, in a line.
fn result(lang: Lang, index: usize, case: &Case, counted: Result<Counted, Uncounted>, outcomes: Outcomes) -> AnyView {
    let within = match &case.trial {
        Trial::Pairs(trial) => trial.within_percent,
        Trial::Outage(_) | Trial::Share(_) => 0,
    };
    let first = match &case.trial {
        Trial::Outage(trial) => trial.checks.first().map(|check| (check.expected, text(lang, &check.published))),
        Trial::Pairs(_) | Trial::Share(_) => None,
    };
    once(lang, index, outcomes, move |outcome| {
        let said = match (counted, outcome) {
            (Ok(counted), _) => {
                let range = counted.range(outcome).map(|range| (range, counted.is_within(range)));
                beside(lang, counted.count, counted.unit, range)
            }
            (Err(_), CaseOutcome::Pairs { mean_error_permille, holds, .. }) => {
                methods::mean_error(lang, *mean_error_permille, within, *holds)
            }
            (Err(_), CaseOutcome::Checks(checks)) => uncounted(lang, first.as_ref(), checks.first()),
            (Err(_), CaseOutcome::Share(_)) => String::new(),
        };
        let missed = (!outcome.holds()).then(|| {
            view! {
                " · "
                <strong class="case-missed">{counted_words(lang).missed}</strong>
            }
        });
        view! {
            {said}
            {missed}
        }
        .into_any()
    })
}

/// What was published in place of a count, and our answer.
fn uncounted(lang: Lang, first: Option<&(Expectation, String)>, checked: Option<&Checked>) -> String {
    let (Some((expected, published)), Some(checked)) = (first, checked) else { return String::new() };
    let range = match &checked.said {
        CaseAnswer::Figure(figure) => figure.range(),
        CaseAnswer::NoUnit => None,
    };
    match (expected, range) {
        (Expectation::MedianBetween(bounds) | Expectation::AllBetween(bounds), Some(range)) => {
            beside_bounds(lang, *bounds, range)
        }
        _ => format!("{published} · {}", answer(lang, checked).0),
    }
}

/// The figures of a case.
fn case_table(lang: Lang, case: &Case, heads: [&'static str; 3], rows: Vec<AnyView>) -> AnyView {
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <table class="table case-table" aria-label=case.name.get(lang).to_owned()>
            <thead>
                <tr>{heads.into_iter().collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn foot(lang: Lang, case: &Case) -> AnyView {
    let note = case.note.as_ref().map(|note| view! { <p class="cell-note">{note.get(lang).to_owned()}</p> });
    let sources = case
        .sources
        .iter()
        .map(|source| (source.title.clone(), source.address.as_ref().map(|address| address.as_str().to_owned())));
    view! {
        {note}
        {source_links(sources)}
    }
    .into_any()
}

/// What is shown of an outcome once it is there.
fn once(
    lang: Lang,
    index: usize,
    outcomes: Outcomes,
    show: impl Fn(&CaseOutcome) -> AnyView + Send + 'static,
) -> AnyView {
    let outcome = Memo::new(move |_| outcomes.with(|outcomes| outcomes.get(index).cloned()));
    let shown = move || match outcome.get() {
        Some(outcome) => show(&outcome),
        None => view! { <span class="cell-note">{methods_words(lang).pending}</span> }.into_any(),
    };
    shown.into_any()
}

fn compared_row(figure: &'static str, published: String, ours: AnyView) -> AnyView {
    view! {
        <tr>
            <th scope="row">{figure}</th>
            <td>{published}</td>
            <td>{ours}</td>
        </tr>
    }
    .into_any()
}

fn check_row(lang: Lang, (index, place): (usize, usize), check: &Check, outcomes: Outcomes) -> AnyView {
    let expected = check.expected;
    let ours = once(lang, index, outcomes, move |outcome| match outcome {
        CaseOutcome::Checks(checks) => {
            checks.get(place).map_or(().into_any(), |checked| ours(lang, checked, &methods::held_to(lang, expected)))
        }
        CaseOutcome::Pairs { .. } | CaseOutcome::Share(_) => ().into_any(),
    });
    compared_row(methods::checked_figure(lang, check.figure), text(lang, &check.published), ours)
}

fn share_row(lang: Lang, index: usize, trial: &ShareTrial, outcomes: Outcomes) -> AnyView {
    let held_to = methods::held_to(lang, Expectation::Contains(trial.counted));
    let ours = once(lang, index, outcomes, move |outcome| match outcome {
        CaseOutcome::Share(checked) => ours(lang, checked, &held_to),
        CaseOutcome::Checks(_) | CaseOutcome::Pairs { .. } => ().into_any(),
    });
    compared_row(methods::share_of_first(lang), text(lang, &trial.published), ours)
}

fn text(lang: Lang, text: &Text) -> String {
    methods::unbroken(text.get(lang))
}

/// Our answer, and its percentiles where it is a range.
fn answer(lang: Lang, checked: &Checked) -> (String, Option<String>) {
    match &checked.said {
        CaseAnswer::Figure(figure) => {
            let range = figure.range().filter(|range| range.p95 > 0);
            let is_hours = range.is_some_and(|range| range.unit == FigureUnit::UserHours);
            (methods::figure(lang, figure, is_hours), range.map(|range| methods::percentiles(lang, range)))
        }
        CaseAnswer::NoUnit => (methods::no_unit(lang), None),
    }
}

/// Our answer with its percentiles, and whether it is what was expected.
fn ours(lang: Lang, checked: &Checked, held_to: &str) -> AnyView {
    let (answer, percentiles) = answer(lang, checked);
    view! {
        <span class="case-ours">{answer}</span>
        {percentiles.map(|percentiles| view! { <p class="cell-note">{percentiles}</p> })}
        {verdict(lang, held_to, checked.holds)}
    }
    .into_any()
}

fn verdict(lang: Lang, held_to: &str, holds: bool) -> AnyView {
    view! {
        <p class="cell-note" class:case-missed=!holds>
            {methods::verdict(lang, held_to, holds)}
        </p>
    }
    .into_any()
}

fn pairs_table(lang: Lang, index: usize, case: &Case, trial: &PairsTrial, outcomes: Outcomes) -> AnyView {
    let said = methods_words(lang);
    let rows = trial.pairs.iter().enumerate().map(|(place, pair)| {
        let union = move |outcome: &CaseOutcome| match outcome {
            CaseOutcome::Pairs { unions, .. } => unions.get(place).copied(),
            CaseOutcome::Checks(_) | CaseOutcome::Share(_) => None,
        };
        let ours = once(lang, index, outcomes, move |outcome| {
            let Some(union) = union(outcome) else { return ().into_any() };
            let span = format!("{}–{}", about(lang, union.least as f64), about(lang, union.most as f64));
            view! {
                <span class="case-ours">{about_people(lang, union.middle as f64)}</span>
                <p class="cell-note">{span}</p>
            }
            .into_any()
        });
        let error = once(lang, index, outcomes, move |outcome| {
            union(outcome).map(|union| methods::tenths_percent(lang, union.error_permille)).into_any()
        });
        view! {
            <tr>
                <th scope="row">{text(lang, &pair.name)}</th>
                <td>{about_people(lang, pair.union as f64)}</td>
                <td>{ours}</td>
                <td class="number">{error}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let within = trial.within_percent;
    let mean = once(lang, index, outcomes, move |outcome| match outcome {
        CaseOutcome::Pairs { mean_error_permille, holds, .. } => {
            let mean = methods::mean_error(lang, *mean_error_permille, within, *holds);
            let is_missed = !holds;
            view! { <span class:case-missed=is_missed>{mean}</span> }.into_any()
        }
        CaseOutcome::Checks(_) | CaseOutcome::Share(_) => ().into_any(),
    });
    let heads = [said.pair, said.published, said.ours].map(|head| view! { <th scope="col">{head}</th> });
    let caption = downboard_words::methods::pairs_caption(lang, case.name.get(lang));
    view! {
        <table class="table case-table pair-table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    {heads.into_iter().collect_view()} <th scope="col" class="number">
                        {said.error}
                    </th>
                </tr>
            </thead>
            <tbody>
                {rows} <tr>
                    <td colspan="4" class="case-foot">
                        <p>{mean}</p>
                        <p class="cell-note">{text(lang, &trial.published)}</p>
                    </td>
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}
