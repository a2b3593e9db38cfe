//! A place or network that services depend on.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::{Id, Text};

vocabulary! {
    /// What a site is.
    SiteKind {
        /// A building with servers.
        DataCentre = "data_centre",
        /// A network.
        Network = "network",
    }
}

/// A place or network that services depend on. Its own state is in the status and recovery documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The name in running text, where the full one is too long.
    pub short_name: Text,
    /// What it is.
    pub kind: SiteKind,
    /// What happened to it and why that reached the services.
    pub cause: Text,
    /// Where that was published: ids of sources, at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub sources: Vec<Id>,
}
