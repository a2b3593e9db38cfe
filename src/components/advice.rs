//! Advice whose condition holds at the moment.

use downboard_core::model::{Advice, Id};
use leptos::prelude::*;

use super::citation::Citation;
use super::section::SectionHead;
use super::shown::Shown;
use crate::ui::{Disclosure, anew};

/// So much advice stands before the rest is folded.
const SHOWN: usize = 3;

/// Short advice, each from a case that happened, that of a service together. Nothing stands here when nothing applies.
#[component]
pub fn AdviceList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let detail = shown.detail_words();
    let view = shown.view;
    let applying = Memo::new(move |_| view.with(|view| view.advice.clone()));
    move || {
        let applying = applying.get();
        let all = by_service(applying.iter().filter_map(|index| shown.board.advice.get(*index)).collect());
        let mut rows: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(index, advice)| {
                let is_same = index
                    .checked_sub(1)
                    .and_then(|before| all.get(before))
                    .is_some_and(|before| before.when.service == advice.when.service);
                row(&shown, advice, is_same && index != SHOWN)
            })
            .collect();
        let rest = rows.split_off(rows.len().min(SHOWN));
        let rest = (!rest.is_empty()).then(|| {
            let summary = downboard_words::and_more(shown.lang, rest.len());
            view! { <Disclosure summary><ul class="advice-list">{rest}</ul></Disclosure> }
        });
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="advice">
                    <SectionHead id="advice" title=detail.advice lede=detail.advice_lede.into_any() />
                    <ul class="advice-list">{rows}</ul>
                    {rest}
                </section>
            }
        })
    }
}

/// That of each service together, the services in the order of the board's advice.
fn by_service(all: Vec<&Advice>) -> Vec<&Advice> {
    let mut services: Vec<&Id> = Vec::new();
    for advice in &all {
        if !services.contains(&&advice.when.service) {
            services.push(&advice.when.service);
        }
    }
    let mut grouped = Vec::with_capacity(all.len());
    for service in services {
        grouped.extend(all.iter().copied().filter(|advice| advice.when.service == *service));
    }
    grouped
}

fn row(shown: &Shown, advice: &Advice, is_same: bool) -> AnyView {
    let name = shown.name(&advice.when.service);
    let class = if is_same { "unseen" } else { "" };
    view! {
        <li class="advice">
            <p class="advice-for">
                <span class=class>{anew(name)}</span>
            </p>
            <div>
                <p class="advice-text">{anew(shown.text(&advice.text))}</p>
                <p class="advice-case">
                    {anew(shown.text(&advice.case))} "\u{a0}"
                    <Citation shown=shown.clone() sources=advice.sources.clone() grade=advice.grade />
                </p>
            </div>
        </li>
    }
    .into_any()
}
