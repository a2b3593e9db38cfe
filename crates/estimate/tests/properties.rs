//! What holds of every estimate.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_estimate::{Affected, Estimates, Range, union_share};
use proptest::prelude::*;
use serde_json::json;
use support::at;
use support::estimates;
use support::outage::{Outage, log};

const CATEGORIES: [&str; 6] = ["messenger", "portal", "map", "taxi", "bank", "payment"];
const STATUSES: [&str; 3] = ["degraded", "partial_outage", "major_outage"];
const POPULATION: u64 = 47_000_000;

/// A service by its audience, the number of its category and status, and the minutes for which it fails from noon on.
type Failing = (u64, usize, usize, i64);

fn services() -> impl Strategy<Value = Vec<Failing>> {
    proptest::collection::vec((1_000..60_000_000_u64, 0..6_usize, 0..3_usize, 5..900_i64), 1..6)
}

/// The services at an evening. Their ids are given with them, so that the same service has the same id in every order.
fn seen(services: &[(usize, Failing)]) -> Estimates {
    let noon = at("2022-10-18T12:00:00+09:00");
    let texts: Vec<(String, String, String)> = services
        .iter()
        .map(|(id, (.., minutes))| {
            let end = noon.checked_add(minutes * 60).expect("an instant");
            (format!("s{id}"), noon.to_string(), end.to_string())
        })
        .collect();
    let failures: Vec<[(&str, &str, &str); 1]> = services
        .iter()
        .zip(&texts)
        .map(|((_, (_, _, status, _)), (_, from, to))| [(STATUSES[*status], from.as_str(), to.as_str())])
        .collect();
    let outages: Vec<Outage<'_>> = services
        .iter()
        .zip(&texts)
        .zip(&failures)
        .map(|(((_, (value, category, ..)), (id, ..)), failures)| Outage {
            id,
            category: CATEGORIES[*category],
            value: *value,
            failures,
            ..Outage::default()
        })
        .collect();
    estimates(&log(&outages, &json!({"population": POPULATION})), at("2022-10-18T19:17:00+09:00"))
}

fn numbered(services: &[Failing]) -> Vec<(usize, Failing)> {
    services.iter().copied().enumerate().collect()
}

fn ranges(affected: &Affected) -> Vec<Range> {
    let hours = affected.user_hours;
    let people = [affected.last_hour, affected.so_far, affected.peak, affected.potential];
    let hours = [hours.exposure, hours.active, hours.persons, affected.error_budget];
    people.into_iter().chain(hours).filter_map(|figure| figure.range()).collect()
}

/// No percentile of the lesser above that of the greater.
#[track_caller]
fn check_most(lesser: &[Range], greater: &[Range]) {
    for (less, more) in lesser.iter().zip(greater) {
        let pairs = [(less.p5, more.p5), (less.p50, more.p50), (less.p95, more.p95)];
        // Whole people are rounded.
        assert!(pairs.iter().all(|(less, more)| *less <= more + 1), "{less:?} is above {more:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn percentiles_are_in_order_and_nobody_is_beyond_the_population(services in services()) {
        let seen = seen(&numbered(&services));
        for affected in seen.services.iter().chain([&seen.together]) {
            for range in ranges(affected) {
                prop_assert!(range.p5 <= range.p50 && range.p50 <= range.p95, "{range:?}");
            }
            for figure in [affected.last_hour, affected.so_far, affected.peak, affected.potential] {
                prop_assert!(figure.range().is_none_or(|range| range.p95 <= POPULATION));
            }
        }
    }

    #[test]
    fn a_larger_audience_a_worse_status_or_a_longer_failure_never_hits_fewer(
        services in services(), more in 1..20_000_000_u64, longer in 1..400_i64,
    ) {
        let (value, category, status, minutes) = services[0];
        let of = |service: Failing| {
            let seen = seen(&[(0, service)]);
            ranges(&seen.services[0])
        };
        let before = of((value, category, status, minutes));
        // A larger audience loses as much of its budget.
        check_most(&before, &of((value + more, category, status, minutes)));
        check_most(&before, &of((value, category, (status + 1).min(2), minutes)));
        // Whoever is hit for longer is not hit by more in the last hour: that may be over.
        check_most(&before[1..], &of((value, category, status, minutes + longer))[1..]);
    }

    #[test]
    fn services_together_are_between_the_largest_and_the_sum(services in services()) {
        let seen = seen(&numbered(&services));
        for figure in [|of: &Affected| of.last_hour, |of: &Affected| of.so_far, |of: &Affected| of.potential] {
            let all = figure(&seen.together).range().expect("a figure");
            let own = || seen.services.iter().filter_map(|service| figure(service).range());
            let most = |of: fn(&Range) -> u64| own().map(|range| of(&range)).max().unwrap_or(0);
            prop_assert!(most(|range| range.p5) <= all.p5 + 1 && most(|range| range.p50) <= all.p50 + 1);
            // Percentiles of a sum are not sums of percentiles; its highest is above none of the highest added up.
            prop_assert!(all.p95 <= own().map(|range| range.p95).sum::<u64>().min(POPULATION) + 5);
        }
    }

    #[test]
    fn another_service_never_lowers_what_several_hit_together(services in services()) {
        let all = numbered(&services);
        let (fewer, more) = (seen(&all[..all.len() - 1]), seen(&all));
        if let (Some(fewer), Some(more)) = (fewer.together.so_far.range(), more.together.so_far.range()) {
            check_most(&[fewer], &[more]);
        }
        for (fewer, more) in fewer.services.iter().zip(&more.services) {
            prop_assert_eq!(fewer, more, "nor does it change another's figures");
        }
    }

    #[test]
    fn the_order_of_services_does_not_matter(services in services()) {
        let forwards = numbered(&services);
        let backwards: Vec<(usize, Failing)> = forwards.iter().rev().copied().collect();
        prop_assert_eq!(seen(&forwards).together, seen(&backwards).together);
    }

    #[test]
    fn the_plain_union_keeps_its_bounds(
        shares in proptest::collection::vec(0.0..1.0_f64, 1..8), rho in 0.0..1.0_f64, another in 0.0..1.0_f64,
    ) {
        let union = union_share(&shares, rho);
        let most = shares.iter().copied().fold(0.0, f64::max);
        prop_assert!(most <= union && union <= shares.iter().sum::<f64>().min(1.0).max(most));
        let more: Vec<f64> = shares.iter().copied().chain([another]).collect();
        prop_assert!(union_share(&more, rho) >= union - 1e-9);
    }
}
