//! The timelines: a row for each stretch of each lane.

use downboard_core::model::{Lang, Period, ServiceIndex};
use downboard_core::time::MINUTE;
use downboard_core::timeline::BoardLog;
use downboard_words::{capitalised, export_words, words};

use super::cell::Cell;
use super::document::document;
use super::sources::sources;
use crate::table::{TableRow, rows};

/// The rows of a part of the time, those of each service in the given order.
pub fn timelines(log: &BoardLog, part: Period, services: &[ServiceIndex], lang: Lang) -> String {
    let (words, export) = (words(lang), export_words(lang));
    let head = [
        words.service,
        export.feature,
        words.status,
        export.start_not_before,
        export.start_not_after,
        export.end_not_before,
        export.end_not_after,
        export.shortest,
        export.longest,
        &capitalised(words.grade),
        words.sources,
        export.source_addresses,
    ];
    document(head, rows(log, part, services).iter().filter_map(|row| cells(log, row, lang)))
}

fn cells(log: &BoardLog, row: &TableRow<'_>, lang: Lang) -> Option<[Cell; 12]> {
    let service = log.board.service(row.service)?;
    let feature = row.feature.and_then(|index| service.feature_at(index));
    let instant = |at| Option::map_or(at, Cell::default(), |at| Cell::instant(at, &log.board.zone));
    // In whole minutes, as the page says them.
    let minutes = |seconds: i64| u64::try_from(seconds / MINUTE).map_or_else(|_| Cell::default(), Cell::number);
    let [titles, addresses] = sources(log, row.record.iter().flat_map(|event| &event.sources), lang);
    Some([
        Cell::text(service.name.get(lang)),
        feature.map(|feature| Cell::text(feature.name.get(lang))).unwrap_or_default(),
        Cell::text(words(lang).status(row.status)),
        instant(row.begin.from),
        instant(row.begin.to),
        instant(row.end.from),
        instant(row.end.to),
        row.length.map(|length| minutes(length.least)).unwrap_or_default(),
        row.length.map(|length| minutes(length.most)).unwrap_or_default(),
        row.record.map(|event| Cell::text(event.grade.word())).unwrap_or_default(),
        titles,
        addresses,
    ])
}
