//! The picture that a shared link shows. It is seen small, and some show only the square in its middle, so the headline stands
//! within that.

use downboard_core::model::Period;
use downboard_core::view::ServiceView;
use downboard_estimate::Estimates;
use downboard_export::facts;
use downboard_export::svg::Lane;
use downboard_export::svg::palette::{INK, INK_2, text as colour_of};
use downboard_words::BETWEEN;

use super::block::{Align, Block, plain, stack, upright};
use super::faces::Faces;
use super::lines::{Line, Look, Run, abridged, balanced, fitting, shortened};
use super::said;
use super::sheet::{Drawing, Sheet};
use crate::card::{Card, Listed};
use crate::facts::people;
use crate::oembed::PictureSize;

/// The size that Facebook, X, KakaoTalk, LINE and Slack show whole.
pub const SOCIAL: PictureSize = PictureSize { width: 1200, height: 630 };

const WIDTH: f64 = SOCIAL.width as f64;
const HEIGHT: f64 = SOCIAL.height as f64;
const TOP: f64 = 10.0;
const MARGIN: f64 = 56.0;
/// From the upper and the lower edge to the first and the last line.
const EDGE: f64 = 32.0;
const INNER: f64 = WIDTH - 2.0 * MARGIN;
/// Within the square of the middle, with some space at its sides.
const SQUARE: f64 = HEIGHT - 32.0;

/// The sizes of a headline within the square, and those of one that is too long for it.
const HEADLINE: [f64; 3] = [64.0, 60.0, 56.0];
const HEADLINE_OF_THREE: [f64; 2] = [60.0, 56.0];
const LONG_HEADLINE: [f64; 5] = [60.0, 56.0, 48.0, 42.0, 36.0];
/// A name in a headline that is too long for both has so many letters.
const ABRIDGED: [usize; 3] = [60, 30, 15];
/// The most letters of a name beside others.
const SHORT_NAME: usize = 30;
const LINES: usize = 3;
/// The most lines of what stands below a headline; what needs more is left out, and stands on the page.
const MORE_LINES: usize = 4;
const TRACKING: f64 = -0.02;
const TITLE: f64 = 34.0;
const FACT: [f64; 4] = [36.0, 32.0, 28.0, 24.0];
const NOTE: f64 = 28.0;
const SMALL: f64 = 26.0;
/// A note beside a fact, as a share of its size.
const NOTE_SHARE: f64 = 0.8;

/// From one stroke of a hatching to the next.
const TEXTURE: f64 = 12.0;
const LANE: Lane = Lane { width: INNER, height: 60.0, line: 3.0, texture: TEXTURE };
/// How far the line of the moment reaches beyond a lane.
const BEYOND: f64 = 10.0;

/// The rows of several services: the name, the lane, the status, each beside the other.
const ROW: f64 = 48.0;
const ROW_GAP: f64 = 22.0;
const ROW_LANE: f64 = 34.0;
const ROW_LINE: f64 = 3.0;
/// How much of a row a name may take, and how little is left for the lane.
const ROW_NAME: f64 = 300.0;
const LEAST_LANE: f64 = 300.0;
/// The sizes of a status: the largest that leaves room for the lane, else the last.
const ROW_STATUS: [f64; 4] = [26.0, 24.0, 22.0, 20.0];

const SERVICES: usize = 4;
const ALTERNATIVES: usize = 3;

/// A card as a drawing of [`SOCIAL`].
pub fn social(card: Card<'_>, estimates: &Estimates, faces: &Faces) -> Drawing {
    let picture = Social { card, estimates, faces };
    let moment = picture.moment();
    let foot = picture.foot();
    let parts = [picture.headline(), picture.lanes(), picture.facts()];
    let parts: Vec<Block> = parts.into_iter().filter(|part| part.height > 0.0).collect();
    // What is left over stands between the parts.
    let taken: f64 = parts.iter().map(|part| part.height).sum();
    let (from, to) = (EDGE + moment.height, HEIGHT - EDGE - foot.height);
    let gap = ((to - from - taken) / (parts.len() as f64 + 1.0)).max(0.0);
    let mut sheet = Block::default().beside(MARGIN, EDGE, moment);
    let mut y = from + gap;
    for part in parts {
        let below = y + part.height + gap;
        sheet = sheet.beside(MARGIN, y, part);
        y = below;
    }
    let whole = sheet.beside(MARGIN, to, foot);
    Sheet { card, width: SOCIAL.width, rule: TOP, texture: Some(TEXTURE) }.drawing(SOCIAL.height, &whole)
}

struct Social<'a> {
    card: Card<'a>,
    estimates: &'a Estimates,
    faces: &'a Faces,
}

/// The widths of the columns of rows, and the size of the status.
#[derive(Clone, Copy)]
struct Columns {
    name: f64,
    lane: f64,
    status: f64,
}

impl Columns {
    /// Where the lanes begin and end.
    fn edges(self) -> (f64, f64) {
        let from = self.name + ROW_GAP;
        (from, from + self.lane)
    }
}

impl Social<'_> {
    fn middle(&self, runs: &[Run]) -> Block {
        Block::text(self.faces, runs, INNER, Align::Middle)
    }

    /// The moment. Where the headline names the board, what it is published by stands here, and below nothing.
    fn moment(&self) -> Block {
        let edition = self.card.edition;
        let product = Look::regular(NOTE, INK_2).run(format!("{}{BETWEEN}", edition.words().product));
        let product = self.card.is_worst().then_some(product);
        self.middle(&product.into_iter().chain(said::moment(edition, NOTE)).collect::<Vec<_>>())
    }

    fn headline(&self) -> Block {
        let edition = self.card.edition;
        let (lines, said) = self.headline_lines();
        let headline = Block::headline(&lines, INNER, Align::Middle).saying(said);
        if self.card.service.is_some() {
            return headline;
        }
        let look = Look::bold(TITLE, INK);
        let title = look.run(shortened(self.faces, look, &said::title(self.faces, edition), INNER));
        let more = said::more(self.card).and_then(|more| {
            let lines = balanced(self.faces, &[Look::regular(TITLE, INK).run(more.as_str())], INNER);
            let below = || Block::space(16.0).above(Block::headline(&lines, INNER, Align::Middle).saying(more));
            (lines.len() <= MORE_LINES).then(below)
        });
        stack([self.middle(&[title]), Block::space(4.0), headline, more.unwrap_or_default()])
    }

    /// Within the square if there is room for it, else over the whole width, else with a shorter name.
    fn headline_lines(&self) -> (Vec<Line>, String) {
        let edition = self.card.edition;
        let name = said::name(self.faces, edition, self.card.service);
        let names = [name.clone()].into_iter().chain(ABRIDGED.map(|most| abridged(self.faces, &name, most)));
        for name in names {
            let runs = |size| {
                said::headline(self.card, &name, |colour| Look { tracking: TRACKING, ..Look::bold(size, colour) })
            };
            let lines = fitting(self.faces, &HEADLINE, 2, SQUARE, runs)
                .or_else(|| fitting(self.faces, &HEADLINE_OF_THREE, LINES, SQUARE, runs))
                .or_else(|| fitting(self.faces, &LONG_HEADLINE, LINES, INNER, runs));
            if let Some(lines) = lines {
                return (lines, plain(&runs(0.0)));
            }
        }
        let smallest = LONG_HEADLINE.last().copied().unwrap_or(SMALL);
        let runs = said::headline(self.card, "", |colour| Look { tracking: TRACKING, ..Look::bold(smallest, colour) });
        (balanced(self.faces, &runs, INNER).into_iter().take(LINES).collect(), plain(&runs))
    }

    fn lanes(&self) -> Block {
        match self.card.service {
            Some(service) => self.lane(service),
            None => self.rows(),
        }
    }

    fn lane(&self, service: Listed<'_>) -> Block {
        let edition = self.card.edition;
        let period = said::window_of(edition.view, &[service.view]);
        let bars = said::bars_of(edition.view, service.view, period);
        let lane = Block { height: LANE.height + BEYOND, drawn: LANE.drawing(&bars), said: Vec::new() };
        let mut lane = Block::space(BEYOND).above(lane);
        lane.drawn.push(upright(INNER, lane.height, 4.0));
        let (share, since) = said::beginning(edition, service, period);
        stack([lane, Block::space(4.0), self.ends(share * INNER, 0.0, INNER, &since)])
    }

    /// Below lanes between two edges: what stands at their beginning, and the moment.
    fn ends(&self, x: f64, from: f64, to: f64, beginning: &str) -> Block {
        let zone = &self.card.edition.board().zone;
        let end = Look::bold(SMALL, INK).run(downboard_words::clock(self.card.edition.view.at, zone));
        let room = to - from - end.look.width(self.faces, &end.text) - ROW_GAP;
        let look = Look::regular(SMALL, INK_2);
        let beginning = look.run(shortened(self.faces, look, beginning, room));
        let x = x.min(to - (look.width(self.faces, &beginning.text) + INNER - room)).max(from);
        let beginning = Block::text(self.faces, &[beginning], INNER, Align::Left);
        let end = Block::text(self.faces, &[end], to, Align::Right);
        Block::default().beside(x, 0.0, beginning).beside(0.0, 0.0, end)
    }

    /// The worst services below each other, on one axis.
    fn rows(&self) -> Block {
        let edition = self.card.edition;
        let worst = edition.view.worst_first();
        let shown: Vec<&ServiceView> = worst.into_iter().take(SERVICES).collect();
        if shown.is_empty() {
            return Block::default();
        }
        let period = said::window_of(edition.view, &shown);
        let listed: Vec<Listed<'_>> = shown.iter().filter_map(|view| Listed::of(edition, view)).collect();
        let columns = self.columns(&listed);
        let mut rows = stack(listed.into_iter().map(|service| self.row(service, period, columns)));
        let (from, to) = columns.edges();
        rows.drawn.push(upright(to, rows.height + 6.0, 4.0));
        stack([
            rows,
            Block::space(2.0),
            self.ends(from, from, to, &facts::moment(edition.view, period.from, edition.lang)),
        ])
    }

    /// Names and statuses as wide as the widest of them; the lanes have the rest.
    fn columns(&self, listed: &[Listed<'_>]) -> Columns {
        let widest =
            |look: Look, texts: &[String]| texts.iter().map(|text| look.width(self.faces, text)).fold(0.0, f64::max);
        let edition = self.card.edition;
        let names: Vec<String> = listed.iter().map(|service| said::name(self.faces, edition, Some(*service))).collect();
        let statuses: Vec<String> = listed
            .iter()
            .map(|service| facts::status_in_short(edition.view, &service.view.standing, edition.lang))
            .collect();
        let name = widest(Look::bold(NOTE, INK), &names).ceil().min(ROW_NAME);
        let of = |size: f64| {
            let lane = INNER - name - widest(Look::regular(size, INK), &statuses).ceil() - 2.0 * ROW_GAP;
            Columns { name, lane: lane.max(LEAST_LANE), status: size }
        };
        let smallest = ROW_STATUS.last().copied().unwrap_or(SMALL);
        ROW_STATUS.into_iter().map(of).find(|columns| columns.lane > LEAST_LANE).unwrap_or_else(|| of(smallest))
    }

    fn row(&self, service: Listed<'_>, period: Period, columns: Columns) -> Block {
        let edition = self.card.edition;
        let standing = &service.view.standing;
        let (from, to) = columns.edges();
        let look = Look::bold(NOTE, INK);
        let name = look.run(shortened(self.faces, look, &said::name(self.faces, edition, Some(service)), columns.name));
        let name = Block::text(self.faces, &[name], INNER, Align::Left);
        let status = Look::regular(columns.status, colour_of(standing.status));
        let status = status.run(facts::status_in_short(edition.view, standing, edition.lang));
        let status = Block::text(self.faces, &[status], INNER - to - ROW_GAP, Align::Left);
        let lane = Lane { width: columns.lane, height: ROW_LANE, line: ROW_LINE, texture: TEXTURE };
        let drawn = lane.drawing(&said::bars_of(edition.view, service.view, period));
        let lane = Block { height: ROW_LANE, drawn, said: Vec::new() };
        let middle = |part: &Block| (ROW - part.height) / 2.0;
        let (above_name, above_lane, above_status) = (middle(&name), middle(&lane), middle(&status));
        let row = Block::space(ROW).beside(0.0, above_name, name).beside(from, above_lane, lane);
        row.beside(to + ROW_GAP, above_status, status)
    }

    /// A line of people, and one of what to use instead; of a service without trouble, since when it has none.
    fn facts(&self) -> Block {
        let standing = self.card.service.and_then(|service| said::standing(self.card.edition, service));
        let standing = standing.map(|said| self.fact(|size| vec![Look::regular(size, INK).run(said.as_str())]));
        stack([self.people(), self.instead(), standing].into_iter().flatten())
    }

    /// How many people, where that is estimated. Why it is not has no room here.
    fn people(&self) -> Option<Block> {
        let people = people(self.card, self.estimates).filter(|people| people.is_estimated)?;
        let label = format!("{} ", self.card.edition.words().affected_row);
        Some(self.fact(|size| {
            vec![
                Look::regular(size, INK_2).run(label.as_str()),
                Look::bold(size, INK).run(people.what.as_str()),
                Look::regular(size * NOTE_SHARE, INK_2).run(format!(" {}", people.note)),
            ]
        }))
    }

    /// What to use instead of the service or, of several, of the worst for which anything is known to work.
    fn instead(&self) -> Option<Block> {
        let edition = self.card.edition;
        let names_for = |service: &ServiceView| {
            let named = facts::alternatives_in_short(edition.view, service, ALTERNATIVES, edition.lang).into_iter();
            let named: Vec<String> = named.map(|name| abridged(self.faces, &name, SHORT_NAME)).collect();
            (!named.is_empty()).then(|| downboard_words::names(edition.lang, &named, ALTERNATIVES))
        };
        let worst = edition.view.worst_first();
        let (is_trouble, said) = match self.card.service {
            Some(service) => (service.view.standing.status.is_trouble(), names_for(service.view)),
            None => (
                !worst.is_empty(),
                worst.into_iter().find_map(|view| {
                    let (service, names) = (Listed::of(edition, view)?, names_for(view)?);
                    let name = said::name(self.faces, edition, Some(service));
                    Some(downboard_words::instead_pair(edition.lang, &abridged(self.faces, &name, SHORT_NAME), &names))
                }),
            ),
        };
        let label = format!("{} ", edition.words().instead_row);
        let said = said.as_deref();
        is_trouble.then(|| {
            self.fact(|size| match said {
                Some(said) => vec![Look::regular(size, INK_2).run(label.as_str()), Look::bold(size, INK).run(said)],
                None => vec![Look::regular(size, INK_2).run(edition.words().no_alternative)],
            })
        })
    }

    /// A fact on one line if there is a size for that, else on as many as it takes.
    fn fact(&self, runs: impl Fn(f64) -> Vec<Run>) -> Block {
        let smallest = FACT.last().copied().unwrap_or(SMALL);
        let is_short = |size: &&f64| {
            let lines = super::lines::wrapped(self.faces, &runs(**size), INNER);
            lines.len() <= 1
        };
        let size = FACT.iter().find(is_short).copied().unwrap_or(smallest);
        self.middle(&runs(size))
    }

    fn foot(&self) -> Block {
        if self.card.service.is_none() {
            return Block::default();
        }
        let look = Look::regular(SMALL, INK_2);
        let foot = shortened(self.faces, look, &said::foot(self.faces, self.card.edition), INNER);
        self.middle(&[look.run(foot)])
    }
}
