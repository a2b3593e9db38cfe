//! What is pasted for a card, as text. Everything that comes from a board or an address is escaped here, once.

use downboard_core::markup::escape;
use downboard_core::model::Lang;

use super::choice::Withheld;
use downboard_words::builder::builder_words;

/// A way in which a card gets into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// `embed.js`, which follows the height of the card.
    Loader,
    /// An `iframe` and nothing else.
    Frame,
    /// An address on a line of its own.
    WordPress,
    /// An `amp-iframe`.
    Amp,
    /// The address of the card by oEmbed.
    OEmbed,
    /// The address of the card as text.
    Text,
}

impl Snippet {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Frame, Self::Loader, Self::WordPress, Self::Amp, Self::OEmbed, Self::Text];

    /// The id of the field that holds it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Loader => "code-loader",
            Self::Frame => "code-frame",
            Self::WordPress => "code-wordpress",
            Self::Amp => "code-amp",
            Self::OEmbed => "code-oembed",
            Self::Text => "code-text",
        }
    }
}

/// What is published beside a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFiles {
    /// The whole address of its oEmbed answer, which the site has where it was published with its address.
    pub oembed: Option<String>,
    /// The whole address of its text.
    pub text: String,
    /// Whether the card speaks the first language of its board, the only one that `WordPress` finds.
    pub is_first_language: bool,
}

/// A card, as far as its code speaks of it. Addresses are whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardCode {
    /// The language of the card, and of the article.
    pub lang: Lang,
    /// What the frame is called.
    pub title: String,
    /// The address of the card.
    pub card: String,
    /// The address of the board.
    pub dashboard: String,
    /// The address of the loader.
    pub loader: String,
    /// What the loader is told of the card, by the names of its attributes without `data-`; nothing where it cannot make the address
    /// of the card, because the board has no pages of its own.
    pub told: Option<Vec<(&'static str, String)>>,
    /// The height of the card at the width of a phone, in CSS pixels.
    pub height: u32,
    /// The height that the loader reserves, in CSS pixels.
    pub reserved: u32,
    /// What lies beside the card, or why nothing does.
    pub files: Result<CardFiles, Withheld>,
}

/// What is pasted for a card.
///
/// # Errors
///
/// Why there is no such thing for this card.
pub fn snippet(kind: Snippet, card: &CardCode) -> Result<String, Withheld> {
    let files = || card.files.as_ref().map_err(|withheld| *withheld);
    match kind {
        Snippet::Loader => Ok(loader(card)),
        Snippet::Frame => Ok(frame(card)),
        Snippet::Amp => Ok(amp(card)),
        // WordPress asks the page of the card for its oEmbed, and the page names that in the first language.
        Snippet::WordPress if files()?.oembed.is_none() => Err(Withheld::NoBase),
        Snippet::WordPress if !files()?.is_first_language => Err(Withheld::Language),
        Snippet::WordPress => Ok(card.card.clone()),
        Snippet::OEmbed => files()?.oembed.clone().ok_or(Withheld::NoBase),
        Snippet::Text => Ok(files()?.text.clone()),
    }
}

/// The form that docs/embedding.md has. The width holds in older Safari, too, which would widen a frame to what it holds.
fn frame(card: &CardCode) -> String {
    let CardCode { title, card, height, .. } = card;
    let lines = [
        format!("<iframe{}", attribute("title", title)),
        attribute("src", card),
        [
            attribute("width", "100%"),
            attribute("height", &height.to_string()),
            attribute("style", "width:0;min-width:100%;border:0"),
            attribute("loading", "lazy"),
            attribute("scrolling", "no"),
        ]
        .concat(),
        attribute("referrerpolicy", "strict-origin-when-cross-origin"),
        attribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"),
    ];
    format!("{}></iframe>", lines.join("\n       "))
}

fn loader(card: &CardCode) -> String {
    let script = format!("<script async{}></script>", attribute("src", &card.loader));
    let Some(told) = &card.told else {
        return format!("{}\n{script}", frame(card));
    };
    let data: String = told.iter().map(|(name, value)| attribute(&format!("data-{name}"), value)).collect();
    let style = attribute("style", &format!("min-height:{}px", card.reserved));
    format!("<div data-downboard{data}{style}>\n  {}\n</div>\n{script}", link(card))
}

/// Its own origin is what AMP knows a card by, and what it demands of a frame that grows is a button for it. What stands in for the
/// card until it is there lets it stand anywhere in the article (<https://amp.dev/documentation/components/amp-iframe>).
fn amp(card: &CardCode) -> String {
    let see_more = builder_words(card.lang).see_more;
    let lines = [
        format!("<amp-iframe{}", attribute("title", &card.title)),
        attribute("src", &card.card),
        [
            attribute("layout", "fixed-height"),
            attribute("width", "auto"),
            attribute("height", &card.height.to_string()),
            attribute("frameborder", "0"),
            " resizable".to_owned(),
        ]
        .concat(),
        attribute("sandbox", "allow-scripts allow-same-origin allow-popups"),
    ];
    let button = [attribute("tabindex", "0"), attribute("role", "button"), attribute("aria-label", see_more)].concat();
    let (start, link, see_more) = (lines.join("\n           "), link(card), on_one_line(see_more));
    format!("{start}>\n  <p placeholder>{link}</p>\n  <div overflow{button}>{see_more}</div>\n</amp-iframe>")
}

fn link(card: &CardCode) -> String {
    format!("<a{}>{}</a>", attribute("href", &card.dashboard), on_one_line(&card.title))
}

/// An attribute with the space before it.
fn attribute(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", on_one_line(value))
}

/// A text within HTML, on one line.
fn on_one_line(text: &str) -> String {
    escape(&text.replace(char::is_control, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://board.example/";

    fn whole(path: &str) -> String {
        format!("{SITE}{path}")
    }

    fn kakaotalk() -> CardCode {
        CardCode {
            lang: Lang::En,
            title: "KakaoTalk: what is down, and what to use instead".to_owned(),
            card: whole("embed/pangyo-2022/kakaotalk/?lang=en"),
            dashboard: whole("boards/pangyo-2022/?lang=en"),
            loader: whole("embed.js"),
            told: Some(vec![
                ("board", "pangyo-2022".to_owned()),
                ("services", "kakaotalk".to_owned()),
                ("lang", "en".to_owned()),
            ]),
            height: 330,
            reserved: 330,
            files: Ok(CardFiles {
                oembed: Some(whole("embed/pangyo-2022/kakaotalk/oembed.en.json")),
                text: whole("embed/pangyo-2022/kakaotalk/text.en.html"),
                is_first_language: false,
            }),
        }
    }

    /// Lines, with backquotes for the quotation marks: the tables below are to be read.
    fn check(kind: Snippet, card: &CardCode, expected: &[&str]) {
        let expected: Vec<_> = expected.iter().map(|line| line.replace('`', "\"")).collect();
        assert_eq!(snippet(kind, card), Ok(expected.join("\n")), "{kind:?}");
    }

    #[test]
    fn one_service_has_the_code_of_the_document_for_editors() {
        let card = kakaotalk();
        check(
            Snippet::Frame,
            &card,
            &[
                "<iframe title=`KakaoTalk: what is down, and what to use instead`",
                "        src=`https://board.example/embed/pangyo-2022/kakaotalk/?lang=en`",
                "        width=`100%` height=`330` style=`width:0;min-width:100%;border:0` loading=`lazy` scrolling=`no`",
                "        referrerpolicy=`strict-origin-when-cross-origin`",
                "        sandbox=`allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox`></iframe>",
            ],
        );
        check(
            Snippet::Loader,
            &card,
            &[
                "<div data-downboard data-board=`pangyo-2022` data-services=`kakaotalk` data-lang=`en` style=`min-height:330px`>",
                "  <a href=`https://board.example/boards/pangyo-2022/?lang=en`>KakaoTalk: what is down, and what to use instead</a>",
                "</div>",
                "<script async src=`https://board.example/embed.js`></script>",
            ],
        );
        check(
            Snippet::Amp,
            &card,
            &[
                "<amp-iframe title=`KakaoTalk: what is down, and what to use instead`",
                "            src=`https://board.example/embed/pangyo-2022/kakaotalk/?lang=en`",
                "            layout=`fixed-height` width=`auto` height=`330` frameborder=`0` resizable",
                "            sandbox=`allow-scripts allow-same-origin allow-popups`>",
                "  <p placeholder><a href=`https://board.example/boards/pangyo-2022/?lang=en`>KakaoTalk: what is down, and what to use instead</a></p>",
                "  <div overflow tabindex=`0` role=`button` aria-label=`See more`>See more</div>",
                "</amp-iframe>",
            ],
        );
        check(Snippet::OEmbed, &card, &["https://board.example/embed/pangyo-2022/kakaotalk/oembed.en.json"]);
        check(Snippet::Text, &card, &["https://board.example/embed/pangyo-2022/kakaotalk/text.en.html"]);
    }

    #[test]
    fn the_code_that_docs_embedding_md_has_is_the_one_that_is_copied() {
        let document = include_str!("../../../docs/embedding.md");
        for kind in [Snippet::Frame, Snippet::Loader] {
            let text = snippet(kind, &kakaotalk()).expect("a published card");
            // Its blocks are wrapped at other places.
            let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(squeeze(document).contains(&squeeze(&text)), "{text}");
        }
    }

    #[test]
    fn the_button_of_amp_speaks_the_language_of_the_article() {
        for (lang, see_more) in Lang::ALL.map(|lang| (lang, builder_words(lang).see_more)) {
            let text = snippet(Snippet::Amp, &CardCode { lang, ..kakaotalk() }).expect("code");
            assert!(text.contains(&format!("aria-label=\"{see_more}\">{see_more}</div>")), "{text}");
        }
    }

    #[test]
    fn several_services_at_a_moment_are_one_address_and_one_attribute_each() {
        let card = CardCode {
            title: "Pangyo data-centre fire".to_owned(),
            card: whole(
                "embed/pangyo-2022/?at=2022-10-15T21%3A50%3A00%2B09%3A00&services=kakaotalk%2Cmelon&layout=timeline&dark=true",
            ),
            dashboard: whole("boards/pangyo-2022/?at=2022-10-15T21%3A50%3A00%2B09%3A00"),
            told: Some(vec![
                ("board", "pangyo-2022".to_owned()),
                ("services", "kakaotalk,melon".to_owned()),
                ("layout", "timeline".to_owned()),
                ("at", "2022-10-15T21:50:00+09:00".to_owned()),
                ("dark", "true".to_owned()),
            ]),
            height: 280,
            reserved: 300,
            files: Err(Withheld::Several),
            ..kakaotalk()
        };
        check(
            Snippet::Frame,
            &card,
            &[
                "<iframe title=`Pangyo data-centre fire`",
                "        src=`https://board.example/embed/pangyo-2022/?at=2022-10-15T21%3A50%3A00%2B09%3A00&amp;services=kakaotalk%2Cmelon&amp;layout=timeline&amp;dark=true`",
                "        width=`100%` height=`280` style=`width:0;min-width:100%;border:0` loading=`lazy` scrolling=`no`",
                "        referrerpolicy=`strict-origin-when-cross-origin`",
                "        sandbox=`allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox`></iframe>",
            ],
        );
        check(
            Snippet::Loader,
            &card,
            &[
                "<div data-downboard data-board=`pangyo-2022` data-services=`kakaotalk,melon` data-layout=`timeline` data-at=`2022-10-15T21:50:00+09:00` data-dark=`true` style=`min-height:300px`>",
                "  <a href=`https://board.example/boards/pangyo-2022/?at=2022-10-15T21%3A50%3A00%2B09%3A00`>Pangyo data-centre fire</a>",
                "</div>",
                "<script async src=`https://board.example/embed.js`></script>",
            ],
        );
        for kind in [Snippet::WordPress, Snippet::OEmbed, Snippet::Text] {
            assert_eq!(snippet(kind, &card), Err(Withheld::Several), "{kind:?}");
        }
    }

    #[test]
    fn wordpress_is_given_an_address_where_it_finds_that_language() {
        let card = kakaotalk();
        assert_eq!(snippet(Snippet::WordPress, &card), Err(Withheld::Language));
        let files = card.files.clone().map(|files| CardFiles { is_first_language: true, ..files });
        check(
            Snippet::WordPress,
            &CardCode { files, ..card },
            &["https://board.example/embed/pangyo-2022/kakaotalk/?lang=en"],
        );
    }

    #[test]
    fn a_site_that_does_not_know_its_address_has_no_oembed() {
        let card = kakaotalk();
        let files = card.files.clone().map(|files| CardFiles { oembed: None, is_first_language: true, ..files });
        let card = CardCode { files, ..card };
        for kind in [Snippet::WordPress, Snippet::OEmbed] {
            assert_eq!(snippet(kind, &card), Err(Withheld::NoBase), "{kind:?}");
        }
        check(Snippet::Text, &card, &["https://board.example/embed/pangyo-2022/kakaotalk/text.en.html"]);
    }

    #[test]
    fn where_the_loader_cannot_make_the_address_it_follows_a_frame() {
        let card = CardCode {
            card: whole("embed/?board=pangyo-2022&lang=en"),
            told: None,
            files: Err(Withheld::NoPages),
            ..kakaotalk()
        };
        let (frame, loader) = (snippet(Snippet::Frame, &card), snippet(Snippet::Loader, &card));
        let script = "\n<script async src=\"https://board.example/embed.js\"></script>";
        assert_eq!(loader, frame.map(|frame| frame + script));
    }

    #[test]
    fn no_title_and_no_address_leaves_its_place() {
        let hostile = "\"><script>alert('1')</script>\n&amp;";
        let card = CardCode {
            title: hostile.to_owned(),
            card: whole("?a=1&b=\"'<>"),
            dashboard: whole("?\"><b>"),
            loader: whole("\"><b>"),
            told: Some(vec![("services", hostile.to_owned())]),
            ..kakaotalk()
        };
        let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp;amp;";
        for kind in [Snippet::Frame, Snippet::Loader, Snippet::Amp] {
            let text = snippet(kind, &card).expect("code");
            assert!(text.contains(escaped), "{text}");
            assert!(!text.contains("<script>") && !text.contains("<b>") && !text.contains('\''), "{text}");
        }
        let frame = snippet(Snippet::Frame, &card).expect("code");
        assert!(frame.contains("src=\"https://board.example/?a=1&amp;b=&quot;&#39;&lt;&gt;\""), "{frame}");
    }

    #[test]
    fn each_field_has_an_id_of_its_own() {
        let mut ids = Snippet::ALL.map(Snippet::id).to_vec();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Snippet::ALL.len());
    }
}
