//! The name of a time zone in the database of time zones.

use std::fmt;

use serde::Serialize;

/// A name of the form that the database of time zones gives its zones: `Europe/Berlin`, `Etc/GMT+9`. Whether there is such a
/// zone only the database knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ZoneName(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"), length(max = 64))
    )]
    String,
);

impl ZoneName {
    /// The longest name, in bytes.
    pub const MAX_LEN: usize = 64;

    /// Takes parts of ASCII letters, digits, `_`, `-` and `+` with slashes between them, that begin with a letter.
    pub fn parse(name: &str) -> Option<Self> {
        let is_part = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'))
        };
        let well_formed = name.len() <= Self::MAX_LEN
            && name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.split('/').all(is_part);
        well_formed.then(|| Self(name.to_owned()))
    }

    /// The name as it stands in documents.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_of_the_database() {
        for (name, good) in [
            ("Asia/Seoul", true),
            ("UTC", true),
            ("America/Argentina/Buenos_Aires", true),
            ("America/Port-au-Prince", true),
            ("Etc/GMT+9", true),
            ("", false),
            ("/Seoul", false),
            ("Asia/", false),
            ("Asia//Seoul", false),
            ("../Seoul", false),
            ("Asia/\u{c11c}\u{c6b8}", false),
            ("Asia Seoul", false),
            ("+09:00", false),
        ] {
            assert_eq!(ZoneName::parse(name).is_some(), good, "{name:?}");
        }
        assert!(ZoneName::parse(&"a".repeat(64)).is_some());
        assert!(ZoneName::parse(&"a".repeat(65)).is_none());
    }
}
