//! Since when something is so: the count begins where it last worked, and an age stands with what it is the age of.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::{Status, When};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{Piece, Since, Timeline};
use downboard_core::view::Standing;

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a small number")
}

fn timeline(changes: &[(i64, i64, Status)]) -> Timeline {
    let changes = changes.iter().map(|(from, to, status)| {
        let when =
            if from == to { When::At(second(*from)) } else { When::Between { from: second(*from), to: second(*to) } };
        (when, *status, None)
    });
    Timeline::from_changes(&changes.collect::<Vec<_>>())
}

fn since(from: i64, to: i64) -> Since {
    Since { from: Some(second(from)), to: Some(second(to)) }
}

#[test]
fn trouble_that_got_better_is_counted_from_where_it_last_worked() {
    let talk =
        timeline(&[(1, 1, Status::Operational), (100, 100, Status::MajorOutage), (900, 900, Status::PartialOutage)]);
    let before = Standing::of(&talk, second(800));
    assert_eq!((before.trouble_since, before.has_changed_grade()), (Some(since(100, 100)), false));
    let after = Standing::of(&talk, second(950));
    assert_eq!((after.since, after.trouble_since), (since(900, 900), Some(since(100, 100))));
    assert!(after.has_changed_grade(), "fifty seconds are not the age of the trouble");
}

#[test]
fn a_status_that_only_may_hold_does_not_get_the_age_of_another() {
    // Partly down for a minute; the other part may have gone down at any time of the last hours.
    let partly = timeline(&[(1, 1, Status::Operational), (7_000, 7_000, Status::PartialOutage)]);
    let perhaps = timeline(&[(1, 1, Status::Operational), (60, 9_000, Status::MajorOutage)]);
    let standing = Standing::of(&Timeline::roll_up([(&partly, true), (&perhaps, true)]), second(7_060));
    assert_eq!((standing.status, standing.certain), (Status::MajorOutage, false));
    assert_eq!(standing.since, since(60, 9_000), "down for up to two hours, and perhaps not at all");
    assert_eq!(standing.trouble_since, Some(since(60, 7_000)));
    assert!(standing.has_changed_grade());
}

#[test]
fn what_was_down_before_nobody_looked_is_not_said_to_have_been_degraded_all_the_time() {
    // Down when it was seen and up later; all the time nobody knows of another part, which in the end is degraded.
    let route = timeline(&[(100, 200, Status::MajorOutage), (201, 400, Status::Operational)]);
    let map = timeline(&[(100, 900, Status::Degraded)]);
    let standing = Standing::of(&Timeline::roll_up([(&route, true), (&map, true)]), second(960));
    assert_eq!((standing.status, standing.since), (Status::Degraded, since(201, 900)));
    assert_eq!(standing.trouble_since, Some(since(100, 900)));
    assert!(standing.has_changed_grade(), "it was down at 200");
}

#[test]
fn where_a_worse_grade_was_seen_the_age_of_the_trouble_is_not_that_of_the_grade() {
    let log = support::log(&support::pangyo_documents());
    let timelines = log.services.iter().flat_map(|own| std::iter::once(&own.timeline).chain(&own.features));
    for (index, timeline) in timelines.enumerate() {
        for at in support::moments(&log) {
            let standing = Standing::of(timeline, at);
            let Some(since) = standing.trouble_since.filter(|_| !standing.has_changed_grade()) else { continue };
            let begins = |piece: &&Piece| piece.from.is_some_and(|from| from <= at) && piece.from >= since.from;
            let seen = timeline.pieces().iter().filter(begins).find(|piece| {
                piece.possible.is_certain() && piece.status.is_trouble() && piece.status != standing.status
            });
            assert_eq!(seen, None, "timeline {index} is said to be {:?} at {at} since {since:?}", standing.status);
        }
    }
}
