//! What a feed that the reader opened says: its status, its components, its incidents, and what is wrong with it.

use downboard_core::model::{Lang, PlannedState, Zone};
use downboard_core::reading::{Decoded, Finding};
use downboard_core::time::{Offset, Timestamp};
use downboard_feeds::{FeedIncident, Report, ReportComponent};
use leptos::prelude::*;

use super::status_mark::{StatusMark, status_class};
use crate::ui::anew;
use downboard_words::{self, labels, words};

/// How many rows of a list stand before the rest is counted: a feed can have ten thousand incidents.
const MOST: usize = 200;

/// A feed as it was read.
#[component]
pub fn OpenedFeed(
    /// The language.
    lang: Lang,
    /// What was read of it.
    decoded: Decoded<Report>,
    /// When it was read.
    read_at: Timestamp,
) -> impl IntoView {
    let words = words(lang);
    let labels = labels(lang);
    let Decoded { value, findings } = decoded;
    let warnings = list(lang, labels.warnings, &findings, |finding| finding_row(lang, finding));
    let Some(report) = value else {
        return view! {
            <div role="alert">
                <p class="opened-status">{labels.not_a_feed}</p>
            </div>
            {warnings}
        }
        .into_any();
    };
    let status = report.status();
    let (in_trouble, all) = report.breadth();
    let parts = (in_trouble > 0 && all > 1).then(|| downboard_words::parts_in_trouble(lang, in_trouble, all));
    let head = [words.status(status).to_owned()].into_iter().chain(parts).chain([report.format.word().to_owned()]);
    let head = head.collect::<Vec<_>>().join(" · ");
    let name = report.name.clone().unwrap_or_else(|| report.format.word().to_owned());
    view! {
        <h2>{anew(name)}</h2>
        <p class=format!("opened-status {}", status_class(status))>
            <StatusMark status /> {anew(head)}
        </p>
        {warnings}
        {list(lang, labels.components, &report.components, |component| component_row(lang, component))}
        {list(lang, words.incidents, &report.incidents, |incident| incident_row(lang, incident, read_at))}
    }
    .into_any()
}

/// A titled list of bounded length.
fn list<T>(lang: Lang, title: &'static str, items: &[T], row: impl Fn(&T) -> AnyView) -> AnyView {
    let rows: Vec<_> = items.iter().take(MOST).map(row).collect();
    let rest = items.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| view! { <li>{anew(downboard_words::and_more(lang, rest))}</li> });
    let none = items.is_empty().then(|| view! { <p class="section-note">{labels(lang).none_listed}</p> });
    view! {
        <section class="section">
            <h3>{anew(downboard_words::counted(lang, title, items.len()))}</h3>
            {none}
            <ul class="opened-list">{rows} {rest}</ul>
        </section>
    }
    .into_any()
}

fn finding_row(lang: Lang, finding: &Finding) -> AnyView {
    view! { <li>{anew(downboard_words::finding(lang, finding))}</li> }.into_any()
}

fn component_row(lang: Lang, component: &ReportComponent) -> AnyView {
    let observed = component.observed_at.map(|at| downboard_words::last_observed(lang, &moment(lang, at)));
    let place = [component.group.as_deref(), component.region.as_deref(), observed.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li class="opened-row">
            <span>{anew(component.name.clone())} " " <span class="opened-place">{anew(place)}</span></span>
            <span class=format!("opened-word {}", status_class(component.status))>
                <StatusMark status=component.status /> {anew(words(lang).status(component.status))}
            </span>
        </li>
    }
    .into_any()
}

fn utc() -> Zone {
    Zone::fixed(Offset::UTC, "UTC")
}

/// A time, as the page writes it.
fn moment(lang: Lang, at: Timestamp) -> String {
    format!("{} UTC", downboard_words::day_and_clock(lang, at, &utc()))
}

fn incident_row(lang: Lang, incident: &FeedIncident, read_at: Timestamp) -> AnyView {
    let times = [incident.started_at, incident.resolved_at].into_iter().flatten().map(|at| moment(lang, at));
    let times = times.collect::<Vec<_>>().join(" – ");
    // Of what has ended, when it was to end is no news.
    let planned = incident.ends_at.filter(|_| !incident.phase.is_over());
    let planned = planned.map(|at| downboard_words::ends_by(lang, &moment(lang, at)));
    let late = incident.window(read_at).and_then(|(window, state)| {
        let is_late = matches!(state, PlannedState::NotBegun | PlannedState::Overdue(_));
        downboard_words::planned(lang, window, state, &utc()).filter(|_| is_late)
    });
    let affected: Vec<_> =
        incident.affected.iter().map(|one| one.name.clone().unwrap_or(one.component.clone())).collect();
    let said: Vec<_> = incident
        .updates
        .iter()
        .filter(|update| !update.text.is_empty())
        .map(|update| {
            let at = update.at.map(|at| moment(lang, at));
            let text = incident.in_language(lang, update).to_owned();
            view! { <li><span class="opened-place">{at.map(anew)}</span> " " {anew(text)}</li> }
        })
        .collect();
    view! {
        <li>
            <p class="opened-row">
                <span>{anew(incident.title_in(lang))}</span>
                <span class="opened-word">
                    {anew(format!("{} · {}", downboard_words::phase_of(lang, incident), downboard_words::feed_impact(lang, incident.impact)))}
                </span>
            </p>
            <p class="opened-place">{anew(times)} " " {planned.map(anew)} " " {anew(affected.join(", "))}</p>
            {late.map(|late| view! { <p class="opened-place">{anew(late)}</p> })}
            <ul class="opened-said">{said}</ul>
        </li>
    }
    .into_any()
}
