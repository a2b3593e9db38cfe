//! What stands in a cell of a table: figures, instants, ids. Instants are written in digits, so that they sort.

use downboard_core::model::{Id, Lang, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Since;
use downboard_estimate::{Figure, FigureUnit, Range};
use downboard_words::methods::not_estimated_because;
use downboard_words::{hours, labels, numbers, people, words};

/// What stands where there is nothing to say.
pub(crate) const NOTHING: &str = "-";

/// A word of the page at the head of a column or a section.
pub(crate) fn heading(word: &str) -> String {
    word.to_uppercase()
}

/// A figure with its unit and grade, or why there is none. Nobody is nobody only where the status was known all the time.
pub(crate) fn figure(lang: Lang, figure: Figure, was_known: bool) -> String {
    match figure {
        Figure::Estimated(range) => format!("{} ({})", amount(lang, range, was_known), range.grade.letter()),
        Figure::NotEstimated { not_estimated } => not_estimated_because(lang, not_estimated),
    }
}

fn amount(lang: Lang, range: Range, was_known: bool) -> String {
    let is_none = range.p95 == 0;
    match range.unit {
        FigureUnit::People if is_none && !was_known => words(lang).nobody_known.to_owned(),
        FigureUnit::People => people(lang, range),
        FigureUnit::UserHours => hours(lang, range),
        FigureUnit::BudgetDays if is_none => labels(lang).none_listed.to_owned(),
        FigureUnit::BudgetDays => numbers::budget(lang, range),
    }
}

/// The median of a range, to two digits. It never stands without the range.
pub(crate) fn median(lang: Lang, range: Range) -> String {
    let median = match range.unit {
        FigureUnit::People | FigureUnit::UserHours => numbers::middle(lang, range),
        // What a budget is said in depends on its size.
        FigureUnit::BudgetDays => None,
    };
    median.unwrap_or_else(|| NOTHING.to_owned())
}

/// Ids in a row.
pub(crate) fn ids(ids: &[Id]) -> String {
    ids.iter().map(Id::to_string).collect::<Vec<_>>().join(", ")
}

/// An instant as a day and a time in the zone of the board: 2022-10-15 21:50.
pub(crate) fn day_and_time(at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    let (year, month, day) = (local.year(), local.month(), local.day());
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", local.hour(), local.minute())
}

/// An instant as a time, with its day where that is another than the one of `beside`.
pub(crate) fn time(at: Timestamp, beside: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    if local.is_same_day(zone.local(beside)) {
        format!("{:02}:{:02}", local.hour(), local.minute())
    } else {
        day_and_time(at, zone)
    }
}

/// Since when, exact or bounded. A bound after the moment is left to the future, and a day that both bounds have stands once.
pub(crate) fn since(lang: Lang, since: Since, at: Timestamp, zone: &Zone) -> String {
    let to = since.to.filter(|to| *to <= at);
    if since.from.is_none() && to.is_none() {
        return NOTHING.to_owned();
    }
    let is_same_day = |one, other| zone.local(one).is_same_day(zone.local(other));
    let latest = to.map(|to| match since.from {
        Some(from) if from != to && is_same_day(from, to) => time(to, from, zone),
        _ => time(to, at, zone),
    });
    let earliest = since.from.map(|from| time(from, at, zone));
    downboard_words::since(lang, earliest.as_deref(), latest.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;
    use downboard_estimate::{EstimateGrade, Input};

    fn at(text: &str) -> Timestamp {
        downboard_core::instant::parse(text).expect("an instant")
    }

    #[test]
    fn a_beginning_is_said_by_what_bounds_it_at_the_moment() {
        let (moment, zone) = (at("2022-10-16T01:00:00+09:00"), Zone::fixed(Offset::constant(9), "KST"));
        let [early, late] = ["2022-10-15T23:00:00+09:00", "2022-10-15T23:30:00+09:00"].map(at);
        let (night, after) = (at("2022-10-16T00:30:00+09:00"), at("2022-10-16T02:00:00+09:00"));
        for (from, to, expected) in [
            (Some(night), Some(night), Some((Some("00:30"), Some("00:30")))),
            (Some(early), Some(late), Some((Some("2022-10-15 23:00"), Some("23:30")))),
            (Some(early), Some(night), Some((Some("2022-10-15 23:00"), Some("00:30")))),
            (Some(night), Some(after), Some((Some("00:30"), None))),
            (None, Some(night), Some((None, Some("00:30")))),
            (None, Some(after), None),
        ] {
            for lang in Lang::ALL {
                let said = expected.map_or(NOTHING.to_owned(), |(from, to)| downboard_words::since(lang, from, to));
                assert_eq!(since(lang, Since { from, to }, moment, &zone), said);
            }
        }
    }

    #[test]
    fn nobody_is_nobody_only_where_the_status_was_known() {
        let none = |unit| {
            let (grade, dominated_by) = (EstimateGrade::B, Input::Audience);
            Figure::Estimated(Range { p5: 0, p50: 0, p95: 0, unit, grade, dominated_by })
        };
        for lang in Lang::ALL {
            let unknown = format!("{} (B)", words(lang).nobody_known);
            assert_eq!(figure(lang, none(FigureUnit::People), false), unknown);
            assert_ne!(figure(lang, none(FigureUnit::People), true), unknown);
            let budget = format!("{} (B)", labels(lang).none_listed);
            assert_eq!(figure(lang, none(FigureUnit::BudgetDays), false), budget);
        }
    }
}
