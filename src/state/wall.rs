//! What the address of a wall asks for besides: what it shows, how it turns, and how its screen hangs.

use downboard_core::model::{Category, Id};

use super::{BadParameter, quoted};

/// A kind of pages of a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallView {
    /// What is in trouble, how many it hits, why, and what to use instead.
    Overview,
    /// The open incidents in the words of their publishers.
    Incidents,
    /// The shared cause.
    Cause,
    /// What to use instead.
    Alternatives,
    /// The last 24 hours.
    Timeline,
    /// What is back, and what was promised.
    Recovery,
    /// Thirty days of every service.
    Days,
}

impl WallView {
    /// All of them, in the order in which a wall turns.
    pub const ALL: [Self; 7] =
        [Self::Overview, Self::Incidents, Self::Cause, Self::Alternatives, Self::Timeline, Self::Recovery, Self::Days];

    /// The value of `view=`.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Incidents => "incidents",
            Self::Cause => "cause",
            Self::Alternatives => "alternatives",
            Self::Timeline => "timeline",
            Self::Recovery => "recovery",
            Self::Days => "days",
        }
    }
}

/// One of several screens that share the pages of a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenOf {
    /// Which, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

/// How a screen hangs: by it the size of the text follows from what an eye can read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hanging {
    /// Its diagonal, in inches.
    pub inches: f64,
    /// How far away who reads it stands, in metres.
    pub metres: f64,
}

/// The hours of a night, from one full hour of the board's clocks to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Night {
    /// When it begins, 0 to 23.
    pub from: u8,
    /// When it ends, 0 to 23.
    pub to: u8,
}

impl Night {
    /// Whether an hour of the day belongs to it.
    pub fn has(self, hour: u8) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&hour) } else { hour >= self.from || hour < self.to }
    }
}

/// What an address asks of a wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskedWall {
    /// `providers=`; empty is all of them.
    pub providers: Vec<Id>,
    /// `kinds=`; empty is all of them.
    pub categories: Vec<Category>,
    /// `rotate=`: how many seconds a page stays.
    pub rotate: Option<u32>,
    /// `view=`: only pages of this kind.
    pub view: Option<WallView>,
    /// `diag=` and `dist=`
    pub hanging: Option<Hanging>,
    /// `margin=`: how much a screen cuts off at each edge, in percent.
    pub margin: f64,
    /// `shift=1`: whether the picture moves against burn-in.
    pub shifts: bool,
    /// `dim=22-07`
    pub night: Option<Night>,
    /// `sound=1`: whether a change for the worse is heard.
    pub sounds: bool,
    /// `screen=1/3`
    pub screen: Option<ScreenOf>,
    /// `refresh=30s`: how often a feed is asked at most, in seconds.
    pub refresh: Option<u32>,
}

/// How long a page may stay, in seconds.
const ROTATE: std::ops::RangeInclusive<u32> = 5..=3_600;
const INCHES: std::ops::RangeInclusive<f64> = 5.0..=500.0;
const METRES: std::ops::RangeInclusive<f64> = 0.3..=100.0;
const MARGIN: std::ops::RangeInclusive<f64> = 0.0..=10.0;
/// More screens than this do not share one wall.
const SCREENS: u32 = 24;
/// Feeds are asked at least once a day.
const LONGEST_REFRESH: u32 = 86_400;

const HANGING: &str = "diag=55&dist=5";

impl AskedWall {
    /// Reads a query string, with or without its question mark.
    pub fn parse(query: &str) -> (Self, Vec<BadParameter>) {
        let (mut asked, mut bad) = (Self::default(), Vec::new());
        let (mut inches, mut metres) = (None, None);
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            let wrong = match &*name {
                "diag" => of_range(&value, INCHES, &mut inches, "diag", "5–500"),
                "dist" => of_range(&value, METRES, &mut metres, "dist", "0.3–100"),
                name => asked.take(name, &value),
            };
            if let Some((name, expected)) = wrong {
                bad.push(BadParameter { name, value: quoted(&value), expected });
            }
        }
        match (inches, metres) {
            (Some(inches), Some(metres)) => asked.hanging = Some(Hanging { inches, metres }),
            // One alone says nothing of the angle.
            (Some(inches), None) if bad.iter().all(|bad| bad.name != "dist") => {
                bad.push(BadParameter { name: "diag", value: inches.to_string(), expected: HANGING });
            }
            (None, Some(metres)) if bad.iter().all(|bad| bad.name != "diag") => {
                bad.push(BadParameter { name: "dist", value: metres.to_string(), expected: HANGING });
            }
            _ => {}
        }
        (asked, bad)
    }

    /// Takes one parameter; gives back its name and what was expected when the value is bad.
    fn take(&mut self, name: &str, value: &str) -> Option<(&'static str, &'static str)> {
        match name {
            "providers" => listed(value, Id::parse, &mut self.providers, "providers", "kakao,naver"),
            "kinds" => listed(value, Category::parse, &mut self.categories, "kinds", "messenger,map,payment"),
            "rotate" => {
                self.rotate = value.parse().ok().filter(|seconds| ROTATE.contains(seconds));
                self.rotate.is_none().then_some(("rotate", "5–3600"))
            }
            "view" => {
                self.view = WallView::ALL.into_iter().find(|view| view.parameter() == value);
                let views = "overview, incidents, cause, alternatives, timeline, recovery, days";
                self.view.is_none().then_some(("view", views))
            }
            "margin" => {
                let mut margin = None;
                let wrong = of_range(value, MARGIN, &mut margin, "margin", "0–10");
                self.margin = margin.unwrap_or_default();
                wrong
            }
            "shift" => switch(value, &mut self.shifts, "shift"),
            "sound" => switch(value, &mut self.sounds, "sound"),
            "dim" => {
                self.night = night(value);
                self.night.is_none().then_some(("dim", "22-07"))
            }
            "screen" => {
                self.screen = screen(value);
                self.screen.is_none().then_some(("screen", "1/3"))
            }
            // Grafana's way of asking for no rhythm of its own.
            "refresh" if value.is_empty() || value == "auto" => None,
            "refresh" => {
                self.refresh = seconds(value).filter(|seconds| (1..=LONGEST_REFRESH).contains(seconds));
                self.refresh.is_none().then_some(("refresh", "30s, 5m, 1h"))
            }
            // What asks for it is a file beside this module, which runs where this one does not.
            "heartbeat" => (!is_own_path(value)).then_some(("heartbeat", "/alive")),
            _ => None,
        }
    }
}

fn of_range(
    value: &str,
    range: std::ops::RangeInclusive<f64>,
    place: &mut Option<f64>,
    name: &'static str,
    expected: &'static str,
) -> Option<(&'static str, &'static str)> {
    *place = value.parse().ok().filter(|value| range.contains(value));
    place.is_none().then_some((name, expected))
}

fn listed<T>(
    value: &str,
    read: impl Fn(&str) -> Option<T>,
    list: &mut Vec<T>,
    name: &'static str,
    expected: &'static str,
) -> Option<(&'static str, &'static str)> {
    let words: Vec<&str> = value.split(',').filter(|word| !word.is_empty()).collect();
    *list = words.iter().filter_map(|word| read(word)).collect();
    (list.len() < words.len()).then_some((name, expected))
}

fn switch(value: &str, is_on: &mut bool, name: &'static str) -> Option<(&'static str, &'static str)> {
    match value {
        "1" | "true" => *is_on = true,
        "0" | "false" => *is_on = false,
        _ => return Some((name, "0, 1")),
    }
    None
}

fn night(value: &str) -> Option<Night> {
    let (from, to) = value.split_once('-')?;
    let hour = |hour: &str| hour.parse::<u8>().ok().filter(|hour| *hour < 24);
    let night = Night { from: hour(from)?, to: hour(to)? };
    (night.from != night.to).then_some(night)
}

fn screen(value: &str) -> Option<ScreenOf> {
    let (number, of) = value.split_once('/')?;
    let screen = ScreenOf { number: number.parse().ok()?, of: of.parse().ok()? };
    (1 <= screen.number && screen.number <= screen.of && screen.of <= SCREENS).then_some(screen)
}

/// A length of time as Grafana writes it: 30s, 5m, 1h, 1d.
fn seconds(value: &str) -> Option<u32> {
    let digits = value.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = match value.get(digits.len()..)? {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return None,
    };
    digits.parse::<u32>().ok()?.checked_mul(unit)
}

/// A path of the page's own origin.
fn is_own_path(value: &str) -> bool {
    value.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> AskedWall {
        let (asked, bad) = AskedWall::parse(query);
        assert_eq!(bad, [], "{query}");
        asked
    }

    #[test]
    fn an_address_says_what_a_wall_shows_and_how_it_hangs() {
        let wall = asked(
            "?providers=kakao,naver&kinds=map&rotate=30&view=timeline&diag=55&dist=5&margin=2.5&shift=1&dim=22-07&sound=1&screen=2/3&refresh=5m&heartbeat=/alive",
        );
        assert_eq!(wall.providers.iter().map(Id::as_str).collect::<Vec<_>>(), ["kakao", "naver"]);
        assert_eq!(wall.categories, [Category::Map]);
        assert_eq!((wall.rotate, wall.view), (Some(30), Some(WallView::Timeline)));
        assert_eq!(wall.hanging, Some(Hanging { inches: 55.0, metres: 5.0 }));
        assert!((wall.margin - 2.5).abs() < f64::EPSILON && wall.shifts && wall.sounds);
        assert_eq!(wall.night, Some(Night { from: 22, to: 7 }));
        assert_eq!((wall.screen, wall.refresh), (Some(ScreenOf { number: 2, of: 3 }), Some(300)));
    }

    #[test]
    fn what_grafana_says_is_taken_or_passed_over_in_silence() {
        let query = "kiosk=tv&autofitpanels&inactive=1&_dash.hideLinks=true&_dash.hideTimePicker=true&hideLogo=1&theme=dark&from=now-6h&to=now&orgId=1&var-host=a&viewPanel=2";
        assert_eq!(asked(query), AskedWall::default());
        for (refresh, seconds) in
            [("30s", Some(30)), ("1h", Some(3_600)), ("1d", Some(86_400)), ("auto", None), ("", None)]
        {
            assert_eq!(asked(&format!("refresh={refresh}")).refresh, seconds, "{refresh}");
        }
    }

    #[test]
    fn a_bad_value_is_named_and_changes_nothing() {
        for (query, name) in [
            ("rotate=4", "rotate"),
            ("rotate=fast", "rotate"),
            ("view=all", "view"),
            ("diag=0&dist=5", "diag"),
            ("diag=55", "diag"),
            ("dist=5", "dist"),
            ("diag=NaN&dist=5", "diag"),
            ("margin=-1", "margin"),
            ("margin=inf", "margin"),
            ("shift=yes", "shift"),
            ("dim=22", "dim"),
            ("dim=7-7", "dim"),
            ("dim=24-7", "dim"),
            ("screen=4/3", "screen"),
            ("screen=0/3", "screen"),
            ("refresh=0s", "refresh"),
            ("refresh=30", "refresh"),
            ("refresh=2d", "refresh"),
            ("refresh=9999999999d", "refresh"),
            ("kinds=nonsense", "kinds"),
            ("providers=%20", "providers"),
            ("heartbeat=alive", "heartbeat"),
            ("heartbeat=//elsewhere.example/", "heartbeat"),
            ("heartbeat=https://elsewhere.example/", "heartbeat"),
        ] {
            let (wall, bad) = AskedWall::parse(query);
            assert_eq!(bad.iter().map(|bad| bad.name).collect::<Vec<_>>(), [name], "{query}");
            assert_eq!(wall, AskedWall::default(), "{query}");
        }
    }

    #[test]
    fn a_night_may_go_past_midnight() {
        let hours = |from, to| (0..24).filter(|hour| Night { from, to }.has(*hour)).count();
        assert_eq!((hours(22, 7), hours(1, 5), hours(7, 22)), (9, 4, 15));
        assert!(Night { from: 22, to: 7 }.has(22) && !Night { from: 22, to: 7 }.has(7));
    }
}
