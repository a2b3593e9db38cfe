//! Text that people read, in the two languages of the page.

use serde::Serialize;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Korean, the language of the reference board.
    #[default]
    Ko,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The BCP 47 tag, as in `lang=` and the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag this page offers.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// Whether a character is kept in text: not a control character, and none of those that turn the direction of what follows
/// or are not seen, by which a title could rewrite its neighbours and an address could look like another.
pub fn is_shown(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}')
}

/// Plain text in Korean and English. Never markup. A document may give one language only; the other then repeats it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The Korean text.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 2000)))]
    pub ko: String,
    /// The English text.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 2000)))]
    pub en: String,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
