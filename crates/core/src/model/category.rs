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
