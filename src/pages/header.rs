//! The line above the dashboard and the methods page: what board this is, which moment it shows, language and colours.

use downboard_core::model::Lang;
use leptos::prelude::*;

use super::context::PageContext;
use crate::state::{Page, PageQuery, Scheme};
use crate::ui::anew;

#[component]
pub(super) fn Header(
    context: PageContext,
    /// The page that it stands on.
    #[prop(default = Page::Dashboard)]
    page: Page,
) -> impl IntoView {
    let shown = context.shown.clone();
    let words = shown.words();
    let zone = shown.board.zone.clone();
    let (mode, moment) = context.mode_and_moment();
    let lang = context.shown.lang;
    let other = match lang {
        Lang::Ko => Lang::En,
        Lang::En => Lang::Ko,
    };
    let to = |other: Page| {
        let (context, zone) = (context.clone(), zone.clone());
        move || context.address_now().link(page, other, &zone)
    };
    let to_dashboard =
        (page != Page::Dashboard).then(|| view! { <a href=to(Page::Dashboard)>{words.to_dashboard}</a> });
    let (to_card, to_wall) = (to(Page::Embed), to(Page::Kiosk));
    let other_href = {
        let context = context.clone();
        let zone = zone.clone();
        move || PageQuery { lang: Some(other), ..context.address_now() }.link(page, page, &zone)
    };
    view! {
        <header class="header">
            <a class="skip" href="#content">
                {words.skip_to_content}
            </a>
            <p class="brand">
                <Logo />
                <span class="brand-name">{words.product}</span>
                <span class="brand-board">{context.shown.text(&context.shown.board.title)}</span>
            </p>
            <p class="header-moment">
                <span class="header-mode">{move || anew(mode())}</span>
                " · "
                {move || anew(moment())}
            </p>
            <nav class="header-nav" aria-label=words.pages>
                {to_dashboard} <a href=to_card>{words.to_card}</a>
                <a href=to_wall>{words.to_wall}</a>
                <a href=other_href lang=other.tag() hreflang=other.tag()>
                    {words.other_language}
                </a>
                <SchemeSwitch context page />
            </nav>
        </header>
    }
}

/// Turns the colours over. The choice goes into the address, like everything else.
#[component]
fn SchemeSwitch(context: PageContext, page: Page) -> impl IntoView {
    let words = context.shown.words();
    let zone = context.shown.board.zone.clone();
    let href = move |scheme: Scheme| PageQuery { scheme, ..context.address_now() }.link(page, page, &zone);
    let (dark, light) = (href.clone(), href);
    view! {
        <a class="to-dark" href=move || dark(Scheme::Dark)>
            {words.scheme_dark}
        </a>
        <a class="to-light" href=move || light(Scheme::Light)>
            {words.scheme_light}
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
