//! A card: the facts of one service of a board, or of those that are worst.

use downboard_core::model::{Service, ServiceIndex};
use downboard_core::view::ServiceView;

use crate::edition::Edition;
use downboard_core::paths::{CardFile, Place, card_file};

/// A service of an edition: what the board says of it, and how it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'a> {
    pub(crate) record: &'a Service,
    pub(crate) view: &'a ServiceView,
}

impl<'a> Listed<'a> {
    pub(crate) fn of(edition: Edition<'a>, view: &'a ServiceView) -> Option<Self> {
        Some(Self { record: edition.board().service(view.index)?, view })
    }
}

/// A card of an edition.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    pub(crate) edition: Edition<'a>,
    /// The one service that it is about; none is the worst.
    pub(crate) service: Option<Listed<'a>>,
}

impl<'a> Card<'a> {
    /// The card of the services that are worst.
    pub fn worst(edition: Edition<'a>) -> Self {
        Self { edition, service: None }
    }

    /// The card of one service; nothing of an index that the board does not have.
    pub fn of_service(edition: Edition<'a>, index: ServiceIndex) -> Option<Self> {
        let service = Listed::of(edition, edition.view.service(index)?)?;
        Some(Self { edition, service: Some(service) })
    }

    /// Every card of an edition: that of the worst, and one of each service.
    pub fn every(edition: Edition<'a>) -> impl Iterator<Item = Self> {
        let of_services = edition.view.services.iter().filter_map(move |view| Self::of_service(edition, view.index));
        [Self::worst(edition)].into_iter().chain(of_services)
    }

    /// Whether it is that of the services that are worst.
    pub fn is_worst(self) -> bool {
        self.service.is_none()
    }

    /// Where it stands.
    pub fn place(self) -> Place<'a> {
        Place::Card { board: &self.edition.board().id, service: self.service.map(|service| &service.record.id) }
    }

    /// The path of a file beside it, in the language of the edition.
    pub fn file(self, file: CardFile) -> String {
        let service = self.service.map(|service| &service.record.id);
        card_file(&self.edition.board().id, service, file, self.edition.file_lang())
    }

    /// What it is called, whatever the moment: its service and its board.
    pub(crate) fn title(self) -> String {
        let board = self.edition.text(&self.edition.board().title);
        match self.service {
            Some(service) => format!("{} – {board}", self.edition.text(&service.record.name)),
            None => board.to_owned(),
        }
    }
}
