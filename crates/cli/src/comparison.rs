//! Which published rules the outage would meet. The rules come with the command line, and stand in `public/rules/`.

use downboard_core::comparison::{Comparison, compare, worst_outage};
use downboard_core::decode::decode_rules;
use downboard_core::estimate::Estimates;
use downboard_core::model::{Id, Lang, Rule};
use downboard_core::order;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use serde::Serialize;

use crate::show::instant;
use crate::table::table;
use crate::words::{self, pick};

const RULES: &[u8] = include_bytes!("../../../public/rules/rules.json");

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

/// The rules that the worst outage of a moment has met in the order in which it met them, and how many it has not.
pub(crate) fn text(log: &BoardLog, view: &View, estimates: &Estimates, lang: Lang) -> String {
    let Some((outage, rules)) = worst_outage(view, estimates).zip(decode_rules(RULES).value) else {
        return String::new();
    };
    let met = rules.rules.iter().filter_map(|rule| match compare(rule, &outage) {
        Comparison::Met { minutes, at } => Some((rule, minutes, at)),
        Comparison::NotYet { .. } | Comparison::TooFewUsers | Comparison::NotComparable => None,
    });
    let met = order::by_key(met.collect(), |(_, _, at)| [at.as_second(), 0, 0, 0]);
    let left = rules.rules.len() - met.len();
    let service = log.board.services.get(outage.service).map(|service| service.name.get(lang)).unwrap_or_default();
    let title = pick(
        lang,
        format!("{service}의 장애가 닿은 공개된 기준 (비교일 뿐 법률 자문이 아님), 닿지 않은 것 {left}개"),
        format!("PUBLISHED RULES THAT {service} HAS MET (a comparison, not legal advice), {left} not met"),
    );
    let row = |(rule, minutes, at): (&Rule, u64, Timestamp)| {
        vec![
            words::time(at, view.at, log.board.zone.utc_offset),
            words::duration(lang, minutes),
            rule.jurisdiction.get(lang).to_owned(),
            rule.rule.get(lang).to_owned(),
            words::standing(lang, rule.standing).to_owned(),
        ]
    };
    let rows: Vec<_> = met.into_iter().map(row).collect();
    format!("{title}\n{}", table(&rows))
}
