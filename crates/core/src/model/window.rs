//! The time that a board's timelines cover.

use crate::time::{HOUR, Timestamp};
use serde::Serialize;

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The left edge of the timelines.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub from: Timestamp,
    /// The right edge of the timelines.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub to: Timestamp,
}

impl Period {
    /// How long it is, in seconds.
    pub fn seconds(self) -> i64 {
        self.to.as_second() - self.from.as_second()
    }

    /// Whether an instant is in it; its ends are.
    pub fn has(self, at: Timestamp) -> bool {
        self.from <= at && at <= self.to
    }
}

/// The hours up to the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// How many.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 720)))]
    pub hours: u32,
}

/// The time that a board's timelines cover: fixed, for an outage, or the hours up to the moment, for a watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Window {
    /// From one instant to another.
    Fixed(Period),
    /// So many hours up to the moment.
    Rolling(Hours),
}

impl Window {
    /// The most hours of a rolling window: thirty days.
    pub const MOST_HOURS: u32 = 720;

    /// The period at a moment. A rolling window moves from full hour to full hour, so that its axis stands still in between.
    pub fn at(self, moment: Timestamp) -> Period {
        match self {
            Self::Fixed(period) => period,
            Self::Rolling(Hours { hours }) => {
                let to = (moment.as_second().div_euclid(HOUR) + 1) * HOUR;
                let instant = |second| Timestamp::from_second(second).unwrap_or(moment);
                Period { from: instant(to - i64::from(hours.clamp(1, Self::MOST_HOURS)) * HOUR), to: instant(to) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rolling_window_moves_by_the_hour() {
        let at = |text| crate::instant::parse(text).expect("an instant");
        let window = Window::Rolling(Hours { hours: 24 });
        let period = window.at(at("2026-11-22T07:59:59Z"));
        assert_eq!(period, Period { from: at("2026-11-21T08:00:00Z"), to: at("2026-11-22T08:00:00Z") });
        assert_eq!(window.at(at("2026-11-22T07:00:00Z")), period);
        assert_ne!(window.at(at("2026-11-22T08:00:00Z")), period);
    }
}
