//! What share of attempts is taken to fail in each status, as a chart and in numbers.

use downboard_core::model::{AssumedInput, AssumptionScope, Lang, Status};
use downboard_estimate::ListedAssumption;
use leptos::prelude::*;

use super::super::geometry::percent;
use super::super::status_mark::{StatusMark, status_class};
use downboard_words::methods::{self, methods_words, three_digits};
use downboard_words::words;

/// The severities, worst first.
#[component]
pub fn Severities(
    /// The language.
    lang: Lang,
    /// The assumptions of the board.
    assumptions: Vec<ListedAssumption>,
) -> impl IntoView {
    let said = methods_words(lang);
    let severity = |assumption: &ListedAssumption| match (&assumption.scope, assumption.values.as_slice()) {
        (AssumptionScope::Status { status }, [least, likely, most]) if assumption.input == AssumedInput::Severity => {
            Some((*status, [*least, *likely, *most]))
        }
        _ => None,
    };
    let mut severities: Vec<(Status, [f64; 3])> = assumptions.iter().filter_map(severity).collect();
    severities.reverse();
    let rows = severities.into_iter().map(|(status, values)| row(lang, status, values)).collect_view();
    view! {
        <section class="section" aria-labelledby="severity">
            <h2 id="severity">{said.severity}</h2>
            <p class="section-lede">{said.severity_lede}</p>
            <div class="table-scroll" role="group" tabindex="0" aria-label=said.severity_caption>
                <table class="table severity-table">
                    <caption>{said.severity_caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words(lang).status}</th>
                            <th scope="col" class="severity-cell">
                                {said.in_chart}
                            </th>
                            <th scope="col" class="number">
                                {said.least}
                            </th>
                            <th scope="col" class="number">
                                {said.most_likely}
                            </th>
                            <th scope="col" class="number">
                                {said.most}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(lang: Lang, status: Status, values: [f64; 3]) -> AnyView {
    let name = words(lang).status(status);
    let [least, likely, most] = values.map(|value| value.clamp(0.0, 1.0) * 100.0);
    let texts = values.map(three_digits);
    let [low, middle, high] = &texts;
    let label = methods::severity_chart(lang, name, [low, middle, high]);
    let numbers = texts.clone().map(|text| view! { <td class="number">{text}</td> });
    view! {
        <tr>
            <th scope="row">
                <StatusMark status />
                " "
                {name}
            </th>
            <td class="severity-cell">
                <svg
                    class=format!("severity-chart {}", status_class(status))
                    height="16"
                    role="img"
                    aria-label=label
                    focusable="false"
                >
                    <line class="range-scale" x1="0" x2="100%" y1="8" y2="8" />
                    <rect class="severity-bar" x=percent(least) width=percent(most - least) y="3" height="10" />
                    <line class="severity-likely" x1=percent(likely) x2=percent(likely) y1="0" y2="16" />
                </svg>
            </td>
            {numbers.into_iter().collect_view()}
        </tr>
    }
    .into_any()
}
