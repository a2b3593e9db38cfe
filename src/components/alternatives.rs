//! What to use instead of each service in trouble, why, and what is not named and why not.

use downboard_core::model::Text;
use downboard_core::recommend::{Excluded, Exclusion, Reason, Recommended};
use downboard_core::view::ServiceView;
use leptos::prelude::*;

use super::citation::Citation;
use super::shown::Shown;
use crate::i18n;

/// The alternatives to every service in trouble that has any, worst first.
#[component]
pub fn AlternativeList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let services = move || {
        let view = view.get();
        let (offered, bare): (Vec<_>, Vec<_>) = view
            .worst_first()
            .into_iter()
            .partition(|service| !service.alternatives.is_empty() || !service.excluded.is_empty());
        let bare: Vec<_> = bare
            .into_iter()
            .filter_map(|service| shown.service(service.index))
            .map(|service| shown.text(&service.name))
            .collect();
        let offered = offered
            .into_iter()
            .map(|service| view! { <Instead shown=shown.clone() service=service.clone() /> })
            .collect_view();
        let bare = (!bare.is_empty())
            .then(|| view! { <p class="section-note">{i18n::without_alternative(shown.lang, &bare.join(", "))}</p> });
        view! {
            <div class="instead-list">{offered}</div>
            {bare}
        }
    };
    view! {
        <section class="section" aria-labelledby="alternatives">
            <h2 id="alternatives">{words.alternatives}</h2>
            <p class="section-lede">{words.alternatives_lede}</p>
            {services}
        </section>
    }
}

#[component]
fn Instead(shown: Shown, service: ServiceView) -> impl IntoView {
    let words = shown.words();
    let Some(record) = shown.board.services.get(service.index) else { return ().into_any() };
    let title = i18n::instead_of(shown.lang, record.name.get(shown.lang));
    let named = if service.alternatives.is_empty() {
        view! { <p class="instead-none">{words.no_alternative}</p> }.into_any()
    } else {
        let rows = service
            .alternatives
            .iter()
            .map(|recommended| view! { <Named shown=shown.clone() recommended=recommended.clone() /> });
        view! { <ol class="instead-named">{rows.collect_view()}</ol> }.into_any()
    };
    let excluded = (!service.excluded.is_empty()).then(|| {
        let rows = service.excluded.iter().map(|excluded| view! { <li>{excluded_text(&shown, excluded)}</li> });
        view! {
            <p class="minor-title">{words.excluded}</p>
            <ul class="instead-excluded">{rows.collect_view()}</ul>
        }
    });
    view! {
        <article class="instead">
            <h3>{title}</h3>
            {named}
            {excluded}
        </article>
    }
    .into_any()
}

/// An alternative that is not named, and why.
pub(super) fn excluded_text(shown: &Shown, excluded: &Excluded) -> String {
    let site = match &excluded.reason {
        Exclusion::OnAffectedSite(site) => log_site_name(shown, site),
        Exclusion::NotWhatFailed | Exclusion::InTrouble(_) | Exclusion::Maintenance | Exclusion::StatusUnknown => None,
    };
    format!("{} – {}", shown.name(&excluded.id), i18n::exclusion(shown.lang, &excluded.reason, site.as_deref()))
}

fn log_site_name(shown: &Shown, site: &downboard_core::model::Id) -> Option<String> {
    shown.board.sites.iter().find(|known| known.id == *site).map(|known| shown.text(&known.short_name))
}

/// What has to be done before it can be used, in a few words.
pub(super) fn needs_text(shown: &Shown, recommended: &Recommended) -> Option<String> {
    let words = shown.words();
    recommended.reasons.iter().find_map(|reason| match reason {
        Reason::NeedsNothing => Some(words.nothing_to_install.to_owned()),
        Reason::Needs(needs) => Some(needs.iter().map(|need| words.need(*need)).collect::<Vec<_>>().join(" · ")),
        Reason::SameJob(_) | Reason::Works { .. } | Reason::NotOnSite { .. } => None,
    })
}

#[component]
fn Named(shown: Shown, recommended: Recommended) -> impl IntoView {
    let words = shown.words();
    let needs = needs_text(&shown, &recommended).map(|needs| view! { <span class="instead-needs">{needs}</span> });
    let reasons = recommended.reasons.iter().filter_map(|reason| {
        let (text, evidence): (Option<&Text>, _) = match reason {
            Reason::SameJob(evidence) | Reason::Works { evidence, .. } | Reason::NotOnSite { evidence, .. } => {
                (evidence.text.as_ref(), evidence)
            }
            Reason::NeedsNothing | Reason::Needs(_) => return None,
        };
        let text = text.map(|text| shown.text(text))?;
        Some(view! {
            <li>
                <p>{text}</p>
                <Citation shown=shown.clone() sources=evidence.sources.clone() grade=evidence.grade />
            </li>
        })
    });
    let reasons = reasons.collect_view();
    let facts = shown.board.alternatives.iter().find(|known| known.id == recommended.id).map(|alternative| {
        alternative
            .facts
            .iter()
            .map(|fact| {
                view! {
                    <li>
                        <p>{shown.text(&fact.text)}</p>
                        <Citation shown=shown.clone() sources=fact.sources.clone() grade=fact.grade />
                    </li>
                }
            })
            .collect_view()
    });
    let lacks = recommended
        .lacks
        .as_ref()
        .map(|lacks| view! { <p class="instead-lacks">{format!("{}: {}", words.lacks, shown.text(lacks))}</p> });
    let covers =
        i18n::covers(shown.lang, recommended.covers).map(|covers| view! { <p class="instead-lacks">{covers}</p> });
    let details = {
        view! {
            <details class="disclosure">
                <summary>{words.details}</summary>
                <ul class="instead-reasons">{reasons} {facts}</ul>
            </details>
        }
    };
    view! {
        <li class="instead-row">
            <p class="instead-head">
                <span class="instead-name">{shown.name(&recommended.id)}</span>
                {needs}
            </p>
            <p class="instead-why">{why(&shown, &recommended).unwrap_or_default()}</p>
            {covers}
            {lacks}
            {details}
        </li>
    }
}

/// Why it is named, in one sentence: that it does not need the site that failed weighs most, then that it works.
pub(super) fn why(shown: &Shown, recommended: &Recommended) -> Option<String> {
    let evidence = |wanted: fn(&Reason) -> Option<&Text>| recommended.reasons.iter().find_map(wanted);
    let text = evidence(|reason| match reason {
        Reason::NotOnSite { evidence, .. } => evidence.text.as_ref(),
        _ => None,
    })
    .or_else(|| {
        evidence(|reason| match reason {
            Reason::Works { evidence, .. } => evidence.text.as_ref(),
            _ => None,
        })
    })
    .or_else(|| {
        evidence(|reason| match reason {
            Reason::SameJob(evidence) => evidence.text.as_ref(),
            _ => None,
        })
    })?;
    Some(shown.text(text))
}
