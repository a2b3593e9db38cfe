//! What every format has in common once it is read: order, and the contradictions that feeds are full of. Nothing is mended
//! silently: it is kept, and explained in a warning.

use super::Clock;
use super::report::{FeedIncident, FeedPhase, Report, is_ahead};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Finding, Log, Problem};
use downboard_core::time::{HOUR, Timestamp};

/// How many of its own beats, and how many intervals of the feed, may pass for an observation to count beside newer ones.
const MOST_BEATS: i64 = 5;

/// What was observed so many seconds before the answer was fetched may still be so: an hour. Copies are made by timers of
/// minutes, and machines that check once have no beat by which they could be judged. Older than that, nobody looks.
const OLD_SECONDS: i64 = HOUR;

/// Puts updates and incidents in order, finds when the feed last changed, sorts out observations that are too old, and
/// reports what cannot be.
pub(super) fn review(mut report: Report, clock: Clock, interval_seconds: u32, log: &Log) -> Report {
    let read_at = clock.read_at;
    let lists_newest_first = lists_newest_first(&report);
    for incident in &mut report.incidents {
        if lists_newest_first {
            incident.updates.reverse();
        }
        // What is of one time stays in the order of the document.
        incident.updates.sort_by_key(|update| update.at);
        expire(incident, read_at);
        at_its_time(incident, read_at);
        contradictions(incident, read_at, log);
    }
    without_ends(&report.incidents, log);
    report.incidents.sort_by_key(|incident| std::cmp::Reverse(newest(incident)));
    let changes = report.incidents.iter().filter_map(newest).chain(report.changed_at);
    report.changed_at = changes.filter(|at| !is_ahead(*at, read_at)).max();
    forget_old_observations(&mut report, clock, interval_seconds, log);
    report
}

/// Whether a document lists the newest update of an incident first: by the times in it, else by the habit of its format.
/// The readers of texts put them in order themselves.
fn lists_newest_first(report: &Report) -> bool {
    if matches!(report.format, FeedFormat::Rss | FeedFormat::Atom | FeedFormat::Cap) {
        return false;
    }
    let ends = report.incidents.iter().filter_map(|incident| {
        let mut times = incident.updates.iter().filter_map(|update| update.at);
        let first = times.next()?;
        Some((first, times.next_back()?))
    });
    let (mut newest_first, mut oldest_first) = (0, 0);
    for (first, last) in ends {
        newest_first += usize::from(first > last);
        oldest_first += usize::from(first < last);
    }
    if newest_first == oldest_first {
        return matches!(
            report.format,
            FeedFormat::Statuspage | FeedFormat::Checkly | FeedFormat::GoogleCloud | FeedFormat::Slack
        );
    }
    newest_first > oldest_first
}

/// An end of what is not called over is a plan: an alert ends when it expires, and not before.
fn expire(incident: &mut FeedIncident, read_at: Option<Timestamp>) {
    if incident.phase != FeedPhase::Unknown {
        return;
    }
    match (incident.resolved_at, read_at) {
        (Some(end), Some(now)) if end <= now => incident.phase = FeedPhase::Resolved,
        _ => incident.resolved_at = None,
    }
}

/// An alert is sent ahead: it begins at its onset and is over when it expires, without a further word.
fn at_its_time(incident: &mut FeedIncident, read_at: Option<Timestamp>) {
    let Some(now) = read_at.filter(|_| incident.expires && !incident.phase.is_over()) else { return };
    let expired_at = incident.ends_at.filter(|end| *end <= now);
    incident.phase = if expired_at.is_some() {
        FeedPhase::Resolved
    } else if incident.started_at.is_some_and(|start| start > now) {
        FeedPhase::Scheduled
    } else {
        FeedPhase::Unknown
    };
    incident.resolved_at = expired_at;
}

/// The newest time of an incident that lies not in the plan but in the past. What an alert announces is a plan.
fn newest(incident: &FeedIncident) -> Option<Timestamp> {
    let said = incident.updates.iter().filter_map(|update| update.at).max();
    if incident.expires && said.is_some() {
        return said;
    }
    let started_at = incident.started_at.filter(|_| incident.phase != FeedPhase::Scheduled);
    said.max(started_at).max(incident.resolved_at)
}

/// What was last observed long before its neighbours, or long before the answer was fetched, is not known: a check that is
/// paused goes on standing in the document with the last that it saw, and so does all of it where a copy is no longer made.
/// What is dated after now is no measure for others, and not fine itself.
fn forget_old_observations(report: &mut Report, clock: Clock, interval_seconds: u32, log: &Log) {
    // Where nobody knows what time it was, nothing is later than the document's own date.
    let limit = clock.read_at.or(report.version_at);
    let version_at = report.version_at.filter(|at| !is_ahead(*at, clock.read_at));
    let now = clock.fetched_at.max(version_at);
    let observed = report.components.iter().filter_map(|one| one.observed_at);
    let newest = observed.filter(|at| !is_ahead(*at, limit)).max();
    // Of what was observed once nobody knows how often it is: as seldom as the others at the most.
    let longest_beat = report.components.iter().filter_map(|one| one.beat_seconds).max().unwrap_or(0);
    let age = |now: Option<Timestamp>, at: Timestamp| now.map_or(0, |now| now.as_second() - at.as_second());
    let judge = |name: &str, at: Timestamp, beat_seconds: i64, status: &mut Status| {
        let most = MOST_BEATS.saturating_mul(beat_seconds.max(i64::from(interval_seconds)));
        let name = downboard_core::reading::excerpt(name);
        let (problem, expected) = if is_ahead(at, limit) {
            // Trouble that was read counts, whenever it was.
            *status = if status.is_trouble() { *status } else { Status::Unknown };
            (Problem::CheckedAhead { name, at }, Expected::PastObservation)
        } else if age(now, at) > most.max(OLD_SECONDS) {
            *status = Status::Unknown;
            (Problem::CheckedLongAgo { name, at }, Expected::Observation)
        } else if age(newest, at) > most {
            *status = Status::Unknown;
            (Problem::LastChecked { name, at }, Expected::Observation)
        } else {
            return;
        };
        log.add(Finding { pointer: String::new(), problem, expected, effect: Effect::Kept });
    };
    for component in &mut report.components {
        let Some(at) = component.observed_at else { continue };
        judge(&component.name, at, component.beat_seconds.unwrap_or(longest_beat), &mut component.status);
    }
    if let Some((status, at)) = report.indicator.as_mut().zip(report.indicator_observed_at) {
        judge(report.name.as_deref().unwrap_or(report.format.word()), at, longest_beat, status);
    }
}

/// Reports what is over without an end, once: what a format never has is no finding of each record.
fn without_ends(incidents: &[FeedIncident], log: &Log) {
    let is_without = |one: &&FeedIncident| one.phase == FeedPhase::Resolved && one.resolved_at.is_none();
    let mut without = incidents.iter().filter(is_without);
    let Some(first) = without.next() else { return };
    let problem = match without.count() {
        0 => Problem::NoEnd,
        more => Problem::NoEnds { count: more + 1 },
    };
    let pointer = first.pointer.clone();
    log.add(Finding { pointer, problem, expected: Expected::End, effect: Effect::Kept });
}

fn contradictions(incident: &FeedIncident, read_at: Option<Timestamp>, log: &Log) {
    let warn = |problem, expected| {
        let pointer = incident.pointer.clone();
        log.add(Finding { pointer, problem, expected, effect: Effect::Kept });
    };
    if let (Some(start), Some(end)) = (incident.started_at, incident.resolved_at)
        && end < start
    {
        warn(Problem::Reversed, Expected::Ordered);
    }
    let planned = incident.phase.is_maintenance();
    if let (Some(start), Some(end)) = (incident.started_at, incident.ends_at.filter(|_| planned || incident.expires))
        && end < start
    {
        warn(Problem::Reversed, Expected::Ordered);
    }
    if let (Some(start), Some(read_at)) = (incident.started_at, read_at)
        && start > read_at
        && !planned
    {
        warn(Problem::InFuture, Expected::PastStart);
    }
    let said_over = incident.updates.iter().position(|update| update.phase.is_some_and(FeedPhase::is_over));
    let after = said_over.and_then(|over| incident.updates.get(over + 1..)).unwrap_or_default();
    let again = after.iter().filter_map(|update| update.phase);
    if again
        .clone()
        .any(|phase| matches!(phase, FeedPhase::Investigating | FeedPhase::Identified | FeedPhase::Monitoring))
    {
        warn(Problem::Reopened, Expected::LastWord);
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed_every;
    use super::super::tests::{at, read_feed};
    use super::*;

    /// Monitors by name, each with the minutes of its heartbeats after ten o'clock.
    fn monitors(beats: &[(&str, &[i64])]) -> String {
        let names: Vec<String> =
            beats.iter().enumerate().map(|(id, (name, _))| format!(r#"{{"id":{id},"name":"{name}"}}"#)).collect();
        let time = |minute: i64| {
            at("2026-11-10T10:00:00Z").and_then(|at| at.checked_add(minute * 60)).expect("an instant").to_string()
        };
        let lists = beats.iter().enumerate().map(|(id, (_, minutes))| {
            let list: Vec<String> =
                minutes.iter().map(|minute| format!(r#"{{"status":1,"time":"{}"}}"#, time(*minute))).collect();
            format!(r#""{id}":[{}]"#, list.join(","))
        });
        let lists: Vec<String> = lists.collect();
        format!(
            r#"{{"publicGroupList":[{{"name":"G","monitorList":[{}]}}],"heartbeatList":{{{}}}}}"#,
            names.join(","),
            lists.join(",")
        )
    }

    #[test]
    fn a_check_that_was_paused_six_days_ago_is_not_green() {
        let body = monitors(&[("Paused", &[0, 1, 2, 3]), ("Running", &[8_637, 8_638, 8_639, 8_640]), ("New", &[])]);
        let (report, findings) = read_feed(&body);
        let report = report.expect("a feed");
        let statuses: Vec<_> = report.components.iter().map(|one| (one.name.as_str(), one.status)).collect();
        let expected = [("Paused", Status::Unknown), ("Running", Status::Operational), ("New", Status::Unknown)];
        assert_eq!(statuses, expected);
        assert_eq!(
            report.components[0].observed_at,
            at("2026-11-10T10:03:00Z"),
            "and it says when it was last checked"
        );
        assert_eq!(report.status(), Status::Unknown, "what is old is no reason to call the whole fine");
        let name = "Paused".to_owned();
        let problem = Problem::LastChecked { name, at: at("2026-11-10T10:03:00Z").expect("an instant") };
        assert_eq!(findings.into_iter().map(|finding| finding.problem).collect::<Vec<_>>(), [problem]);
    }

    #[test]
    fn a_check_of_its_own_slow_beat_is_not_old() {
        let nightly = ("Nightly", [0, 1_440, 2_880].as_slice());
        for (minute, expected) in [(4_000, Status::Operational), (2_880 + 5 * 1_440 + 1, Status::Unknown)] {
            let body = monitors(&[nightly, ("Fast", &[minute - 1, minute])]);
            assert_eq!(read_feed(&body).0.expect("a feed").components[0].status, expected, "{minute}");
        }
    }

    #[test]
    fn what_is_read_seldom_may_be_older() {
        let body = monitors(&[("Slow", &[0, 1]), ("Fast", &[19, 20])]);
        let status = |interval: u32| {
            let report = decode_feed_every(body.as_bytes(), None, None, interval).value.expect("a feed");
            report.components[0].status
        };
        assert_eq!((status(60), status(600)), (Status::Unknown, Status::Operational));
    }

    #[test]
    fn updates_of_one_minute_stay_in_the_order_of_the_document() {
        let update = |text: &str, status: &str| {
            format!(r#"{{"status":"{status}","body":"{text}","display_at":"2026-11-20T11:36:00Z"}}"#)
        };
        let incident = |updates: &[String]| {
            format!(
                r#"{{"id":"{}","name":"Errors","status":"resolved","impact":"minor","created_at":"2026-11-20T11:00:00Z",
                "resolved_at":"2026-11-20T11:36:00Z","incident_updates":[{}]}}"#,
                updates.len(),
                updates.join(",")
            )
        };
        let older = r#"{"status":"investigating","body":"Errors.","display_at":"2026-11-20T11:00:00Z"}"#.to_owned();
        let short = incident(&[update("Works.", "resolved"), update("Fails.", "investigating")]);
        let long = incident(&[update("Long story.", "resolved"), update("It works.", "resolved"), older]);
        for list in [short.clone(), format!("{short},{long}")] {
            let (report, findings) = read_feed(&format!(r#"{{"page":{{}},"incidents":[{list}]}}"#));
            assert_eq!(findings, [], "nothing was taken up again");
            for incident in report.expect("a feed").incidents {
                let said: Vec<_> = incident.updates.iter().map(|update| update.text.as_str()).collect();
                let expected: &[&str] =
                    if said.len() == 2 { &["Fails.", "Works."] } else { &["Errors.", "It works.", "Long story."] };
                assert_eq!(said, expected);
            }
        }
    }
}
