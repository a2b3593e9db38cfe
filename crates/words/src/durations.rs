//! How long something has lasted.

use downboard_core::model::Lang;
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::Since;

const MINUTES_PER_HOUR: i64 = 60;
const HOURS_PER_DAY: i64 = 24;
/// From here on days are easier to grasp than hours. Totals of an outage are published in hours, so the step is late.
const DAYS_FROM_HOURS: i64 = 240;

/// A length of time: 6시간 20분 · 6 h 20 min.
pub fn duration(lang: Lang, minutes: i64) -> String {
    let (hours, minutes) = (minutes.max(0) / MINUTES_PER_HOUR, minutes.max(0) % MINUTES_PER_HOUR);
    if hours >= DAYS_FROM_HOURS {
        return match lang {
            Lang::Ko => format!("{}일", hours / HOURS_PER_DAY),
            Lang::En => format!("{} days", hours / HOURS_PER_DAY),
        };
    }
    match (lang, hours, minutes) {
        (Lang::Ko, 0, minutes) => format!("{minutes}분"),
        (Lang::Ko, hours, 0) => format!("{hours}시간"),
        (Lang::Ko, hours, minutes) => format!("{hours}시간 {minutes}분"),
        // No-break spaces: a figure and its unit stay on one line.
        (Lang::En, 0, minutes) => format!("{minutes}\u{a0}min"),
        (Lang::En, hours, 0) => format!("{hours}\u{a0}h"),
        (Lang::En, hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes}\u{a0}min"),
    }
}

/// The same where there is any: of nothing, no age is said.
fn lasted(lang: Lang, minutes: i64) -> Option<String> {
    (minutes > 0).then(|| duration(lang, minutes))
}

/// How long something lasted, at least and at most, in minutes: 10시간 1분~10시간 4분 · 10 h 1 min to 10 h 4 min. Without a least,
/// at most.
pub fn lasted_between(lang: Lang, least: i64, most: i64) -> String {
    let (shortest, longest) = (duration(lang, least), duration(lang, most));
    match lang {
        _ if shortest == longest => longest,
        Lang::Ko if least <= 0 => format!("최대 {longest}"),
        Lang::En if least <= 0 => format!("up to {longest}"),
        Lang::Ko => format!("{shortest}~{longest}"),
        Lang::En => format!("{shortest} to {longest}"),
    }
}

/// How long ago something was: 20분 전 · 20 min ago; within the minute just now.
pub fn ago(lang: Lang, minutes: i64) -> String {
    match (lang, lasted(lang, minutes)) {
        (Lang::Ko, Some(duration)) => format!("{duration} 전"),
        (Lang::En, Some(duration)) => format!("{duration} ago"),
        (Lang::Ko, None) => "방금".to_owned(),
        (Lang::En, None) => "just now".to_owned(),
    }
}

/// By how much a time is past; nothing within its minute.
pub fn past(lang: Lang, due: Timestamp, at: Timestamp) -> Option<String> {
    lasted(lang, (at.as_second() - due.as_second()) / MINUTE)
}

/// Up to this share of the whole a bounded beginning is not worth two figures: the shorter one is safe.
const NEGLIGIBLE: i64 = 20;

/// How long something has lasted, as far as its beginning is known.
enum Lasted {
    /// Nothing says how long at least.
    AtMost(String),
    /// As good as exactly.
    For(String),
    /// At least and at most.
    Between(String, String),
}

/// `None` when nothing bounds the beginning, or it has only begun.
fn lasted_at(lang: Lang, since: Since, at: Timestamp) -> Option<Lasted> {
    let minutes = |from: Timestamp| (at.as_second() - from.as_second()) / MINUTE;
    let longest = minutes(since.from?);
    let shortest = since.to.map_or(0, minutes).max(0);
    if shortest == 0 && longest > 0 {
        return Some(Lasted::AtMost(duration(lang, longest)));
    }
    if (longest - shortest) * NEGLIGIBLE <= longest {
        return lasted(lang, shortest).map(Lasted::For);
    }
    Some(Lasted::Between(duration(lang, shortest), duration(lang, longest)))
}

/// How long something has lasted at a moment, at least, to stand beside its status: 최대 6시간 23분. `None` when nothing bounds
/// its beginning, or it has only begun.
pub fn lasting(lang: Lang, since: Since, at: Timestamp) -> Option<String> {
    Some(match (lang, lasted_at(lang, since, at)?) {
        (_, Lasted::For(duration)) => duration,
        (Lang::Ko, Lasted::AtMost(longest)) => format!("최대 {longest}"),
        (Lang::En, Lasted::AtMost(longest)) => format!("up to {longest}"),
        (Lang::Ko, Lasted::Between(shortest, longest)) => format!("{shortest}~{longest}"),
        (Lang::En, Lasted::Between(shortest, longest)) => format!("{shortest} to {longest}"),
    })
}

/// The same within a sentence, where 째 follows it: 길게는 6시간 23분, 짧게는 2시간, 길게는 4시간.
pub fn lasting_in_sentence(lang: Lang, since: Since, at: Timestamp) -> Option<String> {
    match (lang, lasted_at(lang, since, at)?) {
        (Lang::Ko, Lasted::AtMost(longest)) => Some(format!("길게는 {longest}")),
        (Lang::Ko, Lasted::Between(shortest, longest)) => Some(format!("짧게는 {shortest}, 길게는 {longest}")),
        _ => lasting(lang, since, at),
    }
}

/// Whether the beginning of something is known as closely as a reader asks: how long it has lasted is one figure.
pub fn is_exact(since: Since, at: Timestamp) -> bool {
    let minutes = |from: Timestamp| (at.as_second() - from.as_second()) / MINUTE;
    let bounds = since.from.map(minutes).zip(since.to.map(minutes));
    bounds.is_some_and(|(longest, shortest)| shortest >= 0 && (longest - shortest) * NEGLIGIBLE <= longest)
}

/// How long something has lasted for certain, in one figure: 6시간 20분, 4시간 28분 이상, 최대 6시간 23분.
pub fn lasting_at_least(lang: Lang, since: Since, at: Timestamp) -> Option<String> {
    let minutes = |from: Timestamp| (at.as_second() - from.as_second()) / MINUTE;
    let shortest = since.to.map_or(0, minutes);
    if shortest <= 0 {
        return lasting(lang, since, at);
    }
    let is_close = since.from.map(minutes).is_some_and(|longest| (longest - shortest) * NEGLIGIBLE <= longest);
    let duration = duration(lang, shortest);
    Some(match lang {
        _ if is_close => duration,
        Lang::Ko => format!("{duration} 이상"),
        Lang::En => format!("{duration} or more"),
    })
}

/// The same where there is little room: 6시간 20분, 4시간 28분+, 최대 6시간 23분.
pub fn lasting_briefly(lang: Lang, since: Since, at: Timestamp) -> Option<String> {
    let shortest = since.to.filter(|_| !is_exact(since, at)).map(|to| (at.as_second() - to.as_second()) / MINUTE);
    match shortest.and_then(|shortest| lasted(lang, shortest)) {
        Some(shortest) => Some(format!("{shortest}+")),
        None => lasting(lang, since, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn durations_read_as_in_a_newspaper() {
        for (minutes, ko, en) in [
            (0, "0분", "0 min"),
            (59, "59분", "59 min"),
            (60, "1시간", "1 h"),
            (380, "6시간 20분", "6 h 20 min"),
            (7_650, "127시간 30분", "127 h 30 min"),
            (20_160, "14일", "14 days"),
            (-5, "0분", "0 min"),
        ] {
            assert_eq!(duration(Lang::Ko, minutes), ko);
            assert_eq!(duration(Lang::En, minutes).replace('\u{a0}', " "), en);
        }
    }

    #[test]
    fn in_brief_what_is_certain_stands_with_a_plus_and_nothing_lasts_for_no_time() {
        let since = |from: Option<i64>, to: Option<i64>| Since { from: from.map(second), to: to.map(second) };
        for (since, ko, en) in [
            (since(Some(0), Some(0)), "4시간", "4 h"),
            (since(Some(0), Some(7_200)), "2시간+", "2 h+"),
            (since(None, Some(7_200)), "2시간+", "2 h+"),
            (since(Some(0), Some(14_390)), "최대 4시간", "up to 4 h"),
            (since(Some(0), Some(20_000)), "최대 4시간", "up to 4 h"),
        ] {
            let said = Lang::ALL.map(|lang| lasting_briefly(lang, since, second(14_400)));
            assert_eq!(said.map(|said| said.expect("it has begun").replace('\u{a0}', " ")), [ko, en], "{since:?}");
        }
        assert_eq!(lasting_briefly(Lang::En, since(None, Some(14_390)), second(14_400)), None);
    }

    #[test]
    fn where_two_figures_do_not_fit_the_certain_one_stands() {
        let since = |from: Option<i64>, to: Option<i64>| Since { from: from.map(second), to: to.map(second) };
        for (since, ko) in [
            (since(Some(0), Some(180)), "3시간 57분"),
            (since(Some(0), Some(7_200)), "2시간 이상"),
            (since(None, Some(7_200)), "2시간 이상"),
            (since(Some(0), Some(20_000)), "최대 4시간"),
        ] {
            assert_eq!(lasting_at_least(Lang::Ko, since, second(14_400)).as_deref(), Some(ko));
        }
    }

    #[test]
    fn a_bounded_beginning_gives_the_shorter_time_or_both() {
        let since = |from: Option<i64>, to: Option<i64>| Since { from: from.map(second), to: to.map(second) };
        for (since, at, ko, in_sentence) in [
            (since(Some(0), Some(180)), 23_000, Some("6시간 20분"), Some("6시간 20분")),
            (since(Some(0), Some(7_200)), 14_400, Some("2시간~4시간"), Some("짧게는 2시간, 길게는 4시간")),
            (since(Some(0), Some(20_000)), 14_400, Some("최대 4시간"), Some("길게는 4시간")),
            (since(None, Some(0)), 14_400, None, None),
            (since(Some(14_400), Some(14_400)), 14_459, None, None),
            (since(Some(14_400), Some(14_400)), 14_460, Some("1분"), Some("1분")),
            (since(Some(14_400), Some(20_000)), 14_400, None, None),
        ] {
            assert_eq!(lasting(Lang::Ko, since, second(at)).as_deref(), ko);
            assert_eq!(lasting_in_sentence(Lang::Ko, since, second(at)).as_deref(), in_sentence);
        }
        let bounded = since(Some(0), Some(7_200));
        let said = lasting_at_least(Lang::En, bounded, second(14_400)).map(|said| said.replace('\u{a0}', " "));
        assert_eq!(said.as_deref(), Some("2 h or more"));
    }

    #[test]
    fn no_age_of_nought_minutes_is_said() {
        assert_eq!([ago(Lang::Ko, 0), ago(Lang::En, 0), ago(Lang::Ko, -3)], ["방금", "just now", "방금"]);
        assert_eq!([ago(Lang::Ko, 20), ago(Lang::En, 1)], ["20분 전", "1\u{a0}min ago"]);
        let now = since_of(600);
        assert_eq!(lasting_at_least(Lang::En, now, second(659)), None);
        assert!(is_exact(now, second(659)));
        assert_eq!(past(Lang::En, second(600), second(659)), None);
        assert_eq!(past(Lang::Ko, second(600), second(660)).as_deref(), Some("1분"));
    }

    fn since_of(at: i64) -> Since {
        Since { from: Some(second(at)), to: Some(second(at)) }
    }
}
