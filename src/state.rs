//! The state of a page, all of which lives in the query of its address. Unknown parameters are ignored; a bad value is
//! named on screen and the default is used.

mod wall;

use downboard_core::instant;
use downboard_core::model::{Category, Id, Lang, Region, Zone};
use downboard_core::time::Timestamp;
use downboard_core::view::{Choice, Grade, SortOrder};

pub use self::wall::{AskedWall, Hanging, Night, ScreenOf, WallView};

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the reader's device is set.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// The value of `dark=`.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "false",
            Self::Dark => "true",
        }
    }
}

/// How a card is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One service with its chart, the people, the alternatives and the cause.
    Card,
    /// Several services, a row each.
    List,
    /// One line.
    Headline,
    /// The timelines of a few services, or of the features of one.
    Timeline,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 4] = [Self::Card, Self::List, Self::Headline, Self::Timeline];

    /// The value of `layout=`.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::List => "list",
            Self::Headline => "headline",
            Self::Timeline => "timeline",
        }
    }
}

/// The pages of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// `/`
    Dashboard,
    /// `/embed/`
    Embed,
    /// `/kiosk/`
    Kiosk,
    /// `/builder/`
    Builder,
    /// `/open/`
    Open,
    /// `/methods/`
    Methods,
}

impl Page {
    /// The folder of the page below the root.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Dashboard => "",
            Self::Embed => "embed/",
            Self::Kiosk => "kiosk/",
            Self::Builder => "builder/",
            Self::Open => "open/",
            Self::Methods => "methods/",
        }
    }
}

/// A value in the address that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// The parameter.
    pub name: &'static str,
    /// What stands there, cut short.
    pub value: String,
    /// What could stand there.
    pub expected: &'static str,
}

/// What the address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageQuery {
    /// `board=`
    pub board: Option<Id>,
    /// `at=`; none is the moment at which the board opens.
    pub at: Option<Timestamp>,
    /// `services=`; empty is all of them.
    pub services: Vec<Id>,
    /// `lang=`; none is the reader's own.
    pub lang: Option<Lang>,
    /// `layout=`; none follows from how many services are asked for.
    pub layout: Option<Layout>,
    /// `region=`; none is where the readers of the board are.
    pub region: Option<Region>,
    /// `dark=`, and on the kiosk `theme=`.
    pub scheme: Scheme,
    /// `plain`: the embed without its frame and footer.
    pub plain: bool,
    /// `transparent`: the embed without a background.
    pub transparent: bool,
}

const LONGEST_QUOTE: usize = 40;
/// The longest text that services are found by, in characters.
pub const LONGEST_FIND: usize = 80;
/// An instant as an address has it.
const INSTANT: &str = "2022-10-15T21:50:00+09:00";

fn instant_of(value: &str) -> Option<Timestamp> {
    // A plus sign in a query stands for a space, and people paste offsets unescaped.
    instant::parse(&value.replace(' ', "+"))
}

/// What the address of a dashboard asks of its lanes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedLanes {
    /// `from=`; left out, it is the begin of the period.
    pub from: Option<Timestamp>,
    /// `to=`; left out, it is the end of the period.
    pub to: Option<Timestamp>,
    /// `sort=`, `status=`, `provider=`, `kind=`, `find=`
    pub choice: Choice,
    /// `zone=local`: whether times are shown on the reader's own clocks.
    pub is_local: bool,
    /// `with=`: the moment that is compared with; left out, none is.
    pub with: Option<Timestamp>,
    /// `service=`: the service that a reader came for.
    pub service: Option<Id>,
}

impl AskedLanes {
    /// Reads a query string, with or without its question mark.
    pub fn parse(query: &str) -> (Self, Vec<BadParameter>) {
        let (mut asked, mut bad) = (Self::default(), Vec::new());
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            if let Some((name, expected)) = asked.take(&name, &value) {
                bad.push(BadParameter { name, value: quoted(&value), expected });
            }
        }
        (asked, bad)
    }

    /// Takes one parameter; gives back its name and what was expected when the value is bad.
    fn take(&mut self, name: &str, value: &str) -> Option<(&'static str, &'static str)> {
        let is_read = |is_read: bool, name, expected| (!is_read).then_some((name, expected));
        let choice = &mut self.choice;
        match name {
            "from" => {
                self.from = instant_of(value);
                is_read(self.from.is_some(), "from", INSTANT)
            }
            "to" => {
                self.to = instant_of(value);
                is_read(self.to.is_some(), "to", INSTANT)
            }
            "with" => {
                self.with = instant_of(value);
                is_read(self.with.is_some(), "with", INSTANT)
            }
            "zone" => {
                self.is_local = value == LOCAL;
                is_read(self.is_local, "zone", LOCAL)
            }
            "sort" => {
                let order = SortOrder::parse(value);
                choice.order = order.unwrap_or(choice.order);
                is_read(order.is_some(), "sort", "provider, worst, start, returned")
            }
            "status" => {
                choice.grade = Grade::parse(value);
                is_read(choice.grade.is_some(), "status", "trouble, operational, maintenance, unknown")
            }
            "service" => {
                self.service = Id::parse(value);
                is_read(self.service.is_some(), "service", "kakaotalk")
            }
            "provider" => {
                choice.provider = Id::parse(value);
                is_read(choice.provider.is_some(), "provider", "kakao")
            }
            "kind" => {
                choice.kind = Category::parse(value);
                is_read(choice.kind.is_some(), "kind", "messenger, map, payment, …")
            }
            "find" => {
                choice.find = value.chars().take(LONGEST_FIND).collect();
                None
            }
            _ => None,
        }
    }

    /// The query that asks for it, without its question mark; empty where it is nothing that a board does not open on.
    pub fn query(&self, zone: &Zone) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let choice = &self.choice;
        for (name, at) in [("from", self.from), ("to", self.to), ("with", self.with)] {
            if let Some(at) = at {
                query.append_pair(name, &zone.rfc3339(at).to_string());
            }
        }
        if self.is_local {
            query.append_pair("zone", LOCAL);
        }
        if let Some(service) = &self.service {
            query.append_pair("service", service.as_str());
        }
        if choice.order != SortOrder::Provider {
            query.append_pair("sort", choice.order.word());
        }
        if let Some(grade) = choice.grade {
            query.append_pair("status", grade.word());
        }
        if let Some(provider) = &choice.provider {
            query.append_pair("provider", provider.as_str());
        }
        if let Some(kind) = choice.kind {
            query.append_pair("kind", kind.word());
        }
        if !choice.find.trim().is_empty() {
            query.append_pair("find", choice.find.trim());
        }
        query.finish()
    }
}

/// The value of `zone=` that asks for the reader's own clocks.
const LOCAL: &str = "local";

/// Whether an address asks for the reader's own clocks: known before the rest of what a dashboard is asked for.
pub fn is_local_zone(query: &str) -> bool {
    form_urlencoded::parse(query.trim_start_matches('?').as_bytes())
        .any(|(name, value)| name == "zone" && value == LOCAL)
}

/// An address, or the query of one, that asks for something besides.
pub fn with_query(address: String, query: &str) -> String {
    match address {
        address if query.is_empty() => address,
        nothing if nothing.is_empty() => query.to_owned(),
        address if address.contains('=') => format!("{address}&{query}"),
        address => format!("{address}?{query}"),
    }
}

fn quoted(value: &str) -> String {
    value.chars().take(LONGEST_QUOTE).collect()
}

impl PageQuery {
    /// Reads a query string, with or without its question mark.
    pub fn parse(page: Page, query: &str) -> (Self, Vec<BadParameter>) {
        let mut address = Self::default();
        let mut bad = Vec::new();
        // Grafana's name for the colours gives way to our own, in whatever order they stand.
        for is_theme in [true, false] {
            for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
                if (name == "theme") != is_theme {
                    continue;
                }
                if let Some((name, expected)) = address.take(page, &name, &value) {
                    bad.push(BadParameter { name, value: quoted(&value), expected });
                }
            }
        }
        (address, bad)
    }

    /// Takes one parameter; gives back its name and what was expected when the value is bad.
    fn take(&mut self, page: Page, name: &str, value: &str) -> Option<(&'static str, &'static str)> {
        match name {
            "board" => match Id::parse(value) {
                Some(id) => self.board = Some(id),
                None => return Some(("board", "pangyo-2022")),
            },
            "at" => match instant_of(value) {
                Some(at) => self.at = Some(at),
                None => return Some(("at", INSTANT)),
            },
            "services" => {
                self.services.clear();
                let mut is_read = true;
                for word in value.split(',').filter(|word| !word.is_empty()) {
                    match Id::parse(word) {
                        Some(id) => self.services.push(id),
                        None => is_read = false,
                    }
                }
                if !is_read {
                    return Some(("services", "kakaotalk,kakao-t"));
                }
            }
            "lang" => match Lang::parse(value) {
                Some(lang) => self.lang = Some(lang),
                None => return Some(("lang", "ko, en")),
            },
            "layout" => match Layout::ALL.into_iter().find(|layout| layout.parameter() == value) {
                Some(layout) => self.layout = Some(layout),
                None => return Some(("layout", "card, list, headline, timeline")),
            },
            "region" => match Region::parse(value) {
                Some(region) => self.region = Some(region),
                None => return Some(("region", "KR")),
            },
            "dark" => match value {
                "auto" => self.scheme = Scheme::Auto,
                "true" => self.scheme = Scheme::Dark,
                "false" => self.scheme = Scheme::Light,
                _ => return Some(("dark", "auto, true, false")),
            },
            // Grafana's name for it, which its kiosk passes on.
            "theme" if page == Page::Kiosk => match value {
                "light" => self.scheme = Scheme::Light,
                "dark" => self.scheme = Scheme::Dark,
                "system" => self.scheme = Scheme::Auto,
                _ => return Some(("theme", "light, dark, system")),
            },
            "plain" => self.plain = value != "false",
            "transparent" => self.transparent = value != "false",
            _ => {}
        }
        None
    }

    /// The query string of this state, without its question mark.
    pub fn query(&self, zone: &Zone) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(board) = &self.board {
            query.append_pair("board", board.as_str());
        }
        if let Some(at) = self.at {
            query.append_pair("at", &zone.rfc3339(at).to_string());
        }
        if !self.services.is_empty() {
            let ids: Vec<_> = self.services.iter().map(Id::as_str).collect();
            query.append_pair("services", &ids.join(","));
        }
        if let Some(layout) = self.layout {
            query.append_pair("layout", layout.parameter());
        }
        if let Some(lang) = self.lang {
            query.append_pair("lang", lang.tag());
        }
        if let Some(region) = self.region {
            query.append_pair("region", &region.to_string());
        }
        if self.scheme != Scheme::Auto {
            query.append_pair("dark", self.scheme.parameter());
        }
        if self.plain {
            query.append_pair("plain", "true");
        }
        if self.transparent {
            query.append_pair("transparent", "true");
        }
        query.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;

    fn zone() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    #[test]
    fn an_address_survives_a_round_trip() {
        let query = "board=pangyo-2022&at=2022-10-15T21%3A50%3A00%2B09%3A00&services=kakaotalk%2Ckakao-t&layout=timeline&lang=en&region=KR&dark=true";
        let (address, bad) = PageQuery::parse(Page::Kiosk, query);
        assert_eq!(bad, []);
        assert_eq!(address.query(&zone()), query);
    }

    #[test]
    fn a_moment_is_written_at_the_offset_that_stands_then() {
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let change =
            ZoneChange { at: at("2022-10-30T01:00:00Z"), utc_offset: Offset::constant(1), label: "CET".to_owned() };
        let zone = Zone { changes: vec![change], ..Zone::fixed(Offset::constant(2), "CEST") };
        for query in ["at=2022-10-30T02%3A30%3A00%2B02%3A00", "at=2022-10-30T02%3A30%3A00%2B01%3A00"] {
            assert_eq!(PageQuery::parse(Page::Dashboard, query).0.query(&zone), query);
        }
    }

    #[test]
    fn what_is_asked_of_the_lanes_survives_a_round_trip() {
        let period = "from=2022-10-15T14%3A00%3A00%2B09%3A00&to=2022-10-16T02%3A00%3A00%2B09%3A00";
        let choice = "sort=worst&status=trouble&provider=kakao&kind=map&find=%EC%B9%B4%EC%B9%B4%EC%98%A4+T";
        let with = "with=2022-10-15T15%3A00%3A00%2B09%3A00";
        let all = format!("{period}&{with}&zone=local&service=kakao-t&{choice}");
        for written in [period, choice, with, &all, "sort=returned", "status=unknown", ""] {
            let (asked, bad) = AskedLanes::parse(&format!("?at=2022-10-15T21:50:00%2B09:00&{written}"));
            assert_eq!(bad, []);
            assert_eq!(asked.query(&zone()), written);
            assert_eq!(is_local_zone(written), asked.is_local);
        }
        let (asked, _) = AskedLanes::parse(&format!("find={}", "x".repeat(1_000)));
        assert_eq!(asked.choice.find.len(), LONGEST_FIND);
    }

    #[test]
    fn what_is_asked_besides_stands_after_what_an_address_says() {
        for (address, query, expected) in [
            ("", "sort=worst", "sort=worst"),
            ("lang=en", "sort=worst", "lang=en&sort=worst"),
            ("./", "sort=worst", "./?sort=worst"),
            ("./?lang=en", "sort=worst", "./?lang=en&sort=worst"),
            ("./?lang=en", "", "./?lang=en"),
        ] {
            assert_eq!(with_query(address.to_owned(), query), expected);
        }
    }

    #[test]
    fn what_cannot_be_asked_of_the_lanes_is_named() {
        for (query, names) in [
            ("from=yesterday", vec!["from"]),
            ("from=2022-10-15T21:50:00&to=1665838200", vec!["from", "to"]),
            ("with=15:00", vec!["with"]),
            ("zone=Mars", vec!["zone"]),
            ("from=&to=2022-10-15T21:50:00+09:00", vec!["from"]),
            ("sort=best", vec!["sort"]),
            ("status=down&provider=NOT OK&kind=", vec!["status", "provider", "kind"]),
        ] {
            let (asked, bad) = AskedLanes::parse(query);
            assert_eq!(bad.iter().map(|bad| bad.name).collect::<Vec<_>>(), names, "{query}");
            assert_eq!(asked.choice, Choice::default());
        }
    }

    #[test]
    fn a_bad_value_is_named_and_the_default_used() {
        for (query, name) in [
            ("at=yesterday", "at"),
            ("at=2022-10-15T21:50:00", "at"),
            ("lang=fr", "lang"),
            ("dark=yes", "dark"),
            ("layout=grid", "layout"),
            ("region=Korea", "region"),
            ("board=../secret", "board"),
            ("services=ok,NOT OK", "services"),
            ("theme=pink", "theme"),
            ("dark=yes&theme=dark", "dark"),
        ] {
            let (_, bad) = PageQuery::parse(Page::Kiosk, query);
            assert_eq!(bad.iter().map(|bad| bad.name).collect::<Vec<_>>(), [name], "{query}");
        }
        let (address, bad) = PageQuery::parse(Page::Kiosk, "utm_source=x&kiosk&refresh=30s&autofitpanels");
        assert_eq!((address, bad), (PageQuery::default(), vec![]));
    }

    #[test]
    fn our_own_name_for_the_colours_wins_wherever_it_stands() {
        for (query, scheme) in [
            ("dark=false&theme=dark", Scheme::Light),
            ("theme=dark&dark=false", Scheme::Light),
            ("theme=dark", Scheme::Dark),
            ("theme=dark&dark=nonsense", Scheme::Dark),
        ] {
            assert_eq!(PageQuery::parse(Page::Kiosk, query).0.scheme, scheme, "{query}");
        }
    }

    #[test]
    fn an_offset_pasted_without_escaping_is_understood() {
        let (address, bad) = PageQuery::parse(Page::Kiosk, "at=2022-10-15T21:50:00+09:00");
        assert_eq!(bad, []);
        assert_eq!(address.at.map(Timestamp::as_second), Some(1_665_838_200));
    }
}
