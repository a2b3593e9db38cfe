//! A card as others embed it by its address: oEmbed 1.0 of the type `rich` (<https://oembed.com>).
//!
//! `WordPress` keeps of the HTML of a provider that it does not know only a `blockquote` with links and an `iframe` with some of its
//! attributes (`wp_filter_oembed_result` in `wp-includes/embed.php`), so that is what the HTML is made of. It shows the quote, and
//! where the card tells it that it is there, the card in its place; feed readers show the quote.

use serde::Serialize;

use crate::base_address::BaseAddress;
use crate::card::Card;
use crate::escape::html;
use crate::facts::status_line;
use downboard_core::markup::line;
use downboard_core::model::Address;
use downboard_core::paths::{CardFile, in_language};

/// The width of an embedded card, in pixels. What asks for a card names no size to a file, so this one is modest.
pub const WIDTH: u32 = 600;

/// The height of the card of one service, in pixels.
const HEIGHT_OF_SERVICE: u32 = 330;
/// The height of the card of those that are worst, each with what can be used instead.
const HEIGHT_OF_WORST: u32 = 420;

/// For so many seconds a card of a live board may be kept.
const CACHE_SECONDS_LIVE: u32 = 60;
/// The same of a board of the past, which changes only when somebody learns more.
const CACHE_SECONDS_PAST: u32 = 86_400;

/// The media type of the answer, by which pages name it.
pub const MEDIA_TYPE: &str = "application/json+oembed";

/// The size of a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// What a page says of its own card, for whoever looks for it: a link of the relation `alternate` and the type [`MEDIA_TYPE`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// The whole address of the answer.
    pub href: String,
    /// What the card is called.
    pub title: String,
}

#[derive(Serialize)]
struct OEmbed<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_url: Option<&'a str>,
    provider_name: &'static str,
    provider_url: &'a str,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// All three or none, by section 2.3.4.
#[derive(Serialize)]
struct Thumbnail {
    #[serde(rename = "thumbnail_url")]
    url: String,
    #[serde(rename = "thumbnail_width")]
    width: u32,
    #[serde(rename = "thumbnail_height")]
    height: u32,
}

/// The height of a card in a frame of [`WIDTH`], in pixels.
pub fn height(card: Card<'_>) -> u32 {
    if card.service.is_some() { HEIGHT_OF_SERVICE } else { HEIGHT_OF_WORST }
}

/// The answer for a card, as JSON. `social` is the size of the picture `social` beside the card, where there is one.
pub fn oembed(card: Card<'_>, base: &BaseAddress, social: Option<PictureSize>) -> String {
    let edition = card.edition;
    let publisher = edition.publisher();
    let answer = OEmbed {
        kind: "rich",
        version: "1.0",
        title: line(&card.title()),
        author_name: publisher.map(|publisher| line(edition.text(&publisher.name))),
        author_url: publisher.and_then(|publisher| publisher.url.as_ref()).map(Address::as_str),
        provider_name: edition.words().product,
        provider_url: base.as_str(),
        cache_age: if edition.board().is_live() { CACHE_SECONDS_LIVE } else { CACHE_SECONDS_PAST },
        html: quote_and_frame(card, base),
        width: WIDTH,
        height: height(card),
        thumbnail: social.map(|size| Thumbnail {
            url: base.of(&card.file(CardFile::Social)),
            width: size.width,
            height: size.height,
        }),
    };
    // Strings and numbers are always written.
    serde_json::to_string(&answer).unwrap_or_default()
}

fn quote_and_frame(card: Card<'_>, base: &BaseAddress) -> String {
    let page = html(&card.edition.dashboard_address(base));
    let embed = html(&base.of(&in_language(&card.place().path(), card.edition.lang)));
    let (said, title, height) = (html(&status_line(card)), html(&card.title()), height(card));
    format!(
        "<blockquote><a href=\"{page}\">{said}</a></blockquote><iframe src=\"{embed}\" width=\"{WIDTH}\" height=\"{height}\" \
         title=\"{title}\" frameborder=\"0\" scrolling=\"no\"></iframe>"
    )
}

/// Where the answer for a card is, for the head of its page.
pub fn discovery(card: Card<'_>, base: &BaseAddress) -> Discovery {
    Discovery { href: base.of(&card.file(CardFile::OEmbed)), title: line(&card.title()) }
}
