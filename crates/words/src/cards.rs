//! What only a card of one line says.

use downboard_core::model::Lang;

use super::durations::duration;
use super::headlines::Emphasised;

/// What is down and for how long, as short as a headline: 카카오톡 6시간 20분째 중단 · `KakaoTalk down 6 h 20 min`. A length of time
/// that is only bounded (`is_exact` is false) stands as it is: 카카오톡 4시간 이상 중단.
pub fn card_line(lang: Lang, name: &str, word: &str, lasting: Option<&str>, is_exact: bool) -> Emphasised {
    let (strong, after) = match (lang, lasting) {
        (_, None) => (word.to_owned(), String::new()),
        (Lang::Ko, Some(lasting)) if is_exact => (format!("{lasting}째"), format!(" {word}")),
        (Lang::Ko, Some(lasting)) => (lasting.to_owned(), format!(" {word}")),
        (Lang::En, Some(lasting)) => (format!("{word} {lasting}"), String::new()),
    };
    Emphasised { before: format!("{name} "), strong, after }
}

/// How long the longest of several has lasted, behind how many there are: 최장 6시간 20분. Where that is only bounded (`is_exact` is
/// false), how long at least.
pub fn longest(lang: Lang, minutes: i64, is_exact: bool) -> String {
    let duration = duration(lang, minutes);
    match (lang, is_exact) {
        (Lang::Ko, true) => format!(", 최장 {duration}"),
        (Lang::Ko, false) => format!(", 최장 {duration} 이상"),
        (Lang::En, true) => format!(", longest {duration}"),
        (Lang::En, false) => format!(", longest at least {duration}"),
    }
}

/// Who published what a card rests on: the first, and how many more there are. 출처 한겨레 외 11곳
pub(crate) fn sourced(lang: Lang, first: &str, more: usize) -> String {
    match (lang, more) {
        (Lang::Ko, 0) => format!("출처 {first}"),
        (Lang::Ko, more) => format!("출처 {first} 외 {more}곳"),
        (Lang::En, 0) => format!("Source: {first}"),
        (Lang::En, more) => format!("Sources: {first} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_short_in_both_languages() {
        for (lang, lasting, is_exact, expected) in [
            (Lang::Ko, Some("6시간 20분"), true, "카카오톡 6시간 20분째 중단"),
            (Lang::Ko, Some("4시간 이상"), false, "카카오톡 4시간 이상 중단"),
            (Lang::Ko, None, false, "카카오톡 중단"),
            (Lang::En, Some("6 h 20 min"), true, "KakaoTalk down 6 h 20 min"),
            (Lang::En, None, true, "KakaoTalk down"),
        ] {
            let (name, word) = match lang {
                Lang::Ko => ("카카오톡", "중단"),
                Lang::En => ("KakaoTalk", "down"),
            };
            assert_eq!(card_line(lang, name, word, lasting, is_exact).plain(), expected);
        }
        assert_eq!(longest(Lang::Ko, 380, true), ", 최장 6시간 20분");
        assert_eq!(longest(Lang::En, 60, false), ", longest at least 1\u{a0}h");
    }
}
