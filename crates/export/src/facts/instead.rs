//! What can be used instead of a service in trouble.

use downboard_core::model::{Id, Lang, Text};
use downboard_core::recommend::{Limits, Recommended, ShortReason, limits, short_reason};
use downboard_core::view::{ServiceView, View};
use downboard_words::{name_in_part, name_with_limits, name_with_reason};

/// The name of an alternative, and the one thing that speaks most for it where that does not stand with the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name, with what of it works where not all does.
    pub name: String,
    /// What speaks most for it.
    pub reason: Option<&'static str>,
}

/// What is named instead of a service in trouble and known to work, best first.
pub fn vouched_for(service: &ServiceView) -> impl Iterator<Item = &Recommended> {
    service.alternatives.iter().filter(|named| named.is_vouched_for())
}

/// The first of them, with the one thing that speaks most for each.
pub fn alternatives(view: &View, service: &ServiceView, most: usize, lang: Lang) -> Vec<Named> {
    let (log, at) = (&view.log, view.at);
    let said = vouched_for(service).take(most).map(|named| {
        let reason = match (short_reason(log, service.index, named, at), limits(log, service.index, named, at)) {
            // It stands with the name.
            (ShortReason::Known(_), Some(Limits::Provider(_))) => None,
            (reason, _) => Some(downboard_words::short_reason(lang, reason)),
        };
        Named { name: name_in_full(view, service, named, lang), reason }
    });
    said.collect()
}

/// The names of the same, where little more has room.
pub fn alternatives_in_short(view: &View, service: &ServiceView, most: usize, lang: Lang) -> Vec<String> {
    let name = |named: &Recommended| {
        let name = name_of(view, &named.id, lang);
        match limits(&view.log, service.index, named, view.at) {
            Some(Limits::Features { .. }) => name_in_part(lang, name),
            Some(Limits::Provider(_)) | None => name.to_owned(),
        }
    };
    vouched_for(service).take(most).map(name).collect()
}

/// The name of an alternative with what of it works, where it or its provider is in trouble.
fn name_in_full(view: &View, service: &ServiceView, named: &Recommended, lang: Lang) -> String {
    let name = name_of(view, &named.id, lang);
    let texts = |features: Vec<&Text>| features.into_iter().map(|text| text.get(lang).to_owned()).collect::<Vec<_>>();
    match limits(&view.log, service.index, named, view.at) {
        Some(Limits::Provider(_)) => name_with_reason(lang, name, named.rank.strength),
        Some(Limits::Features { works, fails }) => name_with_limits(lang, name, &texts(works), &texts(fails)),
        None => name.to_owned(),
    }
}

/// The name of a service or alternative; its id where no document has it.
pub fn name_of<'a>(view: &'a View, id: &'a Id, lang: Lang) -> &'a str {
    let service = view.log.service(id).map(|(service, _)| &service.name);
    let name = service.or_else(|| view.log.alternative(id).map(|(alternative, _)| &alternative.name));
    name.map_or(id.as_str(), |name| name.get(lang))
}
