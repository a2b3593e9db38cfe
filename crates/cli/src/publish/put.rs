//! Putting what is made in its place: file by file, by renaming, and only where it has changed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use downboard_core::time::{DAY, Timestamp};
use downboard_publish::PublishedFile;

use crate::files::replace;

/// What was published before: each file, and since when it is no longer named.
const RECORD: &str = ".published.json";
/// How long a file stays that is no longer named: open and cached pages still ask for it.
const KEPT_SECONDS: i64 = DAY;

/// What became of the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) written: usize,
    pub(super) unchanged: usize,
    pub(super) removed: usize,
}

/// The files of a publication by their paths, each with the second since which no publication names it.
type Record = BTreeMap<String, Option<i64>>;

/// Puts files in their places in this order. What a publication before put there and this one does not is removed a day later;
/// what somebody else put there is never touched, unless a file has its name.
pub(super) fn put(out: &Path, files: &[PublishedFile], now: Timestamp) -> Result<Done, (PathBuf, io::Error)> {
    let mut done = Done::default();
    let mut record: Record = read_record(out);
    for file in files {
        let path = out.join(&file.path);
        if fs::read(&path).is_ok_and(|content| content == file.content) {
            done.unchanged += 1;
        } else {
            replace(&path, &file.content).map_err(|error| (path, error))?;
            done.written += 1;
        }
    }
    for since in record.values_mut() {
        since.get_or_insert(now.as_second());
    }
    record.extend(files.iter().map(|file| (file.path.clone(), None)));
    let is_due = |since: &Option<i64>| since.is_some_and(|since| now.as_second() - since >= KEPT_SECONDS);
    for path in record.iter().filter(|(_, since)| is_due(since)).map(|(path, _)| out.join(path)) {
        match fs::remove_file(&path) {
            Ok(()) => done.removed += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err((path, error)),
        }
    }
    record.retain(|_, since| !is_due(since));
    let path = out.join(RECORD);
    let content = serde_json::to_vec(&record).map_err(|error| (path.clone(), io::Error::other(error)))?;
    replace(&path, &content).map_err(|error| (path, error))?;
    Ok(done)
}

/// What was published before. One that cannot be read names nothing: then nothing is removed.
fn read_record(out: &Path) -> Record {
    let bytes = fs::read(out.join(RECORD)).unwrap_or_default();
    let record: Record = serde_json::from_slice(&bytes).unwrap_or_default();
    // A path that leads out of the folder is none of ours.
    record.into_iter().filter(|(path, _)| path.split('/').all(|part| !matches!(part, "" | "." | ".."))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("downboard-put-{name}-{}", std::process::id()));
            fs::remove_dir_all(&path).ok();
            Self(path)
        }

        fn files(&self) -> Vec<String> {
            let mut found = Vec::new();
            let mut open = vec![self.0.clone()];
            while let Some(folder) = open.pop() {
                for entry in fs::read_dir(folder).expect("a folder") {
                    let path = entry.expect("an entry").path();
                    if path.is_dir() {
                        open.push(path);
                    } else {
                        found.push(path.strip_prefix(&self.0).expect("below").to_str().expect("text").to_owned());
                    }
                }
            }
            found.sort();
            found
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    fn file(path: &str, content: &str) -> PublishedFile {
        PublishedFile { path: path.to_owned(), content: content.as_bytes().to_vec() }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    fn done(written: usize, unchanged: usize, removed: usize) -> Done {
        Done { written, unchanged, removed }
    }

    #[test]
    fn only_what_changed_is_written_and_what_is_no_longer_named_stays_for_a_day() {
        let folder = Folder::new("stays");
        let put = |files: &[PublishedFile], second| put(&folder.0, files, at(second)).expect("it can be written");
        assert_eq!(put(&[file("a-1.js", "1"), file("boards/x/index.html", "x")], 0), done(2, 0, 0));
        fs::write(folder.0.join("own.txt"), "somebody else's").expect("a file");
        assert_eq!(put(&[file("a-2.js", "2"), file("boards/x/index.html", "x")], 10), done(1, 1, 0));
        assert_eq!(put(&[file("a-2.js", "2"), file("boards/x/index.html", "y")], DAY), done(1, 1, 0));
        assert_eq!(folder.files(), [".published.json", "a-1.js", "a-2.js", "boards/x/index.html", "own.txt"]);
        assert_eq!(put(&[file("a-2.js", "2"), file("boards/x/index.html", "y")], DAY + 10), done(0, 2, 1));
        assert_eq!(folder.files(), [".published.json", "a-2.js", "boards/x/index.html", "own.txt"]);
    }

    #[test]
    fn what_is_named_again_stays() {
        let folder = Folder::new("again");
        let put = |files: &[PublishedFile], second| put(&folder.0, files, at(second)).expect("it can be written");
        put(&[file("a.js", "1"), file("b.js", "1")], 0);
        put(&[file("a.js", "1")], 10);
        put(&[file("a.js", "1"), file("b.js", "1")], 20);
        assert_eq!(put(&[file("a.js", "1")], DAY + 15), done(0, 1, 0));
        assert_eq!(folder.files(), [".published.json", "a.js", "b.js"]);
    }

    #[test]
    fn a_record_of_paths_that_lead_out_of_the_folder_removes_nothing() {
        let folder = Folder::new("out");
        put(&folder.0.join("site"), &[file("a.js", "1")], at(0)).expect("it can be written");
        fs::write(folder.0.join("secret.txt"), "kept").expect("a file");
        fs::write(folder.0.join("site/.published.json"), r#"{"../secret.txt": 0, "/etc/passwd": 0}"#).expect("a file");
        put(&folder.0.join("site"), &[file("a.js", "1")], at(9 * DAY)).expect("it can be written");
        assert_eq!(folder.files(), ["secret.txt", "site/.published.json", "site/a.js"]);
    }
}
