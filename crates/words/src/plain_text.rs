//! What only a board says that is taken away as plain text.

use downboard_core::model::Lang;

use super::table::word_table;

word_table! {
    /// The fixed words of it.
    PlainTextWords, plain_text_words:
    services: "서비스", "Services";
    other_services: "그 밖의 서비스", "Other services";
    affected_in_all: "영향(전체 서비스 기준)", "Affected, all services";
}

/// A fact with what it rests on: 1,700만~2,700만 명(추정) · 17–27 million people (estimate).
pub fn noted(lang: Lang, what: &str, note: &str) -> String {
    match lang {
        Lang::Ko => format!("{what}({note})"),
        Lang::En => format!("{what} ({note})"),
    }
}

/// Names in a row. In English those of which one has a comma in it stand between semicolons: Text; Pictures, video; Calls.
pub fn in_a_row(lang: Lang, names: &[String]) -> String {
    let has_comma = names.iter().any(|name| name.contains(','));
    match lang {
        Lang::En if has_comma => names.join("; "),
        Lang::En | Lang::Ko => names.join(", "),
    }
}

/// How many services are neither named nor counted by their status: 목록에 없는 서비스 12개 · 12 services not listed.
pub fn not_listed(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("목록에 없는 서비스 {count}개"),
        Lang::En if count == 1 => "1 service not listed".to_owned(),
        Lang::En => format!("{count} services not listed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fact_rests_on_stands_in_brackets() {
        assert_eq!(noted(Lang::Ko, "1,700만~2,700만 명", "추정"), "1,700만~2,700만 명(추정)");
        assert_eq!(noted(Lang::En, "17–27 million people", "estimate"), "17–27 million people (estimate)");
    }

    #[test]
    fn a_comma_in_a_name_ends_no_name() {
        let row = |lang, names: [&str; 2]| in_a_row(lang, &names.map(str::to_owned));
        assert_eq!(row(Lang::En, ["Text", "Calls"]), "Text, Calls");
        assert_eq!(row(Lang::En, ["Pictures, video", "Calls"]), "Pictures, video; Calls");
        assert_eq!(row(Lang::Ko, ["네이버(뉴스 정상, 검색 장애)", "지메일"]), "네이버(뉴스 정상, 검색 장애), 지메일");
    }

    #[test]
    fn what_is_not_listed_is_counted() {
        for (count, ko, en) in [
            (1, "목록에 없는 서비스 1개", "1 service not listed"),
            (12, "목록에 없는 서비스 12개", "12 services not listed"),
        ] {
            assert_eq!([not_listed(Lang::Ko, count), not_listed(Lang::En, count)], [ko, en]);
        }
    }
}
