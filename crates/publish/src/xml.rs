//! XML that is written: elements as values, so that no text gets into a document but escaped.

use std::io::{self, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use crate::escape::line;

/// An element with what stands in it.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    start: BytesStart<'static>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug)]
enum Inside {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element of this name.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { start: BytesStart::new(name), inside: Vec::new() }
    }

    /// An element of this name with a text.
    pub(crate) fn of(name: &'static str, text: &str) -> Self {
        let mut element = Self::new(name);
        element.inside.push(Inside::Text(line(text)));
        element
    }

    /// The same with an attribute.
    pub(crate) fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.start.push_attribute((name, line(value).as_str()));
        self
    }

    /// The same with elements in it, after those that stand there already.
    pub(crate) fn with(mut self, elements: impl IntoIterator<Item = Self>) -> Self {
        self.inside.extend(elements.into_iter().map(Inside::Element));
        self
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        if self.inside.is_empty() {
            return writer.write_event(Event::Empty(self.start.borrow()));
        }
        writer.write_event(Event::Start(self.start.borrow()))?;
        for inside in &self.inside {
            match inside {
                Inside::Element(element) => element.write(writer)?,
                Inside::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(self.start.to_end()))
    }
}

/// A document of this element, in UTF-8.
pub(crate) fn document(root: &Element) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written = writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| root.write(&mut writer))
        .and_then(|()| writer.get_mut().write_all(b"\n"));
    // Memory takes everything that is written into it, and what is written is text.
    written.ok().and_then(|()| String::from_utf8(writer.into_inner()).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let inside = [Element::of("title", "a < b & ]]>\0\u{202e}"), Element::new("empty")];
        let root = Element::new("feed").attribute("href", "https://example.org/?a=\"b\"&c='d'").with(inside);
        assert_eq!(
            document(&root),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed href=\"https://example.org/?a=&quot;b&quot;&amp;c=&apos;d&apos;\">\n  \
             <title>a &lt; b &amp; ]]&gt;</title>\n  <empty/>\n</feed>\n"
        );
    }
}
