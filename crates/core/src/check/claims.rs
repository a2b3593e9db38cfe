//! Everything that a board claims, and where it was published.

use std::collections::HashSet;

use crate::model::{Audience, Dependency, DependencyTarget, Dispute, Id, Independence, Source, Subject};
use crate::timeline::Documents;

/// A statement that needs a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// What kind of record it is: `event`, `audience`, `promise` …
    pub kind: &'static str,
    /// What it is about, as ids: `kakaotalk/text`.
    pub about: String,
    /// The ids of its sources.
    pub sources: &'a [Id],
}

/// Every claim of a board's documents: sites, services, alternatives, advice, events, updates, measures, readings,
/// milestones, promises, totals, follow-ups and what disputes them.
pub fn claims(documents: &Documents) -> Vec<Claim<'_>> {
    let mut claims = Claims(Vec::new());
    claims.board(documents);
    claims.status(documents);
    claims.recovery(documents);
    claims.0
}

/// The claims of which no source can be found, by its title, in the documents.
pub fn unsourced(documents: &Documents) -> Vec<Claim<'_>> {
    let named = |source: &&Source| !source.title.en.trim().is_empty();
    let known: HashSet<&Id> = documents.sources().filter(named).map(|source| &source.id).collect();
    let mut claims = claims(documents);
    claims.retain(|claim| !claim.sources.iter().any(|source| known.contains(source)));
    claims
}

struct Claims<'a>(Vec<Claim<'a>>);

impl<'a> Claims<'a> {
    fn add(&mut self, kind: &'static str, about: impl Into<String>, sources: &'a [Id]) {
        self.0.push(Claim { kind, about: about.into(), sources });
    }

    fn disputes(&mut self, about: &str, disputes: &'a [Dispute]) {
        for dispute in disputes {
            self.add("dispute", about, &dispute.sources);
        }
    }

    fn audience(&mut self, of: &str, audience: &'a Audience) {
        self.add("audience", of, &audience.sources);
    }

    fn board(&mut self, documents: &'a Documents) {
        let board = &documents.board;
        if let Some(population) = &board.population {
            self.audience(board.id.as_str(), population);
        }
        for overlap in &board.overlaps {
            self.add("overlap", format!("{}/{}", overlap.service, overlap.with), &overlap.sources);
        }
        for site in &board.sites {
            self.add("site", site.id.as_str(), &site.sources);
        }
        for service in &board.services {
            self.common(&service.id, &service.depends_on, &service.independent_of, &service.audiences);
            for offer in &service.alternatives {
                self.add("offer", format!("{}/{}", service.id, offer.id), &offer.sources);
            }
        }
        for alternative in &board.alternatives {
            self.common(&alternative.id, &alternative.depends_on, &alternative.independent_of, &alternative.audiences);
            for fact in &alternative.facts {
                self.add("fact", alternative.id.as_str(), &fact.sources);
            }
        }
        for advice in &board.advice {
            self.add("advice", advice.id.as_str(), &advice.sources);
        }
    }

    /// What a service and an alternative have in common.
    fn common(
        &mut self,
        id: &'a Id,
        depends_on: &'a [Dependency],
        independent_of: &'a [Independence],
        audiences: &'a [Audience],
    ) {
        for dependency in depends_on {
            let (DependencyTarget::Site(on) | DependencyTarget::Service(on)) = &dependency.on;
            self.add("dependency", format!("{id}/{on}"), &dependency.sources);
        }
        for independence in independent_of {
            self.add("independence", format!("{id}/{}", independence.site), &independence.sources);
        }
        for audience in audiences {
            self.audience(id.as_str(), audience);
        }
    }

    fn status(&mut self, documents: &'a Documents) {
        for (document, _) in documents.status() {
            for event in &document.events {
                let about = match &event.subject {
                    Subject::Service { service } => service.to_string(),
                    Subject::Feature { service, feature } => format!("{service}/{feature}"),
                    Subject::Site { site } => site.to_string(),
                };
                self.disputes(&about, &event.disputes);
                self.add("event", about, &event.sources);
            }
            for incident in &document.incidents {
                for update in &incident.updates {
                    self.add("update", incident.id.as_str(), &update.sources);
                }
            }
        }
    }

    fn recovery(&mut self, documents: &'a Documents) {
        for document in documents.recovery() {
            for measure in &document.measures {
                self.add("measure", measure.id.as_str(), &measure.sources);
            }
            for reading in &document.readings {
                self.add("reading", reading.measure.as_str(), &reading.sources);
                self.disputes(reading.measure.as_str(), &reading.disputes);
            }
            for milestone in &document.milestones {
                self.add("milestone", milestone.id.as_str(), &milestone.sources);
                self.disputes(milestone.id.as_str(), &milestone.disputes);
            }
            for promise in &document.promises {
                self.add("promise", promise.id.as_str(), &promise.sources);
            }
            for total in &document.totals {
                self.add("total", total.id.as_str(), &total.sources);
            }
            for follow_up in &document.follow_ups {
                self.add("follow-up", follow_up.id.as_str(), &follow_up.sources);
                self.disputes(follow_up.id.as_str(), &follow_up.disputes);
            }
        }
    }
}
