//! `downboard`: what the page shows, for newsrooms, publishers and tests.

#![forbid(unsafe_code)]

mod add;
mod arguments;
mod check;
mod clock;
mod documents;
mod draft;
mod estimate;
mod files;
mod fmt;
mod import;
mod inspect;
mod list;
mod load;
mod native;
mod new;
mod outcome;
mod output;
mod publish;
mod report;
mod schema;
mod show;
mod values;
mod zone;

fn main() -> std::process::ExitCode {
    match arguments::parse() {
        Ok(command) => command.run().print(),
        Err(outcome) => outcome.print(),
    }
}
