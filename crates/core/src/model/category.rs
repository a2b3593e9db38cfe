//! What a service is for.

use serde::Serialize;

/// The kind of job that a service does. It chooses the activity assumptions of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Messages between people.
    Messenger,
    /// Calls and texts by telephone.
    Telephone,
    /// Electronic mail.
    Mail,
    /// News, search and directories.
    Portal,
    /// Discussion groups.
    Community,
    /// Blogs and social posts.
    Blog,
    /// Finding places.
    Map,
    /// Directions while driving.
    Navigation,
    /// Timetables of buses and trains.
    Transit,
    /// Hailing taxis and other rides.
    Taxi,
    /// A bank.
    Bank,
    /// Payments and transfers.
    Payment,
    /// Shops.
    Shopping,
    /// Music.
    Music,
    /// Video.
    Video,
    /// Comics and novels.
    Comics,
    /// Games.
    Game,
    /// Signing in to other services.
    Login,
    /// An interface that other software uses.
    Developer,
    /// Anything else.
    Other,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 20] = [
        Self::Messenger,
        Self::Telephone,
        Self::Mail,
        Self::Portal,
        Self::Community,
        Self::Blog,
        Self::Map,
        Self::Navigation,
        Self::Transit,
        Self::Taxi,
        Self::Bank,
        Self::Payment,
        Self::Shopping,
        Self::Music,
        Self::Video,
        Self::Comics,
        Self::Game,
        Self::Login,
        Self::Developer,
        Self::Other,
    ];

    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Messenger => "messenger",
            Self::Telephone => "telephone",
            Self::Mail => "mail",
            Self::Portal => "portal",
            Self::Community => "community",
            Self::Blog => "blog",
            Self::Map => "map",
            Self::Navigation => "navigation",
            Self::Transit => "transit",
            Self::Taxi => "taxi",
            Self::Bank => "bank",
            Self::Payment => "payment",
            Self::Shopping => "shopping",
            Self::Music => "music",
            Self::Video => "video",
            Self::Comics => "comics",
            Self::Game => "game",
            Self::Login => "login",
            Self::Developer => "developer",
            Self::Other => "other",
        }
    }
}
