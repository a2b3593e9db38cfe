//! What a wall says beside the facts: its pages and how they turn, and how the wall itself does.

use downboard_core::model::{Impact, Lang, Phase};
use downboard_feeds::{FeedImpact, FeedPhase};

use super::feeds::{feed_impact, feed_phase};
use super::sentences::BETWEEN;
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    WallWords, wall_words:
    incidents: "진행 중인 장애", "Open incidents";
    timeline: "최근 24시간", "Last 24 hours";
    recovery: "복구 현황", "Recovery";
    last_changes: "최근 변화", "Last changes";
    held: "넘김 멈춤", "held";
    held_for_worse: "새 장애로 화면 고정", "held: new trouble";
    space_holds: "스페이스 키로 멈춤", "Space holds";
    space_goes_on: "스페이스 키로 계속", "Space goes on";
    full_screen: "전체 화면", "Full screen";
    sound_on: "소리 켜짐", "Sound on";
    sound_blocked: "소리 차단됨. 아무 키나 누르면 켜짐", "Sound blocked until a key is pressed";
    nothing_there: "지금은 보여 줄 내용이 없습니다.", "Nothing to show now.";
    connection_lost: "연결 끊김", "Connection lost";
}

/// Which of its pages a wall shows: 2/5.
pub fn page_of(page: usize, pages: usize) -> String {
    format!("{page}/{pages}")
}

/// How often a wall turns: 20초마다 넘김 · turns every 20 s.
pub fn turns_every(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Ko => format!("{seconds}초마다 넘김"),
        Lang::En => format!("turns every {seconds}\u{a0}s"),
    }
}

/// Which of several screens a wall is on: 화면 1/3 · screen 1/3.
pub fn screen_of(lang: Lang, number: u32, of: u32) -> String {
    match lang {
        Lang::Ko => format!("화면 {number}/{of}"),
        Lang::En => format!("screen {number}/{of}"),
    }
}

/// What is shown of a wall that hears nothing any more: the last that was known, and as of when.
pub fn last_picture(lang: Lang, moment: &str) -> String {
    let lost = wall_words(lang).connection_lost;
    match lang {
        Lang::Ko => format!("{lost}{BETWEEN}{moment}까지 확인된 상태이며 지금은 다를 수 있습니다."),
        Lang::En => format!("{lost}{BETWEEN}statuses as of {moment}; they may have changed."),
    }
}

/// The services that have no room on a page, by status: 그 밖에 일부 중단: 카카오뱅크, 다음.
pub fn beside(lang: Lang, groups: &[(&str, Vec<String>)]) -> String {
    let said = groups.iter().map(|(status, names)| format!("{status}: {}", names.join(", ")));
    let said = said.collect::<Vec<_>>().join(BETWEEN);
    match lang {
        Lang::Ko => format!("그 밖에 {said}"),
        Lang::En => format!("Also {said}"),
    }
}

/// How many services depend on a site, and how many of them are in trouble: 의존하는 25개 가운데 19개 장애.
pub fn dependants(lang: Lang, affected: usize, all: usize) -> String {
    match lang {
        Lang::Ko => format!("의존하는 서비스 {all}개 가운데 {affected}개 장애"),
        Lang::En => format!("{affected} of {all} dependent services affected"),
    }
}

/// When an incident began, as its publisher counts: 14:20 시작 · since 14:20.
pub fn begun_at(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} 시작"),
        Lang::En => format!("since {moment}"),
    }
}

/// How far an incident has come.
pub fn phase(lang: Lang, phase: Phase) -> &'static str {
    let phase = match phase {
        Phase::Investigating => FeedPhase::Investigating,
        Phase::Identified => FeedPhase::Identified,
        Phase::Monitoring => FeedPhase::Monitoring,
        Phase::Resolved => FeedPhase::Resolved,
        Phase::Scheduled => FeedPhase::Scheduled,
        Phase::InProgress => FeedPhase::InProgress,
    };
    feed_phase(lang, phase)
}

/// How bad its publisher says that an incident is.
pub fn impact(lang: Lang, impact: Impact) -> &'static str {
    let impact = match impact {
        Impact::None => FeedImpact::None,
        Impact::Minor => FeedImpact::Minor,
        Impact::Major => FeedImpact::Major,
        Impact::Critical => FeedImpact::Critical,
        Impact::Maintenance => FeedImpact::Maintenance,
        Impact::Unknown => FeedImpact::Unknown,
    };
    feed_impact(lang, impact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_named_by_status() {
        let groups = |one: &'static str, other: &'static str| {
            [(one, vec!["KakaoBank".to_owned(), "Daum".to_owned()]), (other, vec!["Naver".to_owned()])]
        };
        for (lang, partly, degraded, expected) in [
            (Lang::En, "partly down", "degraded", "Also partly down: KakaoBank, Daum · degraded: Naver"),
            (Lang::Ko, "일부 중단", "오류·지연", "그 밖에 일부 중단: KakaoBank, Daum · 오류·지연: Naver"),
        ] {
            assert_eq!(beside(lang, &groups(partly, degraded)).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn a_wall_that_hears_nothing_says_of_when_its_picture_is() {
        for (lang, expected) in [
            (Lang::En, "Connection lost · statuses as of 14:20; they may have changed."),
            (Lang::Ko, "연결 끊김 · 14:20까지 확인된 상태이며 지금은 다를 수 있습니다."),
        ] {
            assert_eq!(last_picture(lang, "14:20").replace('\u{a0}', " "), expected);
        }
    }
}
