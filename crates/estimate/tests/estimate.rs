//! The estimate against the worked example of its specification and against what it has to refuse. Outages that others
//! counted are data: `validation.rs` holds it to them.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_rules;
use downboard_core::model::{AssumedInput, Lang, RuleStanding, ServiceIndex};
use downboard_core::timeline::{BoardLog, Content, Good};
use downboard_estimate::rules::{Comparison, WorstOutage, compare};
use downboard_estimate::{
    Affected, Estimates, Input, Model, NotEstimated, Range, assumptions, assumptions_json, union_share,
};
use serde_json::{Value, json};
use support::at;
use support::estimates;
use support::outage::{Outage, log};

/// KakaoTalk with 43,196,403 people, down from 15:30 to 01:30, partly to 07:00, degraded to 06:30 on 17 October.
fn kakaotalk() -> Outage<'static> {
    Outage {
        id: "kakaotalk",
        value: 43_196_403,
        failures: &[
            ("major_outage", "2022-10-15T15:30:00+09:00", "2022-10-16T01:30:00+09:00"),
            ("partial_outage", "2022-10-16T01:30:00+09:00", "2022-10-16T07:00:00+09:00"),
            ("degraded", "2022-10-16T07:00:00+09:00", "2022-10-17T06:30:00+09:00"),
        ],
        ..Outage::default()
    }
}

/// In the worked example a day of the weekend counts as a weekday.
fn at_moment(moment: &str) -> Estimates {
    let extra = json!({"assumptions": [{"input": "weekend_users", "category": "messenger", "values": [1]}]});
    estimates(&log(&[kakaotalk()], &extra), at(moment))
}

#[track_caller]
fn check(range: Option<Range>, expected_millions: [f64; 3], within: f64) {
    let range = range.expect("a figure");
    for (value, expected) in [range.p5, range.p50, range.p95].into_iter().zip(expected_millions) {
        let millions = value as f64 / 1e6;
        assert!((millions / expected - 1.0).abs() <= within, "{millions} for {expected}: {range:?}");
    }
}

#[test]
fn people_in_the_hour_from_18_to_19() {
    for moment in ["2022-10-15T18:30:00+09:00", "2022-10-15T19:00:00+09:00"] {
        check(at_moment(moment).services[0].last_hour.range(), [17.9, 21.6, 26.2], 0.03);
    }
}

#[test]
fn the_worst_hour_is_the_busiest_of_those_that_failed_fully() {
    let affected = at_moment("2022-10-17T12:00:00+09:00").services[0];
    assert_eq!(affected.peak_at, Some(at("2022-10-15T19:00:00+09:00")));
    check(affected.peak.range(), [17.9, 21.6, 26.2], 0.03);
}

#[test]
fn a_day_of_the_weekend_has_fewer_users_and_still_fewer_hours() {
    let weekday = at_moment("2022-10-15T19:00:00+09:00").services[0];
    let weekend = estimates(&log(&[kakaotalk()], &json!({})), at("2022-10-15T19:00:00+09:00")).services[0];
    let ratio = |of: fn(&Affected) -> Option<Range>| {
        of(&weekend).expect("a figure").p50 as f64 / of(&weekday).expect("a figure").p50 as f64
    };
    assert!((ratio(|of| of.last_hour.range()) - 0.97).abs() < 0.002);
    assert!((ratio(|of| of.user_hours.usage.range()) - 1.0).abs() < 0.002, "usage has a factor of its own");
    assert!((ratio(|of| of.user_hours.active.range()) - 0.97).abs() < 0.002);
}

#[test]
fn an_hour_lost_is_six_weeks_of_a_budget() {
    // One day for every user spends 2.7 years of 99.9 %.
    let failures = &[("major_outage", "2022-10-12T00:00:00+09:00", "2022-10-13T00:00:00+09:00")];
    let day = estimates(&log(&[Outage { failures, ..kakaotalk() }], &json!({})), at("2022-10-14T00:00:00+09:00"));
    let days = day.together.error_budget.range().expect("a figure");
    assert!((days.p50 as f64 / 365.25 - 2.7).abs() < 0.1, "{days:?}");
}

#[test]
fn when_it_is_over_nobody_is_affected_and_those_who_were_still_count() {
    let over = at_moment("2022-10-17T07:30:00+09:00").services[0];
    assert_eq!(over.last_hour.range().map(|range| range.p95), Some(0));
    assert_eq!(over.potential.range().map(|range| range.p95), Some(0));
    assert!(over.so_far.range().is_some_and(|range| range.p50 > 30_000_000));
    let before = at_moment("2022-10-15T15:00:00+09:00").services[0];
    assert_eq!(before.so_far.range().map(|range| range.p95), Some(0));
    assert_eq!((before.peak.range().map(|range| range.p95), before.peak_at), (Some(0), None));
}

#[test]
fn without_a_known_status_there_is_no_figure() {
    let extra = json!({});
    let silent = log(&[Outage { failures: &[], ..kakaotalk() }], &extra);
    let affected = estimates(&silent, at("2022-10-15T19:00:00+09:00")).services[0];
    for figure in [affected.last_hour, affected.so_far, affected.potential, affected.user_hours.exposure] {
        let json = serde_json::to_value(figure).expect("JSON");
        assert_eq!(json, json!({"not_estimated": "status_unknown"}), "never 0 for want of an input");
    }
}

/// The middle of the people of the last hour at times of 17 October.
fn last_hours(failures: &[(&str, &str, &str)], times: &[&str]) -> Vec<u64> {
    let log = log(&[Outage { failures, ..kakaotalk() }], &json!({}));
    let model = Model::of(&log);
    let p50 = |time: &&str| {
        let affected = model.at(at(&format!("2022-10-17T{time}:00+09:00"))).services[0];
        let (hour, so_far) =
            (affected.last_hour.range().expect("a figure"), affected.so_far.range().expect("a figure"));
        let peak = affected.peak.range().expect("a figure");
        assert!(hour.p50 <= peak.p50 && peak.p50 <= so_far.p50, "{time}: {affected:?}");
        hour.p50
    };
    times.iter().map(p50).collect()
}

#[test]
fn who_met_a_failure_within_the_hour_is_counted_until_the_hour_is_over() {
    // In the morning, when more and more people try: none of them meets what is over.
    let failures = &[("major_outage", "2022-10-17T04:00:00+09:00", "2022-10-17T06:20:00+09:00")];
    let times = ["06:19", "06:20", "06:21", "06:30", "06:50", "07:10", "07:19", "07:20", "08:00"];
    let hours = last_hours(failures, &times);
    assert!(hours[1..].is_sorted_by(|one, next| next <= one), "{hours:?}");
    assert!(hours[2] as f64 > 0.95 * hours[0] as f64 && hours[6] < hours[0] / 8, "{hours:?}");
    assert_eq!(hours[7..], [0, 0]);
    // A failure of minutes is met by those who tried in these minutes, up to an hour later.
    let brief = &[("major_outage", "2022-10-17T13:00:00+09:00", "2022-10-17T13:05:00+09:00")];
    let hours = last_hours(brief, &["13:05", "13:30", "14:00", "14:04", "14:05"]);
    assert!(hours[0] > 1_000_000 && hours[0] == hours[1] && hours[1] == hours[2], "{hours:?}");
    assert!(hours[3] > 0 && hours[3] < hours[2] && hours[4] == 0, "{hours:?}");
}

#[test]
fn a_second_failure_begins_with_those_who_tried_since() {
    let again = &[
        ("major_outage", "2022-10-17T09:00:00+09:00", "2022-10-17T11:00:00+09:00"),
        ("major_outage", "2022-10-17T13:00:00+09:00", "2022-10-17T15:00:00+09:00"),
    ];
    assert_eq!(last_hours(again, &["13:05", "13:20"]), last_hours(&again[1..], &["13:05", "13:20"]));
}

#[test]
fn an_hour_of_two_statuses_goes_over_from_one_to_the_other() {
    let failures = &[
        ("major_outage", "2022-10-17T09:00:00+09:00", "2022-10-17T13:00:00+09:00"),
        ("degraded", "2022-10-17T13:00:00+09:00", "2022-10-17T18:00:00+09:00"),
    ];
    let hours = last_hours(failures, &["13:00", "13:01", "13:20", "13:40", "13:55", "13:59", "14:00", "14:01"]);
    assert!(hours.is_sorted_by(|one, next| next <= one), "{hours:?}");
    let (first, last) = (hours[0] as f64, hours[7] as f64);
    assert!(hours[1] as f64 > 0.97 * first && first > 3.0 * last, "{hours:?}");
    assert!((hours[5] as f64) < 1.4 * last, "no step where the hour is full: {hours:?}");
}

/// Down from 14:00 on; the end is an instant or two.
fn until(end: &str) -> Affected {
    let failures = &[("major_outage", "2022-10-17T14:00:00+09:00", end)];
    let log = log(&[Outage { failures, ..kakaotalk() }], &json!({}));
    estimates(&log, at("2022-10-17T23:00:00+09:00")).services[0]
}

#[test]
fn an_end_that_is_only_bounded_widens_the_range() {
    let bounded = until("2022-10-17T14:30:00+09:00/2022-10-17T21:30:00+09:00");
    let known = until("2022-10-17T18:00:00+09:00");
    let hours = |affected: &Affected| affected.user_hours.exposure.range().expect("a figure");
    let width = |range: Range| range.p95 as f64 / range.p5 as f64;
    assert!(width(hours(&bounded)) > 2.0 * width(hours(&known)), "{bounded:?} {known:?}");
    assert!((hours(&bounded).p50 as f64 / hours(&known).p50 as f64 - 1.0).abs() < 0.05);
    assert_eq!(hours(&bounded).dominated_by, Input::Timing);
    assert_ne!(hours(&known).dominated_by, Input::Timing);
}

#[test]
fn within_the_bounds_of_an_end_some_draws_have_it_behind_them() {
    let failures =
        &[("major_outage", "2022-10-17T14:00:00+09:00", "2022-10-17T15:00:00+09:00/2022-10-17T17:00:00+09:00")];
    let log = log(&[Outage { failures, ..kakaotalk() }], &json!({}));
    let p50 = |moment: &str| {
        let range = estimates(&log, at(moment)).services[0].last_hour.range().expect("a figure");
        (range.p5, range.p50 > 0)
    };
    assert!(p50("2022-10-17T15:00:00+09:00").0 > 10_000_000);
    assert_eq!(p50("2022-10-17T16:50:00+09:00"), (0, true), "fewer than half have ended an hour ago");
    assert_eq!(p50("2022-10-17T17:10:00+09:00"), (0, false), "more than half have");
}

#[test]
fn all_of_kakao_together_are_fewer_than_its_audiences_added_up() {
    // Section 3.2, in millions: the sum is 96.3, Fréchet's bounds 43.2 to 47.0.
    let thousands: [u32; 8] = [43_196, 12_978, 12_237, 9_503, 8_448, 4_641, 3_596, 1_719];
    let shares = thousands.map(|audience| f64::from(audience) / 47e3);
    for rho in [0.0, 0.05, 0.45, 0.7] {
        let union = 47.0 * union_share(&shares, rho);
        assert!((43.19..=47.0).contains(&union), "{rho}: {union}");
    }
    for (rho, expected) in [(0.7, 21.0), (0.0, 34.0)] {
        let union = 47.0 * union_share(&shares[1..], rho);
        assert!((union / expected - 1.0).abs() < 0.03, "without KakaoTalk, {rho}: {union}");
    }
}

#[test]
fn a_published_overlap_takes_the_place_of_the_assumed_one() {
    let failures = &[("major_outage", "2022-10-15T15:30:00+09:00", "2022-10-16T01:30:00+09:00")];
    let services = [
        Outage { id: "kakaopage", value: 4_640_000, failures, ..Outage::default() },
        Outage { id: "kakao-webtoon", value: 1_720_000, failures, ..Outage::default() },
    ];
    let potential = |both: Option<u64>| {
        let overlaps: Vec<Value> = both
            .map(|both| {
                json!({
                    "service": "kakaopage", "with": "kakao-webtoon", "both": both, "as_of": "2022-08", "grade": "B",
                    "definition": {"ko": "Ye", "en": "Example"}, "sources": ["example"],
                })
            })
            .into_iter()
            .collect();
        let log = log(&services, &json!({"population": 47_000_000, "overlaps": overlaps}));
        estimates(&log, at("2022-10-15T19:00:00+09:00")).together.potential.range().expect("a figure")
    };
    let published = potential(Some(820_000));
    assert!((published.p50 as f64 / 5.54e6 - 1.0).abs() < 0.01, "{published:?}");
    assert!(published.p95 - published.p5 < potential(None).p95 - potential(None).p5, "what is known is narrower");
    let nested = potential(Some(1_720_000));
    assert!((nested.p50 as f64 / 4.64e6 - 1.0).abs() < 0.02, "everybody of the one uses the other: {nested:?}");
    let apart = potential(Some(0));
    assert!((apart.p50 as f64 / 6.36e6 - 1.0).abs() < 0.01, "where nobody uses both: {apart:?}");
}

#[test]
fn without_a_population_several_services_have_no_figure_together() {
    let failures = &[("major_outage", "2022-10-15T15:30:00+09:00", "2022-10-16T01:30:00+09:00")];
    let two = [Outage { id: "one", failures, ..kakaotalk() }, Outage { id: "two", failures, ..Outage::default() }];
    let moment = at("2022-10-15T19:00:00+09:00");
    let together = estimates(&log(&two, &json!({})), moment).together.last_hour;
    assert_eq!(serde_json::to_value(together).expect("JSON"), json!({"not_estimated": "no_population"}));
    let alone = estimates(&log(&two[..1], &json!({})), moment).together.last_hour;
    assert!(alone.range().is_some_and(|range| range.p50 > 20_000_000));
}

#[test]
fn what_failed_at_four_in_the_morning_is_met_as_the_morning_comes() {
    let failures = &[("major_outage", "2023-11-08T04:05:00+11:00", "2023-11-08T16:05:00+11:00")];
    let outage = Outage { value: 10_000_000, failures, ..Outage::default() };
    let log = log(&[outage], &json!({"zone": {"utc_offset": "+11:00", "label": "AEDT"}}));
    let people = |moment: &str| {
        let range = estimates(&log, at(moment)).together.last_hour.range().expect("a figure");
        range.p50
    };
    let hours =
        ["05:30", "06:30", "07:30", "08:30", "12:30"].map(|time| people(&format!("2023-11-08T{time}:00+11:00")));
    assert!(hours.is_sorted() && hours[4] > 2 * hours[0], "{hours:?}");
}

#[test]
fn what_does_not_count_people_who_use_it_is_refused_with_the_reason() {
    let failures = &[("major_outage", "2024-07-19T04:00:00+00:00", "2024-07-19T05:20:00+00:00")];
    for (unit, measure, reason) in [
        // CrowdStrike 2024: 8.5 million devices. Lines of a telephone company. Sign-ups.
        ("devices", "company_reported", NotEstimated::NotPeople),
        ("lines", "monthly", NotEstimated::NotPeople),
        ("accounts", "company_reported", NotEstimated::NotPeople),
        ("people", "installed", NotEstimated::NotUsers),
    ] {
        let outage = Outage { value: 8_500_000, unit, measure, failures, ..Outage::default() };
        let seen = estimates(&log(&[outage], &json!({"population": 47_000_000})), at("2024-07-19T05:00:00+00:00"));
        let affected = seen.services[0];
        let reason = json!({"not_estimated": reason});
        for figure in [affected.last_hour, affected.so_far, affected.potential, affected.user_hours.active] {
            assert_eq!(serde_json::to_value(figure).expect("JSON"), reason, "{unit} {measure}");
        }
        assert_eq!(seen.together.last_hour.range(), None, "nor is it counted with others");
    }
}

#[test]
fn reports_are_no_unit_of_an_audience() {
    let text = json!({"ko": "Ye", "en": "Example"});
    let board = json!({
        "format": "downboard-board/1", "id": "example", "title": text, "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"hours": 24}, "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "services": [{
            "id": "s", "name": text, "provider": "p", "category": "messenger",
            "audiences": [{
                "value": 10_600_000, "unit": "reports", "measure": "daily", "definition": text, "as_of": "2021",
                "grade": "B", "sources": ["example"],
            }],
        }],
    });
    let decoded = downboard_core::decode::decode_board(board.to_string().as_bytes());
    let findings = downboard_words::findings(Lang::En, &decoded.findings);
    assert!(
        findings.iter().any(|finding| finding.contains("\"reports\"") && finding.contains("people")),
        "{findings:?}"
    );
    assert!(decoded.value.expect("the rest stands").services[0].audiences.is_empty());
}

#[test]
fn absurd_inputs_have_an_outcome() {
    let long = &[("major_outage", "1980-01-01T00:00:00+00:00", "2022-10-15T15:30:00+09:00")];
    let leap = &[("major_outage", "2016-12-31T23:59:60Z", "2017-01-01T00:00:10Z")];
    let empty = &[("major_outage", "2022-10-15T15:30:00+09:00", "2022-10-15T15:30:00+09:00")];
    for (failures, value, population) in [
        (&long[..], 43_196_403, 47_000_000),
        (&leap[..], 43_196_403, 47_000_000),
        (&empty[..], 43_196_403, 47_000_000),
        (&long[..], 10_000_000_000, 47_000_000),
        (&long[..], 10_000_000_000, 1),
        (&long[..], 1, 10_000_000_000),
    ] {
        let outage = Outage { value, failures, ..Outage::default() };
        let log = log(&[outage], &json!({"population": population}));
        for moment in
            ["1970-01-03T00:00:00Z", "1999-12-31T23:59:59Z", "2017-01-01T00:00:05Z", "2022-10-16T00:00:00+09:00"]
        {
            let affected = estimates(&log, at(moment)).together;
            for figure in [affected.last_hour, affected.so_far, affected.peak, affected.potential] {
                let range = figure.range().expect("a figure");
                assert!(range.p5 <= range.p50 && range.p50 <= range.p95, "{range:?}");
                assert!(range.p95 <= population, "nobody beyond the population: {range:?} of {population}");
            }
        }
    }
}

#[test]
fn a_model_that_is_updated_gives_what_one_made_anew_gives() {
    let morning = ("major_outage", "2022-10-15T10:00:00+09:00", "2022-10-15T12:00:00+09:00");
    let again = ("partial_outage", "2022-10-15T15:30:00+09:00", "2022-10-15T22:00:00+09:00");
    let population = json!({"population": 47_000_000});
    let documents = |failures: &[_]| {
        let two =
            [Outage { id: "one", failures: &[morning], ..kakaotalk() }, Outage { id: "two", failures, ..kakaotalk() }];
        support::outage::documents(&two, &population)
    };
    let (mut known, later) = (documents(&[morning]), documents(&[morning, again]));
    let before = support::log(&known);
    let model = Model::of(&before);
    let (moment, feed) = (at("2022-10-15T19:00:00+09:00"), known.board.feeds[0].id.clone());
    let content = later.status().next().map(|(document, _)| Content::Status(document.clone())).expect("a document");
    known.put(&feed, content, Good { updated_at: None, fetched_at: None });
    let after = BoardLog::at(&known, moment, Some(&before));
    let is_taken_over = [0, 1].map(|index| std::sync::Arc::ptr_eq(&before.services[index], &after.services[index]));
    assert_eq!(is_taken_over, [true, false], "only the second has changed");
    assert_eq!(model.updated(&after).at(moment), Model::of(&after).at(moment));
    assert_ne!(model.updated(&after).at(moment), model.at(moment));
    let other = log(&[Outage { id: "one", ..kakaotalk() }], &population);
    assert_eq!(model.updated(&other).at(moment), estimates(&other, moment), "nothing is taken from another board");
}

#[test]
fn a_board_replaces_an_assumption_and_the_list_says_so() {
    let extra = json!({"assumptions": [
        {"input": "severity", "status": "major_outage", "values": [0.5, 0.5, 0.5]},
        {"input": "daily_share", "service": "kakaotalk", "values": [0.4, 0.4, 0.4], "sources": ["example"]},
    ]});
    let documents = support::outage::documents(&[kakaotalk()], &extra);
    let list = assumptions(&documents.board);
    let replaced: Vec<AssumedInput> = list.iter().filter(|known| known.replaced).map(|known| known.input).collect();
    assert_eq!(replaced, [AssumedInput::Severity, AssumedInput::DailyShare]);
    assert!(list.len() > 30 && list.iter().all(|known| !known.source.is_empty() && !known.unit.is_empty()));
    let own: Vec<&str> = list.iter().filter(|known| known.replaced).map(|known| known.source.as_str()).collect();
    assert_eq!(own, ["assumed", "example"]);
    let with_source = list.iter().find(|known| known.replaced && !known.sources.is_empty()).expect("the second");
    assert_eq!(with_source.sources[0].title, "Example", "the id of a source is looked up");
    assert_eq!(with_source.sources[0].address.as_deref(), Some("https://example.org/"));
    let json: Value = serde_json::from_str(&assumptions_json(&documents.board)).expect("JSON");
    assert_eq!(json, serde_json::to_value(&list).expect("JSON"));
    let moment = at("2022-10-15T19:00:00+09:00");
    let half = estimates(&support::log(&documents), moment).together;
    let whole = estimates(&log(&[kakaotalk()], &json!({})), moment).together;
    let p50 = |affected: &Affected| affected.user_hours.exposure.range().expect("a figure").p50 as f64;
    assert!((p50(&half) / p50(&whole) - 0.4 / 0.835 * 0.5 / 0.97).abs() < 0.01, "{} {}", p50(&half), p50(&whole));
}

#[test]
fn the_steps_of_the_worked_example_are_those_of_the_estimate() {
    let log = log(&[kakaotalk()], &json!({}));
    let model = Model::of(&log);
    for (moment, is_weekend) in [
        ("2022-10-15T15:50:00+09:00", true),
        ("2022-10-15T19:00:00+09:00", true),
        ("2022-10-16T04:00:00+09:00", true),
        ("2022-10-17T06:00:00+09:00", false),
    ] {
        let moment = at(moment);
        let (worked, affected) = (model.worked(ServiceIndex(0), moment).expect("steps"), model.at(moment).services[0]);
        let near = |what: &str, one: f64, other: f64, within: f64| {
            assert!((one / other - 1.0).abs() <= within, "{moment}, {what}: {one} {other}");
        };
        let reach = |days: f64| 1.0 - libm::pow(1.0 + worked.mean * days / worked.shape, -worked.shape);
        near("mean", worked.mean, worked.daily_share * worked.launches, 1e-9);
        near("daily share", reach(1.0), worked.daily_share, 1e-9);
        near("peak reach", reach(worked.peak_hour), worked.peak_reach, 1e-9);
        near("reach", reach(worked.days), worked.reach, 0.002);
        near("so far", worked.monthly * worked.reach, worked.so_far, 1e-9);
        let days: f64 = worked.failed.iter().map(|failed| failed.severity * failed.days).sum();
        near("days", days, worked.days, 1e-9);
        assert!(worked.failed.is_sorted_by_key(|failed| failed.severity), "the mildest first");
        // The same by the integral itself: a thousandth of the users at a time, by how severe a failure has to be to hit them.
        let same: f64 = (0..1_000)
            .map(|part| {
                let hits = worked.failed.iter().filter(|failed| failed.severity * 1_000.0 > f64::from(part) + 0.5);
                reach(hits.map(|failed| failed.days).sum()) / 1_000.0
            })
            .sum();
        near("the same people each time", worked.monthly * same, worked.so_far_least, 0.002);
        assert!(worked.so_far_least <= worked.so_far, "{moment}: {} {}", worked.so_far_least, worked.so_far);
        let hours: f64 = worked.failed.iter().map(|failed| failed.severity * failed.hours).sum();
        near("hours", hours, worked.hours, 1e-9);
        let hour = worked.last_hour.expect("it fails");
        let full = worked.monthly * hour.severity * worked.peak_reach * hour.load;
        near("last hour", full.min(worked.so_far), hour.people, 1e-9);
        assert_eq!(hour.is_weekend, is_weekend, "{moment}");
        // The middle of the inputs is not quite the middle of the draws.
        let p50 = |range: Option<Range>| range.expect("a figure").p50 as f64;
        near("the estimate's hour", hour.people, p50(affected.last_hour.range()), 0.06);
        near("the estimate's people so far", worked.so_far, p50(affected.so_far.range()), 0.03);
        near("the estimate's exposure", worked.exposure, p50(affected.user_hours.exposure.range()), 0.03);
    }
}

#[test]
fn without_a_figure_there_are_no_steps() {
    let failures = kakaotalk().failures;
    for (outage, has_steps) in [
        (kakaotalk(), true),
        (Outage { unit: "devices", ..kakaotalk() }, false),
        (Outage { category: "game", ..kakaotalk() }, false),
    ] {
        let log = log(&[outage], &json!({}));
        let worked = Model::of(&log).worked(ServiceIndex(0), at("2022-10-15T19:00:00+09:00"));
        assert_eq!(worked.is_some(), has_steps);
        assert_eq!(Model::of(&log).worked(ServiceIndex(1), at("2022-10-15T19:00:00+09:00")), None, "no such service");
    }
    let log = log(&[Outage { failures: &failures[..1], ..kakaotalk() }], &json!({}));
    let over = Model::of(&log).worked(ServiceIndex(0), at("2022-10-17T12:00:00+09:00")).expect("steps");
    assert!(over.last_hour.is_none() && over.so_far > 0.0, "who met it still counts when it is over");
}

#[test]
fn rules_are_met_when_the_specification_says() {
    let bytes = std::fs::read(support::public().join("rules/rules.json")).expect("the rules");
    let rules = support::clean(decode_rules(&bytes)).rules;
    let begun = at("2022-10-15T15:30:00+09:00");
    let of = |users| WorstOutage { service: ServiceIndex(0), users, begun, until: begun };
    // Section 1.3: 35 million users, fully down.
    for (id, expected) in [
        ("fcc-nors", 30),
        ("ofcom-critical", 6),
        ("ofcom-critical-proposal", 3),
        ("nis2-search-social", 0),
        ("korea-disaster-report", 10),
        ("korea-user-notice", 120),
        ("japan-free-messages-1000000", 720),
        ("japan-free-messages-1000000-draft", 120),
    ] {
        let rule = rules.iter().find(|rule| rule.id == *id).unwrap_or_else(|| panic!("no {id}"));
        let outcome = match expected {
            0 => Comparison::Met { minutes: 0, at: begun },
            minutes => Comparison::NotYet { minutes },
        };
        assert_eq!(compare(rule, &of(35_000_000)), outcome, "{id}");
    }
    // KT 2021 lasted less than three hours: harm without a threshold.
    let terms = rules.iter().find(|rule| rule.id == *"korea-telco-terms").expect("the terms");
    let kt = WorstOutage { until: begun.checked_add(89 * 60).expect("an instant"), ..of(40_000_000) };
    assert_eq!(compare(terms, &kt), Comparison::NotYet { minutes: 180 });
    for (jurisdiction, least) in [
        ("United States", 1),
        ("European Union", 6),
        ("United Kingdom", 4),
        ("Korea", 3),
        ("Japan", 6),
        ("Singapore", 2),
        ("India", 2),
    ] {
        assert!(rules.iter().filter(|rule| rule.jurisdiction.en == jurisdiction).count() >= least, "{jurisdiction}");
    }
    let draft = |word: &str| {
        rules.iter().filter(|rule| rule.id.as_str().contains(word)).all(|rule| rule.standing == RuleStanding::Draft)
    };
    assert!(draft("draft") && draft("proposal"), "what was a draft says so");
}
