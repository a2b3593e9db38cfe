//! Everything that is published, made before any of it is put in its place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use downboard_core::model::{Id, Lang};
use downboard_core::time::Timestamp;
use downboard_publish::base_address::BaseAddress;
use downboard_publish::picture::FACES;
use downboard_publish::{PublishedBoard, PublishedFile, Site, TEMPLATES, Templates};

use super::drawn;
use super::faces::{faces, named};
use super::index::{self, Index};
use super::site_path;
use crate::load::{self, LoadError};
use crate::report::FileFinding;

/// The list of the boards, in their folder.
const INDEX: &str = "index.json";
/// The folder of the boards on the site.
const BOARDS: &str = "boards";
/// What the site says of itself.
const VERSION: &str = "version.json";
/// What a page of the built site says by these attributes of its root is nothing, until it is published: the boards that have pages
/// of their own, and where the site is published.
const UNKNOWN: [&str; 2] = ["data-boards", "data-base"];
/// How deep the folders of a site go.
const MAX_DEPTH: usize = 8;

/// What is published.
pub(super) struct Made {
    /// The files, in the order in which they are put in their places: first what pages name, then the pages, then the version.
    pub(super) files: Vec<PublishedFile>,
    /// What is wrong with documents that can be used all the same.
    pub(super) findings: Vec<FileFinding>,
}

/// Why nothing is published.
pub(super) enum Failed {
    /// A file is missing or of another version.
    Message(String),
    /// A board cannot be used.
    Findings(Vec<FileFinding>),
}

impl Failed {
    fn at(path: &Path, error: impl std::fmt::Display) -> Self {
        Self::Message(format!("{}: {error}", path.display()))
    }
}

/// What is asked of a publication.
pub(super) struct Options {
    /// Where the site is published.
    pub(super) base: Option<BaseAddress>,
    /// The languages of its pages.
    pub(super) languages: Vec<Lang>,
}

/// Makes everything, and tells of each board.
pub(super) fn make(
    site: &Path,
    boards: &Path,
    out: &Path,
    options: Options,
    at: Timestamp,
    tell: &dyn Fn(&str),
) -> Result<Made, Failed> {
    let templates = site.join(TEMPLATES);
    let bytes = fs::read(&templates).map_err(|error| {
        Failed::Message(format!("{}: {error}; build the site with script/server", templates.display()))
    })?;
    let templates = Templates::parse(&bytes).map_err(|error| Failed::at(site, error))?;
    let list = boards.join(INDEX);
    let bytes = fs::read(&list).map_err(|error| Failed::at(&list, error))?;
    let Index { boards: ids, default } = index::parse(&bytes).map_err(|error| Failed::at(&list, error))?;
    let mut documents = vec![PublishedFile { path: format!("{BOARDS}/{INDEX}"), content: bytes }];
    let site_files = files(site).map_err(|(path, error)| Failed::at(&path, error))?;
    let faces = faces(site).map_err(Failed::Message)?;
    if faces.is_none() {
        tell(&format!("Left out without {}: pictures; build the site with script/server", FACES.join(" and ")));
    }
    let Options { base, languages } = options;
    let published = Site { templates, boards: ids.clone(), default, languages, base, faces, drawn: drawn::drawn(out) };
    let (mut pages, mut findings, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut drawings = Vec::new();
    for id in &ids {
        let folder = boards.join(id.as_str());
        let loaded = load::board(&folder, Some(at)).map_err(|error| match error {
            LoadError::Absent(message) => Failed::Message(message),
            LoadError::Unreadable(findings) => Failed::Findings(findings),
        })?;
        let board = PublishedBoard::new(&loaded.documents, at);
        if board.id() != id {
            return Err(Failed::at(
                &folder,
                format!("its board.json says that it is {}, and the list {id}", board.id()),
            ));
        }
        let made = published.board(&board).map_err(|error| Failed::at(site, error))?;
        tell(&format!("{id}: {} files", made.files.len()));
        if !made.missing.is_empty() {
            tell(&format!("{id}: its pictures show boxes for what their font lacks: {}", named(&made.missing)));
        }
        pages.extend(made.files);
        drawings.extend(made.drawings);
        all.push(board);
        findings.extend(loaded.findings);
        for path in files(&folder).map_err(|(path, error)| Failed::at(&path, error))? {
            documents.extend(file(boards, &path, BOARDS)?);
        }
    }
    pages.extend(published.sitemap(&all));
    let mut rest = Vec::new();
    let mut version = Vec::new();
    for path in site_files {
        let Some(own) = site_path(site, &path) else { continue };
        let is_made = pages.iter().chain(&documents).any(|made| made.path == own);
        // What makes pages and pictures is no part of the site.
        let is_tool = own == TEMPLATES || FACES.contains(&own.as_str());
        if is_tool || is_made || own.starts_with("boards/") {
            continue;
        }
        let as_published = |found| if is_page(&own) { knowing(found, &ids, published.base.as_ref()) } else { found };
        let found = file(site, &path, "")?.map(as_published);
        if own == VERSION { version.extend(found) } else { rest.extend(found) }
    }
    // What is named comes before what names it: code and styles, documents, the pages of the site, those of the boards.
    let (site_pages, code): (Vec<_>, Vec<_>) = rest.into_iter().partition(|file| is_page(&file.path));
    let drawn = drawn::record(&pages, &drawings).into_iter().collect();
    let files = [code, documents, site_pages, pages, drawn, version].concat();
    Ok(Made { files, findings })
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// A page of the built site that knows of the publication what its own pages know.
fn knowing(page: PublishedFile, boards: &[Id], base: Option<&BaseAddress>) -> PublishedFile {
    let PublishedFile { path, content } = page;
    let names: Vec<_> = boards.iter().map(Id::as_str).collect();
    // There is no quotation mark in an address: it would not have been taken.
    let known = [names.join(" "), base.map(BaseAddress::as_str).unwrap_or_default().replace('&', "&amp;")];
    let content = match String::from_utf8(content) {
        Ok(html) => {
            // Once: the root stands before everything else.
            let fill = |html: String, (name, value): (&str, &String)| {
                html.replacen(&format!(" {name}=\"\""), &format!(" {name}=\"{value}\""), 1)
            };
            UNKNOWN.into_iter().zip(&known).fold(html, fill).into_bytes()
        }
        Err(other) => other.into_bytes(),
    };
    PublishedFile { path, content }
}

/// A file of a folder, as it is published below another.
fn file(root: &Path, path: &Path, below: &str) -> Result<Option<PublishedFile>, Failed> {
    let Some(own) = site_path(root, path) else { return Ok(None) };
    let content = fs::read(path).map_err(|error| Failed::at(path, error))?;
    let path = if below.is_empty() { own } else { format!("{below}/{own}") };
    Ok(Some(PublishedFile { path, content }))
}

/// The files of a folder, at every depth and in order. Hidden ones and links are left out.
fn files(folder: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| (folder.clone(), error))?;
        for entry in entries {
            let entry = entry.map_err(|error| (folder.clone(), error))?;
            let kind = entry.file_type().map_err(|error| (entry.path(), error))?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if kind.is_dir() && depth < MAX_DEPTH {
                open.push((entry.path(), depth + 1));
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
