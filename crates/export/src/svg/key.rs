//! The key of a picture: a sample of whatever its lanes show, with what it means.

use downboard_core::markup::Element;
use downboard_core::model::{Lang, Status};
use downboard_core::view::geometry::Bar;
use downboard_words::{labels, words};

use super::lane::Lane;
use super::layout::{INNER, LANE, MARGIN};
use super::palette::INK_2;
use super::row::Rows;
use super::shapes::number;
use super::text::{Look, REGULAR};

/// The height of a line of the key.
pub(super) const LINE: f64 = 30.0;
const SAMPLE: Lane = Lane { width: 28.0, ..LANE };
/// Between a sample and its words, and between two samples.
const GAP: f64 = 8.0;
const APART: f64 = 20.0;
const LOOK: Look = Look { size: 12.0, weight: REGULAR, colour: INK_2 };

/// Every status, in the order of the page.
const STATUSES: [Status; 6] = [
    Status::MajorOutage,
    Status::PartialOutage,
    Status::Degraded,
    Status::Maintenance,
    Status::Operational,
    Status::Unknown,
];

/// What the lanes show: the stretch of a sample, and its words.
fn entries(rows: &Rows<'_>, lang: Lang) -> Vec<(Status, Status, &'static str)> {
    let has = |is: &dyn Fn(&Bar) -> bool| rows.bars().any(is);
    // Where it is not known whether anything was wrong, nothing has the colour of what may have been.
    let is_seen = |bar: &Bar, status| (bar.best == status || bar.worst == status) && bar.best != Status::Unknown;
    let is_certain = |bar: &Bar, status| bar.best == status && bar.worst == status;
    let statuses = STATUSES.into_iter().filter(|status| has(&|bar| is_seen(bar, *status) || is_certain(bar, *status)));
    let mut entries: Vec<_> = statuses.map(|status| (status, status, words(lang).status(status))).collect();
    if has(&|bar| bar.best != bar.worst && bar.best != Status::Unknown) {
        entries.push((Status::Operational, Status::MajorOutage, labels(lang).between_statuses));
    }
    if has(&|bar| bar.best != bar.worst && bar.best == Status::Unknown) {
        entries.push((Status::Unknown, Status::MajorOutage, labels(lang).not_known_whether));
    }
    entries
}

/// The key from a height on, and how high it is.
pub(super) fn key(rows: &Rows<'_>, lang: Lang, top: f64) -> (Vec<Element>, f64) {
    let mut drawn = Vec::new();
    let (mut x, mut y) = (MARGIN, top);
    for (best, worst, text) in entries(rows, lang) {
        let wide = SAMPLE.width + GAP + LOOK.most(text);
        if x > MARGIN && x + wide > MARGIN + INNER {
            (x, y) = (MARGIN, y + LINE);
        }
        let corner = format!("translate({} {})", number(x), number(y));
        let sample = SAMPLE.drawing(&[Bar { x: 0.0, width: 100.0, best, worst }]);
        drawn.push(Element::new("g").attribute("transform", &corner).with(sample));
        drawn.push(LOOK.text((x + SAMPLE.width + GAP, y + SAMPLE.height - 2.0), text));
        x += wide + APART;
    }
    let height = if drawn.is_empty() { 0.0 } else { y + LINE - top };
    (drawn, height)
}
