//! Text in lines. Korean is broken between words, as the page does it; a word is broken only where it is wider than a line.

use downboard_core::markup::line;
use downboard_export::svg::palette::Colour;

use super::faces::{Faces, Weight};

/// What stands where the rest of a name does not.
const ELLIPSIS: char = '\u{2026}';
/// Where a line may break only if it must: a figure and its unit.
const NO_BREAK_SPACE: char = '\u{a0}';

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    /// Its size, in pixels.
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
    /// How much its letters are moved apart, in ems.
    pub(super) tracking: f64,
}

/// A text in one look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) look: Look,
}

/// A text at its place in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its left edge, in pixels from that of the line.
    pub(super) x: f64,
    /// Its width, in pixels.
    pub(super) width: f64,
    pub(super) run: Run,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// Its width, in pixels.
    pub(super) width: f64,
    pub(super) pieces: Vec<Piece>,
}

/// What no line is broken in: the parts between two spaces, of which each has its look.
type Word = Vec<Run>;

impl Look {
    pub(super) const fn regular(size: f64, colour: Colour) -> Self {
        Self { size, weight: Weight::Regular, colour, tracking: 0.0 }
    }

    pub(super) const fn bold(size: f64, colour: Colour) -> Self {
        Self { size, weight: Weight::Bold, colour, tracking: 0.0 }
    }

    /// A text of this look, as it is drawn: without what nobody sees, and with figures kept together.
    pub(super) fn run(self, text: impl AsRef<str>) -> Run {
        Run { text: figures_kept_together(&line(text.as_ref())), look: self }
    }

    /// How wide a text is, in pixels.
    pub(super) fn width(self, faces: &Faces, text: &str) -> f64 {
        let tracked = if self.tracking == 0.0 { 0 } else { faces.letters(self.weight, text).len().saturating_sub(1) };
        self.size * (faces.width(self.weight, text) + self.tracking * tracked as f64)
    }
}

impl Line {
    /// Its height: that of its largest text, with the space around it.
    pub(super) fn height(&self, leading: f64) -> f64 {
        self.size() * leading
    }

    /// The size of its largest text.
    pub(super) fn size(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.run.look.size).fold(0.0, f64::max)
    }
}

/// A text in as few lines of a width as it takes.
pub(super) fn wrapped(faces: &Faces, runs: &[Run], width: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line: Vec<Word> = Vec::new();
    for word in words(runs).into_iter().flat_map(|word| parts(faces, word, width)) {
        line.push(word);
        if placed(faces, &line).width > width && line.len() > 1 {
            let next = line.pop();
            lines.push(placed(faces, &line));
            line = next.into_iter().collect();
        }
    }
    lines.push(placed(faces, &line));
    lines.retain(|line| !line.pieces.is_empty());
    lines
}

/// The same in lines of about one width, so that none has a single word.
pub(super) fn balanced(faces: &Faces, runs: &[Run], width: f64) -> Vec<Line> {
    let lines = wrapped(faces, runs, width);
    let (mut narrow, mut wide) = (width / 2.0, width);
    let mut best = lines;
    // To within four pixels.
    while wide - narrow > 4.0 {
        let middle = f64::midpoint(narrow, wide);
        let tried = wrapped(faces, runs, middle);
        if tried.len() > best.len() {
            narrow = middle;
        } else {
            (wide, best) = (middle, tried);
        }
    }
    best
}

/// The largest of several sizes in which a text needs no more lines than these and no word is broken; nothing where it is none.
pub(super) fn fitting(
    faces: &Faces,
    sizes: &[f64],
    most_lines: usize,
    width: f64,
    runs: impl Fn(f64) -> Vec<Run>,
) -> Option<Vec<Line>> {
    sizes.iter().find_map(|size| {
        let runs = runs(*size);
        let is_whole = words(&runs).into_iter().all(|word| placed(faces, &[word]).width <= width);
        let lines = is_whole.then(|| balanced(faces, &runs, width))?;
        (lines.len() <= most_lines).then_some(lines)
    })
}

/// A name within a width: whole, or as much of it as there is room for before an ellipsis.
pub(super) fn shortened(faces: &Faces, look: Look, name: &str, width: f64) -> String {
    if look.width(faces, name) <= width {
        return name.to_owned();
    }
    let letters = faces.letters(look.weight, name);
    let cut = |at: usize| {
        let kept = name.get(..at).unwrap_or_default().trim_end();
        format!("{kept}{ELLIPSIS}")
    };
    // The most letters with which it has room.
    let fits = letters.partition_point(|at| look.width(faces, &cut(*at)) <= width);
    cut(letters.get(fits.saturating_sub(1)).copied().unwrap_or_default())
}

/// A name with no more letters than these.
pub(super) fn abridged(faces: &Faces, name: &str, most_letters: usize) -> String {
    let letters = faces.letters(Weight::Bold, name);
    match letters.get(most_letters) {
        Some(at) => format!("{}{ELLIPSIS}", name.get(..*at).unwrap_or_default().trim_end()),
        None => name.to_owned(),
    }
}

/// Figures of one measure are not broken apart: `6 h` stays with `20 min`, `15` with `Oct`; but a time has a line of its own if need
/// be.
fn figures_kept_together(text: &str) -> String {
    let has_figure = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
    let mut kept = String::with_capacity(text.len());
    let mut before = "";
    for (index, word) in text.split(' ').enumerate() {
        let is_figure = word.starts_with(|letter: char| letter.is_ascii_digit()) && !word.contains(':');
        let is_month = word.starts_with(|letter: char| letter.is_ascii_uppercase());
        let is_day = before.ends_with(|letter: char| letter.is_ascii_digit()) && !before.contains(':');
        let is_kept = has_figure(before) && is_figure || is_day && is_month;
        if index > 0 {
            kept.push(if is_kept { NO_BREAK_SPACE } else { ' ' });
        }
        kept.push_str(word);
        before = word;
    }
    kept
}

fn words(runs: &[Run]) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Vec::new()];
    for run in runs {
        for (index, part) in run.text.split(' ').enumerate() {
            if index > 0 {
                words.push(Vec::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.push(Run { text: part.to_owned(), look: run.look });
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A word as it is, or what it is broken into where it is wider than a line: between a figure and its unit, else between letters.
fn parts(faces: &Faces, word: Word, width: f64) -> Vec<Word> {
    if placed(faces, std::slice::from_ref(&word)).width <= width {
        return vec![word];
    }
    let spaced = |run: &Run| run.text.contains(NO_BREAK_SPACE);
    if word.iter().any(spaced) {
        let loose: Vec<Run> =
            word.iter().map(|run| Run { text: run.text.replace(NO_BREAK_SPACE, " "), look: run.look }).collect();
        return words(&loose).into_iter().flat_map(|word| parts(faces, word, width)).collect();
    }
    let mut broken: Vec<Word> = vec![Vec::new()];
    let mut taken = 0.0;
    for run in word {
        let letters = faces.letters(run.look.weight, &run.text);
        let ends = letters.iter().copied().skip(1).chain([run.text.len()]);
        for letter in letters.iter().zip(ends).filter_map(|(from, to)| run.text.get(*from..to)) {
            let own = run.look.width(faces, letter);
            if taken + own > width && taken > 0.0 {
                broken.push(Vec::new());
                taken = 0.0;
            }
            taken += own;
            let Some(part) = broken.last_mut() else { continue };
            match part.last_mut().filter(|last| last.look == run.look) {
                Some(last) => last.text.push_str(letter),
                None => part.push(Run { text: letter.to_owned(), look: run.look }),
            }
        }
    }
    broken
}

/// Words beside each other, with a space between any two.
fn placed(faces: &Faces, words: &[Word]) -> Line {
    let mut line = Line::default();
    for (index, word) in words.iter().enumerate() {
        for (part, run) in word.iter().enumerate() {
            let is_spaced = index > 0 && part == 0;
            let space = if is_spaced { " " } else { "" };
            if let Some(last) = line.pieces.last_mut().filter(|last| last.run.look == run.look) {
                last.run.text.extend([space, &run.text]);
            } else {
                // The space as wide as it is in what comes before it.
                let before = line.pieces.last().map(|last| last.run.look).filter(|_| is_spaced);
                let x = before.map_or(0.0, |look| look.width(faces, space));
                line.pieces.push(Piece { x, width: 0.0, run: run.clone() });
            }
        }
    }
    let mut end = 0.0;
    for piece in &mut line.pieces {
        piece.x += end;
        piece.width = piece.run.look.width(faces, &piece.run.text);
        end = piece.x + piece.width;
    }
    line.width = end;
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::faces;
    use downboard_export::svg::palette::{INK, MAJOR};

    const LOOK: Look = Look::regular(20.0, INK);

    fn texts(lines: &[Line]) -> Vec<String> {
        let text = |line: &Line| line.pieces.iter().map(|piece| piece.run.text.as_str()).collect::<Vec<_>>().join("|");
        lines.iter().map(text).collect()
    }

    /// The lines of a text in a width, with a bar between two looks.
    #[track_caller]
    fn check(runs: &[Run], width: f64, expected: &[&str]) {
        let lines = wrapped(&faces(), runs, width);
        assert_eq!(texts(&lines), expected);
        assert!(lines.iter().all(|line| line.width <= width), "{lines:?}");
    }

    #[test]
    fn lines_are_broken_between_words() {
        check(&[LOOK.run("one two three four")], 95.0, &["one two", "three four"]);
        // Korean: three words of two syllables each, which are never broken within.
        let [one, two, three] = ["\u{ac00}\u{b098}", "\u{b2e4}\u{b77c}", "\u{b9c8}\u{bc14}"];
        let text = format!("{one} {two} {three}");
        check(&[LOOK.run(&text)], 60.0, &[one, two, three]);
        check(&[LOOK.run(&text)], 90.0, &[&format!("{one} {two}"), three]);
    }

    #[test]
    fn a_word_is_broken_only_where_it_is_wider_than_a_line() {
        check(&[LOOK.run("a wwwwwwwwww")], 60.0, &["a", "www", "www", "www", "w"]);
        // A figure and its unit part before that, and a letter keeps its mark.
        check(&[LOOK.run("1,000\u{a0}people")], 100.0, &["1,000", "people"]);
        let marked = "e\u{301}".repeat(8);
        let lines = wrapped(&faces(), &[LOOK.run(&marked)], 40.0);
        assert!(lines.len() > 1 && texts(&lines).iter().all(|line| line.ends_with('\u{301}')), "{lines:?}");
    }

    #[test]
    fn a_word_in_two_looks_stays_together_and_the_looks_beside_each_other() {
        let runs = [LOOK.run("for "), Look::bold(20.0, MAJOR).run("6\u{a0}h"), LOOK.run(".")];
        check(&runs, 200.0, &["for|6\u{a0}h|."]);
        check(&runs, 50.0, &["for", "6\u{a0}h|."]);
        let lines = wrapped(&faces(), &runs, 200.0);
        for pair in lines[0].pieces.windows(2) {
            assert!(pair[0].x + pair[0].width <= pair[1].x + 0.001);
        }
    }

    #[test]
    fn no_text_has_no_lines() {
        check(&[LOOK.run("  ")], 50.0, &[]);
        check(&[], 50.0, &[]);
    }

    #[test]
    fn lines_of_one_width_leave_no_word_alone() {
        let runs = [LOOK.run("one two three four five")];
        assert_eq!(texts(&wrapped(&faces(), &runs, 180.0)), ["one two three four", "five"]);
        assert_eq!(texts(&balanced(&faces(), &runs, 180.0)), ["one two three", "four five"]);
    }

    #[test]
    fn a_headline_shrinks_before_it_takes_more_lines_than_it_may_or_breaks_a_word() {
        let fit = |text: &str, width: f64| {
            let runs = |size| vec![Look::bold(size, INK).run(text)];
            fitting(&faces(), &[40.0, 20.0], 2, width, runs).map(|lines| lines[0].size())
        };
        assert_eq!(fit("one two", 400.0), Some(40.0));
        assert_eq!(fit("one two three four five", 160.0), Some(20.0));
        assert_eq!(fit("wwwwwwwwww", 200.0), Some(20.0));
        assert_eq!(fit("wwwwwwwwwwwwwwwwwwww", 200.0), None);
    }

    #[test]
    fn a_name_is_cut_between_letters() {
        let faces = faces();
        assert_eq!(shortened(&faces, LOOK, "Bakery", 100.0), "Bakery");
        let cut = shortened(&faces, LOOK, "Bakery of the town", 100.0);
        assert_eq!(cut, "Bakery of\u{2026}");
        assert!(LOOK.width(&faces, &cut) <= 100.0);
        assert_eq!(shortened(&faces, LOOK, "Bakery", 1.0), "\u{2026}");
        assert_eq!(abridged(&faces, "Bakery", 6), "Bakery");
        assert_eq!(abridged(&faces, "Bakery of the town", 7), "Bakery\u{2026}");
    }

    #[test]
    fn figures_of_one_measure_stay_together() {
        for (text, kept) in [
            ("down for 6 h 20 min to 7 h.", "down for 6 h 20 min to 7 h."),
            ("6\u{a0}h 20\u{a0}min", "6\u{a0}h\u{a0}20\u{a0}min"),
            ("since 15 Oct 21:50", "since 15\u{a0}Oct 21:50"),
            ("17:46 Flames, 4 of 25 services", "17:46 Flames, 4 of 25 services"),
            ("10\u{c6d4} 15\u{c77c} 21:50", "10\u{c6d4}\u{a0}15\u{c77c} 21:50"),
        ] {
            assert_eq!(figures_kept_together(text), kept);
        }
    }

    #[test]
    fn what_nobody_sees_has_no_width() {
        assert_eq!(LOOK.run("a\u{202e}b\0c").text, "abc");
    }
}
