//! What the bundled board says at the moments that people remember.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::cause::{caused_by, shared_cause, without_cause};
use downboard_core::check::{claims, references, unsourced};
use downboard_core::model::{Date, EvidenceGrade, FollowUpKind, Id, Quantity, Service, Status, When};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Since};
use downboard_core::view::{Extent, ServiceView, Standing, Trouble, View, tallies, view};
use std::sync::Arc;
use support::at;

fn log() -> Arc<BoardLog> {
    support::log(&support::pangyo_documents())
}

fn service<'a>(log: &BoardLog, view: &'a View, id: &str) -> &'a ServiceView {
    let index = log.board.services.iter().position(|service| service.id == *id);
    &view.services[index.unwrap_or_else(|| panic!("no service {id}"))]
}

fn service_of<'a>(log: &'a BoardLog, id: &str) -> &'a Service {
    log.board.services.iter().find(|service| service.id == *id).unwrap_or_else(|| panic!("no service {id}"))
}

/// The standing of `service`, `service/feature` or `site:id`.
fn standing(log: &BoardLog, view: &View, subject: &str) -> Standing {
    if let Some(site) = subject.strip_prefix("site:") {
        let index = log.board.sites.iter().position(|known| known.id == *site);
        return view.sites[index.unwrap_or_else(|| panic!("no site {site}"))].standing;
    }
    let Some((id, feature)) = subject.split_once('/') else { return service(log, view, subject).standing };
    let of_service = log.board.services.iter().find(|service| service.id == *id).expect("a service");
    let index = of_service.features.iter().position(|known| known.id == *feature);
    service(log, view, id).features[index.unwrap_or_else(|| panic!("no feature {subject}"))]
}

/// The statuses of a moment; `trouble` stands for degraded, partial or major.
#[track_caller]
fn check(moment: &str, expected: &[(&str, &str)]) {
    let log = log();
    let view = view(&log, at(moment));
    for (subjects, word) in expected {
        for subject in subjects.split_whitespace() {
            let status = standing(&log, &view, subject).status;
            let good = match *word {
                "trouble" => status.is_trouble(),
                "no trouble" => !status.is_trouble(),
                "not operational" => status != Status::Operational,
                word => status.word() == word,
            };
            assert!(good, "{moment}: {subject} is {}, expected {word}", status.word());
        }
    }
}

#[test]
fn the_documents_decode_without_a_finding_and_refer_to_each_other() {
    let documents = ["board.json", "status.json", "recovery.json"].map(support::pangyo);
    let found = references(&documents.each_ref().map(Vec::as_slice));
    assert_eq!(found, []);
    assert_eq!(support::pangyo_documents().feeds.len(), 2);
}

#[test]
fn every_claim_can_be_followed_to_a_source() {
    let documents = support::pangyo_documents();
    assert!(claims(&documents).len() > 200, "a walk that finds nothing proves nothing");
    assert_eq!(unsourced(&documents), []);
}

#[test]
fn the_status_grid_has_at_least_forty_rows() {
    let log = log();
    let rows: usize = log.board.services.iter().map(|service| service.features.len().max(1)).sum();
    assert!(rows >= 40, "{rows}");
}

#[test]
fn before_the_fire_nothing_is_down_and_what_no_source_covers_is_unknown() {
    let log = log();
    let view = view(&log, at("2022-10-15T15:00:00+09:00"));
    assert_eq!(view.in_trouble().count(), 0);
    assert_ne!(view.standing.status, Status::Operational, "not everything is known to work");
    let long_before = downboard_core::view::view(&log, at("2022-10-01T00:00:00+09:00"));
    for service in &long_before.services {
        assert_eq!(service.standing.status, Status::Unknown, "no source speaks of that day");
    }
}

#[test]
fn on_the_evening_of_the_fire_most_of_kakao_is_down() {
    check(
        "2022-10-15T21:50:00+09:00",
        &[
            ("kakaotalk kakaotalk/text kakaotalk/media kakaotalk/pc-login", "major_outage"),
            ("kakao-t kakaomap kakaostory daum", "trouble"),
            ("kakaobank/own", "operational"),
            ("site:sk-pangyo", "trouble"),
        ],
    );
}

#[test]
fn messages_are_down_since_the_time_that_two_counts_bound() {
    let log = log();
    let view = view(&log, at("2022-10-15T21:50:00+09:00"));
    let since = Since { from: Some(at("2022-10-15T15:27:00+09:00")), to: Some(at("2022-10-15T15:30:00+09:00")) };
    assert_eq!(standing(&log, &view, "kakaotalk").since, since);
    assert_eq!(standing(&log, &view, "kakaotalk/text").since, since);
}

#[test]
fn kakao_t_is_down_since_a_commuter_found_it_dead_at_about_four() {
    let log = log();
    let view = view(&log, at("2022-10-15T21:50:00+09:00"));
    let since = Since { from: Some(at("2022-10-15T15:27:00+09:00")), to: Some(at("2022-10-15T16:00:00+09:00")) };
    assert_eq!(standing(&log, &view, "kakao-t").since, since);
    assert_eq!(standing(&log, &view, "kakao-t/taxi").since, since);
}

#[test]
fn what_the_report_of_that_evening_calls_unusable_cannot_have_been_back_before_it_and_cites_it() {
    let log = log();
    let moment = at("2022-10-15T21:50:00+09:00");
    for subject in
        ["kakaotalk/text", "kakaopay/pay", "kakaostory/main", "kakao-t/taxi", "kakaomap/main", "kakaonavi/guide"]
    {
        let (id, feature) = subject.split_once('/').expect("a feature");
        let (board, own) = log.service(&Id::parse(id).expect("an id")).expect("a service");
        let place = board.features.iter().position(|known| known.id == *feature).expect("a feature");
        assert_eq!(own.features[place].status_at(moment), Status::MajorOutage, "{subject}");
        let piece = own.features[place].piece_at(at("2022-10-15T21:49:59+09:00"));
        let is_back = |status: Status| !matches!(status, Status::MajorOutage | Status::Unknown);
        assert!(!piece.possible.iter().any(is_back), "{subject}: {:?}", piece.possible);
        let cited = &own.events[piece.event.expect("an event")].sources;
        assert!(cited.iter().any(|source| *source == *"sisajournal-1015-rivals"), "{subject}: {cited:?}");
    }
}

#[test]
fn both_founding_reports_are_cited_without_an_address() {
    let documents = support::pangyo_documents();
    for (id, words) in [
        ("sisajournal-1015-rivals", "\u{c2dc}\u{c0ac}\u{c800}\u{b110}"),
        ("press-1017-leaving-kakao", "\u{b9e4}\u{ccb4}\u{ba85} \u{bbf8}\u{ae30}\u{b85d}"),
    ] {
        let source = documents.sources().find(|source| source.id == *id).expect("a source");
        assert_eq!((source.address.as_ref(), source.published.is_some()), (None, true), "{id}");
        assert!(source.title.ko.contains(words), "{id}");
        let citing = claims(&documents).iter().filter(|claim| claim.sources.contains(&source.id)).count();
        assert!(citing > 10, "{id}: {citing}");
    }
}

#[test]
fn whatever_another_source_puts_otherwise_is_graded_as_disputed_and_nothing_else_is() {
    let documents = support::pangyo_documents();
    let events = documents.status().flat_map(|(document, _)| &document.events);
    let events = events.map(|event| (format!("{:?} {:?}", event.subject, event.when), event.grade, &event.disputes));
    let readings = documents.recovery().flat_map(|document| &document.readings);
    let readings = readings.map(|one| (format!("{} {:?}", one.measure, one.when), one.grade, &one.disputes));
    let milestones = documents.recovery().flat_map(|document| &document.milestones);
    let milestones = milestones.map(|one| (one.id.to_string(), one.grade, &one.disputes));
    for (what, grade, disputes) in events.chain(readings).chain(milestones) {
        assert_eq!(grade == EvidenceGrade::X, !disputes.is_empty(), "{what}");
    }
}

#[test]
fn a_time_that_is_only_about_has_bounds() {
    let documents = support::pangyo_documents();
    for event in documents.status().flat_map(|(document, _)| &document.events) {
        let note = event.note.as_ref().map_or("", |note| note.ko.as_str());
        let minute = (event.when.latest().as_second() / 60 + 9 * 60) % (24 * 60);
        let clock = format!("{:02}:{:02}", minute / 60, minute % 60);
        let about = ["\u{cbe4}", " \u{bb34}\u{b835}"].iter().any(|word| note.contains(&format!("{clock}{word}")));
        assert!(!(about && event.when.is_exact()), "{:?}: {note}", event.subject);
    }
}

#[test]
fn the_hour_from_which_the_ministry_counts_is_called_our_subtraction() {
    let documents = support::pangyo_documents();
    let events = documents.status().flat_map(|(document, _)| &document.events);
    let notes: Vec<_> =
        events.filter_map(|event| event.note.as_ref()).filter(|note| note.ko.contains("15:27")).collect();
    assert!(notes.len() >= 5, "{}", notes.len());
    assert!(
        notes.iter().all(|note| note.ko.contains("\u{c5ed}\u{c0b0}") && note.en.contains("counting back")),
        "{notes:#?}"
    );
}

#[test]
fn what_people_took_for_buses_and_the_subway_is_on_record_and_not_vouched_for() {
    let log = log();
    let view = view(&log, at("2022-10-17T09:00:00+09:00"));
    for (id, expected, rank) in [("kakao-bus", "realtime-bus", "5th"), ("kakao-metro", "realtime-metro", "10th")] {
        let board = service_of(&log, id);
        assert_eq!(board.alternatives.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), [expected]);
        let record = log.board.alternatives.iter().find(|known| known.id == *expected).expect("on record");
        assert!(
            record.facts.iter().any(|fact| fact.text.en.contains(&format!("Ranked {rank} "))),
            "{:?}",
            record.facts
        );
        let named = &service(&log, &view, id).alternatives;
        assert!(named.iter().all(|named| !named.is_vouched_for()), "{id}: a rank says that people took it");
    }
}

#[test]
fn the_rankings_of_monday_are_known_from_the_hour_at_which_they_were_read() {
    let log = log();
    let moment = at("2022-10-17T09:00:00+09:00");
    let facts = log.board.alternatives.iter().flat_map(|alternative| &alternative.facts);
    let ranks: Vec<_> = facts.filter(|fact| fact.text.en.contains("at 09:00 on the 17th")).collect();
    let mut places: Vec<u32> = ranks
        .iter()
        .filter_map(|fact| {
            fact.text.en.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
        })
        .collect();
    places.sort_unstable();
    assert_eq!(places, (1..=10).collect::<Vec<_>>(), "each of the ten once");
    assert!(ranks.iter().all(|fact| fact.known_at == Some(moment) && fact.text.en.contains("previous 24 hours")));
}

#[test]
fn the_power_is_cut_completely_since_16_52() {
    let log = log();
    let power = |moment: &str| {
        let view = view(&log, at(moment));
        let measures = view.sites.iter().flat_map(|site| &site.measures);
        let power = measures.into_iter().find(|measure| log.measures[measure.index].id == *"power").copied();
        log.readings[power.and_then(|power| power.reading).expect("a reading")].clone()
    };
    assert_ne!(power("2022-10-15T16:51:00+09:00").quantity, Quantity::Exactly(0));
    for moment in ["2022-10-15T16:52:00+09:00", "2022-10-15T21:50:00+09:00"] {
        let reading = power(moment);
        assert_eq!(reading.quantity, Quantity::Exactly(0), "{moment}");
        assert_eq!(reading.when.latest(), at("2022-10-15T16:52:00+09:00"), "{moment}");
    }
    let above_90 = |quantity: Quantity| match quantity {
        Quantity::Exactly(value) | Quantity::About(value) | Quantity::AtLeast(value) => value >= 90,
        Quantity::Between(least, _) => least >= 90,
        Quantity::NotPublished(_) => false,
    };
    assert!(!above_90(power("2022-10-16T08:59:00+09:00").quantity), "not before 09:00");
    for moment in ["2022-10-17T06:00:00+09:00", "2022-10-18T10:00:00+09:00"] {
        let reading = power(moment);
        assert_eq!((reading.quantity, reading.when), (Quantity::About(95), When::At(at(moment))), "{moment}");
    }
}

#[test]
fn on_the_next_morning_texts_are_partly_back_and_pictures_are_not() {
    check(
        "2022-10-16T08:00:00+09:00",
        &[("kakaotalk/text", "partial_outage"), ("kakaotalk/media", "major_outage"), ("kakaotalk", "trouble")],
    );
    let log = log();
    let view = view(&log, at("2022-10-16T08:00:00+09:00"));
    let since = standing(&log, &view, "kakaotalk/text").since;
    assert_eq!(since.to, Some(at("2022-10-16T01:31:00+09:00")));
}

#[test]
fn on_the_next_evening_most_main_functions_are_back_and_the_rest_is_not() {
    check(
        "2022-10-16T21:30:00+09:00",
        &[
            ("kakaotalk/text kakaotalk/media", "no trouble"),
            // On record by name only from the next morning: not yet known to be down, and not green either.
            ("kakao-mail kakaotalk/shopping-search", "not operational"),
            ("daum-mail kakaomap/road-view kakao-t/bike kakaotalk/channel", "trouble"),
        ],
    );
}

#[test]
fn on_monday_mail_is_down_and_some_functions_are_partly_back() {
    check(
        "2022-10-17T09:00:00+09:00",
        &[
            ("daum-mail kakao-mail kakaomap/road-view", "major_outage"),
            ("kakaostory/search-stats tistory/search-stats brunch/search-stats", "partial_outage"),
        ],
    );
}

#[test]
fn what_came_after_is_of_every_kind_dated_after_the_outage_and_sourced() {
    let log = log();
    for kind in FollowUpKind::ALL {
        assert!(log.follow_ups.iter().any(|follow_up| follow_up.kind == kind), "{kind:?}");
    }
    let end = Date::parse("2022-10-20").expect("a date");
    for follow_up in &log.follow_ups {
        assert!(follow_up.on > end, "{}", follow_up.id);
        let disputed = follow_up.disputes.iter().flat_map(|dispute| &dispute.sources);
        for source in follow_up.sources.iter().chain(disputed) {
            assert!(log.source(source).is_some(), "{source} of {}", follow_up.id);
        }
        assert_eq!(follow_up.disputes.is_empty(), follow_up.grade != EvidenceGrade::X, "{}", follow_up.id);
    }
}

#[test]
fn in_the_end_all_is_restored_and_both_totals_are_shown() {
    let log = log();
    let view = view(&log, at("2022-10-20T23:00:00+09:00"));
    let trouble: Vec<_> = view.in_trouble().map(|service| log.board.services[service.index.0].id.as_str()).collect();
    assert_eq!(trouble, Vec::<&str>::new());
    let totals: Vec<_> = view.totals.iter().map(|index| &log.totals[*index]).collect();
    for minutes in [7650, 7653] {
        let total = totals.iter().find(|total| total.minutes == minutes).expect("both counts");
        assert!(total.sources.iter().all(|source| log.source(source).is_some()));
    }
    let before = downboard_core::view::view(&log, at("2022-10-19T12:00:00+09:00"));
    let shown = before.totals.iter().map(|index| log.totals[*index].minutes);
    assert_eq!(shown.filter(|minutes| [7650, 7653].contains(minutes)).count(), 0, "they are not complete yet");
}

#[test]
fn what_the_fire_broke_has_it_as_its_cause_also_after_the_power_is_back() {
    let log = log();
    let view = view(&log, at("2022-10-19T12:00:00+09:00"));
    let cause = shared_cause(&view).expect("ten services are still in trouble");
    assert_eq!(cause.standing.status, Status::Operational, "the power is back");
    assert_eq!((caused_by(&view, cause).count(), without_cause(&view)), (10, vec![]));
    let at_the_end = downboard_core::view::view(&log, at("2022-10-20T23:00:00+09:00"));
    assert_eq!(shared_cause(&at_the_end).map(|site| site.index), None);
}

#[test]
fn unknown_is_never_operational_in_a_roll_up() {
    let log = log();
    let mut unknown = 0;
    for at in support::moments(&log) {
        let view = view(&log, at);
        for service in &view.services {
            if service.features.iter().any(|feature| feature.status == Status::Unknown) {
                assert_ne!(service.standing.status, Status::Operational, "{:?} at {at}", service.index);
                unknown += 1;
            }
        }
        if view.services.iter().any(|service| service.standing.status == Status::Unknown) {
            assert_ne!(view.standing.status, Status::Operational);
        }
    }
    assert!(unknown > 0, "the board has no unknown feature, so this proves nothing");
}

#[test]
fn the_board_opens_on_what_its_moment_is_about() {
    let log = log();
    for (moment, from, to) in [
        // An hour before the first failure can have begun, and a tenth of what has passed since then after the moment.
        ("2022-10-15T21:50:00+09:00", "2022-10-15T14:18:00+09:00", "2022-10-15T22:35:12+09:00"),
        // Six hours at least.
        ("2022-10-15T15:30:00+09:00", "2022-10-15T14:18:00+09:00", "2022-10-15T20:18:00+09:00"),
        // No further than the board goes, and the whole where nothing has failed or the moment is not its own.
        ("2022-10-20T23:00:00+09:00", "2022-10-15T14:18:00+09:00", "2022-10-21T00:00:00+09:00"),
        ("2022-10-15T13:00:00+09:00", "2022-10-15T12:00:00+09:00", "2022-10-21T00:00:00+09:00"),
        ("2023-01-01T00:00:00+09:00", "2022-10-15T12:00:00+09:00", "2022-10-21T00:00:00+09:00"),
    ] {
        let shown = Extent::opening(&log, at(moment)).shown(log.period);
        let zone = &log.board.zone;
        let said = (zone.rfc3339(shown.from).to_string(), zone.rfc3339(shown.to).to_string());
        assert_eq!(said, (from.to_owned(), to.to_owned()), "{moment}");
    }
}

#[test]
fn the_overview_counts_what_each_service_says() {
    let log = log();
    let tallies = tallies(&log, log.period);
    assert_eq!(tallies.first().map(|tally| tally.from), Some(log.period.from));
    assert!(tallies.windows(2).all(|pair| pair[0].from < pair[1].from), "in order, each instant once");
    let mut counted = 0;
    for second in (log.period.from.as_second()..log.period.to.as_second()).step_by(97) {
        let at = Timestamp::from_second(second).expect("in range");
        let pieces: Vec<_> = log.services.iter().map(|service| service.timeline.piece_at(at)).collect();
        let certain = Trouble::among(pieces.iter().map(|piece| piece.possible.best()));
        let worst = Trouble::among(pieces.iter().map(|piece| piece.possible.worst()));
        let tally = tallies.iter().rfind(|tally| tally.from <= at).expect("from the begin on");
        assert_eq!((tally.certain, tally.possible), (certain, worst.all() - certain.all()), "{at}");
        counted += certain.all();
    }
    assert!(counted > 10_000, "{counted}");
}
