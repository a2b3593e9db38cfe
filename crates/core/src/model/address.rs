//! A web address that is safe to offer as a link.

use serde::Serialize;

use super::is_shown;

/// An absolute `http` or `https` address. Nothing else becomes a link: no `javascript:`, no `data:`, no relative path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Address(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r#"^https?://[^/?#\s<>"\\][^\s<>"\\]*$"#), length(max = 2048))
    )]
    String,
);

impl Address {
    /// The longest address, in bytes.
    pub const MAX_LEN: usize = 2048;

    /// Takes an address that begins with `http://` or `https://` and a host, without white space or control characters.
    pub fn parse(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let host_len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let well_formed = host_len > 0
            && address.len() <= Self::MAX_LEN
            && !address.chars().any(|c| c.is_whitespace() || !is_shown(c) || matches!(c, '<' | '>' | '"' | '\\'));
        well_formed.then(|| Self(address.to_owned()))
    }

    /// Whether it may be fetched: over https, or from the loopback host. A page on https could not fetch anything else.
    pub fn is_fetchable(&self) -> bool {
        let Some(rest) = self.0.strip_prefix("http://") else { return true };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once(':').map_or(authority, |(host, port)| {
            if port.bytes().all(|byte| byte.is_ascii_digit()) { host } else { authority }
        });
        matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    }

    /// The host that answers at it, with its port, in lower case.
    pub fn host(&self) -> String {
        let rest = self.0.split_once("://").map_or(self.as_str(), |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_ascii_lowercase()
    }

    /// The address as published.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for (address, good) in [
            ("https://news.kbs.co.kr/news/view.do?ncd=5580821", true),
            ("http://211.233.22.161/arti/1062839.html", true),
            ("https://search.zdnet.co.kr/?kwd=\u{d0c0}\u{b2e4}\u{b125}\u{c2a4}\u{d2b8}", true),
            ("javascript:alert(1)", false),
            ("JAVASCRIPT:alert(1)", false),
            ("data:text/html,x", false),
            ("//example.org/", false),
            ("/news", false),
            ("https://", false),
            ("https:///path", false),
            ("https://exa mple.org", false),
            ("https://example.org/\"onclick=", false),
            ("https://example.org/<b>", false),
            ("https://example.org/\u{202e}gpj.exe", false),
            ("seed: seed 1", false),
        ] {
            assert_eq!(Address::parse(address).is_some(), good, "{address:?}");
        }
    }

    #[test]
    fn the_host_is_what_answers() {
        for (address, host) in [
            ("https://www.example.org/a?b@c", "www.example.org"),
            ("https://Example.org", "example.org"),
            ("https://user:word@example.org:8443#part", "example.org:8443"),
        ] {
            assert_eq!(Address::parse(address).map(|address| address.host()).as_deref(), Some(host));
        }
    }

    #[test]
    fn only_https_and_the_loopback_host_are_fetched() {
        for (address, good) in [
            ("https://status.example.org/api/v2/summary.json", true),
            ("http://127.0.0.1:8080/a", true),
            ("http://localhost/a", true),
            ("http://[::1]:80/", true),
            ("http://status.example.org/", false),
            ("http://127.0.0.1.example.org/", false),
            ("http://localhost@example.org/", false),
            ("http://127.0.0.1:80@example.org/", false),
        ] {
            assert_eq!(Address::parse(address).is_some_and(|known| known.is_fetchable()), good, "{address}");
        }
    }
}
