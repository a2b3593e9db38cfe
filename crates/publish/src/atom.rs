//! The changes of a board as Atom 1.0 (<https://www.rfc-editor.org/rfc/rfc4287>).

use crate::base_address::BaseAddress;
use crate::edition::Edition;
use crate::feed::{entries, entry_address, entry_html, subtitle, title};
use crate::guid::Guid;
use downboard_core::markup::{Element, document};
use downboard_core::model::Contact;
use downboard_core::paths::DashboardFile;

/// The newest changes of a board up to the moment, in UTF-8. The names of the entries are those that they have in RSS. Without
/// a base address the feed leads to the dashboard by the way from where the file is published, and the entries lead nowhere.
pub fn atom(edition: Edition<'_>, base: Option<&BaseAddress>) -> String {
    let own = edition.dashboard_file(DashboardFile::Atom);
    let link = |relation: &str, kind: &str, address: &str| {
        Element::new("link").attribute("rel", relation).attribute("type", kind).attribute("href", address)
    };
    let id = Guid::of(&["feed", edition.board().id.as_str(), edition.lang.tag()]);
    let head = [
        Element::of("id", &id.to_string()),
        Element::of("title", &title(edition)),
        Element::of("subtitle", &subtitle(edition)),
        Element::of("updated", &edition.instant(edition.view.at)),
        author(edition),
        Element::of("generator", edition.words().product),
        link("alternate", "text/html", &edition.dashboard_link(base, &own)),
    ];
    let address_of_itself = base.map(|base| link("self", "application/atom+xml", &base.of(&own)));
    let entries = entries(edition).into_iter().map(|change| {
        let at = edition.instant(change.latest);
        let to_board = base
            .map(|base| entry_address(edition, base, &change))
            .map(|address| link("alternate", "text/html", &address));
        Element::new("entry")
            .with([
                Element::of("id", &change.guid.to_string()),
                Element::of("title", &change.title(edition)),
                Element::of("updated", &at),
                Element::of("published", &at),
            ])
            .with(to_board)
            .with([Element::of("content", &entry_html(edition, &change)).attribute("type", "html")])
    });
    let root = Element::new("feed").attribute("xmlns", "http://www.w3.org/2005/Atom");
    let root = root.attribute("xml:lang", edition.lang.tag());
    document(&root.with(head).with(address_of_itself).with(entries))
}

/// Who runs the board. A feed has to name an author (section 4.1.1), so where the board names nobody it is the product.
fn author(edition: Edition<'_>) -> Element {
    let Some(publisher) = edition.publisher() else {
        return Element::new("author").with([Element::of("name", edition.words().product)]);
    };
    let page = publisher.url.as_ref().map(|url| Element::of("uri", url.as_str()));
    let mail = publisher.contact.as_ref().and_then(Contact::mail).map(|mail| Element::of("email", mail.as_str()));
    Element::new("author").with([Element::of("name", edition.text(&publisher.name))]).with(page).with(mail)
}
