//! Which services are counted together: those of each provider, and all of them.

use std::sync::Arc;

use super::service::ServiceEstimate;
use super::stream::hash;
use super::together::{OverlapModel, SetRecords};
use downboard_core::model::{Board, Id, ServiceIndex};
use downboard_core::order;

/// The most instants at which the worst hour of several services is looked for.
const MOST_CANDIDATES: usize = 2_000;

/// Services that are counted together, in an order that only their ids decide: sums of floats depend on the order of what is
/// added.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub(super) services: Vec<ServiceIndex>,
    /// Where in time they hit most people.
    pub(super) records: SetRecords,
}

/// The services of a board by who runs them.
#[derive(Clone, Debug)]
pub(super) struct Sets {
    /// Those of each provider, in the order of the board.
    pub(super) providers: Vec<Set>,
    /// Those whose provider is not on the board.
    pub(super) rest: Vec<ServiceIndex>,
    /// All of them.
    pub(super) all: Set,
}

impl Sets {
    /// The sets of a board, from the estimates of its services, in its order.
    pub(super) fn of(
        board: &Board,
        estimates: &[Arc<ServiceEstimate>],
        overlap: &OverlapModel,
        population: Option<u64>,
    ) -> Self {
        let all = by_hash_of_id(board);
        let is_of = |index: ServiceIndex, id: &Id| board.service(index).is_some_and(|service| service.provider == *id);
        let of = |id: &Id| all.iter().copied().filter(|index| is_of(*index, id)).collect();
        let set = |services: Vec<ServiceIndex>| {
            let own: Vec<_> = services.iter().filter_map(|index| index.of(estimates)).map(Arc::as_ref).collect();
            Set { records: records(&own, overlap, population), services }
        };
        let providers: Vec<Set> = board.providers.iter().map(|provider| set(of(&provider.id))).collect();
        let is_rest = |index: &ServiceIndex| !providers.iter().any(|set| set.services.contains(index));
        let rest = all.iter().copied().filter(is_rest).collect();
        Self { providers, rest, all: set(all) }
    }
}

/// Where in time several services hit most people.
fn records(services: &[&ServiceEstimate], overlap: &OverlapModel, population: Option<u64>) -> SetRecords {
    let candidates = services.iter().flat_map(|service| service.candidates()).collect();
    // The instants at which the hour is full for any of them come first, so that they are the ones that stay.
    let mut instants: Vec<(i64, bool)> =
        order::by_key(candidates, |(at, is_full)| order::Key::least(*at).then_least(!is_full));
    instants.dedup_by_key(|(at, _)| *at);
    instants.truncate(MOST_CANDIDATES);
    let values = instants.into_iter().map(|(at, is_full)| {
        let people: Vec<f64> = services.iter().map(|service| service.middle_at(at)).collect();
        let sum: f64 = people.iter().sum();
        let together = match population {
            Some(population) => overlap.middle(people.into_iter(), population as f64),
            None => people.into_iter().fold(0.0, f64::max),
        };
        (at, is_full, together, sum)
    });
    SetRecords::new(values)
}

/// The services of a board by the hashes of their ids.
fn by_hash_of_id(board: &Board) -> Vec<ServiceIndex> {
    order::by_key(ServiceIndex::all(board.services.len()).collect(), |index| {
        let id = board.service(*index).map(|service| service.id.as_str()).unwrap_or_default();
        order::Key::least(hash(id.as_bytes().iter()).cast_signed())
    })
}
