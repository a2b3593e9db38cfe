//! The name by which one record refers to another.

use std::fmt;

use serde::Serialize;

/// An id: lower-case kebab, 1 to 64 of `a-z`, `0-9` and inner hyphens. Stable once published, since addresses carry it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Id(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"), length(max = 64)))] String,
);

impl Id {
    /// The longest id, in bytes.
    pub const MAX_LEN: usize = 64;

    /// Takes a lower-case kebab word; anything else is `None`.
    pub fn parse(word: &str) -> Option<Self> {
        let well_formed = !word.is_empty()
            && word.len() <= Self::MAX_LEN
            && word.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        well_formed.then(|| Self(word.to_owned()))
    }

    /// The id as it stands in documents and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_kebab() {
        for (word, good) in [
            ("kakaotalk", true),
            ("kakao-t", true),
            ("2022", true),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("a--b", false),
            ("KakaoTalk", false),
            ("\u{ce74}\u{ce74}\u{c624}", false),
            ("a b", false),
        ] {
            assert_eq!(Id::parse(word).is_some(), good, "{word:?}");
        }
        assert!(Id::parse(&"a".repeat(64)).is_some());
        assert!(Id::parse(&"a".repeat(65)).is_none());
    }
}
