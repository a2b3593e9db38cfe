//! Rss.

use super::report::Report;
use super::xml::Element;
use crate::decode::Log;

pub(super) fn read(_root: &Element, _log: &Log) -> Option<Report> {
    None
}
