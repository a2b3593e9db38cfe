//! What is said only where no code runs, or none has come yet: the changes of a board one by one, its calendar, its text for
//! feed readers, and of when the facts of a published page are; and who publishes it.

use downboard_core::model::{Lang, Status};

use super::particles::{Particle, with_particle};
use super::table::word_table;
use super::words::words;

word_table! {
    /// Every fixed word that only such files say, in one language.
    PublishedWords, published_words:
    changes: "상태 변화", "Changes";
    calendar: "예고와 점검 일정", "Promises and maintenance";
    whole_board: "현황판 전체 보기", "See the whole board";
}

/// A feature with its service: 카카오톡 – 사진 전송.
pub fn feature_of(service: &str, feature: &str) -> String {
    format!("{service} – {feature}")
}

/// How many more services are in trouble than are named: 외 서비스 15개 장애.
pub fn more_services(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("외 서비스 {count}개 장애"),
        Lang::En if count == 1 => "and 1 more service".to_owned(),
        Lang::En => format!("and {count} more services"),
    }
}

/// From which status to which: 정상에서 중단으로 바뀜 · from operational to down. Where nothing was known before, nobody knows that
/// it was another: 중단(이전 상태 확인 불가).
pub fn changed_from(lang: Lang, before: Status, status: Status) -> String {
    let status_before = words(lang).status(before);
    let status = words(lang).status(status);
    match (lang, before) {
        (Lang::Ko, Status::Unknown) => format!("{status}(이전 상태 {status_before})"),
        (Lang::En, Status::Unknown) => format!("{status} (status before: {status_before})"),
        (Lang::Ko, _) => format!("{status_before}에서 {} 바뀜", with_particle(status, Particle::Toward)),
        (Lang::En, _) => format!("from {status_before} to {status}"),
    }
}

/// What a live board shows before its code arrives: how it was when the page was published.
pub fn published(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "발행 시점",
        Lang::En => "As published",
    }
}

/// Before the name of whoever runs a board: 현황판 운영: 항구일보 · Board published by Harbour Daily. The word by itself would name
/// who runs the service.
pub fn published_by(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "현황판 운영:",
        Lang::En => "Board published by",
    }
}

/// What the way to whoever runs a board is called where it is no e-mail address, which is shown itself.
pub fn contact(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "문의",
        Lang::En => "Contact",
    }
}

/// Of how many feeds a live board knew anything when its page was published: 피드 9개 중 7개 확인.
pub fn feeds_read(lang: Lang, read: usize, all: usize) -> String {
    match (lang, all) {
        (Lang::Ko, _) => format!("피드 {all}개 중 {read}개 확인"),
        (Lang::En, 1) => format!("{read} of 1 feed read"),
        (Lang::En, _) => format!("{read} of {all} feeds read"),
    }
}

/// That the facts of a live board are too old to count as live.
pub fn facts_are_old(lang: Lang, moment: &str, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} {zone} 이후 갱신되지 않은 정보입니다. 지금 상태는 다를 수 있습니다."),
        Lang::En => format!("Not updated since {moment} {zone}. The status may have changed."),
    }
}

/// Of when the facts are where no script runs, and nothing keeps them up to date.
pub fn unscripted(lang: Lang, moment: &str, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("자바스크립트가 꺼져 있어 {moment} {zone} 기준 정보만 보여 줍니다."),
        Lang::En => format!("With JavaScript off, this page shows the status as of {moment} {zone} only."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_from_what_to_what_with_its_particle() {
        for (before, status, ko, en) in [
            (Status::Operational, Status::MajorOutage, "정상에서 중단으로 바뀜", "from operational to down"),
            (Status::MajorOutage, Status::Degraded, "중단에서 오류·지연으로 바뀜", "from down to degraded"),
            (
                Status::PartialOutage,
                Status::Operational,
                "일부 중단에서 정상으로 바뀜",
                "from partly down to operational",
            ),
            (Status::Degraded, Status::Maintenance, "오류·지연에서 점검으로 바뀜", "from degraded to maintenance"),
            (Status::Operational, Status::Unknown, "정상에서 확인 불가로 바뀜", "from operational to unknown"),
            (Status::Unknown, Status::MajorOutage, "중단(이전 상태 확인 불가)", "down (status before: unknown)"),
        ] {
            assert_eq!(changed_from(Lang::Ko, before, status), ko);
            assert_eq!(changed_from(Lang::En, before, status), en);
        }
    }

    #[test]
    fn a_feature_is_named_with_its_service() {
        assert_eq!(feature_of("카카오톡", "사진 전송"), "카카오톡 – 사진 전송");
    }
}
