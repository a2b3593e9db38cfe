//! What happened last by a moment.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::{Lang, Subject};
use downboard_core::timeline::BoardLog;
use downboard_core::view::{Happened, last_happened};
use support::at;

fn told(log: &BoardLog, moment: &str) -> Option<(String, Vec<String>)> {
    let (when, together) = last_happened(log, at(moment))?;
    let say = |happened: &Happened<'_>| match happened {
        Happened::Reached(milestone) => milestone.label.get(Lang::En).to_owned(),
        Happened::Changed(event) => match &event.subject {
            Subject::Service { service } => format!("{service} {}", event.status.word()),
            Subject::Feature { service, feature } => format!("{service}/{feature} {}", event.status.word()),
            Subject::Site { site } => format!("{site} {}", event.status.word()),
        },
    };
    Some((log.board.zone.rfc3339(when).to_string(), together.iter().map(say).collect()))
}

#[test]
fn what_happened_last_is_told_from_when_it_had_happened_for_certain() {
    let log = Arc::new(BoardLog::new(&support::small()));
    // What was so when the period began did not happen in it.
    assert_eq!(told(&log, "2024-03-01T00:00:00+09:00"), None);
    // The failure lies between 10:00 and 10:30.
    let of = |moment: &str| told(&log, moment).expect("something happened");
    let (when, together) = of("2024-03-01T10:30:00+09:00");
    assert_eq!(when, "2024-03-01T10:30:00+09:00");
    assert!(together.contains(&"chat/text major_outage".to_owned()), "{together:?}");
    assert_ne!(of("2024-03-01T10:29:59+09:00").0, when);
}

#[test]
fn what_happened_at_once_begins_with_the_site_and_the_worst() {
    let log = Arc::new(BoardLog::new(&support::pangyo_documents()));
    let (_, fire) = told(&log, "2022-10-15T15:20:00+09:00").expect("the fire");
    assert!(!fire.is_empty());
    for moment in &log.changes {
        let Some((when, together)) = last_happened(&log, *moment) else { continue };
        assert!(when <= *moment);
        let ranks: Vec<_> = together
            .iter()
            .map(|happened| match happened {
                Happened::Reached(_) => u8::MAX,
                Happened::Changed(event) => event.status.rank(),
            })
            .collect();
        assert!(ranks.is_sorted_by(|before, after| before >= after), "{ranks:?}");
    }
}
