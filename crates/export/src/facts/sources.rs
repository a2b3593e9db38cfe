//! Where what is said was published.

use downboard_core::model::{Id, Source};
use downboard_core::timeline::BoardLog;
use downboard_core::view::{ServiceView, View};

/// The sources of some ids, each once, in the order in which they are named. One that no document lists is left out.
pub fn cited<'a>(log: &'a BoardLog, ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for source in ids.into_iter().filter_map(|id| log.source(id)) {
        if !sources.iter().any(|known| known.id == source.id) {
            sources.push(source);
        }
    }
    sources
}

/// Where the status of a service and of each of its features was published.
pub fn of_status<'a>(view: &'a View, service: &'a ServiceView) -> impl Iterator<Item = &'a Id> {
    let events = view.log.service_at(service.index).map(|own| own.events.as_slice()).unwrap_or_default();
    let standings = [&service.standing].into_iter().chain(&service.features);
    standings.filter_map(|standing| events.get(standing.event?)).flat_map(|event| &event.sources)
}
