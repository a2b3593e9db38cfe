//! An outage that has not happened: `service=kakaotalk,from=…,to=…,status=major_outage`.

use downboard_core::instant::parse;
use downboard_core::model::{Board, Failing, Lang, Service, Status, StatusDocument, Zone};
use downboard_core::time::Timestamp;
use downboard_estimate::supposed::{supposed_document, supposed_events};

const STATUSES: [Status; 3] = [Status::MajorOutage, Status::PartialOutage, Status::Degraded];
const EXAMPLE: &str =
    "service=kakaotalk,from=2026-11-23T09:00:00+09:00,to=2026-11-23T12:00:00+09:00,status=major_outage";

/// One service, from when to when, and how it would fail.
#[derive(Clone, Debug)]
pub(super) struct WhatIf {
    /// The id or the name.
    service: String,
    from: Timestamp,
    to: Timestamp,
    status: Status,
}

impl WhatIf {
    /// Reads it from the command line. The message says what is wrong, where, and what was expected.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (mut service, mut from, mut to, mut status) = (None, None, None, None);
        for part in text.split(',') {
            let (key, value) = part
                .split_once('=')
                .ok_or_else(|| format!("\"{part}\" has no \"=\"; expected four parts, such as {EXAMPLE}"))?;
            let instant = || {
                parse(value).ok_or_else(|| {
                    format!(
                        "{key}: \"{value}\"; expected an instant with its offset, such as 2026-11-23T09:00:00+09:00"
                    )
                })
            };
            match key.trim() {
                "service" => service = Some(value.trim().to_owned()),
                "from" => from = Some(instant()?),
                "to" => to = Some(instant()?),
                "status" => status = Some(failing(value)?),
                other => return Err(format!("\"{other}\"; expected one of service, from, to, status")),
            }
        }
        let missing = |key: &str| format!("{key} is missing; expected four parts, such as {EXAMPLE}");
        let service = service.ok_or_else(|| missing("service"))?;
        let (from, to) = (from.ok_or_else(|| missing("from"))?, to.ok_or_else(|| missing("to"))?);
        let status = status.ok_or_else(|| missing("status"))?;
        if to <= from {
            return Err("to: not after from; expected an end after the start".to_owned());
        }
        Ok(Self { service, from, to, status })
    }

    /// As it is written on the command line, in the zone of the board.
    pub(super) fn display(&self, zone: &Zone) -> String {
        let Self { service, from, to, status } = self;
        let (from, to) = (zone.rfc3339(*from), zone.rfc3339(*to));
        format!("service={service},from={from},to={to},status={}", status.word())
    }

    fn is_meant(&self, service: &Service) -> bool {
        let meant = self.service.to_lowercase();
        let names = [service.name.get(Lang::Ko), service.name.get(Lang::En)];
        service.id.as_str() == meant || names.iter().any(|name| name.to_lowercase() == meant)
    }
}

fn failing(word: &str) -> Result<Status, String> {
    STATUSES
        .into_iter()
        .find(|status| status.word() == word)
        .ok_or_else(|| format!("status: \"{word}\"; expected one of {}", STATUSES.map(Status::word).join(", ")))
}

/// The board with these outages and no other, in which a service fails as a whole.
pub(super) fn documents(board: &Board, what_if: &[WhatIf]) -> Result<(Board, StatusDocument), String> {
    let mut board = board.clone();
    let mut failures: Vec<Vec<Failing>> = vec![Vec::new(); board.services.len()];
    for outage in what_if {
        let meant = board.services.iter_mut().zip(&mut failures).find(|(service, _)| outage.is_meant(service));
        let Some((service, failures)) = meant else {
            let known: Vec<&str> = board.services.iter().map(|service| service.id.as_str()).collect();
            let known = known.join(", ");
            return Err(format!("--what-if service={}: not on the board; expected one of {known}", outage.service));
        };
        service.features = Vec::new();
        failures.push(Failing { status: outage.status, from: outage.from, to: outage.to });
    }
    let of = |(service, failures): (&Service, &Vec<Failing>)| supposed_events(&service.id, failures);
    let events = board.services.iter().zip(&failures).flat_map(of).collect();
    let updated_at = what_if.iter().map(|outage| outage.to).max().unwrap_or(Timestamp::EPOCH);
    let document = supposed_document(&board.id, events, updated_at);
    Ok((board, document))
}
