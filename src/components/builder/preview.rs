//! How a card looks at the widths that articles have.

use downboard_core::model::Lang;
use leptos::prelude::*;

use crate::state::Layout;
use crate::ui::rows;
use downboard_words::builder::{builder_words, pixels, preview_of_width, up_to_pixels};

/// The widths at which a card is shown, in CSS pixels, each with the id of its frame: the narrowest card, a phone, an article.
pub const FRAMES: [(u32, &str); 3] = [(300, "preview-300"), (360, "preview-360"), (640, "preview-640")];

/// The place in [`FRAMES`] of the one whose height is pasted: that of a phone, but timelines are a line there.
pub fn pasted(layout: Option<Layout>) -> usize {
    if layout == Some(Layout::Timeline) { 2 } else { 1 }
}

/// The card in real frames. They have no origin of their own: where the page and the card are of one site, a frame with its origin
/// could take its sandbox away.
#[component]
pub fn CardPreview(
    /// The language of the page.
    lang: Lang,
    /// The address of the card, from the page.
    #[prop(into)]
    address: Signal<String>,
    /// The heights of the frames, in CSS pixels.
    #[prop(into)]
    heights: Signal<[u32; FRAMES.len()]>,
) -> impl IntoView {
    let frame = |(index, (width, id)): (usize, (u32, &'static str))| {
        let height = move || heights.with(|heights| heights.get(index).map(|height| format!("{height}px")));
        // Nearly every phone has room for the others.
        let caption = if index == FRAMES.len() - 1 { up_to_pixels(lang, width) } else { pixels(lang, width) };
        // A new frame for each address: one that is led to another would put each into the history of the page.
        let list = move || vec![(address.get(), ())];
        let row = move |address: String, _| {
            view! {
                <iframe id=id title=preview_of_width(lang, width) src=address sandbox="allow-scripts"></iframe>
            }
            .into_any()
        };
        view! {
            <figure class=format!("preview {id}")>
                <figcaption class="preview-width">{caption}</figcaption>
                <div class="preview-frame" style:height=height>
                    {rows(list, row)}
                </div>
            </figure>
        }
    };
    view! {
        <section class="builder-section" aria-labelledby="preview-title">
            <h2 id="preview-title">{builder_words(lang).preview}</h2>
            <div class="previews">{FRAMES.into_iter().enumerate().map(frame).collect_view()}</div>
        </section>
    }
}
