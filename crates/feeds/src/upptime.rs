//! Upptime: the summary that its workflow writes to a repository.
//!
//! Reads `history/summary.json`, and the file of one site, `history/<slug>.yml`, which has the time of its last change. The
//! incidents are issues of the repository and stand elsewhere; the summary has no time but days, and its percentages are
//! text. Documented at <https://upptime.js.org/docs>.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::json::Json;
use super::report::{Report, ReportComponent};
use downboard_core::model::{FeedFormat, Status};

const STATUSES: &[(&str, Status)] =
    &[("up", Status::Operational), ("degraded", Status::Degraded), ("down", Status::MajorOutage)];

/// The longest file of one site, in bytes: it has seven lines.
const LONGEST_FILE: usize = 4_096;

/// The file of one site as an object: lines of `key: value`, of which one names the generator. The rest of YAML is not read.
pub(super) fn site_file(text: &str) -> Option<Json<'_>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && text.len() <= LONGEST_FILE);
    let file = Json::Object(lines.map(field).collect::<Option<_>>()?);
    is_site_file(&file).then_some(file)
}

fn field(line: &str) -> Option<(Cow<'_, str>, Json<'_>)> {
    let (key, value) = line.split_once(": ")?;
    let value = value.trim().trim_matches(['"', '\'']);
    let is_key = key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_key.then_some((Cow::Borrowed(key), Json::String(Cow::Borrowed(value))))
}

/// Whether an object is the file of one site.
pub(super) fn is_site_file(json: &Json<'_>) -> bool {
    let generator = json.get("generator").and_then(Json::as_str);
    generator.is_some_and(|name| name.starts_with("Upptime")) && json.get("status").is_some()
}

/// Reads a document; `None` when no site in it has the marks of Upptime.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    if is_site_file(root.json()) {
        let changed_at = root.instant("lastUpdated");
        return Some(Report {
            changed_at,
            components: site(root).into_iter().collect(),
            ..Report::new(FeedFormat::Upptime)
        });
    }
    let is_site = |row: &Cursor<'_>| Some(row.get("slug").is_some() && row.get("dailyMinutesDown").is_some());
    if !root.is_array() || !root.list(is_site).contains(&true) {
        return None;
    }
    Some(Report { components: root.list(site), ..Report::new(FeedFormat::Upptime) })
}

fn site(row: &Cursor<'_>) -> Option<ReportComponent> {
    // The file of one site has its name in the name of the file only.
    let (id, name) = match row.line("url").filter(|_| is_site_file(row.json())) {
        Some(address) => (address.clone(), address),
        None => row.called(row.id("slug"), &["name", "url"])?,
    };
    Some(ReportComponent {
        id,
        name,
        group: None,
        region: None,
        status: row.status("status", STATUSES),
        observed_at: None,
        beat_seconds: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode_feed;
    use super::super::tests::{at, read_feed};
    use super::*;
    use downboard_core::reading::Problem;

    #[test]
    fn a_summary_is_read() {
        let (report, findings) = read_feed(
            r#"[{"name":"Acme &amp; Co","url":"https://example.org","icon":"https://example.org/i.ico","slug":"acme",
              "status":"up","uptime":"99.99%","uptimeDay":"100.00%","time":99,"dailyMinutesDown":{}},
             {"name":"Shop","url":"https://shop.example.org","slug":"shop","status":"down","uptime":"0.00%","time":0,
              "dailyMinutesDown":{"2026-07-22":1440,"2026-07-23":70}},
             {"slug":"api","status":"degraded","dailyMinutesDown":{}}]"#,
        );
        let report = report.unwrap();
        assert_eq!(findings.iter().map(|one| one.pointer.as_str()).collect::<Vec<_>>(), ["/2/name"]);
        assert_eq!((report.format, report.indicator, report.changed_at), (FeedFormat::Upptime, None, None));
        let rows: Vec<_> =
            report.components.iter().map(|one| (one.id.as_str(), one.name.as_str(), one.status)).collect();
        assert_eq!(
            rows,
            [
                ("acme", "Acme & Co", Status::Operational),
                ("shop", "Shop", Status::MajorOutage),
                ("api", "api", Status::Degraded)
            ]
        );
        assert_eq!(report.incidents, []);
    }

    #[test]
    fn an_unknown_word_is_unknown_and_a_broken_record_is_dropped() {
        let (report, findings) = read_feed(
            r#"[{"name":"A","slug":"a","status":"asleep","dailyMinutesDown":{}},null,
             {"name":"B","slug":"b","status":null,"dailyMinutesDown":{}}]"#,
        );
        let statuses: Vec<_> = report.unwrap().components.iter().map(|one| one.status).collect();
        assert_eq!(statuses, [Status::Unknown, Status::Unknown]);
        assert_eq!(findings[0].problem, Problem::UnknownWord("asleep".to_owned()));
        assert_eq!(findings[1].pointer, "/1/name");
    }

    #[test]
    fn the_file_of_one_site_is_read() {
        let file = "url: https://shop.example.org\nstatus: down\ncode: 0\nresponseTime: 0\n\
            lastUpdated: 2026-07-23T16:05:10.123Z\nstartTime: 2022-01-01T00:00:00.000Z\n\
            generator: Upptime <https://github.com/upptime/upptime>\n";
        for format in [None, Some(FeedFormat::Upptime)] {
            let decoded = decode_feed(file.as_bytes(), format, None);
            let report = decoded.value.unwrap();
            assert_eq!(decoded.findings, []);
            assert_eq!((report.format, report.status()), (FeedFormat::Upptime, Status::MajorOutage));
            assert_eq!(report.components[0].name, "https://shop.example.org");
            assert_eq!(report.changed_at, at("2026-07-23T16:05:10Z"));
        }
        for other in [file.replace("Upptime", "Somebody"), format!("{file}\n- more"), file.repeat(40)] {
            assert_eq!(decode_feed(other.as_bytes(), None, None).value, None);
        }
    }

    #[test]
    fn a_list_without_sites_is_unreadable() {
        for body in ["{}", "[]", "[7]", r#"[{"slug":"a","status":"up"}]"#, r#"{"message":"Not Found"}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Upptime), None).value, None, "{body}");
        }
    }
}
