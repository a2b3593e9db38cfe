//! Ids that refer to nothing.

use std::collections::HashSet;

use serde_json::Value;

use super::names::{BoardNames, ids};
use super::place::JsonPlace;
use crate::model::{BOARD_FORMAT, FeedFormat, RECOVERY_FORMAT, STATUS_FORMAT};
use crate::reading::{Effect, Expected, Finding, MAX_FINDINGS, Problem, RecordKind, parse_json};

/// Checks the ids by which the documents of one board refer to each other, that every service with features has one that
/// is essential, and that every foreign feed is mapped. Gives each finding with the index of its document.
///
/// The documents are told apart by their `format`; what is not readable or of another format is left to the decoders. The
/// first board counts. Without one, only what a document says about itself is checked: the measures and milestones of
/// recovery documents. Pointers lead into the documents as written, also where a decoder drops records.
pub fn references(documents: &[&[u8]]) -> Vec<(usize, Finding)> {
    let values: Vec<Option<Value>> = documents.iter().map(|bytes| parse_json(bytes).ok()).collect();
    let of_format = |format: &'static str| {
        values.iter().enumerate().filter_map(move |(index, value)| {
            let value = value.as_ref()?;
            (value.get("format")?.as_str()? == format).then(|| (index, JsonPlace::root(value)))
        })
    };
    let board = of_format(BOARD_FORMAT).next();
    let names = board.as_ref().map(|(_, board)| BoardNames::of(board));
    let across = |key: &str| -> HashSet<&str> {
        of_format(RECOVERY_FORMAT).flat_map(|(_, document)| ids(&document, key)).collect()
    };
    let (measures, milestones) = (across("measures"), across("milestones"));

    let names = names.as_ref();
    let mut found: Vec<(usize, Finding)> = Vec::new();
    let mut keep = |index: usize, checker: Checker<'_>| {
        found.extend(checker.findings.into_iter().map(|finding| (index, finding)));
    };
    if let Some((index, document)) = &board {
        let mut checker = Checker::new(names, document);
        checker.board(document);
        keep(*index, checker);
    }
    for (index, document) in of_format(STATUS_FORMAT) {
        let mut checker = Checker::new(names, &document);
        checker.status(&document);
        keep(index, checker);
    }
    for (index, document) in of_format(RECOVERY_FORMAT) {
        let mut checker = Checker::new(names, &document);
        checker.recovery(&document, &measures, &milestones);
        keep(index, checker);
    }
    found.sort_by_key(|(index, _)| *index);
    found
}

/// The checks of one document.
struct Checker<'a> {
    /// What the board has; `None` without a board.
    names: Option<&'a BoardNames<'a>>,
    /// The sources of the document itself.
    own: HashSet<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    fn new(names: Option<&'a BoardNames<'a>>, document: &JsonPlace<'a>) -> Self {
        Self { names, own: ids(document, "sources"), findings: Vec::new() }
    }

    fn report(&mut self, pointer: String, problem: Problem, expected: Expected) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(Finding { pointer, problem, expected, effect: Effect::Kept });
        }
    }

    /// An id that must be one of those that `has` knows.
    fn refers(&mut self, place: Option<JsonPlace<'_>>, record: RecordKind, has: impl Fn(&str) -> bool) {
        let Some(place) = place else { return };
        if let Some(id) = place.id().filter(|id| !has(id)) {
            self.report(place.pointer, Problem::UnknownReference(id.to_owned()), Expected::IdOf(record));
        }
    }

    /// The same, of the records of the board; nothing without a board.
    fn refers_to_board(&mut self, place: Option<JsonPlace<'_>>, record: RecordKind) {
        let Some(names) = self.names else { return };
        self.refers(place, record, |id| match record {
            RecordKind::Provider => names.providers.contains(id),
            RecordKind::Site => names.sites.contains(id),
            RecordKind::Service => names.services.contains_key(id),
            RecordKind::ServiceOrAlternative => names.features(id).is_some(),
            RecordKind::Source | RecordKind::Feature | RecordKind::Measure | RecordKind::Milestone => true,
        });
    }

    /// A service, of the kind asked for, and one of its features.
    fn service_and_feature(&mut self, of: &JsonPlace<'_>, record: RecordKind) {
        self.refers_to_board(of.field("service"), record);
        let features = of.id_of("service").and_then(|service| self.names?.features(service));
        if let Some(features) = features {
            self.refers(of.field("feature"), RecordKind::Feature, |id| features.contains(id));
        }
    }

    /// Every `sources` list of ids, wherever it stands.
    fn sources(&mut self, place: &JsonPlace<'_>) {
        match place.value {
            Value::Array(_) => {
                for member in place.members() {
                    self.sources(&member);
                }
            }
            Value::Object(map) => {
                for (key, value) in map {
                    let child = JsonPlace { value, pointer: format!("{}/{}", place.pointer, escaped(key)) };
                    if key == "sources" {
                        self.source_ids(&child);
                    }
                    self.sources(&child);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn source_ids(&mut self, list: &JsonPlace<'_>) {
        let Some(names) = self.names else { return };
        let own = std::mem::take(&mut self.own);
        for id in list.members() {
            self.refers(Some(id), RecordKind::Source, |id| own.contains(id) || names.sources.contains(id));
        }
        self.own = own;
    }

    fn belongs(&mut self, document: &JsonPlace<'_>) {
        let Some(board) = self.names.and_then(|names| names.id) else { return };
        if let Some(place) = document.field("board")
            && let Some(other) = place.id().filter(|id| *id != board)
        {
            self.report(place.pointer, Problem::OtherBoard(other.to_owned()), Expected::SameBoard);
        }
    }

    fn board(&mut self, board: &JsonPlace<'_>) {
        self.sources(board);
        for feed in board.list("feeds") {
            self.feed(&feed);
        }
        for service in board.list("services") {
            self.common(&service);
            self.essential(&service);
            self.offers(&service);
        }
        for alternative in board.list("alternatives") {
            self.common(&alternative);
        }
        for overlap in board.list("overlaps") {
            self.refers_to_board(overlap.field("service"), RecordKind::Service);
            self.refers_to_board(overlap.field("with"), RecordKind::Service);
        }
        for assumption in board.list("assumptions") {
            self.refers_to_board(assumption.field("service"), RecordKind::Service);
        }
        for when in board.list("advice").filter_map(|advice| advice.field("when")) {
            self.service_and_feature(&when, RecordKind::Service);
        }
    }

    /// What the components of a feed stand for. Without a map a foreign feed shows nothing.
    fn feed(&mut self, feed: &JsonPlace<'_>) {
        let format = feed.value.get("format").and_then(Value::as_str).and_then(FeedFormat::parse);
        if format.is_some_and(|format| !format.is_native()) && feed.list("maps").next().is_none() {
            self.report(format!("{}/maps", feed.pointer), Problem::Missing, Expected::AtLeastOne);
        }
        for map in feed.list("maps") {
            self.refers_to_board(map.field("site"), RecordKind::Site);
            self.service_and_feature(&map, RecordKind::ServiceOrAlternative);
        }
    }

    /// What a service and an alternative have in common.
    fn common(&mut self, record: &JsonPlace<'_>) {
        let own = ids(record, "features");
        self.refers_to_board(record.field("provider"), RecordKind::Provider);
        for dependency in record.list("depends_on") {
            self.refers_to_board(dependency.field("site"), RecordKind::Site);
            self.refers_to_board(dependency.field("service"), RecordKind::ServiceOrAlternative);
            for feature in dependency.list("features") {
                self.refers(Some(feature), RecordKind::Feature, |id| own.contains(id));
            }
        }
        for independence in record.list("independent_of") {
            self.refers_to_board(independence.field("site"), RecordKind::Site);
        }
    }

    fn essential(&mut self, service: &JsonPlace<'_>) {
        let is_essential = |feature: &JsonPlace<'_>| feature.value.get("essential") == Some(&Value::Bool(true));
        if let Some(features) = service.field("features")
            && features.members().next().is_some()
            && !features.members().any(|feature| is_essential(&feature))
        {
            self.report(features.pointer, Problem::Missing, Expected::EssentialFeature);
        }
    }

    fn offers(&mut self, service: &JsonPlace<'_>) {
        let own = ids(service, "features");
        for offer in service.list("alternatives") {
            match offer.id_of("id") {
                Some(id) if service.id_of("id") == Some(id) => {
                    let pointer = format!("{}/id", offer.pointer);
                    let expected = Expected::IdOf(RecordKind::ServiceOrAlternative);
                    self.report(pointer, Problem::SelfReference(id.to_owned()), expected);
                }
                _ => self.refers_to_board(offer.field("id"), RecordKind::ServiceOrAlternative),
            }
            for feature in offer.list("covers") {
                self.refers(Some(feature), RecordKind::Feature, |id| own.contains(id));
            }
            let offered = offer.id_of("id").and_then(|id| self.names?.features(id));
            for through in offer.list("through") {
                self.refers(through.field("feature"), RecordKind::Feature, |id| own.contains(id));
                if let Some(features) = offered {
                    self.refers(through.field("by"), RecordKind::Feature, |id| features.contains(id));
                }
            }
        }
    }

    fn status(&mut self, document: &JsonPlace<'_>) {
        self.belongs(document);
        self.sources(document);
        for event in document.list("events") {
            self.refers_to_board(event.field("site"), RecordKind::Site);
            self.service_and_feature(&event, RecordKind::ServiceOrAlternative);
        }
        for incident in document.list("incidents") {
            for service in incident.list("services") {
                self.refers_to_board(Some(service), RecordKind::ServiceOrAlternative);
            }
        }
        for day in document.list("days") {
            self.service_and_feature(&day, RecordKind::ServiceOrAlternative);
        }
    }

    fn recovery(&mut self, document: &JsonPlace<'_>, measures: &HashSet<&str>, milestones: &HashSet<&str>) {
        self.belongs(document);
        self.sources(document);
        for record in document.list("measures").chain(document.list("milestones")) {
            self.refers_to_board(record.field("site"), RecordKind::Site);
        }
        for reading in document.list("readings") {
            self.refers(reading.field("measure"), RecordKind::Measure, |id| measures.contains(id));
        }
        for promise in document.list("promises") {
            let milestone = promise.field("due").and_then(|due| due.field("after")?.field("milestone"));
            self.refers(milestone, RecordKind::Milestone, |id| milestones.contains(id));
        }
    }
}

/// A key as a part of a JSON pointer (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
