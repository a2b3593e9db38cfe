//! From reports to a status document: what the components of a foreign feed stand for on the board, and since when.
//!
//! A feed says what is so now, and of some incidents when they began and ended. What changed between two readings without
//! an incident is known only as an interval: not before the one, not after the other. What is seen for the first time, or
//! again after a gap, was so by then, and nobody knows since when.

use std::collections::{HashMap, HashSet};

use super::mapping::{Directory, Part};
use super::notices::{incidents, same_in_both};
use super::report::{FeedIncident, FeedPhase, Report, of_parts};
use super::stretches::{Dated, MOST_CHANGES, covered_from, dated, silence, stretches};
use downboard_core::model::{
    Basis, Event, EvidenceGrade, Feed, FeedFormat, FeedPlace, Id, Source, Status, StatusDocument, StatusFormat,
    Subject, When,
};
use downboard_core::reading::{Effect, Expected, Finding, Problem};
use downboard_core::time::Timestamp;

/// How many intervals may pass between two readings of the same status for it to have held in between.
const GAP_INTERVALS: i64 = 5;

/// What has been read of one feed so far.
#[derive(Clone, Debug, Default)]
pub struct FeedHistory {
    read_at: Option<Timestamp>,
    seen: HashMap<Subject, Vec<Seen>>,
    /// The names of maps that the feed has named at any time.
    named: HashSet<String>,
}

/// A status that was seen, where it was not the one before.
#[derive(Clone, Copy, Debug)]
struct Seen {
    when: When,
    status: Status,
    /// Since when nobody had looked; only where it was too long.
    unknown_from: Option<Timestamp>,
}

impl FeedHistory {
    /// Takes in a report that was read at an instant, and gives everything that is known from the feed as a status document
    /// of the board. The findings are about the mappings: a component that the feed does not have.
    pub fn take(
        &mut self,
        report: &Report,
        feed: &Feed,
        board: &Id,
        read_at: Timestamp,
    ) -> (StatusDocument, Vec<Finding>) {
        let directory = Directory::of(report);
        let mut findings = Vec::new();
        let mut subjects: Vec<(&Subject, Vec<Part<'_>>)> = Vec::new();
        let mut places: HashMap<&Subject, usize> = HashMap::new();
        for (index, mapping) in feed.maps.iter().enumerate() {
            let part = Part::new(&directory, mapping.lists(), &self.named);
            self.named.extend(part.seen().cloned());
            findings.extend(of_map(&part, &format!("/feeds/{}/maps/{index}", feed.id)));
            let place = *places.entry(&mapping.subject).or_insert(subjects.len());
            match subjects.get_mut(place) {
                Some((_, parts)) => parts.push(part),
                None => subjects.push((&mapping.subject, vec![part])),
            }
        }
        let mut events = Vec::new();
        for (subject, parts) in &subjects {
            let now = parts.iter().map(|part| now(report, part)).reduce(Status::worse).unwrap_or(Status::Unknown);
            self.see(subject, now, read_at, feed);
            let seen = self.seen.get(*subject).map(Vec::as_slice).unwrap_or_default();
            events.extend(self::events(report, subject, parts, (now, seen), read_at, &feed.id));
        }
        self.read_at = Some(read_at);
        let (incidents, of_incidents) = incidents(report, feed);
        findings.extend(of_incidents);
        let document = StatusDocument {
            format: StatusFormat::V1,
            board: board.clone(),
            updated_at: read_at,
            sources: source(report, feed).into_iter().collect(),
            events,
            incidents,
            days: Vec::new(),
        };
        (document, findings)
    }

    /// Notes a status. The same as before is no change, unless so much time has passed that nobody knows what was between.
    fn see(&mut self, subject: &Subject, now: Status, read_at: Timestamp, feed: &Feed) {
        let seen = self.seen.entry(subject.clone()).or_default();
        let before = self.read_at.filter(|before| *before <= read_at);
        let stale_at = before.and_then(|at| at.checked_add(GAP_INTERVALS * i64::from(feed.interval_seconds())));
        let unknown_from = stale_at.filter(|stale_at| *stale_at < read_at && !seen.is_empty());
        if unknown_from.is_none() && seen.last().is_some_and(|last| last.status == now) {
            return;
        }
        let when = match before.filter(|_| unknown_from.is_none() && !seen.is_empty()) {
            Some(from) => When::Between { from, to: read_at },
            None => When::By(read_at),
        };
        seen.push(Seen { when, status: now, unknown_from });
        let surplus = seen.len().saturating_sub(MOST_CHANGES);
        seen.drain(..surplus);
    }
}

/// What is wrong with a map: one finding, since the others have the same cause more often than not.
fn of_map(part: &Part<'_>, pointer: &str) -> Option<Finding> {
    let unmapped = part.unmapped.first()?;
    let expected = match unmapped.problem {
        Problem::Ambiguous(_) => Expected::OneComponent,
        _ => Expected::ComponentOfFeed,
    };
    Some(Finding { pointer: pointer.to_owned(), problem: unmapped.problem.clone(), expected, effect: Effect::Kept })
}

/// The status of a part now. What the feed does not name is unknown.
fn now(report: &Report, part: &Part<'_>) -> Status {
    if part.is_whole() {
        return report.status();
    }
    let is_under_way = |phase: FeedPhase| !phase.is_over() && phase != FeedPhase::Scheduled;
    let is_open = |one: &&FeedIncident| is_under_way(one.phase) && part.concerns_now(one);
    let of_open = report.incidents.iter().filter(is_open).filter_map(|one| one.impact.status()).reduce(Status::worse);
    let of_named = if report.components.is_empty() {
        // The silence of a list speaks only where it is known to hold all that is open.
        of_open.unwrap_or(if report.lists_all_open { Status::Operational } else { Status::Unknown })
    } else {
        let own = of_parts(part.mapped().map(|component| component.status)).unwrap_or(Status::Unknown);
        // The component's own word counts more than the impact of an incident that is about other things too; but
        // something is wrong with what an open incident names.
        if own == Status::Operational && of_open.is_some_and(Status::is_trouble) { Status::Degraded } else { own }
    };
    let is_known = part.unmapped.is_empty() && !(report.is_incomplete && part.is_open_ended());
    if is_known { of_named } else { of_named.worse(Status::Unknown) }
}

/// The changes as events: those that the incidents date, and those that were seen.
fn events(
    report: &Report,
    subject: &Subject,
    parts: &[Part<'_>],
    (now, seen): (Status, &[Seen]),
    read_at: Timestamp,
    source: &Id,
) -> Vec<Event> {
    let stretches: Vec<_> = parts.iter().flat_map(|part| stretches(report, part, now, read_at)).collect();
    let silence = silence(report, parts);
    let covered_from = covered_from(report).filter(|_| silence == Status::Operational);
    let dated = dated(&stretches, silence, covered_from, read_at);
    let event = |when: When, status: Status, basis: Basis, title: Option<&str>| Event {
        subject: subject.clone(),
        status,
        when,
        basis,
        note: title.map(same_in_both),
        disputes: Vec::new(),
        grade: EvidenceGrade::A,
        sources: vec![source.clone()],
    };
    let (of_incidents, of_readings) = bases(report.format);
    let mut events: Vec<Event> =
        dated.iter().map(|(at, status, title)| event(When::At(*at), *status, of_incidents, *title)).collect();
    for seen in seen.iter().filter(|seen| !is_dated(&dated, seen)) {
        events.extend(seen.unknown_from.map(|at| event(When::At(at), Status::Unknown, of_readings, None)));
        events.push(event(seen.when, seen.status, of_readings, None));
    }
    events
}

/// What the incidents of a format rest on, and what its statuses do: what a machine measured is no notice.
fn bases(format: FeedFormat) -> (Basis, Basis) {
    match format {
        FeedFormat::Gatus => (Basis::Measured, Basis::Measured),
        FeedFormat::UptimeKuma | FeedFormat::Upptime | FeedFormat::HealthJson => (Basis::Notice, Basis::Measured),
        FeedFormat::NativeStatus
        | FeedFormat::NativeRecovery
        | FeedFormat::Statuspage
        | FeedFormat::IncidentIoWidget
        | FeedFormat::Instatus
        | FeedFormat::Checkly
        | FeedFormat::BetterStack
        | FeedFormat::GoogleCloud
        | FeedFormat::AwsHealth
        | FeedFormat::Slack
        | FeedFormat::Heroku
        | FeedFormat::Statusio
        | FeedFormat::FireHydrant
        | FeedFormat::Cachet
        | FeedFormat::Cstate
        | FeedFormat::Rss
        | FeedFormat::Atom
        | FeedFormat::Cap => (Basis::Notice, Basis::Notice),
    }
}

/// Whether the incidents tell of a change that was seen, and when it was.
fn is_dated(dated: &[Dated<'_>], seen: &Seen) -> bool {
    let (from, to) = (seen.unknown_from.or(seen.when.earliest()), seen.when.latest());
    // The sweep goes by time, so that what lies between the bounds stands together.
    let until = dated.partition_point(|(at, ..)| *at <= to);
    let past = dated.get(..until).unwrap_or_default();
    let says_so = |(_, status, _): &Dated<'_>| *status == seen.status;
    let within = past.iter().rev().take_while(|(at, ..)| from.is_some_and(|from| *at >= from));
    past.last().is_some_and(says_so) || seen.unknown_from.is_none() && within.into_iter().any(says_so)
}

/// The feed as the source of what it says. A file beside the board has no address unless the board or the feed names its page.
fn source(report: &Report, feed: &Feed) -> Option<Source> {
    let name = feed.name.as_ref().map(|name| name.en.clone()).or_else(|| report.name.clone());
    let fetched = match &feed.place {
        FeedPlace::Address(address) => Some(address.clone()),
        FeedPlace::File(_) => None,
    };
    let address = feed.page.clone().or_else(|| report.page.clone()).or(fetched)?;
    let title = same_in_both(&name.unwrap_or_else(|| feed.id.to_string()));
    Some(Source { id: feed.id.clone(), title, address: Some(address), published: None })
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::decode_feed;
    use downboard_core::model::{Mapping, PlannedState};
    use downboard_core::timeline::Timeline;

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    fn feed(maps: Vec<Mapping>) -> Feed {
        Feed {
            id: id("acme"),
            format: None,
            place: FeedPlace::File("acme.json".to_owned()),
            name: None,
            page: None,
            interval_seconds: Some(60),
            stream: None,
            proxied: false,
            maps,
        }
    }

    fn mapping(service: &str, components: &[&str]) -> Mapping {
        let components = components.iter().map(|name| (*name).to_owned()).collect();
        Mapping { subject: Subject::Service { service: id(service) }, components, groups: vec![], regions: vec![] }
    }

    /// Reads bodies one after the other, at their instants, and gives the events of the last reading as
    /// `service status when`.
    fn read(feed: &Feed, bodies: &[(&str, &str)]) -> (Vec<String>, Vec<Finding>) {
        let mut history = FeedHistory::default();
        let mut last = (Vec::new(), Vec::new());
        for (read_at, body) in bodies {
            let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
            let (document, findings) = history.take(&report, feed, &id("board"), at(read_at).expect("an instant"));
            let word = |event: &Event| {
                let Subject::Service { service } = &event.subject else { return String::new() };
                let when = match event.when {
                    When::At(at) => at.to_string(),
                    When::By(at) => format!("by {at}"),
                    When::Between { from, to } => format!("{from}..{to}"),
                };
                format!("{service} {} {when}", event.status.word())
            };
            last = (document.events.iter().map(word).collect(), findings);
        }
        last
    }

    const UP: &str = r#"{"page":{},"components":[{"id":"a","name":"API","status":"operational"}]}"#;
    const DOWN: &str = r#"{"page":{},"components":[{"id":"a","name":"API","status":"major_outage"}]}"#;

    #[test]
    fn what_changes_between_two_readings_is_bounded_by_them() {
        let feed = feed(vec![mapping("api", &["API"])]);
        let (events, _) =
            read(&feed, &[("2026-11-22T10:00:00Z", UP), ("2026-11-22T10:01:00Z", UP), ("2026-11-22T10:02:00Z", DOWN)]);
        assert_eq!(
            events,
            ["api operational by 2026-11-22T10:00:00Z", "api major_outage 2026-11-22T10:01:00Z..2026-11-22T10:02:00Z"]
        );
    }

    #[test]
    fn a_gap_between_readings_is_unknown() {
        let feed = feed(vec![mapping("api", &["a"])]);
        let (events, _) = read(&feed, &[("2026-11-22T10:00:00Z", UP), ("2026-11-22T11:00:00Z", UP)]);
        assert_eq!(
            events,
            [
                "api operational by 2026-11-22T10:00:00Z",
                "api unknown 2026-11-22T10:05:00Z",
                "api operational by 2026-11-22T11:00:00Z"
            ]
        );
    }

    #[test]
    fn an_incident_dates_what_a_component_shows() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"major_outage"}],
            "incidents":[{"id":"1","name":"Down","status":"identified","impact":"critical",
              "created_at":"2026-11-22T09:30:00Z","components":[{"id":"a","name":"API"}]},
             {"id":"0","name":"Slow","status":"resolved","impact":"minor","created_at":"2026-11-22T07:00:00Z",
              "resolved_at":"2026-11-22T08:00:00Z","components":[{"id":"a","name":"API"}]}]}"#;
        let (events, _) = read(&feed(vec![mapping("api", &["a"])]), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(
            events,
            [
                "api degraded 2026-11-22T07:00:00Z",
                "api operational 2026-11-22T08:00:00Z",
                "api major_outage 2026-11-22T09:30:00Z"
            ]
        );
    }

    #[test]
    fn the_updates_of_an_incident_give_the_exact_history_of_a_component() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"degraded_performance"}],
            "incidents":[{"id":"1","name":"Down","status":"monitoring","impact":"critical",
              "created_at":"2026-11-22T09:30:00Z","components":[{"id":"a","name":"API"}],"incident_updates":[
              {"display_at":"2026-11-22T09:45:00Z","affected_components":[{"code":"a","new_status":"degraded_performance"}]},
              {"display_at":"2026-11-22T09:31:00Z","affected_components":[{"code":"a","new_status":"major_outage"}]}]}]}"#;
        let (events, _) = read(&feed(vec![mapping("api", &["a"])]), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(events, ["api major_outage 2026-11-22T09:31:00Z", "api degraded 2026-11-22T09:45:00Z"]);
    }

    #[test]
    fn a_component_that_the_feed_does_not_have_is_unknown_and_named() {
        let (events, findings) = read(&feed(vec![mapping("web", &["Web"])]), &[("2026-11-22T10:00:00Z", UP)]);
        assert_eq!(events, ["web unknown by 2026-11-22T10:00:00Z"]);
        assert_eq!(findings[0].problem, Problem::UnknownReference("Web".to_owned()));
        assert_eq!(findings[0].pointer, "/feeds/acme/maps/0");
    }

    fn mapping_in(service: &str, components: &[&str], groups: &[&str]) -> Mapping {
        let groups = groups.iter().map(|name| (*name).to_owned()).collect();
        Mapping { groups, ..mapping(service, components) }
    }

    /// The events of one reading, without their times, and the problems of the maps.
    #[track_caller]
    fn check(maps: Vec<Mapping>, body: &str, statuses: &[&str], problems: &[Problem]) {
        let (events, findings) = read(&feed(maps), &[("2026-11-22T10:00:00Z", body)]);
        let last = |event: &String| event.split(" by ").next().map(str::to_owned);
        let seen: Vec<_> = events.iter().filter(|event| event.contains(" by ")).filter_map(last).collect();
        assert_eq!(seen, statuses, "{events:?}");
        assert_eq!(findings.into_iter().map(|finding| finding.problem).collect::<Vec<_>>(), problems);
    }

    fn unknown_name(name: &str) -> Problem {
        Problem::UnknownReference(name.to_owned())
    }

    #[test]
    fn a_page_that_lists_no_component_says_nothing_of_one() {
        for indicator in ["none", "minor", "major", "critical"] {
            let body = format!(
                r#"{{"page":{{"name":"Moved"}},"status":{{"indicator":"{indicator}"}},"components":[],"incidents":[]}}"#
            );
            let maps = vec![mapping("api", &["API"]), mapping_in("web", &[], &["Live"]), mapping("all", &[])];
            let (events, findings) = read(&feed(maps), &[("2026-11-22T10:00:00Z", &body)]);
            assert_eq!(
                events[..2],
                ["api unknown by 2026-11-22T10:00:00Z", "web unknown by 2026-11-22T10:00:00Z"],
                "{indicator}"
            );
            assert!(!events[2].starts_with("all unknown"), "the page as a whole has its word: {events:?}");
            let problems: Vec<_> = findings.into_iter().map(|finding| finding.problem).collect();
            assert_eq!(problems, [unknown_name("API"), unknown_name("Live")], "{indicator}");
        }
    }

    const TWICE: &str = r#"{"page":{},"components":[{"id":"g1","name":"Live","group":true,"status":"operational"},
        {"id":"g2","name":"Trial","group":true,"status":"operational"},
        {"id":"a1","name":"API","status":"operational","group_id":"g1"},
        {"id":"a2","name":"API","status":"major_outage","group_id":"g2"},
        {"id":"c","name":"Admin  console","status":"operational","group_id":"g1"}]}"#;

    #[test]
    fn a_name_that_two_parts_bear_is_no_name() {
        let ambiguous = Problem::Ambiguous("API".to_owned());
        check(vec![mapping("api", &["API"])], TWICE, &["api unknown"], &[ambiguous]);
        check(vec![mapping("api", &["a1"])], TWICE, &["api operational"], &[]);
        check(vec![mapping_in("api", &["API"], &["Live"])], TWICE, &["api operational"], &[]);
        check(vec![mapping_in("api", &["API"], &["Trial"])], TWICE, &["api major_outage"], &[]);
    }

    #[test]
    fn names_are_compared_trimmed_and_with_runs_of_spaces_as_one() {
        for name in ["Admin console", " Admin console ", "Admin  console", "Admin \t console"] {
            check(vec![mapping("console", &[name])], TWICE, &["console operational"], &[]);
        }
        check(
            vec![mapping("console", &["Adminconsole"])],
            TWICE,
            &["console unknown"],
            &[unknown_name("Adminconsole")],
        );
    }

    #[test]
    fn what_works_does_not_speak_for_what_is_missing_beside_it() {
        check(vec![mapping("api", &["a1", "Web"])], TWICE, &["api unknown"], &[unknown_name("Web")]);
        check(vec![mapping("api", &["a2", "Web"])], TWICE, &["api major_outage"], &[unknown_name("Web")]);
        let several = vec![mapping("api", &["a1"]), mapping("api", &["a2"])];
        check(several, TWICE, &["api major_outage"], &[]);
    }

    #[test]
    fn a_history_is_no_proof_of_a_part_that_the_feed_does_not_list() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"operational"}],
            "incidents":[{"id":"0","name":"Slow","status":"resolved","impact":"minor","created_at":"2026-11-22T07:00:00Z",
              "resolved_at":"2026-11-22T08:00:00Z","components":[{"id":"a","name":"API"}]}]}"#;
        let (events, _) = read(&feed(vec![mapping("web", &["Web"])]), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(events, ["web unknown by 2026-11-22T10:00:00Z"]);
    }

    /// A list of all that is open, with one incident or none.
    fn ongoing(incident: &str) -> String {
        format!(r#"{{"page_title":"Acme","ongoing_incidents":[{incident}]}}"#)
    }

    #[test]
    fn the_silence_of_a_list_speaks_only_of_what_it_has_named() {
        let maps = || vec![mapping("calls", &["Calls"])];
        let down = ongoing(
            r#"{"id":"1","name":"Calls drop","status":"identified","current_worst_impact":"partial_outage",
            "last_update_at":"2026-11-22T10:00:30Z","affected_components":[{"id":"k","name":"Calls"}]}"#,
        );
        let other = ongoing(
            r#"{"id":"2","name":"Mail waits","status":"identified","current_worst_impact":"partial_outage",
            "last_update_at":"2026-11-22T10:02:30Z","affected_components":[{"id":"m","name":"Mail"}]}"#,
        );
        check(maps(), &ongoing(""), &["calls unknown"], &[unknown_name("Calls")]);
        check(maps(), &down, &["calls partial_outage"], &[]);
        let (events, findings) = read(
            &feed(maps()),
            &[
                ("2026-11-22T10:00:00Z", &ongoing("")),
                ("2026-11-22T10:01:00Z", &down),
                ("2026-11-22T10:02:00Z", &ongoing("")),
                ("2026-11-22T10:03:00Z", &other),
            ],
        );
        assert_eq!(
            events.last().map(String::as_str),
            Some("calls operational 2026-11-22T10:01:00Z..2026-11-22T10:02:00Z")
        );
        assert_eq!(findings, [], "the feed has named it before");
        let broken = ongoing(
            r#"{"id":"2","name":"Calls drop","affected_components":[{"id":"k","name":"Calls"}],
            "status":"resolved"},7"#,
        );
        check(maps(), &broken, &["calls unknown"], &[]);
    }

    #[test]
    fn an_empty_list_of_aws_speaks_of_its_regions_and_of_no_others() {
        let of_region = |region: &str| {
            let regions = vec![region.to_owned()];
            let mapping = Mapping { regions, ..mapping("cloud", &[]) };
            let feed = Feed { format: Some(FeedFormat::AwsHealth), ..feed(vec![mapping]) };
            let report = decode_feed(b"[]", feed.format, None).value.expect("a feed");
            let (document, findings) = FeedHistory::default().take(
                &report,
                &feed,
                &id("board"),
                at("2026-11-22T10:00:00Z").expect("an instant"),
            );
            (document.events[0].status, findings.len())
        };
        assert_eq!(of_region("ap-northeast-2"), (Status::Operational, 0));
        assert_eq!(of_region("ap-northeast-22"), (Status::Unknown, 1));
    }

    #[test]
    fn an_incident_concerns_every_part_that_any_of_its_updates_names() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"operational"},
              {"id":"c","name":"Console","status":"degraded_performance"}],
            "incidents":[{"id":"1","name":"Errors","status":"identified","impact":"major",
              "created_at":"2026-11-22T07:30:00Z","components":[{"id":"c","name":"Console"}],"incident_updates":[
              {"display_at":"2026-11-22T08:40:00Z","affected_components":[{"code":"c","new_status":"degraded_performance"}]},
              {"display_at":"2026-11-22T07:31:00Z","affected_components":[{"code":"a","new_status":"partial_outage"},
               {"code":"c","new_status":"degraded_performance"}]}]}]}"#;
        let maps = vec![mapping("api", &["API"]), mapping("console", &["Console"])];
        let (events, _) = read(&feed(maps), &[("2026-11-22T10:00:00Z", body)]);
        assert_eq!(
            events,
            [
                "api partial_outage 2026-11-22T07:31:00Z",
                "api operational 2026-11-22T08:40:00Z",
                "console degraded 2026-11-22T07:31:00Z"
            ]
        );
    }

    #[test]
    fn one_part_of_many_that_is_down_does_not_take_the_whole_down() {
        let body = |down: usize| {
            let one = |index: usize| {
                let status = if index < down { "major_outage" } else { "operational" };
                format!(r#"{{"id":"c{index}","name":"C{index}","status":"{status}"}}"#)
            };
            let rows: Vec<String> = (0..12).map(one).collect();
            format!(r#"{{"page":{{}},"components":[{}]}}"#, rows.join(","))
        };
        let ten: Vec<String> = (0..10).map(|index| format!("c{index}")).collect();
        let ten: Vec<&str> = ten.iter().map(String::as_str).collect();
        let maps = || vec![mapping("all", &[]), mapping("one", &["c0"]), mapping("ten", &ten)];
        check(maps(), &body(1), &["all partial_outage", "one major_outage", "ten partial_outage"], &[]);
        check(maps(), &body(2), &["all partial_outage", "one major_outage", "ten partial_outage"], &[]);
        check(maps(), &body(3), &["all major_outage", "one major_outage", "ten major_outage"], &[]);
    }

    #[test]
    fn a_status_after_a_gap_that_equals_the_one_before_it_has_no_new_beginning() {
        let feed = feed(vec![mapping("api", &["API"])]);
        let mut history = FeedHistory::default();
        let mut last = None;
        for (minute, body) in [(0, UP), (1, DOWN), (90, DOWN), (91, DOWN)] {
            let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
            let read_at = at("2026-11-22T10:00:00Z").and_then(|at| at.checked_add(minute * 60)).expect("an instant");
            last = Some((history.take(&report, &feed, &id("board"), read_at).0, read_at));
        }
        let (document, now) = last.expect("a reading");
        let changes: Vec<_> =
            document.events.iter().enumerate().map(|(index, event)| (event.when, event.status, Some(index))).collect();
        let timeline = Timeline::from_changes(&changes);
        let since = timeline.since(now);
        let hour = |text: &str| at(text);
        assert_eq!(since.from, hour("2026-11-22T10:00:01Z"), "not before it was last seen to work");
        assert_eq!(since.to, hour("2026-11-22T11:30:00Z"), "certainly since it was seen again");
        assert_eq!(timeline.status_at(hour("2026-11-22T11:00:00Z").expect("an instant")), Status::Unknown);
    }

    #[test]
    fn what_a_machine_measured_is_no_notice() {
        let body = r#"{"status":"pass","checks":{"db":[{"status":"pass"}]}}"#;
        for (body, basis) in [(body, Basis::Measured), (UP, Basis::Notice)] {
            let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
            let feed = feed(vec![mapping("all", &[])]);
            let (document, _) = FeedHistory::default().take(
                &report,
                &feed,
                &id("board"),
                at("2026-11-22T10:00:00Z").expect("an instant"),
            );
            assert_eq!(document.events[0].basis, basis, "{body}");
        }
    }

    #[test]
    fn long_ids_that_begin_alike_are_not_one_incident() {
        let long = "x".repeat(70);
        let incident = |end: &str| {
            format!(r#"{{"id":"{long}{end}","name":"Slow","status":"identified","created_at":"2026-11-22T07:00:00Z"}}"#)
        };
        let undated = format!(r#"{{"id":"{long}a","name":"Undated","status":"identified"}}"#);
        let list = [undated, incident("a"), incident("b"), incident("b"), incident("b")].join(",");
        let body = format!(r#"{{"page":{{}},"components":[],"incidents":[{list}]}}"#);
        let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
        let (document, findings) = FeedHistory::default().take(
            &report,
            &feed(Vec::new()),
            &id("board"),
            at("2026-11-22T10:00:00Z").expect("an instant"),
        );
        assert_eq!(document.incidents.len(), 2);
        let problems: Vec<_> = findings.into_iter().map(|finding| finding.problem).collect();
        assert!(problems.iter().all(|problem| matches!(problem, Problem::Duplicate(_))), "{problems:?}");
        assert_eq!(problems.len(), 2, "each that is left out is named");
    }

    #[test]
    fn a_planned_window_stands_among_the_notices_with_its_begin_and_its_end() {
        let body = r#"{"page":{},"components":[{"id":"a","name":"API","status":"under_maintenance"}],
            "scheduled_maintenances":[{"id":"m","name":"New disks","status":"in_progress","impact":"maintenance",
              "scheduled_for":"2026-11-19T01:00:00Z","scheduled_until":"2026-11-19T03:00:00Z",
              "components":[{"id":"a","name":"API"}],"incident_updates":[
                {"status":"in_progress","body":"It has begun.","display_at":"2026-11-19T01:00:00Z"}]},
             {"id":"n","name":"New keys","status":"scheduled","scheduled_for":"2026-11-22T09:00:00Z",
              "scheduled_until":"2026-11-22T11:00:00Z","components":[{"id":"a","name":"API"}],"incident_updates":[
                {"status":"scheduled","body":"Two hours.","display_at":"2026-11-19T01:00:00Z"}]}]}"#;
        let report = decode_feed(body.as_bytes(), None, None).value.expect("a feed");
        let now = at("2026-11-22T10:00:00Z").expect("an instant");
        let (document, _) =
            FeedHistory::default().take(&report, &feed(vec![mapping("api", &["API"])]), &id("board"), now);
        let states: Vec<_> = document
            .incidents
            .iter()
            .map(|incident| (incident.title.en.as_str(), incident.window(now), incident.services.len()))
            .collect();
        let overdue = PlannedState::Overdue(3 * 86_400 + 7 * 3_600);
        assert_eq!(states, [("New disks", Some(overdue), 1), ("New keys", Some(PlannedState::NotBegun), 1)]);
        let first = document.incidents[0].planned.expect("a window");
        assert_eq!((Some(first.from), first.to), (at("2026-11-19T01:00:00Z"), at("2026-11-19T03:00:00Z")));
    }
}
