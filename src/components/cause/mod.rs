//! Why these are down together: what hangs on the site, how far it has recovered, what happened there, what was promised.

mod lines;
mod map;
mod panel;
mod promises;
mod recovery;
mod rows;
mod table;

use downboard_core::cause::without_cause;
use downboard_core::model::{EvidenceGrade, Milestone, SiteIndex};
use leptos::prelude::*;

use self::map::CauseMap;
use self::promises::{Promises, Totals};
use self::recovery::Recovery;
use super::citation::Citation;
use super::shown::Shown;
use crate::ui::anew;

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
    let sites = SiteIndex::all(shown.board.sites.len()).map(|index| view! { <SiteCause shown=shown.clone() index /> });
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
fn SiteCause(shown: Shown, index: SiteIndex) -> impl IntoView {
    let detail = shown.detail_words();
    let record = shown.board.site(index)?;
    let view = shown.view;
    let name = shown.text(&record.name);
    let milestones = {
        let shown = shown.clone();
        // The records themselves: the feed of a live board may put another in the place of one.
        let passed = Memo::new(move |_| {
            view.with(|view| {
                let indices = view.site(index).into_iter().flat_map(|site| &site.milestones);
                indices.filter_map(|index| view.log.milestones.get(*index).cloned()).collect::<Vec<_>>()
            })
        });
        move || passed.with(|passed| milestones(&shown, passed))
    };
    Some(view! {
        <div class="cause">
            <h3>{name}</h3>
            <p class="section-lede">{detail.diagram_lede}</p>
            <CauseMap shown=shown.clone() index />
            <div class="cause-course">
                <Recovery shown=shown.clone() index />
                <div class="cause-record">
                    <h4>{detail.what_happened}</h4>
                    {milestones}
                </div>
            </div>
        </div>
    })
}

/// What happened at a site by now, oldest first.
fn milestones(shown: &Shown, passed: &[Milestone]) -> impl IntoView + use<> {
    let detail = shown.detail_words();
    let rows = passed.iter().map(|milestone| {
        let disputes = milestone.disputes.iter().map(|dispute| {
            view! {
                <p class="record-dispute">{anew(format!("{}: {}", detail.disputed, shown.text(&dispute.claim)))}</p>
                <Citation shown=shown.clone() sources=dispute.sources.clone() grade=EvidenceGrade::X />
            }
        });
        let disputes = disputes.collect_view();
        view! {
            <li class="record-row">
                <p class="record-when">{anew(downboard_words::day_and_clock(shown.lang, milestone.when.latest(), &shown.board.zone))}</p>
                <div class="record-what">
                    <p>{anew(shown.text(&milestone.text))}</p>
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
    let detail = shown.detail_words();
    let view = shown.view;
    let names = Memo::new(move |_| {
        let services = view.with(|view| without_cause(view)).into_iter();
        let names = services.filter_map(|index| shown.service(index)).map(|service| shown.text(&service.name));
        names.collect::<Vec<_>>().join(", ")
    });
    move || {
        let names = names.get();
        (!names.is_empty())
            .then(|| view! { <p class="section-note">{anew(format!("{}: {names}", detail.without_cause))}</p> })
    }
}
