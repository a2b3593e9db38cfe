//! Which published rules the outage would meet. The rules come with the command line, and stand in `public/rules/`.

use downboard_core::decode::decode_rules;
use downboard_core::model::{Id, Lang, Rule};
use downboard_core::order;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use downboard_estimate::Estimates;
use downboard_estimate::rules::{Comparison, compare, worst_outage};
use downboard_words::terminal::terminal_words;
use downboard_words::{DetailWords, detail_words, rule_met, rule_not_yet, rules_read_on, words};
use serde::Serialize;

use super::cells::{NOTHING, day_and_time, heading, time};
use super::evidence::instant;
use super::table::table;

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
        service: &log.board.service(outage.service)?.id,
        users: outage.users,
        since: instant(outage.begun, offset),
        read_on: rules.read_on.as_str().to_owned(),
        rules: rules.rules.into_iter().map(rule).collect(),
    })
}

/// Every rule against the worst outage of a moment: those that it has met in the order in which it met them, those that it will
/// meet if it goes on, and the rest.
pub(crate) fn text(log: &BoardLog, view: &View, estimates: &Estimates, lang: Lang) -> String {
    let Some((outage, rules)) = worst_outage(view, estimates).zip(decode_rules(RULES).value) else {
        return String::new();
    };
    let (words, detail, terminal) = (words(lang), detail_words(lang), terminal_words(lang));
    let offset = log.board.zone.utc_offset;
    let held: Vec<_> = rules.rules.iter().map(|rule| (rule, compare(rule, &outage))).collect();
    let held = order::by_key(held, |(_, comparison)| match comparison {
        Comparison::Met { at, .. } => order::Key::least(0).then_least(at.as_second()),
        Comparison::NotYet { minutes } => order::Key::least(1).then_least(*minutes),
        Comparison::TooFewUsers => order::Key::least(2),
        Comparison::NotComparable => order::Key::least(3),
    });
    let head = [detail.reached, terminal.jurisdiction, detail.rule, detail.threshold, terminal.standing, words.source];
    let mut rows = vec![head.map(heading).to_vec()];
    let mut group = None;
    for (rule, comparison) in held {
        let caption = caption(detail, comparison);
        if group.replace(caption) != Some(caption) {
            rows.push(vec![caption.to_owned()]);
        }
        let reached = match comparison {
            Comparison::Met { minutes, at } => {
                format!("{}, {}", time(at, view.at, offset), rule_met(lang, minutes))
            }
            Comparison::NotYet { minutes } => rule_not_yet(lang, minutes),
            Comparison::TooFewUsers => detail.too_few_users.to_owned(),
            Comparison::NotComparable => detail.not_comparable.to_owned(),
        };
        rows.push(vec![
            format!("  {reached}"),
            rule.jurisdiction.get(lang).to_owned(),
            rule.rule.get(lang).to_owned(),
            rule.threshold_text.get(lang).to_owned(),
            words.rule_standing(rule.standing).unwrap_or(terminal.in_force).to_owned(),
            rule.source.clone(),
        ]);
    }
    let service = log.board.service(outage.service).map_or(NOTHING, |service| service.name.get(lang));
    let what = downboard_words::compared(lang, service, outage.users, &day_and_time(outage.begun, offset));
    let read_on = rules_read_on(lang, rules.read_on.as_str());
    let lines = [heading(detail.comparison), detail.comparison_lede.to_owned(), what, read_on, table(&rows)];
    lines.join("\n")
}

/// The group that a rule stands in.
fn caption(detail: &DetailWords, comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Met { .. } => detail.rules_met,
        Comparison::NotYet { .. } => detail.rules_not_yet,
        Comparison::TooFewUsers | Comparison::NotComparable => detail.rules_apart,
    }
}
