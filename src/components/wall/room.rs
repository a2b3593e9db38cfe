//! How much has room on a wall. Pure, in rems: one is the size of the smallest text.

/// The room of the stage of a wall: what its head and foot leave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Default for Room {
    /// That of a screen of 16 to 9, until the screen is known.
    fn default() -> Self {
        Self { width: 85.0, height: 38.0 }
    }
}

/// How wide what stands beside the lanes is, and how far from them.
pub(super) const ASIDE: f64 = 27.0;
pub(super) const GAP: f64 = 2.4;
/// Less room than this is all needed by the lanes.
const WITH_ASIDE: f64 = 62.0;
/// How high the times above the lanes are, and the drawing of a site.
pub(super) const AXIS: f64 = 1.7;
pub(super) const SITE: f64 = 4.2;
/// A row is at least and at most so high.
pub(super) const LEAST_ROW: f64 = 2.4;
pub(super) const MOST_ROW: f64 = 3.6;
/// A lane with its name and its words is at least so wide; one of a day is wider.
pub(super) const LANE: f64 = 40.0;
pub(super) const LANE_OF_DAY: f64 = 60.0;
/// A stage that is lower than this has rows and nothing else: neither times above them, nor a site, nor a list of the rest.
const LOW: f64 = 14.0;
const LOW_ROW: f64 = 1.75;
/// How high the head of a list is.
pub(super) const LIST_HEAD: f64 = 2.5;
/// How high a line of the smallest text is.
pub(super) const LINE: f64 = 1.4;

impl Room {
    /// Whether it is higher than wide.
    pub fn is_upright(self) -> bool {
        self.height > self.width
    }

    /// Whether there is room for rows only.
    pub(super) fn is_low(self) -> bool {
        self.height < LOW
    }

    /// Whether something stands beside the lanes.
    pub(super) fn has_aside(self) -> bool {
        !self.is_upright() && self.width >= WITH_ASIDE
    }

    /// What is left of it beside the aside, where there is one.
    pub(super) fn main(self) -> Self {
        if self.has_aside() { Self { width: self.width - ASIDE - GAP, ..self } } else { self }
    }

    /// What of it is there in type so many times as large.
    pub(super) fn scaled(self, scale: f64) -> Self {
        Self { width: self.width / scale, height: self.height / scale }
    }

    /// The same without so much of its height.
    pub(super) fn below(self, height: f64) -> Self {
        Self { height: (self.height - height).max(0.0), ..self }
    }
}

/// How many columns something has, and how many rows in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Grid {
    pub(super) fn places(self) -> usize {
        self.columns * self.rows
    }
}

/// How often a length goes into another, at least once.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen holds few rows")]
fn times(whole: f64, part: f64) -> usize {
    ((whole / part).floor() as usize).max(1)
}

/// How many columns of at least so wide have room.
pub(super) fn columns(width: f64, least: f64) -> usize {
    times(width + GAP, least + GAP)
}

/// How many rows of so high have room.
pub(super) fn rows_of(height: f64, row: f64) -> usize {
    times(height, row)
}

/// How many lanes of at least so wide have room below their times and, where there is one, the drawing of a site.
///
/// A row is at least `tall`.
pub(super) fn lanes(room: Room, has_site: bool, least: f64, tall: f64) -> Grid {
    if room.is_low() {
        return Grid { columns: columns(room.width, least), rows: rows_of(room.height, LOW_ROW.max(tall)) };
    }
    let above = AXIS + if has_site { SITE } else { 0.0 };
    Grid { columns: columns(room.width, least), rows: rows_of(room.height - above, LEAST_ROW.max(tall)) }
}

/// How many lines a text takes that is so many ems long, in type of so many rems.
pub(super) fn lines(ems: f64, size: f64, width: f64) -> usize {
    // Words do not fill their lines to the end.
    times(ems * size * 1.08 + width * 0.999, width)
}

/// Groups of rows with heads, set into columns one after the other: no head stands last in a column. Gives for each column what
/// of which group stands in it.
pub(super) fn set(groups: &[usize], rows: usize) -> Vec<Vec<(usize, std::ops::Range<usize>)>> {
    let mut columns: Vec<Vec<(usize, std::ops::Range<usize>)>> = vec![Vec::new()];
    let mut left = rows;
    for (group, count) in groups.iter().enumerate().filter(|(_, count)| **count > 0) {
        let mut from = 0;
        while from < *count {
            // A head and a row at least.
            if left < 2 && left < rows {
                columns.push(Vec::new());
                left = rows;
            }
            let taken = (count - from).min(left.saturating_sub(1).max(1));
            if let Some(column) = columns.last_mut() {
                column.push((group, from..from + taken));
            }
            from += taken;
            left = left.saturating_sub(taken + 1);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f64, height: f64) -> Room {
        Room { width, height }
    }

    #[test]
    fn a_wider_wall_has_more_columns_and_a_higher_one_more_rows() {
        for (screen, expected) in [
            // 1920 x 1080, beside the aside and alone.
            (room(85.0, 38.0).main(), (1, 13)),
            (room(85.0, 38.0), (2, 13)),
            // 3440 x 1440, 2560 x 720, 1080 x 1920, a phone.
            (room(116.0, 38.0).main(), (2, 13)),
            (room(175.0, 38.0).main(), (3, 13)),
            (room(47.0, 72.0), (1, 27)),
            (room(28.0, 48.0), (1, 17)),
            // 55 inches from 5 metres.
            (room(35.0, 11.0), (1, 6)),
        ] {
            let Grid { columns, rows } = lanes(screen, true, LANE, 0.0);
            assert_eq!((columns, rows), expected, "{screen:?}");
        }
    }

    #[test]
    fn what_stands_beside_the_lanes_goes_where_there_is_no_room_for_it() {
        assert!(room(85.0, 38.0).has_aside());
        assert!(!room(35.0, 12.0).has_aside() && !room(47.0, 72.0).has_aside());
    }

    #[test]
    fn columns_hold_every_row_once_and_no_more_than_they_have_room_for() {
        for groups in [&[][..], &[1], &[40], &[3, 0, 5], &[9, 9, 9, 9], &[1, 1, 1, 1, 1, 1], &[17, 2, 31]] {
            for rows in 2..30 {
                let columns = set(groups, rows);
                for column in &columns {
                    let taken: usize = column.iter().map(|(_, range)| range.len() + 1).sum();
                    assert!(taken <= rows, "{groups:?} in {rows}: {column:?}");
                    assert!(column.iter().all(|(_, range)| !range.is_empty()), "{groups:?} in {rows}: {column:?}");
                }
                for (group, count) in groups.iter().enumerate() {
                    let own = columns.iter().flatten().filter(|(of, _)| *of == group);
                    let own: Vec<usize> = own.flat_map(|(_, range)| range.clone()).collect();
                    assert_eq!(own, (0..*count).collect::<Vec<_>>(), "{groups:?} in {rows}");
                }
            }
        }
    }
}
