//! How well something works.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The status of a service, feature or site, in the words of public status pages, plus unknown.
    Status {
        /// Works as usual.
        Operational = "operational",
        /// Works with errors or delays.
        Degraded = "degraded",
        /// Part of it does not work.
        PartialOutage = "partial_outage",
        /// Does not work.
        MajorOutage = "major_outage",
        /// Taken down on purpose, as announced.
        Maintenance = "maintenance",
        /// No source says, or what it says cannot be read. Never green.
        Unknown = "unknown",
    }
}

impl Status {
    /// Whether something is wrong: degraded, partly or fully out. Maintenance is announced, and unknown is not known.
    pub fn is_trouble(self) -> bool {
        match self {
            Self::Degraded | Self::PartialOutage | Self::MajorOutage => true,
            Self::Operational | Self::Maintenance | Self::Unknown => false,
        }
    }

    /// Where the status stands when the worst wins: a known trouble beats unknown, and unknown beats operational, so
    /// that a roll-up is operational only when everything under it is known to be.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Operational => 0,
            Self::Unknown => 1,
            Self::Maintenance => 2,
            Self::Degraded => 3,
            Self::PartialOutage => 4,
            Self::MajorOutage => 5,
        }
    }

    /// The worse of two.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }

    /// The status as far as it weighs on the whole when the part is not essential: at most a partial outage.
    #[must_use]
    pub fn capped_at_partial(self) -> Self {
        match self {
            Self::MajorOutage => Self::PartialOutage,
            Self::Operational | Self::Degraded | Self::PartialOutage | Self::Maintenance | Self::Unknown => self,
        }
    }
}

/// The statuses that are possible at one time. One member when the time is certain, more within a bounded change.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusSet(u8);

impl StatusSet {
    /// Only this status.
    pub const fn only(status: Status) -> Self {
        Self(1 << status.rank())
    }

    /// Either of two sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the status is possible.
    pub fn contains(self, status: Status) -> bool {
        self.0 & (1 << status.rank()) != 0
    }

    /// The possible statuses.
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |status| self.contains(*status))
    }

    /// The worst that is possible.
    pub fn worst(self) -> Status {
        self.iter().max_by_key(|status| status.rank()).unwrap_or(Status::Unknown)
    }

    /// The best that is possible.
    pub fn best(self) -> Status {
        self.iter().min_by_key(|status| status.rank()).unwrap_or(Status::Unknown)
    }

    /// Whether one status only is possible.
    pub fn is_certain(self) -> bool {
        self.0.is_power_of_two()
    }

    /// The possible outcomes of `worse` over a member of each.
    #[must_use]
    pub fn combine(self, other: Self) -> Self {
        let mut combined = 0;
        for a in self.iter() {
            for b in other.iter() {
                combined |= Self::only(a.worse(b)).0;
            }
        }
        Self(combined)
    }

    /// Every member mapped.
    #[must_use]
    pub fn map(self, f: impl Fn(Status) -> Status) -> Self {
        Self(self.iter().fold(0, |set, status| set | Self::only(f(status)).0))
    }
}

impl std::fmt::Debug for StatusSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_never_raises_a_roll_up_to_operational() {
        for status in Status::ALL {
            assert_ne!(status.worse(Status::Unknown), Status::Operational);
        }
    }

    #[test]
    fn worse_is_commutative_and_idempotent() {
        for a in Status::ALL {
            assert_eq!(a.worse(a), a);
            for b in Status::ALL {
                assert_eq!(a.worse(b), b.worse(a));
            }
        }
    }

    #[test]
    fn a_combination_holds_every_outcome() {
        let either = StatusSet::only(Status::Operational).union(StatusSet::only(Status::MajorOutage));
        let partial = StatusSet::only(Status::PartialOutage);
        assert_eq!(
            either.combine(partial),
            StatusSet::only(Status::PartialOutage).union(StatusSet::only(Status::MajorOutage))
        );
        assert!(!either.is_certain());
        assert_eq!(either.worst(), Status::MajorOutage);
    }
}
