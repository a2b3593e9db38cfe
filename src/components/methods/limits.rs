//! What is never estimated, how figures are rounded and graded, and what limits them.

use downboard_core::model::Lang;
use downboard_estimate::EstimateGrade;
use leptos::prelude::*;

use super::fold::fold;
use downboard_words::methods::{self, methods_words};
use downboard_words::words;

fn sentences<const N: usize>(sentences: [&'static str; N]) -> AnyView {
    let items = sentences.map(|sentence| view! { <li>{methods::unbroken(sentence)}</li> });
    view! { <ul class="sentences">{items.into_iter().collect_view()}</ul> }.into_any()
}

/// What is never estimated, folded.
#[component]
pub fn Refused(
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = methods_words(lang);
    let refusals = methods::refusals(lang);
    let name = methods::refusals_counted(lang, refusals.len());
    let folded = fold(name, words.refused_in_short.into_any(), sentences(refusals));
    view! {
        <section class="section" aria-labelledby="refused">
            <h2 id="refused">{words.refused}</h2>
            <p class="section-lede">{words.refused_lede}</p>
            <div class="folds">{folded}</div>
        </section>
    }
}

/// How figures are rounded, and what their grades mean.
#[component]
pub fn Rounding(
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let said = methods_words(lang);
    let grades = [EstimateGrade::A, EstimateGrade::B, EstimateGrade::C, EstimateGrade::D].map(|grade| {
        view! {
            <tr>
                <th scope="row">{grade.letter()}</th>
                <td>{methods::estimate_grade(lang, grade)}</td>
            </tr>
        }
    });
    view! {
        <section class="section" aria-labelledby="rounding">
            <h2 id="rounding">{said.rounding}</h2>
            {sentences(methods::rounding_rules(lang))}
            <table class="table grade-table">
                <caption>{said.grades_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words(lang).grade}</th>
                        <th scope="col">{said.meaning}</th>
                    </tr>
                </thead>
                <tbody>{grades.into_iter().collect_view()}</tbody>
            </table>
        </section>
    }
}

/// What limits the estimates.
#[component]
pub fn Limits(
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = methods_words(lang);
    view! {
        <section class="section" aria-labelledby="limits">
            <h2 id="limits">{words.limits}</h2>
            <p class="section-lede">{words.limits_lede}</p>
            {sentences(methods::limits(lang))}
        </section>
    }
}
