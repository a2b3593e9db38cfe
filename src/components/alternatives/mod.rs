//! What to use instead of each service in trouble, why and in which order, and what is not named and why not.

mod named;

use downboard_core::model::{FeatureIndex, Id, ServiceIndex};
use downboard_core::recommend::for_feature;
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use self::named::Named;
use super::facts::{excluded_text, name_in_full, vouched_for};
use super::shown::Shown;
use crate::ui::{Disclosure, anew, rows};

/// The name of the element that heads what to use instead of a service: a lane leads to it.
pub fn alternatives_id(service: &Id) -> String {
    format!("instead-{service}")
}

/// The alternatives to every service in trouble that has any, worst first.
#[component]
pub fn AlternativeList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let detail = shown.detail_words();
    let rules = downboard_words::order_rules(shown.lang).map(|rule| view! { <li>{rule}</li> }).collect_view();
    let list = {
        let shown = shown.clone();
        move || shown.view.with(|view| articles(&shown, view))
    };
    let article = {
        let shown = shown.clone();
        move |service, now| article(&shown, service, now)
    };
    let bare = Memo::new(move |_| shown.view.with(|view| without_any(&shown, view)));
    let bare = move || bare.get().map(|bare| view! { <p class="section-note">{anew(bare)}</p> });
    view! {
        <section class="section" aria-labelledby="alternatives">
            <h2 id="alternatives">{words.alternatives}</h2>
            <p class="section-lede">{detail.alternatives_lede}</p>
            <Disclosure summary=detail.order_title>
                <ol class="instead-rules">{rules}</ol>
            </Disclosure>
            <div class="instead-list">{rows(list, article)}</div>
            {bare}
        </section>
    }
}

/// What is said of a service in trouble.
#[derive(PartialEq)]
struct Article {
    /// Why nothing that is named is known to work.
    none: Option<String>,
    /// What is named, each by its offer.
    named: Vec<(usize, Named)>,
    /// What stands in for each of several failing features: the order is another where only one is looked at.
    by_feature: Vec<(String, String)>,
    /// What is not named, and why not.
    excluded: Vec<String>,
}

fn is_offered_any(service: &ServiceView) -> bool {
    !service.alternatives.is_empty() || !service.excluded.is_empty()
}

fn articles(shown: &Shown, view: &View) -> Vec<(ServiceIndex, Article)> {
    let services = view.worst_first().into_iter().filter(|service| is_offered_any(service));
    let articles = services.map(|service| {
        let unconfirmed = service.alternatives.iter().filter(|named| !named.is_vouched_for()).count();
        let none = vouched_for(service).next().is_none().then(|| {
            let because = downboard_words::none_because(shown.lang, service.excluded.len(), unconfirmed);
            format!("{} {because}", shown.words().no_alternative)
        });
        let named = service.alternatives.iter();
        let named = named.map(|named| (named.offer, Named::of(shown, service, named, view))).collect();
        let excluded = service.excluded.iter().map(|excluded| excluded_text(shown, excluded)).collect();
        (service.index, Article { none, named, by_feature: by_feature(shown, service, view), excluded })
    });
    articles.collect()
}

/// The services in trouble for which the board knows nothing to use instead.
fn without_any(shown: &Shown, view: &View) -> Option<String> {
    let bare = view.worst_first().into_iter().filter(|service| !is_offered_any(service));
    let bare = bare.filter_map(|service| shown.service(service.index)).map(|service| shown.text(&service.name));
    let bare: Vec<_> = bare.collect();
    (!bare.is_empty()).then(|| downboard_words::without_alternative(shown.lang, &bare.join(", ")))
}

fn by_feature(shown: &Shown, service: &ServiceView, view: &View) -> Vec<(String, String)> {
    let Some(record) = shown.service(service.index) else { return Vec::new() };
    let failing = FeatureIndex::each(service.features.iter().zip(&record.features));
    let failing: Vec<_> = failing.filter(|(_, (standing, _))| standing.status.is_trouble()).collect();
    if failing.len() < 2 {
        return Vec::new();
    }
    let rows = failing.into_iter().map(|(index, (_, feature))| {
        let named = for_feature(&service.alternatives, index).into_iter();
        let named = named.filter(|recommended| recommended.is_vouched_for());
        let names: Vec<_> = named.map(|recommended| name_in_full(shown, service, recommended, view)).collect();
        let names = if names.is_empty() { shown.words().no_alternative.to_owned() } else { names.join(", ") };
        (shown.feature_name(feature), names)
    });
    rows.collect()
}

fn article(shown: &Shown, service: ServiceIndex, now: RwSignal<Article>) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let Some(record) = shown.service(service) else { return ().into_any() };
    let none = Memo::new(move |_| now.with(|article| article.none.clone()));
    let none = move || none.get().map(|none| view! { <p class="instead-none">{anew(none)}</p> });
    let is_named = Memo::new(move |_| now.with(|article| !article.named.is_empty()));
    let named = {
        let shown = shown.clone();
        move || {
            is_named.get().then(|| {
                let list = move || now.with(|article| article.named.clone());
                let shown = shown.clone();
                view! { <ol class="instead-named">{rows(list, move |_, now| named::row(&shown, now))}</ol> }
            })
        }
    };
    let features = Memo::new(move |_| now.with(|article| article.by_feature.clone()));
    let features = move || {
        let features = features.get();
        let rows = features.into_iter().map(|(feature, names)| {
            view! {
                <div class="instead-feature">
                    <dt>{anew(feature)}</dt>
                    <dd>{anew(names)}</dd>
                </div>
            }
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! {
                <Disclosure summary=detail.by_feature>
                    <dl class="instead-features">{rows}</dl>
                </Disclosure>
            }
        })
    };
    let excluded = Memo::new(move |_| now.with(|article| article.excluded.clone()));
    let excluded = move || {
        let rows: Vec<_> = excluded.get().into_iter().map(|excluded| view! { <li>{anew(excluded)}</li> }).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <p class="minor-title">{words.excluded}</p>
                <ul class="instead-excluded">{rows}</ul>
            }
        })
    };
    view! {
        <article class="instead">
            <h3 id=alternatives_id(&record.id) tabindex="-1">
                {downboard_words::instead_of(shown.lang, record.name.get(shown.lang))}
            </h3>
            {none}
            {named}
            {features}
            {excluded}
        </article>
    }
    .into_any()
}
