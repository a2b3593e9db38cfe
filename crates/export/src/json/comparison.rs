//! Which published rules the worst outage of a moment would meet.

use downboard_core::model::{Id, Rule, Rules};
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use downboard_estimate::Estimates;
use downboard_estimate::rules::{Comparison, compare, worst_outage};
use serde::Serialize;

use super::evidence::instant;

/// The service in trouble that most people use, held against every rule.
#[derive(Debug, Serialize)]
pub struct ComparisonOut<'a> {
    note: &'static str,
    service: &'a Id,
    /// Those who use it, in the middle of the range.
    users: u64,
    /// The latest that it can have begun.
    since: String,
    read_on: &'a str,
    rules: Vec<RuleOut<'a>>,
}

#[derive(Debug, Serialize)]
struct RuleOut<'a> {
    #[serde(flatten)]
    rule: &'a Rule,
    /// `met`, `not_yet`, `too_few_users` or `not_comparable`.
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_minutes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    met_at: Option<String>,
}

/// Holds the worst outage of a moment against the rules; `None` while nothing is in trouble whose users are known.
pub fn compared<'a>(
    log: &'a BoardLog,
    view: &View,
    estimates: &Estimates,
    rules: &'a Rules,
) -> Option<ComparisonOut<'a>> {
    let outage = worst_outage(view, estimates)?;
    let zone = &log.board.zone;
    let rule = |rule: &'a Rule| {
        let (outcome, after_minutes, met_at) = match compare(rule, &outage) {
            Comparison::Met { minutes, at } => ("met", Some(minutes), Some(instant(at, zone))),
            Comparison::NotYet { minutes } => ("not_yet", Some(minutes), None),
            Comparison::TooFewUsers => ("too_few_users", None, None),
            Comparison::NotComparable => ("not_comparable", None, None),
        };
        RuleOut { rule, outcome, after_minutes, met_at }
    };
    Some(ComparisonOut {
        note: "a comparison, not legal advice",
        service: &log.board.service(outage.service)?.id,
        users: outage.users,
        since: instant(outage.begun, zone),
        read_on: rules.read_on.as_str(),
        rules: rules.rules.iter().map(rule).collect(),
    })
}
