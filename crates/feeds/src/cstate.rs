//! cState: a status page made by a generator of static sites.
//!
//! Reads `index.json`, which has the systems and their open issues, and `issues/index.json`, the history. Documented at
//! <https://github.com/cstate/cstate>.

use std::collections::{HashMap, HashSet};

use super::cursor::Cursor;
use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, NamedComponent, Report, ReportComponent};
use super::{text, times};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Problem, excerpt};
use downboard_core::time::Timestamp;

const STATUSES: &[(&str, Status)] = &[
    ("ok", Status::Operational),
    ("notice", Status::Degraded),
    ("disrupted", Status::PartialOutage),
    ("down", Status::MajorOutage),
];

const SEVERITIES: &[(&str, FeedImpact)] =
    &[("notice", FeedImpact::Minor), ("disrupted", FeedImpact::Major), ("down", FeedImpact::Critical)];

/// What the template writes for a field that the page does not have.
const NO_VALUE: &str = "<no value>";

/// Reads a document; `None` when it is neither the index of a page nor its list of issues.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let is_index = root.word("is") == Some("index") || root.get("cStateVersion").is_some();
    let has_status = root.word("summaryStatus").is_some() || root.get("systems").as_ref().is_some_and(Cursor::is_array);
    let is_history = root.word("is") == Some("issues") && root.get("pages").as_ref().is_some_and(Cursor::is_array);
    if !(is_index && has_status || is_history) {
        return None;
    }
    let mut report = Report::new(FeedFormat::Cstate);
    report.name = root.line("title");
    report.page = root.address("baseURL");
    report.indicator = root.choice("summaryStatus", STATUSES, Status::Unknown);
    report.components = root.list_of("systems", system);
    let open = root.list_of("systems", |row| {
        let system = row.line("name");
        Some(row.list_of("unresolvedIssues", |row| issue(row, system.as_deref())))
    });
    let pinned =
        root.list_of("pinnedIssues", |row| Some(FeedIncident { impact: FeedImpact::None, ..issue(row, None)? }));
    let history =
        root.list_of("pages", |row| row.word("is").is_none_or(|is| is == "issue").then(|| issue(row, None))?);
    report.incidents = once_each(open.into_iter().flatten().chain(pinned).chain(history));
    explain(root, &report);
    Some(report)
}

/// An issue stands under each system that it affects, and is about all of them. Issues of one address are still several if
/// they have several titles: pages are made by copying.
fn once_each(issues: impl Iterator<Item = FeedIncident>) -> Vec<FeedIncident> {
    let mut numbers: HashMap<(String, String), usize> = HashMap::new();
    let mut titles: HashMap<String, usize> = HashMap::new();
    let mut once: Vec<FeedIncident> = Vec::new();
    let mut affected: Vec<HashSet<String>> = Vec::new();
    for mut issue in issues {
        let named = std::mem::take(&mut issue.affected);
        let number = *numbers.entry((issue.id.clone(), issue.title.clone())).or_insert_with(|| {
            *titles.entry(issue.id.clone()).or_default() += 1;
            once.push(issue);
            affected.push(HashSet::new());
            once.len() - 1
        });
        if let (Some(known), Some(seen)) = (once.get_mut(number), affected.get_mut(number)) {
            known.affected.extend(named.into_iter().filter(|one| seen.insert(one.component.clone())));
        }
    }
    for issue in &mut once {
        if titles.get(&issue.id).is_some_and(|titles| *titles > 1) {
            issue.id = text::line(&format!("{} {}", issue.id, issue.title), text::LONGEST_NAME);
        }
    }
    once
}

/// Says that the word for the whole stands alone, where it is bad and nothing else is.
fn explain(root: &Cursor<'_>, report: &Report) {
    let is_bad = report.indicator.is_some_and(Status::is_trouble);
    let is_explained = report.components.iter().any(|one| one.status != Status::Operational)
        || report.incidents.iter().any(|one| !one.phase.is_over());
    if let Some(word) = root.get("summaryStatus").filter(|_| is_bad && !report.components.is_empty() && !is_explained) {
        let problem = Problem::Unexplained(excerpt(word.json().as_str().unwrap_or_default()));
        word.report(problem, Expected::Reason, Effect::Kept);
    }
}

fn system(row: &Cursor<'_>) -> Option<ReportComponent> {
    // cState knows systems by their names alone.
    let (id, name) = row.called(None, &["name"])?;
    let status = row.status("status", STATUSES);
    Some(ReportComponent {
        id,
        name,
        group: row.line("category"),
        region: None,
        status,
        observed_at: None,
        beat_seconds: None,
    })
}

fn issue(row: &Cursor<'_>, system: Option<&str>) -> Option<FeedIncident> {
    let (id, title) = row.titled(row.id("filename"), &["title"])?;
    let id = row.id("permalink").or_else(|| row.id("filename")).unwrap_or(id);
    // `resolvedAt` is also the planned end of what lasts: only `resolved` says that it is over.
    let is_resolved = row.boolean("resolved") == Some(true);
    let phase = if is_resolved { FeedPhase::Resolved } else { FeedPhase::Unknown };
    let severity = row.choice("severity", SEVERITIES, FeedImpact::Unknown).unwrap_or(FeedImpact::Unknown);
    let impact = if row.boolean("informational") == Some(true) { FeedImpact::None } else { severity };
    let affected = row.details_of("affected", |name| {
        Some(text::line(&text::plain(name.json().as_str()?), text::LONGEST_NAME)).filter(|name| !name.is_empty())
    });
    let affected = affected.into_iter().chain(system.map(str::to_owned));
    let started_at = row.time("createdAt", times::go);
    // A file of an issue is one text: that it was changed is all that is known of an update.
    let changed_at = row.time("lastMod", times::go).filter(|at| started_at.is_none_or(|start| start < *at));
    let changed =
        changed_at.map(|at| FeedUpdate { at: Some(at), phase: None, text: String::new(), affected: Vec::new() });
    Some(FeedIncident {
        started_at,
        updates: changed.into_iter().collect(),
        // Free text for people, which is a time only where its author wrote one.
        resolved_at: row.word("resolvedAt").filter(|at| is_resolved && *at != NO_VALUE).and_then(end),
        // cState knows systems by their names alone.
        affected: affected
            .map(|name| NamedComponent { component: name.clone(), name: Some(name), status: None })
            .collect(),
        link: row.address("permalink"),
        ..FeedIncident::new(row.pointer(), id, title, phase, impact)
    })
}

fn end(text: &str) -> Option<Timestamp> {
    times::go(text).or_else(|| downboard_core::instant::parse(text.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Problem;

    #[test]
    fn an_index_is_read() {
        let issue = r#"{"is":"issue","title":"Slow uploads","createdAt":"2026-07-23 16:05:00 +0000 UTC",
            "lastMod":"2026-07-23 17:05:00 +0000 UTC","permalink":"https://status.example.org/issues/slow/",
            "severity":"disrupted","resolved":false,"informational":false,"resolvedAt":"<no value>",
            "affected":["API","Web"],"filename":"slow.md"}"#;
        let (report, findings) = read_feed(&format!(
            r#"{{"is":"index","cStateVersion":"5.6.1","title":"Acme Status","baseURL":"https://status.example.org/",
            "summaryStatus":"disrupted","pinnedIssues":[{{"is":"issue","title":"Holidays",
              "permalink":"https://status.example.org/h/",
              "createdAt":"2026-07-01 00:00:00 +0000 UTC","affected":[]}}],
            "systems":[{{"name":"API","category":"Core","status":"disrupted","unresolvedIssues":[{issue}]}},
              {{"name":"Web","category":"Core","status":"notice","unresolvedIssues":[{issue}]}},
              {{"name":"Mail","category":"","status":"ok","unresolvedIssues":[]}}]}}"#
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::Cstate, Some("Acme Status")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org/"));
        assert_eq!(report.indicator, Some(Status::PartialOutage));
        let rows: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.group.as_deref(), one.status)).collect();
        assert_eq!(
            rows,
            [
                ("API", Some("Core"), Status::PartialOutage),
                ("Web", Some("Core"), Status::Degraded),
                ("Mail", None, Status::Operational)
            ]
        );
        assert_eq!(report.incidents.len(), 2, "one that stands under two systems, and one that is pinned");
        let incident = &report.incidents[0];
        assert_eq!((incident.title.as_str(), incident.phase), ("Slow uploads", FeedPhase::Unknown));
        assert_eq!((incident.impact, incident.resolved_at), (FeedImpact::Major, None));
        assert_eq!(incident.started_at, at("2026-07-23T16:05:00Z"));
        assert_eq!(incident.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["API", "Web"]);
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/issues/slow/"));
        assert_eq!(report.incidents[1].impact, FeedImpact::None);
    }

    #[test]
    fn issues_that_share_an_address_are_told_apart_by_their_titles() {
        let issue = |title: &str, affected: &str| {
            format!(
                r#"{{"is":"issue","title":"{title}","createdAt":"2026-07-23 08:00:00 +0000 UTC","severity":"down",
                "lastMod":"2026-07-23 12:30:00 +0200 +0200","resolved":false,"resolvedAt":"<no value>",
                "affected":["{affected}"],"permalink":"https://status.example.org/issues/copy/","filename":"copy.md"}}"#
            )
        };
        let (boats, nets) = (issue("Boats leak", "Boats"), issue("Nets are torn", "Boats"));
        let (report, findings) = read_feed(&format!(
            r#"{{"is":"index","summaryStatus":"down","systems":[
              {{"name":"Boats","status":"down","unresolvedIssues":[{boats}]}},
              {{"name":"Nets","status":"down","unresolvedIssues":[{nets}]}},
              {{"name":"Hooks","status":"down","unresolvedIssues":[{nets}]}}]}}"#
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        let names = |one: &FeedIncident| one.affected.iter().filter_map(|one| one.name.clone()).collect::<Vec<_>>();
        let mut rows: Vec<_> = report.incidents.iter().map(|one| (one.title.as_str(), names(one))).collect();
        rows.sort();
        let all = ["Boats", "Nets", "Hooks"].map(str::to_owned).to_vec();
        assert_eq!(rows, [("Boats leak", vec!["Boats".to_owned()]), ("Nets are torn", all)]);
        assert_ne!(report.incidents[0].id, report.incidents[1].id);
        assert_eq!(report.changed_at, at("2026-07-23T10:30:00Z"));
    }

    #[test]
    fn a_bad_word_for_the_whole_without_a_reason_is_reported() {
        let body = r#"{"is":"index","summaryStatus":"disrupted","systems":[{"name":"A","status":"ok"}]}"#;
        let (report, findings) = read_feed(body);
        assert_eq!(report.unwrap().status(), Status::PartialOutage);
        assert_eq!(findings[0].problem, Problem::Unexplained("disrupted".to_owned()));
        assert_eq!(read_feed(&body.replace("disrupted", "ok")).1, []);
    }

    #[test]
    fn the_end_in_the_history_is_free_text() {
        let (report, findings) = read_feed(
            r#"{"is":"issues","title":"Incidents","baseURL":"https://status.example.org/","pages":[
              {"is":"issue","title":"A","createdAt":"2026-07-23 16:05:00 +0200 CEST","severity":"down","resolved":true,
               "informational":false,"resolvedAt":"2026-07-23 18:00:00 +0200 CEST","affected":[]},
              {"is":"issue","title":"B","createdAt":"2026-07-22 16:05:00 +0000 UTC","severity":"notice","resolved":true,
               "resolvedAt":"around noon"},
              {"is":"issue","title":"C","createdAt":"2026-07-21 16:05:00 +0000 UTC","severity":"notice",
               "resolved":false,
               "informational":true,"resolvedAt":"2026-07-25 00:00:00 +0000 UTC"},
              {"is":"page","title":"About"}]}"#,
        );
        let report = report.unwrap();
        let ends: Vec<_> =
            report.incidents.iter().map(|one| (one.title.as_str(), one.phase, one.resolved_at)).collect();
        assert_eq!(
            ends,
            [
                ("A", FeedPhase::Resolved, at("2026-07-23T16:00:00Z")),
                ("B", FeedPhase::Resolved, None),
                ("C", FeedPhase::Unknown, None)
            ]
        );
        assert_eq!(report.indicator, None);
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::NoEnd]);
    }

    #[test]
    fn an_unknown_word_is_unknown_and_a_broken_record_is_dropped() {
        let (report, findings) = read_feed(
            r#"{"is":"index","summaryStatus":"wobbly","systems":[{"name":"A","status":"ok"},{"status":"ok"},"x"]}"#,
        );
        let report = report.unwrap();
        assert_eq!((report.indicator, report.components.len()), (Some(Status::Unknown), 2));
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/summaryStatus", "/systems/1/name", "/systems/2/name"]);
    }

    #[test]
    fn a_body_without_its_marks_is_unreadable() {
        for body in ["{}", r#"{"is":"index"}"#, r#"{"is":"page","pages":[]}"#, r#"{"message":"Forbidden"}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Cstate), None).value, None, "{body}");
        }
    }
}
