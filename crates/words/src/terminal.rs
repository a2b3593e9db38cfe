//! What only a terminal says: headings of its tables, and the lines between them. All else it says in the words of the page.

use downboard_core::model::Lang;

use super::table::word_table;

word_table! {
    /// Every fixed word that only a terminal says, in one language.
    TerminalWords, terminal_words:
    overall: "전체", "Overall";
    range: "90% 범위", "90% range";
    downtime_allowance: "허용 장애 시간(가동률 99.9%)", "99.9% downtime allowance";
    all_others: "나머지", "All others";
    ending: "종료 시각", "Ending";
    jurisdiction: "국가·지역", "Jurisdiction";
    standing: "효력", "Standing";
    in_force: "시행 중", "in force";
    made: "예고 시각", "Made";
    promise: "예고", "Promise";
    days: "날짜별 상태", "By day";
    in_trouble: "장애 시간", "Time in trouble";
}

/// All services of a provider: 카카오 전체 · All of Kakao.
pub fn all_of(lang: Lang, provider: &str) -> String {
    match lang {
        Lang::Ko => format!("{provider} 전체"),
        Lang::En => format!("All of {provider}"),
    }
}

/// That what follows is about an outage that has not happened, up to a moment.
pub fn what_if(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("가정: {moment}까지"),
        Lang::En => format!("What if, by {moment}"),
    }
}

/// When a feed was last changed: 2024-03-01 20:00 갱신 · updated 2024-03-01 20:00.
pub fn updated(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} 갱신"),
        Lang::En => format!("updated {moment}"),
    }
}
