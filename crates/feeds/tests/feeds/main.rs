//! Foreign feeds are hostile input: whatever stands in them, nothing panics, nothing unknown becomes good news, and what
//! comes out is text.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod captures;
mod hostile;
mod mutations;
mod reading;
mod seeds;
mod steps;
mod templates;
mod unread;
