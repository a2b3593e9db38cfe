//! Which published rules the outage would meet. The rules come with the command line, and stand in `public/rules/`.

use downboard_core::comparison::{Comparison, compare};
use downboard_core::decode::decode_rules;
use downboard_core::estimate::Estimates;
use downboard_core::model::{Id, Rule};
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use serde::Serialize;

use crate::show::instant;

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
    let people = |index: usize| {
        let service = view.services.get(index)?;
        let begun = service.standing.trouble_since?.to?;
        Some((estimates.services.get(index)?.potential.range()?.p50, index, begun, view.at))
    };
    // Where it is over, what it was is held against the rules: from its first failure to its last.
    let over = |index: usize| {
        let (service, own) = (log.board.services.get(index)?, log.services.get(index)?);
        let failing = || own.timeline.pieces().iter().filter(|piece| piece.status.is_trouble());
        let (begun, ended) = (failing().next()?.from?, failing().next_back()?.to?);
        let audience = service.audience()?;
        let happened = estimates.services.get(index)?.potential.range()?.p95 == 0 && ended <= view.at;
        happened.then_some((audience.value, index, begun, ended))
    };
    let all = || 0..view.services.len();
    let worst = all().filter_map(people).filter(|(users, ..)| *users > 0).max();
    let (users, index, begun, until) = worst.or_else(|| all().filter_map(over).max())?;
    let rules = decode_rules(RULES).value?;
    let offset = log.board.zone.utc_offset;
    let rule = |rule: Rule| {
        let (outcome, after_minutes) = match compare(&rule, users) {
            Comparison::After { minutes } => ("not_yet", Some(minutes)),
            Comparison::TooFewUsers => ("too_few_users", None),
            Comparison::NotComparable => ("not_comparable", None),
        };
        let seconds = after_minutes.and_then(|minutes| i64::try_from(minutes.saturating_mul(60)).ok());
        let met_at = seconds.and_then(|seconds| begun.checked_add(seconds)).filter(|at| *at <= until);
        let outcome = if met_at.is_some() { "met" } else { outcome };
        RuleOut { rule, outcome, after_minutes, met_at: met_at.map(|at| instant(at, offset)) }
    };
    Some(ComparisonOut {
        note: "a comparison, not legal advice",
        service: &log.board.services.get(index)?.id,
        users,
        since: instant(begun, offset),
        read_on: rules.read_on.as_str().to_owned(),
        rules: rules.rules.into_iter().map(rule).collect(),
    })
}
