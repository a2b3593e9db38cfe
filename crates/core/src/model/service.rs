//! A service that the board watches.

use serde::Serialize;

use super::{Audience, Category, Dependency, Feature, FeatureIndex, Id, Independence, Offer, Text};

/// A service that the board watches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id, unique among services and alternatives.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Who runs it.
    pub provider: Id,
    /// What it is for.
    pub category: Category,
    /// What is worth knowing about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Its features, most used first.
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
    /// What can be used instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub alternatives: Vec<Offer>,
}

impl Service {
    /// The feature of an id.
    pub fn feature(&self, id: &Id) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.id == *id)
    }

    /// The feature of an index.
    pub fn feature_at(&self, index: FeatureIndex) -> Option<&Feature> {
        index.of(&self.features)
    }

    /// The index of the first feature of an id.
    pub fn feature_index(&self, id: &Id) -> Option<FeatureIndex> {
        self.features.iter().position(|feature| feature.id == *id).map(FeatureIndex)
    }

    /// The audience that estimates use: the preferred one, else the first.
    pub fn audience(&self) -> Option<&Audience> {
        self.audiences.iter().find(|audience| audience.preferred).or_else(|| self.audiences.first())
    }
}
