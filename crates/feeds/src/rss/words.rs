//! What titles and texts of RSS and Atom say of a status. Only whole words at fixed places count: "Unresolved",
//! "Partially resolved" and "Resolved in one region, impact continues in another" stand in titles too, and none of them
//! is an end.

use super::super::report::{FeedImpact, FeedPhase, FeedUpdate, NamedComponent};
use super::super::statuspage::COMPONENTS;
use super::super::{text, times};
use downboard_core::model::Status;
use downboard_core::reading::MAX_TEXT_CHARACTERS;
use downboard_core::time::Timestamp;

/// The labels of updates, in the languages in which pages are published. An update without a phase of its own leaves it as
/// it is.
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
    ("recovered", Some(FeedPhase::Resolved)),
    ("restored", Some(FeedPhase::Resolved)),
    ("fixed", Some(FeedPhase::Resolved)),
    ("조사 중", Some(FeedPhase::Investigating)),
    ("조사중", Some(FeedPhase::Investigating)),
    ("확인 중", Some(FeedPhase::Investigating)),
    ("확인중", Some(FeedPhase::Investigating)),
    ("원인 확인", Some(FeedPhase::Identified)),
    ("원인 파악", Some(FeedPhase::Identified)),
    ("조치 중", Some(FeedPhase::Identified)),
    ("복구 중", Some(FeedPhase::Identified)),
    ("모니터링", Some(FeedPhase::Monitoring)),
    ("모니터링 중", Some(FeedPhase::Monitoring)),
    ("지켜보는 중", Some(FeedPhase::Monitoring)),
    ("해결", Some(FeedPhase::Resolved)),
    ("해결됨", Some(FeedPhase::Resolved)),
    ("해결 완료", Some(FeedPhase::Resolved)),
    ("복구", Some(FeedPhase::Resolved)),
    ("복구됨", Some(FeedPhase::Resolved)),
    ("복구 완료", Some(FeedPhase::Resolved)),
    ("정상화", Some(FeedPhase::Resolved)),
    ("조치 완료", Some(FeedPhase::Resolved)),
    ("점검 예정", Some(FeedPhase::Scheduled)),
    ("점검 중", Some(FeedPhase::InProgress)),
    ("점검 완료", Some(FeedPhase::Completed)),
    ("업데이트", None),
    ("调查中", Some(FeedPhase::Investigating)),
    ("排查中", Some(FeedPhase::Investigating)),
    ("處理中", Some(FeedPhase::Identified)),
    ("处理中", Some(FeedPhase::Identified)),
    ("已定位", Some(FeedPhase::Identified)),
    ("观察中", Some(FeedPhase::Monitoring)),
    ("已恢复", Some(FeedPhase::Resolved)),
    ("已恢復", Some(FeedPhase::Resolved)),
    ("已解决", Some(FeedPhase::Resolved)),
    ("已解決", Some(FeedPhase::Resolved)),
    ("已修复", Some(FeedPhase::Resolved)),
    ("調査中", Some(FeedPhase::Investigating)),
    ("監視中", Some(FeedPhase::Monitoring)),
    ("復旧", Some(FeedPhase::Resolved)),
    ("復旧済み", Some(FeedPhase::Resolved)),
    ("解決済み", Some(FeedPhase::Resolved)),
    ("wird untersucht", Some(FeedPhase::Investigating)),
    ("identifiziert", Some(FeedPhase::Identified)),
    ("wird überwacht", Some(FeedPhase::Monitoring)),
    ("behoben", Some(FeedPhase::Resolved)),
    ("gelöst", Some(FeedPhase::Resolved)),
    ("en cours d'investigation", Some(FeedPhase::Investigating)),
    ("identifié", Some(FeedPhase::Identified)),
    ("résolu", Some(FeedPhase::Resolved)),
    ("investigando", Some(FeedPhase::Investigating)),
    ("identificado", Some(FeedPhase::Identified)),
    ("resuelto", Some(FeedPhase::Resolved)),
    ("resolvido", Some(FeedPhase::Resolved)),
];

/// What stands before the time of an end or of a start in a text.
const TIMES: &[(&str, Bound)] = &[
    ("resolved", Bound::End),
    ("resolved at", Bound::End),
    ("ended", Bound::End),
    ("end", Bound::End),
    ("end time", Bound::End),
    ("해결", Bound::End),
    ("복구", Bound::End),
    ("종료", Bound::End),
    ("started", Bound::Start),
    ("started at", Bound::Start),
    ("start", Bound::Start),
    ("start time", Bound::Start),
    ("began", Bound::Start),
    ("시작", Bound::Start),
    ("발생", Bound::Start),
];

/// What a time in a text is that of.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Start,
    End,
}

/// How bad something is, where a text says it behind "Severity:". What works again says nothing of how bad it was.
const SEVERITIES: &[(&str, Option<FeedImpact>)] = &[
    ("available", None),
    ("operational", None),
    ("none", Some(FeedImpact::None)),
    ("minor", Some(FeedImpact::Minor)),
    ("degraded", Some(FeedImpact::Minor)),
    ("degraded performance", Some(FeedImpact::Minor)),
    ("major", Some(FeedImpact::Major)),
    ("partial outage", Some(FeedImpact::Major)),
    ("critical", Some(FeedImpact::Critical)),
    ("major outage", Some(FeedImpact::Critical)),
    ("unavailable", Some(FeedImpact::Critical)),
];

/// The kinds that stand before titles, with what they say of the phase and impact. The last four are those of AWS.
const KINDS: &[(&str, Option<FeedPhase>, Option<FeedImpact>)] = &[
    ("incident", None, None),
    ("outage", None, Some(FeedImpact::Major)),
    ("notice", None, Some(FeedImpact::None)),
    ("maintenance", None, Some(FeedImpact::Maintenance)),
    ("scheduled maintenance", None, Some(FeedImpact::Maintenance)),
    ("service is operating normally", Some(FeedPhase::Resolved), None),
    // Not nothing: events of whole regions began with it.
    ("informational message", None, Some(FeedImpact::Minor)),
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

/// A title, and what its beginning or end says.
pub(super) struct Title {
    pub(super) text: String,
    pub(super) phase: Option<FeedPhase>,
    pub(super) impact: Option<FeedImpact>,
}

/// Takes from a title the words before it that are known: `Incident: Mail`, `[Resolved] Mail`, `Monitoring - Mail`,
/// more than one of them too; and one in brackets behind it, `Mail (Recovered)`. A title that is nothing but such a word
/// stays.
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
    if let Some((rest, phase)) = behind(&title.text) {
        // What stands behind was put there last.
        title.phase = phase.or(title.phase);
        title.text = rest;
    }
    title
}

/// What stands before a label in brackets at the end of a title, and the phase of the label.
fn behind(title: &str) -> Option<(String, Option<FeedPhase>)> {
    let (rest, word) = [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')]
        .into_iter()
        .find_map(|(open, close)| title.trim_end().strip_suffix(close)?.rsplit_once(open))?;
    let phase = label(word).ok()?;
    let rest = rest.trim_end();
    (!rest.is_empty()).then(|| (rest.to_owned(), phase))
}

/// What a title tells of the change of a component, `Mail is now operational`: its name and its status.
pub(super) fn state_change(title: &str) -> Option<(&str, Status)> {
    let (name, word) = title.rsplit_once(" is now ")?;
    Some((name.trim(), component_status(word)?)).filter(|(name, _)| !name.is_empty())
}

/// What a title and a text tell of a component as it is now, `Mail - Major Outage` with `Mail is Major Outage`: its name
/// and the word.
pub(in super::super) fn component_row<'t>(title: &'t str, html: &str) -> Option<(&'t str, &'t str)> {
    let (name, word) = title.rsplit_once(" - ")?;
    let said = text::plain(html);
    let is_said = said.strip_prefix(name)?.strip_prefix(" is ")?.trim_end_matches('.').eq_ignore_ascii_case(word);
    is_said.then_some((name, word))
}

/// The words for a component that Statuspage does not have.
const SHORT: &[(&str, Status)] = &[("degraded", Status::Degraded), ("down", Status::MajorOutage)];

/// The status of a word for a component, written as people write it.
pub(in super::super) fn component_status(word: &str) -> Option<Status> {
    let word = word.trim().trim_end_matches('.').to_lowercase().replace(' ', "_");
    COMPONENTS.iter().chain(SHORT).find(|(known, _)| *known == word).map(|(_, status)| *status)
}

/// The word before a title and what follows it.
fn split(title: &str) -> Option<(&str, &str)> {
    let (head, rest) = match title.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => [": ", " - ", " – ", " | ", "："]
            .iter()
            .filter_map(|mark| title.split_once(mark))
            .min_by_key(|(head, _)| head.len())?,
    };
    Some((head, rest.trim_start_matches([' ', ':', '-', '–'])))
}

/// The phase of a label, which may leave it as it is; `Err` with the word when that is no label.
pub(super) fn label(word: &str) -> Result<Option<FeedPhase>, String> {
    let word = word.trim().trim_end_matches([':', '：', '.']).trim();
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

/// A text that is not written as Statuspage writes its histories.
pub(super) struct Prose {
    /// The phase that it begins with; `Err` with a word that should be a label and is none.
    pub(super) phase: Result<Option<FeedPhase>, String>,
    /// What is said without a time.
    pub(super) text: String,
    pub(super) affected: Vec<NamedComponent>,
    pub(super) impact: Option<FeedImpact>,
    pub(super) started_at: Option<Timestamp>,
    pub(super) ended_at: Option<Timestamp>,
    /// The updates that stand in it with their times, in its order.
    pub(super) updates: Vec<FeedUpdate>,
}

/// Reads `Status: X` in the first line, or else the first word in bold; updates that begin with a time in full and a label;
/// lines such as `Resolved: Mon, 02 Nov 2026 11:40:00 GMT`; and the list of what is affected.
pub(super) fn prose(html: &str) -> Prose {
    let whole = text::lines(html);
    let status = whole.first().and_then(|line| value_of(line, "status"));
    let phase = match status {
        Some(word) => label(word),
        None => Ok(bold(html).and_then(|word| label(&word).ok()?).or_else(|| end(whole.first()?))),
    };
    let mut prose = Prose {
        phase,
        text: String::new(),
        affected: Vec::new(),
        impact: None,
        started_at: None,
        ended_at: None,
        updates: Vec::new(),
    };
    let is_dated = has_dated_updates(&whole);
    let mut place = Place::Text;
    let mut rest = whole.iter().map(String::as_str).skip(usize::from(status.is_some())).peekable();
    while let Some(line) = rest.next() {
        if let Some(names) = heading(line) {
            prose.affected.extend(names.split(", ").filter(|name| !name.trim().is_empty()).map(affected));
            place = if names.is_empty() { Place::Affected } else { Place::Text };
        } else if let Some((at, said)) = times::leading(line).filter(|_| is_dated) {
            let (phase, said) = update(said, &mut rest);
            prose.updates.push(FeedUpdate { at: Some(at), phase, text: said.to_owned(), affected: Vec::new() });
            place = Place::Update;
        } else if !prose.takes(line) {
            match (place, prose.updates.last_mut()) {
                (Place::Affected, _) => prose.affected.push(affected(line)),
                (Place::Update, Some(update)) => push_line(&mut update.text, line),
                (Place::Text | Place::Update, _) => push_line(&mut prose.text, line),
            }
        }
    }
    prose
}

/// Where in a text its lines belong.
#[derive(Clone, Copy)]
enum Place {
    Text,
    Affected,
    Update,
}

impl Prose {
    /// Takes a line that tells a time or how bad it is.
    fn takes(&mut self, line: &str) -> bool {
        let Some((key, value)) = line.split_once([':', '：']) else { return false };
        let key = key.trim().to_lowercase();
        if key == "severity" {
            let known = SEVERITIES.iter().find(|(word, _)| word.eq_ignore_ascii_case(value.trim()));
            self.impact = known.and_then(|(_, impact)| *impact).or(self.impact);
            return known.is_some();
        }
        let bound = TIMES.iter().find(|(word, _)| *word == key).map(|(_, bound)| *bound);
        let Some((bound, at)) = bound.and_then(|bound| Some((bound, times::instant(value)?))) else { return false };
        match bound {
            Bound::Start => self.started_at = Some(at),
            Bound::End => self.ended_at = Some(at),
        }
        true
    }
}

/// Whether a text has an update that begins with a time and a label. What only begins with a time may be anything.
fn has_dated_updates(lines: &[String]) -> bool {
    lines.iter().enumerate().any(|(number, line)| {
        let next = lines.get(number + 1..).unwrap_or_default();
        times::leading(line).is_some_and(|(_, said)| {
            let mut next = next.iter().map(String::as_str).peekable();
            label_of(said, &mut next).is_some()
        })
    })
}

/// The label of an update behind its time, or on the next line, and what follows it.
fn label_of<'t>(
    said: &'t str,
    next: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>,
) -> Option<(Option<FeedPhase>, &'t str)> {
    let said = said.trim_start_matches([' ', '-', '–', ':', '|', '·', ',']);
    if said.is_empty() {
        let phase = label(next.peek()?).ok()?;
        next.next();
        return Some((phase, ""));
    }
    let marks = [": ", " - ", " – ", ". "];
    let (head, rest) =
        marks.iter().filter_map(|mark| said.split_once(mark)).min_by_key(|(head, _)| head.len()).unwrap_or((said, ""));
    Some((label(head).ok()?, rest))
}

/// The phase and the first words of an update behind its time.
fn update<'t>(
    said: &'t str,
    next: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>,
) -> (Option<FeedPhase>, &'t str) {
    label_of(said, next).unwrap_or((None, said.trim_start_matches([' ', '-', '–', ':', '|', '·', ','])))
}

fn push_line(text: &mut String, line: &str) {
    if text.len() > 4 * MAX_TEXT_CHARACTERS {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// What follows a key at the beginning of a line.
fn value_of<'t>(line: &'t str, key: &str) -> Option<&'t str> {
    line.split_once(':').filter(|(known, _)| known.trim().eq_ignore_ascii_case(key)).map(|(_, value)| value.trim())
}

/// What stands on the line of a heading for what is affected: nothing, where its list follows.
fn heading(line: &str) -> Option<&str> {
    let (key, names) = line.split_once(':').unwrap_or((line, ""));
    matches!(key.trim().to_lowercase().as_str(), "affected services" | "affected components").then_some(names.trim())
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
fn affected(line: &str) -> NamedComponent {
    let with_status = || {
        let (name, word) = line.strip_suffix(')')?.rsplit_once(" (")?;
        Some((name, component_status(word)?))
    };
    let (name, status) = with_status().map_or((line, None), |(name, status)| (name, Some(status)));
    let name = text::line(name.trim(), text::LONGEST_NAME);
    NamedComponent { component: name.clone(), name: Some(name), status }
}

/// Whether a category of Azure, which mixes services and regions, is a region.
pub(super) fn is_region(category: &str) -> bool {
    category.split_whitespace().any(|word| PLACES.iter().any(|place| place.eq_ignore_ascii_case(word)))
}
