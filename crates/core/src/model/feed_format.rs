//! The formats of feeds.

use serde::Serialize;

/// The format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FeedFormat {
    /// A status document of ours.
    NativeStatus,
    /// A recovery document of ours.
    NativeRecovery,
    /// Atlassian Statuspage v2, and incident.io, `OpenStatus` and Rootly, which imitate it.
    Statuspage,
    /// incident.io's own widget feed.
    IncidentIoWidget,
    /// Instatus.
    Instatus,
    /// Checkly status pages.
    Checkly,
    /// Better Stack.
    BetterStack,
    /// Google Cloud, Workspace and Firebase.
    GoogleCloud,
    /// AWS Health, current public events.
    AwsHealth,
    /// Slack.
    Slack,
    /// Heroku.
    Heroku,
    /// Status.io.
    Statusio,
    /// `FireHydrant`.
    #[serde(rename = "firehydrant")]
    FireHydrant,
    /// Cachet, versions 1 to 3.
    Cachet,
    /// Gatus.
    Gatus,
    /// Uptime Kuma.
    UptimeKuma,
    /// Upptime.
    Upptime,
    /// cState.
    Cstate,
    /// RSS 2.0.
    Rss,
    /// Atom.
    Atom,
    /// OASIS Common Alerting Protocol 1.1 and 1.2.
    Cap,
    /// Health checks by draft-inadarei-api-health-check.
    HealthJson,
}

impl FeedFormat {
    /// Every format.
    pub const ALL: [Self; 22] = [
        Self::NativeStatus,
        Self::NativeRecovery,
        Self::Statuspage,
        Self::IncidentIoWidget,
        Self::Instatus,
        Self::Checkly,
        Self::BetterStack,
        Self::GoogleCloud,
        Self::AwsHealth,
        Self::Slack,
        Self::Heroku,
        Self::Statusio,
        Self::FireHydrant,
        Self::Cachet,
        Self::Gatus,
        Self::UptimeKuma,
        Self::Upptime,
        Self::Cstate,
        Self::Rss,
        Self::Atom,
        Self::Cap,
        Self::HealthJson,
    ];

    /// The words of all formats, in the same order.
    pub const WORDS: &'static [&'static str; 22] = &[
        "native-status",
        "native-recovery",
        "statuspage",
        "incident-io-widget",
        "instatus",
        "checkly",
        "better-stack",
        "google-cloud",
        "aws-health",
        "slack",
        "heroku",
        "statusio",
        "firehydrant",
        "cachet",
        "gatus",
        "uptime-kuma",
        "upptime",
        "cstate",
        "rss",
        "atom",
        "cap",
        "health-json",
    ];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().zip(Self::WORDS).find(|(format, _)| **format == self).map_or("", |(_, word)| word)
    }

    /// The format of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().zip(Self::WORDS).find(|(_, known)| **known == word).map(|(format, _)| format)
    }

    /// Whether it is a document of ours.
    pub fn is_native(self) -> bool {
        matches!(self, Self::NativeStatus | Self::NativeRecovery)
    }
}
