//! `downboard new`: a board to begin with.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use downboard_core::model::{Id, Text, Zone, ZoneName};
use downboard_core::time::Offset;
use downboard_edit::boards::{NewBoard, Template, begun};
use downboard_edit::canonical::canonical;
use downboard_edit::shapes::{self, Shape};
use serde_json::Value;

use crate::clock;
use crate::files::{self, BOARD};
use crate::list;
use crate::outcome::Outcome;
use crate::zone::{clocks, years_around};

/// A template on the command line.
#[derive(Clone, Copy, Debug)]
struct Named(Template);

impl ValueEnum for Named {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Named; Template::ALL.len()] = {
            let mut all = [Named(Template::Messenger); Template::ALL.len()];
            let mut index = 0;
            while index < all.len() {
                all[index] = Named(Template::ALL[index]);
                index += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

/// What `new` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder of the board, which is made. Its name is the id of the board.
    dir: PathBuf,
    /// The title of the board.
    #[arg(long)]
    title: String,
    /// The title in English, where `--title` is Korean.
    #[arg(long)]
    title_en: Option<String>,
    /// Services and features to begin with.
    #[arg(long, value_enum)]
    template: Option<Named>,
    /// The names of services, with commas between them.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    services: Vec<String>,
    /// The zone of its times by its name in the database of time zones, such as Asia/Seoul; without it, UTC.
    #[arg(long, value_name = "NAME")]
    zone: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    made(arguments).unwrap_or_else(|message| Outcome::failed(&message))
}

fn made(arguments: &Arguments) -> Result<Outcome, String> {
    let folder = &arguments.dir;
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let id = Id::parse(name).ok_or_else(|| {
        format!("the folder {name:?} gives the board its id: expected lower-case letters, digits and hyphens")
    })?;
    if folder.join(BOARD).exists() {
        return Err(format!("{} has a board already", folder.display()));
    }
    let services: Vec<String> = arguments.services.iter().map(|name| name.trim().to_owned()).collect();
    if services.is_empty() && arguments.template.is_none() {
        return Err("a board needs services: name some with --services, or take those of a --template".to_owned());
    }
    let title =
        Text { ko: arguments.title.clone(), en: arguments.title_en.clone().unwrap_or_else(|| arguments.title.clone()) };
    let now = clock::now();
    let zone = zone(arguments.zone.as_deref())?;
    let template = arguments.template.map(|Named(template)| template);
    let new = NewBoard { id: &id, title, zone, template, services: &services, now };
    let documents = begun(&new).map_err(|name| format!("the service {name:?} proposes no id: name it with letters"))?;
    let mut outcome = Outcome::default();
    // The board comes last: a folder without one is none.
    for (file, document, shape) in [
        ("status.json", &documents.status, &shapes::STATUS),
        ("recovery.json", &documents.recovery, &shapes::RECOVERY),
        (BOARD, &documents.board, &shapes::BOARD),
    ] {
        let path = folder.join(file);
        write(&path, document, shape)?;
        outcome.line(&path.display().to_string());
    }
    if folder.canonicalize().is_ok_and(|folder| folder.with_file_name(list::LIST).exists()) {
        outcome.data += &list::listed(folder)?.data;
    }
    Ok(outcome)
}

fn zone(name: Option<&str>) -> Result<Zone, String> {
    let Some(name) = name else { return Ok(Zone::fixed(Offset::UTC, "UTC")) };
    let known = ZoneName::parse(name).and_then(|name| clocks(&name, years_around(clock::now())));
    known.ok_or_else(|| format!("the database of time zones has no {name}; expected one such as Asia/Seoul"))
}

fn write(path: &Path, document: &Value, shape: &'static Shape) -> Result<(), String> {
    let text = canonical(&document.to_string(), shape).map_err(|_| format!("{}: cannot be made", path.display()))?;
    files::replace(path, text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))
}
