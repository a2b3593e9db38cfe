//! Where a page stands in its document, by what the HTML says.

use downboard_core::model::{Id, Lang};

use crate::browser;
use crate::place::Place;
use crate::state::PageQuery;

/// Where the page stands, by the attributes of the root element.
pub(super) fn place() -> Place {
    let id = |name: &str| Id::parse(&browser::data(name)?);
    let published = browser::data("data-boards").unwrap_or_default();
    Place {
        root: browser::data("data-root").unwrap_or_default(),
        published: published.split(' ').filter_map(Id::parse).collect(),
        board: id("data-board"),
        service: id("data-service"),
    }
}

/// The language that an address asks for, else the reader's own, which becomes that of the document.
pub(super) fn language(address: &PageQuery) -> Lang {
    let own = if browser::prefers_korean() { Lang::Ko } else { Lang::En };
    let lang = address.lang.unwrap_or(own);
    browser::set_language(lang.tag());
    lang
}
