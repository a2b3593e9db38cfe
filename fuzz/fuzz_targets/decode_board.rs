//! No bytes make the decoder of `board.json` panic, and what it returns can be written and read again.
#![no_main]

use downboard_core::decode::decode_board;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = downboard_core::check::references(&[bytes]);
    if let Some(document) = decode_board(bytes).value {
        let written = serde_json::to_vec(&document).expect("a document is JSON");
        assert_eq!(decode_board(&written).value.as_ref(), Some(&document));
    }
});
