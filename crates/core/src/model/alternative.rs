//! What people can use instead.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Audience, Category, Date, Dependency, EvidenceGrade, Feature, Id, Independence, Link, Region, Text, Zone};
use crate::time::Timestamp;

vocabulary! {
    /// What a person has to do before an alternative can be used.
    #[derive(PartialOrd, Ord)]
    Need {
        /// Open a web page.
        Web = "web",
        /// Install an app.
        Install = "install",
        /// Open an account.
        Account = "account",
    }
}

vocabulary! {
    /// What a fact is a sign of.
    FactKind {
        /// How many more used it than usual.
        Demand = "demand",
        /// A sign that it may not keep up: a jump in a download ranking, a reported overload.
        Strain = "strain",
    }
}

/// Something published about an alternative that helps a reader to judge it, such as a jump in users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is a sign of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<FactKind>,
    /// What is known.
    pub text: Text,
    /// The date that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// When it was seen, where that is known more exactly.
    #[serde(serialize_with = "crate::encode::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::encode::InstantSchema>"))]
    pub known_at: Option<Timestamp>,
    /// How well it is supported.
    pub grade: EvidenceGrade,
    /// Where it was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}

impl Fact {
    /// Whether it was known at a moment: what was counted over a day is known when the day is over.
    pub fn is_known(&self, at: Timestamp, zone: &Zone) -> bool {
        if let Some(known_at) = self.known_at {
            return known_at <= at;
        }
        self.as_of.as_ref().is_none_or(|date| date.end(zone).is_some_and(|end| end <= at))
    }
}

/// A service that is not itself watched but can replace one that is.
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
    /// The countries where it is offered; empty where nothing limits it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub regions: Vec<Region>,
    /// Where it can be had, officially.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub links: Vec<Link>,
    /// Its features.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub features: Vec<Feature>,
    /// The sites and services it depends on.
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

/// Which feature of the service offered does the job of which feature of the service that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Through {
    /// The feature that failed.
    pub feature: Id,
    /// The feature of the service offered.
    pub by: Id,
}

/// The claim that one service or alternative can replace another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The service or alternative offered.
    pub id: Id,
    /// The features that it can replace; empty when it does the same job as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub covers: Vec<Id>,
    /// Which of its features do it. Such an offer stands only for those features that work at the moment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub through: Vec<Through>,
    /// What a person has to do first, where that is more or less than for the service offered as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<Need>>,
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
