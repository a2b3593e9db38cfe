//! Small documents of every foreign format, with every field that holds text, to be filled in.
//!
//! In a template, `PAYLOAD` stands where a publisher writes what they like. `{{~good|bad}}` is a word that decides the
//! status, `{{?good|bad}}` one that does not decide it by itself, `{{=good|bad}}` something else that differs between good
//! and bad days; `#` before a choice makes it a JSON value. What stands in `{"$bad": …}` is there on bad days only.

use downboard_core::model::FeedFormat;
use serde_json::Value;

/// A document of one format.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    pub(crate) format: FeedFormat,
    /// Whether it says on a good day that all is well. A history does not, unless its publisher lists all that is open.
    pub(crate) tells_of_good_days: bool,
    text: &'static str,
}

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    Good,
    Bad,
}

/// The words of a template that stand there misspelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misspelt {
    None,
    All,
    /// The one of this number among those that decide the status.
    Deciding(usize),
}

const fn template(format: FeedFormat, tells_of_good_days: bool, text: &'static str) -> Template {
    Template { format, tells_of_good_days, text }
}

/// At least one of each foreign format.
pub(crate) const TEMPLATES: [Template; 26] = [
    template(FeedFormat::Statuspage, true, include_str!("templates/statuspage.json")),
    template(FeedFormat::IncidentIoWidget, true, include_str!("templates/incident-io-widget.json")),
    template(FeedFormat::Instatus, true, include_str!("templates/instatus.json")),
    template(FeedFormat::Checkly, true, include_str!("templates/checkly.json")),
    template(FeedFormat::Checkly, false, include_str!("templates/checkly-windows.json")),
    template(FeedFormat::BetterStack, true, include_str!("templates/better-stack.json")),
    template(FeedFormat::GoogleCloud, true, include_str!("templates/google-cloud.json")),
    template(FeedFormat::AwsHealth, true, include_str!("templates/aws-health.json")),
    template(FeedFormat::Slack, true, include_str!("templates/slack.json")),
    template(FeedFormat::Heroku, true, include_str!("templates/heroku.json")),
    template(FeedFormat::Statusio, true, include_str!("templates/statusio.json")),
    template(FeedFormat::FireHydrant, true, include_str!("templates/firehydrant.json")),
    template(FeedFormat::Cachet, true, include_str!("templates/cachet.json")),
    template(FeedFormat::Gatus, true, include_str!("templates/gatus.json")),
    template(FeedFormat::Gatus, true, include_str!("templates/gatus-by-group.json")),
    template(FeedFormat::UptimeKuma, true, include_str!("templates/uptime-kuma.json")),
    template(FeedFormat::Upptime, true, include_str!("templates/upptime.json")),
    template(FeedFormat::Cstate, true, include_str!("templates/cstate.json")),
    template(FeedFormat::HealthJson, true, include_str!("templates/health-json.json")),
    template(FeedFormat::Rss, true, include_str!("templates/rss-history.xml")),
    template(FeedFormat::Rss, false, include_str!("templates/rss.xml")),
    template(FeedFormat::Rss, true, include_str!("templates/rss-dated.xml")),
    template(FeedFormat::Atom, false, include_str!("templates/atom.xml")),
    template(FeedFormat::Atom, false, include_str!("templates/atom-alerts.xml")),
    template(FeedFormat::Cap, false, include_str!("templates/cap.xml")),
    template(FeedFormat::Cap, false, include_str!("templates/cap-alerts.xml")),
];

/// What is filled in where nothing hostile is.
pub(crate) const HARMLESS: &str = "Acme";
const PLACE: &str = "PAYLOAD";
const UNKNOWN_WORD: &str = "sort-of-fine";

impl Template {
    pub(crate) fn is_xml(&self) -> bool {
        self.text.starts_with('<')
    }

    /// The document of a day, with something in every text.
    pub(crate) fn filled(&self, day: Day, payload: &str) -> Vec<u8> {
        self.render(day, Misspelt::None, payload)
    }

    /// The document of a day with words that the format does not have.
    pub(crate) fn misspelt(&self, day: Day, misspelt: Misspelt) -> Vec<u8> {
        self.render(day, misspelt, HARMLESS)
    }

    /// How many words decide the status on a good day.
    pub(crate) fn deciding(&self) -> usize {
        let mut writer = Writer { day: Day::Good, misspelt: Misspelt::None, deciding: 0 };
        self.write(&mut writer, HARMLESS);
        writer.deciding
    }

    /// The XML document of a day with something in every text that is not escaped as it should be.
    pub(crate) fn unescaped(&self, day: Day, payload: &str) -> Vec<u8> {
        let mut writer = Writer { day, misspelt: Misspelt::None, deciding: 0 };
        writer.text(self.text).replace(PLACE, payload).into_bytes()
    }

    fn render(&self, day: Day, misspelt: Misspelt, payload: &str) -> Vec<u8> {
        self.write(&mut Writer { day, misspelt, deciding: 0 }, payload)
    }

    fn write(&self, writer: &mut Writer, payload: &str) -> Vec<u8> {
        if self.is_xml() {
            let escaped = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"];
            let escaped = ['&', '<', '>', '"', '\''].iter().zip(escaped);
            let payload = escaped.fold(payload.to_owned(), |text, (plain, escaped)| text.replace(*plain, escaped));
            return writer.text(self.text).replace(PLACE, &payload).into_bytes();
        }
        let template = serde_json::from_str(self.text).expect("a template is JSON");
        writer.json(template, payload).expect("a template is there on any day").to_string().into_bytes()
    }
}

/// Fills in a template.
struct Writer {
    day: Day,
    misspelt: Misspelt,
    /// How many deciding words have been written.
    deciding: usize,
}

impl Writer {
    /// A value as it stands on the day; `None` when it does not.
    fn json(&mut self, value: Value, payload: &str) -> Option<Value> {
        Some(match value {
            Value::String(text) => self.string(&text, payload),
            Value::Array(members) => members.into_iter().filter_map(|member| self.json(member, payload)).collect(),
            Value::Object(mut fields) => {
                if let Some(bad) = fields.remove("$bad") {
                    return if self.day == Day::Bad { self.json(bad, payload) } else { None };
                }
                let fields = fields.into_iter();
                let fields =
                    fields.filter_map(|(key, value)| Some((key.replace(PLACE, payload), self.json(value, payload)?)));
                Value::Object(fields.collect())
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        })
    }

    fn string(&mut self, text: &str, payload: &str) -> Value {
        let written = self.text(text);
        match written.strip_prefix('#').filter(|_| text.starts_with("{{")) {
            Some(json) => serde_json::from_str(json).expect("a choice is JSON"),
            None => written.replace(PLACE, payload).into(),
        }
    }

    /// A text with its choices made.
    fn text(&mut self, text: &str) -> String {
        let mut parts = text.split("{{");
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (choice, rest) = part.split_once("}}").expect("a choice ends");
            let (kind, words) = choice.split_at(1);
            let (good, bad) = words.split_once('|').expect("a choice has two sides");
            let is_misspelt = match (self.misspelt, kind) {
                (Misspelt::All, "~" | "?") => true,
                (Misspelt::Deciding(number), "~") => number == self.deciding,
                _ => false,
            };
            self.deciding += usize::from(kind == "~");
            written += match self.day {
                _ if is_misspelt => UNKNOWN_WORD,
                Day::Good => good,
                Day::Bad => bad,
            };
            written += rest;
        }
        written
    }
}
