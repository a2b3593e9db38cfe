//! The service that a reader came for: those in trouble to press, a field for any other, and what matters of the one that is picked.

use std::sync::Arc;

use downboard_core::model::{Id, Lang, ServiceIndex, Status};
use downboard_core::recommend::Strength;
use downboard_core::view::{ServiceView, View};
use downboard_words::{filter_words, which_words};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::citation::Citation;
use super::facts::{Saying, recommended_lines, service_text, since_beside_status};
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::ui::{Lasting, Roving, anew, rows};

/// How many services in trouble can be pressed.
const CHIPS: usize = 8;
/// How many alternatives are named.
const ALTERNATIVES: usize = 3;
/// Of boards with more services than this the field lists none before a reader has typed.
const LISTED: usize = 60;

/// The address that picks a service, or none, in a closure.
pub type PickAddress = Arc<dyn Fn(Option<&Id>) -> String + Send + Sync>;

/// How a reader is told of something while the page is open, or by others.
#[derive(Clone)]
pub struct Notify {
    /// Asks whether that is wanted, and gives the answer.
    pub ask: fn(Box<dyn FnOnce(bool)>),
    /// Tells.
    pub tell: fn(&str),
    /// The address of the same changes as RSS, where there is one.
    pub rss: Option<String>,
}

/// What has become of a wish to be told.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    /// A service whose recovery is told.
    Told(ServiceIndex),
    /// The browser does not allow it.
    Refused,
}

/// Which service a reader came for.
#[component]
pub fn Which(
    /// The board.
    shown: Shown,
    /// The service that is picked.
    picked: RwSignal<Option<ServiceIndex>>,
    /// The address that picks one.
    address: PickAddress,
    /// How a reader is told of a recovery, on a live board.
    notify: Option<Notify>,
) -> impl IntoView {
    let words = which_words(shown.lang);
    let view = shown.view;
    let wish = RwSignal::new(None);
    if let Some(notify) = &notify {
        tell_of_recovery(&shown, wish, notify.tell);
    }
    let list = move || {
        view.with(|view| {
            let worst = view.worst_first().into_iter().take(CHIPS);
            worst.map(|service| (service.index, service.standing.status)).collect::<Vec<_>>()
        })
    };
    // One stop of Tab, however many are in trouble.
    let order = Lasting::memo(Memo::new(move |_| list().into_iter().map(|(index, _)| index).collect::<Vec<_>>()));
    let roving = Roving::default();
    // It outlives the chips.
    let chosen = Lasting::signal(picked);
    let chip = {
        let (shown, address) = (shown.clone(), Arc::clone(&address));
        move |index: ServiceIndex, status: RwSignal<_>| {
            let Some(record) = shown.service(index) else { return ().into_any() };
            let href = {
                let (address, id) = (Arc::clone(&address), record.id.clone());
                move || address(Some(&id))
            };
            let is_picked = move || chosen.get() == Some(index);
            let on_press = move |event: MouseEvent| {
                event.prevent_default();
                picked.try_update(|picked| *picked = Some(index).filter(|index| *picked != Some(*index)));
            };
            let link = NodeRef::new();
            let in_a_row = roving.in_a_row(index, move || order.get(), link);
            view! {
                <li>
                    <a
                        {..in_a_row}
                        class="which-chip"
                        node_ref=link
                        href=href
                        aria-current=move || is_picked().then_some("true")
                        on:click=on_press
                    >
                        {move || view! { <StatusMark status=status.get() /> }}
                        {shown.text(&record.name)}
                    </a>
                </li>
            }
            .into_any()
        }
    };
    let card = {
        let shown = shown.clone();
        move || picked.get().and_then(|index| card(&shown, index, picked, wish, notify.as_ref()))
    };
    view! {
        <div class="which">
            <nav class="which-bar" aria-label=words.which>
                <Field shown=shown.clone() picked />
                <ul class="which-chips">{rows(list, chip)}</ul>
            </nav>
            <div class="which-place" aria-live="polite">
                {card}
            </div>
        </div>
    }
}

/// Tells once that the service works again of which a reader wants to know.
fn tell_of_recovery(shown: &Shown, wish: RwSignal<Option<Wish>>, tell: fn(&str)) {
    let (shown, view) = (shown.clone(), shown.view);
    Effect::new(move |_| {
        let Some(Wish::Told(index)) = wish.get() else { return };
        let status = view.with(|view| view.service(index).map(|service| service.standing.status));
        if status == Some(Status::Operational) {
            let name = shown.service(index).map(|service| shown.text(&service.name)).unwrap_or_default();
            tell(&downboard_words::changed_to(&name, shown.words().status(Status::Operational)));
            wish.set(None);
        }
    });
}

/// The button that asks to be told, or what has become of that.
fn tell_me(shown: &Shown, index: ServiceIndex, wish: RwSignal<Option<Wish>>, notify: &Notify) -> AnyView {
    let (words, view, ask, rss) = (which_words(shown.lang), shown.view, notify.ask, notify.rss.clone());
    let is_trouble =
        Memo::new(move |_| view.with(|view| view.service(index).is_some_and(|own| own.standing.status.is_trouble())));
    let content = move || {
        let said = match wish.get() {
            Some(Wish::Told(known)) if known == index => anew(words.will_tell).into_any(),
            Some(Wish::Refused) => {
                let rss = rss.clone().map(|rss| view! { <a href=rss>{words.rss}</a> });
                view! { {anew(words.cannot_tell)} " " {rss} }.into_any()
            }
            _ => {
                let on_click = move |_| {
                    ask(Box::new(move |is_wanted| {
                        // The page may be gone by then.
                        wish.try_set(Some(if is_wanted { Wish::Told(index) } else { Wish::Refused }));
                    }));
                };
                view! {
                    <button type="button" class="text-button" on:click=on_click>
                        {words.tell_me}
                    </button>
                }
                .into_any()
            }
        };
        is_trouble.get().then_some(said)
    };
    view! { <span role="status">{content}</span> }.into_any()
}

/// The field for any service.
#[component]
fn Field(shown: Shown, picked: RwSignal<Option<ServiceIndex>>) -> impl IntoView {
    let words = which_words(shown.lang);
    let list = shown.id("which-services");
    let is_unknown = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let named = {
        let shown = shown.clone();
        move |text: &str| named(&shown, text)
    };
    let options = {
        let shown = shown.clone();
        move || {
            let text = typed.get().to_lowercase();
            let is_listed = shown.board.services.len() <= LISTED || !text.is_empty();
            let names = shown.board.services.iter().filter(|_| is_listed).map(|service| shown.text(&service.name));
            let found = names.filter(|name| name.to_lowercase().contains(&text)).take(LISTED);
            found.map(|name| view! { <option value=name></option> }).collect_view()
        }
    };
    let choose = move |text: String| {
        let found = named(&text);
        is_unknown.set(found.is_none() && !text.trim().is_empty());
        if found.is_some() {
            picked.set(found);
        }
    };
    let none_found = filter_words(shown.lang).none_found;
    view! {
        <label class="which-field">
            <span>{words.which}</span>
            <input
                type="search"
                list=list.clone()
                autocomplete="off"
                maxlength="80"
                on:input=move |event| typed.set(event_target_value(&event))
                on:change=move |event| choose(event_target_value(&event))
            />
        </label>
        <datalist id=list>{options}</datalist>
        <p class="which-unknown" role="status">
            {move || is_unknown.get().then(|| anew(none_found))}
        </p>
    }
}

/// The service of a name, in either language: the whole of it, else the only one that begins so.
fn named(shown: &Shown, text: &str) -> Option<ServiceIndex> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    let is = |accepts: &dyn Fn(&str) -> bool| {
        let own = ServiceIndex::each(&shown.board.services);
        let mut found =
            own.filter(|(_, service)| Lang::ALL.iter().any(|lang| accepts(&service.name.get(*lang).to_lowercase())));
        found.next().filter(|_| found.next().is_none()).map(|(index, _)| index)
    };
    is(&|name| name == text).or_else(|| is(&|name| name.starts_with(&text)))
}

/// What matters of a service: since when, what instead, where more stands.
fn card(
    shown: &Shown,
    index: ServiceIndex,
    picked: RwSignal<Option<ServiceIndex>>,
    wish: RwSignal<Option<Wish>>,
    notify: Option<&Notify>,
) -> Option<AnyView> {
    let record = shown.service(index)?;
    let words = which_words(shown.lang);
    let view = shown.view;
    let of = move |view: &View| view.service(index).cloned();
    let status = Memo::new(move |_| view.with(|view| of(view).map(|service| service.standing.status)));
    let said = {
        let shown = shown.clone();
        move || view.with(|view| of(view).map(|service| service_text(&shown, &service, view, Saying::Full)))
    };
    let since = {
        let shown = shown.clone();
        move || view.with(|view| since_beside_status(&shown, &of(view)?.standing, view))
    };
    let instead = {
        let shown = shown.clone();
        move || view.with(|view| of(view).and_then(|service| instead(&shown, &service, view)))
    };
    let event = Memo::new(move |_| view.with(|view| of(view).and_then(|service| service.standing.event)));
    let cited = {
        let shown = shown.clone();
        move || {
            let log = shown.log_now();
            let event = log.events().nth(event.get()?)?;
            Some(view! { <Citation shown=shown.clone() sources=event.sources.clone() grade=event.grade /> })
        }
    };
    let tell = notify.map(|notify| tell_me(shown, index, wish, notify));
    let class = move || format!("which-status {}", status.get().map_or("", status_class));
    let content = view! {
        <section class="which-card" aria-label=shown.text(&record.name)>
            <p class="which-name">
                {move || status.get().map(|status| view! { <StatusMark status /> })} " " <strong>{anew(shown.text(&record.name))}</strong>
                " " <span class=class>{move || said().map(anew)}</span> " "
                <span class="which-since">{move || since().map(anew)} " " {cited}</span>
            </p>
            {instead}
            <p class="which-more">
                <a href=format!("#{}", shown.id(&format!("toggle-{}", record.id)))>{words.more}</a> " " {tell} " "
                <button type="button" class="text-button" on:click=move |_| picked.set(None)>
                    {words.close}
                </button>
            </p>
        </section>
    };
    Some(content.into_any())
}

/// What can be used instead of a service in trouble.
fn instead(shown: &Shown, service: &ServiceView, view: &View) -> Option<AnyView> {
    if !service.standing.status.is_trouble() {
        return None;
    }
    let words = shown.words();
    let lines = recommended_lines(shown, service, view, ALTERNATIVES);
    let not_confirmed = service.alternatives.iter().filter(|other| !other.is_vouched_for());
    let not_confirmed: Vec<_> = not_confirmed.map(|other| shown.name(&other.id)).collect();
    let not_confirmed = (!not_confirmed.is_empty()).then(|| {
        let names = downboard_words::names(shown.lang, &not_confirmed, ALTERNATIVES);
        let label = downboard_words::capitalised(downboard_words::known(shown.lang, Strength::NothingKnown));
        view! { <p class="which-reason">{anew(downboard_words::changed_to(&label, &names))}</p> }
    });
    if lines.is_empty() {
        return Some(view! { <p>{anew(words.no_alternative)}</p> {not_confirmed} }.into_any());
    }
    let lines = lines.into_iter().map(|(name, reason)| {
        view! {
            <li>
                <strong>{anew(name)}</strong> " " <span class="which-reason">{anew(reason)}</span>
            </li>
        }
    });
    let content = view! {
        <div class="which-instead">
            <span>{words.instead_row}</span>
            <ul>{lines.collect_view()}</ul>
        </div>
        {not_confirmed}
    };
    Some(content.into_any())
}
