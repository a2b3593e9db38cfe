//! `/open/`: a feed of the reader's own, on a page of its own that can be linked to.

use downboard_core::model::{Lang, Zone};
use downboard_core::time::Offset;
use leptos::prelude::*;

use super::open_box::open_box;
use super::standing;
use crate::browser;
use crate::state::{Page, PageQuery};
use downboard_words::{labels, words};

/// Takes down the skeleton and mounts the page.
pub(super) fn mount() {
    let Some(root) = browser::root() else { return };
    let (address, _) = PageQuery::parse(Page::Open, &browser::query());
    let lang = standing::language(&address);
    browser::set_title(&format!("{} · {}", labels(lang).open_feed, words(lang).product));
    let back = PageQuery { lang: Some(lang), ..PageQuery::default() };
    let zone = Zone::fixed(Offset::UTC, "");
    let back = standing::place().to(Page::Dashboard, &back, &zone);
    mount_to(root, move || view! { <OpenFeed lang back /> }).forget();
}

#[component]
fn OpenFeed(lang: Lang, back: String) -> impl IntoView {
    let labels = labels(lang);
    view! {
        <main class="open">
            <p>
                <a href=back>{labels.to_dashboard}</a>
            </p>
            <h1 data-facts="">{labels.open_feed}</h1>
            {open_box(lang)}
        </main>
    }
}
