//! The browser's own decoder of texts, with the tables of all encodings of the web.

use web_sys::{TextDecoder, TextDecoderOptions};

/// The text of bytes in an encoding by its label; `None` where the browser does not know it, or the bytes are not in it.
pub(crate) fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
