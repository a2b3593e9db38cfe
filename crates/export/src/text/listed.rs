//! Which services a text lists, and what of them it only counts.

use downboard_core::view::{Calm, ServiceView};

use super::Told;

/// The services of a text.
#[derive(Debug)]
pub(super) struct Listed<'a> {
    /// Those that are listed and in trouble, worst first.
    pub(super) in_trouble: Vec<&'a ServiceView>,
    /// How many are listed and in none.
    pub(super) calm: Calm,
    /// How many of the board are not listed.
    pub(super) left_out: usize,
}

impl<'a> Listed<'a> {
    /// Those of what is told. A service that could not be read is unknown where all others are listed, and else not listed either.
    pub(super) fn of(told: &Told<'a>) -> Self {
        let view = told.view;
        let is_listed = |service: &&ServiceView| told.services.contains(&service.index);
        let listed: Vec<&ServiceView> = view.services.iter().filter(is_listed).collect();
        let is_whole = listed.len() == view.services.len();
        Self {
            in_trouble: view.worst_first().into_iter().filter(is_listed).collect(),
            calm: if is_whole {
                view.calm()
            } else {
                Calm::among(listed.iter().map(|service| service.standing.status))
            },
            left_out: if is_whole { 0 } else { view.services.len() - listed.len() + view.log.board.unread_services },
        }
    }
}
