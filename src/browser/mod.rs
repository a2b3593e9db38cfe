//! Thin wrappers around what the page needs of the browser. Nothing here knows the domain.

mod address;
pub(crate) mod chart;
mod clock;
mod document;
pub(crate) mod encoding;
pub(crate) mod file;
mod save;
mod timer;
mod worker;

pub(crate) use address::{follow_fragment, query, replace_query};
pub(crate) use clock::{now, stopwatch};
pub(crate) use document::{
    Told, data, prefers_korean, prefers_reduced_motion, root, set_attribute, set_icon, set_language, set_title, tell,
};
pub(crate) use save::save;
pub(crate) use timer::{after, after_paint, beat, every};
pub(crate) use worker::{
    RunningWorker, absolute, is_hidden, on_online, on_visibility, start_worker, tell_missing_part,
};
