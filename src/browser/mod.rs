//! Thin wrappers around what the page needs of the browser. Nothing here knows the domain.

mod address;
pub(crate) mod chart;
mod clipboard;
mod clock;
mod document;
pub(crate) mod encoding;
pub(crate) mod file;
mod frames;
mod near;
mod notice;
mod picture;
mod save;
mod screen;
mod share;
mod sound;
mod timer;
mod worker;

pub(crate) use address::{follow_fragment, query, replace_query};
pub(crate) use clipboard::{copy, select_text};
pub(crate) use clock::{ahead_of_utc, now, stopwatch};
pub(crate) use document::{
    Told, data, edges, go_to, prefers_korean, prefers_reduced_motion, root, set_attribute, set_icon, set_language,
    set_title, tell, when_focus_is_lost,
};
pub(crate) use frames::on_frame_height;
pub(crate) use near::{watch_near, watch_print, watch_room, watch_size, watch_width};
pub(crate) use notice::{ask_to_notify, notify};
pub(crate) use picture::png_of;
pub(crate) use save::{save, save_blob};
pub(crate) use screen::{
    is_on_button, keep_awake, on_key, on_resize, set_property, toggle_full_screen, watch_pointer, window_size,
};
pub(crate) use share::{can_share, is_framed, share};
pub(crate) use sound::{arm_sound, is_heard, sound};
pub(crate) use timer::{after, after_paint, beat, breathe, every};
pub(crate) use worker::{
    RunningWorker, absolute, is_hidden, on_online, on_visibility, start_worker, tell_missing_part,
};
