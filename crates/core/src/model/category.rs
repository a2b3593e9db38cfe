//! What a service is for.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The kind of job that a service does. It chooses the activity assumptions of an estimate.
    Category {
        /// Messages between people.
        Messenger = "messenger",
        /// Calls and texts by telephone.
        Telephone = "telephone",
        /// Electronic mail.
        Mail = "mail",
        /// News, search and directories.
        Portal = "portal",
        /// Discussion groups.
        Community = "community",
        /// Blogs and social posts.
        Blog = "blog",
        /// Finding places.
        Map = "map",
        /// Directions while driving.
        Navigation = "navigation",
        /// Timetables of buses and trains.
        Transit = "transit",
        /// Hailing taxis and other rides.
        Taxi = "taxi",
        /// A bank.
        Bank = "bank",
        /// Payments and transfers.
        Payment = "payment",
        /// Shops.
        Shopping = "shopping",
        /// Music.
        Music = "music",
        /// Video.
        Video = "video",
        /// Comics and novels.
        Comics = "comics",
        /// Games.
        Game = "game",
        /// Signing in to other services.
        Login = "login",
        /// An interface that other software uses.
        Developer = "developer",
        /// Anything else.
        Other = "other",
    }
}

/// What several categories have in common: a board with many services is sorted by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Messages, calls, mail, discussion.
    Messages,
    /// Banks, payments, shops.
    Money,
    /// Maps and ways to get there.
    Transport,
    /// News, search, and what is watched, heard, read or played.
    Media,
    /// What other software stands on.
    Cloud,
    /// Anything else.
    Other,
}

impl Kind {
    /// Every kind, in the order of a page.
    pub const ALL: [Self; 6] = [Self::Messages, Self::Money, Self::Transport, Self::Media, Self::Cloud, Self::Other];
}

impl Category {
    /// The kind of services that it belongs to.
    pub fn kind(self) -> Kind {
        match self {
            Self::Messenger | Self::Telephone | Self::Mail | Self::Community => Kind::Messages,
            Self::Bank | Self::Payment | Self::Shopping => Kind::Money,
            Self::Map | Self::Navigation | Self::Transit | Self::Taxi => Kind::Transport,
            Self::Portal | Self::Blog | Self::Music | Self::Video | Self::Comics | Self::Game => Kind::Media,
            Self::Login | Self::Developer => Kind::Cloud,
            Self::Other => Kind::Other,
        }
    }
}
