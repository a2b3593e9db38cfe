//! A status page by `FireHydrant`, `/data/payload.json`.
//!
//! The page is drawn from this document alone. Each page has words of its own for the condition of a component, and a
//! table in the document that says what they mean; a component without a condition is one that no open incident names,
//! and the page shows it as working.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::google_cloud::all_clear;
use super::json::Json;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Problem};

/// What the words of a page can mean.
const CONDITIONS: &[(&str, Status)] =
    &[("OPERATIONAL", Status::Operational), ("DEGRADED", Status::Degraded), ("OFFLINE", Status::MajorOutage)];

const SEVERITIES: &[(&str, FeedImpact)] = &[
    ("SEV1", FeedImpact::Critical),
    ("SEV2", FeedImpact::Major),
    ("SEV3", FeedImpact::Minor),
    ("SEV4", FeedImpact::Minor),
    ("UNSET", FeedImpact::Unknown),
    ("MAINTENANCE", FeedImpact::Maintenance),
];

/// The milestones that say how far the handling has come, the last first. Mitigated is that the harm has stopped and
/// its cause has not.
const MILESTONES: &[(&str, Option<FeedPhase>)] = &[
    ("postmortem_completed", Some(FeedPhase::Resolved)),
    ("postmortem_started", Some(FeedPhase::Resolved)),
    ("closed", Some(FeedPhase::Resolved)),
    ("resolved", Some(FeedPhase::Resolved)),
    ("monitoring", Some(FeedPhase::Monitoring)),
    ("mitigated", Some(FeedPhase::Monitoring)),
    ("identified", Some(FeedPhase::Identified)),
    ("investigating", Some(FeedPhase::Investigating)),
    ("acknowledged", None),
    ("detected", None),
    ("started", None),
];

/// The words of a page for conditions, with what they mean.
type Words = Vec<(String, Status)>;

/// Reads a document; `None` without the table of conditions and one of the lists.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let conditions = root.get("conditions").filter(Cursor::is_object)?;
    let [components, incidents] = ["components", "incidents"].map(|key| root.get(key));
    if ![&components, &incidents].into_iter().flatten().any(Cursor::is_array) {
        return None;
    }
    let words = conditions.entries(|word, place| Some((word.to_owned(), meaning(place, CONDITIONS)?)));
    let mut report = Report::new(FeedFormat::FireHydrant);
    report.name = root.get("config").and_then(|config| config.line("title").or_else(|| config.line("companyName")));
    if let Some(list) = incidents {
        let ids = root.list_of("components", |row| Some((row.line("name")?, row.id("id")?)));
        let ids: BTreeMap<String, String> = ids.into_iter().collect();
        report.incidents = list.list(|row| incident(row, &words, &ids));
        report.indicator = all_clear(&report.incidents, list.json().members().len());
        let all_read = list.is_array() && report.incidents.len() == list.json().members().len();
        let otherwise = if all_read { Status::Operational } else { Status::Unknown };
        let named = named(&report.incidents);
        report.components = root.list_of("components", |row| component(row, &words, &named, otherwise));
    } else {
        report.components = root.list_of("components", |row| component(row, &words, &BTreeMap::new(), Status::Unknown));
    }
    Some(report)
}

/// The meaning of a word by a table; a word that is not in it is reported and unknown, what is no word is absent.
fn meaning(place: &Cursor<'_>, table: &[(impl AsRef<str>, Status)]) -> Option<Status> {
    let word = place.json().as_str().filter(|word| !word.is_empty())?;
    let found = table.iter().find(|(known, _)| known.as_ref().eq_ignore_ascii_case(word));
    if found.is_none() {
        place.report(Problem::UnknownWord(downboard_core::reading::excerpt(word)), Expected::KnownWord, Effect::Kept);
    }
    Some(found.map_or(Status::Unknown, |(_, status)| *status))
}

/// The worst condition in which open incidents name each component.
fn named(incidents: &[FeedIncident]) -> BTreeMap<String, Status> {
    let mut named = BTreeMap::new();
    for one in incidents.iter().filter(|incident| !incident.phase.is_over()).flat_map(|incident| &incident.affected) {
        let status = one.status.unwrap_or(Status::Unknown);
        named
            .entry(one.component.clone())
            .and_modify(|worst: &mut Status| *worst = worst.worse(status))
            .or_insert(status);
    }
    named
}

fn component(
    row: &Cursor<'_>,
    words: &Words,
    named: &BTreeMap<String, Status>,
    otherwise: Status,
) -> Option<ReportComponent> {
    let (id, name) = row.called(row.id("id"), &["name"])?;
    let own = row.get("condition").and_then(|place| meaning(&place, words));
    let status = match (own, named.get(&id).copied()) {
        (Some(own), Some(named)) => own.worse(named),
        (own, named) => own.or(named).unwrap_or(otherwise),
    };
    Some(ReportComponent { id, name, group: None, region: None, status, observed_at: None, beat_seconds: None })
}

fn incident(row: &Cursor<'_>, words: &Words, ids: &BTreeMap<String, String>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("id"), &["title"])?;
    let impact = row.choice("severitySlug", SEVERITIES, FeedImpact::Unknown).unwrap_or(FeedImpact::Unknown);
    let times = row.get("timestamps");
    let time = |milestone: &str| times.as_ref().and_then(|times| times.instant(milestone));
    let reached = MILESTONES.iter().find(|(milestone, phase)| phase.is_some() && time(milestone).is_some());
    let phase = match reached.and_then(|(_, phase)| *phase) {
        Some(FeedPhase::Resolved) if impact == FeedImpact::Maintenance => FeedPhase::Completed,
        Some(phase) => phase,
        None => FeedPhase::Unknown,
    };
    Some(FeedIncident {
        started_at: time("started").or_else(|| time("detected")),
        resolved_at: time("resolved").or_else(|| time("closed")),
        updates: row.details_of("timeline", update),
        affected: affected(row, words, ids),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

/// The components of an incident stand in it twice: as a list, and by name as keys.
fn affected(row: &Cursor<'_>, words: &Words, ids: &BTreeMap<String, String>) -> Vec<NamedComponent> {
    let listed = row.details_of("components", |component| {
        let name = component.line("name");
        let status = component.get("condition").and_then(|place| meaning(&place, words));
        Some(NamedComponent { component: component.id("id").or_else(|| name.clone())?, name, status })
    });
    if !listed.is_empty() {
        return listed;
    }
    let by_name = |name: &str, place: &Cursor<'_>| {
        let name = super::text::line(name, super::text::LONGEST_NAME);
        let component = ids.get(&name).unwrap_or(&name).clone();
        Some(NamedComponent { component, status: Some(meaning(place, words)?), name: Some(name) })
    };
    row.get("componentConditions").map(|conditions| conditions.entries(by_name)).unwrap_or_default()
}

/// A note, alone or within an update of several things, or a milestone that was reached. An entry of another kind says
/// nothing that is shown.
fn update(row: &Cursor<'_>) -> Option<FeedUpdate> {
    let details = row.get("details")?;
    let note = details.get("note");
    let within = note.as_ref().filter(|note| matches!(note.json(), Json::Object(_)));
    let text = within.map_or_else(|| details.body("note"), |note| note.body("note")).unwrap_or_default();
    let milestone = details.get("milestoneUpdate");
    let phase =
        milestone.and_then(|one| one.choice("currentMilestone", MILESTONES, Some(FeedPhase::Unknown)).flatten());
    // `time` is when it was typed, weeks later for a page that has moved.
    let at = row.instant("occurredAt").or_else(|| row.instant("time"));
    (phase.is_some() || !text.is_empty()).then(|| FeedUpdate { at, phase, text, affected: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;

    #[test]
    fn a_document_is_read() {
        let (report, findings) = read_feed(
            r#"{"config":{"companyName":"Acme","title":"Acme Health","operationalMessage":"All well."},
            "conditions":{"Slow":"DEGRADED","Fine":"OPERATIONAL","Gone":"OFFLINE"},
            "components":[{"name":"API","id":"a"},{"name":"Web","id":"w"}],
            "incidents":[{"id":"i1","title":"Zone is dark","severitySlug":"SEV2",
              "timestamps":{"started":"2026-11-20T14:00:00Z","detected":"2026-11-20T14:01:00Z",
                "acknowledged":"2026-11-21T00:00:00Z","investigating":"2026-11-20T14:05:00Z",
                  "identified":"2026-11-20T15:00:00Z"},
              "components":[{"name":"API","id":"a","condition":"Gone"}],"componentConditions":{"API":"Gone"},
              "timeline":[
                {"time":"2026-11-21T09:00:00.1Z","occurredAt":"2026-11-20T15:00:00.794Z",
                 "details":{"@type":"type.example/Bulk","milestoneUpdate":{"originalMilestone":"investigating",
                   "currentMilestone":"identified"}}},
                {"time":"2026-11-21T09:00:00.1Z","details":{"@type":"type.example/Bulk",
                  "note":{"note":"A zone\n**is** dark."}}},
                {"time":"2026-11-21T09:00:00.1Z","occurredAt":"2026-11-20T14:05:00Z",
                  "details":{"@type":"type.example/Note","note":"Looking."}},
                {"time":"2026-11-21T09:00:00.1Z","details":{"@type":"type.example/Chat"}}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::FireHydrant, Some("Acme Health")));
        assert_eq!((report.indicator, report.status()), (None, Status::MajorOutage));
        let components: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.name.as_str(), one.status)).collect();
        assert_eq!(components, [("a", "API", Status::MajorOutage), ("w", "Web", Status::Operational)]);
        let incident = &report.incidents[0];
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("i1", "Zone is dark"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Identified, FeedImpact::Major));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-11-20T14:00:00Z"), None));
        let affected = NamedComponent {
            component: "a".to_owned(),
            name: Some("API".to_owned()),
            status: Some(Status::MajorOutage),
        };
        assert_eq!(incident.affected, [affected]);
        let said: Vec<_> = incident.updates.iter().map(|one| (one.at, one.phase, one.text.as_str())).collect();
        assert_eq!(
            said,
            [
                (at("2026-11-20T14:05:00Z"), None, "Looking."),
                (at("2026-11-20T15:00:00Z"), Some(FeedPhase::Identified), ""),
                (at("2026-11-21T09:00:00Z"), None, "A zone\n**is** dark."),
            ]
        );
    }

    #[test]
    fn what_is_over_leaves_the_components_working() {
        let (report, findings) = read_feed(
            r#"{"conditions":{"Slow":"DEGRADED"},"components":[{"name":"API","id":"a"}],"incidents":[
            {"id":"m","title":"Work","severitySlug":"MAINTENANCE","componentConditions":{"API":"Slow","Gone":"Slow"},
             "timestamps":{"started":"2026-02-24T04:52:19Z","resolved":"2026-02-24T05:52:19Z",
               "acknowledged":"2026-03-23T23:07:30Z"}},
            {"id":"u","title":"Blip","severitySlug":"UNSET","timestamps":{"started":"2026-01-08T15:41:13Z",
              "closed":"2026-01-08T16:06:48Z"}}]}"#,
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.indicator, report.status()), (Some(Status::Operational), Status::Operational));
        let [work, blip] = report.incidents.as_slice() else { panic!("two of them") };
        assert_eq!((work.phase, work.impact), (FeedPhase::Completed, FeedImpact::Maintenance));
        assert_eq!(work.resolved_at, at("2026-02-24T05:52:19Z"));
        assert_eq!(work.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["a", "Gone"]);
        assert_eq!((blip.phase, blip.impact), (FeedPhase::Resolved, FeedImpact::Unknown));
        assert_eq!(blip.resolved_at, at("2026-01-08T16:06:48Z"));
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(
            r#"{"conditions":{"Odd":"WOBBLY","Fine":"OPERATIONAL"},
            "components":[{"name":"A","condition":"Odd"},{"name":"B","condition":"fine"},{"name":"C",
              "condition":"Lost"}],
            "incidents":[{"title":"x","severitySlug":"SEV0",
              "timeline":[{"details":{"milestoneUpdate":{"currentMilestone":"napping"}}}]}]}"#,
        );
        let report = report.unwrap();
        let statuses: Vec<_> = report.components.iter().map(|one| one.status).collect();
        assert_eq!(statuses, [Status::Unknown, Status::Operational, Status::Unknown]);
        assert_eq!(report.status(), Status::Unknown);
        assert_eq!((report.incidents[0].phase, report.incidents[0].impact), (FeedPhase::Unknown, FeedImpact::Unknown));
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/conditions/Odd",
                "/incidents/0/severitySlug",
                "/incidents/0/timeline/0/details/milestoneUpdate/currentMilestone",
                "/components/2/condition",
            ]
        );
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it_and_is_no_good_news() {
        let (report, findings) = read_feed(
            r#"{"conditions":{"x":7},"components":[{"name":"A"},7],"incidents":[{},{"id":"i",
              "timestamps":{"resolved":"2026-01-08T16:06:48Z"},"timeline":[7,{"details":"x"}]}]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.components.len(), report.incidents.len()), (1, 2));
        assert_eq!(report.status(), Status::Unknown, "what could not be read may be open");
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/incidents/0/title", "/incidents/1/title", "/components/1/name"]);
    }

    #[test]
    fn components_alone_say_nothing() {
        let (report, _) = read_feed(r#"{"conditions":{},"components":[{"name":"A"}]}"#);
        assert_eq!(report.unwrap().status(), Status::Unknown);
    }

    #[test]
    fn what_lacks_the_marks_is_unreadable() {
        for body in ["{}", r#"{"message":"Forbidden"}"#, r#"{"conditions":{}}"#, r#"{"components":[],"incidents":[]}"#]
        {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::FireHydrant), None).value, None, "{body}");
        }
    }
}
