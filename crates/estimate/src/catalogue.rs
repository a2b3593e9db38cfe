//! Every assumption with its unit and its source, as a list that editors can take away. Of the pages only `/methods/` carries
//! it.

use serde::Serialize;

use super::assumptions::{AssumptionBasis, General, Kind, kind, kind_of_category};
use super::sources::{ListedSource, Published, published};
use super::triangular::Triangular;
use downboard_core::model::{AssumedInput, Assumption, AssumptionScope, Board, Category, Id, Status, Text};

/// One assumption of the estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedAssumption {
    /// What is assumed.
    pub input: AssumedInput,
    /// What it is about: a status, a category, a service, or the whole board.
    #[serde(flatten)]
    pub scope: AssumptionScope,
    /// One value; three: the least, the most likely and the greatest; or one for each hour of the day.
    pub values: Vec<f64>,
    /// The unit of the values.
    pub unit: &'static str,
    /// Whether it was published.
    pub basis: AssumptionBasis,
    /// Where it was published, or the word `assumed`.
    pub source: String,
    /// The same, each source by itself; none for what is assumed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<ListedSource>,
    /// Whether only the middle was published and the range around it is assumed.
    pub range_assumed: bool,
    /// Whether the board has put it in the place of another.
    pub replaced: bool,
    /// Why the board has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The unit of an input, in words.
fn unit(input: AssumedInput) -> &'static str {
    match input {
        AssumedInput::AudienceSpread => "standard deviation of the logarithm",
        AssumedInput::Overlap => "correlation of the one-factor model, 0 to 1",
        AssumedInput::Severity => "share of attempts that fail, 0 to 1",
        AssumedInput::DailyShare => "daily users per monthly user, 0 to 1",
        AssumedInput::Launches => "launches per person and day of use",
        AssumedInput::MinutesPerDay => "minutes of use per monthly user and day",
        AssumedInput::HoursOfDay => "use in each hour of the day, in parts of any whole",
        AssumedInput::WeekendUsers => "users of a weekend day per user of a weekday",
        AssumedInput::WeekendHours => "hours of use of a weekend day per hour of a weekday",
    }
}

/// The ids of the sources of a board's own assumption; none where it names none.
fn own_source(own: &Assumption) -> Option<String> {
    let names: Vec<&str> = own.sources.iter().map(Id::as_str).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A source of the board by its id, in English like the rest of the list.
fn of_board(board: &Board, id: &Id) -> ListedSource {
    let known = board.sources.iter().find(|source| source.id == *id);
    let title = known.map_or_else(|| id.to_string(), |source| source.title.en.clone());
    let address = known.and_then(|source| source.address.as_ref()).map(|address| address.as_str().to_owned());
    ListedSource { title, address }
}

/// Every assumption that holds on a board as JSON, ending in a line break: what editors take away, from the page or from the
/// command line.
pub fn assumptions_json(board: &Board) -> String {
    // Writing to memory, with keys that are strings, does not fail.
    let json = serde_json::to_string_pretty(&assumptions(board)).unwrap_or_default();
    json + "\n"
}

/// Every assumption that holds on a board: the defaults, with what the board replaces in their place, and what it says of
/// single services.
pub fn assumptions(board: &Board) -> Vec<ListedAssumption> {
    let mut list = Vec::new();
    let general = General::of(board);
    let mut add = |input, scope: AssumptionScope, values: Vec<f64>| {
        let own = board.assumptions.iter().rev().find(|known| known.input == input && known.scope == scope);
        let default = own.is_none().then(|| published(input, &scope)).flatten();
        let (source, sources) = match own {
            Some(own) => (own_source(own), own.sources.iter().map(|id| of_board(board, id)).collect()),
            None => (default.as_ref().map(Published::line), default.iter().flat_map(Published::sources).collect()),
        };
        list.push(ListedAssumption {
            input,
            scope,
            values,
            unit: unit(input),
            basis: if source.is_some() { AssumptionBasis::Published } else { AssumptionBasis::Assumed },
            source: source.unwrap_or_else(|| "assumed".to_owned()),
            sources,
            range_assumed: default.is_some_and(|default| default.is_range_assumed),
            replaced: own.is_some(),
            note: own.and_then(|own| own.note.clone()),
        });
    };
    let three = |of: Triangular| vec![of.least, of.mode, of.most];
    add(AssumedInput::AudienceSpread, AssumptionScope::Board {}, vec![general.audience_spread]);
    add(AssumedInput::Overlap, AssumptionScope::Board {}, three(general.overlap));
    let failing = [Status::Degraded, Status::PartialOutage, Status::MajorOutage];
    for (status, severity) in failing.into_iter().zip(general.severity) {
        add(AssumedInput::Severity, AssumptionScope::Status { status }, three(severity));
    }
    let mut habits = |scope: &AssumptionScope, kind: &Kind, only: Option<AssumedInput>| {
        let values = [
            (AssumedInput::DailyShare, three(kind.daily_share)),
            (AssumedInput::Launches, three(kind.launches)),
            (AssumedInput::MinutesPerDay, kind.minutes_per_day.into_iter().collect()),
            (AssumedInput::HoursOfDay, kind.hours_of_day.to_vec()),
            (AssumedInput::WeekendUsers, vec![kind.weekend_users]),
            (AssumedInput::WeekendHours, vec![kind.weekend_hours]),
        ];
        for (input, values) in values {
            if !values.is_empty() && only.is_none_or(|only| only == input) {
                add(input, scope.clone(), values);
            }
        }
    };
    for category in Category::ALL {
        if let Some(kind) = kind_of_category(board, category).or_else(|| kind(category)) {
            habits(&AssumptionScope::Category { category }, &kind, None);
        }
    }
    for assumption in &board.assumptions {
        let AssumptionScope::Service { service } = &assumption.scope else { continue };
        let service = board.services.iter().find(|known| known.id == *service);
        if let Some(kind) = service.and_then(|service| super::assumptions::kind_of(board, service)) {
            habits(&assumption.scope, &kind, Some(assumption.input));
        }
    }
    list
}
