//! The timelines of a board as a picture: SVG that is read alone.

use downboard_core::markup::{Element, document};
use downboard_core::model::{Lang, Period, ServiceIndex};
use downboard_core::timeline::{Piece, ServiceLog};
use downboard_core::view::View;
use downboard_words::{BETWEEN, capitalised, cited, day_and_clock, labels, not_drawn, pictured, shown_moment, words};

use super::axis::{self, AXIS};
use super::key::key;
use super::lane::textures;
use super::layout::{INNER, LANE, MARGIN, WIDTH};
use super::palette::{INK, INK_2, INK_3, RULE, SURFACE};
use super::row::Rows;
use super::shapes::{number, rectangle};
use super::text::{BOLD, Look, REGULAR};
use crate::facts::published;

/// So many lanes are drawn at most. Of more services a line says how many there are.
pub const MOST_LANES: usize = 60;

/// The family of the page's text: that of the reader's system.
const FAMILY: &str = "-apple-system, BlinkMacSystemFont, 'Apple SD Gothic Neo', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', \
                      'Segoe UI', 'Malgun Gothic', sans-serif";

const TITLE: Look = Look { size: 28.0, weight: BOLD, colour: INK };
const MOMENT: Look = Look { size: 16.0, weight: REGULAR, colour: INK_2 };
const RECORDED: Look = Look { weight: BOLD, colour: INK, ..MOMENT };
const NOTE: Look = Look { size: 13.0, weight: REGULAR, colour: INK_2 };
const FOOT: Look = Look { size: 12.0, weight: REGULAR, colour: INK_3 };

/// From the upper edge to the axis.
const HEAD: f64 = 106.0;
/// The height of the rule on top.
const TOP: f64 = 3.0;
/// The height of the line that says what is not drawn.
const MORE: f64 = 30.0;
/// The height of a line of the foot.
const FOOT_LINE: f64 = 18.0;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The board at the moment.
    pub view: &'a View,
    /// The services, from the first lane to the last. One that the board does not have is left out.
    pub services: &'a [ServiceIndex],
    /// From when to when the lanes go.
    pub extent: Period,
    /// The language.
    pub lang: Lang,
}

/// The timelines as an SVG document, [`WIDTH`] pixels wide and as high as there are lanes: at most [`MOST_LANES`], with a line that
/// says how many services are left out.
pub fn lanes(picture: &Picture<'_>) -> String {
    let Picture { view, services, extent, lang } = *picture;
    let board = &view.log.board;
    let known: Vec<ServiceIndex> = services.iter().copied().filter(|index| board.service(*index).is_some()).collect();
    let (drawn, left_out) = known.split_at(known.len().min(MOST_LANES));
    let rows = Rows::of(view, drawn, extent, lang);
    let top = HEAD + AXIS;
    let bottom = top + rows.height();
    let drawn = [
        picture.head(),
        axis::lines(lang, extent, &board.zone, HEAD + 4.0, bottom),
        rows.charts(view, extent, top),
        axis::moment(view.at, extent, &board.zone, !board.is_live(), top, bottom),
        axis::labels(lang, extent, &board.zone, HEAD),
        rows.names(top),
    ];
    let mut drawn = drawn.concat();
    let mut end = bottom;
    if !left_out.is_empty() {
        drawn.push(NOTE.text((MARGIN, end + 20.0), &not_drawn(lang, left_out.len())));
        end += MORE;
    }
    let (key, tall) = key(&rows, lang, end + 12.0);
    drawn.extend(key);
    end += 12.0 + tall;
    drawn.push(NOTE.text((MARGIN, end + 20.0), &picture.note()));
    end += 36.0;
    drawn.push(rectangle((MARGIN, end), (INNER, 1.0), RULE));
    for line in picture.foot(&rows.logs()) {
        drawn.push(FOOT.text((MARGIN, end + FOOT_LINE), &FOOT.fitted(&line, INNER)));
        end += FOOT_LINE;
    }
    picture.document(end + 24.0, &known, drawn)
}

impl Picture<'_> {
    fn document(&self, height: f64, known: &[ServiceIndex], drawn: Vec<Element>) -> String {
        let (width, height) = (f64::from(WIDTH), height.ceil());
        let root = Element::new("svg")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("viewBox", &format!("0 0 {WIDTH} {}", number(height)))
            .attribute("width", &WIDTH.to_string())
            .attribute("height", &number(height))
            .attribute("lang", self.lang.tag())
            .attribute("role", "img")
            .attribute("font-family", FAMILY)
            .with([Element::of("title", self.title()), Element::of("desc", &self.description(known))])
            .with([textures(LANE.texture)])
            .with([rectangle((0.0, 0.0), (width, height), SURFACE), rectangle((0.0, 0.0), (width, TOP), INK)])
            .with(drawn);
        document(&root)
    }

    fn title(&self) -> &str {
        self.view.log.board.title.get(self.lang)
    }

    fn head(&self) -> Vec<Element> {
        let title = TITLE.text((MARGIN, 54.0), &TITLE.fitted(self.title(), INNER));
        let (zone, lang, at) = (&self.view.log.board.zone, self.lang, self.view.at);
        let (moment, label) = (day_and_clock(lang, at, zone), zone.label_at(at));
        let place = (MARGIN, 82.0);
        let moment = if self.view.log.board.is_live() {
            MOMENT.text(place, &MOMENT.fitted(&capitalised(&shown_moment(lang, &moment, label)), INNER))
        } else {
            let recorded = words(lang).recorded;
            let moment = MOMENT.fitted(&format!("{BETWEEN}{moment} {label}"), INNER - RECORDED.most(recorded));
            Look::texts(place, &[(RECORDED, recorded), (MOMENT, &moment)])
        };
        vec![title, moment]
    }

    fn description(&self, known: &[ServiceIndex]) -> String {
        let zone = &self.view.log.board.zone;
        let said = |at| day_and_clock(self.lang, at, zone);
        let moment = shown_moment(self.lang, &said(self.view.at), zone.label_at(self.view.at));
        let services = known.iter().filter_map(|index| self.view.service(*index));
        let in_trouble = services.filter(|service| service.standing.status.is_trouble()).count();
        let Period { from, to } = self.extent;
        pictured(self.lang, known.len(), &said(from), &said(to), &moment, in_trouble)
    }

    /// How the drawing is read.
    fn note(&self) -> String {
        let labels = labels(self.lang);
        let has_hindsight = !self.view.log.board.is_live() && self.view.at < self.extent.to;
        let hindsight = has_hindsight.then_some(labels.hindsight);
        [labels.timelines_lede].into_iter().chain(hindsight).collect::<Vec<_>>().join(" ")
    }

    /// Who says what is drawn, and who publishes the board.
    fn foot(&self, services: &[&ServiceLog]) -> Vec<String> {
        let (lang, log) = (self.lang, &self.view.log);
        let Period { from, to } = self.extent;
        let is_drawn =
            |piece: &&Piece| piece.from.is_none_or(|begin| begin < to) && piece.to.is_none_or(|end| end > from);
        let drawn = services.iter().flat_map(|service| {
            let pieces = service.timeline.pieces().iter().filter(is_drawn);
            pieces.filter_map(|piece| service.events.get(piece.event?))
        });
        let cited = cited(lang, log, services, drawn);
        cited.into_iter().chain(log.board.publisher.as_ref().map(|publisher| published(publisher, lang))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_is_that_of_the_page() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../style/tokens.css");
        let tokens = std::fs::read_to_string(path).expect("the tokens");
        let value = |name: &str| {
            let (_, value) = tokens.split_once(name).expect("a font");
            value.split_once(';').expect("its end").0.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let font = value("--font: ").replace("var(--installed)", &value("--installed: "));
        assert_eq!(FAMILY, font.replace('"', "'"));
    }
}
