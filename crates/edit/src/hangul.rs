//! Hangul syllables in Latin letters: the Revised Romanization of Korean (Ministry of Culture and Tourism, notice
//! 2000-8), which writes a run of syllables as it is pronounced, except for tensed consonants. Jamo stand here by their
//! places in Unicode.
//!
//! What depends on the word and not on its letters is not known here: the n that some compounds insert, the n of
//! suffixes after n, and whether a word is a noun, which keeps its h after g, d and b. Only the endings of verbs that
//! are told by their letters lose it.

/// The first syllable in Unicode. From there all leads follow, each with all vowels, each with all tails.
const FIRST: u32 = 0xac00;

/// The first consonants of syllables, from giyeok to hieut. Ieung is silent here.
const LEADS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

/// The vowels, from a to i.
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];

/// The ends of syllables: none, and from giyeok to hieut.
const TAILS: [Tail; 28] = [
    Tail::new("", "", ""),
    Tail::new("k", "", "g"),
    Tail::new("k", "", "kk"),
    Tail::new("k", "k", "s"),
    Tail::new("n", "", "n"),
    Tail::new("n", "n", "j"),
    Tail::new("n", "", "n").breathing("n"),
    Tail::new("t", "", "d"),
    Tail::new("l", "", "r"),
    Tail::new("k", "l", "g"),
    Tail::new("m", "l", "m"),
    Tail::new("l", "l", "b"),
    Tail::new("l", "l", "s"),
    Tail::new("l", "l", "t"),
    Tail::new("p", "l", "p"),
    Tail::new("l", "", "r").breathing("l"),
    Tail::new("m", "", "m"),
    Tail::new("p", "", "b"),
    Tail::new("p", "p", "s"),
    Tail::new("t", "", "s"),
    Tail::new("t", "", "ss"),
    Tail::new("ng", "ng", ""),
    Tail::new("t", "", "j"),
    Tail::new("t", "", "ch"),
    Tail::new("k", "", "k"),
    Tail::new("t", "", "t"),
    Tail::new("p", "", "p"),
    Tail::new("t", "", "").breathing(""),
];

/// The end of a syllable, which sounds as what follows it lets it.
#[derive(Debug)]
struct Tail {
    /// What sounds before a consonant and at the end of a run.
    closed: &'static str,
    /// What stays with the syllable before a vowel.
    stays: &'static str,
    /// What moves over to a vowel that follows.
    moves: &'static str,
    /// What is left of an end with hieut where the consonant that follows takes up the breath; `None` without hieut.
    breathed_out: Option<&'static str>,
}

impl Tail {
    const fn new(closed: &'static str, stays: &'static str, moves: &'static str) -> Self {
        Self { closed, stays, moves, breathed_out: None }
    }

    const fn breathing(self, left: &'static str) -> Self {
        Self { breathed_out: Some(left), ..self }
    }
}

/// A Hangul syllable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Syllable {
    lead: &'static str,
    vowel: &'static str,
    tail: &'static Tail,
}

impl Syllable {
    /// The syllable that a character is. Jamo are none: NFC makes syllables of those that belong together.
    pub(crate) fn of(character: char) -> Option<Self> {
        let place = usize::try_from(u32::from(character).checked_sub(FIRST)?).ok()?;
        let (lead_and_vowel, tail) = (place / TAILS.len(), place % TAILS.len());
        Some(Self {
            lead: LEADS.get(lead_and_vowel / VOWELS.len())?,
            vowel: VOWELS.get(lead_and_vowel % VOWELS.len())?,
            tail: TAILS.get(tail)?,
        })
    }

    /// The letters of its vowel, which no neighbour changes.
    pub(crate) fn vowel(self) -> &'static str {
        self.vowel
    }

    /// Whether it ends in its vowel or in the ss of the past, as the verb endings hi, hyeo and hyeoss do.
    fn ends_like_a_verb(self) -> bool {
        self.tail.closed.is_empty() || self.tail.moves == "ss"
    }

    /// Whether its vowel is i, or yeo, to which i and eo are drawn together in verbs.
    fn has_front_vowel(self) -> bool {
        self.vowel == "i" || (self.vowel == "yeo" && self.ends_like_a_verb())
    }
}

/// The letters between the vowels of two neighbours: the end of the one before and the beginning of the one after.
/// `None` is whatever stands before and after a run of syllables.
pub(crate) fn between(before: Option<Syllable>, after: Option<Syllable>) -> [&'static str; 2] {
    match (before, after) {
        (None, None) => ["", ""],
        (None, Some(after)) => ["", after.lead],
        (Some(before), None) => [before.tail.closed, ""],
        (Some(before), Some(after)) => joined(before.tail, after),
    }
}

/// The same within a run.
fn joined(tail: &Tail, after: Syllable) -> [&'static str; 2] {
    let Tail { closed, stays, moves, breathed_out } = *tail;
    match (moves, after.lead) {
        // Palatalisation: haedoji; gachi and guchida.
        ("d", "") if after.has_front_vowel() => [stays, "j"],
        ("t", "") | ("d" | "j", "h") if after.has_front_vowel() => [stays, "ch"],
        // The verbs that join their h, japyeo; nouns keep it, mukho.
        ("g", "h") if after.has_front_vowel() && after.ends_like_a_verb() => [stays, "k"],
        ("b", "h") if after.has_front_vowel() && after.ends_like_a_verb() => [stays, "p"],
        (_, "") => [stays, moves],
        (_, lead) => match (breathed_out, lead) {
            (Some(left), "g") => [left, "k"],
            (Some(left), "d") => [left, "t"],
            (Some(left), "b") => [left, "p"],
            (Some(left), "j") => [left, "ch"],
            (Some(left), "s" | "ss") => [left, lead],
            (Some(_) | None, _) => assimilated(closed, lead),
        },
    }
}

/// Two consonants that meet, each as the other makes it sound.
fn assimilated(closed: &'static str, lead: &'static str) -> [&'static str; 2] {
    match (closed, lead) {
        ("k", "n" | "m") => ["ng", lead],
        ("t", "n" | "m") => ["n", lead],
        ("p", "n" | "m") => ["m", lead],
        ("k", "r") => ["ng", "n"],
        ("t", "r") => ["n", "n"],
        ("p", "r") => ["m", "n"],
        ("m" | "ng", "r") => [closed, "n"],
        ("n", "r") | ("l", "n" | "r") => ["l", "l"],
        _ => [closed, lead],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of a run of syllables.
    fn romanised(run: &str) -> String {
        let mut letters = String::new();
        let mut before = None;
        for syllable in run.chars().map(|character| Some(Syllable::of(character).expect("a syllable"))) {
            letters.extend(between(before, syllable));
            letters.extend(syllable.map(Syllable::vowel));
            before = syllable;
        }
        letters.extend(between(before, None));
        letters
    }

    #[track_caller]
    fn check(runs: &[(&str, &str)]) {
        for (run, expected) in runs {
            assert_eq!(romanised(run), *expected, "{run}");
        }
    }

    #[test]
    fn only_syllables_are_syllables() {
        for character in ['\u{abff}', '\u{d7a4}', '\u{d7b0}', 'ㄱ', '\u{1100}', 'ㅏ', 'a', '漢', 'か', '\u{10ffff}']
        {
            assert!(Syllable::of(character).is_none(), "{character:?}");
        }
        check(&[("가", "ga"), ("힣", "hit"), ("뷁", "bwek"), ("의", "ui")]);
    }

    /// The examples of the second chapter of the rules.
    #[test]
    fn consonants_sound_as_their_place_lets_them() {
        check(&[("구미", "gumi"), ("영동", "yeongdong"), ("백암", "baegam"), ("옥천", "okcheon"), ("합덕", "hapdeok")]);
        check(&[("호법", "hobeop"), ("월곶", "wolgot"), ("벚꽃", "beotkkot"), ("한밭", "hanbat"), ("구리", "guri")]);
        check(&[("설악", "seorak"), ("칠곡", "chilgok"), ("임실", "imsil"), ("울릉", "ulleung")]);
        check(&[("대관령", "daegwallyeong"), ("광희문", "gwanghuimun")]);
    }

    /// The examples of the third chapter, but for those that depend on the word.
    #[test]
    fn sounds_change_each_other() {
        check(&[
            ("백마", "baengma"),
            ("종로", "jongno"),
            ("왕십리", "wangsimni"),
            ("별내", "byeollae"),
            ("신라", "silla"),
        ]);
        check(&[("해돋이", "haedoji"), ("같이", "gachi"), ("굳히다", "guchida"), ("맞히다", "machida")]);
        check(&[("좋고", "joko"), ("놓다", "nota"), ("잡혀", "japyeo"), ("낳지", "nachi")]);
        check(&[("묵호", "mukho"), ("집현전", "jiphyeonjeon"), ("오죽헌", "ojukheon"), ("맏형", "mathyeong")]);
        check(&[("압구정", "apgujeong"), ("낙동강", "nakdonggang"), ("죽변", "jukbyeon"), ("낙성대", "nakseongdae")]);
        check(&[("합정", "hapjeong"), ("팔당", "paldang"), ("샛별", "saetbyeol"), ("울산", "ulsan")]);
        check(&[
            ("속리산", "songnisan"),
            ("극락전", "geungnakjeon"),
            ("촉석루", "chokseongnu"),
            ("독립문", "dongnimmun"),
        ]);
        check(&[
            ("불국사", "bulguksa"),
            ("안압지", "anapji"),
            ("현충사", "hyeonchungsa"),
            ("무량수전", "muryangsujeon"),
        ]);
        check(&[("국립", "gungnip"), ("삼락", "samnak"), ("빨래", "ppallae"), ("연화교", "yeonhwagyo")]);
    }

    #[test]
    fn what_ends_a_syllable_moves_over_to_a_vowel() {
        check(&[("직원", "jigwon"), ("음악", "eumak"), ("중앙", "jungang"), ("밖에", "bakke"), ("있어요", "isseoyo")]);
        check(&[("없어요", "eopseoyo"), ("앉아", "anja"), ("닭이", "dalgi"), ("넓어", "neolbeo"), ("삶은", "salmeun")]);
        check(&[("핥아", "halta"), ("읊어", "eulpeo"), ("넋이", "neoksi"), ("꽃이", "kkochi"), ("부엌에", "bueoke")]);
        check(&[("좋아", "joa"), ("많아", "mana"), ("잃어", "ireo"), ("끝에", "kkeute"), ("앞으로", "apeuro")]);
    }

    #[test]
    fn hieut_joins_what_it_meets() {
        check(&[("많고", "manko"), ("않다", "anta"), ("잃지", "ilchi"), ("좋소", "joso"), ("많소", "manso")]);
        check(&[("놓는", "nonneun"), ("않는", "anneun"), ("뚫는", "ttulleun"), ("히읗", "hieut")]);
        check(&[
            ("밝히다", "balkida"),
            ("넓히다", "neolpida"),
            ("앉히다", "anchida"),
            ("특히", "teuki"),
            ("급히", "geupi"),
        ]);
        check(&[
            ("막혔다", "makyeotda"),
            ("닫혀", "dachyeo"),
            ("닫힘", "dachim"),
            ("붙여", "buchyeo"),
            ("핥이다", "halchida"),
        ]);
        check(&[("신한", "sinhan"), ("발해", "balhae"), ("국힘", "gukhim"), ("협회", "hyeophoe"), ("못해", "mothae")]);
    }

    #[test]
    fn groups_of_consonants_close_as_one() {
        check(&[
            ("없는", "eomneun"),
            ("읽는", "ingneun"),
            ("값", "gap"),
            ("여덟", "yeodeol"),
            ("삶", "sam"),
            ("몫", "mok"),
        ]);
        check(&[
            ("있습니다", "itseumnida"),
            ("넓네", "neolle"),
            ("앉는", "anneun"),
            ("꽃말", "kkonmal"),
            ("몇리", "myeonni"),
        ]);
    }
}
