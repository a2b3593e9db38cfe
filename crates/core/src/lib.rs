//! Downboard's domain: documents, timelines, estimates and recommendations.
//!
//! *Invariant:* nothing here reads a clock, touches a file, a network or a browser, or panics on any input. A view is a
//! pure function of documents and a moment.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod cause;
pub mod check;
pub mod comparison;
pub mod decode;
mod encode;
pub mod estimate;
pub mod feeds;
pub mod instant;
pub mod model;
pub mod numbers;
pub mod order;
mod positions;
pub mod recommend;
#[cfg(feature = "schema")]
pub mod schema;
mod steps;
pub mod supposed;
pub mod time;
pub mod timeline;
pub mod validation;
pub mod view;
