//! What else there is to say of people, a line each that unfolds: who is not estimated, the time lost, and each company.

use downboard_core::model::Service;
use downboard_core::order;
use downboard_core::timeline::Span;
use downboard_estimate::Figure;
use leptos::prelude::*;

use super::hours::{HoursTable, is_any_lost};
use super::providers::{ProviderTable, affected};
use super::refused::{RefusedList, refused};
use super::said;
use crate::components::how_many::people_of;
use crate::components::shown::Shown;
use crate::fetched::Fetched;
use crate::ui::anew;

/// How many companies the line names.
const NAMED: usize = 3;

/// A line: what it is about, what it says, and what it unfolds; nothing where it has nothing to say.
fn line(
    title: impl Fn() -> Option<String> + Send + Sync + 'static,
    says: impl Fn() -> String + Send + Sync + 'static,
    more: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let title = Memo::new(move |_| title());
    let is_any = Memo::new(move |_| title.with(Option::is_some));
    let says = Memo::new(move |_| says());
    let more = StoredValue::new(more);
    let content = move || {
        is_any.get().then(|| {
            view! {
                <details class="fact-line">
                    <summary>
                        <strong>{move || title.get().map(anew)}</strong>
                        " "
                        {move || anew(says.get())}
                    </summary>
                    {more.with_value(|more| more())}
                </details>
            }
        })
    };
    content.into_any()
}

/// The lines.
#[component]
pub(super) fn FactLines(shown: Shown) -> impl IntoView {
    view! {
        <div class="fact-lines">{not_estimated(&shown)} {time_lost(&shown)} {by_company(&shown)}</div>
    }
}

fn not_estimated(shown: &Shown) -> AnyView {
    let (counted, said, lang) = (shown.clone(), shown.clone(), shown.lang);
    let shown = shown.clone();
    line(
        move || {
            let count: usize = refused(&counted).iter().map(|(_, names)| names.len()).sum();
            (count > 0).then(|| downboard_words::not_estimated_count(lang, count))
        },
        move || {
            let reasons = refused(&said).into_iter().map(|(reason, names)| (reason, names.len()));
            downboard_words::reasons_counted(lang, &reasons.collect::<Vec<_>>())
        },
        move || view! { <RefusedList shown=shown.clone() /> }.into_any(),
    )
}

fn time_lost(shown: &Shown) -> AnyView {
    let (lost, said_of) = (shown.clone(), shown.clone());
    let detail = shown.detail_words();
    let shown = shown.clone();
    line(
        move || is_any_lost(&lost).then(|| detail.hours_lost.to_owned()),
        move || {
            let Some(affected) = said_of.affected_together().there() else { return String::new() };
            let hours = affected.user_hours;
            let counted = [(detail.active, hours.active), (detail.exposure, hours.exposure)];
            let counted = counted.map(|(name, figure)| format!("{name}: {}", said(&said_of, figure)));
            let budget = affected.error_budget.range().map(|range| downboard_words::budget(said_of.lang, range));
            downboard_words::figures_then(said_of.lang, &counted, budget.as_deref())
        },
        move || view! { <HoursTable shown=shown.clone() /> }.into_any(),
    )
}

fn by_company(shown: &Shown) -> AnyView {
    let (any, named) = (shown.clone(), shown.clone());
    let detail = shown.detail_words();
    let shown = shown.clone();
    line(
        move || (!affected(&any).is_empty()).then(|| detail.by_provider.to_owned()),
        move || {
            let Fetched::There(estimates) = named.estimates.get() else { return String::new() };
            let known = affected(&named).into_iter().filter_map(|(index, _)| {
                let (provider, own) = (named.board.providers.get(index)?, estimates.by_provider.get(index)?);
                let Figure::Estimated(range) = own.last_hour else { return None };
                let is_own = |service: &Service| service.provider == provider.id;
                let people =
                    named.view.with(|view| people_of(named.lang, &view.log, view.at, Span::LastHour, range, is_own));
                Some((range.p50, format!("{} {people}", named.text(&provider.name))))
            });
            let known = order::by_key(known.collect(), |(people, _): &(u64, String)| order::Key::most(*people));
            let known: Vec<_> = known.into_iter().map(|(_, said)| said).collect();
            downboard_words::names(named.lang, &known, NAMED)
        },
        move || view! { <ProviderTable shown=shown.clone() /> }.into_any(),
    )
}
