//! How well a fact is supported.

use serde::Serialize;

/// How well the sources support a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EvidenceGrade {
    /// Two or more independent sources, or a notice by the company or a government.
    A,
    /// One press source.
    B,
    /// A blog, a mirror, or a value derived from other facts.
    C,
    /// The sources disagree; both sides are kept.
    X,
}

impl EvidenceGrade {
    /// Every grade, best first.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::X];

    /// The letter, as in documents and on screen.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::X => "X",
        }
    }
}
