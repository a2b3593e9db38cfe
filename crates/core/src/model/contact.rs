//! Where a reader can write to.

use std::borrow::Cow;

use serde::Serialize;

use super::{Address, MailAddress};

/// A mailbox, or a page of the web. Nothing else becomes a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Contact {
    /// A mailbox.
    Mail(MailAddress),
    /// A page, such as one with a form.
    Page(Address),
}

impl Contact {
    /// Takes an http or https address, or else that of a mailbox.
    pub fn parse(contact: &str) -> Option<Self> {
        Address::parse(contact).map(Self::Page).or_else(|| MailAddress::parse(contact).map(Self::Mail))
    }

    /// Where its link leads: `mailto:`, `http:` or `https:`.
    pub fn href(&self) -> Cow<'_, str> {
        match self {
            Self::Mail(mailbox) => Cow::Owned(format!("mailto:{}", mailbox.as_str())),
            Self::Page(address) => Cow::Borrowed(address.as_str()),
        }
    }

    /// The mailbox, where it is one.
    pub fn mail(&self) -> Option<&MailAddress> {
        match self {
            Self::Mail(mailbox) => Some(mailbox),
            Self::Page(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_leads_to_a_mailbox_or_to_the_web() {
        for (contact, expected) in [
            ("desk@example.com", Some("mailto:desk@example.com")),
            ("https://example.com/contact", Some("https://example.com/contact")),
            ("https://desk@example.com", Some("https://desk@example.com")),
            ("http://example.com/?to=desk@example.com", Some("http://example.com/?to=desk@example.com")),
            ("javascript:alert(1)", None),
            ("javascript:alert(1)@example.com", None),
            ("mailto:desk@example.com", None),
            ("data:text/html,a@example.com", None),
            ("tel:+82212345678", None),
            ("/contact", None),
            ("", None),
        ] {
            let parsed = Contact::parse(contact);
            assert_eq!(parsed.as_ref().map(Contact::href).as_deref(), expected, "{contact:?}");
        }
    }
}
