//! Which published rules an outage of this size would meet, and when. A comparison, not legal advice: whether a rule applies
//! to a service is for others to say.

use crate::Estimates;
use downboard_core::model::{Rule, ServiceIndex, Threshold};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;

const SECONDS_PER_MINUTE: u64 = 60;

/// The outage that is held against the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstOutage {
    /// The service.
    pub service: ServiceIndex,
    /// Those who use it, whether they tried or not, as regulators count: the middle of the range.
    pub users: u64,
    /// The latest that it can have begun.
    pub begun: Timestamp,
    /// The moment, or when the outage was over.
    pub until: Timestamp,
}

/// How an outage compares with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Its threshold was met.
    Met {
        /// After how many minutes.
        minutes: u64,
        /// When.
        at: Timestamp,
    },
    /// Its threshold will be met if the outage goes on.
    NotYet {
        /// After how many minutes in all.
        minutes: u64,
    },
    /// It takes more users.
    TooFewUsers,
    /// The rule has no threshold that one outage can be held against.
    NotComparable,
}

/// The service in trouble that most people use. Where everything is over, the one that most people used: what it was is held
/// against the rules, from its first failure to its last. `None` while nothing failed whose users are known.
pub fn worst_outage(view: &View, estimates: &Estimates) -> Option<WorstOutage> {
    let all = || ServiceIndex::all(view.services.len());
    let users = |outage: &WorstOutage| (outage.users, outage.service);
    let now = all().filter_map(|service| under_way(view, estimates, service)).filter(|outage| outage.users > 0);
    now.max_by_key(users).or_else(|| all().filter_map(|service| over(&view.log, view.at, service)).max_by_key(users))
}

fn under_way(view: &View, estimates: &Estimates, service: ServiceIndex) -> Option<WorstOutage> {
    let begun = view.service(service)?.standing.trouble_since?.to?;
    let users = estimates.service(service)?.potential.range()?.p50;
    Some(WorstOutage { service, users, begun, until: view.at })
}

fn over(log: &BoardLog, at: Timestamp, service: ServiceIndex) -> Option<WorstOutage> {
    let (known, own) = (log.board.service(service)?, log.service_at(service)?);
    // An outage of which nothing has been said for too long is not known to be over.
    if own.silent_from.is_some_and(|from| from <= at) {
        return None;
    }
    let failing = || own.essential.pieces().iter().filter(|piece| piece.status.is_trouble());
    let (begun, until) = (failing().next()?.from?, failing().next_back()?.to?);
    (until <= at).then_some(WorstOutage { service, users: known.audience()?.value, begun, until })
}

/// Holds an outage that hits all the users of a service against a rule.
pub fn compare(rule: &Rule, outage: &WorstOutage) -> Comparison {
    rule.threshold.as_ref().map_or(Comparison::NotComparable, |threshold| against(threshold, outage))
}

fn against(threshold: &Threshold, outage: &WorstOutage) -> Comparison {
    let users = outage.users;
    if threshold.operator_users.is_some_and(|least| users < least) {
        return Comparison::TooFewUsers;
    }
    // All users of the service are its whole share.
    let has_users = threshold.share_percent.is_some() || threshold.users.is_none_or(|least| users >= least);
    if !has_users || users == 0 {
        return Comparison::TooFewUsers;
    }
    let by_product = threshold.user_minutes.map_or(0, |product| product.div_ceil(users));
    let minutes = threshold.minutes.unwrap_or(0).max(by_product);
    let seconds = i64::try_from(minutes.saturating_mul(SECONDS_PER_MINUTE)).unwrap_or(i64::MAX);
    match outage.begun.checked_add(seconds) {
        Some(at) if at <= outage.until => Comparison::Met { minutes, at },
        _ => Comparison::NotYet { minutes },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    /// After how many minutes an outage without an end meets a threshold.
    #[track_caller]
    fn check(threshold: Threshold, users: u64, expected: Option<u64>) {
        let long = WorstOutage { service: ServiceIndex(0), users, begun: at(0), until: at(i64::from(u32::MAX)) };
        let outcome = match against(&threshold, &long) {
            Comparison::Met { minutes, at: met } => {
                assert_eq!(met.as_second(), i64::try_from(minutes * 60).expect("a small number"));
                Some(minutes)
            }
            Comparison::TooFewUsers => None,
            other => panic!("{other:?}"),
        };
        assert_eq!(outcome, expected, "{threshold:?} {users}");
    }

    #[test]
    fn a_threshold_is_met_when_all_of_it_is() {
        let fcc = Threshold { minutes: Some(30), user_minutes: Some(900_000), ..Threshold::default() };
        check(fcc, 35_000_000, Some(30));
        check(fcc, 30_000, Some(30));
        check(fcc, 10_000, Some(90));
        check(fcc, 0, None);
        let users = Threshold { users: Some(1_000_000), minutes: Some(720), ..Threshold::default() };
        check(users, 999_999, None);
        check(users, 1_000_000, Some(720));
        let either = Threshold { share_percent: Some(5), ..users };
        check(either, 10, Some(720));
        check(Threshold { operator_users: Some(10_000_000), minutes: Some(10), ..Threshold::default() }, 9, None);
    }

    #[test]
    fn a_threshold_is_met_from_its_last_minute_on() {
        let two_hours = Threshold { minutes: Some(120), ..Threshold::default() };
        let until = |second| WorstOutage { service: ServiceIndex(0), users: 1, begun: at(0), until: at(second) };
        assert_eq!(against(&two_hours, &until(7_199)), Comparison::NotYet { minutes: 120 });
        assert_eq!(against(&two_hours, &until(7_200)), Comparison::Met { minutes: 120, at: at(7_200) });
        let at_once = Threshold { users: Some(1), ..Threshold::default() };
        assert_eq!(against(&at_once, &until(0)), Comparison::Met { minutes: 0, at: at(0) });
    }
}
