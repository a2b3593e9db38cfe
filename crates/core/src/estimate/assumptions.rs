//! Every assumption of the estimate in one place.
//!
//! Sources are named as in `docs/methods.md`. "Assumed" means that nobody published a figure and the range is ours.

use crate::model::{Category, Status};

/// The least, the most likely and the greatest value of an input (a triangular distribution).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Triangular {
    pub(crate) least: f64,
    pub(crate) mode: f64,
    pub(crate) most: f64,
}

const fn triangular(least: f64, mode: f64, most: f64) -> Triangular {
    Triangular { least, mode, most }
}

/// The standard deviation of the logarithm of a panel's audience: 90 % within a factor of 1.18. From the disagreement of
/// two panels and the company on the same Korean services in 2022 (root mean square of the log ratios 0.111, so about 0.08
/// for each, rounded up).
pub(crate) const AUDIENCE_LOG_SIGMA: f64 = 0.10;

/// The share of attempts that fail. Partly down and degraded are supported by the regulator's count of KDDI's outage of 2022
/// (voice 0.59, data 0.20 of the press maximum); the ranges, and the rest, are assumed.
pub(crate) fn severity(status: Status) -> Option<Triangular> {
    match status {
        Status::MajorOutage => Some(triangular(0.9, 1.0, 1.0)),
        Status::PartialOutage => Some(triangular(0.25, 0.5, 0.75)),
        Status::Degraded => Some(triangular(0.05, 0.2, 0.4)),
        Status::Operational | Status::Maintenance => Some(triangular(0.0, 0.0, 0.0)),
        Status::Unknown => None,
    }
}

/// How people use a kind of service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Habits {
    /// Daily users as a share of monthly users.
    pub(crate) daily_share: Triangular,
    /// How often a user opens it on a day of use.
    pub(crate) launches: Triangular,
    /// Minutes of use per monthly user and day, where published.
    pub(crate) minutes_per_day: Option<f64>,
    /// How the day is shaped.
    pub(crate) profile: Profile,
    /// The share of users that a day of the weekend has against a weekday.
    pub(crate) weekend_users: f64,
    /// The share of hours of use that a day of the weekend has against a weekday.
    pub(crate) weekend_hours: f64,
}

/// The shape of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Messengers, portals and maps.
    Everyday,
    /// Taxis.
    Taxi,
    /// Banks and payments.
    Money,
}

impl Profile {
    /// Percent of the day's use in each hour; normalised before use. Assumed, to respect published peaks and troughs:
    /// phone unlocks, taxi calls by hour, card payments by block.
    pub(crate) fn hours(self) -> [f64; 24] {
        match self {
            Self::Everyday => [
                3.6, 2.6, 1.9, 1.5, 1.2, 1.4, 2.4, 3.8, 4.5, 4.8, 4.9, 5.1, 5.6, 5.1, 4.9, 4.9, 5.1, 5.4, 5.5, 5.3,
                5.2, 5.2, 5.1, 4.5,
            ],
            Self::Taxi => [
                5.6, 4.6, 3.3, 2.0, 1.4, 1.4, 2.3, 4.2, 5.2, 4.4, 3.6, 3.5, 3.7, 3.7, 3.7, 3.8, 4.2, 5.2, 6.0, 5.7,
                4.8, 5.0, 6.2, 6.5,
            ],
            Self::Money => {
                let (night, morning, day, evening) = (12.0 / 6.0, 4.0 / 3.0, 52.0 / 9.0, 32.0 / 6.0);
                [
                    night, night, night, night, night, night, morning, morning, morning, day, day, day, day, day, day,
                    day, day, day, evening, evening, evening, evening, evening, evening,
                ]
            }
        }
    }
}

/// The habits of a kind of service; `None` where nothing was published that an assumption could respect.
pub(crate) fn habits(category: Category) -> Option<Habits> {
    let plain = |daily_share, launches, profile| Habits {
        daily_share,
        launches,
        minutes_per_day: None,
        profile,
        weekend_users: 1.0,
        weekend_hours: 1.0,
    };
    match category {
        // Daily share: KakaoTalk 26.74 days of 31 in August 2022, 24.6 of 30 in June 2020. Launches: 50 a day in 2014, 52
        // in 2025. Minutes: 12.28 hours a month. Weekend: users hold at 0.97, hours fall to 0.64-0.75.
        Category::Messenger => Some(Habits {
            daily_share: triangular(0.78, 0.84, 0.88),
            launches: triangular(25.0, 50.0, 80.0),
            minutes_per_day: Some(12.28 * 60.0 / 31.0),
            profile: Profile::Everyday,
            weekend_users: 0.97,
            weekend_hours: 0.70,
        }),
        // A portal of the second rank; assumed.
        Category::Portal => Some(plain(triangular(0.2, 0.3, 0.45), triangular(5.0, 10.0, 15.0), Profile::Everyday)),
        // People who use two map apps use them on 0.29 of days, which is more than the average user; launches assumed.
        Category::Map => Some(plain(triangular(0.12, 0.20, 0.29), triangular(1.5, 3.0, 4.5), Profile::Everyday)),
        // Kakao T had 1.78 to 2.02 million users a day on 13.3 million a month in 2024; launches assumed.
        Category::Taxi => Some(plain(triangular(0.08, 0.12, 0.15), triangular(1.0, 2.0, 3.0), Profile::Taxi)),
        // KakaoBank 0.245 and 0.27 in May and June 2022; launches assumed.
        Category::Bank => Some(plain(triangular(0.20, 0.26, 0.30), triangular(1.25, 2.5, 3.75), Profile::Money)),
        // Nothing published for payment apps; assumed between a bank and a taxi app, opened as often as a bank.
        Category::Payment => Some(plain(triangular(0.08, 0.15, 0.25), triangular(1.25, 2.5, 3.75), Profile::Money)),
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
