//! About how much room a text takes, for labels that must not stand on each other.

/// About how wide a text is, in ems: Hangul fills its em, digits and letters about half of it.
pub(super) fn ems(text: &str) -> f64 {
    let em = |letter: char| match letter {
        ' ' | '\u{a0}' | ',' | '.' | ':' | '\u{b7}' | 'i' | 'l' | 'j' => 0.28,
        't' | 'f' | 'r' | 'I' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' => 0.9,
        'A'..='Z' => 0.66,
        letter if letter < '\u{1100}' => 0.56,
        '\u{2000}'..='\u{2fff}' => 0.6,
        _ => 0.95,
    };
    text.chars().map(em).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_hangul_is_wider_than_one_of_latin_letters() {
        assert!(ems("\u{b2e8}\u{c804}") > ems("cut"));
        assert!(ems("15:30") < ems("15:30 all power cut"));
    }
}
