//! `/embed/`: the same facts for one or a few services, in a card that fits into an article.

use downboard_core::model::{Id, ServiceIndex};
use leptos::prelude::*;

use super::context::PageContext;
use crate::components::{Notes, ServiceCard, ServiceListCard, outside, tell_file};
use crate::state::{BadParameter, Page, PageQuery};
use crate::ui::anew;

/// How many services the card holds when the address names none.
const MOST: usize = 4;

/// The card.
#[component]
pub(super) fn Embed(context: PageContext) -> impl IntoView {
    let shown = context.shown.clone();
    let words = shown.words();
    let position = |id: &Id| shown.board.service_index(id);
    let indices: Vec<ServiceIndex> = context.address.services.iter().filter_map(position).collect();
    let unknown = context.address.services.iter().filter(|id| position(id).is_none());
    let unknown =
        unknown.map(|id| BadParameter { name: "services", value: id.to_string(), expected: "kakaotalk,kakao-t" });
    let bad: Vec<_> = context.bad.iter().cloned().chain(unknown).collect();
    let card = match indices.as_slice() {
        [index] => view! { <ServiceCard shown=shown.clone() index=*index is_now=context.is_followed() /> }.into_any(),
        _ => view! { <ServiceListCard shown=shown.clone() indices most=MOST /> }.into_any(),
    };
    let (mode, moment) = context.mode_and_moment();
    let view = shown.view;
    let outside = {
        let shown = shown.clone();
        move || {
            let outside = view.with(|view| outside(&shown, view))?;
            Some(view! { <p class="card-over">{anew(outside)}</p> }.into_any())
        }
    };
    let href = {
        let context = context.clone();
        move || {
            let state = PageQuery { services: Vec::new(), plain: false, transparent: false, ..context.address_now() };
            context.place.to(Page::Dashboard, &state, &context.shown.board.zone)
        }
    };
    let feed_line = context.feed_line();
    view! {
        <main class="card">
            <p class="card-over">
                {move || anew(mode())} " · " {move || anew(moment())}
            </p>
            {outside}
            {feed_line}
            <Notes lang=context.shown.lang bad failures=context.failures.clone() tell=tell_file />
            {card}
            <p class="card-foot">
                <span>{words.product} " · " {context.shown.text(&context.shown.board.title)}</span>
                <a id=context.shown.id("details") href=href target="_blank" rel="noopener">
                    {words.details}
                </a>
            </p>
        </main>
    }
}
