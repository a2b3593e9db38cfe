//! A text that may change.

use leptos::html::{ElementChild, span};
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};

/// A text in an element of its own, which is given it anew when it changes. A text node is not ours to keep: the translation of
/// a browser, an extension or a reader mode puts nodes of its own in its place, and what is written into the old one nobody sees.
///
/// While the text stays the same it is left alone, and so is its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anew(String);

/// A text that may change.
pub fn anew(text: impl Into<String>) -> Anew {
    Anew(text.into())
}

/// The element and what it was given.
pub struct AnewState {
    element: Element,
    text: String,
}

impl Render for Anew {
    type State = AnewState;

    fn build(self) -> AnewState {
        let element = Rndr::create_element("span", None);
        element.set_text_content(Some(&self.0));
        AnewState { element, text: self.0 }
    }

    fn rebuild(self, state: &mut AnewState) {
        if state.text != self.0 {
            state.element.set_text_content(Some(&self.0));
            state.text = self.0;
        }
    }
}

impl Mountable for AnewState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Anew {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Anew {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        html.push_str("<span>");
        self.0.as_str().to_html_with_buf(html, &mut Position::FirstChild, escape, mark_branches, attributes);
        html.push_str("</span>");
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> AnewState {
        let there = span().child(self.0.clone()).hydrate::<FROM_SERVER>(cursor, position);
        match there.elements().pop() {
            Some(element) => AnewState { element, text: self.0 },
            None => self.build(),
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_text_in_an_element_of_its_own() {
        assert_eq!(anew("1 < 2 & more").to_html(), "<span>1 &lt; 2 &amp; more</span>");
    }
}
