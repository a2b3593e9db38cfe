//! Which pictures a folder of publications already has, so that only what has changed is drawn.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use downboard_publish::{Drawn, PublishedFile, digest};
use serde::{Deserialize, Serialize};

/// The record of the pictures, in the folder of publications.
const RECORD: &str = ".drawn.json";

/// A picture: the name of its drawing, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Picture {
    drawing: String,
    content: String,
}

type Record = BTreeMap<String, Picture>;

/// The pictures that a publication before left here. One that somebody has changed since is none of them, and a record that cannot
/// be read names none.
pub(super) fn drawn(out: &Path) -> Drawn {
    let record: Record =
        fs::read(out.join(RECORD)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let out = out.to_path_buf();
    Drawn::new(move |path, drawing| {
        let known = record.get(path).filter(|known| known.drawing == drawing)?;
        fs::read(out.join(path)).ok().filter(|content| digest(content) == known.content)
    })
}

/// The record of the pictures of a publication, as a file of it.
pub(super) fn record(files: &[PublishedFile], drawings: &[(String, String)]) -> Option<PublishedFile> {
    let picture = |(path, drawing): &(String, String)| {
        let file = files.iter().find(|file| file.path == *path)?;
        Some((path.clone(), Picture { drawing: drawing.clone(), content: digest(&file.content) }))
    };
    let record: Record = drawings.iter().filter_map(picture).collect();
    Some(PublishedFile { path: RECORD.to_owned(), content: serde_json::to_vec(&record).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_taken_over_only_as_it_was_left() {
        let out = std::env::temp_dir().join(format!("downboard-drawn-{}", std::process::id()));
        fs::create_dir_all(&out).expect("a folder");
        let picture = PublishedFile { path: "full.png".to_owned(), content: b"a picture".to_vec() };
        let drawings = [(picture.path.clone(), "first".to_owned()), ("absent.png".to_owned(), "second".to_owned())];
        fs::write(out.join(&picture.path), &picture.content).expect("a file");
        assert_eq!(drawn(&out).find("full.png", "first"), None, "there is no record yet");

        let written = record(std::slice::from_ref(&picture), &drawings).expect("a record");
        fs::write(out.join(&written.path), &written.content).expect("a file");
        let find = |path: &str, drawing: &str| drawn(&out).find(path, drawing);
        assert_eq!(find("full.png", "first"), Some(picture.content));
        assert_eq!(find("full.png", "other"), None, "its drawing has changed");
        assert_eq!(find("absent.png", "second"), None);

        fs::write(out.join("full.png"), b"somebody else's").expect("a file");
        assert_eq!(find("full.png", "first"), None);
        fs::write(out.join(RECORD), b"{").expect("a file");
        assert_eq!(find("full.png", "first"), None, "the record cannot be read");
        fs::remove_dir_all(&out).expect("the folder");
    }
}
