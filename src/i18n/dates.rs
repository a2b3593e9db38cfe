//! Days and times in the zone of the board. 24 hours, and the zone printed beside them.

use downboard_core::model::{Lang, Zone};
use downboard_core::time::Timestamp;
use downboard_core::time::{DateTime, Weekday};
use downboard_core::time::{MINUTE, Offset};

fn local(at: Timestamp, offset: Offset) -> DateTime {
    offset.to_datetime(at)
}

/// The time of day: 21:50.
pub fn clock(at: Timestamp, zone: &Zone) -> String {
    hh_mm(local(at, zone.utc_offset))
}

/// The time of day in UTC, for the wall: 12:50.
pub fn utc_clock(at: Timestamp) -> String {
    hh_mm(local(at, Offset::UTC))
}

fn hh_mm(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(at: DateTime) -> &'static str {
    usize::try_from(at.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or("")
}

/// The weekday in short: 토 · Sat.
pub fn weekday(lang: Lang, at: Timestamp, zone: &Zone) -> &'static str {
    let (ko, en) = match local(at, zone.utc_offset).weekday() {
        Weekday::Monday => ("월", "Mon"),
        Weekday::Tuesday => ("화", "Tue"),
        Weekday::Wednesday => ("수", "Wed"),
        Weekday::Thursday => ("목", "Thu"),
        Weekday::Friday => ("금", "Fri"),
        Weekday::Saturday => ("토", "Sat"),
        Weekday::Sunday => ("일", "Sun"),
    };
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// The day: 10월 15일(토) · Sat 15 Oct.
pub fn day(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let local = local(at, zone.utc_offset);
    let weekday = weekday(lang, at, zone);
    match lang {
        Lang::Ko => format!("{}월 {}일({weekday})", local.month(), local.day()),
        Lang::En => format!("{weekday} {} {}", local.day(), month(local)),
    }
}

/// The day and the time: 10월 15일(토) 21:50 · Sat 15 Oct, 21:50.
pub fn day_and_clock(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    match lang {
        Lang::Ko => format!("{} {}", day(lang, at, zone), clock(at, zone)),
        Lang::En => format!("{}, {}", day(lang, at, zone), clock(at, zone)),
    }
}

/// The shortest that still names the day where it differs from another instant's: 21:50, or 10월 16일 01:31.
pub fn short_moment(lang: Lang, at: Timestamp, beside: Timestamp, zone: &Zone) -> String {
    let (there, here) = (local(at, zone.utc_offset), local(beside, zone.utc_offset));
    if there.is_same_day(here) {
        return hh_mm(there);
    }
    match lang {
        Lang::Ko => format!("{}월 {}일 {}", there.month(), there.day(), hh_mm(there)),
        Lang::En => format!("{} {} {}", there.day(), month(there), hh_mm(there)),
    }
}

/// A text that ends in a time of day, to the second, for where another time falls into the same minute: 21:50:40.
pub fn to_the_second(text: &str, at: Timestamp) -> String {
    format!("{text}:{:02}", at.as_second().rem_euclid(MINUTE))
}

/// The day as it stands above the lanes: 16일 일 · Sun 16.
pub fn axis_day(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let local = local(at, zone.utc_offset);
    let weekday = weekday(lang, at, zone);
    match lang {
        Lang::Ko => format!("{}일 {weekday}", local.day()),
        Lang::En => format!("{weekday} {}", local.day()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> Zone {
        Zone { utc_offset: Offset::constant(9), label: "KST".to_owned() }
    }

    #[test]
    fn days_are_cut_in_the_zone_of_the_board() {
        let at = downboard_core::instant::parse("2022-10-15T15:10:00Z").expect("an instant");
        let evening = downboard_core::instant::parse("2022-10-15T12:50:00Z").expect("an instant");
        assert_eq!(day_and_clock(Lang::Ko, at, &zone()), "10월 16일(일) 00:10");
        assert_eq!(day_and_clock(Lang::En, at, &zone()), "Sun 16 Oct, 00:10");
        assert_eq!(short_moment(Lang::Ko, at, evening, &zone()), "10월 16일 00:10");
        assert_eq!(short_moment(Lang::En, evening, evening, &zone()), "21:50");
        assert_eq!(utc_clock(evening), "12:50");
    }

    #[test]
    fn two_times_of_a_minute_are_told_apart_by_their_seconds() {
        let at = downboard_core::instant::parse("2022-10-15T12:50:07Z").expect("an instant");
        assert_eq!(to_the_second(&day_and_clock(Lang::En, at, &zone()), at), "Sat 15 Oct, 21:50:07");
        assert_eq!(to_the_second(&day_and_clock(Lang::Ko, at, &zone()), at), "10월 15일(토) 21:50:07");
    }
}
