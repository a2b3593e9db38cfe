//! An e-mail address that is safe to offer as a link.

use serde::Serialize;

/// The address of a mailbox. Of what RFC 5322 allows only what is in use and means nothing else where it is written: in a
/// `mailto:` link a `?` would begin a subject or another recipient, and a `%` a letter that nobody sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct MailAddress(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^[A-Za-z0-9.!$'*+=_~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$"), length(max = 254))
    )]
    String,
);

impl MailAddress {
    /// The longest address, in bytes: what a path of 256 with its angle brackets leaves (RFC 5321, section 4.5.3.1.3).
    pub const MAX_LEN: usize = 254;

    /// Takes a mailbox and a host with one `@` between them, in letters, digits and a few signs of ASCII. A host in other
    /// letters is written as the network has it (`xn--`).
    pub fn parse(address: &str) -> Option<Self> {
        let (mailbox, host) = address.split_once('@')?;
        let is_sign = |c: char| c.is_ascii_alphanumeric() || ".!$'*+=_~-".contains(c);
        let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let well_formed = address.len() <= Self::MAX_LEN
            && !mailbox.is_empty()
            && mailbox.chars().all(is_sign)
            && host.split('.').all(is_label);
        well_formed.then(|| Self(address.to_owned()))
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
    fn only_a_mailbox_at_a_host_is_written_to() {
        let longest = format!("{}@example.com", "a".repeat(MailAddress::MAX_LEN - "@example.com".len()));
        let too_long = format!("a{longest}");
        for (address, good) in [
            ("desk@example.com", true),
            ("News.Desk+downboard@mail.example.co.kr", true),
            ("o'neill_1@xn--3e0b707e.example", true),
            (longest.as_str(), true),
            (too_long.as_str(), false),
            ("", false),
            ("example.com", false),
            ("@example.com", false),
            ("desk@", false),
            ("desk@example..com", false),
            ("desk@example.com.", false),
            ("desk@desk@example.com", false),
            ("news desk@example.com", false),
            ("desk@example.com\n", false),
            ("desk@example.com\0", false),
            ("desk\u{202e}@example.com", false),
            ("\u{cc45}\u{c0c1}@example.com", false),
            ("mailto:desk@example.com", false),
            ("javascript:alert(1)//@example.com", false),
            ("desk@example.com?bcc=all@example.com", false),
            ("desk%0abcc:all@example.com", false),
            ("Desk <desk@example.com>", false),
            ("\"desk\"@example.com", false),
            ("desk@example.com,all", false),
        ] {
            assert_eq!(MailAddress::parse(address).is_some(), good, "{address:?}");
        }
    }
}
