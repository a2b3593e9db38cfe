//! Korean particles, which follow the sound of the word before them.

/// A pair of particles that differ by whether the word before ends in a consonant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// 은 or 는, the topic.
    Topic,
    /// 이 or 가, the subject.
    Subject,
    /// 을 or 를, the object.
    Object,
    /// 과 or 와, "and".
    And,
    /// 으로 or 로, "to" or "as".
    Toward,
}

/// How a word ends as it is read in Korean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// In a vowel: 네이버.
    Vowel,
    /// In ㄹ, which is like a vowel before 로: 구글.
    Rieul,
    /// In another consonant: 카카오톡.
    Consonant,
}

/// A word with its particle: 카카오톡이, 다음 지도가, 카카오T가. Where nobody can tell how the word is read, both forms stand, as in
/// the Korean press: Meet이(가), Meet(으)로.
pub fn with_particle(word: &str, particle: Particle) -> String {
    let (after_consonant, after_vowel, after_either) = match particle {
        Particle::Topic => ("은", "는", "은(는)"),
        Particle::Subject => ("이", "가", "이(가)"),
        Particle::Object => ("을", "를", "을(를)"),
        Particle::And => ("과", "와", "과(와)"),
        Particle::Toward => ("으로", "로", "(으)로"),
    };
    let particle = match end_of(word) {
        Some(End::Vowel) => after_vowel,
        Some(End::Rieul) if particle == Particle::Toward => after_vowel,
        Some(End::Rieul | End::Consonant) => after_consonant,
        None => after_either,
    };
    format!("{word}{particle}")
}

/// How a word ends as it is read in Korean. What stands in parentheses after it is not read.
fn end_of(word: &str) -> Option<End> {
    let word = word.trim_end();
    let read = word.strip_suffix([')', '）']).and_then(|word| Some(word.rsplit_once(['(', '（'])?.0));
    let word = read.filter(|read| read.contains(char::is_alphanumeric)).unwrap_or(word).trim_end();
    // 플러스.
    if word.ends_with('+') {
        return Some(End::Vowel);
    }
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    match word.chars().next_back()? {
        // A Hangul syllable is 28 finals wide; the first final is none, the eighth after it ㄹ.
        c @ '가'..='힣' => Some(match (u32::from(c) - u32::from('가')) % 28 {
            0 => End::Vowel,
            8 => End::Rieul,
            _ => End::Consonant,
        }),
        // 일 칠 팔; 영 삼 육, as do 십 백 천 만, end in another consonant; 이 사 오 구 in a vowel.
        c if c.is_ascii_digit() => Some(match c {
            '1' | '7' | '8' => End::Rieul,
            '0' | '3' | '6' => End::Consonant,
            _ => End::Vowel,
        }),
        c if c.is_ascii_alphabetic() => latin_end(word),
        _ => None,
    }
}

/// The letters at the end of a text that the test accepts.
fn tail(text: &str, accepts: fn(&char) -> bool) -> &str {
    text.strip_prefix(text.trim_end_matches(|c| accepts(&c))).unwrap_or(text)
}

fn is_vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

/// The same for Latin letters: a short word in capitals, or one without a vowel, letter by letter, any other as a loanword.
fn latin_end(text: &str) -> Option<End> {
    let capitals = tail(text, char::is_ascii_uppercase);
    let word = if capitals.is_empty() { tail(text, char::is_ascii_alphabetic) } else { capitals }.to_ascii_lowercase();
    let word = word.as_bytes();
    // 엘 알; 엠 엔.
    let spelled = Some(match word.last() {
        Some(b'l' | b'r') => End::Rieul,
        Some(b'm' | b'n') => End::Consonant,
        _ => End::Vowel,
    });
    match word {
        [_] => spelled,
        _ if !word.iter().any(|letter| is_vowel(*letter)) => spelled,
        _ if capitals.is_empty() || word.len() > 3 => loanword_end(word),
        // A syllable may be read as one: SAP, SIM.
        [first, vowel, last] if is_vowel(*vowel) && ![first, last].iter().any(|letter| is_vowel(**letter)) => {
            loanword_end(word).filter(|_| loanword_end(word) == spelled)
        }
        _ => spelled,
    }
}

/// The same for a loanword, by the rules for writing such words in Hangul: 을 은 음 응 and, after a short vowel, 윽 읏 읍 close a
/// syllable; other consonants are given a vowel of their own. Two vowels before a stop may be long or short.
fn loanword_end(word: &[u8]) -> Option<End> {
    let letters: Vec<u8> = match word {
        // A double consonant is read as one.
        [before @ .., b'c', b'k'] => [before, b"k"].concat(),
        [before @ .., one, other] if one == other && !is_vowel(*one) => [before, &[*one]].concat(),
        _ => word.to_vec(),
    };
    match letters.as_slice() {
        // 허브; 업비트 and 핏빗.
        [.., b'h', b'u', b'b'] => Some(End::Vowel),
        [.., b'b', b'i', b't'] => None,
        // 라인, 구글: the last e is not read.
        [before @ .., b'l' | b'm' | b'n', b'e'] if !before.iter().any(|letter| is_vowel(*letter)) => Some(End::Vowel),
        [.., b'l', b'e'] | [.., b'l'] => Some(End::Rieul),
        // After the plain ones 북 and 톡.
        [.., b'm' | b'n']
        | [.., b'm' | b'n', b'e']
        | [.., b'n', b'g']
        | [.., b'm', b'b']
        | [.., b'o', b'o', b'k']
        | [.., b't', b'a', b'l', b'k'] => Some(End::Consonant),
        [.., one, other, b'k' | b't' | b'p'] if is_vowel(*one) && is_vowel(*other) => None,
        [.., before, b'k' | b't' | b'p' | b'b' | b'c' | b'q'] if is_vowel(*before) => Some(End::Consonant),
        _ => Some(End::Vowel),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_sound() {
        for (word, particle, expected) in [
            ("카카오톡", Particle::Subject, "카카오톡이"),
            ("카카오T", Particle::Subject, "카카오T가"),
            ("카카오맵", Particle::Topic, "카카오맵은"),
            ("네이버", Particle::Topic, "네이버는"),
            ("멜론", Particle::And, "멜론과"),
            ("SMS", Particle::Object, "SMS를"),
            ("Meet", Particle::Topic, "Meet은(는)"),
            ("", Particle::Subject, "이(가)"),
            ("카카오톡", Particle::Toward, "카카오톡으로"),
            ("메일", Particle::Toward, "메일로"),
            ("메일", Particle::Subject, "메일이"),
            ("지도", Particle::Toward, "지도로"),
            ("Meet", Particle::Toward, "Meet(으)로"),
        ] {
            assert_eq!(with_particle(word, particle), expected);
        }
    }

    #[track_caller]
    fn check(expected: &str, words: &str) {
        check_as(Particle::Subject, expected, words);
    }

    #[track_caller]
    fn check_as(particle: Particle, expected: &str, words: &str) {
        for word in words.split(", ") {
            assert_eq!(with_particle(word, particle), format!("{word}{expected}"));
        }
    }

    #[test]
    fn toward_follows_rieul_as_it_follows_a_vowel() {
        check_as(
            Particle::Toward,
            "로",
            "Google, Gmail, Oracle, Apple, Vercel, GitLab URL, DeepL, QR, 1, 7, 2018, 404, 502",
        );
        check_as(Particle::Toward, "로", "Naver, GitHub, AWS, KT, Cloudflare, OpenAI, 서울, 네이버(메일)");
        check_as(
            Particle::Toward,
            "으로",
            "Slack, LINE, Zoom, Notion, Facebook, VPN, IBM, 500, 403, 16, 100, 톡(메일)",
        );
    }

    #[test]
    fn what_stands_in_parentheses_at_the_end_is_not_read() {
        check("이", "톡(메신저), 카톡(PC), LTE망(1), 카카오톡（데스크톱）, 톡 (Mac), 음악🙂");
        check("가", "네이버(검색), (주)카카오, 카카오(1)");
        check("이", "(메신저톡)");
    }

    #[test]
    fn latin_words_are_read_as_koreans_read_them() {
        check(
            "이",
            "Slack, LINE, Google, Apple, Chat, Facebook, PING, Zoom, Steam, Skype Phone, Gmail, PayPal, Amazon, Oracle",
        );
        check(
            "이",
            "WhatsApp, TikTok, Reddit, Internet, TMAP, KakaoTalk, Telegram, Signal, Notion, Outlook, GitLab, New Relic",
        );
        check(
            "이",
            "Melon, Chrome, Mobile, Bithumb, WeChat, Snapchat, Club, TVING, KRAFTON, Vercel, Windows 11, Disney 100",
        );
        check(
            "가",
            "Bus, Max, Discord, Cloud, Naver, Github, GitHub, Netflix, YouTube, Claude, Dropbox, Cloudflare, Trello",
        );
        check(
            "가",
            "Skype, Stripe, Office, Twitch, Microsoft, Zendesk, Mailchimp, Bank, Android, Spotify, Uber, Lyft, Azure",
        );
        check("가", "Teams, Website, Fortnite, Airbnb, Blog, Orange, NAVER, KAIST, Bluetooth, Naver Pay, Adobe, me");
    }

    #[test]
    fn acronyms_are_read_by_the_names_of_their_letters() {
        check("이", "IBM, VPN, QR, CDN, DeepL, SIM, 서비스 L, npm");
        check(
            "가",
            "AWS, KT, API, UT, LTE, HTTPS, OpenAI, iOS, IoT, JTBC, 5G, LG U+, C++, Google+, v2, 서비스 A, IT, OTT, A'",
        );
    }

    #[test]
    fn where_nobody_can_tell_both_forms_stand() {
        check("이(가)", "SAP, Upbit, Fitbit, Meet, Group, Ⅲ, 微信, ライン");
    }
}
