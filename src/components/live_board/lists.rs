//! The last outages of a live board, and the maintenance that is announced.

use downboard_core::model::{Lang, ServiceIndex, Status};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::view::{Outage, OutageEnd, PlannedView, View, open_outages, planned, recent_outages};
use downboard_words::live_words;
use leptos::prelude::*;

use super::DAYS;
use crate::components::section::SectionHead;
use crate::components::shown::Shown;
use crate::components::status_mark::StatusMark;
use crate::ui::{anew, rows};

/// How many outages stand there before the rest unfolds.
const MOST: usize = 9;
/// How many services of one are named.
const NAMES: usize = 3;

/// An outage, or maintenance, as a line.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    when: String,
    status: Status,
    names: String,
    what: String,
    lasted: String,
}

/// By what a line is known again: what is told of it, or the first of its services, and when it began.
type LineKey = (Option<usize>, Option<ServiceIndex>, Option<Timestamp>);

/// The outages of the days: those that last first, then what ended last.
#[component]
pub fn RecentOutages(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let (words, lang, view) = (live_words(shown.lang), shown.lang, shown.view);
    let is_open = RwSignal::new(false);
    // No more lines than are shown: a board that has watched for weeks has thousands.
    let recent = Memo::new(move |_| {
        let most = if is_open.get() { usize::MAX } else { MOST };
        view.with(|view| recent(&shown, view, most))
    });
    let list = move || recent.with(|recent| recent.lines.clone());
    let rest = Memo::new(move |_| recent.with(|recent| recent.all.saturating_sub(MOST)));
    let more = move || {
        (rest.get() > 0).then(|| {
            let name = move || {
                if is_open.get() { words.fewer.to_owned() } else { downboard_words::so_many_more(lang, rest.get()) }
            };
            view! {
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                >
                    {move || anew(name())}
                </button>
            }
        })
    };
    let list = StoredValue::new(list);
    let all = Memo::new(move |_| recent.with(|recent| recent.all));
    let is_any = Memo::new(move |_| all.get() > 0);
    move || {
        is_any.get().then(|| {
            let count = move || anew(downboard_words::so_many_in_days(lang, all.get(), DAYS));
            view! {
                <section class="section" aria-labelledby="recent">
                    <SectionHead id="recent" title=words.recent lede=count.into_any() />
                    <ul class="outages">{rows(move || list.with_value(|list| list()), line)}</ul>
                    {more}
                </section>
            }
        })
    }
}

/// The outages of the days.
#[derive(PartialEq)]
struct Recent {
    /// How many there are.
    all: usize,
    /// The first of them.
    lines: Vec<(LineKey, Line)>,
}

fn recent(shown: &Shown, view: &View, most: usize) -> Recent {
    let (open, over) = (open_outages(&view.log, view.at), recent_outages(&view.log, view.at, DAYS));
    let all = open.len() + over.len();
    let lines = open.iter().chain(&over).take(most).map(|outage| {
        let begin = outage.begin.to.or(outage.begin.from);
        ((outage.incident, outage.services.first().copied(), begin), outage_line(shown, view, outage, begin))
    });
    Recent { all, lines: lines.collect() }
}

fn outage_line(shown: &Shown, view: &View, outage: &Outage, begin: Option<Timestamp>) -> Line {
    let minutes = |from: Timestamp, to: Timestamp| (to.as_second() - from.as_second()) / MINUTE;
    let (earliest, latest) = (outage.begin.from.or(begin), begin);
    let lasted = match (outage.end, earliest, latest) {
        (OutageEnd::Lasting, _, Some(begin)) => downboard_words::so_long_by_now(shown.lang, minutes(begin, view.at)),
        (OutageEnd::NotKnown { since }, _, _) => {
            let since = downboard_words::short_moment(shown.lang, since, view.at, &shown.board.zone);
            downboard_words::unknown_since(shown.lang, &since)
        }
        (OutageEnd::Over(end), Some(earliest), Some(latest)) => downboard_words::lasted_between(
            shown.lang,
            minutes(latest, end.earliest().unwrap_or(latest)),
            minutes(earliest, end.latest()),
        ),
        (_, _, _) => String::new(),
    };
    Line {
        when: begin.map(|begin| moment(shown, begin, view.at)).unwrap_or_default(),
        status: outage.worst,
        names: names(shown, &outage.services),
        what: outage.title(&view.log).map(|title| shown.text(title)).unwrap_or_default(),
        lasted,
    }
}

/// The time where it is of today, else the day.
fn moment(shown: &Shown, at: Timestamp, now: Timestamp) -> String {
    if downboard_words::is_same_day(at, now, &shown.board.zone) {
        return downboard_words::clock(at, &shown.board.zone);
    }
    shown.day(at)
}

/// The names of services.
pub(super) fn names(shown: &Shown, services: &[ServiceIndex]) -> String {
    let names = services.iter().filter_map(|index| shown.service(*index)).map(|service| shown.text(&service.name));
    downboard_words::names(shown.lang, &names.collect::<Vec<_>>(), NAMES)
}

fn line(_: LineKey, now: RwSignal<Line>) -> AnyView {
    let text = move |of: fn(&Line) -> &String| move || anew(now.with(|now| of(now).clone()));
    view! {
        <li class="outage">
            <span class="outage-when">{text(|line| &line.when)}</span>
            {move || view! { <StatusMark status=now.with(|now| now.status) /> }}
            <span class="outage-names">{text(|line| &line.names)}</span>
            <span class="outage-what">{text(|line| &line.what)}</span>
            <span class="outage-lasted">{text(|line| &line.lasted)}</span>
        </li>
    }
    .into_any()
}

/// The maintenance to come or under way.
#[component]
pub fn PlannedList(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let (words, view) = (live_words(shown.lang), shown.view);
    let all = {
        let shown = shown.clone();
        Memo::new(move |_| {
            view.with(|view| {
                let lines = planned(&view.log, view.at).into_iter().filter_map(|own| planned_line(&shown, view, own));
                lines.collect::<Vec<_>>()
            })
        })
    };
    let is_any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    move || {
        is_any.get().then(|| {
            view! {
                <section class="section" aria-labelledby="planned">
                    <SectionHead id="planned" title=words.planned />
                    <ul class="outages is-planned">{rows(move || all.get(), line)}</ul>
                </section>
            }
        })
    }
}

fn planned_line(shown: &Shown, view: &View, own: PlannedView) -> Option<(LineKey, Line)> {
    let incident = view.log.incidents.get(own.incident)?;
    let services = incident.services.iter().map(|id| shown.name(id)).collect::<Vec<_>>();
    let line = Line {
        when: downboard_words::planned(shown.lang, own.planned, own.state, &shown.board.zone)?,
        status: Status::Maintenance,
        names: downboard_words::names(shown.lang, &services, NAMES),
        what: shown.text(&incident.title),
        lasted: String::new(),
    };
    Some(((Some(own.incident), None, Some(own.planned.from)), line))
}

/// What ended last, in a sentence; nothing where nothing did.
pub(super) fn last_outage(shown: &Shown, view: &View) -> Option<String> {
    let recent = recent_outages(&view.log, view.at, DAYS);
    let last = recent.first()?;
    let OutageEnd::Over(end) = last.end else { return None };
    let minutes = (view.at.as_second() - end.latest().as_second()) / MINUTE;
    let lang: Lang = shown.lang;
    Some(downboard_words::last_outage(lang, &names(shown, &last.services), minutes))
}
