//! The line above the dashboard and the methods page: what board this is, which moment it shows, language and colours.

use downboard_core::model::Lang;
use leptos::prelude::*;

use super::context::PageContext;
use crate::state::{Page, PageQuery, Scheme};
use crate::ui::anew;

#[component]
pub(super) fn Header(
    context: PageContext,
    /// What a reader takes along.
    tools: AnyView,
    /// The page that it stands on.
    #[prop(default = Page::Dashboard)]
    page: Page,
) -> impl IntoView {
    let shown = context.shown.clone();
    let words = shown.words();
    let labels = shown.labels();
    let (mode, moment) = context.mode_and_moment();
    let lang = context.shown.lang;
    let other = match lang {
        Lang::Ko => Lang::En,
        Lang::En => Lang::Ko,
    };
    let to = |other: Page| {
        let context = context.clone();
        move || context.way_to(other)
    };
    let to_dashboard =
        (page != Page::Dashboard).then(|| view! { <a href=to(Page::Dashboard)>{labels.to_dashboard}</a> });
    let (to_card, to_wall) = (to(Page::Builder), to(Page::Kiosk));
    let other_href = {
        let context = context.clone();
        move || context.way_here(|address| PageQuery { lang: Some(other), ..address })
    };
    view! {
        <header class="header">
            <a class="skip" id=shown.id("skip") href=format!("#{}", shown.id("content"))>
                {labels.skip_to_content}
            </a>
            <p class="brand">
                <Logo />
                <span class="brand-name">{words.product}</span>
                <span class="brand-board">{context.shown.text(&context.shown.board.title)}</span>
            </p>
            <p class="header-moment">
                <span class="header-mode" class:is-silent=move || mode() == words.not_live>
                    {move || anew(mode())}
                </span>
                " · "
                {move || anew(moment())}
            </p>
            <nav class="header-nav" aria-label=labels.pages>
                {tools} {to_dashboard} <a id=shown.id("to-card") href=to_card>{labels.to_card}</a>
                <a id=shown.id("to-wall") href=to_wall>{labels.to_wall}</a>
                <a id=shown.id("to-language") href=other_href lang=other.tag() hreflang=other.tag()>
                    {labels.other_language}
                </a>
                <SchemeSwitch context />
            </nav>
        </header>
    }
}

/// Turns the colours over. The choice goes into the address, like everything else.
#[component]
fn SchemeSwitch(context: PageContext) -> impl IntoView {
    let labels = context.shown.labels();
    let here = context.clone();
    let href = move |scheme: Scheme| here.way_here(|address| PageQuery { scheme, ..address });
    let (to_dark, to_light) = (context.shown.id("to-dark"), context.shown.id("to-light"));
    let (dark, light) = (href.clone(), href);
    view! {
        <a class="to-dark" id=to_dark href=move || dark(Scheme::Dark)>
            {labels.scheme_dark}
        </a>
        <a class="to-light" id=to_light href=move || light(Scheme::Light)>
            {labels.scheme_light}
        </a>
    }
}

/// Three bars, each a step further down.
#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M1 2h14v2.6H1zM1 6.7h9v2.6H1zM1 11.4h14V14H1z" />
        </svg>
    }
}
