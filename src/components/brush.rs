//! The frame on the overview, as a pointer takes hold of it: within it it is moved, at an end it is resized, beside it another is
//! drawn.

/// A frame, as shares of the whole.
pub(super) type Frame = (f64, f64);

/// What a pointer has taken hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Brush {
    /// The frame, at so much from its begin.
    Whole {
        /// The frame that was taken hold of.
        frame: Frame,
        /// Where it was.
        at: f64,
    },
    /// One of its ends: the other stays.
    End {
        /// The end that stays.
        other: f64,
    },
}

/// What a pointer that comes down takes hold of. An end is as wide as `reach` on either side; one that is nearer comes first.
pub(super) fn taken(at: f64, (from, to): Frame, reach: f64) -> Brush {
    let (to_from, to_to) = ((at - from).abs(), (at - to).abs());
    if to_from.min(to_to) <= reach {
        return Brush::End { other: if to_from <= to_to { to } else { from } };
    }
    if from < at && at < to { Brush::Whole { frame: (from, to), at } } else { Brush::End { other: at } }
}

impl Brush {
    /// The frame when the pointer has come to a place.
    pub(super) fn frame(self, to: f64) -> Frame {
        match self {
            Self::Whole { frame: (from, end), at } => {
                // As far as there is room, and as long as it was.
                let by = (to - at).max(-from).min(1.0 - end);
                (from + by, end + by)
            }
            Self::End { other } => {
                let to = to.clamp(0.0, 1.0);
                (to.min(other), to.max(other))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACH: f64 = 0.02;

    #[test]
    fn a_frame_is_moved_resized_and_drawn() {
        let frame = (0.25, 0.5);
        for (at, to, expected) in [
            (0.375, 0.5, (0.375, 0.625)),
            (0.375, -1.0, (0.0, 0.25)),
            (0.375, 2.0, (0.75, 1.0)),
            (0.26, 0.125, (0.125, 0.5)),
            (0.24, 0.75, (0.5, 0.75)),
            (0.49, 0.75, (0.25, 0.75)),
            (0.75, 1.0, (0.75, 1.0)),
            (0.75, 0.625, (0.625, 0.75)),
            (0.125, -0.5, (0.0, 0.125)),
        ] {
            assert_eq!(taken(at, frame, REACH).frame(to), expected, "{at} to {to}");
        }
    }

    #[test]
    fn of_two_ends_on_one_place_the_nearer_is_taken() {
        assert_eq!(taken(0.502, (0.5, 0.51), REACH), Brush::End { other: 0.51 });
        assert_eq!(taken(0.509, (0.5, 0.51), REACH), Brush::End { other: 0.5 });
    }
}
