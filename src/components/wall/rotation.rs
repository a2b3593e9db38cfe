//! How a wall turns from page to page. Pure: the page lets time pass.

/// For how long a change for the worse holds the screen, in seconds.
const HELD_FOR_WORSE: u32 = 60;

/// Where a wall is among its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    page: usize,
    /// For how many seconds it has stood there.
    stood: u32,
    /// Whether somebody holds it.
    is_held: bool,
    /// For how many seconds more it is held because something has become worse.
    worse: u32,
}

impl Rotation {
    /// On its first page; held where whoever looks at it wants no motion.
    pub fn new(is_held: bool) -> Self {
        Self { is_held, ..Self::default() }
    }

    /// The page, of so many.
    pub fn page(self, pages: usize) -> usize {
        self.page.min(pages.saturating_sub(1))
    }

    /// Whether somebody holds it.
    pub fn is_held(self) -> bool {
        self.is_held
    }

    /// Whether it is held because something has become worse.
    pub fn is_held_for_worse(self) -> bool {
        self.worse > 0
    }

    /// Whether nobody sees a difference to another: the same page, held in the same way.
    pub fn looks_like(self, other: Self) -> bool {
        let seen = |one: Self| (one.page, one.is_held, one.worse > 0);
        seen(self) == seen(other)
    }

    /// Lets seconds pass: a page stays for `every` of them.
    #[must_use]
    pub fn passed(self, seconds: u32, pages: usize, every: u32) -> Self {
        if self.worse > 0 {
            return Self { worse: self.worse.saturating_sub(seconds), stood: 0, ..self };
        }
        let stood = self.stood.saturating_add(seconds);
        if self.is_held {
            return Self { stood: 0, page: self.page(pages), ..self };
        }
        if stood < every {
            return Self { stood, page: self.page(pages), ..self };
        }
        self.turned(1, pages)
    }

    /// Turns by hand: by so many pages, back where that is negative.
    #[must_use]
    pub fn turned(self, by: isize, pages: usize) -> Self {
        let count = isize::try_from(pages.max(1)).unwrap_or(isize::MAX);
        let page = isize::try_from(self.page(pages)).unwrap_or_default();
        Self { page: (page + by).rem_euclid(count).unsigned_abs(), stood: 0, worse: 0, ..self }
    }

    /// Holds it, or lets it go on.
    #[must_use]
    pub fn toggled(self) -> Self {
        Self { is_held: !self.is_held, stood: 0, worse: 0, ..self }
    }

    /// Something has become worse: for a minute the wall stands still, on the page that shows it.
    #[must_use]
    pub fn worsened(self) -> Self {
        Self { stood: 0, worse: HELD_FOR_WORSE, ..self }
    }

    /// The same page where it now stands among them.
    #[must_use]
    pub fn moved_to(self, page: usize) -> Self {
        Self { page, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: usize = 3;
    const EVERY: u32 = 20;

    /// The page at each of these seconds.
    fn pages_at(mut rotation: Rotation, seconds: &[u32]) -> Vec<usize> {
        let last = seconds.iter().copied().max().unwrap_or_default();
        let mut seen = Vec::new();
        for second in 1..=last {
            rotation = rotation.passed(1, PAGES, EVERY);
            if seconds.contains(&second) {
                seen.push(rotation.page(PAGES));
            }
        }
        seen
    }

    #[test]
    fn a_page_stays_for_its_time_and_the_last_is_followed_by_the_first() {
        assert_eq!(pages_at(Rotation::default(), &[19, 20, 39, 40, 60]), [0, 1, 1, 2, 0]);
    }

    #[test]
    fn a_wall_that_is_held_stays_until_it_is_let_go() {
        let held = Rotation::default().turned(1, PAGES).toggled();
        assert_eq!(pages_at(held, &[1_000]), [1]);
        assert_eq!(pages_at(held.passed(1_000, PAGES, EVERY).toggled(), &[19, 20]), [1, 2]);
    }

    #[test]
    fn a_change_for_the_worse_holds_the_screen_for_a_minute_and_then_it_turns_on() {
        let elsewhere = Rotation::default().turned(1, PAGES);
        assert!(elsewhere.worsened().is_held_for_worse());
        assert!(!elsewhere.worsened().passed(60, PAGES, EVERY).is_held_for_worse());
        assert_eq!(pages_at(elsewhere.worsened(), &[1, 60, 79, 80]), [1, 1, 1, 2]);
        assert_eq!(pages_at(elsewhere.toggled().worsened(), &[1_000]), [1], "whoever held it finds it held");
    }

    #[test]
    fn hands_turn_it_both_ways_and_end_what_holds_it_for_a_while() {
        let first = Rotation::default();
        assert_eq!(first.turned(-1, PAGES).page(PAGES), 2);
        assert_eq!(first.worsened().turned(1, PAGES).page(PAGES), 1);
        assert!(!first.worsened().turned(1, PAGES).is_held_for_worse());
    }

    #[test]
    fn pages_that_go_take_the_wall_with_them() {
        let last = Rotation::default().turned(2, PAGES);
        assert_eq!((last.page(1), last.page(0)), (0, 0));
        assert_eq!(last.passed(1, 1, EVERY).page(PAGES), 0);
        assert_eq!(last.turned(1, 0).page(0), 0);
    }
}
