//! What the bundled board and the small one say as plain text.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::sync::Arc;

use downboard_core::model::{Id, Lang, ServiceIndex};
use downboard_core::timeline::{BoardLog, Documents};
use downboard_core::view::{View, view};
use downboard_estimate::{Estimates, Model};
use downboard_export::text::{Told, text};
use downboard_words::{not_listed, plain_text_words, words};
use support::{assert_excerpt, at, log, pangyo_documents, services, small};

const BEFORE: &str = "2022-10-15T12:00:00+09:00";
const EVENING: &str = "2022-10-15T21:50:00+09:00";
const OVER: &str = "2022-10-20T23:00:00+09:00";

/// A board at a moment, with its estimates.
struct Shown {
    view: View,
    estimates: Estimates,
    all: Vec<ServiceIndex>,
}

impl Shown {
    #[track_caller]
    fn of(documents: &Documents, moment: &str) -> Self {
        Self::at(&log(documents), moment)
    }

    #[track_caller]
    fn at(log: &Arc<BoardLog>, moment: &str) -> Self {
        let view = view(log, at(moment));
        Self { estimates: Model::of(log).at(view.at), all: services(log), view }
    }

    /// All of it.
    fn told(&self, lang: Lang) -> Told<'_> {
        Told { view: &self.view, estimates: Some(&self.estimates), services: &self.all, lang, link: None }
    }
}

fn pangyo(moment: &str) -> Shown {
    Shown::of(&pangyo_documents(), moment)
}

/// The lines of the part that begins with a line.
fn part<'a>(text: &'a str, begin: &str) -> Vec<&'a str> {
    text.split("\n\n").find(|part| part.starts_with(begin)).map(|part| part.lines().collect()).unwrap_or_default()
}

/// `tests/said/` holds the lines that a reader looks for first, and marks what it leaves out.
#[test]
fn the_bundled_board_says_in_both_languages_what_was_down_and_what_was_not_known() {
    for (name, moment) in [("before", BEFORE), ("evening", EVENING), ("over", OVER)] {
        for lang in Lang::ALL {
            let path = format!("{}/tests/said/{name}.{}.txt", env!("CARGO_MANIFEST_DIR"), lang.tag());
            let excerpt = std::fs::read_to_string(&path).expect(&path);
            assert_excerpt(&text(&pangyo(moment).told(lang)), &excerpt);
        }
    }
}

#[test]
fn the_services_in_trouble_are_those_of_the_view_worst_first() {
    for lang in Lang::ALL {
        for moment in [BEFORE, EVENING, "2022-10-16T08:00:00+09:00", OVER] {
            let shown = pangyo(moment);
            let text = text(&shown.told(lang));
            let board = &shown.view.log.board;
            let worst = shown.view.worst_first();
            let names = worst.iter().map(|service| board.service(service.index).expect("a service").name.get(lang));
            let expected: Vec<&str> = names.collect();
            let is_name = |name: &&str| board.services.iter().any(|service| service.name.get(lang) == *name);
            let said: Vec<&str> =
                text.lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name).filter(is_name).collect();
            assert_eq!(said, expected, "{moment}");
        }
    }
}

#[test]
fn at_most_three_alternatives_are_named_for_a_service_and_it_is_said_where_there_is_none() {
    let text = text(&pangyo(EVENING).told(Lang::En));
    let instead: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("  Instead: ")).collect();
    let without = text.lines().find_map(|line| line.strip_prefix("No confirmed alternative: ")).expect("a line");
    assert!(instead.iter().all(|names| (1..=3).contains(&names.split([';', ',']).count()) || names.contains('(')));
    assert_eq!(instead.len() + without.split(", ").count(), 19, "{text}");
    assert!(instead[0].starts_with("Texts and calls; LINE (works, confirmed by a report or notice); "), "{text}");
}

#[test]
fn a_filter_lists_its_services_only_and_says_how_many_it_leaves_out() {
    let shown = pangyo(EVENING);
    let index = |id: &str| shown.view.log.board.service_index(&Id::parse(id).expect("an id")).expect("a service");
    // In any order, one twice, and one that the board does not have.
    let filtered = [index("tistory"), index("naver"), index("kakao-t"), index("naver"), ServiceIndex(999)];
    for lang in Lang::ALL {
        let told = Told { services: &filtered, ..shown.told(lang) };
        let (text, all) = (text(&told), text(&shown.told(lang)));
        let name = |index: ServiceIndex| shown.view.log.board.service(index).expect("a service").name.get(lang);
        let begins = |begin: &str| text.lines().filter(|line| line.starts_with(begin)).count();
        for (index, expected) in [(index("kakao-t"), 1), (index("naver"), 1), (index("kakaotalk"), 0)] {
            assert_eq!(begins(&format!("{}: ", name(index))), expected, "{text}");
        }
        assert!(text.lines().any(|line| line == not_listed(lang, 22)), "{text}");
        let affected =
            [words(lang).affected_row, plain_text_words(lang).affected_in_all].map(|label| format!("{label}: "));
        assert_eq!(affected.map(|label| begins(&label)), [0, 1], "the figure is that of all services: {text}");
        // What is said of the whole board stays.
        assert_eq!(text.lines().take(3).collect::<Vec<_>>(), all.lines().take(3).collect::<Vec<_>>());
        assert!(part(&text, words(lang).sources).len() < part(&all, words(lang).sources).len());
        assert_eq!(all.lines().filter(|line| line.contains(plain_text_words(lang).affected_in_all)).count(), 0);
    }
    let nothing = text(&Told { services: &[], ..shown.told(Lang::En) });
    assert_excerpt(&nothing, "KakaoTalk has been down for 6 h 20 min.\n\u{2026}\n25 services not listed\n\u{2026}");
    assert!(!nothing.contains("operational"), "{nothing}");
}

#[test]
fn without_estimates_nothing_is_said_of_people() {
    let shown = pangyo(EVENING);
    for lang in Lang::ALL {
        let (with, without) = (text(&shown.told(lang)), text(&Told { estimates: None, ..shown.told(lang) }));
        for word in [words(lang).estimate, words(lang).so_far] {
            assert!(with.to_lowercase().contains(word) && !without.to_lowercase().contains(word), "{word}");
        }
        let count_of_users = "http://www2.osen.co.kr/article/G1111951618";
        assert!(with.contains(count_of_users) && !without.contains(count_of_users), "{without}");
    }
}

#[test]
fn every_source_has_one_line_with_its_address_where_it_has_one() {
    for moment in [BEFORE, EVENING, OVER] {
        let shown = pangyo(moment);
        for lang in Lang::ALL {
            let text = text(&shown.told(lang));
            let cited = part(&text, words(lang).sources);
            let board = &shown.view.log.board;
            for line in cited.iter().skip(1) {
                let said = line.strip_prefix("  ").expect("a line below the head");
                let known = board.sources.iter().filter(|source| match &source.address {
                    Some(address) => said == format!("{} \u{2013} {}", source.title.get(lang), address.as_str()),
                    None => said == source.title.get(lang),
                });
                assert_eq!(known.count(), 1, "{said}");
                assert_eq!(cited.iter().filter(|other| *other == line).count(), 1, "{said}");
            }
            assert_eq!(cited.is_empty(), moment == BEFORE, "{text}");
        }
    }
    // The totals that the headline says have theirs.
    assert!(text(&pangyo(OVER).told(Lang::En)).contains("127 h 30 min \u{2013} https://kukinews.com/"));
}

#[test]
fn a_text_ends_with_who_publishes_the_board_and_the_link() {
    let shown = Shown::of(&small(), "2024-03-01T12:00:00+09:00");
    let link = Some("https://status.example.org/boards/harbour/?lang=en&at=2024-03-01T03:00:00Z");
    let with_link = text(&Told { link, ..shown.told(Lang::En) });
    let end = "\n\nBoard published by Harbour Daily \u{b7} https://daily.example.com/ \u{b7} desk@daily.example.com\n\
               See the whole board: https://status.example.org/boards/harbour/?lang=en&at=2024-03-01T03:00:00Z\n";
    assert!(with_link.ends_with(end), "{with_link}");
    assert!(text(&shown.told(Lang::En)).ends_with("desk@daily.example.com\n"));
    let hostile = text(&Told { link: Some("https://example.org/\nChat: operational"), ..shown.told(Lang::En) });
    assert!(hostile.ends_with("See the whole board: https://example.org/ Chat: operational\n"), "{hostile}");
}

#[test]
fn a_moment_outside_the_record_is_said_to_be_so() {
    for (moment, said) in [("2022-10-01T00:00:00+09:00", true), (BEFORE, false), ("2023-01-01T00:00:00+09:00", true)] {
        let text = text(&pangyo(moment).told(Lang::En));
        let outside = text.lines().nth(3).expect("a line");
        assert_eq!(outside.contains("the record, which covers Sat 15 Oct 2022 to Fri 21 Oct 2022."), said, "{text}");
    }
}

#[test]
fn what_could_not_be_read_is_unknown_and_never_operational() {
    let mut documents = pangyo_documents();
    let counted = |documents: &Documents| {
        let text = text(&Shown::of(documents, EVENING).told(Lang::En));
        text.lines().find(|line| line.starts_with("Other services: ")).expect("a line").to_owned()
    };
    assert_eq!(counted(&documents), "Other services: 6 unknown");
    Arc::make_mut(&mut documents.board).unread_services = 2;
    assert_eq!(counted(&documents), "Other services: 8 unknown");
    let shown = Shown::of(&documents, EVENING);
    let text = text(&Told { services: &shown.all[1..], ..shown.told(Lang::En) });
    assert_excerpt(&text, "\u{2026}\nOther services: 6 unknown\n3 services not listed\n\u{2026}");
}

#[test]
fn a_board_of_which_nothing_is_known_says_so_first_and_estimates_nobody() {
    let shown = Shown::of(&Documents::new((*small().board).clone()), "2024-03-01T12:00:00+09:00");
    for lang in Lang::ALL {
        let text = text(&shown.told(lang));
        let (nothing, why) = downboard_words::headline_blind(lang, shown.view.blindness(), None);
        assert!(text.starts_with(&format!("{nothing} {why}\n")), "{text}");
        let affected = format!("\n{}: {}", words(lang).affected_row, words(lang).not_estimated);
        assert!(text.contains(&affected), "{text}");
    }
}
