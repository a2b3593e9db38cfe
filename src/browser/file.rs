//! Files that the reader chooses or drops. They are read in the page and go nowhere.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub(crate) use web_sys::File;
use web_sys::{DragEvent, HtmlInputElement};

/// The file that was chosen with an input.
pub(crate) fn chosen(event: &web_sys::Event) -> Option<File> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0)
}

/// The file that was dropped.
pub(crate) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// How large a file is, in bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number below 2^53")]
pub(crate) fn size(file: &File) -> u64 {
    file.size() as u64
}

/// The bytes of a file; `None` when it cannot be read.
pub(crate) async fn bytes(file: File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
