//! `/kiosk/`: the same facts for a wall, worst first, without a scroll bar and without hands.

use downboard_core::time::Offset;
use leptos::prelude::*;

use super::context::PageContext;
use crate::components::{Notes, Tiles, WallAside, count_or_calm, outside, sight_class, tell_file};
use crate::ui::anew;

/// The wall.
#[component]
pub(super) fn Kiosk(context: PageContext) -> impl IntoView {
    let shown = context.shown.clone();
    let words = shown.words();
    let zone = shown.board.zone.clone();
    let view = shown.view;
    let clock = {
        let zone = zone.clone();
        move || downboard_words::clock(context.moment.get(), &zone)
    };
    let beside_clock = {
        let zone = zone.clone();
        move || {
            let at = context.moment.get();
            let label = zone.label_at(at);
            match zone.offset_at(at) {
                Offset::UTC => label.to_owned(),
                _ => format!("{label} · {} UTC", downboard_words::utc_clock(at)),
            }
        }
    };
    let day = {
        let shown = shown.clone();
        move || shown.day(context.moment.get())
    };
    let lang = context.shown.lang;
    let headline = move || view.with(|view| count_or_calm(lang, view));
    let class = move || {
        view.with(|view| match view.in_trouble().next() {
            Some(_) => "wall-count",
            None => sight_class(view.calm().sight()),
        })
    };
    let folded = move || {
        view.with(|view| {
            let mut counts =
                vec![downboard_words::by_grade(lang, view.trouble()), downboard_words::folded(lang, view.calm())];
            counts.retain(|count| !count.is_empty());
            counts.join(downboard_words::BETWEEN)
        })
    };
    let is_now = context.is_now();
    let replay = {
        let day = day.clone();
        move || {
            let said = || view! { <p class="wall-replay">{words.recorded} " · " {anew(day())}</p> };
            (!is_now()).then(said)
        }
    };
    let outside = move || view.with(|view| outside(&shown, view)).map(|outside| view! { <p>{anew(outside)}</p> });
    let mode = context.feed_line();
    view! {
        <main class="wall">
            <header class="wall-head">
                <p class="wall-clock">
                    {move || anew(clock())} <span class="wall-zone">{move || anew(beside_clock())}</span>
                </p>
                <div class="wall-title">
                    {replay} <h1 data-facts="">
                        <span class=class>{move || anew(headline())}</span>
                        "\u{a0}· "
                        {context.shown.text(&context.shown.board.title)}
                    </h1>
                </div>
                <div class="wall-as-of">
                    {mode}
                    {outside}
                    {move || is_now().then(|| view! { <p>{anew(day())}</p> })}
                </div>
            </header>
            <Notes lang bad=context.bad.clone() failures=context.failures.clone() tell=tell_file />
            <div class="wall-tiles">
                <Tiles shown=context.shown.clone() />
            </div>
            <aside class="wall-aside">
                <WallAside shown=context.shown.clone() />
            </aside>
            <footer class="wall-foot">
                <p>{move || anew(folded())}</p>
                <p>{format!("downboard {}", env!("CARGO_PKG_VERSION"))}</p>
            </footer>
        </main>
    }
}
