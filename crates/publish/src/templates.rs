//! The templates of published pages, as the build of the site leaves them in `templates.json`, and how they are filled in.

use std::collections::BTreeMap;

use downboard::state::Page;
use serde::Deserialize;

/// The file of a built site that holds them.
pub const TEMPLATES: &str = "templates.json";

/// One template for each kind of page that is published.
#[derive(Clone, Debug, Deserialize)]
pub struct Templates {
    dashboard: String,
    embed: String,
    kiosk: String,
}

/// Why a page cannot be made from a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// The file is not what a build leaves.
    Unreadable(String),
    /// A template asks for a value that no page has: it is of another version.
    Unknown(String),
    /// A template does not ask for a value that every page has.
    Unused(&'static str),
    /// There is no template for such a page.
    NoSuchPage,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "{TEMPLATES} is not what script/server builds: {why}"),
            Self::Unknown(name) => write!(f, "{TEMPLATES} asks for {{{{{name}}}}}: the site is of another version"),
            Self::Unused(name) => {
                write!(f, "{TEMPLATES} has no place for {{{{{name}}}}}: the site is of another version")
            }
            Self::NoSuchPage => write!(f, "{TEMPLATES} has no such page"),
        }
    }
}

impl Templates {
    /// Reads what a build has left.
    ///
    /// # Errors
    ///
    /// Where it is no JSON object with a text for each page.
    pub fn parse(bytes: &[u8]) -> Result<Self, TemplateError> {
        serde_json::from_slice(bytes).map_err(|error| TemplateError::Unreadable(error.to_string()))
    }

    /// Fills in the template of a page. Values are put in as they are: what stands in an attribute or between tags has to be
    /// escaped before.
    pub(crate) fn fill(&self, page: Page, values: &BTreeMap<&'static str, String>) -> Result<String, TemplateError> {
        let template = match page {
            Page::Dashboard => &self.dashboard,
            Page::Embed => &self.embed,
            Page::Kiosk => &self.kiosk,
            Page::Builder | Page::Open | Page::Methods => return Err(TemplateError::NoSuchPage),
        };
        fill(template, values)
    }
}

fn fill(template: &str, values: &BTreeMap<&'static str, String>) -> Result<String, TemplateError> {
    let mut filled = String::with_capacity(template.len());
    let mut unused: Vec<&'static str> = values.keys().copied().collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled += before;
        let Some((name, after)) = after.split_once("}}") else {
            return Err(TemplateError::Unknown(after.chars().take(20).collect()));
        };
        let Some((known, value)) = values.get_key_value(name) else {
            return Err(TemplateError::Unknown(name.to_owned()));
        };
        unused.retain(|unused| unused != known);
        filled += value;
        rest = after;
    }
    filled += rest;
    match unused.first() {
        Some(name) => Err(TemplateError::Unused(name)),
        None => Ok(filled),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(values: &[(&'static str, &str)]) -> BTreeMap<&'static str, String> {
        values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn a_template_is_filled_in_once() {
        let template = "<p lang=\"{{lang}}\">{{text}}{{lang}}</p>";
        let filled = fill(template, &values(&[("lang", "ko"), ("text", "{{lang}}")]));
        assert_eq!(filled, Ok("<p lang=\"ko\">{{lang}}ko</p>".to_owned()));
    }

    #[test]
    fn a_template_of_another_version_is_refused() {
        let known = values(&[("lang", "ko")]);
        assert_eq!(fill("{{lang}} {{other}}", &known), Err(TemplateError::Unknown("other".to_owned())));
        assert_eq!(fill("{{lang}} {{oth", &known), Err(TemplateError::Unknown("oth".to_owned())));
        assert_eq!(fill("nothing", &known), Err(TemplateError::Unused("lang")));
        assert!(matches!(Templates::parse(b"{}"), Err(TemplateError::Unreadable(_))));
        assert!(matches!(Templates::parse(b"<html>"), Err(TemplateError::Unreadable(_))));
    }
}
