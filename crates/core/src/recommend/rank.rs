//! What the order of alternatives depends on.

use crate::order::Key;

/// How well it is known that an alternative works at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A live feed of its own says so.
    Feed,
    /// A dated notice or report says so.
    Report,
    /// It follows from published figures of its use.
    Use,
    /// Nobody says whether it does.
    NothingKnown,
}

impl Strength {
    /// The word in the derived view.
    pub fn word(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Report => "report",
            Self::Use => "use",
            Self::NothingKnown => "nothing_known",
        }
    }
}

/// What the place of an alternative depends on, most important first, and nothing else: no payment, no name, no provider.
/// Equals keep the order of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// How much of what failed it does not cover: the features without which the service is of no use; where none of these
    /// failed, all that failed.
    pub missing: usize,
    /// How well it is known to work. What nobody speaks of comes after all else, whatever it covers.
    pub strength: Strength,
    /// Whether it works, but not well.
    pub degraded: bool,
    /// What has to be done first: 0 for nothing, then a web page, an app, an account; more than one weigh more.
    pub effort: u8,
    /// How many features that failed it does not cover, essential or not.
    pub missing_in_all: usize,
    /// How many people have it already, where that was counted in the same way as for most of the others.
    pub reach: Option<u64>,
}

impl Rank {
    /// The key by which the best comes first.
    pub(crate) fn key(&self) -> Key {
        Key::least(self.strength == Strength::NothingKnown)
            .then_least(self.missing)
            .then_least(self.strength as i64)
            .then_least(self.degraded)
            .then_least(self.effort)
            .then_least(self.missing_in_all)
            .then_most(self.reach.unwrap_or(0))
    }

    /// The same where only one feature is looked at, which all cover.
    pub(crate) fn key_for_one_feature(&self) -> Key {
        Self { missing: 0, missing_in_all: 0, ..*self }.key()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_rank_comes_first_whatever_the_lesser_rules_say() {
        let worst = Rank {
            missing: 9,
            strength: Strength::NothingKnown,
            degraded: true,
            effort: 32,
            missing_in_all: 9,
            reach: None,
        };
        let best = Rank {
            missing: 0,
            strength: Strength::Feed,
            degraded: false,
            effort: 0,
            missing_in_all: 0,
            reach: Some(43_000_000),
        };
        // Each is worse than the one before by one rule, and better by all that weigh less.
        let ranks = [
            best,
            Rank { reach: Some(1), ..best },
            Rank { missing_in_all: 1, ..best },
            Rank { effort: 1, ..best },
            Rank { degraded: true, ..best },
            Rank { strength: Strength::Report, ..best },
            Rank { strength: Strength::Use, ..best },
            Rank { missing: 1, ..best },
            Rank { missing: 2, ..best },
            Rank { strength: Strength::NothingKnown, ..best },
            worst,
        ];
        for pair in ranks.windows(2) {
            assert!(pair[0].key() < pair[1].key(), "{:?} before {:?}", pair[0], pair[1]);
        }
    }
}
