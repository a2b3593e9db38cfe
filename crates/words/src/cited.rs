//! Who says what is shown: the foot of a card and of a picture.

use downboard_core::model::{Event, Id, Lang};
use downboard_core::timeline::{BoardLog, ServiceLog};

use super::cards::sourced;

/// Whose feeds the facts about some services rest on, on a live board; on one of the past whose reports the given events do. The
/// one that says most is named, and how many more there are; nothing where there is none.
pub fn cited<'a>(
    lang: Lang,
    log: &BoardLog,
    services: &[&ServiceLog],
    events: impl Iterator<Item = &'a Event>,
) -> Option<String> {
    let publishers = if log.board.is_live() {
        let feeds = services.iter().flat_map(|service| &service.feeds).filter_map(|index| log.board.feeds.get(*index));
        counted(feeds.map(|feed| feed.name.as_ref().map_or_else(|| feed.id.as_str(), |name| name.get(lang))))
    } else {
        let mut sources: Vec<&Id> = Vec::new();
        for id in events.flat_map(|event| &event.sources) {
            if !sources.contains(&id) {
                sources.push(id);
            }
        }
        let sources = sources.into_iter().filter_map(|id| log.source(id));
        counted(sources.map(|source| publisher(source.title.get(lang))))
    };
    Some(sourced(lang, most_cited(&publishers)?, publishers.len() - 1))
}

/// Each name once, with how often it is there.
fn counted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => counted.push((name, 1)),
        }
    }
    counted
}

/// Who is cited most, of several the first; of those only that have a name.
fn most_cited<'a>(publishers: &[(&'a str, usize)]) -> Option<&'a str> {
    let weight = |(name, times): &(&str, usize)| if name.len() > LONGEST_NAME { 0 } else { *times };
    let mut best = publishers.first()?;
    for next in publishers {
        if weight(next) > weight(best) {
            best = next;
        }
    }
    Some(best.0)
}

/// What is longer, in bytes, is no name of a publisher.
const LONGEST_NAME: usize = 24;

/// Who published a source: its title names the publisher first, then the date and the matter.
fn publisher(title: &str) -> &str {
    title.split_once(',').map_or(title, |(publisher, _)| publisher).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_named_once() {
        assert_eq!(counted(["A", "B", "A", "C", "A"].into_iter()), [("A", 3), ("B", 1), ("C", 1)]);
    }

    #[test]
    fn whoever_is_cited_most_is_named_if_that_is_a_name() {
        for (publishers, expected) in [
            (&[("A", 1), ("B", 2), ("C", 2)][..], Some("B")),
            (&[("A sentence that names no publisher at all", 9), ("B", 1)], Some("B")),
            (&[("A sentence that names no publisher at all", 9)], Some("A sentence that names no publisher at all")),
            (&[], None),
        ] {
            assert_eq!(most_cited(publishers), expected);
        }
    }

    #[test]
    fn a_publisher_is_what_stands_before_the_date() {
        for (title, expected) in [
            ("Digital Daily, 15 Oct 2022, other tenants", "Digital Daily"),
            ("Blog copying news on the 21:30 notice", "Blog copying news on the 21:30 notice"),
            ("Kakao , notice", "Kakao"),
            ("", ""),
        ] {
            assert_eq!(publisher(title), expected);
        }
    }
}
