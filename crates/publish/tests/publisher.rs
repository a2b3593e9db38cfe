//! Who runs a board, in the files beside its pages.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::model::Lang;
use downboard_core::timeline::Documents;
use downboard_core::view::View;
use downboard_publish::atom::atom;
use downboard_publish::card::Card;
use downboard_publish::oembed::oembed;
use downboard_publish::rss::rss;
use downboard_publish::text::text;
use serde_json::{Value, json};
use support::{base, board, edition, shown, with};

const NOON: &str = "2024-03-01T12:00:00+09:00";

/// The small board of the past, with a publisher of these fields beside its name.
fn published_by(fields: &Value) -> View {
    let mut board = board();
    board["publisher"] = json!({"name": {"ko": "\u{bc29}\u{c557}\u{ac04}\u{c77c}\u{bcf4}", "en": "Mill & Town Daily"}});
    for (key, value) in fields.as_object().into_iter().flatten() {
        board["publisher"][key] = value.clone();
    }
    shown(&with(&board, &json!([]), &json!([]), &json!([])), NOON)
}

fn by_nobody() -> View {
    let documents: Documents = with(&board(), &json!([]), &json!([]), &json!([]));
    shown(&documents, NOON)
}

fn with_mail() -> View {
    published_by(&json!({"url": "https://daily.example.com/?a=b&c", "contact": "desk@daily.example.com"}))
}

fn with_page() -> View {
    published_by(&json!({"contact": "https://daily.example.com/contact?a&b"}))
}

fn author_of_card(view: &View) -> [Value; 2] {
    let answer: Value =
        serde_json::from_str(&oembed(Card::worst(edition(view, Lang::En)), &base(), None)).expect("JSON");
    let schema: Value = serde_json::from_str(include_str!("oembed.schema.json")).expect("JSON");
    assert!(jsonschema::is_valid(&schema, &answer), "{answer}");
    ["author_name", "author_url"].map(|field| answer[field].clone())
}

#[test]
fn a_card_that_is_embedded_names_its_author() {
    assert_eq!(author_of_card(&with_mail()), [json!("Mill & Town Daily"), json!("https://daily.example.com/?a=b&c")]);
    assert_eq!(author_of_card(&with_page()), [json!("Mill & Town Daily"), Value::Null]);
    assert_eq!(author_of_card(&by_nobody()), [Value::Null, Value::Null]);
}

#[test]
fn rss_names_whoever_has_an_e_mail_address() {
    let document = rss(edition(&with_mail(), Lang::En), None);
    for element in ["managingEditor", "webMaster"] {
        let whole = format!("<{element}>desk@daily.example.com (Mill &amp; Town Daily)</{element}>");
        assert_eq!(document.matches(&whole).count(), 1, "{document}");
    }
    feed_rs::parser::parse(document.as_bytes()).expect("a feed");
    for view in [with_page(), by_nobody()] {
        let document = rss(edition(&view, Lang::En), None);
        assert!(!document.contains("managingEditor") && !document.contains("webMaster"), "{document}");
    }
}

#[test]
fn an_atom_feed_always_has_an_author() {
    let author = |view: &View| {
        let document = atom(edition(view, Lang::En), None);
        let feed = feed_rs::parser::parse(document.as_bytes()).expect("a feed");
        let [author] = feed.authors.as_slice() else { panic!("one author: {document}") };
        (author.name.clone(), author.uri.clone(), author.email.clone())
    };
    let some = |text: &str| Some(text.to_owned());
    let name = some("Mill & Town Daily");
    let page = some("https://daily.example.com/?a=b&c");
    assert_eq!(author(&with_mail()), (name.clone(), page, some("desk@daily.example.com")));
    assert_eq!(author(&with_page()), (name, None, None));
    assert_eq!(author(&by_nobody()), (some("Downboard"), None, None));
}

#[track_caller]
fn assert_ends(view: &View, lang: Lang, line: &str) {
    let text = text(Card::worst(edition(view, lang)), None, None).replace('\u{a0}', " ");
    assert!(text.ends_with(&format!("<p>{line}</p>\n</body>\n</html>\n")), "{text}");
}

#[test]
fn the_text_of_a_card_ends_with_who_publishes_it() {
    let mail = "<a href=\"mailto:desk@daily.example.com\">desk@daily.example.com</a>";
    let page = "href=\"https://daily.example.com/?a=b&amp;c\"";
    let en = format!("Board published by <a {page}>Mill &amp; Town Daily</a> \u{b7} {mail}");
    let ko = format!(
        "\u{d604}\u{d669}\u{d310} \u{c6b4}\u{c601}: <a {page}>\u{bc29}\u{c557}\u{ac04}\u{c77c}\u{bcf4}</a> \u{b7} {mail}"
    );
    assert_ends(&with_mail(), Lang::En, &en);
    assert_ends(&with_mail(), Lang::Ko, &ko);
    let contact = "<a href=\"https://daily.example.com/contact?a&amp;b\">Contact</a>";
    assert_ends(&with_page(), Lang::En, &format!("Board published by Mill &amp; Town Daily \u{b7} {contact}"));
    assert_ends(&published_by(&Value::Null), Lang::En, "Board published by Mill &amp; Town Daily");
    let text = text(Card::worst(edition(&by_nobody(), Lang::En)), None, None);
    assert!(!text.contains("published by"), "{text}");
}
