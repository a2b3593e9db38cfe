//! What an event is about.

use serde::Serialize;

use super::Id;

/// What an event is about: a service as a whole, one feature of it, or a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum Subject {
    /// A feature of a service.
    Feature {
        /// The service.
        service: Id,
        /// The feature, named within its service.
        feature: Id,
    },
    /// A service as a whole.
    Service {
        /// The service.
        service: Id,
    },
    /// A site.
    Site {
        /// The site.
        site: Id,
    },
}
