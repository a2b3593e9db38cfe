//! The timelines as a table, and what a reader takes away as a file. Their code is a module of its own, fetched when somebody
//! wants them.

use downboard_core::model::ServiceIndex;
use downboard_export::csv;
use downboard_export::json::{ViewOut, instant};
use downboard_export::svg::{self, Picture};
use downboard_export::text::{Told, text};
use downboard_words::timetable_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::later::{Fetch, Offered, opened_by_button};
use crate::browser;
use crate::components::{LaneTable, Rows, Shown};
use crate::fetched::Fetched;

/// Shows the table of what the lanes show, and the files.
pub type TablesPart = fn(Shown, Rows, Link) -> AnyView;

/// The address of what is shown, for who gets it as text.
pub type Link = Callback<(), String>;

/// What is saved.
#[derive(Clone, Copy)]
enum Saved {
    Timelines,
    People,
    Alternatives,
    All,
    Picture,
    Pixels,
}

impl Saved {
    /// What ends the name of the file, and its kind.
    fn ending(self) -> (&'static str, &'static str) {
        match self {
            Self::Timelines => ("timelines.csv", "text/csv"),
            Self::People => ("people.csv", "text/csv"),
            Self::Alternatives => ("alternatives.csv", "text/csv"),
            Self::All => ("board.json", "application/json"),
            Self::Picture => ("timelines.svg", "image/svg+xml"),
            Self::Pixels => ("timelines.png", "image/png"),
        }
    }

    /// Whether people are in it, so that it has to wait for the estimate.
    fn is_estimated(self) -> bool {
        matches!(self, Self::People | Self::All)
    }

    /// What stands in the file; nothing while the estimate is still to come.
    fn content(self, shown: &Shown, services: &[ServiceIndex]) -> Option<String> {
        let (view, lang) = (shown.view.get_untracked(), shown.lang);
        let estimates = || match shown.estimates.get_untracked() {
            Fetched::There(estimates) => Some(estimates),
            Fetched::Waiting | Fetched::Failed => None,
        };
        match self {
            Self::Timelines => Some(csv::timelines(&view.log, shown.extent.get_untracked(), services, lang)),
            Self::People => Some(csv::people(&view, &*estimates()?, services, lang)),
            Self::Alternatives => Some(csv::alternatives(&view, services, lang)),
            Self::Picture | Self::Pixels => {
                let extent = shown.extent.get_untracked();
                Some(svg::lanes(&Picture { view: &view, services, extent, lang }))
            }
            Self::All => serde_json::to_string_pretty(&ViewOut::new(&view.log, &view, &*estimates()?, None)).ok(),
        }
    }

    /// The name of the file: the board, the moment and what it is.
    fn name(self, shown: &Shown) -> String {
        let at = shown.view.with_untracked(|view| instant(view.at, &view.log.board.zone));
        let (ending, _) = self.ending();
        // No colon: it is no letter of a file's name everywhere.
        let at: String = at.chars().take("2022-10-15T21:50".len()).filter(|letter| *letter != ':').collect();
        format!("{}-{at}-{ending}", shown.board.id)
    }
}

/// What is shown as text, with people where they are estimated by now.
fn as_text(shown: &Shown, services: &[ServiceIndex], link: &str) -> String {
    let (view, estimates) = (shown.view.get_untracked(), shown.estimates.get_untracked().there());
    let estimates = estimates.as_deref();
    text(&Told { view: &view, estimates, services, lang: shown.lang, link: Some(link) })
}

/// The table of what the lanes show, and the files. Only the split in the dashboard's binary may mention this function.
pub fn tables(shown: Shown, rows: Rows, link: Link) -> AnyView {
    let words = timetable_words(shown.lang);
    let services = Signal::derive(move || rows.listed());
    let said = RwSignal::new("");
    let on_copy = Callback::new(move |text: String| {
        spawn_local(async move {
            let is_done = browser::copy(&text).await;
            // The page may be gone by then.
            said.try_set(if is_done { words.copied } else { words.not_copied });
        });
    });
    let save = Callback::new({
        let shown = shown.clone();
        move |saved: Saved| {
            let (name, (_, kind)) = (saved.name(&shown), saved.ending());
            let Some(content) = saved.content(&shown, &services.get_untracked()) else { return };
            if !matches!(saved, Saved::Pixels) {
                browser::save(&name, kind, &content);
                return;
            }
            spawn_local(async move {
                match browser::png_of(&content).await {
                    Some(pixels) => browser::save_blob(&name, &pixels),
                    // The page may be gone by then.
                    None => drop(said.try_set(words.not_drawn)),
                }
            });
        }
    });
    let estimates = shown.estimates;
    let is_estimated = Memo::new(move |_| matches!(estimates.get(), Fetched::There(_)));
    let files = [
        (Saved::Timelines, words.timelines_csv),
        (Saved::People, words.people_csv),
        (Saved::Alternatives, words.alternatives_csv),
        (Saved::All, words.all_json),
        (Saved::Picture, words.picture_svg),
        (Saved::Pixels, words.picture_png),
    ];
    let files = files.map(|(saved, name)| {
        let is_disabled = move || saved.is_estimated() && !is_estimated.get();
        view! {
            <button type="button" class="link-tool" disabled=is_disabled on:click=move |_| save.run(saved)>
                {name}
            </button>
        }
    });
    let copy_text = {
        let shown = shown.clone();
        move |()| on_copy.run(as_text(&shown, &services.get_untracked(), &link.run(())))
    };
    view! {
        <p class="table-files">{words.files} " " {files.collect_view()}</p>
        <LaneTable shown services on_copy said=said.into() copy_text=Callback::new(copy_text) />
    }
    .into_any()
}

/// The place of the table and the files below the lanes: a button that opens it, and what a key does.
pub(super) fn tables_box(shown: &Shown, rows: Rows, link: Link, part: Fetch<TablesPart>) -> (AnyView, Callback<()>) {
    let words = timetable_words(shown.lang);
    let offered = Offered { name: words.table_and_files, key: "t", id: "lane-tables", failed: words.failed };
    let (common, shown) = (shown.words(), shown.clone());
    opened_by_button(common, offered, RwSignal::new(false), part, move |tables| tables(shown.clone(), rows, link))
}
