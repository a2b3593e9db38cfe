//! The timelines as a table: its heads, and when a stretch begins and ends in a cell.

use downboard_core::model::{Lang, Zone};
use downboard_core::time::Timestamp;
use downboard_core::timeline::Since;

use super::dates::short_moment;
use super::sentences::bounds;
use super::table::word_table;

word_table! {
    /// The fixed words of it, and of what can be taken away of a board.
    TimetableWords, timetable_words:
    table_and_files: "표와 파일", "Table and files";
    feature: "기능", "Feature";
    begin: "시작", "From";
    end: "종료", "To";
    length: "지속 시간", "Duration";
    before: "이전부터", "before";
    ongoing: "계속", "ongoing";
    sorted_by: "정렬 기준", "Sorted by";
    more: "더 보기", "Show more";
    copy_table: "표 복사", "Copy table";
    copy_text: "현황을 텍스트로 복사", "Copy status as text";
    copied: "복사했습니다.", "Copied.";
    not_copied: "브라우저가 복사를 막았습니다. 파일로 저장하세요.", "This browser did not allow copying. Save a file instead.";
    files: "파일로 저장", "Save as a file";
    timelines_csv: "경과(CSV)", "Timelines (CSV)";
    people_csv: "이용자(CSV)", "People (CSV)";
    alternatives_csv: "대체 서비스(CSV)", "Alternatives (CSV)";
    picture_svg: "그림(SVG)", "Picture (SVG)";
    picture_png: "그림(PNG)", "Picture (PNG)";
    not_drawn: "브라우저가 그림을 만들지 못했습니다.", "This browser could not make the picture.";
    all_json: "전체(JSON)", "Everything (JSON)";
    failed: "표를 불러오지 못했습니다.", "The table has not loaded.";
}

/// When a stretch begins or ends, as closely as it is known; nothing where nothing bounds it.
pub fn limit_in_table(lang: Lang, zone: &Zone, limit: Since) -> Option<String> {
    let whole = |at| short_moment(lang, at, Timestamp::EPOCH, zone);
    Some(match (limit.from, limit.to) {
        (None, None) => return None,
        (Some(from), Some(to)) => {
            let (first, last) = (whole(from), whole(to));
            if first == last { first } else { bounds(lang, &first, &short_moment(lang, to, from, zone)) }
        }
        (None, Some(to)) => match lang {
            Lang::Ko => format!("늦어도 {}", whole(to)),
            Lang::En => format!("by {}", whole(to)),
        },
        (Some(from), None) => match lang {
            Lang::Ko => format!("빨라야 {}", whole(from)),
            Lang::En => format!("{} at the earliest", whole(from)),
        },
    })
}

/// What the table shows: 15일 14:18~22:35 · 행 122개.
pub fn table_caption(lang: Lang, part: &str, rows: usize) -> String {
    match lang {
        Lang::Ko => format!("{part} · {rows}행"),
        Lang::En if rows == 1 => format!("{part} · 1 row"),
        Lang::En => format!("{part} · {rows} rows"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    #[test]
    fn a_limit_says_as_much_as_is_known() {
        let zone = Zone::fixed(Offset::constant(9), "KST");
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let (first, last) = (at("2022-10-15T15:27:00+09:00"), at("2022-10-15T15:30:00+09:00"));
        let next_day = at("2022-10-16T01:31:00+09:00");
        for (from, to, ko, en) in [
            (None, None, None, None),
            (Some(first), Some(first), Some("2022년 10월 15일 15:27"), Some("15 Oct 2022 15:27")),
            (Some(first), Some(last), Some("2022년 10월 15일 15:27~15:30"), Some("15 Oct 2022 15:27–15:30")),
            (
                Some(last),
                Some(next_day),
                Some("2022년 10월 15일 15:30~10월 16일 01:31"),
                Some("15 Oct 2022 15:30 – 16 Oct 01:31"),
            ),
            (None, Some(last), Some("늦어도 2022년 10월 15일 15:30"), Some("by 15 Oct 2022 15:30")),
            (Some(first), None, Some("빨라야 2022년 10월 15일 15:27"), Some("15 Oct 2022 15:27 at the earliest")),
        ] {
            let limit = Since { from, to };
            assert_eq!(limit_in_table(Lang::Ko, &zone, limit).as_deref(), ko);
            assert_eq!(limit_in_table(Lang::En, &zone, limit).as_deref(), en);
        }
    }
}
