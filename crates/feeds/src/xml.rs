//! XML as a small tree, bounded in depth and size. Document types are not expanded: an entity of the document's own stays
//! as it stands.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{refuse, text, times};
use downboard_core::model::Address;
use downboard_core::reading::{Effect, Expected, Finding, Log, MAX_LEVELS, MAX_RECORDS, Problem, excerpt};
use downboard_core::time::Timestamp;

/// The most elements of a document.
const MAX_ELEMENTS: usize = 200_000;

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub(super) name: String,
    /// Its attributes, by their names without a prefix.
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text and CDATA, joined.
    pub(super) text: String,
    /// The elements in it.
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The first element of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements of this name, each with its number among them, from 0.
    pub(super) fn children(&self, name: &str) -> impl Iterator<Item = (usize, &Element)> {
        self.children.iter().filter(move |child| child.name == name).enumerate()
    }

    /// The text of the first element of this name, without outer space; empty is absent.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    /// The text of the first element of this name as a name or title on one line.
    pub(super) fn line(&self, name: &str) -> Option<String> {
        let line = text::line(&text::plain(self.text_of(name)?), text::LONGEST_NAME);
        Some(line).filter(|line| !line.is_empty())
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// An element, the way to it and the log of its feed, for what would be lost silently.
#[derive(Clone)]
pub(super) struct XmlPlace<'e> {
    pub(super) element: &'e Element,
    /// The names and numbers on the way to it, written like a JSON pointer: `/channel/item/3`.
    pub(super) pointer: String,
    pub(super) log: &'e Log,
}

impl<'e> XmlPlace<'e> {
    /// The elements of this name, as far as they are read.
    pub(super) fn records(&self, name: &'e str) -> impl Iterator<Item = XmlPlace<'e>> {
        let count = self.element.children(name).count();
        if count > MAX_RECORDS {
            self.lose(name, Problem::TooMany { count }, Expected::AtMostRecords(MAX_RECORDS));
        }
        let Self { element, pointer, log } = self.clone();
        element.children(name).take(MAX_RECORDS).map(move |(number, element)| XmlPlace {
            element,
            pointer: format!("{pointer}/{name}/{number}"),
            log,
        })
    }

    pub(super) fn report(&self, name: &str, problem: Problem, expected: Expected, effect: Effect) {
        let pointer = format!("{}/{name}", self.pointer);
        self.log.add(Finding { pointer, problem, expected, effect });
    }

    /// Reports a record that cannot be used: an element without which it says nothing is absent.
    pub(super) fn drop_for<T>(&self, name: &str, expected: Expected) -> Option<T> {
        self.lose(name, Problem::Missing, expected);
        None
    }

    /// Reports what is left out and may be what is wrong.
    fn lose(&self, name: &str, problem: Problem, expected: Expected) {
        let pointer = format!("{}/{name}", self.pointer);
        self.log.lose(Finding { pointer, problem, expected, effect: Effect::Dropped });
    }

    /// An instant that `parse` takes; a text that it does not take is left out and reported.
    pub(super) fn time(&self, name: &str, parse: impl Fn(&str) -> Option<Timestamp>) -> Option<Timestamp> {
        let text = self.element.text_of(name)?;
        let time = parse(text);
        if time.is_none() {
            self.report(name, times::problem(text), Expected::Instant, Effect::Kept);
        }
        time
    }

    /// An http or https address; anything else is left out and reported.
    pub(super) fn address(&self, name: &str, text: &str) -> Option<Address> {
        let address = Address::parse(text.trim());
        if address.is_none() {
            self.report(name, Problem::Malformed(excerpt(text)), Expected::Address, Effect::Kept);
        }
        address
    }

    /// The value of the word in an element, by a table of the format's own words; a word that is not in it is reported
    /// and `otherwise` is used.
    pub(super) fn choice<T: Copy>(&self, name: &str, table: &[(&'static str, T)], otherwise: T) -> Option<T> {
        let word = self.element.text_of(name)?;
        let found = table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, value)| *value);
        if found.is_none() {
            self.report(name, Problem::UnknownWord(excerpt(word)), Expected::KnownWord, Effect::Kept);
        }
        Some(found.unwrap_or(otherwise))
    }
}

/// Parses a document and gives its root element.
pub(super) fn parse(source: &str) -> Result<Element, Finding> {
    let mut reader = Reader::from_str(source);
    // HTML that answers in the place of a feed has dangling ampersands and unclosed tags: the decoder says that it is no feed.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut elements = 0_usize;
    loop {
        let position = reader.buffer_position();
        let event = reader.read_event().map_err(|_| broken(position))?;
        match event {
            Event::Start(start) => {
                if open.len() >= MAX_LEVELS {
                    return Err(refuse(Problem::TooDeep, Expected::AtMostLevels(MAX_LEVELS)));
                }
                elements = one_more(elements)?;
                open.push(element(&start));
            }
            Event::Empty(start) => {
                elements = one_more(elements)?;
                close(element(&start), &mut open, &mut root);
            }
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    close(done, &mut open, &mut root);
                }
            }
            Event::Text(characters) => push(&mut open, &characters),
            Event::CData(characters) => push(&mut open, &characters),
            Event::GeneralRef(reference) => push(&mut open, &resolve(&reference)),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if root.is_some() {
            break;
        }
    }
    // A document that stops has its elements still open.
    root.filter(|_| open.is_empty()).ok_or_else(|| broken(source.len() as u64))
}

fn one_more(elements: usize) -> Result<usize, Finding> {
    let count = elements + 1;
    let too_many = || refuse(Problem::TooMany { count }, Expected::AtMostRecords(MAX_ELEMENTS));
    (count <= MAX_ELEMENTS).then_some(count).ok_or_else(too_many)
}

fn broken(byte: u64) -> Finding {
    refuse(Problem::NotXml { byte }, Expected::Xml)
}

fn push(open: &mut [Element], characters: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(characters);
    }
}

/// A reference by XML's own five names or a number; any other stays, for the reader of HTML in it.
fn resolve(name: &str) -> String {
    let source = format!("&{name};");
    if name.starts_with('#') {
        return text::decode(&source);
    }
    quick_xml::escape::unescape(&source).map_or_else(|_| source.clone(), std::borrow::Cow::into_owned)
}

fn close(done: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None => *root = Some(done),
    }
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let local = |name: quick_xml::name::QName<'_>| name.local_name().as_ref().to_owned();
    let mut all = start.html_attributes();
    let attributes = all.with_checks(false).flatten().map(|attribute| {
        let value = attribute.value;
        let value =
            quick_xml::escape::unescape(&value).map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned);
        (local(attribute.key), value)
    });
    Element { name: local(start.name()), attributes: attributes.collect(), ..Element::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_becomes_a_tree() {
        let root = parse(
            "<?xml version = \"1.0\"?><!-- c --><a:feed x=\"1&amp;2\"><title>A &amp; B &#65; &nbsp;</title>\
             <e><![CDATA[<p>hi</p>]]></e><e/></a:feed>",
        )
        .unwrap();
        assert_eq!(root.name, "feed");
        assert_eq!(root.attribute("x"), Some("1&2"));
        assert_eq!(root.text_of("title"), Some("A & B A &nbsp;"));
        assert_eq!(root.children("e").count(), 2);
        assert_eq!(root.children("e").next().unwrap().1.text, "<p>hi</p>");
    }

    #[test]
    fn what_is_not_a_document_is_refused() {
        for source in ["<a><b></b>", "<", "<a", &"<a>".repeat(100_000)] {
            assert!(parse(source).is_err(), "{source:.20}");
        }
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        assert_eq!(parse(bomb).unwrap().text, "&b;");
    }
}
