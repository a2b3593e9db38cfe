//! How many of the features that failed with a site are back, over time.

use crate::model::{SiteIndex, Status};
use crate::order;
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Timeline};

/// From a moment on: how many features have failed by then, and how many of these work again. A service without features
/// counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// From when on.
    pub from: Timestamp,
    /// How many have failed since the beginning.
    pub hit: usize,
    /// How many of these are known to work again.
    pub back: usize,
}

/// The steps of the recovery of what hangs on a site, oldest first. What is unknown again is not back.
pub fn progress(log: &BoardLog, site: SiteIndex) -> Vec<Progress> {
    let mut steps: Vec<(Timestamp, i64, i64)> = Vec::new();
    let dependants = log.graph.of_site(site).iter();
    for service in dependants.filter_map(|dependant| log.service_at(dependant.service)) {
        if service.features.is_empty() {
            collect(&service.timeline, &mut steps);
        }
        for feature in &service.features {
            collect(feature, &mut steps);
        }
    }
    let steps = order::by_key(steps, |(at, ..)| order::Key::least(at.as_second()));
    let (mut hit, mut back) = (0_i64, 0_i64);
    let mut points: Vec<Progress> = Vec::new();
    for (from, more_hit, more_back) in steps {
        (hit, back) = (hit + more_hit, back + more_back);
        let count = |count: i64| usize::try_from(count).unwrap_or_default();
        let point = Progress { from, hit: count(hit), back: count(back) };
        match points.last_mut() {
            Some(last) if last.from == from => *last = point,
            _ => points.push(point),
        }
    }
    points
}

fn collect(timeline: &Timeline, steps: &mut Vec<(Timestamp, i64, i64)>) {
    let (mut was_hit, mut was_back) = (false, false);
    for piece in timeline.pieces() {
        let Some(from) = piece.from else { continue };
        let newly_hit = !was_hit && piece.status.is_trouble();
        was_hit |= newly_hit;
        let is_back = was_hit && piece.status == Status::Operational;
        if newly_hit || is_back != was_back {
            steps.push((from, i64::from(newly_hit), i64::from(is_back) - i64::from(was_back)));
        }
        was_back = is_back;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;

    #[test]
    fn what_failed_is_counted_once_and_is_back_only_while_it_is_known_to_work() {
        let at = |second: i64| Timestamp::from_second(second).expect("in range");
        let change = |second: i64, status: Status| (When::At(at(second)), status, None);
        let timeline = Timeline::from_changes(&[
            change(0, Status::Operational),
            change(10, Status::MajorOutage),
            change(20, Status::PartialOutage),
            change(30, Status::Operational),
            change(40, Status::Unknown),
            change(50, Status::Degraded),
            change(60, Status::Operational),
        ]);
        let mut steps = Vec::new();
        collect(&timeline, &mut steps);
        let expected = [(10, 1, 0), (30, 0, 1), (40, 0, -1), (60, 0, 1)];
        assert_eq!(steps, expected.map(|(second, hit, back)| (at(second), hit, back)));
    }
}
