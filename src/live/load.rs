//! Loading a board: the list of bundled boards, the board, its documents.

use std::sync::Arc;

use downboard_core::decode::decode_board;
use downboard_core::model::{Feed, FeedPlace, Id, Region};
use downboard_core::reading::{Effect, Expected, Finding, Problem, parse_json};
use downboard_core::timeline::{BoardLog, Documents, FeedFailure};
use leptos::task::spawn_local;

use super::fetch::fetch;
use super::now;
use crate::place::Place;
use downboard_feeds::fetching::Failure;

/// A board that is loaded, and the files of it that are not.
#[derive(Clone, Debug)]
pub(crate) struct LoadedBoard {
    /// The board, ready to be viewed.
    pub(crate) log: Arc<BoardLog>,
    /// The documents that it was made from.
    pub(crate) documents: Documents,
    /// The board as it was fetched.
    pub(crate) source: String,
    /// The folder of the board, from the page.
    pub(crate) folder: String,
    /// What could not be read: file and failure.
    pub(crate) failures: Vec<(String, Failure)>,
}

/// A board, or the file that cannot be used and why.
pub(crate) type Loaded = Result<LoadedBoard, (String, Failure)>;

/// The list of the boards that are bundled with the site. A link can name no other: a trusted page must not be made to
/// show somebody else's board.
struct Index {
    boards: Vec<String>,
    default: Option<String>,
}

const INDEX: &str = "boards/index.json";

/// Loads a board for a reader in a region and tells what came of it.
pub(crate) fn load(place: Arc<Place>, asked: Option<Id>, region: Option<Region>, done: impl FnOnce(Loaded) + 'static) {
    spawn_local(async move { done(board(&place, asked, region).await) });
}

async fn board(place: &Place, asked: Option<Id>, region: Option<Region>) -> Loaded {
    let id = choose(place, asked).await.map_err(|failure| (INDEX.to_owned(), failure))?;
    let folder = place.file(&format!("boards/{id}/"));
    let unreadable = |failure| ("board.json".to_owned(), failure);
    let bytes = fetch(&format!("{folder}board.json")).await.map_err(unreadable)?;
    let decoded = decode_board(&bytes);
    let Some(board) = decoded.value else {
        return Err(unreadable(Failure::Unreadable(decoded.findings)));
    };
    let mut failures = Vec::new();
    let dropped: Vec<_> = decoded.findings.into_iter().filter(|finding| finding.effect == Effect::Dropped).collect();
    if !dropped.is_empty() {
        failures.push(("board.json".to_owned(), Failure::Unreadable(dropped)));
    }
    let source = String::from_utf8(bytes).unwrap_or_default();
    // What the page can read by itself it reads at once; on a live board the worker fetches the rest, and goes on with all.
    let feeds: Vec<_> = board.feeds.iter().filter(|feed| is_ours(feed)).cloned().collect();
    let is_live = board.is_live();
    let fetches = feeds.iter().map(|feed| {
        let address = format!("{folder}{}", feed.place.as_str());
        async move { fetch(&address).await }
    });
    let answers = futures::future::join_all(fetches).await;
    // From here on what is dated is dated by what the site has said.
    now::corrected_by();
    let mut documents = Documents::new(board);
    documents.region = region;
    for (feed, answer) in feeds.iter().zip(answers) {
        match answer {
            Ok(bytes) => {
                let findings = documents.receive(feed, &bytes, is_live.then(now::now));
                let bad: Vec<_> = findings.into_iter().filter(is_worth_saying).collect();
                if !bad.is_empty() {
                    failures.push((feed.place.as_str().to_owned(), Failure::Unreadable(bad)));
                }
            }
            Err(failed) => {
                documents.fail(&feed.id, FeedFailure::Unreachable);
                failures.push((feed.place.as_str().to_owned(), failed));
            }
        }
    }
    for slot in &documents.feeds {
        if let Some(at) = slot.state.good.and_then(|good| good.updated_at) {
            now::hear_document(&slot.id, at, true);
        }
    }
    documents.set_back(-now::corrected_by());
    let log = if is_live { BoardLog::at(&documents, now::now(), None) } else { BoardLog::new(&documents) };
    Ok(LoadedBoard { log: Arc::new(log), documents, source, folder, failures })
}

/// Whether a feed is a document of ours beside the board.
fn is_ours(feed: &Feed) -> bool {
    feed.is_native() && matches!(feed.place, FeedPlace::File(_))
}

/// What a reader should know: what was left out, and a word that was taken for unknown.
fn is_worth_saying(finding: &Finding) -> bool {
    finding.effect != Effect::Kept || matches!(finding.problem, Problem::UnknownWord(_))
}

/// The board that is asked for, if it is bundled, else the one that the site opens with.
async fn choose(place: &Place, asked: Option<Id>) -> Result<String, Failure> {
    // A published page names the boards itself, so that nobody waits for their list.
    if let Some(asked) = asked.as_ref().filter(|asked| place.published.contains(asked)) {
        return Ok(asked.to_string());
    }
    let bytes = fetch(&place.file(INDEX)).await?;
    let index = Index::parse(&bytes).map_err(|finding| Failure::Unreadable(vec![finding]))?;
    let wanted = asked.map(|id| id.to_string()).or(index.default).unwrap_or_default();
    if index.boards.contains(&wanted) {
        Ok(wanted)
    } else {
        Err(Failure::UnknownBoard { id: wanted, known: index.boards })
    }
}

impl Index {
    fn parse(bytes: &[u8]) -> Result<Self, Finding> {
        let json = parse_json(bytes)?;
        let id = |value: &serde_json::Value| value.as_str().and_then(Id::parse).map(|id| id.to_string());
        let boards = json.get("boards").and_then(serde_json::Value::as_array).ok_or_else(|| Finding {
            pointer: "/boards".to_owned(),
            problem: Problem::Missing,
            expected: Expected::Array,
            effect: Effect::Unreadable,
        })?;
        Ok(Self {
            boards: boards.iter().filter_map(|board| id(board.get("id")?)).collect(),
            default: json.get("default").and_then(id),
        })
    }
}
