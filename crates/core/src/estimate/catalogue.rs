//! Every assumption with its unit and its source, as a list that editors can take away. The page does not carry it.

use serde::Serialize;

use super::assumptions::{AssumptionBasis, General, Kind, kind, kind_of_category};
use super::triangular::Triangular;
use crate::model::{AssumedInput, AssumptionScope, Board, Category, Id, Status};

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
    /// Whether the board has put it in the place of another.
    pub replaced: bool,
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

const PANELS: &str = "two panels and the company on the same Korean services of 2022: hankyung.com/amp/202211033722i, \
                      inews24.com/view/1529135, byline.network/2022/10/26-213, hankyung.com/amp/2022102497291";
const KDDI: &str = "the regulator's count of KDDI's outage of July 2022, watch.impress.co.jp/docs/news/1428430; the range is \
                    assumed";
const PAIRS: &str = "six published pairs of Korean apps, donga.com/news/amp/all/20220927/115677451/1, \
                     byline.network/2022/07/07-83, www2.osen.co.kr/article/G1111951618; the range is assumed";

/// Where a default was published; `None` for what is assumed.
fn published(input: AssumedInput, scope: &AssumptionScope) -> Option<&'static str> {
    let category = match scope {
        AssumptionScope::Category { category } => Some(*category),
        _ => None,
    };
    match (input, category) {
        (AssumedInput::AudienceSpread, _) => Some(PANELS),
        (AssumedInput::Overlap, _) => Some(PAIRS),
        (AssumedInput::Severity, _) => match scope {
            AssumptionScope::Status { status: Status::PartialOutage | Status::Degraded } => Some(KDDI),
            _ => None,
        },
        (AssumedInput::DailyShare, Some(Category::Messenger)) => {
            Some("cm.asiae.co.kr 2022092710062461263; isplus.com isp202007090076")
        }
        (AssumedInput::DailyShare, Some(Category::Taxi)) => {
            Some("v.daum.net/v/20240919170633631; mydaily.co.kr 2024121809105245809")
        }
        (AssumedInput::DailyShare, Some(Category::Bank)) => Some("byline.network/2022/07/07-83"),
        (AssumedInput::Launches, Some(Category::Messenger)) => {
            Some("m.etnews.com/20140616000146; kollo.kr/appcontent?id=ekvLJH; the range is assumed")
        }
        (AssumedInput::WeekendHours, Some(Category::Messenger)) => Some("m.wowtv.co.kr A202210180109"),
        _ => None,
    }
}

/// Every assumption that holds on a board: the defaults, with what the board replaces in their place, and what it says of
/// single services.
pub fn assumptions(board: &Board) -> Vec<ListedAssumption> {
    let mut list = Vec::new();
    let general = General::of(board);
    let mut add = |input, scope: AssumptionScope, values: Vec<f64>| {
        let own = board.assumptions.iter().rev().find(|known| known.input == input && known.scope == scope);
        let source = match own {
            Some(own) => {
                let names: Vec<&str> = own.sources.iter().map(Id::as_str).collect();
                (!names.is_empty()).then(|| names.join(", "))
            }
            None => published(input, &scope).map(str::to_owned),
        };
        let basis = if source.is_some() { AssumptionBasis::Published } else { AssumptionBasis::Assumed };
        let source = source.unwrap_or_else(|| "assumed".to_owned());
        list.push(ListedAssumption { input, scope, values, unit: unit(input), basis, source, replaced: own.is_some() });
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
