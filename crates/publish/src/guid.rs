//! Names for records that have none of their own: the same whoever computes them, whenever and wherever.

use std::fmt;

use sha2::{Digest, Sha256};

/// A name that no two records share: a UUID of version 8 (<https://www.rfc-editor.org/rfc/rfc9562#section-5.8>), made from a hash
/// of what tells the record from all others, as appendix B.2 there shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(String);

impl Guid {
    /// The name of what these parts tell from all others. The parts are ids, words and instants, which hold no line break.
    pub(crate) fn of(parts: &[&str]) -> Self {
        let digest = Sha256::digest(parts.join("\n"));
        let bytes = digest.iter().take(16).enumerate().map(|(index, byte)| match index {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        });
        let hex = bytes.map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        Self([part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-"))
    }

    /// The UUID alone.
    pub fn uuid(&self) -> &str {
        &self.0
    }
}

/// As an address: `urn:uuid:…`.
impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "urn:uuid:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uuid_of_version_8() {
        let name = Guid::of(&["a", "b"]);
        let (uuid, urn) = (name.uuid(), name.to_string());
        assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "8");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"), "{uuid}");
        assert_eq!(urn, format!("urn:uuid:{uuid}"));
    }

    #[test]
    fn a_name_that_was_given_stays() {
        assert_eq!(Guid::of(&["pangyo-2022", "kakaotalk"]).uuid(), "b0784ca6-394e-85cb-8490-87b2f20868eb");
        assert_ne!(Guid::of(&["a", "b"]), Guid::of(&["ab"]));
    }
}
