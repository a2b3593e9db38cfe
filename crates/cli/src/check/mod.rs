//! `downboard check`: lints documents.

mod folder;
mod mapped;
mod named;
mod render;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use downboard_core::reading::Finding;
use downboard_core::time::Timestamp;

use crate::clock::now;
use crate::files;
use crate::outcome::{Exit, Outcome};
use crate::values::moment;

/// A document and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Checked {
    path: PathBuf,
    /// The word of its format; `None` when it cannot be used.
    format: Option<&'static str>,
    findings: Vec<Finding>,
}

/// Everything that was looked at.
#[derive(Debug, Default)]
pub(crate) struct Results {
    checked: Vec<Checked>,
    /// Files that are no documents of ours but belong beside them: indexes of boards.
    skipped: Vec<PathBuf>,
    /// What could not be opened, and why.
    absent: Vec<(PathBuf, String)>,
}

impl Results {
    fn unusable(&self) -> usize {
        self.checked.iter().filter(|checked| checked.format.is_none()).count()
    }

    fn findings(&self) -> usize {
        self.checked.iter().map(|checked| checked.findings.len()).sum()
    }

    fn exit(&self) -> Exit {
        if self.unusable() > 0 || !self.absent.is_empty() {
            Exit::Unreadable
        } else if self.findings() > 0 {
            Exit::Findings
        } else {
            Exit::Good
        }
    }
}

/// Why a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wanted {
    /// It was named.
    Named,
    /// It lies in a folder that was named, and counts if it is a document of ours.
    Found,
    /// It belongs to the same board as one that was named.
    Beside,
}

/// The files of each folder.
type Wishes = BTreeMap<PathBuf, BTreeMap<PathBuf, Wanted>>;

/// What `check` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Documents and feeds, or folders whose boards are checked at every depth with what they name.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The moment at which the clocks of a live board are compared with those of its zone, as RFC 3339 with an offset; without it,
    /// now.
    #[arg(long, value_parser = moment, value_name = "T")]
    at: Option<Timestamp>,
    /// Print JSON instead of one line per finding.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let results = check(&arguments.paths, arguments.at.unwrap_or_else(now));
    let exit = results.exit();
    let outcome = if arguments.json { render::json(&results) } else { render::text(&results) };
    Outcome { exit: exit.max(outcome.exit), ..outcome }
}

fn check(paths: &[PathBuf], moment: Timestamp) -> Results {
    let mut results = Results::default();
    let mut wishes = Wishes::new();
    let mut folders = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => results.absent.push((path.clone(), error.to_string())),
            Ok(metadata) if metadata.is_dir() => match files::json_files(path) {
                Err(error) => results.absent.push((path.clone(), error.to_string())),
                Ok(files) => {
                    folders.push(path);
                    for file in files {
                        wish(&mut wishes, file, Wanted::Found);
                    }
                }
            },
            Ok(_) => wish(&mut wishes, path.clone(), Wanted::Named),
        }
    }
    for (folder, files) in wishes {
        folder::check(&folder, files, moment, &mut results);
    }
    for folder in folders {
        if !results.checked.iter().any(|checked| checked.path.starts_with(folder)) {
            results.absent.push((folder.clone(), "holds no board, status or recovery document".to_owned()));
        }
    }
    results
}

fn wish(wishes: &mut Wishes, file: PathBuf, wanted: Wanted) {
    let of_folder = wishes.entry(files::folder_of(&file)).or_default();
    let known = of_folder.entry(file).or_insert(wanted);
    *known = wanted.min(*known);
}
