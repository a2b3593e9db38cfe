//! Who runs a board.

use downboard_core::model::{Lang, Publisher};
use downboard_words::{BETWEEN, published_by};

/// Who runs a board, and the address of its own page.
pub fn published(publisher: &Publisher, lang: Lang) -> String {
    let name = format!("{} {}", published_by(lang), publisher.name.get(lang));
    match &publisher.url {
        Some(url) => format!("{name}{BETWEEN}{}", url.as_str()),
        None => name,
    }
}
