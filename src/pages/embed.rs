//! `/embed/`: the same facts for one or a few services, in a card that fits into an article.

use downboard_core::model::ServiceIndex;
use leptos::prelude::*;

use super::context::PageContext;
use crate::components::{CardSources, PublisherLine, ServiceCard, ServiceListCard, outside};
use crate::state::{Layout, Page, PageQuery};
use crate::ui::anew;

/// The card of one service, or of several. What else a card may be is fetched later (`layouts.rs`).
#[component]
pub(super) fn Embed(context: PageContext) -> impl IntoView {
    let indices = services(&context);
    let one = indices.first().copied().filter(|_| layout(&context) == Layout::Card);
    card(&context, one, indices)
}

/// The card of one service, or of those that are asked for.
pub(super) fn card(context: &PageContext, one: Option<ServiceIndex>, indices: Vec<ServiceIndex>) -> AnyView {
    let shown = context.shown.clone();
    let facts = match one {
        Some(index) => view! { <ServiceCard shown index is_now=context.is_followed() /> }.into_any(),
        None => view! { <ServiceListCard shown indices=indices.clone() /> }.into_any(),
    };
    view! { <main class="card">{framed(context, one.map_or(indices, |one| vec![one]), facts)}</main> }.into_any()
}

/// The services that the card is asked for and that the board has.
pub(super) fn services(context: &PageContext) -> Vec<ServiceIndex> {
    let board = &context.shown.board;
    context.address.services.iter().filter_map(|id| board.service_index(id)).collect()
}

/// How the card is laid out: as it is asked to be, or by how many services there are.
pub(super) fn layout(context: &PageContext) -> Layout {
    context.address.layout.unwrap_or(match services(context).as_slice() {
        [_] => Layout::Card,
        _ => Layout::List,
    })
}

/// The way to the whole story at the same moment, in a closure.
pub(super) fn details(context: &PageContext) -> impl Fn() -> String + Clone + Send + Sync + use<> {
    let context = context.clone();
    move || {
        let now = context.address_now();
        let state = PageQuery { services: Vec::new(), layout: None, plain: false, transparent: false, ..now };
        context.place.to(Page::Dashboard, &state, &context.shown.board.zone)
    }
}

/// The facts with what stands above and below them in every card that has room for it: of when they are, and who says so.
pub(super) fn framed(context: &PageContext, indices: Vec<ServiceIndex>, facts: AnyView) -> AnyView {
    let shown = context.shown.clone();
    let (mode, moment) = context.mode_and_moment();
    let view = shown.view;
    let outside = {
        let shown = shown.clone();
        move || {
            let outside = view.with(|view| outside(&shown, view))?;
            Some(view! { <p class="card-over">{anew(outside)}</p> }.into_any())
        }
    };
    view! {
        <p class="card-over">
            {move || anew(mode())} " · " {move || anew(moment())}
        </p>
        {outside}
        {context.feed_line()}
        {facts}
        <p class="card-foot">
            <span class="card-who">
                <CardSources shown=shown.clone() indices />
                {shown.board.publisher.as_ref().map(|_| " · ")}
                <PublisherLine shown=shown.clone() />
            </span>
            <a id=shown.id("details") href=details(context) target="_blank" rel="noopener">
                {shown.words().details}
            </a>
        </p>
    }
    .into_any()
}
