//! Who says what stands in a card.

use downboard_core::model::ServiceIndex;
use downboard_core::timeline::ServiceLog;
use downboard_core::view::View;
use leptos::prelude::*;

use super::parts::chosen;
use crate::components::shown::Shown;
use crate::ui::anew;

/// Whose reports or feeds the facts of a card rest on: the one that says most, and how many more there are.
#[component]
pub fn CardSources(
    /// The board.
    shown: Shown,
    /// The services that are asked for; those that are worst when empty.
    indices: Vec<ServiceIndex>,
) -> impl IntoView {
    let view = shown.view;
    let said = move || view.with(|view| sources(&shown, view, &indices)).map(anew);
    view! { <span class="card-sources">{said}</span> }
}

/// The feeds of a live board; of a past one those that published what had happened by the moment.
fn sources(shown: &Shown, view: &View, indices: &[ServiceIndex]) -> Option<String> {
    let log = &view.log;
    let chosen = chosen(view, indices);
    let indices: Vec<ServiceIndex> = match chosen.as_slice() {
        [] => view.services.iter().map(|service| service.index).collect(),
        chosen => chosen.iter().map(|service| service.index).collect(),
    };
    let services: Vec<&ServiceLog> =
        indices.iter().filter_map(|index| log.service_at(*index)).map(AsRef::as_ref).collect();
    let events = services.iter().flat_map(|service| &service.events);
    downboard_words::cited(shown.lang, log, &services, events.filter(|event| event.when.latest() <= view.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;
    use downboard_core::view::view;

    #[test]
    fn those_who_published_by_the_moment_are_named_and_no_others() {
        let (_owner, shown) = bundled::shown(Lang::En);
        let log = shown.log.get_untracked();
        let more = |moment| {
            let said = sources(&shown, &view(&log, bundled::at(moment)), &[]).expect("sources");
            let (_, more) = said.split_once(" and ").expect("several");
            more.trim_end_matches(" more").parse::<usize>().expect("how many")
        };
        let (early, late) = (more("2022-10-15T16:00:00+09:00"), more("2022-10-19T00:00:00+09:00"));
        assert!(0 < early && early < late, "{early} {late}");
    }
}
