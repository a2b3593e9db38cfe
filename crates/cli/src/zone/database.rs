//! The database of time zones.

use downboard_core::model::{Period, Zone, ZoneChange, ZoneName};
use downboard_core::time::{DAY, MINUTE, Offset, Timestamp, days_from_civil};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The clocks of a zone from one instant to another, with the name as the database writes it; `None` where it has no such zone.
/// What stands before the first change is what stood just before the first instant.
pub(crate) fn clocks(name: &ZoneName, period: Period) -> Option<Zone> {
    let zone = TimeZoneDatabase::bundled().get(name.as_str()).ok()?;
    let name = ZoneName::parse(zone.iana_name()?)?;
    let before = jiff_timestamp(period.from.as_second() - 1)?;
    let (utc_offset, label) = clock(&zone, before)?;
    let mut standing = (utc_offset, label.clone());
    let mut changes = Vec::new();
    for change in zone.following(before) {
        let Some(at) = downboard_core::instant::from_second(change.timestamp().as_second()) else { break };
        if at > period.to || changes.len() >= Zone::MOST_CHANGES {
            break;
        }
        // Some changes are only of what counts as summer time.
        let clock = clock(&zone, change.timestamp())?;
        if clock != standing {
            changes.push(ZoneChange { at, utc_offset: clock.0, label: clock.1.clone() });
            standing = clock;
        }
    }
    Some(Zone { name: Some(name), utc_offset, label, changes })
}

/// The years for which the zone of a live board is written: that of the moment, the one before and the two after it, in UTC.
pub(crate) fn years_around(moment: Timestamp) -> Period {
    let year = Offset::UTC.to_datetime(moment).year();
    Period { from: new_year(year - 1).unwrap_or(moment), to: new_year(year + 3).unwrap_or(moment) }
}

/// The year of a moment, in UTC.
pub(crate) fn year_of(moment: Timestamp) -> Period {
    let year = Offset::UTC.to_datetime(moment).year();
    Period { from: new_year(year).unwrap_or(moment), to: new_year(year + 1).unwrap_or(moment) }
}

fn new_year(year: i64) -> Option<Timestamp> {
    Timestamp::from_second(days_from_civil(year, 1, 1)? * DAY)
}

/// The distance from UTC and the label at an instant. A local mean time of long ago is taken to the minute: documents have no
/// seconds in distances.
fn clock(zone: &TimeZone, at: jiff::Timestamp) -> Option<(Offset, String)> {
    let clock = zone.to_offset_info(at);
    let seconds = i64::from(clock.offset().seconds());
    let offset = Offset::from_seconds(seconds - seconds.rem_euclid(MINUTE))?;
    Some((offset, clock.abbreviation().chars().take(Zone::MAX_LABEL).collect()))
}

fn jiff_timestamp(second: i64) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(second).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        downboard_core::instant::parse(text).expect("an instant")
    }

    fn written(zone: &Zone) -> String {
        let changes = zone.changes.iter().map(|change| format!("{} {} {}", change.at, change.utc_offset, change.label));
        std::iter::once(format!("{} {}", zone.utc_offset, zone.label)).chain(changes).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_clocks_of_a_year_are_those_of_the_database() {
        for (name, expected) in [
            ("Europe/Berlin", "+01:00 CET | 2022-03-27T01:00:00Z +02:00 CEST | 2022-10-30T01:00:00Z +01:00 CET"),
            ("America/St_Johns", "-03:30 NST | 2022-03-13T05:30:00Z -02:30 NDT | 2022-11-06T04:30:00Z -03:30 NST"),
            ("Asia/Kathmandu", "+05:45 +0545"),
            ("Australia/Lord_Howe", "+11:00 +11 | 2022-04-02T15:00:00Z +10:30 +1030 | 2022-10-01T15:30:00Z +11:00 +11"),
            ("Asia/Seoul", "+09:00 KST"),
            ("UTC", "+00:00 UTC"),
            ("Asia/Tehran", "+03:30 +0330 | 2022-03-21T20:30:00Z +04:30 +0430 | 2022-09-21T19:30:00Z +03:30 +0330"),
        ] {
            let year = year_of(at("2022-10-15T00:00:00Z"));
            let clocks = clocks(&ZoneName::parse(name).expect("a name"), year).expect("a zone");
            assert_eq!(written(&clocks), expected, "{name}");
        }
    }

    #[test]
    fn a_zone_is_called_as_the_database_calls_it() {
        let year = year_of(at("2022-10-15T00:00:00Z"));
        let name = |text: &str| clocks(&ZoneName::parse(text)?, year)?.name.map(|name| name.to_string());
        assert_eq!(name("europe/berlin").as_deref(), Some("Europe/Berlin"));
        assert_eq!(name("Europe/Atlantis"), None);
    }

    #[test]
    fn every_instant_has_the_offset_of_the_database() {
        let period = years_around(at("2022-10-15T00:00:00Z"));
        for name in
            ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "America/Santiago", "Africa/Casablanca"]
        {
            let clocks = clocks(&ZoneName::parse(name).expect("a name"), period).expect("a zone");
            let theirs = TimeZoneDatabase::bundled().get(name).expect("a zone");
            for second in (period.from.as_second()..period.to.as_second()).step_by(1_800) {
                let at = Timestamp::from_second(second).expect("in range");
                let offset = theirs.to_offset(jiff::Timestamp::from_second(second).expect("in range")).seconds();
                assert_eq!(clocks.offset_at(at).seconds(), i64::from(offset), "{name} {at}");
            }
        }
    }

    #[test]
    fn a_distance_of_long_ago_has_no_seconds() {
        let period = Period { from: at("1890-01-01T00:00:00Z"), to: at("1900-01-01T00:00:00Z") };
        let clocks = clocks(&ZoneName::parse("Europe/Berlin").expect("a name"), period).expect("a zone");
        assert_eq!(written(&clocks), "+00:53 LMT | 1893-03-31T23:06:32Z +01:00 CET");
    }
}
