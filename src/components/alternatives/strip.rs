//! What a cell of the matrix unfolds: whether it works, what it stands in for, who uses it, how crowded it is, and where it can
//! be had; each fact with its sources.

use downboard_core::model::{EvidenceGrade, Id, Text};
use downboard_core::recommend::{Limits, Reason, Recommended, limits, reasons};
use downboard_core::view::{ServiceView, View};
use downboard_words::matrix_words;
use leptos::prelude::*;

use super::cell::known_at;
use super::grouped::{CellKey, CellOf, MatrixRow, named, services_of, unconfirmed};
use crate::components::citation::Citation;
use crate::components::facts::excluded_text;
use crate::components::shown::Shown;
use crate::ui::anew;

/// A fact, and who says so where somebody does.
type Fact = (String, Option<(Vec<Id>, EvidenceGrade)>);

/// Facts of one kind under their title.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    title: &'static str,
    facts: Vec<Fact>,
}

/// What is told of one alternative.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    /// Its name, where several share the strip.
    name: Option<String>,
    columns: Vec<Column>,
    /// Where it can be had: an address and what is there.
    links: Vec<(String, &'static str)>,
}

/// What a cell unfolds.
pub(super) fn told(shown: &Shown, row: &MatrixRow, key: &CellKey, view: &View) -> Vec<Told> {
    match &key.of {
        CellOf::Alternative(id) => vec![of_alternative(shown, &named(&row.services, id, view), view, false)],
        CellOf::Unconfirmed => {
            let ids = unconfirmed_ids(row, view).into_iter();
            ids.map(|id| of_alternative(shown, &named(&row.services, id, view), view, true)).collect()
        }
        CellOf::Excluded => {
            let mut facts: Vec<Fact> = services_of(row, view)
                .flat_map(|service| &service.excluded)
                .map(|excluded| (excluded_text(shown, excluded), None))
                .collect();
            facts.dedup();
            let columns = vec![Column { title: shown.words().excluded, facts }];
            vec![Told { name: None, columns, links: Vec::new() }]
        }
    }
}

/// The alternatives of a row that nobody vouches for, each once.
fn unconfirmed_ids<'a>(row: &'a MatrixRow, view: &'a View) -> Vec<&'a Id> {
    let mut ids: Vec<&Id> = Vec::new();
    for recommended in services_of(row, view).flat_map(unconfirmed) {
        if !ids.contains(&&recommended.id) {
            ids.push(&recommended.id);
        }
    }
    ids
}

/// How what a cell unfolds does at the moment: it moves with every minute, and so is told apart from what is known of it.
pub(super) fn standings(shown: &Shown, row: &MatrixRow, key: &CellKey, view: &View) -> Vec<String> {
    let told = |service: &ServiceView, recommended: &Recommended| {
        standing(shown, recommended, &reasons(&view.log, service.index, recommended, view.at), view)
    };
    match &key.of {
        CellOf::Alternative(id) => named(&row.services, id, view)
            .first()
            .map(|(service, recommended)| told(service, recommended))
            .into_iter()
            .collect(),
        CellOf::Unconfirmed => {
            let first = |id| named(&row.services, id, view).into_iter().next();
            let all = unconfirmed_ids(row, view).into_iter().filter_map(first);
            all.map(|(service, recommended)| told(service, recommended)).collect()
        }
        CellOf::Excluded => Vec::new(),
    }
}

fn of_alternative(shown: &Shown, all: &[(&ServiceView, &Recommended)], view: &View, is_shared: bool) -> Told {
    let words = matrix_words(shown.lang);
    let mut columns = [words.works, words.replaces, words.who_uses_it, words.crowding, words.also_published]
        .map(|title| Column { title, facts: Vec::new() });
    let (mut links, mut name) = (Vec::new(), None);
    for (service, recommended) in all {
        let reasons = reasons(&view.log, service.index, recommended, view.at);
        let [works, replaces, users, crowding, also] = &mut columns;
        let add = |column: &mut Column, fact: Fact| {
            if !column.facts.contains(&fact) {
                column.facts.push(fact);
            }
        };
        if name.is_none() {
            name = Some(shown.name(&recommended.id));
            let said = match limits(&view.log, service.index, recommended, view.at) {
                Some(Limits::Provider(provider)) => {
                    let provider = provider.get(shown.lang);
                    Some(downboard_words::despite_provider(shown.lang, provider, recommended.rank.strength))
                }
                Some(Limits::Features { works, fails }) => {
                    let of =
                        |features: Vec<&Text>| features.into_iter().map(|text| shown.text(text)).collect::<Vec<_>>();
                    Some(downboard_words::limits_of_name(shown.lang, &of(works), &of(fails)))
                }
                None => None,
            };
            if let Some(said) = said {
                add(works, (said, None));
            }
        }
        for reason in &reasons {
            match reason {
                Reason::NotOnSite { evidence, .. } | Reason::Works { evidence, .. } => {
                    let cited = (evidence.sources.to_vec(), evidence.grade);
                    add(works, (evidence.text.map(|text| shown.text(text)).unwrap_or_default(), Some(cited)));
                }
                Reason::NothingKnown => add(works, (shown.detail_words().nobody_says.to_owned(), None)),
                Reason::Degraded => add(works, (shown.detail_words().works_badly.to_owned(), None)),
                Reason::SameJob(evidence) => {
                    let cited = (evidence.sources.to_vec(), evidence.grade);
                    add(replaces, (evidence.text.map(|text| shown.text(text)).unwrap_or_default(), Some(cited)));
                }
                Reason::Reach(audience) => {
                    let measure = shown.words().measure(audience.measure);
                    let people = downboard_words::reach(shown.lang, audience.value, measure);
                    let definition = audience.definition.get(shown.lang);
                    let text = format!("{people} – {definition}, {}", audience.as_of.as_str());
                    add(users, (text, Some((audience.sources.clone(), audience.grade))));
                }
                Reason::Strain(fact) => {
                    let text = downboard_words::caution(shown.lang, fact.text.get(shown.lang));
                    add(crowding, (text, Some((fact.sources.clone(), fact.grade))));
                }
                Reason::Demand(fact) => {
                    add(crowding, (shown.text(&fact.text), Some((fact.sources.clone(), fact.grade))));
                }
                Reason::Published(fact) => {
                    add(also, (shown.text(&fact.text), Some((fact.sources.clone(), fact.grade))));
                }
                Reason::Link(link) => {
                    let link = (link.address.as_str().to_owned(), downboard_words::platform(shown.lang, link.platform));
                    if !links.contains(&link) {
                        links.push(link);
                    }
                }
                Reason::NeedsNothing | Reason::Needs(_) | Reason::LiveFeed { .. } => {}
            }
        }
        let offer = shown.service(service.index).and_then(|record| record.alternatives.get(recommended.offer));
        let lacks = offer.and_then(|offer| offer.lacks.as_ref());
        if let Some(lacks) = lacks {
            add(replaces, (format!("{}: {}", shown.detail_words().lacks, shown.text(lacks)), None));
        }
    }
    let columns = columns.into_iter().filter(|column| !column.facts.is_empty()).collect();
    Told { name: name.filter(|_| is_shared), columns, links }
}

/// How it does, how that is known, and how old that is.
fn standing(shown: &Shown, recommended: &Recommended, reasons: &[Reason<'_>], view: &View) -> String {
    let age = match recommended.feed.and_then(|feed| view.log.feeds.get(feed)) {
        Some((_, state)) => state.age_seconds(view.at).map(|seconds| downboard_words::age(shown.lang, seconds)),
        None => known_at(reasons).map(|known_at| {
            let minutes = (view.at.as_second() - known_at.as_second()) / 60;
            let moment = downboard_words::short_moment(shown.lang, known_at, view.at, &shown.board.zone);
            downboard_words::as_of(shown.lang, &moment, minutes)
        }),
    };
    downboard_words::known_status(shown.lang, recommended.status, recommended.rank.strength, age.as_deref())
}

/// The strip.
pub(super) fn strip(shown: &Shown, told: Vec<Told>, standings: Memo<Vec<String>>) -> AnyView {
    let get_it = shown.detail_words().get_it;
    let each = told.into_iter().enumerate().map(|(index, Told { name, columns, links })| {
        let standing = move || standings.with(|standings| standings.get(index).cloned()).map(anew);
        let columns = columns.into_iter().map(|Column { title, facts }| {
            let facts = facts.into_iter().map(|(text, cited)| {
                let cited = cited.map(|(sources, grade)| {
                    view! { <Citation shown=shown.clone() sources grade /> }
                });
                view! {
                    <li>
                        {anew(text)} "\u{a0}" {cited}
                    </li>
                }
            });
            view! {
                <div class="strip-column">
                    <p class="strip-title">{title}</p>
                    <ul>{facts.collect_view()}</ul>
                </div>
            }
        });
        let links: Vec<_> = links
            .into_iter()
            .map(|(address, platform)| {
                view! {
                    <li>
                        <a href=address target="_blank" rel="noopener noreferrer">
                            {platform}
                        </a>
                    </li>
                }
            })
            .collect();
        let links = (!links.is_empty()).then(|| {
            view! {
                <div class="strip-column">
                    <p class="strip-title">{get_it}</p>
                    <ul class="strip-links">{links}</ul>
                </div>
            }
        });
        let name = name.map(|name| view! { <strong>{anew(name)}</strong> });
        view! {
            <p class="strip-standing">{name} " " {standing}</p>
            <div class="strip-columns">{columns.collect_view()} {links}</div>
        }
    });
    each.collect_view().into_any()
}
