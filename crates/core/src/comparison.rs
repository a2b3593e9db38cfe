//! Which published rules an outage of this size would meet, and when. A comparison, not legal advice: whether a rule applies
//! to a service is for others to say.

use crate::model::{Rule, Threshold};

/// How an outage compares with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Its threshold is met after so many minutes of full failure; 0 is at once.
    After {
        /// The minutes, rounded up.
        minutes: u64,
    },
    /// It takes more users.
    TooFewUsers,
    /// The rule has no threshold that one outage can be held against.
    NotComparable,
}

/// After how many minutes an outage that hits all the users of a service meets a rule. `users` are those who use it, whether
/// they tried or not, as regulators count.
pub fn compare(rule: &Rule, users: u64) -> Comparison {
    rule.threshold.as_ref().map_or(Comparison::NotComparable, |threshold| against(threshold, users))
}

fn against(threshold: &Threshold, users: u64) -> Comparison {
    if threshold.operator_users.is_some_and(|least| users < least) {
        return Comparison::TooFewUsers;
    }
    // All users of the service are its whole share.
    let has_users = threshold.share_percent.is_some() || threshold.users.is_none_or(|least| users >= least);
    if !has_users || users == 0 {
        return Comparison::TooFewUsers;
    }
    let by_product = threshold.user_minutes.map_or(0, |product| product.div_ceil(users));
    Comparison::After { minutes: threshold.minutes.unwrap_or(0).max(by_product) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(threshold: Threshold, users: u64, expected: Comparison) {
        assert_eq!(against(&threshold, users), expected, "{threshold:?} {users}");
    }

    #[test]
    fn a_threshold_is_met_when_all_of_it_is() {
        let fcc = Threshold { minutes: Some(30), user_minutes: Some(900_000), ..Threshold::default() };
        check(fcc, 35_000_000, Comparison::After { minutes: 30 });
        check(fcc, 30_000, Comparison::After { minutes: 30 });
        check(fcc, 10_000, Comparison::After { minutes: 90 });
        check(fcc, 0, Comparison::TooFewUsers);
        let users = Threshold { users: Some(1_000_000), minutes: Some(720), ..Threshold::default() };
        check(users, 999_999, Comparison::TooFewUsers);
        check(users, 1_000_000, Comparison::After { minutes: 720 });
        let either = Threshold { share_percent: Some(5), ..users };
        check(either, 10, Comparison::After { minutes: 720 });
        check(
            Threshold { operator_users: Some(10_000_000), minutes: Some(10), ..Threshold::default() },
            9,
            Comparison::TooFewUsers,
        );
    }
}
