//! Instatus.

use super::cursor::Cursor;
use super::report::Report;

pub(super) fn read(_root: &Cursor<'_>) -> Option<Report> {
    None
}
