//! `downboard estimate` answers what-if, and prints what estimates assume.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::{AudienceMeasure, AudienceUnit, Lang};
use downboard_estimate::Input;
use downboard_words::{audience, detail_words, rule_not_yet, words};
use serde_json::Value;
use support::{downboard, pangyo, people, plain, text};

const OUTAGE: &str = "from=2026-11-23T09:00:00+09:00,to=2026-11-23T12:00:00+09:00,status=major_outage";

fn estimate(arguments: &[&str]) -> support::Run {
    let board = pangyo();
    downboard([&["estimate", "--board", board.to_str().expect("UTF-8")], arguments].concat())
}

#[test]
fn three_hours_without_kakaotalk() {
    let board: Value =
        serde_json::from_slice(&std::fs::read(pangyo().join("board.json")).expect("a board")).expect("JSON");
    let services = board["services"].as_array().expect("services");
    let kakaotalk = services.iter().find(|service| service["id"] == "kakaotalk").expect("KakaoTalk");
    for name in ["kakaotalk", text(&kakaotalk["name"], Lang::En), text(&kakaotalk["name"], Lang::Ko)] {
        let run = estimate(&["--what-if", &format!("service={name},{OUTAGE}"), "--json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        let out = run.json();
        assert_eq!(out["at"], "2026-11-23T12:00:00+09:00");
        let service = &out["services"][0];
        assert_eq!(service["id"], "kakaotalk");
        let so_far = service["affected"]["so_far"]["p50"].as_u64().expect("a figure");
        assert!((22_000_000..34_000_000).contains(&so_far), "{so_far}");
        for key in ["p5", "p95", "unit", "grade", "dominated_by", "definition", "sources"] {
            assert!(!service["affected"]["peak"][key].is_null(), "{key}");
        }
        assert_eq!(out["affected"]["so_far"]["p50"], so_far, "nothing else fails");
        let rules = out["comparison"]["rules"].as_array().expect("rules");
        let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).expect("the rule");
        assert_eq!(rule("korea-user-notice")["met_at"], "2026-11-23T11:00:00+09:00");
        assert_eq!(rule("japan-free-messages-1000000")["outcome"], "not_yet");
        assert_eq!(rule("japan-free-messages-1000000-draft")["standing"], "draft");
    }
}

#[test]
fn two_outages_are_put_together_without_counting_anybody_twice() {
    let run = estimate(&[
        "--what-if",
        &format!("service=kakaotalk,{OUTAGE}"),
        "--what-if",
        &format!("service=naver,{OUTAGE}"),
        "--json",
    ]);
    let out = run.json();
    let p50 = |of: &Value| of["so_far"]["p50"].as_u64().expect("a figure");
    let own: Vec<u64> = out["services"].as_array().expect("services").iter().map(|of| p50(&of["affected"])).collect();
    let all = p50(&out["affected"]);
    assert!(own.iter().all(|own| *own <= all) && all < own.iter().sum(), "{own:?} {all}");
}

#[test]
fn the_answer_in_words_has_the_range_its_middle_and_the_rules() {
    let question = format!("service=kakaotalk,{OUTAGE}");
    let out = estimate(&["--what-if", &question, "--json"]).json();
    let rules = out["comparison"]["rules"].as_array().expect("rules");
    let not_yet = rules.iter().find(|rule| rule["outcome"] == "not_yet").expect("a rule");
    let not_yet = not_yet["after_minutes"].as_u64().expect("minutes");
    for lang in Lang::ALL {
        let run = estimate(&["--what-if", &question, "--lang", lang.tag()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let words = words(lang);
        for part in [
            &people(lang, &out["services"][0]["affected"]["so_far"]),
            words.input(Input::Audience),
            &audience(lang, words.measure(AudienceMeasure::Monthly), AudienceUnit::People, 43_196_403),
            detail_words(lang).comparison_lede,
            &plain(&rule_not_yet(lang, not_yet)),
        ] {
            assert!(run.stdout.contains(part), "{part}\n{}", run.stdout);
        }
    }
}

#[test]
fn a_wrong_question_says_what_is_wrong_and_what_was_expected() {
    for (what_if, problem) in [
        (format!("service=line-up,{OUTAGE}"), "service=line-up: not on the board; expected one of kakaotalk"),
        ("service=kakaotalk".to_owned(), "from is missing; expected four parts"),
        (
            OUTAGE.replace("major_outage", "down") + ",service=kakaotalk",
            "status: \"down\"; expected one of major_outage",
        ),
        (OUTAGE.replace("T09:00:00+09:00", "") + ",service=kakaotalk", "from: \"2026-11-23\"; expected an instant"),
        (OUTAGE.replace("T12", "T08") + ",service=kakaotalk", "to: not after from"),
        (format!("provider=kakao,{OUTAGE}"), "\"provider\"; expected one of service, from, to, status"),
        ("kakaotalk".to_owned(), "\"kakaotalk\" has no \"=\""),
    ] {
        let run = estimate(&["--what-if", &what_if]);
        assert_eq!(run.code, 2, "{what_if}");
        assert!(run.stderr.contains(problem), "{what_if}: {}", run.stderr);
    }
    assert_eq!(estimate(&[]).code, 2, "a question or the assumptions");
}

#[test]
fn every_assumption_can_be_taken_away_with_its_source() {
    let list = estimate(&["--assumptions"]).json();
    let list = list.as_array().expect("a list");
    assert!(list.len() > 30, "{}", list.len());
    for assumption in list {
        let (basis, source) = (assumption["basis"].as_str(), assumption["source"].as_str());
        assert!(assumption["unit"].is_string() && source.is_some_and(|source| !source.is_empty()), "{assumption}");
        assert_eq!(basis == Some("assumed"), source == Some("assumed"), "{assumption}");
    }
    let replaced: Vec<&Value> = list.iter().filter(|assumption| assumption["replaced"] == true).collect();
    assert_eq!(replaced.len(), 1, "{replaced:?}");
    assert_eq!((&replaced[0]["service"], &replaced[0]["input"]), (&"naver".into(), &"daily_share".into()));
}
