//! What differs between two moments of a board.

use downboard_core::model::Lang;
use downboard_core::view::Direction;

use super::plain_text::{in_a_row, noted};
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    MomentsWords, moments_words:
    compare: "두 시점 비교", "Compare two moments";
    compared_with: "비교할 시점", "Compare with";
    keep: "이 시점과 비교", "Compare with this moment";
    same: "두 시점이 같습니다. 시점을 옮기면 달라진 내용이 표시됩니다.",
        "The two moments are the same. Move the slider to see what changed.";
    nothing: "두 시점의 상태가 다른 서비스가 없습니다.", "No service differs in status between the two moments.";
    failed: "장애 발생 서비스", "Failed";
    returned: "복구된 서비스", "Restored";
    worse: "악화된 서비스", "Worsened";
    better: "호전된 서비스", "Improved";
    otherwise: "그 밖에 달라진 서비스", "Other changes";
    in_trouble: "장애 서비스", "Services affected";
    people_in_the_last_hour: "장애를 겪은 이용자(직전 1시간, 추정)", "People affected in the hour before (estimate)";
    people_so_far: "장애를 겪은 이용자(그 시각까지, 추정)", "People affected by then (estimate)";
    not_a_moment: "날짜와 시각을 모두 입력하세요.", "Enter both a date and a time.";
    copy: "달라진 내용을 텍스트로 복사", "Copy changes as text";
    copied: "복사했습니다.", "Copied.";
    not_copied: "브라우저가 복사를 막았습니다.", "This browser did not allow copying.";
    failed_to_load: "비교 내용을 불러오지 못했습니다.", "The comparison has not loaded.";
}

impl MomentsWords {
    /// Which way services went.
    pub fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Failed => self.failed,
            Direction::Returned => self.returned,
            Direction::Worse => self.worse,
            Direction::Better => self.better,
            Direction::Otherwise => self.otherwise,
        }
    }
}

/// How many services are as they were; nothing where none is.
pub fn unchanged(lang: Lang, count: usize) -> Option<String> {
    match (lang, count) {
        (_, 0) => None,
        (Lang::Ko, _) => Some(format!("서비스 {count}개는 두 시점의 상태가 같습니다.")),
        (Lang::En, 1) => Some("1 service has the same status at both moments.".to_owned()),
        (Lang::En, _) => Some(format!("{count} services have the same status at both moments.")),
    }
}

/// From what to what: 정상 → 중단.
pub fn from_to(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// A status, or the way from one to another, with since when it holds: 정상 → 중단(15:27부터).
pub fn course_since(lang: Lang, course: &str, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{course}({since})"),
        Lang::En => format!("{course} {since}"),
    }
}

/// What several share, and their names, of which so many are said: 정상 → 중단: 텍스트, 사진 외 3개.
pub fn several(lang: Lang, what: &str, names: &[String], most: usize) -> String {
    let said: Vec<String> = names.iter().take(most).cloned().collect();
    let said = in_a_row(lang, &said);
    match (lang, names.len().saturating_sub(most)) {
        (_, 0) => format!("{what}: {said}"),
        (Lang::Ko, more) => format!("{what}: {said} 외 {more}개"),
        (Lang::En, more) => format!("{what}: {said} and {more} more"),
    }
}

/// What can be used instead now, and what no longer.
pub fn alternatives_changed(lang: Lang, gained: &[String], lost: &[String]) -> String {
    let (new, gone) = match lang {
        Lang::Ko => ("추천에 추가된 대체 서비스", "추천에서 빠진 대체 서비스"),
        Lang::En => ("Newly recommended", "No longer recommended"),
    };
    let said = [(new, gained), (gone, lost)].into_iter().filter(|(_, names)| !names.is_empty());
    said.map(|(what, names)| format!("{what}: {}", in_a_row(lang, names))).collect::<Vec<_>>().join(super::BETWEEN)
}

/// Two counts, and how many more or fewer: 0 → 19(+19) · 0 → 19 (+19).
pub fn counts(lang: Lang, before: usize, after: usize) -> String {
    let differ = before.abs_diff(after);
    let by = match after.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{differ}"),
        std::cmp::Ordering::Less => format!("\u{2212}{differ}"),
        std::cmp::Ordering::Equal => "±0".to_owned(),
    };
    noted(lang, &from_to(&before.to_string(), &after.to_string()), &by)
}

/// What the other moment is chosen by, with the zone of its clocks: 비교할 시점(KST) · Compare with (KST).
pub fn compared_with(lang: Lang, zone: &str) -> String {
    noted(lang, moments_words(lang).compared_with, zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_that_went_one_way_are_said_together() {
        let names = ["a", "b", "c", "d"].map(str::to_owned);
        assert_eq!(several(Lang::En, "up → down", &names, 2), "up → down: a, b and 2 more");
        assert_eq!(several(Lang::Ko, "정상 → 중단", &names, 2), "정상 → 중단: a, b 외 2개");
        assert_eq!(several(Lang::En, "up → down", &names[..1], 2), "up → down: a");
        let names = ["Pictures, video", "Calls"].map(str::to_owned);
        assert_eq!(several(Lang::En, "up → down", &names, 2), "up → down: Pictures, video; Calls");
    }

    #[test]
    fn alternatives_are_said_where_they_come_and_go() {
        let names = ["A".to_owned()];
        let said =
            |gained: &[String], lost: &[String]| alternatives_changed(Lang::En, gained, lost).replace('\u{a0}', " ");
        assert_eq!(said(&names, &[]), "Newly recommended: A");
        assert_eq!(said(&names, &names), "Newly recommended: A · No longer recommended: A");
        assert_eq!(said(&[], &[]), "");
    }

    #[test]
    fn a_difference_has_its_sign() {
        for (before, after, ko, en) in [
            (0, 19, "0 → 19(+19)", "0 → 19 (+19)"),
            (19, 16, "19 → 16(\u{2212}3)", "19 → 16 (\u{2212}3)"),
            (2, 2, "2 → 2(±0)", "2 → 2 (±0)"),
        ] {
            assert_eq!([counts(Lang::Ko, before, after), counts(Lang::En, before, after)], [ko, en]);
        }
    }
}
