//! The values that several commands take.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use downboard_core::model::{FeedFormat, Lang, Region};
use downboard_core::time::Timestamp;

/// The formats that are read: a board, and every format of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// board.json
    Board,
    /// A feed of a board.
    Feed(FeedFormat),
}

/// A board, then the formats of feeds in their order.
const FORMATS: [Format; FeedFormat::ALL.len() + 1] = {
    let mut all = [Format::Board; FeedFormat::ALL.len() + 1];
    let mut index = 0;
    while index < FeedFormat::ALL.len() {
        all[index + 1] = Format::Feed(FeedFormat::ALL[index]);
        index += 1;
    }
    all
};

impl Format {
    /// The word on the command line and in the output.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Board => "native-board",
            Self::Feed(format) => format.word(),
        }
    }

    /// The words of all formats, for messages.
    pub(crate) fn words() -> String {
        FORMATS.map(Self::word).join(", ")
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

/// A language of names and texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Korean
    Ko,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Ko => Self::Ko,
            Language::En => Self::En,
        }
    }
}

/// A country of the command line.
pub(crate) fn region(text: &str) -> Result<Region, String> {
    Region::parse(text).ok_or_else(|| "expected a country by two capital letters, such as KR".to_owned())
}

/// A moment of the command line.
pub(crate) fn moment(text: &str) -> Result<Timestamp, String> {
    let expected = "expected an instant with its offset, such as 2022-10-15T21:50:00+09:00 (RFC 3339)";
    downboard_core::instant::parse(text).ok_or_else(|| expected.to_owned())
}
