//! What every component of a page is given.

use std::sync::Arc;

use downboard_core::model::{Feature, Id, Lang, Service, Text};
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;
use leptos::prelude::*;

use crate::i18n::{Words, words};

/// A board, the view of it at the moment, and the language.
#[derive(Clone)]
pub struct Shown {
    /// The language.
    pub lang: Lang,
    /// The board with everything that is known of it.
    pub log: Arc<BoardLog>,
    /// What it shows at the moment.
    pub view: Memo<Arc<View>>,
    /// Whether the board is replayed: what lies after the moment is then hindsight.
    pub replay: bool,
}

impl Shown {
    /// The fixed words.
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// A text in the language of the page.
    pub fn text(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A service of the board.
    pub fn service(&self, index: usize) -> Option<&Service> {
        self.log.board.services.get(index)
    }

    /// The name of a service or an alternative.
    pub fn name(&self, id: &Id) -> String {
        let board = &self.log.board;
        let service = board.services.iter().find(|service| service.id == *id).map(|service| &service.name);
        let alternative = || board.alternatives.iter().find(|known| known.id == *id).map(|known| &known.name);
        service.or_else(alternative).map_or_else(|| id.to_string(), |name| self.text(name))
    }

    /// The name of a feature.
    pub fn feature_name(&self, feature: &Feature) -> String {
        self.text(&feature.name)
    }
}
