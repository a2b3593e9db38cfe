//! Which language the files of a board speak that do not say it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use downboard_core::decode::decode_board;
use downboard_core::model::Lang;
use downboard_core::paths::{DashboardFile, FileLang, first_language};
use support::{board, edition, pangyo, shown};

#[test]
fn a_board_speaks_korean_first_where_it_is_written_in_korean() {
    assert_eq!(first_language(&pangyo().board), Lang::Ko);
    let english = decode_board(board().to_string().as_bytes()).value.expect("a board");
    assert_eq!(first_language(&english), Lang::En);
    let mut named = english.clone();
    // Two syllables.
    named.services[1].name.ko = "\u{be75}\u{c9d1}".to_owned();
    assert_eq!(first_language(&named), Lang::Ko);
    assert_eq!(
        [Lang::Ko, Lang::En].map(|lang| FileLang::of(&english, lang)),
        [FileLang::Other(Lang::Ko), FileLang::First]
    );
}

#[test]
fn a_file_says_its_language_where_it_is_not_the_first() {
    let view = shown(&pangyo(), "2022-10-15T21:50:00+09:00");
    let path = |lang| edition(&view, lang).dashboard_file(DashboardFile::Summary);
    assert_eq!(path(Lang::Ko), "boards/pangyo-2022/api/v2/summary.json");
    assert_eq!(path(Lang::En), "boards/pangyo-2022/api/v2/summary.en.json");
}
