//! Pictures that were drawn before. Most of the time of a publication goes into pictures, and one whose drawing is the same is the
//! same, byte for byte.

use std::fmt;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::picture::{Drawing, Faces};

/// Gives the picture that was drawn before, by its path below the root of the site and the name of its drawing.
type Find = dyn Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync;

/// The pictures that were drawn before; by default none.
#[derive(Clone)]
pub struct Drawn(Arc<Find>);

impl Drawn {
    /// Pictures that are found by their path and the name of their drawing.
    pub fn new(find: impl Fn(&str, &str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }

    /// The picture at a path that was drawn from a drawing of this name.
    pub fn find(&self, path: &str, drawing: &str) -> Option<Vec<u8>> {
        (self.0)(path, drawing)
    }
}

impl Default for Drawn {
    fn default() -> Self {
        Self::new(|_, _| None)
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawn").finish_non_exhaustive()
    }
}

/// The name of a drawing: what draws it, the face that it is written in, and what it shows.
pub(crate) fn name(drawing: &Drawing, faces: &Faces) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    for part in faces.files().into_iter().chain([drawing.svg.as_bytes()]) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// What tells a content from any other.
pub fn digest(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
