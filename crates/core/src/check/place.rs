//! A place in a JSON document as it was written, before any record was dropped.

use serde_json::Value;

use crate::model::Id;
use crate::reading::MAX_RECORDS;

/// A JSON value and the pointer to it.
#[derive(Clone)]
pub(super) struct JsonPlace<'a> {
    pub(super) value: &'a Value,
    pub(super) pointer: String,
}

impl<'a> JsonPlace<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self { value, pointer: String::new() }
    }

    pub(super) fn field(&self, key: &str) -> Option<Self> {
        self.value.get(key).map(|value| Self { value, pointer: format!("{}/{key}", self.pointer) })
    }

    /// The members of a list, as far as a decoder reads them; nothing where there is no list.
    pub(super) fn members(&self) -> impl Iterator<Item = Self> + use<'a> {
        let pointer = self.pointer.clone();
        let members = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        let place = move |(index, value)| Self { value, pointer: format!("{pointer}/{index}") };
        members.iter().take(MAX_RECORDS).enumerate().map(place)
    }

    /// The members of the list in a field.
    pub(super) fn list(&self, key: &str) -> impl Iterator<Item = Self> + use<'a> {
        self.field(key).into_iter().flat_map(|list| list.members())
    }

    /// The id that stands here. What is not an id is the decoder's to report.
    pub(super) fn id(&self) -> Option<&'a str> {
        self.value.as_str().filter(|text| Id::parse(text).is_some())
    }

    /// The id in a field.
    pub(super) fn id_of(&self, key: &str) -> Option<&'a str> {
        self.value.get(key).and_then(|value| JsonPlace::root(value).id())
    }
}
