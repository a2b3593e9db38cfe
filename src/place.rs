//! Where a page stands on its site, and the way from there to others: the one place where a page builds addresses.
//!
//! Every site has the pages of [`Page`] and finds a board by `board=`. A published one has pages of each board besides, which
//! know their board and their service by themselves.

use downboard_core::model::{Id, Zone};
use downboard_core::paths;

use crate::state::{Page, PageQuery};

/// Where a page stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The way to the root of the site, for example `../../`.
    pub root: String,
    /// The boards that have pages of their own.
    pub published: Vec<Id>,
    /// The board that it shows unless its address asks for another.
    pub board: Option<Id>,
    /// The service that it shows unless its address asks for others.
    pub service: Option<Id>,
}

impl Place {
    /// What an address asks for, where it says nothing of board and service: what the page is of.
    pub fn complete(&self, query: PageQuery) -> PageQuery {
        let own = self.service.iter().filter(|_| query.board.is_none() || query.board == self.board);
        let services = if query.services.is_empty() { own.cloned().collect() } else { query.services };
        PageQuery { board: query.board.or_else(|| self.board.clone()), services, ..query }
    }

    /// The query of this page in a state.
    pub fn query(&self, state: &PageQuery, zone: &Zone) -> String {
        let is_own = state.board == self.board;
        let board = state.board.clone().filter(|_| !is_own);
        let is_of_service = is_own && self.service.is_some() && state.services.iter().eq(&self.service);
        let services = if is_of_service { Vec::new() } else { state.services.clone() };
        PageQuery { board, services, ..state.clone() }.query(zone)
    }

    /// This page in another state.
    pub fn here(&self, state: &PageQuery, zone: &Zone) -> String {
        // The page itself is the shortest way to it: an empty reference would keep its query.
        let query = self.query(state, zone);
        if query.is_empty() { "./".to_owned() } else { format!("./?{query}") }
    }

    /// Another page in a state. Only what differs from the default is written.
    pub fn to(&self, page: Page, state: &PageQuery, zone: &Zone) -> String {
        let board = state.board.as_ref().filter(|board| self.published.contains(board));
        let own = board.and_then(|board| own_folder(page, board, &state.services));
        let (folder, state) = match own {
            Some((folder, services)) => (folder, PageQuery { board: None, services, ..state.clone() }),
            None => (page.folder().to_owned(), state.clone()),
        };
        let query = state.query(zone);
        let path = format!("{}{folder}", self.root);
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }

    /// A file of the site.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }
}

/// The folder of a board's own page, and the services that it does not name.
fn own_folder(page: Page, board: &Id, services: &[Id]) -> Option<(String, Vec<Id>)> {
    let (own, rest) = match (page, services) {
        (Page::Dashboard, _) => (paths::Place::Dashboard { board }, services),
        (Page::Kiosk, _) => (paths::Place::Wall { board }, services),
        (Page::Embed, [service]) => (paths::Place::Card { board, service: Some(service) }, &[][..]),
        (Page::Embed, _) => (paths::Place::Card { board, service: None }, services),
        (Page::Builder | Page::Open | Page::Methods, _) => return None,
    };
    Some((own.path(), rest.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    fn zone() -> Zone {
        Zone::fixed(Offset::constant(9), "KST")
    }

    fn id(text: &str) -> Id {
        Id::parse(text).expect("an id")
    }

    fn state(query: &str) -> PageQuery {
        let (state, bad) = PageQuery::parse(Page::Embed, query);
        assert_eq!(bad, [], "{query}");
        state
    }

    const PAGES: [Page; 6] = [Page::Dashboard, Page::Embed, Page::Kiosk, Page::Builder, Page::Open, Page::Methods];

    /// The ways from a place to all pages in a state.
    fn ways(place: &Place, query: &str) -> String {
        let state = place.complete(state(query));
        PAGES.map(|page| place.to(page, &state, &zone())).join(" ")
    }

    #[test]
    fn a_site_as_it_was_built_finds_boards_by_its_query() {
        let root = |root: &str| Place { root: root.to_owned(), ..Place::default() };
        assert_eq!(ways(&root("./"), ""), "./ ./embed/ ./kiosk/ ./builder/ ./open/ ./methods/");
        assert_eq!(
            ways(&root("../"), "?board=a&lang=en"),
            "../?board=a&lang=en ../embed/?board=a&lang=en ../kiosk/?board=a&lang=en ../builder/?board=a&lang=en \
             ../open/?board=a&lang=en ../methods/?board=a&lang=en"
        );
        let place = root("../");
        assert_eq!(place.here(&state("?lang=en&services=x"), &zone()), "./?services=x&lang=en");
        assert_eq!(place.here(&state(""), &zone()), "./");
        assert_eq!(place.file("licences.txt"), "../licences.txt");
    }

    #[test]
    fn a_published_board_has_pages_of_its_own() {
        let published = vec![id("a"), id("b")];
        let board = Place { root: "../../".to_owned(), published, board: Some(id("a")), service: None };
        assert_eq!(
            ways(&board, "?lang=en"),
            "../../boards/a/?lang=en ../../embed/a/?lang=en ../../kiosk/a/?lang=en ../../builder/?board=a&lang=en \
             ../../open/?board=a&lang=en ../../methods/?board=a&lang=en"
        );
        assert_eq!(
            ways(&board, "?board=b&services=x"),
            "../../boards/b/?services=x ../../embed/b/x/ ../../kiosk/b/?services=x ../../builder/?board=b&services=x \
             ../../open/?board=b&services=x ../../methods/?board=b&services=x"
        );
        // What is not published is found by its query.
        assert_eq!(
            ways(&board, "?board=c&services=x,y"),
            "../../?board=c&services=x%2Cy ../../embed/?board=c&services=x%2Cy ../../kiosk/?board=c&services=x%2Cy \
             ../../builder/?board=c&services=x%2Cy ../../open/?board=c&services=x%2Cy ../../methods/?board=c&services=x%2Cy"
        );
        assert_eq!(board.here(&board.complete(state("?lang=en")), &zone()), "./?lang=en");
        assert_eq!(board.here(&board.complete(state("?board=b")), &zone()), "./?board=b");
    }

    #[test]
    fn the_page_of_a_service_names_it_only_where_it_shows_another() {
        let (board, service) = (Some(id("a")), Some(id("x")));
        let place = Place { root: "../../../".to_owned(), published: vec![id("a")], board, service };
        assert_eq!(place.complete(state("")).services, [id("x")]);
        assert_eq!(place.query(&place.complete(state("")), &zone()), "");
        assert_eq!(place.query(&place.complete(state("?services=y")), &zone()), "services=y");
        // Another board knows nothing of the service.
        assert!(place.complete(state("?board=b")).services.is_empty());
        assert_eq!(place.query(&place.complete(state("?board=b")), &zone()), "board=b");
    }
}
