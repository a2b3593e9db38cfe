//! Feeds as they were really published. They are not ours to publish again, so that they stand beside the project, if at
//! all: in the folder `../shared/feeds`, or where `DOWNBOARD_FEEDS` says.

use std::fs;
use std::path::{Path, PathBuf};

use downboard_core::model::{FeedFormat, Status};
use downboard_feeds::{FeedPhase, decode_feed};

use super::reading::read;

/// What is known of a capture: its worst status, its incidents and maintenances, and how many of these are under way.
type Facts = (&'static str, Status, usize, usize);

const FACTS: &[Facts] = &[
    ("aws/cyanheads-aws-currentevents.utf16be.json", Status::PartialOutage, 2, 2),
    ("azure-rss/azure-2026-07-23-westus.xml", Status::Degraded, 1, 1),
    ("betterstack/betterstack-incident-synthetic-min.json", Status::MajorOutage, 1, 1),
    ("cachet/cachet-node-docs-components-v1.json", Status::Operational, 0, 0),
    ("cachet/cachet-node-docs-incidents-v1.json", Status::Unknown, 1, 0),
    ("cap/oasis-amber-alert-1.2.xml", Status::PartialOutage, 1, 1),
    ("checkly/mistral-summary-2026-09-trimmed.json", Status::PartialOutage, 1, 1),
    ("firehydrant/cyanheads-redis-payload.json", Status::Operational, 4, 0),
    ("gatus/gatus-endpoints-statuses-golden.json", Status::MajorOutage, 0, 0),
    ("gatus/gatus-suites-statuses-golden.json", Status::MajorOutage, 0, 0),
    ("gcp/gcp-incidents-2022-07-full.json", Status::Operational, 157, 0),
    ("incidentio/cohere-summary-2026-07-23-major.json", Status::PartialOutage, 1, 1),
    ("incidentio/openai-active-incident-2026-06-trimmed.json", Status::Degraded, 1, 1),
    ("instatus/perplexity-summary-2026-07-23.json", Status::MajorOutage, 1, 1),
    ("rss-atom/mistral-rss-trimmed.xml", Status::Unknown, 1, 0),
    ("rss-atom/slack-atom-trimmed.xml", Status::Unknown, 2, 1),
    ("slack/cyanheads-slack-current-ok.json", Status::Operational, 0, 0),
    ("slack/cyanheads-slack-history.json", Status::Unknown, 3, 0),
    ("statusio/cyanheads-incident-doc-derived.json", Status::Degraded, 3, 2),
    ("statuspage-atom/github-2022-06-11-oldest.atom.xml", Status::Operational, 25, 0),
    ("statuspage-atom/github-2026-07-09-ongoing.atom.xml", Status::Unknown, 25, 1),
    ("statuspage-v2/claude-summary-2026-07-29-critical.json", Status::MajorOutage, 1, 1),
    ("statuspage-v2/cloudflare-groups-trimmed.json", Status::PartialOutage, 0, 0),
    ("statuspage-v2/github-status.json", Status::Degraded, 0, 0),
    ("statuspage-v2/github-summary-2020-05.json", Status::PartialOutage, 1, 1),
    ("statuspage-v2/github-summary-2023-05.json", Status::Degraded, 3, 1),
    ("statuspage-v2/github-summary2-2023-05.json", Status::Maintenance, 1, 1),
    ("upptime/upptime-demo-summary-2023-01.json", Status::MajorOutage, 0, 0),
    ("uptime-kuma/unraid-heartbeat.json", Status::Operational, 0, 0),
    ("uptime-kuma/unraid-status-page.json", Status::Unknown, 0, 0),
];

/// The folders of the captures, and what they hold. What is in another is in no format that is read.
const FOLDERS: &[(&str, FeedFormat)] = &[
    ("aws", FeedFormat::AwsHealth),
    ("azure-rss", FeedFormat::Rss),
    ("betterstack", FeedFormat::BetterStack),
    ("cachet", FeedFormat::Cachet),
    ("cap", FeedFormat::Cap),
    ("checkly", FeedFormat::Checkly),
    ("firehydrant", FeedFormat::FireHydrant),
    ("gatus", FeedFormat::Gatus),
    ("gcp", FeedFormat::GoogleCloud),
    ("incidentio", FeedFormat::Statuspage),
    ("instatus", FeedFormat::Instatus),
    ("rss-atom", FeedFormat::Rss),
    ("slack", FeedFormat::Slack),
    ("statusio", FeedFormat::Statusio),
    ("statuspage-atom", FeedFormat::Atom),
    ("statuspage-v2", FeedFormat::Statuspage),
    ("upptime", FeedFormat::Upptime),
    ("uptime-kuma", FeedFormat::UptimeKuma),
];

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("DOWNBOARD_FEEDS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/feeds");
    named.or_else(|| Some(beside).filter(|folder| folder.is_dir()))
}

fn format_of(folder: &str, file: &str) -> Option<FeedFormat> {
    let known = FOLDERS.iter().find(|(known, _)| *known == folder).map(|(_, format)| *format);
    known.map(|format| if format == FeedFormat::Rss && file.contains("atom") { FeedFormat::Atom } else { format })
}

/// The files of the folders, as `folder/file` with what they hold.
fn captures() -> Vec<(String, Vec<u8>)> {
    let Some(root) = folder() else { return Vec::new() };
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let files = entries(&root).into_iter().filter(|path| path.is_dir()).flat_map(|folder| entries(&folder));
    let name = |path: &Path| path.strip_prefix(&root).expect("a file within").to_str().expect("UTF-8").to_owned();
    let mut captures: Vec<_> = files.map(|path| (name(&path), fs::read(&path).expect("a file"))).collect();
    captures.sort();
    captures
}

fn is_under_way(phase: FeedPhase) -> bool {
    !phase.is_over() && phase != FeedPhase::Scheduled
}

#[test]
fn every_capture_is_read_as_what_it_is() {
    for (name, bytes) in captures() {
        let (folder, file) = name.split_once('/').expect("a file in a folder");
        let Some(format) = format_of(folder, file) else {
            assert_eq!(read(&bytes, None), None, "{name}");
            continue;
        };
        let report = read(&bytes, None).unwrap_or_else(|| panic!("{name}: {:?}", decode_feed(&bytes, None, None)));
        assert_eq!(report.format, format, "{name}");
        assert_eq!(read(&bytes, Some(format)), Some(report.clone()), "{name}");
        let under_way = report.incidents.iter().filter(|incident| is_under_way(incident.phase)).count();
        for (_, status, incidents, open) in FACTS.iter().filter(|(known, ..)| *known == name) {
            assert_eq!((report.status(), report.incidents.len(), under_way), (*status, *incidents, *open), "{name}");
        }
    }
}
