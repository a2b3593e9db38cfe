//! What can be chosen of a card, and what of an address fits the board that it names.

use downboard_core::instant;
use downboard_core::model::{Board, Id, Lang, Window, Zone};
use downboard_core::time::Timestamp;

use crate::state::{BadParameter, Layout, PageQuery, Scheme};

/// The height that is reserved for a card of one service, in CSS pixels: as in `script/lib/address.js`.
const ONE_SERVICE: u32 = 330;
/// The same of a list.
const LIST: u32 = 420;
/// The same of one line.
const HEADLINE: u32 = 60;
/// The same of timelines.
const TIMELINE: u32 = 300;

/// The height to reserve for a card before it has said its own, in CSS pixels.
pub fn reserved_height(layout: Option<Layout>, services: usize) -> u32 {
    match layout {
        Some(Layout::Headline) => HEADLINE,
        Some(Layout::Timeline) => TIMELINE,
        Some(Layout::Card) => ONE_SERVICE,
        None if services == 1 => ONE_SERVICE,
        Some(Layout::List) | None => LIST,
    }
}

/// The moments that a card of a board can be fixed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first.
    pub from: Timestamp,
    /// The last.
    pub to: Timestamp,
}

impl Bounds {
    /// The period of a board; of a watch, as far as it has come.
    pub fn of(board: &Board, now: Timestamp) -> Self {
        let period = board.period.at(now);
        let to = match board.period {
            Window::Fixed(_) => period.to,
            Window::Rolling(_) => now,
        };
        Self { from: period.from, to }
    }

    fn holds(self, at: Timestamp) -> bool {
        (self.from..=self.to).contains(&at)
    }
}

/// Why a moment cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadMoment {
    /// A day or a time is missing.
    Incomplete,
    /// The board does not cover it.
    Outside,
}

/// Reads what stands in a field for a day and a time, such as `2022-10-15T21:50`, as a moment of the zone.
///
/// # Errors
///
/// What is wrong with it.
pub fn read_moment(text: &str, zone: &Zone, bounds: Bounds) -> Result<Timestamp, BadMoment> {
    // A field without seconds leaves them out.
    let seconds = if text.matches(':').count() == 1 { ":00" } else { "" };
    let local = instant::parse(&format!("{text}{seconds}Z")).map(Timestamp::as_second);
    let at = local.and_then(|local| zone.instant_of(local)).ok_or(BadMoment::Incomplete)?;
    if bounds.holds(at) { Ok(at) } else { Err(BadMoment::Outside) }
}

/// A moment as such a field holds it; its seconds, where it has any.
pub fn field_moment(at: Timestamp, zone: &Zone) -> String {
    let text = zone.rfc3339(at).to_string();
    let (date, time) = (text.get(..16).unwrap_or_default(), text.get(16..19).unwrap_or_default());
    if time == ":00" { date.to_owned() } else { format!("{date}{time}") }
}

/// A choice as an address has made it, as far as the board has what it names; and what the board does not have. A card always
/// says its language, which is that of the page where the address names none. What else an address may say of a page is no part of
/// the choice.
pub fn fitted(asked: PageQuery, lang: Lang, board: &Board, now: Timestamp) -> (PageQuery, Vec<BadParameter>) {
    let mut bad = Vec::new();
    let mut services: Vec<Id> = Vec::new();
    for id in asked.services {
        if board.service_index(&id).is_none() {
            bad.push(BadParameter { name: "services", value: id.to_string(), expected: "kakaotalk,kakao-t" });
        } else if !services.contains(&id) {
            services.push(id);
        }
    }
    let bounds = Bounds::of(board, now);
    let at = asked.at.filter(|at| bounds.holds(*at));
    if let (Some(asked), None) = (asked.at, at) {
        let value = board.zone.rfc3339(asked).to_string();
        bad.push(BadParameter { name: "at", value, expected: "2022-10-15T21:50:00+09:00" });
    }
    let choice = PageQuery {
        board: Some(board.id.clone()),
        at,
        services,
        lang: Some(asked.lang.unwrap_or(lang)),
        layout: asked.layout,
        scheme: asked.scheme,
        ..PageQuery::default()
    };
    (choice, bad)
}

/// Why something that is published beside a card is not there for this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The board was not published with pages of its own.
    NoPages,
    /// The site was published without its address.
    NoBase,
    /// There is none for several services together.
    Several,
    /// It knows neither layout nor colours nor another moment.
    Further,
    /// It is there in the first language only.
    Language,
}

/// Whether what is published beside a card is there for a choice.
pub fn withheld(choice: &PageQuery, is_published: bool) -> Option<Withheld> {
    if !is_published {
        Some(Withheld::NoPages)
    } else if choice.services.len() > 1 {
        Some(Withheld::Several)
    } else if choice.layout.is_some() || choice.at.is_some() || choice.scheme != Scheme::Auto {
        Some(Withheld::Further)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Page;
    use downboard_core::decode::decode_board;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;

    fn zone() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    fn at(text: &str) -> Timestamp {
        instant::parse(text).expect("an instant")
    }

    fn board(period: &str) -> Board {
        let text = format!(
            r#"{{"format": "downboard-board/1", "id": "harbour", "title": {{"ko": "Harbour", "en": "Harbour"}},
                "zone": {{"utc_offset": "+09:00", "label": "KST"}}, "period": {period},
                "feeds": [{{"id": "status", "format": "native-status", "file": "status.json"}}],
                "providers": [{{"id": "ferry", "name": {{"ko": "Ferry", "en": "Ferry"}}}}],
                "services": [
                  {{"id": "chat", "name": {{"ko": "Chat", "en": "Chat"}}, "provider": "ferry", "category": "messenger"}},
                  {{"id": "login", "name": {{"ko": "Login", "en": "Login"}}, "provider": "ferry", "category": "login"}}
                ]}}"#
        );
        let decoded = decode_board(text.as_bytes());
        decoded.value.unwrap_or_else(|| panic!("{:?}", decoded.findings))
    }

    const FIXED: &str = r#"{"from": "2024-03-01T00:00:00+09:00", "to": "2024-03-02T00:00:00+09:00"}"#;

    #[test]
    fn what_is_reserved_is_what_the_loader_reserves() {
        for (layout, services, height) in [
            (None, 0, 420),
            (None, 1, 330),
            (None, 2, 420),
            (Some(Layout::Card), 1, 330),
            (Some(Layout::Card), 2, 330),
            (Some(Layout::List), 1, 420),
            (Some(Layout::Headline), 1, 60),
            (Some(Layout::Timeline), 3, 300),
        ] {
            assert_eq!(reserved_height(layout, services), height, "{layout:?} {services}");
        }
    }

    #[test]
    fn a_moment_is_read_in_the_zone_of_the_board_and_within_its_period() {
        let bounds = Bounds::of(&board(FIXED), Timestamp::EPOCH);
        for (text, expected) in [
            ("2024-03-01T12:00", Ok(at("2024-03-01T03:00:00Z"))),
            ("2024-03-01T12:00:30", Ok(at("2024-03-01T03:00:30Z"))),
            ("2024-03-01T00:00", Ok(at("2024-02-29T15:00:00Z"))),
            ("2024-03-02T00:00", Ok(at("2024-03-01T15:00:00Z"))),
            ("2024-02-29T23:59", Err(BadMoment::Outside)),
            ("2024-03-02T00:01", Err(BadMoment::Outside)),
            ("", Err(BadMoment::Incomplete)),
            ("2024-03-01", Err(BadMoment::Incomplete)),
            ("2024-02-30T12:00", Err(BadMoment::Incomplete)),
            ("noon", Err(BadMoment::Incomplete)),
        ] {
            assert_eq!(read_moment(text, &zone(), bounds), expected, "{text:?}");
        }
    }

    #[test]
    fn a_moment_is_read_on_the_clocks_that_stand_then() {
        let change =
            ZoneChange { at: at("2022-03-27T01:00:00Z"), utc_offset: Offset::constant(2), label: String::new() };
        let zone = Zone { changes: vec![change], ..Zone::fixed(Offset::constant(1), "CET") };
        let bounds = Bounds { from: at("2022-01-01T00:00:00Z"), to: at("2022-12-31T00:00:00Z") };
        for (text, expected) in [
            ("2022-03-27T01:59", "2022-03-27T00:59:00Z"),
            ("2022-03-27T02:30", "2022-03-27T01:00:00Z"),
            ("2022-03-27T03:00", "2022-03-27T01:00:00Z"),
            ("2022-07-01T12:00", "2022-07-01T10:00:00Z"),
        ] {
            assert_eq!(read_moment(text, &zone, bounds), Ok(at(expected)), "{text}");
        }
        assert_eq!(field_moment(at("2022-07-01T10:00:00Z"), &zone), "2022-07-01T12:00");
    }

    #[test]
    fn a_field_holds_the_moment_that_is_read_from_it() {
        for (text, field) in [
            ("2024-03-01T03:00:00Z", "2024-03-01T12:00"),
            ("2024-03-01T03:00:30Z", "2024-03-01T12:00:30"),
            ("2024-02-29T15:00:00Z", "2024-03-01T00:00"),
        ] {
            assert_eq!(field_moment(at(text), &zone()), field);
            let bounds = Bounds::of(&board(FIXED), Timestamp::EPOCH);
            assert_eq!(read_moment(field, &zone(), bounds), Ok(at(text)), "{field}");
        }
    }

    #[test]
    fn a_watch_can_be_fixed_at_what_it_has_seen_and_not_at_what_comes() {
        let now = at("2026-11-22T07:30:00Z");
        let bounds = Bounds::of(&board(r#"{"hours": 24}"#), now);
        assert_eq!(bounds, Bounds { from: at("2026-11-21T08:00:00Z"), to: now });
    }

    #[test]
    fn what_an_address_asks_of_another_board_is_named_and_left_out() {
        let board = board(FIXED);
        for (query, choice, named) in [
            ("", "board=harbour&lang=en", vec![]),
            ("services=login,chat,login&lang=ko", "board=harbour&services=login%2Cchat&lang=ko", vec![]),
            ("services=chat,ferry", "board=harbour&services=chat&lang=en", vec![("services", "ferry")]),
            (
                "at=2024-03-05T00:00:00Z&layout=timeline",
                "board=harbour&layout=timeline&lang=en",
                vec![("at", "2024-03-05T09:00:00+09:00")],
            ),
            (
                "at=2024-03-01T12:00:00%2B09:00&dark=true",
                "board=harbour&at=2024-03-01T12%3A00%3A00%2B09%3A00&lang=en&dark=true",
                vec![],
            ),
            ("plain&transparent&region=KR", "board=harbour&lang=en", vec![]),
        ] {
            let (asked, _) = PageQuery::parse(Page::Builder, query);
            let (fit, bad) = fitted(asked, Lang::En, &board, Timestamp::EPOCH);
            assert_eq!(fit.query(&zone()), choice, "{query}");
            let bad: Vec<_> = bad.iter().map(|bad| (bad.name, bad.value.as_str())).collect();
            assert_eq!(bad, named, "{query}");
        }
    }

    #[test]
    fn what_lies_beside_a_card_is_there_for_one_service_or_the_worst_and_nothing_further() {
        for (query, is_published, expected) in [
            ("services=chat&lang=en", true, None),
            ("lang=ko", true, None),
            ("services=chat", false, Some(Withheld::NoPages)),
            ("services=chat,login", true, Some(Withheld::Several)),
            ("services=chat&layout=card", true, Some(Withheld::Further)),
            ("dark=true", true, Some(Withheld::Further)),
            ("at=2024-03-01T12:00:00Z", true, Some(Withheld::Further)),
        ] {
            let (choice, _) = PageQuery::parse(Page::Builder, query);
            assert_eq!(withheld(&choice, is_published), expected, "{query}");
        }
    }
}
