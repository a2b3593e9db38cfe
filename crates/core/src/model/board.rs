//! `board.json`: one outage and everything that belongs to it.

use crate::time::Timestamp;
use serde::Serialize;

use super::{
    Address, Advice, Alternative, Assumption, Audience, Feed, FeedPlace, Id, Overlap, Publisher, Region, Service,
    ServiceIndex, Site, SiteIndex, Source, Text, Window, Zone,
};

/// The value of `format` in a board document.
pub const BOARD_FORMAT: &str = "downboard-board/1";

/// The version of the format that a board document follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BoardFormat {
    /// The first version.
    #[default]
    #[serde(rename = "downboard-board/1")]
    V1,
}

/// A company or body that runs services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
}

/// A board: one outage or one watch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// The version of the format.
    pub format: BoardFormat,
    /// Its id: the name of its folder, and the value of `board=`.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Who runs this copy of it, and whom readers write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// The zone in which its days are cut and its times printed.
    pub zone: Zone,
    /// Where its readers are, unless they say otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The time that its timelines cover.
    pub period: Window,
    /// The moment shown when the address names none; absent on a live board.
    #[serde(serialize_with = "crate::encode::optional_instant", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::encode::InstantSchema>"))]
    pub opens_at: Option<Timestamp>,
    /// The documents that belong to it.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub feeds: Vec<Feed>,
    /// What stands before the address of a feed whose server does not let other sites read it; the address follows,
    /// percent-encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Address>,
    /// How many people there are at most, which caps every estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<Audience>,
    /// How many people use both of two services, where that was published.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub overlaps: Vec<Overlap>,
    /// The assumptions of the estimate that this board replaces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub assumptions: Vec<Assumption>,
    /// Where its facts come from.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<Source>,
    /// Who runs the services.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub providers: Vec<Provider>,
    /// The places and networks that services depend on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sites: Vec<Site>,
    /// The services that it watches, most used first.
    pub services: Vec<Service>,
    /// How many services its document lists that could not be read: of those nothing is known. No part of a document.
    #[serde(skip)]
    pub unread_services: usize,
    /// Services that can replace them and that the board does not itself watch.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub alternatives: Vec<Alternative>,
    /// Advice that shows while its condition holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub advice: Vec<Advice>,
}

impl Board {
    /// Has no feed asked more often than once in so many seconds. What counts as late goes with it.
    pub fn slow_down(&mut self, least_seconds: u32) {
        for feed in self.feeds.iter_mut().filter(|feed| feed.interval_seconds() < least_seconds) {
            feed.interval_seconds = Some(least_seconds);
        }
    }

    /// Whether it shows what is so now, and not what was so at a moment of its own.
    pub fn is_live(&self) -> bool {
        self.opens_at.is_none()
    }

    /// Whether only whoever publishes the board can bring a feed, by a copy beside it or by a proxy: its server does not let other
    /// sites read it, and the board has neither.
    pub fn needs_publisher(&self, feed: &Feed) -> bool {
        feed.proxied && self.proxy.is_none() && matches!(feed.place, FeedPlace::Address(_))
    }

    /// The feeds that a page can read by itself, in the order of the board.
    pub fn feeds_within_reach(&self) -> impl Iterator<Item = &Feed> {
        self.feeds.iter().filter(|feed| !self.needs_publisher(feed))
    }

    /// The service of an index.
    pub fn service(&self, index: ServiceIndex) -> Option<&Service> {
        index.of(&self.services)
    }

    /// The index of the first service of an id.
    pub fn service_index(&self, id: &Id) -> Option<ServiceIndex> {
        self.services.iter().position(|service| service.id == *id).map(ServiceIndex)
    }

    /// The site of an index.
    pub fn site(&self, index: SiteIndex) -> Option<&Site> {
        index.of(&self.sites)
    }
}
