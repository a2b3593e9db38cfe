//! A cell of the matrix: what it is, what it takes to start, why it is named, and what it stands in for.

use downboard_core::model::{EvidenceGrade, Status};
use downboard_core::recommend::{Limits, Reason, Recommended, Strength, limits, reasons};
use downboard_core::time::Timestamp;
use downboard_core::view::{ServiceView, View};
use downboard_words::{BETWEEN, MatrixWords, matrix_words};
use leptos::html::Button;
use leptos::prelude::*;

use super::grouped::{CellKey, CellOf, MatrixRow, named, services_of, unconfirmed};
use crate::components::shown::Shown;
use crate::ui::{Sign, SignMark, anew};

/// What is shown in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    sign: Sign,
    /// What the sign means.
    known: &'static str,
    name: String,
    needs: Option<String>,
    reason: String,
    grade: Option<EvidenceGrade>,
    /// The features that the row speaks of, and whether it stands in for each.
    features: Vec<(String, bool)>,
}

/// What all that a cell says is known as of.
#[derive(Clone, Copy)]
pub(super) struct Noted {
    /// The moment that is said once above all rows.
    pub(super) unless: Option<Timestamp>,
}

impl Cell {
    /// What a cell shows at the moment.
    pub(super) fn of(shown: &Shown, row: &MatrixRow, key: &CellKey, noted: Noted, view: &View) -> Option<Self> {
        let service = view.service(key.service)?;
        match &key.of {
            CellOf::Alternative(id) => {
                let all = named(&row.services, id, view);
                let (_, recommended) = *all.first()?;
                let (reason, grade) = reason(shown, service, recommended, noted, view);
                let sign = sign(recommended.rank.strength);
                let features = row.failing.iter().take(row.spoken_of).map(|failing| {
                    let own = all.iter().find(|(service, _)| service.index == failing.service);
                    (failing.name.clone(), own.is_some_and(|(_, named)| named.covers.contains(&failing.feature)))
                });
                Some(Self {
                    sign,
                    known: downboard_words::known(shown.lang, recommended.rank.strength),
                    name: shown.name(id),
                    needs: needs(shown, &reasons(&view.log, service.index, recommended, view.at)),
                    reason,
                    grade,
                    features: features.collect(),
                })
            }
            CellOf::Unconfirmed => {
                let names = services_of(row, view).flat_map(unconfirmed).map(|named| shown.name(&named.id));
                let words = matrix_words(shown.lang);
                let known = downboard_words::known(shown.lang, Strength::NothingKnown);
                Some(Self::shared(Sign::Question, known, names, words.nothing_published.to_owned()))
            }
            CellOf::Excluded => {
                let excluded = || services_of(row, view).flat_map(|service| &service.excluded);
                let mut why: Vec<_> =
                    excluded().map(|excluded| downboard_words::exclusion_short(shown.lang, &excluded.reason)).collect();
                why.dedup();
                let names = excluded().map(|excluded| shown.name(&excluded.id));
                Some(Self::shared(Sign::Cross, shown.words().excluded, names, why.join(", ")))
            }
        }
    }

    fn shared(sign: Sign, known: &'static str, names: impl Iterator<Item = String>, reason: String) -> Self {
        let mut once: Vec<String> = Vec::new();
        for name in names {
            if !once.contains(&name) {
                once.push(name);
            }
        }
        Self { sign, known, name: once.join(", "), needs: None, reason, grade: None, features: Vec::new() }
    }
}

fn sign(strength: Strength) -> Sign {
    match strength {
        Strength::Feed | Strength::Report => Sign::Tick,
        Strength::Use => Sign::RingTick,
        Strength::NothingKnown => Sign::Question,
    }
}

/// What has to be done first.
fn needs(shown: &Shown, reasons: &[Reason<'_>]) -> Option<String> {
    reasons.iter().find_map(|reason| match reason {
        Reason::NeedsNothing => Some(shown.detail_words().no_set_up.to_owned()),
        Reason::Needs(needs) => Some(needs.iter().map(|need| shown.words().need(*need)).collect::<Vec<_>>().join(", ")),
        _ => None,
    })
}

/// When what an alternative is named for was so, where that was published.
pub(super) fn known_at(reasons: &[Reason<'_>]) -> Option<Timestamp> {
    reasons.iter().find_map(|reason| match reason {
        Reason::Works { known_at, .. } => Some(*known_at),
        _ => None,
    })
}

/// Why an alternative is named, in a few words, and how well that is supported.
fn reason(
    shown: &Shown,
    service: &ServiceView,
    recommended: &Recommended,
    noted: Noted,
    view: &View,
) -> (String, Option<EvidenceGrade>) {
    let words = matrix_words(shown.lang);
    let reasons = reasons(&view.log, service.index, recommended, view.at);
    let (what, grade) = most_telling(shown, service, recommended, &reasons, words, view);
    let age = match recommended.feed.and_then(|feed| view.log.feeds.get(feed)) {
        Some((_, state)) => state.age_seconds(view.at).map(|seconds| downboard_words::age(shown.lang, seconds)),
        None => known_at(&reasons)
            .filter(|known_at| Some(*known_at) != noted.unless)
            .map(|known_at| downboard_words::short_moment(shown.lang, known_at, view.at, &shown.board.zone)),
    };
    (std::iter::once(what).chain(age).collect::<Vec<_>>().join(BETWEEN), grade)
}

fn most_telling(
    shown: &Shown,
    service: &ServiceView,
    recommended: &Recommended,
    reasons: &[Reason<'_>],
    words: &MatrixWords,
    view: &View,
) -> (String, Option<EvidenceGrade>) {
    let works = reasons.iter().find_map(|reason| match reason {
        Reason::Works { evidence, .. } => Some(evidence.grade),
        _ => None,
    });
    if let Some(Limits::Features { .. }) = limits(&view.log, service.index, recommended, view.at) {
        return (words.in_part.to_owned(), works);
    }
    if recommended.status == Status::Degraded {
        return (words.works_badly.to_owned(), works);
    }
    let not_on_site = reasons.iter().find_map(|reason| match reason {
        Reason::NotOnSite { evidence, .. } => Some(evidence.grade),
        _ => None,
    });
    if let Some(grade) = not_on_site {
        let said = downboard_words::short_reason(shown.lang, downboard_core::recommend::ShortReason::NotOnSite);
        return (said.to_owned(), Some(grade));
    }
    let reach = reasons.iter().find_map(|reason| match reason {
        Reason::Reach(audience) => Some(*audience),
        _ => None,
    });
    if let Some(audience) = reach {
        let measure = shown.words().measure(audience.measure);
        return (downboard_words::reach(shown.lang, audience.value, measure), Some(audience.grade));
    }
    let said = match recommended.rank.strength {
        Strength::Feed => words.by_feed,
        Strength::Report => words.reported,
        Strength::Use => words.by_use,
        Strength::NothingKnown => words.nothing_published,
    };
    (said.to_owned(), works)
}

/// A cell as it is drawn: a button that unfolds the rest.
pub(super) fn cell(
    shown: &Shown,
    now: RwSignal<Cell>,
    button: NodeRef<Button>,
    is_open: Signal<bool>,
    is_stop: Signal<bool>,
    toggle: Callback<()>,
    focused: Callback<()>,
) -> AnyView {
    let (words, grade_word) = (matrix_words(shown.lang), shown.words().grade);
    let content = move || {
        let Cell { sign, known, name, needs, reason, grade, features } = now.get();
        let features = features.into_iter().map(|(name, is_covered)| {
            if is_covered {
                return view! { <span class="matrix-feature">{anew(name)}</span> }.into_any();
            }
            let not_covered = format!("{}: ", words.not_covered);
            view! { <s class="matrix-feature"><span class="unseen">{not_covered}</span>{anew(name)}</s> }.into_any()
        });
        let features: Vec<_> = features.collect();
        let features = (!features.is_empty()).then(|| view! { <span class="matrix-features">{features}</span> });
        let grade = grade.map(|grade| {
            view! {
                <span class="grade-letter">
                    <span class="unseen">{grade_word} " "</span>
                    {grade.word()}
                </span>
            }
        });
        view! {
            <span class="matrix-head">
                <SignMark sign />
                <span class="unseen">{known} ": "</span>
                <span class="matrix-name">{anew(name)}</span>
                <span class="matrix-needs">{needs.map(anew)}</span>
            </span>
            <span class="matrix-reason">{anew(reason)} " " {grade}</span>
            {features}
        }
    };
    let kind = move || now.with(|now| matches!(now.sign, Sign::Question | Sign::Cross));
    view! {
        <button
            type="button"
            class="matrix-cell"
            class:is-doubtful=kind
            node_ref=button
            aria-expanded=move || is_open.get().to_string()
            tabindex=move || if is_stop.get() { "0" } else { "-1" }
            on:click=move |_| toggle.run(())
            on:focus=move |_| focused.run(())
        >
            {content}
        </button>
    }
    .into_any()
}
