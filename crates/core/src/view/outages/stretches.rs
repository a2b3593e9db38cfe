//! The stretches of a timeline in trouble, up to a moment.

use super::{Outage, OutageEnd};
use crate::model::{ServiceIndex, Status, When};
use crate::steps::step;
use crate::time::Timestamp;
use crate::timeline::{Piece, Since, Timeline};

/// A stretch in which a service is shown in trouble of any degree. A time of which nothing is known does not end it: that it was
/// over in between is not known.
pub(super) struct Stretch {
    pub(super) service: ServiceIndex,
    pub(super) begin: Since,
    pub(super) end: OutageEnd,
    pub(super) worst: Status,
    /// From when on trouble is shown.
    pub(super) from: Timestamp,
    /// Until when trouble is shown, or the moment.
    pub(super) to: Timestamp,
}

impl Stretch {
    /// An outage of nothing else.
    pub(super) fn outage(&self, incident: Option<usize>) -> Outage {
        Outage { services: vec![self.service], begin: self.begin, end: self.end, worst: self.worst, incident }
    }
}

/// The first and the last piece in trouble, and the worst status so far.
struct Open {
    first: Piece,
    last: Piece,
    worst: Status,
}

/// The stretches in trouble that have begun by a moment, in order.
pub(super) fn stretches(service: ServiceIndex, timeline: &Timeline, at: Timestamp) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut open: Option<Open> = None;
    let mut close = |open: Open, end: OutageEnd| {
        // Before the first event nothing is known: no trouble reaches back for ever.
        let Some(from) = open.first.from else { return };
        let begin = timeline.since_where(from, Status::is_trouble);
        let to = open.last.to.map_or(at, |to| to.min(at));
        stretches.push(Stretch { service, begin, end, worst: open.worst, from, to });
    };
    let begun = timeline.pieces().iter().take_while(|piece| piece.from.is_none_or(|from| from <= at));
    for piece in begun {
        step();
        match (piece.status, &mut open) {
            (status, Some(open)) if status.is_trouble() => {
                open.last = *piece;
                open.worst = open.worst.worse(status);
            }
            (status, None) if status.is_trouble() => {
                open = Some(Open { first: *piece, last: *piece, worst: status });
            }
            (Status::Unknown, _) | (_, None) => {}
            (_, Some(_)) => {
                if let Some(open) = open.take() {
                    let end = end(&open.last, piece);
                    close(open, end);
                }
            }
        }
    }
    if let Some(open) = open {
        let since = open.last.to.filter(|to| *to <= at);
        close(open, since.map_or(OutageEnd::Lasting, |since| OutageEnd::NotKnown { since }));
    }
    stretches
}

/// When trouble was over that is shown last in one piece, where another is the first of which a status without trouble is known.
fn end(last: &Piece, next: &Piece) -> OutageEnd {
    let earliest = if last.possible.iter().all(Status::is_trouble) { last.to } else { last.from };
    match (earliest, next.from) {
        (Some(from), Some(to)) if from < to => OutageEnd::Over(When::Between { from, to }),
        (_, Some(to)) => OutageEnd::Over(When::At(to)),
        (_, None) => OutageEnd::Lasting,
    }
}
