//! How fresh the feeds are, as the page says it.

use downboard_core::model::Lang;
use downboard_core::time::MINUTE;
use downboard_core::timeline::Freshness;
use downboard_feeds::fetching::Failure;
use downboard_feeds::{FeedImpact, FeedIncident, FeedPhase};

use super::failures::MOST_MIB;

/// How far a feed can be trusted, in a word.
pub fn freshness(lang: Lang, freshness: Freshness) -> &'static str {
    match (lang, freshness) {
        (Lang::Ko, Freshness::Loaded) => "수신",
        (Lang::En, Freshness::Loaded) => "loaded",
        (Lang::Ko, Freshness::Live) => "실시간",
        (Lang::En, Freshness::Live) => "live",
        (Lang::Ko, Freshness::Late) => "지연",
        (Lang::En, Freshness::Late) => "late",
        (Lang::Ko, Freshness::Stale) => "갱신 중단",
        (Lang::En, Freshness::Stale) => "stale",
        (Lang::Ko, Freshness::Unreadable) => "읽을 수 없음",
        (Lang::En, Freshness::Unreadable) => "unreadable",
        (Lang::Ko, Freshness::Unreachable) => "차단 또는 연결 불가",
        (Lang::En, Freshness::Unreachable) => "blocked or unreachable",
        (Lang::Ko, Freshness::NeverLoaded) => "미수신",
        (Lang::En, Freshness::NeverLoaded) => "never loaded",
        (Lang::Ko, Freshness::NeedsPublisher) => "발행자 필요",
        (Lang::En, Freshness::NeedsPublisher) => "needs a publisher",
    }
}

/// Why a page does not ask for a feed, and what would bring it.
pub fn needs_publisher(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => {
            "다른 사이트에서 읽을 수 없는 피드입니다. 현황판을 발행하는 쪽에서 사본이나 프록시를 마련해야 합니다."
        }
        Lang::En => "Other sites cannot read this feed. Whoever publishes the board has to add a copy or a proxy.",
    }
}

/// What the word for a feed does not say of why nothing came.
pub fn feed_failure(lang: Lang, failure: &Failure) -> Option<String> {
    match (lang, failure) {
        (Lang::Ko, Failure::Http(status)) => Some(format!("서버 오류 응답({status})")),
        (Lang::En, Failure::Http(status)) => Some(format!("the server answered {status}")),
        (Lang::Ko, Failure::TimedOut) => Some("응답 시간 초과".to_owned()),
        (Lang::En, Failure::TimedOut) => Some("no complete answer in time".to_owned()),
        (Lang::Ko, Failure::TooLarge) => Some(format!("너무 큼(최대 {MOST_MIB} MiB)")),
        (Lang::En, Failure::TooLarge) => Some(format!("too large (limit {MOST_MIB} MiB)")),
        (Lang::Ko, Failure::NoWorker) => Some("자동 수신이 멈춤".to_owned()),
        (Lang::En, Failure::NoWorker) => Some("the background worker has stopped".to_owned()),
        (_, Failure::Unreachable | Failure::Unreadable(_) | Failure::UnknownBoard { .. }) => None,
    }
}

/// How often a feed was asked in vain since its last good answer: 8번 시도 · 8 tries.
pub fn tries(lang: Lang, count: u32) -> String {
    match (lang, count) {
        (Lang::Ko, count) => format!("{count}번 시도"),
        (Lang::En, 1) => "1 try".to_owned(),
        (Lang::En, count) => format!("{count} tries"),
    }
}

/// When the publisher of a feed last changed it.
pub fn last_changed(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("내용 변경 {moment}"),
        Lang::En => format!("last changed {moment}"),
    }
}

/// When a feed, or the first of them, is asked again: 다음 시도 14:22 · next try 14:22.
pub fn next_try(lang: Lang, clock: &str) -> String {
    match lang {
        Lang::Ko => format!("다음 시도 {clock}"),
        Lang::En => format!("next try {clock}"),
    }
}

/// How far an incident of a foreign feed has come.
pub fn feed_phase(lang: Lang, phase: FeedPhase) -> &'static str {
    match (lang, phase) {
        (Lang::Ko, FeedPhase::Investigating) => "조사 중",
        (Lang::En, FeedPhase::Investigating) => "investigating",
        (Lang::Ko, FeedPhase::Identified) => "원인 확인",
        (Lang::En, FeedPhase::Identified) => "identified",
        (Lang::Ko, FeedPhase::Monitoring) => "경과 관찰 중",
        (Lang::En, FeedPhase::Monitoring) => "monitoring",
        (Lang::Ko, FeedPhase::Resolved) => "복구 완료",
        (Lang::En, FeedPhase::Resolved) => "resolved",
        (Lang::Ko, FeedPhase::Scheduled) => "점검 예정",
        (Lang::En, FeedPhase::Scheduled) => "scheduled",
        (Lang::Ko, FeedPhase::InProgress) => "점검 중",
        (Lang::En, FeedPhase::InProgress) => "in progress",
        (Lang::Ko, FeedPhase::Completed) => "점검 완료",
        (Lang::En, FeedPhase::Completed) => "completed",
        (Lang::Ko, FeedPhase::Unknown) => "단계 확인 불가",
        (Lang::En, FeedPhase::Unknown) => "phase unknown",
    }
}

/// The same, of an incident: one that is still to come is a plan only where it is maintenance.
pub fn phase_of(lang: Lang, incident: &FeedIncident) -> &'static str {
    match (lang, incident.phase, incident.expires) {
        (Lang::Ko, FeedPhase::Scheduled, true) => "시작 전",
        (Lang::En, FeedPhase::Scheduled, true) => "not yet begun",
        (Lang::Ko, FeedPhase::Unknown, true) => "발령 중",
        (Lang::En, FeedPhase::Unknown, true) => "in force",
        (Lang::Ko, FeedPhase::Resolved, true) => "종료",
        (Lang::En, FeedPhase::Resolved, true) => "over",
        (_, phase, _) => feed_phase(lang, phase),
    }
}

/// When something is to end: 종료 예정 11월 29일 06:00 UTC.
pub fn ends_by(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("종료 예정 {moment}"),
        Lang::En => format!("due to end {moment}"),
    }
}

/// When something was last looked at: 마지막 확인 11월 22일 09:59 UTC.
pub fn last_observed(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("마지막 확인 {moment}"),
        Lang::En => format!("last checked {moment}"),
    }
}

/// How bad the publisher of a foreign feed says an incident is.
pub fn feed_impact(lang: Lang, impact: FeedImpact) -> &'static str {
    match (lang, impact) {
        (Lang::Ko, FeedImpact::None) => "영향 없음",
        (Lang::En, FeedImpact::None) => "no impact",
        (Lang::Ko, FeedImpact::Minor) => "영향 작음",
        (Lang::En, FeedImpact::Minor) => "minor",
        (Lang::Ko, FeedImpact::Major) => "영향 큼",
        (Lang::En, FeedImpact::Major) => "major",
        (Lang::Ko, FeedImpact::Critical) => "심각",
        (Lang::En, FeedImpact::Critical) => "critical",
        (Lang::Ko, FeedImpact::Maintenance) => "점검",
        (Lang::En, FeedImpact::Maintenance) => "maintenance",
        (Lang::Ko, FeedImpact::Unknown) => "영향 확인 불가",
        (Lang::En, FeedImpact::Unknown) => "impact unknown",
    }
}

/// How long ago something was: 10초 전 · 10 s ago. Seconds in tens, so that nothing ticks; before the first ten just now.
pub fn age(lang: Lang, seconds: i64) -> String {
    match (lang, seconds) {
        (Lang::Ko, 10..MINUTE) => format!("{}초 전", seconds / 10 * 10),
        (Lang::En, 10..MINUTE) => format!("{}\u{a0}s ago", seconds / 10 * 10),
        _ => super::ago(lang, seconds / MINUTE),
    }
}

/// How many of the feeds are as they should be: 피드 12개 중 11개 실시간.
pub fn feeds_live(lang: Lang, live: usize, all: usize) -> String {
    match (lang, live == all) {
        (Lang::Ko, true) if all == 1 => "피드 실시간".to_owned(),
        (Lang::En, true) if all == 1 => "the feed is live".to_owned(),
        (Lang::Ko, true) => format!("피드 {all}개 모두 실시간"),
        (Lang::En, true) => format!("all {all} feeds live"),
        (Lang::Ko, false) => format!("피드 {all}개 중 {live}개 실시간"),
        (Lang::En, false) => format!("{live} of {all} feeds live"),
    }
}

/// The last good content of a feed, and how old it is.
pub fn last_good(lang: Lang, age: &str) -> String {
    match lang {
        Lang::Ko => format!("마지막 정상 수신: {age}"),
        Lang::En => format!("last successful update {age}"),
    }
}

/// Nothing is fetched any more, since a time of the clock: 13:44 이후 새로 받은 내용이 없습니다.
pub fn updates_stopped(lang: Lang, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{since} 이후 새로 받은 내용이 없습니다. 페이지를 새로 고쳐 보세요."),
        Lang::En => format!("Nothing has been updated since {since}. Try reloading the page."),
    }
}

/// A change of status, for a screen reader: GitHub: 중단.
pub fn changed_to(name: &str, status: &str) -> String {
    format!("{name}: {status}")
}

/// How many parts of a feed are in trouble: 62개 중 1개 · 1 of 62 parts.
pub fn parts_in_trouble(lang: Lang, in_trouble: usize, all: usize) -> String {
    match lang {
        Lang::Ko => format!("{all}개 중 {in_trouble}개"),
        Lang::En => format!("{in_trouble} of {all} parts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_steps() {
        for (seconds, ko, en) in [
            (-5, "방금", "just now"),
            (9, "방금", "just now"),
            (19, "10초 전", "10\u{a0}s ago"),
            (60, "1분 전", "1\u{a0}min ago"),
            (3_700, "1시간 1분 전", "1\u{a0}h\u{a0}1\u{a0}min ago"),
        ] {
            assert_eq!(age(Lang::Ko, seconds), ko);
            assert_eq!(age(Lang::En, seconds), en);
        }
    }
}
