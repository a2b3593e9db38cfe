//! What holds of every board at every moment: its lanes, its table, its CSV, its JSON and its text say the same.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

#[path = "../../core/tests/support/random.rs"]
mod random;
mod support;

use std::sync::Arc;

use downboard_core::model::{Board, Lang, Period, Status, Text, is_shown};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Timeline};
use downboard_core::view::{Calm, geometry, view};
use downboard_estimate::Model;
use downboard_export::csv;
use downboard_export::json::ViewOut;
use downboard_export::table::{TableRow, rows};
use downboard_export::text::{Told, text};
use downboard_words::{not_listed, plain_text_words, words};
use proptest::prelude::*;
use proptest::sample::select;
use random::{Step, after, second, steps};
use support::{lanes, read, services};

/// A log of random feeds. What its first service and feature are called comes from them as well.
fn log(steps: &[Step], name: &str) -> Arc<BoardLog> {
    let (mut documents, now) = after(steps);
    let service = &mut Arc::make_mut(&mut documents.board).services[0];
    let name = Text { ko: name.to_owned(), en: name.to_owned() };
    service.features[0].name = name.clone();
    service.name = name;
    Arc::new(BoardLog::at(&documents, second(now), None))
}

/// What a feed may call something to break out of its cell.
fn hostile() -> impl Strategy<Value = String> {
    "[=+@,;'\"\t\r\nab-]{1,8}"
}

/// What a feed may call something to begin a line of its own, to turn what stands beside it, or not to be seen.
fn hostile_line() -> impl Strategy<Value = String> {
    "[=;\t\r\n\u{b}\u{c}\u{85}\u{a0}\u{2028}\u{2029}\u{202e}\u{2066}\u{200b}\0 ab-]{1,8}"
}

/// A log of random feeds, in which everything has a name before its own.
fn renamed(steps: &[Step], name: &str) -> Arc<BoardLog> {
    let (mut documents, now) = after(steps);
    let Board { title, publisher, providers, sites, services, alternatives, sources, .. } =
        Arc::make_mut(&mut documents.board);
    let publisher = publisher.iter_mut().map(|publisher| &mut publisher.name);
    let texts = [title].into_iter().chain(publisher);
    let texts = texts.chain(providers.iter_mut().map(|provider| &mut provider.name));
    let texts = texts.chain(sites.iter_mut().flat_map(|site| [&mut site.name, &mut site.short_name]));
    let texts = texts.chain(services.iter_mut().flat_map(|service| {
        let features = service.features.iter_mut().map(|feature| &mut feature.name);
        [&mut service.name].into_iter().chain(features)
    }));
    let texts = texts.chain(alternatives.iter_mut().map(|alternative| &mut alternative.name));
    for Text { ko, en } in texts.chain(sources.iter_mut().map(|source| &mut source.title)) {
        (*ko, *en) = (format!("{name}{ko}"), format!("{name}{en}"));
    }
    Arc::new(BoardLog::at(&documents, second(now), None))
}

/// A text as it stands on a line.
fn plain(text: &str) -> String {
    let shown: String = text.chars().filter(|letter| letter.is_whitespace() || is_shown(*letter)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<usize> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn part() -> impl Strategy<Value = Period> {
    (-50..450_i64, 1..300_i64).prop_map(|(from, length)| Period { from: second(from), to: second(from + length) })
}

/// More than all that the feeds speak of.
fn whole() -> Period {
    Period { from: second(-10_000), to: second(10_000) }
}

fn timeline<'a>(log: &'a BoardLog, row: &TableRow<'_>) -> &'a Timeline {
    let own = log.service_at(row.service).expect("a service");
    row.feature.map_or(&own.timeline, |feature| own.feature(feature).expect("a feature"))
}

/// The row of a lane that contains a moment.
fn index_at(lane: &[TableRow<'_>], at: Timestamp) -> Option<usize> {
    lane.iter().rposition(|row| row.shown.is_none_or(|shown| shown <= at))
}

/// Whether the bounds in the cells of a row leave no doubt that it contains a moment.
fn surely_contains(cells: &[String], at: Timestamp) -> bool {
    let instant = |cell: &String| {
        (!cell.is_empty()).then(|| downboard_core::instant::parse(cell).expect("an instant with its offset"))
    };
    let [_, _, _, start_not_before, start_not_after, end_not_before, end_not_after, ..] = cells else {
        panic!("{cells:?}")
    };
    // Without any bound it reaches back for ever, or goes on.
    let has_begun = match (instant(start_not_before), instant(start_not_after)) {
        (None, None) => true,
        (_, latest) => latest.is_some_and(|latest| latest <= at),
    };
    let lasts = match (instant(end_not_before), instant(end_not_after)) {
        (None, None) => true,
        (earliest, _) => earliest.is_some_and(|earliest| earliest > at),
    };
    has_begun && lasts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lanes_table_csv_and_json_say_the_same_status(
        steps in steps(), name in hostile(), part in part(), offset in 0..1_000_000_i64, lang in select(&Lang::ALL[..]),
    ) {
        let log = log(&steps, &name);
        let at = second(part.from.as_second() - second(0).as_second() + offset % part.seconds());
        let table = rows(&log, part, &services(&log));
        let document = csv::timelines(&log, part, &services(&log), lang);
        let (_, cells) = read(&document);
        prop_assert_eq!(cells.len(), table.len());
        let view = view(&log, at);
        let estimates = Model::of(&log).at(at);
        let json = serde_json::to_value(ViewOut::new(&log, &view, &estimates, None)).expect("JSON");
        let (mut first, mut count) = (0, 0);
        for lane in lanes(&table) {
            let read_back = &cells[first..first + lane.len()];
            first += lane.len();
            count += 1;
            let timeline = timeline(&log, &lane[0]);
            let status = timeline.piece_at(at).status;
            // What the lane draws at the moment, merged or not: the status, or bounds around it.
            let bars = geometry::bars(timeline, part, geometry::held(timeline, at));
            let x = geometry::share(at, part) * 100.0;
            for bars in [geometry::merged(bars.clone()).0, bars] {
                let bar = bars.iter().rfind(|bar| bar.x <= x).expect("a stretch at every moment");
                prop_assert!(bar.worst.rank() >= status.rank(), "{:?} {:?}", bar, status);
                prop_assert!(bar.best != bar.worst || bar.worst == status, "{:?} {:?}", bar, status);
            }
            let index = index_at(lane, at).expect("a row contains the moment");
            prop_assert_eq!(lane[index].status, status);
            prop_assert_eq!(&read_back[index][2], words(lang).status(status));
            for cells in read_back.iter().filter(|cells| surely_contains(cells, at)) {
                prop_assert_eq!(cells, &read_back[index], "only one row surely contains a moment");
            }
            let of_service = &json["services"][lane[0].service.0];
            let of_lane = lane[0].feature.map_or(of_service, |feature| &of_service["features"][feature.0]);
            prop_assert_eq!(of_lane["status"].as_str(), Some(status.word()));
        }
        let features: usize = log.services.iter().map(|own| own.features.len()).sum();
        prop_assert_eq!(count, log.services.len() + features, "every lane has a row");
    }

    #[test]
    fn the_rows_of_a_lane_are_in_order_without_a_gap_and_open_at_their_outer_ends(steps in steps()) {
        let log = log(&steps, "a");
        let table = rows(&log, whole(), &services(&log));
        for lane in lanes(&table) {
            let (first, last) = (&lane[0], &lane[lane.len() - 1]);
            prop_assert_eq!((first.shown, first.begin.from), (None, None));
            prop_assert_eq!((last.end.from, last.end.to), (None, None));
            for piece in timeline(&log, first).pieces() {
                let row = piece.from.map_or(Some(0), |from| index_at(lane, from));
                prop_assert_eq!(row.map(|index| lane[index].status), Some(piece.status));
            }
            for pair in lane.windows(2) {
                let (row, next) = (&pair[0], &pair[1]);
                prop_assert!(row.shown < next.shown && row.status != next.status);
                // The one may have lasted until the other began: nothing surely lies between them.
                prop_assert!(row.end.to.is_none_or(|end| next.begin.from.is_none_or(|begin| begin <= end)));
                // And what comes first ends first.
                prop_assert!(row.end.from.is_none_or(|end| next.begin.to.is_some_and(|begin| end <= begin)));
            }
            for row in lane {
                for limit in [row.begin, row.end] {
                    prop_assert!(limit.from.is_none_or(|from| limit.to.is_none_or(|to| from <= to)), "{row:?}");
                }
                prop_assert!(row.length.is_none_or(|length| 0 <= length.least && length.least <= length.most));
                let is_bounded = [row.begin, row.end].iter().all(|limit| limit.from.is_some() && limit.to.is_some());
                prop_assert_eq!(row.length.is_some(), is_bounded);
            }
        }
    }

    #[test]
    fn a_part_cuts_nothing_that_it_shows(steps in steps(), part in part()) {
        let log = log(&steps, "a");
        let (all, shown) = (rows(&log, whole(), &services(&log)), rows(&log, part, &services(&log)));
        prop_assert_eq!(lanes(&all).count(), lanes(&shown).count());
        for (all, shown) in lanes(&all).zip(lanes(&shown)) {
            let first = all.iter().position(|row| *row == shown[0]);
            let first = first.expect("the first row of the part is one of all");
            prop_assert_eq!(shown, &all[first..first + shown.len()]);
            // What is left out before is over by then, and what is left out after cannot have begun.
            prop_assert!(all[..first].iter().all(|row| row.end.to.is_some_and(|end| end <= part.from)));
            let begins_after = |row: &TableRow<'_>| row.begin.from.or(row.shown).is_some_and(|begin| begin >= part.to);
            prop_assert!(all[first + shown.len()..].iter().all(begins_after));
        }
    }

    #[test]
    fn what_is_on_record_of_a_begin_says_the_status(steps in steps()) {
        let log = log(&steps, "a");
        for row in rows(&log, whole(), &services(&log)) {
            let Some(event) = row.record else { continue };
            let own = log.service_at(row.service).expect("a service");
            prop_assert!(own.events.contains(event));
            let statuses = [Some(event.status), row.feature.is_none().then(|| event.status.capped_at_partial())];
            prop_assert!(statuses.contains(&Some(row.status)), "{row:?}");
            prop_assert_ne!((row.shown, row.status), (None, Status::Operational), "nothing is green before the first record");
        }
    }

    #[test]
    fn a_text_names_every_listed_service_in_trouble_once_and_counts_the_others(
        steps in steps(), name in hostile_line(), lists in proptest::collection::vec(any::<bool>(), 8),
        offset in -100..500_i64, has_people in any::<bool>(), link in proptest::option::of(hostile_line()),
        lang in select(&Lang::ALL[..]),
    ) {
        let log = renamed(&steps, &name);
        let view = view(&log, second(offset));
        let estimates = has_people.then(|| Model::of(&log).at(view.at));
        let listed: Vec<_> = services(&log).into_iter().zip(&lists).filter(|(_, is_listed)| **is_listed).collect();
        let listed: Vec<_> = listed.into_iter().map(|(index, _)| index).collect();
        let told = Told { view: &view, estimates: estimates.as_ref(), services: &listed, lang, link: link.as_deref() };
        let text = text(&told);
        prop_assert!(text.chars().all(|letter| letter == '\n' || is_shown(letter)), "{:?}", text);
        prop_assert!(text.chars().all(|letter| matches!(letter, '\n' | ' ') || !letter.is_whitespace()), "{:?}", text);
        prop_assert!(text.ends_with('\n') && !text.starts_with('\n') && !text.ends_with("\n\n"), "{:?}", text);
        prop_assert!(!text.contains("\n\n\n") && !text.contains(" \n"), "{:?}", text);

        let words = plain_text_words(lang);
        let lines: Vec<&str> = text.lines().collect();
        let calm = listed.iter().filter_map(|index| view.service(*index)).map(|service| service.standing.status);
        // In plain text a space is a space.
        let calm = downboard_words::folded(lang, Calm::among(calm)).replace('\u{a0}', " ");
        // A service may be called as the line is that counts.
        let is_count = |line: &str| {
            let labels = [words.services, words.other_services];
            !calm.is_empty() && labels.iter().any(|label| line == downboard_words::changed_to(label, &calm))
        };
        let named_lines = lines.iter().filter(|line| !is_count(line)).copied().collect::<Vec<_>>();
        let beginning = |begin: &str| named_lines.iter().filter(|line| line.starts_with(begin)).count();
        let mut named = 0;
        for service in &view.services {
            let record = log.board.service(service.index).expect("a service");
            let status = service.standing.status;
            let begin = format!("{}: {}", plain(record.name.get(lang)), downboard_words::words(lang).status(status));
            let is_named = listed.contains(&service.index) && status.is_trouble();
            prop_assert_eq!(beginning(&begin), usize::from(is_named), "{:?} in {}", begin, text);
            named += usize::from(is_named);
        }
        let count_lines: Vec<_> = lines.iter().filter(|line| is_count(line)).collect();
        let counted: usize = count_lines.iter().flat_map(|line| numbers(line)).sum();
        prop_assert_eq!(count_lines.len(), usize::from(!calm.is_empty()), "{}", text);
        let left_out = log.services.len() - listed.len();
        let said = lines.contains(&not_listed(lang, left_out).as_str());
        prop_assert_eq!(said, left_out > 0, "{}", text);
        prop_assert_eq!(named + counted + left_out, log.services.len(), "{}", text);
    }
}
