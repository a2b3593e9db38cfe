//! RSS: the histories of Statuspage, Checkly, incident.io, Kener and others, Azure's current problems, and what AWS
//! used to publish of each service.
//!
//! Reads RSS 2.0 (<https://www.rssboard.org/rss-specification>) and the RDF of RSS 1.0, whose items stand beside the
//! channel. RSS has no words for a status: `item` finds them in titles and texts.

pub(super) mod item;
mod words;

use super::report::{Report, ReportComponent};
use super::xml::{Element, XmlPlace};
use super::{cap, text, times};
use downboard_core::model::{FeedFormat, Status};
use downboard_core::reading::{Effect, Expected, Log, Problem, excerpt};
use item::{Item, Publisher};

/// Reads a document; `None` when it is no RSS or its channel has nothing of one. A title is never what makes it a feed: it may
/// be empty once its tags are dropped.
pub(super) fn read(root: &Element, log: &Log) -> Option<Report> {
    let channel = XmlPlace { element: root.child("channel")?, pointer: "/channel".to_owned(), log };
    let holder = match root.name.as_str() {
        "rss" => channel.clone(),
        "RDF" => XmlPlace { element: root, pointer: String::new(), log },
        _ => return None,
    };
    let is_empty = holder.element.child("item").is_none();
    let marks = ["title", "link", "description"];
    if is_empty && !marks.iter().any(|name| channel.element.child(name).is_some()) {
        return None;
    }
    let mut report = Report::new(FeedFormat::Rss);
    report.name = channel.element.line("title");
    let publisher = Publisher::of(report.name.as_deref().unwrap_or_default());
    report.version_at =
        channel.time("lastBuildDate", times::instant).or_else(|| channel.time("pubDate", times::instant));
    report.page = link(channel.element).and_then(|text| channel.address("link", text));
    // Azure lists what is wrong now. In a history, no items say nothing: it may be new, or broken.
    report.indicator = (publisher == Publisher::Azure && is_empty).then_some(Status::Operational);
    let (mut items, mut alerts) = (Vec::new(), Vec::new());
    for place in holder.records("item") {
        if let Some(component) = component(&place) {
            report.components.push(component);
        } else if cap::is_in(place.element) {
            alerts.extend(alert(place));
        } else {
            items.extend(item(place, publisher));
        }
    }
    let (incidents, calm) = item::incidents(items);
    report.incidents = incidents;
    report.indicator = report.indicator.or(calm.filter(|_| alerts.is_empty()));
    report.incidents.extend(cap::of_entries(alerts));
    Some(report)
}

/// The component of which an item tells how it is now, as `StatusIQ` lists them.
fn component(place: &XmlPlace<'_>) -> Option<ReportComponent> {
    let title = place.element.line("title")?;
    let (name, word) = words::component_row(&title, place.element.text_of("description")?)?;
    let status = words::component_status(word);
    if status.is_none() {
        place.report("title", Problem::UnknownWord(excerpt(word)), Expected::KnownWord, Effect::Kept);
    }
    Some(ReportComponent {
        id: name.to_owned(),
        name: name.to_owned(),
        group: None,
        region: None,
        status: status.unwrap_or(Status::Unknown),
        observed_at: None,
        beat_seconds: None,
    })
}

/// An alert, with what its item says of it.
fn alert(place: XmlPlace<'_>) -> Option<(XmlPlace<'_>, cap::Entry)> {
    let item = item(place, Publisher::Other)?;
    let entry = cap::Entry {
        id: text::line(&item.id, text::LONGEST_NAME),
        title: item.title,
        text: text::plain(&item.html),
        said_at: item.published,
        link: item.link,
    };
    Some((item.place, entry))
}

fn item(place: XmlPlace<'_>, publisher: Publisher) -> Option<Item<'_>> {
    let element = place.element;
    let published = place.time("pubDate", times::instant).or_else(|| place.time("date", times::instant));
    let link = link(element);
    let title = element.line("title");
    let body = if element.text_of("description").is_some() { "description" } else { "encoded" };
    let html = element.text_of(body).unwrap_or_default().to_owned();
    let named = [element.text_of("guid"), link];
    if title.is_none() && html.is_empty() && named.iter().all(Option::is_none) {
        return place.drop_for("title", Expected::String);
    }
    let id = match element.text_of("guid") {
        // The name of an incident in Azure is used again for the next of its kind.
        Some(guid) if publisher == Publisher::Azure => {
            format!("{guid} {}", element.text_of("pubDate").unwrap_or_default())
        }
        Some(guid) => guid.to_owned(),
        // Many link every item to the same page, and put the phase into the title.
        None => {
            let title = title.as_deref().map(|title| words::title(title, None).text).unwrap_or_default();
            format!("{} {title}", link.unwrap_or_default()).trim().to_owned()
        }
    };
    let categories = element.children("category").filter(|_| publisher == Publisher::Azure);
    let categories = categories.map(|(_, category)| text::line(&text::plain(&category.text), text::LONGEST_NAME));
    let categories = categories.filter(|category| !category.is_empty()).collect();
    let link = link.and_then(|text| place.address("link", text));
    Some(Item { place, publisher, id, title, published, updated: None, body, html, link, categories })
}

/// The text of the first link that has one: Atom's, which stand in many channels, have none.
fn link(element: &Element) -> Option<&str> {
    element.children("link").map(|(_, link)| link.text.trim()).find(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::report::{FeedImpact, FeedPhase};
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::Address;
    use downboard_core::reading::Problem;

    fn channel(title: &str, items: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><atom:link href=\"https://example.org/feed\"/>\
             <title>{title}</title><link>https://status.example.org/</link>{items}</channel></rss>"
        )
    }

    #[test]
    fn one_item_per_update_is_folded_by_its_guid() {
        let (report, findings) = read_feed(&channel(
            "Acme Status Page",
            "<item><title><![CDATA[API degraded]]></title><link>https://status.example.org/i/1</link>\
             <guid isPermaLink=\"true\">https://status.example.org/i/1</guid>\
             <pubDate>Sun, 26 Jul 2026 02:47:40 GMT</pubDate>\
             <description><![CDATA[Status: Resolved<br/>All is well<br/><br/>Affected services<ul><li>API</li></ul>]]>\
             </description></item>\
             <item><title><![CDATA[API degraded]]></title><link>https://status.example.org/i/1</link>\
             <guid isPermaLink=\"true\">https://status.example.org/i/1</guid>\
             <pubDate>Sun, 26 Jul 2026 02:30:00 GMT</pubDate>\
             <description><![CDATA[Status: Investigating<br/>Slow.<br/><br/>Affected services<ul>\
             <li>API</li><li>Chat</li>\
             </ul>]]></description></item>",
        ));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.format, report.name.as_deref()), (FeedFormat::Rss, Some("Acme Status Page")));
        assert_eq!(report.page.as_ref().map(Address::as_str), Some("https://status.example.org/"));
        assert_eq!((report.indicator, report.incidents.len()), (None, 1), "that all is over says nothing of now");
        let incident = &report.incidents[0];
        assert_eq!(incident.pointer, "/channel/item/0");
        assert_eq!((incident.id.as_str(), incident.title.as_str()), ("https://status.example.org/i/1", "API degraded"));
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Resolved, FeedImpact::Unknown));
        assert_eq!(incident.started_at, at("2026-07-26T02:30:00Z"));
        assert_eq!(incident.resolved_at, at("2026-07-26T02:47:40Z"));
        let said: Vec<_> = incident.updates.iter().map(|one| (one.phase, one.text.as_str())).collect();
        assert_eq!(said, [(Some(FeedPhase::Investigating), "Slow."), (Some(FeedPhase::Resolved), "All is well")]);
        assert_eq!(incident.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["API", "Chat"]);
        assert_eq!(incident.link.as_ref().map(Address::as_str), Some("https://status.example.org/i/1"));
    }

    #[test]
    fn affected_components_may_have_a_status() {
        let (report, _) = read_feed(&channel(
            "Acme",
            "<item><guid>1</guid><title>Search</title><pubDate>Sun, 26 Jul 2026 02:47:40 GMT</pubDate><description>\
             &lt;b&gt;Status: Monitoring&lt;/b&gt;&lt;br/&gt;Better.&lt;br/&gt;&lt;b&gt;Affected components&lt;/b&gt;\
             &lt;ul&gt;&lt;li&gt;Search (Partial outage)&lt;/li&gt;&lt;li&gt;Maps (beta)&lt;/li&gt;&lt;/ul&gt;\
             </description></item>",
        ));
        let incident = &report.unwrap().incidents[0];
        assert_eq!((incident.phase, incident.updates[0].text.as_str()), (FeedPhase::Monitoring, "Better."));
        let affected: Vec<_> = incident.affected.iter().map(|one| (one.component.as_str(), one.status)).collect();
        assert_eq!(affected, [("Search", Some(Status::PartialOutage)), ("Maps (beta)", None)]);
    }

    #[test]
    fn azure_lists_what_is_wrong_now() {
        let item = |date: &str| {
            format!(
                "<item><guid\n isPermaLink=\"false\">slow-west</guid><link>https://status.example.org/</link>\
                 <category>Virtual Machines</category><category>Korea Central</category><category>West US</category>\
                 <title>Slow networks in the west </title><description>&lt;p&gt;We look.&lt;/p&gt;</description>\
                 <pubDate>{date}</pubDate></item>"
            )
        };
        let items = item("Thu, 23 Jul 2026 16:29:09 Z") + &item("Mon, 20 Jul 2026 10:00:00 Z");
        let (report, findings) = read_feed(&channel("Azure Status", &items));
        let report = report.unwrap();
        assert_eq!(findings, []);
        assert_eq!((report.incidents.len(), report.indicator), (2, None), "a guid is used again");
        let incident = &report.incidents[0];
        assert_eq!((incident.phase, incident.impact), (FeedPhase::Unknown, FeedImpact::Minor));
        assert_eq!(
            (incident.title.as_str(), incident.started_at),
            ("Slow networks in the west", at("2026-07-23T16:29:09Z"))
        );
        assert_eq!(
            incident.affected.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(),
            ["Virtual Machines"]
        );
        assert_eq!(incident.regions, ["Korea Central", "West US"]);
        assert_eq!(report.status(), Status::Degraded);
        assert_eq!(read_feed(&channel("Azure Status", "")).0.unwrap().status(), Status::Operational);
        assert_eq!(read_feed(&channel("Acme Status", "")).0.unwrap().status(), Status::Unknown, "a history may be new");
    }

    #[test]
    fn aws_tells_of_a_service_item_by_item() {
        let item = |number: u32, title: &str, time: &str| {
            format!(
                "<item><title>{title}</title><link>http://status.aws.amazon.com/</link>\
                 <pubDate>Thu, 23 Jul 2020 {time} PDT\
                 </pubDate><guid isPermaLink=\"false\">http://status.aws.amazon.com/#ec2-us-east-1_{number}</guid>\
                 <description>{time} PDT It is so.</description></item>"
            )
        };
        let items = [
            item(4, "Performance issues: Slow", "14:00:00"),
            item(3, "Service is operating normally: [RESOLVED] API Errors", "12:00:00"),
            item(2, "Service disruption: API Errors", "11:00:00"),
            item(1, "Informational message: API", "10:00:00"),
        ];
        let (report, _) = read_feed(&channel("Amazon EC2 (N. Virginia) Service Status", &items.concat()));
        let report = report.unwrap();
        let said: Vec<_> =
            report.incidents.iter().map(|one| (one.title.as_str(), one.phase, one.impact, one.updates.len())).collect();
        assert_eq!(
            said,
            [
                ("Slow", FeedPhase::Unknown, FeedImpact::Minor, 1),
                ("API Errors", FeedPhase::Resolved, FeedImpact::Major, 3)
            ]
        );
        assert_eq!(report.incidents[1].started_at, at("2020-07-23T17:00:00Z"));
        assert_eq!(report.incidents[1].resolved_at, at("2020-07-23T19:00:00Z"));
    }

    #[test]
    fn titles_tell_the_phase_only_by_a_whole_word() {
        for (title, phase, text) in [
            ("[Resolved] Mail", FeedPhase::Resolved, "Mail"),
            ("RESOLVED: Mail", FeedPhase::Resolved, "Mail"),
            ("Monitoring - Mail", FeedPhase::Monitoring, "Mail"),
            ("Incident: Investigating: Mail", FeedPhase::Investigating, "Mail"),
            ("Unresolved: Mail", FeedPhase::Unknown, "Unresolved: Mail"),
            ("Partially resolved: Mail", FeedPhase::Unknown, "Partially resolved: Mail"),
            (
                "Resolved in Seoul, impact continues in Busan",
                FeedPhase::Unknown,
                "Resolved in Seoul, impact continues in Busan",
            ),
            ("Resolved", FeedPhase::Unknown, "Resolved"),
            ("Mail: late", FeedPhase::Unknown, "Mail: late"),
        ] {
            let items = format!("<item><guid>1</guid><title>{title}</title></item>");
            let incident = &read_feed(&channel("Acme", &items)).0.unwrap().incidents[0];
            assert_eq!((incident.phase, incident.title.as_str()), (phase, text), "{title}");
        }
    }

    #[test]
    fn maintenance_is_told_by_its_guid_or_title() {
        for (guid, title, phase) in [
            ("maintenance-7", "Database", FeedPhase::Unknown),
            ("x", "Scheduled maintenance: Database", FeedPhase::Unknown),
            ("x", "Scheduled: Database", FeedPhase::Scheduled),
            ("maintenance-7", "[Resolved] Database", FeedPhase::Completed),
        ] {
            let items = format!("<item><guid>{guid}</guid><title>{title}</title></item>");
            let incident = &read_feed(&channel("Acme", &items)).0.unwrap().incidents[0];
            assert_eq!((incident.phase, incident.impact), (phase, FeedImpact::Maintenance), "{title}");
            assert_eq!(incident.title, "Database");
        }
    }

    #[test]
    fn an_unknown_word_is_unknown_and_reported() {
        let (report, findings) = read_feed(&channel(
            "Acme",
            "<item><guid>1</guid><title>Mail</title><description>Status: Pondering&lt;br&gt;Hm.</description></item>",
        ));
        assert_eq!(report.unwrap().incidents[0].phase, FeedPhase::Unknown);
        assert_eq!(findings[0].pointer, "/channel/item/0/description");
        assert_eq!(findings[0].problem, Problem::UnknownWord("Pondering".to_owned()));
    }

    #[test]
    fn one_broken_record_does_not_take_the_others_with_it() {
        let (report, findings) = read_feed(&channel(
            "Acme",
            "<item><title>Good</title><link>/relative</link><pubDate>yesterday</pubDate></item><item/>\
             <item><guid>only-an-id</guid></item><item><description>Only a text. And more.</description></item>",
        ));
        let mut titles: Vec<_> = report.unwrap().incidents.into_iter().map(|one| one.title).collect();
        titles.sort();
        assert_eq!(titles, ["Good", "Only a text. And more.", "only-an-id"]);
        let pointers: Vec<_> = findings.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/channel/item/0/pubDate", "/channel/item/0/link", "/channel/item/1/title"]);
    }

    #[test]
    fn items_of_rdf_stand_beside_the_channel() {
        let (report, findings) = read_feed(
            "<rdf:RDF><channel><title>Acme</title><link>https://example.org</link></channel>\
             <item><title>Resolved: Mail</title><link>https://example.org/1</link>\
             <dc:date>2026-07-23T16:05:00Z</dc:date>\
             <description>&lt;strong&gt;Resolved&lt;/strong&gt; It works.</description></item></rdf:RDF>",
        );
        let incident = &report.unwrap().incidents[0];
        assert_eq!((incident.pointer.as_str(), incident.phase), ("/item/0", FeedPhase::Resolved));
        assert_eq!(incident.resolved_at, at("2026-07-23T16:05:00Z"));
        let problems: Vec<_> = findings.iter().map(|one| &one.problem).collect();
        assert_eq!(problems, [&Problem::OnlyPublished { count: 1 }]);
    }

    #[test]
    fn a_title_of_tags_only_does_not_take_a_feed_away() {
        let items = "<item><guid>1</guid><title>Mail</title></item>";
        for title in ["<title>&lt;b&gt;&lt;/b&gt;</title>", "<title/>", ""] {
            let (report, _) = read_feed(&format!("<rss><channel>{title}{items}</channel></rss>"));
            let report = report.unwrap_or_else(|| panic!("{title}"));
            assert_eq!((report.name, report.incidents.len()), (None, 1), "{title}");
        }
        assert_eq!(read_feed("<feed><title>&lt;i&gt;</title><entry><id>1</id></entry></feed>").0.unwrap().name, None);
    }

    #[test]
    fn items_that_tell_how_components_are_now_are_components() {
        let item = |name: &str, word: &str| {
            format!(
                "<item><title>{name} - {word}</title><link>https://status.example.org/#{name}</link>\
                 <pubDate>Mon, 02 Nov 2026 17:07:32 +0900</pubDate><description>{name} is {word}</description>\
                 <guid isPermaLink=\"false\">MjAyNg==</guid></item>"
            )
        };
        let items = [item("ferry", "Operational"), item("pier", "Major Outage"), item("buoys", "Afloat")].concat();
        let (report, findings) = read_feed(&channel("Acme Status", &items));
        let report = report.unwrap();
        let rows: Vec<_> = report.components.iter().map(|one| (one.name.as_str(), one.status)).collect();
        assert_eq!(rows, [("ferry", Status::Operational), ("pier", Status::MajorOutage), ("buoys", Status::Unknown)]);
        assert_eq!(
            (report.incidents.len(), findings[0].problem.clone()),
            (0, Problem::UnknownWord("Afloat".to_owned()))
        );
    }

    #[test]
    fn a_document_without_a_channel_is_unreadable() {
        for body in ["<rss/>", "<rss><channel/></rss>", "<feed><title>a</title></feed>", "<rdf:RDF/>", "{}"] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Rss), None).value, None, "{body}");
        }
    }
}
