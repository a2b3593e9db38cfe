//! The pages for search engines.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_publish::sitemap::sitemap;
use quick_xml::Reader;
use quick_xml::events::Event;
use support::{base, harbour, pangyo, shown};

/// The addresses, the moments, and the alternates with their languages, in their order.
fn read(sitemap: &str) -> (Vec<String>, Vec<String>, Vec<(String, String)>) {
    let (mut addresses, mut moments, mut alternates) = (Vec::new(), Vec::new(), Vec::new());
    let mut reader = Reader::from_str(sitemap);
    let mut element = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => start.name().as_ref().clone_into(&mut element),
            Event::End(_) => element.clear(),
            Event::Text(text) if element == "loc" => addresses.push(text.xml10_content().into_owned()),
            Event::Text(text) if element == "lastmod" => moments.push(text.xml10_content().into_owned()),
            Event::Empty(link) if link.name().as_ref() == "xhtml:link" => {
                let value = |name: &str| {
                    let found = link.try_get_attribute(name).expect("attributes").expect("the attribute");
                    found.value.into_owned()
                };
                assert_eq!(value("rel"), "alternate");
                alternates.push((value("hreflang"), value("href")));
            }
            Event::Eof => return (addresses, moments, alternates),
            _ => {}
        }
    }
}

#[test]
fn every_dashboard_is_listed_in_every_language() {
    let views = [shown(&pangyo(), "2022-10-15T21:50:00+09:00"), shown(&harbour(), "2024-03-01T12:00:00+09:00")];
    let (addresses, moments, alternates) = read(&sitemap(&base(), &views));
    let of = |board: &str| {
        ["?lang=ko", "?lang=en", ""].map(|query| format!("https://status.example.org/outages/boards/{board}/{query}"))
    };
    assert_eq!(addresses, [of("pangyo-2022"), of("harbour")].concat());
    assert_eq!(moments[0], "2022-10-15T21:50:00+09:00");
    assert_eq!(moments[3], "2024-03-01T12:00:00+09:00");
    let expected: Vec<(String, String)> =
        ["ko", "en", "x-default"].map(str::to_owned).into_iter().zip(of("pangyo-2022")).collect();
    for of_address in alternates[..9].chunks(3) {
        assert_eq!(of_address, expected, "each names itself and the others");
    }
}

#[test]
fn a_site_without_boards_lists_none() {
    assert_eq!(read(&sitemap(&base(), [])).0, Vec::<String>::new());
}
