//! The row of what was announced, under the cause: a stroke for each notice, a flag for each promise, a tick where it fell due, and
//! dots until it was kept. The notices and promises themselves stand below the lanes.

use downboard_core::model::Period;
use downboard_core::time::Timestamp;
use downboard_core::view::{Announced, Promised};
use downboard_words::{announced, announced_words};
use leptos::prelude::*;

use super::geometry::{decimal, percent, share};
use super::lane_rows::{Row, Rows};
use super::shown::Shown;
use crate::ui::anew;

/// How high the drawing is, in pixels.
const HEIGHT: f64 = 24.0;
/// Strokes that are closer than this, in percent, are one.
const APART: f64 = 0.2;

/// Where the strokes stand.
fn strokes(instants: &[Timestamp], extent: Period) -> Vec<f64> {
    let mut strokes: Vec<f64> = Vec::new();
    for at in instants.iter().filter(|at| extent.has(**at)) {
        let x = share(*at, extent) * 100.0;
        if strokes.last().is_none_or(|last| x - last >= APART) {
            strokes.push(x);
        }
    }
    strokes
}

/// The strokes of notices.
pub(super) fn notice_marks(instants: &[Timestamp], extent: Period) -> AnyView {
    let strokes = strokes(instants, extent).into_iter().map(|x| {
        view! { <line class="announced-notice" x1=percent(x) x2=percent(x) y1="6" y2="18" /> }
    });
    strokes.collect_view().into_any()
}

/// A promise: its flag, the way to when it fell due, a tick there, and dots until it was kept or the part of the time ends.
pub(super) fn promise_marks(promised: Promised, extent: Period) -> AnyView {
    let Promised { made_at, due, kept_by } = promised;
    let x = |at: Timestamp| percent(share(at, extent) * 100.0);
    let is_shown = |at: &Timestamp| extent.has(*at);
    let middle = decimal(HEIGHT / 2.0);
    let line = |class: &'static str, from: Timestamp, to: Timestamp| {
        (from < to && from <= extent.to && to >= extent.from).then(|| {
            view! { <line class=class x1=x(from) x2=x(to) y1=middle.clone() y2=middle.clone() /> }
        })
    };
    let flag = is_shown(&made_at).then(|| {
        view! {
            <svg class="announced-flag" x=x(made_at)>
                <path d="M0 19V5l9 3.5L0 12" />
            </svg>
        }
    });
    let tick = due.filter(is_shown).map(|due| {
        view! { <line class="announced-due" x1=x(due) x2=x(due) y1="6" y2="18" /> }
    });
    let kept = kept_by.filter(is_shown).map(|kept| {
        view! { <circle class="announced-kept" cx=x(kept) cy=middle.clone() r="3.5" /> }
    });
    let until_due = due.map(|due| line("announced-line", made_at, due));
    let late = due.map(|due| line("announced-line is-late", due.max(made_at), kept_by.unwrap_or(extent.to)));
    view! {
        {until_due}
        {late}
        {flag}
        {tick}
        {kept}
    }
    .into_any()
}

/// The next mark outside of what is shown, on either side.
fn outside(instants: &[Timestamp], extent: Period) -> (Option<Timestamp>, Option<Timestamp>) {
    let before = instants.iter().rev().find(|at| **at < extent.from);
    let after = instants.iter().find(|at| **at > extent.to);
    (before.copied(), after.copied())
}

/// The drawing.
fn draw(shown: &Shown, announced: &Announced) -> AnyView {
    let extent = shown.extent.get();
    let strokes = notice_marks(&announced.notices, extent);
    let promises = announced.promises.iter().map(|own| promise_marks(*own, extent)).collect_view();
    let (before, after) = outside(&announced.instants(), extent);
    let moment = |at: Timestamp, beside| downboard_words::short_moment(shown.lang, at, beside, &shown.board.zone);
    let before = before.map(|at| {
        view! {
            <text class="announced-outside" x="0" y="17">
                {format!("\u{2039} {}", moment(at, extent.from))}
            </text>
        }
    });
    let after = after.map(|at| {
        view! {
            <text class="announced-outside is-end" x="100%" y="17">
                {format!("{} \u{203a}", moment(at, extent.to))}
            </text>
        }
    });
    view! {
        <svg class="lane-chart announced-chart" height=decimal(HEIGHT) aria-hidden="true" focusable="false">
            {promises}
            {strokes}
            {before}
            {after}
        </svg>
    }
    .into_any()
}

/// How much was announced by the moment, and how much comes later.
fn said(shown: &Shown, all: &Announced, at: Timestamp) -> String {
    let split = |by_then: usize, all: usize| (by_then, all - by_then);
    let notices = all.notices.iter().filter(|said| **said <= at).count();
    let promises = all.promises.iter().filter(|promised| promised.made_at <= at).count();
    announced(shown.lang, split(notices, all.notices.len()), split(promises, all.promises.len()))
}

/// The row.
#[component]
pub(super) fn AnnouncedRow(
    /// The board.
    shown: Shown,
    /// The rows.
    rows: Rows,
) -> impl IntoView {
    let (log, view) = (shown.log, shown.view);
    let all = Memo::new(move |_| log.with(|log| Announced::of(log)));
    let drawing = {
        let shown = shown.clone();
        move || all.with(|all| draw(&shown, all))
    };
    let words = announced_words(shown.lang);
    let counts = Memo::new(move |_| {
        let at = view.with(|view| view.at);
        all.with(|all| said(&shown, all, at))
    });
    view! {
        <div class="lane lane-announced">
            <div class="lane-row" role="row" aria-rowindex=move || rows.number(Row::Announced)>
                <div class="cell" role="rowheader">
                    <h3 class="lane-name">
                        <span class="lane-title">{words.title}</span>
                    </h3>
                </div>
                <div class="cell" role="gridcell">
                    {drawing} <p class="unseen">{move || anew(counts.get())}</p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn notices_that_are_close_are_one_stroke_and_those_outside_are_named_at_the_edge() {
        let extent = Period { from: second(100), to: second(1_100) };
        let instants = [0, 50, 100, 101, 600, 1_100, 1_200, 1_300].map(second);
        assert_eq!(strokes(&instants, extent), [0.0, 50.0, 100.0]);
        assert_eq!(outside(&instants, extent), (Some(second(50)), Some(second(1_200))));
        assert_eq!(outside(&instants[2..6], extent), (None, None));
    }

    #[test]
    fn what_is_announced_later_is_counted_apart() {
        let (_owner, shown) = bundled::shown(Lang::En);
        let all = Announced::of(&shown.log.get_untracked());
        let said = |text| said(&shown, &all, bundled::at(text)).replace('\u{a0}', " ");
        assert_eq!(said("2022-10-21T00:00:00+09:00"), "19 notices · 3 promises");
        assert!(said("2022-10-15T21:50:00+09:00").contains("after this moment"));
    }
}
