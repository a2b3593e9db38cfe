//! The figures of the estimate: which there are, in the order in which they are printed, and what each is called.

use downboard_core::model::Lang;
use downboard_core::timeline::Span;
use downboard_estimate::{Affected, Figure};
use downboard_words::terminal::terminal_words;
use downboard_words::{Definitions, capitalised, definitions, detail_words, peak, words};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// People in the last hour.
    LastHour,
    /// People so far.
    SoFar,
    /// People in the worst hour so far.
    Peak,
    /// People who use what fails.
    Potential,
    /// Hours of the people affected, over the services.
    Active,
    /// The same, with each person once.
    Persons,
    /// Daily users times the hours of failure.
    Exposure,
    /// The time that would have been spent with the services.
    Usage,
    /// Days of what a service may fail.
    ErrorBudget,
}

impl Counted {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 9] = [
        Self::LastHour,
        Self::SoFar,
        Self::Peak,
        Self::Potential,
        Self::Active,
        Self::Persons,
        Self::Exposure,
        Self::Usage,
        Self::ErrorBudget,
    ];

    /// Those that count people.
    pub const PEOPLE: [Self; 4] = [Self::LastHour, Self::SoFar, Self::Peak, Self::Potential];

    /// The figure.
    pub fn figure(self, affected: &Affected) -> Figure {
        match self {
            Self::LastHour => affected.last_hour,
            Self::SoFar => affected.so_far,
            Self::Peak => affected.peak,
            Self::Potential => affected.potential,
            Self::Active => affected.user_hours.active,
            Self::Persons => affected.user_hours.persons,
            Self::Exposure => affected.user_hours.exposure,
            Self::Usage => affected.user_hours.usage,
            Self::ErrorBudget => affected.error_budget,
        }
    }

    /// The time that it is about.
    pub fn span(self) -> Span {
        match self {
            Self::LastHour | Self::Potential => Span::LastHour,
            Self::SoFar
            | Self::Peak
            | Self::Active
            | Self::Persons
            | Self::Exposure
            | Self::Usage
            | Self::ErrorBudget => Span::SoFar,
        }
    }

    /// Its name. That of the worst hour says when it ended, where that is known.
    pub fn label(self, lang: Lang, worst_hour_ending: Option<&str>) -> String {
        let (words, detail) = (words(lang), detail_words(lang));
        let label = match self {
            Self::LastHour => detail.hit,
            Self::SoFar => words.so_far,
            Self::Peak => return peak(lang, worst_hour_ending),
            Self::Potential => detail.users,
            Self::Active => detail.active,
            Self::Persons => detail.persons,
            Self::Exposure => detail.exposure,
            Self::Usage => detail.usage,
            Self::ErrorBudget => terminal_words(lang).downtime_allowance,
        };
        capitalised(label)
    }

    /// What it counts, as the page explains it; by its definition where the page leaves it to the name.
    pub fn explanation(self, lang: Lang) -> &'static str {
        let detail = detail_words(lang);
        match self {
            Self::LastHour => detail.hit_what,
            Self::Potential => detail.users_what,
            Self::Active => detail.active_what,
            Self::Persons => detail.persons_what,
            Self::Exposure => detail.exposure_what,
            Self::Usage => detail.usage_what,
            Self::SoFar | Self::Peak | Self::ErrorBudget => self.definition(lang),
        }
    }

    /// What it counts, as the JSON defines it.
    pub fn definition(self, lang: Lang) -> &'static str {
        let Definitions { last_hour, so_far, peak, potential, active, persons, exposure, usage, error_budget, .. } =
            definitions(lang);
        match self {
            Self::LastHour => last_hour,
            Self::SoFar => so_far,
            Self::Peak => peak,
            Self::Potential => potential,
            Self::Active => active,
            Self::Persons => persons,
            Self::Exposure => exposure,
            Self::Usage => usage,
            Self::ErrorBudget => error_budget,
        }
    }
}
