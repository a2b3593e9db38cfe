//! A small sign beside a word. Its shape says the same as its colour, so that it reads in black and white.

use leptos::prelude::*;

/// The shapes, from the calmest to the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ○
    Ring,
    /// ?
    Question,
    /// ◇
    Diamond,
    /// ◔
    Quarter,
    /// ◧
    HalfSquare,
    /// ■
    Square,
}

/// A sign of one em, drawn and not typed: fonts disagree about these glyphs. The word beside it speaks for it.
#[component]
pub fn Mark(
    /// What is drawn.
    shape: Shape,
) -> impl IntoView {
    let drawn = match shape {
        Shape::Ring => view! { <circle class="mark-line" cx="6" cy="6" r="4.25" /> }.into_any(),
        Shape::Question => view! {
            <circle class="mark-line mark-dotted" cx="6" cy="6" r="5" />
            <path class="mark-line" d="M4.4 4.7a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.7.6-.7 1.1" />
            <circle class="mark-fill" cx="6" cy="9" r=".7" />
        }
        .into_any(),
        Shape::Diamond => view! { <path class="mark-line" d="M6 1.2 10.8 6 6 10.8 1.2 6Z" /> }.into_any(),
        Shape::Quarter => view! {
            <circle class="mark-line" cx="6" cy="6" r="4.75" />
            <path class="mark-fill" d="M6 6V1.25A4.75 4.75 0 0 1 10.75 6Z" />
        }
        .into_any(),
        Shape::HalfSquare => view! {
            <rect class="mark-line" x="1.5" y="1.5" width="9" height="9" />
            <path class="mark-fill" d="M1.5 1.5H6v9H1.5Z" />
        }
        .into_any(),
        Shape::Square => view! { <rect class="mark-fill" x="1" y="1" width="10" height="10" /> }.into_any(),
    };
    view! {
        <svg class="mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            {drawn}
        </svg>
    }
}
