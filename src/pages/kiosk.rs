//! `/kiosk/`: the same facts for a wall, worst first, without a scroll bar and without hands.

use downboard_core::time::Offset;
use leptos::prelude::*;

use super::app::Opened;
use crate::components::{LiveLine, Notes, Tiles, WallAside, tell_file};
use crate::i18n;
use crate::ui::anew;

/// The wall.
#[component]
pub(super) fn Kiosk(opened: Opened) -> impl IntoView {
    let shown = opened.shown.clone();
    let words = shown.words();
    let zone = shown.board.zone.clone();
    let view = shown.view;
    let clock = {
        let zone = zone.clone();
        move || i18n::clock(opened.moment.get(), &zone)
    };
    let beside_clock = {
        let zone = zone.clone();
        move || {
            let at = opened.moment.get();
            match zone.utc_offset {
                Offset::UTC => zone.label.clone(),
                _ => format!("{} · {} UTC", zone.label, i18n::utc_clock(at)),
            }
        }
    };
    let day = move || i18n::day(shown.lang, opened.moment.get(), &zone);
    let lang = opened.shown.lang;
    let headline = move || match view.with(|view| view.in_trouble().count()) {
        0 => words.none_down.to_owned(),
        count => i18n::services_down(lang, count),
    };
    let calm = move || view.with(|view| view.in_trouble().next().is_none());
    let folded = move || view.with(|view| i18n::folded(lang, view.calm()));
    let mode = match opened.live {
        Some(following) => {
            view! { <LiveLine shown=opened.shown.clone() now=following.live.now changed=following.live.changed clock=following.live.clock stopped=following.live.stopped /> }
                .into_any()
        }
        None => view! { <p>{words.recorded}</p> }.into_any(),
    };
    view! {
        <main class="wall">
            <header class="wall-head">
                <p class="wall-clock">
                    {move || anew(clock())} <span class="wall-zone">{move || anew(beside_clock())}</span>
                </p>
                <h1 class="wall-title" data-facts="">
                    <span class="wall-count" class:is-calm=calm>
                        {move || anew(headline())}
                    </span>
                    "\u{a0}· "
                    {opened.shown.text(&opened.shown.board.title)}
                </h1>
                <div class="wall-as-of">
                    {mode} <p>{move || anew(day())}</p>
                </div>
            </header>
            <Notes lang bad=opened.bad.clone() failures=opened.failures.clone() tell=tell_file />
            <div class="wall-tiles">
                <Tiles shown=opened.shown.clone() />
            </div>
            <aside class="wall-aside">
                <WallAside shown=opened.shown.clone() />
            </aside>
            <footer class="wall-foot">
                <p>{move || anew(folded())}</p>
                <p>{format!("downboard {}", env!("CARGO_PKG_VERSION"))}</p>
            </footer>
        </main>
    }
}
