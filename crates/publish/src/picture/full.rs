//! The card as a picture: what the page of a card shows, for what runs no script. It is as wide as a card in an article and reads
//! at half of that, on a phone.

use downboard_core::view::ServiceView;
use downboard_estimate::Estimates;
use downboard_export::facts::{self, Named};
use downboard_export::svg::palette::{INK, INK_2, text as colour_of};
use downboard_export::svg::{Lane, mark};
use downboard_words::BETWEEN;

use super::block::{Align, Block, LEADING, plain, stack, upright};
use super::faces::Faces;
use super::lines::{Look, Run, balanced, fitting, shortened, wrapped};
use super::said;
use super::sheet::{Drawing, Sheet};
use crate::card::{Card, Listed};
use crate::facts::{cause, people};

/// The width, in pixels.
pub(super) const WIDTH: u32 = 640;
/// The space at the sides, in pixels.
const MARGIN: f64 = 28.0;
/// The width between them.
const INNER: f64 = WIDTH as f64 - 2.0 * MARGIN;
/// The rule on top.
const TOP: f64 = 3.0;

/// The sizes of a headline: the largest in which it needs no more than three lines, else the last.
const HEADLINE: [f64; 3] = [38.0, 34.0, 30.0];
const TITLE: f64 = 23.0;
const BODY: f64 = 21.0;
const MOMENT: f64 = 20.0;
const NOTE: f64 = 18.0;
const SMALL: f64 = 17.0;
const TRACKING: f64 = -0.02;

/// How wide the labels of rows are, and what stands between rows.
const LABEL: f64 = 132.0;
const GAP: f64 = 12.0;
/// A mark, and what stands beside it with some space between.
const MARK: f64 = 18.0;
const ROW: f64 = INNER - MARK - 10.0;

const LANE: Lane = Lane { width: INNER, height: 46.0, line: 2.0, texture: 8.0 };
/// How far the line of the moment reaches beyond the lane, on both sides.
const BEYOND: f64 = 8.0;

/// How many services, alternatives and features are named.
const SERVICES: usize = 4;
const ALTERNATIVES: usize = 3;
const FEATURES: usize = 3;

/// A card as a drawing of [`WIDTH`], as high as what it says.
pub fn full(card: Card<'_>, estimates: &Estimates, faces: &Faces) -> Drawing {
    let sheet = Full { card, estimates, faces };
    let head = stack([sheet.moment(), Block::space(4.0), sheet.headline(), Block::space(14.0)]);
    let middle = match card.service {
        Some(service) => stack([
            sheet.chart(service),
            sheet.standing(service),
            sheet.features(service),
            sheet.people(),
            sheet.instead(service),
        ]),
        None => stack([sheet.services(), sheet.people()]),
    };
    let body = stack([Block::space(20.0), head, middle, sheet.cause(), sheet.foot(), Block::space(14.0)]);
    let height = TOP + body.height;
    let sheet = Sheet { card, width: WIDTH, rule: TOP, texture: card.service.map(|_| LANE.texture) };
    sheet.drawing(whole(height), &Block::default().beside(MARGIN, TOP, body))
}

/// A height in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few thousand at most: what is read is bounded"
)]
fn whole(height: f64) -> u32 {
    height.ceil().max(1.0) as u32
}

/// A service of a list.
struct Row<'a> {
    service: &'a ServiceView,
    name: Run,
    status: Run,
}

struct Full<'a> {
    card: Card<'a>,
    estimates: &'a Estimates,
    faces: &'a Faces,
}

impl Full<'_> {
    fn text(&self, runs: &[Run], width: f64) -> Block {
        Block::text(self.faces, runs, width, Align::Left)
    }

    /// The text of a row.
    fn even(&self, runs: &[Run]) -> Block {
        Block::even(self.faces, runs, INNER - LABEL, Align::Left)
    }

    fn moment(&self) -> Block {
        self.text(&said::moment(self.card.edition, MOMENT), INNER)
    }

    fn headline(&self) -> Block {
        let edition = self.card.edition;
        let name = said::name(self.faces, edition, self.card.service);
        let runs =
            |size| said::headline(self.card, &name, |colour| Look { tracking: TRACKING, ..Look::bold(size, colour) });
        let smallest = HEADLINE.last().copied().unwrap_or(BODY);
        let lines = fitting(self.faces, &HEADLINE, 3, INNER, runs);
        let lines = lines.unwrap_or_else(|| balanced(self.faces, &runs(smallest), INNER));
        let headline = Block::headline(&lines, INNER, Align::Left).saying(plain(&runs(smallest)));
        if self.card.service.is_some() {
            return headline;
        }
        let title = Look::bold(TITLE, INK).run(said::title(self.faces, edition));
        let more = said::more(self.card)
            .map(|more| Block::even(self.faces, &[Look::regular(BODY, INK).run(more)], INNER, Align::Left));
        let more = more.map(|more| Block::space(6.0).above(more)).unwrap_or_default();
        stack([self.text(&[title], INNER), headline, more])
    }

    /// The lane up to the moment, since when, and the moment.
    fn chart(&self, service: Listed<'_>) -> Block {
        let edition = self.card.edition;
        let period = said::window_of(edition.view, &[service.view]);
        let bars = said::bars_of(edition.view, service.view, period);
        let mut lane = Block { height: LANE.height + BEYOND, drawn: LANE.drawing(&bars), said: Vec::new() };
        lane = Block::space(BEYOND).above(lane);
        lane.drawn.push(upright(INNER, lane.height, 3.0));
        let end = Look::bold(SMALL, INK).run(downboard_words::clock(edition.view.at, &edition.board().zone));
        let end_width = end.look.width(self.faces, &end.text);
        let (share, since) = said::beginning(edition, service, period);
        let since = Look::regular(SMALL, INK_2).run(since);
        let since_width = since.look.width(self.faces, &since.text);
        // Below where it begins if there is room before the moment, else from the edge.
        let room = INNER - end_width - GAP;
        let x = (share * INNER).min(room - since_width).max(0.0);
        let end = Block::text(self.faces, &[end], INNER, Align::Right);
        let since = self.text(&[since], room);
        stack([
            lane,
            Block::space(2.0),
            Block::default().beside(x, 0.0, since).beside(0.0, 0.0, end),
            Block::space(14.0),
        ])
    }

    /// Since when a service without trouble has none.
    fn standing(&self, service: Listed<'_>) -> Block {
        let standing = said::standing(self.card.edition, service).map(|said| Look::regular(BODY, INK).run(said));
        standing
            .map(|standing| self.row(self.card.edition.words().status, [self.even(&[standing])]))
            .unwrap_or_default()
    }

    /// A row: a hairline, a label, and a text beside it.
    fn row(&self, label: &str, texts: impl IntoIterator<Item = Block>) -> Block {
        let label = self.text(&[Look::regular(BODY, INK_2).run(label)], LABEL - GAP);
        let row = label.beside(LABEL, 0.0, stack(texts));
        stack([Block::hairline(INNER, GAP), row, Block::space(GAP)])
    }

    /// A fact and what it rests on: on one line, or on one each.
    fn noted(&self, what: &str, note: Option<&str>) -> Block {
        let width = INNER - LABEL;
        let what = Look::bold(BODY, INK).run(what);
        let Some(note) = note.map(|note| Look::regular(NOTE, INK_2).run(note)) else {
            return self.text(&[what], width);
        };
        let together = [what.clone(), Run { text: format!(" {}", note.text), ..note.clone() }];
        if wrapped(self.faces, &together, width).len() == 1 {
            return self.text(&together, width);
        }
        self.text(&[what], width).above(self.text(&[note], width))
    }

    fn features(&self, service: Listed<'_>) -> Block {
        let edition = self.card.edition;
        let failing: Vec<String> = facts::failing_features(edition.view, service.view, edition.lang)
            .into_iter()
            .map(|name| said::as_name(self.faces, &name))
            .collect();
        if failing.is_empty() {
            return Block::default();
        }
        let names = Look::regular(BODY, INK).run(downboard_words::names(edition.lang, &failing, FEATURES));
        self.row(edition.words().features, [self.even(&[names])])
    }

    fn people(&self) -> Block {
        let people = people(self.card, self.estimates);
        people
            .map(|people| {
                self.row(self.card.edition.words().affected_row, [self.noted(&people.what, Some(&people.note))])
            })
            .unwrap_or_default()
    }

    fn instead(&self, service: Listed<'_>) -> Block {
        let edition = self.card.edition;
        if !service.view.standing.status.is_trouble() {
            return Block::default();
        }
        let named = facts::alternatives(edition.view, service.view, ALTERNATIVES, edition.lang);
        let line = |Named { name, reason }: Named| {
            let reason = reason.map(|reason| format!("\u{2013} {reason}"));
            self.noted(&name, reason.as_deref())
        };
        let mut lines: Vec<Block> = named.into_iter().map(line).collect();
        if lines.is_empty() {
            lines.push(self.even(&[Look::regular(BODY, INK).run(edition.words().no_alternative)]));
        }
        self.row(edition.words().instead_row, lines)
    }

    fn cause(&self) -> Block {
        let words = self.card.edition.words();
        let cause = cause(self.card).map(|cause| Look::regular(BODY, INK).run(cause));
        cause.map(|cause| self.row(words.cause_row, [self.even(&[cause])])).unwrap_or_default()
    }

    /// The worst services, a row each.
    fn services(&self) -> Block {
        let edition = self.card.edition;
        let worst = edition.view.worst_first();
        let listed = worst.iter().take(SERVICES).filter_map(|view| Listed::of(edition, view));
        let rows: Vec<Row<'_>> = listed.map(|service| self.service(service)).collect();
        // The status beside the name where all have room for it on one line, else below.
        let is_beside = rows.iter().all(|row| {
            let taken = row.name.look.width(self.faces, &row.name.text) + GAP;
            taken + row.status.look.width(self.faces, &row.status.text) <= ROW
        });
        let more = worst.len().saturating_sub(SERVICES);
        let more = (more > 0).then(|| {
            let more = Look::regular(NOTE, INK_2).run(downboard_words::more_services(edition.lang, more));
            stack([Block::hairline(INNER, GAP), self.text(&[more], INNER), Block::space(GAP)])
        });
        stack(rows.into_iter().map(|row| self.service_row(row, is_beside)).chain(more))
    }

    fn service<'s>(&self, service: Listed<'s>) -> Row<'s> {
        let edition = self.card.edition;
        let look = Look::bold(BODY, INK);
        let name = look.run(shortened(self.faces, look, &said::name(self.faces, edition, Some(service)), ROW));
        let standing = facts::status_in_short(edition.view, &service.view.standing, edition.lang);
        let said: Vec<String> =
            [standing].into_iter().chain(facts::side_words(edition.view, service.view, edition.lang)).collect();
        let status = Look::regular(BODY, colour_of(service.view.standing.status)).run(said.join(BETWEEN));
        Row { service: service.view, name, status }
    }

    /// A service: its mark, its name and its status, and below them what to use instead.
    fn service_row(&self, Row { service, name, status }: Row<'_>, is_beside: bool) -> Block {
        let after = name.look.width(self.faces, &name.text) + GAP;
        let name = self.text(&[name], ROW);
        let head = if is_beside {
            name.beside(after, 0.0, self.text(&[status], ROW - after))
        } else {
            name.above(self.text(&[status], ROW))
        };
        let sign = Block { height: MARK, drawn: vec![mark(service.standing.status, MARK)], said: Vec::new() };
        let signed = Block::default().beside(0.0, (BODY * LEADING - MARK) / 2.0, sign);
        let row = signed.beside(INNER - ROW, 0.0, stack([head, self.instead_in_short(service)]));
        stack([Block::hairline(INNER, GAP), row, Block::space(GAP)])
    }

    fn instead_in_short(&self, service: &ServiceView) -> Block {
        let edition = self.card.edition;
        let named = facts::alternatives_in_short(edition.view, service, ALTERNATIVES, edition.lang);
        let named: Vec<String> = named.iter().map(|name| said::as_name(self.faces, name)).collect();
        let label = Look::regular(NOTE, INK_2);
        let runs = if named.is_empty() {
            vec![label.run(edition.words().no_alternative)]
        } else {
            let names = downboard_words::names(edition.lang, &named, ALTERNATIVES);
            vec![label.run(format!("{} ", edition.words().instead_row)), Look::regular(NOTE, INK).run(names)]
        };
        self.text(&runs, ROW)
    }

    fn foot(&self) -> Block {
        let look = Look::regular(SMALL, INK_2);
        let foot = shortened(self.faces, look, &said::foot(self.faces, self.card.edition), INNER);
        stack([Block::hairline(INNER, GAP), self.text(&[look.run(foot)], INNER)])
    }
}
