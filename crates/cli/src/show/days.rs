//! The last days of each service, a mark for each day.

use downboard_core::model::{Lang, Status};
use downboard_core::time::MINUTE;
use downboard_core::view::{DayHistory, View, days};
use downboard_words::terminal::terminal_words;
use downboard_words::{duration, words};

use crate::output::cells::heading;
use crate::output::table::{section, table};

/// What stands for a day by its worst status: the higher the mark, the worse.
fn mark(status: Status) -> char {
    match status {
        Status::Operational => '_',
        Status::Unknown => '?',
        Status::Maintenance => 'o',
        Status::Degraded => '-',
        Status::PartialOutage => '=',
        Status::MajorOutage => '#',
    }
}

/// A day by its worst status, oldest first.
fn strip(history: &DayHistory) -> String {
    history.days.iter().map(|day| mark(day.worst())).collect()
}

/// The days up to the moment: a row for each service with how long it was in trouble, and below them what the marks mean.
pub(super) fn text(view: &View, count: usize, lang: Lang) -> String {
    let (words, terminal) = (words(lang), terminal_words(lang));
    let histories = days(&view.log, view.at, count);
    let dates = histories.first().and_then(|history| Some((history.days.first()?, history.days.last()?)));
    let Some((first, last)) = dates else { return String::new() };
    let head = [heading(words.service), format!("{}..{}", first.date, last.date), heading(terminal.in_trouble)];
    let mut rows = vec![head.to_vec()];
    for (service, history) in view.log.board.services.iter().zip(&histories) {
        let minutes = (history.lost_seconds + MINUTE - 1) / MINUTE;
        let lost = if minutes > 0 { duration(lang, minutes) } else { String::new() };
        rows.push(vec![service.name.get(lang).to_owned(), strip(history), lost]);
    }
    let key = Status::ALL.map(|status| format!("{} {}", mark(status), words.status(status)));
    section(terminal.days, &rows) + &table(&[key.to_vec()])
}
