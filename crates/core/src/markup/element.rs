//! XML that is written: elements as values, so that no text gets into a document but escaped.

use super::escape::{escape, line};

/// An element with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Inside>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Inside {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element of this name.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), inside: Vec::new() }
    }

    /// An element of this name with a text.
    pub fn of(name: &'static str, text: &str) -> Self {
        Self { inside: vec![Inside::Text(line(text))], ..Self::new(name) }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, line(value)));
        self
    }

    /// The same with elements in it, after those that stand there already.
    #[must_use]
    pub fn with(mut self, elements: impl IntoIterator<Item = Self>) -> Self {
        self.inside.extend(elements.into_iter().map(Inside::Element));
        self
    }

    /// Writes the element. Elements have a line each, but for those beside a text, whose white space would be seen.
    fn write(&self, depth: usize, to: &mut String) {
        to.extend(["<", self.name]);
        for (name, value) in &self.attributes {
            to.extend([" ", name, "=\"", &escape(value), "\""]);
        }
        if self.inside.is_empty() {
            to.push_str("/>");
            return;
        }
        to.push('>');
        let has_lines = self.inside.iter().all(|inside| matches!(inside, Inside::Element(_)));
        let end_line = |depth: usize, to: &mut String| {
            if has_lines {
                to.push('\n');
                to.push_str(&"  ".repeat(depth));
            }
        };
        for inside in &self.inside {
            end_line(depth + 1, to);
            match inside {
                Inside::Element(element) => element.write(depth + 1, to),
                Inside::Text(text) => to.push_str(&escape(text)),
            }
        }
        end_line(depth, to);
        to.extend(["</", self.name, ">"]);
    }
}

/// A document of this element, in UTF-8.
pub fn document(root: &Element) -> String {
    let mut document = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    root.write(0, &mut document);
    document.push('\n');
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(root: &Element, expected: &str) {
        assert_eq!(document(root), format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{expected}\n"));
    }

    #[test]
    fn texts_and_attributes_are_escaped() {
        let inside = [Element::of("title", "a < b & ]]>\0\u{202e}"), Element::new("empty")];
        check(
            &Element::new("feed").attribute("href", "https://example.org/?a=\"b\"&c='d'").with(inside),
            "<feed href=\"https://example.org/?a=&quot;b&quot;&amp;c=&#39;d&#39;\">\n  \
             <title>a &lt; b &amp; ]]&gt;</title>\n  <empty/>\n</feed>",
        );
    }

    #[test]
    fn elements_have_a_line_each_but_beside_a_text() {
        let inner = Element::new("g").with([Element::new("rect").attribute("x", "1").attribute("y", "2")]);
        check(
            &Element::new("svg").with([inner, Element::of("text", "a ").with([Element::of("b", "c")])]),
            "<svg>\n  <g>\n    <rect x=\"1\" y=\"2\"/>\n  </g>\n  <text>a <b>c</b></text>\n</svg>",
        );
    }
}
