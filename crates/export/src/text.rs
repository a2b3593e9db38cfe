//! What a board says at a moment as plain text, to paste into an article, a chat or a mail. `docs/export.md` says what stands in it.
//!
//! *Invariant:* whatever a feed calls something, it begins no line of its own. What is unknown is counted as unknown, and what is
//! not listed is counted as not listed.

mod line;
mod listed;
mod sources;

use downboard_core::cause::shared_cause;
use downboard_core::model::{Contact, Lang, Publisher, ServiceIndex};
use downboard_core::view::{ServiceView, View};
use downboard_estimate::Estimates;
use downboard_words::{
    BETWEEN, capitalised, changed_to, contact, folded, in_a_row, not_listed, plain_text_words, published_words,
    without_alternative, words,
};

use crate::facts;
use line::{Line, written};
use listed::Listed;

/// How many alternatives are named for a service.
const ALTERNATIVES: usize = 3;

/// What is told.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The board at the moment.
    pub view: &'a View,
    /// How many people are affected. Without it nothing is said of people.
    pub estimates: Option<&'a Estimates>,
    /// The services that are listed, in any order. One that the board does not have is left out.
    pub services: &'a [ServiceIndex],
    /// The language.
    pub lang: Lang,
    /// The address at which a page shows the same.
    pub link: Option<&'a str>,
}

/// What a board says at a moment: its headline, title and moment; the services in trouble, worst first; how many others there are; how
/// many people are affected; the cause; the sources; who runs it, and the link. Headline, people and cause are those of the whole
/// board, whatever is listed. Every line ends with a line feed and none with a space; a blank line stands between the parts, of which
/// one that has nothing to say is left out.
pub fn text(told: &Told<'_>) -> String {
    let listed = Listed::of(told);
    let parts = [
        told.head(),
        told.in_trouble(&listed),
        told.others(&listed),
        told.reach_and_cause(&listed),
        sources::lines(told, &listed),
        told.end(),
    ];
    let parts: Vec<String> = parts.iter().map(|lines| written(lines)).filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

impl Told<'_> {
    fn head(&self) -> Vec<Line> {
        let (view, lang, board) = (self.view, self.lang, &self.view.log.board);
        let as_of = facts::as_of(view, lang);
        let moment = if board.is_live() { capitalised(&as_of) } else { [words(lang).recorded, &as_of].join(BETWEEN) };
        let said = [facts::headline(view, lang), board.title.get(lang).to_owned(), moment];
        said.into_iter().chain(facts::outside(view, lang)).map(|said| Line::of(&said)).collect()
    }

    /// The services in trouble, and after them those for which nothing is known to work.
    fn in_trouble(&self, listed: &Listed<'_>) -> Vec<Line> {
        let services = || listed.in_trouble.iter().copied();
        let without = services().filter(|service| facts::vouched_for(service).next().is_none());
        let without: Vec<String> = without.filter_map(|service| self.name(service)).collect();
        let without = (!without.is_empty()).then(|| without_alternative(self.lang, &in_a_row(self.lang, &without)));
        let lines = services().flat_map(|service| self.service(service));
        lines.chain(without.map(|said| Line::of(&said))).collect()
    }

    fn name(&self, service: &ServiceView) -> Option<String> {
        Some(self.view.log.board.service(service.index)?.name.get(self.lang).to_owned())
    }

    /// A service in trouble with what of it fails, and below it what to use instead.
    fn service(&self, service: &ServiceView) -> Vec<Line> {
        let (view, lang, words) = (self.view, self.lang, words(self.lang));
        let Some(name) = self.name(service) else { return Vec::new() };
        let of_names = |label, names: &[String]| (!names.is_empty()).then(|| changed_to(label, &in_a_row(lang, names)));
        let failing = of_names(words.features, &facts::failing_features(view, service, lang));
        let said: Vec<String> = [facts::service_text(view, service, lang)].into_iter().chain(failing).collect();
        let named = facts::alternatives(view, service, ALTERNATIVES, lang).into_iter().map(|named| named.name);
        let instead = of_names(words.instead_row, &named.collect::<Vec<_>>());
        let line = Line::of(&changed_to(&name, &said.join(BETWEEN)));
        [line].into_iter().chain(instead.map(|said| Line::below(&said))).collect()
    }

    /// How many services are in no trouble, by what is known of them, and how many are not listed.
    fn others(&self, listed: &Listed<'_>) -> Vec<Line> {
        let (lang, words) = (self.lang, plain_text_words(self.lang));
        let label = if listed.in_trouble.is_empty() { words.services } else { words.other_services };
        let counted = (listed.calm.all() > 0).then(|| changed_to(label, &folded(lang, listed.calm)));
        let left_out = (listed.left_out > 0).then(|| not_listed(lang, listed.left_out));
        counted.into_iter().chain(left_out).map(|said| Line::of(&said)).collect()
    }

    /// How many people all services of the board affect, each once, and why these fail together.
    fn reach_and_cause(&self, listed: &Listed<'_>) -> Vec<Line> {
        let (view, lang, words) = (self.view, self.lang, words(self.lang));
        let together = self.estimates.map(|estimates| &estimates.together);
        let label = if listed.left_out == 0 { words.affected_row } else { plain_text_words(lang).affected_in_all };
        let last_hour = together.map(|affected| changed_to(label, &facts::in_last_hour(view, affected, lang)));
        let so_far = together.and_then(|affected| facts::so_far(affected, lang));
        let so_far = so_far.map(|people| changed_to(&capitalised(words.so_far), &people));
        let cause = shared_cause(view).and_then(|site| facts::cause(view, site, lang));
        let cause = cause.map(|cause| changed_to(words.cause_row, &cause));
        last_hour.into_iter().chain(so_far).chain(cause).map(|said| Line::of(&said)).collect()
    }

    /// Who runs the board, and where a page shows the same.
    fn end(&self) -> Vec<Line> {
        let publisher = self.view.log.board.publisher.as_ref().map(|publisher| published_by(publisher, self.lang));
        let link = self.link.map(|link| changed_to(published_words(self.lang).whole_board, link));
        publisher.into_iter().chain(link).map(|said| Line::of(&said)).collect()
    }
}

/// Who runs a board, and where to write to.
fn published_by(publisher: &Publisher, lang: Lang) -> String {
    let to = publisher.contact.as_ref().map(|to| match to {
        Contact::Mail(mail) => mail.as_str().to_owned(),
        Contact::Page(page) => changed_to(contact(lang), page.as_str()),
    });
    [facts::published(publisher, lang)].into_iter().chain(to).collect::<Vec<_>>().join(BETWEEN)
}
