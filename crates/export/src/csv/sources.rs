//! Where something was published.

use downboard_core::model::{Id, Lang, Source};
use downboard_core::timeline::BoardLog;

use super::cell::Cell;

/// The titles of sources and their addresses, a line each. One that no document lists is named by its id.
pub(super) fn sources<'a>(log: &BoardLog, ids: impl IntoIterator<Item = &'a Id>, lang: Lang) -> [Cell; 2] {
    let found: Vec<(&Id, Option<&Source>)> = ids.into_iter().map(|id| (id, log.source(id))).collect();
    let titles = found.iter().map(|(id, source)| source.map_or(id.as_str(), |source| source.title.get(lang)));
    let addresses = found.iter().map(|(_, source)| source.and_then(|source| source.address.as_ref()));
    let addresses = addresses.map(|address| address.map_or("", |address| address.as_str()));
    [Cell::lines(titles), Cell::lines(addresses)]
}
