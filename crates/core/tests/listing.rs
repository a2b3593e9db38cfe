//! Which services the lanes list, in which order, what folds and what a filter leaves out.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Category, Id, ServiceIndex, Status};
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::{Calm, Choice, Grade, Listing, SortOrder, Trouble, View, view};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use support::at;

/// A service: its id, its provider, its kind and what it was from which hour of the first to the fourth of March on.
type Made<'a> = (&'a str, &'a str, &'a str, &'a [(u32, &'a str)]);

const DOWN: &str = "major_outage";
const PARTLY: &str = "partial_outage";
const WORKS: &str = "operational";

fn hour(hour: u32) -> String {
    format!("2024-03-{:02}T{:02}:00:00+09:00", 1 + hour / 24, hour % 24)
}

/// The live board of these services at an hour.
fn made(services: &[Made<'_>], moment: u32) -> View {
    board_of(services, moment, false)
}

/// The board of these services at an hour, live or of the past.
fn board_of(services: &[Made<'_>], moment: u32, is_past: bool) -> View {
    let named = |id: &str| json!({"ko": format!("{id}-ko"), "en": id.to_uppercase()});
    let mut providers: Vec<&str> = services.iter().map(|(_, provider, ..)| *provider).collect();
    providers.dedup();
    let mut board = json!({
        "format": "downboard-board/1", "id": "example", "title": named("title"),
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "period": {"from": hour(0), "to": hour(95)},
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "sources": [{"id": "example", "title": "Example", "address": "https://example.org/"}],
        "providers": providers.iter().map(|id| json!({"id": id, "name": named(id)})).collect::<Vec<_>>(),
        "services": services.iter().map(|(id, provider, category, _)| json!({
            "id": id, "name": named(id), "provider": provider, "category": category,
        })).collect::<Vec<_>>(),
    });
    if is_past {
        board["opens_at"] = json!(hour(moment));
    }
    let events = services.iter().flat_map(|(id, _, _, changes)| {
        changes.iter().map(move |(from, status)| json!({
        "service": id, "status": status, "at": hour(*from), "basis": "report", "grade": "B", "sources": ["example"],
    }))
    });
    let status = json!({
        "format": "downboard-status/1", "board": "example", "updated_at": hour(95), "sources": [],
        "events": events.collect::<Vec<Value>>(), "incidents": [],
    });
    let mut documents = Documents::new(support::clean(decode_board(board.to_string().as_bytes())));
    let feed = documents.board.feeds[0].clone();
    let findings = documents.add(&feed, status.to_string().as_bytes());
    assert!(findings.is_empty(), "{findings:?}");
    view(&Arc::new(BoardLog::new(&documents)), at(&hour(moment)))
}

/// What is listed, as `provider: services | … / steady +hidden`.
fn listed(view: &View, choice: &Choice, kept: &[usize]) -> String {
    let kept: Vec<_> = kept.iter().copied().map(ServiceIndex).collect();
    let Listing { groups, steady, hidden } = Listing::new(view, choice, &kept);
    let board = &view.log.board;
    let names = |indices: &[ServiceIndex]| {
        let ids = indices.iter().map(|index| board.service(*index).expect("a service").id.as_str());
        ids.collect::<Vec<_>>().join(" ")
    };
    let groups = groups.iter().map(|group| match group.provider {
        Some(provider) => format!("{}: {}", board.providers[provider.0].id, names(&group.services)),
        None => names(&group.services),
    });
    format!("{} / {} +{hidden}", groups.collect::<Vec<_>>().join(" | "), names(&steady))
}

/// Two providers; at the noon of the third day: one down for a day, one partly for two, one that works since an hour ago, one
/// that has worked since yesterday's outage, one of which nothing is known, and three that always worked.
const SERVICES: &[Made<'_>] = &[
    ("chat", "ferry", "messenger", &[(0, WORKS), (36, DOWN)]),
    ("login", "ferry", "login", &[(0, WORKS), (12, PARTLY)]),
    ("pay", "ferry", "payment", &[(0, WORKS), (40, DOWN), (59, WORKS)]),
    ("maps", "ferry", "map", &[(0, WORKS), (2, DOWN), (20, WORKS)]),
    ("mail", "post", "mail", &[]),
    ("music", "post", "music", &[(0, WORKS)]),
    ("video", "post", "video", &[(0, WORKS)]),
    ("taxi", "post", "taxi", &[(0, WORKS)]),
];
const NOON: u32 = 60;

fn sorted(order: SortOrder) -> Choice {
    Choice { order, ..Choice::default() }
}

#[test]
fn services_are_listed_in_the_order_asked_for() {
    let view = made(SERVICES, NOON);
    for (order, expected) in [
        (SortOrder::Provider, "ferry: chat login pay | post: mail / maps music video taxi +0"),
        (SortOrder::Worst, "chat login mail pay / maps music video taxi +0"),
        (SortOrder::Start, "login chat pay mail / maps music video taxi +0"),
        (SortOrder::Returned, "pay login chat mail / maps music video taxi +0"),
    ] {
        assert_eq!(listed(&view, &sorted(order), &[]), expected, "{order:?}");
    }
}

#[test]
fn what_is_steady_folds_unless_it_is_looked_at() {
    let default = Choice::default();
    let view = made(SERVICES, NOON);
    assert_eq!(listed(&view, &default, &[6]), "ferry: chat login pay | post: mail video / maps music taxi +0");
    // A board of the past is about an outage: what it hit is listed for as long as the board goes.
    let past = board_of(SERVICES, 90, true);
    assert_eq!(listed(&past, &default, &[]), "ferry: chat login pay maps / mail music video taxi +0");
    // What is known to fail later is listed before it does.
    let before = made(SERVICES, 10);
    assert_eq!(listed(&before, &default, &[]), "ferry: chat login pay maps | post: mail / music video taxi +0");
    // Two are no fold, and where nothing else is listed they are.
    assert_eq!(
        listed(&made(&SERVICES[..7], NOON), &default, &[]),
        "ferry: chat login pay | post: mail / maps music video +0"
    );
    assert_eq!(
        listed(&made(&SERVICES[..6], NOON), &default, &[]),
        "ferry: chat login pay maps | post: mail music /  +0"
    );
    assert_eq!(listed(&made(&SERVICES[5..], NOON), &default, &[]), "music video taxi /  +0");
    let ids: Vec<String> = (0..13).map(|index| format!("calm-{index}")).collect();
    let always: &[(u32, &str)] = &[(0, WORKS)];
    let calm: Vec<Made<'_>> = ids.iter().map(|id| (id.as_str(), "post", "other", always)).collect();
    assert_eq!(listed(&made(&calm, NOON), &default, &[]), format!(" / {} +0", ids.join(" ")));
}

#[test]
fn what_nobody_has_said_anything_of_yet_folds_on_a_board_of_the_past() {
    let silent: &[(u32, &str)] = &[(40, DOWN), (70, WORKS)];
    let services: &[Made<'_>] = &[
        ("chat", "ferry", "messenger", &[(0, WORKS), (10, DOWN)]),
        ("maps", "ferry", "map", silent),
        ("mail", "ferry", "mail", silent),
        ("taxi", "ferry", "taxi", &[]),
    ];
    let by = |grade| Choice { grade, ..Choice::default() };
    assert_eq!(listed(&board_of(services, 30, true), &by(None), &[]), "chat / maps mail taxi +0");
    assert_eq!(
        listed(&board_of(services, 30, true), &by(Some(Grade::Unknown)), &[]),
        "maps mail taxi /  +1",
        "asked for"
    );
    // Where nothing is in trouble, what is not known is listed.
    let before = |services| listed(&board_of(services, 5, true), &by(None), &[]);
    assert_eq!(before(&services[1..]), "maps mail taxi /  +0");
    let ids: Vec<String> = (0..13).map(|index| format!("silent-{index}")).collect();
    let never: Vec<Made<'_>> = ids.iter().map(|id| (id.as_str(), "post", "other", &[][..])).collect();
    assert_eq!(before(&never), format!("{} /  +0", ids.join(" ")));
    // Once it is said to fail it is listed, and stays so.
    for moment in [50, 80] {
        assert_eq!(listed(&board_of(services, moment, true), &by(None), &[]), "chat maps mail taxi /  +0");
    }
    // On a live board nobody is told that all is well with what is not known.
    assert_eq!(listed(&made(services, 30), &by(None), &[]), "chat maps mail taxi /  +0");
}

#[test]
fn where_nothing_is_known_only_what_was_in_trouble_has_a_lane() {
    let ids: Vec<String> = (0..13).map(|index| format!("silent-{index}")).collect();
    let board = |chat: &[(u32, &str)], moment| {
        let silent = ids.iter().map(|id| (id.as_str(), "ferry", "map", &[][..]));
        let view = made(&silent.chain([("chat", "ferry", "messenger", chat)]).collect::<Vec<_>>(), moment);
        (view.is_blind(), listed(&view, &Choice::default(), &[]))
    };
    let silent = ids.join(" ");
    let unknown: &[(u32, &str)] = &[(4, DOWN), (9, "unknown")];
    assert_eq!(board(unknown, 20), (true, format!("chat / {silent} +0")));
    assert_eq!(board(unknown, 40), (true, format!(" / {silent} chat +0")), "a day later");
    // Where one works, that the others are not known is what there is to tell.
    assert_eq!(board(&[(4, DOWN), (9, WORKS)], 20), (false, format!("{silent} chat /  +0")));
}

#[test]
fn a_filter_says_what_it_leaves_out() {
    let view = made(SERVICES, NOON);
    let grade = |grade| Choice { grade: Some(grade), ..Choice::default() };
    let find = |text: &str| Choice { find: text.to_owned(), ..Choice::default() };
    for (choice, expected) in [
        (grade(Grade::Trouble), "ferry: chat login / +6"),
        // Who asks for what works sees it.
        (grade(Grade::Operational), "ferry: pay maps | post: music video taxi / +3"),
        (grade(Grade::Unknown), "post: mail / +7"),
        (grade(Grade::Maintenance), " / +8"),
        (Choice { provider: Id::parse("post"), ..Choice::default() }, "post: mail / music video taxi +4"),
        (Choice { kind: Some(Category::Map), ..Choice::default() }, "ferry: maps / +7"),
        (find("MU"), "post: music / +7"),
        (find(" mail-KO "), "post: mail / +7"),
        // By the name of its provider, too.
        (find("ferry"), "ferry: chat login pay maps / +4"),
        (find("nothing of the kind"), " / +8"),
        (find(" "), "ferry: chat login pay | post: mail / maps music video taxi +0"),
    ] {
        let expected = expected.replace(" / +", " /  +");
        assert_eq!(listed(&view, &choice, &[]), expected, "{choice:?}");
    }
}

#[test]
fn a_head_is_there_only_where_it_gathers_several() {
    let alone: Vec<Made<'_>> = SERVICES.iter().map(|(id, _, kind, changes)| (*id, *id, *kind, *changes)).collect();
    assert_eq!(listed(&made(&alone, NOON), &Choice::default(), &[]), "chat login pay mail / maps music video taxi +0");
    assert_eq!(listed(&made(&SERVICES[..4], NOON), &Choice::default(), &[]), "chat login pay maps /  +0");
}

#[test]
fn counts_are_of_all_services() {
    let view = made(SERVICES, NOON);
    assert_eq!(Grade::ALL.map(|grade| grade.count(view.trouble(), view.calm())), [2, 5, 0, 1]);
}

fn choices() -> impl Strategy<Value = Choice> {
    let texts = select(vec!["", "a", "post", "ferry", "zz"]);
    let grades = proptest::option::of(select(Grade::ALL.to_vec()));
    let providers = proptest::option::of(select(vec!["ferry", "post", "nobody"]));
    (select(SortOrder::ALL.to_vec()), grades, providers, texts).prop_map(|(order, grade, provider, find)| Choice {
        order,
        grade,
        provider: provider.and_then(Id::parse),
        kind: None,
        find: find.to_owned(),
    })
}

proptest! {
    #[test]
    fn every_service_is_listed_folded_or_left_out(
        choice in choices(),
        moment in 0_u32..95,
        changes in proptest::collection::vec(
            (0_usize..8, proptest::collection::btree_map(0_u32..95, select(Status::ALL.to_vec()), 0..4)), 0..8),
        kept in proptest::collection::vec(0_usize..8, 0..3),
    ) {
        let changes: Vec<Vec<(u32, &str)>> = (0..8)
            .map(|index| {
                let own = changes.iter().filter(|(service, _)| *service == index).take(1);
                own.flat_map(|(_, changes)| changes.iter().map(|(hour, status)| (*hour, status.word()))).collect()
            })
            .collect();
        let services: Vec<Made<'_>> =
            SERVICES.iter().zip(&changes).map(|((id, provider, kind, _), changes)| (*id, *provider, *kind, changes.as_slice())).collect();
        let view = made(&services, moment);
        let kept: Vec<_> = kept.into_iter().map(ServiceIndex).collect();
        let listing = Listing::new(&view, &choice, &kept);
        let listed: Vec<_> = listing.groups.iter().flat_map(|group| group.services.clone()).collect();
        let mut all = [listed.clone(), listing.steady.clone()].concat();
        all.sort_unstable();
        all.dedup();
        // Each once.
        prop_assert_eq!(all.len(), listed.len() + listing.steady.len());
        prop_assert_eq!(all.len() + listing.hidden, 8);
        prop_assert!(choice.is_filter() || listing.hidden == 0);
        for index in &listing.steady {
            // Only green folds, or what is not known where nothing is; and nothing that is looked at.
            let folds = if view.is_blind() { Status::Unknown } else { Status::Operational };
            prop_assert_eq!(view.services[index.0].standing.status, folds);
            prop_assert!(!kept.contains(index));
        }
        for index in all {
            let status = view.services[index.0].standing.status;
            let only = [status].into_iter();
            let is_asked_for =
                choice.grade.is_none_or(|grade| grade.count(Trouble::among(only.clone()), Calm::among(only)) == 1);
            prop_assert!(is_asked_for);
        }
    }
}
