//! The card as one line: what is down and for how long, and of when that is. It fits where little else does.

use downboard_core::model::{ServiceIndex, Status};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::view::{ServiceView, Sight, View};
use leptos::prelude::*;

use super::parts::{calm_of, subject};
use crate::components::facts::headline_class;
use crate::components::shown::Shown;
use crate::components::status_mark::StatusMark;
use crate::ui::{Emphasis, anew};
use downboard_words::Emphasised;

/// What stands in the line.
struct Line {
    status: Status,
    /// How the status looks.
    class: &'static str,
    what: Emphasised,
    /// What is left out where there is no room for it.
    more: Option<String>,
}

/// The line: a link to the whole story. The subject is a number where several services are in trouble.
#[component]
pub fn CardLine(
    /// The board.
    shown: Shown,
    /// The services that are asked for; all when empty.
    indices: Vec<ServiceIndex>,
    /// What the card shows: now, or a replay.
    #[prop(into)]
    mode: Signal<&'static str>,
    /// The way to the whole story.
    #[prop(into)]
    href: Signal<String>,
    /// The name of the link in the document.
    id: String,
) -> impl IntoView {
    let (view, words) = (shown.view, shown.words());
    let line = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let Line { status, class, what, more } = line(&shown, &view, &indices);
            view! {
                <StatusMark status />
                <span class="card-line-what">
                    <Emphasis before=what.before strong=what.strong after=what.after class />
                    {more.map(|more| view! { <span class="card-line-more">{anew(more)}</span> })}
                </span>
            }
            .into_any()
        }
    };
    let moment = {
        let shown = shown.clone();
        move || view.with(|view| moment(&shown, view.at))
    };
    view! {
        <a class="card-line" id=id href=href target="_blank" rel="noopener">
            <h1 class="card-line-head" data-facts="">
                {line}
            </h1>
            <p class="card-line-foot">
                <span>{move || anew(mode.get())} " · " {move || anew(moment())}</span>
                <span class="card-line-board">" · " {anew(shown.text(&shown.board.title))}</span>
                <span class="card-line-details">{words.details}</span>
            </p>
        </a>
    }
}

/// The moment, with its day wherever it may be read on another.
fn moment(shown: &Shown, at: Timestamp) -> String {
    let beside = if shown.has_years { Timestamp::EPOCH } else { at };
    downboard_words::short_moment(shown.lang, at, beside, &shown.board.zone)
}

fn line(shown: &Shown, view: &View, indices: &[ServiceIndex]) -> Line {
    let asked: Vec<&ServiceView> = indices.iter().filter_map(|index| view.service(*index)).collect();
    let in_trouble: Vec<&ServiceView> = match indices {
        [] => view.worst_first(),
        _ => asked.iter().copied().filter(|service| service.standing.status.is_trouble()).collect(),
    };
    match (asked.as_slice(), in_trouble.as_slice()) {
        ([service], _) | (_, [service]) => of_service(shown, service, view),
        (_, [first, ..]) => {
            let worst = subject(view, indices).unwrap_or(first);
            let strong = downboard_words::services_down(shown.lang, in_trouble.len());
            let status = worst.standing.status;
            let what = Emphasised { before: String::new(), strong, after: String::new() };
            let more = longest(shown, &in_trouble, view.at);
            Line { status, class: headline_class(status), what, more }
        }
        (_, []) => {
            let is_clear = match indices {
                [] => view.calm().sight() == Sight::Clear,
                _ => asked.iter().all(|service| service.standing.status != Status::Unknown),
            };
            let status = if is_clear { Status::Operational } else { Status::Unknown };
            let strong = match indices {
                [] => downboard_words::calm_in_short(shown.lang, view.calm(), view.silence()),
                _ => calm_of(shown.lang, view, indices),
            };
            let what = Emphasised { before: String::new(), strong, after: String::new() };
            Line { status, class: "", what, more: None }
        }
    }
}

fn of_service(shown: &Shown, service: &ServiceView, view: &View) -> Line {
    let standing = &service.standing;
    let status = standing.status;
    let name = shown.service(service.index).map_or("", |record| record.name.get(shown.lang));
    let since = standing.trouble_since.filter(|_| status.is_trouble());
    let lasting = since.and_then(|since| downboard_words::lasting_at_least(shown.lang, since, view.at));
    let is_exact = since.is_some_and(|since| downboard_words::is_exact(since, view.at));
    // Trouble that has changed its grade has not lasted in the grade of now.
    let word = if standing.has_changed_grade() { shown.words().affected } else { shown.words().status(status) };
    let what = downboard_words::card_line(shown.lang, name, word, lasting.as_deref(), is_exact);
    Line { status, class: headline_class(status), what, more: None }
}

/// How long the service has been in trouble that has been longest, for certain.
fn longest(shown: &Shown, services: &[&ServiceView], at: Timestamp) -> Option<String> {
    let since = services.iter().filter_map(|service| service.standing.trouble_since);
    let begun = since.filter(|since| since.to.is_some()).min_by_key(|since| since.to)?;
    let minutes = (at.as_second() - begun.to?.as_second()) / MINUTE;
    let is_exact = downboard_words::is_exact(begun, at);
    (minutes > 0).then(|| downboard_words::longest(shown.lang, minutes, is_exact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;
    use downboard_core::view::view;

    fn said(shown: &Shown, at: &str, ids: &[&str]) -> String {
        let view = view(&shown.log.get_untracked(), bundled::at(at));
        let position = |id: &&str| shown.board.services.iter().position(|service| service.id == **id).map(ServiceIndex);
        let indices: Vec<_> = ids.iter().filter_map(position).collect();
        let Line { what, more, .. } = line(shown, &view, &indices);
        format!("{}{}", what.plain(), more.unwrap_or_default()).replace('\u{a0}', " ")
    }

    #[test]
    fn the_line_says_what_is_down_and_for_how_long() {
        let (_owner, shown) = bundled::shown(Lang::En);
        for (at, ids, expected) in [
            ("2022-10-15T21:50:00+09:00", &["kakaotalk"][..], "KakaoTalk down 6 h 20 min"),
            ("2022-10-15T21:50:00+09:00", &["kakaotalk", "kakao-t"], "2 services affected, longest 6 h 20 min"),
            ("2022-10-17T09:00:00+09:00", &["kakaonavi"], "KakaoNavi affected 17 h 38 min or more"),
            ("2022-10-15T15:00:00+09:00", &[], "1 of 25 known, none down"),
        ] {
            assert_eq!(said(&shown, at, ids), expected, "{at} {ids:?}");
        }
    }

    #[test]
    fn of_services_that_are_asked_for_the_line_says_nothing_of_the_others() {
        let (_owner, shown) = bundled::shown(Lang::En);
        let at = "2022-10-15T21:50:00+09:00";
        let view = view(&shown.log.get_untracked(), bundled::at(at));
        let of = |wanted: fn(Status) -> bool| {
            let found = view.services.iter().filter(move |service| wanted(service.standing.status));
            found.map(|service| shown.board.services[service.index.0].id.as_str()).collect::<Vec<_>>()
        };
        let (well, unknown) = (of(|status| status == Status::Operational), of(|status| status == Status::Unknown));
        assert!(view.in_trouble().count() > 10 && well.len() + unknown.len() > 1);
        let asked: Vec<&str> = well.iter().chain(&unknown).copied().take(2).collect();
        let works = asked.iter().filter(|id| well.contains(id)).count();
        let expected = match works {
            0 => "2 unknown",
            1 => "1 operational \u{b7} 1 unknown",
            _ => "2 operational",
        };
        assert_eq!(said(&shown, at, &asked), expected, "{asked:?}");
    }
}
