//! `docs/export.md` lists the columns that the tables have.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::Lang;
use downboard_core::view::view;
use downboard_estimate::Model;
use downboard_export::csv;
use support::{log, read, services, small};

/// The first cells of the table below a title, without their marks.
fn listed(text: &str, title: &str) -> Vec<String> {
    let section = text.split("\n## ").find(|section| section.starts_with(title)).expect("a section of that title");
    let columns = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    columns.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_column_is_listed_in_its_order() {
    let path = support::public().join("../docs/export.md");
    let text = std::fs::read_to_string(path).expect("docs/export.md");
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
