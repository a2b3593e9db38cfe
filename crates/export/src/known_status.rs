//! Whether a status was known all the time that a figure is about: only then is nobody nobody.

use downboard_core::model::Service;
use downboard_core::timeline::Span;
use downboard_core::view::View;

use super::counted::Counted;

/// Whether the status of every service of a kind was known all the time.
#[derive(Clone, Copy, Debug)]
pub struct KnownStatus {
    last_hour: bool,
    so_far: bool,
}

impl KnownStatus {
    /// Whether that of the services of a kind was.
    pub fn of(view: &View, is_of_kind: impl Fn(&Service) -> bool) -> Self {
        let known = |span| view.log.is_known(span, view.at, &is_of_kind);
        Self { last_hour: known(Span::LastHour), so_far: known(Span::SoFar) }
    }

    /// Whether it was over the time that a figure is about.
    pub fn during(self, counted: Counted) -> bool {
        match counted.span() {
            Span::LastHour => self.last_hour,
            Span::SoFar => self.so_far,
        }
    }
}
