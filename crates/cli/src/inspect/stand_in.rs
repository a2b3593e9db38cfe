//! A board for a document that lies alone: its subjects, named by their ids.

use std::collections::{HashMap, HashSet};

use downboard_core::decode::Document;
use downboard_core::model::{
    Board, BoardFormat, Category, Feature, Id, Period, Service, Site, SiteKind, Subject, Text, Window, Zone,
};
use downboard_core::time::Offset;
use downboard_core::time::Timestamp;

/// A board with the services, features and sites that a document speaks of, in the order in which it does. Every feature
/// counts as essential: nobody says that one is not.
pub(super) fn board(document: &Document) -> Board {
    match document {
        Document::Board(board) => board.as_ref().clone(),
        Document::Status(status) => {
            let subjects = status.events.iter().map(|event| event.subject.clone());
            let of_incidents = status.incidents.iter().flat_map(|incident| incident.services.clone());
            let services = of_incidents.map(|service| Subject::Service { service });
            of_subjects(&status.board, status.updated_at, subjects.chain(services))
        }
        Document::Recovery(recovery) => {
            let of_measures = recovery.measures.iter().map(|measure| measure.site.clone());
            let of_milestones = recovery.milestones.iter().map(|milestone| milestone.site.clone());
            let sites = of_measures.chain(of_milestones).map(|site| Subject::Site { site });
            of_subjects(&recovery.board, recovery.updated_at, sites)
        }
    }
}

fn of_subjects(id: &Id, at: Timestamp, subjects: impl Iterator<Item = Subject>) -> Board {
    let mut board = empty(id, at);
    let mut seen = HashSet::new();
    let mut positions = HashMap::new();
    for subject in subjects {
        if !seen.insert(subject.clone()) {
            continue;
        }
        let (service, feature) = match subject {
            Subject::Site { site } => {
                board.sites.push(bare_site(site));
                continue;
            }
            Subject::Service { service } => (service, None),
            Subject::Feature { service, feature } => (service, Some(feature)),
        };
        let position = *positions.entry(service.clone()).or_insert_with(|| {
            board.services.push(bare_service(service));
            board.services.len() - 1
        });
        if let (Some(id), Some(service)) = (feature, board.services.get_mut(position)) {
            service.features.push(Feature { name: name(&id), id, essential: true });
        }
    }
    board
}

fn name(id: &Id) -> Text {
    Text { ko: id.to_string(), en: id.to_string() }
}

fn bare_site(id: Id) -> Site {
    Site {
        name: name(&id),
        short_name: name(&id),
        id,
        kind: SiteKind::DataCentre,
        cause: Text::default(),
        sources: Vec::new(),
    }
}

fn bare_service(id: Id) -> Service {
    Service {
        name: name(&id),
        provider: id.clone(),
        id,
        category: Category::Other,
        note: None,
        features: Vec::new(),
        depends_on: Vec::new(),
        independent_of: Vec::new(),
        audiences: Vec::new(),
        alternatives: Vec::new(),
    }
}

fn empty(id: &Id, at: Timestamp) -> Board {
    Board {
        format: BoardFormat::V1,
        id: id.clone(),
        title: name(id),
        publisher: None,
        zone: Zone::fixed(Offset::UTC, "UTC"),
        region: None,
        period: Window::Fixed(Period { from: at, to: at }),
        opens_at: Some(at),
        feeds: Vec::new(),
        proxy: None,
        population: None,
        overlaps: Vec::new(),
        assumptions: Vec::new(),
        sources: Vec::new(),
        providers: Vec::new(),
        sites: Vec::new(),
        services: Vec::new(),
        unread_services: 0,
        alternatives: Vec::new(),
        advice: Vec::new(),
    }
}
