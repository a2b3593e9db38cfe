//! What a lane shows, in words: from when to when it was so, for those who do not see it, and under the pointer of those who do.

use downboard_core::model::Lang;

use super::sentences::bounds;

/// Where a stretch begins or ends, with its times as they are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// It reaches beyond what is shown, or goes on.
    Open,
    /// At this time.
    At(String),
    /// At some time up to this one.
    By(String),
    /// At this time at the earliest: no later bound is known.
    From(String),
    /// At some time between these two.
    Between(String, String),
}

/// A stretch of a lane: down from 15:27–15:30 to 16 Oct 01:31.
pub(crate) fn limits(lang: Lang, status: &str, begin: &Limit, end: &Limit) -> String {
    match lang {
        Lang::Ko => korean_stretch(status, begin, end),
        Lang::En => english_stretch(status, begin, end),
    }
}

fn english_stretch(status: &str, begin: &Limit, end: &Limit) -> String {
    let word = if *end == Limit::Open { "since" } else { "from" };
    let until = if *begin == Limit::Open { "until" } else { "to" };
    let begin = match begin {
        Limit::Open if *end == Limit::Open => " all the time".to_owned(),
        Limit::Open => String::new(),
        Limit::At(at) => format!(" {word} {at}"),
        Limit::By(latest) => format!(" {word} {latest} at the latest"),
        Limit::From(earliest) => format!(" {word} {earliest} at the earliest"),
        Limit::Between(from, to) => format!(" {word} {}", bounds(Lang::En, from, to)),
    };
    let end = match end {
        Limit::Open => String::new(),
        Limit::At(at) => format!(" {until} {at}"),
        Limit::By(latest) => format!(" {until} {latest} at the latest"),
        Limit::From(earliest) => format!(" {until} {earliest} at the earliest"),
        Limit::Between(from, to) => format!(" {until} {}", bounds(Lang::En, from, to)),
    };
    format!("{status}{begin}{end}")
}

fn korean_stretch(status: &str, begin: &Limit, end: &Limit) -> String {
    let begin = match begin {
        Limit::Open if *end == Limit::Open => "내내 ".to_owned(),
        Limit::Open => String::new(),
        Limit::At(at) => format!("{at}부터 "),
        Limit::By(latest) => format!("늦어도 {latest}부터 "),
        Limit::From(earliest) => format!("빨라야 {earliest}부터 "),
        Limit::Between(from, to) => format!("{}쯤부터 ", bounds(Lang::Ko, from, to)),
    };
    let end = match end {
        Limit::Open => String::new(),
        Limit::At(at) => format!("{at}까지 "),
        Limit::By(latest) => format!("늦어도 {latest}까지 "),
        Limit::From(earliest) => format!("적어도 {earliest}까지 "),
        Limit::Between(from, to) => format!("{}쯤까지 ", bounds(Lang::Ko, from, to)),
    };
    format!("{begin}{end}{status}")
}

/// The stretches of a lane up to the moment and after it, with how many before the first of them are left out.
pub(crate) fn joined(lang: Lang, left_out: usize, so_far: &[String], later: &[String]) -> String {
    let left_out = (left_out > 0).then(|| match lang {
        Lang::Ko => format!("앞선 구간 {left_out}개 생략"),
        Lang::En => format!("{left_out} earlier periods omitted"),
    });
    let listed: Vec<_> = left_out.iter().chain(so_far).map(String::as_str).collect();
    let so_far = format!("{}.", listed.join("; "));
    if later.is_empty() {
        return so_far;
    }
    let later = later.join("; ");
    match lang {
        Lang::Ko => format!("{so_far} 이 시점 이후: {later}."),
        Lang::En => format!("{so_far} After this moment: {later}."),
    }
}

/// What happened when: 15:22 전원 일부 끊김 · 15:22: Part of power lost.
pub fn happened(lang: Lang, when: &str, what: &str) -> String {
    match lang {
        Lang::Ko => format!("{when} {what}"),
        Lang::En => format!("{when}: {what}"),
    }
}

/// A duration in short as it is read aloud: "down 4 h 28 min" is "down 4 hours 28 minutes". In Korean nothing is short.
pub fn spoken(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Ko => text.to_owned(),
        Lang::En => english_spoken(text),
    }
}

fn english_spoken(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([' ', '\u{a0}']) {
        let number = words.last().and_then(|last| last.parse::<u64>().ok());
        if let (Some(number), Some(unit)) = (number, unit(word)) {
            words.push(if number == 1 { unit.to_owned() } else { format!("{unit}s") });
            continue;
        }
        words.push(word.to_owned());
    }
    words.join(" ")
}

fn unit(word: &str) -> Option<&'static str> {
    match word {
        "d" => Some("day"),
        "h" => Some("hour"),
        "min" => Some("minute"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_says_from_when_to_when() {
        let at = |at: &str| Limit::At(at.to_owned());
        let between = |from: &str, to: &str| Limit::Between(from.to_owned(), to.to_owned());
        let by = |by: &str| Limit::By(by.to_owned());
        let from = |from: &str| Limit::From(from.to_owned());
        for (begin, end, ko, en) in [
            (Limit::Open, Limit::Open, "내내 중단", "down all the time"),
            (Limit::Open, at("15:27"), "15:27까지 중단", "down until 15:27"),
            (at("15:27"), Limit::Open, "15:27부터 중단", "down since 15:27"),
            (by("15:27"), Limit::Open, "늦어도 15:27부터 중단", "down since 15:27 at the latest"),
            (from("15:27"), Limit::Open, "빨라야 15:27부터 중단", "down since 15:27 at the earliest"),
            (at("12:00"), from("15:27"), "12:00부터 적어도 15:27까지 중단", "down from 12:00 to 15:27 at the earliest"),
            (
                between("15:27", "15:30"),
                at("16 Oct 01:31"),
                "15:27~15:30쯤부터 16 Oct 01:31까지 중단",
                "down from 15:27–15:30 to 16 Oct 01:31",
            ),
            (
                at("15:27"),
                between("17:00", "18:00"),
                "15:27부터 17:00~18:00쯤까지 중단",
                "down from 15:27 to 17:00–18:00",
            ),
        ] {
            assert_eq!(limits(Lang::Ko, "중단", &begin, &end), ko);
            assert_eq!(limits(Lang::En, "down", &begin, &end), en);
        }
    }

    #[test]
    fn hindsight_is_said_apart() {
        let said = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let (so_far, later) =
            (said(&["operational until 10:00", "down since 10:00"]), said(&["operational since 18:00"]));
        assert_eq!(joined(Lang::En, 0, &so_far, &[]), "operational until 10:00; down since 10:00.");
        assert_eq!(
            joined(Lang::En, 3, &so_far, &later),
            "3 earlier periods omitted; operational until 10:00; down since 10:00. After this moment: operational since 18:00."
        );
        assert_eq!(
            joined(Lang::Ko, 0, &said(&["10:00부터 중단"]), &said(&["18:00부터 정상"])),
            "10:00부터 중단. 이 시점 이후: 18:00부터 정상."
        );
    }

    #[test]
    fn the_units_of_a_duration_are_read_aloud_as_words() {
        for (lang, text, said) in [
            (Lang::En, "partly down 4\u{a0}h\u{a0}28\u{a0}min or more", "partly down 4 hours 28 minutes or more"),
            (Lang::En, "down 6\u{a0}h\u{a0}1\u{a0}min", "down 6 hours 1 minute"),
            (Lang::En, "down up to 1\u{a0}h", "down up to 1 hour"),
            (Lang::En, "down 12 days or more", "down 12 days or more"),
            (Lang::En, "operational", "operational"),
            (Lang::Ko, "일부 중단 4시간 28분 이상", "일부 중단 4시간 28분 이상"),
            (Lang::Ko, "중단 6시간 20분", "중단 6시간 20분"),
        ] {
            assert_eq!(spoken(lang, text), said);
        }
    }
}
