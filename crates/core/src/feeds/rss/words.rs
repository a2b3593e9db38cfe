//! What titles and texts of RSS and Atom say of a status. Only whole words at fixed places count: "Unresolved",
//! "Partially resolved" and "Resolved in one region, impact continues in another" stand in titles too, and none of them
//! is an end.

use super::super::report::{Affected, FeedImpact, FeedPhase};
use super::super::statuspage::COMPONENTS;
use super::super::text;
use crate::decode::MAX_TEXT_CHARACTERS;

/// The labels of updates. An update without a phase of its own leaves it as it is.
const LABELS: &[(&str, Option<FeedPhase>)] = &[
    ("investigating", Some(FeedPhase::Investigating)),
    ("identified", Some(FeedPhase::Identified)),
    ("monitoring", Some(FeedPhase::Monitoring)),
    ("resolved", Some(FeedPhase::Resolved)),
    ("postmortem", Some(FeedPhase::Resolved)),
    ("scheduled", Some(FeedPhase::Scheduled)),
    ("maintenance scheduled", Some(FeedPhase::Scheduled)),
    ("in progress", Some(FeedPhase::InProgress)),
    ("maintenance in progress", Some(FeedPhase::InProgress)),
    ("verifying", Some(FeedPhase::InProgress)),
    ("completed", Some(FeedPhase::Completed)),
    ("maintenance complete", Some(FeedPhase::Completed)),
    ("update", None),
];

/// The kinds that stand before titles, with what they say of the phase and impact. The last four are those of AWS.
const KINDS: &[(&str, Option<FeedPhase>, Option<FeedImpact>)] = &[
    ("incident", None, None),
    ("outage", None, Some(FeedImpact::Major)),
    ("notice", None, Some(FeedImpact::None)),
    ("maintenance", None, Some(FeedImpact::Maintenance)),
    ("scheduled maintenance", None, Some(FeedImpact::Maintenance)),
    ("service is operating normally", Some(FeedPhase::Resolved), None),
    ("informational message", None, Some(FeedImpact::None)),
    ("performance issues", None, Some(FeedImpact::Minor)),
    ("service disruption", None, Some(FeedImpact::Major)),
];

/// The first sentences of a text that mean that it is over. A sentence that goes on is another one.
const ENDS: &[&str] = &[
    "this issue is now resolved",
    "this issue has been resolved",
    "this incident is now resolved",
    "this incident has been resolved",
    "the issue has been resolved",
    "the incident has been resolved",
];

/// The words of which one stands in the name of every region of Azure and in no name of its services.
const PLACES: &[&str] = &[
    "us",
    "europe",
    "asia",
    "uk",
    "korea",
    "japan",
    "india",
    "australia",
    "brazil",
    "canada",
    "france",
    "germany",
    "norway",
    "sweden",
    "switzerland",
    "uae",
    "africa",
    "qatar",
    "israel",
    "italy",
    "poland",
    "spain",
    "mexico",
    "china",
    "taiwan",
    "zealand",
    "indonesia",
    "malaysia",
    "chile",
    "austria",
    "denmark",
    "belgium",
    "global",
];

/// A title, and what its beginning says.
pub(super) struct Title {
    pub(super) text: String,
    pub(super) phase: Option<FeedPhase>,
    pub(super) impact: Option<FeedImpact>,
}

/// Takes from a title the words before it that are known: `Incident: Mail`, `[Resolved] Mail`, `Monitoring - Mail`,
/// more than one of them too. A title that is nothing but such a word stays.
pub(super) fn title(whole: &str, incident: Option<FeedImpact>) -> Title {
    let mut title = Title { text: whole.to_owned(), phase: None, impact: None };
    while let Some((head, rest)) = split(&title.text) {
        let head = head.trim().to_lowercase();
        let phase = LABELS.iter().find(|(known, _)| *known == head).and_then(|(_, phase)| *phase);
        let kind = KINDS.iter().find(|(known, ..)| *known == head);
        if phase.is_none() && kind.is_none() || rest.is_empty() {
            break;
        }
        let of_kind = kind.and_then(|(word, _, impact)| if *word == "incident" { incident } else { *impact });
        title.phase = phase.or(kind.and_then(|(_, phase, _)| *phase)).or(title.phase);
        title.impact = title.impact.or(of_kind);
        title.text = rest.to_owned();
    }
    title
}

/// The word before a title and what follows it.
fn split(title: &str) -> Option<(&str, &str)> {
    let (head, rest) = match title.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => [": ", " - ", " – ", " | "]
            .iter()
            .filter_map(|mark| title.split_once(mark))
            .min_by_key(|(head, _)| head.len())?,
    };
    Some((head, rest.trim_start_matches([' ', ':', '-', '–'])))
}

/// The phase of a label, which may leave it as it is; `Err` with the word when that is no label.
pub(super) fn label(word: &str) -> Result<Option<FeedPhase>, String> {
    let word = word.trim().trim_end_matches(':');
    let plain = word.replace('_', " ").to_lowercase();
    let found = LABELS.iter().find(|(known, _)| *known == plain);
    found.map(|(_, phase)| *phase).ok_or_else(|| word.to_owned())
}

/// One update of a text that holds them all.
pub(super) struct Paragraph {
    pub(super) date: String,
    pub(super) label: String,
    pub(super) text: String,
}

/// The updates in a text as Statuspage writes them, in its order, each as
/// `<small>date</small><br><strong>Label</strong> - text`. What stands before the first, such as the plan of a
/// maintenance, is none of them; empty for any other text.
pub(super) fn paragraphs(html: &str) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for part in html.split("<small>").skip(1) {
        if let Some(paragraph) = paragraph(part) {
            paragraphs.push(paragraph);
        } else if let Some(before) = paragraphs.last_mut().filter(|before| before.text.len() < MAX_TEXT_CHARACTERS) {
            // Small print in a text.
            before.text.push('\n');
            before.text.push_str(&text::plain(part));
        }
    }
    paragraphs
}

fn paragraph(part: &str) -> Option<Paragraph> {
    let (date, rest) = part.split_once("</small>")?;
    let (before, rest) = rest.split_once("<strong>")?;
    let (label, rest) = rest.split_once("</strong>")?;
    let is_next = text::plain(before).is_empty();
    let text = text::plain(rest.trim_start().trim_start_matches('-'));
    is_next.then(|| Paragraph { date: text::line(&text::plain(date), 60), label: text::plain(label), text })
}

/// A text without updates in it.
pub(super) struct Prose {
    /// The phase that it begins with; `Err` with a word that should be a label and is none.
    pub(super) phase: Result<Option<FeedPhase>, String>,
    pub(super) text: String,
    pub(super) affected: Vec<Affected>,
}

/// Reads `Status: X` in the first line, or else the first word in bold, and the list at the end of what is affected.
pub(super) fn prose(html: &str) -> Prose {
    let whole = text::plain(html);
    let is_heading = |line: &str| matches!(line.to_lowercase().as_str(), "affected services" | "affected components");
    let mut lines = whole.lines().peekable();
    let status =
        lines.peek().and_then(|line| line.split_once(':')).filter(|(key, _)| key.eq_ignore_ascii_case("status"));
    let phase = match status {
        Some((_, word)) => {
            lines.next();
            label(word)
        }
        None => Ok(bold(html).and_then(|word| label(&word).ok()?).or_else(|| end(&whole))),
    };
    let mut said = Vec::new();
    while let Some(line) = lines.next_if(|line| !is_heading(line)) {
        said.push(line);
    }
    Prose { phase, text: said.join("\n"), affected: lines.skip(1).map(affected).collect() }
}

/// The first text in bold.
fn bold(html: &str) -> Option<String> {
    let of = |open: &str, close: &str| {
        let (before, rest) = html.split_once(open)?;
        Some((before.len(), text::plain(rest.split_once(close)?.0)))
    };
    let found = [of("<strong>", "</strong>"), of("<b>", "</b>")];
    found.into_iter().flatten().min_by_key(|(at, _)| *at).map(|(_, word)| word)
}

fn end(text: &str) -> Option<FeedPhase> {
    let first = text.split(['.', '!', '\n']).next()?.trim().to_lowercase();
    ENDS.contains(&first.as_str()).then_some(FeedPhase::Resolved)
}

/// A component in a list, with its status behind it where it has one: `Search (Partial outage)`.
fn affected(line: &str) -> Affected {
    let with_status = || {
        let (name, word) = line.strip_suffix(')')?.rsplit_once(" (")?;
        let word = word.to_lowercase().replace(' ', "_");
        let (_, status) = COMPONENTS.iter().find(|(known, _)| *known == word)?;
        Some((name, *status))
    };
    let (name, status) = with_status().map_or((line, None), |(name, status)| (name, Some(status)));
    Affected { component: text::line(name, text::LONGEST_NAME), name: None, status }
}

/// Whether a category of Azure, which mixes services and regions, is a region.
pub(super) fn is_region(category: &str) -> bool {
    category.split_whitespace().any(|word| PLACES.iter().any(|place| place.eq_ignore_ascii_case(word)))
}
