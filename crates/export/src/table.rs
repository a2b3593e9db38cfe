//! The equal table of the timelines: one row for each stretch of each lane, so that nobody has to see the drawing.

use downboard_core::model::{Event, FeatureIndex, Period, ServiceIndex, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, ServiceLog, Since, Timeline};
use downboard_words::{Stretch, stretches};

/// A stretch of a lane, as closely as it is known. None of its ends is cut where a part of the time ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TableRow<'a> {
    /// The service.
    pub service: ServiceIndex,
    /// The feature of it; none where the row is about the service as a whole.
    pub feature: Option<FeatureIndex>,
    /// The status.
    pub status: Status,
    /// From when on the board shows it, until the next row of the lane; nothing when that reaches back for ever. While a change
    /// is only bounded, the board shows the worse of before and after.
    pub shown: Option<Timestamp>,
    /// When it begins: not before, and not after. An end is `None` where nothing bounds it.
    pub begin: Since,
    /// When it ends: not before, and not after. An end is `None` where nothing bounds it.
    pub end: Since,
    /// How long it lasts; nothing where one of its bounds is open.
    pub length: Option<Length>,
    /// What is on record of its begin: the event with its grade, its sources and its note. Nothing where no event says so, as
    /// where a feed has gone stale.
    pub record: Option<&'a Event>,
}

/// How long a stretch lasts, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// From its latest begin to its earliest end; 0 where these overlap.
    pub least: i64,
    /// From its earliest begin to its latest end.
    pub most: i64,
}

impl Length {
    /// The length between a begin and an end, each of which is bounded on both sides; nothing where one is not.
    pub fn between(begin: Since, end: Since) -> Option<Self> {
        let seconds = |from: Timestamp, to: Timestamp| to.as_second() - from.as_second();
        let least = seconds(begin.to?, end.from?).max(0);
        Some(Self { least, most: seconds(begin.from?, end.to?).max(least) })
    }
}

impl TableRow<'_> {
    /// The stretch, as its lane says it.
    pub fn stretch(&self) -> Stretch {
        let Self { status, shown, begin, end, .. } = *self;
        Stretch { status, shown, begin, end }
    }
}

/// The rows of a part of the time: for each service in the given order first those of its roll-up, then those of each feature.
/// A service that the board does not have is left out.
pub fn rows<'a>(log: &'a BoardLog, part: Period, services: &[ServiceIndex]) -> Vec<TableRow<'a>> {
    let known = services.iter().filter_map(|index| Some((*index, log.service_at(*index)?.as_ref())));
    let lanes = known.flat_map(|(service, own): (ServiceIndex, &ServiceLog)| {
        let features = FeatureIndex::all(own.features.len()).map(Some);
        std::iter::once(None).chain(features).map(move |feature| (own, service, feature))
    });
    lanes.flat_map(|(own, service, feature)| lane(own, service, feature, part)).collect()
}

/// The rows of one lane of a service in a part of the time, from the first that may last into the part to the last that is shown
/// in it or may begin in it. A feature that the service does not have has no rows.
pub fn lane(own: &ServiceLog, service: ServiceIndex, feature: Option<FeatureIndex>, part: Period) -> Vec<TableRow<'_>> {
    let timeline = feature.map_or(Some(&own.timeline), |feature| own.feature(feature));
    let of = |timeline| stretches(timeline, part).into_iter().map(|known| row(own, timeline, service, feature, known));
    timeline.into_iter().flat_map(of).collect()
}

fn row<'a>(
    own: &'a ServiceLog,
    timeline: &Timeline,
    service: ServiceIndex,
    feature: Option<FeatureIndex>,
    stretch: Stretch,
) -> TableRow<'a> {
    let Stretch { status, shown, begin, end } = stretch;
    let first = match shown {
        Some(shown) => Some(timeline.piece_at(shown)),
        None => timeline.pieces().first().copied(),
    };
    // Within a bounded change a piece has the event that ends it. Only one that says what the row says began it; what a feature
    // that is not essential says counts for its service as a partial outage at most.
    let says_so = |event: &&Event| match feature {
        Some(_) => event.status == status,
        None => event.status == status || event.status.capped_at_partial() == status,
    };
    let event = first.and_then(|piece| own.events.get(piece.event?));
    TableRow {
        service,
        feature,
        status,
        shown,
        begin,
        end,
        length: Length::between(begin, end),
        record: event.filter(says_so),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_lasts_as_long_as_its_bounds_allow() {
        let since = |from: Option<i64>, to: Option<i64>| {
            let instant = |second: i64| Timestamp::from_second(second).expect("a small number");
            Since { from: from.map(instant), to: to.map(instant) }
        };
        for (begin, end, expected) in [
            (since(Some(600), Some(600)), since(Some(1_230), Some(1_230)), Some((630, 630))),
            (since(Some(600), Some(900)), since(Some(1_200), Some(1_800)), Some((300, 1_200))),
            // Its end may come before the latest time at which it began.
            (since(Some(600), Some(900)), since(Some(700), Some(1_000)), Some((0, 400))),
            (since(None, Some(900)), since(Some(1_200), Some(1_800)), None),
            (since(Some(600), Some(900)), since(Some(1_200), None), None),
            (since(None, None), since(None, None), None),
        ] {
            let length = Length::between(begin, end).map(|length| (length.least, length.most));
            assert_eq!(length, expected, "{begin:?} to {end:?}");
        }
    }
}
