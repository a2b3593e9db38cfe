//! Who runs this copy of a board, and whom to write to.

use downboard_core::model::{Contact, Publisher};
use leptos::prelude::*;

use super::shown::Shown;

/// Who publishes the board, with the ways to its own page and to whoever reads what is written to it. Nothing where the board
/// names nobody.
#[component]
pub fn PublisherLine(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    shown.board.publisher.as_ref().map(|publisher| line(&shown, publisher))
}

fn line(shown: &Shown, publisher: &Publisher) -> AnyView {
    let name = shown.text(&publisher.name);
    let name = match &publisher.url {
        Some(url) => outward(shown.id("publisher"), url.as_str().to_owned(), name),
        None => view! { <span>{name}</span> }.into_any(),
    };
    let contact = publisher.contact.as_ref().map(|contact| {
        let said = match contact {
            Contact::Mail(mail) => mail.as_str(),
            Contact::Page(_) => downboard_words::contact(shown.lang),
        };
        let link = outward(shown.id("contact"), contact.href().into_owned(), said.to_owned());
        view! {
            " · "
            {link}
        }
    });
    view! {
        <span class="publisher">{downboard_words::published_by(shown.lang)} " " {name} {contact}</span>
    }
    .into_any()
}

/// A link that opens beside the page. Its name keeps the focus on it when the app takes over.
fn outward(id: String, href: String, said: String) -> AnyView {
    view! {
        <a id=id href=href target="_blank" rel="noopener">
            {said}
        </a>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test fails by panicking, its helpers too")]

    use std::sync::Arc;

    use downboard_core::model::{Address, Lang, Text};

    use super::super::shown::bundled;
    use super::*;

    const NAME: &str = "<b>Daily</b> & \"Co\"";

    #[track_caller]
    fn check(lang: Lang, publisher: Option<(Option<&str>, Option<&str>)>, expected: &str) {
        let (_owner, shown) = bundled::shown(lang);
        let mut board = (*shown.board).clone();
        board.publisher = publisher.map(|(url, contact)| Publisher {
            name: Text { ko: "\u{c77c}\u{bcf4}".to_owned(), en: NAME.to_owned() },
            url: url.map(|url| Address::parse(url).expect("an address")),
            contact: contact.map(|contact| Contact::parse(contact).expect("a contact")),
        });
        let shown = Shown { board: Arc::new(board), id_prefix: "en-", ..shown };
        let html = view! { <PublisherLine shown /> }.into_any().to_html();
        assert_eq!(html.replace("<!>", "").replace("<!--<() />-->", ""), expected);
    }

    #[test]
    fn a_board_that_names_nobody_says_nothing() {
        check(Lang::En, None, "");
    }

    #[test]
    fn a_name_is_text_and_a_link_only_where_there_is_a_page() {
        let name = "<span>&lt;b&gt;Daily&lt;/b&gt; &amp; \"Co\"</span>";
        check(Lang::En, Some((None, None)), &format!("<span class=\"publisher\">Board published by {name}</span>"));
        check(
            Lang::Ko,
            Some((Some("https://daily.example.com/"), None)),
            "<span class=\"publisher\">\u{d604}\u{d669}\u{d310} \u{c6b4}\u{c601}: <a id=\"en-publisher\" href=\"https://daily.example.com/\" \
             target=\"_blank\" rel=\"noopener\">\u{c77c}\u{bcf4}</a></span>",
        );
    }

    #[test]
    fn a_mailbox_is_shown_itself_and_a_page_by_a_word() {
        let (before, after) = (
            "<span class=\"publisher\">\u{d604}\u{d669}\u{d310} \u{c6b4}\u{c601}: <span>\u{c77c}\u{bcf4}</span>",
            "</a></span>",
        );
        for (contact, href, said) in [
            ("desk@daily.example.com", "mailto:desk@daily.example.com", "desk@daily.example.com"),
            ("https://daily.example.com/contact", "https://daily.example.com/contact", "\u{bb38}\u{c758}"),
        ] {
            let link = format!("<a id=\"en-contact\" href=\"{href}\" target=\"_blank\" rel=\"noopener\">{said}");
            check(Lang::Ko, Some((None, Some(contact))), &format!("{before} \u{b7} {link}{after}"));
        }
    }
}
