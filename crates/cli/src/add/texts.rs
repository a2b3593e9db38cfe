//! Texts in either language, as options.

use clap::Args;
use downboard_core::model::Basis;
use serde_json::Value;

use super::desk::word;
use super::record::{needed_text, text};

/// What a status or a figure rests on, and what is worth knowing beside it.
#[derive(Args, Debug)]
pub(super) struct Ground {
    /// What it rests on: notice, measured, report, usage, derived.
    #[arg(long, default_value = "notice")]
    basis: String,
    /// What exactly it is about, in Korean.
    #[arg(long, value_name = "TEXT")]
    note_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    note_en: Option<String>,
}

impl Ground {
    pub(super) fn basis(&self) -> Result<Basis, String> {
        word(&self.basis, Basis::parse, Basis::WORDS)
    }

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
