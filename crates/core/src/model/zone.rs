//! The time zone of a board.

use std::fmt;

use crate::time::{DAY, DateTime, Offset, Timestamp};
use serde::Serialize;

use super::{Period, ZoneName};

/// The zone in which a board cuts its days and prints its times: a distance from UTC, the name printed beside it, and what both
/// become when the clocks are changed. It is all that is known of the zone; no database is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Its name in the database of time zones, such as `Asia/Seoul`. `downboard zone` writes the other fields by it, and
    /// `downboard check` compares them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<ZoneName>,
    /// The distance from UTC, such as `+09:00`, until the first change.
    #[serde(serialize_with = "crate::encode::offset")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = r"^[+-][0-9]{2}:[0-9]{2}$")))]
    pub utc_offset: Offset,
    /// The name printed beside times, such as `KST`, until the first change.
    #[cfg_attr(feature = "schema", schemars(length(max = 12)))]
    pub label: String,
    /// The changes of its clocks, each after the one before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default, length(max = 400)))]
    pub changes: Vec<ZoneChange>,
}

/// A change of the clocks of a zone, such as the begin of summer time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ZoneChange {
    /// When the clocks are changed.
    #[serde(serialize_with = "crate::encode::instant")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::encode::InstantSchema"))]
    pub at: Timestamp,
    /// The distance from UTC from then on.
    #[serde(serialize_with = "crate::encode::offset")]
    #[cfg_attr(feature = "schema", schemars(with = "String", regex(pattern = r"^[+-][0-9]{2}:[0-9]{2}$")))]
    pub utc_offset: Offset,
    /// The name printed beside times from then on.
    #[cfg_attr(feature = "schema", schemars(length(max = 12)))]
    pub label: String,
}

impl Zone {
    /// The longest label, in characters.
    pub const MAX_LABEL: usize = 12;
    /// The most changes: of two centuries with two a year.
    pub const MOST_CHANGES: usize = 400;

    /// A zone whose clocks are never changed.
    pub fn fixed(utc_offset: Offset, label: &str) -> Self {
        Self { name: None, utc_offset, label: label.to_owned(), changes: Vec::new() }
    }

    /// A zone of which only the clocks can be asked, such as a reader's: what they show within a period. Changes less than a week
    /// apart that undo each other are not found.
    pub fn observed(period: Period, offset_at: impl Fn(Timestamp) -> Offset, label: impl Fn(Offset) -> String) -> Self {
        let (from, to) = (period.from.as_second(), period.to.as_second());
        let at = |second: i64| Timestamp::from_second(second).map_or(Offset::UTC, &offset_at);
        let mut zone = Self::fixed(at(from), &label(at(from)));
        let (mut before, mut offset) = (from, zone.utc_offset);
        while before < to && zone.changes.len() < Self::MOST_CHANGES {
            let mut after = (before + 7 * DAY).min(to);
            let next = at(after);
            if next == offset {
                before = after;
                continue;
            }
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if at(middle) == offset { before = middle } else { after = middle }
            }
            (before, offset) = (after, at(after));
            let change = Timestamp::from_second(after);
            zone.changes.extend(change.map(|at| ZoneChange { at, utc_offset: offset, label: label(offset) }));
        }
        zone
    }

    /// Whether the clocks show the same as those of another zone all through a period.
    pub fn is_same_within(&self, other: &Self, period: Period) -> bool {
        let changes = [self, other].into_iter().flat_map(|zone| &zone.changes).map(|change| change.at);
        let mut instants = changes.filter(|at| period.has(*at)).chain([period.from, period.to]);
        instants.all(|at| self.offset_at(at) == other.offset_at(at))
    }

    /// The last change up to an instant.
    fn change_at(&self, at: Timestamp) -> Option<&ZoneChange> {
        self.changes.iter().rev().find(|change| change.at <= at)
    }

    /// The distance from UTC at an instant.
    pub fn offset_at(&self, at: Timestamp) -> Offset {
        self.change_at(at).map_or(self.utc_offset, |change| change.utc_offset)
    }

    /// The name printed beside an instant.
    pub fn label_at(&self, at: Timestamp) -> &str {
        self.change_at(at).map_or(&self.label, |change| &change.label)
    }

    /// An instant in RFC 3339 as the clocks show it: `2022-10-15T15:30:00+09:00`.
    pub fn rfc3339(&self, at: Timestamp) -> impl fmt::Display + use<> {
        at.display_with_offset(self.offset_at(at))
    }

    /// What the clocks show at an instant.
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.offset_at(at).to_datetime(at)
    }

    /// The first instant at which the clocks show a time, or a later one: a time that they leave out is the instant at which they
    /// do. In seconds from 1970-01-01T00:00:00 of the clocks; `None` outside the years of [`Timestamp`].
    pub fn instant_of(&self, local: i64) -> Option<Timestamp> {
        let mut second = local - self.utc_offset.seconds();
        for change in &self.changes {
            let begin = change.at.as_second();
            if second < begin {
                break;
            }
            second = begin.max(local - change.utc_offset.seconds());
        }
        Timestamp::from_second(second)
    }

    /// The instants within a period, without its ends, at which the clocks show a multiple of a step in seconds. A step of days
    /// gives the begins of days, each once and however long the day is: where the clocks leave midnight out, the day begins
    /// at the change.
    pub fn round_times(&self, period: Period, step: i64) -> Vec<Timestamp> {
        let (from, to) = (period.from.as_second(), period.to.as_second());
        let mut times = Vec::new();
        let mut offset = self.offset_at(period.from).seconds();
        let mut reached = (from + offset).div_euclid(step);
        let mut begin = from + 1;
        let changes = self.changes.iter().filter(|change| period.from < change.at && change.at < period.to);
        let changes = changes.map(|change| (change.at.as_second(), change.utc_offset.seconds()));
        for (end, next) in changes.chain([(to, 0)]) {
            for index in (begin + offset).div_euclid(step)..=(end + offset - 1).div_euclid(step) {
                let exact = index * step - offset;
                let is_one = if step < DAY { exact >= begin } else { index > reached };
                if is_one {
                    reached = index;
                    times.extend(Timestamp::from_second(exact.max(begin)));
                }
            }
            (begin, offset) = (end, next);
        }
        times
    }

    /// What the clocks show at an instant, for an axis that is to show whole days of them, in seconds from their
    /// 1970-01-01T00:00:00. While they show a time for the second time, it is the end of the first.
    pub fn on_axis(&self, at: Timestamp) -> i64 {
        let local = |at: Timestamp, offset: Offset| at.as_second() + offset.seconds();
        let (mut before, mut least) = (self.utc_offset, i64::MIN);
        for change in self.changes.iter().take_while(|change| change.at <= at) {
            least = least.max(local(change.at, before));
            before = change.utc_offset;
        }
        local(at, before).max(least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, MINUTE};
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        crate::instant::parse(text).expect("an instant")
    }

    fn offset(text: &str) -> Offset {
        Offset::from_seconds(crate::instant::offset_seconds(text).expect("a distance")).expect("a distance")
    }

    fn zone(first: &str, changes: &[(&str, &str)]) -> Zone {
        let change = |(text, after): &(&str, &str)| ZoneChange {
            at: at(text),
            utc_offset: offset(after),
            label: (*after).to_owned(),
        };
        Zone { changes: changes.iter().map(change).collect(), ..Zone::fixed(offset(first), first) }
    }

    fn berlin() -> Zone {
        zone("+01:00", &[("2022-03-27T01:00:00Z", "+02:00"), ("2022-10-30T01:00:00Z", "+01:00")])
    }

    fn beirut() -> Zone {
        zone("+02:00", &[("2022-03-26T22:00:00Z", "+03:00"), ("2022-10-29T21:00:00Z", "+02:00")])
    }

    fn lord_howe() -> Zone {
        zone("+11:00", &[("2022-04-02T15:00:00Z", "+10:30"), ("2022-10-01T15:30:00Z", "+11:00")])
    }

    /// Across the date line: 30 December 2011 was left out.
    fn apia() -> Zone {
        zone("-10:00", &[("2011-12-30T10:00:00Z", "+14:00")])
    }

    #[test]
    fn each_change_stands_from_its_instant_on() {
        for (moment, expected) in [
            ("2022-01-01T00:00:00Z", "+01:00"),
            ("2022-03-27T00:59:59Z", "+01:00"),
            ("2022-03-27T01:00:00Z", "+02:00"),
            ("2022-10-30T00:59:59Z", "+02:00"),
            ("2022-10-30T01:00:00Z", "+01:00"),
            ("2030-07-01T00:00:00Z", "+01:00"),
        ] {
            let (zone, at) = (berlin(), at(moment));
            assert_eq!((zone.offset_at(at).to_string().as_str(), zone.label_at(at)), (expected, expected), "{moment}");
        }
    }

    #[test]
    fn the_clocks_of_a_zone_tell_its_changes() {
        let period = |from: &str, to: &str| Period { from: at(from), to: at(to) };
        let year = period("2022-01-01T00:00:00Z", "2022-12-31T00:00:00Z");
        for (zone, period) in [
            (berlin(), year),
            (beirut(), year),
            (lord_howe(), year),
            (apia(), period("2011-12-29T00:00:00Z", "2012-01-02T00:00:00Z")),
            (zone("+09:00", &[]), year),
        ] {
            let observed = Zone::observed(period, |at| zone.offset_at(at), |offset| offset.to_string());
            assert_eq!(observed, zone);
            assert!(observed.is_same_within(&zone, period));
        }
        // Of a period without a change only what stands in it is known.
        let winter = period("2022-11-01T00:00:00Z", "2022-12-01T00:00:00Z");
        let observed = Zone::observed(winter, |at| berlin().offset_at(at), |offset| offset.to_string());
        assert_eq!(observed, zone("+01:00", &[]));
        assert!(!observed.is_same_within(&berlin(), year));
        assert!(!zone("+09:00", &[]).is_same_within(&zone("+08:00", &[]), winter));
    }

    #[test]
    fn days_begin_at_midnight_of_the_clocks() {
        for (zone, from, to, expected) in [
            // 24 hours, 23, 24; then 24, 25, 24.
            (berlin(), "2022-03-25T23:00:00Z", "2022-03-28T22:00:00Z", "2022-03-26T23:00:00Z 2022-03-27T22:00:00Z"),
            (
                berlin(),
                "2022-10-28T22:00:00Z",
                "2022-10-31T23:00:01Z",
                "2022-10-29T22:00:00Z 2022-10-30T23:00:00Z 2022-10-31T23:00:00Z",
            ),
            // Midnight is left out in spring, and in autumn the hour before it is there twice.
            (beirut(), "2022-03-25T22:00:00Z", "2022-03-28T21:00:00Z", "2022-03-26T22:00:00Z 2022-03-27T21:00:00Z"),
            (beirut(), "2022-10-28T21:00:00Z", "2022-10-31T22:00:00Z", "2022-10-29T22:00:00Z 2022-10-30T22:00:00Z"),
            // An hour that ends and begins at midnight twice is of one day.
            (
                zone("-04:00", &[("2022-11-06T05:00:00Z", "-05:00")]),
                "2022-11-05T12:00:00Z",
                "2022-11-07T12:00:00Z",
                "2022-11-06T04:00:00Z 2022-11-07T05:00:00Z",
            ),
            (
                apia(),
                "2011-12-29T00:00:00Z",
                "2012-01-01T00:00:00Z",
                "2011-12-29T10:00:00Z 2011-12-30T10:00:00Z 2011-12-31T10:00:00Z",
            ),
            (
                zone("+05:45", &[]),
                "2022-10-15T00:00:00Z",
                "2022-10-17T00:00:00Z",
                "2022-10-15T18:15:00Z 2022-10-16T18:15:00Z",
            ),
            (zone("-03:30", &[]), "2022-10-15T03:30:00Z", "2022-10-16T03:30:00Z", ""),
        ] {
            let times = zone.round_times(Period { from: at(from), to: at(to) }, DAY);
            let times: Vec<_> = times.iter().map(Timestamp::to_string).collect();
            assert_eq!(times.join(" "), expected, "{from} {to}");
        }
    }

    #[test]
    fn hours_are_full_hours_of_the_clocks() {
        for (zone, from, to, step, expected) in [
            (berlin(), "2022-03-26T23:30:00Z", "2022-03-27T02:30:00Z", HOUR, "01:00 03:00 04:00"),
            (berlin(), "2022-10-29T22:30:00Z", "2022-10-30T02:30:00Z", HOUR, "01:00 02:00 02:00 03:00"),
            (lord_howe(), "2022-10-01T13:15:00Z", "2022-10-01T17:15:00Z", HOUR, "00:00 01:00 03:00 04:00"),
            (lord_howe(), "2022-10-01T14:45:00Z", "2022-10-01T16:15:00Z", 30 * MINUTE, "01:30 02:30 03:00"),
            (zone("+05:45", &[]), "2022-10-15T00:00:00Z", "2022-10-15T03:00:00Z", HOUR, "06:00 07:00 08:00"),
        ] {
            let times = zone.round_times(Period { from: at(from), to: at(to) }, step);
            let clock = |at: &Timestamp| format!("{:02}:{:02}", zone.local(*at).hour(), zone.local(*at).minute());
            assert_eq!(times.iter().map(clock).collect::<Vec<_>>().join(" "), expected, "{from} {to}");
        }
    }

    #[test]
    fn a_time_of_the_clocks_is_an_instant() {
        for (zone, local, expected) in [
            (berlin(), "2022-03-27T01:59:59Z", "2022-03-27T00:59:59Z"),
            (berlin(), "2022-03-27T02:30:00Z", "2022-03-27T01:00:00Z"),
            (berlin(), "2022-03-27T03:00:00Z", "2022-03-27T01:00:00Z"),
            (berlin(), "2022-10-30T02:30:00Z", "2022-10-30T00:30:00Z"),
            (berlin(), "2022-10-30T03:00:00Z", "2022-10-30T02:00:00Z"),
            (zone("-03:30", &[]), "2022-10-15T00:00:00Z", "2022-10-15T03:30:00Z"),
        ] {
            assert_eq!(zone.instant_of(at(local).as_second()), Some(at(expected)), "{local}");
        }
    }

    #[test]
    fn an_axis_of_days_never_goes_back() {
        let zone = berlin();
        for (moment, shown) in [
            ("2022-10-30T00:59:00Z", "2022-10-30T02:59:00Z"),
            ("2022-10-30T01:00:00Z", "2022-10-30T03:00:00Z"),
            ("2022-10-30T01:59:00Z", "2022-10-30T03:00:00Z"),
            ("2022-10-30T02:10:00Z", "2022-10-30T03:10:00Z"),
            ("2022-03-27T01:00:00Z", "2022-03-27T03:00:00Z"),
        ] {
            assert_eq!(zone.on_axis(at(moment)), at(shown).as_second(), "{moment}");
        }
    }

    fn any_zone() -> impl Strategy<Value = Zone> {
        let offsets = || (-1_080_i64..=1_080).prop_map(|minutes| Offset::from_seconds(minutes * 60).expect("in range"));
        let changes = prop::collection::btree_map(0_i64..4_000_000, offsets(), 0..8);
        (offsets(), changes).prop_map(|(first, changes)| Zone {
            changes: changes
                .into_iter()
                .map(|(second, utc_offset)| ZoneChange {
                    at: Timestamp::from_second(second).expect("a small number"),
                    utc_offset,
                    label: utc_offset.to_string(),
                })
                .collect(),
            ..Zone::fixed(first, &first.to_string())
        })
    }

    proptest! {
        #[test]
        fn every_instant_has_an_offset_and_its_label(zone in any_zone(), second in -62_167_000_000_i64..253_000_000_000) {
            let at = Timestamp::from_second(second).expect("in range");
            prop_assert_eq!(zone.offset_at(at).to_string(), zone.label_at(at));
            let last = zone.changes.iter().take_while(|change| change.at <= at).last();
            prop_assert_eq!(zone.offset_at(at), last.map_or(zone.utc_offset, |change| change.utc_offset));
            prop_assert!(zone.on_axis(at) >= second + zone.offset_at(at).seconds());
        }

        #[test]
        fn days_are_cut_where_the_date_first_changes(zone in any_zone(), from in -100_000_i64..4_100_000, length in 0_i64..600_000) {
            let period = Period {
                from: Timestamp::from_second(from).expect("in range"),
                to: Timestamp::from_second(from + length).expect("in range"),
            };
            let day = |at: Timestamp| (at.as_second() + zone.offset_at(at).seconds()).div_euclid(DAY);
            let mut reached = day(period.from);
            for at in zone.round_times(period, DAY) {
                prop_assert!(period.from < at && at < period.to);
                prop_assert!(day(at) > reached);
                reached = day(at);
            }
            for second in (from..from + length).step_by(600) {
                prop_assert!(day(Timestamp::from_second(second).expect("in range")) <= reached);
            }
        }
    }
}
