//! What a live board shows besides its lanes: its days, its last outages, what is planned, and how its feeds are.

use downboard_core::model::{Kind, Lang};
use downboard_core::view::CutOff;

use super::durations::{ago, duration};
use super::table::word_table;

word_table! {
    /// The fixed words of it.
    LiveWords, live_words:
    days: "30일", "Thirty days";
    days_lede: "칸 하나가 하루. 높을수록 심하고 테두리는 점검, 점은 확인되지 않은 날입니다. 오른쪽은 멈추거나 느렸던 시간.", "A stroke is a day, as high as its worst status; an outline is maintenance, dots are unknown. Right: time lost.";
    recent: "최근 장애", "Recent outages";
    planned: "예정된 점검", "Planned maintenance";
    late_from: "여기부터 지연", "late from here";
    just_read: "방금", "just now";
    each_feed: "피드별 상태", "Each feed";
    fewer: "접기", "Fewer";
    why_unknown: "왜 확인되지 않나", "Why nothing is known";
    perhaps_connection: "연결 문제일 수 있음", "Perhaps the connection";
    no_time_lost: "중단·지연 시간 없음", "no time lost";
    try_now: "지금 다시 읽기", "Try again now";
    not_calm: "그 뒤 바뀌었을 수 있으며, 지금은 장애 여부를 알 수 없습니다.", "That may have changed. This board cannot say whether anything is down now.";
    last_word: "마지막으로 확인된 내용", "The last word";
    feeds_read: "정상 수신 피드", "Feeds read";
    messages: "메신저·통신", "Messages and calls";
    money: "결제·은행·쇼핑", "Payments and banks";
    transport: "이동·지도", "Transport and maps";
    media: "포털·미디어", "Portals and media";
    cloud: "클라우드·개발", "Cloud and developers";
    others: "그 밖", "Others";
}

impl LiveWords {
    /// A kind of services.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Messages => self.messages,
            Kind::Money => self.money,
            Kind::Transport => self.transport,
            Kind::Media => self.media,
            Kind::Cloud => self.cloud,
            Kind::Other => self.others,
        }
    }
}

/// How many outages there were within the days that are shown: 30일 동안 17번 · 17 in 30 days.
pub fn so_many_in_days(lang: Lang, count: usize, days: usize) -> String {
    match lang {
        Lang::Ko => format!("{days}일 동안 {count}번"),
        Lang::En => format!("{count} in {days} days"),
    }
}

/// How long ago the last outage ended, and what it was.
pub fn last_outage(lang: Lang, names: &str, minutes: i64) -> String {
    let ago = ago(lang, minutes);
    match lang {
        Lang::Ko => format!("마지막 장애는 {ago}에 끝났습니다({names})."),
        Lang::En => format!("The last outage ended {ago} ({names})."),
    }
}

/// What was known when a board last heard anything: 13:39에는 2개에 장애가 있었습니다(다온페이, 구름터).
pub fn last_heard(lang: Lang, moment: &str, troubled: usize, names: &str) -> String {
    match (lang, troubled) {
        (Lang::Ko, 0) => format!("마지막으로 확인된 시각은 {moment}입니다."),
        (Lang::En, 0) => format!("It last heard at {moment}."),
        (Lang::Ko, count) => format!("마지막으로 확인된 {moment}에는 서비스 {count}개에 장애가 있었습니다({names})."),
        (Lang::En, 1) => format!("When it last heard, at {moment}, {names} was in trouble."),
        (Lang::En, count) => format!("When it last heard, at {moment}, {count} services were in trouble: {names}."),
    }
}

/// What the drawing of a board that hears nothing means.
pub fn last_word_lede(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Ko => {
            format!("{moment}까지 확인된 상태입니다. 점선은 상태가 확인되지 않은 구간이며, 정상이라는 뜻이 아닙니다.")
        }
        Lang::En => format!("As known up to {moment}. Dotted lines mean unknown, not operational."),
    }
}

/// Since when no feed answers: 13:39부터 12개 중 0개 · 0 of 12 since 13:39.
pub fn none_of_feeds(lang: Lang, feeds: usize, moment: &str) -> String {
    match lang {
        Lang::Ko => format!("{moment}부터 {feeds}개 중 0개"),
        Lang::En => format!("0 of {feeds} since {moment}"),
    }
}

/// What was known last of a service: 마지막 확인: 일부 중단 · last known: partly down.
pub fn known_last(lang: Lang, status: &str) -> String {
    match lang {
        Lang::Ko => format!("마지막 확인: {status}"),
        Lang::En => format!("last known: {status}"),
    }
}

/// What a service was when a board last heard anything: 일부 중단이었음 · was partly down. All words for trouble end alike.
pub fn was(lang: Lang, status: &str) -> String {
    match lang {
        Lang::Ko => format!("{status}이었음"),
        Lang::En => format!("was {status}"),
    }
}

/// How feeds of several hosts fell silent together: 서버 9곳의 피드 12개가 4분 안에 모두 끊김.
pub fn fell_silent(lang: Lang, cut_off: CutOff) -> String {
    let CutOff { feeds, hosts, minutes } = cut_off;
    let within = duration(lang, minutes);
    match lang {
        Lang::Ko => format!("서버 {hosts}곳의 피드 {feeds}개가 {within} 안에 모두 끊김"),
        Lang::En => format!("{feeds} feeds at {hosts} hosts fell silent within {within}"),
    }
}

/// The services beside those that are named: 나머지 28개 · 28 others.
pub fn so_many_others(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Ko, count) => format!("나머지 {count}개"),
        (Lang::En, 1) => "1 other".to_owned(),
        (Lang::En, count) => format!("{count} others"),
    }
}

/// So many services: 서비스 28개 · 28 services.
pub fn so_many_services(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Ko, count) => format!("서비스 {count}개"),
        (Lang::En, 1) => "1 service".to_owned(),
        (Lang::En, count) => format!("{count} services"),
    }
}

/// How long an outage lasted, or how long it has lasted so far: 42분째 · 42 min so far.
pub fn so_long_by_now(lang: Lang, minutes: i64) -> String {
    let duration = duration(lang, minutes);
    match lang {
        Lang::Ko => format!("{duration}째"),
        Lang::En => format!("{duration} so far"),
    }
}

/// What follows on others: 8개 더 · 8 more.
pub fn so_many_more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Ko => format!("{count}개 더 보기"),
        Lang::En => format!("{count} more"),
    }
}

/// From which day on days are shown.
pub fn from_day(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Ko => format!("{day}부터"),
        Lang::En => format!("from {day}"),
    }
}

/// Since when nothing is known of how an outage goes on.
pub fn unknown_since(lang: Lang, since: &str) -> String {
    match lang {
        Lang::Ko => format!("{since}부터 확인 불가"),
        Lang::En => format!("unknown since {since}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_that_hears_nothing_says_what_it_last_knew() {
        assert_eq!(
            last_heard(Lang::En, "13:39", 2, "Daon Pay, Gureumteo"),
            "When it last heard, at 13:39, 2 services were in trouble: Daon Pay, Gureumteo."
        );
        assert_eq!(
            last_heard(Lang::Ko, "13:39", 1, "다온페이"),
            "마지막으로 확인된 13:39에는 서비스 1개에 장애가 있었습니다(다온페이)."
        );
    }

    #[test]
    fn a_board_that_hears_nothing_says_nothing_that_sounds_calm() {
        for (lang, calm) in [(Lang::Ko, "없었습니다"), (Lang::En, "nothing was known to be down")] {
            let said = last_heard(lang, "13:39", 0, "");
            assert!(said.contains("13:39") && !said.contains(calm), "{said}");
        }
    }

    #[test]
    fn feeds_that_fell_silent_together_are_counted_with_their_hosts() {
        let cut_off = CutOff { feeds: 12, hosts: 9, minutes: 4 };
        assert_eq!(fell_silent(Lang::Ko, cut_off), "서버 9곳의 피드 12개가 4분 안에 모두 끊김");
        assert_eq!(fell_silent(Lang::En, cut_off), "12 feeds at 9 hosts fell silent within 4\u{a0}min");
    }

    #[test]
    fn the_last_outage_is_as_long_ago_as_it_ended() {
        assert_eq!(last_outage(Lang::Ko, "우편길", 75), "마지막 장애는 1시간 15분 전에 끝났습니다(우편길).");
        assert_eq!(last_outage(Lang::En, "Post", 0), "The last outage ended just now (Post).");
    }
}
