//! The title of something published, which need not be online.

use leptos::prelude::*;

use super::anew;

/// A title as a link that opens beside the page, or alone where there is no address. The address is http or https.
pub fn source_title(title: String, address: Option<String>) -> AnyView {
    let lang = language(&title);
    let title = anew(title);
    match address {
        Some(address) => view! {
            <a href=address target="_blank" rel="noopener noreferrer" lang=lang>
                {title}
            </a>
        }
        .into_any(),
        None => view! { <span lang=lang>{title}</span> }.into_any(),
    }
}

/// The language of a title: it stands as it was published, be that the language of the page or not, and no document says in
/// which it was. One with Hangul is Korean; for any other with letters English is the better guess.
fn language(title: &str) -> Option<&'static str> {
    if title.contains(|c| matches!(c, '\u{ac00}'..='\u{d7af}' | '\u{3130}'..='\u{318f}')) {
        return Some("ko");
    }
    title.contains(char::is_alphabetic).then_some("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_the_language_that_it_was_published_in() {
        for (title, expected) in [
            ("Kakao, notice of 15 October 2022", Some("en")),
            ("\u{ce74}\u{ce74}\u{c624}, 2022\u{b144} 10\u{c6d4} 15\u{c77c} \u{acf5}\u{c9c0}", Some("ko")),
            ("SK C&C \u{acf5}\u{c9c0}", Some("ko")),
            ("2022-10-15", None),
        ] {
            assert_eq!(language(title), expected);
        }
    }
}
