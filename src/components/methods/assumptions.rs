//! Every assumption that holds on the board, with its source or the word that it is assumed; and all of them to take away.

use downboard_core::model::{AssumedInput, AssumptionScope};
use downboard_estimate::{AssumptionBasis, ListedAssumption};
use leptos::prelude::*;

use super::super::shown::Shown;
use super::source_links::source_links;
use downboard_words::methods::{self, decimal, methods_words};

/// The most digits after the point of a value.
const DIGITS: u32 = 4;

/// The table, grouped by what the assumptions are about.
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
    let mut groups: Vec<(String, Vec<AnyView>)> = Vec::new();
    for assumption in &assumptions {
        let name = group(&shown, assumption);
        let row = row(&shown, assumption);
        match groups.last_mut().filter(|(known, _)| *known == name) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((name, vec![row])),
        }
    }
    let groups = groups.into_iter().map(|(name, rows)| {
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan="3" class="table-group">
                        {name}
                    </th>
                </tr>
                {rows}
            </tbody>
        }
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
            <table class="table assumption-table">
                <caption>{words.assumptions_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.input}</th>
                        <th scope="col">{words.values}</th>
                        <th scope="col">{shown.words().source}</th>
                    </tr>
                </thead>
                {groups.collect_view()}
            </table>
        </section>
    }
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
