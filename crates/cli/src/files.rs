//! Reading files within bounds, and finding the documents in a folder.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use downboard_core::reading::MAX_DOCUMENT_BYTES;
use downboard_feeds::declared_charset;
use encoding_rs::Encoding;

/// The name of a board in its folder.
pub(crate) const BOARD: &str = "board.json";
/// How deep folders are searched: enough for any site of boards, and an end for every tree.
const MAX_DEPTH: usize = 16;

/// A file as far as it was read.
#[derive(Debug)]
pub(crate) enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// Nothing: it has so many bytes.
    TooLarge(u64),
}

/// Reads a file, unless it is larger than any document. Its size is looked at first.
pub(crate) fn read(path: &Path) -> io::Result<Content> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("not a file"));
    }
    if metadata.len() > MAX_DOCUMENT_BYTES {
        return Ok(Content::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed, in case the file grows while it is read.
    let read = File::open(path)?.take(MAX_DOCUMENT_BYTES + 1).read_to_end(&mut bytes)? as u64;
    Ok(if read > MAX_DOCUMENT_BYTES { Content::TooLarge(read) } else { Content::Bytes(in_utf_8(bytes)) })
}

/// A document in UTF-8, where it declares another encoding and holds to it. Any other is left as it is: the decoder says what
/// is wrong with it.
fn in_utf_8(bytes: Vec<u8>) -> Vec<u8> {
    let label = declared_charset(&bytes, None);
    let encoding = label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    let text = encoding.and_then(|one| one.decode_without_bom_handling_and_without_replacement(&bytes));
    text.map(|text| text.into_owned().into_bytes()).unwrap_or(bytes)
}

/// Writes beside the place and renames: nobody ever reads half a file, and who is killed meanwhile leaves the old one.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let mut file = File::create(&beside)?;
    file.write_all(content)?;
    // A machine that fails after the renaming must not have renamed what was never written.
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// The folder that a file stands in.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    file.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The `.json` files of a folder, at every depth and in order. Hidden folders and links to folders are left out.
pub(crate) fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() {
                let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
                if !hidden && depth < MAX_DEPTH {
                    open.push((path, depth + 1));
                }
            } else if path.extension().is_some_and(|extension| extension == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
