//! Closed lists of words, such as the statuses: one declaration gives the values, their words in documents, the reading of a
//! word, and what serde and the schema make of it.

/// A closed list of words, for what reads one of them from a document.
pub(crate) trait Vocabulary: Copy + 'static {
    /// The words of all values, in the order of their declaration.
    const WORDS: &'static [&'static str];

    /// The value of a word; nothing for another word.
    fn parse(word: &str) -> Option<Self>;
}

/// Declares an enum whose values are words in documents: `Change { Falling = "falling", Rising = "rising" }`.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$what])* #[serde(rename = $word)] $value,)*
        }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$value),*];
            /// Their words in documents, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word in documents.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }

            /// The value of a word; nothing for another word.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$value),)*
                    _ => None,
                }
            }
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const WORDS: &'static [&'static str] = Self::WORDS;

            fn parse(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        }
    };
}

pub(crate) use vocabulary;
