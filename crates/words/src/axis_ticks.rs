//! Which times have a line across the lanes, and which of them a label, by how much time is shown.

use downboard_core::model::{Lang, Period, Zone};
use downboard_core::time::{DAY, HOUR, MINUTE, Timestamp};

use super::dates::{axis_day, axis_month, clock};

/// Up to so many seconds, so many are between two lines, and between two labels where there is the most room.
const STEPS: [(i64, i64, i64); 5] = [
    (40 * MINUTE, MINUTE, 5 * MINUTE),
    (3 * HOUR, 10 * MINUTE, 10 * MINUTE),
    (12 * HOUR, HOUR, HOUR),
    (24 * HOUR, HOUR, 3 * HOUR),
    (3 * DAY, 6 * HOUR, 6 * HOUR),
];
/// What may be between two labels where there is less.
const ROUND: [i64; 9] = [MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];
/// From so many days on, months have a line each; from so many on, years.
const DAYS_OF_MONTHS: usize = 93;
const DAYS_OF_YEARS: usize = 3 * 366;
/// More lines than this are too many.
const MOST_LINES: usize = 31;

/// How much room a label needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// That of a phone.
    Phone,
    /// That of a tablet.
    Tablet,
    /// More.
    Wide,
}

impl Room {
    const ALL: [Self; 3] = [Self::Phone, Self::Tablet, Self::Wide];

    /// So many labels have it at most, clocks and days.
    fn most(self) -> (i64, usize) {
        match self {
            Self::Phone => (5, 4),
            Self::Tablet => (9, 8),
            Self::Wide => (18, 8),
        }
    }

    /// How much of the axis the label of a day takes up.
    fn of_day(self) -> f64 {
        match self {
            Self::Phone => 0.2,
            Self::Tablet => 0.125,
            Self::Wide => 0.06,
        }
    }
}

/// What a time is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisLabel {
    /// What it says.
    pub text: String,
    /// The room that it needs.
    pub room: Room,
    /// Whether it says a day, and not an hour of one.
    pub is_day: bool,
}

/// A time along the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// When.
    pub at: Timestamp,
    /// What it is called, where it is.
    pub label: Option<AxisLabel>,
    /// Whether a day begins among hours.
    pub is_midnight: bool,
}

/// The labels along a period, in order, each with the time that it stands at and the time before which it has to end: that of the
/// first day before the second, every other before the end. One that has no room is not shown.
pub fn axis_labels(lang: Lang, period: Period, zone: &Zone) -> Vec<(Period, AxisLabel)> {
    let ticks = axis_ticks(lang, period, zone).into_iter();
    let labelled: Vec<_> = ticks.filter_map(|tick| Some((tick.at, tick.label?))).collect();
    let second = labelled.iter().find(|(_, label)| label.is_day).map_or(period.to, |(at, _)| *at);
    let text = axis_day(lang, period.from, zone);
    let first = (Period { to: second, ..period }, AxisLabel { text, room: Room::Phone, is_day: true });
    let rest = labelled.into_iter().map(|(at, label)| (Period { from: at, ..period }, label));
    std::iter::once(first).chain(rest).collect()
}

/// The times along a period, in order: round ones in the zone of the board.
pub fn axis_ticks(lang: Lang, period: Period, zone: &Zone) -> Vec<Tick> {
    match STEPS.into_iter().find(|(most, _, _)| period.seconds() <= *most) {
        Some((_, line, label)) => hours(lang, period, zone, line, label),
        None => days(lang, period, zone),
    }
}

fn hours(lang: Lang, period: Period, zone: &Zone, line: i64, label: i64) -> Vec<Tick> {
    let midnights = zone.round_times(period, DAY);
    let labelled = Room::ALL.map(|room| {
        let (most, _) = room.most();
        let fits = |step: &i64| *step >= label && (room == Room::Wide || period.seconds() / step <= most);
        (room, zone.round_times(period, ROUND.into_iter().find(fits).unwrap_or(DAY)))
    });
    let length = period.seconds().max(1) as f64;
    let tick = |at: Timestamp| {
        if midnights.contains(&at) {
            let text = axis_day(lang, at, zone);
            return Tick { at, label: Some(AxisLabel { text, room: Room::Phone, is_day: true }), is_midnight: true };
        }
        let day = midnights.iter().rev().find(|day| **day < at).copied().unwrap_or(period.from);
        let distance = (at.as_second() - day.as_second()) as f64 / length;
        let room = labelled.iter().find(|(room, times)| distance >= room.of_day() && times.contains(&at));
        let clock = |(room, _): &(Room, _)| AxisLabel { text: clock(at, zone), room: *room, is_day: false };
        Tick { at, label: room.map(clock), is_midnight: false }
    };
    // Where the clocks leave midnight out, the day begins at no round time.
    let mut times = zone.round_times(period, line);
    times.extend(&midnights);
    times.sort_unstable();
    times.dedup();
    times.into_iter().map(tick).collect()
}

fn days(lang: Lang, period: Period, zone: &Zone) -> Vec<Tick> {
    let days = zone.round_times(period, DAY);
    let label: fn(Lang, Timestamp, &Zone) -> String = if days.len() > DAYS_OF_MONTHS { axis_month } else { axis_day };
    let local = |at: &Timestamp| zone.local(*at);
    let times: Vec<Timestamp> = match days.len() {
        DAYS_OF_YEARS.. => days.into_iter().filter(|day| local(day).month() == 1 && local(day).day() == 1).collect(),
        DAYS_OF_MONTHS.. => days.into_iter().filter(|day| local(day).day() == 1).collect(),
        _ => days,
    };
    let step = times.len().div_ceil(MOST_LINES).max(1);
    let times: Vec<Timestamp> = times.into_iter().step_by(step).collect();
    // Where there is less room, some of the labels are left out, and no other stands in their place.
    let wide = times.len().div_ceil(Room::Wide.most().1).max(1);
    let every = Room::ALL.map(|room| (room, wide * times.len().div_ceil(wide * room.most().1).max(1)));
    let tick = |(index, at): (usize, Timestamp)| {
        let room = every.iter().find(|(_, every)| index % every == 0);
        let day = |(room, _): &(Room, _)| AxisLabel { text: label(lang, at, zone), room: *room, is_day: true };
        Tick { at, label: room.map(day), is_midnight: false }
    };
    times.into_iter().enumerate().map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;

    fn kst() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    /// The labels that a room has, `|` for a line without one and `=` for a midnight.
    fn drawn(zone: &Zone, from: &str, to: &str, room: Room) -> String {
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let tick = |tick: Tick| {
            let label = tick.label.filter(|label| label.room <= room).map_or("|".to_owned(), |label| label.text);
            if tick.is_midnight { format!("={label}") } else { label }
        };
        let ticks = axis_ticks(Lang::En, Period { from: at(from), to: at(to) }, zone);
        ticks.into_iter().map(tick).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_and_labels_follow_the_length_of_what_is_shown() {
        let (day, night) = ("2022-10-15T14:18:00+09:00", "2022-10-15T22:35:12+09:00");
        for (from, to, room, expected) in [
            (
                day,
                "2022-10-15T14:48:00+09:00",
                Room::Phone,
                "| | | | | | | | | | | 14:30 | | | | | | | | | 14:40 | | | | | | |",
            ),
            (
                day,
                "2022-10-15T16:18:00+09:00",
                Room::Wide,
                "| 14:30 14:40 14:50 15:00 15:10 15:20 15:30 15:40 15:50 16:00 16:10",
            ),
            (day, "2022-10-15T16:18:00+09:00", Room::Tablet, "| | | | 15:00 | | 15:30 | | 16:00 |"),
            (day, night, Room::Wide, "15:00 16:00 17:00 18:00 19:00 20:00 21:00 22:00"),
            (day, night, Room::Phone, "| | | 18:00 | | 21:00 |"),
            (
                day,
                "2022-10-16T12:00:00+09:00",
                Room::Wide,
                "| | | 18:00 | | 21:00 | | =Sun 16 | | 03:00 | | 06:00 | | 09:00 | |",
            ),
            (day, "2022-10-17T12:00:00+09:00", Room::Wide, "18:00 =Sun 16 06:00 12:00 18:00 =Mon 17 06:00"),
            (day, "2022-10-19T12:00:00+09:00", Room::Phone, "Sun 16 Mon 17 Tue 18 Wed 19"),
            (day, "2022-10-25T12:00:00+09:00", Room::Phone, "Sun 16 | | | Thu 20 | | | Mon 24 |"),
            (day, "2022-10-25T12:00:00+09:00", Room::Wide, "Sun 16 | Tue 18 | Thu 20 | Sat 22 | Mon 24 |"),
            (day, "2023-03-25T12:00:00+09:00", Room::Wide, "Nov 2022 Dec 2022 Jan 2023 Feb 2023 Mar 2023"),
        ] {
            assert_eq!(drawn(&kst(), from, to, room), expected, "{from} {to} {room:?}");
        }
        let years = drawn(&kst(), "1990-06-01T00:00:00Z", "2030-06-01T00:00:00Z", Room::Phone);
        assert!(years.starts_with("Jan 1991 | ") && years.matches(' ').count() < 90, "{years}");
        assert_eq!(drawn(&kst(), day, day, Room::Wide), "");
    }

    #[test]
    fn lines_are_round_on_the_clocks_of_any_zone() {
        let in_minutes = |minutes: i64| Zone::fixed(Offset::from_seconds(minutes * MINUTE).expect("a distance"), "");
        let change = |at: &str, hours, label: &str| ZoneChange {
            at: downboard_core::instant::parse(at).expect("an instant"),
            utc_offset: Offset::constant(hours),
            label: label.to_owned(),
        };
        let berlin = Zone {
            changes: vec![change("2022-03-27T01:00:00Z", 2, "CEST")],
            ..Zone::fixed(Offset::constant(1), "CET")
        };
        // Midnight is left out: the day begins at one.
        let beirut = Zone {
            changes: vec![change("2022-03-26T22:00:00Z", 3, "EEST")],
            ..Zone::fixed(Offset::constant(2), "EET")
        };
        for (zone, from, to, expected) in [
            (in_minutes(345), "2022-10-15T05:00:00Z", "2022-10-15T09:30:00Z", "| 12:00 13:00 14:00 15:00"),
            (berlin, "2022-03-26T21:30:00Z", "2022-03-27T03:30:00Z", "23:00 =Sun 27 01:00 03:00 04:00 05:00"),
            (beirut, "2022-03-26T18:30:00Z", "2022-03-27T01:30:00Z", "21:00 22:00 23:00 =Sun 27 02:00 03:00 04:00"),
        ] {
            assert_eq!(drawn(&zone, from, to, Room::Wide), expected, "{from} {to}");
        }
    }

    #[test]
    fn the_first_day_is_named_and_ends_before_the_second() {
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        for (from, to, expected) in [
            (
                "2022-10-15T09:00:00Z",
                "2022-10-15T19:00:00Z",
                "Sat 15 to 15:00, 19:00 to 19:00, 20:00 to 19:00, 21:00 to 19:00, 22:00 to 19:00, 23:00 to 19:00, \
                 Sun 16 to 19:00, 01:00 to 19:00, 02:00 to 19:00, 03:00 to 19:00",
            ),
            (
                "2022-10-15T09:00:00Z",
                "2022-10-18T20:00:00Z",
                "Sat 15 to 15:00, Sun 16 to 20:00, Mon 17 to 20:00, Tue 18 to 20:00, Wed 19 to 20:00",
            ),
            ("2022-10-15T09:00:00Z", "2022-10-15T09:00:00Z", "Sat 15 to 09:00"),
        ] {
            let labels = axis_labels(Lang::En, Period { from: at(from), to: at(to) }, &kst());
            let said = |(room, label): (Period, AxisLabel)| format!("{} to {}", label.text, crate::utc_clock(room.to));
            assert_eq!(labels.into_iter().map(said).collect::<Vec<_>>().join(", "), expected);
        }
    }

    #[test]
    fn a_label_keeps_clear_of_the_day_before_it() {
        // Half an hour after midnight has no room for its time on any screen.
        let (from, to) = ("2022-10-15T14:30:00Z", "2022-10-16T00:30:00Z");
        assert_eq!(
            drawn(&kst(), from, to, Room::Wide),
            "=Sun 16 01:00 02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00"
        );
        assert_eq!(drawn(&kst(), from, to, Room::Tablet), "=Sun 16 | | 03:00 | | 06:00 | | 09:00");
    }
}
