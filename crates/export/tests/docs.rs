//! `docs/export.md` lists the columns that the tables have, and shows what a text says.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::Lang;
use downboard_core::view::view;
use downboard_estimate::Model;
use downboard_export::csv;
use downboard_export::text::{Told, text};
use support::{assert_excerpt, at, log, pangyo_documents, read, services, small};

fn document() -> String {
    std::fs::read_to_string(support::public().join("../docs/export.md")).expect("docs/export.md")
}

/// The first cells of the table below a title, without their marks.
fn listed(text: &str, title: &str) -> Vec<String> {
    let section = text.split("\n## ").find(|section| section.starts_with(title)).expect("a section of that title");
    let columns = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    columns.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_column_is_listed_in_its_order() {
    let text = document();
    let log = log(&small());
    let at = log.board.opens_at.expect("a moment");
    let (view, all) = (view(&log, at), services(&log));
    let estimates = Model::of(&log).at(at);
    for (title, document) in [
        ("Timelines", csv::timelines(&log, log.period, &all, Lang::En)),
        ("People", csv::people(&view, &estimates, &all, Lang::En)),
        ("Alternatives", csv::alternatives(&view, &all, Lang::En)),
    ] {
        let (head, rows) = read(&document);
        assert_eq!(head, listed(&text, title), "{title}");
        assert!(!rows.is_empty(), "{title}");
    }
}

#[test]
fn the_text_that_is_shown_is_what_the_bundled_board_says() {
    let document = document();
    let (_, excerpt) = document.split_once("```text\n").expect("an excerpt");
    let (excerpt, _) = excerpt.split_once("```").expect("its end");
    let log = log(&pangyo_documents());
    let view = view(&log, at("2022-10-15T21:50:00+09:00"));
    let (estimates, all) = (Model::of(&log).at(view.at), services(&log));
    let told = Told { view: &view, estimates: Some(&estimates), services: &all, lang: Lang::En, link: None };
    assert_excerpt(&text(&told), excerpt);
}
