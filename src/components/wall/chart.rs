//! The drawing of a lane that is as high as its row: lengths are shares of it.

use downboard_core::model::Status;
use leptos::prelude::*;

use crate::components::geometry::{Bar, height, percent};
use crate::components::site_lane::Step;
use crate::components::status_mark::status_class;

/// What is narrower than this, in percent, gets a stroke beside it: a stretch is never too short to be seen.
const NARROW: f64 = 0.6;
const LEAST: &str = "0.25rem";

/// The stretches of a lane. What is certain stands solid; what is possible above it is hatched, or dotted where nothing is known.
pub(super) fn stretches(bars: &[Bar]) -> AnyView {
    let drawn = bars.iter().map(|bar| {
        let (certain, possible) = (height(bar.best) * 100.0, height(bar.worst) * 100.0);
        let line = (certain == 0.0).then(|| {
            let class = format!("lane-line {}", status_class(bar.best));
            let (from, to) = (percent(bar.x), percent(bar.x + bar.width));
            view! { <line class=class x1=from x2=to y1="98%" y2="98%" /> }.into_any()
        });
        let texture = if bar.best == Status::Unknown { Status::Unknown } else { bar.worst };
        let solid = block(format!("lane-bar {}", status_class(bar.best)), bar, 0.0, certain);
        let hatched = block(format!("lane-bar is-bounded {}", status_class(texture)), bar, certain, possible);
        view! {
            {line}
            {solid}
            {hatched}
        }
    });
    view! {
        <svg class="wall-chart" aria-hidden="true" focusable="false">
            {drawn.collect_view()}
        </svg>
    }
    .into_any()
}

/// A block from one height to another.
fn block(class: String, bar: &Bar, from: f64, to: f64) -> Option<AnyView> {
    if to <= from {
        return None;
    }
    let (y, tall) = (percent(100.0 - to), percent(to - from));
    let (x, width) = (percent(bar.x), percent(bar.width));
    if bar.width >= NARROW {
        return Some(view! { <rect class=class x=x y=y width=width height=tall /> }.into_any());
    }
    // Before the moment, not behind it.
    let is_back = bar.x > 0.0;
    let edge = if is_back { percent(bar.x + bar.width) } else { x };
    Some(view! { <rect class=class class:is-back=is_back x=edge y=y width=LEAST height=tall /> }.into_any())
}

/// A quantity over time as steps.
pub(super) fn quantity(steps: &[Step]) -> AnyView {
    // Room for the line at the top and at the bottom.
    let top = |level: f64| percent(4.0 + (1.0 - level) * 92.0);
    let drawn = steps.iter().map(|step| {
        let class = if step.published { "site-level" } else { "site-level is-bounded" };
        let (x, width, end) = (percent(step.x), percent(step.width), percent(step.x + step.width));
        view! {
            <rect class=class x=x.clone() y=top(step.level) width=width height=percent(step.level * 92.0) />
            <line class="site-line" x1=x x2=end y1=top(step.level) y2=top(step.level) />
        }
    });
    let rises = steps.windows(2).filter_map(|pair| match pair {
        [before, after] => Some((percent(after.x), top(before.level), top(after.level))),
        _ => None,
    });
    let rises = rises.map(|(x, from, to)| view! { <line class="site-line" x1=x.clone() x2=x y1=from y2=to /> });
    view! {
        <svg class="wall-chart" aria-hidden="true" focusable="false">
            {drawn.collect_view()}
            {rises.collect_view()}
        </svg>
    }
    .into_any()
}
