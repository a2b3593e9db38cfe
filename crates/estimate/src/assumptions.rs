//! Every assumption of the estimate in one place, and what a board puts in its stead.
//!
//! The numbers in brackets are the sources of `docs/methods.md`. "Assumed" means that nobody published a figure and the range
//! is ours.

use serde::Serialize;

use super::triangular::Triangular;
use downboard_core::model::{AssumedInput, Assumption, AssumptionScope, Board, Category, Decimal, Service, Status};

/// What an assumption rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssumptionBasis {
    /// A published figure.
    Published,
    /// Nothing that was published: the value is ours.
    Assumed,
}

/// How people use a kind of service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Kind {
    /// Daily users as a share of monthly users.
    pub(super) daily_share: Triangular,
    /// Whether that was published.
    pub(super) daily_share_basis: AssumptionBasis,
    /// How often a user opens it on a day of use.
    pub(super) launches: Triangular,
    /// Minutes of use per monthly user and day, where published.
    pub(super) minutes_per_day: Option<f64>,
    /// The use in each hour of the day, in percent.
    pub(super) hours_of_day: [f64; 24],
    /// Users of a day of the weekend against those of a weekday.
    pub(super) weekend_users: f64,
    /// Hours of use of a day of the weekend against those of a weekday.
    pub(super) weekend_hours: f64,
}

/// What holds for all services of a board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct General {
    /// The standard deviation of the logarithm of an audience. Two panels and the company disagree on the same Korean services
    /// of 2022 by a root mean square of 0.111 of the logarithms \[1-6\], about 0.08 for each source; rounded up.
    pub(super) audience_spread: f64,
    /// How far audiences overlap, as the correlation of the one-factor model: brackets six published Korean pairs.
    pub(super) overlap: Triangular,
    /// The share of attempts that fail while degraded, partly down and down, in this order. Around KDDI's outage of 2022 as
    /// the regulator counted it (data 0.20, voice 0.59 of the number first given \[7\]); the ranges, and the last, are assumed.
    pub(super) severity: [Triangular; 3],
}

impl General {
    /// What holds where no board says otherwise.
    pub(super) const DEFAULT: Self = Self {
        audience_spread: 0.10,
        overlap: Triangular::new(0.05, 0.45, 0.70),
        severity: [Triangular::new(0.05, 0.2, 0.4), Triangular::new(0.25, 0.5, 0.75), Triangular::new(0.9, 1.0, 1.0)],
    };

    /// What holds on a board.
    pub(super) fn of(board: &Board) -> Self {
        let mut general = Self::DEFAULT;
        for assumption in &board.assumptions {
            match (assumption.input, &assumption.scope) {
                (AssumedInput::AudienceSpread, AssumptionScope::Board {}) => {
                    one(&assumption.values, &mut general.audience_spread);
                }
                (AssumedInput::Overlap, AssumptionScope::Board {}) => three(&assumption.values, &mut general.overlap),
                (AssumedInput::Severity, AssumptionScope::Status { status }) => {
                    if let Some(severity) = failing(*status).and_then(|index| general.severity.get_mut(index)) {
                        three(&assumption.values, severity);
                    }
                }
                _ => {}
            }
        }
        general
    }
}

/// How far audiences overlap where no board says otherwise: the correlation of the one-factor model.
pub fn assumed_overlap() -> Triangular {
    General::DEFAULT.overlap
}

/// The share of attempts that fail in a status, where no board says otherwise.
pub fn assumed_severity(status: Status) -> Triangular {
    let known = failing(status).and_then(|index| General::DEFAULT.severity.get(index));
    known.copied().unwrap_or(Triangular::new(0.0, 0.0, 0.0))
}

/// The index of a failing status, 0 for degraded; `None` for a status in which no attempt fails.
pub(super) fn failing(status: Status) -> Option<usize> {
    match status {
        Status::Degraded => Some(0),
        Status::PartialOutage => Some(1),
        Status::MajorOutage => Some(2),
        Status::Operational | Status::Maintenance | Status::Unknown => None,
    }
}

fn one(values: &[Decimal], to: &mut f64) {
    if let [value] = values {
        *to = value.get();
    }
}

fn three(values: &[Decimal], to: &mut Triangular) {
    if let [least, mode, most] = values {
        *to = Triangular::new(least.get(), mode.get(), most.get());
    }
}

/// Percent of a day's use in each hour, of what people use all day. Assumed, so as to respect the hours of phone unlocks \[16\]
/// and smartphone use \[17\].
const EVERY_DAY: [f64; 24] = [
    3.6, 2.6, 1.9, 1.5, 1.2, 1.4, 2.4, 3.8, 4.5, 4.8, 4.9, 5.1, 5.6, 5.1, 4.9, 4.9, 5.1, 5.4, 5.5, 5.3, 5.2, 5.2, 5.1,
    4.5,
];
/// The same for taxis: peaks of calls at 17 to 20, 22 to 02 and 07 to 10 \[18\].
const TAXI: [f64; 24] = [
    5.6, 4.6, 3.3, 2.0, 1.4, 1.4, 2.3, 4.2, 5.2, 4.4, 3.6, 3.5, 3.7, 3.7, 3.7, 3.8, 4.2, 5.2, 6.0, 5.7, 4.8, 5.0, 6.2,
    6.5,
];
/// The same for money: mobile card payments \[19\] and accounts opened \[20\] by block, spread evenly within each.
#[allow(clippy::indexing_slicing, reason = "an index beyond the end of a constant does not compile")]
const MONEY: [f64; 24] = {
    let mut hours = [12.0 / 6.0; 24];
    let mut hour = 6;
    while hour < 24 {
        hours[hour] = match hour {
            6..9 => 4.0 / 3.0,
            9..18 => 52.0 / 9.0,
            _ => 32.0 / 6.0,
        };
        hour += 1;
    }
    hours
};

/// The habits of a kind of service; `None` where nothing was published that an assumption could respect.
pub(super) fn kind(category: Category) -> Option<Kind> {
    use AssumptionBasis::{Assumed, Published};
    let plain = |daily_share: [f64; 3], daily_share_basis, launches: [f64; 3], hours_of_day| {
        let [least, mode, most] = daily_share;
        let [few, usual, many] = launches;
        Kind {
            daily_share: Triangular::new(least, mode, most),
            daily_share_basis,
            launches: Triangular::new(few, usual, many),
            minutes_per_day: None,
            hours_of_day,
            weekend_users: 1.0,
            weekend_hours: 1.0,
        }
    };
    match category {
        // Daily share: KakaoTalk 26.74 days of 31 in August 2022 [8], 24.6 of 30 in June 2020 [9]. Launches: 50 a day in
        // 2014 [10], 52 in 2025 [11]. Minutes: 12.28 hours a month. Weekend: users assumed, hours 0.64 to 0.75 [3].
        Category::Messenger => Some(Kind {
            minutes_per_day: Some(12.28 * 60.0 / 31.0),
            weekend_users: 0.97,
            weekend_hours: 0.70,
            ..plain([0.78, 0.84, 0.88], Published, [25.0, 50.0, 80.0], EVERY_DAY)
        }),
        // A portal of the second rank.
        Category::Portal => Some(plain([0.2, 0.3, 0.45], Assumed, [5.0, 10.0, 15.0], EVERY_DAY)),
        // People who use two map apps use them on 0.29 of days [12], which is more than the average user.
        Category::Map => Some(plain([0.12, 0.20, 0.29], Assumed, [1.5, 3.0, 4.5], EVERY_DAY)),
        // Kakao T had 1.78 to 2.02 million users a day on 13.3 million a month in 2024 [13][14].
        Category::Taxi => Some(plain([0.08, 0.12, 0.15], Published, [1.0, 2.0, 3.0], TAXI)),
        // KakaoBank 0.245 and 0.27 in May and June 2022 [15].
        Category::Bank => Some(plain([0.20, 0.26, 0.30], Published, [1.25, 2.5, 3.75], MONEY)),
        // Between a bank and a taxi app.
        Category::Payment => Some(plain([0.08, 0.15, 0.25], Assumed, [1.25, 2.5, 3.75], MONEY)),
        Category::Telephone
        | Category::Mail
        | Category::Community
        | Category::Blog
        | Category::Navigation
        | Category::Transit
        | Category::Shopping
        | Category::Music
        | Category::Video
        | Category::Comics
        | Category::Game
        | Category::Login
        | Category::Developer
        | Category::Other => None,
    }
}

/// The habits of a service on its board: those of its category, with what the board says of the category and then of the
/// service in their stead. Where no category has any, the board has to say how many come a day and how often; the day then
/// has the shape of what people use all day.
pub(super) fn kind_of(board: &Board, service: &Service) -> Option<Kind> {
    let own = board.assumptions.iter().filter(|assumption| match &assumption.scope {
        AssumptionScope::Service { service: id } => *id == service.id,
        AssumptionScope::Category { .. } | AssumptionScope::Status { .. } | AssumptionScope::Board {} => false,
    });
    let own: Vec<&Assumption> = of_category(board, service.category).chain(own).collect();
    replaced(kind(service.category).as_ref(), &own)
}

/// The habits of a category on a board.
pub(super) fn kind_of_category(board: &Board, category: Category) -> Option<Kind> {
    replaced(kind(category).as_ref(), &of_category(board, category).collect::<Vec<_>>())
}

fn of_category(board: &Board, category: Category) -> impl Iterator<Item = &Assumption> {
    board.assumptions.iter().filter(move |assumption| match &assumption.scope {
        AssumptionScope::Category { category: known } => *known == category,
        AssumptionScope::Service { .. } | AssumptionScope::Status { .. } | AssumptionScope::Board {} => false,
    })
}

/// Habits with others in the place of some.
fn replaced(known: Option<&Kind>, by: &[&Assumption]) -> Option<Kind> {
    let (mut daily_share, mut launches) = (None, None);
    for assumption in by {
        let mut value = Triangular::new(0.0, 0.0, 0.0);
        three(&assumption.values, &mut value);
        match assumption.input {
            AssumedInput::DailyShare => daily_share = Some(value),
            AssumedInput::Launches => launches = Some(value),
            _ => {}
        }
    }
    let new = |(daily_share, launches)| Kind {
        daily_share,
        daily_share_basis: AssumptionBasis::Assumed,
        launches,
        minutes_per_day: None,
        hours_of_day: EVERY_DAY,
        weekend_users: 1.0,
        weekend_hours: 1.0,
    };
    let mut kind = known.copied().or_else(|| daily_share.zip(launches).map(new))?;
    for assumption in by {
        let values = &assumption.values;
        match assumption.input {
            AssumedInput::DailyShare => {
                three(values, &mut kind.daily_share);
                let is_published = !assumption.sources.is_empty();
                kind.daily_share_basis =
                    if is_published { AssumptionBasis::Published } else { AssumptionBasis::Assumed };
            }
            AssumedInput::Launches => three(values, &mut kind.launches),
            AssumedInput::MinutesPerDay => {
                let mut minutes = 0.0;
                one(values, &mut minutes);
                kind.minutes_per_day = Some(minutes);
            }
            AssumedInput::HoursOfDay => {
                for (hour, value) in kind.hours_of_day.iter_mut().zip(values) {
                    *hour = value.get();
                }
            }
            AssumedInput::WeekendUsers => one(values, &mut kind.weekend_users),
            AssumedInput::WeekendHours => one(values, &mut kind.weekend_hours),
            AssumedInput::AudienceSpread | AssumedInput::Overlap | AssumedInput::Severity => {}
        }
    }
    Some(kind)
}
