//! Where something can be had, by platform.

use crate::vocabulary::vocabulary;
use serde::Serialize;

use super::Address;

vocabulary! {
    /// What a link leads to.
    Platform {
        /// A page that does the job in a browser.
        Web = "web",
        /// The app for Android.
        Android = "android",
        /// The app for the iPhone.
        Ios = "ios",
        /// The program for Windows.
        Windows = "windows",
        /// The program for the Mac.
        Macos = "macos",
    }
}

/// The official place where something can be had. Only https, and without a query: an address with parameters can carry
/// whose reader it was that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it leads to.
    pub platform: Platform,
    /// The address.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r#"^https://[^/?#\s<>"\\]+(/[^?#\s<>"\\]*)?$"#)))]
    pub address: Address,
}

impl Link {
    /// Whether an address is one that a link may have.
    pub fn is_plain(address: &Address) -> bool {
        address.as_str().starts_with("https://") && !address.as_str().contains(['?', '#'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_cannot_say_who_sent_the_reader() {
        for (address, good) in [
            ("https://example.org/get", true),
            ("https://example.org", true),
            ("http://example.org/get", false),
            ("https://example.org/get?utm_source=downboard", false),
            ("https://example.org/get#ref", false),
        ] {
            let address = Address::parse(address).expect("an address");
            assert_eq!(Link::is_plain(&address), good, "{address:?}");
        }
    }
}
