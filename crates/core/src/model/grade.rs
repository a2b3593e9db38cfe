//! How well a fact is supported.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How well the sources support a fact.
    #[derive(PartialOrd, Ord)]
    EvidenceGrade {
        /// Two or more independent sources, or a notice by the company or a government.
        A = "A",
        /// One press source.
        B = "B",
        /// A blog, a mirror, or a value derived from other facts.
        C = "C",
        /// The sources disagree; both sides are kept.
        X = "X",
    }
}
