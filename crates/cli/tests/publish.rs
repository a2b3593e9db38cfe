//! `downboard publish`: a built site and a folder of boards become a folder to upload.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Run, downboard, pangyo};

const NAMES: [&str; 19] = [
    "lang",
    "first",
    "langs",
    "root",
    "boards",
    "board",
    "service",
    "at",
    "made",
    "old",
    "title",
    "other_title",
    "description",
    "links",
    "documents",
    "facts",
    "made_ko",
    "made_en",
    "unscripted",
];

/// A built site and a folder of boards, which go with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("downboard-publish-{name}-{}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        let folder = Self(path);
        let template: String = NAMES.map(|name| format!("<p class=\"{name}\">{{{{{name}}}}}</p>\n")).concat();
        let template = serde_json::Value::String(template).to_string();
        folder.write(
            "site/templates.json",
            &format!(r#"{{"dashboard": {template}, "embed": {template}, "kiosk": {template}}}"#),
        );
        folder.write("site/index.html", "the page as it was built");
        folder.write("site/methods/index.html", "the methods");
        folder.write(
            "site/builder/index.html",
            r#"<html data-page="builder" data-boards="" data-base="" data-build="1">"#,
        );
        folder.write("site/app-0123456789ab.js", "code");
        folder.write("site/version.json", "{}");
        folder.write("site/boards/old/board.json", "a board of the build");
        folder.write("boards/index.json", r#"{"boards": [{"id": "pangyo-2022"}]}"#);
        for entry in fs::read_dir(pangyo()).expect("the bundled board") {
            let entry = entry.expect("an entry");
            let text = fs::read_to_string(entry.path()).expect("text");
            folder.write(&format!("boards/pangyo-2022/{}", entry.file_name().display()), &text);
        }
        folder
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn publish(&self, more: &[&str]) -> Run {
        let path = |below: &str| self.0.join(below).display().to_string();
        let mut arguments = vec!["publish".to_owned()];
        for (name, below) in [("--site", "site"), ("--boards", "boards"), ("--out", "out")] {
            arguments.extend([name.to_owned(), path(below)]);
        }
        arguments.extend(more.iter().map(|more| (*more).to_owned()));
        downboard(arguments)
    }

    fn is_published(&self, path: &str) -> bool {
        Path::new(&self.0).join("out").join(path).exists()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn a_site_is_published_with_its_boards() {
    let folder = Folder::new("all");
    let run = folder.publish(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains(" written, 0 unchanged, 0 removed"), "{}", run.stdout);
    assert!(run.stderr.contains("pangyo-2022: "), "it tells of each board: {}", run.stderr);
    assert!(run.stderr.contains("Left out without --base-url"), "{}", run.stderr);
    for path in [
        "index.html",
        "embed/index.html",
        "kiosk/index.html",
        "methods/index.html",
        "app-0123456789ab.js",
        "version.json",
        "boards/index.json",
        "boards/pangyo-2022/board.json",
        "boards/pangyo-2022/index.html",
        "boards/pangyo-2022/rss.xml",
        "boards/pangyo-2022/atom.en.xml",
        "boards/pangyo-2022/calendar.ics",
        "boards/pangyo-2022/api/v2/summary.json",
        "embed/pangyo-2022/index.html",
        "embed/pangyo-2022/text.html",
        "embed/pangyo-2022/kakaotalk/index.html",
        "embed/pangyo-2022/kakaotalk/text.en.html",
        "kiosk/pangyo-2022/index.html",
    ] {
        assert!(folder.is_published(path), "{path}");
    }
    for path in ["templates.json", "boards/old/board.json", "sitemap.xml", "embed/pangyo-2022/oembed.json"] {
        assert!(!folder.is_published(path), "{path}");
    }
    assert!(folder.read("out/index.html").contains("KakaoTalk"), "the page of the site has the facts of its board");
    assert!(folder.read("out/builder/index.html").contains(r#" data-boards="pangyo-2022" data-base="" "#));
    folder.publish(&["--base-url", "https://status.example.org/outages/"]);
    let builder = folder.read("out/builder/index.html");
    let known = r#" data-boards="pangyo-2022" data-base="https://status.example.org/outages/" data-build="1""#;
    assert!(builder.contains(known), "{builder}");
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::new("twice");
    folder.publish(&[]);
    let before =
        fs::metadata(folder.0.join("out/boards/pangyo-2022/index.html")).expect("a page").modified().expect("a time");
    let run = folder.publish(&[]);
    assert!(run.stdout.starts_with("0 written, ") && run.stdout.ends_with(" unchanged, 0 removed\n"), "{}", run.stdout);
    let after =
        fs::metadata(folder.0.join("out/boards/pangyo-2022/index.html")).expect("a page").modified().expect("a time");
    assert_eq!(before, after);
}

#[test]
fn with_its_address_a_site_has_what_needs_whole_addresses() {
    let folder = Folder::new("base");
    let run = folder.publish(&["--base-url", "https://status.example.org/outages"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(folder.read("out/sitemap.xml").contains("https://status.example.org/outages/boards/pangyo-2022/"));
    assert!(
        folder
            .read("out/embed/pangyo-2022/oembed.json")
            .contains("https://status.example.org/outages/embed/pangyo-2022/")
    );
    assert!(
        folder
            .read("out/index.html")
            .contains("rel=\"canonical\" href=\"https://status.example.org/outages/boards/pangyo-2022/\"")
    );
    for bad in ["ftp://example.org", "example.org", "https://example.org/?a=b"] {
        let run = folder.publish(&["--base-url", bad]);
        assert!(run.code == 2 && run.stderr.contains("expected an http or https address"), "{bad}: {}", run.stderr);
    }
}

#[test]
fn what_cannot_be_published_changes_nothing() {
    for (path, text, said) in [
        ("site/templates.json", "{}", "templates.json is not what script/server builds"),
        (
            "site/templates.json",
            r#"{"dashboard": "{{later}}", "embed": "", "kiosk": ""}"#,
            "the site is of another version",
        ),
        ("boards/index.json", r#"{"boards": [{"id": "../site"}]}"#, "is no id of a board"),
        ("boards/index.json", r#"{"boards": [{"id": "absent"}]}"#, "absent"),
        ("boards/pangyo-2022/board.json", "{", "board.json"),
    ] {
        let folder = Folder::new("bad");
        folder.write("out/version.json", "as it was");
        folder.write(path, text);
        let run = folder.publish(&[]);
        assert!(run.code == 2 && run.stderr.contains(said), "{path}: {}", run.stderr);
        assert_eq!(folder.read("out/version.json"), "as it was");
        assert!(!folder.is_published("index.html"), "{path}");
    }
    let folder = Folder::new("unbuilt");
    fs::remove_file(folder.0.join("site/templates.json")).expect("a file");
    let run = folder.publish(&[]);
    assert!(run.code == 2 && run.stderr.contains("build the site with script/server"), "{}", run.stderr);
}
