//! CAP: alerts in the Common Alerting Protocol of OASIS, versions 1.0 to 1.2; one, a list of them, one in an EDXL envelope,
//! and those that entries of Atom and items of RSS carry.
//!
//! Reads <https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html>. An alert is one thing in several languages: it
//! begins with the first of its parts and is in force until the last of them expires. One that cancels others, or takes
//! their place, ends them when it was sent.

use std::collections::HashMap;

use super::report::{FeedImpact, FeedIncident, FeedPhase, FeedUpdate, Report, Translation};
use super::xml::{Element, XmlPlace};
use super::{text, times};
use downboard_core::model::{Address, FeedFormat, Lang};
use downboard_core::reading::{Effect, Expected, Log, Omitted, Problem, excerpt};
use downboard_core::time::Timestamp;

const SEVERITIES: &[(&str, FeedImpact)] = &[
    ("Extreme", FeedImpact::Critical),
    ("Severe", FeedImpact::Major),
    ("Moderate", FeedImpact::Minor),
    ("Minor", FeedImpact::Minor),
    ("Unknown", FeedImpact::Unknown),
];

/// Whether an alert is meant in earnest.
#[derive(Clone, Copy)]
enum Meant {
    Yes,
    No(Omitted),
    Unknown,
}

const STATUSES: &[(&str, Meant)] = &[
    ("Actual", Meant::Yes),
    ("Exercise", Meant::No(Omitted::Exercise)),
    ("System", Meant::No(Omitted::System)),
    ("Test", Meant::No(Omitted::Test)),
    ("Draft", Meant::No(Omitted::Draft)),
];

/// Whether an alert is meant for everyone.
const SCOPES: &[(&str, bool)] = &[("Public", true), ("Restricted", false), ("Private", false)];

/// What a message does.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Tells,
    /// Takes the place of those that it names.
    Replaces,
    /// Ends those that it names, and is no alert itself.
    Ends,
    /// Speaks of another message, to its sender.
    Answers,
}

const KINDS: &[(&str, Kind)] = &[
    ("Alert", Kind::Tells),
    ("Update", Kind::Replaces),
    ("Cancel", Kind::Ends),
    ("Ack", Kind::Answers),
    ("Error", Kind::Answers),
];

/// What the namespaces of CAP begin with.
const NAMESPACES: [&str; 2] = ["urn:oasis:names:tc:emergency:cap:", "http://www.incident.com/cap/"];

/// The most alerts that one message ends.
const MOST_REFERENCES: usize = 500;

/// The parameters in which the United States put the text of a message to telephones.
const TEXT_PARAMETERS: [&str; 2] = ["CMAMlongtext", "CMAMtext"];

/// Reads a document; `None` when it has no alert with an identifier or a status.
pub(super) fn read(root: &Element, log: &Log) -> Option<Report> {
    let place = XmlPlace { element: root, pointer: String::new(), log };
    let alerts: Vec<XmlPlace<'_>> = match root.name.as_str() {
        "alert" => vec![place.clone()],
        "alerts" => place.records("alert").collect(),
        "EDXLDistribution" => enclosed(&place),
        _ => return None,
    };
    let is_marked = |place: &XmlPlace<'_>| {
        place.element.text_of("identifier").is_some() || place.element.text_of("status").is_some()
    };
    if !alerts.iter().any(is_marked) {
        return None;
    }
    check_namespace(&place);
    let mut report = Report::new(FeedFormat::Cap);
    report.name = shared_name(&alerts);
    // The envelope of a test holds a test, whatever the letter says.
    let is_meant = root.name != "EDXLDistribution" || is_in_earnest(&place, "distributionStatus");
    let is_alone = alerts.len() == 1;
    let messages = alerts.into_iter().filter(|_| is_meant).filter_map(|alert| message(&Parts::of_alert(alert)));
    report.incidents = together(messages.collect(), is_alone);
    Some(report)
}

/// The alerts in an envelope of EDXL.
fn enclosed<'e>(envelope: &XmlPlace<'e>) -> Vec<XmlPlace<'e>> {
    let within = |places: Vec<XmlPlace<'e>>, name: &'static str| -> Vec<XmlPlace<'e>> {
        places.iter().flat_map(|place| place.records(name).collect::<Vec<_>>()).collect()
    };
    let way = ["contentObject", "xmlContent", "embeddedXMLContent", "alert"];
    way.into_iter().fold(vec![envelope.clone()], within)
}

/// Says that the namespace is none of CAP. Reading it all the same is kind.
fn check_namespace(root: &XmlPlace<'_>) {
    let Some(name) = root.element.attribute("xmlns").filter(|_| root.element.name == "alert") else { return };
    if !NAMESPACES.iter().any(|known| name.starts_with(known)) {
        let problem = Problem::OtherNamespace(excerpt(name));
        root.report("xmlns", problem, Expected::CapNamespace, Effect::Kept);
    }
}

/// The name of the sender, where all alerts have the same.
fn shared_name(alerts: &[XmlPlace<'_>]) -> Option<String> {
    let mut names = alerts.iter().map(|alert| Parts::of_alert(alert.clone()).sender());
    let first = names.next()??;
    names.all(|name| name.as_ref() == Some(&first)).then_some(first)
}

/// Whether an entry of Atom or an item of RSS carries the elements of an alert: by words that stand only in those.
pub(super) fn is_in(entry: &Element) -> bool {
    let has = |name: &str| entry.text_of(name).is_some();
    let is_word = |word: &str| STATUSES.iter().any(|(known, _)| *known == word);
    letter(entry).is_some()
        || has("severity") && ["urgency", "certainty", "expires", "areaDesc"].into_iter().any(has)
        || entry.text_of("status").is_some_and(is_word) && has("msgType")
}

/// An alert that stands whole in the content of an entry.
fn letter(entry: &Element) -> Option<(&'static str, &Element)> {
    let way = |name: &'static str| Some((name, entry.child(name)?.child("alert")?));
    way("content").or_else(|| Some(("alert", entry.child("alert")?)))
}

/// What an entry says in its own elements, for what the alert in it leaves out.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) text: String,
    pub(super) said_at: Option<Timestamp>,
    pub(super) link: Option<Address>,
}

/// The incidents of the alerts that entries carry.
pub(super) fn of_entries(entries: Vec<(XmlPlace<'_>, Entry)>) -> Vec<FeedIncident> {
    let messages = entries.into_iter().filter_map(|(place, entry)| {
        let pointer = place.pointer.clone();
        let parts = match letter(place.element) {
            Some((name, element)) => {
                Parts::of_alert(XmlPlace { element, pointer: format!("{pointer}/{name}"), log: place.log })
            }
            None => Parts { infos: vec![place.clone()], alert: place, entry: None },
        };
        message(&Parts { entry: Some(entry), ..parts })
    });
    together(messages.collect(), false)
}

/// An alert and the parts that hold its texts, one for each language or more.
struct Parts<'e> {
    alert: XmlPlace<'e>,
    infos: Vec<XmlPlace<'e>>,
    entry: Option<Entry>,
}

/// The words of an alert in one language.
struct Words {
    title: Option<String>,
    text: String,
}

impl<'e> Parts<'e> {
    fn of_alert(alert: XmlPlace<'e>) -> Self {
        Self { infos: alert.records("info").collect(), alert, entry: None }
    }

    fn sender(&self) -> Option<String> {
        let named = self.infos.iter().find_map(|info| info.element.line("senderName"));
        named.or_else(|| self.alert.element.line("sender"))
    }

    /// The parts in the language that is shown: English, which is also that of those that name none, or else the first.
    fn shown(&self) -> impl Iterator<Item = &XmlPlace<'e>> {
        let first = self.infos.first().map(|info| language(info.element));
        let is_english = self.infos.iter().any(|info| language(info.element) == "en");
        let shown = if is_english { Some("en".to_owned()) } else { first };
        self.infos.iter().filter(move |info| shown.as_deref() == Some(language(info.element).as_str()))
    }

    /// The words in the languages of the product, where there are several languages.
    fn translations(&self) -> Vec<Translation> {
        let mut languages: Vec<String> = self.infos.iter().map(|info| language(info.element)).collect();
        languages.dedup();
        if languages.len() < 2 {
            return Vec::new();
        }
        let translation = |lang: Lang| {
            let info = self.infos.iter().find(|info| language(info.element) == lang.tag())?;
            let words = words(info.element);
            Some(Translation { lang, title: words.title?, text: words.text })
        };
        Lang::ALL.into_iter().filter_map(translation).collect()
    }

    /// The instants in an element of the parts, in each of them the first that is there.
    fn instants(&self, names: &[&str]) -> impl Iterator<Item = Timestamp> {
        self.infos.iter().filter_map(|info| names.iter().find_map(|name| info.time(name, times::instant)))
    }

    fn is_past(&self) -> bool {
        let is = |info: &Element, name: &str, word: &str| {
            info.children(name).any(|(_, one)| one.text.trim().eq_ignore_ascii_case(word))
        };
        let is_past =
            |info: &XmlPlace<'_>| is(info.element, "urgency", "Past") || is(info.element, "responseType", "AllClear");
        !self.infos.is_empty() && self.infos.iter().all(is_past)
    }
}

/// The first letters of the tag of a language.
fn language(info: &Element) -> String {
    let tag = info.text_of("language").unwrap_or("en-US").to_ascii_lowercase();
    tag.split(['-', '_']).next().unwrap_or_default().to_owned()
}

fn words(info: &Element) -> Words {
    let parameter = |name: &&str| {
        let parameters = || info.children("parameter").map(|(_, parameter)| parameter);
        parameters().find(|one| one.text_of("valueName") == Some(*name))?.text_of("value")
    };
    let said = info.text_of("description").or_else(|| info.text_of("instruction"));
    let said = said.or_else(|| TEXT_PARAMETERS.iter().find_map(parameter));
    Words {
        title: info.line("headline").or_else(|| info.line("event")),
        text: said.map(text::plain).unwrap_or_default(),
    }
}

/// Whether a word says that something is meant. What does not say so is not shown, and reported.
fn is_in_earnest(place: &XmlPlace<'_>, name: &str) -> bool {
    match place.choice(name, STATUSES, Meant::Unknown) {
        Some(Meant::Yes) => return true,
        Some(Meant::No(omitted)) => leave_out(place, name, omitted),
        Some(Meant::Unknown) => {}
        None => place.report(name, Problem::Missing, Expected::KnownWord, Effect::Dropped),
    }
    false
}

fn leave_out(place: &XmlPlace<'_>, name: &str, omitted: Omitted) {
    place.report(name, Problem::LeftOut(omitted), Expected::Alert, Effect::Dropped);
}

/// A message, before it is held against the others of its document.
struct Message {
    kind: Kind,
    sent: Option<Timestamp>,
    /// The identifiers of the messages that it ends or replaces.
    references: Vec<String>,
    incident: FeedIncident,
}

/// Reads a message; `None` when it is not meant, or not for everyone.
fn message(parts: &Parts<'_>) -> Option<Message> {
    let alert = &parts.alert;
    // An entry may quote less of an alert than whether it is meant.
    let quotes_none = parts.entry.is_some() && alert.element.text_of("status").is_none();
    if !quotes_none && !is_in_earnest(alert, "status") {
        return None;
    }
    if alert.choice("scope", SCOPES, false) == Some(false) {
        leave_out(alert, "scope", Omitted::NotPublic);
        return None;
    }
    let kind = alert.choice("msgType", KINDS, Kind::Tells).unwrap_or(Kind::Tells);
    if kind == Kind::Answers {
        leave_out(alert, "msgType", Omitted::Answer);
        return None;
    }
    let references = alert.element.text_of("references").unwrap_or_default().split_whitespace();
    let references = references.filter_map(|one| one.split(',').nth(1)).map(|id| text::line(id, text::LONGEST_NAME));
    let references = references.take(MOST_REFERENCES).collect();
    let sent = alert.time("sent", times::instant).or(parts.entry.as_ref().and_then(|entry| entry.said_at));
    Some(Message { kind, sent, references, incident: incident(parts, kind, sent) })
}

fn incident(parts: &Parts<'_>, kind: Kind, sent: Option<Timestamp>) -> FeedIncident {
    let note = parts.alert.element.line("note");
    let shown = parts.shown().next().map(|info| words(info.element));
    let of_entry = parts.entry.as_ref();
    let identifier = parts.alert.element.line("identifier").or_else(|| of_entry.map(|entry| entry.id.clone()));
    let identifier = identifier.filter(|identifier| !identifier.is_empty());
    let title = of_entry.and_then(|entry| entry.title.clone()).or(shown.as_ref().and_then(|words| words.title.clone()));
    let title = title.or_else(|| note.clone()).or_else(|| identifier.clone()).unwrap_or_else(|| {
        parts.alert.report("identifier", Problem::Missing, Expected::String, Effect::Kept);
        String::new()
    });
    let said = shown.map(|words| words.text).filter(|said| !said.is_empty());
    let said = said.or_else(|| of_entry.map(|entry| entry.text.clone())).or(note).unwrap_or_default();
    let severities = parts.shown().map(|info| info.choice("severity", SEVERITIES, FeedImpact::Unknown));
    let impact = severities.flatten().max_by_key(|impact| weight(*impact)).unwrap_or(FeedImpact::Unknown);
    let started_at = parts.instants(&["onset", "effective"]).min().or(sent);
    let ends_at = parts.instants(&["expires"]).max();
    let is_over = kind == Kind::Ends || parts.is_past();
    // Of an alert that was over as it was sent, that is the end.
    let has_expired = ends_at.is_some() && ends_at <= sent;
    // Without a clock: to begin later than it was sent, where it does not ask to act at once.
    let is_urgent = parts.shown().any(|info| info.element.text_of("urgency") == Some("Immediate"));
    let phase = if is_over || has_expired {
        FeedPhase::Resolved
    } else if started_at > sent && !is_urgent {
        FeedPhase::Scheduled
    } else {
        // CAP knows no handling: what is not over is unknown.
        FeedPhase::Unknown
    };
    let areas = parts.shown().flat_map(|info| areas(info.element));
    let mut regions: Vec<String> = Vec::new();
    for area in areas {
        if regions.last() != Some(&area) {
            regions.push(area);
        }
    }
    let link = parts.shown().find_map(|info| info.address("web", info.element.text_of("web")?));
    let said_phase = phase.is_over().then_some(FeedPhase::Resolved);
    let resolved_at = if is_over { sent } else { ends_at.filter(|_| has_expired) };
    let id = identifier.unwrap_or_else(|| if title.is_empty() { parts.alert.pointer.clone() } else { title.clone() });
    let untranslated = FeedIncident::new(parts.alert.pointer.clone(), id, title, phase, impact);
    let translations = Some(parts.translations()).filter(|translations| !translations.is_empty());
    FeedIncident {
        // What is over as it is sent does not begin then.
        started_at: started_at.filter(|start| resolved_at.is_none_or(|end| *start < end)),
        resolved_at,
        ends_at,
        expires: true,
        translations: translations.unwrap_or_else(|| untranslated.translations.clone()),
        updates: vec![FeedUpdate { at: sent, phase: said_phase, text: said, affected: Vec::new() }],
        regions,
        link: link.or_else(|| of_entry.and_then(|entry| entry.link.clone())),
        ..untranslated
    }
}

fn weight(impact: FeedImpact) -> u8 {
    match impact {
        FeedImpact::Critical => 3,
        FeedImpact::Major => 2,
        FeedImpact::Minor | FeedImpact::Maintenance => 1,
        FeedImpact::None | FeedImpact::Unknown => 0,
    }
}

/// The names of the areas of a part, which entries of a list have without an area around them.
fn areas(info: &Element) -> Vec<String> {
    let areas = info.children("area").filter_map(|(_, area)| area.line("areaDesc"));
    areas.chain(info.line("areaDesc")).collect()
}

/// The incidents of the messages of one document. A message that ends others is none itself; what it ends and the document
/// does not hold is named by its identifier where the document is that one message.
fn together(messages: Vec<Message>, is_alone: bool) -> Vec<FeedIncident> {
    let (mut ending, mut incidents, mut known) = (Vec::new(), Vec::new(), HashMap::new());
    for message in messages {
        if message.kind == Kind::Ends {
            ending.push((message.sent, message.references, Some(message.incident)));
        } else {
            if message.kind == Kind::Replaces {
                ending.push((message.sent, message.references, None));
            }
            known.insert(message.incident.id.clone(), incidents.len());
            incidents.push(message.incident);
        }
    }
    for (sent, references, last_word) in ending {
        for id in references {
            match known.get(&id).and_then(|index| incidents.get_mut(*index)) {
                Some(incident) => end(incident, sent, last_word.as_ref()),
                None if is_alone => incidents.extend(last_word.as_ref().map(|word| ended(id, word))),
                None => {}
            }
        }
    }
    incidents
}

/// Ends an alert, unless it is over already.
fn end(incident: &mut FeedIncident, sent: Option<Timestamp>, last_word: Option<&FeedIncident>) {
    if incident.phase.is_over() {
        return;
    }
    incident.phase = FeedPhase::Resolved;
    incident.resolved_at = sent;
    incident.updates.extend(last_word.into_iter().flat_map(said_at_last));
}

/// An alert of which only its end is at hand. Its title is not that of the message that ends it.
fn ended(id: String, last_word: &FeedIncident) -> FeedIncident {
    let resolved_at = last_word.resolved_at;
    let updates = said_at_last(last_word);
    let impact = FeedImpact::Unknown;
    let incident = FeedIncident::new("/references".to_owned(), id.clone(), id, FeedPhase::Resolved, impact);
    FeedIncident { resolved_at, expires: true, updates, link: last_word.link.clone(), ..incident }
}

/// What a message says that ends others: its title too, which is nobody else's.
fn said_at_last(word: &FeedIncident) -> Vec<FeedUpdate> {
    let with_title = |update: &FeedUpdate| {
        let text = if update.text.is_empty() { word.title.clone() } else { format!("{}\n{}", word.title, update.text) };
        FeedUpdate { text: text::cut_text(text), ..update.clone() }
    };
    word.updates.iter().map(with_title).collect()
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::model::{Address, Status};
    use downboard_core::reading::Problem;

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
    fn an_all_clear_is_over_when_it_is_sent_and_not_when_it_expires() {
        let sent = at("2026-07-23T23:39:00Z");
        for (from, to) in [
            ("<urgency>Immediate", "<urgency>Past"),
            (
                "<urgency>Immediate",
                "<responseType>Monitor</responseType><responseType>AllClear</responseType><urgency>Past",
            ),
        ] {
            let body = ALERT.replace(from, to);
            for read_at in [None, at("2026-07-24T00:00:00Z"), at("2026-07-25T00:00:00Z")] {
                let report = decode_feed(body.as_bytes(), None, read_at).value.unwrap();
                let incident = &report.incidents[0];
                assert_eq!((incident.phase, incident.resolved_at), (FeedPhase::Resolved, sent), "{to} {read_at:?}");
                assert_eq!((incident.ends_at, report.status()), (at("2026-07-24T13:00:00Z"), Status::Unknown));
            }
        }
        // One of two parts is past: the other is in force.
        let body = ALERT.replacen("<urgency>Immediate", "<urgency>Past", 1);
        let report = decode_feed(body.as_bytes(), None, at("2026-07-24T00:00:00Z")).value.unwrap();
        assert_eq!(report.incidents[0].phase, FeedPhase::Unknown);
    }

    #[test]
    fn an_alert_is_in_force_until_the_last_of_its_languages_expires() {
        let body = ALERT.replace(
            "<headline>호우 경보",
            "<onset>2026-07-23T16:00:00-07:00</onset><expires>2026-07-24T09:00:00-07:00</expires><headline>호우 경보",
        );
        for (read_at, phase) in
            [("2026-07-24T15:59:59Z", FeedPhase::Unknown), ("2026-07-24T16:00:00Z", FeedPhase::Resolved)]
        {
            let report = decode_feed(body.as_bytes(), None, at(read_at)).value.unwrap();
            let incident = &report.incidents[0];
            assert_eq!((incident.phase, incident.ends_at), (phase, at("2026-07-24T16:00:00Z")), "{read_at}");
            assert_eq!(incident.started_at, at("2026-07-23T23:00:00Z"));
        }
    }

    #[test]
    fn an_alert_has_its_words_in_the_languages_of_the_product() {
        let incident = &read_feed(ALERT).0.unwrap().incidents[0];
        let words: Vec<_> =
            incident.translations.iter().map(|one| (one.lang, one.title.as_str(), one.text.as_str())).collect();
        assert_eq!(words, [(Lang::Ko, "호우 경보", ""), (Lang::En, "Heavy rain", "Much & long.")]);
        assert_eq!((incident.title_in(Lang::Ko), incident.title_in(Lang::En)), ("호우 경보", "Heavy rain"));
        assert_eq!(incident.in_language(Lang::Ko, &incident.updates[0]), "Much & long.", "the Korean part has no text");
    }

    #[test]
    fn an_alert_that_has_not_begun_weighs_on_nothing_until_it_does() {
        let body = ALERT
            .replace("<urgency>Immediate", "<urgency>Future")
            .replace("<expires>", "<onset>2026-07-24T02:00:00-07:00</onset><expires>");
        for (read_at, phase, status) in [
            (None, FeedPhase::Scheduled, Status::Unknown),
            (at("2026-07-24T08:59:00Z"), FeedPhase::Scheduled, Status::Unknown),
            (at("2026-07-24T09:00:00Z"), FeedPhase::Unknown, Status::PartialOutage),
            (at("2026-07-24T13:00:00Z"), FeedPhase::Resolved, Status::Unknown),
        ] {
            let decoded = decode_feed(body.as_bytes(), None, read_at);
            let report = decoded.value.unwrap();
            assert_eq!((report.incidents[0].phase, report.status()), (phase, status), "{read_at:?}");
            assert_eq!(report.changed_at, at("2026-07-23T23:39:00Z"), "a plan is no change");
            assert_eq!(decoded.findings, []);
        }
    }

    /// A message by its identifier, kind and references.
    fn sent(id: &str, kind: &str, time: &str, references: &[&str]) -> String {
        let references: Vec<_> =
            references.iter().map(|id| format!("a@example.org,{id},2026-07-23T10:00:00Z")).collect();
        let references = references.join(" ");
        format!(
            "<alert><identifier>{id}</identifier><sent>2026-07-23T{time}:00Z</sent><status>Actual</status>\
             <msgType>{kind}</msgType><scope>Public</scope><references>{references}</references><info><severity>Severe\
             </severity><headline>{id} {kind}</headline><expires>2026-07-25T00:00:00Z</expires></info></alert>"
        )
    }

    /// What a document says of its incidents: ids, phases and ends, by id.
    fn rows(body: &str) -> Vec<String> {
        let report = decode_feed(body.as_bytes(), None, at("2026-07-24T00:00:00Z")).value.unwrap();
        let end = |one: &FeedIncident| one.resolved_at.map_or("-".to_owned(), |end| end.to_string());
        let mut rows: Vec<_> =
            report.incidents.iter().map(|one| format!("{} {} {}", one.id, one.phase.word(), end(one))).collect();
        rows.sort();
        rows
    }

    #[test]
    fn a_cancellation_ends_the_alerts_that_it_names_and_is_none_itself() {
        let cancel = sent("c", "Cancel", "12:00", &["a", "b"]);
        assert_eq!(rows(&cancel), ["a resolved 2026-07-23T12:00:00Z", "b resolved 2026-07-23T12:00:00Z"]);
        let report = read_feed(&cancel).0.unwrap();
        assert_eq!(report.status(), Status::Unknown);
        let ended = &report.incidents[0];
        assert_eq!((ended.title.as_str(), ended.started_at), (ended.id.as_str(), None), "it has no other name here");
        assert_eq!(ended.updates[0].text, "c Cancel");
        let list = ["a", "d"].map(|id| sent(id, "Alert", "10:00", &[])).concat();
        assert_eq!(
            rows(&format!("<alerts>{list}{cancel}</alerts>")),
            ["a resolved 2026-07-23T12:00:00Z", "d unknown -"],
            "of several messages only those that are there"
        );
    }

    #[test]
    fn an_update_takes_the_place_of_what_it_names() {
        let list = sent("a", "Alert", "10:00", &[]) + &sent("b", "Update", "11:00", &["a"]);
        assert_eq!(rows(&format!("<alerts>{list}</alerts>")), ["a resolved 2026-07-23T11:00:00Z", "b unknown -"]);
    }

    #[test]
    fn alerts_are_read_in_lists_envelopes_and_entries() {
        let (alert, test) = (sent("a", "Alert", "10:00", &[]), sent("t", "Alert", "10:00", &[]));
        let test = test.replace("Actual", "Test");
        let envelope = |status: &str| {
            format!(
                "<EDXLDistribution><distributionStatus>{status}</distributionStatus><contentObject><xmlContent>\
                 <embeddedXMLContent>{alert}</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>"
            )
        };
        assert_eq!(rows(&envelope("Actual")), ["a unknown -"]);
        assert_eq!(rows(&envelope("Exercise")), [""; 0]);
        let decoded = decode_feed(format!("<alerts>{alert}{test}</alerts>").as_bytes(), None, None);
        assert_eq!(decoded.value.unwrap().incidents[0].pointer, "/alert/0");
        assert_eq!(decoded.findings[0].pointer, "/alert/1/status");
        assert_eq!(decoded.findings[0].problem, Problem::LeftOut(Omitted::Test));
        let entry = format!("<entry><id>x</id><title>x</title><content type=\"text/xml\">{alert}</content></entry>");
        assert_eq!(rows(&format!("<feed><title>y</title>{entry}</feed>")), ["a unknown -"]);
    }

    #[test]
    fn an_entry_with_the_elements_of_an_alert_means_what_they_mean() {
        let entry = |id: &str, status: &str, severity: &str, expires: &str| {
            format!(
                "<{id}><id>urn:{id}</id><guid>urn:{id}</guid><title>Frost in {id}</title><summary>Cold.</summary>\
                 <updated>2026-07-23T09:00:00Z</updated><pubDate>Thu, 23 Jul 2026 09:00:00 GMT</pubDate>\
                 <cap:event>Frost</cap:event><cap:effective>2026-07-23T02:00:00-08:00</cap:effective>\
                 <cap:expires>{expires}</cap:expires><cap:status>{status}</cap:status><cap:msgType>Alert</cap:msgType>\
                 <cap:urgency>Expected</cap:urgency><cap:severity>{severity}</cap:severity>\
                 <cap:areaDesc>North; South</cap:areaDesc></{id}>"
            )
        };
        let (open, over) = ("2026-07-24T07:00:00-08:00", "2026-07-23T07:00:00-08:00");
        let entries = |name: &str| {
            [("a", "Actual", "Severe", open), ("b", "Actual", "Minor", over), ("c", "Test", "Extreme", open)]
                .map(|(id, status, severity, expires)| {
                    let entry = entry(id, status, severity, expires);
                    entry
                        .replace(&format!("<{id}>"), &format!("<{name}>"))
                        .replace(&format!("</{id}>"), &format!("</{name}>"))
                })
                .concat()
        };
        for body in [
            format!(
                "<feed xmlns:cap=\"urn:oasis:names:tc:emergency:cap:1.1\"><title>x</title>{}</feed>",
                entries("entry")
            ),
            format!("<rss><channel><title>x</title>{}</channel></rss>", entries("item")),
        ] {
            let decoded = decode_feed(body.as_bytes(), None, at("2026-07-24T00:00:00Z"));
            let report = decoded.value.unwrap();
            assert_eq!((report.incidents.len(), report.status()), (2, Status::PartialOutage), "{body:.20}");
            let alert = report.incidents.iter().find(|one| one.id == "urn:a").unwrap();
            assert_eq!((alert.title.as_str(), alert.impact), ("Frost in a", FeedImpact::Major));
            assert_eq!((alert.started_at, alert.ends_at), (at("2026-07-23T10:00:00Z"), at("2026-07-24T15:00:00Z")));
            assert_eq!(alert.regions, ["North; South"]);
            let over = report.incidents.iter().find(|one| one.id == "urn:b").unwrap();
            assert_eq!((over.phase, over.resolved_at), (FeedPhase::Resolved, at("2026-07-23T15:00:00Z")));
            assert_eq!(decoded.findings.len(), 1);
            assert_eq!(decoded.findings[0].problem, Problem::LeftOut(Omitted::Test));
        }
    }

    #[test]
    fn an_alert_without_a_description_says_what_it_has_been_given() {
        let body = ALERT.replace("<description>Much &amp;amp; long.</description>", "{}");
        for said in [
            "<instruction>Stay in.</instruction>",
            "<parameter><valueName>EAS-ORG</valueName><value>PEP</value></parameter>\
             <parameter><valueName>CMAMtext</valueName><value>Stay in.</value></parameter>",
        ] {
            let incident = &read_feed(&body.replace("{}", said)).0.unwrap().incidents[0];
            assert_eq!(incident.updates[0].text, "Stay in.", "{said}");
        }
    }

    #[test]
    fn a_namespace_that_is_not_that_of_alerts_is_reported() {
        let (report, findings) = read_feed(&ALERT.replace("emergency:cap:1.2", "emergency:alerts:1.2"));
        assert_eq!(report.unwrap().incidents.len(), 1);
        let name = "urn:oasis:names:tc:emergency:alerts:1.2".to_owned();
        assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&Problem::OtherNamespace(name)]);
    }

    #[test]
    fn what_is_not_meant_for_everyone_is_left_out_and_said_to_be() {
        for (from, to, problem) in [
            ("<status>Actual", "<status>Exercise", Problem::LeftOut(Omitted::Exercise)),
            ("<status>Actual", "<status>Perhaps", Problem::UnknownWord("Perhaps".to_owned())),
            ("<status>Actual</status>", "", Problem::Missing),
            ("<scope>Public", "<scope>Restricted", Problem::LeftOut(Omitted::NotPublic)),
            ("<msgType>Alert", "<msgType>Ack", Problem::LeftOut(Omitted::Answer)),
        ] {
            let (report, findings) = read_feed(&ALERT.replace(from, to));
            let report = report.unwrap();
            assert_eq!((report.incidents.len(), report.status()), (0, Status::Unknown), "{to}");
            assert_eq!(findings.iter().map(|one| &one.problem).collect::<Vec<_>>(), [&problem], "{to}");
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
        let body = "<alert><identifier>A</identifier><status>Actual</status><msgType>Alert</msgType></alert>";
        let incident = &read_feed(body).0.unwrap().incidents[0];
        assert_eq!((incident.title.as_str(), incident.phase), ("A", FeedPhase::Unknown));
        let (report, findings) = read_feed("<alert><status>Actual</status><info/></alert>");
        let incident = &report.unwrap().incidents[0];
        assert_eq!([Lang::En, Lang::Ko].map(|lang| incident.title_in(lang)), ["Untitled", "제목 없음"]);
        assert_eq!(findings[0].pointer, "/identifier", "what has no name counts, and is named");
    }

    #[test]
    fn another_document_is_unreadable() {
        for body in ["<alert/>", "<Error><status>x</status></Error>", "<rss/>", "{}"] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Cap), None).value, None, "{body}");
        }
    }
}
