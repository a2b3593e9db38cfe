//! What came after an outage: what was found, what those affected were given, what became law.

use downboard_core::model::{FollowUp, FollowUpKind};
use downboard_core::order;
use downboard_core::time::Timestamp;
use downboard_words::follow_up_words;
use leptos::prelude::*;

use super::citation::Citation;
use super::shown::Shown;
use crate::ui::{Disclosure, anew};

/// What came after, folded, by kind and oldest first. It is dated, and known whatever moment is shown.
#[component]
pub fn FollowUps(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = follow_up_words(shown.lang);
    let log = shown.log;
    // A document of a live board may bring others.
    let all = Memo::new(move |_| log.with(|log| log.follow_ups.clone()));
    move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let kinds: Vec<_> = FollowUpKind::ALL
            .iter()
            .filter_map(|kind| {
                let zone = &shown.board.zone;
                let of_kind = all.iter().filter(|follow_up| follow_up.kind == *kind).collect();
                let of_kind = order::by_key(of_kind, |follow_up: &&FollowUp| {
                    order::Key::least(follow_up.on.end(zone).map_or(i64::MAX, Timestamp::as_second))
                });
                let rows: Vec<_> = of_kind.into_iter().map(|follow_up| row(&shown, follow_up)).collect();
                (!rows.is_empty()).then(|| {
                    view! {
                        <h3 class="minor-title">{words.kind(*kind)}</h3>
                        <ul class="record-list">{rows}</ul>
                    }
                })
            })
            .collect();
        let summary = downboard_words::counted(shown.lang, words.after, all.len());
        Some(view! { <Disclosure summary>{kinds}</Disclosure> })
    }
}

fn row(shown: &Shown, follow_up: &FollowUp) -> AnyView {
    let cite = |sources: &[_], grade| {
        view! { <Citation shown=shown.clone() sources=sources.to_vec() grade /> }
    };
    let disputes = follow_up.disputes.iter().map(|dispute| {
        view! {
            <p class="record-dispute">
                {anew(format!("{}: {}", shown.detail_words().disputed, shown.text(&dispute.claim)))} "\u{a0}" {cite(&dispute.sources, follow_up.grade)}
            </p>
        }
    });
    view! {
        <li class="record-row">
            <p class="record-when">{follow_up.on.as_str().to_owned()}</p>
            <div class="record-what">
                <p>{anew(shown.text(&follow_up.text))} "\u{a0}" {cite(&follow_up.sources, follow_up.grade)}</p>
                {disputes.collect_view()}
            </div>
        </li>
    }
    .into_any()
}
