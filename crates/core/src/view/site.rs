//! A site at a moment: its status, how far it has recovered, what hangs on it.

use crate::time::Timestamp;

use super::Standing;
use crate::model::Id;
use crate::timeline::BoardLog;

/// A measure at a moment, as indices into the readings of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureView {
    /// The measure, as an index into the measures of the log.
    pub index: usize,
    /// The reading in force: the last that is certain to be past.
    pub reading: Option<usize>,
    /// The reading that comes next. In a replay it is hindsight.
    pub next: Option<usize>,
}

/// A site at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteView {
    /// The site, as an index into the sites of the board.
    pub index: usize,
    /// Its own standing.
    pub standing: Standing,
    /// What is measured there.
    pub measures: Vec<MeasureView>,
    /// What has happened there so far, oldest first, as indices into the milestones of the log.
    pub milestones: Vec<usize>,
}

pub(super) fn sites(log: &BoardLog, at: Timestamp) -> Vec<SiteView> {
    log.board
        .sites
        .iter()
        .zip(&log.sites)
        .enumerate()
        .map(|(index, (site, own))| SiteView {
            index,
            standing: Standing::of(&own.timeline, at),
            measures: measures(log, &site.id, at),
            milestones: (0..log.milestones.len())
                .filter(|index| {
                    log.milestones
                        .get(*index)
                        .is_some_and(|milestone| milestone.site == site.id && milestone.when.latest() <= at)
                })
                .collect(),
        })
        .collect()
}

fn measures(log: &BoardLog, site: &Id, at: Timestamp) -> Vec<MeasureView> {
    let of_site = log.measures.iter().enumerate().filter(|(_, measure)| measure.site == *site);
    of_site
        .map(|(index, measure)| {
            let readings = || log.readings.iter().enumerate().filter(|(_, reading)| reading.measure == measure.id);
            let past = readings().rfind(|(_, reading)| reading.when.latest() <= at);
            let next = readings().find(|(_, reading)| reading.when.latest() > at);
            MeasureView { index, reading: past.map(|(index, _)| index), next: next.map(|(index, _)| index) }
        })
        .collect()
}
