//! `downboard add reading`: how much of a measure there was.

use clap::Args;
use downboard_core::model::FeedFormat;
use downboard_edit::records::Step;
use downboard_edit::shapes::READING;
use serde_json::{Value, json};

use super::desk::Desk;
use super::record::Record;
use super::texts::Ground;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What was read.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The id of the measure.
    measure: String,
    /// How much: 12000, ~12000 for about, 12000+ for at least, 10000-12000, or falling or rising where the amount was not published.
    quantity: String,
    /// When, as people write it.
    time: String,
    #[command(flatten)]
    ground: Ground,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let quantity = quantity(&arguments.quantity)?;
    let basis = arguments.ground.basis()?;
    let when = desk.time(&arguments.time)?;
    let mut draft = desk.own(FeedFormat::NativeRecovery)?;
    let grade = desk.supported(&arguments.support, &draft)?;
    let known = draft.ids("measures");
    if !known.contains(&arguments.measure) {
        let all = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        return Err(format!("there is no measure {}: there is {all}", arguments.measure));
    }
    let record = Record::default()
        .with("measure", arguments.measure.as_str())
        .when(when, &desk)
        .with("quantity", quantity)
        .with("basis", basis.word())
        .with_any("note", arguments.ground.text())
        .supported(grade, &arguments.support);
    desk.date(&mut draft, when.latest())?;
    draft.add(&[Step::Key("readings")], &record, &READING)?;
    desk.finish(draft, &format!("{} {} {}", arguments.measure, arguments.quantity, desk.told(when)))
}

/// How much, as it is typed.
fn quantity(text: &str) -> Result<Value, String> {
    let number = |text: &str| text.trim().replace([',', '_'], "").parse::<u64>().ok();
    if matches!(text, "falling" | "rising") {
        return Ok(json!({ "not_published": text }));
    }
    let read = if let Some(about) = text.strip_prefix('~') {
        number(about).map(|about| json!({ "about": about }))
    } else if let Some(least) = text.strip_suffix('+') {
        number(least).map(|least| json!({ "at_least": least }))
    } else if let Some((least, most)) = text.split_once(['-', '~']) {
        number(least).zip(number(most)).map(|(least, most)| json!({ "between": [least, most] }))
    } else {
        number(text).map(|exactly| json!({ "exactly": exactly }))
    };
    read.ok_or_else(|| format!("{text:?}: expected 12000, ~12000, 12000+, 10000-12000, falling or rising"))
}
