//! What hangs on each site: by a link of its own, or through a service that hangs on it. The links of a board do not change
//! with the moment, so they are followed once.

use super::positions::Positions;
use crate::model::{Board, DependencyTarget, Id, ServiceIndex, SiteIndex};

/// A service that hangs on a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependant {
    /// The service.
    pub service: ServiceIndex,
    /// The link by which it hangs on the site or on the service in between, as an index into what it depends on.
    pub link: usize,
    /// The service in between; `None` where it hangs on the site itself.
    pub through: Option<ServiceIndex>,
    /// The evidence that it goes on without the site, as an index into what it is independent of.
    pub spared: Option<usize>,
}

/// What hangs on the sites of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    of_sites: Vec<Vec<Dependant>>,
    /// For each service the sites that it hangs on, without evidence that it goes on without them.
    of_services: Vec<Vec<SiteIndex>>,
}

/// For each target the services that name it, each with the index of its link.
type Named = Vec<Vec<(ServiceIndex, usize)>>;

impl Graph {
    /// Follows the links of a board. Each service is listed once for a site, by the shortest way; circles end where they
    /// began.
    pub fn of(board: &Board) -> Self {
        let sites = Positions::of(board.sites.iter().map(|site| &site.id));
        let services = Positions::of(board.services.iter().map(|service| &service.id));
        let mut on_sites: Named = vec![Vec::new(); board.sites.len()];
        let mut on_services: Named = vec![Vec::new(); board.services.len()];
        for (index, service) in ServiceIndex::each(&board.services) {
            for (link, dependency) in service.depends_on.iter().enumerate() {
                let named = match &dependency.on {
                    DependencyTarget::Site(id) => sites.slot(&mut on_sites, id),
                    DependencyTarget::Service(id) => services.slot(&mut on_services, id),
                };
                if let Some(named) = named {
                    named.push((index, link));
                }
            }
        }
        let direct = board.sites.iter().zip(&on_sites);
        let of_sites: Vec<_> = direct.map(|(site, direct)| dependants(board, &site.id, direct, &on_services)).collect();
        let mut of_services = vec![Vec::new(); board.services.len()];
        for (site, dependants) in SiteIndex::each(&of_sites) {
            for dependant in dependants.iter().filter(|dependant| dependant.spared.is_none()) {
                if let Some(sites) = dependant.service.of_mut(&mut of_services) {
                    sites.push(site);
                }
            }
        }
        Self { of_sites, of_services }
    }

    /// What hangs on a site: those that hang on it themselves in the order of the board, then the others.
    pub fn of_site(&self, site: SiteIndex) -> &[Dependant] {
        site.of(&self.of_sites).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sites that a service hangs on without evidence that it goes on without them.
    pub fn of_service(&self, service: ServiceIndex) -> &[SiteIndex] {
        service.of(&self.of_services).map(Vec::as_slice).unwrap_or_default()
    }
}

fn dependants(board: &Board, site: &Id, direct: &[(ServiceIndex, usize)], on_services: &Named) -> Vec<Dependant> {
    let mut is_known = vec![false; board.services.len()];
    let mut found: Vec<Dependant> = Vec::new();
    let mut add = |named: &[(ServiceIndex, usize)], through: Option<ServiceIndex>, found: &mut Vec<Dependant>| {
        for (service, link) in named.iter().copied() {
            let Some(record) = board.service(service) else { continue };
            let Some(known) = service.of_mut(&mut is_known) else { continue };
            if !std::mem::replace(known, true) {
                let spared = record.independent_of.iter().position(|independence| independence.site == *site);
                found.push(Dependant { service, link, through, spared });
            }
        }
    };
    add(direct, None, &mut found);
    let mut next = 0;
    while let Some(Dependant { service, spared, .. }) = found.get(next).copied() {
        next += 1;
        // Who goes on without the site does not hand its failure on.
        if let Some(named) = service.of(on_services).filter(|_| spared.is_none()) {
            add(named, Some(service), &mut found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode_board;
    use serde_json::json;

    #[test]
    fn a_circle_is_walked_once_and_who_is_spared_hands_nothing_on() {
        let text = json!({"ko": "Geul", "en": "text"});
        let edge = |key: &str, id: &str| json!({key: id, "evidence": text, "grade": "A", "sources": ["s"]});
        let service = |id: &str, depends_on: serde_json::Value, independent_of: serde_json::Value| {
            json!({"id": id, "name": text, "provider": "p", "category": "other", "depends_on": depends_on,
                   "independent_of": independent_of})
        };
        let board = json!({
            "format": "downboard-board/1", "id": "t", "title": text,
            "zone": {"utc_offset": "+00:00", "label": "UTC"}, "period": {"hours": 24},
            "feeds": [{"id": "f", "format": "native-status", "file": "status.json"}],
            "sites": [{"id": "centre", "name": text, "short_name": text, "kind": "data_centre", "cause": text,
                       "sources": ["s"]}],
            "services": [
                service("a", json!([edge("service", "c"), edge("site", "centre")]), json!([])),
                service("b", json!([edge("service", "a"), edge("service", "b")]), json!([])),
                service("c", json!([edge("service", "b")]), json!([])),
                service("d", json!([edge("service", "c")]), json!([edge("site", "centre")])),
                service("e", json!([edge("service", "d")]), json!([])),
            ],
        });
        let board = decode_board(board.to_string().as_bytes()).value.expect("a board");
        let graph = Graph::of(&board);
        let found = graph.of_site(SiteIndex(0)).iter();
        let found: Vec<_> = found.map(|known| (known.service, known.through, known.spared)).collect();
        let of = ServiceIndex;
        let expected = [
            (of(0), None, None),
            (of(1), Some(of(0)), None),
            (of(2), Some(of(1)), None),
            (of(3), Some(of(2)), Some(0)),
        ];
        assert_eq!(found, expected);
        assert_eq!(
            ServiceIndex::all(5).map(|service| graph.of_service(service).len()).collect::<Vec<_>>(),
            [1, 1, 1, 0, 0]
        );
    }
}
