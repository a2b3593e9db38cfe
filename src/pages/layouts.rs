//! What only some cards need: one line, the timelines, the one service that leads, what cannot be used of an address, and what
//! stands below a card on a page of its own. Its code is a module of its own, so that no article waits for it that shows
//! something else.

use downboard_core::model::Id;
use leptos::prelude::*;

use super::context::PageContext;
use super::embed::{card, details, framed, layout, services};
use super::take_along::link_tools;
use super::title::title;
use crate::browser;
use crate::components::{CardLine, Notes, TimelineCard, tell_file};
use crate::state::{BadParameter, Layout, Page};

/// What only some cards need.
#[derive(Clone, Copy)]
pub struct Layouts {
    /// The card as it is asked to be laid out.
    pub(super) card: fn(&PageContext) -> AnyView,
    /// What of its address cannot be used, and what could not be read.
    pub(super) notes: fn(&PageContext) -> AnyView,
    /// What a reader takes along of a card that is no part of an article.
    pub(super) tools: fn(&PageContext) -> AnyView,
}

/// What only some cards need. Only the split in the binary may mention this function, or the first module carries its code too.
pub fn layouts() -> Layouts {
    Layouts { card: other_card, notes, tools }
}

/// Whether the card is laid out in one of these ways.
pub(super) fn is_other(context: &PageContext) -> bool {
    match layout(context) {
        Layout::Headline | Layout::Timeline => true,
        Layout::Card => services(context).is_empty(),
        Layout::List => false,
    }
}

/// Whether anything else of it is needed.
pub(super) fn is_needed(context: &PageContext) -> bool {
    let has_notes = !context.bad.is_empty()
        || context.failures.with_untracked(|failures| !failures.is_empty())
        || unknown(context).next().is_some();
    has_notes || !browser::is_framed()
}

fn other_card(context: &PageContext) -> AnyView {
    match layout(context) {
        Layout::Headline => view! { <main class="card is-line">{line(context, "details")}</main> }.into_any(),
        Layout::Timeline => {
            let (shown, indices) = (context.shown.clone(), services(context));
            let timeline = view! { <TimelineCard shown indices=indices.clone() /> }.into_any();
            // Where it is narrow the line stands in its place.
            view! {
                <main class="card is-timeline">
                    <div class="card-narrow">{line(context, "details-of-line")}</div>
                    <div class="card-wide">{framed(context, indices, timeline)}</div>
                </main>
            }
            .into_any()
        }
        // Of the service that leads, whichever that is by now.
        Layout::Card | Layout::List => {
            let (context, view) = (context.clone(), context.shown.view);
            let lead = Memo::new(move |_| view.with(|view| view.lead));
            (move || card(&context, lead.get(), Vec::new())).into_any()
        }
    }
}

fn line(context: &PageContext, id: &str) -> AnyView {
    let shown = context.shown.clone();
    let (mode, _) = context.mode_and_moment();
    let (mode, href, id) = (Signal::derive(mode), Signal::derive(details(context)), shown.id(id));
    view! { <CardLine shown indices=services(context) mode href id /> }.into_any()
}

/// The services that are asked for and that the board does not have.
fn unknown(context: &PageContext) -> impl Iterator<Item = &Id> {
    context.address.services.iter().filter(|id| context.shown.board.service_index(id).is_none())
}

fn notes(context: &PageContext) -> AnyView {
    let unknown = unknown(context).map(|id| BadParameter {
        name: "services",
        value: id.to_string(),
        expected: "kakaotalk,kakao-t",
    });
    let bad: Vec<_> = context.bad.iter().cloned().chain(unknown).collect();
    view! { <Notes lang=context.shown.lang bad failures=context.failures tell=tell_file /> }.into_any()
}

/// The link to the card, and the way to what an article embeds.
fn tools(context: &PageContext) -> AnyView {
    if browser::is_framed() {
        return ().into_any();
    }
    title(&context.shown, &context.place);
    let (context, labels) = (context.clone(), context.shown.labels());
    let tools = link_tools(&context, Page::Embed, "card", String::new());
    view! {
        <nav class="card-tools" aria-label=labels.pages>
            {tools}
            <a class="link-tool" href=move || context.way_to(Page::Builder)>
                {labels.embed_this}
            </a>
        </nav>
    }
    .into_any()
}
