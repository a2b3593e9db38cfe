//! What an editor chooses of a card.

use std::sync::Arc;

use downboard_core::model::{Board, Id, Lang, Text};
use downboard_core::time::Timestamp;
use leptos::prelude::*;

use super::choice::{BadMoment, Bounds, field_moment, read_moment};
use super::fields::{Choice, radio_list, radios};
use crate::state::{Layout, PageQuery, Scheme};
use crate::ui::anew;
use downboard_words::builder::{BuilderWords, builder_words, date_and_time, moment_of_board, moment_outside};

/// The choice of the board.
#[component]
pub fn BoardField(
    /// The language of the page.
    lang: Lang,
    /// The boards with their titles.
    boards: Vec<(Id, Text)>,
    /// The one that is chosen at first.
    chosen: Id,
    /// Called with the one that is chosen.
    #[prop(into)]
    on_choose: Callback<Id>,
) -> impl IntoView {
    let options = boards.into_iter().map(|(id, title)| {
        let selected = id == chosen;
        view! {
            <option value=id.to_string() selected=selected>
                {title.get(lang).to_owned()}
            </option>
        }
    });
    view! {
        <label class="field field-line">
            <span class="field-name">{builder_words(lang).board}</span>
            <select
                class="field-input"
                on:change=move |event| {
                    if let Some(id) = Id::parse(&event_target_value(&event)) {
                        on_choose.run(id);
                    }
                }
            >
                {options.collect_view()}
            </select>
        </label>
    }
}

/// What is chosen of a board: services, layout, language, colours, moment.
#[component]
pub fn CardForm(
    /// The language of the page.
    lang: Lang,
    /// The board.
    board: Arc<Board>,
    /// The choice.
    choice: RwSignal<PageQuery>,
    /// Now.
    now: Timestamp,
) -> impl IntoView {
    let words = builder_words(lang);
    let chosen = choice.get_untracked();
    let layouts = [None].into_iter().chain(Layout::ALL.map(Some));
    let layouts: Vec<(Option<Layout>, Choice)> =
        layouts.map(|layout| (layout, Choice::new(layout_name(words, layout), layout == chosen.layout))).collect();
    let layout_of: StoredValue<Vec<Option<Layout>>> =
        StoredValue::new(layouts.iter().map(|(layout, _)| *layout).collect());
    let choose_layout = move |index: usize| {
        let layout = layout_of.with_value(|all| all.get(index).copied().flatten());
        choice.update(|choice| choice.layout = layout);
    };
    let languages = Lang::ALL.map(|own| Choice {
        label: language_name(words, own).to_owned(),
        lang: Some(own),
        is_chosen: chosen.lang == Some(own),
    });
    let choose_language = move |index: usize| {
        if let Some(own) = Lang::ALL.get(index) {
            choice.update(|choice| choice.lang = Some(*own));
        }
    };
    let schemes = SCHEMES.map(|scheme| Choice::new(scheme_name(words, scheme), scheme == chosen.scheme));
    let choose_scheme = move |index: usize| {
        if let Some(scheme) = SCHEMES.get(index) {
            choice.update(|choice| choice.scheme = *scheme);
        }
    };
    view! {
        <ServiceFields lang board=Arc::clone(&board) choice />
        {radios("layout", words.layout, layouts.into_iter().map(|(_, choice)| choice), choose_layout)}
        {radios("lang", words.language, languages, choose_language)}
        {radios("dark", words.scheme, schemes, choose_scheme)}
        <MomentFields lang board choice now />
    }
}

const SCHEMES: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

fn layout_name(words: &BuilderWords, layout: Option<Layout>) -> &'static str {
    match layout {
        None => words.layout_auto,
        Some(Layout::Card) => words.layout_card,
        Some(Layout::List) => words.layout_list,
        Some(Layout::Headline) => words.layout_headline,
        Some(Layout::Timeline) => words.layout_timeline,
    }
}

fn language_name(words: &BuilderWords, lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => words.korean,
        Lang::En => words.english,
    }
}

fn scheme_name(words: &BuilderWords, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Auto => words.scheme_auto,
        Scheme::Light => words.scheme_light,
        Scheme::Dark => words.scheme_dark,
    }
}

/// The services. A card shows them in the order in which they are chosen.
#[component]
fn ServiceFields(lang: Lang, board: Arc<Board>, choice: RwSignal<PageQuery>) -> impl IntoView {
    let words = builder_words(lang);
    let chosen = choice.with_untracked(|choice| choice.services.clone());
    let field = |(id, name): (Id, String)| {
        let (is_chosen, value) = (chosen.contains(&id), id.to_string());
        let set = move |is_wanted: bool| {
            choice.update(|choice| {
                choice.services.retain(|service| *service != id);
                if is_wanted {
                    choice.services.push(id.clone());
                }
            });
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    name="services"
                    value=value
                    checked=is_chosen
                    on:change=move |event| set(event_target_checked(&event))
                />
                {name}
            </label>
        }
    };
    let services = board.services.iter().map(|service| (service.id.clone(), service.name.get(lang).to_owned()));
    let fields = services.map(field).collect_view();
    view! {
        <fieldset class="field" aria-describedby="services-note">
            <legend>{words.services}</legend>
            <p class="field-note" id="services-note">
                {words.services_note}
            </p>
            <div class="choices">{fields}</div>
        </fieldset>
    }
}

/// The moment: the one at which the board opens, or one of its own.
#[component]
fn MomentFields(lang: Lang, board: Arc<Board>, choice: RwSignal<PageQuery>, now: Timestamp) -> impl IntoView {
    let words = builder_words(lang);
    let (zone, bounds) = (board.zone.clone(), Bounds::of(&board, now));
    let fixed = choice.with_untracked(|choice| choice.at);
    let is_fixed = RwSignal::new(fixed.is_some());
    // Nobody means a second.
    let minute = |at: Timestamp| Timestamp::from_second(at.as_second().div_euclid(60) * 60).unwrap_or(at);
    let proposed = fixed.unwrap_or_else(|| minute(board.opens_at.unwrap_or(now)));
    let entered = RwSignal::new(field_moment(proposed, &zone));
    let moment = {
        let zone = zone.clone();
        Memo::new(move |_| entered.with(|entered| read_moment(entered, &zone, bounds)))
    };
    // While what is entered cannot be used the card stays as it was.
    let apply = move || match (is_fixed.get_untracked(), moment.get_untracked()) {
        (false, _) => choice.update(|choice| choice.at = None),
        (true, Ok(at)) => choice.update(|choice| choice.at = Some(at)),
        (true, Err(_)) => {}
    };
    let choose = move |index: usize| {
        is_fixed.set(index == 1);
        apply();
    };
    let enter = move |event| {
        entered.set(event_target_value(&event));
        apply();
    };
    let own = board.opens_at.map_or_else(|| words.moment_live.to_owned(), |at| moment_of_board(lang, at, &zone));
    let choices = [Choice::new(own, fixed.is_none()), Choice::new(words.moment_fixed, fixed.is_some())];
    let bad = Memo::new(move |_| moment.get().err().filter(|_| is_fixed.get()));
    let said = {
        let zone = zone.clone();
        move || {
            bad.get().map(|bad| match bad {
                BadMoment::Incomplete => words.moment_incomplete.to_owned(),
                BadMoment::Outside => moment_outside(lang, bounds.from, bounds.to, &zone),
            })
        }
    };
    // The label is that of the moment entered: in summer it may be another than in winter.
    let field_name = {
        let zone = zone.clone();
        move || date_and_time(lang, zone.label_at(moment.get().unwrap_or(proposed)))
    };
    let bad_mark = move || if bad.get().is_some() { "true" } else { "false" };
    view! {
        <fieldset class="field">
            <legend>{words.moment}</legend>
            {radio_list("moment", choices, choose)}
            <label class="field-line">
                <span class="field-name">{move || anew(field_name())}</span>
                <input
                    class="field-input"
                    type="datetime-local"
                    name="at"
                    min=field_moment(bounds.from, &zone)
                    max=field_moment(bounds.to, &zone)
                    value=field_moment(proposed, &zone)
                    disabled=move || !is_fixed.get()
                    aria-invalid=bad_mark
                    aria-describedby="moment-bad"
                    on:change=enter
                />
            </label>
            <p class="field-bad" id="moment-bad" role="alert">
                {said}
            </p>
        </fieldset>
    }
}
