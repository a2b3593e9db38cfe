//! The estimate of one service at a moment step by step, with every input in its middle: what a reader can follow by hand.
//! Every value is one that the estimate itself works with, in the setting that stands beside its draws.

use super::draws::MIDDLE;
use super::model::Model;
use super::service::{People, ServiceEstimate};
use downboard_core::model::{AudienceMeasure, Service, ServiceIndex, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{ServiceLog, Timeline};

/// The steps of an estimate, each with every input in its middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The published audience.
    pub audience: u64,
    /// What it counts.
    pub measure: AudienceMeasure,
    /// `A`: monthly users. Of an audience that counts a day's users, that divided by `g`.
    pub monthly: f64,
    /// `g`: daily users as a share of monthly users.
    pub daily_share: f64,
    /// `n`: launches per person and day of use.
    pub launches: f64,
    /// `m = g n`: launches per monthly user and day.
    pub mean: f64,
    /// `r`: the shape of the negative binomial distribution, the solution of `g = 1 - (1 + m/r)^-r`.
    pub shape: f64,
    /// `p_max`: the share of a day's use in the busiest hour.
    pub peak_hour: f64,
    /// `reach(p_max) = 1 - (1 + m p_max / r)^-r`: the share of monthly users who try at least once in the busiest hour.
    pub peak_reach: f64,
    /// `w`: users of a day of the weekend against those of a weekday.
    pub weekend_users: f64,
    /// The hour before the moment; none while nothing fails or nothing is known.
    pub last_hour: Option<WorkedHour>,
    /// What failed by status, mildest first; only statuses that there were for certain.
    pub failed: Vec<WorkedStatus>,
    /// `W`: days of demand that failed so far, of all statuses and of changes that are only bounded.
    pub days: f64,
    /// `reach(W) = 1 - (1 + m W / r)^-r`: the share of monthly users who tried at least once while it failed.
    pub reach: f64,
    /// People so far: `A reach(W)`.
    pub so_far: f64,
    /// People so far if a failure hit the same people each time, those of a milder one first among those of a worse: `A` times
    /// the integral of `reach(W(u))` over `u` from 0 to 1, with `W(u)` the days of demand in statuses of a severity above `u`.
    /// Of statuses that there were for certain. `so_far`, with every attempt failing on its own, is the other end: `reach` is
    /// concave, so this is never more.
    pub so_far_least: f64,
    /// The integral of the severity, in hours.
    pub hours: f64,
    /// User-hours of exposure: `A g` times these hours.
    pub exposure: f64,
}

/// The hour before the moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkedHour {
    /// The status at the moment; the worst that is possible while a change is only bounded.
    pub status: Status,
    /// `s`: the share of attempts that fails.
    pub severity: f64,
    /// `l`: the use in the hour against the busiest hour of a weekday, with the weekend in it.
    pub load: f64,
    /// Whether the moment is on a day of the weekend, in the zone of the board.
    pub is_weekend: bool,
    /// People in the last hour: `A s reach(p_max) l`, unless the status changed within it.
    pub people: f64,
}

/// What failed in one status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkedStatus {
    /// The status.
    pub status: Status,
    /// `s`: the share of attempts that fails.
    pub severity: f64,
    /// Hours of the clock.
    pub hours: f64,
    /// Days of demand that fell into them.
    pub days: f64,
}

impl Model {
    /// The steps of the estimate of a service; none where it has no figure.
    pub fn worked(&self, index: ServiceIndex, at: Timestamp) -> Option<Worked> {
        let (service, log): (&Service, &ServiceLog) = self.of_board(index)?;
        self.of_service(index)?.worked(service, &log.essential, at)
    }
}

impl ServiceEstimate {
    fn worked(&self, service: &Service, whole: &Timeline, at: Timestamp) -> Option<Worked> {
        let (draws, audience) = (self.active()?, service.audience()?);
        let habit = draws.habit(MIDDLE)?;
        let demand = self.demand();
        let failed = self.failed(at.as_second(), draws);
        let middle = |values: Vec<f64>| values.get(MIDDLE).copied().unwrap_or(0.0);
        let days = failed.by(draws, |passed| passed.days);
        let (hours, so_far) = (middle(failed.by(draws, |passed| passed.hours)), middle(draws.tried(&days)));
        let monthly = draws.monthly().get(MIDDLE).copied()?;
        let status = whole.status_at(at);
        let severity = self.severity_now(at.as_second(), draws);
        let last_hour = (severity > 0.0 && status != Status::Unknown).then(|| {
            let People { values, factor } = self.last_hour_at(at);
            let people = values.get(MIDDLE).map_or(0.0, |people| people * factor);
            let (load, is_weekend) = (demand.load_at(at), demand.is_weekend(at));
            WorkedHour { status, severity, load, is_weekend, people }
        });
        let statuses = [Status::Degraded, Status::PartialOutage, Status::MajorOutage];
        let by_status = statuses.into_iter().zip(failed.certain()).filter(|(_, passed)| passed.hours > 0.0);
        let failed = by_status.map(|(status, passed)| WorkedStatus {
            status,
            severity: draws.severity(status, MIDDLE),
            hours: passed.hours,
            days: passed.days,
        });
        let failed: Vec<WorkedStatus> = failed.collect();
        let so_far_least = monthly * reach_of_the_same(&failed, |days| habit.reach(days));
        let mean = habit.mean_by_shape * habit.shape;
        Some(Worked {
            audience: audience.value,
            measure: audience.measure,
            monthly,
            daily_share: habit.daily_share,
            launches: mean / habit.daily_share,
            mean,
            shape: habit.shape,
            peak_hour: demand.peak_hour,
            peak_reach: habit.peak_reach,
            weekend_users: demand.weekend_users,
            last_hour,
            failed,
            days: middle(days),
            reach: so_far / monthly,
            so_far,
            so_far_least,
            hours,
            exposure: monthly * habit.daily_share * hours,
        })
    }
}

/// The share of monthly users who met a failure if each status hit the same people, from statuses with the mildest first.
fn reach_of_the_same(failed: &[WorkedStatus], reach: impl Fn(f64) -> f64) -> f64 {
    let milder = failed.iter().rev().skip(1).map(|next| next.severity).chain([0.0]);
    let (mut days, mut share) = (0.0, 0.0);
    for (status, milder) in failed.iter().rev().zip(milder) {
        days += status.days;
        share += (status.severity - milder) * reach(days);
    }
    share
}
