//! A service or alternative that is offered, in one shape.

use crate::model::{
    Alternative, Audience, Board, Dependency, Fact, Feature, FeatureIndex, Id, Independence, Link, Need, Region,
    Service, ServiceIndex, Text,
};

/// A record that can be offered, as an index into the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// One of the alternatives.
    Alternative(usize),
    /// One of the services that are watched.
    Service(ServiceIndex),
}

/// What a watched service needs before it stands in for another, where the offer does not say: it is an app or a site like
/// any other.
const WATCHED_SERVICE_NEEDS: &[Need] = &[Need::Web];

/// A record of the board that can be offered.
#[derive(Clone, Copy)]
pub(crate) enum Record<'a> {
    Alternative(&'a Alternative),
    Service(&'a Service),
}

impl Candidate {
    pub(crate) fn record(self, board: &Board) -> Option<Record<'_>> {
        match self {
            Self::Alternative(index) => board.alternatives.get(index).map(Record::Alternative),
            Self::Service(index) => board.service(index).map(Record::Service),
        }
    }

    /// Its name.
    pub fn name(self, board: &Board) -> Option<&Text> {
        Some(match self.record(board)? {
            Record::Alternative(alternative) => &alternative.name,
            Record::Service(service) => &service.name,
        })
    }
}

impl<'a> Record<'a> {
    pub(crate) fn depends_on(self) -> &'a [Dependency] {
        match self {
            Self::Alternative(alternative) => &alternative.depends_on,
            Self::Service(service) => &service.depends_on,
        }
    }

    pub(crate) fn independent_of(self) -> &'a [Independence] {
        match self {
            Self::Alternative(alternative) => &alternative.independent_of,
            Self::Service(service) => &service.independent_of,
        }
    }

    pub(crate) fn audiences(self) -> &'a [Audience] {
        match self {
            Self::Alternative(alternative) => &alternative.audiences,
            Self::Service(service) => &service.audiences,
        }
    }

    pub(crate) fn needs(self) -> &'a [Need] {
        match self {
            Self::Alternative(alternative) => &alternative.needs,
            Self::Service(_) => WATCHED_SERVICE_NEEDS,
        }
    }

    pub(crate) fn provider(self) -> Option<&'a Id> {
        match self {
            Self::Alternative(alternative) => alternative.provider.as_ref(),
            Self::Service(service) => Some(&service.provider),
        }
    }

    pub(crate) fn regions(self) -> &'a [Region] {
        match self {
            Self::Alternative(alternative) => &alternative.regions,
            Self::Service(_) => &[],
        }
    }

    pub(crate) fn facts(self) -> &'a [Fact] {
        match self {
            Self::Alternative(alternative) => &alternative.facts,
            Self::Service(_) => &[],
        }
    }

    pub(crate) fn links(self) -> &'a [Link] {
        match self {
            Self::Alternative(alternative) => &alternative.links,
            Self::Service(_) => &[],
        }
    }

    pub(crate) fn features(self) -> &'a [Feature] {
        match self {
            Self::Alternative(alternative) => &alternative.features,
            Self::Service(service) => &service.features,
        }
    }

    pub(crate) fn feature(self, id: &Id) -> Option<FeatureIndex> {
        self.features().iter().position(|feature| feature.id == *id).map(FeatureIndex)
    }
}
