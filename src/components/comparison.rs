//! Which published rules an outage of this size reaches, and when: a comparison, and no legal advice.

use std::sync::Arc;

use downboard_core::comparison::{Comparison, WorstOutage, compare, worst_outage};
use downboard_core::model::{Rule, Rules};
use downboard_core::order;
use downboard_core::time::Timestamp;
use leptos::prelude::*;

use super::shown::Shown;
use crate::fetched::Fetched;
use crate::i18n;
use crate::ui::Disclosure;

/// The worst outage of the moment, held against every rule.
#[component]
pub fn ComparisonTable(
    /// The board.
    shown: Shown,
    /// The rules.
    rules: Arc<Rules>,
) -> impl IntoView {
    let words = shown.words();
    // The whole table is made anew, but only when another outage is held against the rules or one is reached.
    let outage = {
        let shown = shown.clone();
        Memo::new(move |_| match shown.estimates.get() {
            Fetched::There(estimates) => Fetched::There(shown.view.with(|view| worst_outage(view, &estimates))),
            Fetched::Waiting => Fetched::Waiting,
            Fetched::Failed => Fetched::Failed,
        })
    };
    move || match outage.get() {
        Fetched::There(Some(outage)) => held_against(&shown, &rules, &outage).into_any(),
        Fetched::There(None) => view! { <p class="section-note">{words.no_comparison}</p> }.into_any(),
        Fetched::Waiting => view! { <p class="section-note">{words.estimating}</p> }.into_any(),
        Fetched::Failed => view! { <p class="section-note">{words.estimate_failed}</p> }.into_any(),
    }
}

/// The rules in the groups that a reader asks for: those reached in the order of time, those still to come, the rest.
struct Groups<'a> {
    met: Vec<(&'a Rule, u64, Timestamp)>,
    not_yet: Vec<(&'a Rule, u64)>,
    apart: Vec<(&'a Rule, Comparison)>,
}

/// When a rule is reached.
struct Reached {
    /// The instant; empty when it is not.
    at: String,
    /// After how long, or why not.
    after: String,
}

impl Reached {
    fn no(why: String) -> Self {
        Self { at: String::new(), after: why }
    }
}

fn groups<'a>(rules: &'a Rules, outage: &WorstOutage) -> Groups<'a> {
    let mut groups = Groups { met: Vec::new(), not_yet: Vec::new(), apart: Vec::new() };
    for rule in &rules.rules {
        match compare(rule, outage) {
            Comparison::Met { minutes, at } => groups.met.push((rule, minutes, at)),
            Comparison::NotYet { minutes } => groups.not_yet.push((rule, minutes)),
            other @ (Comparison::TooFewUsers | Comparison::NotComparable) => groups.apart.push((rule, other)),
        }
    }
    let key = |minutes: u64| [i64::try_from(minutes).unwrap_or(i64::MAX), 0, 0, 0];
    groups.met = order::by_key(groups.met, |(_, minutes, _)| key(*minutes));
    groups.not_yet = order::by_key(groups.not_yet, |(_, minutes)| key(*minutes));
    groups
}

fn held_against(shown: &Shown, rules: &Rules, outage: &WorstOutage) -> impl IntoView + use<> {
    let (words, lang, zone) = (shown.words(), shown.lang, &shown.board.zone);
    let name = shown.service(outage.service).map(|record| shown.text(&record.name)).unwrap_or_default();
    let since = i18n::day_and_clock(lang, outage.begun, zone);
    let Groups { met, not_yet, apart } = groups(rules, outage);
    let met: Vec<_> = met
        .into_iter()
        .map(|(rule, minutes, at)| {
            let at = i18n::short_moment(lang, at, outage.until, zone);
            (rule, Reached { at, after: i18n::rule_met(lang, minutes) })
        })
        .collect();
    let not_yet: Vec<_> =
        not_yet.into_iter().map(|(rule, minutes)| (rule, Reached::no(i18n::rule_not_yet(lang, minutes)))).collect();
    let apart: Vec<_> = apart
        .into_iter()
        .map(|(rule, why)| {
            let why = if why == Comparison::TooFewUsers { words.too_few_users } else { words.not_comparable };
            (rule, Reached::no(why.to_owned()))
        })
        .collect();
    let group = |title: &'static str, rows: Vec<(&Rule, Reached)>| {
        let summary = i18n::counted(lang, title, rows.len());
        let table = rule_table(shown, title, &rows);
        (!rows.is_empty()).then(|| view! { <Disclosure summary>{table}</Disclosure> })
    };
    view! {
        <p class="section-note">{i18n::compared(lang, &name, outage.users, &since)}</p>
        {group(words.rules_met, met)}
        {group(words.rules_not_yet, not_yet)}
        {group(words.rules_apart, apart)}
        <p class="section-note">{i18n::rules_read_on(lang, rules.read_on.as_str())}</p>
    }
}

fn rule_table(shown: &Shown, caption: &'static str, rows: &[(&Rule, Reached)]) -> AnyView {
    let words = shown.words();
    let rows = rows.iter().map(|(rule, reached)| {
        let source = match &rule.address {
            Some(address) => view! {
                <a href=address.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                    {rule.source.clone()}
                </a>
            }
            .into_any(),
            None => rule.source.clone().into_any(),
        };
        let standing = words.rule_standing(rule.standing);
        let standing = standing.map(|standing| view! { <span class="rule-standing">{standing}</span> });
        let note = rule.note.as_ref().map(|note| view! { <p class="rule-note">{shown.text(note)}</p> });
        view! {
            <tr>
                <th scope="row">
                    <span class="rule-place">{shown.text(&rule.jurisdiction)}</span>
                    " "
                    {shown.text(&rule.rule)}
                    <p class="rule-note">{shown.text(&rule.applies_to)}</p>
                </th>
                <td>{shown.text(&rule.threshold_text)} {note}</td>
                <td>
                    {reached.at.clone()} <p class="rule-note">{reached.after.clone()}</p>
                </td>
                <td>{shown.text(&rule.consequence)}</td>
                <td>{source} " " {standing}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-label=caption>
            <table class="table rules">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.rule}</th>
                        <th scope="col">{words.threshold}</th>
                        <th scope="col">{words.reached}</th>
                        <th scope="col">{words.consequence}</th>
                        <th scope="col">{words.source}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
