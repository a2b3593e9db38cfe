//! Components in a real browser, each mounted with a small board of its own.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use downboard::components::{
    AlternativeList, Answers, Cause, Chosen, Headline, LaneBody, Lanes, MomentControl, Notes, Replay, Room, Rows,
    Screen, ServiceCard, ServiceListCard, Shown, Wall, WallPage, Zoom, groups_of, lane_body, show, tell_findings,
};
use downboard::estimator::{Estimator, estimator};
use downboard::fetched::Fetched;
use downboard::state::{Page, PageQuery};
use downboard::ui::{Lasting, rows};
use downboard_core::decode::decode_board;
use downboard_core::model::{Feed, FeedFormat, Id, Lang, ServiceIndex};
use downboard_core::reading::Effect;
use downboard_core::time::Timestamp;
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::Choice;
use downboard_feeds::fetching::Failure;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A ferry company whose chat fails, whose log-in never does, and whose name would be markup on a careless page.
const BOARD: &str = r#"{
  "format": "downboard-board/1",
  "id": "harbour",
  "title": { "ko": "항구 정전", "en": "Harbour without power" },
  "zone": { "utc_offset": "+09:00", "label": "KST" },
  "period": { "from": "2024-03-01T00:00:00+09:00", "to": "2024-03-02T00:00:00+09:00" },
  "opens_at": "2024-03-01T12:00:00+09:00",
  "feeds": [{ "id": "status", "format": "native-status", "file": "status.json" }],
  "sources": [{ "id": "paper", "title": "Harbour <i>Paper</i>", "address": "https://paper.example.net/1" }],
  "providers": [{ "id": "ferry", "name": { "ko": "페리", "en": "Ferry" } }],
  "sites": [{
    "id": "room", "name": { "ko": "전산실", "en": "server room" }, "short_name": { "ko": "전산실", "en": "server room" },
    "kind": "data_centre", "cause": { "ko": "침수", "en": "Flood" }, "sources": ["paper"]
  }],
  "services": [
    {
      "id": "chat", "name": { "ko": "<b>채팅</b>", "en": "<img src=x onerror=alert(1)>" }, "provider": "ferry",
      "category": "messenger",
      "features": [{ "id": "text", "name": { "ko": "<u>글</u>", "en": "<u>Text</u>" }, "essential": true }],
      "depends_on": [{ "site": "room", "evidence": { "ko": "공지", "en": "Notice" }, "grade": "A", "sources": ["paper"] }],
      "alternatives": [
        { "id": "radio", "covers": ["text"], "covers_text": { "ko": "짧은 글", "en": "Short <em>messages</em>" }, "grade": "B", "sources": ["paper"] },
        { "id": "flags", "covers": ["text"], "covers_text": { "ko": "깃발", "en": "Flags" }, "grade": "B", "sources": ["paper"] }
      ]
    },
    { "id": "login", "name": { "ko": "로그인", "en": "Login" }, "provider": "ferry", "category": "login" }
  ],
  "alternatives": [
    {
      "id": "radio", "name": { "ko": "무전", "en": "Radio" }, "category": "messenger",
      "independent_of": [{ "site": "room", "evidence": { "ko": "다른 건물", "en": "In another building" }, "grade": "A", "sources": ["paper"] }]
    },
    { "id": "flags", "name": { "ko": "깃발", "en": "Flags" }, "category": "messenger" }
  ]
}"#;

const STATUS: &str = r#"{
  "format": "downboard-status/1",
  "board": "harbour",
  "updated_at": "2024-03-01T20:00:00+09:00",
  "events": [
    { "service": "chat", "feature": "text", "status": "operational", "at": "2024-03-01T00:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] },
    { "service": "chat", "feature": "text", "status": "major_outage", "at": "2024-03-01T10:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] },
    { "service": "chat", "feature": "text", "status": "operational", "at": "2024-03-01T18:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] },
    { "service": "login", "status": "operational", "at": "2024-03-01T00:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] },
    { "service": "radio", "status": "operational", "at": "2024-03-01T00:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] },
    { "site": "room", "status": "major_outage", "at": "2024-03-01T10:00:00+09:00", "basis": "notice", "grade": "A", "sources": ["paper"] }
  ]
}"#;

/// How deep lists stand within lists, and one more.
const LISTS_WITHIN_LISTS: usize = 3;

fn at(clock: &str) -> Timestamp {
    downboard_core::instant::parse(&format!("2024-03-01T{clock}:00+09:00")).expect("an instant")
}

fn log() -> Arc<BoardLog> {
    let mut documents = Documents::new(decode_board(BOARD.as_bytes()).value.expect("a board"));
    let feed = documents.board.feeds.first().cloned().expect("a feed");
    documents.add(&feed, STATUS.as_bytes());
    Arc::new(BoardLog::new(&documents))
}

/// A component on the page, in an element of its own that goes when the test ends.
struct Stage<State: leptos::tachys::view::Mountable> {
    root: HtmlElement,
    moment: RwSignal<Timestamp>,
    log: RwSignal<Arc<BoardLog>>,
    _handle: UnmountHandle<State>,
}

impl<State: leptos::tachys::view::Mountable> Drop for Stage<State> {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// What an element says. A space that keeps a number and its unit on one line is a space.
fn plain(element: &Element) -> String {
    element.text_content().unwrap_or_default().replace('\u{a0}', " ")
}

/// Mounts what is made of the board at a moment.
fn stage<View: IntoView + 'static>(
    lang: Lang,
    clock: &str,
    make: impl FnOnce(Shown, RwSignal<Timestamp>) -> View + 'static,
) -> Stage<View::State> {
    stage_with(Fetched::There(estimator()), lang, clock, make)
}

/// The same with what has become of the estimator.
fn stage_with<View: IntoView + 'static>(
    estimator: Fetched<Estimator>,
    lang: Lang,
    clock: &str,
    make: impl FnOnce(Shown, RwSignal<Timestamp>) -> View + 'static,
) -> Stage<View::State> {
    let document = leptos::prelude::document();
    let root: HtmlElement = document.create_element("div").expect("an element").unchecked_into();
    document.body().expect("a body").append_child(&root).expect("a place for it");
    let moment = ArcRwSignal::new(at(clock));
    let board = log();
    let log = ArcRwSignal::new(Arc::clone(&board));
    let (kept, kept_log) = (moment.clone().into(), log.clone().into());
    let handle = mount_to(root.clone(), move || {
        let moment: RwSignal<Timestamp> = moment.into();
        let board = Arc::clone(&board.board);
        make(Shown::new(lang, board, log.into(), moment, RwSignal::new(estimator)), moment)
    });
    Stage { root, moment: kept, log: kept_log, _handle: handle }
}

impl<State: leptos::tachys::view::Mountable> Stage<State> {
    fn text(&self) -> String {
        plain(&self.root)
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        // By name, since the page itself needs no list of nodes and web-sys has none without asking for it.
        let find = js_sys::Reflect::get(&self.root, &"querySelectorAll".into()).expect("a method of every element");
        let found = find.unchecked_into::<js_sys::Function>().call1(&self.root, &selector.into()).expect("a selector");
        js_sys::Array::from(&found).iter().map(JsCast::unchecked_into).collect()
    }

    /// Presses all that a selector finds, one after the other.
    async fn click_all(&self, selector: &str) {
        for found in self.all(selector) {
            found.unchecked_into::<HtmlElement>().click();
            tick().await;
        }
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(plain).collect()
    }

    fn one(&self, selector: &str) -> Element {
        self.root.query_selector(selector).expect("a selector").unwrap_or_else(|| panic!("no {selector}"))
    }

    /// A button by what stands on it.
    fn button(&self, name: &str) -> HtmlElement {
        let buttons = self.all("button");
        let found = buttons.into_iter().find(|button| button.text_content().is_some_and(|text| text.contains(name)));
        found.unwrap_or_else(|| panic!("no button {name}: {}", self.text())).unchecked_into()
    }

    /// Moves the moment and waits until the page has followed.
    async fn move_to(&self, clock: &str) {
        self.moment.set(at(clock));
        // A list within a row follows a turn after its list.
        for _ in 0..LISTS_WITHIN_LISTS {
            tick().await;
        }
    }
}

#[wasm_bindgen_test]
async fn the_headline_follows_the_moment() {
    let stage = stage(Lang::Ko, "12:00", |shown, _| view! { <Headline shown /> });
    tick().await;
    assert!(stage.text().contains("<b>채팅</b>가 2시간째 멈춰 있습니다."), "{}", stage.text());

    stage.move_to("13:30").await;
    assert!(stage.text().contains("3시간 30분째"), "{}", stage.text());

    stage.move_to("09:00").await;
    assert!(stage.text().contains("서비스 2개가 모두 정상입니다."), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn names_with_markup_are_text() {
    let stage = stage(Lang::En, "12:00", |shown, _| {
        view! {
            <Headline shown=shown.clone() />
            <Answers shown=shown.clone() is_told_below=true />
            {lanes(shown.clone())}
            <AlternativeList shown />
        }
    });
    tick().await;
    stage.click_all(".lane-button").await;
    stage.click_all("article:first-of-type .matrix-place:first-child .matrix-cell").await;
    stage.click_all("button.grade-letter").await;
    let times = stage.text().matches("<img src=x onerror=alert(1)>").count();
    assert!(times >= 4, "{times} times in four components: {}", stage.text());
    for markup in ["<u>Text</u>", "Short <em>messages</em>", "Harbour <i>Paper</i>"] {
        assert!(stage.text().contains(markup), "{markup}: {}", stage.text());
    }
    assert_eq!(stage.all("img, u, em, i, b").len(), 0);
}

#[wasm_bindgen_test]
async fn the_four_answers_are_under_their_questions() {
    let stage = stage(Lang::En, "12:00", |shown, _| view! { <Answers shown is_told_below=true /> });
    tick().await;
    let answers = stage.texts("section");
    let expected = [
        ("What is down", "1 affected: 1 down"),
        ("How many affected", "Not estimated"),
        ("What to use instead", "Radio"),
        ("Common cause", "server room"),
    ];
    assert_eq!(answers.len(), expected.len());
    for (answer, (question, figure)) in answers.iter().zip(expected) {
        assert!(answer.starts_with(question) && answer.contains(figure), "{answer}");
    }
    stage.move_to("09:00").await;
    assert!(stage.text().contains("Nothing known to be down"), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn a_board_without_services_is_not_said_to_work() {
    let stage = stage(Lang::En, "12:00", |shown, _| {
        view! {
            <Headline shown=shown.clone() />
            <Answers shown is_told_below=true />
        }
    });
    let empty = r#"{
      "format": "downboard-board/1", "id": "harbour", "title": { "ko": "항구", "en": "Harbour" },
      "zone": { "utc_offset": "+09:00", "label": "KST" },
      "period": { "from": "2024-03-01T00:00:00+09:00", "to": "2024-03-02T00:00:00+09:00" },
      "feeds": [{ "id": "status", "format": "native-status", "file": "status.json" }],
      "sources": [], "providers": [], "services": []
    }"#;
    let mut documents = Documents::new(decode_board(empty.as_bytes()).value.expect("a board"));
    stage.log.set(Arc::new(BoardLog::new(&documents)));
    tick().await;
    assert_eq!(stage.texts("h1"), ["Nothing is known right now. No feed has been read yet."]);
    let feed = documents.board.feeds.first().cloned().expect("a feed");
    documents.add(&feed, STATUS.as_bytes());
    stage.log.set(Arc::new(BoardLog::new(&documents)));
    tick().await;
    assert_eq!(stage.texts("h1"), ["Nothing is known right now. No service’s status is known."]);
    assert_eq!(stage.texts(".is-blind").len(), 2, "both sentences look like a warning");
    let figures = stage.texts(".answer-figure");
    assert_eq!(figures[0], "Nothing is known");
    assert_eq!(figures[2..], ["Not known", "Not known"], "{figures:?}");
}

#[wasm_bindgen_test]
async fn what_nobody_speaks_of_any_more_says_when_somebody_last_did() {
    let stage = stage(Lang::En, "12:00", |shown, _| {
        view! {
            <Headline shown=shown.clone() />
            {lanes(shown)}
        }
    });
    let incident = r#""incidents": [{ "id": "pump", "title": { "ko": "펌프", "en": "Pump" }, "impact": "critical",
        "started_at": "2024-02-27T10:00:00+09:00", "services": ["chat"], "updates": [{ "at": "2024-02-27T11:00:00+09:00",
        "phase": "identified", "text": { "ko": "고치는 중", "en": "Being repaired" }, "sources": ["paper"] }] }],"#;
    let spoken_of = STATUS.replace(r#""events""#, &format!(r#"{incident} "events""#));
    let mut documents = Documents::new(decode_board(BOARD.as_bytes()).value.expect("a board"));
    let feed = documents.board.feeds.first().cloned().expect("a feed");
    documents.add(&feed, spoken_of.as_bytes());
    stage.log.set(Arc::new(BoardLog::new(&documents)));
    stage.move_to("12:01").await;
    assert!(stage.text().contains("The last notice on <img src=x onerror=alert(1)> is from"), "{}", stage.text());
    assert!(stage.texts(".lane-status")[1].contains(" · last notice 27 Feb"), "{:?}", stage.texts(".lane-status"));
    stage.move_to("19:00").await;
    assert!(!stage.text().contains("last notice"), "what is back needs no word: {}", stage.text());
}

#[wasm_bindgen_test]
async fn without_an_estimator_all_else_is_said_and_nobody_is_counted() {
    let failed = ["Not known", "The estimate has not loaded."];
    for (estimator, said) in [(Fetched::Waiting, &["Estimating…"][..]), (Fetched::Failed, &failed)] {
        let stage = stage_with(estimator, Lang::En, "12:00", |shown, _| view! { <Answers shown is_told_below=true /> });
        tick().await;
        let answers = stage.texts("section");
        assert!(answers[0].contains("1 affected: 1 down"), "{answers:?}");
        assert!(said.iter().all(|said| answers[1].contains(said)), "{answers:?}");
        assert!(!answers[1].contains(|of: char| of.is_ascii_digit()), "{answers:?}");
    }
}

/// All lanes, with what they unfold.
fn lanes(shown: Shown) -> impl IntoView {
    let groups = groups_of(shown.board.services.len());
    let body = Signal::stored(Fetched::There(lane_body()));
    some_lanes(shown, body, Signal::stored(groups))
}

/// The lanes of a reader who neither moves the moment nor zooms.
fn some_lanes(shown: Shown, body: Signal<Fetched<LaneBody>>, groups: Signal<usize>) -> impl IntoView {
    let zoom = Zoom::new(&shown, None);
    lanes_of(shown, body, groups, zoom)
}

fn lanes_of(shown: Shown, body: Signal<Fetched<LaneBody>>, groups: Signal<usize>, zoom: Zoom) -> impl IntoView {
    let moment = RwSignal::new(shown.view.with_untracked(|view| view.at));
    let replay = Replay::new(&shown, moment, Callback::new(|()| ()), true, every, None);
    let shown = Shown { extent: zoom.extent, ..shown };
    let rows = Rows::new(&shown, Choice::default());
    let screen = Screen {
        edges: |_| (0.0, 100.0),
        near: |_, _| (),
        printed: |_| (),
        motion: None,
        when_focus_is_lost: |_, _| (),
    };
    view! { <Lanes shown body groups replay zoom rows screen /> }
}

#[wasm_bindgen_test]
async fn lanes_come_in_groups_and_stay() {
    for (services, groups) in [(0, 0), (1, 1), (6, 1), (7, 2), (30, 5), (31, 5), (60, 5), (61, 2), (1_000, 2)] {
        assert_eq!(groups_of(services), groups, "{services} services");
    }
    let groups = RwSignal::new(0);
    let body = Signal::stored(Fetched::Waiting);
    let stage = stage(Lang::En, "12:00", move |shown, _| some_lanes(shown, body, groups.into()));
    let mut shown = Vec::new();
    for group in [0, 1, 2] {
        groups.set(group);
        tick().await;
        let lanes = stage.all(".lane-button");
        assert!(shown.iter().zip(&lanes).all(|(before, lane): (&Element, _)| before.is_same_node(Some(lane))));
        shown = lanes;
        assert_eq!(shown.len(), if group == 0 { 0 } else { 2 }, "{group} groups");
    }
}

#[wasm_bindgen_test]
async fn a_lane_says_that_its_record_comes_or_does_not() {
    let body = RwSignal::new(Fetched::Waiting);
    let stage = stage(Lang::En, "12:00", move |shown, _| some_lanes(shown, body.into(), Signal::stored(1)));
    tick().await;
    stage.button("onerror").click();
    for (state, said) in [
        (Fetched::Waiting, "Loading…"),
        (Fetched::Failed, "has not loaded"),
        (Fetched::There(lane_body()), "<u>Text</u>"),
    ] {
        body.set(state);
        tick().await;
        let text = plain(&stage.one(".lane-body"));
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[wasm_bindgen_test]
async fn a_moving_moment_redraws_no_lane() {
    let stage = stage(Lang::En, "12:00", |shown, _| lanes(shown));
    tick().await;
    let place = |stage: &Stage<_>| stage.one(".moment-line").get_attribute("x1").unwrap_or_default();
    let (drawn, place_before) = (stage.all(".lane-row .lane-chart *"), place(&stage));
    let status = |stage: &Stage<_>| plain(&stage.one(".lane-button .lane-status"));
    assert!(drawn.len() > 2, "{} pieces are drawn: too few to prove anything", drawn.len());
    assert!(status(&stage).contains("down") && status(&stage).contains("2 h"), "{}", status(&stage));

    stage.move_to("13:00").await;

    assert!(status(&stage).contains("down") && status(&stage).contains("3 h"), "{}", status(&stage));
    assert_ne!(place(&stage), place_before, "the line at the moment moves");
    let after = stage.all(".lane-row .lane-chart *");
    assert_eq!(after.len(), drawn.len());
    assert!(drawn.iter().zip(&after).all(|(before, after)| before.is_same_node(Some(after))));
}

#[wasm_bindgen_test]
async fn a_lane_says_its_stretches_to_who_does_not_see_it() {
    let stage = stage(Lang::En, "12:00", |shown, _| lanes(shown));
    tick().await;
    let said = |stage: &Stage<_>| plain(&stage.one(".lane:not(.lane-site, .lane-announced) [role=gridcell] > .unseen"));
    assert!(said(&stage).contains("down since 1 Mar 2024 10:00. After this moment: "), "{}", said(&stage));
    assert!(plain(&stage.one(".lane-button .lane-status .unseen")).contains("2 hours"));
    assert!(said(&stage).contains("After this moment: operational since 1 Mar 2024 18:00"), "{}", said(&stage));

    stage.move_to("19:00").await;
    assert!(!said(&stage).contains("After this moment"), "{}", said(&stage));
}

#[wasm_bindgen_test]
async fn a_lane_unfolds_its_features_and_its_record_and_stays_open() {
    let stage = stage(Lang::En, "12:00", |shown, _| lanes(shown));
    tick().await;
    // Not all of the page: what happened last names features too.
    let rows = |stage: &Stage<_>| plain(&stage.one("[role=grid]"));
    let lane = stage.button("onerror");
    assert_eq!(lane.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert!(!rows(&stage).contains("<u>Text</u>"));

    lane.click();
    tick().await;
    assert_eq!(lane.get_attribute("aria-expanded").as_deref(), Some("true"));
    assert!(rows(&stage).contains("<u>Text</u>"), "{}", rows(&stage));
    let body = lane.get_attribute("aria-controls").expect("what it unfolds");
    stage.click_all(&format!("#{body} button.grade-letter")).await;
    let link = stage.one(&format!("#{body} a"));
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://paper.example.net/1"));

    stage.move_to("13:00").await;
    assert!(link.is_connected(), "the record that somebody reads is not drawn anew");

    lane.click();
    tick().await;
    assert!(!rows(&stage).contains("<u>Text</u>"));
}

/// The board on which work on a service was announced from ten to two, with what was said last of it.
fn log_with_work(service: &str, phase: &str) -> Arc<BoardLog> {
    let incident = format!(
        r#""incidents": [{{ "id": "work", "title": {{ "ko": "교체", "en": "New pumps" }}, "impact": "maintenance",
        "started_at": "2024-03-01T10:00:00+09:00", "services": ["{service}"],
        "planned": {{ "from": "2024-03-01T10:00:00+09:00", "to": "2024-03-01T14:00:00+09:00" }},
        "updates": [{{ "at": "2024-03-01T09:00:00+09:00", "phase": "{phase}", "text": {{ "ko": "알림", "en": "Notice" }},
        "sources": ["paper"] }}] }}],"#
    );
    let begun = if service == "login" && phase == "in_progress" {
        r#"{ "service": "login", "status": "maintenance", "at": "2024-03-01T10:00:00+09:00", "basis": "notice", "grade": "A",
        "sources": ["paper"] },"#
    } else {
        ""
    };
    let status = STATUS.replace(r#""events": ["#, &format!(r#"{incident} "events": [{begun}"#));
    let mut documents = Documents::new(decode_board(BOARD.as_bytes()).value.expect("a board"));
    let feed = documents.board.feeds.first().cloned().expect("a feed");
    documents.add(&feed, status.as_bytes());
    Arc::new(BoardLog::new(&documents))
}

/// Lane, card, list of cards and wall of a board on which the second service is the log-in.
fn places(shown: Shown) -> impl IntoView {
    view! {
        {lanes(shown.clone())}
        <div class="one">
            <ServiceCard shown=shown.clone() index=ServiceIndex(1) is_now=None />
        </div>
        <ServiceListCard shown=shown.clone() indices=vec![ServiceIndex(1)] />
        {wall(shown)}
    }
}

/// The first page of a wall.
fn wall(shown: Shown) -> AnyView {
    show(&Wall::new(shown, Chosen::default(), RwSignal::new(Room::default())), WallPage::Overview(0))
}

#[wasm_bindgen_test]
async fn what_is_under_maintenance_says_until_when_it_was_planned_in_lane_card_and_wall() {
    for (lang, name, word, within, beyond) in [
        (Lang::En, "Login", "maintenance", "planned until 14:00", "planned until 14:00; overdue by 2 h"),
        (Lang::Ko, "로그인", "점검", "14:00까지 예정", "14:00까지 예정, 2시간 넘김"),
    ] {
        let stage = stage(lang, "12:00", |shown, _| places(shown));
        stage.log.set(log_with_work("login", "in_progress"));
        for (clock, said, unsaid) in [("12:01", within, beyond), ("16:00", beyond, "?")] {
            stage.move_to(clock).await;
            let lane = plain(&stage.button(name));
            assert!(lane.contains(&format!("{word} · {said}")) && !lane.contains(unsaid), "{lane}");
            assert!(plain(&stage.one(".one .card-since")).contains(said), "{}", stage.text());
            assert_eq!(stage.texts(".card-list-row .card-status"), [format!("{word} · {said}")]);
            let walls = stage.texts(".wall-lane.is-maintenance");
            assert_eq!(walls.len(), 1, "{walls:?}");
            assert!([name, word, said].iter().all(|part| walls[0].contains(part)), "{walls:?}");
        }
        stage.button(name).click();
        stage.move_to("12:02").await;
        let record = plain(&stage.one(".record"));
        assert!(record.contains(word) && record.contains("2024") && record.contains("14:00"), "{record}");

        stage.log.set(log_with_work("login", "resolved"));
        stage.move_to("12:03").await;
        assert!(!stage.text().contains(within), "what is over was planned no longer: {}", stage.text());
    }
}

#[wasm_bindgen_test]
async fn what_should_be_under_maintenance_was_to_begin_and_stays_what_it_is() {
    for (lang, name, works, said) in [
        (Lang::En, "Login", "operational", "maintenance was to begin at 10:00"),
        (Lang::Ko, "로그인", "정상", "점검 10:00에 시작할 예정이었음"),
    ] {
        let stage = stage(lang, "12:00", |shown, _| places(shown));
        stage.log.set(log_with_work("login", "scheduled"));
        stage.move_to("12:01").await;
        let lane = plain(&stage.button(name));
        assert!(lane.contains(&format!("{works} · {said}")), "{lane}");
        assert!(plain(&stage.one(".one .card-since")).contains(said), "{}", stage.text());
        assert_eq!(stage.texts(".card-list-row .card-status"), [format!("{works} · {said}")]);
        assert!(stage.texts(".wall-lane").iter().all(|lane| !lane.contains(said)), "it is no lane of the wall");

        stage.log.set(log_with_work("chat", "scheduled"));
        stage.move_to("12:02").await;
        let lanes = stage.texts(".wall-lane.is-major .wall-lane-value");
        assert!(lanes.iter().any(|lane| lane.contains(said)), "{lanes:?}");
        assert!(!plain(&stage.button(name)).contains(said), "it is about another service");
    }
}

#[wasm_bindgen_test]
async fn alternatives_have_a_reason_or_a_reason_against_them() {
    let stage = stage(Lang::En, "12:00", |shown, _| view! { <AlternativeList shown /> });
    tick().await;
    let cells = stage.texts("article .matrix-cell");
    let [radio, flags] = cells.as_slice() else { panic!("two cells: {cells:?}") };
    assert!(radio.contains("Radio") && radio.contains("not on the failed site"), "{radio}");
    assert!(flags.contains("Flags") && flags.contains("nothing published"), "{flags}");
    assert!(!stage.text().contains("No confirmed alternative"), "one is vouched for");
    assert_eq!(stage.all(".instead-rules li").len(), 6, "the rules of the order");
    assert_eq!(stage.all(".matrix-strip").len(), 0);
    stage.click_all("article .matrix-cell").await;
    let strips = stage.texts(".matrix-strip");
    let [flags] = strips.as_slice() else { panic!("one strip at a time: {strips:?}") };
    assert!(flags.contains("Not confirmed to be working"), "{flags}");
    stage.click_all("article .matrix-place:first-child .matrix-cell").await;
    assert!(plain(&stage.one(".matrix-strip")).contains("In another building"));
    stage.click_all(".matrix-strip button.grade-letter").await;
    assert_eq!(stage.one("article a").get_attribute("href").as_deref(), Some("https://paper.example.net/1"));

    stage.move_to("09:00").await;
    assert_eq!(stage.all("article").len(), 0, "nothing is needed instead of what works");
}

#[wasm_bindgen_test]
async fn what_is_unfolded_stays_so_while_what_it_shows_changes() {
    let stage = stage(Lang::En, "12:00", |shown, _| view! { <AlternativeList shown /> });
    tick().await;
    let known = |stage: &Stage<_>| plain(&stage.one(".strip-standing"));
    stage.click_all("article .matrix-place:first-child .matrix-cell").await;
    let (strip, known_before) = (stage.one(".matrix-strip"), known(&stage));

    stage.move_to("13:00").await;

    assert_ne!(known(&stage), known_before, "what is known of it is an hour older");
    assert!(stage.one(".matrix-strip").is_same_node(Some(&strip)), "what somebody reads is not drawn anew");
}

/// What a publisher says of the recovery of the room, with the texts that a correction may put in the place of others.
fn recovery(quantity: u64, milestone: &str, promise: &str) -> String {
    let text = |text: &str| format!(r#"{{ "ko": "{text}", "en": "{text}" }}"#);
    format!(
        r#"{{
          "format": "downboard-recovery/1", "board": "harbour", "updated_at": "2024-03-01T11:00:00+09:00",
          "measures": [{{ "id": "power", "site": "room", "name": {power}, "unit": "percent", "total": 100, "grade": "A", "sources": ["paper"] }}],
          "readings": [{{ "measure": "power", "at": "2024-03-01T10:00:00+09:00", "quantity": {{ "exactly": {quantity} }}, "basis": "notice", "grade": "A", "sources": ["paper"] }}],
          "milestones": [{{ "id": "first", "site": "room", "at": "2024-03-01T10:00:00+09:00", "text": {milestone}, "label": {power}, "grade": "A", "sources": ["paper"] }}],
          "promises": [{{ "id": "soon", "by": {power}, "made_at": "2024-03-01T10:30:00+09:00", "text": {promise}, "grade": "A", "sources": ["paper"] }}]
        }}"#,
        power = text("Power"),
        milestone = text(milestone),
        promise = text(promise),
    )
}

#[wasm_bindgen_test]
async fn what_a_feed_puts_in_the_place_of_a_record_is_shown() {
    let with = |recovery: &str| {
        let mut board = decode_board(BOARD.as_bytes()).value.expect("a board");
        let status = board.feeds.first().cloned().expect("a feed");
        let feed = Feed {
            id: Id::parse("recovery").expect("an id"),
            format: Some(FeedFormat::NativeRecovery),
            ..status.clone()
        };
        board.feeds.push(feed.clone());
        let mut documents = Documents::new(board);
        documents.add(&status, STATUS.as_bytes());
        documents.add(&feed, recovery.as_bytes());
        Arc::new(BoardLog::new(&documents))
    };
    let stage = stage(Lang::En, "12:00", |shown, _| cause(shown));
    for (quantity, milestone, promise) in
        [(40, "Water in the room", "Back tonight"), (70, "Smoke in the room", "Back tomorrow")]
    {
        stage.log.set(with(&recovery(quantity, milestone, promise)));
        stage.move_to("12:00").await;
        let text = stage.text();
        for said in [&format!("{quantity}%"), milestone, promise] {
            assert!(text.replace(' ', "").contains(&said.replace(' ', "")), "{said}: {text}");
        }
    }
    assert!(!stage.text().contains("Water") && !stage.text().contains("tonight"), "{}", stage.text());
}

/// The cause without the curve, which is fetched.
fn cause(shown: Shown) -> AnyView {
    view! { <Cause shown measure=|_, _| () curve=Box::new(|| ().into_any()) /> }.into_any()
}

#[wasm_bindgen_test]
async fn a_minute_that_passes_is_not_announced_and_another_status_is() {
    let stage = stage(Lang::En, "12:00", |shown, _| cause(shown));
    tick().await;
    let (standing, live) = (|| plain(&stage.one(".branches-note")), || stage.all("[aria-live] *"));
    assert!(standing().contains("2 h"), "{}", standing());
    let before = live();
    assert_eq!(before.first().map(plain).as_deref(), Some("server room: down"));

    stage.move_to("13:00").await;
    assert!(standing().contains("3 h"), "{}", standing());
    let after = live();
    assert_eq!(before.len(), after.len());
    assert!(before.iter().zip(&after).all(|(before, after)| before.is_same_node(Some(after))), "it is drawn anew");

    stage.move_to("09:00").await;
    assert_eq!(live().first().map(plain).as_deref(), Some("server room: unknown"));
}

#[wasm_bindgen_test]
async fn a_title_in_another_language_than_the_page_says_which() {
    let stage = stage(Lang::Ko, "12:00", |shown, _| cause(shown));
    tick().await;
    for grade in stage.all("button.grade-letter") {
        grade.unchecked_into::<HtmlElement>().click();
    }
    tick().await;
    let langs: Vec<_> = stage.all("a[target=_blank]").iter().map(|link| link.get_attribute("lang")).collect();
    assert!(!langs.is_empty() && langs.iter().all(|lang| lang.as_deref() == Some("en")), "{langs:?}");
}

/// So many that what is kept of each would be seen in the memory of the module, which grows by 64 KiB.
const READERS: usize = 40_000;

/// By how many pieces memory grows while readers of a memo come and go.
fn growth(read: impl Fn() -> usize + Copy + Send + Sync + 'static) -> usize {
    let come_and_go = || {
        for _ in 0..READERS {
            // Not `new`: the owner around it would keep that one.
            let owner = Owner::default();
            owner.with(|| assert_eq!(Memo::new(move |_| read()).get_untracked(), 1));
        }
    };
    // The first round takes the room that every later one has.
    come_and_go();
    let before = core::arch::wasm32::memory_size::<0>();
    come_and_go();
    core::arch::wasm32::memory_size::<0>() - before
}

#[wasm_bindgen_test]
fn what_lasts_lets_go_of_readers_that_go() {
    let owner = Owner::new();
    owner.with(|| {
        let memo = Memo::new(|_| 1);
        let lasting = Lasting::memo(memo);
        assert_eq!(growth(move || lasting.get()), 0);
        assert_eq!(growth(move || lasting.with(|one| *one)), 0);
        let signal = Lasting::signal(RwSignal::new(1));
        assert_eq!(growth(move || signal.get()), 0);
        assert!(growth(move || memo.get()) > 8, "otherwise nobody needs what is tested here");
    });
}

thread_local! {
    static MADE: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen_test]
async fn a_row_goes_with_its_key_and_is_made_once() {
    let list = ArcRwSignal::new(vec![("tea", 1), ("rice", 2)]);
    let shown = list.clone();
    let stage = stage(Lang::En, "12:00", move |_, _| {
        let row = |key: &'static str, now: RwSignal<i32>| {
            MADE.with_borrow_mut(|made| made.push(key));
            view! { <li data-key=key>{move || now.get()}</li> }.into_any()
        };
        view! { <ul>{rows(move || shown.get(), row)}</ul> }
    });
    tick().await;
    let tea = stage.one("[data-key=tea]");
    for (next, said) in [
        (vec![("rice", 2), ("tea", 3)], vec!["2", "3"]),
        (vec![("salt", 9), ("tea", 4)], vec!["9", "4"]),
        (vec![], vec![]),
        (vec![("rice", 5)], vec!["5"]),
    ] {
        let is_kept = next.iter().any(|(key, _)| *key == "tea");
        list.set(next);
        tick().await;
        assert_eq!(stage.texts("li"), said);
        assert_eq!(stage.root.contains(Some(&tea)), is_kept, "its place on the page is its own");
    }
    assert_eq!(MADE.take(), ["tea", "rice", "salt", "rice"], "made anew after it had gone, and never otherwise");
}

/// What the control asked to be done again and again, and how often.
type Work = (Duration, Box<dyn Fn()>);

thread_local! {
    static WORK: RefCell<Vec<Work>> = const { RefCell::new(Vec::new()) };
    static RESTS: Cell<u32> = const { Cell::new(0) };
}

/// A timer that ticks when the test says so. Its handle is real, so that it can be cleared; its hour never passes.
fn every(interval: Duration, work: Box<dyn Fn()>) -> Option<IntervalHandle> {
    WORK.with(|known| known.borrow_mut().push((interval, work)));
    set_interval_with_handle(|| {}, Duration::from_hours(1)).ok()
}

async fn tick_timer() {
    WORK.with(|known| {
        let known = known.borrow();
        let (_, work) = known.last().expect("a timer was asked for");
        work();
    });
    tick().await;
}

fn timers() -> usize {
    WORK.with(|known| known.borrow().len())
}

/// The control with the timer of the test.
fn control(shown: Shown, moment: RwSignal<Timestamp>, still: bool) -> impl IntoView {
    WORK.with(|known| known.borrow_mut().clear());
    RESTS.set(0);
    let on_rest = Callback::new(|()| RESTS.set(RESTS.get() + 1));
    let replay = Replay::new(&shown, moment, on_rest, still, every, None);
    view! { <MomentControl shown replay /> }
}

#[wasm_bindgen_test]
async fn a_replay_moves_with_the_timer_and_rests_at_the_end() {
    let stage = stage(Lang::En, "23:00", |shown, moment| control(shown, moment, false));
    tick().await;
    stage.button("Play").click();
    tick().await;
    assert_eq!((timers(), RESTS.get()), (1, 0));
    assert!(stage.text().contains("Pause"));

    tick_timer().await;
    assert_eq!(stage.moment.get_untracked(), at("23:15"));
    assert!(stage.text().contains("23:15"), "{}", stage.text());

    let end = downboard_core::instant::parse("2024-03-02T00:00:00+09:00").expect("an instant");
    for _ in 0..4 {
        tick_timer().await;
    }
    assert_eq!(stage.moment.get_untracked(), end);
    assert!(stage.text().contains("Play"), "it has stopped by itself: {}", stage.text());
    assert_eq!(RESTS.get(), 5, "the address is written each time that it moves, and not again when it stops");

    stage.button("Play").click();
    tick().await;
    assert_eq!(timers(), 2);
    assert_eq!(stage.moment.get_untracked(), at("00:00"), "from the end it begins again");
}

#[wasm_bindgen_test]
async fn a_pause_keeps_the_moment() {
    let stage = stage(Lang::En, "12:00", |shown, moment| control(shown, moment, false));
    tick().await;
    stage.button("Play").click();
    tick().await;
    tick_timer().await;
    stage.button("Pause").click();
    tick().await;
    assert_eq!(stage.moment.get_untracked(), at("12:15"));
    assert_eq!(RESTS.get(), 2, "when it moved, and when it came to rest");
    assert!(stage.text().contains("Play"), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn with_less_motion_a_replay_steps_from_change_to_change() {
    let stage = stage(Lang::En, "09:00", |shown, moment| control(shown, moment, true));
    tick().await;
    stage.button("Play").click();
    tick().await;
    let interval = WORK.with(|known| known.borrow().first().map(|(interval, _)| *interval));
    assert!(interval.is_some_and(|interval| interval >= Duration::from_secs(1)), "{interval:?}");
    for clock in ["10:00", "12:00", "18:00"] {
        tick_timer().await;
        assert_eq!(stage.moment.get_untracked(), at(clock));
    }
}

#[wasm_bindgen_test]
async fn steps_go_from_change_to_change_and_end_at_the_ends() {
    let stage = stage(Lang::En, "12:00", |shown, moment| control(shown, moment, false));
    tick().await;
    for (name, clock) in [("Next", "18:00"), ("Previous", "12:00"), ("Previous", "10:00"), ("Previous", "00:00")] {
        stage.button(name).click();
        tick().await;
        assert_eq!(stage.moment.get_untracked(), at(clock), "{name}");
    }
    assert_eq!(RESTS.get(), 4);
    assert!(stage.button("Previous").has_attribute("aria-disabled"));
    assert!(!stage.button("Next").has_attribute("aria-disabled"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_the_page_is_said_in_one_line_each() {
    let (_, bad) = PageQuery::parse(Page::Dashboard, "?at=yesterday&lang=fr");
    let failures = Arc::new(vec![("status.json".to_owned(), Failure::Http(500))]);
    let stage = stage(Lang::En, "12:00", move |shown, _| {
        view! {
            <Notes lang=shown.lang bad failures=RwSignal::new(failures) tell=tell_findings />
        }
    });
    tick().await;
    let lines = stage.texts("[role=status] li");
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("at=‘yesterday’") && lines[0].contains("2022-10-15T21:50:00+09:00"), "{}", lines[0]);
    assert!(lines[1].contains("lang=‘fr’") && lines[1].contains("ko, en"), "{}", lines[1]);
    assert!(lines[2].contains("status.json: the server answered 500."), "{}", lines[2]);
}

#[wasm_bindgen_test]
async fn a_page_that_is_as_it_should_be_has_no_notes() {
    let stage = stage(Lang::En, "12:00", |shown, _| {
        view! { <Notes lang=shown.lang bad=Vec::new() tell=tell_findings /> }
    });
    tick().await;
    assert_eq!(stage.text(), "");
}

#[wasm_bindgen_test]
async fn a_broken_file_is_named_with_the_place_and_what_was_expected() {
    let mut findings = decode_board(BOARD.replace("\"kind\": \"data_centre\"", "\"kind\": 7").as_bytes()).findings;
    findings.retain(|finding| finding.effect != Effect::Kept);
    assert_eq!(findings.len(), 1, "{findings:?}");
    let stage =
        stage(Lang::Ko, "12:00", move |_, _| tell_findings(Lang::Ko, "board.json", &Failure::Unreadable(findings)));
    tick().await;
    for part in ["board.json", "/sites/0/kind", "숫자임", "올바른 값: 문자열"] {
        assert!(stage.text().contains(part), "{part}: {}", stage.text());
    }
}
