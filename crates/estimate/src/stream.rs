//! Random streams with fixed seeds: the same documents give the same figures everywhere and every time.
//!
//! Each input of a service has a stream of its own, chosen by the id of the service. So another service on the board, or
//! another order of services, changes nothing in the figures of this one.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// How many times the inputs are drawn.
pub const DRAWS: usize = 2_000;
/// Where all streams start. Any number would do; this one is the day of the reference outage.
const SEED: u64 = 20_221_015;

/// What a stream is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// How large the audience really is.
    Audience,
    /// Which of the category's habits the audience has.
    Habit,
    /// How often people of a category open a service, beside how many do so in a day.
    Launches,
    /// The share of attempts that fail while a service is down.
    Down,
    /// The same while it is partly down.
    Partly,
    /// The same while it is degraded.
    Degraded,
    /// When within its bounds something changed.
    Timing,
}

/// FNV-1a, 64 bits: any hash that is the same everywhere would do.
pub(super) fn hash<'a>(bytes: impl Iterator<Item = &'a u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A stream of random numbers.
pub(super) struct Stream(Pcg32);

impl Stream {
    /// The stream of a purpose and a name, such as the id of a service.
    pub(super) fn new(purpose: Purpose, name: &[u8]) -> Self {
        let hash = hash([purpose as u8].iter().chain(name));
        Self(Pcg32::new(SEED ^ hash, hash))
    }

    /// The numbers from 0 to `DRAWS` in a random order (Fisher and Yates). Every input takes each of its strata once, which
    /// is Latin hypercube sampling (`McKay`, Beckman and Conover 1979): percentiles settle with far fewer draws.
    pub(super) fn permutation(&mut self) -> Vec<u16> {
        let mut order: Vec<u16> = (0..=u16::MAX).take(DRAWS).collect();
        for last in (1..order.len()).rev() {
            // The multiply-and-shift of Lemire; the bias of 2,000 out of four thousand million is of no matter.
            let bound = u64::try_from(last + 1).unwrap_or(1);
            let pick = (u64::from(self.0.next_u32()) * bound) >> 32;
            order.swap(last, usize::try_from(pick).unwrap_or(0));
        }
        order
    }
}

/// The middle of a stratum, as a share: `(index + 1/2) / DRAWS`.
pub(super) fn stratum(index: u16) -> f64 {
    (f64::from(index) + 0.5) / DRAWS as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permutation_has_every_stratum_once() {
        let mut order = Stream::new(Purpose::Audience, b"kakaotalk").permutation();
        assert_ne!(order.first(), Some(&0), "not in order");
        order.sort_unstable();
        assert!(order.iter().enumerate().all(|(index, stratum)| index == usize::from(*stratum)));
    }

    #[test]
    fn each_purpose_and_name_has_a_stream_of_its_own_that_never_changes() {
        let first = |purpose, name: &str| Stream::new(purpose, name.as_bytes()).permutation()[..4].to_vec();
        assert_eq!(first(Purpose::Audience, "kakaotalk"), [1010, 622, 1812, 1455]);
        assert_ne!(first(Purpose::Audience, "line"), first(Purpose::Habit, "line"));
        assert_ne!(first(Purpose::Audience, "line"), first(Purpose::Audience, "kakaotalk"));
    }
}
