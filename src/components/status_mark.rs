//! The sign of a status.

use downboard_core::model::Status;
use leptos::prelude::*;

use crate::ui::{Mark, Shape};

/// The class that gives a status its colour.
pub fn status_class(status: Status) -> &'static str {
    match status {
        Status::Operational => "is-operational",
        Status::Degraded => "is-degraded",
        Status::PartialOutage => "is-partial",
        Status::MajorOutage => "is-major",
        Status::Maintenance => "is-maintenance",
        Status::Unknown => "is-unknown",
    }
}

/// The sign of a status. The word stands beside it.
#[component]
pub fn StatusMark(
    /// The status.
    status: Status,
) -> impl IntoView {
    let shape = match status {
        Status::Operational => Shape::Ring,
        Status::Degraded => Shape::Quarter,
        Status::PartialOutage => Shape::HalfSquare,
        Status::MajorOutage => Shape::Square,
        Status::Maintenance => Shape::Diamond,
        Status::Unknown => Shape::Question,
    };
    view! {
        <span class=format!("status-mark {}", status_class(status))>
            <Mark shape />
        </span>
    }
}
