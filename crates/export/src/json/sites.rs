//! Sites, what hangs on them and how far they have recovered.

use downboard_core::cause::{Progress, progress};
use downboard_core::links::Dependant;
use downboard_core::model::{Basis, Date, Dispute, EvidenceGrade, Id, MeasureUnit, Quantity, SiteKind, Text};
use downboard_core::time::Timestamp;
use downboard_core::view::{MeasureView, SiteView};
use serde::Serialize;

use super::evidence::{Bounds, StandingOut, Writer};

/// A site at a moment.
#[derive(Debug, Serialize)]
pub struct SiteOut<'a> {
    id: &'a Id,
    name: &'a Text,
    kind: SiteKind,
    #[serde(flatten)]
    standing: StandingOut<'a>,
    cause: &'a Text,
    measures: Vec<MeasureOut<'a>>,
    milestones: Vec<MilestoneOut<'a>>,
    dependants: Vec<&'a Id>,
    hanging: Vec<HangingOut<'a>>,
    progress: Option<ProgressOut>,
    sources: &'a [Id],
}

/// A service that hangs on a site, and by which link.
#[derive(Debug, Serialize)]
struct HangingOut<'a> {
    id: &'a Id,
    /// The service in between; absent where it hangs on the site itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<&'a Id>,
    /// The features that need it; none where the service as a whole does.
    features: &'a [Id],
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a Date>,
    text: &'a Text,
    grade: EvidenceGrade,
    sources: &'a [Id],
    /// The evidence that it goes on without the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    independent: Option<IndependentOut<'a>>,
}

#[derive(Debug, Serialize)]
struct IndependentOut<'a> {
    text: &'a Text,
    grade: EvidenceGrade,
    sources: &'a [Id],
}

/// How many of the features that failed with the site work again.
#[derive(Debug, Serialize)]
struct ProgressOut {
    features_hit: usize,
    features_back: usize,
}

#[derive(Debug, Serialize)]
struct MeasureOut<'a> {
    id: &'a Id,
    name: &'a Text,
    unit: MeasureUnit,
    total: u64,
    reading: Option<ReadingOut<'a>>,
}

#[derive(Debug, Serialize)]
struct ReadingOut<'a> {
    when: Bounds,
    quantity: Quantity,
    basis: Basis,
    note: Option<&'a Text>,
    disputes: &'a [Dispute],
    grade: EvidenceGrade,
    sources: &'a [Id],
}

#[derive(Debug, Serialize)]
struct MilestoneOut<'a> {
    id: &'a Id,
    when: Bounds,
    label: &'a Text,
    text: &'a Text,
    disputes: &'a [Dispute],
    grade: EvidenceGrade,
    sources: &'a [Id],
}

impl<'a> Writer<'a> {
    /// Writes a site of a view; `None` for a site that the board does not have.
    pub fn site(&mut self, view: &'a SiteView, at: Timestamp) -> Option<SiteOut<'a>> {
        let site = self.log.board.site(view.index)?;
        let events = self.log.site_at(view.index).map(|own| own.events.as_slice()).unwrap_or_default();
        let board = &self.log.board;
        let dependants = self.log.graph.of_site(view.index);
        Some(SiteOut {
            id: &site.id,
            name: &site.name,
            kind: site.kind,
            standing: self.standing(&view.standing, events),
            cause: &site.cause,
            measures: view.measures.iter().filter_map(|measure| self.measure(measure)).collect(),
            milestones: view.milestones.iter().filter_map(|index| self.milestone(*index)).collect(),
            dependants: dependants.iter().filter_map(|known| Some(&board.service(known.service)?.id)).collect(),
            hanging: dependants.iter().filter_map(|dependant| self.hanging(*dependant)).collect(),
            progress: progress(self.log, view.index)
                .into_iter()
                .rfind(|step| step.from <= at)
                .map(|Progress { hit, back, .. }| ProgressOut { features_hit: hit, features_back: back }),
            sources: self.cite(&site.sources),
        })
    }

    fn hanging(&mut self, dependant: Dependant) -> Option<HangingOut<'a>> {
        let board = &self.log.board;
        let service = board.service(dependant.service)?;
        let link = service.depends_on.get(dependant.link)?;
        let independent = dependant.spared.and_then(|index| service.independent_of.get(index));
        Some(HangingOut {
            id: &service.id,
            through: dependant.through.and_then(|index| Some(&board.service(index)?.id)),
            features: &link.features,
            since: link.since.as_ref(),
            text: &link.evidence,
            grade: link.grade,
            sources: self.cite(&link.sources),
            independent: independent.map(|known| IndependentOut {
                text: &known.evidence,
                grade: known.grade,
                sources: self.cite(&known.sources),
            }),
        })
    }

    fn measure(&mut self, view: &MeasureView) -> Option<MeasureOut<'a>> {
        let measure = self.log.measures.get(view.index)?;
        self.cite(&measure.sources);
        let reading = view.reading.and_then(|index| self.log.readings.get(index));
        Some(MeasureOut {
            id: &measure.id,
            name: &measure.name,
            unit: measure.unit,
            total: measure.total,
            reading: reading.map(|reading| ReadingOut {
                when: self.when(reading.when),
                quantity: reading.quantity,
                basis: reading.basis,
                note: reading.note.as_ref(),
                disputes: self.disputes(&reading.disputes),
                grade: reading.grade,
                sources: self.cite(&reading.sources),
            }),
        })
    }

    fn milestone(&mut self, index: usize) -> Option<MilestoneOut<'a>> {
        let milestone = self.log.milestones.get(index)?;
        Some(MilestoneOut {
            id: &milestone.id,
            when: self.when(milestone.when),
            label: &milestone.label,
            text: &milestone.text,
            disputes: self.disputes(&milestone.disputes),
            grade: milestone.grade,
            sources: self.cite(&milestone.sources),
        })
    }

    fn disputes(&mut self, disputes: &'a [Dispute]) -> &'a [Dispute] {
        for dispute in disputes {
            self.cite(&dispute.sources);
        }
        disputes
    }
}
