//! How many people an outage hits: honest ranges from a published audience and the status over time.
//!
//! Inputs are drawn on a fixed grid of equally likely values, so that the same documents give the same range everywhere.
//! Everything assumed stands in `assumptions`, with where it comes from.

mod activity;
mod assumptions;
mod demand;
mod figure;
mod severity;
mod union;

pub use activity::Activity;
pub use figure::{Affected, EstimateGrade, Figure, FigureUnit, Input, NotEstimated, Range, UserHours};

use crate::time::Offset;
use crate::time::Timestamp;

use crate::model::Status;
use crate::timeline::{Piece, Timeline};
use demand::Demand;
use severity::Severity;

/// Estimates who is affected by one service at a moment, from the timeline of what the service is of no use without.
pub fn affected(activity: Option<&Activity>, timeline: &Timeline, offset: Offset, at: Timestamp) -> Affected {
    let Some(activity) = activity else {
        return Affected::not_estimated(NotEstimated::NoAudience);
    };
    if let Some(reason) = activity.refusal {
        return Affected::not_estimated(reason);
    }
    let (Some(habits), Some(profile)) = (&activity.habits, activity.profile()) else {
        return Affected::not_estimated(NotEstimated::NoActivityFigures);
    };
    let demand = Demand::new(profile, offset);
    let now = timeline.piece_at(at);
    if now.status == Status::Unknown {
        return Affected::not_estimated(NotEstimated::StatusUnknown);
    }
    let past = past(timeline, at);
    let peak = demand.peak(&past);
    let load_now = demand.load_at(at);
    let so_far = activity.heads_so_far(habits, &past, &demand);
    // Whoever met it in the last hour has met it so far: minutes after the start the hour is not yet full.
    let last_hour = activity.heads_at(habits, &Severity::of(now.possible), load_now, EstimateGrade::C).at_most(&so_far);
    let worst = match peak {
        Some((piece, load)) => {
            activity.heads_at(habits, &Severity::of(piece.possible), load, EstimateGrade::C).at_most(&so_far)
        }
        None => Figure::nobody(FigureUnit::People),
    };
    // The hour that has just begun is not yet in the past, and may be the worst.
    let peak = std::cmp::max_by_key(worst, last_hour, |figure| figure.range().map(|range| range.p50));
    Affected {
        last_hour,
        so_far,
        peak,
        user_hours: UserHours {
            exposure: activity.exposure(habits, &past),
            active: activity.active(habits, &past, &demand),
            usage: activity.usage(&past, &demand),
        },
    }
}

/// The same, when only features that are not essential fail at the moment: then nobody is known to be unaffected.
pub fn without_parts(affected: Affected) -> Affected {
    Affected { last_hour: Figure::none(NotEstimated::OnlyPartsFailed), ..affected }
}

/// Puts the figures of several services together without counting anybody twice.
pub fn together(parts: &[Affected], population: Option<u64>) -> Affected {
    Affected {
        last_hour: union::people(parts.iter().map(|part| &part.last_hour), population),
        so_far: union::people(parts.iter().map(|part| &part.so_far), population),
        peak: union::people(parts.iter().map(|part| &part.peak), population),
        user_hours: UserHours {
            exposure: union::hours(parts.iter().map(|part| &part.user_hours.exposure)),
            active: union::hours(parts.iter().map(|part| &part.user_hours.active)),
            usage: union::hours(parts.iter().map(|part| &part.user_hours.usage)),
        },
    }
}

/// A stretch of trouble up to the moment, with both ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    from: Timestamp,
    to: Timestamp,
    possible: crate::model::StatusSet,
}

impl Stretch {
    fn hours(&self) -> f64 {
        (self.to.as_second() - self.from.as_second()) as f64 / 3_600.0
    }
}

/// The stretches of trouble before a moment. What has no beginning is left out: nothing can be summed over it.
fn past(timeline: &Timeline, at: Timestamp) -> Vec<Stretch> {
    let stretch = |piece: &Piece| {
        let from = piece.from?;
        let to = piece.to.map_or(at, |to| to.min(at));
        let trouble = piece.possible.iter().any(Status::is_trouble);
        (from < to && trouble).then_some(Stretch { from, to, possible: piece.possible })
    };
    timeline.pieces().iter().filter_map(stretch).collect()
}
