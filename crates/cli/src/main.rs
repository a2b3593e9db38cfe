//! `downboard`: what the page shows, for newsrooms, publishers and tests.

#![forbid(unsafe_code)]

mod affected;
mod arguments;
mod check;
mod comparison;
mod estimate;
mod figures;
mod files;
mod inspect;
mod native;
mod outcome;
mod report;
mod schema;
mod show;
mod table;
mod values;
mod words;

fn main() -> std::process::ExitCode {
    match arguments::parse() {
        Ok(command) => command.run().print(),
        Err(outcome) => outcome.print(),
    }
}
