//! Decodes a document of rules.

use super::facts::format;
use super::node::{Fields, Node, once};
use crate::model::{RULES_FORMAT, Rule, Rules, RulesFormat, Threshold};
use crate::reading::Expected;

/// More than any rule asks for: users, minutes, or both multiplied.
const MOST: u64 = 1_000_000_000_000;

pub(super) fn rules(node: &Node<'_>) -> Option<Rules> {
    let fields = node.object()?;
    format(&fields, &[RULES_FORMAT])?;
    let read_on = fields.required("read_on", Expected::Date, Node::date);
    let rules = fields.some_of("rules", once(rule, |rule: &Rule| &rule.id));
    fields.close();
    Some(Rules { format: RulesFormat::V1, read_on: read_on?, rules: rules? })
}

fn rule(node: &Node<'_>) -> Option<Rule> {
    let fields = node.object()?;
    let (id, jurisdiction, rule) = (fields.id("id"), fields.text("jurisdiction"), fields.text("rule"));
    let (applies_to, threshold_text) = (fields.text("applies_to"), fields.text("threshold_text"));
    let threshold = fields.optional("threshold").and_then(|node| threshold(&node));
    let consequence = fields.text("consequence");
    let standing = fields.word("standing");
    let (note, source) = (fields.optional_text("note"), fields.plain("source"));
    let address = fields.optional("address").and_then(|node| node.address());
    fields.close();
    Some(Rule {
        id: id?,
        jurisdiction: jurisdiction?,
        rule: rule?,
        applies_to: applies_to?,
        threshold_text: threshold_text?,
        threshold,
        consequence: consequence?,
        standing: standing?,
        note,
        source: source?,
        address,
    })
}

fn threshold(node: &Node<'_>) -> Option<Threshold> {
    let fields = node.object()?;
    let number = |fields: &Fields<'_>, key, most| fields.optional(key).and_then(|node| node.integer(1, most));
    let threshold = Threshold {
        users: number(&fields, "users", MOST),
        share_percent: number(&fields, "share_percent", 100),
        minutes: number(&fields, "minutes", MOST),
        user_minutes: number(&fields, "user_minutes", MOST),
        operator_users: number(&fields, "operator_users", MOST),
    };
    fields.close();
    Some(threshold)
}
