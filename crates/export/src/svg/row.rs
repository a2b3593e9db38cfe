//! A lane of a picture: the name of a service and its status at the moment, and its timeline with the times on it.

use downboard_core::markup::Element;
use downboard_core::model::{Lang, Period, ServiceIndex, Status, Zone};
use downboard_core::timeline::ServiceLog;
use downboard_core::view::View;
use downboard_core::view::geometry::{Bar, bars, height, held};
use downboard_words::{LaneTime, clock, lane_times, words};

use super::layout::{BESIDE_MARK, LANE, LEFT, MARGIN, NAMES, place};
use super::mark::mark;
use super::palette::{INK, INK_2, RULE, SURFACE, text as colour_of};
use super::shapes::{number, rectangle};
use super::text::{Look, REGULAR, SEMIBOLD};

/// The height of a lane whose status stands beside its name, and of one where it stands below.
const BESIDE: f64 = 31.0;
const BELOW: f64 = 38.0;
/// The size of a mark.
const MARK: f64 = 11.0;
/// Between a name, its status and the chart.
const GAP: f64 = 12.0;
const NAME: Look = Look { size: 14.0, weight: SEMIBOLD, colour: INK };
const STATUS: f64 = 12.0;
const TIME: f64 = 11.0;

/// A service that is drawn.
struct Row<'a> {
    log: &'a ServiceLog,
    bars: Vec<Bar>,
    name: &'a str,
    status: Status,
    word: &'static str,
}

impl<'a> Row<'a> {
    /// A service within an extent; nothing of one that the board does not have.
    fn of(view: &'a View, index: ServiceIndex, extent: Period, lang: Lang) -> Option<Self> {
        let log = view.log.service_at(index)?;
        let status = view.service(index)?.standing.status;
        let name = view.log.board.service(index)?.name.get(lang);
        let bars = bars(&log.timeline, extent, held(&log.timeline, view.at));
        Some(Self { log, bars, name, status, word: words(lang).status(status) })
    }

    fn word_look(&self) -> Look {
        Look { size: STATUS, weight: REGULAR, colour: colour_of(self.status) }
    }

    /// Whether its name and its status have room beside each other.
    fn is_beside(&self) -> bool {
        BESIDE_MARK + NAME.most(self.name) + GAP + self.word_look().most(self.word) + GAP <= NAMES
    }

    /// Its mark, its name and its status, from a height.
    fn names(&self, top: f64, is_beside: bool) -> Vec<Element> {
        let (x, look) = (MARGIN + BESIDE_MARK, self.word_look());
        let name = NAME.fitted(self.name, NAMES - BESIDE_MARK - GAP);
        let line = top + if is_beside { 20.5 } else { 15.5 };
        let word = if is_beside {
            look.text_to((LEFT - GAP, line), self.word)
        } else {
            look.text((x, line + 15.5), self.word)
        };
        let corner = format!("translate({} {})", number(MARGIN), number(line - 5.0 - MARK / 2.0));
        let mark = Element::new("g").attribute("transform", &corner).with([mark(self.status, MARK)]);
        vec![mark, NAME.text((x, line), &name), word]
    }
}

/// The lanes of a picture, all of one height.
pub(super) struct Rows<'a> {
    rows: Vec<Row<'a>>,
    /// Whether every status stands beside its name, else below.
    is_beside: bool,
}

impl<'a> Rows<'a> {
    /// The lanes of services within an extent, in the given order.
    pub(super) fn of(view: &'a View, services: &[ServiceIndex], extent: Period, lang: Lang) -> Self {
        let rows: Vec<_> = services.iter().filter_map(|index| Row::of(view, *index, extent, lang)).collect();
        let is_beside = rows.iter().all(Row::is_beside);
        Self { rows, is_beside }
    }

    /// Everything that is known of the services.
    pub(super) fn logs(&self) -> Vec<&'a ServiceLog> {
        self.rows.iter().map(|row| row.log).collect()
    }

    /// The stretches of all lanes.
    pub(super) fn bars(&self) -> impl Iterator<Item = &Bar> {
        self.rows.iter().flat_map(|row| &row.bars)
    }

    /// How high they are together.
    pub(super) fn height(&self) -> f64 {
        self.rows.len() as f64 * self.pitch()
    }

    fn pitch(&self) -> f64 {
        if self.is_beside { BESIDE } else { BELOW }
    }

    /// Each lane with the height at which it begins.
    fn each(&self, top: f64) -> impl Iterator<Item = (f64, &Row<'a>)> {
        let pitch = self.pitch();
        self.rows.iter().enumerate().map(move |(index, row)| (top + index as f64 * pitch, row))
    }

    /// The names of the lanes from a height, with a hairline below each. A chart has a line of its own.
    pub(super) fn names(&self, top: f64) -> Vec<Element> {
        let name = |(top, row): (f64, &Row<'_>)| {
            let hairline = rectangle((MARGIN, top + self.pitch() - 1.0), (NAMES - GAP, 1.0), RULE);
            [vec![hairline], row.names(top, self.is_beside)].concat()
        };
        self.each(top).flat_map(name).collect()
    }

    /// The drawings of the lanes from a height, with the times on them.
    pub(super) fn charts(&self, view: &View, extent: Period, top: f64) -> Vec<Element> {
        let zone = &view.log.board.zone;
        let base = self.pitch() - 1.0 - LANE.height;
        let chart = |(top, row): (f64, &Row<'_>)| {
            let corner = format!("translate({} {})", number(LEFT), number(top + base));
            let chart = Element::new("g").attribute("transform", &corner).with(LANE.drawing(&row.bars));
            let times = lane_times(&row.bars, extent, view.at).into_iter().map(|at| time(at, zone, top + base));
            [chart].into_iter().chain(times).collect::<Vec<_>>()
        };
        self.each(top).flat_map(chart).collect()
    }
}

/// A time on a lane: on what is high enough, and else above it.
fn time(time: LaneTime, zone: &Zone, top: f64) -> Element {
    let is_within = time.status == Status::MajorOutage;
    let y = if is_within { LANE.height - 7.0 } else { LANE.height * (1.0 - height(time.status)) - 3.0 };
    let look = if is_within {
        Look { size: TIME, weight: SEMIBOLD, colour: SURFACE }
    } else {
        Look { size: TIME, weight: REGULAR, colour: INK_2 }
    };
    let (x, y, text) = (place(time.x / 100.0), top + y, clock(time.at, zone));
    if time.is_end { look.text_to((x - 4.0, y), &text) } else { look.text((x + 4.0, y), &text) }
}
