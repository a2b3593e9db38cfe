//! Whether a board has become worse.

use downboard_core::model::Status;

/// Whether any service has come into trouble, or into worse trouble. What is known for the first time is no change: a board that
/// has just been opened knows nothing yet.
pub fn is_worse(before: &[Status], after: &[Status]) -> bool {
    let knew = before.iter().any(|status| *status != Status::Unknown);
    let fell = |(before, after): (&Status, &Status)| {
        after.is_trouble() && (!before.is_trouble() || after.rank() > before.rank())
    };
    knew && before.iter().zip(after).any(fell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Degraded, MajorOutage, Operational, PartialOutage, Unknown};

    #[test]
    fn a_board_is_worse_when_something_comes_into_trouble_or_into_worse() {
        for (before, after, expected) in [
            ([Operational, Operational], [Operational, Degraded], true),
            ([Operational, Degraded], [Operational, MajorOutage], true),
            ([Operational, MajorOutage], [Operational, PartialOutage], false),
            ([Operational, MajorOutage], [Operational, Operational], false),
            ([Operational, Operational], [Operational, Unknown], false),
            // One that could not be read comes back in trouble.
            ([Operational, Unknown], [Operational, MajorOutage], true),
            ([Unknown, Unknown], [MajorOutage, MajorOutage], false),
        ] {
            assert_eq!(is_worse(&before, &after), expected, "{before:?} {after:?}");
        }
    }
}
