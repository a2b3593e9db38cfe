//! What a reader takes along of a page: the link to the moment that is shown.

use leptos::prelude::*;

use crate::ui::anew;
use downboard_words::Labels;

/// What has become of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// Nobody has asked for it.
    #[default]
    NotYet,
    /// It is on the clipboard.
    Done,
    /// The browser would not have it: it can be copied by hand.
    Refused,
}

/// Copies the link, or hands it to the share sheet of a device that has one: the stylesheet shows the button there.
#[component]
pub fn LinkTools(
    /// The fixed words.
    labels: &'static Labels,
    /// What has become of the link.
    #[prop(into)]
    copied: Signal<Copied>,
    /// The whole link.
    #[prop(into)]
    link: Signal<String>,
    /// Called when it is to be copied.
    #[prop(into)]
    on_copy: Callback<()>,
    /// Called when it is to be shared.
    #[prop(into)]
    on_share: Callback<()>,
    /// What the names of its elements in the document begin with.
    id: String,
) -> impl IntoView {
    let (copy, share, field) = (format!("{id}-copy"), format!("{id}-share"), format!("{id}-link"));
    let said = move || match copied.get() {
        Copied::NotYet => ().into_any(),
        Copied::Done => anew(labels.link_copied).into_any(),
        Copied::Refused => view! {
            <label class="link-by-hand">
                {labels.copy_by_hand} " " <textarea rows="2" readonly id=field.clone() prop:value=link></textarea>
            </label>
        }
        .into_any(),
    };
    view! {
        <button type="button" class="link-tool" id=copy on:click=move |_| on_copy.run(())>
            {labels.copy_link}
        </button>
        <button type="button" class="link-tool share" id=share on:click=move |_| on_share.run(())>
            {labels.share}
        </button>
        <span class="link-said" role="status">
            {said}
        </span>
    }
}
