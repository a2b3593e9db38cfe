//! Which published rules an outage of this size reaches, and when: a sentence, a dot for each rule along the length of the outage,
//! and the thresholds behind them. A comparison, and no legal advice.

mod dots;

use std::sync::Arc;

use downboard_core::model::Rules;
use downboard_core::order;
use downboard_core::time::MINUTE;
use downboard_estimate::rules::{Comparison, WorstOutage, compare, worst_outage};
use downboard_words::Emphasised;
use leptos::prelude::*;

use self::dots::dots;
use super::section::SectionHead;
use super::shown::Shown;
use crate::ui::{Disclosure, Emphasis, anew, source_title};

/// The worst outage of the moment, held against every rule. Nothing stands here while there is none.
#[component]
pub fn ComparisonSection(
    /// The board.
    shown: Shown,
    /// The rules.
    rules: Arc<Rules>,
) -> impl IntoView {
    let held = {
        let (shown, rules) = (shown.clone(), Arc::clone(&rules));
        Memo::new(move |_| {
            let estimates = shown.estimates.get().there()?;
            let outage = shown.view.with(|view| worst_outage(view, &estimates))?;
            Some(held_against(&shown, &rules, &outage))
        })
    };
    let is_any = Memo::new(move |_| held.with(Option::is_some));
    move || is_any.get().then(|| section(&shown, Arc::clone(&rules), held))
}

fn section(shown: &Shown, rules: Arc<Rules>, held: Memo<Option<Held>>) -> AnyView {
    let (detail, lang) = (shown.detail_words(), shown.lang);
    let counts = of(held, |held| [&held.met, &held.not_yet, &held.apart].map(Vec::len));
    let (dots_at, lasted, what) =
        (of(held, |held| held.dots.clone()), of(held, |held| held.lasted), of(held, |held| held.what.clone()));
    let is_over = of(held, |held| held.lasted.is_over);
    let sentence = move || {
        let [met, not_yet, apart] = counts.get();
        let parts = downboard_words::rules_sentence(lang, met, not_yet, apart, is_over.get());
        let parts = parts.into_iter().map(|Emphasised { before, strong, after }| {
            view! { <Emphasis before strong after class="rules-count" /> }
        });
        parts.collect_view()
    };
    let drawn = {
        let shown = shown.clone();
        move || dots_at.with(|minutes| dots(&shown, minutes, lasted))
    };
    let count = rules.rules.len();
    let read_on = downboard_words::rules_read_on(lang, rules.read_on.as_str());
    let group = |title: &'static str, rows: fn(&Held) -> Vec<Reached>| {
        let rows = of(held, rows);
        let (shown, rules) = (shown.clone(), Arc::clone(&rules));
        move || rows.with(|rows| (!rows.is_empty()).then(|| rule_table(&shown, title, &rules, rows)))
    };
    let (met, not_yet) =
        (group(detail.rules_met, |held| held.met.clone()), group(detail.rules_not_yet, |held| held.not_yet.clone()));
    let apart = group(detail.rules_apart, |held| held.apart.clone());
    view! {
        <section class="section" aria-labelledby="comparison">
            <SectionHead id="comparison" title=detail.comparison />
            <p class="rules-sentence">{sentence}</p>
            {drawn}
            <Disclosure summary=downboard_words::rules_counted(
                lang,
                count,
            )>
                <p class="section-note">{move || anew(what.get())} " " {detail.comparison_lede} " " {read_on}</p>
                {met}
                {not_yet}
                {apart}
            </Disclosure>
        </section>
    }
    .into_any()
}

/// What is made anew only when it changes, and not with every moment.
fn of<T>(held: Memo<Option<Held>>, part: fn(&Held) -> T) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| held.with(|held| held.as_ref().map(part)).unwrap_or_default())
}

/// How long an outage has lasted by the moment, or did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lasted {
    minutes: u64,
    is_over: bool,
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
    /// After how many minutes each is reached that can be.
    dots: Vec<u64>,
    lasted: Lasted,
}

fn held_against(shown: &Shown, rules: &Rules, outage: &WorstOutage) -> Held {
    let (detail, lang, zone) = (shown.detail_words(), shown.lang, &shown.board.zone);
    let (mut met, mut not_yet, mut apart, mut dots) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (rule, known) in rules.rules.iter().enumerate() {
        let no = |after: String| Reached { rule, at: String::new(), after };
        match compare(known, outage) {
            Comparison::Met { minutes, at } => {
                dots.push(minutes);
                let at = downboard_words::short_moment(lang, at, outage.begun, zone);
                met.push((minutes, Reached { rule, at, after: downboard_words::rule_met(lang, minutes) }));
            }
            Comparison::NotYet { minutes } => {
                dots.push(minutes);
                not_yet.push((minutes, no(downboard_words::rule_not_yet(lang, minutes))));
            }
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
    let seconds = outage.until.as_second() - outage.begun.as_second();
    let lasted = Lasted {
        minutes: u64::try_from(seconds / MINUTE).unwrap_or(0),
        is_over: shown.view.with(|view| outage.until < view.at),
    };
    Held { what, met: by_time(met), not_yet: by_time(not_yet), apart, dots, lasted }
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
