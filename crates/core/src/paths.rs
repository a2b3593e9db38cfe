//! Where everything that is published stands: the one place that knows the paths of a site.
//!
//! *Invariant:* a path is made of ids and of the words below, so nothing can stand outside the folder of the site. An [`Id`] is
//! lower-case kebab: it has no dot and no slash.
//!
//! A folder is a page. The files beside it are for what runs no script. They speak the first language of their board; those
//! in the other say so before the ending: `rss.en.xml`.

use crate::model::{Board, Id, Lang};

/// The file at the root that lists the pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// A page of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// `boards/<board>/`
    Dashboard {
        /// The board.
        board: &'a Id,
    },
    /// `embed/<board>/`, of the services that are worst, or `embed/<board>/<service>/`
    Card {
        /// The board.
        board: &'a Id,
        /// The one service that it is about; none is the worst of the board.
        service: Option<&'a Id>,
    },
    /// `kiosk/<board>/`
    Wall {
        /// The board.
        board: &'a Id,
    },
}

/// The same pages for the board with which the site opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootPage {
    /// The root itself.
    Dashboard,
    /// `embed/`
    Card,
    /// `kiosk/`
    Wall,
}

/// What stands beside a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardFile {
    /// The facts as a document without styles and scripts.
    Text,
    /// The card as a drawing.
    Drawing,
    /// The card as a picture.
    Picture,
    /// The picture that a shared link shows.
    Social,
    /// The card as others embed it by its address.
    OEmbed,
}

/// What stands beside a dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DashboardFile {
    /// The picture that a shared link shows.
    Social,
    /// The changes as RSS.
    Rss,
    /// The changes as Atom.
    Atom,
    /// Maintenance and promises as a calendar.
    Calendar,
    /// The status in the format of Statuspage.
    Summary,
}

/// How a file says which language it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileLang {
    /// Not at all: it speaks the first language of its board.
    First,
    /// By the tag of this language before its ending.
    Other(Lang),
}

impl RootPage {
    /// The path below the root of the site.
    pub fn path(self) -> &'static str {
        match self {
            Self::Dashboard => "",
            Self::Card => "embed/",
            Self::Wall => "kiosk/",
        }
    }
}

impl Place<'_> {
    /// The path below the root of the site, with a slash at its end.
    pub fn path(self) -> String {
        match self {
            Self::Dashboard { board } => format!("boards/{board}/"),
            Self::Card { board, service: None } => format!("embed/{board}/"),
            Self::Card { board, service: Some(service) } => format!("embed/{board}/{service}/"),
            Self::Wall { board } => format!("kiosk/{board}/"),
        }
    }

    /// The page at the root that shows the same where the board is the one with which the site opens. A card of one service
    /// has none.
    pub fn at_root(self) -> Option<RootPage> {
        match self {
            Self::Dashboard { .. } => Some(RootPage::Dashboard),
            Self::Card { service: None, .. } => Some(RootPage::Card),
            Self::Card { service: Some(_), .. } => None,
            Self::Wall { .. } => Some(RootPage::Wall),
        }
    }
}

impl CardFile {
    /// Every file, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Text, Self::Drawing, Self::Picture, Self::Social, Self::OEmbed];

    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "html"),
            Self::Drawing => ("full", "svg"),
            Self::Picture => ("full", "png"),
            Self::Social => ("social", "png"),
            Self::OEmbed => ("oembed", "json"),
        }
    }
}

impl DashboardFile {
    /// Every file, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Social, Self::Rss, Self::Atom, Self::Calendar, Self::Summary];

    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Social => ("social", "png"),
            Self::Rss => ("rss", "xml"),
            Self::Atom => ("atom", "xml"),
            Self::Calendar => ("calendar", "ics"),
            // Statuspage has it there, and so its readers look there.
            Self::Summary => ("api/v2/summary", "json"),
        }
    }
}

impl FileLang {
    /// How the files of a board that speak a language say so.
    pub fn of(board: &Board, lang: Lang) -> Self {
        if lang == first_language(board) { Self::First } else { Self::Other(lang) }
    }

    fn named(self, (name, ending): (&str, &str)) -> String {
        match self {
            Self::First => format!("{name}.{ending}"),
            Self::Other(lang) => format!("{name}.{}.{ending}", lang.tag()),
        }
    }
}

/// The language in which the files of a board speak that do not say it in their names: Korean where its own texts are written
/// in Hangul, else English. A document that gives one language only has it in both places.
pub fn first_language(board: &Board) -> Lang {
    let names = board.services.iter().map(|service| &service.name);
    let texts = [&board.title].into_iter().chain(board.providers.iter().map(|provider| &provider.name)).chain(names);
    let mut letters = texts.flat_map(|text| text.ko.chars());
    // The syllables, and the letters that they are made of.
    if letters.any(|letter| matches!(letter, '\u{ac00}'..='\u{d7a3}' | '\u{3131}'..='\u{318e}')) {
        Lang::Ko
    } else {
        Lang::En
    }
}

/// The path of a file beside the card of a board, or of one of its services, below the root of the site.
pub fn card_file(board: &Id, service: Option<&Id>, file: CardFile, lang: FileLang) -> String {
    Place::Card { board, service }.path() + &lang.named(file.name())
}

/// The path of a file beside the dashboard of a board, below the root of the site.
pub fn dashboard_file(board: &Id, file: DashboardFile, lang: FileLang) -> String {
    Place::Dashboard { board }.path() + &lang.named(file.name())
}

/// The way from a page or file to the root of the site: `../../`; of what stands at the root, `./`.
pub fn way_to_root(from: &str) -> String {
    let up = "../".repeat(from.matches('/').count());
    if up.is_empty() { "./".to_owned() } else { up }
}

/// The link from a page or file to another, both by their paths below the root of the site. It stays the same in whatever
/// folder the site stands.
pub fn link(from: &str, to: &str) -> String {
    let folder = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let bytes = from.bytes().take(folder(from)).zip(to.bytes()).take_while(|(one, other)| one == other);
    let shared = to.get(..bytes.count()).map_or(0, folder);
    let up = from.bytes().skip(shared).filter(|byte| *byte == b'/').count();
    let link = "../".repeat(up) + to.get(shared..).unwrap_or_default();
    if link.is_empty() { "./".to_owned() } else { link }
}

/// A path with the query that makes its page speak a language, and not that of the reader's browser.
pub fn in_language(path: &str, lang: Lang) -> String {
    format!("{path}?lang={}", lang.tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    #[test]
    fn everything_stands_where_it_is_looked_for() {
        let (board, service) = (id("pangyo-2022"), id("kakaotalk"));
        let places = [
            Place::Dashboard { board: &board },
            Place::Card { board: &board, service: None },
            Place::Card { board: &board, service: Some(&service) },
            Place::Wall { board: &board },
        ];
        let mut paths: Vec<String> = places.into_iter().map(Place::path).collect();
        paths.extend(places.into_iter().filter_map(Place::at_root).map(|page| page.path().to_owned()));
        for lang in [FileLang::First, FileLang::Other(Lang::En)] {
            paths.extend(DashboardFile::ALL.map(|file| dashboard_file(&board, file, lang)));
            for service in [None, Some(&service)] {
                paths.extend(CardFile::ALL.map(|file| card_file(&board, service, file, lang)));
            }
        }
        paths.push(SITEMAP.to_owned());
        assert_eq!(
            paths.join("\n"),
            "boards/pangyo-2022/
embed/pangyo-2022/
embed/pangyo-2022/kakaotalk/
kiosk/pangyo-2022/

embed/
kiosk/
boards/pangyo-2022/social.png
boards/pangyo-2022/rss.xml
boards/pangyo-2022/atom.xml
boards/pangyo-2022/calendar.ics
boards/pangyo-2022/api/v2/summary.json
embed/pangyo-2022/text.html
embed/pangyo-2022/full.svg
embed/pangyo-2022/full.png
embed/pangyo-2022/social.png
embed/pangyo-2022/oembed.json
embed/pangyo-2022/kakaotalk/text.html
embed/pangyo-2022/kakaotalk/full.svg
embed/pangyo-2022/kakaotalk/full.png
embed/pangyo-2022/kakaotalk/social.png
embed/pangyo-2022/kakaotalk/oembed.json
boards/pangyo-2022/social.en.png
boards/pangyo-2022/rss.en.xml
boards/pangyo-2022/atom.en.xml
boards/pangyo-2022/calendar.en.ics
boards/pangyo-2022/api/v2/summary.en.json
embed/pangyo-2022/text.en.html
embed/pangyo-2022/full.en.svg
embed/pangyo-2022/full.en.png
embed/pangyo-2022/social.en.png
embed/pangyo-2022/oembed.en.json
embed/pangyo-2022/kakaotalk/text.en.html
embed/pangyo-2022/kakaotalk/full.en.svg
embed/pangyo-2022/kakaotalk/full.en.png
embed/pangyo-2022/kakaotalk/social.en.png
embed/pangyo-2022/kakaotalk/oembed.en.json
sitemap.xml"
        );
    }

    #[test]
    fn no_id_leaves_the_folder_of_the_site() {
        for word in ["..", ".", "a/b", "../a", "a\\b", "a.b", "%2e%2e", "/a", "a/", "", "a\0", "a?b", "a#b"] {
            assert_eq!(Id::parse(word), None, "{word:?}");
        }
    }

    #[test]
    fn no_service_stands_where_a_file_does() {
        for file in CardFile::ALL {
            let (name, ending) = file.name();
            assert_eq!(Id::parse(&format!("{name}.{ending}")), None);
        }
    }

    #[test]
    fn the_root_is_as_far_as_there_are_folders() {
        for (from, way) in [
            ("", "./"),
            ("sitemap.xml", "./"),
            ("embed/", "../"),
            ("boards/pangyo-2022/", "../../"),
            ("embed/pangyo-2022/kakaotalk/text.html", "../../../"),
            ("boards/pangyo-2022/api/v2/summary.json", "../../../../"),
        ] {
            assert_eq!(way_to_root(from), way, "{from}");
        }
    }

    #[test]
    fn links_are_relative_to_the_page_they_stand_on() {
        for (from, to, expected) in [
            ("", "boards/a/", "boards/a/"),
            ("boards/a/", "", "../../"),
            ("boards/a/", "boards/a/", "./"),
            ("boards/a/rss.xml", "boards/a/", "./"),
            ("boards/a/", "boards/a/rss.xml", "rss.xml"),
            ("boards/a/", "boards/ab/", "../ab/"),
            ("embed/a/b/text.html", "boards/a/", "../../../boards/a/"),
            ("embed/a/", "embed/a/b/oembed.json", "b/oembed.json"),
            ("embed/a/b/", "embed/a/", "../"),
            ("kiosk/", "", "../"),
            ("", "", "./"),
        ] {
            assert_eq!(link(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn a_page_speaks_the_language_that_its_address_names() {
        assert_eq!(in_language("boards/a/", Lang::En), "boards/a/?lang=en");
    }
}
