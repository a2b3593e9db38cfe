//! The heads of the columns that only a table for spreadsheets has. All other heads, and what stands in the cells, are words of
//! the page.

use super::table::word_table;

word_table! {
    /// Every fixed word that only a table for spreadsheets says, in one language.
    ExportWords, export_words:
    nothing_to_install: "설치 없이 누구나 이용 가능", "nothing to install, reaches everyone";
    feature: "기능", "Feature";
    start_not_before: "시작(빨라야)", "Start not before";
    start_not_after: "시작(늦어도)", "Start not after";
    end_not_before: "종료(빨라야)", "End not before";
    end_not_after: "종료(늦어도)", "End not after";
    shortest: "최소 지속 시간(분)", "Shortest (minutes)";
    longest: "최대 지속 시간(분)", "Longest (minutes)";
    source_addresses: "출처 주소", "Source addresses";
    lower: "하한(5%)", "Lower bound (5%)";
    upper: "상한(95%)", "Upper bound (95%)";
    hour_ending: "1시간 종료 시각", "Hour ending";
    why_no_figure: "수치가 없는 이유", "Why there is no figure";
    published_users: "공개된 이용자 수", "Published users";
    definition: "집계 기준", "What was counted";
    as_of: "기준일", "As of";
    rank: "순위", "Rank";
    alternative: "대체 서비스", "Alternative";
    known: "확인 방법", "How it is known";
    known_at: "확인 시각", "Known as of";
    reason: "추천 이유", "Reason";
    set_up: "준비", "To set up";
}
