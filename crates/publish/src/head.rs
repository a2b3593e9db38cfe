//! What the head of a page says of it to those who read no further: search engines, feed readers, and services that show a
//! shared link as a card of their own (Open Graph, <https://ogp.me>).

use downboard_core::model::Lang;
use downboard_core::paths::{DashboardFile, Place, in_language, link};

use crate::base_address::BaseAddress;
use crate::card::Card;
use crate::edition::Edition;
use crate::escape::html;
use crate::oembed::discovery;
use crate::picture::SOCIAL;

/// A page as its head speaks of it.
pub(crate) struct Head<'a> {
    /// Its place: that of the board's own page, also for a page of the site that shows the same.
    pub(crate) place: Place<'a>,
    /// Its path below the root of the site.
    pub(crate) path: &'a str,
    /// The board, in its first language and then in the others.
    pub(crate) editions: &'a [Edition<'a>],
    /// Its title.
    pub(crate) title: &'a str,
    /// What it says, in a sentence.
    pub(crate) description: &'a str,
    /// The card, where it is one.
    pub(crate) card: Option<Card<'a>>,
    /// The path of the picture of [`SOCIAL`] that shows it where its link is shared, if there is one.
    pub(crate) picture: Option<&'a str>,
}

impl Head<'_> {
    /// The links and the properties, a line each. What must be a whole address is left out where nobody knows it.
    pub(crate) fn html(&self, base: Option<&BaseAddress>) -> String {
        let own = self.place.path();
        let mut lines = Vec::new();
        if let Some(base) = base {
            lines.push(format!("<link rel=\"canonical\" href=\"{}\">", html(&base.of(&own))));
            lines.extend(self.editions.iter().map(|edition| {
                let address = html(&base.of(&in_language(&own, edition.lang)));
                format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{address}\">", edition.lang.tag())
            }));
            lines.extend(self.card.map(|card| {
                let found = discovery(card, base);
                let (href, title) = (html(&found.href), html(&found.title));
                format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{href}\" title=\"{title}\">")
            }));
        }
        lines.extend(self.editions.iter().flat_map(|edition| self.feeds(*edition)));
        let publisher = self.editions.first().and_then(|edition| Some((edition, edition.publisher()?)));
        lines.extend(publisher.map(|(edition, publisher)| {
            format!("<meta name=\"author\" content=\"{}\">", html(edition.text(&publisher.name)))
        }));
        let property = |name: &str, content: &str| format!("<meta property=\"{name}\" content=\"{}\">", html(content));
        lines.push(property("og:title", self.title));
        lines.push(property("og:description", self.description));
        lines.push(property("og:type", "website"));
        lines.push(property("og:site_name", "Downboard"));
        lines.extend(self.editions.iter().enumerate().map(|(index, edition)| {
            let name = if index == 0 { "og:locale" } else { "og:locale:alternate" };
            property(name, locale(edition.lang))
        }));
        if let Some(base) = base {
            lines.push(property("og:url", &base.of(&own)));
            lines.extend(self.picture.iter().flat_map(|path| {
                [
                    property("og:image", &base.of(path)),
                    property("og:image:type", "image/png"),
                    property("og:image:width", &SOCIAL.width.to_string()),
                    property("og:image:height", &SOCIAL.height.to_string()),
                    property("og:image:alt", self.description),
                    // Read from `name`, and not from `property` as the others are.
                    "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
                ]
            }));
        }
        lines.join("\n    ")
    }

    /// The changes of a board as feeds, on its dashboard.
    fn feeds(&self, edition: Edition<'_>) -> Vec<String> {
        let Place::Dashboard { .. } = self.place else { return Vec::new() };
        let of = [(DashboardFile::Rss, "application/rss+xml"), (DashboardFile::Atom, "application/atom+xml")];
        let line = |(file, kind): (DashboardFile, &str)| {
            let href = html(&link(self.path, &edition.dashboard_file(file)));
            let title = html(&edition.changes_title());
            format!(
                "<link rel=\"alternate\" type=\"{kind}\" hreflang=\"{}\" href=\"{href}\" title=\"{title}\">",
                edition.lang.tag()
            )
        };
        of.into_iter().map(line).collect()
    }
}

fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "ko_KR",
        Lang::En => "en_US",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::{base, edition, pangyo, shown};

    #[test]
    fn a_shared_link_names_its_picture_by_a_whole_address_with_its_size_and_what_it_says() {
        let view = shown(&pangyo(), "2022-10-15T21:50:00+09:00");
        let editions = [edition(&view, Lang::En)];
        let place = Place::Card { board: &view.log.board.id, service: None };
        let picture = Some("embed/pangyo-2022/social.en.png");
        let head =
            Head { place, path: "embed/", editions: &editions, title: "a", description: "b & c", card: None, picture };
        let html = head.html(Some(&base()));
        for line in [
            "<meta property=\"og:image\" content=\"https://status.example.org/outages/embed/pangyo-2022/social.en.png\">",
            "<meta property=\"og:image:type\" content=\"image/png\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta property=\"og:image:height\" content=\"630\">",
            "<meta property=\"og:image:alt\" content=\"b &amp; c\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        ] {
            assert_eq!(html.matches(line).count(), 1, "{line} in {html}");
        }
        let without = [head.html(None), Head { picture: None, ..head }.html(Some(&base()))];
        assert!(without.iter().all(|html| !html.contains("og:image") && !html.contains("twitter:")), "{without:?}");
    }
}
