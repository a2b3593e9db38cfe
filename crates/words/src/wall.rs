//! What a wall says beside the facts: its pages and how they turn, and how the wall itself does.

use downboard_core::model::{Impact, Lang, Phase};
use downboard_feeds::{FeedImpact, FeedPhase};

use super::feeds::{feed_impact, feed_phase};
use super::sentences::BETWEEN;
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    WallWords, wall_words:
    incident: "진행 중인 장애", "Open incident";
    timeline: "최근 24시간", "Last 24 hours";
    recovery: "복구 현황", "Recovery";
    last_changes: "최근 상태 변화", "Latest changes";
    held: "자동 넘김 멈춤", "paused";
    held_for_worse: "상황 악화로 화면 고정", "paused: new or worse outage";
    space_holds: "스페이스 바: 멈춤", "Space pauses";
    space_goes_on: "스페이스 바: 계속", "Space resumes";
    full_screen: "전체 화면", "Full screen";
    sound_on: "소리 켜짐", "Sound on";
    sound_blocked: "소리 꺼짐 – 아무 키나 누르면 켜집니다", "Sound off – press any key";
    nothing_there: "이 화면에 해당하는 내용이 없습니다.", "Nothing for this page right now.";
}

/// Which of its pages a wall shows: 2/5.
pub fn page_of(page: usize, pages: usize) -> String {
    format!("{page}/{pages}")
}

/// How often a wall turns: 20초마다 화면 전환 · next page every 20 s.
pub fn turns_every(lang: Lang, seconds: u32) -> String {
    match lang {
        Lang::Ko => format!("{seconds}초마다 화면 전환"),
        Lang::En => format!("next page every {seconds}\u{a0}s"),
    }
}

/// Which of several screens a wall is on: 화면 1/3 · screen 1/3.
pub fn screen_of(lang: Lang, number: u32, of: u32) -> String {
    match lang {
        Lang::Ko => format!("화면 {number}/{of}"),
        Lang::En => format!("screen {number}/{of}"),
    }
}

/// What is shown of a wall that hears nothing any more: the last that was known, and as of when; and whether the connection is lost,
/// or only no feed can be read.
pub fn last_picture(lang: Lang, moment: &str, is_cut_off: bool) -> String {
    let why = match (lang, is_cut_off) {
        (Lang::Ko, true) => "연결 끊김",
        (Lang::En, true) => "Connection lost",
        (Lang::Ko, false) => "읽히는 피드 없음",
        (Lang::En, false) => "No feed can be read",
    };
    match lang {
        Lang::Ko => format!("{why}{BETWEEN}{moment} 기준 상태이며 지금은 다를 수 있습니다."),
        Lang::En => format!("{why}{BETWEEN}last known statuses, {moment}; they may have changed."),
    }
}

/// The services that have no room on a page, by status: 이 밖에 일부 중단: 카카오뱅크, 다음.
pub fn beside(lang: Lang, groups: &[(&str, Vec<String>)]) -> String {
    let said = groups.iter().map(|(status, names)| format!("{status}: {}", names.join(", ")));
    let said = said.collect::<Vec<_>>().join(BETWEEN);
    match lang {
        Lang::Ko => format!("이 밖에 {said}"),
        Lang::En => format!("Also {said}"),
    }
}

/// How many services depend on a site, and how many of them are in trouble: 이 시설을 쓰는 서비스 25개 중 19개 장애.
pub fn dependants(lang: Lang, affected: usize, all: usize) -> String {
    match lang {
        Lang::Ko => format!("이 시설을 쓰는 서비스 {all}개 중 {affected}개 장애"),
        Lang::En => format!("{affected} of {all} dependent services affected"),
    }
}

/// When an incident began, as its publisher counts: 14:20 시작 · began 14:20.
pub fn begun_at(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment} 시작"),
        Lang::En => format!("began {moment}"),
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
            (Lang::Ko, "일부 중단", "오류·지연", "이 밖에 일부 중단: KakaoBank, Daum · 오류·지연: Naver"),
        ] {
            assert_eq!(beside(lang, &groups(partly, degraded)).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn a_wall_that_hears_nothing_says_of_when_its_picture_is_and_claims_no_more() {
        for (lang, is_cut_off, expected) in [
            (Lang::En, true, "Connection lost · last known statuses, 14:20; they may have changed."),
            (Lang::En, false, "No feed can be read · last known statuses, 14:20; they may have changed."),
            (Lang::Ko, true, "연결 끊김 · 14:20 기준 상태이며 지금은 다를 수 있습니다."),
            (Lang::Ko, false, "읽히는 피드 없음 · 14:20 기준 상태이며 지금은 다를 수 있습니다."),
        ] {
            assert_eq!(last_picture(lang, "14:20", is_cut_off).replace('\u{a0}', " "), expected);
        }
    }
}
