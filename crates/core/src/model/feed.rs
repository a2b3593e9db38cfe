//! A document that is fetched again and again.

use serde::Serialize;

use super::{Address, FeedFormat, Id, Subject, Text};

/// Where a feed is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeedPlace {
    /// A file name beside `board.json`, such as `status.json`.
    File(
        #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9][a-z0-9._-]*$"), length(max = 128)))] String,
    ),
    /// An https address; http is taken for the loopback host only.
    Address(Address),
}

impl FeedPlace {
    /// The file name or the address.
    pub fn as_str(&self) -> &str {
        match self {
            Self::File(file) => file,
            Self::Address(address) => address.as_str(),
        }
    }

    /// Whether a name can only be a file beside `board.json`: no folder, no scheme, no parent.
    pub fn is_file_name(name: &str) -> bool {
        let mut bytes = name.bytes();
        name.len() <= 128
            && bytes.next().is_some_and(|first| first.is_ascii_lowercase() || first.is_ascii_digit())
            && bytes
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'))
    }
}

/// What a part of a foreign feed stands for on the board. Every list that is empty lets everything through; without any
/// list the feed as a whole is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Mapping {
    /// The service, feature or site of the board.
    #[serde(flatten)]
    pub subject: Subject,
    /// Components or products of the feed, by id or by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub components: Vec<String>,
    /// Groups of components, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub groups: Vec<String>,
    /// Regions, by id or by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub regions: Vec<String>,
}

impl Mapping {
    /// Its components, groups and regions.
    pub fn lists(&self) -> [&Vec<String>; 3] {
        [&self.components, &self.groups, &self.regions]
    }
}

/// A document that belongs to a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct Feed {
    /// Its id, unique among the feeds of the board. On a live board it is also the id of the source that its statuses name.
    pub id: Id,
    /// Its format; without it the format is found from the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<FeedFormat>,
    /// Where it is.
    #[serde(flatten)]
    pub place: FeedPlace,
    /// What it is called, where it is not a document of the board's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Where people read what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Address>,
    /// How often a live board fetches it, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 10, max = 86_400)))]
    pub interval_seconds: Option<u32>,
    /// An address of server-sent events that tell when it has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Address>,
    /// Whether it is fetched through the proxy of the board, because its server does not let other sites read it. On a board
    /// without a proxy a page does not ask for it at all: it needs a publisher.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub proxied: bool,
    /// What its components stand for on the board; a native document says so itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub maps: Vec<Mapping>,
}

impl Feed {
    /// The shortest and the longest interval, in seconds.
    pub const INTERVALS: (u32, u32) = (10, 86_400);

    /// How often a live board fetches it, in seconds: as the board says, else 30 s for a document of ours, 5 minutes for the
    /// large feeds of Google and AWS, and a minute for the others.
    pub fn interval_seconds(&self) -> u32 {
        self.interval_seconds.unwrap_or(match self.format {
            Some(FeedFormat::NativeStatus | FeedFormat::NativeRecovery) => 30,
            Some(FeedFormat::GoogleCloud | FeedFormat::AwsHealth) => 300,
            _ => 60,
        })
    }

    /// Whether it is a document of the site itself, beside its board.
    pub fn is_of_site(&self) -> bool {
        self.is_native() && matches!(self.place, FeedPlace::File(_))
    }

    /// Whether it is a document of ours.
    pub fn is_native(&self) -> bool {
        self.format.is_some_and(FeedFormat::is_native)
    }
}
