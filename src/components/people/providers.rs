//! The people of each provider, each person once.

use std::sync::Arc;

use downboard_core::estimate::Estimates;
use leptos::prelude::*;

use super::said;
use crate::components::shown::{Same, Shown};
use crate::ui::Disclosure;

/// Each provider of which somebody is or was affected.
#[component]
pub(super) fn ProviderList(shown: Shown, estimates: Same<Estimates>) -> impl IntoView {
    let words = shown.words();
    let board = Arc::clone(&shown.board);
    let rows = board.providers.iter().zip(&estimates.by_provider).filter_map(|(provider, affected)| {
        affected.so_far.range().filter(|range| range.p95 > 0)?;
        Some(view! {
            <tr>
                <th scope="row">{shown.text(&provider.name)}</th>
                <td>{said(&shown, affected.last_hour)}</td>
                <td>{said(&shown, affected.potential)}</td>
                <td>{said(&shown, affected.so_far)}</td>
            </tr>
        })
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Disclosure summary=words.by_provider>
                <div class="table-scroll" role="group" tabindex="0" aria-label=words.by_provider>
                    <table class="table">
                        <caption>{words.by_provider_lede}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{words.provider}</th>
                                <th scope="col">{words.hit}</th>
                                <th scope="col">{words.users}</th>
                                <th scope="col">{words.so_far}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </Disclosure>
        }
    })
}
