//! Every assumption that holds on the board, with its source or the word that it is assumed; and all of them to take away.

use downboard_core::model::{AssumedInput, AssumptionScope};
use downboard_estimate::{AssumptionBasis, ListedAssumption};
use leptos::prelude::*;

use super::super::shown::Shown;
use super::fold::fold;
use super::source_links::source_links;
use downboard_words::methods::{self, decimal, methods_words};

/// The most digits after the point of a value.
const DIGITS: u32 = 4;

/// The assumptions, folded by what they are about.
#[component]
pub fn Assumptions(
    /// The board.
    shown: Shown,
    /// The assumptions of the board.
    assumptions: Vec<ListedAssumption>,
    /// Saves them as a file.
    download: Callback<()>,
) -> impl IntoView {
    let words = methods_words(shown.lang);
    let replaced = assumptions.iter().filter(|assumption| assumption.replaced).count();
    let replaced = methods::replaced(shown.lang, replaced, assumptions.len());
    let mut groups: Vec<(String, Vec<&ListedAssumption>)> = Vec::new();
    for assumption in &assumptions {
        let name = group(&shown, assumption);
        match groups.last_mut().filter(|(known, _)| *known == name) {
            Some((_, members)) => members.push(assumption),
            None => groups.push((name, vec![assumption])),
        }
    }
    let groups = groups.into_iter().map(|(name, members)| {
        let body = table(&shown, &name, &members);
        fold(name, result(&shown, &members).into_any(), body)
    });
    view! {
        <section class="section" aria-labelledby="assumptions">
            <h2 id="assumptions">{words.assumptions}</h2>
            <p class="section-lede">{replaced} " " {words.assumptions_lede}</p>
            <p class="download">
                <button type="button" class="button" on:click=move |_| download.run(())>
                    {words.download}
                </button>
            </p>
            <div class="folds">{groups.collect_view()}</div>
        </section>
    }
}

/// The middle value of each assumption of a group but those of weekends and of hours, which unfold.
fn result(shown: &Shown, members: &[&ListedAssumption]) -> String {
    let middle = |assumption: &&ListedAssumption| {
        let name = match &assumption.scope {
            scope @ AssumptionScope::Status { .. } => methods::assumed_about(shown.lang, scope),
            _ => methods::assumed_input(shown.lang, assumption.input),
        };
        match (assumption.input, assumption.values.as_slice()) {
            (AssumedInput::WeekendUsers | AssumedInput::WeekendHours | AssumedInput::HoursOfDay, _) => None,
            (_, [value] | [_, value, _]) => Some((name, *value)),
            _ => None,
        }
    };
    let values: Vec<(&str, f64)> = members.iter().filter_map(middle).collect();
    let replaced = members.iter().filter(|assumption| assumption.replaced).count();
    methods::middle_values(shown.lang, &values, replaced)
}

/// The assumptions of a group, with their sources.
fn table(shown: &Shown, name: &str, members: &[&ListedAssumption]) -> AnyView {
    let words = methods_words(shown.lang);
    let rows = members.iter().map(|assumption| row(shown, assumption)).collect_view();
    view! {
        <table class="table assumption-table" aria-label=name.to_owned()>
            <thead>
                <tr>
                    <th scope="col">{words.input}</th>
                    <th scope="col">{words.values}</th>
                    <th scope="col">{shown.words().source}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What an assumption is about: statuses stand together.
fn group(shown: &Shown, assumption: &ListedAssumption) -> String {
    match &assumption.scope {
        AssumptionScope::Service { service } => shown.name(service),
        AssumptionScope::Status { .. } => methods::statuses(shown.lang).to_owned(),
        scope => methods::assumed_about(shown.lang, scope).to_owned(),
    }
}

fn row(shown: &Shown, assumption: &ListedAssumption) -> AnyView {
    let words = methods_words(shown.lang);
    let input = methods::assumed_input(shown.lang, assumption.input);
    let name = match &assumption.scope {
        scope @ AssumptionScope::Status { .. } => format!("{}: {input}", methods::assumed_about(shown.lang, scope)),
        _ => input.to_owned(),
    };
    let values = match assumption.input {
        AssumedInput::HoursOfDay => words.in_the_chart.to_owned(),
        _ => assumption.values.iter().map(|value| decimal(*value, DIGITS)).collect::<Vec<_>>().join(" · "),
    };
    let source = match assumption.basis {
        AssumptionBasis::Assumed => words.assumed.into_any(),
        AssumptionBasis::Published => {
            source_links(assumption.sources.iter().map(|source| (source.title.clone(), source.address.clone())))
        }
    };
    let range = assumption.range_assumed.then(|| view! { <p class="cell-note">{words.range_assumed}</p> });
    let mark = assumption.replaced.then(|| view! { <p class="cell-mark">{words.replaced_mark}</p> });
    let note = assumption.note.as_ref().map(|note| view! { <p class="cell-note">{shown.text(note)}</p> });
    view! {
        <tr>
            <th scope="row">
                {name} <p class="cell-note">{methods::assumed_unit(shown.lang, assumption.input)}</p> {mark}
            </th>
            <td class="cell-values">{values}</td>
            <td>{source} {range} {note}</td>
        </tr>
    }
    .into_any()
}
