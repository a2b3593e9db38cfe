//! People of several services, each counted once.
//!
//! The audiences of two services overlap by an unknown part. The answer lies between the largest single figure (everybody
//! in the others is in it) and random duplication, `N (1 - Π (1 - Eᵢ/N))`, which reaches too far because audiences
//! correlate (ESOMAR 2005). The range takes the one as its lower and the other as its upper end. Without a population
//! there is no ceiling, and the sum stands in for random duplication.

use super::activity::whole;
use super::figure::{Figure, FigureUnit, Input, NotEstimated, Range};

/// The people of all parts that have a figure. The parts without one are not counted, and the page says so.
pub(super) fn people<'a>(parts: impl Iterator<Item = &'a Figure>, population: Option<u64>) -> Figure {
    let parts: Vec<&Figure> = parts.collect();
    let ranges: Vec<Range> = parts.iter().filter_map(|part| part.range()).collect();
    let Some(largest) = ranges.iter().max_by_key(|range| range.p50) else {
        return Figure::none(NotEstimated::NoPart);
    };
    if ranges.iter().all(|range| range.p95 == 0) {
        // Where it is not known whether a service works, or who uses the part that failed, nobody can say that nobody is
        // affected.
        let reasons = [NotEstimated::OnlyPartsFailed, NotEstimated::StatusUnknown].map(Figure::none);
        if let Some(reason) = reasons.into_iter().find(|reason| parts.contains(&reason)) {
            return reason;
        }
        return Figure::nobody(FigureUnit::People);
    }
    let most = |value: fn(&Range) -> u64| ranges.iter().map(value).max().unwrap_or(0) as f64;
    let at_random = |value: fn(&Range) -> u64| match population {
        Some(population) => {
            let n = population as f64;
            let nobody: f64 = ranges.iter().map(|range| 1.0 - (value(range) as f64 / n).min(1.0)).product();
            (n * (1.0 - nobody)).max(most(value).min(n))
        }
        None => ranges.iter().map(|range| value(range) as f64).sum(),
    };
    let p5 = most(|range| range.p5);
    let p95 = at_random(|range| range.p95);
    let p50 = f64::midpoint(most(|range| range.p50), at_random(|range| range.p50));
    let ceiling = population.map_or(f64::MAX, |population| population as f64);
    let overlap_adds = at_random(|range| range.p50) - most(|range| range.p50);
    let own_width = (largest.p95 - largest.p5) as f64;
    Figure::Estimated(Range {
        p5: whole(p5.min(ceiling)),
        p50: whole(p50.min(ceiling)),
        p95: whole(p95.min(ceiling)),
        unit: FigureUnit::People,
        grade: largest.grade,
        dominated_by: if overlap_adds > own_width { Input::Overlap } else { largest.dominated_by },
    })
}

/// The hours of all parts that have a figure: hours of different services add up.
pub(super) fn hours<'a>(parts: impl Iterator<Item = &'a Figure>) -> Figure {
    let mut ranges = parts.filter_map(Figure::range);
    let Some(first) = ranges.next() else { return Figure::none(NotEstimated::NoPart) };
    let sum = ranges.fold(first, |sum, range| Range {
        p5: sum.p5.saturating_add(range.p5),
        p50: sum.p50.saturating_add(range.p50),
        p95: sum.p95.saturating_add(range.p95),
        grade: sum.grade.max(range.grade),
        dominated_by: if range.p50 > sum.p50 { range.dominated_by } else { sum.dominated_by },
        ..sum
    });
    Figure::Estimated(sum)
}
