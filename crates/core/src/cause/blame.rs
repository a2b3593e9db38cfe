//! Which failures a site is the cause of, and which have none that is known.

use crate::model::{DependencyTarget, Service, ServiceIndex};
use crate::view::{ServiceView, SiteView, View};

/// Whether what hangs on a site fails because of it: the site is in trouble, or the failure began while it was and has not
/// ended since. Power that is back does not undo what its loss has broken; a site of which nothing is known is no cause.
fn is_cause(view: &View, site: &SiteView, service: &ServiceView) -> bool {
    if site.standing.status.is_trouble() {
        return true;
    }
    let Some(began) = service.standing.trouble_since else { return false };
    let Some(own) = view.log.site_at(site.index) else { return false };
    let latest = began.to.map_or(view.at, |latest| latest.min(view.at));
    own.timeline.pieces().iter().filter(|piece| piece.status.is_trouble()).any(|piece| {
        let has_begun = piece.from.is_none_or(|from| from <= latest);
        let was_over = piece.to.zip(began.from).is_some_and(|(to, earliest)| to <= earliest);
        has_begun && !was_over
    })
}

/// The services in trouble of which a site is the cause, in the order of the links.
pub fn caused_by<'a>(view: &'a View, site: &'a SiteView) -> impl Iterator<Item = &'a ServiceView> {
    let dependants = view.log.graph.of_site(site.index).iter();
    let services = dependants.filter_map(|dependant| view.service(dependant.service));
    services.filter(|service| service.standing.status.is_trouble()).filter(|service| is_cause(view, site, service))
}

/// The site that is the cause of what fails together: one in trouble, or one that has been while something failed that still
/// does.
pub fn shared_cause(view: &View) -> Option<&SiteView> {
    let in_trouble = view.sites.iter().find(|site| site.standing.status.is_trouble());
    in_trouble.or_else(|| view.sites.iter().find(|site| caused_by(view, site).next().is_some()))
}

/// The site that is the cause of the failure of a service.
pub fn cause_of(view: &View, service: ServiceIndex) -> Option<&SiteView> {
    view.sites.iter().find(|site| caused_by(view, site).any(|own| own.index == service))
}

/// The services in trouble that no site is the cause of and that do not hang on a service in trouble: nobody says why they
/// fail.
pub fn without_cause(view: &View) -> Vec<ServiceIndex> {
    let log = &view.log;
    let mut caused = vec![false; view.services.len()];
    for service in view.sites.iter().flat_map(|site| caused_by(view, site)) {
        if let Some(caused) = service.index.of_mut(&mut caused) {
            *caused = true;
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
        .filter(|index| !index.of(&caused).copied().unwrap_or_default())
        .filter(|index| !log.board.service(*index).is_some_and(on_service_in_trouble))
        .collect()
}
