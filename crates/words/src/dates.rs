//! Days and times in the zone of the board. 24 hours, and the zone printed beside them.

use downboard_core::model::{Lang, Zone};
use downboard_core::time::Timestamp;
use downboard_core::time::{DateTime, Weekday};
use downboard_core::time::{MINUTE, Offset};

/// The time of day: 21:50.
pub fn clock(at: Timestamp, zone: &Zone) -> String {
    hh_mm(zone.local(at))
}

/// The time of day in UTC, for the wall: 12:50.
pub fn utc_clock(at: Timestamp) -> String {
    hh_mm(Offset::UTC.to_datetime(at))
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
    let (ko, en) = match zone.local(at).weekday() {
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

/// Whether two instants are in one year of the zone.
pub fn is_same_year(one: Timestamp, other: Timestamp, zone: &Zone) -> bool {
    zone.local(one).year() == zone.local(other).year()
}

/// Whether two instants are on one day of the zone.
pub fn is_same_day(one: Timestamp, other: Timestamp, zone: &Zone) -> bool {
    zone.local(one).is_same_day(zone.local(other))
}

/// The day with its year: 2022년 10월 15일(토) · Sat 15 Oct 2022. A day without one is read as one of this year.
pub fn day(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let year = zone.local(at).year();
    let day = day_of_this_year(lang, at, zone);
    match lang {
        Lang::Ko => format!("{year}년 {day}"),
        Lang::En => format!("{day} {year}"),
    }
}

/// The day without its year, for a moment of this year that is no replay: 10월 15일(토) · Sat 15 Oct.
pub fn day_of_this_year(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    let weekday = weekday(lang, at, zone);
    match lang {
        Lang::Ko => format!("{}월 {}일({weekday})", local.month(), local.day()),
        Lang::En => format!("{weekday} {} {}", local.day(), month(local)),
    }
}

/// The day with its year and the time: 2022년 10월 15일(토) 21:50 · Sat 15 Oct 2022, 21:50.
pub fn day_and_clock(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    with_clock(lang, &day(lang, at, zone), at, zone)
}

/// A day and the time of an instant.
pub fn with_clock(lang: Lang, day: &str, at: Timestamp, zone: &Zone) -> String {
    match lang {
        Lang::Ko => format!("{day} {}", clock(at, zone)),
        Lang::En => format!("{day}, {}", clock(at, zone)),
    }
}

/// The shortest that still names the day, and the year, where they differ from another instant's: 21:50, 10월 16일 01:31, or
/// 2021년 12월 31일 23:50.
pub fn short_moment(lang: Lang, at: Timestamp, beside: Timestamp, zone: &Zone) -> String {
    let (there, here) = (zone.local(at), zone.local(beside));
    if there.is_same_day(here) {
        return hh_mm(there);
    }
    let year = (there.year() != here.year()).then(|| there.year());
    match (lang, year) {
        (Lang::Ko, None) => format!("{}월 {}일 {}", there.month(), there.day(), hh_mm(there)),
        (Lang::Ko, Some(year)) => format!("{year}년 {}월 {}일 {}", there.month(), there.day(), hh_mm(there)),
        (Lang::En, None) => format!("{} {} {}", there.day(), month(there), hh_mm(there)),
        (Lang::En, Some(year)) => format!("{} {} {year} {}", there.day(), month(there), hh_mm(there)),
    }
}

/// A text that ends in a time of day, to the second, for where another time falls into the same minute: 21:50:40.
pub fn to_the_second(text: &str, at: Timestamp) -> String {
    format!("{text}:{:02}", at.as_second().rem_euclid(MINUTE))
}

/// The day as it stands above the lanes: 16일(일) · Sun 16.
pub fn axis_day(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    let weekday = weekday(lang, at, zone);
    match lang {
        Lang::Ko => format!("{}일({weekday})", local.day()),
        Lang::En => format!("{weekday} {}", local.day()),
    }
}

/// A month as it stands above the lanes: 2022년 10월 · Oct 2022.
pub fn axis_month(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    match lang {
        Lang::Ko => format!("{}년 {}월", local.year(), local.month()),
        Lang::En => format!("{} {}", month(local), local.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;

    fn zone() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    #[test]
    fn days_are_cut_in_the_zone_of_the_board() {
        let at = downboard_core::instant::parse("2022-10-15T15:10:00Z").expect("an instant");
        let evening = downboard_core::instant::parse("2022-10-15T12:50:00Z").expect("an instant");
        assert_eq!(day_and_clock(Lang::Ko, at, &zone()), "2022년 10월 16일(일) 00:10");
        assert_eq!(day_and_clock(Lang::En, at, &zone()), "Sun 16 Oct 2022, 00:10");
        assert_eq!(short_moment(Lang::Ko, at, evening, &zone()), "10월 16일 00:10");
        assert_eq!(short_moment(Lang::En, evening, evening, &zone()), "21:50");
        assert_eq!(utc_clock(evening), "12:50");
        assert_eq!([axis_day(Lang::Ko, at, &zone()), axis_day(Lang::En, at, &zone())], ["16일(일)", "Sun 16"]);
        assert_eq!([axis_month(Lang::Ko, at, &zone()), axis_month(Lang::En, at, &zone())], ["2022년 10월", "Oct 2022"]);
    }

    #[test]
    fn a_time_is_told_at_the_offset_that_stands_then() {
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let change =
            ZoneChange { at: at("2022-10-30T01:00:00Z"), utc_offset: Offset::constant(1), label: "CET".to_owned() };
        let zone = Zone { changes: vec![change], ..Zone::fixed(Offset::constant(2), "CEST") };
        for (moment, day, time) in [
            ("2022-10-29T22:10:00Z", "Sun 30", "00:10"),
            ("2022-10-30T00:30:00Z", "Sun 30", "02:30"),
            ("2022-10-30T01:30:00Z", "Sun 30", "02:30"),
            ("2022-10-30T22:10:00Z", "Sun 30", "23:10"),
            ("2022-10-30T23:10:00Z", "Mon 31", "00:10"),
        ] {
            let said = (axis_day(Lang::En, at(moment), &zone), clock(at(moment), &zone));
            assert_eq!(said, (day.to_owned(), time.to_owned()), "{moment}");
        }
        let (early, late) = (at("2022-10-29T22:10:00Z"), at("2022-10-30T22:50:00Z"));
        assert!(is_same_day(early, late, &zone), "a day of 25 hours is one day");
        assert_eq!(short_moment(Lang::En, late, early, &zone), "23:50");
    }

    #[test]
    fn two_times_of_a_minute_are_told_apart_by_their_seconds() {
        let at = downboard_core::instant::parse("2022-10-15T12:50:07Z").expect("an instant");
        assert_eq!(to_the_second("15 Oct, 21:50", at), "15 Oct, 21:50:07");
    }

    #[test]
    fn an_instant_of_another_year_says_which() {
        let silvester = downboard_core::instant::parse("2021-12-31T23:50:00+09:00").expect("an instant");
        let evening = downboard_core::instant::parse("2022-10-15T12:50:00Z").expect("an instant");
        assert!(is_same_year(evening, evening, &zone()) && !is_same_year(silvester, evening, &zone()));
        assert_eq!(short_moment(Lang::Ko, silvester, evening, &zone()), "2021년 12월 31일 23:50");
        assert_eq!(short_moment(Lang::En, silvester, evening, &zone()), "31 Dec 2021 23:50");
        assert_eq!(day_of_this_year(Lang::En, evening, &zone()), "Sat 15 Oct");
    }
}
