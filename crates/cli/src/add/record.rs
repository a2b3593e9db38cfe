//! A record as it grows. Its keys find their places when it is written.

use downboard_core::model::{EvidenceGrade, Id, When};
use serde_json::{Map, Value, json};

use super::Support;
use super::desk::Desk;

/// A record as it grows.
#[derive(Default)]
pub(super) struct Record(Map<String, Value>);

impl Record {
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// The same, where there is a value.
    pub(super) fn with_any(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    pub(super) fn id(self, key: &str, id: &Id) -> Self {
        self.with(key, id.as_str())
    }

    /// When something happened.
    pub(super) fn when(self, when: When, desk: &Desk<'_>) -> Self {
        match when {
            When::At(at) => self.with("at", desk.written(at)),
            When::By(at) => self.with("by", desk.written(at)),
            When::Between { from, to } => {
                self.with("between", json!({ "from": desk.written(from), "to": desk.written(to) }))
            }
        }
    }

    /// What it rests on.
    pub(super) fn supported(self, grade: EvidenceGrade, support: &Support) -> Self {
        self.with("grade", grade.word()).with("sources", support.sources.clone())
    }
}

impl std::fmt::Display for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        json!(self.0).fmt(f)
    }
}

/// A text in the languages that it is given in; nothing in none.
pub(super) fn text(ko: Option<&str>, en: Option<&str>) -> Option<Value> {
    let given = [("ko", ko), ("en", en)].into_iter().filter_map(|(lang, text)| Some((lang.to_owned(), text?.into())));
    let given: Map<String, Value> = given.collect();
    (!given.is_empty()).then(|| given.into())
}

/// A text that there has to be, by the name of its options.
pub(super) fn needed_text(name: &str, ko: Option<&str>, en: Option<&str>) -> Result<Value, String> {
    text(ko, en).ok_or_else(|| format!("expected --{name}-ko, --{name}-en or both"))
}
