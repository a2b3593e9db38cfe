//! Where the pieces of a timeline stand in a drawing, in percent of the lane's width, and how high: on the page, in what is
//! published of it, and in pictures.

use super::Standing;
use crate::model::{Period, Status};
use crate::time::{HOUR, Timestamp};
use crate::timeline::Timeline;

/// A stretch of a lane. Where both are the same the status is certain. Where the best is unknown and the worst is not, it is
/// not known whether anything was wrong; else a change between two known states lies somewhere in the stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Its left edge, in percent.
    pub x: f64,
    /// Its width, in percent.
    pub width: f64,
    /// What is certain: the best that is possible.
    pub best: Status,
    /// The worst that is possible. It differs from the best while a change is only bounded.
    pub worst: Status,
}

/// How high a status stands, as a share of the lane.
pub fn height(status: Status) -> f64 {
    match status {
        Status::MajorOutage => 0.84,
        Status::PartialOutage | Status::Maintenance => 0.52,
        Status::Degraded => 0.26,
        Status::Operational | Status::Unknown => 0.0,
    }
}

/// How far back the chart of a card reaches when nothing is wrong, and at least.
const LEAST_SECONDS: i64 = 6 * HOUR;

/// What the chart of a card shows: the trouble so far, with a little of what was before it. The moment is its right edge,
/// so that no hindsight stands in an article.
pub fn window(standing: &Standing, at: Timestamp) -> Period {
    let begun = standing.trouble_since.and_then(|since| since.from).unwrap_or(at);
    let lasted = (at.as_second() - begun.as_second()).max(LEAST_SECONDS);
    let from = Timestamp::from_second(at.as_second() - lasted - lasted / 10).unwrap_or(begun);
    Period { from, to: at }
}

/// How far an instant is into a period, from 0 to 1.
pub fn share(at: Timestamp, period: Period) -> f64 {
    let length = (period.to.as_second() - period.from.as_second()).max(1) as f64;
    ((at.as_second() - period.from.as_second()) as f64 / length).clamp(0.0, 1.0)
}

/// The time up to a moment in which the status of the moment holds and counts as certain: from when the words say that it holds
/// at the latest. That it may have ended by then is only known later. It ends where nothing is bounded any more, so that it
/// rarely moves with the moment.
pub fn held(timeline: &Timeline, at: Timestamp) -> Period {
    let from = timeline.since(at).to.unwrap_or(Timestamp::EPOCH);
    let piece = timeline.piece_at(at);
    let to = if piece.possible.is_certain() { piece.from.unwrap_or(Timestamp::EPOCH) } else { at };
    Period { from, to: to.max(from) }
}

/// The stretches of a timeline within a period, with what [`held`] at the moment; stretches of no width are left out.
pub fn bars(timeline: &Timeline, period: Period, held: Period) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut push = |from: f64, to: f64, best: Status, worst: Status| {
        if to <= from {
            return;
        }
        match bars.last_mut() {
            Some(last) if last.best == best && last.worst == worst => last.width = to - last.x,
            _ => bars.push(Bar { x: from, width: to - from, best, worst }),
        }
    };
    for piece in timeline.pieces() {
        let from = piece.from.map_or(0.0, |from| share(from, period)) * 100.0;
        let to = piece.to.map_or(1.0, |to| share(to, period)) * 100.0;
        // What was only seen later, and may have begun at any time before, is not known and not hatched.
        let is_open = piece.from.is_none();
        let is_held = piece.from.is_some_and(|from| held.from <= from && from < held.to);
        // Not by `clamp`: its panic prints its bounds, and the printing of floats is 5 kB of every page.
        let counts_to = if is_held { (share(held.to, period) * 100.0).max(from).min(to) } else { from };
        let cut = if is_open { to } else { counts_to };
        push(from, cut, piece.status, piece.status);
        // Where it may be that nothing was known yet, the line of what is known to work would be a claim too many.
        let best = match piece.possible.best() {
            Status::Operational if piece.possible.contains(Status::Unknown) => Status::Unknown,
            best => best,
        };
        push(cut, to, best, piece.possible.worst());
    }
    bars
}

/// What is narrower than this, in percent, is less than a pixel of a lane that is a thousand wide.
const PIXEL: f64 = 0.1;

/// Stretches that are drawn as one, because each of them is narrower than a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merged {
    /// The left edge of what is drawn, in percent.
    pub x: f64,
    /// How many stretches it stands for.
    pub count: usize,
}

/// The stretches, those beside each other that are all narrower than a pixel as one: from the best of them to the worst, so that
/// trouble never goes. A timeline of any length is then no more than some thousand stretches.
pub fn merged(bars: Vec<Bar>) -> (Vec<Bar>, Vec<Merged>) {
    let mut drawn: Vec<Bar> = Vec::new();
    let mut merges: Vec<Merged> = Vec::new();
    // Where the stretch that others are merged into stands among those drawn, and for how many it stands.
    let mut open: Option<usize> = None;
    for bar in bars {
        let is_narrow = bar.width < PIXEL;
        match (open, drawn.last_mut()) {
            (Some(count), Some(last)) if is_narrow && last.width + bar.width < 10.0 * PIXEL => {
                last.width = bar.x + bar.width - last.x;
                last.best = lower(last.best, bar.best);
                last.worst = last.worst.worse(bar.worst);
                open = Some(count + 1);
            }
            (count, last) => {
                merges.extend(
                    count.zip(last).filter(|(count, _)| *count > 1).map(|(count, last)| Merged { x: last.x, count }),
                );
                drawn.push(bar);
                open = is_narrow.then_some(1);
            }
        }
    }
    let last = open.zip(drawn.last()).filter(|(count, _)| *count > 1);
    merges.extend(last.map(|(count, last)| Merged { x: last.x, count }));
    (drawn, merges)
}

/// The status that stands lower; of those that stand on the line, what is not known.
fn lower(one: Status, other: Status) -> Status {
    let key = |status| (height(status), u8::from(status != Status::Unknown));
    if key(other) < key(one) { other } else { one }
}

/// A number with three decimals. Formatting a float would bring the exact algorithm, 15 kB of it, for a pixel's position.
#[expect(clippy::cast_possible_truncation, reason = "positions are between 0 and 100")]
pub fn decimal(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::When;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn numbers_have_three_decimals() {
        for (value, text) in [(0.0, "0.000"), (7.462_12, "7.462"), (99.9999, "100.000"), (-0.5, "-0.500")] {
            assert_eq!(decimal(value), text);
        }
    }

    fn bar(x: f64, width: f64, best: Status, worst: Status) -> Bar {
        Bar { x, width, best, worst }
    }

    #[test]
    fn what_is_closer_than_a_pixel_is_drawn_once_and_counted() {
        let (works, down) = (Status::Operational, Status::MajorOutage);
        let wide = bar(0.0, 50.0, works, works);
        let narrow = |index: u32, status| bar(50.0 + f64::from(index) * 0.05, 0.05, status, status);
        let (drawn, merges) =
            merged(vec![wide, narrow(0, down), narrow(1, works), narrow(2, down), bar(50.15, 49.85, works, works)]);
        assert_eq!(drawn.len(), 3);
        assert_eq!((drawn[1].best, drawn[1].worst), (works, down));
        assert!((drawn[1].width - 0.15).abs() < 1e-9);
        assert_eq!(merges, [Merged { x: 50.0, count: 3 }]);
        // One alone stays what it is.
        let (drawn, merges) = merged(vec![wide, narrow(0, down), bar(50.05, 49.95, works, works)]);
        assert_eq!((drawn.len(), drawn[1].best, merges), (3, down, vec![]));
        // What is not known is not drawn as if it worked.
        let (drawn, _) = merged(vec![narrow(0, works), narrow(1, Status::Unknown)]);
        assert_eq!((drawn.len(), drawn[0].best, drawn[0].worst), (1, Status::Unknown, Status::Unknown));
        assert_eq!(merged(Vec::new()), (vec![], vec![]));
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_merged_goes(widths in proptest::collection::vec((0.001_f64..0.2, 0_usize..6), 0..3_000)) {
            let mut x = 0.0;
            let bars: Vec<Bar> = widths.into_iter().map(|(width, status)| {
                let status = Status::ALL[status];
                let own = bar(x, width, status, status);
                x += width;
                own
            }).collect();
            let (drawn, merges) = merged(bars.clone());
            // The same span without a gap, and each stretch within one that is at least as bad.
            for pair in drawn.windows(2) {
                proptest::prop_assert!((pair[0].x + pair[0].width - pair[1].x).abs() < 1e-6);
            }
            for own in &bars {
                let middle = own.x + own.width / 2.0;
                let over = drawn.iter().rev().find(|drawn| drawn.x <= middle).expect("a stretch");
                proptest::prop_assert!(over.worst.rank() >= own.worst.rank());
                proptest::prop_assert!(height(over.best) <= height(own.best));
            }
            let alone = drawn.len() - merges.len();
            proptest::prop_assert_eq!(alone + merges.iter().map(|merged| merged.count).sum::<usize>(), bars.len());
            proptest::prop_assert!(merges.iter().all(|merged| merged.count > 1));
        }
    }

    fn at(at: i64) -> When {
        When::At(second(at))
    }

    fn between(from: i64, to: i64) -> When {
        When::Between { from: second(from), to: second(to) }
    }

    /// Nothing is held.
    const NOTHING: Period = Period { from: Timestamp::EPOCH, to: Timestamp::EPOCH };

    fn period() -> Period {
        Period { to: second(100), ..NOTHING }
    }

    fn timeline(changes: &[(When, Status)]) -> Timeline {
        let changes: Vec<_> = changes.iter().map(|(when, status)| (*when, *status, None)).collect();
        Timeline::from_changes(&changes)
    }

    /// What is drawn at a moment of a hundred seconds, as `from..to status` or `from..to best/worst`.
    #[track_caller]
    fn check(timeline: &Timeline, moment: i64, expected: &str) {
        let word = |bar: &Bar| match (bar.best, bar.worst) {
            (best, worst) if best == worst => best.word().to_owned(),
            (best, worst) => format!("{}/{}", best.word(), worst.word()),
        };
        let drawn: Vec<_> = bars(timeline, period(), held(timeline, second(moment)))
            .iter()
            .map(|bar| format!("{:.0}..{:.0} {}", bar.x, bar.x + bar.width, word(bar)))
            .collect();
        assert_eq!(drawn.join(", "), expected, "at {moment}");
    }

    #[test]
    fn up_to_the_moment_the_drawing_shows_what_the_words_say() {
        use Status::{MajorOutage, Operational, PartialOutage, Unknown};
        // The way there is hatched: the words say "up to". The way back is not, as long as the words say "down".
        let there_and_back =
            timeline(&[(at(0), Operational), (between(10, 20), MajorOutage), (between(40, 80), Operational)]);
        let whole = "0..10 operational, 10..20 operational/major_outage, 20..40 major_outage, \
                     40..80 operational/major_outage, 80..100 operational";
        for moment in [5, 15, 25, 40, 85] {
            check(&there_and_back, moment, whole);
        }
        check(
            &there_and_back,
            60,
            "0..10 operational, 10..20 operational/major_outage, 20..60 major_outage, \
             60..80 operational/major_outage, 80..100 operational",
        );
        // Seen down once, and up again only days later: down, not a hatched guess.
        let seen_once = timeline(&[(between(10, 20), MajorOutage), (between(20, 80), Operational)]);
        check(
            &seen_once,
            50,
            "0..10 unknown, 10..20 unknown/major_outage, 20..50 major_outage, 50..80 operational/major_outage, \
             80..100 operational",
        );
        // As long as nothing is known, nothing is drawn as known.
        let not_yet = timeline(&[(between(10, 80), PartialOutage)]);
        check(&not_yet, 50, "0..50 unknown, 50..80 unknown/partial_outage, 80..100 partial_outage");
        check(&not_yet, 90, "0..10 unknown, 10..80 unknown/partial_outage, 80..100 partial_outage");
        // Better by some time: down until then, and not "partly, perhaps more".
        let better = timeline(&[(at(10), MajorOutage), (between(30, 80), PartialOutage)]);
        check(
            &better,
            50,
            "0..10 unknown, 10..50 major_outage, 50..80 partial_outage/major_outage, 80..100 partial_outage",
        );
        // Lost from sight: down until then, and afterwards not known whether.
        let lost = timeline(&[(at(10), MajorOutage), (between(30, 80), Unknown)]);
        check(&lost, 50, "0..10 unknown, 10..50 major_outage, 50..80 unknown/major_outage, 80..100 unknown");
    }

    #[test]
    fn a_roll_up_whose_members_return_in_turn_is_drawn_down_as_long_as_it_counts_as_down() {
        let one = timeline(&[(at(0), Status::MajorOutage), (between(20, 80), Status::Operational)]);
        let other = timeline(&[(at(0), Status::MajorOutage), (between(30, 60), Status::Operational)]);
        let both = Timeline::roll_up([(&one, true), (&other, true)]);
        check(&both, 70, "0..70 major_outage, 70..80 operational/major_outage, 80..100 operational");
        check(&both, 90, "0..30 major_outage, 30..80 operational/major_outage, 80..100 operational");
    }

    #[test]
    fn what_is_drawn_moves_with_the_moment_only_where_the_moment_is_within_bounds() {
        let timeline = timeline(&[
            (at(1), Status::Operational),
            (between(10, 20), Status::MajorOutage),
            (between(40, 80), Status::Operational),
        ]);
        let held = |moment| held(&timeline, second(moment));
        assert_eq!(held(25), held(35));
        assert_eq!(held(85), held(95));
        assert_eq!(held(12), held(18));
        assert_ne!(held(45), held(55));
    }

    #[test]
    fn what_may_be_unknown_is_not_drawn_as_operational() {
        let period = Period { from: second(0), to: second(100) };
        let listed = When::Between { from: second(20), to: second(60) };
        let timeline = Timeline::from_changes(&[(listed, Status::Operational, Some(0))]);
        let drawn: Vec<_> =
            bars(&timeline, period, NOTHING).into_iter().map(|bar| (bar.best, bar.worst, bar.width)).collect();
        assert_eq!(drawn, [(Status::Unknown, Status::Unknown, 60.0), (Status::Operational, Status::Operational, 40.0)]);
    }

    #[test]
    fn bars_fill_the_lane_from_edge_to_edge() {
        let period = Period { from: second(0), to: second(100) };
        let timeline = Timeline::from_changes(&[
            (When::At(second(-50)), Status::Operational, Some(0)),
            (When::Between { from: second(20), to: second(30) }, Status::MajorOutage, Some(1)),
            (When::At(second(500)), Status::Operational, Some(2)),
        ]);
        let bar = |x, width, best, worst| Bar { x, width, best, worst };
        assert_eq!(
            bars(&timeline, period, NOTHING),
            [
                bar(0.0, 20.0, Status::Operational, Status::Operational),
                bar(20.0, 10.0, Status::Operational, Status::MajorOutage),
                bar(30.0, 70.0, Status::MajorOutage, Status::MajorOutage),
            ]
        );
    }
}
