//! What is taken away of the bundled board at the moments that people remember.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::{Id, Lang, ServiceIndex, Status};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Span};
use downboard_core::view::view;
use downboard_estimate::Model;
use downboard_export::json::ViewOut;
use downboard_export::table::rows;
use downboard_export::{Counted, csv};
use downboard_words::{export_words, words};
use serde_json::Value;
use support::{at, lanes, moments, pangyo_documents, read, services};

const EVENING: &str = "2022-10-15T21:50:00+09:00";

fn log() -> Arc<BoardLog> {
    support::log(&pangyo_documents())
}

fn index(log: &BoardLog, id: &str) -> ServiceIndex {
    log.board.service_index(&Id::parse(id).expect("an id")).expect("a service")
}

fn json(log: &Arc<BoardLog>, at: Timestamp) -> Value {
    let view = view(log, at);
    let estimates = Model::of(log).at(at);
    serde_json::to_value(ViewOut::new(log, &view, &estimates, None)).expect("JSON")
}

#[test]
fn the_stretches_of_kakaotalk_have_their_bounds_and_its_lengths_are_those_of_the_record() {
    let log = log();
    let (_, rows) = read(&csv::timelines(&log, log.period, &[index(&log, "kakaotalk")], Lang::En));
    let own = rows.iter().filter(|row| row[1].is_empty()).map(|row| row[2..10].join(" "));
    assert_eq!(
        own.collect::<Vec<_>>(),
        [
            "unknown   2022-10-15T15:27:00+09:00 2022-10-15T15:30:00+09:00   ",
            "down 2022-10-15T15:27:00+09:00 2022-10-15T15:30:00+09:00 2022-10-16T01:31:00+09:00 \
             2022-10-16T01:31:00+09:00 601 604 A",
            "partly down 2022-10-16T01:31:00+09:00 2022-10-16T01:31:00+09:00 2022-10-18T09:00:00+09:00 \
             2022-10-20T23:00:00+09:00 3329 7049 A",
            "operational 2022-10-19T15:00:00+09:00 2022-10-20T23:00:00+09:00     A",
        ]
    );
    for row in rows.iter().filter(|row| !row[9].is_empty()) {
        assert_eq!(row[10].lines().count(), row[11].split('\n').count(), "a line for each source: {row:?}");
        assert!(row[11].contains("://"), "{row:?}");
    }
}

#[test]
fn every_lane_has_at_every_moment_the_row_of_its_status() {
    let log = log();
    let table = rows(&log, log.period, &services(&log));
    let within: Vec<_> = moments(&log).into_iter().filter(|at| log.period.has(*at) && *at < log.period.to).collect();
    assert!(within.len() > 100, "{}", within.len());
    for lane in lanes(&table) {
        let own = log.service_at(lane[0].service).expect("a service");
        let timeline = lane[0].feature.map_or(&own.timeline, |feature| own.feature(feature).expect("a feature"));
        for at in &within {
            let row = lane.iter().rfind(|row| row.shown.is_none_or(|shown| shown <= *at)).expect("a row");
            assert_eq!(row.status, timeline.status_at(*at), "{row:?} at {at}");
        }
    }
}

#[test]
fn rows_are_in_the_order_of_the_services_that_are_asked_for() {
    let log = log();
    let [talk, taxi] = ["kakaotalk", "kakao-t"].map(|id| index(&log, id));
    let beyond = ServiceIndex(log.services.len());
    let table = rows(&log, log.period, &[taxi, beyond, talk]);
    let lanes: Vec<_> = lanes(&table).map(|lane| (lane[0].service, lane[0].feature)).collect();
    let expected = [taxi, talk].into_iter().flat_map(|service| {
        let features = log.service_at(service).expect("a service").features.len();
        let features = downboard_core::model::FeatureIndex::all(features).map(Some);
        std::iter::once(None).chain(features).map(move |feature| (service, feature))
    });
    assert_eq!(lanes, expected.collect::<Vec<_>>());
}

#[test]
fn the_people_are_those_of_the_view_and_what_is_unknown_is_an_empty_cell() {
    let log = log();
    let model = Model::of(&log);
    let (mut figures, mut nobody, mut reasons, mut nobody_known) = (0, 0, 0, 0);
    for moment in ["2022-10-15T12:30:00+09:00", EVENING, "2022-10-20T23:00:00+09:00"].map(at) {
        let (view, estimates, all) = (view(&log, moment), model.at(moment), services(&log));
        let (_, rows) = read(&csv::people(&view, &estimates, &all, Lang::En));
        let affected = estimates.services.iter().chain([&estimates.together]);
        let expected = affected.flat_map(|affected| Counted::PEOPLE.map(|counted| (counted, counted.figure(affected))));
        let expected: Vec<_> = expected.collect();
        assert_eq!(rows.len(), expected.len());
        for (place, (row, (counted, figure))) in rows.iter().zip(expected).enumerate() {
            let service = log.board.services.get(place / Counted::PEOPLE.len());
            let is_known = log.is_known(counted.span(), moment, |own| service.is_none_or(|known| known.id == own.id));
            let [lower, median, upper, grade] = [4, 5, 6, 7].map(|column| row[column].as_str());
            match figure.range() {
                Some(range) if range.p95 > 0 || is_known => {
                    let number = |cell: &str| cell.parse::<u64>().expect("a number");
                    assert!(number(lower) <= range.p5 && range.p95 <= number(upper), "{row:?}");
                    assert!(median.is_empty() || (number(lower)..=number(upper)).contains(&number(median)), "{row:?}");
                    assert_eq!((grade, row[10].as_str()), (range.grade.letter(), ""));
                    figures += 1;
                    nobody += usize::from((lower, median, upper) == ("0", "0", "0"));
                }
                range => {
                    assert_eq!((lower, median, upper, grade), ("", "", "", ""), "{row:?}");
                    assert!(!row[10].is_empty(), "{row:?}");
                    reasons += 1;
                    nobody_known += usize::from(range.is_some());
                }
            }
        }
    }
    assert!(figures > 50 && nobody > 5, "{figures} {nobody}");
    assert!(reasons > 50 && nobody_known > 5, "{reasons} {nobody_known}");
}

#[test]
fn the_people_of_kakaotalk_are_told_on_both_bases_with_what_they_rest_on() {
    let log = log();
    let moment = at(EVENING);
    let (view, estimates) = (view(&log, moment), Model::of(&log).at(moment));
    let (_, rows) = read(&csv::people(&view, &estimates, &[index(&log, "kakaotalk")], Lang::En));
    let told: Vec<_> = rows.iter().map(|row| row[1..8].join(" ")).collect();
    assert_eq!(told[0], "KakaoTalk down Likely affected 16000000 20000000 23000000 C");
    assert_eq!(told[3], "KakaoTalk down All users 30000000 43000000 50000000 B");
    assert!(told[4].starts_with("All services down Likely affected "), "{}", told[4]);
    assert_eq!((rows[0][9].as_str(), rows[0][11].as_str(), rows[0][13].as_str()), (EVENING, "43196403", "2022-08"));
    assert!(rows[0][15].starts_with("http"), "{}", rows[0][15]);
}

#[test]
fn the_alternatives_are_those_of_the_view_in_its_order() {
    let log = log();
    let moment = at(EVENING);
    let view = view(&log, moment);
    let (_, rows) = read(&csv::alternatives(&view, &services(&log), Lang::En));
    let json = json(&log, moment);
    let services = json["services"].as_array().expect("services");
    let named = services.iter().flat_map(|service| {
        let alternatives = service["alternatives"].as_array().expect("alternatives");
        (1..)
            .zip(alternatives)
            .map(|(rank, named)| [service["name"]["en"].clone(), named["name"]["en"].clone(), rank.into()])
    });
    let expected: Vec<[String; 3]> = named.map(|row| row.map(|value| value.to_string().replace('"', ""))).collect();
    let told: Vec<[String; 3]> = rows.iter().map(|row| [row[1].clone(), row[3].clone(), row[2].clone()]).collect();
    assert_eq!(told, expected);
    assert!(told.len() > 15, "{}", told.len());
    assert!(rows.iter().filter(|row| row[12].contains("://")).count() > 15, "almost all sources are online");
    let line = rows.iter().find(|row| row[1] == "KakaoTalk" && row[3] == "LINE").expect("LINE");
    assert_eq!(
        [4, 5, 8].map(|column| line[column].as_str()),
        ["operational", "confirmed by a report or notice", "install, sign up"]
    );
    assert!(line[9].starts_with("covers 2 of 4 failed features\nThe other person needs the same app."), "{}", line[9]);
    for row in &rows {
        assert!(!row[7].is_empty() && !row[11].is_empty(), "{row:?}");
        assert_ne!(row[4], words(Lang::En).status(Status::MajorOutage), "{row:?}");
    }
}

#[test]
fn both_languages_have_the_same_rows_and_other_words() {
    let log = log();
    let moment = at(EVENING);
    let (view, estimates, all) = (view(&log, moment), Model::of(&log).at(moment), services(&log));
    let of = |lang| {
        let documents = [
            csv::timelines(&log, log.period, &all, lang),
            csv::people(&view, &estimates, &all, lang),
            csv::alternatives(&view, &all, lang),
        ];
        documents.map(|document| read(&document))
    };
    for ((head_ko, ko), (head_en, en)) in of(Lang::Ko).into_iter().zip(of(Lang::En)) {
        assert!(head_ko.iter().zip(&head_en).all(|(ko, en)| ko != en), "{head_ko:?} {head_en:?}");
        assert_eq!(ko.len(), en.len());
        for (ko, en) in ko.iter().zip(&en) {
            let is_empty = |row: &[String]| row.iter().map(String::is_empty).collect::<Vec<_>>();
            assert_eq!(is_empty(ko), is_empty(en));
            // What is no word is the same.
            for (ko, en) in ko.iter().zip(en).filter(|(_, en)| en.starts_with(|first: char| first.is_ascii_digit())) {
                assert!(ko == en || en.contains(' '), "{ko} {en}");
            }
        }
    }
    assert_eq!(read(&csv::alternatives(&view, &all, Lang::Ko)).0[2], export_words(Lang::Ko).rank);
}

#[test]
fn before_anything_is_known_nothing_is_said_to_work() {
    let log = log();
    let before = at("2022-10-01T00:00:00+09:00");
    assert!(!log.is_known(Span::LastHour, before, |_| true));
    let table = rows(
        &log,
        downboard_core::model::Period { from: before, to: before.checked_add(60).expect("a minute") },
        &services(&log),
    );
    let features: usize = log.services.iter().map(|own| own.features.len()).sum();
    assert_eq!(table.len(), log.services.len() + features);
    assert!(table.iter().all(|row| row.status == Status::Unknown && row.record.is_none()));
}
