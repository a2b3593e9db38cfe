//! What hangs on a site, as a table.

use downboard_core::links::Dependant;
use downboard_core::model::{Dependency, DependencyTarget, ServiceIndex, SiteIndex};
use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::facts::standing_text;
use crate::components::shown::Shown;
use crate::ui::anew;

/// What a link leads to, in words.
fn target(shown: &Shown, dependency: &Dependency) -> String {
    match &dependency.on {
        DependencyTarget::Site(id) => {
            let site = shown.board.sites.iter().find(|site| site.id == *id);
            site.map_or_else(|| id.to_string(), |site| shown.text(&site.short_name))
        }
        DependencyTarget::Service(id) => shown.name(id),
    }
}

/// The features that a link is limited to, in a line.
fn limited_to(shown: &Shown, service: ServiceIndex, dependency: &Dependency) -> Option<String> {
    let record = shown.service(service)?;
    let features = dependency.features.iter().filter_map(|id| record.feature(id));
    let names: Vec<_> = features.map(|feature| shown.feature_name(feature)).collect();
    (!names.is_empty()).then(|| format!("{}: {}", shown.detail_words().only_these, names.join(", ")))
}

/// Each service that hangs on a site: how it does, by which link, and who says so.
#[component]
pub(super) fn DependencyTable(shown: Shown, index: SiteIndex) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let log = shown.log_now();
    let rows = log.graph.of_site(index).iter().filter_map(|dependant| row(&shown, dependant)).collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{words.service}</th>
                    <th scope="col">{words.status}</th>
                    <th scope="col">{detail.evidence}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(shown: &Shown, dependant: &Dependant) -> Option<AnyView> {
    let index = dependant.service;
    let record = shown.service(index)?;
    let (words, detail) = (shown.words(), shown.detail_words());
    let standing = {
        let shown = shown.clone();
        move || shown.view.with(|view| Some(standing_text(&shown, &view.service(index)?.standing, view)))
    };
    let spared = dependant.spared.and_then(|spared| record.independent_of.get(spared)).map(|spared| {
        view! {
            <p>
                {format!("{}: {}", detail.despite, shown.text(&spared.evidence))} "\u{a0}"
                <Citation shown=shown.clone() sources=spared.sources.clone() grade=spared.grade />
            </p>
        }
    });
    let links = record.depends_on.iter().map(|link| {
        let since = link.since.as_ref().map(|since| format!("{}: {}", words.since, since.as_str()));
        let small = [limited_to(shown, index, link), since].into_iter().flatten();
        let small = small.map(|line| view! { <p class="rule-note">{line}</p> }).collect_view();
        view! {
            <p>
                {format!("\u{2192} {}: {}", target(shown, link), shown.text(&link.evidence))} "\u{a0}"
                <Citation shown=shown.clone() sources=link.sources.clone() grade=link.grade />
            </p>
            {small}
        }
    });
    let row = view! {
        <tr>
            <th scope="row">{shown.text(&record.name)}</th>
            <td>{move || standing().map(anew)}</td>
            <td>{links.collect_view()} {spared}</td>
        </tr>
    };
    Some(row.into_any())
}
