//! What the matrix of alternatives says: its key, its cells and what a cell unfolds.

use downboard_core::model::Lang;

use super::durations::ago;
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    MatrixWords, matrix_words:
    lede: "같은 기능을 하고, 작동한 근거가 있으며, 장애 시설에 의존하지 않는 서비스입니다. 광고비를 받지 않습니다.", "They do the same job, are known to be working and do not depend on the failed site. Placement is not for sale.";
    own_judgement: "어떤 기능을 대체하는지는 이 현황판의 판단입니다.", "Which features each replaces is this board’s own judgement.";
    key: "근거 표시", "Marks of evidence";
    struck: "취소선", "struck out";
    struck_means: "대체하지 못하는 기능", "not replaced";
    move_keys: "화살표 키로 이동", "Arrow keys move";
    nothing_published: "자료 없음, 먼저 확인 필요", "nothing published";
    reported: "보도나 공지", "reported to work";
    by_feed: "실시간 피드", "live feed";
    by_use: "이용 수치", "usage figures";
    in_part: "일부만 정상", "works in part";
    works_badly: "느리거나 오류", "slow or failing at times";
    works: "작동 여부", "Works";
    replaces: "대체 기능", "Replaces";
    who_uses_it: "이용자", "Who uses it";
    crowding: "이용 증가", "Crowding";
    also_published: "그 밖의 보도", "Also published";
    not_covered: "대체하지 못함", "not replaced";
}

/// As of when what is said of most alternatives is known: 따로 적지 않으면 15:30 기준(6시간 20분 전).
pub fn as_of_unless_noted(lang: Lang, moment: &str, minutes: i64) -> String {
    let ago = ago(lang, minutes);
    match lang {
        Lang::Ko => format!("따로 적지 않으면 {moment} 기준({ago})입니다."),
        Lang::En => format!("As of {moment}, {ago}, unless a time is given."),
    }
}

/// The rules of the order, as what unfolds them: 추천 순서 기준 6가지 · 6 rules of the order.
pub fn rules_of_the_order(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("추천 순서 기준 {count}가지"),
        Lang::En => format!("{count} rules of the order"),
    }
}

/// The services for which nothing is named: 대체 서비스 미확인 13개.
pub fn none_found_for(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("대체 서비스를 찾지 못한 서비스 {count}개"),
        Lang::En if count == 1 => "None found for 1 service".to_owned(),
        Lang::En => format!("None found for {count} services"),
    }
}
