//! Which published rules an outage of this size reaches, and when: a comparison, and no legal advice.

use std::sync::Arc;

use downboard_core::model::Rules;
use downboard_core::order;
use downboard_estimate::rules::{Comparison, WorstOutage, compare, worst_outage};
use leptos::prelude::*;

use super::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::{anew, source_title};

/// The worst outage of the moment, held against every rule.
#[component]
pub fn ComparisonTable(
    /// The board.
    shown: Shown,
    /// The rules.
    rules: Arc<Rules>,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    // The tables are made anew only when what they say changes, and not with every moment.
    let held = {
        let (shown, rules) = (shown.clone(), Arc::clone(&rules));
        Memo::new(move |_| {
            shown.estimates.get().map(|estimates| {
                let outage = shown.view.with(|view| worst_outage(view, &estimates));
                outage.map(|outage| held_against(&shown, &rules, &outage))
            })
        })
    };
    let what = move || match held.get() {
        Fetched::There(Some(held)) => held.what,
        Fetched::There(None) => detail.no_comparison.to_owned(),
        Fetched::Waiting => words.estimating.to_owned(),
        Fetched::Failed => words.estimate_failed.to_owned(),
    };
    let group = |title: &'static str, of: fn(Held) -> Vec<Reached>| {
        let rows = Memo::new(move |_| match held.get() {
            Fetched::There(Some(held)) => of(held),
            Fetched::There(None) | Fetched::Waiting | Fetched::Failed => Vec::new(),
        });
        let (shown, rules) = (shown.clone(), Arc::clone(&rules));
        let summary = move || downboard_words::counted(shown.lang, title, rows.with(Vec::len));
        let table = {
            let shown = shown.clone();
            move || rows.with(|rows| rule_table(&shown, title, &rules, rows))
        };
        view! {
            <details class="disclosure" hidden=move || rows.with(Vec::is_empty)>
                <summary>{move || anew(summary())}</summary>
                {table}
            </details>
        }
    };
    let (met, not_yet) = (group(detail.rules_met, |held| held.met), group(detail.rules_not_yet, |held| held.not_yet));
    let apart = group(detail.rules_apart, |held| held.apart);
    view! {
        <p class="section-note">{move || anew(what())}</p>
        {met}
        {not_yet}
        {apart}
        <p class="section-note">{downboard_words::rules_read_on(shown.lang, rules.read_on.as_str())}</p>
    }
}

/// A rule by its index, and when it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reached {
    rule: usize,
    /// The instant; empty when it is not.
    at: String,
    /// After how long, or why not.
    after: String,
}

/// An outage and the rules in the groups that a reader asks for: those reached in the order of time, those still to come, the
/// rest.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    what: String,
    met: Vec<Reached>,
    not_yet: Vec<Reached>,
    apart: Vec<Reached>,
}

fn held_against(shown: &Shown, rules: &Rules, outage: &WorstOutage) -> Held {
    let (detail, lang, zone) = (shown.detail_words(), shown.lang, &shown.board.zone);
    let (mut met, mut not_yet, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    for (rule, known) in rules.rules.iter().enumerate() {
        let no = |after: String| Reached { rule, at: String::new(), after };
        match compare(known, outage) {
            Comparison::Met { minutes, at } => {
                let at = downboard_words::short_moment(lang, at, outage.begun, zone);
                met.push((minutes, Reached { rule, at, after: downboard_words::rule_met(lang, minutes) }));
            }
            Comparison::NotYet { minutes } => not_yet.push((minutes, no(downboard_words::rule_not_yet(lang, minutes)))),
            Comparison::TooFewUsers => apart.push(no(detail.too_few_users.to_owned())),
            Comparison::NotComparable => apart.push(no(detail.not_comparable.to_owned())),
        }
    }
    let by_time = |rows: Vec<(u64, Reached)>| {
        let rows = order::by_key(rows, |(minutes, _)| order::Key::least(*minutes));
        rows.into_iter().map(|(_, row)| row).collect()
    };
    let name = shown.service(outage.service).map(|record| shown.text(&record.name)).unwrap_or_default();
    let what =
        downboard_words::compared(lang, &name, outage.users, &downboard_words::day_and_clock(lang, outage.begun, zone));
    Held { what, met: by_time(met), not_yet: by_time(not_yet), apart }
}

fn rule_table(shown: &Shown, caption: &'static str, rules: &Rules, rows: &[Reached]) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let rows =
        rows.iter().filter_map(|reached| Some((rules.rules.get(reached.rule)?, reached))).map(|(rule, reached)| {
            let address = rule.address.as_ref().map(|address| address.as_str().to_owned());
            let source = source_title(rule.source.clone(), address);
            let standing = words.rule_standing(rule.standing);
            let standing = standing.map(|standing| view! { <span class="rule-standing">{anew(standing)}</span> });
            let note = rule.note.as_ref().map(|note| view! { <p class="rule-note">{anew(shown.text(note))}</p> });
            view! {
                <tr>
                    <th scope="row">
                        <span class="rule-place">{anew(shown.text(&rule.jurisdiction))}</span>
                        " "
                        {anew(shown.text(&rule.rule))}
                        <p class="rule-note">{anew(shown.text(&rule.applies_to))}</p>
                    </th>
                    <td>{anew(shown.text(&rule.threshold_text))} {note}</td>
                    <td>
                        {anew(reached.at.clone())} <p class="rule-note">{anew(reached.after.clone())}</p>
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
                        <th scope="col">{detail.rule}</th>
                        <th scope="col">{detail.threshold}</th>
                        <th scope="col">{detail.reached}</th>
                        <th scope="col">{detail.consequence}</th>
                        <th scope="col">{words.source}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
