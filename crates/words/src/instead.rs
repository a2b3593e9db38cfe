//! What is said of alternatives: why one is named, in which order, why one is left out.

use downboard_core::model::{Lang, Platform, Status};
use downboard_core::recommend::{Exclusion, ShortReason, Strength};
use downboard_estimate::rounded_median;

use super::durations::ago;
use super::feeds::freshness;
use super::particles::{Particle, with_particle};
use super::sentences::BETWEEN;
use super::words::words;
use crate::numbers::{count, with_counter};

/// Why an alternative is left out. The name is that of the site, the provider or the feed that is the reason.
pub fn exclusion(lang: Lang, exclusion: &Exclusion, name: Option<&str>) -> String {
    let name = name.unwrap_or(words(lang).site);
    match (lang, exclusion) {
        (Lang::Ko, Exclusion::NotWhatFailed) => "장애 기능을 대체하지 못함".to_owned(),
        (Lang::En, Exclusion::NotWhatFailed) => "replaces nothing that is down".to_owned(),
        (Lang::Ko, Exclusion::InTrouble(status)) => format!("이 시점에 함께 장애({})", words(lang).status(*status)),
        (Lang::En, Exclusion::InTrouble(status)) => format!("also {} at this moment", words(lang).status(*status)),
        (Lang::Ko, Exclusion::Maintenance) => "점검 중".to_owned(),
        (Lang::En, Exclusion::Maintenance) => "under maintenance".to_owned(),
        (Lang::Ko, Exclusion::StatusUnknown) => "이 시점에 작동했다는 근거를 찾지 못함".to_owned(),
        (Lang::En, Exclusion::StatusUnknown) => "no evidence that it was working at this moment".to_owned(),
        (Lang::Ko, Exclusion::FeedNotGood { freshness: is, .. }) => {
            format!("상태 확인용 피드 ‘{name}’: {}", freshness(lang, *is))
        }
        (Lang::En, Exclusion::FeedNotGood { freshness: is, .. }) => {
            format!("its status feed, ‘{name}’, is {}", freshness(lang, *is))
        }
        (Lang::Ko, Exclusion::OnAffectedSite(_)) => format!("장애가 난 {name}에 의존"),
        (Lang::Ko, Exclusion::OnSiteUnderMaintenance(_)) => format!("점검 중인 {name}에 의존"),
        (Lang::En, Exclusion::OnSiteUnderMaintenance(_)) => {
            format!("depends on the {name}, which is under maintenance")
        }
        (Lang::Ko, Exclusion::SiteNotKnown(_)) => format!("상태가 확인되지 않은 {name}에 의존"),
        (Lang::En, Exclusion::SiteNotKnown(_)) => format!("depends on the {name}, whose status is unknown"),
        (Lang::En, Exclusion::OnAffectedSite(_)) => format!("depends on the {name}, which has an outage"),
        (Lang::Ko, Exclusion::ProviderInTrouble(_)) => {
            format!("작동한다는 근거가 없고, 운영하는 {} 장애를 겪고 있음", with_particle(name, Particle::Subject))
        }
        (Lang::En, Exclusion::ProviderInTrouble(_)) => {
            format!("no evidence that it works, and {name}, which runs it, has an outage")
        }
        (Lang::Ko, Exclusion::NotOffered) => "해당 국가에서 제공되지 않음".to_owned(),
        (Lang::En, Exclusion::NotOffered) => "not offered in this country".to_owned(),
    }
}

/// Why an alternative is left out, in a few words for a wall.
pub fn exclusion_short(lang: Lang, exclusion: &Exclusion) -> &'static str {
    match (lang, exclusion) {
        (lang, Exclusion::InTrouble(status)) => words(lang).status(*status),
        (lang, Exclusion::FeedNotGood { freshness: is, .. }) => freshness(lang, *is),
        (lang, Exclusion::Maintenance) => words(lang).status(Status::Maintenance),
        (Lang::Ko, Exclusion::NotWhatFailed) => "다른 기능",
        (Lang::En, Exclusion::NotWhatFailed) => "different function",
        (Lang::Ko, Exclusion::StatusUnknown) => "작동 여부 미확인",
        (Lang::En, Exclusion::StatusUnknown) => "not confirmed",
        (Lang::Ko, Exclusion::OnAffectedSite(_)) => "장애 시설에 의존",
        (Lang::En, Exclusion::OnAffectedSite(_)) => "on the failed site",
        (Lang::Ko, Exclusion::OnSiteUnderMaintenance(_)) => "점검 중인 시설에 의존",
        (Lang::En, Exclusion::OnSiteUnderMaintenance(_)) => "its site is under maintenance",
        (Lang::Ko, Exclusion::SiteNotKnown(_)) => "시설 상태 미확인",
        (Lang::En, Exclusion::SiteNotKnown(_)) => "status of its site unknown",
        (Lang::Ko, Exclusion::ProviderInTrouble(_)) => "운영사 장애",
        (Lang::En, Exclusion::ProviderInTrouble(_)) => "provider affected",
        (Lang::Ko, Exclusion::NotOffered) => "해당 국가 미제공",
        (Lang::En, Exclusion::NotOffered) => "not offered here",
    }
}

/// Instead of what: 카카오톡 대신.
pub fn instead_of(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ko => format!("{name} 대신"),
        Lang::En => format!("Instead of {name}"),
    }
}

/// How much of what failed an alternative covers.
pub fn covers(lang: Lang, covered: usize, failed: usize) -> Option<String> {
    if covered == failed || failed == 0 {
        return None;
    }
    Some(match lang {
        Lang::Ko => format!("장애 기능 {failed}개 중 {covered}개 대체"),
        Lang::En => format!("covers {covered} of {failed} failed features"),
    })
}

/// What speaks most for an alternative, in a few words.
pub fn short_reason(lang: Lang, reason: ShortReason) -> &'static str {
    match (lang, reason) {
        (Lang::Ko, ShortReason::NotOnSite) => "장애 시설과 무관",
        (Lang::En, ShortReason::NotOnSite) => "not on the failed site",
        (Lang::Ko, ShortReason::NeedsNothing) => "설치 없이 바로",
        (Lang::En, ShortReason::NeedsNothing) => "nothing to install",
        (lang, ShortReason::Known(strength)) => known(lang, strength),
    }
}

/// How well it is known that an alternative works.
pub fn known(lang: Lang, strength: Strength) -> &'static str {
    match (lang, strength) {
        (Lang::Ko, Strength::Feed) => "실시간 피드로 확인",
        (Lang::En, Strength::Feed) => "confirmed by its live feed",
        (Lang::Ko, Strength::Report) => "보도나 공지로 확인",
        (Lang::En, Strength::Report) => "confirmed by a report or notice",
        (Lang::Ko, Strength::Use) => "이용 수치로 확인",
        (Lang::En, Strength::Use) => "confirmed by usage figures",
        (Lang::Ko, Strength::NothingKnown) => "작동 여부 미확인",
        (Lang::En, Strength::NothingKnown) => "not confirmed",
    }
}

/// The status of an alternative, how it is known and how old that is: 정상 · 실시간 피드로 확인 · 20초 전.
pub fn known_status(lang: Lang, status: Status, strength: Strength, age: Option<&str>) -> String {
    let word = (strength != Strength::NothingKnown).then(|| words(lang).status(status));
    let parts = word.into_iter().chain([known(lang, strength)]).chain(age);
    parts.collect::<Vec<_>>().join(BETWEEN)
}

/// The name of an alternative of which not everything works: 카카오뱅크(은행 고유 기능 정상, 카카오톡 연동 기능 장애).
pub fn name_with_limits(lang: Lang, name: &str, works: &[String], fails: &[String]) -> String {
    let limits = limits_of_name(lang, works, fails);
    match lang {
        Lang::Ko => format!("{name}({limits})"),
        Lang::En => format!("{name} ({limits})"),
    }
}

/// What of an alternative works and what does not: 은행 고유 기능 정상, 카카오톡 연동 기능 장애.
pub fn limits_of_name(lang: Lang, works: &[String], fails: &[String]) -> String {
    let (works, fails) = (works.join(", "), fails.join(", "));
    match (lang, works.is_empty()) {
        (Lang::Ko, true) => format!("{fails} 장애"),
        (Lang::Ko, false) => format!("{works} 정상, {fails} 장애"),
        (Lang::En, true) => format!("fails: {fails}"),
        (Lang::En, false) => format!("works: {works}; fails: {fails}"),
    }
}

/// The name of an alternative of which not everything works, for a wall: 카카오뱅크(일부).
pub fn name_in_part(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Ko => format!("{name}(일부)"),
        Lang::En => format!("{name} (in part)"),
    }
}

/// The name of an alternative whose provider is in trouble, with how well it is known to work: Naver Map (works, confirmed by usage figures).
pub fn name_with_reason(lang: Lang, name: &str, strength: Strength) -> String {
    let known = known(lang, strength);
    match lang {
        Lang::Ko => format!("{name}({known})"),
        Lang::En => format!("{name} (works, {known})"),
    }
}

/// Why an alternative is named although its provider is in trouble.
pub fn despite_provider(lang: Lang, provider: &str, strength: Strength) -> String {
    let known = known(lang, strength);
    match lang {
        Lang::Ko => format!(
            "운영하는 {} 장애를 겪고 있지만 이 서비스는 정상: {known}",
            with_particle(provider, Particle::Subject)
        ),
        Lang::En => format!("{provider}, which runs it, has an outage, but it works: {known}."),
    }
}

/// How old what is known of an alternative is: 15일 12:00 기준, 9시간 50분 전.
pub fn as_of(lang: Lang, moment: &str, minutes: i64) -> String {
    let ago = ago(lang, minutes);
    match lang {
        Lang::Ko => format!("{moment} 기준, {ago}"),
        Lang::En => format!("as of {moment}, {ago}"),
    }
}

/// How many people have an alternative already: 일간 이용자 약 43만 명.
pub fn reach(lang: Lang, people: u64, measure: &str) -> String {
    let people = count(lang, rounded_median(people));
    match lang {
        Lang::Ko => format!("{measure} 약 {}", with_counter(&people, "명")),
        Lang::En => format!("about {people} {measure}"),
    }
}

/// What to mind.
pub fn caution(lang: Lang, what: &str) -> String {
    match lang {
        Lang::Ko => format!("접속이 몰릴 수 있음: {what}"),
        Lang::En => format!("May face heavy demand: {what}"),
    }
}

/// The rules of the order, most important first.
pub fn order_rules(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Ko => [
            "작동한 근거가 있는 서비스",
            "장애가 난 핵심 기능을 더 많이 대체하는 서비스",
            "근거가 강한 서비스: 실시간 피드, 날짜가 있는 보도나 공지, 이용 수치 순",
            "준비가 덜 필요한 서비스: 바로 이용, 웹, 설치, 가입 순",
            "나머지 장애 기능까지 더 많이 대체하는 서비스",
            "기존 이용자가 많은 서비스(같은 방식으로 집계한 수치끼리만 비교)",
        ],
        Lang::En => [
            "confirmed to be working, ahead of unconfirmed",
            "covers more of the essential features that failed",
            "stronger evidence: a live feed, then a dated report or notice, then usage figures",
            "less to set up: nothing, then a web page, an app to install, an account",
            "covers more of the other failed features",
            "more existing users, where counted the same way",
        ],
    }
}

/// What a link of an alternative leads to.
pub fn platform(lang: Lang, platform: Platform) -> &'static str {
    match (lang, platform) {
        (Lang::Ko, Platform::Web) => "웹",
        (Lang::En, Platform::Web) => "web",
        (Lang::Ko, Platform::Android) => "안드로이드",
        (Lang::En, Platform::Android) => "Android",
        (Lang::Ko, Platform::Ios) => "아이폰",
        (Lang::En, Platform::Ios) => "iPhone",
        (Lang::Ko, Platform::Windows) => "윈도우",
        (Lang::En, Platform::Windows) => "Windows",
        (Lang::Ko, Platform::Macos) => "맥",
        (Lang::En, Platform::Macos) => "Mac",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{AudienceMeasure, Id};

    #[test]
    fn a_provider_in_trouble_has_the_right_particle() {
        let naver = Exclusion::ProviderInTrouble(Id::parse("naver").expect("an id"));
        for (name, ko) in [("네이버", "네이버가"), ("카카오톡", "카카오톡이")] {
            assert!(exclusion(Lang::Ko, &naver, Some(name)).contains(ko));
        }
    }

    #[test]
    fn what_nobody_speaks_of_has_no_word_for_its_status() {
        for lang in Lang::ALL {
            let said = known_status(lang, Status::Unknown, Strength::NothingKnown, None);
            assert_eq!(said, known(lang, Strength::NothingKnown));
        }
        let said = known_status(Lang::En, Status::Operational, Strength::Feed, Some("20 s ago"));
        assert_eq!(said, "operational\u{a0}· confirmed by its live feed\u{a0}· 20 s ago");
    }

    #[test]
    fn users_of_an_alternative_are_counted_by_their_measure() {
        for (people, ko, en) in [
            (430_000, "일간 이용자 약 43만 명", "about 430,000 daily users"),
            (4_300, "일간 이용자 약 4,300명", "about 4,300 daily users"),
        ] {
            let said = |lang| reach(lang, people, words(lang).measure(AudienceMeasure::Daily));
            assert_eq!([said(Lang::Ko), said(Lang::En)], [ko, en]);
        }
    }
}
