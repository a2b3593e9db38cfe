//! Downboard's domain: documents, timelines, estimates and recommendations.
//!
//! *Invariant:* nothing here reads a clock, touches a file, a network or a browser, or panics on any input. A view is a
//! pure function of documents and a moment.

#![forbid(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice))]
#![warn(missing_docs)]

pub mod cause;
pub mod check;
pub mod decode;
mod encode;
pub mod instant;
pub mod links;
pub mod markup;
pub mod model;
pub mod order;
pub mod paths;
pub mod reading;
pub mod recommend;
#[cfg(feature = "schema")]
pub mod schema;
#[doc(hidden)]
pub mod steps;
pub mod time;
pub mod timeline;
pub mod view;
mod vocabulary;
