//! What a reader chooses of the lanes: which services, and in which order.

use downboard_core::model::Lang;
use downboard_core::view::{Calm, Grade, SortOrder, Trouble};

use super::sentences::BETWEEN;
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    FilterWords, filter_words:
    services_shown: "표시할 서비스", "Services shown";
    all: "모두", "All";
    trouble: "장애", "Affected";
    operational: "정상", "Operational";
    maintenance: "점검", "Maintenance";
    unknown: "확인 불가", "Unknown";
    provider: "회사", "Provider";
    kind: "종류", "Kind";
    order: "순서", "Order";
    by_provider: "회사별", "By provider";
    worst: "심한 것부터", "Worst first";
    start: "시작 순", "By start";
    returned: "복구 순", "Restored first";
    find: "찾기", "Find";
    none_found: "조건에 맞는 서비스가 없습니다.", "No service matches.";
    clear: "조건 지우기", "Clear filters";
}

impl FilterWords {
    /// How services stand, as a filter has it.
    pub fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Trouble => self.trouble,
            Grade::Operational => self.operational,
            Grade::Maintenance => self.maintenance,
            Grade::Unknown => self.unknown,
        }
    }

    /// An order.
    pub fn order(&self, order: SortOrder) -> &'static str {
        match order {
            SortOrder::Provider => self.by_provider,
            SortOrder::Worst => self.worst,
            SortOrder::Start => self.start,
            SortOrder::Returned => self.returned,
        }
    }
}

/// How many services a filter leaves out.
pub fn left_out(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("{count}개는 조건에 맞지 않아 숨겼습니다."),
        Lang::En => format!("{count} more hidden by the filter."),
    }
}

/// The services of which there is nothing to tell: 정상 12개 · 12 operational.
pub fn steady(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("정상 {count}개"),
        Lang::En => format!("{count} operational"),
    }
}

/// How several services stand, those that there are: 장애 18개 · 확인 불가 6개.
pub fn standing_of_several(lang: Lang, trouble: Trouble, calm: Calm) -> String {
    let counted = Grade::ALL.into_iter().filter_map(|grade| {
        let count = grade.count(trouble, calm);
        let said = match lang {
            Lang::Ko => format!("{} {count}개", filter_words(lang).grade(grade)),
            Lang::En => format!("{count} {}", filter_words(lang).grade(grade).to_lowercase()),
        };
        (count > 0).then_some(said)
    });
    counted.collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_services_of_a_provider_are_counted_by_how_they_stand() {
        let trouble = Trouble { down: 14, partly: 4, degraded: 0 };
        let calm = Calm { unknown: 6, ..Calm::default() };
        let said = |trouble| standing_of_several(Lang::En, trouble, calm).replace('\u{a0}', " ");
        assert_eq!(said(trouble), "18 affected · 6 unknown");
        assert_eq!(said(Trouble::default()), "6 unknown");
        assert_eq!(standing_of_several(Lang::Ko, trouble, calm).replace('\u{a0}', " "), "장애 18개 · 확인 불가 6개");
    }
}
