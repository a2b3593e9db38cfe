//! `downboard show` prints the derived view by its contract.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use downboard_core::model::{AudienceMeasure, AudienceUnit, Lang, Status};
use downboard_estimate::NotEstimated;
use downboard_words::terminal::{all_of, terminal_words};
use downboard_words::{detail_words, export_words, words};
use serde_json::{Value, json};
use support::{changed, copy, document, downboard, folder, pangyo, people, plain, small, text};

fn show(board: &Path, arguments: &[&str]) -> support::Run {
    let board = board.to_str().expect("UTF-8");
    downboard([&["show", "--board", board], arguments].concat())
}

fn of_id<'a>(list: &'a Value, id: &str) -> &'a Value {
    let found = list.as_array().expect("a list").iter().find(|member| member["id"] == id);
    found.unwrap_or_else(|| panic!("no {id} in {list}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn a_table_for_spreadsheets_is_printed_in_either_language() {
    for lang in Lang::ALL {
        let (words, export, detail) = (words(lang), export_words(lang), detail_words(lang));
        for (table, head) in [
            ("timelines", [words.service, export.feature, words.status]),
            ("people", [words.moment, words.service, words.status]),
            ("alternatives", [words.moment, words.service, export.rank]),
        ] {
            let run = show(&small(), &["--csv", table, "--lang", lang.tag()]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{table}");
            assert!(run.stdout.starts_with(&format!("\u{feff}{},", head.join(","))), "{table}: {}", run.stdout);
            assert!(run.stdout.ends_with("\r\n") && run.stdout.lines().count() > 1, "{table}: {}", run.stdout);
            assert_eq!(run.stdout.contains(detail.all_services), table == "people", "all together are counted once");
        }
    }
    assert_eq!(show(&small(), &["--csv", "timelines", "--json"]).code, 2, "one or the other");
}

#[test]
fn the_days_up_to_the_moment_are_records_of_the_status_document() {
    let board = copy("days-as-json");
    let shown = |arguments: &[&str]| {
        let run = show(&board, &[&["--at", "2024-03-01T20:00:00+09:00", "--json"], arguments].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        serde_json::from_str::<Value>(&run.stdout).expect("JSON")
    };
    assert!(!keys(&shown(&[])).contains(&"days"), "not unless it is asked for");
    let with_days = shown(&["--days", "4"]);
    let services = with_days["services"].as_array().expect("services").len();
    let days = with_days["days"].as_array().expect("days");
    assert_eq!(days.len(), 4 * services);
    let own: Vec<_> = days.iter().filter(|day| day["service"] == "chat").collect();
    let said: Vec<_> = own.iter().map(|day| (&day["date"], &day["worst"])).collect();
    let expected = [
        ("2024-02-27", "unknown"),
        ("2024-02-28", "degraded"),
        ("2024-02-29", "maintenance"),
        ("2024-03-01", "major_outage"),
    ]
    .map(|(date, worst)| (json!(date), json!(worst)));
    assert_eq!(said, expected.iter().map(|(date, worst)| (date, worst)).collect::<Vec<_>>());
    let long =
        |day: &Value| -> u64 { day["seconds"].as_object().expect("seconds").values().filter_map(Value::as_u64).sum() };
    assert_eq!(
        own.iter().map(|day| long(day)).collect::<Vec<_>>(),
        [86_400, 86_400, 86_400, 72_000],
        "the last up to 20:00"
    );
}

#[test]
fn a_picture_is_printed_in_either_language() {
    for lang in Lang::ALL {
        let run = show(&small(), &["--svg", "--lang", lang.tag()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let title = text(&document("board.json")["title"], lang).to_owned();
        assert!(run.stdout.contains(&format!("<title>{title}</title>")), "{}", run.stdout);
        assert!(run.stdout.contains(words(lang).recorded) && run.stdout.ends_with("</svg>\n"), "{}", run.stdout);
    }
    for other in [&["--svg", "--json"][..], &["--svg", "--csv", "people"]] {
        assert_eq!(show(&small(), other).code, 2, "one or the other");
    }
}

#[test]
fn what_a_board_says_is_printed_as_text_in_either_language() {
    for lang in Lang::ALL {
        let run = show(&small(), &["--text", "--lang", lang.tag()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let (board, words) = (document("board.json"), words(lang));
        let lines: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(lines[1], text(&board["title"], lang));
        assert!(lines[2].starts_with(words.recorded), "{}", run.stdout);
        for service in board["services"].as_array().expect("services") {
            let begin = format!("{}: ", text(&service["name"], lang));
            assert_eq!(lines.iter().filter(|line| line.starts_with(&begin)).count(), 1, "{begin}");
        }
        let last = lines.last().expect("a line");
        assert!(last.starts_with(downboard_words::published_by(lang)), "nobody gives a link: {}", run.stdout);
        assert!(!run.stdout.contains('\u{a0}') && run.stdout.ends_with('\n'), "{}", run.stdout);
    }
    for other in [&["--text", "--json"][..], &["--text", "--csv", "people"], &["--text", "--svg"]] {
        assert_eq!(show(&small(), other).code, 2, "one or the other");
    }
}

#[test]
fn the_pangyo_board_on_the_evening_of_the_fire() {
    let run = show(&pangyo(), &["--at", "2022-10-15T21:50:00+09:00", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let view = run.json();
    assert_eq!(view["at"], "2022-10-15T21:50:00+09:00");
    assert_eq!(view["board"], "pangyo-2022");
    let kakaotalk = of_id(&view["services"], "kakaotalk");
    assert_eq!(kakaotalk["status"], "major_outage");
    assert_eq!(kakaotalk["since"], json!({"from": "2022-10-15T15:27:00+09:00", "to": "2022-10-15T15:30:00+09:00"}));
    assert_eq!(of_id(&kakaotalk["features"], "text")["status"], "major_outage");
    let line = of_id(&kakaotalk["alternatives"], "line");
    let reasons = line["reasons"].as_array().expect("reasons");
    let not_on_site = reasons.iter().find(|reason| reason["code"] == "not_on_site").expect("LINE is elsewhere");
    let source = not_on_site["sources"][0].as_str().expect("a source");
    assert!(of_id(&view["sources"], source)["address"].as_str().is_some_and(|address| address.starts_with("http")));
    let codes: Vec<_> = reasons.iter().map(|reason| reason["code"].as_str().expect("a code")).collect();
    assert_eq!(codes, ["needs", "not_on_site", "works", "same_job", "reach", "strain", "published"]);
    assert_eq!(line["vouched_for"], true);
    assert_eq!(line["rank"]["strength"], "report");

    let site = of_id(&view["sites"], "sk-pangyo");
    let zigzag = of_id(&site["hanging"], "zigzag");
    assert_eq!(zigzag["through"], "kakaopay", "it hangs on the site through KakaoPay");
    assert!(of_id(&site["hanging"], "naver")["independent"].is_object(), "there is evidence that it goes on without");
    assert!(site["progress"]["features_hit"].as_u64().is_some_and(|hit| hit > 10));
}

#[test]
fn a_reader_elsewhere_is_offered_only_what_there_is() {
    let run = downboard(["show", "--board", pangyo().to_str().expect("a path"), "--region", "korea"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("expected a country by two capital letters, such as KR"), "{}", run.stderr);
}

#[test]
fn every_field_of_the_contract_is_there() {
    let view = show(&small(), &["--json"]).json();
    for key in ["at", "board", "services", "affected", "sites", "freshness"] {
        assert!(!view[key].is_null(), "{key}");
    }
    let chat = of_id(&view["services"], "chat");
    for key in ["id", "status", "since", "features", "affected", "alternatives", "excluded"] {
        assert!(!chat[key].is_null(), "{key}");
    }
    assert_eq!(keys(&chat["since"]), ["from", "to"]);
    assert_eq!(chat["excluded"][0]["id"], "login");
    assert_eq!(chat["excluded"][0]["reason"], "in_trouble");
    for affected in [&view["affected"], &chat["affected"]] {
        let hours = &affected["user_hours"];
        for figure in [
            &affected["last_hour"],
            &affected["so_far"],
            &affected["peak"],
            &hours["exposure"],
            &hours["active"],
            &hours["usage"],
        ] {
            for key in ["p5", "p50", "p95"] {
                assert!(figure[key].is_u64(), "{figure}");
            }
            assert!(figure["unit"].is_string() && figure["grade"].is_string(), "{figure}");
        }
    }
    let login = of_id(&view["services"], "login");
    assert_eq!(login["affected"]["last_hour"], json!({"not_estimated": "no_audience"}));
    let power = of_id(&view["sites"][0]["measures"], "power");
    assert_eq!(power["reading"]["quantity"], json!({"exactly": 0}));
    assert_eq!(of_id(&view["promises"], "two-hours")["state"], "waiting");
    assert_eq!(of_id(&view["freshness"], "status")["state"], "loaded");
}

#[test]
fn the_contract_keeps_its_order() {
    let run = show(&small(), &["--json"]);
    let places: Vec<_> = ["at", "board", "services", "affected", "sites", "freshness"]
        .map(|key| run.stdout.find(&format!("\n  \"{key}\":")).expect("a top-level key"))
        .to_vec();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_lies_after_the_moment_is_not_told() {
    let at_noon = show(&small(), &["--json"]).json();
    assert_eq!(at_noon["totals"], json!([]));
    assert_eq!(of_id(&at_noon["promises"], "two-hours")["outcome"], Value::Null);
    assert_eq!(of_id(&at_noon["freshness"], "status")["age_seconds"], Value::Null);
    let later = show(&small(), &["--json", "--at", "2024-03-01T21:00:00+09:00"]).json();
    assert_eq!(of_id(&later["totals"], "of-ferry")["minutes"], 450);
    assert_eq!(of_id(&later["promises"], "two-hours")["state"], "fulfilled");
    assert_eq!(of_id(&later["promises"], "by-evening")["state"], "overdue");
    assert_eq!(of_id(&later["freshness"], "status")["age_seconds"], 3600);
}

#[test]
fn the_same_moment_prints_the_same_bytes() {
    for arguments in [&["--json"][..], &[][..], &["--lang", "ko"][..]] {
        let (first, second) = (show(&pangyo(), arguments), show(&pangyo(), arguments));
        assert!(first.stdout == second.stdout && first.stdout.len() > 1000, "{arguments:?}");
    }
    let (seoul, utc) = ("2022-10-15T21:50:00+09:00", "2022-10-15T12:50:00Z");
    assert!(
        show(&pangyo(), &["--at", seoul]).stdout == show(&pangyo(), &["--at", utc]).stdout,
        "one instant, one view"
    );
}

#[test]
fn the_table_is_read_in_both_languages() {
    let (board, view) = (document("board.json"), show(&small(), &["--json"]).json());
    let chat = of_id(&view["services"], "chat");
    for lang in Lang::ALL {
        let table = show(&small(), &["--lang", lang.tag()]).stdout;
        let head = format!("{}, 2024-03-01 12:00 KST\n\n", text(&board["title"], lang));
        assert!(table.starts_with(&head), "{head}\n{table}");
        let line = table.lines().find(|line| line.starts_with(text(&chat["name"], lang))).expect("the chat");
        for part in [
            words(lang).status(Status::MajorOutage),
            &downboard_words::since(lang, Some("10:00"), Some("10:30")),
            &people(lang, &chat["affected"]["last_hour"]),
            text(&of_id(&board["alternatives"], "radio")["name"], lang),
        ] {
            assert!(line.contains(part), "{part}\n{line}");
        }
    }
}

/// The lines below a heading that is a line of its own, up to the next line that is not indented.
fn block<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let below = text.lines().skip_while(|line| *line != heading).skip(1);
    below.take_while(|line| line.starts_with("  ")).map(str::trim_start).collect()
}

#[test]
fn the_table_has_every_figure_of_each_service() {
    let table = show(&pangyo(), &["--at", "2022-10-15T19:00:00+09:00"]).stdout;
    let (words, detail) = (words(Lang::En), detail_words(Lang::En));
    let peak = downboard_words::peak(Lang::En, Some("19:00"));
    let people = [detail.hit, words.so_far, &peak, detail.users].map(downboard_words::capitalised);
    let hours = [detail.active, detail.persons, detail.exposure, detail.usage].map(str::to_owned);
    let days = [terminal_words(Lang::En).downtime_allowance.to_owned()];
    let kakao = all_of(Lang::En, "Kakao");
    for subject in ["KakaoTalk", &kakao, detail.all_services] {
        let lines = block(&table, subject);
        for (labels, unit) in
            [(people.as_slice(), " people ("), (hours.as_slice(), " hours ("), (days.as_slice(), " days (")]
        {
            for label in labels {
                let line = lines.iter().find(|line| line.starts_with(&format!("{label}  "))).expect(label);
                assert!(line.contains(unit), "{subject}: {line}");
            }
        }
    }
    let refused = |reason| downboard_words::methods::not_estimated_because(Lang::En, reason);
    let kakaobank = block(&table, "KakaoBank");
    assert!(kakaobank[0].contains("tens of thousands of people (D)"), "its ends lie too far apart: {}", kakaobank[0]);
    let no_usage_time = refused(NotEstimated::NoUsageTime);
    assert!(kakaobank.iter().any(|line| line.ends_with(&no_usage_time)), "{kakaobank:?}");
    let melon = block(&table, "Melon");
    let (others, no_habits) = (terminal_words(Lang::En).all_others, refused(NotEstimated::NoActivityFigures));
    assert!(melon.iter().any(|line| line.starts_with(others) && line.ends_with(&no_habits)), "{melon:?}");
    for part in [
        &downboard_words::audience(Lang::En, words.measure(AudienceMeasure::Monthly), AudienceUnit::People, 43_196_403),
        "osen-0927-mobile-index",
        "http://www2.osen.co.kr/article/G1111951618",
        detail.comparison_lede,
        "At least 30 minutes and 900,000 user-minutes",
        &plain(&downboard_words::rule_not_yet(Lang::En, 720)),
        detail.not_comparable,
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    let groups = [detail.rules_met, detail.rules_not_yet, detail.rules_apart];
    let groups = groups.map(|caption| table.lines().position(|line| line == caption).expect(caption));
    assert!(groups.is_sorted(), "{groups:?}");
    let alone = show(&small(), &[]).stdout;
    assert!(block(&alone, detail.all_services).is_empty(), "one service has figures, and they are told once");
}

#[test]
fn nobody_is_nobody_only_where_every_status_is_known() {
    let at_the_end = ["--at", "2022-10-20T23:00:00+09:00"];
    for lang in Lang::ALL {
        let table = show(&pangyo(), &[&at_the_end[..], &["--lang", lang.tag()]].concat()).stdout;
        let known = format!("{} (B)", words(lang).nobody_known);
        // In the head and in full: in the last hour, and who use what fails.
        assert!(table.matches(&known).count() >= 4, "one service is unknown: {table}");
    }
    let table = show(&pangyo(), &at_the_end).stdout;
    let nobody = json!({"p5": 0, "p50": 0, "p95": 0, "grade": "B"});
    let nobody = [people(Lang::En, &nobody), format!("{} (B)", words(Lang::En).nobody_known)];
    for (service, is_known) in [("KakaoTalk", true), ("Naver", false)] {
        let figures = block(&table, service).join("\n");
        let said = [0, 1].map(|index| figures.contains(&nobody[index]));
        assert_eq!(said, [is_known, !is_known], "{service}: {figures}");
    }
}

#[test]
fn a_bad_moment_is_named_with_what_was_expected() {
    for moment in ["yesterday", "2022-10-15", "2022-10-15T21:50:00", ""] {
        let run = show(&pangyo(), &["--at", moment]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        let expected = "expected an instant with its offset, such as 2022-10-15T21:50:00+09:00";
        assert!(run.stderr.contains(&format!("'{moment}'")) || moment.is_empty(), "{}", run.stderr);
        assert!(run.stderr.contains(expected) || moment.is_empty(), "{}", run.stderr);
        assert!(run.stderr.contains("--at"), "{}", run.stderr);
    }
}

#[test]
fn a_broken_board_prints_its_findings_and_exits_with_2() {
    let broken = changed("show-broken", "board.json", |board| board["zone"] = "Seoul".into());
    let run = show(&broken, &["--json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("board.json: /zone: is a string; expected an object [unreadable]"), "{}", run.stderr);
    let absent = show(&folder("show-absent"), &[]);
    assert_eq!((absent.code, absent.stdout.as_str()), (2, ""));
    assert!(absent.stderr.contains("board.json: No such file"), "{}", absent.stderr);
}

#[test]
fn a_feed_that_cannot_be_read_leaves_its_services_unknown_and_not_green() {
    let broken = copy("show-broken-feed");
    std::fs::write(broken.join("status.json"), "{").expect("a file");
    std::fs::remove_file(broken.join("recovery.json")).expect("a file");
    let run = show(&broken, &["--json"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("status.json: the document: the document stops"), "{}", run.stderr);
    assert!(run.stderr.contains("recovery.json: No such file"), "{}", run.stderr);
    let view = run.json();
    assert_eq!(of_id(&view["freshness"], "status")["state"], "unreadable");
    assert_eq!(of_id(&view["freshness"], "recovery")["state"], "never_loaded");
    assert_eq!(view["status"], "unknown");
    for service in view["services"].as_array().expect("services") {
        assert_eq!(service["status"], "unknown");
    }
    assert_eq!(of_id(&view["services"], "chat")["affected"]["last_hour"], json!({"not_estimated": "status_unknown"}));
}

#[test]
fn a_live_board_needs_a_moment() {
    let live = changed("show-live", "board.json", |board| {
        board.as_object_mut().expect("a board").remove("opens_at");
    });
    let run = show(&live, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("--at"), "{}", run.stderr);
    assert_eq!(show(&live, &["--at", "2024-03-01T12:00:00+09:00"]).code, 0);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let board = pangyo();
    let mut child = Command::new(env!("CARGO_BIN_EXE_downboard"))
        .args([Path::new("show"), Path::new("--json"), Path::new("--board"), &board])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(stderr, "");
}
