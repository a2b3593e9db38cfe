//! What the estimates of the bundled board are at all moments.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::Status;
use downboard_core::timeline::BoardLog;
use downboard_estimate::{Affected, Figure, Model, Range};
use std::sync::Arc;

fn log() -> Arc<BoardLog> {
    support::log(&support::pangyo_documents())
}

fn figures(affected: &Affected) -> Vec<Range> {
    let Affected { last_hour, so_far, peak, potential, user_hours, error_budget, .. } = affected;
    let hours = [&user_hours.exposure, &user_hours.active, &user_hours.usage, &user_hours.persons];
    [last_hour, so_far, peak, potential, error_budget].into_iter().chain(hours).filter_map(Figure::range).collect()
}

#[test]
fn percentiles_stand_in_order_and_people_stay_within_their_number() {
    let log = log();
    let population = log.board.population.as_ref().expect("a population").value;
    let mut estimated = 0;
    let model = Model::of(&log);
    for at in support::moments(&log) {
        let estimates = model.at(at);
        for affected in estimates.services.iter().chain([&estimates.together]) {
            for range in figures(affected) {
                assert!(range.p5 <= range.p50 && range.p50 <= range.p95, "{range:?} at {at}");
                estimated += 1;
            }
        }
        let so_far = estimates.together.so_far.range();
        assert!(so_far.is_none_or(|so_far| so_far.p95 <= population), "{so_far:?}");
    }
    assert!(estimated > 1000, "{estimated}");
}

#[test]
fn people_affected_so_far_never_become_fewer() {
    let log = log();
    let mut before: Vec<Range> = Vec::new();
    let model = Model::of(&log);
    for at in &log.changes {
        let estimates = model.at(*at);
        let ranges: Vec<Range> = estimates
            .services
            .iter()
            .chain([&estimates.together])
            .filter_map(|affected| affected.so_far.range())
            .collect();
        if before.len() == ranges.len() {
            for (before, now) in before.iter().zip(&ranges) {
                assert!(
                    before.p5 <= now.p5 && before.p50 <= now.p50 && before.p95 <= now.p95,
                    "{before:?} {now:?} at {at}"
                );
            }
        }
        before = ranges;
    }
    assert!(before.iter().any(|range| range.p50 > 30_000_000), "{before:?}");
}

#[test]
fn the_worst_hour_is_at_least_as_bad_as_the_last() {
    let log = log();
    let model = Model::of(&log);
    for at in support::moments(&log) {
        for (index, affected) in model.at(at).services.iter().enumerate() {
            if let (Some(last), Some(peak)) = (affected.last_hour.range(), affected.peak.range()) {
                assert!(last.p50 <= peak.p50, "service {index} at {at}: {last:?} {peak:?}");
            }
        }
    }
}

#[test]
fn what_is_unknown_is_not_estimated() {
    let log = log();
    let model = Model::of(&log);
    let mut unknown = 0;
    for at in support::moments(&log) {
        for (affected, of_service) in model.at(at).services.iter().zip(&log.services) {
            if of_service.essential.status_at(at) == Status::Unknown {
                assert_eq!(affected.last_hour.range(), None, "unknown is not nobody");
                unknown += 1;
            }
        }
    }
    assert!(unknown > 0, "the board has no unknown service, so this proves nothing");
}
