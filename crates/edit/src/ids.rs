//! Ids proposed from names.

use downboard_core::model::Id;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::hangul::{self, Syllable};

/// How much of a name is looked at, in characters: enough for the longest id, even where each syllable is three jamo.
const READ: usize = 256;

/// The fewest characters that are left of a long name where it is cut between words. Below that, a word is cut.
const SHORTEST_CUT: usize = 32;

/// The id that a name proposes; `None` where it has nothing that an id can have.
///
/// Latin letters lose their case and their marks, and Hangul is romanised by the Revised Romanization of Korean.
/// Apostrophes are left out. Everything else, other scripts included, separates words. A name that is too long loses
/// its last words.
pub fn proposed(name: &str) -> Option<Id> {
    let mut text = String::new();
    let mut before = None;
    for character in name.chars().take(READ).nfc().filter(|character| !is_left_out(*character)) {
        let syllable = Syllable::of(character);
        text.extend(hangul::between(before, syllable));
        match syllable {
            Some(syllable) => text.push_str(syllable.vowel()),
            // Letters and digits only: a trademark sign would become two letters of the word before it.
            None if character.is_alphanumeric() => {
                character.nfkd().filter(|part| !is_left_out(*part)).for_each(|part| push(&mut text, part));
            }
            None => push(&mut text, character),
        }
        before = syllable;
    }
    text.extend(hangul::between(before, None));
    Id::parse(cut(text.trim_end_matches('-')))
}

/// The same or, where that is taken, the first free one with a number: kakaotalk, kakaotalk-2, kakaotalk-3. Never
/// longer than an id may be: a long one loses its last characters for the number.
pub fn unused(base: &Id, is_taken: impl Fn(&Id) -> bool) -> Id {
    let numbered = (2..=u64::MAX).filter_map(|number| with_number(base, number));
    // The last is for the compiler: nobody can take as many ids as there are numbers.
    std::iter::once(base.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_else(|| base.clone())
}

/// An id with a number at its end.
fn with_number(base: &Id, number: u64) -> Option<Id> {
    let number = format!("-{number}");
    let room = Id::MAX_LEN.saturating_sub(number.len());
    let words = base.as_str().get(..room).unwrap_or(base.as_str()).trim_end_matches('-');
    Id::parse(&format!("{words}{number}"))
}

/// Whether a character is left out without parting what stands around it: a mark of a letter, or an apostrophe, for
/// which people also type quotation marks, accents and primes.
fn is_left_out(character: char) -> bool {
    let is_apostrophe = matches!(
        character,
        '\'' | '`' | '\u{b4}' | '\u{2bb}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{ff07}'
    );
    is_apostrophe || is_combining_mark(character)
}

/// Adds a character that has no marks: as letters of an id or, where it has none, as one hyphen after a word.
fn push(text: &mut String, character: char) {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => text.push(character.to_ascii_lowercase()),
        // These have no marks in Unicode, but strokes, or are two letters in one.
        'ß' | 'ẞ' => text.push_str("ss"),
        'æ' | 'Æ' => text.push_str("ae"),
        'œ' | 'Œ' => text.push_str("oe"),
        'þ' | 'Þ' => text.push_str("th"),
        'ø' | 'Ø' => text.push('o'),
        'ł' | 'Ł' => text.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => text.push('d'),
        'ı' => text.push('i'),
        _ if text.is_empty() || text.ends_with('-') => {}
        _ => text.push('-'),
    }
}

/// As much of kebab words as an id holds: whole words, or a part of one where whole words would leave little.
fn cut(text: &str) -> &str {
    // With the character after the longest id, since the last word may end just there.
    let Some(too_long) = text.get(..=Id::MAX_LEN) else { return text };
    match too_long.rsplit_once('-') {
        Some((words, _)) if words.len() >= SHORTEST_CUT => words,
        Some(_) | None => text.get(..Id::MAX_LEN).unwrap_or(text),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    #[track_caller]
    fn check(names: &[(&str, &str)]) {
        for (name, expected) in names {
            assert_eq!(proposed(name).as_ref().map(Id::as_str), Some(*expected), "{name:?}");
        }
    }

    #[test]
    fn services_get_the_ids_that_people_expect() {
        check(&[
            ("KakaoTalk", "kakaotalk"),
            ("T map 대리", "t-map-daeri"),
            ("Yahoo! JAPAN", "yahoo-japan"),
            ("Deutsche Bahn – Fahrplan", "deutsche-bahn-fahrplan"),
            ("Crédit Agricole", "credit-agricole"),
            ("don't panic", "dont-panic"),
            ("카카오톡", "kakaotok"),
            ("카카오페이", "kakaopei"),
            ("네이버", "neibeo"),
            ("네이버 지도", "neibeo-jido"),
            ("토스뱅크", "toseubaengkeu"),
            ("우체국", "ucheguk"),
            ("국민은행", "gungmineunhaeng"),
            ("신한은행", "sinhaneunhaeng"),
            ("업비트", "eopbiteu"),
            ("빗썸", "bitsseom"),
            ("당근", "danggeun"),
            ("쿠팡이츠", "kupangicheu"),
            ("무신사", "musinsa"),
            ("배달의민족", "baedaruiminjok"),
            ("정부24", "jeongbu24"),
            ("㈜카카오", "kakao"),
            ("(주)카카오", "ju-kakao"),
            ("PASS (본인인증)", "pass-bonininjeung"),
            ("Disney+", "disney"),
            ("AT&T", "at-t"),
            ("Johnson & Johnson", "johnson-johnson"),
            ("McDonald’s", "mcdonalds"),
            ("Toss™", "toss"),
            ("LG U+ 인터넷", "lg-u-inteonet"),
        ]);
    }

    #[test]
    fn korean_is_written_as_it_sounds() {
        check(&[
            ("직원", "jigwon"),
            ("음악", "eumak"),
            ("없어요", "eopseoyo"),
            ("빨래", "ppallae"),
            ("신라", "silla"),
            ("별내", "byeollae"),
            ("백마", "baengma"),
            ("종로", "jongno"),
            ("왕십리", "wangsimni"),
            ("국립", "gungnip"),
            ("좋고", "joko"),
            ("놓다", "nota"),
            ("잡혀", "japyeo"),
            ("묵호", "mukho"),
            ("집현전", "jiphyeonjeon"),
            ("해돋이", "haedoji"),
            ("같이", "gachi"),
            ("굳히다", "guchida"),
            ("압구정", "apgujeong"),
            ("낙동강", "nakdonggang"),
        ]);
    }

    #[test]
    fn sounds_change_each_other_within_a_word_only() {
        check(&[
            ("국 립", "guk-rip"),
            ("직-원", "jik-won"),
            ("국a립", "gukarip"),
            ("국ㅋ립", "guk-rip"),
            ("국'립", "gungnip"),
        ]);
    }

    #[test]
    fn jamo_that_make_syllables_are_read_and_others_separate() {
        let decomposed: String = "왕십리 직원".nfd().collect();
        check(&[
            (&decomposed, "wangsimni-jigwon"),
            ("카톡ㅋㅋㅋ", "katok"),
            ("a\u{1100}b", "a-b"),
            ("ㄱㄴ톡ㅏ톡", "tok-tok"),
        ]);
    }

    #[test]
    fn latin_letters_lose_their_marks() {
        check(&[
            ("Straße", "strasse"),
            ("GROẞ", "gross"),
            ("Ærø Smørrebrød", "aero-smorrebrod"),
            ("Cœur", "coeur"),
            ("Łódź", "lodz"),
            ("Đồng Nai", "dong-nai"),
            ("Þórður Ðað", "thordur-dad"),
            ("Işık İstanbul ışık", "isik-istanbul-isik"),
            ("Cafe\u{301} A\u{30a}ngstro\u{308}m", "cafe-angstrom"),
            ("ＬＩＮＥ ②", "line-2"),
            ("ﬁlm H₂O", "film-h2o"),
            ("ʼn ŉ Hawaiʻi", "n-n-hawaii"),
        ]);
    }

    #[test]
    fn everything_else_separates_once_and_never_at_the_ends() {
        check(&[
            ("  a  -- b__c..d / e  ", "a-b-c-d-e"),
            ("C++ & C#", "c-c"),
            ("微信 WeChat 微信", "wechat"),
            ("ラインLINE", "line"),
            ("Яндекс Go", "go"),
            ("½", "1-2"),
            ("🙂ok🙂", "ok"),
        ]);
    }

    #[test]
    fn a_name_without_letters_that_an_id_has_proposes_none() {
        for name in ["", " ", "微信", "ライン", "Яндекс", "ㅋㅋㅋ", "'", "\u{301}", "-", "!?", "㉮", "™", "١٢"]
        {
            assert_eq!(proposed(name), None, "{name:?}");
        }
        assert_eq!(proposed(&format!("{}a", " ".repeat(READ))), None);
    }

    #[test]
    fn a_long_name_loses_its_last_words() {
        let (half, word) = ("a".repeat(32), "b".repeat(31));
        check(&[
            (&format!("{half} {word}"), &format!("{half}-{word}")),
            (&format!("{half} {word} c"), &format!("{half}-{word}")),
            (&format!("{half} {word}bb"), &half),
            (&format!("{half} {word}b'"), &half),
            (&format!("{} c", "a".repeat(64)), &"a".repeat(64)),
            (&format!("{} c", "a".repeat(63)), &"a".repeat(63)),
            (&"a".repeat(300), &"a".repeat(64)),
            // Whole words would leave 31 characters.
            (&format!("{word} {half}c"), &format!("{word}-{half}")),
            (&"카톡".repeat(400), "katok".repeat(13).get(..64).expect("64 letters")),
        ]);
    }

    #[test]
    fn a_taken_id_gets_the_first_free_number() {
        let base = id("kakaotalk");
        assert_eq!(unused(&base, |_| false), base);
        assert_eq!(unused(&base, |id| *id == base), id("kakaotalk-2"));
        assert_eq!(unused(&base, |taken| [&base, &id("kakaotalk-2")].contains(&taken)), id("kakaotalk-3"));
        assert_eq!(unused(&base, |taken| [&base, &id("kakaotalk-3")].contains(&taken)), id("kakaotalk-2"));
    }

    #[test]
    fn a_number_finds_room_in_a_long_id() {
        let base = id(&"a".repeat(64));
        assert_eq!(unused(&base, |id| *id == base), id(&format!("{}-2", "a".repeat(62))));
        // The hyphen before the number is not doubled.
        let base = id(&format!("{}-bb", "a".repeat(61)));
        assert_eq!(unused(&base, |id| *id == base), id(&format!("{}-2", "a".repeat(61))));
    }

    /// Names of any characters, and names dense with those that are treated in their own way.
    fn names() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[가-힣]{1,40}",
            "[가-힣\u{1100}-\u{11ff}ㄱ-ㅎ a-zA-Z0-9À-žßẞ'’&+–\u{300}-\u{303}™½-]{0,300}",
            "[a-z ]{50,90}"
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_proposed_proposes_itself(name in names()) {
            if let Some(id) = proposed(&name) {
                prop_assert_eq!(Id::parse(id.as_str()), Some(id.clone()));
                prop_assert_eq!(proposed(id.as_str()), Some(id));
            }
        }

        #[test]
        fn a_name_of_letters_or_syllables_proposes_something(name in "\\PC{0,20}[a-z0-9가-힣é]\\PC{0,20}") {
            prop_assert!(proposed(&name).is_some(), "{name:?}");
        }

        #[test]
        fn composed_and_decomposed_names_propose_the_same(name in "[가-힣a-zÀ-ÿ ]{0,60}") {
            let decomposed: String = name.nfd().collect();
            prop_assert_eq!(proposed(&name), proposed(&decomposed));
        }

        #[test]
        fn what_is_unused_is_not_taken(base in "[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}", count in 0..30_usize) {
            let base = id(&base);
            let mut taken = BTreeSet::new();
            for _ in 0..count {
                let id = unused(&base, |id| taken.contains(id));
                prop_assert_eq!(Id::parse(id.as_str()), Some(id.clone()));
                prop_assert!(taken.insert(id));
            }
        }
    }
}
