//! The timelines as a table: the same stretches as the lanes, a row each, to be sorted and copied.

use downboard_core::model::{EvidenceGrade, Id, Period, ServiceIndex, Status};
use downboard_core::order::{self, Key};
use downboard_core::time::{MINUTE, Timestamp};
use downboard_core::timeline::{BoardLog, Since};
use downboard_export::table::{TableRow, rows};
use downboard_words::{limit_in_table, table_caption, timetable_words};
use leptos::prelude::*;

use super::citation::Citation;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::ui::anew;

/// So many rows are shown at first, and so many more each time.
const ROWS: usize = 200;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// The order of the lanes.
    Service,
    Status,
    Begin,
    End,
    Length,
}

/// An order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sorting {
    column: Column,
    is_descending: bool,
}

impl Sorting {
    /// What a press on the head of a column makes of it.
    fn pressed(self, column: Column) -> Self {
        Self { column, is_descending: self.column == column && !self.is_descending }
    }

    /// As an element has it.
    fn of(self, column: Column) -> &'static str {
        match self {
            Self { column: own, .. } if own != column => "none",
            Self { is_descending: true, .. } => "descending",
            Self { .. } => "ascending",
        }
    }
}

/// An end that nothing bounds is beyond all others.
fn second(at: Option<Timestamp>, open: i64) -> i64 {
    at.map_or(open, Timestamp::as_second)
}

fn key(row: &TableRow<'_>, column: Column) -> Key {
    match column {
        Column::Service => Key::default(),
        // The worst first.
        Column::Status => Key::most(row.status.rank()),
        Column::Begin => Key::least(second(row.begin.to, i64::MIN)).then_least(second(row.begin.from, i64::MIN)),
        Column::End => Key::least(second(row.end.from, i64::MAX)).then_least(second(row.end.to, i64::MAX)),
        Column::Length => {
            row.length.map_or(Key::least(i64::MAX), |length| Key::least(length.most).then_least(length.least))
        }
    }
}

fn sorted(rows: Vec<TableRow<'_>>, sorting: Sorting) -> Vec<TableRow<'_>> {
    let mut rows = order::by_key(rows, |row| key(row, sorting.column));
    if sorting.is_descending {
        rows.reverse();
    }
    rows
}

/// A row in words.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    service: String,
    feature: String,
    status: Status,
    begin: String,
    end: String,
    length: String,
    record: Option<(EvidenceGrade, Vec<Id>)>,
}

impl Line {
    fn of(shown: &Shown, row: &TableRow<'_>) -> Option<Self> {
        let words = timetable_words(shown.lang);
        let service = shown.service(row.service)?;
        let feature = row.feature.and_then(|feature| feature.of(&service.features));
        let limit = |limit: Since| limit_in_table(shown.lang, &shown.board.zone, limit);
        let length = row
            .length
            .map(|length| downboard_words::lasted_between(shown.lang, length.least / MINUTE, length.most / MINUTE));
        Some(Self {
            service: shown.text(&service.name),
            feature: feature.map(|feature| shown.feature_name(feature)).unwrap_or_default(),
            status: row.status,
            begin: limit(row.begin).unwrap_or_else(|| words.before.to_owned()),
            end: limit(row.end).unwrap_or_else(|| words.ongoing.to_owned()),
            length: length.unwrap_or_default(),
            record: row.record.map(|event| (event.grade, event.sources.clone())),
        })
    }

    /// The same for a spreadsheet, into which a table is pasted by tabs.
    fn tabbed(&self, shown: &Shown) -> String {
        let status = shown.words().status(self.status);
        [&self.service, &self.feature, status, &self.begin, &self.end, &self.length].map(one_line).join("\t")
    }
}

/// A text that ends no cell and no row.
fn one_line(text: &str) -> String {
    text.replace(['\t', '\r', '\n'], " ")
}

/// The rows of the log in words, as many as are wanted, and how many there are.
#[derive(Clone, Debug, PartialEq)]
struct Lines {
    lines: Vec<Line>,
    all: usize,
}

impl Lines {
    fn new(
        shown: &Shown,
        part: Period,
        services: &[ServiceIndex],
        sorting: Sorting,
        most: usize,
        log: &BoardLog,
    ) -> Self {
        let rows = sorted(rows(log, part, services), sorting);
        let lines = rows.iter().take(most).filter_map(|row| Line::of(shown, row)).collect();
        Self { lines, all: rows.len() }
    }
}

/// A row of the table.
fn table_row(shown: &Shown, line: Line) -> AnyView {
    let cited = line.record.map(|(grade, sources)| view! { <Citation shown=shown.clone() sources grade /> });
    view! {
        <tr>
            <th scope="row">{anew(line.service)}</th>
            <td>{anew(line.feature)}</td>
            <td class=status_class(line.status)>
                <span class="table-status">
                    <StatusMark status=line.status />
                    {shown.words().status(line.status)}
                </span>
            </td>
            <td>{anew(line.begin)}</td>
            <td>{anew(line.end)}</td>
            <td>{anew(line.length)}</td>
            <td>{cited}</td>
        </tr>
    }
    .into_any()
}

/// The timelines of some services as a table.
#[component]
pub fn LaneTable(
    /// The board.
    shown: Shown,
    /// The services, in their order.
    services: Signal<Vec<ServiceIndex>>,
    /// Takes the text of the table to the clipboard.
    on_copy: Callback<String>,
    /// Takes what is shown there as text.
    copy_text: Callback<()>,
    /// What has become of it, and of files.
    said: Signal<&'static str>,
) -> impl IntoView {
    let words = timetable_words(shown.lang);
    let (log, extent) = (shown.log, shown.extent);
    let sorting = RwSignal::new(Sorting { column: Column::Service, is_descending: false });
    let most = RwSignal::new(ROWS);
    let heads = [
        (shown.words().service, Some(Column::Service)),
        (words.feature, None),
        (shown.words().status, Some(Column::Status)),
        (words.begin, Some(Column::Begin)),
        (words.end, Some(Column::End)),
        (words.length, Some(Column::Length)),
        (shown.words().sources, None),
    ];
    let head = heads.map(|(name, column)| match column {
        Some(column) => view! {
            <th scope="col" aria-sort=move || sorting.get().of(column)>
                <button
                    type="button"
                    class="table-sort"
                    on:click=move |_| sorting.update(|sorting| *sorting = sorting.pressed(column))
                >
                    {name}
                </button>
            </th>
        }
        .into_any(),
        None => view! { <th scope="col">{name}</th> }.into_any(),
    });
    let copy = {
        let shown = shown.clone();
        move |_| {
            let (part, services) = (extent.get_untracked(), services.get_untracked());
            let order = sorting.get_untracked();
            let all = log.with_untracked(|log| Lines::new(&shown, part, &services, order, usize::MAX, log));
            let [columns @ .., _] = heads.map(|(name, _)| name);
            let lines = all.lines.iter().map(|line| line.tabbed(&shown));
            on_copy.run([columns.join("\t")].into_iter().chain(lines).collect::<Vec<_>>().join("\n"));
        }
    };
    let lines = {
        let shown = shown.clone();
        Memo::new(move |_| {
            let (part, services, order, most) = (extent.get(), services.get(), sorting.get(), most.get());
            log.with(|log| Lines::new(&shown, part, &services, order, most, log))
        })
    };
    let all = Memo::new(move |_| lines.with(|lines| lines.all));
    let caption = {
        let shown = shown.clone();
        move || {
            let Period { from, to } = extent.get();
            let zone = &shown.board.zone;
            let to = downboard_words::short_moment(shown.lang, to, from, zone);
            let part = downboard_words::bounds(shown.lang, &shown.day_and_clock(from), &to);
            anew(table_caption(shown.lang, &format!("{part} {}", zone.label_at(from)), all.get()))
        }
    };
    let body = move || lines.get().lines.into_iter().map(|line| table_row(&shown, line)).collect_view();
    let has_more = Memo::new(move |_| all.get() > most.get());
    let more = move || {
        has_more.get().then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| most.update(|most| *most += ROWS)>
                    {words.more}
                </button>
            }
        })
    };
    view! {
        <p class="table-tools">
            <button type="button" class="link-tool" on:click=copy>
                {words.copy_table}
            </button>
            <button type="button" class="link-tool" on:click=move |_| copy_text.run(())>
                {words.copy_text}
            </button>
            <span role="status">{move || said.get()}</span>
        </p>
        <div class="table-scroll" role="group" tabindex="0" aria-label=words.table_and_files>
            <table class="table lane-table">
                <caption>{caption}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::FeatureIndex;
    use downboard_export::table::Length;

    fn row(
        service: usize,
        status: Status,
        begin: (Option<i64>, Option<i64>),
        end: (Option<i64>, Option<i64>),
    ) -> TableRow<'static> {
        let since = |(from, to): (Option<i64>, Option<i64>)| {
            let at = |second| Timestamp::from_second(second).expect("a small number");
            Since { from: from.map(at), to: to.map(at) }
        };
        let (begin, end) = (since(begin), since(end));
        let feature = Some(FeatureIndex(0));
        let length = Length::between(begin, end);
        TableRow {
            service: ServiceIndex(service),
            feature,
            status,
            shown: begin.from,
            begin,
            end,
            length,
            record: None,
        }
    }

    #[test]
    fn rows_are_sorted_by_a_column_and_back() {
        let rows = || {
            vec![
                row(0, Status::Unknown, (None, None), (Some(10), Some(20))),
                row(1, Status::MajorOutage, (Some(10), Some(20)), (Some(90), Some(90))),
                row(2, Status::Degraded, (Some(15), Some(15)), (None, None)),
                row(3, Status::MajorOutage, (Some(30), Some(30)), (Some(40), Some(50))),
            ]
        };
        for (column, expected) in [
            (Column::Service, [0, 1, 2, 3]),
            (Column::Status, [1, 3, 2, 0]),
            // What has always been so comes first, and what goes on last.
            (Column::Begin, [0, 2, 1, 3]),
            (Column::End, [0, 3, 1, 2]),
            (Column::Length, [3, 1, 0, 2]),
        ] {
            let order = |is_descending| {
                let rows = sorted(rows(), Sorting { column, is_descending });
                rows.iter().map(|row| row.service.0).collect::<Vec<_>>()
            };
            assert_eq!(order(false), expected, "{column:?}");
            let mut back = order(true);
            back.reverse();
            assert_eq!(back, expected, "{column:?}");
        }
    }

    #[test]
    fn a_second_press_on_a_head_turns_the_order() {
        let sorting = Sorting { column: Column::Service, is_descending: false };
        let once = sorting.pressed(Column::Begin);
        assert_eq!((once.of(Column::Begin), once.of(Column::Service)), ("ascending", "none"));
        assert_eq!(once.pressed(Column::Begin).of(Column::Begin), "descending");
        assert_eq!(once.pressed(Column::Begin).pressed(Column::Begin), once);
    }

    #[test]
    fn a_name_ends_no_cell() {
        assert_eq!(one_line("Talk\tdown\r\nfor ever"), "Talk down  for ever");
    }
}
