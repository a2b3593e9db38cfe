//! The house keeps its order where Cargo cannot keep it: which room of the page may use which, that no files use each other
//! in a circle, where words stand, and that every dependency says why it is there. Read from the sources by `syn`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod arrows;
mod circles;
mod clocks;
mod documents;
mod manifests;
mod sources;
mod words;
