//! `downboard add event`: a change of status.

use clap::Args;
use downboard_core::model::{FeedFormat, Status};
use downboard_edit::records::Step;
use downboard_edit::shapes::EVENT;

use super::desk::{Desk, listed, word};
use super::record::Record;
use super::texts::Ground;
use super::{Support, Wanted};
use crate::outcome::Outcome;

/// What changed.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A service, a feature of one as SERVICE/FEATURE, or a site.
    subject: String,
    /// The status from then on.
    status: String,
    /// When, as people write it: 21:50, 9:50 pm, 15 Oct 21:50, now, 10:00~10:30, by 21:30, about 9 pm, ?
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
    let subject = subject(&desk, &arguments.subject)?;
    let status = word(&arguments.status, Status::parse, Status::WORDS)?;
    let basis = arguments.ground.basis()?;
    let when = desk.time(&arguments.time)?;
    let mut draft = desk.own(FeedFormat::NativeStatus)?;
    let grade = desk.supported(&arguments.support, &draft)?;
    let record = subject
        .with("status", status.word())
        .when(when, &desk)
        .with("basis", basis.word())
        .with_any("note", arguments.ground.text())
        .supported(grade, &arguments.support);
    desk.date(&mut draft, when.latest())?;
    draft.add(&[Step::Key("events")], &record, &EVENT)?;
    desk.finish(draft, &format!("{} {} {}", arguments.subject, status.word(), desk.told(when)))
}

/// What an event is about.
fn subject(desk: &Desk<'_>, text: &str) -> Result<Record, String> {
    let (board, record) = (&desk.open.board, Record::default());
    if let Some((service, feature)) = text.split_once('/') {
        let (_, service) = desk.service(service)?;
        let features = || service.features.iter().map(|feature| &feature.id);
        let known = features().find(|known| known.as_str() == feature);
        let known =
            known.ok_or_else(|| format!("{} has no feature {feature}: it has {}", service.id, listed(features())))?;
        return Ok(record.id("service", &service.id).id("feature", known));
    }
    if let Ok((_, service)) = desk.service(text) {
        return Ok(record.id("service", &service.id));
    }
    let all = || board.services.iter().map(|service| &service.id).chain(board.sites.iter().map(|site| &site.id));
    let site = desk.site(text);
    let site = site.map_err(|_| format!("the board has no service and no site {text}: it has {}", listed(all())))?;
    Ok(record.id("site", site))
}
