//! Which published rules the outage would meet, as text.

use downboard_core::model::{Lang, Rules};
use downboard_core::order;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use downboard_estimate::Estimates;
use downboard_estimate::rules::{Comparison, compare, worst_outage};
use downboard_words::terminal::terminal_words;
use downboard_words::{DetailWords, detail_words, rule_met, rule_not_yet, rules_read_on, words};

use super::cells::{NOTHING, day_and_time, heading, time};
use super::table::table;

/// Every rule against the worst outage of a moment: those that it has met in the order in which it met them, those that it will
/// meet if it goes on, and the rest.
pub(crate) fn text(log: &BoardLog, view: &View, estimates: &Estimates, rules: Option<&Rules>, lang: Lang) -> String {
    let Some((outage, rules)) = worst_outage(view, estimates).zip(rules) else { return String::new() };
    let (words, detail, terminal) = (words(lang), detail_words(lang), terminal_words(lang));
    let zone = &log.board.zone;
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
                format!("{}, {}", time(at, view.at, zone), rule_met(lang, minutes))
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
    let what = downboard_words::compared(lang, service, outage.users, &day_and_time(outage.begun, zone));
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
