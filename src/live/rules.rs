//! The published rules that an outage is held against.

use downboard_core::decode::decode_rules;
use downboard_core::model::Rules;

use super::fetch::fetch;
use downboard_feeds::fetching::Failure;

/// Where they lie on the site.
pub(crate) const RULES: &str = "rules/rules.json";

/// Fetches the rules; a rule that cannot be read is left out by their decoder.
pub(crate) async fn rules(address: &str) -> Result<Rules, (String, Failure)> {
    let failed = |failure| (RULES.to_owned(), failure);
    let bytes = fetch(address).await.map_err(failed)?;
    let decoded = decode_rules(&bytes);
    decoded.value.ok_or_else(|| failed(Failure::Unreadable(decoded.findings)))
}
