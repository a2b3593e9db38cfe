//! What a lane draws, in words: for those who do not see it, and under the pointer of those who do. It comes with the details:
//! the first screen does without.

use downboard_core::model::{Lang, Period, Status, Zone};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{Piece, ServiceLog, Since, Timeline};
use leptos::prelude::*;

use super::geometry::{percent, share};
use super::shown::{Shown, passed};
use crate::ui::anew;
use downboard_words::{self, Limit, words};

/// So many stretches up to the moment are said. A lane of a month may have hundreds; they are in the record.
const MOST: usize = 12;

/// A stretch in which one status is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    status: Status,
    /// From when on it is shown; nothing when that reaches back for ever.
    shown: Option<Timestamp>,
    /// When it begins; nothing when it reaches back for ever.
    begin: Since,
    /// When it ends; nothing when it goes on for ever.
    end: Since,
}

/// The stretches of a timeline within a period, by the status that is shown: at each moment the last that has begun is that of
/// the moment. Each begins and ends as closely as is known. One that is never certain counts from where nothing better is
/// possible.
fn stretches(timeline: &Timeline, period: Period) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let all = timeline.pieces();
    let mut told = 0;
    for pieces in all.chunk_by(|piece, next| piece.status == next.status) {
        let ([first, ..], [.., last]) = (pieces, pieces) else { continue };
        let before = all.get(..told).unwrap_or_default();
        told += pieces.len();
        let rest = all.get(told..).unwrap_or_default();
        let status = first.status;
        // Where it is shown again it is another stretch, which this one cannot have lasted into.
        let may_be = |piece: &&Piece| piece.status != status && piece.possible.contains(status);
        let is_no_better = |piece: &&Piece| piece.possible.best().rank() >= status.rank();
        let begin = Since {
            from: before.iter().rev().take_while(may_be).last().unwrap_or(first).from,
            to: pieces.iter().find(is_no_better).map_or(last.to, |piece| piece.from),
        };
        let certain = pieces.iter().rfind(|piece| piece.possible.is_certain());
        let end = Since {
            from: certain.map_or(begin.to, |piece| piece.to),
            to: rest.iter().take_while(may_be).last().unwrap_or(last).to,
        };
        stretches.push(Stretch { status, shown: first.from, begin, end });
    }
    let is_shown = |stretch: &Stretch| {
        let ends_before = stretch.end.to.is_some_and(|end| end <= period.from);
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
    lang: Lang,
    zone: &'a Zone,
    before: Timestamp,
}

impl Teller<'_> {
    fn time(&mut self, at: Timestamp, beside: &[Option<Timestamp>]) -> String {
        let text = downboard_words::short_moment(self.lang, at, self.before, self.zone);
        self.before = at;
        let is_ambiguous = beside.iter().flatten().any(|other| is_within_minute(at, *other));
        if is_ambiguous { downboard_words::to_the_second(&text, at) } else { text }
    }

    fn limit(&mut self, limit: Since, beside: &[Option<Timestamp>]) -> Limit {
        match (limit.from, limit.to) {
            (None, None) => Limit::Open,
            (None, Some(to)) => Limit::By(self.time(to, beside)),
            (Some(from), None) => Limit::From(self.time(from, beside)),
            (Some(from), Some(to)) if from == to => Limit::At(self.time(to, beside)),
            (Some(from), Some(to)) => {
                let from = self.time(from, beside);
                let to = self.time(to, beside);
                if from == to { Limit::At(to) } else { Limit::Between(from, to) }
            }
        }
    }
}

/// A stretch in words as it is known at a moment; without its end where that is hindsight.
fn stretch_text(lang: Lang, zone: &Zone, stretch: &Stretch, at: Option<Timestamp>, lasts: bool) -> String {
    let Stretch { status, begin, end, .. } = *stretch;
    // The epoch stands for a beginning that nobody knows.
    let known = |limit: Since| Since {
        from: limit.from.filter(|from| *from > Timestamp::EPOCH),
        to: limit.to.filter(|to| at.is_none_or(|at| *to <= at)),
    };
    let (begin, end) = (known(begin), known(end));
    let mut teller = Teller { lang, zone, before: Timestamp::EPOCH };
    let beside = [begin.from, begin.to, end.from, end.to];
    let begin = teller.limit(begin, &beside);
    let end = if lasts { Limit::Open } else { teller.limit(end, &beside) };
    downboard_words::stretch(lang, words(lang).status(status), &begin, &end)
}

/// The course of a timeline in a sentence. Up to the moment it says what the words beside the lane say: that what holds at the
/// moment came to an end is hindsight, and said after it, as is when a change came that is only bounded.
fn course(lang: Lang, zone: &Zone, timeline: &Timeline, period: Period, at: Timestamp) -> String {
    let stretches = stretches(timeline, Period { from: period.from.min(at), ..period });
    let begun = stretches.iter().take_while(|stretch| stretch.shown.is_none_or(|begin| begin <= at)).count();
    let left_out = begun.saturating_sub(MOST);
    let said: Vec<_> = stretches
        .iter()
        .enumerate()
        .skip(left_out)
        .map(|(index, stretch)| {
            let lasts = index + 1 == begun || index + 1 == stretches.len();
            stretch_text(lang, zone, stretch, (index < begun).then_some(at), lasts)
        })
        .collect();
    let (so_far, later) = said.split_at_checked(begun - left_out).unwrap_or((&said, &[]));
    downboard_words::course(lang, left_out, so_far, later)
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
        move || {
            log.with(|log| {
                let timeline = timeline(log.as_deref()?)?;
                Some(course(shown.lang, &shown.board.zone, timeline, period.get(), begun.get().to))
            })
        }
    };
    let shown = shown.clone();
    let places = move || {
        log.with(|log| {
            let (timeline, period) = (timeline(log.as_deref()?)?, period.get());
            let place = |stretch: Stretch| {
                let edge = |at: Option<Timestamp>, open: f64| at.map_or(open, |at| share(at, period)) * 100.0;
                let (from, to) = (edge(stretch.begin.to, 0.0), edge(stretch.end.from, 1.0));
                let title = stretch_text(shown.lang, &shown.board.zone, &stretch, None, false);
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
                let quantity = downboard_words::quantity(lang, reading.quantity, measure.unit, measure.total);
                Some((reading.when, format!("{} {quantity}", measure.name.get(lang))))
            });
            let milestones = log.milestones.iter().filter(|milestone| milestone.site == site);
            let milestones = milestones.map(|milestone| (milestone.when, milestone.label.get(lang).to_owned()));
            let events = readings.chain(milestones).collect();
            let events = downboard_core::order::by_key(events, |(when, _)| downboard_core::order::by_time(*when));
            let events = events.into_iter().map(|(when, what)| {
                let at = when.latest();
                let time = downboard_words::day_and_clock(lang, at, &shown.board.zone);
                let what = downboard_words::happened(lang, &time, &what);
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
    use crate::components::shown::bundled;
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
        let stretch = |status, shown, begin, end| Stretch { status, shown: Some(second(shown)), begin, end };
        let period = Period { from: second(10), to: second(100) };
        assert_eq!(
            stretches(&timeline, period),
            [
                stretch(Status::Operational, 5, since(Some(5), Some(5)), since(Some(20), Some(30))),
                stretch(Status::MajorOutage, 20, since(Some(20), Some(30)), since(Some(60), Some(80))),
                stretch(Status::Operational, 80, since(Some(60), Some(80)), since(None, None)),
            ]
        );
    }

    #[test]
    fn what_is_seen_again_after_nobody_looked_is_no_part_of_the_stretch_before() {
        let between = |from, to| When::Between { from: second(from), to: second(to) };
        let timeline = Timeline::from_changes(&[
            (When::By(second(10)), Status::Operational, Some(0)),
            (between(20, 25), Status::Unknown, Some(1)),
            (When::By(second(40)), Status::Operational, Some(2)),
        ]);
        let ends = |from, to| {
            let stretches = stretches(&timeline, Period { from: second(from), to: second(to) });
            stretches
                .iter()
                .map(|stretch| (stretch.status, stretch.end.to.map(Timestamp::as_second)))
                .collect::<Vec<_>>()
        };
        let (works, unknown) = (Status::Operational, Status::Unknown);
        assert_eq!(ends(0, 100), [(unknown, Some(10)), (works, Some(40)), (unknown, Some(40)), (works, None)]);
        assert_eq!(ends(50, 100), [(works, None)], "what was over before the period is no part of it");
    }

    /// What is said of a lane at an instant of 15 October 2022 or later, up to that instant.
    #[track_caller]
    fn check(service: &str, at: &str, ko: &str, en: &str) {
        let (log, at) = (bundled::log(), bundled::at(at));
        let own = log.board.services.iter().zip(&log.services).find(|(known, _)| known.id == *service);
        let timeline = &own.expect("a service").1.timeline;
        let so_far = |lang, later| {
            let said = course(lang, &log.board.zone, timeline, log.period, at);
            said.split_once(later).map_or(said.clone(), |(so_far, _)| so_far.to_owned())
        };
        assert_eq!(so_far(Lang::Ko, " 이 시점 이후"), ko);
        assert_eq!(so_far(Lang::En, " After this"), en);
    }

    #[test]
    fn while_a_change_is_only_bounded_the_lane_says_what_its_heading_says() {
        check(
            "kakao-login",
            "2022-10-15T15:40:00+09:00",
            "2022년 10월 15일 12:00부터 적어도 15:27까지 정상; \
             빨라야 2022년 10월 15일 15:27부터 중단.",
            "operational from 15 Oct 2022 12:00 to 15:27 at the earliest; \
             down since 15 Oct 2022 15:27 at the earliest.",
        );
        check(
            "kakaopay",
            "2022-10-15T16:00:00+09:00",
            "2022년 10월 15일 15:27~15:46쯤까지 확인 불가; \
             2022년 10월 15일 15:27~15:46쯤부터 일부 중단.",
            "unknown until 15 Oct 2022 15:27–15:46; \
             partly down since 15 Oct 2022 15:27–15:46.",
        );
        check(
            "kakaopay",
            "2022-10-15T21:50:00+09:00",
            "2022년 10월 15일 15:27~15:46쯤까지 확인 불가; \
             2022년 10월 15일 15:27~15:46쯤부터 15:46~19:59쯤까지 일부 중단; \
             2022년 10월 15일 15:27~19:59쯤부터 중단.",
            "unknown until 15 Oct 2022 15:27–15:46; \
             partly down from 15 Oct 2022 15:27–15:46 to 15:46–19:59; \
             down since 15 Oct 2022 15:27–19:59.",
        );
        check(
            "kakaonavi",
            "2022-10-16T14:30:00+09:00",
            "2022년 10월 15일 15:27~21:50쯤까지 확인 불가; \
             2022년 10월 15일 15:27~21:50쯤부터 21:50~10월 16일 08:00쯤까지 중단; \
             2022년 10월 15일 21:50~10월 16일 08:00쯤부터 확인 불가.",
            "unknown until 15 Oct 2022 15:27–21:50; \
             down from 15 Oct 2022 15:27–21:50 to 21:50 – 16 Oct 08:00; \
             unknown since 15 Oct 2022 21:50 – 16 Oct 08:00.",
        );
    }

    #[test]
    fn the_last_stretch_of_a_lane_up_to_a_moment_has_the_status_of_its_heading_then() {
        let log = bundled::log();
        for (service, own) in log.board.services.iter().zip(&log.services) {
            for timeline in std::iter::once(&own.timeline).chain(&own.features) {
                for at in bundled::moments(&log) {
                    let status = timeline.status_at(at);
                    for lang in Lang::ALL {
                        let said = course(lang, &log.board.zone, timeline, log.period, at);
                        let so_far = said.split(". ").next().unwrap_or_default().trim_end_matches('.');
                        let last = so_far.rsplit("; ").next().unwrap_or_default();
                        let is_said = |status: &Status| match (lang, words(lang).status(*status)) {
                            (Lang::Ko, word) => last.ends_with(word),
                            (Lang::En, word) => last.starts_with(word),
                        };
                        // 일부 중단 ends with 중단.
                        let of_last = Status::ALL.into_iter().filter(is_said);
                        let of_last = of_last.max_by_key(|status| words(lang).status(*status).len());
                        assert_eq!(of_last, Some(status), "{} at {at}: {said}", service.id);
                    }
                }
            }
        }
    }

    #[test]
    fn two_times_of_a_minute_are_told_apart_and_what_was_seen_at_an_instant_is_not_two() {
        assert!(is_within_minute(second(60), second(100)));
        assert!(!is_within_minute(second(60), second(61)));
        assert!(!is_within_minute(second(59), second(61)));
        assert!(!is_within_minute(second(60), second(60)));
    }
}
