//! What everything that is published is made from.

use downboard_core::model::{Board, Lang, Publisher, Text};
use downboard_core::time::Timestamp;
use downboard_core::view::View;
use downboard_export::facts;
use downboard_words::{PublishedWords, Words, published_words, words};

use crate::base_address::BaseAddress;
use downboard_core::paths::{DashboardFile, FileLang, Place, dashboard_file, in_language, link};

/// A board at a moment in a language.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// What the board shows at the moment.
    pub view: &'a View,
    /// The language.
    pub lang: Lang,
}

impl<'a> Edition<'a> {
    /// The board.
    pub fn board(self) -> &'a Board {
        &self.view.log.board
    }

    /// Who runs the board, where it says so.
    pub(crate) fn publisher(self) -> Option<&'a Publisher> {
        self.board().publisher.as_ref()
    }

    /// How the files of this edition say their language.
    pub fn file_lang(self) -> FileLang {
        FileLang::of(self.board(), self.lang)
    }

    /// The path of a file of this edition beside the dashboard.
    pub fn dashboard_file(self, file: DashboardFile) -> String {
        dashboard_file(&self.board().id, file, self.file_lang())
    }

    pub(crate) fn text(self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    pub(crate) fn words(self) -> &'static Words {
        words(self.lang)
    }

    pub(crate) fn published_words(self) -> &'static PublishedWords {
        published_words(self.lang)
    }

    /// What the list of its changes is called.
    pub(crate) fn changes_title(self) -> String {
        downboard_words::changed_to(self.text(&self.board().title), self.published_words().changes)
    }

    /// An instant in RFC 3339 in the zone of the board.
    pub(crate) fn instant(self, at: Timestamp) -> String {
        self.board().zone.rfc3339(at).to_string()
    }

    /// The moment with its zone: 2022-10-15 in words, 21:50 KST.
    pub(crate) fn moment(self) -> String {
        let zone = &self.board().zone;
        format!("{} {}", downboard_words::day_and_clock(self.lang, self.view.at, zone), zone.label_at(self.view.at))
    }

    /// The same as it stands beside what it is the moment of.
    pub(crate) fn as_of(self) -> String {
        facts::as_of(self.view, self.lang)
    }

    /// The whole address of the dashboard in the language.
    pub(crate) fn dashboard_address(self, base: &BaseAddress) -> String {
        base.of(&in_language(&self.dashboard(), self.lang))
    }

    /// How a file leads to the dashboard: by its whole address, because files are carried elsewhere; where nobody knows that,
    /// by the way from where the file is published.
    pub(crate) fn dashboard_link(self, base: Option<&BaseAddress>, from: &str) -> String {
        let relative = || in_language(&link(from, &self.dashboard()), self.lang);
        base.map_or_else(relative, |base| self.dashboard_address(base))
    }

    fn dashboard(self) -> String {
        Place::Dashboard { board: &self.board().id }.path()
    }
}
