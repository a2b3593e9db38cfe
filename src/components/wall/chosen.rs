//! Which services a wall shows.

use downboard_core::model::{Board, Category, Id, ServiceIndex};
use downboard_core::view::{Calm, ServiceView, Trouble, View};

/// The services that a wall shows: all of the board, or those that its address chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Option<Vec<ServiceIndex>>);

/// What an address chooses by; an empty list chooses all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choosing<'a> {
    /// Services.
    pub services: &'a [Id],
    /// Their providers.
    pub providers: &'a [Id],
    /// What they are for.
    pub kinds: &'a [Category],
}

impl Chosen {
    /// The services that are chosen in every way in which the address chooses at all.
    pub fn of(board: &Board, by: Choosing<'_>) -> Self {
        if by.services.is_empty() && by.providers.is_empty() && by.kinds.is_empty() {
            return Self(None);
        }
        let chosen = ServiceIndex::each(&board.services).filter(|(_, service)| {
            (by.services.is_empty() || by.services.contains(&service.id))
                && (by.providers.is_empty() || by.providers.contains(&service.provider))
                && (by.kinds.is_empty() || by.kinds.contains(&service.category))
        });
        Self(Some(chosen.map(|(index, _)| index).collect()))
    }

    /// Whether that is every service of the board.
    pub fn is_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether it is none of them: the address asks for what the board does not have.
    pub fn is_none(&self) -> bool {
        self.0.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether a service is among them.
    pub fn has(&self, index: ServiceIndex) -> bool {
        self.0.as_ref().is_none_or(|chosen| chosen.contains(&index))
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

    /// Those in no trouble.
    pub fn calm(&self, view: &View) -> Calm {
        if self.is_all() {
            return view.calm();
        }
        Calm::among(self.services(view).map(|service| service.standing.status))
    }

    /// The one that matters to most people, of those in trouble.
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
        assert_eq!(named(Choosing { services: &talk, providers: &kakao, kinds: &[] }), ["kakaotalk"]);
        let maps = named(Choosing { providers: &kakao, kinds: &[Category::Map], services: &[] });
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
