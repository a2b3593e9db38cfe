//! The stretches of any timeline cover what is shown of it within any period.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "../../core/tests/support/random.rs"]
mod random;
#[path = "../../core/tests/support/mod.rs"]
mod support;

use downboard_core::model::Period;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_words::{Stretch, stretches};
use proptest::prelude::*;
use random::{Step, after, second, steps};

/// The timelines of random feeds, those of features and those of whole services.
fn timelines(steps: &[Step]) -> Vec<Timeline> {
    let (documents, now) = after(steps);
    let log = BoardLog::at(&documents, second(now), None);
    let of_service = log.services.iter().flat_map(|own| std::iter::once(&own.timeline).chain(&own.features));
    of_service.cloned().collect()
}

/// More than all that the feeds speak of.
fn whole() -> Period {
    Period { from: second(-10_000), to: second(10_000) }
}

fn part() -> impl Strategy<Value = Period> {
    (-50..450_i64, 1..300_i64).prop_map(|(from, length)| Period { from: second(from), to: second(from + length) })
}

/// The stretch that is shown at a moment.
fn shown_at(stretches: &[Stretch], at: Timestamp) -> Option<&Stretch> {
    stretches.iter().rfind(|stretch| stretch.shown.is_none_or(|shown| shown <= at))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_piece_that_a_period_shows_is_within_a_stretch_of_its_status(steps in steps(), part in part()) {
        for timeline in timelines(&steps) {
            let stretches = stretches(&timeline, part);
            let is_shown = |piece: &&downboard_core::timeline::Piece| {
                piece.from.is_none_or(|from| from < part.to) && piece.to.is_none_or(|to| to > part.from)
            };
            for piece in timeline.pieces().iter().filter(is_shown) {
                let begin = piece.from.map_or(part.from, |from| from.max(part.from));
                let last = piece.to.map_or(part.to, |to| to.min(part.to)).checked_add(-1).expect("an instant");
                for at in [begin, last] {
                    prop_assert_eq!(shown_at(&stretches, at).map(|stretch| stretch.status), Some(piece.status));
                }
            }
        }
    }

    #[test]
    fn a_period_leaves_out_no_stretch_that_may_reach_into_it_and_none_in_between(steps in steps(), part in part()) {
        for timeline in timelines(&steps) {
            let (all, own) = (stretches(&timeline, whole()), stretches(&timeline, part));
            prop_assert_eq!(all[0].shown, None);
            prop_assert!(all.windows(2).all(|pair| pair[0].shown < pair[1].shown && pair[0].status != pair[1].status));
            let first = all.iter().position(|stretch| *stretch == own[0]).expect("one of all");
            let after = first + own.len();
            prop_assert_eq!(&own[..], &all[first..after]);
            for stretch in &all[..first] {
                prop_assert!(stretch.end.to.is_some_and(|end| end <= part.from), "{stretch:?}");
            }
            for stretch in &all[after..] {
                prop_assert!(stretch.begin.from.or(stretch.shown).is_some_and(|begin| begin >= part.to), "{stretch:?}");
                prop_assert!(stretch.shown.is_some_and(|shown| shown >= part.to), "{stretch:?}");
            }
            let [.., last] = &own[..] else { panic!("at least one is shown") };
            prop_assert!(last.begin.from.or(last.shown).is_none_or(|begin| begin < part.to), "{last:?}");
            prop_assert!(own[0].end.to.is_none_or(|end| end > part.from), "{:?}", own[0]);
        }
    }
}
