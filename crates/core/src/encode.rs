//! How values are written in documents.
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the signatures are serde's")]

use crate::model::Text;
use crate::time::Offset;
use crate::time::Timestamp;
use serde::{Serialize as _, Serializer};

pub(crate) fn instant<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

#[expect(clippy::ref_option, reason = "the signature is serde's")]
pub(crate) fn optional_instant<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => instant(at, serializer),
        None => serializer.serialize_none(),
    }
}

pub(crate) fn offset<S: Serializer>(offset: &Offset, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(offset)
}

/// A title that is the same in both languages is one string.
pub(crate) fn title<S: Serializer>(title: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    if title.ko == title.en { serializer.serialize_str(&title.en) } else { title.serialize(serializer) }
}

/// The schema of a title: a string, or a text.
#[cfg(feature = "schema")]
pub(crate) struct TitleSchema;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TitleSchema {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Title".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let text = generator.subschema_for::<Text>();
        schemars::json_schema!({ "anyOf": [{ "type": "string", "minLength": 1, "maxLength": 2000 }, text] })
    }
}

/// The schema of an instant: RFC 3339 with an offset.
#[cfg(feature = "schema")]
pub(crate) struct InstantSchema;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for InstantSchema {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "An instant with its offset, such as 2022-10-15T15:30:00+09:00 (RFC 3339)."
        })
    }
}
