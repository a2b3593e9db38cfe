//! CAP: one alert in the Common Alerting Protocol of OASIS, versions 1.0 to 1.2.
//!
//! Reads <https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html>. An alert has its texts once for each
//! language; the English ones are read, or else the first.

use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Report};
use super::text;
use super::xml::{Element, Place};
use crate::decode::{Expected, Log};
use crate::model::FeedFormat;

const SEVERITIES: &[(&str, FeedImpact)] = &[
    ("Extreme", FeedImpact::Critical),
    ("Severe", FeedImpact::Major),
    ("Moderate", FeedImpact::Minor),
    ("Minor", FeedImpact::Minor),
    ("Unknown", FeedImpact::Unknown),
];

/// Whether an alert is meant in earnest.
const STATUSES: &[(&str, bool)] =
    &[("Actual", true), ("Exercise", false), ("System", false), ("Test", false), ("Draft", false)];

/// Whether an alert is meant for everyone.
const SCOPES: &[(&str, bool)] = &[("Public", true), ("Restricted", false), ("Private", false)];

/// What a message does.
#[derive(Clone, Copy, PartialEq)]
enum Message {
    Tells,
    Ends,
    /// Speaks of another message, to its sender.
    Answers,
}

const MESSAGES: &[(&str, Message)] = &[
    ("Alert", Message::Tells),
    ("Update", Message::Tells),
    ("Cancel", Message::Ends),
    ("Ack", Message::Answers),
    ("Error", Message::Answers),
];

/// Reads a document; `None` when it is no alert or has neither an identifier nor a status.
pub(super) fn read(root: &Element, log: &Log) -> Option<Report> {
    let is_marked = root.text_of("identifier").is_some() || root.text_of("status").is_some();
    if root.name != "alert" || !is_marked {
        return None;
    }
    let alert = Place { element: root, pointer: String::new(), log };
    let mut report = Report::new(FeedFormat::Cap);
    report.name = info(&alert).and_then(|info| info.element.line("senderName")).or_else(|| root.line("sender"));
    // An exercise must not look like an alert: what does not say that it is meant is not shown.
    let is_meant = alert.choice("status", STATUSES, false) == Some(true);
    let is_public = alert.choice("scope", SCOPES, false).unwrap_or(true);
    let message = alert.choice("msgType", MESSAGES, Message::Tells).unwrap_or(Message::Tells);
    if is_meant && is_public && message != Message::Answers {
        report.incidents.extend(incident(&alert, message));
    }
    Some(report)
}

/// The texts in English, which are also those that name no language, or else the first.
fn info<'e>(alert: &Place<'e>) -> Option<Place<'e>> {
    let is_english = |info: &Element| {
        let language = info.text_of("language").unwrap_or("en-US");
        language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"))
    };
    let english = alert.element.children("info").find(|(_, info)| is_english(info));
    let (number, element) = english.or_else(|| alert.element.children("info").next())?;
    Some(Place { element, pointer: format!("/info/{number}"), log: alert.log })
}

fn incident(alert: &Place<'_>, message: Message) -> Option<FeedIncident> {
    let sent = alert.time("sent", crate::instant::parse);
    let identifier = alert.element.line("identifier");
    let info = info(alert);
    let line = |name: &str| info.as_ref().and_then(|info| info.element.line(name));
    let time = |name: &str| info.as_ref().and_then(|info| info.time(name, crate::instant::parse));
    let title = line("headline").or_else(|| line("event")).or_else(|| alert.element.line("note"));
    let Some(title) = title.or_else(|| identifier.clone()) else {
        return alert.drop_for("identifier", Expected::String);
    };
    let is_past = line("urgency").is_some_and(|urgency| urgency.eq_ignore_ascii_case("Past"));
    let is_over = message == Message::Ends || is_past;
    let impact = info.as_ref().and_then(|info| info.choice("severity", SEVERITIES, FeedImpact::Unknown));
    let description = info.as_ref().and_then(|info| info.element.text_of("description"));
    let said = text::plain(description.or_else(|| alert.element.text_of("note")).unwrap_or_default());
    let update =
        FeedUpdate { at: sent, phase: is_over.then_some(FeedPhase::Resolved), text: said, affected: Vec::new() };
    let expires = time("expires");
    let onset = time("onset").or_else(|| time("effective"));
    let areas =
        info.iter().flat_map(|info| info.element.children("area")).filter_map(|(_, area)| area.line("areaDesc"));
    let link = info.as_ref().and_then(|info| info.address("web", info.element.text_of("web")?));
    // CAP knows no handling: what is not over is unknown.
    let phase = if is_over { FeedPhase::Resolved } else { FeedPhase::Unknown };
    Some(FeedIncident {
        started_at: onset.or(sent),
        // The end of what is not yet over is when the alert expires, which may still be to come: the core reads no
        // clock.
        resolved_at: if message == Message::Ends { sent } else { expires.or(sent.filter(|_| is_past)) },
        updates: vec![update],
        regions: areas.collect(),
        link,
        ..FeedIncident::new(
            String::new(),
            identifier.unwrap_or_else(|| title.clone()),
            title,
            phase,
            impact.unwrap_or(FeedImpact::Unknown),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use crate::decode::Problem;
    use crate::model::{Address, Status};

    const ALERT: &str = "<?xml version = \"1.0\"?>\n<alert xmlns = \"urn:oasis:names:tc:emergency:cap:1.2\">
        <identifier>ACME-1</identifier><sender>alerts@example.org</sender><sent>2026-07-23T16:39:00-07:00</sent>
        <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
        <info><language>ko-KR</language><event>호우</event><urgency>Immediate</urgency><severity>Severe</severity>
          <headline>호우 경보</headline><area><areaDesc>서울</areaDesc></area></info>
        <info><language>en-US</language><event>Rain</event><urgency>Immediate</urgency><severity>Severe</severity>
          <expires>2026-07-24T06:00:00-07:00</expires><senderName>Acme Weather</senderName>
          <headline>Heavy rain</headline><description>Much &amp;amp; long.</description><web>https://example.org/1</web>
          <area><areaDesc>Seoul</areaDesc></area><area><areaDesc>Incheon</areaDesc></area></info></alert>";

    #[test]
    fn an_alert_ends_when_it_expires_and_not_before() {
        for (read_at, phase, end) in [
            ("2026-07-24T12:59:59Z", FeedPhase::Unknown, None),
            ("2026-07-24T13:00:00Z", FeedPhase::Resolved, at("2026-07-24T13:00:00Z")),
        ] {
            let report = decode_feed(ALERT.as_bytes(), None, at(read_at)).value.unwrap();
            assert_eq!((report.incidents[0].phase, report.incidents[0].resolved_at), (phase, end), "{read_at}");
        }
    }

    #[test]
    fn an_alert_is_read_in_english() {
        let decoded = decode_feed(ALERT.as_bytes(), None, at("2026-07-24T00:00:00Z"));
        let (report, findings) = (decoded.value.unwrap(), decoded.findings);
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::Cap, Some("Acme Weather")));
        assert_eq!((report.indicator, report.status()), (None, Status::PartialOutage));
        let incident = &report.incidents[0];
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("ACME-1", "Heavy rain"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Major));
        assert_eq!((incident.started_at, incident.resolved_at), (at("2026-07-23T23:39:00Z"), None));
        assert_eq!(incident.updates[0].text, "Much & long.");
        assert_eq!(incident.regions, ["Seoul", "Incheon"]);
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://example.org/1"));
        let (report, _) = read_feed(&ALERT.replace("en-US", "es-US"));
        assert_eq!(report.unwrap().incidents[0].title, "호우 경보", "the first, where none is English");
    }

    #[test]
    fn what_is_cancelled_or_past_is_over() {
        for (from, to, end) in [
            ("<msgType>Alert", "<msgType>Cancel", "2026-07-23T23:39:00Z"),
            ("<urgency>Immediate", "<urgency>Past", "2026-07-24T13:00:00Z"),
        ] {
            let incident = &read_feed(&ALERT.replace(from, to)).0.unwrap().incidents[0];
            assert_eq!((incident.phase, incident.resolved_at), (FeedPhase::Resolved, at(end)), "{to}");
        }
    }

    #[test]
    fn what_is_not_meant_for_everyone_is_not_shown() {
        for (from, to) in [
            ("<status>Actual", "<status>Exercise"),
            ("<status>Actual", "<status>Perhaps"),
            ("<status>Actual</status>", ""),
            ("<scope>Public", "<scope>Restricted"),
            ("<msgType>Alert", "<msgType>Ack"),
        ] {
            let (report, findings) = read_feed(&ALERT.replace(from, to));
            let report = report.unwrap();
            assert_eq!((report.incidents.len(), report.status()), (0, Status::Unknown), "{to}");
            assert_eq!(findings.len(), usize::from(to.contains("Perhaps")), "{to}");
        }
        let (report, _) = read_feed(&ALERT.replace("<scope>Public</scope>", ""));
        assert_eq!(report.unwrap().incidents.len(), 1);
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let body = ALERT.replace("<severity>Severe", "<severity>Awful").replace("2026-07-24T06:00:00-07:00", "soon");
        let (report, findings) = read_feed(&body);
        assert_eq!(report.unwrap().incidents[0].impact, FeedImpact::Unknown);
        let problems: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        assert_eq!(
            problems,
            [
                ("/info/1/severity", &Problem::UnknownWord("Awful".to_owned())),
                ("/info/1/expires", &Problem::Malformed("soon".to_owned()))
            ]
        );
    }

    #[test]
    fn an_alert_without_texts_is_named_by_its_identifier() {
        let body = "<alert><identifier>A</identifier><status>Actual</status><msgType>Cancel</msgType></alert>";
        let incident = &read_feed(body).0.unwrap().incidents[0];
        assert_eq!((incident.title.as_str(), incident.phase), ("A", FeedPhase::Resolved));
        let (report, findings) = read_feed("<alert><status>Actual</status><info/></alert>");
        assert_eq!((report.unwrap().incidents.len(), findings[0].pointer.as_str()), (0, "/identifier"));
    }

    #[test]
    fn another_document_is_unreadable() {
        for body in ["<alert/>", "<Error><status>x</status></Error>", "<rss/>", "{}"] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Cap), None).value, None, "{body}");
        }
    }
}
