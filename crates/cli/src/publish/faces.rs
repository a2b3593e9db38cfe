//! What pictures are written in, as the build of the site leaves it.

use std::fs;
use std::io;
use std::path::Path;

use downboard_publish::picture::{FACES, Faces};

/// The face of a site; nothing where one of its files is not there.
///
/// # Errors
///
/// Where a file cannot be read or is no font, in a line.
pub(super) fn faces(site: &Path) -> Result<Option<Faces>, String> {
    let read = |file: &str| {
        let path = site.join(file);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{}: {error}", path.display())),
        }
    };
    let [regular, bold] = FACES.map(read);
    let (Some(regular), Some(bold)) = (regular?, bold?) else { return Ok(None) };
    Faces::parse(regular, bold).map(Some).map_err(|error| format!("{}: {error}", site.display()))
}

/// The letters that a face does not have, as they are and by their numbers.
pub(super) fn named(letters: &[char]) -> String {
    letters.iter().map(|letter| format!("{letter} U+{:04X}", u32::from(*letter))).collect::<Vec<_>>().join(", ")
}
