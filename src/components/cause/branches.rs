//! What depends on a site, sorted by how that is known: a branch for each kind of evidence, the services on it with their signs;
//! those that depend on it through another service come last.

use downboard_core::links::Dependant;
use downboard_core::model::{DependencyTarget, EvidenceGrade, Id, ServiceIndex, SiteIndex, Status};
use downboard_core::view::View;
use leptos::prelude::*;

use super::table::DependencyTable;
use crate::components::citation::Citation;
use crate::components::facts::standing_text;
use crate::components::shown::Shown;
use crate::components::status_mark::StatusMark;
use crate::ui::{Disclosure, anew, rows};

/// What is known of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Evidence {
    /// Each of its services has evidence of its own.
    Own,
    /// The same is said of all of them.
    Shared(String),
    /// They depend on another service that depends on the site.
    Through,
}

/// A service on a branch.
#[derive(Clone, Debug, PartialEq)]
struct Leaf {
    service: ServiceIndex,
    status: Status,
    /// The service through which it depends on the site.
    through: Option<ServiceIndex>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq)]
struct Branch {
    evidence: Evidence,
    leaves: Vec<Leaf>,
    /// Who says so, where all have the same sources.
    cited: Option<(Vec<Id>, EvidenceGrade)>,
}

/// The branches of a site, those of the best evidence first.
fn branches(shown: &Shown, index: SiteIndex, view: &View) -> Vec<Branch> {
    let status =
        |service: ServiceIndex| view.service(service).map_or(Status::Unknown, |service| service.standing.status);
    let (mut own, mut shared, mut through): (Vec<Leaf>, Vec<Branch>, Vec<Leaf>) = Default::default();
    let dependants = view.log.graph.of_site(index);
    let text = |dependant: &Dependant| {
        let link = shown.service(dependant.service)?.depends_on.get(dependant.link)?;
        Some((shown.text(&link.evidence), link.sources.clone(), link.grade))
    };
    let said: Vec<_> = dependants.iter().map(text).collect();
    for (dependant, told) in dependants.iter().zip(&said) {
        let leaf = Leaf { service: dependant.service, status: status(dependant.service), through: None };
        if dependant.through.is_some() {
            through.push(Leaf { through: through_what(shown, dependant), ..leaf });
            continue;
        }
        let Some((evidence, sources, grade)) = told else { continue };
        let is_shared = said.iter().flatten().filter(|(other, ..)| other == evidence).count() > 1;
        if !is_shared {
            own.push(leaf);
            continue;
        }
        match shared.iter_mut().find(|branch| branch.evidence == Evidence::Shared(evidence.clone())) {
            Some(branch) => {
                branch.leaves.push(leaf);
                let is_same =
                    branch.cited.as_ref().is_some_and(|(known, known_grade)| (known, known_grade) == (sources, grade));
                branch.cited = branch.cited.take().filter(|_| is_same);
            }
            None => shared.push(Branch {
                evidence: Evidence::Shared(evidence.clone()),
                leaves: vec![leaf],
                cited: Some((sources.clone(), *grade)),
            }),
        }
    }
    let branch = |evidence, leaves: Vec<Leaf>| (!leaves.is_empty()).then_some(Branch { evidence, leaves, cited: None });
    branch(Evidence::Own, own).into_iter().chain(shared).chain(branch(Evidence::Through, through)).collect()
}

/// The service that a link leads to.
fn through_what(shown: &Shown, dependant: &Dependant) -> Option<ServiceIndex> {
    match &shown.service(dependant.service)?.depends_on.get(dependant.link)?.on {
        DependencyTarget::Service(id) => shown.board.service_index(id),
        DependencyTarget::Site(_) => None,
    }
}

/// What depends on a site.
pub(super) fn branches_of(shown: &Shown, index: SiteIndex) -> AnyView {
    let (detail, view, shown) = (shown.detail_words(), shown.view, shown.clone());
    let Some(record) = shown.board.site(index) else { return ().into_any() };
    let record_name = record.short_name.clone();
    let status =
        Memo::new(move |_| view.with(|view| view.site(index).map_or(Status::Unknown, |site| site.standing.status)));
    let standing = {
        let shown = shown.clone();
        move || view.with(|view| view.site(index).map(|site| anew(standing_text(&shown, &site.standing, view))))
    };
    let list = {
        let shown = shown.clone();
        move || {
            view.with(|view| branches(&shown, index, view).into_iter().map(|own| (own.evidence.clone(), own)).collect())
        }
    };
    let row = {
        let shown = shown.clone();
        move |evidence: Evidence, now| branch(&shown, &evidence, now)
    };
    // A screen reader is told of another status, not of every minute that passes.
    let told = {
        let shown = shown.clone();
        move || anew(downboard_words::changed_to(&shown.text(&record_name), shown.words().status(status.get())))
    };
    let counts = {
        let (log, lang) = (shown.log, shown.lang);
        let counts = Memo::new(move |_| {
            log.with(|log| {
                let all = log.graph.of_site(index);
                (all.len(), all.iter().filter(|dependant| dependant.through.is_some()).count())
            })
        });
        move || anew(downboard_words::depend_on_it(lang, counts.get().0, counts.get().1))
    };
    view! {
        <div class="branches">
            <p class="branches-root">
                {move || view! { <StatusMark status=status.get() /> }} " " <strong>{shown.text(&record.name)}</strong> " "
                <span class="branches-note">{standing} " · " {counts}</span>
            </p>
            <p class="unseen" aria-live="polite">
                {told}
            </p>
            <ul class="branches-list">{rows(list, row)}</ul>
            <Disclosure summary=detail.each_reason>
                <div class="table-scroll" tabindex="0" role="group" aria-label=detail.each_reason>
                    <DependencyTable shown=shown.clone() index />
                </div>
            </Disclosure>
        </div>
    }
    .into_any()
}

fn branch(shown: &Shown, evidence: &Evidence, now: RwSignal<Branch>) -> AnyView {
    let detail = shown.detail_words();
    let title = match evidence {
        Evidence::Own => detail.own_evidence.to_owned(),
        Evidence::Shared(said) => said.clone(),
        Evidence::Through => detail.through_another.to_owned(),
    };
    let cited = Memo::new(move |_| now.with(|now| now.cited.clone()));
    let citation = {
        let shown = shown.clone();
        move || cited.get().map(|(sources, grade)| view! { <Citation shown=shown.clone() sources grade /> })
    };
    let list = move || now.with(|now| now.leaves.iter().map(|leaf| (leaf.service, leaf.clone())).collect());
    let leaf = {
        let shown = shown.clone();
        move |service, now| leaf(&shown, service, now)
    };
    let (lang, is_open) = (shown.lang, RwSignal::new(false));
    let count = Memo::new(move |_| now.with(|now| now.leaves.len()));
    view! {
        <li class="branch" class:is-open=is_open>
            <p class="branch-evidence">{title} "\u{a0}" {citation}</p>
            // Where the page is narrow the services are a count that opens.
            <button
                type="button"
                class="branch-count text-button"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {move || anew(downboard_words::so_many_services(lang, count.get()))}
            </button>
            <ul class="branch-leaves">{rows(list, leaf)}</ul>
        </li>
    }
    .into_any()
}

fn leaf(shown: &Shown, service: ServiceIndex, now: RwSignal<Leaf>) -> AnyView {
    let words = shown.words();
    let name = |index: ServiceIndex| shown.service(index).map(|record| shown.text(&record.name));
    let through = now.with_untracked(|leaf| leaf.through).and_then(name).map(|through| {
        view! { <span class="branch-through">{through} " \u{2192} "</span> }
    });
    let status = move || now.with(|leaf| leaf.status);
    view! {
        <li class="branch-leaf">
            {through}
            {move || {
                view! {
                    <StatusMark status=status() />
                    <span class="unseen">{anew(words.status(status()))} ": "</span>
                }
            }}
            {name(service)}
        </li>
    }
    .into_any()
}
