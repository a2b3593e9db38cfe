//! What a lane draws, in words: for those who do not see it, and under the pointer of those who do. It comes with the details:
//! the first screen does without.

use downboard_core::model::{Period, Status};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{ServiceLog, Since, Timeline};
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::{Shown, passed};
use crate::i18n::{self, Limit};
use crate::ui::anew;

/// So many stretches up to the moment are said. A lane of a month may have hundreds; they are in the record.
const MOST: usize = 12;

/// A stretch in which the status is certain.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    status: Status,
    /// When it begins; nothing when it reaches back for ever.
    begin: Since,
    /// When it ends; nothing when it goes on for ever.
    end: Since,
}

/// The stretches of a timeline within a period. What lies between two of them is the time in which one became the other; where
/// the status may have been another for a while and then is the same again, it is one stretch, as it is in force all the time.
fn stretches(timeline: &Timeline, period: Period) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    // Whether the status in force has been that of the last stretch ever since.
    let mut lasts = true;
    for piece in timeline.pieces() {
        lasts &= stretches.last().is_none_or(|last| last.status == piece.status);
        if !piece.possible.is_certain() {
            continue;
        }
        match stretches.last_mut() {
            Some(last) if lasts => last.end.from = piece.to,
            last => {
                lasts = true;
                // The epoch stands for a beginning that nobody knows.
                let earliest = last.as_ref().and_then(|last| last.end.from).filter(|at| *at > Timestamp::EPOCH);
                if let Some(last) = last {
                    last.end.to = piece.from;
                }
                let begin = Since { from: earliest, to: piece.from };
                stretches.push(Stretch { status: piece.status, begin, end: Since { from: piece.to, to: None } });
            }
        }
    }
    let is_shown = |stretch: &Stretch| {
        let ends_before = stretch.end.to.or(stretch.end.from).is_some_and(|end| end <= period.from);
        !ends_before && stretch.begin.to.is_none_or(|begin| begin < period.to)
    };
    stretches.retain(is_shown);
    stretches
}

/// Whether two times read the same to the minute and are not. A second apart are those of what was seen at an instant.
fn is_within_minute(one: Timestamp, other: Timestamp) -> bool {
    let (one, other) = (one.as_second(), other.as_second());
    one.div_euclid(MINUTE) == other.div_euclid(MINUTE) && one.abs_diff(other) > 1
}

/// How the times of a stretch are said, one after the other: with the day where it is another than that of the time before, and
/// to the second where two fall into one minute.
struct Teller<'a> {
    shown: &'a Shown,
    before: Timestamp,
}

impl Teller<'_> {
    fn time(&mut self, at: Timestamp, beside: &[Option<Timestamp>]) -> String {
        let text = i18n::short_moment(self.shown.lang, at, self.before, &self.shown.board.zone);
        self.before = at;
        let is_ambiguous = beside.iter().flatten().any(|other| is_within_minute(at, *other));
        if is_ambiguous { i18n::to_the_second(&text, at) } else { text }
    }

    fn limit(&mut self, limit: Since, beside: &[Option<Timestamp>]) -> Limit {
        match (limit.from, limit.to) {
            (None, None) => Limit::Open,
            (None, Some(to)) => Limit::By(self.time(to, beside)),
            (Some(from), None) => Limit::At(self.time(from, beside)),
            (Some(from), Some(to)) if from == to => Limit::At(self.time(to, beside)),
            (Some(from), Some(to)) => {
                let from = self.time(from, beside);
                let to = self.time(to, beside);
                if from == to { Limit::At(to) } else { Limit::Between(from, to) }
            }
        }
    }
}

/// A stretch in words; without its end where that is hindsight.
fn stretch_text(shown: &Shown, stretch: &Stretch, lasts: bool) -> String {
    let Stretch { status, begin, end } = *stretch;
    let mut teller = Teller { shown, before: Timestamp::EPOCH };
    let beside = [begin.from, begin.to, end.from, end.to];
    let begin = teller.limit(begin, &beside);
    let end = if lasts { Limit::Open } else { teller.limit(end, &beside) };
    i18n::stretch(shown.lang, shown.words().status(status), &begin, &end)
}

/// The course of a timeline in a sentence. Up to the moment it says what the words beside the lane say: that what holds at the
/// moment came to an end is hindsight, and said after it.
fn course(shown: &Shown, timeline: &Timeline, period: Period, at: Timestamp) -> String {
    let stretches = stretches(timeline, period);
    let begun = stretches.iter().take_while(|stretch| stretch.begin.to.is_none_or(|begin| begin <= at)).count();
    let left_out = begun.saturating_sub(MOST);
    let said: Vec<_> = stretches
        .iter()
        .enumerate()
        .skip(left_out)
        .map(|(index, stretch)| stretch_text(shown, stretch, index + 1 == begun || index + 1 == stretches.len()))
        .collect();
    let (so_far, later) = said.split_at_checked(begun - left_out).unwrap_or((&said, &[]));
    i18n::course(shown.lang, left_out, so_far, later)
}

/// The words of a lane: a sentence for those who do not see it, and the times of each stretch where it is drawn.
fn words_of(
    shown: &Shown,
    index: usize,
    timeline: impl Fn(&ServiceLog) -> Option<&Timeline> + Copy + Send + Sync + 'static,
) -> AnyView {
    let (log, view, period) = (shown.service_log(index), shown.view, shown.period);
    let begun = Memo::new(move |_| {
        log.with(|log| {
            let timeline = log.as_deref().and_then(timeline);
            passed(view, timeline.into_iter().flat_map(Timeline::pieces).filter_map(|piece| piece.from))
        })
    });
    let sentence = {
        let shown = shown.clone();
        move || log.with(|log| Some(course(&shown, timeline(log.as_deref()?)?, period.get(), begun.get().to)))
    };
    let shown = shown.clone();
    let places = move || {
        log.with(|log| {
            let (timeline, period) = (timeline(log.as_deref()?)?, period.get());
            let place = |stretch: Stretch| {
                let edge = |at: Option<Timestamp>, open: f64| at.map_or(open, |at| share(at, period)) * 100.0;
                let (from, to) = (edge(stretch.begin.to, 0.0), edge(stretch.end.from, 1.0));
                let title = stretch_text(&shown, &stretch, false);
                view! { <span class="lane-place" title=title style:left=percent(from) style:width=percent(to - from)></span> }
            };
            Some(stretches(timeline, period).into_iter().map(place).collect_view())
        })
    };
    view! {
        <div class="lane-places" aria-hidden="true">
            {places}
        </div>
        <p class="unseen">{move || sentence().map(anew)}</p>
    }
    .into_any()
}

/// The words of a service's lane, by its index.
pub(super) fn service_words(shown: &Shown, index: usize) -> AnyView {
    words_of(shown, index, |log| Some(&log.timeline))
}

/// The words of a feature's lane.
pub(super) fn feature_words(shown: &Shown, index: usize, feature: usize) -> AnyView {
    words_of(shown, index, move |log| log.features.get(feature))
}

/// What the lane of a site shows: how much of it there was when, and what happened.
pub(super) fn site_words(shown: &Shown, index: usize) -> AnyView {
    let Some(site) = shown.board.sites.get(index).map(|site| site.id.clone()) else { return ().into_any() };
    let (log, view) = (shown.log, shown.view);
    let passed = {
        let site = site.clone();
        Memo::new(move |_| {
            log.with(|log| {
                let readings = log.readings.iter().map(|reading| reading.when.latest());
                let milestones = log.milestones.iter().filter(|milestone| milestone.site == site);
                passed(view, readings.chain(milestones.map(|milestone| milestone.when.latest())))
            })
        })
    };
    let shown = shown.clone();
    let list = move || {
        let passed = passed.get();
        let (lang, later) = (shown.lang, shown.detail_words().after_this_moment);
        log.with(|log| {
            let measure = log.measures.iter().find(|measure| measure.site == site);
            let readings = log.readings.iter().filter_map(|reading| {
                let measure = measure.filter(|measure| measure.id == reading.measure)?;
                let quantity = i18n::quantity(lang, reading.quantity, measure.unit, measure.total);
                Some((reading.when, format!("{} {quantity}", measure.name.get(lang))))
            });
            let milestones = log.milestones.iter().filter(|milestone| milestone.site == site);
            let milestones = milestones.map(|milestone| (milestone.when, milestone.label.get(lang).to_owned()));
            let events = readings.chain(milestones).collect();
            let events = downboard_core::order::by_key(events, |(when, _)| downboard_core::order::by_time(*when));
            let events = events.into_iter().map(|(when, what)| {
                let at = when.latest();
                let time = i18n::day_and_clock(lang, at, &shown.board.zone);
                let what = i18n::happened(lang, &time, &what);
                view! { <li>{anew(if at > passed.to { format!("{what} ({later})") } else { what })}</li> }
            });
            events.collect_view()
        })
    };
    view! { <ol class="unseen">{list}</ol> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::When;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    #[test]
    fn what_lies_between_two_certain_stretches_bounds_both() {
        let timeline = Timeline::from_changes(&[
            (When::At(second(5)), Status::Operational, Some(0)),
            (When::Between { from: second(20), to: second(30) }, Status::MajorOutage, Some(1)),
            (When::At(second(40)), Status::MajorOutage, Some(2)),
            (When::Between { from: second(60), to: second(80) }, Status::Operational, Some(3)),
        ]);
        let since = |from: Option<i64>, to: Option<i64>| Since { from: from.map(second), to: to.map(second) };
        let stretch = |status, begin, end| Stretch { status, begin, end };
        let period = Period { from: second(10), to: second(100) };
        assert_eq!(
            stretches(&timeline, period),
            [
                stretch(Status::Operational, since(Some(5), Some(5)), since(Some(20), Some(30))),
                stretch(Status::MajorOutage, since(Some(20), Some(30)), since(Some(60), Some(80))),
                stretch(Status::Operational, since(Some(60), Some(80)), since(None, None)),
            ]
        );
    }

    #[test]
    fn two_times_of_a_minute_are_told_apart_and_what_was_seen_at_an_instant_is_not_two() {
        assert!(is_within_minute(second(60), second(100)));
        assert!(!is_within_minute(second(60), second(61)));
        assert!(!is_within_minute(second(59), second(61)));
        assert!(!is_within_minute(second(60), second(60)));
    }
}
