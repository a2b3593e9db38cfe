//! The list of the boards of a site.

use downboard_core::model::Id;
use serde::Deserialize;

/// The list, as far as publishing needs it.
#[derive(Debug, Deserialize)]
struct IndexFile {
    boards: Vec<Entry>,
    #[serde(default)]
    default: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    id: String,
}

/// The boards in their order, and the one that the site opens with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Index {
    pub(super) boards: Vec<Id>,
    pub(super) default: Id,
}

/// Reads the list; what is wrong with it, in words.
pub(super) fn parse(bytes: &[u8]) -> Result<Index, String> {
    let file: IndexFile = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let id = |text: &String| Id::parse(text).ok_or_else(|| format!("{text:?} is no id of a board"));
    let boards: Vec<Id> = file.boards.iter().map(|entry| id(&entry.id)).collect::<Result<_, _>>()?;
    let default = match &file.default {
        Some(default) => id(default)?,
        None => boards.first().cloned().ok_or("/boards: no board is listed")?,
    };
    if !boards.contains(&default) {
        return Err(format!("/default: {default} is not among the boards"));
    }
    Ok(Index { boards, default })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_one_of_the_boards() {
        let index = parse(br#"{"boards": [{"id": "a", "title": {"en": "A"}}, {"id": "b"}], "default": "b"}"#);
        let index = index.expect("a list");
        assert_eq!((index.boards.len(), index.default.as_str()), (2, "b"));
        assert_eq!(parse(br#"{"boards": [{"id": "a"}]}"#).expect("a list").default.as_str(), "a");
        for bad in [
            &br#"{"boards": []}"#[..],
            br#"{"boards": [{"id": "../a"}]}"#,
            br#"{"boards": [{"id": "a"}], "default": "b"}"#,
            b"{}",
            b"[",
        ] {
            assert!(parse(bad).is_err(), "{}", String::from_utf8_lossy(bad));
        }
    }
}
