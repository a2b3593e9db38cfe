//! The documents of the project name files that are there.

use std::fs;
use std::path::{Path, PathBuf};

use super::sources::ROOT;

const DOCUMENTS: [&str; 5] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "fuzz/README.md"];

/// What a name in a document ends in when it is that of a source file.
const SOURCES: [&str; 4] = ["rs", "mjs", "css", "sh"];

/// The files of the house, below its root; what is built or brought along is none of it.
fn all_files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            let is_ours = !matches!(name.as_str(), "target" | "dist" | "node_modules" | "test-results" | ".git");
            if is_ours && !path.is_symlink() {
                all_files(&path, found);
            }
        } else {
            found.push(path.strip_prefix(ROOT).expect("below the root").display().to_string());
        }
    }
}

/// The source files that a text names in backticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|name| {
        let is_path = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./".contains(letter));
        is_path && Path::new(name).extension().is_some_and(|ending| SOURCES.iter().any(|source| ending == *source))
    })
}

#[test]
fn the_documents_name_files_that_are_there() {
    let mut there = Vec::new();
    all_files(Path::new(ROOT), &mut there);
    let docs = super::sources::files("docs", "md");
    let documents = DOCUMENTS.iter().map(|name| Path::new(ROOT).join(name)).chain(docs).collect::<Vec<PathBuf>>();
    let mut count = 0;
    for document in documents {
        let text = fs::read_to_string(&document).expect("text");
        for name in named(&text) {
            let is_there = there.iter().any(|file| file == name || file.ends_with(&format!("/{name}")));
            assert!(is_there, "{} names {name}", document.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}
