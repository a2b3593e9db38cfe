//! Which services a wall shows.

use downboard_core::cause::{caused_by, shared_cause};
use downboard_core::model::{Board, Category, Id, Service, ServiceIndex, SiteIndex};
use downboard_core::view::{Calm, ServiceView, SiteView, Trouble, View};

/// The services that a wall shows: all of the board, or those that its address chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Option<Vec<bool>>);

/// What an address chooses by; an empty list chooses all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choosing<'a> {
    /// Services.
    pub services: &'a [Id],
    /// Their providers.
    pub providers: &'a [Id],
    /// What they are for.
    pub categories: &'a [Category],
}

impl Chosen {
    /// The services that are chosen in every way in which the address chooses at all.
    pub fn of(board: &Board, by: Choosing<'_>) -> Self {
        if by.services.is_empty() && by.providers.is_empty() && by.categories.is_empty() {
            return Self(None);
        }
        let is_chosen = |service: &Service| {
            (by.services.is_empty() || by.services.contains(&service.id))
                && (by.providers.is_empty() || by.providers.contains(&service.provider))
                && (by.categories.is_empty() || by.categories.contains(&service.category))
        };
        Self(Some(board.services.iter().map(is_chosen).collect()))
    }

    /// Whether that is every service of the board.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether it is none of them: the address asks for what the board does not have.
    pub fn is_none(&self) -> bool {
        self.0.as_ref().is_some_and(|chosen| !chosen.contains(&true))
    }

    /// Whether a service is among them.
    pub fn has(&self, index: ServiceIndex) -> bool {
        self.0.as_ref().is_none_or(|chosen| index.of(chosen).copied().unwrap_or_default())
    }

    /// Those of a view, in the order of the board.
    pub fn services<'a>(&'a self, view: &'a View) -> impl Iterator<Item = &'a ServiceView> {
        view.services.iter().filter(|service| self.has(service.index))
    }

    /// Those in trouble, worst first.
    pub fn worst_first<'a>(&self, view: &'a View) -> Vec<&'a ServiceView> {
        let mut worst = view.worst_first();
        worst.retain(|service| self.has(service.index));
        worst
    }

    /// The trouble among them.
    pub fn trouble(&self, view: &View) -> Trouble {
        Trouble::among(self.services(view).map(|service| service.standing.status))
    }

    /// Those in no trouble. Of what the board lists and could not be read nobody knows whether it is among them.
    pub fn calm(&self, view: &View) -> Calm {
        let calm = Calm::among(self.services(view).map(|service| service.standing.status));
        Calm { unknown: calm.unknown + view.log.board.unread_services, ..calm }
    }

    /// Whether a site is the cause of the trouble of any of them.
    pub fn hangs_on(&self, view: &View, site: &SiteView) -> bool {
        caused_by(view, site).any(|service| self.has(service.index))
    }

    /// The site that is the cause of what fails of them.
    pub fn cause(&self, view: &View) -> Option<SiteIndex> {
        let shared = shared_cause(view).into_iter().chain(&view.sites);
        shared.into_iter().find(|site| self.hangs_on(view, site)).map(|site| site.index)
    }

    /// The one that matters to most people, of those in trouble; where that is not among them, the worst.
    pub fn lead<'a>(&self, view: &'a View) -> Option<&'a ServiceView> {
        match view.lead.filter(|lead| self.has(*lead)) {
            Some(lead) => view.service(lead),
            None => self.worst_first(view).into_iter().next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::view::view;

    fn ids(words: &[&str]) -> Vec<Id> {
        words.iter().filter_map(|word| Id::parse(word)).collect()
    }

    #[test]
    fn a_wall_shows_what_is_chosen_in_every_way_at_once() {
        let log = bundled::log();
        let kakao = ids(&["kakao"]);
        let named = |by| {
            let chosen = Chosen::of(&log.board, by);
            let services = ServiceIndex::each(&log.board.services).filter(|(index, _)| chosen.has(*index));
            services.map(|(_, service)| service.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(named(Choosing::default()).len(), log.board.services.len());
        let talk = ids(&["kakaotalk", "naver"]);
        assert_eq!(named(Choosing { services: &talk, ..Choosing::default() }), ["kakaotalk", "naver"]);
        assert_eq!(named(Choosing { services: &talk, providers: &kakao, categories: &[] }), ["kakaotalk"]);
        let maps = named(Choosing { providers: &kakao, categories: &[Category::Map], services: &[] });
        assert!(!maps.is_empty() && maps.iter().all(|id| id.starts_with("kakao")), "{maps:?}");
        assert!(Chosen::of(&log.board, Choosing { services: &ids(&["nothing"]), ..Choosing::default() }).is_none());
    }

    #[test]
    fn the_head_of_a_wall_counts_what_is_chosen_and_nothing_else() {
        let log = bundled::log();
        let view = view(&log, bundled::at("2022-10-15T21:50:00+09:00"));
        let naver = Chosen::of(&log.board, Choosing { providers: &ids(&["naver"]), ..Choosing::default() });
        assert!(naver.trouble(&view).all() < view.trouble().all());
        assert_eq!(naver.services(&view).count(), naver.trouble(&view).all() + naver.calm(&view).all());
        assert!(naver.lead(&view).is_none_or(|lead| naver.has(lead.index)));
    }
}
