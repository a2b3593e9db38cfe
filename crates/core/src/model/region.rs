//! A country, where a reader is or a service is offered.

use std::fmt;

use serde::Serialize;

/// A country by its code of ISO 3166-1 alpha-2: `KR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Region([u8; 2]);

impl Region {
    /// Takes two capital letters. Whether ISO has given them to a country is not checked.
    pub fn parse(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [first, second] if first.is_ascii_uppercase() && second.is_ascii_uppercase() => {
                Some(Self([*first, *second]))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl Serialize for Region {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Region {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Region".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A country by its code of ISO 3166-1 alpha-2.",
            "type": "string",
            "pattern": "^[A-Z]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_two_capital_letters() {
        for (code, good) in [("KR", true), ("US", true), ("kr", false), ("KOR", false), ("", false), ("K1", false)] {
            assert_eq!(Region::parse(code).is_some(), good, "{code:?}");
        }
        assert_eq!(Region::parse("KR").expect("a region").to_string(), "KR");
    }
}
