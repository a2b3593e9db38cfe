//! Why these are down together: what hangs on the site, how far it has recovered, what happened there, what was promised.

use downboard_core::cause::without_cause;
use downboard_core::model::EvidenceGrade;
use downboard_core::view::{SiteView, View};
use leptos::prelude::*;

use super::cause_map::CauseMap;
use super::citation::Citation;
use super::promises::{Promises, Totals};
use super::recovery::Recovery;
use super::shown::Shown;
use crate::i18n;

/// The shared cause.
#[component]
pub fn Cause(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    if shown.board.sites.is_empty() {
        // A watch without a site has no shared cause to show.
        return ().into_any();
    }
    let sites = (0..shown.board.sites.len()).map(|index| view! { <SiteCause shown=shown.clone() index /> });
    view! {
        <section class="section" aria-labelledby="cause">
            <h2 id="cause">{words.cause}</h2>
            {sites.collect_view()}
            <WithoutCause shown=shown.clone() />
            <Promises shown=shown.clone() />
            <Totals shown />
        </section>
    }
    .into_any()
}

#[component]
fn SiteCause(shown: Shown, index: usize) -> impl IntoView {
    let words = shown.words();
    let record = shown.board.sites.get(index)?;
    let view = shown.view;
    let name = shown.text(&record.name);
    let milestones = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            view.sites.get(index).map(|site| milestones(&shown, site, &view))
        }
    };
    Some(view! {
        <div class="cause">
            <h3>{name}</h3>
            <p class="section-lede">{words.diagram_lede}</p>
            <CauseMap shown=shown.clone() index />
            <div class="cause-course">
                <Recovery shown=shown.clone() index />
                <div class="cause-record">
                    <h4>{words.what_happened}</h4>
                    {milestones}
                </div>
            </div>
        </div>
    })
}

/// What happened at a site by now, oldest first.
fn milestones(shown: &Shown, site: &SiteView, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let log = &view.log;
    let rows = site.milestones.iter().filter_map(|index| log.milestones.get(*index)).map(|milestone| {
        let disputes = milestone.disputes.iter().map(|dispute| {
            view! {
                <p class="record-dispute">{format!("{}: {}", words.disputed, shown.text(&dispute.claim))}</p>
                <Citation shown=shown.clone() sources=dispute.sources.clone() grade=EvidenceGrade::X />
            }
        });
        let disputes = disputes.collect_view();
        view! {
            <li class="record-row">
                <p class="record-when">{i18n::day_and_clock(shown.lang, milestone.when.latest(), &log.board.zone)}</p>
                <div class="record-what">
                    <p>{shown.text(&milestone.text)}</p>
                    <Citation shown=shown.clone() sources=milestone.sources.clone() grade=milestone.grade />
                    {disputes}
                </div>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! { <ol class="record-list">{rows}</ol> }
}

/// The services in trouble that hang on nothing that is: nobody says why they fail.
#[component]
fn WithoutCause(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    move || {
        let view = view.get();
        let names: Vec<_> = without_cause(&view)
            .into_iter()
            .filter_map(|index| shown.service(index))
            .map(|service| shown.text(&service.name))
            .collect();
        (!names.is_empty()).then(|| {
            view! { <p class="section-note">{format!("{}: {}", words.without_cause, names.join(", "))}</p> }
        })
    }
}
