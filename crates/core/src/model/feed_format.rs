//! The formats of feeds.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The format of a feed.
    FeedFormat {
        /// A status document of ours.
        NativeStatus = "native-status",
        /// A recovery document of ours.
        NativeRecovery = "native-recovery",
        /// Atlassian Statuspage v2, and incident.io, `OpenStatus` and Rootly, which imitate it.
        Statuspage = "statuspage",
        /// incident.io's own widget feed.
        IncidentIoWidget = "incident-io-widget",
        /// Instatus.
        Instatus = "instatus",
        /// Checkly status pages.
        Checkly = "checkly",
        /// Better Stack.
        BetterStack = "better-stack",
        /// Google Cloud, Workspace and Firebase.
        GoogleCloud = "google-cloud",
        /// AWS Health, current public events.
        AwsHealth = "aws-health",
        /// Slack.
        Slack = "slack",
        /// Heroku.
        Heroku = "heroku",
        /// Status.io.
        Statusio = "statusio",
        /// `FireHydrant`.
        FireHydrant = "firehydrant",
        /// Cachet, versions 1 to 3.
        Cachet = "cachet",
        /// Gatus.
        Gatus = "gatus",
        /// Uptime Kuma.
        UptimeKuma = "uptime-kuma",
        /// Upptime.
        Upptime = "upptime",
        /// cState.
        Cstate = "cstate",
        /// RSS 2.0.
        Rss = "rss",
        /// Atom.
        Atom = "atom",
        /// OASIS Common Alerting Protocol 1.1 and 1.2.
        Cap = "cap",
        /// Health checks by draft-inadarei-api-health-check.
        HealthJson = "health-json",
    }
}

impl FeedFormat {
    /// Whether it is a document of ours.
    pub fn is_native(self) -> bool {
        matches!(self, Self::NativeStatus | Self::NativeRecovery)
    }
}
