//! The boards of the site: their list, and `board.json` of one of them.

use downboard_core::decode::decode_board;
use downboard_core::model::{Board, Id, Text};
use downboard_core::reading::{Effect, Expected, Finding, Problem, parse_json};

use super::fetch::fetch;
use crate::place::Place;
use downboard_feeds::fetching::Failure;

/// The file that cannot be used, and why.
pub(crate) type Failed = (String, Failure);

/// A board as it was fetched.
#[derive(Clone, Debug)]
pub(crate) struct FetchedBoard {
    /// The board.
    pub(crate) board: Board,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// Its folder, from the page.
    pub(crate) folder: String,
    /// What was left out of it: file and failure.
    pub(crate) failures: Vec<Failed>,
}

/// The list of the boards that are bundled with the site. A link can name no other: a trusted page must not be made to
/// show somebody else's board.
pub(crate) struct Index {
    json: serde_json::Value,
}

const INDEX: &str = "boards/index.json";

/// Fetches the list of the boards.
pub(crate) async fn fetch_index(place: &Place) -> Result<Index, Failed> {
    let fetched = fetch(&place.file(INDEX)).await;
    let parsed = fetched.and_then(|bytes| Index::parse(&bytes).map_err(|finding| Failure::Unreadable(vec![finding])));
    parsed.map_err(|failure| (INDEX.to_owned(), failure))
}

/// The board that is asked for, if it is bundled, else the one that the site opens with.
pub(super) async fn choose(place: &Place, asked: Option<Id>) -> Result<Id, Failed> {
    // A published page names the boards itself, so that nobody waits for their list.
    if let Some(asked) = asked.as_ref().filter(|asked| place.published.contains(asked)) {
        return Ok(asked.clone());
    }
    let index = fetch_index(place).await?;
    let wanted = asked.or_else(|| index.default());
    let known = index.ids();
    match wanted {
        Some(wanted) if known.contains(&wanted) => Ok(wanted),
        other => {
            let id = other.map(|id| id.to_string()).unwrap_or_default();
            let known = known.iter().map(Id::to_string).collect();
            Err((INDEX.to_owned(), Failure::UnknownBoard { id, known }))
        }
    }
}

/// Fetches a board without its documents.
pub(crate) async fn fetch_board(place: &Place, id: &Id) -> Result<FetchedBoard, Failed> {
    const FILE: &str = "board.json";
    let folder = place.file(&format!("boards/{id}/"));
    let unreadable = |failure| (FILE.to_owned(), failure);
    let bytes = fetch(&format!("{folder}{FILE}")).await.map_err(unreadable)?;
    let decoded = decode_board(&bytes);
    let Some(board) = decoded.value else {
        return Err(unreadable(Failure::Unreadable(decoded.findings)));
    };
    let dropped: Vec<_> = decoded.findings.into_iter().filter(|finding| finding.effect == Effect::Dropped).collect();
    let failures = if dropped.is_empty() { Vec::new() } else { vec![unreadable(Failure::Unreadable(dropped))] };
    Ok(FetchedBoard { board, bytes, folder, failures })
}

impl Index {
    fn parse(bytes: &[u8]) -> Result<Self, Finding> {
        let json = parse_json(bytes)?;
        if json.get("boards").is_some_and(serde_json::Value::is_array) {
            return Ok(Self { json });
        }
        Err(Finding {
            pointer: "/boards".to_owned(),
            problem: Problem::Missing,
            expected: Expected::Array,
            effect: Effect::Unreadable,
        })
    }

    fn entries(&self) -> impl Iterator<Item = (Id, &serde_json::Value)> {
        let entries = self.json.get("boards").and_then(serde_json::Value::as_array).into_iter().flatten();
        entries.filter_map(|entry| Some((id(entry.get("id")?)?, entry)))
    }

    /// The boards in their order.
    pub(crate) fn ids(&self) -> Vec<Id> {
        self.entries().map(|(id, _)| id).collect()
    }

    /// The board that the site opens with.
    pub(crate) fn default(&self) -> Option<Id> {
        self.json.get("default").and_then(id)
    }

    /// The boards in their order, each with its title: its id, where it has none.
    pub(crate) fn titled(&self) -> Vec<(Id, Text)> {
        self.entries().map(|(id, entry)| (id.clone(), title(&id, entry.get("title")))).collect()
    }
}

fn id(value: &serde_json::Value) -> Option<Id> {
    value.as_str().and_then(Id::parse)
}

fn title(id: &Id, title: Option<&serde_json::Value>) -> Text {
    let get = |lang: &str| title.and_then(|title| title.get(lang)?.as_str());
    let one = get("ko").or_else(|| get("en")).unwrap_or(id.as_str());
    Text { ko: one.to_owned(), en: get("en").unwrap_or(one).to_owned() }
}
