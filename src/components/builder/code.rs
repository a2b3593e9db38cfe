//! What is pasted for a card, each way with a field and a button that copies it.

use downboard_core::model::Lang;
use leptos::prelude::*;

use super::choice::Withheld;
use super::snippets::{CardCode, Snippet, snippet};
use crate::ui::anew;
use downboard_words::builder::{BuilderWords, builder_words};

/// How many letters a line of a field holds, about: a field is as high as its text.
const LETTERS: usize = 72;

/// What has become of a code that was to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedCode {
    /// Which one.
    pub kind: Snippet,
    /// The address of the card that it was for.
    pub card: String,
    /// Whether it has been copied. If not, it is selected, so that it can be copied by hand.
    pub is_copied: bool,
}

/// Every way to paste a card.
#[component]
pub fn SnippetList(
    /// The language of the page.
    lang: Lang,
    /// The card.
    #[prop(into)]
    card: Signal<CardCode>,
    /// What was copied last.
    copied: RwSignal<Option<CopiedCode>>,
    /// Called with what is to be copied.
    #[prop(into)]
    on_copy: Callback<(Snippet, String)>,
    /// Whether the card follows feeds of others.
    #[prop(into)]
    is_live: Signal<bool>,
) -> impl IntoView {
    let words = builder_words(lang);
    let origin = move || is_live.get().then(|| view! { <p class="section-note">{words.origin_note}</p> });
    let all = Snippet::ALL.map(|kind| view! { <SnippetField words kind card copied on_copy /> });
    view! {
        <section class="builder-section" aria-labelledby="code-title">
            <h2 id="code-title">{words.code}</h2>
            {origin}
            {all.into_iter().collect_view()}
        </section>
    }
}

#[component]
fn SnippetField(
    words: &'static BuilderWords,
    kind: Snippet,
    card: Signal<CardCode>,
    copied: RwSignal<Option<CopiedCode>>,
    on_copy: Callback<(Snippet, String)>,
) -> impl IntoView {
    let code = Memo::new(move |_| card.with(|card| snippet(kind, card)));
    let withheld = Memo::new(move |_| code.with(|code| code.as_ref().err().copied()));
    let note = move || anew(card.with(|card| note(words, kind, card)));
    let (name_id, note_id, button_id) =
        (format!("{}-name", kind.id()), format!("{}-note", kind.id()), format!("{}-copy", kind.id()));
    let inside = {
        let name_id = name_id.clone();
        move || {
            if let Some(withheld) = withheld.get() {
                return view! { <p class="section-note">{reason(words, withheld)}</p> }.into_any();
            }
            let text = move || code.with(|code| code.clone().unwrap_or_default());
            let said = move || {
                // Of another card nothing has been copied yet; the height of the same may have come meanwhile.
                let is_of_card = |copied: &CopiedCode| card.with(|card| copied.card == card.card);
                let said = copied.get().filter(|copied| copied.kind == kind && is_of_card(copied));
                let said = said.map(|copied| if copied.is_copied { words.copied } else { words.copy_by_hand });
                anew(said.unwrap_or_default())
            };
            view! {
                <p class="section-note" id=note_id.clone()>
                    {note}
                </p>
                <textarea
                    class="code"
                    id=kind.id()
                    readonly
                    spellcheck="false"
                    aria-describedby=note_id.clone()
                    rows=move || lines(&text()).to_string()
                    prop:value=text
                ></textarea>
                <p class="code-actions">
                    <button
                        type="button"
                        class="button"
                        id=button_id.clone()
                        aria-labelledby=format!("{button_id} {name_id}")
                        on:click=move |_| on_copy.run((kind, text()))
                    >
                        {words.copy}
                    </button>
                    <span role="status">{said}</span>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <div class="snippet">
            <h3 class="snippet-name" id=name_id>
                {named(words, kind, withheld)}
            </h3>
            {inside}
        </div>
    }
}

/// The name of a way: the label of its field, where it has one.
fn named(words: &'static BuilderWords, kind: Snippet, withheld: Memo<Option<Withheld>>) -> impl IntoView {
    let name = name(words, kind);
    let is_there = Memo::new(move |_| withheld.get().is_none());
    move || {
        if is_there.get() { view! { <label for=kind.id()>{name}</label> }.into_any() } else { name.into_any() }
    }
}

/// How many lines a text takes in its field.
fn lines(text: &str) -> usize {
    text.lines().map(|line| line.chars().count().div_ceil(LETTERS).max(1)).sum()
}

fn name(words: &BuilderWords, kind: Snippet) -> &'static str {
    match kind {
        Snippet::Loader => words.loader,
        Snippet::Frame => words.frame,
        Snippet::WordPress => words.wordpress,
        Snippet::Amp => words.amp,
        Snippet::OEmbed => words.oembed,
        Snippet::Text => words.text,
    }
}

/// What happens with the height, and what a reader has where the card does not run.
fn note(words: &BuilderWords, kind: Snippet, card: &CardCode) -> &'static str {
    match kind {
        Snippet::Loader if card.told.is_none() => words.loader_note_frame,
        Snippet::Loader => words.loader_note,
        Snippet::Frame => words.frame_note,
        Snippet::WordPress => words.wordpress_note,
        Snippet::Amp => words.amp_note,
        Snippet::OEmbed => words.oembed_note,
        Snippet::Text => words.text_note,
    }
}

fn reason(words: &BuilderWords, withheld: Withheld) -> &'static str {
    match withheld {
        Withheld::NoPages => words.withheld_no_pages,
        Withheld::NoBase => words.withheld_no_base,
        Withheld::Several => words.withheld_several,
        Withheld::Further => words.withheld_further,
        Withheld::Language => words.withheld_language,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_as_high_as_its_text() {
        for (text, expected) in [("", 0), ("a", 1), ("a\n\nb", 3)] {
            assert_eq!(lines(text), expected, "{text:?}");
        }
        assert_eq!(lines(&"a".repeat(LETTERS + 1)), 2);
    }
}
