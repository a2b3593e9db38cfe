//! How long each status lasted.

use serde::Serialize;

use super::Status;

/// How long each status lasted, in seconds. What did not last is not written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusSeconds {
    /// Seconds in which it worked.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub operational: u32,
    /// Seconds in which it worked with errors or delays.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub degraded: u32,
    /// Seconds in which part of it did not work.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub partial_outage: u32,
    /// Seconds in which it did not work.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub major_outage: u32,
    /// Seconds of announced maintenance.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub maintenance: u32,
    /// Seconds of which nothing is known.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(feature = "schema", schemars(default, range(max = 172_800)))]
    pub unknown: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_none(seconds: &u32) -> bool {
    *seconds == 0
}

impl StatusSeconds {
    /// How long a status lasted.
    pub fn of(&self, status: Status) -> u32 {
        match status {
            Status::Operational => self.operational,
            Status::Degraded => self.degraded,
            Status::PartialOutage => self.partial_outage,
            Status::MajorOutage => self.major_outage,
            Status::Maintenance => self.maintenance,
            Status::Unknown => self.unknown,
        }
    }

    /// Adds time in which a status lasted, in seconds; nothing if negative.
    pub fn add(&mut self, status: Status, seconds: i64) {
        let own = match status {
            Status::Operational => &mut self.operational,
            Status::Degraded => &mut self.degraded,
            Status::PartialOutage => &mut self.partial_outage,
            Status::MajorOutage => &mut self.major_outage,
            Status::Maintenance => &mut self.maintenance,
            Status::Unknown => &mut self.unknown,
        };
        *own = own.saturating_add(u32::try_from(seconds.max(0)).unwrap_or(u32::MAX));
    }

    fn sum(&self, counts: impl Fn(Status) -> bool) -> i64 {
        Status::ALL.into_iter().filter(|status| counts(*status)).map(|status| i64::from(self.of(status))).sum()
    }

    /// All of it, in seconds.
    pub fn total(&self) -> i64 {
        self.sum(|_| true)
    }

    /// The seconds in trouble: degraded, partly out and out, as [`Status::is_trouble`] has it. Maintenance is announced and
    /// unknown is not known; neither counts.
    pub fn trouble(&self) -> i64 {
        self.sum(Status::is_trouble)
    }

    /// The seconds of which a status is known.
    pub fn known(&self) -> i64 {
        self.sum(|status| status != Status::Unknown)
    }

    /// The worst status that lasted, in the order of [`Status::rank`]; unknown where none did.
    pub fn worst(&self) -> Status {
        let lasted = Status::ALL.into_iter().filter(|status| self.of(*status) > 0);
        lasted.max_by_key(|status| status.rank()).unwrap_or(Status::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_the_worst_that_lasted() {
        for (lasted, worst, trouble) in [
            (&[][..], Status::Unknown, 0),
            (&[(Status::Operational, 9)], Status::Operational, 0),
            (&[(Status::Operational, 9), (Status::Unknown, 1)], Status::Unknown, 0),
            (&[(Status::Unknown, 9), (Status::Maintenance, 1)], Status::Maintenance, 0),
            (&[(Status::Maintenance, 9), (Status::Degraded, 1)], Status::Degraded, 1),
            (&[(Status::Degraded, 2), (Status::PartialOutage, 3), (Status::MajorOutage, 4)], Status::MajorOutage, 9),
            (&[(Status::Operational, 9), (Status::MajorOutage, 0)], Status::Operational, 0),
        ] {
            let mut seconds = StatusSeconds::default();
            for (status, count) in lasted {
                seconds.add(*status, *count);
            }
            assert_eq!((seconds.worst(), seconds.trouble()), (worst, trouble), "{lasted:?}");
            assert_eq!(seconds.known() + i64::from(seconds.unknown), seconds.total());
        }
    }
}
