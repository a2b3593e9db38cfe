//! Everything that is published of a board, by its path below the root of the site.

use std::panic::resume_unwind;
use std::thread;

use downboard::estimator::{Estimator, estimator};
use downboard::state::Page;
use downboard_core::model::{Id, Lang};
use downboard_core::paths::{CardFile, DashboardFile, Place, first_language, way_to_root};
use downboard_core::view::{View, view};
use downboard_estimate::Estimates;

use crate::base_address::BaseAddress;
use crate::board::PublishedBoard;
use crate::card::Card;
use crate::drawn::{self, Drawn};
use crate::edition::Edition;
use crate::facts::status_line;
use crate::head::Head;
use crate::pages::{PublishedPage, page};
use crate::picture::{Drawing, Faces, SOCIAL, full, png, social};
use crate::templates::{TemplateError, Templates};
use crate::{atom, calendar, oembed, rss, sitemap, summary, text};

/// A file to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// Where it lies below the root of the site.
    pub path: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A site as it is published.
#[derive(Clone, Debug)]
pub struct Site {
    /// The templates of its pages.
    pub templates: Templates,
    /// The boards that have pages, in their order.
    pub boards: Vec<Id>,
    /// The board that it opens with.
    pub default: Id,
    /// The languages of its pages, the one that speaks first at the beginning; those of each board where none are named.
    pub languages: Vec<Lang>,
    /// Where it is published. What has to be a whole address is left out where nobody says.
    pub base: Option<BaseAddress>,
    /// What pictures are written in. They are left out where nobody has it.
    pub faces: Option<Faces>,
    /// The pictures that were drawn before.
    pub drawn: Drawn,
}

/// What is published of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardFiles {
    /// The files.
    pub files: Vec<PublishedFile>,
    /// The letters of its pictures that the face does not have, which are boxes there.
    pub missing: Vec<char>,
    /// The pictures by their paths, each with the name of its drawing: where both are the same, so is the picture.
    pub drawings: Vec<(String, String)>,
}

/// The pictures of a board.
#[derive(Default)]
struct Pictures {
    files: Vec<PublishedFile>,
    missing: Vec<char>,
    drawings: Vec<(String, String)>,
}

/// A page: of which kind, of which board and service, and where it lies.
struct Placed<'a> {
    kind: Page,
    place: Place<'a>,
    path: String,
}

impl Site {
    /// Everything that is published of a board: its pages, and those of the site where it opens with this board; and beside them
    /// what is for those who run no script.
    ///
    /// # Errors
    ///
    /// Where the templates are those of another version.
    pub fn board(&self, board: &PublishedBoard) -> Result<BoardFiles, TemplateError> {
        let view = view(&board.log, board.at);
        let editions: Vec<_> = self.languages(board).into_iter().map(|lang| Edition { view: &view, lang }).collect();
        let estimator = estimator();
        let mut files = Vec::new();
        for placed in self.placed(board) {
            let html = self.page(board, &estimator, &editions, &placed)?;
            files.push(PublishedFile { path: format!("{}index.html", placed.path), content: html.into_bytes() });
        }
        let estimates = estimator.at(&board.log, board.at);
        let base = self.base.as_ref();
        let size = self.faces.as_ref().map(|_| SOCIAL);
        let drawn = self.faces.as_ref().map(|faces| draw_all(&editions, &estimates, faces, &self.drawn));
        let Pictures { files: drawn, missing, drawings } = drawn.unwrap_or_default();
        for edition in editions {
            let of_dashboard = |file: DashboardFile, content: String| PublishedFile {
                path: edition.dashboard_file(file),
                content: content.into_bytes(),
            };
            files.push(of_dashboard(DashboardFile::Rss, rss::rss(edition, base)));
            files.push(of_dashboard(DashboardFile::Atom, atom::atom(edition, base)));
            files.push(of_dashboard(DashboardFile::Calendar, calendar::calendar(edition, base)));
            files.push(of_dashboard(DashboardFile::Summary, summary::summary(edition, base)));
            for card in Card::every(edition) {
                let text = text::text(card, Some(&estimates), base);
                files.push(PublishedFile { path: card.file(CardFile::Text), content: text.into_bytes() });
                if let Some(base) = base {
                    let answer = oembed::oembed(card, base, size);
                    files.push(PublishedFile { path: card.file(CardFile::OEmbed), content: answer.into_bytes() });
                }
            }
        }
        // What pages name comes before them.
        Ok(BoardFiles { files: [drawn, files].concat(), missing, drawings })
    }

    /// Every language once, the first of them first.
    fn languages(&self, board: &PublishedBoard) -> Vec<Lang> {
        let first = first_language(&board.log.board);
        let own = if self.languages.is_empty() {
            [first].into_iter().chain(Lang::ALL).collect()
        } else {
            self.languages.clone()
        };
        let mut kept = Vec::new();
        for lang in own {
            if !kept.contains(&lang) {
                kept.push(lang);
            }
        }
        kept
    }

    /// The list of the pages of all boards for search engines. It has whole addresses only: there is none where nobody knows them.
    pub fn sitemap(&self, boards: &[PublishedBoard]) -> Option<PublishedFile> {
        let base = self.base.as_ref()?;
        let views: Vec<View> = boards.iter().map(|board| view(&board.log, board.at)).collect();
        let content = sitemap::sitemap(base, &views).into_bytes();
        Some(PublishedFile { path: downboard_core::paths::SITEMAP.to_owned(), content })
    }

    /// The pages of a board; those of the site, where it opens with this board, show the same.
    fn placed<'a>(&self, board: &'a PublishedBoard) -> Vec<Placed<'a>> {
        let id = board.id();
        let worst = Place::Card { board: id, service: None };
        let pages = [
            (Page::Dashboard, Place::Dashboard { board: id }),
            (Page::Embed, worst),
            (Page::Kiosk, Place::Wall { board: id }),
        ];
        let of_services =
            board.services().map(|service| (Page::Embed, Place::Card { board: id, service: Some(service) }));
        let own = pages.into_iter().chain(of_services).map(|(kind, place)| Placed { kind, place, path: place.path() });
        let at_root = pages
            .into_iter()
            .filter(|_| *id == self.default)
            .filter_map(|(kind, place)| Some(Placed { kind, place, path: place.at_root()?.path().to_owned() }));
        own.chain(at_root).collect()
    }

    fn page(
        &self,
        board: &PublishedBoard,
        estimator: &Estimator,
        editions: &[Edition<'_>],
        placed: &Placed<'_>,
    ) -> Result<String, TemplateError> {
        let Placed { kind, place, path } = placed;
        let service = match place {
            Place::Card { service, .. } => *service,
            Place::Dashboard { .. } | Place::Wall { .. } => None,
        };
        let links = |first: Edition<'_>, title: &str| {
            let index = service.and_then(|id| first.board().service_index(id));
            let card = index.and_then(|index| Card::of_service(first, index)).unwrap_or(Card::worst(first));
            let is_card = matches!(place, Place::Card { .. });
            let description = status_line(card);
            // A card is shown by its own picture, a dashboard or a wall by that of its board.
            let picture =
                if is_card { card.file(CardFile::Social) } else { first.dashboard_file(DashboardFile::Social) };
            let head = Head {
                place: *place,
                path,
                editions,
                title,
                description: &description,
                card: is_card.then_some(card),
                picture: self.faces.as_ref().map(|_| picture.as_str()),
            };
            (description.clone(), head.html(self.base.as_ref()))
        };
        let languages: Vec<Lang> = editions.iter().map(|edition| edition.lang).collect();
        let of = PublishedPage {
            page: *kind,
            service,
            root: way_to_root(path),
            boards: &self.boards,
            languages: &languages,
        };
        page(&self.templates, board, estimator, &of, |title| {
            editions.first().map(|first| links(*first, title)).unwrap_or_default()
        })
    }
}

/// The pictures of all editions, each edition beside the others: most of the time of a publication goes into them. And the
/// letters in them that the face does not have, each once.
fn draw_all(editions: &[Edition<'_>], estimates: &Estimates, faces: &Faces, before: &Drawn) -> Pictures {
    let mut all = Pictures::default();
    thread::scope(|scope| {
        let each = editions.iter().map(|edition| scope.spawn(|| pictures(*edition, estimates, faces, before)));
        let begun: Vec<_> = each.collect();
        for made in begun.into_iter().map(thread::ScopedJoinHandle::join) {
            let of_edition = made.unwrap_or_else(|panic| resume_unwind(panic));
            all.files.extend(of_edition.files);
            all.missing.extend(of_edition.missing);
            all.drawings.extend(of_edition.drawings);
        }
    });
    all.missing.sort_unstable();
    all.missing.dedup();
    all
}

/// The pictures of an edition, and the letters in them that the face does not have.
fn pictures(edition: Edition<'_>, estimates: &Estimates, faces: &Faces, before: &Drawn) -> Pictures {
    let Pictures { mut files, mut missing, drawings: mut named } = Pictures::default();
    let mut picture = |drawing: &Drawing, paths: &[String]| {
        missing.extend(faces.missing(&drawing.text));
        let name = drawn::name(drawing, faces);
        let known = paths.first().and_then(|path| before.find(path, &name));
        if let Some(content) = known.or_else(|| png(drawing, faces)) {
            files.extend(paths.iter().map(|path| PublishedFile { path: path.clone(), content: content.clone() }));
            named.extend(paths.iter().map(|path| (path.clone(), name.clone())));
        }
    };
    let mut drawings = Vec::new();
    for card in Card::every(edition) {
        let (whole, shared) = (full(card, estimates, faces), social(card, estimates, faces));
        picture(&whole, &[card.file(CardFile::Picture)]);
        // The dashboard is shown by the same as the card of the worst.
        let of_board = card.is_worst().then(|| edition.dashboard_file(DashboardFile::Social));
        picture(&shared, &[card.file(CardFile::Social)].into_iter().chain(of_board).collect::<Vec<_>>());
        drawings.push(PublishedFile { path: card.file(CardFile::Drawing), content: whole.svg.into_bytes() });
    }
    files.extend(drawings);
    Pictures { files, missing, drawings: named }
}

#[cfg(test)]
mod tests {
    use downboard_estimate::Model;

    use super::*;
    use crate::support::{edition, faces, pangyo, shown};

    #[test]
    fn each_card_has_three_pictures_and_the_dashboard_that_of_the_worst() {
        let view = shown(&pangyo(), "2022-10-15T21:50:00+09:00");
        let estimates = Model::of(&view.log).at(view.at);
        let faces = faces();
        let pictures = |before: &Drawn| pictures(edition(&view, Lang::En), &estimates, &faces, before);
        let Pictures { files, missing, drawings } = pictures(&Drawn::default());
        assert_eq!(missing, Vec::<char>::new());
        assert_eq!(files.len(), 3 * (view.services.len() + 1) + 1);
        let content = |path: &str| {
            let found = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is not there"));
            found.content.as_slice()
        };
        for path in ["embed/pangyo-2022/full.en.png", "embed/pangyo-2022/kakaotalk/social.en.png"] {
            assert!(content(path).starts_with(b"\x89PNG"), "{path}");
        }
        assert!(content("embed/pangyo-2022/kakaotalk/full.en.svg").starts_with(b"<?xml"));
        assert!(content("boards/pangyo-2022/social.en.png") == content("embed/pangyo-2022/social.en.png"));

        // What was drawn before is taken as it is, and by the same name only.
        assert_eq!(drawings.len(), 2 * (view.services.len() + 1) + 1);
        let path = "embed/pangyo-2022/kakaotalk/full.en.png";
        let before = move |drawings: Vec<(String, String)>| {
            Drawn::new(move |asked, name| {
                let is_known = drawings.iter().any(|(path, drawing)| path == asked && drawing == name);
                is_known.then(|| b"as it was".to_vec())
            })
        };
        let again = pictures(&before(drawings.clone()));
        let of =
            |pictures: &Pictures| pictures.files.iter().find(|file| file.path == path).map(|file| file.content.clone());
        assert_eq!(of(&again), Some(b"as it was".to_vec()));
        assert_eq!(again.drawings, drawings);
        let other = pictures(&before(drawings.into_iter().map(|(path, name)| (path, format!("{name}0"))).collect()));
        assert!(of(&other).is_some_and(|content| content.starts_with(b"\x89PNG")));
    }
}
