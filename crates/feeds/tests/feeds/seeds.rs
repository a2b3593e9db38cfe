//! The templates as what the fuzzer starts from.

use std::fs;
use std::path::PathBuf;

use super::templates::{Day, HARMLESS, TEMPLATES};

/// Writes them below the folder in `DOWNBOARD_SEEDS`, in a folder for each fuzz target; `script/fuzz` asks for that.
#[test]
fn the_templates_are_written_as_seeds_where_a_folder_is_named() {
    let Some(folder) = std::env::var_os("DOWNBOARD_SEEDS").map(PathBuf::from) else { return };
    for (number, template) in TEMPLATES.iter().enumerate() {
        let folder = folder.join(format!("feed_{}", template.format.word().replace('-', "_")));
        fs::create_dir_all(&folder).expect("a folder");
        for (day, name) in [(Day::Good, "good-day"), (Day::Bad, "bad-day")] {
            fs::write(folder.join(format!("{name}-{number}")), template.filled(day, HARMLESS)).expect("a file");
        }
    }
}
