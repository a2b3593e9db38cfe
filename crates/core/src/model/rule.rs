//! A published rule that says from which size on an outage has to be reported, told to customers or made good.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Address, Text};

/// The value of `format` in a document of rules.
pub const RULES_FORMAT: &str = "downboard-rules/1";

vocabulary! {
    /// What is known of a rule.
    RuleStanding {
        /// In force, by its own text or the body that made it.
        Law = "law",
        /// Terms of a contract, or guidance of the body that watches over it.
        Guidance = "guidance",
        /// A draft or a proposal, as it was when it was read.
        Draft = "draft",
        /// Read in a summary by the press or a law firm, not in its own text.
        PressSummary = "press_summary",
    }
}

/// From which size on. All that is given has to be met; of `users` and `share_percent` one is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// So many users at the same time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<u64>,
    /// So many percent of the users of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_percent: Option<u64>,
    /// So many minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u64>,
    /// So many users times minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_minutes: Option<u64>,
    /// Whoever runs the service has so many users in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator_users: Option<u64>,
}

/// A published rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: super::Id,
    /// Where it holds.
    pub jurisdiction: Text,
    /// Its name.
    pub rule: Text,
    /// For which services.
    pub applies_to: Text,
    /// The threshold as its source words it.
    pub threshold_text: Text,
    /// The threshold in numbers; without one an outage of one service cannot be compared with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Threshold>,
    /// What follows.
    pub consequence: Text,
    /// What is known of it.
    pub standing: RuleStanding,
    /// What is worth knowing about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The title of its source.
    pub source: String,
    /// The address of its source; absent where only a site and a number were noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// A document of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The version of the format.
    pub format: RulesFormat,
    /// When the rules were read.
    pub read_on: super::Date,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// The version of the format that a document of rules follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RulesFormat {
    /// The first version.
    #[default]
    #[serde(rename = "downboard-rules/1")]
    V1,
}
