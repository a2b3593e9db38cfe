//! What people can use instead.

use serde::Serialize;

use super::{Audience, Category, Date, Dependency, EvidenceGrade, Feature, Id, Independence, Text};

/// What a person has to do before an alternative can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Open a web page.
    Web,
    /// Install an app.
    Install,
    /// Open an account.
    Account,
}

impl Need {
    /// Every need, least first.
    pub const ALL: [Self; 3] = [Self::Web, Self::Install, Self::Account];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Install => "install",
            Self::Account => "account",
        }
    }
}

/// Something published about an alternative that helps a reader to judge it, such as a jump in users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What is known.
    pub text: Text,
    /// The date that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

/// A service that is not itself watched but can stand in for one that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Its id, unique among services and alternatives.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Who runs it, where that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<Id>,
    /// What it is for.
    pub category: Category,
    /// What a person has to do first. Nothing for calls and texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub needs: Vec<Need>,
    /// Its features.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub features: Vec<Feature>,
    /// What it hangs on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub depends_on: Vec<Dependency>,
    /// Sites that it is known not to need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub independent_of: Vec<Independence>,
    /// How many people use it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub audiences: Vec<Audience>,
    /// What else is known, such as a jump in users during the outage.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub facts: Vec<Fact>,
}

/// The claim that one service or alternative can stand in for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The service or alternative offered.
    pub id: Id,
    /// The features that it can stand in for; empty when it does the same job as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub covers: Vec<Id>,
    /// What it can do of the same job.
    pub covers_text: Text,
    /// What it cannot do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lacks: Option<Text>,
    /// How well the claim is supported.
    pub grade: EvidenceGrade,
    /// Where it was named as a substitute: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
