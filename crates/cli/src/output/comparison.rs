//! Which published rules the outage would meet. The rules come with the command line, and stand in `public/rules/`.

use downboard_core::decode::decode_rules;
use downboard_core::model::{Id, Lang, Rule};
use downboard_core::order;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use downboard_estimate::Estimates;
use downboard_estimate::rules::{Comparison, compare, worst_outage};
use serde::Serialize;

use super::evidence::instant;
use super::table::table;
use crate::words::{self, pick};

const RULES: &[u8] = include_bytes!("../../../../public/rules/rules.json");

/// The service in trouble that most people use, held against every rule.
#[derive(Debug, Serialize)]
pub(crate) struct ComparisonOut<'a> {
    note: &'static str,
    service: &'a Id,
    /// Those who use it, in the middle of the range.
    users: u64,
    /// The latest that it can have begun.
    since: String,
    read_on: String,
    rules: Vec<RuleOut>,
}

#[derive(Debug, Serialize)]
struct RuleOut {
    #[serde(flatten)]
    rule: Rule,
    /// `met`, `not_yet`, `too_few_users` or `not_comparable`.
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_minutes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    met_at: Option<String>,
}

/// Holds the worst outage of a moment against the rules; `None` while nothing is in trouble whose users are known.
pub(crate) fn compared<'a>(log: &'a BoardLog, view: &View, estimates: &Estimates) -> Option<ComparisonOut<'a>> {
    let outage = worst_outage(view, estimates)?;
    let rules = decode_rules(RULES).value?;
    let offset = log.board.zone.utc_offset;
    let rule = |rule: Rule| {
        let (outcome, after_minutes, met_at) = match compare(&rule, &outage) {
            Comparison::Met { minutes, at } => ("met", Some(minutes), Some(instant(at, offset))),
            Comparison::NotYet { minutes } => ("not_yet", Some(minutes), None),
            Comparison::TooFewUsers => ("too_few_users", None, None),
            Comparison::NotComparable => ("not_comparable", None, None),
        };
        RuleOut { rule, outcome, after_minutes, met_at }
    };
    Some(ComparisonOut {
        note: "a comparison, not legal advice",
        service: &log.board.services.get(outage.service)?.id,
        users: outage.users,
        since: instant(outage.begun, offset),
        read_on: rules.read_on.as_str().to_owned(),
        rules: rules.rules.into_iter().map(rule).collect(),
    })
}

/// Every rule against the worst outage of a moment: first those that it has met, in the order in which it met them.
pub(crate) fn text(log: &BoardLog, view: &View, estimates: &Estimates, lang: Lang) -> String {
    let Some((outage, rules)) = worst_outage(view, estimates).zip(decode_rules(RULES).value) else {
        return String::new();
    };
    let held: Vec<_> = rules.rules.iter().map(|rule| (rule, compare(rule, &outage))).collect();
    let held = order::by_key(held, |(_, comparison)| match comparison {
        Comparison::Met { at, .. } => [0, at.as_second(), 0, 0],
        Comparison::NotYet { minutes } => [1, i64::try_from(*minutes).unwrap_or(i64::MAX), 0, 0],
        Comparison::TooFewUsers => [2, 0, 0, 0],
        Comparison::NotComparable => [3, 0, 0, 0],
    });
    let service = log.board.services.get(outage.service).map(|service| service.name.get(lang)).unwrap_or_default();
    let title = pick(
        lang,
        format!("{service}의 장애와 견준 공개된 기준 (비교일 뿐 법률 자문이 아님)"),
        format!("PUBLISHED RULES BESIDE THE OUTAGE OF {service} (a comparison, not legal advice)"),
    );
    let head = pick(
        lang,
        ["닿은 때", "걸린 시간", "나라", "기준", "문턱", "성격", "출처"],
        ["MET", "AFTER", "JURISDICTION", "RULE", "THRESHOLD", "STANDING", "SOURCE"],
    );
    let row = |(rule, comparison): (&Rule, Comparison)| {
        let (met, after) = match comparison {
            Comparison::Met { minutes, at } => {
                (words::time(at, view.at, log.board.zone.utc_offset), words::duration(lang, minutes))
            }
            Comparison::NotYet { minutes } => {
                (pick(lang, "아직", "not yet").to_owned(), words::duration(lang, minutes))
            }
            Comparison::TooFewUsers => (pick(lang, "이용자 모자람", "too few users").to_owned(), "-".to_owned()),
            Comparison::NotComparable => (pick(lang, "견줄 수 없음", "not comparable").to_owned(), "-".to_owned()),
        };
        vec![
            met,
            after,
            rule.jurisdiction.get(lang).to_owned(),
            rule.rule.get(lang).to_owned(),
            rule.threshold_text.get(lang).to_owned(),
            words::standing(lang, rule.standing).to_owned(),
            rule.source.clone(),
        ]
    };
    let rows: Vec<_> = std::iter::once(head.map(str::to_owned).to_vec()).chain(held.into_iter().map(row)).collect();
    format!("{title}\n{}", table(&rows))
}
