//! `downboard publish`: makes of the built site and a folder of boards a folder to upload.

mod drawn;
mod faces;
mod index;
mod made;
mod put;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use downboard_core::time::Timestamp;
use downboard_publish::base_address::BaseAddress;

use crate::clock::now;
use crate::outcome::{Exit, Outcome};
use crate::report::lines;
use crate::values::{Language, moment};
use made::{Failed, Options};

/// What `publish` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The site as it was built.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    site: PathBuf,
    /// The folder of the boards, with their list: index.json.
    #[arg(long, value_name = "DIR", default_value = "public/boards")]
    boards: PathBuf,
    /// The folder to upload. What is in it already and has not changed is not touched.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the site is published, such as `https://example.org/status/`. What has to be a whole address is left out without it.
    #[arg(long, value_parser = base_address, value_name = "URL")]
    base_url: Option<BaseAddress>,
    /// The languages of the pages, the one that speaks first at the beginning; without it both, that of the board first.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "LANG")]
    lang: Vec<Language>,
    /// When live boards are published, as RFC 3339 with an offset; without it, now.
    #[arg(long, value_parser = moment, value_name = "T")]
    at: Option<Timestamp>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let at = arguments.at.unwrap_or_else(now);
    let languages = arguments.lang.iter().map(|lang| (*lang).into()).collect();
    let options = Options { base: arguments.base_url.clone(), languages };
    let made = match made::make(&arguments.site, &arguments.boards, &arguments.out, options, at, &tell) {
        Ok(made) => made,
        Err(Failed::Message(message)) => return Outcome::failed(&message),
        Err(Failed::Findings(findings)) => {
            return Outcome { messages: lines(&findings), exit: Exit::Unreadable, ..Outcome::default() };
        }
    };
    if arguments.base_url.is_none() {
        tell(
            "Left out without --base-url: sitemap.xml, oembed.json, canonical links, and links in feeds and calendars",
        );
    }
    tell(&format!("Putting {} files into {}", made.files.len(), arguments.out.display()));
    match put::put(&arguments.out, &made.files, now()) {
        Ok(done) => Outcome {
            data: format!("{} written, {} unchanged, {} removed\n", done.written, done.unchanged, done.removed),
            messages: lines(&made.findings),
            exit: Exit::Good,
        },
        Err((path, error)) => Outcome::failed(&format!("{}: {error}", path.display())),
    }
}

/// An address of the command line.
fn base_address(text: &str) -> Result<BaseAddress, String> {
    BaseAddress::parse(text).ok_or_else(|| {
        "expected an http or https address without a query, such as https://example.org/status/".to_owned()
    })
}

/// Says how far it has come: rendering all pages of a large board takes its time.
fn tell(line: &str) {
    // Whoever does not want to hear it has closed the stream.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// A path below the root of a site, with slashes.
fn site_path(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
