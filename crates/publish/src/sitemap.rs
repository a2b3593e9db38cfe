//! The pages of a site for search engines (<https://www.sitemaps.org/protocol.html>), each with its languages
//! (<https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap>).
//!
//! Only dashboards: cards stand within articles and walls in rooms, and both say what the dashboard says.

use downboard_core::markup::{Element, document};
use downboard_core::model::Lang;
use downboard_core::view::View;

use crate::base_address::BaseAddress;
use downboard_core::paths::{Place, in_language};

/// So many addresses a sitemap may have.
const MOST_ADDRESSES: usize = 50_000;

/// The dashboards of some boards: each by its address, which speaks the language of the reader, and by one in each language. They
/// were changed last at their moments.
pub fn sitemap<'a>(base: &BaseAddress, boards: impl IntoIterator<Item = &'a View>) -> String {
    let addresses = boards.into_iter().flat_map(|view| addresses(base, view)).take(MOST_ADDRESSES);
    let root = Element::new("urlset")
        .attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
        .attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    document(&root.with(addresses))
}

fn addresses(base: &BaseAddress, view: &View) -> Vec<Element> {
    let board = &view.log.board;
    let page = Place::Dashboard { board: &board.id }.path();
    let in_every = || Lang::ALL.map(|lang| (lang.tag(), base.of(&in_language(&page, lang))));
    let versions: Vec<(&str, String)> = in_every().into_iter().chain([("x-default", base.of(&page))]).collect();
    let changed = board.zone.rfc3339(view.at).to_string();
    let address = |(_, address): &(&str, String)| {
        let alternates = versions.iter().map(|(language, address)| {
            let link = Element::new("xhtml:link").attribute("rel", "alternate");
            link.attribute("hreflang", language).attribute("href", address)
        });
        Element::new("url").with([Element::of("loc", address), Element::of("lastmod", &changed)]).with(alternates)
    };
    versions.iter().map(address).collect()
}
