//! `/open/`: a feed of the reader's own, pasted or chosen as a file, read in the page.

use downboard_core::decode::{Decoded, MAX_DOCUMENT_BYTES, too_large};
use downboard_core::feeds::{Report, decode_feed};
use downboard_core::model::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::components::OpenedFeed;
use crate::i18n::words;
use crate::state::{Address, Page};

/// Takes down the skeleton and mounts the page.
pub(super) fn mount() {
    let Some(root) = browser::root() else { return };
    let (address, _) = Address::parse(Page::Open, &browser::query());
    let own = if browser::prefers_korean() { Lang::Ko } else { Lang::En };
    let lang = address.lang.unwrap_or(own);
    browser::set_language(lang.tag());
    browser::set_title(&format!("{} · {}", words(lang).open_feed, words(lang).product));
    browser::clear_skeleton(&root);
    mount_to(root, move || view! { <OpenFeed lang /> }).forget();
}

fn read(bytes: &[u8]) -> Decoded<Report> {
    decode_feed(bytes, None, Some(browser::now()))
}

#[component]
fn OpenFeed(lang: Lang) -> impl IntoView {
    let words = words(lang);
    let text = RwSignal::new(String::new());
    let opened: RwSignal<Option<Decoded<Report>>> = RwSignal::new(None);
    let open_file = move |file: browser::file::File| {
        let bytes = browser::file::size(&file);
        if bytes > MAX_DOCUMENT_BYTES {
            opened.set(Some(Decoded { value: None, findings: vec![too_large(bytes)] }));
            return;
        }
        spawn_local(async move {
            let bytes = browser::file::bytes(file).await.unwrap_or_default();
            // The page may be gone by then.
            opened.try_set(Some(read(&bytes)));
        });
    };
    let result = move || match opened.get() {
        Some(decoded) => view! { <OpenedFeed lang decoded /> }.into_any(),
        None => view! { <p class="section-note">{words.nothing_opened}</p> }.into_any(),
    };
    let back = Address { lang: Some(lang), ..Address::default() };
    let zone = downboard_core::model::Zone { utc_offset: downboard_core::time::Offset::UTC, label: String::new() };
    let back = back.link(Page::Open, Page::Dashboard, &zone);
    view! {
        <main
            class="open"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(file) = browser::file::dropped(&event) {
                    open_file(file);
                }
            }
        >
            <p>
                <a href=back>{words.to_dashboard}</a>
            </p>
            <h1 data-facts="">{words.open_feed}</h1>
            <p class="section-lede">{words.open_feed_lede}</p>
            <label class="open-label">
                {words.feed_content}
                <textarea
                    class="open-text"
                    rows="10"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <p class="open-actions">
                <button
                    type="button"
                    class="button button-primary"
                    on:click=move |_| opened.set(Some(read(text.get_untracked().as_bytes())))
                >
                    {words.read_feed}
                </button>
                <label class="open-file">
                    {words.feed_file} " "
                    <input
                        type="file"
                        on:change=move |event| {
                            if let Some(file) = browser::file::chosen(&event) {
                                open_file(file);
                            }
                        }
                    />
                </label>
            </p>
            <div class="opened" aria-live="polite">
                {result}
            </div>
        </main>
    }
}
