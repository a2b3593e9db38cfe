//! The facts of a card as a document without styles and scripts, for pipelines that carry text and for readers that run none.

use downboard_core::model::{Contact, Publisher, Source, Status};
use downboard_core::view::ServiceView;
use downboard_estimate::Estimates;
use downboard_export::facts::{self, Named};
use downboard_words::BETWEEN;

use crate::base_address::BaseAddress;
use crate::card::{Card, Listed};
use crate::edition::Edition;
use crate::escape::html;
use crate::facts::{card_headline, cause, people};
use downboard_core::paths::CardFile;

/// How many services are listed.
const SERVICES: usize = 100;
/// How many alternatives are named for a service.
const ALTERNATIVES: usize = 3;
/// How many sources are named.
const SOURCES: usize = 5;

/// A card as a complete HTML document: what it says first, with its moment; the services with their status, since when, and what
/// to use instead; how many people, where estimates are given; the cause; the sources; the way to the dashboard; who runs the board.
pub fn text(card: Card<'_>, estimates: Option<&Estimates>, base: Option<&BaseAddress>) -> String {
    let edition = card.edition;
    let words = edition.words();
    let headline = html(&card_headline(card));
    let moment = format!("<time datetime=\"{}\">{}</time>", edition.instant(edition.view.at), html(&edition.as_of()));
    let services = match card.service {
        Some(service) => vec![service_item(edition, service)],
        None => worst_first(edition),
    };
    let people = estimates.and_then(|estimates| people(card, estimates));
    let people = people.map(|people| html(&format!("{} ({})", people.what, people.note)));
    let cause = cause(card).map(|cause| html(&cause));
    let rows =
        [(words.affected_row, people), (words.cause_row, cause), (words.sources, sources(card, estimates.is_some()))];
    let rows = rows.into_iter().filter_map(|(label, text)| Some(paragraph(&format!("{}: {}", html(label), text?))));
    let to_board = format!(
        "<a href=\"{}\">{} – {}</a>",
        html(&edition.dashboard_link(base, &card.file(CardFile::Text))),
        html(edition.text(&edition.board().title)),
        html(edition.published_words().whole_board),
    );
    let facts = [paragraph(&moment), list(&services)].into_iter().chain(rows).chain([paragraph(&to_board)]);
    let facts = facts.chain(edition.publisher().map(|publisher| paragraph(&published_by(edition, publisher))));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{headline}</title>\n</head>\n<body>\n\
         <h1>{headline}</h1>\n{}</body>\n</html>\n",
        edition.lang.tag(),
        facts.collect::<String>(),
    )
}

/// A paragraph of what is escaped already.
fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>\n")
}

/// A list of what is escaped already.
fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<ul>\n{}</ul>\n", items.concat())
}

/// The services as a reader asks for them: in trouble, worst first; then those of which that could be so; then those that work.
fn worst_first(edition: Edition<'_>) -> Vec<String> {
    let view = edition.view;
    let of = |status: Status| view.services.iter().filter(move |service| service.standing.status == status);
    let rest = [Status::Maintenance, Status::Unknown, Status::Operational].into_iter().flat_map(of);
    let all: Vec<&ServiceView> = view.worst_first().into_iter().chain(rest).collect();
    let more = all.len().saturating_sub(SERVICES) + edition.board().unread_services;
    let shown = all.into_iter().take(SERVICES).filter_map(|service| Listed::of(edition, service));
    let mut items: Vec<String> = shown.map(|service| service_item(edition, service)).collect();
    if more > 0 {
        items.push(html(&downboard_words::and_more(edition.lang, more)));
    }
    items
}

/// A service with its status, its features in trouble, and what to use instead.
fn service_item(edition: Edition<'_>, service: Listed<'_>) -> String {
    let words = edition.words();
    let (view, lang) = (edition.view, edition.lang);
    let (name, said) = (edition.text(&service.record.name), facts::service_text(view, service.view, lang));
    let features = service.record.features.iter().zip(&service.view.features);
    let failing = features.filter(|(_, standing)| standing.status.is_trouble()).map(|(feature, standing)| {
        let standing = facts::standing_text(view, standing, lang);
        html(&downboard_words::changed_to(edition.text(&feature.name), &standing))
    });
    let instead = facts::alternatives(view, service.view, ALTERNATIVES, lang).into_iter();
    let instead = instead.map(|Named { name, reason }| match reason {
        Some(reason) => html(&format!("{name} \u{2013} {reason}")),
        None => html(&name),
    });
    let is_trouble = service.view.standing.status.is_trouble();
    let instead = is_trouble.then(|| {
        let none = || paragraph(&html(words.no_alternative));
        labelled(words.instead_row, &instead.collect::<Vec<_>>()).unwrap_or_else(none)
    });
    let below: String = labelled(words.features, &failing.collect::<Vec<_>>()).into_iter().chain(instead).collect();
    let line = format!("<strong>{}</strong>: {}", html(name), html(&said));
    if below.is_empty() { line } else { format!("{line}\n{below}") }
}

/// A list below its label; nothing where it is empty.
fn labelled(label: &str, items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| paragraph(&html(label)) + &list(items))
}

/// Where what is said of the services was published, and how many people use them where that is said as well.
fn sources(card: Card<'_>, with_people: bool) -> Option<String> {
    let (edition, view) = (card.edition, card.edition.view);
    let shown: Vec<&ServiceView> = match card.service {
        Some(service) => vec![service.view],
        None => view.worst_first().into_iter().take(SERVICES).collect(),
    };
    let of_status = shown.iter().flat_map(|service| facts::of_status(view, service));
    let audiences = shown.iter().filter_map(|service| edition.board().service(service.index)?.audience());
    let of_people = audiences.filter(|_| with_people).flat_map(|audience| &audience.sources);
    let known = facts::cited(&view.log, of_status.chain(of_people));
    let said = known.iter().take(SOURCES).map(|source| citation(edition, source));
    let more = known.len().saturating_sub(SOURCES);
    let more = (more > 0).then(|| html(&downboard_words::and_more(edition.lang, more)));
    (!known.is_empty()).then(|| said.chain(more).collect::<Vec<_>>().join("; "))
}

/// Who runs the board, and where to write to.
fn published_by(edition: Edition<'_>, publisher: &Publisher) -> String {
    let name = html(edition.text(&publisher.name));
    let name = publisher.url.as_ref().map_or(name.clone(), |url| anchor(url.as_str(), &name));
    let contact = publisher.contact.as_ref().map(|contact| {
        let said = match contact {
            Contact::Mail(mail) => mail.as_str(),
            Contact::Page(_) => downboard_words::contact(edition.lang),
        };
        format!("{BETWEEN}{}", anchor(&contact.href(), &html(said)))
    });
    format!("{} {name}{}", html(downboard_words::published_by(edition.lang)), contact.unwrap_or_default())
}

/// A link with what is escaped already.
fn anchor(href: &str, said: &str) -> String {
    format!("<a href=\"{}\">{said}</a>", html(href))
}

fn citation(edition: Edition<'_>, source: &Source) -> String {
    let title = html(edition.text(&source.title));
    match &source.address {
        Some(address) => anchor(address.as_str(), &title),
        None => title,
    }
}
