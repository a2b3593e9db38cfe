//! What differs between two moments of a board.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "support/random.rs"]
mod random;
mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use downboard_core::timeline::BoardLog;
use downboard_core::view::{Difference, Direction, difference, view};
use proptest::prelude::*;
use random::{after, second, steps};
use support::at;

fn between(log: &Arc<BoardLog>, before: &str, then: &str) -> Difference {
    difference(&view(log, at(before)), &view(log, at(then)))
}

/// The services that went a way.
fn went(log: &BoardLog, difference: &Difference, direction: Direction) -> Vec<String> {
    let services = difference.of(direction).filter_map(|own| log.board.service(own.index));
    services.map(|service| service.id.to_string()).collect()
}

#[test]
fn an_outage_fails_and_returns_service_by_service() {
    let log = support::log(&support::pangyo_documents());
    let all = log.board.services.len();
    let begun = between(&log, "2022-10-15T15:00:00+09:00", "2022-10-15T21:50:00+09:00");
    assert_eq!(begun.of(Direction::Failed).count(), view(&log, at("2022-10-15T21:50:00+09:00")).trouble().all());
    assert_eq!(begun.of(Direction::Returned).count(), 0);
    assert_eq!(begun.services.len() + begun.unchanged, all);
    let talk = begun.services.iter().find(|own| log.board.services[own.index.0].id == *"kakaotalk").expect("a change");
    assert!(talk.features.iter().all(|own| own.before != own.after.status), "{talk:?}");
    assert!(talk.gained.is_empty() && talk.lost.is_empty(), "of what worked nothing was used instead: {talk:?}");
    // A day later some of it is back, and what still fails fails less.
    let later = between(&log, "2022-10-15T21:50:00+09:00", "2022-10-17T09:00:00+09:00");
    assert!(!went(&log, &later, Direction::Returned).is_empty());
    assert!(!went(&log, &later, Direction::Better).is_empty());
    // At the end nothing is in trouble any more.
    let over = between(&log, "2022-10-15T21:50:00+09:00", "2022-10-20T23:00:00+09:00");
    for direction in [Direction::Failed, Direction::Worse, Direction::Better] {
        assert_eq!(went(&log, &over, direction), Vec::<String>::new(), "{direction:?}");
    }
}

#[test]
fn the_same_moment_differs_in_nothing() {
    let log = support::log(&support::pangyo_documents());
    for moment in ["2022-10-15T15:00:00+09:00", "2022-10-15T21:50:00+09:00"] {
        let same = between(&log, moment, moment);
        assert_eq!((same.services.len(), same.unchanged), (0, log.board.services.len()));
    }
}

/// What a direction is the other way round.
fn back(direction: Direction) -> &'static [Direction] {
    match direction {
        // Who failed from what is not known, or from maintenance, does not come back to what works.
        Direction::Failed => &[Direction::Returned, Direction::Otherwise],
        Direction::Returned => &[Direction::Failed],
        // So do features.
        Direction::Worse => &[Direction::Better, Direction::Otherwise],
        Direction::Better => &[Direction::Worse],
        Direction::Otherwise => &[Direction::Otherwise, Direction::Failed, Direction::Worse],
    }
}

proptest! {
    #[test]
    fn two_moments_differ_the_same_way_round_and_back(steps in steps(), one in 0_i64..600, other in 0_i64..600) {
        let (documents, _) = after(&steps);
        let log = Arc::new(BoardLog::new(&documents));
        let (before, then) = (view(&log, second(one)), view(&log, second(other)));
        let (there, here) = (difference(&before, &then), difference(&then, &before));
        prop_assert_eq!(there.services.len() + there.unchanged, log.board.services.len());
        let named = |difference: &Difference| difference.services.iter().map(|own| own.index).collect::<BTreeSet<_>>();
        prop_assert_eq!(named(&there), named(&here));
        prop_assert_eq!(named(&there).len(), there.services.len(), "each once");
        for own in &there.services {
            let is = then.service(own.index).expect("a service");
            let was = before.service(own.index).expect("a service");
            prop_assert_eq!((own.before, own.after), (was.standing.status, is.standing));
            let reversed = here.services.iter().find(|back| back.index == own.index).expect("the way back");
            prop_assert_eq!((&own.gained, &own.lost), (&reversed.lost, &reversed.gained));
            prop_assert!(back(own.direction).contains(&reversed.direction), "{:?} {:?}", own.direction, reversed.direction);
            let features = was.features.iter().zip(&is.features).filter(|(was, is)| was.status != is.status);
            prop_assert_eq!(own.features.len(), features.count());
            let is_trouble = is.standing.status.is_trouble();
            match own.direction {
                Direction::Failed => prop_assert!(is_trouble && !own.before.is_trouble()),
                Direction::Returned => prop_assert!(!is_trouble && own.before.is_trouble()),
                Direction::Worse | Direction::Better => prop_assert!(is_trouble && own.before.is_trouble()),
                Direction::Otherwise => {}
            }
        }
    }
}
