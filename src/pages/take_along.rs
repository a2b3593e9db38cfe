//! Hands a reader the link to the moment that a page shows.

use std::time::Duration;

use downboard_core::model::ServiceIndex;
use downboard_core::view::ServiceView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::PageContext;
use crate::browser;
use crate::components::{Copied, LinkTools, alternatives_id, document_title, in_brief};
use crate::state::{Page, PageQuery};
use crate::ui::anew;

/// How long it is said that the link was copied.
const SAID: Duration = Duration::from_secs(4);

/// The link to a page at the moment that is shown, also where that is now: who follows it sees what was seen.
pub(super) fn link(context: &PageContext, page: Page, fragment: &str) -> String {
    let state = PageQuery { at: Some(context.moment.get()), ..context.address.clone() };
    let place = &context.place;
    let zone = &context.shown.board.zone;
    let way = context.with_chosen(place.to(page, &state, zone));
    format!("{}{fragment}", browser::absolute(&way))
}

/// The tools for the link to a page. `id` begins the names of their elements, `fragment` may lead on within the page.
pub(super) fn link_tools(context: &PageContext, page: Page, id: &str, fragment: String) -> AnyView {
    if browser::can_share() {
        browser::set_attribute("data-shares", "true");
    }
    let labels = context.shown.labels();
    let copied = RwSignal::new(Copied::NotYet);
    let id = context.shown.id(id);
    let link = {
        let context = context.clone();
        Signal::derive(move || link(&context, page, &fragment))
    };
    let on_copy = {
        let field = format!("{id}-link");
        move |()| {
            let (text, field) = (link.get_untracked(), field.clone());
            spawn_local(async move {
                let is_done = browser::copy(&text).await;
                // The page may be gone by then.
                copied.try_set(if is_done { Copied::Done } else { Copied::Refused });
                if is_done {
                    browser::after(SAID, move || {
                        copied.try_set(Copied::NotYet);
                    });
                } else {
                    browser::after_paint(move || browser::select_text(&field));
                }
            });
        }
    };
    let on_share = {
        let shown = context.shown.clone();
        move |()| browser::share(&shown.view.with_untracked(|view| document_title(&shown, view)), &link.get_untracked())
    };
    view! { <LinkTools labels copied link on_copy on_share id /> }.into_any()
}

/// The same for the lane of a service, with the way to its card.
pub(super) fn lane_tools(context: &PageContext, index: ServiceIndex) -> AnyView {
    let (context, shown) = (context.clone(), context.shown.clone());
    let Some(service) = shown.service(index).map(|service| service.id.clone()) else { return ().into_any() };
    let lane = format!("#{}", shown.id(&format!("toggle-{service}")));
    let (instead, view) = (format!("#{}", alternatives_id(&service)), shown.view);
    let is_failing = Memo::new(move |_| {
        let is_named = |service: &ServiceView| !service.alternatives.is_empty();
        view.with(|view| view.service(index).is_some_and(is_named))
    });
    let brief = {
        let shown = shown.clone();
        Memo::new(move |_| view.with(|view| in_brief(&shown, view.service(index)?, view)))
    };
    let to_instead = {
        let words = shown.words();
        move || is_failing.get().then(|| view! { <a class="link-tool" href=instead.clone()>{words.alternatives}</a> })
    };
    let tools = link_tools(&context, Page::Dashboard, &format!("tools-{service}"), lane);
    let to_card = move || {
        let state = PageQuery { services: vec![service.clone()], ..context.address_now() };
        context.place.to(Page::Builder, &state, &context.shown.board.zone)
    };
    view! {
        {move || brief.get().map(|brief| view! { <span class="lane-brief">{anew(brief)}</span> })}
        {to_instead}
        {tools}
        <a class="link-tool" href=to_card>
            {shown.labels().embed_this}
        </a>
    }
    .into_any()
}
