//! The screen that a wall hangs on: how large it is, what keeps it awake, what its keys do, and the seconds by which it turns.

use std::time::Duration;

use downboard_core::model::{ServiceIndex, Status};
use downboard_core::time::{HOUR, MINUTE, Timestamp};
use downboard_core::view::ServiceView;
use leptos::prelude::*;

use super::context::PageContext;
use super::kiosk::{Hung, ROTATE};
use crate::browser;
use crate::components::{Room, WallPage, known, overview_of, shifted, text_size, worsened};
use crate::state::{AskedWall, Hanging};

/// How often it is looked whether anything is due.
const SECOND: Duration = Duration::from_secs(1);
/// A pointer that has not moved for so many seconds is hidden.
const IDLE_SECONDS: i64 = 5;
/// How often a picture moves against burn-in, in seconds.
const SHIFT_SECONDS: i64 = 10 * MINUTE;

/// Hangs a wall on the screen.
pub(super) fn hang(context: &mut PageContext) -> Hung {
    let (asked, bad) = AskedWall::parse(&browser::query());
    context.bad.extend(bad);
    let hung = Hung::new(context, asked, browser::prefers_reduced_motion());
    let hung = Hung { fill_screen: Some(Callback::new(|()| browser::toggle_full_screen())), ..hung };
    size(&hung);
    browser::keep_awake();
    keys(&hung);
    stay(&hung);
    take_screen(context, &hung);
    pass_seconds(context, &hung);
    hung
}

/// Draws it as large as the screen needs, and tells how much has room.
fn size(hung: &Hung) {
    let Hung { asked, wall, stage, .. } = hung.clone();
    let room = wall.room;
    browser::set_property("--overscan", &asked.margin.to_string());
    if let Some(hanging) = asked.hanging {
        let draw = move |hanging: Hanging| {
            let (width, height) = browser::window_size();
            browser::set_property("font-size", &format!("{}px", text_size(hanging, width, height)));
        };
        draw(hanging);
        browser::on_resize(move || draw(hanging));
    }
    Effect::new(move |_| {
        if let Some(stage) = stage.get() {
            browser::watch_size(&stage, move |width, height| {
                // What has no size is not drawn: its room is not known.
                let now = Room { width, height };
                let is_other = room.try_get_untracked().is_some_and(|room| room != now);
                if is_other && width > 0.0 && height > 0.0 {
                    room.set(now);
                }
            });
        }
    });
}

/// Space holds it or lets it go on, arrows turn it, F fills the screen.
fn keys(hung: &Hung) {
    let Hung { rotation, pages, fill_screen, .. } = hung.clone();
    browser::on_key(move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
            return;
        }
        // A button that has the focus does what it is for.
        let is_button = browser::is_on_button();
        let turn = |by| {
            let count = pages.with_untracked(Vec::len);
            rotation.update(|rotation| *rotation = rotation.turned(by, count));
        };
        // By its place on the keyboard: where Hangul is typed its letter is another.
        match event.code().as_str() {
            "Space" if !is_button => rotation.update(|rotation| *rotation = rotation.toggled()),
            "ArrowRight" => turn(1),
            "ArrowLeft" => turn(-1),
            "KeyF" => {
                if let Some(fill) = fill_screen {
                    fill.run(());
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
}

/// Where pages come and go the wall stays on the page that it shows.
fn stay(hung: &Hung) {
    let Hung { pages, rotation, .. } = hung.clone();
    Effect::new(move |before: Option<Vec<WallPage>>| {
        let now = pages.get();
        let place =
            rotation.with_untracked(|rotation| rotation.page(now.len().max(before.as_ref().map_or(0, Vec::len))));
        let shown = before.as_ref().and_then(|before| before.get(place));
        if now.get(place) != shown
            && let Some(moved) = shown.and_then(|shown| now.iter().position(|page| page == shown))
        {
            rotation.update(|rotation| *rotation = rotation.moved_to(moved));
        }
        now
    });
}

/// A change for the worse takes the screen at once, and is heard where that is asked for.
fn take_screen(context: &PageContext, hung: &Hung) {
    let (view, is_live) = (context.shown.view, context.shown.board.is_live());
    let Hung { wall, rotation, worse, is_heard, .. } = hung.clone();
    if is_heard.get_untracked().is_some() {
        browser::arm_sound();
    }
    let chosen = wall.chosen.clone();
    let statuses = Memo::new(move |_| {
        // What is not chosen is nothing that a wall knows of.
        let status = |service: &ServiceView| {
            if chosen.has(service.index) { service.standing.status } else { Status::Unknown }
        };
        view.with(|view| view.services.iter().map(status).collect::<Vec<Status>>())
    });
    Effect::new(move |before: Option<Vec<Status>>| {
        let (before, now) = (before.unwrap_or_default(), statuses.get());
        if let Some(fallen) = worsened(&before, &now).map(ServiceIndex).filter(|_| is_live) {
            worse.set(overview_of(&wall, fallen));
            rotation.update(|rotation| *rotation = rotation.worsened());
            if is_heard.get_untracked().is_some() {
                browser::sound();
            }
        }
        known(&before, &now)
    });
}

/// Lets the seconds pass: what is due is looked for in each, and most find nothing.
fn pass_seconds(context: &PageContext, hung: &Hung) {
    let (moment, zone) = (context.moment, context.shown.board.zone.clone());
    let Hung { asked, rotation, pages, is_heard, .. } = hung.clone();
    let every = asked.rotate.unwrap_or(ROTATE);
    let pointer = browser::watch_pointer();
    let begun = browser::stopwatch();
    let passed = StoredValue::new(begun);
    let (steps, dims) = (StoredValue::new(0), StoredValue::new(false));
    browser::every(SECOND, move || {
        let now = browser::stopwatch();
        let Some(before) = passed.try_get_value() else { return };
        passed.set_value(now);
        let seconds = u32::try_from(now - before).unwrap_or_default();
        let count = pages.try_with_untracked(Vec::len).unwrap_or_default();
        // Who shows it hears of another page and of what holds it, and not of every second.
        rotation.try_maybe_update(|rotation| {
            let before = std::mem::replace(rotation, rotation.passed(seconds, count, every));
            (!before.looks_like(*rotation), ())
        });
        pointer.look(now, IDLE_SECONDS);
        if is_heard.try_get_untracked().flatten().is_some_and(|is_heard| is_heard != browser::is_heard()) {
            is_heard.try_set(Some(browser::is_heard()));
        }
        let step = i32::try_from((now - begun) / SHIFT_SECONDS).unwrap_or_default();
        if asked.shifts && steps.try_get_value().is_some_and(|last| last != step) {
            steps.set_value(step);
            let (width, height) = browser::window_size();
            let (x, y) = shifted(step, width, height);
            browser::set_property("--shift-x", &format!("{x}px"));
            browser::set_property("--shift-y", &format!("{y}px"));
        }
        if let Some((night, at)) = asked.night.zip(moment.try_get_untracked()) {
            let is_night = night.has(hour(at, zone.offset_at(at).seconds()));
            if dims.try_get_value().is_some_and(|is_dim| is_dim != is_night) {
                dims.set_value(is_night);
                browser::set_attribute("data-dim", if is_night { "true" } else { "false" });
            }
        }
    });
}

/// The hour of the day by clocks that are so many seconds ahead.
fn hour(at: Timestamp, ahead: i64) -> u8 {
    u8::try_from(((at.as_second() + ahead) / HOUR).rem_euclid(24)).unwrap_or_default()
}
