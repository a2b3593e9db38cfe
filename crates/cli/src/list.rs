//! `downboard list`: adds a board to the list of the boards of its site.

use std::path::{Path, PathBuf};

use clap::Args;
use downboard_core::model::Id;
use downboard_core::reading::parse_json;
use downboard_edit::canonical::canonical;
use downboard_edit::records::{Step, with_record};
use downboard_edit::shapes::INDEX;
use serde_json::{Value, json};

use crate::documents::{OpenBoard, not_added, open, read};
use crate::files;
use crate::outcome::Outcome;
use crate::report::line;

/// The list, beside the folders of the boards.
pub(crate) const LIST: &str = "index.json";

/// What `list` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder of the board. The list is `index.json` beside it, and is made where there is none.
    dir: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    listed(&arguments.dir).unwrap_or_else(|message| Outcome::failed(&message))
}

/// Adds the board of a folder; what prevents that, in words.
pub(crate) fn listed(folder: &Path) -> Result<Outcome, String> {
    // A folder that is given as `.` has a name, and something beside it, as well.
    let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    let OpenBoard { path, text, board } = open(&folder)?;
    let document = parse_json(text.as_bytes()).map_err(|finding| line(&path, &finding))?;
    let (id, title) = (board.id, document.get("title").cloned().unwrap_or_default());
    let name = folder.file_name().unwrap_or_default();
    if name != id.as_str() {
        return Err(format!("the folder {} must have the name of its board: {id}", folder.display()));
    }
    let list = folder.with_file_name(LIST);
    let entry = json!({ "id": id.as_str(), "title": title }).to_string();
    let text = match read(&list)? {
        None => {
            let text = format!(r#"{{"boards": [{entry}], "default": "{id}"}}"#);
            canonical(&text, &INDEX).map_err(|_| format!("{}: cannot be made", list.display()))?
        }
        Some(text) => {
            if names(&list, &text)?.contains(&id) {
                return Ok(said(&format!("{} has {id} already", list.display())));
            }
            let added = with_record(&text, &INDEX, &[Step::Key("boards")], &entry);
            added.map_err(|reason| not_added(&list, "boards", reason))?
        }
    };
    files::replace(&list, text.as_bytes()).map_err(|error| format!("{}: {error}", list.display()))?;
    Ok(said(&format!("{} has {id}", list.display())))
}

fn said(text: &str) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.line(text);
    outcome
}

/// The boards of a list.
fn names(path: &Path, text: &str) -> Result<Vec<Id>, String> {
    let document = parse_json(text.as_bytes()).map_err(|finding| line(path, &finding).trim_end().to_owned())?;
    let boards = document.get("boards").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(boards.iter().filter_map(|board| Id::parse(board.get("id")?.as_str()?)).collect())
}
