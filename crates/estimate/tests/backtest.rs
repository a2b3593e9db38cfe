//! The validation cases that the methods page shows: each comes out as it was published, and the decoder holds what it says.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_validation;
use downboard_core::model::{Case, Expectation, Lang, Refusal, Trial, Validation};
use downboard_core::reading::Effect;
use downboard_estimate::backtest::{CaseAnswer, CaseOutcome, Checked, run};
use downboard_estimate::{Figure, Input, NotEstimated};
use serde_json::{Value, json};

fn bytes() -> Vec<u8> {
    std::fs::read(support::public().join("validation/cases.json")).expect("the cases")
}

fn validation() -> Validation {
    support::clean(decode_validation(&bytes()))
}

#[track_caller]
fn case(id: &str) -> Case {
    validation().cases.into_iter().find(|case| case.id == *id).unwrap_or_else(|| panic!("no {id}"))
}

/// What is said of the only figure of a case.
#[track_caller]
fn said(id: &str) -> CaseAnswer {
    match run(&case(id)) {
        CaseOutcome::Checks(checks) => checks.first().expect("a check").said,
        outcome => panic!("{outcome:?}"),
    }
}

#[test]
fn every_case_comes_out_as_it_was_published() {
    let cases = validation().cases;
    assert!(cases.len() >= 15, "{}", cases.len());
    for case in cases {
        let outcome = run(&case);
        assert!(outcome.holds(), "{}: {outcome:#?}", case.id);
        assert_eq!(run(&case), outcome, "{}: the same case, the same outcome", case.id);
    }
}

#[test]
fn the_outages_of_the_specification_are_all_there() {
    let ids: Vec<String> = validation().cases.iter().map(|case| case.id.to_string()).collect();
    for outage in
        ["kakaotalk", "kakao-all", "kakao-without-talk", "six-pairs", "kddi", "facebook", "optus", "rogers", "kt"]
    {
        assert!(ids.iter().any(|id| id.starts_with(outage)), "{outage}: {ids:?}");
    }
}

#[test]
fn a_case_that_is_not_met_does_not_hold() {
    let mut far = case("optus-2023");
    let Trial::Outage(trial) = &mut far.trial else { panic!("an outage") };
    trial.services[0].audience.value *= 2;
    assert!(!run(&far).holds());
    let mut refused = case("crowdstrike-2024");
    let Trial::Outage(trial) = &mut refused.trial else { panic!("an outage") };
    trial.checks[0].expected = Expectation::Refused(Refusal::NotUsers);
    assert!(!run(&refused).holds(), "for another reason");
    let Trial::Outage(trial) = &mut refused.trial else { panic!("an outage") };
    trial.services[0].audience.unit = "people".to_owned();
    assert!(!run(&refused).holds(), "a figure where there should be none");
    let mut share = case("kddi-voice-2022");
    let Trial::Share(trial) = &mut share.trial else { panic!("a share") };
    trial.counted = 39_000_000;
    assert!(!run(&share).holds());
    let mut pairs = case("six-pairs");
    let Trial::Pairs(trial) = &mut pairs.trial else { panic!("pairs") };
    trial.within_percent = 2;
    assert!(!run(&pairs).holds());
}

#[test]
fn what_is_no_count_of_users_is_refused_with_the_reason() {
    for (id, reason) in [
        ("crowdstrike-2024", NotEstimated::NotPeople),
        ("kt-2021-lines", NotEstimated::NotPeople),
        ("kakaotalk-sign-ups", NotEstimated::NotUsers),
    ] {
        assert_eq!(said(id), CaseAnswer::Figure(Figure::NotEstimated { not_estimated: reason }), "{id}");
    }
    assert_eq!(said("facebook-2021-reports"), CaseAnswer::NoUnit);
}

#[test]
fn the_audience_dominates_with_kakaotalk_and_the_overlap_without_it() {
    let dominant = |id: &str| match said(id) {
        CaseAnswer::Figure(figure) => figure.range().expect("a figure").dominated_by,
        CaseAnswer::NoUnit => panic!("{id}: no unit"),
    };
    assert_eq!(dominant("kakao-all-2022"), Input::Audience);
    assert_eq!(dominant("kakao-without-talk-2022"), Input::Overlap);
}

#[test]
fn the_mean_error_of_the_six_pairs_is_that_of_the_specification() {
    let CaseOutcome::Pairs { unions, mean_error_permille, .. } = run(&case("six-pairs")) else { panic!("pairs") };
    assert_eq!(unions.len(), 6);
    assert!((50..=54).contains(&mean_error_permille), "5.2 %: {mean_error_permille}");
    assert!(unions.iter().all(|union| union.least < union.middle && union.middle < union.most));
}

/// The findings of the cases with something broken in the first of them.
#[track_caller]
fn broken(break_it: impl Fn(&mut Value)) -> (usize, Vec<String>) {
    let mut document: Value = serde_json::from_slice(&bytes()).expect("JSON");
    break_it(&mut document["cases"][0]);
    let decoded = decode_validation(document.to_string().as_bytes());
    assert!(decoded.findings.iter().all(|finding| finding.effect != Effect::Unreadable));
    let left = decoded.value.map_or(0, |validation| validation.cases.len());
    (left, downboard_words::findings(Lang::En, &decoded.findings))
}

#[test]
fn a_broken_case_is_named_and_the_rest_stands() {
    let all = validation().cases.len();
    let outage = "/cases/0/trial/outage";
    for (pointer, break_it) in [
        ("/cases/0/id", (|case: &mut Value| case["id"] = "Kakao Talk".into()) as fn(&mut Value)),
        ("/cases/0/sources", |case| case["sources"] = json!([])),
        ("/cases/0/trial", |case| case["trial"] = json!({})),
        (&format!("{outage}/services/0/category"), |case| {
            case["trial"]["outage"]["services"][0]["category"] = "messages".into();
        }),
        (&format!("{outage}/services/0/failures/0"), |case| {
            case["trial"]["outage"]["services"][0]["failures"] =
                json!([{"status": "degraded", "from": "2022-10-15T15:30:00Z", "to": "2022-10-15T15:30:00Z"}]);
        }),
        (&format!("{outage}/services/0/failures/0/status"), |case| {
            let failures = &mut case["trial"]["outage"]["services"][0]["failures"];
            *failures = json!([failures[0]]);
            failures[0]["status"] = "operational".into();
        }),
        (&format!("{outage}/checks/0/expected"), |case| {
            let checks = &mut case["trial"]["outage"]["checks"];
            *checks = json!([checks[0]]);
            checks[0]["expected"] = json!({});
        }),
    ] {
        let (left, findings) = broken(break_it);
        assert_eq!(left, all - 1, "{pointer}: {findings:?}");
        assert!(findings.iter().any(|finding| finding.starts_with(pointer)), "{pointer}: {findings:?}");
    }
}

#[test]
fn what_is_written_is_read_again() {
    let validation = validation();
    let text = serde_json::to_vec(&validation).expect("JSON");
    assert_eq!(support::clean(decode_validation(&text)), validation);
}

#[test]
fn what_is_no_document_of_cases_has_no_value() {
    for text in ["", "[]", "{}", r#"{"format": "downboard-rules/1"}"#] {
        let decoded = decode_validation(text.as_bytes());
        assert!(decoded.value.is_none() && !decoded.findings.is_empty(), "{text}");
    }
}

#[test]
fn absurd_cases_have_an_outcome() {
    let mut absurd = case("kakaotalk-2022");
    let Trial::Outage(trial) = &mut absurd.trial else { panic!("an outage") };
    trial.services[0].audience.value = 10_000_000_000;
    trial.population = Some(1);
    for check in &mut trial.checks {
        check.expected =
            Expectation::Near(downboard_core::model::ExpectedNear { value: u64::MAX, within_percent: 100 });
    }
    let CaseOutcome::Checks(checks) = run(&absurd) else { panic!("checks") };
    assert!(checks.iter().all(|Checked { said, .. }| *said != CaseAnswer::NoUnit));
}

/// The places of a document, each with the value that stands there.
fn places(value: &Value, pointer: String, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| places(value, format!("{pointer}/{key}"), found));
        }
        Value::Array(members) => {
            members.iter().enumerate().for_each(|(index, value)| places(value, format!("{pointer}/{index}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    found.push((pointer, value.clone()));
}

#[test]
fn whatever_stands_in_a_case_does_not_stop_the_estimator() {
    let mut document: Value = serde_json::from_slice(&bytes()).expect("JSON");
    let cases = document["cases"].as_array_mut().expect("cases");
    let kept = ["kakaotalk-2022", "kddi-voice-2022", "six-pairs", "facebook-2021-reports"];
    cases.retain(|case| kept.iter().any(|id| case["id"] == *id));
    let known = validation().cases;
    let mut found = Vec::new();
    places(&document, String::new(), &mut found);
    assert!(found.len() > 100, "{}", found.len());
    for (pointer, value) in found {
        let hostile: &[Value] = if value.is_number() {
            &[json!(0), json!(9_999_999_999_u64), json!(u64::MAX), json!(-1), json!("1")]
        } else {
            &[json!(null), json!(7), json!("<script>"), json!([]), json!({})]
        };
        for hostile in hostile {
            let mut broken = document.clone();
            *broken.pointer_mut(&pointer).expect("a place") = hostile.clone();
            let decoded = decode_validation(broken.to_string().as_bytes());
            for case in decoded.value.iter().flat_map(|validation| &validation.cases) {
                // What is as it was has been run elsewhere.
                if value.is_number() && pointer.contains("trial") && !known.contains(case) {
                    run(case);
                }
            }
        }
    }
}
