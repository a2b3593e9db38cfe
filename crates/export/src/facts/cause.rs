//! The site that is the cause.

use downboard_core::model::Lang;
use downboard_core::view::{SiteView, View};

use super::moment::moment;

/// A site, and the last that happened to it by the moment; nothing of a site that the board does not have.
pub fn cause(view: &View, site: &SiteView, lang: Lang) -> Option<String> {
    let name = view.log.board.site(site.index)?.short_name.get(lang);
    let last = site.milestones.last().and_then(|index| view.log.milestones.get(*index));
    Some(last.map_or_else(
        || name.to_owned(),
        |last| format!("{name} – {} {}", moment(view, last.when.latest(), lang), last.label.get(lang)),
    ))
}
