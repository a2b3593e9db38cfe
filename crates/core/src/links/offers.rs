//! The offers of a board, looked up once: which record each names, which sites that hangs on, who covers it. At a moment
//! only statuses are left to look at, so that a board of hundreds of services is ranked in a millisecond or two.

use super::candidate::{Candidate, Record};
use super::graph::Graph;
use super::positions::Positions;
use crate::model::{
    AudienceMeasure, AudienceUnit, Board, DependencyTarget, FeatureIndex, Id, Need, Offer, Service, ServiceIndex,
    SiteIndex, Subject,
};

/// The offers of every service of a board, in its order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offers(Vec<Vec<Offered>>);

/// An offer and what no moment changes of it.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    /// The offer, as an index into those of the service.
    pub(crate) offer: usize,
    /// What it names.
    pub(crate) candidate: Candidate,
    /// The features that it covers; all when `None`.
    pub(crate) covers: Option<Vec<FeatureIndex>>,
    /// Which feature of the candidate does the job of which.
    pub(crate) through: Vec<(FeatureIndex, FeatureIndex)>,
    /// The sites that it hangs on, itself or by what it hangs on, without evidence that it does without.
    pub(crate) sites: Vec<SiteIndex>,
    /// Its provider.
    pub(crate) provider: Option<usize>,
    /// The feeds that the board maps to it.
    pub(crate) mapped: Vec<usize>,
    /// How much has to be done first.
    pub(crate) effort: u8,
    /// How many people have it, counted in the way that most offers of the service are.
    pub(crate) reach: Option<u64>,
}

impl Offers {
    pub(crate) fn of(board: &Board, graph: &Graph) -> Self {
        let names = Names::of(board);
        Self(board.services.iter().map(|service| of_service(board, graph, &names, service)).collect())
    }

    pub(crate) fn of_service(&self, service: ServiceIndex) -> &[Offered] {
        service.of(&self.0).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn offered(&self, service: ServiceIndex, offer: usize) -> Option<&Offered> {
        self.of_service(service).iter().find(|offered| offered.offer == offer)
    }
}

/// Where the records of a board are by their ids.
struct Names<'a> {
    /// Services, and after them alternatives.
    candidates: Positions<'a>,
    services: usize,
    sites: Positions<'a>,
    providers: Positions<'a>,
    /// For each candidate the feeds that stand for it.
    mapped: Vec<Vec<usize>>,
}

impl<'a> Names<'a> {
    fn of(board: &'a Board) -> Self {
        let services = board.services.iter().map(|service| &service.id);
        let candidates = Positions::of(services.chain(board.alternatives.iter().map(|alternative| &alternative.id)));
        let mut mapped = vec![Vec::new(); board.services.len() + board.alternatives.len()];
        for (index, feed) in board.feeds.iter().enumerate() {
            for map in &feed.maps {
                let (Subject::Service { service } | Subject::Feature { service, .. }) = &map.subject else { continue };
                let feeds: Option<&mut Vec<usize>> = candidates.slot(&mut mapped, service);
                if let Some(feeds) = feeds.filter(|feeds| feeds.last() != Some(&index)) {
                    feeds.push(index);
                }
            }
        }
        Self {
            candidates,
            services: board.services.len(),
            sites: Positions::of(board.sites.iter().map(|site| &site.id)),
            providers: Positions::of(board.providers.iter().map(|provider| &provider.id)),
            mapped,
        }
    }

    fn candidate(&self, id: &Id) -> Option<Candidate> {
        let at = self.candidates.get(id)?;
        Some(at.checked_sub(self.services).map_or(Candidate::Service(ServiceIndex(at)), Candidate::Alternative))
    }

    fn mapped(&self, id: &Id) -> Vec<usize> {
        self.candidates.get(id).and_then(|at| self.mapped.get(at)).cloned().unwrap_or_default()
    }
}

fn of_service(board: &Board, graph: &Graph, names: &Names<'_>, service: &Service) -> Vec<Offered> {
    let found = service.alternatives.iter().enumerate().filter_map(|(index, offer)| {
        let candidate = names.candidate(&offer.id)?;
        Some((index, offer, candidate, candidate.record(board)?))
    });
    let found: Vec<_> = found.collect();
    let measure = common_measure(&found.iter().map(|(.., record)| *record).collect::<Vec<_>>());
    found
        .into_iter()
        .map(|(index, offer, candidate, record)| Offered {
            offer: index,
            candidate,
            covers: (!offer.covers.is_empty())
                .then(|| offer.covers.iter().filter_map(|id| service.feature_index(id)).collect()),
            through: offer
                .through
                .iter()
                .filter_map(|through| Some((service.feature_index(&through.feature)?, record.feature(&through.by)?)))
                .collect(),
            sites: sites(graph, names, record, offer),
            provider: record.provider().and_then(|provider| names.providers.get(provider)),
            mapped: names.mapped(&offer.id),
            effort: effort(needs(offer, record)),
            reach: measure.and_then(|measure| reach(record, measure)),
        })
        .collect()
}

/// What has to be done before an offer can be used.
pub(crate) fn needs<'a>(offer: &'a Offer, record: Record<'a>) -> &'a [Need] {
    offer.needs.as_deref().unwrap_or_else(|| record.needs())
}

/// The worst of the needs, then how many there are.
fn effort(needs: &[Need]) -> u8 {
    let worst = needs.iter().map(|need| match need {
        Need::Web => 1,
        Need::Install => 2,
        Need::Account => 3,
    });
    let count = u8::try_from(needs.len()).unwrap_or(u8::MAX).min(9);
    worst.max().map_or(0, |worst: u8| worst * 10 + count)
}

/// How the reach of the most records is counted: the number of people in a month and in a day are not compared.
fn common_measure(records: &[Record<'_>]) -> Option<AudienceMeasure> {
    let counted =
        |measure: &AudienceMeasure| records.iter().filter(|record| reach(**record, *measure).is_some()).count();
    let mut best = None;
    for measure in AudienceMeasure::ALL {
        let count = counted(&measure);
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((measure, count));
        }
    }
    best.map(|(measure, _)| measure)
}

/// How many people use it by a measure; of several counts the preferred one, else the first.
fn reach(record: Record<'_>, measure: AudienceMeasure) -> Option<u64> {
    let counts = || {
        let of_people =
            |audience: &&crate::model::Audience| audience.unit == AudienceUnit::People && audience.measure == measure;
        record.audiences().iter().filter(of_people)
    };
    counts().find(|audience| audience.preferred).or_else(|| counts().next()).map(|audience| audience.value)
}

/// The sites that an offer hangs on, also through services that hang on them, without evidence that it does without.
fn sites(graph: &Graph, names: &Names<'_>, record: Record<'_>, offer: &Offer) -> Vec<SiteIndex> {
    let site = |id: &Id| names.sites.get(id).map(SiteIndex);
    let is_spared =
        |index: &SiteIndex| record.independent_of().iter().any(|independence| site(&independence.site) == Some(*index));
    // What hangs on features that the offer does not use is no matter.
    let is_used = |features: &[Id]| {
        features.is_empty()
            || offer.through.is_empty()
            || offer.through.iter().any(|through| features.contains(&through.by))
    };
    let mut found: Vec<SiteIndex> = Vec::new();
    for dependency in record.depends_on().iter().filter(|dependency| is_used(&dependency.features)) {
        match &dependency.on {
            DependencyTarget::Site(id) => found.extend(site(id)),
            DependencyTarget::Service(service) => {
                if let Some(Candidate::Service(index)) = names.candidate(service) {
                    found.extend(graph.of_service(index));
                }
            }
        }
    }
    found.retain(|site| !is_spared(site));
    found.sort_unstable();
    found.dedup();
    found
}
