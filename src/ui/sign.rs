//! A small sign of how well something is known, apart from the signs of how something does: it has no colour.

use leptos::prelude::*;

/// The signs, from the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A filled tick.
    Tick,
    /// A ring with a tick.
    RingTick,
    /// A dotted ring with a question mark.
    Question,
    /// A cross.
    Cross,
}

/// A sign of one em. What it means stands in words beside it or in a key.
#[component]
pub fn SignMark(
    /// What is drawn.
    sign: Sign,
) -> impl IntoView {
    let tick = "M3.4 6.2 5.3 8.1 8.7 4.2";
    let drawn = match sign {
        Sign::Tick => view! {
            <circle class="mark-fill" cx="6" cy="6" r="5.5" />
            <path class="sign-cut" d=tick />
        }
        .into_any(),
        Sign::RingTick => view! {
            <circle class="mark-line" cx="6" cy="6" r="5" />
            <path class="mark-line" d=tick />
        }
        .into_any(),
        Sign::Question => view! {
            <circle class="mark-line mark-dotted" cx="6" cy="6" r="5" />
            <path class="mark-line" d="M4.4 4.7a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.7.6-.7 1.1" />
            <circle class="mark-fill" cx="6" cy="9" r=".7" />
        }
        .into_any(),
        Sign::Cross => view! { <path class="mark-line" d="M2.5 2.5l7 7m0-7-7 7" /> }.into_any(),
    };
    view! {
        <svg class="mark sign" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            {drawn}
        </svg>
    }
}
