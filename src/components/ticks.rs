//! Which times stand along an axis, by how long it is.

use downboard_core::model::{Lang, Period, Zone};
use downboard_core::time::{DAY, HOUR, MINUTE, Timestamp};

/// The steps between labels, in seconds.
const STEPS: [i64; 9] = [MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY];
/// No more labels than this find room on the axis of a card.
const MOST: i64 = 5;

/// The times along a period with their labels, in order: round ones in the zone of the board. From a day on they are days.
pub(super) fn ticks(lang: Lang, period: Period, zone: &Zone) -> Vec<(Timestamp, String)> {
    let length = period.to.as_second() - period.from.as_second();
    let step = STEPS.into_iter().find(|step| length / step <= MOST).unwrap_or((length / MOST / DAY + 1) * DAY);
    zone.round_times(period, step)
        .into_iter()
        .map(|at| {
            let label =
                if step >= DAY { downboard_words::axis_day(lang, at, zone) } else { downboard_words::clock(at, zone) };
            (at, label)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;

    fn labels(from: &str, to: &str) -> String {
        labels_in(&Zone::fixed(Offset::constant(9), "KST"), from, to)
    }

    fn labels_in(zone: &Zone, from: &str, to: &str) -> String {
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let ticks = ticks(Lang::En, Period { from: at(from), to: at(to) }, zone);
        ticks.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round_and_few() {
        for (from, to, expected) in [
            ("2022-10-15T14:29:00+09:00", "2022-10-15T21:50:00+09:00", "15:00 18:00 21:00"),
            ("2022-10-15T14:29:00+09:00", "2022-10-15T14:33:00+09:00", "14:30 14:31 14:32"),
            ("2022-10-15T14:29:00+09:00", "2022-10-15T17:00:00+09:00", "14:30 15:00 15:30 16:00 16:30"),
            ("2022-10-15T14:29:00+09:00", "2022-10-16T12:00:00+09:00", "18:00 00:00 06:00"),
            ("2022-10-15T14:29:00+09:00", "2022-10-19T12:00:00+09:00", "Sun 16 Mon 17 Tue 18 Wed 19"),
        ] {
            assert_eq!(labels(from, to), expected, "{from} {to}");
        }
        let many = labels("1990-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        assert!(many.matches(' ').count() < 20, "{many}");
        assert_eq!(labels("2022-10-15T14:29:00+09:00", "2022-10-15T14:29:00+09:00"), "");
    }

    #[test]
    fn ticks_are_round_on_the_clocks_of_any_zone() {
        let in_minutes = |minutes: i64| Zone::fixed(Offset::from_seconds(minutes * MINUTE).expect("a distance"), "");
        let change = ZoneChange {
            at: downboard_core::instant::parse("2022-03-27T01:00:00Z").expect("an instant"),
            utc_offset: Offset::constant(2),
            label: "CEST".to_owned(),
        };
        let berlin = Zone { changes: vec![change], ..Zone::fixed(Offset::constant(1), "CET") };
        for (zone, from, to, expected) in [
            (in_minutes(345), "2022-10-15T05:00:00Z", "2022-10-15T09:30:00Z", "11:00 12:00 13:00 14:00 15:00"),
            (in_minutes(-210), "2022-10-15T00:00:00Z", "2022-10-17T12:00:00Z", "Sat 15 Sun 16 Mon 17"),
            (berlin.clone(), "2022-03-26T23:30:00Z", "2022-03-27T03:30:00Z", "01:00 03:00 04:00 05:00"),
            (berlin, "2022-03-26T11:00:00Z", "2022-03-29T11:00:00Z", "Sun 27 Mon 28 Tue 29"),
        ] {
            assert_eq!(labels_in(&zone, from, to), expected, "{from} {to}");
        }
    }
}
