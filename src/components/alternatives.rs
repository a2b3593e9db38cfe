//! What to use instead of each service in trouble, why and in which order, and what is not named and why not.

use downboard_core::model::{EvidenceGrade, Id, Text};
use downboard_core::recommend::{Reason, Recommended, for_feature, reasons};
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use super::citation::Citation;
use super::facts::{excluded_text, vouched_for};
use super::shown::Shown;
use super::status_mark::StatusMark;
use crate::i18n;
use crate::ui::Disclosure;

/// The alternatives to every service in trouble that has any, worst first.
#[component]
pub fn AlternativeList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let rules = i18n::order_rules(shown.lang).map(|rule| view! { <li>{rule}</li> }).collect_view();
    let services = move || {
        let view = view.get();
        let (offered, bare): (Vec<_>, Vec<_>) = view
            .worst_first()
            .into_iter()
            .partition(|service| !service.alternatives.is_empty() || !service.excluded.is_empty());
        let bare: Vec<_> = bare
            .into_iter()
            .filter_map(|service| shown.service(service.index))
            .map(|service| shown.text(&service.name))
            .collect();
        let offered = offered.into_iter().map(|service| instead(&shown, service, &view)).collect_view();
        let bare = (!bare.is_empty())
            .then(|| view! { <p class="section-note">{i18n::without_alternative(shown.lang, &bare.join(", "))}</p> });
        view! {
            <div class="instead-list">{offered}</div>
            {bare}
        }
    };
    view! {
        <section class="section" aria-labelledby="alternatives">
            <h2 id="alternatives">{words.alternatives}</h2>
            <p class="section-lede">{words.alternatives_lede}</p>
            <Disclosure summary=words.order_title>
                <ol class="instead-rules">{rules}</ol>
            </Disclosure>
            {services}
        </section>
    }
}

fn instead(shown: &Shown, service: &ServiceView, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let record = shown.service(service.index)?;
    let title = i18n::instead_of(shown.lang, record.name.get(shown.lang));
    let unconfirmed = service.alternatives.iter().filter(|named| !named.is_vouched_for()).count();
    let none = vouched_for(service).next().is_none().then(|| {
        let because = i18n::none_because(shown.lang, service.excluded.len(), unconfirmed);
        view! { <p class="instead-none">{words.no_alternative} " " {because}</p> }
    });
    let rows = service.alternatives.iter().map(|recommended| named(shown, service, recommended, view)).collect_view();
    let rows = (!service.alternatives.is_empty()).then(|| view! { <ol class="instead-named">{rows}</ol> });
    let excluded = (!service.excluded.is_empty()).then(|| {
        let rows = service.excluded.iter().map(|excluded| view! { <li>{excluded_text(shown, excluded)}</li> });
        view! {
            <p class="minor-title">{words.excluded}</p>
            <ul class="instead-excluded">{rows.collect_view()}</ul>
        }
    });
    Some(view! {
        <article class="instead">
            <h3>{title}</h3>
            {none}
            {rows}
            {by_feature(shown, service)}
            {excluded}
        </article>
    })
}

/// What stands in for each of several failing features: the order is another where only one is looked at.
fn by_feature(shown: &Shown, service: &ServiceView) -> Option<impl IntoView + use<>> {
    let words = shown.words();
    let record = shown.service(service.index)?;
    let failing = service.features.iter().zip(&record.features).enumerate();
    let failing: Vec<_> = failing.filter(|(_, (standing, _))| standing.status.is_trouble()).collect();
    if failing.len() < 2 {
        return None;
    }
    let rows = failing.into_iter().map(|(index, (_, feature))| {
        let named = for_feature(&service.alternatives, index);
        let names: Vec<_> = named
            .into_iter()
            .filter(|recommended| recommended.is_vouched_for())
            .map(|recommended| shown.name(&recommended.id))
            .collect();
        let names = if names.is_empty() { words.no_alternative.to_owned() } else { names.join(", ") };
        view! {
            <div class="instead-feature">
                <dt>{shown.feature_name(feature)}</dt>
                <dd>{names}</dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    Some(view! {
        <Disclosure summary=words.by_feature>
            <dl class="instead-features">{rows}</dl>
        </Disclosure>
    })
}

/// How old what is known of an alternative is.
fn age(shown: &Shown, recommended: &Recommended, known_at: Option<Reason<'_>>, view: &View) -> Option<String> {
    if let Some(feed) = recommended.feed {
        let (_, state, _) = view.log.feeds.get(feed)?;
        return state.age_seconds(view.at).map(|seconds| i18n::age(shown.lang, seconds));
    }
    let Some(Reason::Works { known_at, .. }) = known_at else { return None };
    let minutes = (view.at.as_second() - known_at.as_second()) / 60;
    let moment = i18n::short_moment(shown.lang, known_at, view.at, &shown.board.zone);
    Some(i18n::as_of(shown.lang, &moment, &i18n::duration(shown.lang, minutes)))
}

fn named(shown: &Shown, service: &ServiceView, recommended: &Recommended, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let reasons = reasons(&view.log, service.index, recommended, view.at);
    let works = reasons.iter().copied().find(|reason| matches!(reason, Reason::Works { .. }));
    let strength = recommended.rank.strength;
    let known = age(shown, recommended, works, view);
    let known = i18n::known_status(shown.lang, recommended.status, strength, known.as_deref());
    let needs = reasons.iter().find_map(|reason| match reason {
        Reason::NeedsNothing => Some(words.nothing_to_install.to_owned()),
        Reason::Needs(needs) => Some(needs.iter().map(|need| words.need(*need)).collect::<Vec<_>>().join(" · ")),
        _ => None,
    });
    let offer = shown.service(service.index).and_then(|record| record.alternatives.get(recommended.offer));
    let lacks = offer.and_then(|offer| offer.lacks.as_ref());
    let lacks = lacks.map(|lacks| format!("{}: {}", words.lacks, shown.text(lacks)));
    let covers = i18n::covers(shown.lang, recommended.covers.len(), recommended.failed);
    let strain = reasons.iter().find_map(|reason| match reason {
        Reason::Strain(fact) => Some(i18n::caution(shown.lang, fact.text.get(shown.lang))),
        _ => None,
    });
    let badly = reasons.contains(&Reason::Degraded).then(|| words.works_badly.to_owned());
    let small = [covers, lacks, badly, strain].into_iter().flatten();
    let small = small.map(|line| view! { <p class="instead-lacks">{line}</p> }).collect_view();
    let links: Vec<_> = reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Link(link) => Some(view! {
                <li>
                    <a href=link.address.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                        {i18n::platform(shown.lang, link.platform)}
                    </a>
                </li>
            }),
            _ => None,
        })
        .collect();
    let links = (!links.is_empty()).then(|| {
        view! {
            <div class="instead-links">
                <p>{words.get_it}</p>
                <ul>{links}</ul>
            </div>
        }
    });
    let evidence = reasons.iter().filter_map(|reason| told(shown, reason)).map(|(text, sources, grade)| {
        view! {
            <li>
                <p>{text}</p>
                <Citation shown=shown.clone() sources=sources.to_vec() grade />
            </li>
        }
    });
    let evidence = evidence.collect_view();
    view! {
        <li class="instead-row">
            <p class="instead-head">
                <span class="instead-name">
                    <StatusMark status=recommended.status /> {shown.name(&recommended.id)}
                </span>
                <span class="instead-needs">{needs}</span>
            </p>
            <p class="instead-why">{why(shown, &reasons)}</p>
            <p class="instead-known">{known}</p>
            {small}
            {links}
            <Disclosure summary=words.details>
                <ul class="instead-reasons">{evidence}</ul>
            </Disclosure>
        </li>
    }
}

/// What a reason says, and who says so.
fn told<'a>(shown: &Shown, reason: &Reason<'a>) -> Option<(String, &'a [Id], EvidenceGrade)> {
    match reason {
        Reason::SameJob(evidence) | Reason::Works { evidence, .. } | Reason::NotOnSite { evidence, .. } => {
            Some((shown.text(evidence.text?), evidence.sources, evidence.grade))
        }
        Reason::Demand(fact) | Reason::Strain(fact) | Reason::Published(fact) => {
            Some((shown.text(&fact.text), &fact.sources, fact.grade))
        }
        Reason::Reach(audience) => {
            let people = i18n::reach(shown.lang, audience.value, shown.words().measure(audience.measure));
            let definition = audience.definition.get(shown.lang);
            Some((format!("{people} – {definition}, {}", audience.as_of.as_str()), &audience.sources, audience.grade))
        }
        Reason::NeedsNothing
        | Reason::Needs(_)
        | Reason::LiveFeed { .. }
        | Reason::NothingKnown
        | Reason::Degraded
        | Reason::Link(_) => None,
    }
}

/// Why it is named, in one sentence: that it does not need the site that failed weighs most, then that it works.
fn why(shown: &Shown, reasons: &[Reason<'_>]) -> String {
    let text = |wanted: for<'a> fn(&Reason<'a>) -> Option<&'a Text>| reasons.iter().find_map(wanted);
    let not_on_site = text(|reason| match reason {
        Reason::NotOnSite { evidence, .. } => evidence.text,
        _ => None,
    });
    if reasons.contains(&Reason::NothingKnown) {
        return shown.words().nobody_says.to_owned();
    }
    let works = || {
        text(|reason| match reason {
            Reason::Works { evidence, .. } => evidence.text,
            _ => None,
        })
    };
    let same_job = || {
        text(|reason| match reason {
            Reason::SameJob(evidence) => evidence.text,
            _ => None,
        })
    };
    not_on_site.or_else(works).or_else(same_job).map(|text| shown.text(text)).unwrap_or_default()
}
