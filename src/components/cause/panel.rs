//! What is known of whichever is picked in the drawing: how it does, and the evidence for each of its links.

use downboard_core::model::{EvidenceGrade, ServiceIndex, SiteIndex, Status};
use downboard_core::view::View;
use leptos::prelude::*;

use super::rows::Picked;
use super::table::{limited_to, target};
use crate::components::citation::Citation;
use crate::components::facts::standing_text;
use crate::components::shown::Shown;
use crate::ui::anew;
use downboard_words::BETWEEN;

/// The panel beside the drawing of a site.
#[component]
pub(super) fn Panel(shown: Shown, index: SiteIndex, picked: RwSignal<Picked>) -> impl IntoView {
    let (words, view) = (shown.words(), shown.view);
    let title = {
        let shown = shown.clone();
        move || match picked.get() {
            Picked::Site => shown.board.site(index).map(|site| shown.text(&site.name)),
            Picked::Service(service) => shown.service(service).map(|record| shown.text(&record.name)),
        }
    };
    let standing = {
        let shown = shown.clone();
        move || standing(&shown, index, picked.get())
    };
    // Before anything has happened there, why it will reach the services is hindsight.
    let is_later = Memo::new(move |_| view.with(|view| view.site(index)?.milestones.first().copied()).is_none());
    let evidence = move || match picked.get() {
        Picked::Site => cause(&shown, index, is_later.get()),
        Picked::Service(service) => links(&shown, index, service),
    };
    let status = Memo::new(move |_| view.with(|view| status(view, index, picked.get())));
    let told = {
        let title = title.clone();
        move || Some(anew(downboard_words::changed_to(&title()?, words.status(status.get()?))))
    };
    // A screen reader is told of another status and of another pick, not of every minute that passes.
    view! {
        <p class="map-title">{move || title().map(anew)}</p>
        <p class="map-standing">{move || standing().map(anew)}</p>
        <div aria-live="polite">
            <p class="unseen">{told}</p>
            {evidence}
        </div>
    }
}

/// The status of the picked one.
fn status(view: &View, index: SiteIndex, picked: Picked) -> Option<Status> {
    Some(match picked {
        Picked::Site => view.site(index)?.standing.status,
        Picked::Service(service) => view.service(service)?.standing.status,
    })
}

/// How the picked one does, in a closure.
fn standing(shown: &Shown, index: SiteIndex, picked: Picked) -> Option<String> {
    shown.view.with(|view| {
        let service = match picked {
            Picked::Site => return Some(standing_text(shown, &view.site(index)?.standing, view)),
            Picked::Service(service) => service,
        };
        let (record, of_service) = (shown.service(service)?, view.service(service)?);
        let standing = standing_text(shown, &of_service.standing, view);
        Some(match of_service.features_in_trouble() {
            0 => standing,
            failing => {
                format!(
                    "{standing}{BETWEEN}{}",
                    downboard_words::failing_of(shown.lang, failing, record.features.len())
                )
            }
        })
    })
}

/// Why the site failed.
fn cause(shown: &Shown, index: SiteIndex, is_later: bool) -> Option<AnyView> {
    let record = shown.board.site(index)?;
    let cause = view! {
        <p class="cause-text" class:is-later=is_later>
            {anew(shown.text(&record.cause))}
        </p>
        <Citation shown=shown.clone() sources=record.sources.clone() grade=EvidenceGrade::A />
    };
    Some(cause.into_any())
}

/// What a service that hangs on the site hangs on, and what speaks against it.
fn links(shown: &Shown, site: SiteIndex, service: ServiceIndex) -> Option<AnyView> {
    let words = shown.words();
    let detail = shown.detail_words();
    let record = shown.service(service)?;
    let log = shown.log_now();
    let dependant = log.graph.of_site(site).iter().find(|dependant| dependant.service == service)?;
    let links = record.depends_on.iter().map(|dependency| {
        let since = dependency.since.as_ref().map(|since| format!("{}: {}", words.since, since.as_str()));
        let small = [limited_to(shown, service, dependency), since].into_iter().flatten();
        let small = small.map(|line| view! { <p class="map-small">{anew(line)}</p> }).collect_view();
        view! {
            <li>
                <p class="map-link">{anew(format!("→ {}", target(shown, dependency)))}</p>
                <p>{anew(shown.text(&dependency.evidence))}</p>
                {small}
                <Citation shown=shown.clone() sources=dependency.sources.clone() grade=dependency.grade />
            </li>
        }
    });
    let links = links.collect_view();
    let spared = dependant.spared.and_then(|index| record.independent_of.get(index)).map(|independence| {
        view! {
            <h5>{detail.despite}</h5>
            <p>{anew(shown.text(&independence.evidence))}</p>
            <Citation shown=shown.clone() sources=independence.sources.clone() grade=independence.grade />
        }
    });
    let links = view! {
        <h5>{detail.link_column}</h5>
        <ul class="map-links">{links}</ul>
        {spared}
    };
    Some(links.into_any())
}
