//! The fields of a form: groups of choices with a name.

use leptos::prelude::*;

use downboard_core::model::Lang;

/// One of several choices.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What it says.
    pub(super) label: String,
    /// The language of that, where it is not the one of the page.
    pub(super) lang: Option<Lang>,
    /// Whether it is chosen at first.
    pub(super) is_chosen: bool,
}

impl Choice {
    pub(super) fn new(label: impl Into<String>, is_chosen: bool) -> Self {
        Self { label: label.into(), lang: None, is_chosen }
    }
}

/// Choices of which one holds. `choose` is given the index of the one that is chosen.
pub(super) fn radios(
    name: &'static str,
    legend: &'static str,
    choices: impl IntoIterator<Item = Choice>,
    choose: impl Fn(usize) + Copy + Send + 'static,
) -> AnyView {
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            {radio_list(name, choices, choose)}
        </fieldset>
    }
    .into_any()
}

/// The same within a group that has more.
pub(super) fn radio_list(
    name: &'static str,
    choices: impl IntoIterator<Item = Choice>,
    choose: impl Fn(usize) + Copy + Send + 'static,
) -> AnyView {
    let radio = |(index, choice): (usize, Choice)| {
        view! {
            <label class="choice" lang=choice.lang.map(Lang::tag)>
                <input
                    type="radio"
                    name=name
                    value=index.to_string()
                    checked=choice.is_chosen
                    on:change=move |_| choose(index)
                />
                {choice.label}
            </label>
        }
    };
    choices.into_iter().enumerate().map(radio).collect_view().into_any()
}
