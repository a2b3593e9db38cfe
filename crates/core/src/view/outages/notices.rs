//! Which incident tells of a stretch in trouble.

use super::stretches::Stretch;
use crate::links::grouped;
use crate::model::{Id, Impact, Incident, ServiceIndex};
use crate::order::{self, Key};
use crate::steps::step;
use crate::time::Timestamp;
use crate::timeline::BoardLog;

/// An incident of a service: from when to when, in seconds, and its place among the incidents of the log.
#[derive(Clone, Copy)]
struct Notice {
    from: i64,
    to: i64,
    incident: usize,
}

/// The incidents of each service by when they began, and beside each of them the one up to it that ended last.
pub(super) struct Notices {
    of_services: Vec<Vec<(Notice, Notice)>>,
    /// The services that each incident names.
    services: Vec<Vec<ServiceIndex>>,
}

impl Notices {
    /// The incidents that had begun by a moment, apart from maintenance. One that lasts ends with the moment.
    pub(super) fn of(log: &BoardLog, at: Timestamp) -> Self {
        let is_incident = |own: &Incident| own.planned.is_none() && own.impact != Impact::Maintenance;
        let begun = log.incidents.iter().enumerate().filter(|(_, own)| own.started_at <= at && is_incident(own));
        let begun = order::by_key(begun.collect(), |(_, own)| Key::least(own.started_at.as_second()));
        let named: Vec<(usize, &Id)> = begun
            .iter()
            .enumerate()
            .flat_map(|(place, (_, own))| own.services.iter().map(move |id| (place, id)))
            .collect();
        let ids = log.board.services.iter().map(|service| &service.id);
        let mut services = vec![Vec::new(); log.incidents.len()];
        let mut of_services = Vec::with_capacity(log.services.len());
        for (service, places) in ServiceIndex::each(grouped(ids, named.into_iter())) {
            let mut own: Vec<(Notice, Notice)> = Vec::with_capacity(places.len());
            for (incident, known) in places.iter().filter_map(|place| begun.get(*place)) {
                step();
                let to = known.resolved_at.map_or(at, |end| end.min(at)).as_second();
                let notice = Notice { from: known.started_at.as_second(), to, incident: *incident };
                let ended_last = own.last().map(|(_, last)| *last).filter(|last| last.to > notice.to);
                own.push((notice, ended_last.unwrap_or(notice)));
                if let Some(named) = services.get_mut(*incident)
                    && named.last() != Some(&service)
                {
                    named.push(service);
                }
            }
            of_services.push(own);
        }
        Self { of_services, services }
    }

    /// The services of the board that an incident names, in its order.
    pub(super) fn services(&self, incident: usize) -> Vec<ServiceIndex> {
        self.services.get(incident).cloned().unwrap_or_default()
    }

    /// The incident that tells of a stretch in trouble: of those of its service that last into it the one that began nearest to its
    /// begin, before or after it; else any.
    pub(super) fn telling(&self, stretch: &Stretch) -> Option<usize> {
        let own = stretch.service.of(&self.of_services)?;
        let (from, to) = (stretch.from.as_second(), stretch.to.as_second());
        let after = own.partition_point(|(notice, _)| notice.from < from);
        let next = own.get(after).map(|(notice, _)| notice).filter(|notice| notice.from <= to);
        let before = after.checked_sub(1).and_then(|before| own.get(before));
        let last = before.map(|(notice, _)| notice).filter(|notice| notice.to >= from);
        let nearest = [last, next].into_iter().flatten().min_by_key(|notice| notice.from.abs_diff(from));
        let longest = before.map(|(_, ended_last)| ended_last).filter(|notice| notice.to >= from);
        nearest.or(longest).map(|notice| notice.incident)
    }
}
