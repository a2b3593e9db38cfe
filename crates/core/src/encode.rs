//! How values are written in documents.

use jiff::Timestamp;
use jiff::tz::Offset;
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub(crate) fn offset<S: Serializer>(offset: &Offset, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&OffsetText(*offset))
}

/// An offset as `+09:00`, which is how documents write it.
pub(crate) struct OffsetText(pub(crate) Offset);

impl std::fmt::Display for OffsetText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let minutes = self.0.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
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
