//! No bytes make the reader of `heroku` feeds panic, and what it makes of them is a good status document.
#![no_main]

use downboard_core::model::FeedFormat;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| downboard_fuzz::feed(bytes, FeedFormat::Heroku));
