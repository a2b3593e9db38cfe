//! The rows of the drawing: a site and what depends on it, by how it is doing.

use downboard_core::links::Dependant;
use downboard_core::model::{ServiceIndex, Status};
use downboard_core::view::{SiteView, Trouble, View};

use crate::components::shown::Shown;

/// What can be picked: the site, or a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Picked {
    Site,
    Service(ServiceIndex),
}

/// A row of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    Site(Status),
    Group(&'static str, Members),
    Service(Dependant, Status),
}

/// How many services a group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Members {
    /// In trouble, by how bad it is: as everywhere else on the page.
    InTrouble(Trouble),
    /// In a status of its own.
    Count(usize),
}

/// What a group is called, and which statuses belong to it.
type Group = (&'static str, fn(Status) -> bool);

/// The rows: the site, then what hangs on it by how it is doing, the worst first.
pub(super) fn drawing(shown: &Shown, site: &SiteView, view: &View) -> Vec<Row> {
    let detail = shown.detail_words();
    let status = |dependant: &Dependant| {
        view.service(dependant.service).map_or(Status::Unknown, |service| service.standing.status)
    };
    let groups: [Group; 4] = [
        (detail.in_trouble_now, Status::is_trouble),
        (detail.maintained_now, |status| status == Status::Maintenance),
        (detail.unknown_now, |status| status == Status::Unknown),
        (detail.up_now, |status| status == Status::Operational),
    ];
    let mut rows = vec![Row::Site(site.standing.status)];
    for (title, accepts) in groups {
        let members: Vec<_> =
            view.log.graph.of_site(site.index).iter().filter(|dependant| accepts(status(dependant))).collect();
        if !members.is_empty() {
            let count = match Trouble::among(members.iter().map(|dependant| status(dependant))) {
                trouble if trouble.all() > 0 => Members::InTrouble(trouble),
                _ => Members::Count(members.len()),
            };
            rows.push(Row::Group(title, count));
            rows.extend(members.into_iter().map(|dependant| Row::Service(*dependant, status(dependant))));
        }
    }
    rows
}
