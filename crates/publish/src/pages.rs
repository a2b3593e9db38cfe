//! Pages with their facts in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use downboard::estimator::Estimator;
use downboard::place::Place;
use downboard::state::Page;
use downboard::{FirstFacts, FirstHtml, first_facts, patterns};
use downboard_core::model::{Id, Lang};
use downboard_core::time::Timestamp;

use crate::board::PublishedBoard;
use crate::escape::html;
use crate::templates::{TemplateError, Templates};

/// A page of a board.
#[derive(Clone, Debug)]
pub(crate) struct PublishedPage<'a> {
    /// The page.
    pub(crate) page: Page,
    /// The service that it is about, if it is one only.
    pub(crate) service: Option<&'a Id>,
    /// The way to the root of the site.
    pub(crate) root: String,
    /// The boards that have pages.
    pub(crate) boards: &'a [Id],
    /// Its languages, the one that speaks first at the beginning.
    pub(crate) languages: &'a [Lang],
}

/// Renders a page in its languages. By its title it is given what it says in a sentence, and what its head links to as HTML.
pub(crate) fn page(
    templates: &Templates,
    board: &PublishedBoard,
    estimator: &Estimator,
    of: &PublishedPage<'_>,
    head: impl FnOnce(&str) -> (String, String),
) -> Result<String, TemplateError> {
    let PublishedPage { page, service, root, boards, languages } = of;
    let (page, service) = (*page, *service);
    let names: Vec<_> = boards.iter().map(Id::as_str).collect();
    let place = Place {
        root: root.clone(),
        published: boards.to_vec(),
        board: Some(board.id().clone()),
        service: service.cloned(),
    };
    let place = Arc::new(place);
    let rendered: Vec<(Lang, FirstHtml)> = languages
        .iter()
        .map(|lang| {
            let (log, at, estimator) = (Arc::clone(&board.log), board.at, Arc::clone(estimator));
            (*lang, first_facts(&FirstFacts { page, place: Arc::clone(&place), lang: *lang, log, at, estimator }))
        })
        .collect();
    let title = rendered.first().map(|(_, first)| first.title.as_str()).unwrap_or_default();
    let other_title = rendered.get(1).map(|(_, other)| other.title.as_str()).unwrap_or_default();
    let tags: Vec<_> = languages.iter().map(|lang| lang.tag()).collect();
    let [made_ko, made_en] = [Lang::Ko, Lang::En].map(|lang| moment(board, lang, board.at));
    let (description, links) = head(title);
    let values = BTreeMap::from([
        ("lang", tags.first().copied().unwrap_or_default().to_owned()),
        ("langs", tags.join(" ")),
        ("root", html(root)),
        ("boards", html(&names.join(" "))),
        ("first", if board.is_blind() { "blind" } else { "shown" }.to_owned()),
        ("board", html(board.id().as_str())),
        ("service", html(service.map_or("", Id::as_str))),
        ("at", if board.log.board.is_live() { String::new() } else { rfc3339(board, board.at) }),
        ("made", rfc3339(board, board.at)),
        ("old", board.stale_after().map(|seconds| seconds.to_string()).unwrap_or_default()),
        ("title", html(title)),
        ("other_title", html(other_title)),
        ("description", html(&description)),
        ("links", links),
        ("documents", preloads(board, root)),
        ("facts", facts(page, board, &rendered)),
        ("made_ko", html(&made_ko)),
        ("made_en", html(&made_en)),
        ("unscripted", unscripted(board)),
    ]);
    templates.fill(page, &values)
}

/// The facts in each language, and what their drawings refer to where anything is hatched.
fn facts(page: Page, board: &PublishedBoard, rendered: &[(Lang, FirstHtml)]) -> String {
    let block = |(lang, first): &(Lang, FirstHtml)| {
        let old = board.stale_after().map(|_| {
            let zone = &board.log.board.zone;
            let day = downboard_words::day_and_clock(*lang, board.at, zone);
            let old = downboard_words::facts_are_old(*lang, &day, zone.label_at(board.at));
            format!("<p class=\"old\" role=\"status\">{}</p>", html(&old))
        });
        format!("<div class=\"first\" lang=\"{}\">{}{}</div>", lang.tag(), old.unwrap_or_default(), first.html)
    };
    let is_hatched = rendered.iter().any(|(_, first)| first.html.contains("is-bounded"));
    let patterns = if is_hatched { patterns(page) } else { String::new() };
    let blocks: String = rendered.iter().map(block).collect();
    format!("{patterns}{blocks}")
}

fn moment(board: &PublishedBoard, lang: Lang, at: Timestamp) -> String {
    let zone = &board.log.board.zone;
    format!("{} {}", downboard_words::day_and_clock(lang, at, zone), zone.label_at(at))
}

fn rfc3339(board: &PublishedBoard, at: Timestamp) -> String {
    board.log.board.zone.rfc3339(at).to_string()
}

/// The documents that the module asks for when it is there, as it asks for them.
fn preloads(board: &PublishedBoard, root: &str) -> String {
    let folder = format!("{root}boards/{}/", board.id());
    let links = board.documents.iter().map(|document| {
        format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", html(&format!("{folder}{document}")))
    });
    links.collect::<Vec<_>>().join("\n    ")
}

fn unscripted(board: &PublishedBoard) -> String {
    let zone = &board.log.board.zone;
    let said = [Lang::Ko, Lang::En].map(|lang| {
        let day = downboard_words::day_and_clock(lang, board.at, zone);
        let said = html(&downboard_words::unscripted(lang, &day, zone.label_at(board.at)));
        format!("<p class=\"first\" lang=\"{}\">{said}</p>", lang.tag())
    });
    said.concat()
}
