//! The published rules. They come with the command line, and stand in `public/rules/`.

use downboard_core::decode::decode_rules;
use downboard_core::model::Rules;

const RULES: &[u8] = include_bytes!("../../../../public/rules/rules.json");

/// The published rules that an outage is held against.
pub(crate) fn rules() -> Option<Rules> {
    decode_rules(RULES).value
}
