//! `downboard add audience`: a published count of the users of a service.

use clap::Args;
use downboard_core::model::{AudienceMeasure, AudienceUnit};
use downboard_edit::records::Step;
use downboard_edit::shapes::AUDIENCE;

use super::desk::{Desk, word};
use super::record::{Record, needed_text};
use super::{Support, Wanted};
use crate::draft::Draft;
use crate::outcome::Outcome;

/// What was counted.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The service.
    service: String,
    /// How many.
    value: String,
    /// Of when the count is, such as 2022-09 or 2022-09-30.
    as_of: String,
    /// What is counted: people, accounts, lines, devices.
    #[arg(long, default_value = "people")]
    unit: String,
    /// Over what time: monthly, daily, `company_reported`, installed.
    #[arg(long, default_value = "monthly")]
    measure: String,
    /// What exactly is counted, and by whom, in Korean.
    #[arg(long, value_name = "TEXT")]
    definition_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    definition_en: Option<String>,
    /// Whether estimates use it where there are several.
    #[arg(long)]
    preferred: bool,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let (place, service) = desk.service(&arguments.service)?;
    let value = arguments.value.replace([',', '_'], "").parse::<u64>();
    let value = value.map_err(|_| format!("{:?}: expected a whole number", arguments.value))?;
    let unit = word(&arguments.unit, AudienceUnit::parse, AudienceUnit::WORDS)?;
    let measure = word(&arguments.measure, AudienceMeasure::parse, AudienceMeasure::WORDS)?;
    let definition = needed_text("definition", arguments.definition_ko.as_deref(), arguments.definition_en.as_deref())?;
    let mut draft = Draft::of_board(&desk.open);
    let grade = desk.supported(&arguments.support, &draft)?;
    let record = Record::default()
        .with("value", value)
        .with("unit", unit.word())
        .with("measure", measure.word())
        .with("definition", definition)
        .with("as_of", arguments.as_of.as_str())
        .with_any("preferred", arguments.preferred.then_some(true))
        .supported(grade, &arguments.support);
    draft.add(&[Step::Key("services"), Step::Place(place), Step::Key("audiences")], &record, &AUDIENCE)?;
    desk.finish(draft, &format!("audience of {}: {value} {}", service.id, unit.word()))
}
