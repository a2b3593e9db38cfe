//! Where the labels of a track stand. A label gives way in steps: the full text, a short text, the mark alone. It never stands on
//! another, nor on the line of another mark.

/// The room between a mark and its label, and between two labels, in pixels.
const GAP: f64 = 6.0;

/// A label that is wanted: where its mark stands, and how wide its texts are, the fullest first, all in pixels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub(super) x: f64,
    pub(super) widths: Vec<f64>,
}

/// Where a label stands: how far down, which of its texts has room, and whether it stands before its mark. Without room for any it
/// has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) level: usize,
    pub(super) text: Option<usize>,
    pub(super) is_turned: bool,
}

/// A label that has its place.
#[derive(Clone, Copy)]
struct Taken {
    level: usize,
    from: f64,
    to: f64,
}

/// Places labels on so many levels of so much width, in their order. The line of a mark goes from its level down.
pub(super) fn place(wanted: &[Wanted], levels: usize, room: f64) -> Vec<Placed> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut lines: Vec<(usize, f64)> = Vec::new();
    let mut placed = Vec::new();
    for own in wanted {
        let is_line_free = |level: usize| {
            !taken.iter().any(|label| label.level > level && label.from < own.x + GAP && own.x < label.to + GAP)
        };
        let is_free = |label: Taken| {
            let is_apart = |other: &Taken| {
                other.level != label.level || label.to + GAP <= other.from || other.to + GAP <= label.from
            };
            label.from >= 0.0
                && label.to <= room
                && taken.iter().all(is_apart)
                && !lines.iter().any(|(level, x)| *level < label.level && label.from - GAP < *x && *x < label.to + GAP)
        };
        let texts = own.widths.iter().enumerate().flat_map(|(text, width)| {
            let levels = (0..levels).filter(|level| is_line_free(*level));
            levels.flat_map(move |level| {
                let after = Taken { level, from: own.x + GAP, to: own.x + GAP + width };
                let before = Taken { level, from: own.x - GAP - width, to: own.x - GAP };
                [(text, after, false), (text, before, true)]
            })
        });
        let found = texts.into_iter().find(|(_, label, _)| is_free(*label));
        let last = levels.saturating_sub(1);
        let own_place = match found {
            Some((text, label, is_turned)) => {
                taken.push(label);
                Placed { level: label.level, text: Some(text), is_turned }
            }
            None => Placed { level: last, text: None, is_turned: false },
        };
        lines.push((own_place.level, own.x));
        placed.push(own_place);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(x: f64, widths: &[f64]) -> Wanted {
        Wanted { x, widths: widths.to_vec() }
    }

    fn placed(level: usize, text: Option<usize>, is_turned: bool) -> Placed {
        Placed { level, text, is_turned }
    }

    #[test]
    fn labels_give_way_in_steps() {
        for (name, marks, levels, expected) in [
            ("apart", vec![wanted(0.0, &[100.0]), wanted(180.0, &[100.0])], 2, vec![placed(0, Some(0), false); 2]),
            (
                "close together they stand below each other",
                vec![wanted(0.0, &[100.0]), wanted(10.0, &[100.0])],
                2,
                vec![placed(0, Some(0), false), placed(1, Some(0), false)],
            ),
            (
                "without a level a shorter text",
                vec![wanted(0.0, &[100.0]), wanted(150.0, &[300.0, 40.0])],
                1,
                vec![placed(0, Some(0), false), placed(0, Some(1), false)],
            ),
            ("at the edge before their mark", vec![wanted(290.0, &[100.0])], 1, vec![placed(0, Some(0), true)]),
            (
                "without any room the mark alone",
                vec![wanted(0.0, &[290.0]), wanted(5.0, &[100.0, 50.0])],
                1,
                vec![placed(0, Some(0), false), placed(0, None, false)],
            ),
        ] {
            assert_eq!(place(&marks, levels, 300.0), expected, "{name}");
        }
    }

    #[test]
    fn no_label_meets_another_or_the_line_of_a_mark() {
        let marks: Vec<_> = (0..60_i32)
            .map(|index| wanted(f64::from(index * index % 997), &[80.0 + f64::from(index % 7) * 20.0, 36.0]))
            .collect();
        for levels in 1..4 {
            let placed = place(&marks, levels, 1_000.0);
            let labels: Vec<_> = marks
                .iter()
                .zip(&placed)
                .filter_map(|(mark, own)| {
                    let width = mark.widths[own.text?];
                    let from = if own.is_turned { mark.x - GAP - width } else { mark.x + GAP };
                    Some((own.level, from, from + width))
                })
                .collect();
            assert!(labels.len() > 2);
            for (index, (level, from, to)) in labels.iter().enumerate() {
                assert!(*from >= 0.0 && *to <= 1_000.0);
                for (other, other_from, other_to) in &labels[index + 1..] {
                    assert!(level != other || to <= other_from || other_to <= from, "two labels meet");
                }
                for (mark, own) in marks.iter().zip(&placed) {
                    let crosses = own.text.is_some() && own.level < *level && *from < mark.x && mark.x < *to;
                    assert!(!crosses, "a line crosses a label");
                }
            }
        }
    }
}
