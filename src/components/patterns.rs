//! The hatching of bounded changes and the dots of what is not known, once per document: lanes, cards and walls refer to them.

use leptos::prelude::*;

use super::geometry::decimal;

/// What is hatched. Of what is not known there are dots.
const HATCHED: [&str; 5] = ["major", "partial", "degraded", "site", UNKNOWN];
const UNKNOWN: &str = "unknown";
/// What share of its place a stroke takes.
const STROKE: f64 = 0.4;

/// The hatching.
#[component]
pub fn Patterns(
    /// Whether it is that of a large screen, where the hatching of a page would be a grey.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let (prefix, step) = if large { ("wall", 14.0) } else { ("hatch", 6.0) };
    let stroke = step * STROKE;
    let pattern = |name: &'static str| {
        let tall = if name == UNKNOWN { stroke } else { step };
        view! {
            <pattern
                id=format!("{prefix}-{name}")
                width=decimal(step)
                height=decimal(step)
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <rect class=format!("hatch is-{name}") width=decimal(stroke) height=decimal(tall) />
            </pattern>
        }
    };
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>{HATCHED.map(pattern).collect_view()}</defs>
        </svg>
    }
}
