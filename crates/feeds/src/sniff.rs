//! Tells the format of a feed from its body, never from its host: vendors move and imitate each other.

use super::Body;
use super::json::Json;
use super::{checkly, slack, statuspage, upptime};
use downboard_core::model::FeedFormat;

/// The format of a body, if it has the marks of one. The order matters: the look-alikes stand before what they resemble.
pub(super) fn sniff(body: &Body<'_>) -> Option<FeedFormat> {
    match body {
        Body::Json(json) => match json {
            Json::Array(members) => of_array(members.first()?),
            Json::Object(_) => of_object(json),
            _ => None,
        },
        Body::Xml(root) => match root.name.as_str() {
            "rss" | "RDF" => Some(FeedFormat::Rss),
            "feed" => Some(FeedFormat::Atom),
            "alert" | "alerts" | "EDXLDistribution" => Some(FeedFormat::Cap),
            _ => None,
        },
    }
}

fn of_array(first: &Json<'_>) -> Option<FeedFormat> {
    let has = |key: &str| first.get(key).is_some();
    let holds = |keys: &[&str]| keys.iter().all(|key| has(key));
    if has("external_desc") || has("affected_products") {
        Some(FeedFormat::GoogleCloud)
    } else if holds(&["arn", "event_log"]) {
        Some(FeedFormat::AwsHealth)
    } else if has("dailyMinutesDown") {
        Some(FeedFormat::Upptime)
    } else if has("key") && (has("results") || has("endpointResults")) {
        Some(FeedFormat::Gatus)
    } else if holds(&["date_created", "services", "notes"]) {
        Some(FeedFormat::Slack)
    } else if holds(&["incident_id"]) || holds(&["state", "updates", "systems"]) {
        Some(FeedFormat::Heroku)
    } else if (has("isParent") || has("children")) && is_upper_case_status(first) {
        // A list of components, which Instatus puts within each other.
        Some(FeedFormat::Instatus)
    } else if has("name") && first.get("group").and_then(Json::as_str).is_some() && is_upper_case_status(first) {
        // A list of services, of which Checkly names the group.
        Some(FeedFormat::Checkly)
    } else {
        None
    }
}

fn of_object(json: &Json<'_>) -> Option<FeedFormat> {
    let has = |key: &str| json.get(key).is_some();
    let is = |way: &[&str], word: &str| json.at(way).and_then(Json::as_str) == Some(word);
    if json.get("format").and_then(Json::as_str).is_some_and(|format| format.starts_with("downboard-status/")) {
        Some(FeedFormat::NativeStatus)
    } else if json.get("format").and_then(Json::as_str).is_some_and(|format| format.starts_with("downboard-recovery/"))
    {
        Some(FeedFormat::NativeRecovery)
    } else if has("active_incidents") || slack::is_of_the_first_version(json) {
        Some(FeedFormat::Slack)
    } else if upptime::is_site_file(json) {
        Some(FeedFormat::Upptime)
    } else if is(&["data", "type"], "status_page") {
        Some(FeedFormat::BetterStack)
    } else if is(&["is"], "index") || has("cStateVersion") || is(&["is"], "issues") && has("pages") {
        Some(FeedFormat::Cstate)
    } else if has("publicGroupList") || has("heartbeatList") {
        Some(FeedFormat::UptimeKuma)
    } else if json.at(&["result", "status_overall"]).is_some() {
        Some(FeedFormat::Statusio)
    } else if has("conditions") && has("components") {
        Some(FeedFormat::FireHydrant)
    } else if json.at(&["meta", "pagination"]).is_some() || is_cachet_list(json) {
        Some(FeedFormat::Cachet)
    } else if has("ongoing_incidents") {
        Some(FeedFormat::IncidentIoWidget)
    } else if json
        .get("status")
        .is_some_and(|status| status.members().first().is_some_and(|one| one.get("system").is_some()))
    {
        Some(FeedFormat::Heroku)
    } else if is_gatus_by_group(json) || is_gatus_endpoint(json) || has("oidc") && has("announcements") {
        Some(FeedFormat::Gatus)
    } else {
        of_page(json)
    }
}

/// Documents about a `page`, and health checks, which have nothing but a status.
fn of_page(json: &Json<'_>) -> Option<FeedFormat> {
    let has = |key: &str| json.get(key).is_some();
    let page_status = json.at(&["page", "status"]).and_then(Json::as_str);
    // Instatus never writes an underscore, and where all is well it writes UP.
    let is_checkly_word = |word: &str| word.contains('_') || word == "OPERATIONAL";
    let is_checkly = |word: &str| is_checkly_word(word) || has("incidents") && json.at(&["status"]).is_none();
    match page_status {
        Some(word) if is_checkly(word) => Some(FeedFormat::Checkly),
        Some(_) => Some(FeedFormat::Instatus),
        None if is_checkly_incidents(json) || checkly::is_uptime(json) || checkly::is_windows(json) => {
            Some(FeedFormat::Checkly)
        }
        None if is_statuspage(json) => Some(FeedFormat::Statuspage),
        None if is_instatus_components(json) => Some(FeedFormat::Instatus),
        None if json.get("status").and_then(Json::as_str).is_some() => Some(FeedFormat::HealthJson),
        None => None,
    }
}

fn is_statuspage(json: &Json<'_>) -> bool {
    let lists = ["components", "incidents", "scheduled_maintenances"];
    if statuspage::is_incident(json) || statuspage::is_list_of_incidents(json) {
        return true;
    }
    json.get("page").is_some()
        && (json.at(&["status", "indicator"]).is_some() || lists.iter().any(|key| json.get(key).is_some()))
}

fn is_instatus_components(json: &Json<'_>) -> bool {
    let first = json.get("components").and_then(|list| list.members().first());
    first.is_some_and(is_upper_case_status)
}

fn is_upper_case_status(component: &Json<'_>) -> bool {
    let word = component.get("status").and_then(Json::as_str);
    word.is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn is_checkly_incidents(json: &Json<'_>) -> bool {
    let first = json.get("incidents").and_then(|list| list.members().first());
    first.is_some_and(|incident| incident.get("lastUpdateStatus").is_some())
}

fn is_cachet_list(json: &Json<'_>) -> bool {
    let Some(first) = json.get("data").and_then(|data| data.members().first()) else { return false };
    ["human_status", "status_name", "latest_status"].iter().any(|key| first.get(key).is_some())
        || first.at(&["attributes", "status"]).is_some()
}

/// One endpoint of Gatus, alone.
fn is_gatus_endpoint(json: &Json<'_>) -> bool {
    let first = json.get("results").and_then(|results| results.members().first());
    json.get("key").is_some() && first.is_some_and(|result| result.get("conditionResults").is_some())
}

/// Old versions of Gatus keyed their endpoints by group and name.
fn is_gatus_by_group(json: &Json<'_>) -> bool {
    let Json::Object(fields) = json else { return false };
    fields.first().is_some_and(|(_, endpoint)| {
        let results = endpoint.get("results").unwrap_or(endpoint);
        results
            .members()
            .first()
            .is_some_and(|result| result.get("conditionResults").is_some() || result.get("condition-results").is_some())
    })
}
