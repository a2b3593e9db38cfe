//! `downboard schema`: writes the JSON Schemas of the documents.

use std::path::PathBuf;

use clap::Args;
use downboard_core::schema::{rules_schema, schemas, validation_schema};

use crate::outcome::Outcome;

/// What `schema` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder, such as public/schema.
    dir: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let dir = &arguments.dir;
    let mut written = String::new();
    for (file, schema) in schemas().into_iter().chain([rules_schema(), validation_schema()]) {
        let path = dir.join(file);
        // `{:#}` indents a JSON value.
        let result = std::fs::create_dir_all(dir).and_then(|()| std::fs::write(&path, format!("{schema:#}\n")));
        if let Err(error) = result {
            return Outcome::failed(&format!("{}: {error}", path.display()));
        }
        written += &path.to_string_lossy();
        written.push('\n');
    }
    Outcome { data: written, ..Outcome::default() }
}
