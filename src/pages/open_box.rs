//! The box that opens a feed of the reader's own, pasted or chosen as a file. It is read in the page, nothing is sent.

use downboard_core::model::Lang;
use downboard_core::reading::{Decoded, MAX_DOCUMENT_BYTES, too_large};
use downboard_core::time::Timestamp;
use downboard_feeds::{Report, decode_feed};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::components::OpenedFeed;
use crate::live::in_utf_8;
use downboard_words::labels;

/// An invented feed, for whoever has none at hand.
const EXAMPLE: &str = include_str!("../../public/boards/selftest/statuspage.json");

/// A feed as it was read, and when.
type Read = (Decoded<Report>, Timestamp);

fn read(bytes: &[u8]) -> Read {
    let now = browser::now();
    (decode_feed(&in_utf_8(bytes, None), None, Some(now)), now)
}

/// The box. Only what fetches it later may mention this function, or it carries all decoders.
pub fn open_box(lang: Lang) -> AnyView {
    let labels = labels(lang);
    let text = RwSignal::new(String::new());
    let opened: RwSignal<Option<Read>> = RwSignal::new(None);
    let open_file = move |file: browser::file::File| {
        let bytes = browser::file::size(&file);
        if bytes > MAX_DOCUMENT_BYTES {
            opened.set(Some((Decoded { value: None, findings: vec![too_large(bytes)] }, browser::now())));
            return;
        }
        spawn_local(async move {
            let bytes = browser::file::bytes(file).await.unwrap_or_default();
            // The page may be gone by then.
            opened.try_set(Some(read(&bytes)));
        });
    };
    let result = move || match opened.get() {
        Some((decoded, read_at)) => view! { <OpenedFeed lang decoded read_at /> }.into_any(),
        None => view! { <p class="section-note">{labels.nothing_opened}</p> }.into_any(),
    };
    view! {
        <div
            class="open-box"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(file) = browser::file::dropped(&event) {
                    open_file(file);
                }
            }
        >
            <p class="section-lede">{labels.open_feed_lede}</p>
            <label class="open-label">
                {labels.feed_content}
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
                    {labels.read_feed}
                </button>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        text.set(EXAMPLE.to_owned());
                        opened.set(Some(read(EXAMPLE.as_bytes())));
                    }
                >
                    {labels.read_example}
                </button>
                <label class="open-file">
                    {labels.feed_file} " "
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
        </div>
    }
    .into_any()
}
