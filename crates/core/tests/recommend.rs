//! What is offered instead, in which order, and what is left out: on the bundled board, and on boards that nobody drew.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::collections::HashSet;
use std::sync::Arc;

use downboard_core::decode::{decode_board, decode_status};
use downboard_core::model::{Board, DependencyTarget, FeatureIndex, Id, Region, Status, Subject, Text};
use downboard_core::recommend::{Exclusion, Limits, Reason, Recommended, Strength, for_feature, limits, reasons};
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Content, Documents, FeedFailure, Good};
use downboard_core::view::{ServiceView, View, view};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::at;

const OPENING: &str = "2022-10-15T21:50:00+09:00";

fn log() -> Arc<BoardLog> {
    support::log(&support::pangyo_documents())
}

fn service<'a>(view: &'a View, id: &str) -> &'a ServiceView {
    let index = view.log.board.services.iter().position(|service| service.id == *id);
    &view.services[index.unwrap_or_else(|| panic!("no service {id}"))]
}

fn ids(named: &[Recommended]) -> Vec<&str> {
    named.iter().map(|recommended| recommended.id.as_str()).collect()
}

fn excluded(service: &ServiceView) -> Vec<(&str, &str)> {
    service.excluded.iter().map(|excluded| (excluded.id.as_str(), excluded.reason.word())).collect()
}

fn feature(log: &BoardLog, service: &str, feature: &str) -> FeatureIndex {
    let id = |text: &str| Id::parse(text).expect("an id");
    let (service, _) = log.service(&id(service)).expect("a service");
    service.feature_index(&id(feature)).expect("a feature")
}

#[test]
fn for_kakaotalk_texts_come_before_line_and_line_before_what_is_only_known_from_use() {
    let log = log();
    let view = view(&log, at(OPENING));
    let kakaotalk = service(&view, "kakaotalk");
    assert_eq!(ids(&kakaotalk.alternatives), ["sms", "line", "facebook-messenger", "telegram"]);
    let ranks = kakaotalk.alternatives.iter().map(|named| (named.rank.strength, named.rank.effort, named.rank.reach));
    assert_eq!(
        ranks.collect::<Vec<_>>(),
        [
            (Strength::Report, 0, None),
            (Strength::Report, 32, Some(430_000)),
            (Strength::Use, 32, Some(1_220_000)),
            (Strength::Use, 32, Some(1_060_000)),
        ],
        "texts need nothing, LINE is reported to work, the others only follow from their use; daily users are compared"
    );
}

#[test]
fn lines_row_says_that_its_servers_were_not_in_pangyo_and_who_says_so() {
    let log = log();
    let view = view(&log, at(OPENING));
    let kakaotalk = service(&view, "kakaotalk");
    let line = kakaotalk.alternatives.iter().find(|named| named.id == *"line").expect("LINE is named");
    let reasons = reasons(&log, kakaotalk.index, line, view.at);
    let (site, evidence) = reasons
        .iter()
        .find_map(|reason| match reason {
            Reason::NotOnSite { site, evidence } => Some((*site, *evidence)),
            _ => None,
        })
        .expect("LINE does not need the site");
    assert_eq!(site.as_str(), "sk-pangyo");
    assert!(evidence.text.expect("words").en.contains("not affected"));
    assert!(evidence.sources.iter().any(|source| log.source(source).is_some()));
    let known: Vec<_> = reasons.iter().map(Reason::word).collect();
    assert_eq!(known, ["needs", "not_on_site", "works", "same_job", "reach", "strain", "published"]);
}

#[test]
fn what_was_counted_later_is_not_known_at_the_moment() {
    let log = log();
    let words = |moment: &str| {
        let view = view(&log, at(moment));
        let kakaotalk = service(&view, "kakaotalk");
        let sms = kakaotalk.alternatives.iter().find(|named| named.id == *"sms").expect("texts are named");
        reasons(&log, kakaotalk.index, sms, view.at).iter().filter(|reason| matches!(reason, Reason::Demand(_))).count()
    };
    assert_eq!(words(OPENING), 0, "a day is counted when it is over");
    assert_eq!(words("2022-10-16T00:10:00+09:00"), 2);
}

#[test]
fn kakaobank_stands_in_for_transfers_and_not_for_what_hangs_on_kakaotalk() {
    let log = log();
    for (moment, pay) in [(OPENING, true), ("2022-10-15T16:00:00+09:00", false)] {
        let view = view(&log, at(moment));
        let kakaopay = service(&view, "kakaopay");
        let named = kakaopay.alternatives.iter().find(|named| named.id == *"kakaobank");
        let covers = named.map(|named| named.covers.clone()).unwrap_or_default();
        assert_eq!(covers.contains(&feature(&log, "kakaopay", "pay")), pay, "{moment}");
        assert!(!covers.contains(&feature(&log, "kakaopay", "friend-transfer")), "{moment}");
    }
}

#[test]
fn naver_is_offered_only_for_what_was_up_at_the_moment() {
    let log = log();
    let (daum, naver) = (Id::parse("daum").expect("an id"), Id::parse("naver").expect("an id"));
    let (record, _) = log.service(&daum).expect("Daum");
    let (of_naver, own) = log.service(&naver).expect("Naver");
    let offer = record.alternatives.iter().find(|offer| offer.id == naver).expect("an offer");
    let mut offered = 0;
    for at in support::moments(&log) {
        let view = view(&log, at);
        for named in service(&view, "daum").alternatives.iter().filter(|named| named.id == naver) {
            for covered in &named.covers {
                let through = offer.through.iter().find(|through| through.feature == record.features[covered.0].id);
                let by = &through.expect("every feature has one that does it").by;
                let position = of_naver.features.iter().position(|feature| feature.id == *by).expect("a feature");
                let status = own.features[position].status_at(at);
                assert!(matches!(status, Status::Operational | Status::Degraded), "{by} is {status:?} at {at}");
                offered += 1;
            }
        }
    }
    assert!(offered > 0, "Naver is offered at some moment");
}

#[test]
fn each_service_has_the_substitutes_that_people_found() {
    let log = log();
    for (moment, down, expected) in [
        (OPENING, "kakao-t", &["ut", "street-hailing", "tada"][..]),
        (OPENING, "kakaomap", &["naver-map", "tmap"]),
        ("2022-10-16T21:30:00+09:00", "daum-mail", &["gmail"]),
        ("2022-10-19T12:00:00+09:00", "daum-mail", &["gmail"]),
        ("2022-10-20T12:00:00+09:00", "daum-mail", &["gmail"]),
        ("2022-10-17T12:00:00+09:00", "kakao-mail", &["gmail"]),
    ] {
        let view = view(&log, at(moment));
        let named = ids(&service(&view, down).alternatives);
        for id in expected {
            assert!(named.contains(id), "{id} for {down} at {moment}: {named:?}");
        }
    }
    let over = view(&log, at("2022-10-20T23:30:00+09:00"));
    assert_eq!(ids(&service(&over, "daum-mail").alternatives), [""; 0], "all is restored");
}

#[test]
fn what_nobody_speaks_of_comes_last_and_is_not_vouched_for() {
    let log = log();
    let view = view(&log, at(OPENING));
    let kakao_t = service(&view, "kakao-t");
    let vouched: Vec<_> = kakao_t.alternatives.iter().map(Recommended::is_vouched_for).collect();
    assert!(vouched.is_sorted_by(|a, b| a >= b), "{vouched:?}");
    let tada = kakao_t.alternatives.iter().find(|named| named.id == *"tada").expect("Tada is named");
    assert!(!tada.is_vouched_for());
    assert!(reasons(&log, kakao_t.index, tada, view.at).contains(&Reason::NothingKnown));
    // Of Naver Pay nobody speaks either, and its provider is in trouble.
    assert!(excluded(service(&view, "kakaopay")).contains(&("naver-pay", "provider_in_trouble")));
}

#[test]
fn one_failing_feature_has_an_order_of_its_own() {
    let log = log();
    let view = view(&log, at("2022-10-16T09:00:00+09:00"));
    let kakaotalk = service(&view, "kakaotalk");
    let text = for_feature(&kakaotalk.alternatives, feature(&log, "kakaotalk", "text"));
    assert_eq!(text.first().map(|named| named.id.as_str()), Some("sms"), "for text alone the one that needs nothing");
    let media = for_feature(&kakaotalk.alternatives, feature(&log, "kakaotalk", "media"));
    assert!(media.iter().all(|named| named.id != *"sms"), "texts carry no pictures");
    assert!(!media.is_empty());
    assert!(for_feature(&kakaotalk.alternatives, feature(&log, "kakaotalk", "drawer")).is_empty());
}

#[test]
fn nothing_is_named_at_any_change_that_breaks_a_rule() {
    let log = log();
    let mut named = 0;
    for at in support::moments(&log) {
        named += check_rules(&view(&log, at));
    }
    assert!(named > 100, "{named}");
}

/// Looks at everything that is named as a reader would, without the code that named it, and gives how many that are.
fn check_rules(view: &View) -> usize {
    let (log, board) = (&view.log, &view.log.board);
    let mut count = 0;
    for service in view.services.iter().filter(|service| !service.alternatives.is_empty()) {
        assert!(service.standing.status.is_trouble());
        for named in &service.alternatives {
            count += 1;
            let (id, status) = (&named.id, named.status);
            let speaks = log.events().any(|event| match &event.subject {
                Subject::Service { service } | Subject::Feature { service, .. } => service == id,
                Subject::Site { .. } => false,
            });
            match status {
                Status::Operational | Status::Degraded => {}
                Status::Unknown => {
                    assert!(!speaks && !named.is_vouched_for(), "{id} is unknown although something is on record");
                    assert!(log.service(id).is_none(), "{id} is watched and unknown");
                }
                trouble => panic!("{id} is {trouble:?} at {}", view.at),
            }
            let site = sites_not_known_to_work(log, view.at).find(|site| hangs_on(board, id, site));
            assert_eq!(site, None, "{id} hangs on it at {}", view.at);
        }
    }
    count
}

fn sites_not_known_to_work(log: &BoardLog, at: Timestamp) -> impl Iterator<Item = &Id> {
    let sites = log.board.sites.iter().zip(&log.sites);
    sites.filter(move |(_, own)| own.timeline.status_at(at) != Status::Operational).map(|(site, _)| &site.id)
}

/// Whether there is a way along the edges to a site on which nobody is known to do without it, found by trying all.
fn hangs_on(board: &Board, id: &Id, site: &Id) -> bool {
    let mut reached: HashSet<&Id> = HashSet::from([id]);
    loop {
        let mut next = reached.clone();
        for id in &reached {
            let service = board.services.iter().find(|known| known.id == **id);
            let alternative = board.alternatives.iter().find(|known| known.id == **id);
            let (depends_on, independent_of) = match (alternative, service) {
                (Some(alternative), _) => (&alternative.depends_on, &alternative.independent_of),
                (None, Some(service)) => (&service.depends_on, &service.independent_of),
                (None, None) => continue,
            };
            if independent_of.iter().any(|independence| independence.site == *site) {
                continue;
            }
            for dependency in depends_on {
                match &dependency.on {
                    DependencyTarget::Site(on) if on == site => return true,
                    DependencyTarget::Site(_) => {}
                    DependencyTarget::Service(on) => {
                        next.insert(board.services.iter().find(|known| known.id == *on).map_or(id, |known| &known.id));
                    }
                }
            }
        }
        if next.len() == reached.len() {
            return false;
        }
        reached = next;
    }
}

#[test]
fn the_order_depends_on_the_rules_and_on_nothing_else() {
    let plain = log();
    let mut board: Value = serde_json::from_slice(&support::pangyo("board.json")).expect("json");
    // Whoever pays for a place can change what it is called, who runs it, where it is had and what it says of itself.
    for (index, alternative) in board["alternatives"].as_array_mut().expect("a list").iter_mut().enumerate() {
        alternative["name"] = json!({"ko": format!("Ga{index}"), "en": format!("A{index}")});
        alternative["links"] = json!([{"platform": "web", "address": format!("https://partner-{index}.example/")}]);
        alternative["provider"] = json!("naver");
        alternative["facts"] = json!([]);
    }
    let documents = support::documents(board.to_string().as_bytes(), support::pangyo);
    let changed = support::log(&documents);
    for at in support::moments(&plain).into_iter().step_by(7) {
        let (one, other) = (view(&plain, at), view(&changed, at));
        for (one, other) in one.services.iter().zip(&other.services) {
            let known = |service: &ServiceView| -> Vec<String> {
                let vouched = service.alternatives.iter().filter(|named| named.is_vouched_for());
                vouched.map(|named| named.id.to_string()).collect()
            };
            assert_eq!(known(one), known(other), "at {at}");
        }
    }
}

/// A live board: Talk is down by its own feed, and Line has a feed of its own.
fn live() -> Documents {
    let board = json!({
        "format": "downboard-board/1",
        "id": "t",
        "title": {"ko": "Siheom", "en": "Test"},
        "zone": {"utc_offset": "+09:00", "label": "KST"},
        "region": "KR",
        "period": {"hours": 24},
        "feeds": [
            {"id": "talk", "format": "native-status", "file": "talk.json"},
            {"id": "line", "format": "statuspage", "address": "https://line.example/summary.json",
             "maps": [{"service": "line"}]},
        ],
        "providers": [{"id": "acme", "name": {"ko": "Eikeumi", "en": "Acme"}}],
        "sources": [{"id": "s", "title": "S", "address": "https://example.org/", "published": "2022-10-15"}],
        "services": [{
            "id": "talk", "name": {"ko": "Tok", "en": "Talk"}, "provider": "acme", "category": "messenger",
            "alternatives": [
                {"id": "line", "covers_text": {"ko": "Geul", "en": "Text"}, "grade": "A", "sources": ["s"]},
                {"id": "whistle", "covers_text": {"ko": "Geul", "en": "Text"}, "grade": "A", "sources": ["s"]},
            ],
        }],
        "alternatives": [
            {"id": "line", "name": {"ko": "Rain", "en": "Line"}, "category": "messenger"},
            {"id": "whistle", "name": {"ko": "Hwiseul", "en": "Whistle"}, "category": "messenger", "regions": ["KR"]},
        ],
    });
    let decoded = decode_board(board.to_string().as_bytes());
    assert_eq!(decoded.findings, []);
    Documents::new(decoded.value.expect("a board"))
}

fn says(service: &str, status: &str) -> Content {
    let document = json!({
        "format": "downboard-status/1", "board": "t", "updated_at": "2026-11-22T12:00:00+09:00",
        "sources": [{"id": "f", "title": "F", "address": "https://example.org/f", "published": "2026-11-22"}],
        "events": [{"service": service, "status": status, "at": "2026-11-22T11:00:00+09:00", "basis": "notice",
                    "grade": "A", "sources": ["f"]}],
    });
    let decoded = decode_status(document.to_string().as_bytes());
    assert_eq!(decoded.findings, []);
    Content::Status(Arc::new(decoded.value.expect("a document")))
}

#[test]
fn a_feed_that_is_not_good_removes_its_alternative_and_brings_it_back() {
    let now = at("2026-11-22T12:00:00+09:00");
    let later = at("2026-11-22T12:06:00+09:00");
    let (talk, line) = (Id::parse("talk").expect("an id"), Id::parse("line").expect("an id"));
    let good = |at| Good { updated_at: None, fetched_at: Some(at) };
    let mut documents = live();
    let seen = |documents: &Documents, moment: Timestamp| {
        let view = view(&Arc::new(BoardLog::at(documents, moment, None)), moment);
        let talk = service(&view, "talk");
        let named: Vec<_> = talk.alternatives.iter().map(|named| (named.id.to_string(), named.rank.strength)).collect();
        let excluded: Vec<_> = talk.excluded.iter().map(|excluded| format!("{:?}", excluded.reason)).collect();
        (named, excluded.join(" "))
    };
    let whistle = ("whistle".to_owned(), Strength::NothingKnown);
    let works = vec![("line".to_owned(), Strength::Feed), whistle.clone()];

    documents.put(&talk, says("talk", "major_outage"), good(now));
    let (named, why) = seen(&documents, now);
    assert_eq!((named, why.contains("NeverLoaded")), (vec![whistle.clone()], true), "{why}");

    documents.put(&line, says("line", "operational"), good(now));
    assert_eq!(seen(&documents, now), (works.clone(), String::new()));

    documents.fail(&line, FeedFailure::Unreadable);
    let (named, why) = seen(&documents, now);
    assert_eq!((named, why.contains("Unreadable")), (vec![whistle.clone()], true), "{why}");

    documents.confirm(&line, good(now));
    documents.confirm(&talk, good(later));
    let (named, why) = seen(&documents, later);
    assert_eq!((named, why.contains("Stale")), (vec![whistle], true), "{why}");

    documents.put(&line, says("line", "operational"), good(later));
    assert_eq!(seen(&documents, later), (works, String::new()), "it is back, and so is the alternative");
}

#[test]
fn what_is_not_offered_where_the_reader_is_is_left_out() {
    let now = at("2026-11-22T12:00:00+09:00");
    let mut documents = live();
    documents.put(
        &Id::parse("talk").expect("an id"),
        says("talk", "major_outage"),
        Good { updated_at: None, fetched_at: Some(now) },
    );
    for (region, named) in [(None, true), (Region::parse("KR"), true), (Region::parse("JP"), false)] {
        documents.region = region;
        let view = view(&Arc::new(BoardLog::at(&documents, now, None)), now);
        let talk = service(&view, "talk");
        assert_eq!(ids(&talk.alternatives).contains(&"whistle"), named, "{region:?}");
        assert_eq!(excluded(talk).contains(&("whistle", "not_offered")), !named, "{region:?}");
    }
}

const STATUSES: [&str; 6] = ["operational", "degraded", "partial_outage", "major_outage", "maintenance", "unknown"];

/// What hangs on what, by numbers: below two a site, then a service. Circles and selves included.
type Edges = Vec<usize>;

/// A board of two sites, four services and three alternatives with these edges, evidence and statuses.
fn drawn(edges: &[Edges], spared: &[Vec<usize>], statuses: &[Option<usize>]) -> Documents {
    let source = json!(["s"]);
    let text = json!({"ko": "Geul", "en": "text"});
    let depends_on = |of: usize| -> Vec<Value> {
        let on = edges[of].iter().map(|on| match on {
            0 | 1 => json!({"site": format!("site-{on}")}),
            on => json!({"service": format!("service-{}", on - 2)}),
        });
        on.map(|mut edge| {
            edge["evidence"] = text.clone();
            edge["grade"] = json!("A");
            edge["sources"] = source.clone();
            edge
        })
        .collect()
    };
    let independent_of = |of: usize| -> Vec<Value> {
        let sites = spared[of].iter();
        sites
            .map(|site| json!({"site": format!("site-{site}"), "evidence": text, "grade": "B", "sources": source}))
            .collect()
    };
    let named = |id: &str, of: usize| {
        json!({"id": id, "name": text, "category": "other", "depends_on": depends_on(of),
               "independent_of": independent_of(of)})
    };
    let offers: Vec<Value> = ["alternative-0", "alternative-1", "alternative-2", "service-1", "service-2", "service-3"]
        .iter()
        .map(|id| json!({"id": id, "covers_text": text, "grade": "A", "sources": source}))
        .collect();
    let services: Vec<Value> = (0..4)
        .map(|index| {
            let mut service = named(&format!("service-{index}"), index);
            service["provider"] = json!("p");
            if index == 0 {
                service["alternatives"] = json!(offers);
            }
            service
        })
        .collect();
    let alternatives: Vec<Value> = (0..3).map(|index| named(&format!("alternative-{index}"), 4 + index)).collect();
    let sites: Vec<Value> = (0..2)
        .map(|index| {
            json!({"id": format!("site-{index}"), "name": text, "short_name": text, "kind": "network", "cause": text,
                   "sources": source})
        })
        .collect();
    let board = json!({
        "format": "downboard-board/1", "id": "t", "title": text, "zone": {"utc_offset": "+00:00", "label": "UTC"},
        "period": {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"},
        "opens_at": "2026-01-01T12:00:00Z",
        "feeds": [{"id": "status", "format": "native-status", "file": "status.json"}],
        "providers": [{"id": "p", "name": text}],
        "sources": [{"id": "s", "title": "S", "address": "https://example.org/", "published": "2026-01-01"}],
        "sites": sites, "services": services, "alternatives": alternatives,
    });
    let subject = |index: usize| match index {
        0 | 1 => json!({"site": format!("site-{index}")}),
        2..6 => json!({"service": format!("service-{}", index - 2)}),
        index => json!({"service": format!("alternative-{}", index - 6)}),
    };
    let events: Vec<Value> = statuses
        .iter()
        .enumerate()
        .filter_map(|(index, status)| {
            let mut event = subject(index);
            event["status"] = json!(STATUSES[(*status)?]);
            event["at"] = json!("2026-01-01T06:00:00Z");
            event["basis"] = json!("notice");
            event["grade"] = json!("A");
            event["sources"] = source.clone();
            Some(event)
        })
        .collect();
    let status = json!({
        "format": "downboard-status/1", "board": "t", "updated_at": "2026-01-01T12:00:00Z", "events": events,
    });
    support::documents(board.to_string().as_bytes(), |_| status.to_string().into_bytes())
}

#[test]
fn a_site_that_nobody_speaks_of_is_not_said_to_have_failed() {
    // The first alternative hangs on the first site.
    let mut edges = vec![Edges::new(); 7];
    edges[4] = vec![0];
    let spared = vec![Vec::new(); 7];
    for (site, word) in [
        (None, Some("site_not_known")),
        (Some(5), Some("site_not_known")),
        (Some(4), Some("on_site_under_maintenance")),
        (Some(1), Some("on_affected_site")),
        (Some(3), Some("on_affected_site")),
        (Some(0), None),
    ] {
        let mut statuses = vec![Some(0); 9];
        (statuses[0], statuses[2]) = (site, Some(3));
        let view = view(&support::log(&drawn(&edges, &spared, &statuses)), at("2026-01-01T12:00:00Z"));
        let left_out = excluded(&view.services[0]).into_iter().find(|(id, _)| *id == "alternative-0");
        assert_eq!(left_out.map(|(_, word)| word), word, "{site:?}");
    }
}

#[test]
fn an_alternative_whose_own_lane_says_partly_down_is_named_with_what_of_it_works() {
    let log = log();
    let view = view(&log, at(OPENING));
    let said = |service_id: &str, id: &str| {
        let service = service(&view, service_id);
        let named = service.alternatives.iter().find(|named| named.id == *id).unwrap_or_else(|| panic!("no {id}"));
        limits(&log, service.index, named, view.at)
    };
    let en = |texts: &[&Text]| texts.iter().map(|text| text.en.clone()).collect::<Vec<_>>();
    let Some(Limits::Features { works, fails }) = said("kakaopay", "kakaobank") else { panic!("a part of it fails") };
    assert_eq!(en(&works), ["The bank’s own functions"]);
    assert_eq!(en(&fails), ["Functions tied to KakaoTalk"]);
    let Some(Limits::Provider(provider)) = said("kakaomap", "naver-map") else { panic!("its provider is in trouble") };
    assert_eq!(provider.en, "Naver");
    assert!(matches!(said("kakaotalk", "line"), Some(Limits::Provider(_))), "Naver runs it");
    assert_eq!(said("kakaotalk", "telegram"), None, "nothing of it is in trouble");
}

#[test]
fn what_is_in_trouble_is_not_said_to_work_too() {
    let log = log();
    let mut limited = 0;
    for at in support::moments(&log) {
        let view = view(&log, at);
        for service in &view.services {
            for named in &service.alternatives {
                let Some(Limits::Features { works, fails }) = limits(&log, service.index, named, at) else { continue };
                assert!(works.iter().all(|name| !fails.contains(name)), "{} at {at}: {works:?}, {fails:?}", named.id);
                limited += 1;
            }
        }
    }
    assert!(limited > 0, "some alternative is named with what of it works");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_board_recommends_against_the_rules(
        edges in prop::collection::vec(prop::collection::vec(0_usize..6, 0..4), 7),
        spared in prop::collection::vec(prop::collection::vec(0_usize..2, 0..2), 7),
        mut statuses in prop::collection::vec(prop::option::weighted(0.7, 0_usize..6), 9),
    ) {
        // The first service is down, or nothing would be offered.
        statuses[2] = Some(3);
        let documents = drawn(&edges, &spared, &statuses);
        let view = view(&support::log(&documents), at("2026-01-01T12:00:00Z"));
        check_rules(&view);
        let first = &view.services[0];
        for excluded in &first.excluded {
            let (Exclusion::OnAffectedSite(id) | Exclusion::OnSiteUnderMaintenance(id) | Exclusion::SiteNotKnown(id)) =
                &excluded.reason
            else { continue };
            let index = view.log.board.sites.iter().position(|site| site.id == *id).expect("a site");
            let status = view.sites[index].standing.status;
            let is_true = match &excluded.reason {
                Exclusion::OnAffectedSite(_) => status.is_trouble(),
                Exclusion::OnSiteUnderMaintenance(_) => status == Status::Maintenance,
                _ => status == Status::Unknown,
            };
            prop_assert!(is_true, "{:?} of a site that is {:?}", excluded.reason, status);
        }
        prop_assert_eq!(first.alternatives.len() + first.excluded.len(), 6, "every offer is named or has its reason");
        let ranks: Vec<_> = first.alternatives.iter().map(|named| (named.rank.strength, named.rank.degraded)).collect();
        prop_assert!(ranks.is_sorted());
    }
}
