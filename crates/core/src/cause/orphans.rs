//! What fails without a known cause.

use crate::model::{DependencyTarget, Service, Status};
use crate::view::View;

/// The services in trouble that hang neither on a site in trouble nor on a service in trouble, as indices into the services
/// of the board: nobody says why they fail.
pub fn without_cause(view: &View) -> Vec<usize> {
    let log = &view.log;
    let mut caused = vec![false; view.services.len()];
    for site in view.sites.iter().filter(|site| site.standing.status != Status::Operational) {
        for dependant in log.graph.of_site(site.index) {
            if let Some(caused) = caused.get_mut(dependant.service) {
                *caused = true;
            }
        }
    }
    let on_service_in_trouble = |service: &Service| {
        service.depends_on.iter().any(|dependency| match &dependency.on {
            DependencyTarget::Service(id) => {
                log.service(id).is_some_and(|(_, own)| own.timeline.status_at(view.at).is_trouble())
            }
            DependencyTarget::Site(_) => false,
        })
    };
    let in_trouble = view.in_trouble().map(|service| service.index);
    in_trouble
        .filter(|index| !caused.get(*index).copied().unwrap_or_default())
        .filter(|index| !log.board.services.get(*index).is_some_and(on_service_in_trouble))
        .collect()
}
