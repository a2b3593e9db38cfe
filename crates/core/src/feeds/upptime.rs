//! Upptime: the summary that its workflow writes to a repository.
//!
//! Reads `history/summary.json`. Its incidents are issues of the repository and stand elsewhere; the file has no time
//! but days, and its percentages are text. Documented at <https://upptime.js.org/docs>.

use super::cursor::Cursor;
use super::report::{Report, ReportComponent};
use crate::decode::Expected;
use crate::model::{FeedFormat, Status};

const STATUSES: &[(&str, Status)] =
    &[("up", Status::Operational), ("degraded", Status::Degraded), ("down", Status::MajorOutage)];

/// Reads a document; `None` when no site in it has the marks of Upptime.
pub(super) fn read(root: &Cursor<'_>) -> Option<Report> {
    let is_site = |row: &Cursor<'_>| Some(row.get("slug").is_some() && row.get("dailyMinutesDown").is_some());
    if !root.list(is_site).contains(&true) {
        return None;
    }
    Some(Report { components: root.list(site), ..Report::new(FeedFormat::Upptime) })
}

fn site(row: &Cursor<'_>) -> Option<ReportComponent> {
    let slug = row.id("slug");
    let Some(name) = row.line("name").or_else(|| slug.clone()) else { return row.drop_for("name", Expected::String) };
    Some(ReportComponent {
        id: slug.unwrap_or_else(|| name.clone()),
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
    use super::super::tests::read_feed;
    use super::*;
    use crate::decode::Problem;

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
        assert_eq!(findings, []);
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
    fn a_list_without_sites_is_unreadable() {
        for body in ["{}", "[]", "[7]", r#"[{"slug":"a","status":"up"}]"#, r#"{"message":"Not Found"}"#] {
            assert_eq!(decode_feed(body.as_bytes(), Some(FeedFormat::Upptime), None).value, None, "{body}");
        }
    }
}
