//! Where a site will stand on the web, for what has to name whole addresses.

use downboard_core::model::Address;

/// The address of the root of a site: http or https, with a slash at its end, without a query, a fragment and the name of a
/// user. Files that need none of it do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseAddress(String);

impl BaseAddress {
    /// Takes an address such as `https://status.example.org/outages`; the slash at its end is added where it lacks. Nothing of
    /// what is no [`Address`], or has a query, a fragment or a user, whose password would be published with it.
    pub fn parse(address: &str) -> Option<Self> {
        let known = Address::parse(address)?;
        let (_, rest) = address.split_once("://")?;
        let host = rest.split('/').next()?;
        let is_plain = !known.as_str().contains(['?', '#']) && !host.contains('@');
        let slash = if address.ends_with('/') { "" } else { "/" };
        is_plain.then(|| Self(format!("{address}{slash}")))
    }

    /// The address, with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a path below the root of the site.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_stands_at_a_web_address() {
        for (address, base) in [
            ("https://status.example.org", Some("https://status.example.org/")),
            ("https://status.example.org/", Some("https://status.example.org/")),
            ("http://127.0.0.1:8080/a/b", Some("http://127.0.0.1:8080/a/b/")),
            ("https://example.org/?a=b", None),
            ("https://example.org/#top", None),
            ("https://name:secret@example.org/", None),
            ("ftp://example.org/", None),
            ("//example.org/", None),
            ("javascript:alert(1)", None),
            ("https://example.org/\"><script>", None),
            ("", None),
        ] {
            assert_eq!(BaseAddress::parse(address).as_ref().map(BaseAddress::as_str), base, "{address}");
        }
    }

    #[test]
    fn a_path_stands_below_the_root() {
        let base = BaseAddress::parse("https://example.org/outages").expect("an address");
        assert_eq!(base.of("boards/a/rss.xml"), "https://example.org/outages/boards/a/rss.xml");
        assert_eq!(base.of(""), "https://example.org/outages/");
    }
}
