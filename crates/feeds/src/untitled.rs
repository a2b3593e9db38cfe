//! What an incident is called that has neither a name nor an id.

use downboard_core::model::Lang;

pub(crate) const UNTITLED: [(Lang, &str); 2] = [(Lang::En, "Untitled"), (Lang::Ko, "제목 없음")];
