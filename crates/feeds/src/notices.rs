//! The incidents and maintenances of a foreign feed as a board has them.

use std::collections::HashSet;

use super::mapping::{Directory, Part};
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Report};
use super::stretches::MOST_INCIDENTS;
use downboard_core::model::{Feed, Id, Impact, Incident, Lang, Phase, Planned, Subject, Text, Update};
use downboard_core::reading::{Effect, Expected, Finding, Problem};

/// The incidents of a feed, newest first, and those that share an id with another and are left out.
pub(super) fn incidents(report: &Report, feed: &Feed) -> (Vec<Incident>, Vec<Finding>) {
    let directory = Directory::of(report);
    let seen = HashSet::new();
    let parts = feed.maps.iter().map(|mapping| (&mapping.subject, Part::new(&directory, mapping.lists(), &seen)));
    let parts: Vec<(&Subject, Part<'_>)> = parts.collect();
    let mut taken = HashSet::new();
    let mut findings = Vec::new();
    let mut kept = Vec::new();
    for incident in &report.incidents {
        if kept.len() >= MOST_INCIDENTS {
            break;
        }
        // What has no beginning cannot stand in the order of a board.
        let Some(started_at) = incident.started_at else { continue };
        let Some(id) = id_of(feed, &incident.id, &taken) else {
            findings.push(Finding {
                pointer: incident.pointer.clone(),
                problem: Problem::Duplicate(downboard_core::reading::excerpt(&incident.id)),
                expected: Expected::UniqueId,
                effect: Effect::Dropped,
            });
            continue;
        };
        taken.insert(id.clone());
        kept.push(Incident {
            id,
            title: said(incident, &incident.title, |translation| &translation.title),
            impact: impact(incident.impact),
            started_at,
            resolved_at: incident.resolved_at.filter(|_| incident.phase.is_over()),
            planned: planned(incident),
            services: services(incident, &parts),
            updates: updates(incident, feed),
        });
    }
    (kept, findings)
}

/// The window of a maintenance.
fn planned(incident: &FeedIncident) -> Option<Planned> {
    let from = incident.started_at.filter(|_| incident.phase.is_maintenance())?;
    Some(Planned { from, to: incident.ends_at.filter(|to| *to >= from) })
}

fn updates(incident: &FeedIncident, feed: &Feed) -> Vec<Update> {
    let told = incident.updates.iter().filter(|update| !update.text.is_empty());
    // A translation is of the whole: it stands where there is one text to translate.
    let is_only = told.clone().count() == 1;
    let text = |update: &FeedUpdate| {
        if is_only { said(incident, &update.text, |translation| &translation.text) } else { same_in_both(&update.text) }
    };
    let update = |update: &FeedUpdate| {
        let phase = phase(update.phase.unwrap_or(incident.phase));
        Some(Update { at: update.at?, phase, text: text(update), sources: vec![feed.id.clone()] })
    };
    told.filter_map(update).collect()
}

fn services(incident: &FeedIncident, parts: &[(&Subject, Part<'_>)]) -> Vec<Id> {
    let mut services: Vec<Id> = Vec::new();
    for (subject, _) in parts.iter().filter(|(_, part)| part.concerns(incident)) {
        if let Subject::Service { service } | Subject::Feature { service, .. } = subject
            && !services.contains(service)
        {
            services.push(service.clone());
        }
    }
    services
}

/// A text in the languages of the product, as far as the feed has it in them.
fn said(incident: &FeedIncident, own: &str, translated: impl Fn(&super::report::Translation) -> &String) -> Text {
    let of = |lang: Lang| {
        let translations = incident.translations.iter().filter(|translation| translation.lang == lang);
        let text = translations.map(&translated).find(|text| !text.is_empty());
        text.map_or_else(|| own.to_owned(), Clone::clone)
    };
    Text { ko: of(Lang::Ko), en: of(Lang::En) }
}

pub(super) fn same_in_both(text: &str) -> Text {
    Text { ko: text.to_owned(), en: text.to_owned() }
}

/// An id of ours for an id of theirs: the id of the feed and what of theirs fits; where that is cut short or taken, with a
/// number of the whole. `None` where that is taken too: the feed has the same id twice.
fn id_of(feed: &Feed, id: &str, taken: &HashSet<Id>) -> Option<Id> {
    let mut slug = feed.id.to_string();
    for part in id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        slug.push('-');
        slug.push_str(&part.to_ascii_lowercase());
    }
    let free = |slug: &str| Id::parse(slug.trim_end_matches('-')).filter(|id| !taken.contains(id));
    if slug.len() <= Id::MAX_LEN
        && let Some(id) = free(&slug)
    {
        return Some(id);
    }
    let number = format!("{:08x}", number_of(id));
    slug.truncate(Id::MAX_LEN - number.len() - 1);
    free(&format!("{}-{number}", slug.trim_end_matches('-')))
}

/// A number of a text that two texts hardly share: FNV-1a of 32 bits.
fn number_of(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |number, byte| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What is not known to be over is not.
fn phase(phase: FeedPhase) -> Phase {
    match phase {
        FeedPhase::Identified => Phase::Identified,
        FeedPhase::Monitoring => Phase::Monitoring,
        FeedPhase::Resolved | FeedPhase::Completed => Phase::Resolved,
        FeedPhase::Scheduled => Phase::Scheduled,
        FeedPhase::InProgress => Phase::InProgress,
        FeedPhase::Investigating | FeedPhase::Unknown => Phase::Investigating,
    }
}

fn impact(impact: FeedImpact) -> Impact {
    match impact {
        FeedImpact::None => Impact::None,
        FeedImpact::Minor => Impact::Minor,
        FeedImpact::Major => Impact::Major,
        FeedImpact::Critical => Impact::Critical,
        FeedImpact::Maintenance => Impact::Maintenance,
        FeedImpact::Unknown => Impact::Unknown,
    }
}
