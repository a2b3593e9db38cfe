//! `downboard add alternative`: what can be used instead of a service.

use clap::Args;
use downboard_core::model::Id;
use downboard_edit::records::Step;
use downboard_edit::shapes::OFFER;

use super::desk::{Desk, listed};
use super::record::{Record, needed_text, text};
use super::{Support, Wanted};
use crate::draft::Draft;
use crate::outcome::Outcome;

/// What can be used instead.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The service that fails.
    service: String,
    /// What takes its place: a service or an alternative of the board.
    alternative: String,
    /// The features of the service that it covers, with commas between them; without it, all of the service.
    #[arg(long, value_delimiter = ',')]
    covers: Vec<String>,
    /// What it covers, in Korean.
    #[arg(long, value_name = "TEXT")]
    covers_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    covers_en: Option<String>,
    /// What it lacks, in Korean.
    #[arg(long, value_name = "TEXT")]
    lacks_ko: Option<String>,
    /// The same in English.
    #[arg(long, value_name = "TEXT")]
    lacks_en: Option<String>,
    #[command(flatten)]
    support: Support,
    #[command(flatten)]
    wanted: Wanted,
}

pub(super) fn add(arguments: &Arguments) -> Result<Outcome, String> {
    let desk = Desk::of(&arguments.wanted)?;
    let (place, service) = desk.service(&arguments.service)?;
    let board = &desk.open.board;
    let all = || board.services.iter().map(|own| &own.id).chain(board.alternatives.iter().map(|own| &own.id));
    let id = all().find(|id| id.as_str() == arguments.alternative);
    let id = id.ok_or_else(|| {
        format!("the board has no service and no alternative {}: it has {}", arguments.alternative, listed(all()))
    })?;
    if *id == service.id {
        return Err(format!("{id} cannot be used instead of itself"));
    }
    let features = || service.features.iter().map(|feature| &feature.id);
    let is_unknown = |feature: &&String| !features().any(|known: &Id| known.as_str() == feature.as_str());
    if let Some(feature) = arguments.covers.iter().find(is_unknown) {
        return Err(format!("{} has no feature {feature}: it has {}", service.id, listed(features())));
    }
    let covers = needed_text("covers", arguments.covers_ko.as_deref(), arguments.covers_en.as_deref())?;
    let mut draft = Draft::of_board(&desk.open);
    let grade = desk.supported(&arguments.support, &draft)?;
    let record = Record::default()
        .id("id", id)
        .with_any("covers", (!arguments.covers.is_empty()).then(|| arguments.covers.clone()))
        .with("covers_text", covers)
        .with_any("lacks", text(arguments.lacks_ko.as_deref(), arguments.lacks_en.as_deref()))
        .supported(grade, &arguments.support);
    draft.add(&[Step::Key("services"), Step::Place(place), Step::Key("alternatives")], &record, &OFFER)?;
    desk.finish(draft, &format!("{id} instead of {}", service.id))
}
