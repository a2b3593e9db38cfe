//! An alternative that is named: what is known of it and since when, what it needs, why it is named, and who says so.

use downboard_core::model::{EvidenceGrade, Id, Status, Text};
use downboard_core::recommend::{Limits, Reason, Recommended, limits, reasons};
use downboard_core::view::{ServiceView, View};
use leptos::prelude::*;

use crate::components::citation::Citation;
use crate::components::facts::name_with_features;
use crate::components::shown::Shown;
use crate::components::status_mark::StatusMark;
use crate::ui::{Disclosure, anew};

/// What is shown of an alternative.
#[derive(Clone, PartialEq)]
pub(super) struct Named {
    /// How old what is known of it is, which moves with the moment.
    known: String,
    said: NamedContent,
}

/// What moves only when something happens.
#[derive(Clone, PartialEq)]
struct NamedContent {
    name: String,
    status: Status,
    needs: Option<String>,
    why: String,
    /// What to mind.
    small: Vec<String>,
    /// Where it can be had: an address and what is there.
    links: Vec<(String, &'static str)>,
    evidence: Vec<(String, Vec<Id>, EvidenceGrade)>,
}

impl Named {
    /// What is to be said of an alternative to a service.
    pub(super) fn of(shown: &Shown, service: &ServiceView, recommended: &Recommended, view: &View) -> Self {
        let words = shown.words();
        let detail = shown.detail_words();
        let reasons = reasons(&view.log, service.index, recommended, view.at);
        let works = reasons.iter().copied().find(|reason| matches!(reason, Reason::Works { .. }));
        let known = age(shown, recommended, works, view);
        let known =
            downboard_words::known_status(shown.lang, recommended.status, recommended.rank.strength, known.as_deref());
        let needs = reasons.iter().find_map(|reason| match reason {
            Reason::NeedsNothing => Some(detail.nothing_to_install.to_owned()),
            Reason::Needs(needs) => Some(needs.iter().map(|need| words.need(*need)).collect::<Vec<_>>().join(" · ")),
            _ => None,
        });
        let offer = shown.service(service.index).and_then(|record| record.alternatives.get(recommended.offer));
        let lacks = offer.and_then(|offer| offer.lacks.as_ref());
        let lacks = lacks.map(|lacks| format!("{}: {}", detail.lacks, shown.text(lacks)));
        let covers = downboard_words::covers(shown.lang, recommended.covers.len(), recommended.failed);
        let strain = reasons.iter().find_map(|reason| match reason {
            Reason::Strain(fact) => Some(downboard_words::caution(shown.lang, fact.text.get(shown.lang))),
            _ => None,
        });
        let badly = reasons.contains(&Reason::Degraded).then(|| detail.works_badly.to_owned());
        let despite = match limits(&view.log, service.index, recommended, view.at) {
            Some(Limits::Provider(provider)) => {
                Some(downboard_words::despite_provider(shown.lang, provider.get(shown.lang), recommended.rank.strength))
            }
            Some(Limits::Features { .. }) | None => None,
        };
        let links = reasons.iter().filter_map(|reason| match reason {
            Reason::Link(link) => {
                Some((link.address.as_str().to_owned(), downboard_words::platform(shown.lang, link.platform)))
            }
            _ => None,
        });
        let evidence = reasons.iter().filter_map(|reason| told(shown, reason));
        let said = NamedContent {
            name: name_with_features(shown, service, recommended, view),
            status: recommended.status,
            needs,
            why: why(shown, &reasons),
            small: [covers, lacks, badly, despite, strain].into_iter().flatten().collect(),
            links: links.collect(),
            evidence: evidence.map(|(text, sources, grade)| (text, sources.to_vec(), grade)).collect(),
        };
        Self { known, said }
    }
}

/// How old what is known of an alternative is.
fn age(shown: &Shown, recommended: &Recommended, known_at: Option<Reason<'_>>, view: &View) -> Option<String> {
    if let Some(feed) = recommended.feed {
        let (_, state) = view.log.feeds.get(feed)?;
        return state.age_seconds(view.at).map(|seconds| downboard_words::age(shown.lang, seconds));
    }
    let Some(Reason::Works { known_at, .. }) = known_at else { return None };
    let minutes = (view.at.as_second() - known_at.as_second()) / 60;
    let moment = downboard_words::short_moment(shown.lang, known_at, view.at, &shown.board.zone);
    Some(downboard_words::as_of(shown.lang, &moment, minutes))
}

/// The row of an alternative. Its evidence stays unfolded while the moment moves.
pub(super) fn row(shown: &Shown, now: RwSignal<Named>) -> AnyView {
    let words = shown.words();
    let detail = shown.detail_words();
    let known = move || now.with(|named| named.known.clone());
    let said = Memo::new(move |_| now.with(|named| named.said.clone()));
    let head = move || {
        let NamedContent { name, status, needs, why, .. } = said.get();
        view! {
            <p class="instead-head">
                <span class="instead-name">
                    <StatusMark status /> {anew(name)}
                </span>
                <span class="instead-needs">{needs.map(anew)}</span>
            </p>
            <p class="instead-why">{anew(why)}</p>
        }
    };
    let rest = move || {
        let NamedContent { small, links, .. } = said.get();
        let small = small.into_iter().map(|line| view! { <p class="instead-lacks">{anew(line)}</p> }).collect_view();
        let links = links.into_iter().map(|(address, platform)| {
            view! {
                <li>
                    <a href=address target="_blank" rel="noopener noreferrer">
                        {anew(platform)}
                    </a>
                </li>
            }
        });
        let links: Vec<_> = links.collect();
        let links = (!links.is_empty()).then(|| {
            view! {
                <div class="instead-links">
                    <p>{detail.get_it}</p>
                    <ul>{links}</ul>
                </div>
            }
        });
        (small, links)
    };
    let evidence = {
        let shown = shown.clone();
        move || {
            let evidence = said.get().evidence.into_iter().map(|(text, sources, grade)| {
                view! {
                    <li>
                        <p>{anew(text)}</p>
                        <Citation shown=shown.clone() sources grade />
                    </li>
                }
            });
            evidence.collect_view()
        }
    };
    view! {
        <li class="instead-row">
            {head} <p class="instead-known">{move || anew(known())}</p> {rest} <Disclosure summary=words.details>
                <ul class="instead-reasons">{evidence}</ul>
            </Disclosure>
        </li>
    }
    .into_any()
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
            let people = downboard_words::reach(shown.lang, audience.value, shown.words().measure(audience.measure));
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
        return shown.detail_words().nobody_says.to_owned();
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
