//! The days up to a moment, each as the status document has it.

use downboard_core::model::{CalendarDay, Id, Status, StatusSeconds};
use downboard_core::view::{View, days};
use serde::Serialize;

/// A day of a service.
#[derive(Debug, Serialize)]
pub(super) struct DayOut<'a> {
    service: &'a Id,
    date: CalendarDay,
    worst: Status,
    seconds: StatusSeconds,
}

/// So many days of each service, oldest first, the last up to the moment.
pub(super) fn days_of(view: &View, count: usize) -> Vec<DayOut<'_>> {
    let services = view.log.board.services.iter().zip(days(&view.log, view.at, count));
    let of_service = services.flat_map(|(service, history)| {
        history.days.into_iter().map(|day| DayOut {
            service: &service.id,
            date: day.date,
            worst: day.worst(),
            seconds: day.seconds,
        })
    });
    of_service.collect()
}
