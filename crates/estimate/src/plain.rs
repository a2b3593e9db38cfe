//! The estimate as its formulas stand, for every draw and without tables: what the fast way is held against.

#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a list")]

use serde_json::{Value, json};

use super::draws::Draws;
use super::figure::Figure;
use super::model::Model;
use super::overlap::union_share;
use super::service::ServiceEstimate;
use super::stream::{DRAWS, stratum};
use crate::Affected;
use downboard_core::decode::decode_board;
use downboard_core::model::ServiceIndex;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};

/// An hour after the epoch of the board below, in minutes.
const HOUR: i64 = 60;

fn instant(minutes: i64) -> String {
    Timestamp::from_second(1_665_792_000 + minutes * 60).expect("an instant").to_string()
}

/// As many services as there are audiences. Each fails in three degrees and works again within bounds.
pub(super) fn log(audiences: &[u64]) -> BoardLog {
    let text = json!({"ko": "Ye", "en": "Example"});
    let people = |value: u64, measure: &str| {
        json!({
            "value": value, "unit": "people", "measure": measure, "definition": text, "as_of": "2022", "grade": "B",
            "sources": ["example"],
        })
    };
    let categories = ["messenger", "portal", "map", "taxi", "bank", "payment"];
    let services: Vec<Value> = audiences
        .iter()
        .enumerate()
        .map(|(index, value)| {
            json!({
                "id": format!("s{index}"), "name": text, "provider": format!("p{}", index % 2),
                "category": categories[index % categories.len()], "audiences": [people(*value, "monthly")],
            })
        })
        .collect();
    let board = json!({
        "format": "downboard-board/1", "id": "example", "title": text, "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": instant(0), "to": instant(7 * 24 * HOUR)}, "opens_at": instant(0),
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "population": people(47_000_000, "company_reported"),
        "sources": [{"id": "example", "title": "Example", "address": "https://example.org/"}],
        "providers": [{"id": "p0", "name": text}, {"id": "p1", "name": text}], "services": services,
    });
    let events: Vec<Value> = (0..audiences.len())
        .flat_map(|index| {
            let minute = i64::try_from(index).expect("small");
            let event = |status: &str, from: i64, to: i64| {
                json!({
                    "service": format!("s{index}"), "status": status, "basis": "derived", "grade": "C",
                    "sources": ["example"], "between": {"from": instant(from), "to": instant(to)},
                })
            };
            let end = 40 * HOUR + minute * 11;
            [
                event("operational", 0, 0),
                event("major_outage", 9 * HOUR + minute, 9 * HOUR + minute + 3),
                event("partial_outage", 20 * HOUR + minute, 20 * HOUR + minute),
                event("degraded", 30 * HOUR + minute * 7, 30 * HOUR + minute * 7),
                event("operational", end, end + 7 * HOUR),
            ]
        })
        .collect();
    let status = json!({
        "format": "downboard-status/1", "board": "example", "updated_at": instant(0), "events": events,
    });
    let decoded = decode_board(board.to_string().as_bytes());
    assert!(decoded.findings.is_empty(), "{:?}", decoded.findings);
    let mut documents = Documents::new(decoded.value.expect("a board"));
    let feed = documents.board.feeds[0].clone();
    assert!(documents.add(&feed, status.to_string().as_bytes()).is_empty());
    BoardLog::new(&documents)
}

fn percentiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [0.05, 0.50, 0.95].map(|u| {
        let place = u * (values.len() - 1) as f64;
        let (below, above) = (values[place as usize], values[place.ceil() as usize]);
        below + (above - below) * (place - place.floor())
    })
}

/// The draws of one service, by the formulas: in the last hour, so far, exposure, active hours.
fn by_formula(service: &ServiceEstimate, draws: &Draws, at: Timestamp) -> [Vec<f64>; 4] {
    let failed = service.failed(at.as_second(), draws);
    let activity = draws.activity.as_ref().expect("habits");
    let (days, hours) = (failed.by(draws, |passed| passed.days), failed.by(draws, |passed| passed.hours));
    let (second, hour) = (at.as_second(), 60 * HOUR);
    let end = service.ended(second).unwrap_or(second);
    let (of_end, of_rest) =
        (service.days_between(end - hour, end), service.days_between(second - hour, end.max(second - hour)));
    let load = service.demand().load_at(Timestamp::from_second(end).expect("an instant"));
    let mut lists: [Vec<f64>; 4] = Default::default();
    for draw in 0..DRAWS {
        let monthly = draws.monthly()[draw];
        let habit = activity.habit_of(draws, draw);
        let so_far = monthly * (1.0 - libm::pow(1.0 + habit.mean_by_shape * days[draw], -habit.shape));
        let tried = |days: f64| monthly * (1.0 - libm::pow(1.0 + habit.mean_by_shape * days, -habit.shape));
        let (mut met, mut most, mut rest) = (0.0, 0.0_f64, 0.0);
        for (status, severity) in draws.severity.iter().map(|severity| severity[draw]).enumerate() {
            let days = of_end.of(status, draw);
            if days > 0.0 {
                let full = severity * monthly * habit.peak_reach * load;
                met += full.min(tried(severity * days));
                most = most.max(full);
            }
            rest += severity * of_rest.of(status, draw);
        }
        lists[0].push(met.min(most).min(tried(rest)));
        lists[1].push(so_far);
        lists[2].push(monthly * habit.daily_share * hours[draw]);
        lists[3].push(monthly * habit.peak_reach * days[draw] / service.demand().peak_hour);
    }
    lists
}

/// Each draw with a correlation of its own, by the plain sum.
fn union_by_formula(members: &[Vec<f64>], population: f64) -> Vec<f64> {
    let overlap = super::assumptions::General::DEFAULT.overlap;
    let union = |draw: usize| {
        let shares: Vec<f64> = members.iter().map(|values| values[draw] / population).collect();
        let rho = overlap.quantile(stratum(u16::try_from(draw).expect("small")));
        union_share(&shares, rho) * population
    };
    (0..DRAWS).map(union).collect()
}

#[track_caller]
fn check(figure: Figure, plain: [f64; 3], what: &str) {
    let range = figure.range().unwrap_or_else(|| panic!("no figure {what}"));
    for (fast, plain) in [range.p5, range.p50, range.p95].into_iter().zip(plain) {
        assert!((fast as f64 - plain).abs() <= 0.01 * plain + 1.0, "{what}: {fast} for {plain}");
    }
}

fn check_board(audiences: &[u64], minutes: &[i64]) {
    let model = Model::of(&log(audiences));
    for minute in minutes {
        let at = downboard_core::instant::parse(&instant(*minute)).expect("an instant");
        let estimates = model.at(at);
        let mut members: [Vec<Vec<f64>>; 4] = Default::default();
        for (index, affected) in ServiceIndex::each(&estimates.services) {
            let service = model.of_service(index).expect("a service");
            let draws = service.draws.as_ref().expect("an audience");
            let plain = by_formula(service, draws, at);
            for ((figure, plain), members) in figures(affected).into_iter().zip(plain).zip(&mut members) {
                check(figure, percentiles(plain.clone()), &format!("{index:?} at {minute}"));
                members.push(plain);
            }
        }
        let [last_hour, so_far, exposure, active] = members;
        let all = figures(&estimates.together);
        for (figure, members) in all.into_iter().zip([last_hour, so_far]) {
            check(figure, percentiles(union_by_formula(&members, 47e6)), &format!("people together at {minute}"));
        }
        for (figure, members) in all.into_iter().skip(2).zip([exposure, active]) {
            let sum = (0..DRAWS).map(|draw| members.iter().map(|values| values[draw]).sum()).collect();
            check(figure, percentiles(sum), &format!("hours together at {minute}"));
        }
    }
}

fn figures(affected: &Affected) -> [Figure; 4] {
    [affected.last_hour, affected.so_far, affected.user_hours.exposure, affected.user_hours.active]
}

#[test]
fn the_fast_way_is_within_one_percent_of_the_formulas_for_a_few_services() {
    check_board(
        &[43_196_403, 12_978_357, 12_237_000, 9_502_624, 8_448_342],
        &[
            9 * HOUR + 20,
            10 * HOUR + 45,
            19 * HOUR,
            20 * HOUR + 25,
            26 * HOUR + 30,
            39 * HOUR,
            43 * HOUR,
            47 * HOUR + 20,
            60 * HOUR,
        ],
    );
}

#[test]
fn the_fast_way_is_within_one_percent_of_the_formulas_for_fifty_services() {
    let audiences: Vec<u64> = (1..=50).map(|rank| 43_000_000 / rank).collect();
    check_board(&audiences, &[12 * HOUR + 10, 33 * HOUR + 40]);
}

#[test]
fn the_fast_way_is_within_one_percent_of_the_formulas_where_no_service_stands_out() {
    check_board(&[3_000_000; 24], &[18 * HOUR + 5, 41 * HOUR + 30]);
}

#[test]
fn the_hour_is_within_what_there_was_so_far() {
    let model = Model::of(&log(&[43_196_403, 12_978_357, 12_237_000]));
    for hour in 10..40 {
        let at = downboard_core::instant::parse(&instant(hour * HOUR + 5)).expect("an instant");
        for index in ServiceIndex::all(3) {
            let service = model.of_service(index).expect("a service");
            let draws = service.draws.as_ref().expect("an audience");
            let people = service.last_hour_at(at);
            let so_far = draws.tried(&service.failed(at.as_second(), draws).by(draws, |passed| passed.days));
            for (draw, (hour, so_far)) in people.values.iter().zip(&so_far).enumerate() {
                assert!(hour * people.factor <= so_far * 1.003, "{index:?} {draw} at {at}");
            }
        }
    }
}

#[test]
fn what_dominates_is_what_narrows_the_range_most_when_it_is_taken_away() {
    let model = Model::of(&log(&[43_196_403, 12_978_357, 12_237_000, 9_502_624, 8_448_342, 3_596_306]));
    let mut compared = 0;
    for minute in [12 * HOUR, 25 * HOUR, 35 * HOUR, 50 * HOUR] {
        let at = downboard_core::instant::parse(&instant(minute)).expect("an instant");
        let estimates = model.at(at);
        for (index, affected) in ServiceIndex::each(&estimates.services) {
            let service = model.of_service(index).expect("a service");
            let draws = service.draws.as_ref().expect("an audience");
            let Some(range) = affected.so_far.range().filter(|range| range.p50 > 0) else { continue };
            // The width that is left when an input stays in its middle.
            let width = |fixed: super::figure::Input| {
                let [p5, _, p95] = percentiles(by_formula(service, &draws.with_fixed(fixed), at)[1].clone());
                libm::log(p95 / p5)
            };
            let inputs = super::draws::INPUTS.map(|input| (input, width(input)));
            let least = inputs.iter().copied().reduce(|least, next| if next.1 < least.1 { next } else { least });
            let (least, chosen) =
                (least.expect("inputs"), inputs.iter().find(|(input, _)| *input == range.dominated_by).expect("one"));
            // Where two matter nearly as much, either may be named.
            assert!(chosen.1 <= least.1 * 1.05, "{index:?} at {minute}: {inputs:?}, but {:?}", range.dominated_by);
            compared += 1;
        }
    }
    assert!(compared >= 20, "{compared}");
}
