//! What is wrong with a document, in words.

mod english;
mod korean;

use downboard_core::model::Lang;
use downboard_core::reading::{Expected, Finding, Problem};

/// The most findings that are said one by one; the rest is counted.
const MOST: usize = 20;

/// What is wrong with a document, a sentence each.
pub fn findings(lang: Lang, findings: &[Finding]) -> Vec<String> {
    let said = findings.iter().take(MOST).map(|one| finding(lang, one));
    let rest = findings.len().saturating_sub(MOST);
    said.chain((rest > 0).then(|| crate::and_more(lang, rest))).collect()
}

/// A finding in a sentence: where, what is wrong, what was expected.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    match lang {
        Lang::Ko => korean::finding(finding),
        Lang::En => english::finding(finding),
    }
}

/// What is wrong.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    match lang {
        Lang::Ko => korean::problem(problem),
        Lang::En => english::problem(problem),
    }
}

/// What was expected.
pub fn expected(lang: Lang, expected: Expected) -> String {
    match lang {
        Lang::Ko => korean::expected(expected),
        Lang::En => english::expected(expected),
    }
}
