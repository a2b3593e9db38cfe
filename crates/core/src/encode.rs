//! How values are written in documents.
#![allow(clippy::trivially_copy_pass_by_ref, reason = "the signatures are serde's")]

use crate::time::Offset;
use crate::time::Timestamp;
use serde::Serializer;

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
