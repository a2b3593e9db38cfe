//! The days up to a moment: what each was like for a service or a feature, and how much time was lost.
//!
//! A day that a document sums up is what the document says of it, up to when it was last changed; all other time is what the
//! timeline shows. What neither knows is unknown, never operational.
//!
//! Work is bounded by the records of days, and for each service by its pieces and the days that are asked for.

use crate::links::Positions;
use crate::model::{CalendarDay, Day, FeatureIndex, Id, Period, ServiceIndex, Status, StatusSeconds, Zone};
use crate::steps::step;
use crate::time::Timestamp;
use crate::timeline::{BoardLog, Timeline};

/// The most days that are looked at: a year.
pub const MOST_DAYS: usize = 366;
/// The most dates that are looked at for them: clocks that are moved across the date line leave one out.
const MOST_DATES: i64 = 400;

/// A day of a service or a feature, as far as it had passed by a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayView {
    /// Its date.
    pub date: CalendarDay,
    /// From when to when it lasts by the clocks of the board.
    pub period: Period,
    /// How long each status lasted. Together they are as long as the day had lasted by the moment.
    pub seconds: StatusSeconds,
    /// Whether some of it was still to come.
    pub is_partly_past: bool,
}

impl DayView {
    /// The worst status that lasted, in the order of [`Status::rank`]. Maintenance is worse than unknown and no trouble: how long
    /// it lasted stands in the seconds, whatever is worse.
    pub fn worst(&self) -> Status {
        self.seconds.worst()
    }
}

/// The days of a service or a feature up to a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayHistory {
    /// The days, oldest first; the last is that of the moment.
    pub days: Vec<DayView>,
    /// The seconds in trouble on these days: degraded, partly out or out, as [`Status::is_trouble`] has it. Maintenance is
    /// announced and counts as none. Trouble of which nobody has said anything for a week counts up to then, as it does for
    /// estimates ([`ServiceLog::silent_from`](crate::timeline::ServiceLog::silent_from)); the days still show it, as lanes do.
    pub lost_seconds: i64,
}

impl DayHistory {
    /// The seconds of these days of which a status is known.
    pub fn known_seconds(&self) -> i64 {
        self.days.iter().map(|day| day.seconds.known()).sum()
    }
}

/// The days up to a moment, newest first, each with when it lasts. The last second before the moment is on the newest, so that a
/// day of which nothing has passed is none.
fn calendar(zone: &Zone, at: Timestamp, count: usize) -> Vec<(CalendarDay, Period)> {
    let today = CalendarDay::at(at.checked_add(-1).unwrap_or(at), zone);
    let dates = (0..MOST_DATES).map(|back| today.plus(-back));
    dates.filter_map(|date| Some((date, date.period(zone)?))).take(count.min(MOST_DAYS)).collect()
}

/// From when on the days up to a moment count; `None` without any.
pub(super) fn begin(zone: &Zone, at: Timestamp, count: usize) -> Option<Timestamp> {
    calendar(zone, at, count).last().map(|(_, period)| period.from)
}

/// What a document says of a day: how long each status lasted, and up to when it counts.
#[derive(Clone, Copy)]
struct Recorded {
    seconds: StatusSeconds,
    until: Timestamp,
    updated_at: Timestamp,
}

/// What the documents say of the days of one subject, in the order of the calendar.
type RecordedDays = Vec<Option<Recorded>>;

/// The days that are looked at.
struct Calendar {
    /// Newest first.
    days: Vec<(CalendarDay, Period)>,
    at: Timestamp,
}

impl Calendar {
    fn of(log: &BoardLog, at: Timestamp, count: usize) -> Self {
        Self { days: calendar(&log.board.zone, at, count), at }
    }

    /// Where a day stands among them.
    fn place(&self, date: CalendarDay) -> Option<usize> {
        self.days.binary_search_by(|(own, _)| date.cmp(own)).ok()
    }

    /// Notes what a document says of a day, unless another that was changed later says something. What is longer than the day had
    /// lasted is no sum of it, and what counts beyond the moment is hindsight.
    fn note(&self, recorded: &mut RecordedDays, day: &Day, updated_at: Timestamp) {
        let Some(place) = self.place(day.date) else { return };
        let Some((_, period)) = self.days.get(place) else { return };
        let until = period.to.min(updated_at);
        let fits = period.from < until && day.seconds.total() <= until.as_second() - period.from.as_second();
        if recorded.is_empty() {
            recorded.resize(self.days.len(), None);
        }
        if let Some(slot) = recorded.get_mut(place)
            && fits
            && until <= self.at
            && slot.is_none_or(|known| known.updated_at < updated_at)
        {
            *slot = Some(Recorded { seconds: day.seconds, until, updated_at });
        }
    }

    /// The days of a timeline, oldest first.
    fn history(&self, timeline: &Timeline, recorded: &RecordedDays, silent_from: Option<Timestamp>) -> DayHistory {
        let mut history = DayHistory { days: Vec::with_capacity(self.days.len()), lost_seconds: 0 };
        for (place, (date, period)) in self.days.iter().enumerate().rev() {
            let past = period.to.min(self.at);
            let known = recorded.get(place).copied().flatten();
            let (mut seconds, until) = known.map_or_else(
                || (StatusSeconds::default(), period.from),
                |known| {
                    let mut seconds = known.seconds;
                    let silent = known.until.as_second() - period.from.as_second() - seconds.total();
                    seconds.add(Status::Unknown, silent);
                    (seconds, known.until)
                },
            );
            history.lost_seconds += seconds.trouble();
            lasting(timeline, until, past, |status, from, to| {
                seconds.add(status, to - from);
                if status.is_trouble() {
                    let counted = silent_from.map_or(to, |cut| cut.as_second().min(to));
                    history.lost_seconds += (counted - from).max(0);
                }
            });
            history.days.push(DayView { date: *date, period: *period, seconds, is_partly_past: self.at < period.to });
        }
        history
    }
}

/// Tells which status a timeline shows from when to when within a stretch of time, in seconds.
fn lasting(timeline: &Timeline, from: Timestamp, to: Timestamp, mut tell: impl FnMut(Status, i64, i64)) {
    let (from, to) = (from.as_second(), to.as_second());
    for piece in timeline.pieces_between(from, to) {
        step();
        let begin = piece.from.map_or(from, |begin| begin.as_second().max(from));
        let end = piece.to.map_or(to, |end| end.as_second().min(to));
        if begin < end {
            tell(piece.status, begin, end);
        }
    }
}

/// The days up to a moment of each service, in the order of the board; at most [`MOST_DAYS`].
pub fn days(log: &BoardLog, at: Timestamp, count: usize) -> Vec<DayHistory> {
    let calendar = Calendar::of(log, at, count);
    let services = Positions::of(log.board.services.iter().map(|service| &service.id));
    let mut recorded: Vec<RecordedDays> = vec![Vec::new(); log.services.len()];
    for (day, updated_at) in log.recorded_days().filter(|(day, _)| day.feature.is_none()) {
        step();
        if let Some(own) = services.slot(&mut recorded, &day.service) {
            calendar.note(own, day, updated_at);
        }
    }
    let services = log.services.iter().zip(&recorded);
    services.map(|(own, recorded)| calendar.history(&own.timeline, recorded, own.silent_from)).collect()
}

/// The days up to a moment of a feature of a service; `None` for one that the board does not have.
pub fn days_of_feature(
    log: &BoardLog,
    at: Timestamp,
    count: usize,
    service: ServiceIndex,
    feature: FeatureIndex,
) -> Option<DayHistory> {
    let calendar = Calendar::of(log, at, count);
    let (known, own) = (log.board.service(service)?, log.service_at(service)?);
    let id: &Id = &feature.of(&known.features)?.id;
    let mut recorded = RecordedDays::new();
    for (day, updated_at) in log.recorded_days() {
        step();
        if day.service == known.id && day.feature.as_ref() == Some(id) {
            calendar.note(&mut recorded, day, updated_at);
        }
    }
    Some(calendar.history(own.feature(feature)?, &recorded, own.silent_from))
}
