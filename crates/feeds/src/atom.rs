//! Atom: the histories of Statuspage and what imitates it, Slack's, and others.
//!
//! Reads RFC 4287 (<https://www.rfc-editor.org/rfc/rfc4287>). Atom has no words for a status: `rss::item` finds them in
//! titles and texts, as in RSS.

use super::report::Report;
use super::rss::item::{self, Item, Publisher};
use super::xml::{Element, XmlPlace};
use super::{cap, text, times};
use downboard_core::model::FeedFormat;
use downboard_core::reading::{Expected, Log};

/// Reads a document; `None` when it is no Atom or has nothing of a feed. A title is never what makes it one: it may be empty
/// once its tags are dropped.
pub(super) fn read(root: &Element, log: &Log) -> Option<Report> {
    let marks = ["title", "id", "updated", "entry"];
    if root.name != "feed" || !marks.iter().any(|name| root.child(name).is_some()) {
        return None;
    }
    let place = XmlPlace { element: root, pointer: String::new(), log };
    let mut report = Report::new(FeedFormat::Atom);
    report.name = root.line("title");
    let publisher = Publisher::of(report.name.as_deref().unwrap_or_default());
    report.version_at = place.time("updated", times::instant);
    report.page = link(root).and_then(|href| place.address("link", href));
    let (mut entries, mut alerts) = (Vec::new(), Vec::new());
    for place in place.records("entry") {
        if cap::is_in(place.element) {
            alerts.extend(alert(place));
        } else {
            entries.extend(entry(place, publisher));
        }
    }
    let (incidents, calm) = item::incidents(entries);
    report.incidents = incidents;
    report.indicator = calm.filter(|_| alerts.is_empty());
    report.incidents.extend(cap::of_entries(alerts));
    Some(report)
}

/// An alert, with what its entry says of it.
fn alert(place: XmlPlace<'_>) -> Option<(XmlPlace<'_>, cap::Entry)> {
    let entry = entry(place, Publisher::Other)?;
    let alert = cap::Entry {
        id: text::line(&entry.id, text::LONGEST_NAME),
        title: entry.title,
        text: text::plain(&entry.html),
        said_at: entry.updated.or(entry.published),
        link: entry.link,
    };
    Some((entry.place, alert))
}

fn entry(place: XmlPlace<'_>, publisher: Publisher) -> Option<Item<'_>> {
    let element = place.element;
    let (title, link) = (element.line("title"), link(element));
    let body = if element.child("content").is_some() { "content" } else { "summary" };
    let mut html = String::new();
    element.children(body).for_each(|(_, content)| push_text(content, &mut html));
    let id = element.text_of("id").or(link).or(title.as_deref()).unwrap_or_default().to_owned();
    if id.is_empty() && html.trim().is_empty() {
        return place.drop_for("title", Expected::String);
    }
    let published = place.time("published", times::instant);
    let updated = place.time("updated", times::instant);
    let link = link.and_then(|href| place.address("link", href));
    Some(Item { place, publisher, id, title, published, updated, body, html, link, categories: Vec::new() })
}

/// The address of the page for people: the alternate, which is also what a link without a relation is.
fn link(element: &Element) -> Option<&str> {
    let mut links = element.children("link").map(|(_, link)| link);
    links.find(|link| matches!(link.attribute("rel"), None | Some("alternate")))?.attribute("href")
}

/// The text of an element and of those in it, which are HTML where the content is not escaped.
fn push_text(element: &Element, text: &mut String) {
    text.push_str(&element.text);
    for inner in &element.children {
        text.push('\n');
        push_text(inner, text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::report::{FeedImpact, FeedPhase};
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::{Address, Status};
    use downboard_core::reading::Problem;

    /// A history of one entry, whose updates are given as their dates, labels and texts.
    fn history(published: &str, updates: &[(&str, &str, &str)]) -> String {
        let updates = updates.iter().map(|(date, label, text)| {
            let (month, day) = date.split_once(' ').unwrap();
            let (day, time) = day.split_once(", ").unwrap();
            format!(
                "&lt;p&gt; &lt;small&gt;{month} &lt;var data-var='date'&gt;{day}&lt;/var&gt;, \
                 &lt;var data-var='time'&gt;{time}&lt;/var&gt; UTC&lt;/small&gt;&lt;br&gt; \
                 &lt;strong&gt;{label}&lt;/strong&gt; - {text} &lt;/p&gt;"
            )
        });
        format!(
            "<?xml version=\"1.0\"?><feed xml:lang=\"en-US\" xmlns=\"http://www.w3.org/2005/Atom\">\
             <id>tag:status.example.org,2005:/history</id><title>Acme Status - Incident History</title>\
             <link rel=\"self\" href=\"https://status.example.org/history.atom\"/>\
             <link rel=\"alternate\" type=\"text/html\" href=\"https://status.example.org\"/>\
             <entry><id>tag:status.example.org,2005:Incident/1</id><published>{published}</published>\
             <updated>{published}</updated><title>Uploads &amp;amp; downloads</title>\
             <link rel=\"alternate\" href=\"https://status.example.org/incidents/1\"/>\
             <content type=\"html\">{}</content></entry></feed>",
            updates.collect::<String>()
        )
    }

    #[test]
    fn the_updates_in_a_history_of_statuspage_are_taken_apart() {
        let (report, findings) = read_feed(&history(
            "2026-01-02T06:01:43Z",
            &[
                ("Jan  3, 09:00", "Postmortem", "What it was."),
                ("Jan  2, 06:01", "Resolved", "Over."),
                ("Jan  1, 00:10", "Update", "Still &lt;b&gt;slow&lt;/b&gt;.&lt;br /&gt;Sorry."),
                ("Dec 31, 23:50", "Investigating", "Looking."),
            ],
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::Atom, Some("Acme Status - Incident History")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org"));
        assert_eq!(report.indicator, Some(Status::Operational), "everything in it is over");
        let incident = &report.incidents[0];
        assert_eq!((incident.pointer.as_str(), incident.title.as_str()), ("/entry/0", "Uploads & downloads"));
        assert_eq!(incident.id, "tag:status.example.org,2005:Incident/1");
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Unknown));
        assert_eq!(incident.started_at, at("2025-12-31T23:50:00Z"), "published is the time of the newest update");
        assert_eq!(incident.resolved_at, at("2026-01-02T06:01:00Z"), "not that of the report afterwards");
        let said: Vec<_> = incident.updates.iter().map(|one| (one.phase, one.text.as_str())).collect();
        assert_eq!(
            said,
            [
                (Some(FeedPhase::Investigating), "Looking."),
                (None, "Still slow.\nSorry."),
                (Some(FeedPhase::Resolved), "Over."),
                (Some(FeedPhase::Resolved), "What it was.")
            ]
        );
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/incidents/1"));
    }

    #[test]
    fn what_is_only_updated_is_still_open() {
        let updates = [("Jul  9, 06:01", "Update", "Soon."), ("Jul  9, 04:34", "Identified", "Found.")];
        let incident = &read_feed(&history("2026-07-09T06:01:43Z", &updates)).0.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.resolved_at), (FeedPhase::Identified, None));
    }

    #[test]
    fn maintenance_starts_when_it_is_planned_to_and_not_when_it_is_announced() {
        let updates = [("Nov 20, 10:00", "Scheduled", "We will.")];
        let (report, findings) = read_feed(&history("2026-12-24T01:00:00Z", &updates).replace(
            "type=\"html\">",
            "type=\"html\">&lt;p&gt;&lt;strong&gt;THIS IS A SCHEDULED EVENT&lt;/strong&gt;&lt;/p&gt;",
        ));
        let incident = &report.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Scheduled, FeedImpact::Maintenance));
        assert_eq!(incident.started_at, at("2026-12-24T01:00:00Z"));
        assert_eq!(incident.updates.iter().map(|one| one.at).collect::<Vec<_>>(), [at("2026-11-20T10:00:00Z")]);
        assert_eq!(findings, []);
        let updates = [
            ("May 16, 21:00", "Completed", "Done."),
            ("May 12, 21:12", "In progress", "Now."),
            ("May 10, 21:11", "Scheduled", "We will."),
        ];
        let incident = &read_feed(&history("2026-05-16T21:00:33Z", &updates)).0.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.started_at), (FeedPhase::Completed, at("2026-05-12T21:12:00Z")));
    }

    #[test]
    fn an_unknown_label_or_date_is_reported() {
        let updates = [("Smarch 1, 06:01", "Pondering", "Hm."), ("Jul  9, 04:34", "Identified", "Found.")];
        let (report, findings) = read_feed(&history("2026-07-09T06:01:43Z", &updates));
        let incident = &report.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.updates.len()), (FeedPhase::Unknown, 2));
        let problems: Vec<_> = findings.iter().map(|one| (one.pointer.as_str(), &one.problem)).collect();
        assert_eq!(problems[0], ("/entry/0/content", &Problem::UnknownWord("Pondering".to_owned())));
        assert_eq!(problems[1].0, "/entry/0/content");
    }

    #[test]
    fn slack_tells_the_kind_in_the_title_and_escapes_twice() {
        let (report, findings) = read_feed(
            "<feed><id>x</id><title>Slack System Status</title>\
             <entry><id>a</id><published>2026-01-30T07:52:19-08:00</published>\
             <updated>2026-02-02T09:53:54-08:00</updated>\
             <title>Incident: Late messages</title>\
             <summary>This issue is now resolved.&amp;nbsp;It was &quot;X&quot;.</summary>\
             </entry><entry><id>b</id><updated>2026-01-10T02:00:00-08:00</updated><title>Notice: Holidays</title>\
             <summary>Nothing to see. This issue is now resolved.</summary></entry>\
             <entry><id>c</id><updated>2026-01-09T02:00:00-08:00</updated><title>Outage: Calls</title>\
             <summary>This issue is now resolved in Asia.</summary></entry></feed>",
        );
        let report = report.unwrap();
        assert_eq!(findings, []);
        let said: Vec<_> = report.incidents.iter().map(|one| (one.title.as_str(), one.phase, one.impact)).collect();
        assert_eq!(
            said,
            [
                ("Late messages", FeedPhase::Resolved, FeedImpact::Minor),
                ("Holidays", FeedPhase::Unknown, FeedImpact::None),
                ("Calls", FeedPhase::Unknown, FeedImpact::Major)
            ]
        );
        assert_eq!(report.incidents[0].updates[0].text, "This issue is now resolved. It was \"X\".");
        assert_eq!(report.incidents[0].started_at, at("2026-01-30T15:52:19Z"));
        assert_eq!(report.incidents[0].resolved_at, at("2026-02-02T17:53:54Z"));
        assert_eq!(report.incidents[1].started_at, at("2026-01-10T10:00:00Z"));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(
            "<feed><title>Acme</title><entry/><entry><title>Mail</title><link href=\"/1\"/><updated>soon</updated>\
             <content type=\"xhtml\"><div><p>It is <b>late</b>.</p></div></content></entry></feed>",
        );
        let report = report.unwrap();
        assert_eq!((report.incidents.len(), report.status()), (1, Status::Unknown));
        assert!(report.incidents[0].updates[0].text.contains("late"));
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/entry/0/title", "/entry/1/updated", "/entry/1/link"]);
    }

    #[test]
    fn an_empty_history_says_nothing_and_another_document_is_unreadable() {
        assert_eq!(read_feed("<feed><title>Acme</title></feed>").0.unwrap().status(), Status::Unknown);
        for body in ["<feed/>", "<rss><channel><title>a</title></channel></rss>", "<Error/>", "{}"] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Atom), None).value, None, "{body}");
        }
    }
}
