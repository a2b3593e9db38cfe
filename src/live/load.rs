//! Loading a board with its documents.

use std::sync::Arc;

use downboard_core::model::{Id, Region};
use downboard_core::reading::{Effect, Finding, Problem};
use downboard_core::timeline::{BoardLog, Documents, FeedFailure};
use leptos::task::spawn_local;

use super::boards::{Failed, FetchedBoard, choose, fetch_board};
use super::fetch::fetch_all;
use super::now;
use crate::browser;
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
    pub(crate) failures: Vec<Failed>,
    /// How many seconds pass at least between two requests for a feed, whatever the board says.
    pub(crate) least_seconds: u32,
}

/// A board, or the file that cannot be used and why.
pub(crate) type Loaded = Result<LoadedBoard, Failed>;

/// What is asked of a board.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// Which it is; nothing is that of the page.
    pub(crate) board: Option<Id>,
    /// Where its reader is.
    pub(crate) region: Option<Region>,
    /// How many seconds pass at least between two requests for a feed.
    pub(crate) least_seconds: u32,
}

/// Loads a board and tells what came of it.
pub(crate) fn load(place: Arc<Place>, wanted: Wanted, done: impl FnOnce(Loaded) + 'static) {
    spawn_local(async move { done(board(&place, wanted).await) });
}

async fn board(place: &Place, wanted: Wanted) -> Loaded {
    let Wanted { board: asked, region, least_seconds } = wanted;
    let id = choose(place, asked).await?;
    let FetchedBoard { mut board, bytes, folder, mut failures } = fetch_board(place, &id).await?;
    board.slow_down(least_seconds);
    let source = String::from_utf8(bytes).unwrap_or_default();
    // A slow phone takes its time for each of the steps: what a reader does meanwhile must not wait for all of them.
    browser::breathe().await;
    // What the page can read by itself it reads at once; on a live board the worker fetches the rest, and goes on with all.
    let feeds: Vec<_> = board.feeds.iter().filter(|feed| feed.is_of_site()).cloned().collect();
    let is_live = board.is_live();
    let answers = fetch_all(feeds.iter().map(|feed| format!("{folder}{}", feed.place.as_str())).collect()).await;
    // From here on what is dated is dated by what the site has said.
    now::corrected_by();
    let mut documents = Documents::new(board);
    documents.region = region;
    for (feed, answer) in feeds.iter().zip(answers) {
        match answer {
            Ok(bytes) => {
                browser::breathe().await;
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
    browser::breathe().await;
    let log = if is_live { BoardLog::at(&documents, now::now(), None) } else { BoardLog::new(&documents) };
    browser::breathe().await;
    Ok(LoadedBoard { log: Arc::new(log), documents, source, folder, failures, least_seconds })
}

/// What a reader should know: what was left out, and a word that was taken for unknown.
fn is_worth_saying(finding: &Finding) -> bool {
    finding.effect != Effect::Kept || matches!(finding.problem, Problem::UnknownWord(_))
}
