//! What was announced, beside its row of the lanes.

use downboard_core::model::Lang;

use super::sentences::BETWEEN;
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    AnnouncedWords, announced_words:
    title: "공지·복구 예고", "Notices and promises";
}

/// How many were by the moment, and how many come later: 공지 3건, 이 시점 이후 15건.
fn counted(lang: Lang, what: &str, by_then: usize, later: usize) -> Option<String> {
    match (lang, by_then, later) {
        (_, 0, 0) => None,
        (Lang::Ko, by_then, 0) => Some(format!("{what} {by_then}건")),
        (Lang::Ko, 0, later) => Some(format!("{what} 없음, 이 시점 이후 {later}건")),
        (Lang::Ko, by_then, later) => Some(format!("{what} {by_then}건, 이 시점 이후 {later}건")),
        (Lang::En, by_then, 0) => Some(format!("{by_then} {what}")),
        (Lang::En, 0, later) => Some(format!("no {what} yet, {later} after this moment")),
        (Lang::En, by_then, later) => Some(format!("{by_then} {what}, {later} after this moment")),
    }
}

/// How much was announced: 공지 3건, 이 시점 이후 15건 · 복구 예고 1건.
pub fn announced(lang: Lang, notices: (usize, usize), promises: (usize, usize)) -> String {
    let one_or_many = |count: (usize, usize), one: &'static str, many: &'static str| match lang {
        Lang::Ko => many,
        Lang::En => {
            if count.0 == 1 {
                one
            } else {
                many
            }
        }
    };
    let (notice, promise) = match lang {
        Lang::Ko => (one_or_many(notices, "공지", "공지"), one_or_many(promises, "복구 예고", "복구 예고")),
        Lang::En => (one_or_many(notices, "notice", "notices"), one_or_many(promises, "promise", "promises")),
    };
    let said = [counted(lang, notice, notices.0, notices.1), counted(lang, promise, promises.0, promises.1)];
    said.into_iter().flatten().collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_is_counted_by_the_moment_and_after_it() {
        for (notices, promises, ko, en) in [
            (
                (3, 15),
                (1, 0),
                "공지 3건, 이 시점 이후 15건 · 복구 예고 1건",
                "3 notices, 15 after this moment · 1 promise",
            ),
            ((0, 4), (0, 0), "공지 없음, 이 시점 이후 4건", "no notices yet, 4 after this moment"),
            ((1, 0), (1, 2), "공지 1건 · 복구 예고 1건, 이 시점 이후 2건", "1 notice · 1 promise, 2 after this moment"),
        ] {
            assert_eq!(announced(Lang::Ko, notices, promises).replace('\u{a0}', " "), ko);
            assert_eq!(announced(Lang::En, notices, promises).replace('\u{a0}', " "), en);
        }
    }
}
