//! A site at a moment: its status, how far it has recovered, what hangs on it.

use crate::time::Timestamp;

use super::Standing;
use crate::links::grouped;
use crate::model::SiteIndex;
use crate::steps::step;
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
    /// Which site of the board it is.
    pub index: SiteIndex,
    /// Its own standing.
    pub standing: Standing,
    /// What is measured there.
    pub measures: Vec<MeasureView>,
    /// What has happened there so far, oldest first, as indices into the milestones of the log.
    pub milestones: Vec<usize>,
}

pub(super) fn sites(log: &BoardLog, at: Timestamp) -> Vec<SiteView> {
    let ids = log.board.sites.iter().map(|site| &site.id);
    let past = log.milestones.iter().enumerate().filter(|(_, known)| known.when.latest() <= at);
    let milestones = grouped(ids.clone(), past.map(|(index, milestone)| (index, &milestone.site)));
    let measures = grouped(ids, log.measures.iter().enumerate().map(|(index, measure)| (index, &measure.site)));
    let own = log.sites.iter().zip(milestones).zip(measures);
    SiteIndex::each(own)
        .map(|(index, ((own, milestones), measures))| SiteView {
            index,
            standing: Standing::of(&own.timeline, at),
            measures: measures.into_iter().map(|index| measure(log, index, at)).collect(),
            milestones,
        })
        .collect()
}

/// A measure at a moment. Its readings are in the order of their latest ends.
fn measure(log: &BoardLog, index: usize, at: Timestamp) -> MeasureView {
    let readings = log.readings_of(index);
    let past = readings.partition_point(|reading| {
        step();
        log.readings.get(*reading).is_some_and(|reading| reading.when.latest() <= at)
    });
    let reading = past.checked_sub(1).and_then(|last| readings.get(last)).copied();
    MeasureView { index, reading, next: readings.get(past).copied() }
}
