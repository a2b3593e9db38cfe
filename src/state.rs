//! The state of a page, all of which lives in the query of its address. Unknown parameters are ignored; a bad value is
//! named on screen and the default is used.

use downboard_core::instant;
use downboard_core::model::{Id, Lang, Region, Zone};
use downboard_core::time::Timestamp;

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

/// The pages of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// `/`
    Dashboard,
    /// `/embed/`
    Embed,
    /// `/kiosk/`
    Kiosk,
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

impl PageQuery {
    /// Reads a query string, with or without its question mark.
    pub fn parse(page: Page, query: &str) -> (Self, Vec<BadParameter>) {
        let mut address = Self::default();
        let mut bad = Vec::new();
        let pairs = || form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
        // Grafana's name for the colours gives way to our own, in whatever order they stand.
        let (theme, rest) = pairs().partition::<Vec<_>, _>(|(name, _)| name == "theme");
        for (name, value) in theme.into_iter().chain(rest) {
            if let Some((name, expected)) = address.take(page, &name, &value) {
                bad.push(BadParameter { name, value: value.chars().take(LONGEST_QUOTE).collect(), expected });
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
            // A plus sign in a query stands for a space, and people paste offsets unescaped.
            "at" => match instant::parse(&value.replace(' ', "+")) {
                Some(at) => self.at = Some(at),
                None => return Some(("at", "2022-10-15T21:50:00+09:00")),
            },
            "services" => {
                let ids: Vec<_> = value.split(',').filter(|word| !word.is_empty()).map(Id::parse).collect();
                self.services = ids.iter().flatten().cloned().collect();
                if ids.iter().any(Option::is_none) {
                    return Some(("services", "kakaotalk,kakao-t"));
                }
            }
            "lang" => match Lang::parse(value) {
                Some(lang) => self.lang = Some(lang),
                None => return Some(("lang", "ko, en")),
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
            query.append_pair("at", &at.display_with_offset(zone.utc_offset).to_string());
        }
        if !self.services.is_empty() {
            let ids: Vec<_> = self.services.iter().map(Id::as_str).collect();
            query.append_pair("services", &ids.join(","));
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
    use downboard_core::time::Offset;

    fn zone() -> Zone {
        Zone { utc_offset: Offset::constant(9), label: "KST".to_owned() }
    }

    #[test]
    fn an_address_survives_a_round_trip() {
        let query = "board=pangyo-2022&at=2022-10-15T21%3A50%3A00%2B09%3A00&services=kakaotalk%2Ckakao-t&lang=en&region=KR&dark=true";
        let (address, bad) = PageQuery::parse(Page::Kiosk, query);
        assert_eq!(bad, []);
        assert_eq!(address.query(&zone()), query);
    }

    #[test]
    fn a_bad_value_is_named_and_the_default_used() {
        for (query, name) in [
            ("at=yesterday", "at"),
            ("at=2022-10-15T21:50:00", "at"),
            ("lang=fr", "lang"),
            ("dark=yes", "dark"),
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
