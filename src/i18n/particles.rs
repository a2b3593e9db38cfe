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
}

/// A word with its particle: 카카오톡이, 다음 지도가, 카카오T가.
pub fn with_particle(word: &str, particle: Particle) -> String {
    let (after_consonant, after_vowel) = match particle {
        Particle::Topic => ("은", "는"),
        Particle::Subject => ("이", "가"),
        Particle::Object => ("을", "를"),
        Particle::And => ("과", "와"),
    };
    format!("{word}{}", if ends_in_consonant(word) { after_consonant } else { after_vowel })
}

fn ends_in_consonant(word: &str) -> bool {
    let last = word.chars().rev().find(|c| c.is_alphanumeric());
    match last {
        // A Hangul syllable is 28 finals wide; the first final is none.
        Some(c @ '가'..='힣') => (u32::from(c) - u32::from('가')) % 28 != 0,
        // As they are read: 영 일 삼 육 칠 팔, and 엘 엠 엔 알, end in a consonant.
        Some(c) => "013678LMNRlmnr".contains(c),
        None => false,
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
            ("LTE망(1)", Particle::Subject, "LTE망(1)이"),
            ("", Particle::Subject, "가"),
        ] {
            assert_eq!(with_particle(word, particle), expected);
        }
    }
}
