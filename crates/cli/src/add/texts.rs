//! Texts in either language, as options.

use clap::Args;
use serde_json::Value;

use super::record::{needed_text, text};

/// What is worth knowing beside a status or a figure.
#[derive(Args, Debug)]
pub(super) struct Note {
    /// What exactly it is about, in Korean.
    #[arg(long, value_name = "TEXT")]
    note_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    note_en: Option<String>,
}

impl Note {
    /// The note, where there is one.
    pub(super) fn text(&self) -> Option<Value> {
        text(self.note_ko.as_deref(), self.note_en.as_deref())
    }
}

/// What was said or happened.
#[derive(Args, Debug)]
pub(super) struct Said {
    /// What was said or happened, in Korean.
    #[arg(long, value_name = "TEXT")]
    text_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    text_en: Option<String>,
}

impl Said {
    /// The text, which there has to be.
    pub(super) fn text(&self) -> Result<Value, String> {
        needed_text("text", self.text_ko.as_deref(), self.text_en.as_deref())
    }

    /// In English where it is given so.
    pub(super) fn name(&self) -> &str {
        self.text_en.as_deref().or(self.text_ko.as_deref()).unwrap_or_default()
    }
}
