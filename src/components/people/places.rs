//! Where the labels of a bar stand: beside it where there is room, else on its other side, else behind the outline; never on each
//! other.

/// The room between a bar and a label, in pixels.
const GAP: f64 = 8.0;

/// A bar or a label, in pixels from the left edge of the scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Bar {
    fn meets(self, other: Self) -> bool {
        self.from < other.to + GAP && other.from < self.to + GAP
    }

    fn of(from: f64, width: f64) -> Self {
        Self { from, to: from + width }
    }
}

/// Where the labels begin: of who was stopped, and of who uses it. The latter gives way: its figure stands in the details too.
pub(super) fn places(hit: Bar, users: Option<Bar>, widths: (f64, f64), room: f64) -> (f64, Option<f64>) {
    let (hit_width, users_width) = widths;
    let is_free = |label: Bar, others: &[Bar]| {
        label.from >= 0.0 && label.to <= room && !others.iter().any(|other| label.meets(*other))
    };
    let Some(users) = users else {
        let beside = [Bar::of(hit.to + GAP, hit_width), Bar::of(hit.from - GAP - hit_width, hit_width)];
        let place = beside.into_iter().find(|label| is_free(*label, &[]));
        return (place.map_or((room - hit_width).max(0.0), |label| label.from), None);
    };
    // Labels stand a gap apart from what they belong to, and so may touch what is measured with that gap.
    let near = |bar: Bar| Bar { from: bar.from + GAP, to: bar.to - GAP };
    let bars = [near(hit), near(users)];
    let of_users = [Bar::of(users.to + GAP, users_width), Bar::of(users.from - GAP - users_width, users_width)];
    let last = users.to.max(hit.to) + GAP;
    for label in of_users.into_iter().filter(|label| is_free(*label, &bars)) {
        let of_hit = [
            Bar::of(hit.to + GAP, hit_width),
            Bar::of(hit.from - GAP - hit_width, hit_width),
            Bar::of(last, hit_width),
        ];
        let others = [bars[0], bars[1], near(label)];
        if let Some(place) = of_hit.into_iter().find(|label| is_free(*label, &others)) {
            return (place.from, Some(label.from));
        }
        // Behind the outline, and the other behind it.
        let behind = Bar::of(last, hit_width);
        let moved = Bar::of(behind.to + GAP, users_width);
        if is_free(behind, &bars) && is_free(moved, &bars) {
            return (behind.from, Some(moved.from));
        }
    }
    let alone =
        [Bar::of(hit.to + GAP, hit_width), Bar::of(hit.from - GAP - hit_width, hit_width), Bar::of(last, hit_width)];
    let place = alone.into_iter().find(|label| is_free(*label, &bars));
    (place.map_or((room - hit_width).max(0.0), |label| label.from), None)
}

/// Round figures along a scale from nothing to the most, at most six of them.
pub(super) fn round_figures(most: u64) -> Vec<u64> {
    let mut unit: u64 = 1;
    loop {
        for step in [unit, unit.saturating_mul(2), unit.saturating_mul(5)] {
            if most / step <= 5 {
                return (0..=most / step).map(|index| index * step).collect();
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(from: f64, to: f64) -> Bar {
        Bar { from, to }
    }

    #[test]
    fn labels_give_way_before_they_meet() {
        for (hit, users, widths, expected) in [
            // Beside both bars.
            (bar(0.0, 10.0), Some(bar(200.0, 300.0)), (100.0, 80.0), (18.0, Some(308.0))),
            // The outline ends at the edge: its label stands before it, and the other left of its bar.
            (bar(340.0, 490.0), Some(bar(640.0, 1_000.0)), (150.0, 90.0), (182.0, Some(542.0))),
            // No room before the outline: both behind it.
            (bar(0.0, 3.0), Some(bar(60.0, 100.0)), (100.0, 80.0), (108.0, Some(216.0))),
            // Nobody knows how many use it.
            (bar(0.0, 3.0), None, (100.0, 80.0), (11.0, None)),
            // No room for both: the other gives way.
            (bar(10.0, 400.0), Some(bar(420.0, 1_000.0)), (300.0, 400.0), (700.0, None)),
        ] {
            assert_eq!(places(hit, users, widths, 1_000.0), expected, "{hit:?} {users:?}");
        }
    }

    #[test]
    fn labels_that_are_placed_never_meet() {
        for from in (0..100).map(|step| f64::from(step) * 10.0) {
            for length in [2.5, 40.0, 300.0] {
                for users in (0..100).map(|step| f64::from(step) * 10.0) {
                    let (hit, users) =
                        (bar(from, (from + length).min(1_000.0)), bar(users, (users + 150.0).min(1_000.0)));
                    let (own, other) = places(hit, Some(users), (120.0, 90.0), 1_000.0);
                    let Some(other) = other else { continue };
                    let (own, other) = (bar(own, own + 120.0), bar(other, other + 90.0));
                    assert!(own.to <= other.from || other.to <= own.from, "{hit:?} {users:?}: {own:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_figures_of_a_scale_are_round_and_few() {
        for (most, expected) in [
            (50_000_000, &[0, 10_000_000, 20_000_000, 30_000_000, 40_000_000, 50_000_000][..]),
            (49_999_999, &[0, 10_000_000, 20_000_000, 30_000_000, 40_000_000]),
            (130_000, &[0, 50_000, 100_000]),
            (7, &[0, 2, 4, 6]),
            (1, &[0, 1]),
        ] {
            assert_eq!(round_figures(most), expected);
        }
    }
}
