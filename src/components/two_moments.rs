//! What differs between the moment and another that a reader compares it with.

use std::sync::Arc;

use downboard_core::model::{Id, Status};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{Since, Span};
use downboard_core::view::{Direction, FeatureDifference, ServiceDifference, View, difference, view as view_of};
use downboard_estimate::{Affected, Figure};
use downboard_words::{
    alternatives_changed, compared_with, counted, counts, course_since, from_to, moments_words, several, unchanged,
};
use leptos::prelude::*;

use super::facts::{outside, since_text};
use super::how_many::people_together;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use crate::ui::anew;

/// So many services of a direction are listed; of more it is said how many there are, and the text for the clipboard has all.
const MOST: usize = 100;
/// So many features are named that went one way together.
const NAMED: usize = 4;

/// A service of which something differs, in words.
#[derive(Clone, Debug, PartialEq)]
struct ToldService {
    name: String,
    before: Status,
    after: Status,
    since: Option<String>,
    /// Its features, together where they went one way, and what can be used instead.
    more: Vec<String>,
}

impl ToldService {
    fn of(shown: &Shown, own: &ServiceDifference, after: &View) -> Option<Self> {
        let record = shown.service(own.index)?;
        let standing = own.after;
        // Of the status that it has: trouble that went on under another may be older.
        let is_told = |since: &Since| since.from.is_some() || since.to.is_some();
        let since = Some(standing.since).filter(|_| own.before != standing.status).filter(is_told);
        let names = |ids: &[Id]| ids.iter().map(|id| shown.name(id)).collect::<Vec<_>>();
        let instead = alternatives_changed(shown.lang, &names(&own.gained), &names(&own.lost));
        let words = shown.words();
        let features = together(&own.features).into_iter().map(|(before, after, features)| {
            let names = features.iter().filter_map(|own| own.index.of(&record.features));
            let names: Vec<_> = names.map(|feature| shown.feature_name(feature)).collect();
            several(shown.lang, &from_to(words.status(before), words.status(after)), &names, NAMED)
        });
        Some(Self {
            name: shown.text(&record.name),
            before: own.before,
            after: standing.status,
            since: since.map(|since| since_text(shown, since, after)),
            more: features.chain(Some(instead).filter(|instead| !instead.is_empty())).collect(),
        })
    }

    /// From which status to which, or which it has at both.
    fn course(&self, shown: &Shown) -> String {
        let (before, after) = (shown.words().status(self.before), shown.words().status(self.after));
        let course = if self.before == self.after { after.to_owned() } else { from_to(before, after) };
        self.since.as_deref().map_or(course.clone(), |since| course_since(shown.lang, &course, since))
    }

    /// The same as lines of text.
    fn lines(&self, shown: &Shown) -> impl Iterator<Item = String> {
        let head = format!("- {}: {}", self.name, self.course(shown));
        [head].into_iter().chain(self.more.iter().map(|more| format!("  {more}")))
    }
}

/// The features of the same statuses before and after, in the order of the first of them.
fn together(features: &[FeatureDifference]) -> Vec<(Status, Status, Vec<FeatureDifference>)> {
    let mut together: Vec<(Status, Status, Vec<FeatureDifference>)> = Vec::new();
    for own in features {
        let is_of =
            |(before, after, _): &&mut (Status, Status, Vec<_>)| (*before, *after) == (own.before, own.after.status);
        match together.iter_mut().find(is_of) {
            Some((.., of)) => of.push(*own),
            None => together.push((own.before, own.after.status, vec![*own])),
        }
    }
    together
}

/// What differs, in words.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    before: Timestamp,
    after: Timestamp,
    /// How many services are in trouble before and after.
    trouble: (usize, usize),
    groups: Vec<(Direction, Vec<ToldService>)>,
    unchanged: usize,
    /// That one of the moments lies outside of what the board is about.
    outside: Vec<String>,
}

impl Told {
    /// What differs between two moments, the earlier of them first.
    fn of(shown: &Shown, one: &View, other: &View) -> Self {
        let (before, after) = if one.at <= other.at { (one, other) } else { (other, one) };
        let difference = difference(before, after);
        let group = |direction| {
            let services = difference.of(direction).filter_map(|own| ToldService::of(shown, own, after));
            Some((direction, services.collect::<Vec<_>>())).filter(|(_, services)| !services.is_empty())
        };
        Self {
            before: before.at,
            after: after.at,
            trouble: (before.trouble().all(), after.trouble().all()),
            groups: Direction::ALL.into_iter().filter_map(group).collect(),
            unchanged: difference.unchanged,
            outside: [before, after].into_iter().filter_map(|view| outside(shown, view)).collect(),
        }
    }

    /// The two moments: Sat 15 Oct 2022, 15:00 → 21:50 KST.
    fn moments(&self, shown: &Shown) -> String {
        let zone = &shown.board.zone;
        let after = downboard_words::short_moment(shown.lang, self.after, self.before, zone);
        format!("{} {}", from_to(&shown.day_and_clock(self.before), &after), zone.label_at(self.after))
    }

    /// The same as text.
    fn text(&self, shown: &Shown, people: &[(String, String, String)]) -> String {
        let words = moments_words(shown.lang);
        let (before, after) = self.trouble;
        let title = shown.text(&shown.board.title);
        let head = [title, self.moments(shown), format!("{}: {}", words.in_trouble, counts(shown.lang, before, after))];
        let people = people.iter().map(|(what, before, after)| format!("{what}: {}", from_to(before, after)));
        let groups = self.groups.iter().flat_map(|(direction, services)| {
            let head = counted(shown.lang, words.direction(*direction), services.len());
            [String::new(), head].into_iter().chain(services.iter().flat_map(|service| service.lines(shown)))
        });
        let rest = unchanged(shown.lang, self.unchanged).into_iter().flat_map(|said| [String::new(), said]);
        let lines: Vec<String> = head.into_iter().chain(people).chain(groups).chain(rest).collect();
        lines.join("\n")
    }
}

/// How many people all services together hit in the last hour and so far.
fn people(shown: &Shown, view: &View, affected: &Fetched<Affected>) -> [String; 2] {
    let words = shown.words();
    let said = |span: Span, figure: Figure| match figure {
        Figure::Estimated(range) => {
            let people = people_together(shown, view, span, range);
            format!("{people} ({} {})", words.grade, range.grade.letter())
        }
        Figure::NotEstimated { .. } => words.not_estimated.to_owned(),
    };
    match affected {
        Fetched::There(affected) => [said(Span::LastHour, affected.last_hour), said(Span::SoFar, affected.so_far)],
        Fetched::Waiting => [words.estimating.to_owned(), words.estimating.to_owned()],
        Fetched::Failed => [words.not_known.to_owned(), words.not_known.to_owned()],
    }
}

/// A moment as a field for a date and a time has it, on the clocks of the board: 2022-10-15T21:50.
fn field_value(shown: &Shown, at: Timestamp) -> String {
    let written = shown.board.zone.rfc3339(at).to_string();
    written.chars().take("2022-10-15T21:50".len()).collect()
}

/// What such a field says.
fn moment_of_field(shown: &Shown, value: &str) -> Option<Timestamp> {
    let local = downboard_core::instant::parse(&format!("{}:00Z", value.get(.."2022-10-15T21:50".len())?))?;
    shown.board.zone.instant_of(local.as_second())
}

/// A service, with its statuses before and after.
fn service_row(shown: &Shown, told: &ToldService) -> AnyView {
    let words = shown.words();
    let mark = |status: Status| {
        view! {
            <span class=format!("moments-status {}", status_class(status))>
                <StatusMark status />
                {words.status(status)}
            </span>
        }
    };
    let before = (told.before != told.after).then(|| view! { {mark(told.before)} <span> " → " </span> });
    let since = told.since.clone().map(|since| view! { <span class="moments-since">{anew(since)}</span> });
    let more = told.more.iter().map(|more| view! { <p class="moments-more">{anew(more.clone())}</p> }).collect_view();
    view! {
        <li class="moments-service">
            <strong>{anew(told.name.clone())}</strong>
            <span class="moments-course">{before} {mark(told.after)} " " {since}</span>
            {more}
        </li>
    }
    .into_any()
}

/// What differs between the moment and another.
#[component]
pub fn TwoMoments(
    /// The board.
    shown: Shown,
    /// The other moment.
    with: RwSignal<Option<Timestamp>>,
    /// What estimates people.
    estimator: RwSignal<Fetched<Estimator>>,
    /// Takes text to the clipboard.
    on_copy: Callback<String>,
    /// What has become of it.
    said: Signal<&'static str>,
) -> impl IntoView {
    let (lang, words) = (shown.lang, moments_words(shown.lang));
    let (log, view) = (shown.log, shown.view);
    let other = Memo::new(move |_| with.get().map(|at| Arc::new(view_of(&log.get(), at))));
    let affected_then = Memo::new(move |_| {
        let (other, estimator) = (other.get(), estimator.get());
        estimator.map(|estimator| other.map(|other| estimator.at(&other.log, other.at).together))
    });
    let told = {
        let shown = shown.clone();
        Memo::new(move |_| other.with(|other| view.with(|view| Some(Told::of(&shown, view, other.as_ref()?)))))
    };
    let figures = {
        let shown = shown.clone();
        Memo::new(move |_| {
            let Some(other) = other.get() else { return Vec::new() };
            let then = match affected_then.get() {
                Fetched::There(Some(affected)) => Fetched::There(affected),
                Fetched::Waiting => Fetched::Waiting,
                Fetched::There(None) | Fetched::Failed => Fetched::Failed,
            };
            let is_earlier = view.with(|view| view.at <= other.at);
            let then = people(&shown, &other, &then);
            let now = view.with(|view| people(&shown, view, &shown.affected_together()));
            let (before, after) = if is_earlier { (now, then) } else { (then, now) };
            let names = [words.people_in_the_last_hour, words.people_so_far].map(str::to_owned);
            let rows = names.into_iter().zip(before).zip(after);
            rows.map(|((name, before), after)| (name, before, after)).collect::<Vec<_>>()
        })
    };
    let copy = {
        let shown = shown.clone();
        move |_| {
            if let Some(told) = told.get_untracked() {
                on_copy.run(told.text(&shown, &figures.get_untracked()));
            }
        }
    };
    let is_bad = RwSignal::new(false);
    Effect::new(move |_| {
        with.track();
        is_bad.set(false);
    });
    // While a reader types, the field holds years that are not meant yet: what is wrong is said once they leave it.
    let on_change = {
        let shown = shown.clone();
        move |event: leptos::ev::Event| {
            let moment = moment_of_field(&shown, &event_target_value(&event));
            if moment.is_some() {
                with.set(moment);
            }
        }
    };
    let on_leave = {
        let shown = shown.clone();
        move |event: leptos::ev::FocusEvent| is_bad.set(moment_of_field(&shown, &event_target_value(&event)).is_none())
    };
    let field = {
        let shown = shown.clone();
        move || with.get().map(|at| field_value(&shown, at))
    };
    let bounds = {
        let shown = shown.clone();
        Memo::new(move |_| [shown.period().from, shown.period().to].map(|at| field_value(&shown, at)))
    };
    let bound = move |end: usize| move || bounds.with(|bounds| bounds.get(end).cloned());
    let keep = move |_| with.set(Some(view.with_untracked(|view| view.at)));
    let invalid = move || is_bad.get().then_some("true");
    let zone = {
        let shown = shown.clone();
        move || with.get().map(|at| shown.board.zone.label_at(at).to_owned())
    };
    let bad = move || is_bad.get().then(|| view! { <span class="moments-bad">{words.not_a_moment}</span> });
    let body = {
        let shown = shown.clone();
        move || told.get().map(|told| body(&shown, told, figures))
    };
    view! {
        <div class="moments-choice">
            <label class="filter-field">
                <span>{move || zone().map(|zone| anew(compared_with(lang, &zone)))}</span>
                <input
                    type="datetime-local"
                    prop:value=field
                    min=bound(0)
                    max=bound(1)
                    aria-invalid=invalid
                    aria-describedby="moments-said"
                    on:blur=on_leave
                    on:change=on_change
                />
            </label>
            <button type="button" class="link-tool" on:click=keep>
                {words.keep}
            </button>
            <button type="button" class="link-tool" on:click=copy>
                {words.copy}
            </button>
            <span role="status" id="moments-said">
                {bad} {move || said.get()}
            </span>
        </div>
        {body}
    }
}

/// What is said of two moments.
fn body(shown: &Shown, told: Told, figures: Memo<Vec<(String, String, String)>>) -> AnyView {
    let (lang, words) = (shown.lang, moments_words(shown.lang));
    let (before, after) = told.trouble;
    let outside =
        told.outside.iter().map(|said| view! { <p class="section-note">{anew(said.clone())}</p> }).collect_view();
    if told.before.as_second().div_euclid(MINUTE) == told.after.as_second().div_euclid(MINUTE) {
        return view! { {outside} <p class="section-note">{words.same}</p> }.into_any();
    }
    let figures = move || {
        let rows = figures.get().into_iter().map(|(what, before, after)| {
            view! {
                <div class="moments-figure">
                    <dt>{anew(what)}</dt>
                    <dd>{anew(from_to(&before, &after))}</dd>
                </div>
            }
        });
        rows.collect_view()
    };
    let nothing = told.groups.is_empty().then(|| view! { <p class="section-note">{words.nothing}</p> });
    let groups = told.groups.iter().map(|(direction, services)| {
        let more = services.len().saturating_sub(MOST);
        let more =
            (more > 0).then(|| view! { <p class="section-note">{anew(downboard_words::not_drawn(lang, more))}</p> });
        let rows = services.iter().take(MOST).map(|told| service_row(shown, told)).collect_view();
        view! {
            <h4 class="minor-title">{anew(counted(lang, words.direction(*direction), services.len()))}</h4>
            <ul class="moments-services">{rows}</ul>
            {more}
        }
    });
    view! {
        <h3 class="moments-title">{anew(told.moments(shown))}</h3>
        {outside}
        <dl class="moments-figures">
            <div class="moments-figure">
                <dt>{words.in_trouble}</dt>
                <dd>{anew(counts(lang, before, after))}</dd>
            </div>
            {figures}
        </dl>
        {nothing}
        {groups.collect_view()}
        {unchanged(lang, told.unchanged).map(|said| view! { <p class="section-note">{anew(said)}</p> })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;

    fn told(lang: Lang, one: &str, other: &str) -> String {
        let (_owner, shown) = bundled::shown(lang);
        let at = |text| view_of(&shown.log.get_untracked(), bundled::at(text));
        Told::of(&shown, &at(one), &at(other)).text(&shown, &[]).replace('\u{a0}', " ")
    }

    #[test]
    fn two_moments_are_told_the_earlier_first_whichever_is_looked_at() {
        for lang in Lang::ALL {
            let (morning, evening) = ("2022-10-15T15:00:00+09:00", "2022-10-15T21:50:00+09:00");
            assert_eq!(told(lang, morning, evening), told(lang, evening, morning));
        }
        let told = told(Lang::En, "2022-10-15T15:00:00+09:00", "2022-10-15T21:50:00+09:00");
        assert!(told.contains("15 Oct 2022, 15:00 → 21:50 KST"), "{told}");
        assert!(
            told.contains(
                "\n- KakaoTalk: unknown → down since 15:27\u{2013}15:30\n  operational → down: Text messages; Pictures"
            ),
            "{told}"
        );
    }

    #[test]
    fn since_when_is_said_of_the_status_and_not_of_an_older_one() {
        let told = told(Lang::En, "2022-10-15T15:00:00+09:00", "2022-10-16T12:00:00+09:00");
        let talk = told.lines().find(|line| line.starts_with("- KakaoTalk: ")).unwrap_or_default();
        assert_eq!(talk, "- KakaoTalk: unknown → partly down since 01:31", "{told}");
    }

    #[test]
    fn features_are_said_together_where_they_went_one_way() {
        let told = told(Lang::En, "2022-10-15T21:50:00+09:00", "2022-10-16T12:00:00+09:00");
        assert!(told.lines().any(|line| line.starts_with("  ") && line.contains(" → ")), "{told}");
    }

    #[test]
    fn a_field_is_read_on_the_clocks_of_the_board() {
        let (_owner, shown) = bundled::shown(Lang::En);
        for at in ["2022-10-15T21:50:00+09:00", "2022-10-16T00:00:00+09:00"] {
            let at = bundled::at(at);
            assert_eq!(moment_of_field(&shown, &field_value(&shown, at)), Some(at));
        }
        for bad in ["", "2022-10-15", "yesterday", "2022-13-15T21:50", "2022-10-15\u{ff34}21:50"] {
            assert_eq!(moment_of_field(&shown, bad), None, "{bad}");
        }
    }
}
