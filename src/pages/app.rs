//! What the pages have in common: the language, loading, failure, the moment.

use std::sync::Arc;

use downboard_core::model::Lang;
use downboard_core::time::Timestamp;
use leptos::prelude::*;

use crate::browser;
use crate::components::{FailureNote, Shown, document_title};
use crate::i18n::{Failure, words};
use crate::live::{self, LoadState};
use crate::state::{Address, BadParameter, Page};

/// What a page is given once its board is there.
#[derive(Clone)]
pub(super) struct Opened {
    /// What its address said when it was opened.
    pub(super) address: Address,
    /// What of it cannot be used.
    pub(super) bad: Vec<BadParameter>,
    /// What could not be read.
    pub(super) failures: Vec<(String, Failure)>,
    /// The moment.
    pub(super) moment: RwSignal<Timestamp>,
    /// The board at the moment.
    pub(super) shown: Shown,
}

impl Opened {
    /// The state of the page as an address: what it was opened with, at the moment shown.
    pub(super) fn address_now(&self) -> Address {
        Address { at: Some(self.moment.get()), ..self.address.clone() }
    }

    /// Writes the moment into the address bar.
    pub(super) fn write_address(&self) {
        let address = Address { at: Some(self.moment.get_untracked()), ..self.address.clone() };
        browser::replace_query(&address.query(&self.shown.board.zone));
    }
}

/// Shows a page whose board is there.
pub(super) type Open = fn(Opened) -> AnyView;

/// Takes down the skeleton and mounts a page.
pub(super) fn mount(page: Page, open: Open) {
    let Some(root) = browser::root() else { return };
    let (address, bad) = Address::parse(page, &browser::query());
    let own = if browser::prefers_korean() { Lang::Ko } else { Lang::En };
    let lang = address.lang.unwrap_or(own);
    browser::set_language(lang.tag());
    browser::clear_skeleton(&root);
    mount_to(root, move || view! { <App page open address bad lang /> }).forget();
}

#[component]
fn App(page: Page, open: Open, address: Address, bad: Vec<BadParameter>, lang: Lang) -> impl IntoView {
    let state = RwSignal::new(LoadState::Loading);
    live::load(page.root(), address.board.clone(), move |loaded| {
        // The page may be gone by the time the board is there.
        state.try_set(loaded);
    });
    move || match state.get() {
        LoadState::Loading => view! {
            <p class="loading" role="status">
                {words(lang).loading}
            </p>
        }
        .into_any(),
        LoadState::Failed(file, failure) => view! { <Broken lang file failure /> }.into_any(),
        LoadState::Ready(board) => {
            let opens_at = board.log.board.opens_at.unwrap_or(board.log.period.to);
            let moment = RwSignal::new(address.at.unwrap_or(opens_at));
            let log = RwSignal::new(Arc::clone(&board.log));
            let shown = Shown::new(lang, Arc::clone(&board.log.board), log.into(), moment.into());
            title(&shown);
            let (address, bad, failures) = (address.clone(), bad.clone(), board.failures);
            let opened = Opened { address, bad, failures, moment, shown };
            open(opened)
        }
    }
}

/// Keeps the title of the document true.
fn title(shown: &Shown) {
    let shown = shown.clone();
    Effect::new(move |_| shown.view.with(|view| browser::set_title(&document_title(&shown, view))));
}

/// A board that cannot be opened: which file, what is wrong with it, and a way to try again.
#[component]
fn Broken(lang: Lang, file: String, failure: Failure) -> impl IntoView {
    let words = words(lang);
    view! {
        <main class="broken">
            <div role="alert">
                <h1>{words.board_error}</h1>
                <ul>
                    <FailureNote lang file failure />
                </ul>
            </div>
            <p>
                <a class="button button-primary" href="">
                    {words.retry}
                </a>
            </p>
        </main>
    }
}
