//! A zone in the text of a board.

use std::ops::Range;

use downboard_core::model::Zone;

/// The text of a board with another zone; every other byte stays. `None` where it has no `zone`. The text has to be JSON.
pub(super) fn with_zone(text: &str, zone: &Zone) -> Option<String> {
    let Place { key, value } = place(text)?;
    let before = text.get(..key)?;
    // The zone is indented as deep as the line that it begins on.
    let line = before.rsplit('\n').next()?;
    let indent = line.get(..line.len() - line.trim_start().len())?;
    let written = serde_json::to_string_pretty(zone).ok()?.replace('\n', &format!("\n{indent}"));
    Some(format!("{}{written}{}", text.get(..value.start)?, text.get(value.end..)?))
}

/// Where the zone of a board stands in its text.
struct Place {
    /// The first byte of its key.
    key: usize,
    /// Its value.
    value: Range<usize>,
}

/// The last field `zone` of the outermost object: of equal fields, readers take the last.
fn place(text: &str) -> Option<Place> {
    let mut place = None;
    // The string that ended last, where it is one of the outermost object, and where its value begins.
    let (mut string, mut key, mut begin) = (0..0, None, None);
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        if is_text {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => {
                    is_text = false;
                    string.end = at + 1;
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => {
                is_text = true;
                string = at..at;
            }
            b':' if depth == 1 => {
                key = (text.get(string.clone()) == Some("\"zone\"")).then_some(string.start);
                begin = None;
            }
            b'{' | b'[' => {
                if depth == 1 {
                    begin = Some(at);
                }
                depth += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if let (1, Some(key), Some(begin)) = (depth, key.take_if(|_| depth == 1), begin) {
                    place = Some(Place { key, value: begin..at + 1 });
                }
            }
            _ => {}
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    #[test]
    fn only_the_zone_is_replaced() {
        let zone = Zone::fixed(Offset::constant(1), "CET");
        for (text, expected) in [
            (
                "{\n  \"zone\": {\"label\": \"}\"} ,\n\t\"id\":\"a\\\"\"}\n",
                Some(
                    "{\n  \"zone\": {\n    \"utc_offset\": \"+01:00\",\n    \"label\": \"CET\"\n  } ,\n\t\"id\":\"a\\\"\"}\n",
                ),
            ),
            (
                r#"{"services":[{"zone":{}}],"zone":{"changes":[{}]}}"#,
                Some(
                    "{\"services\":[{\"zone\":{}}],\"zone\":{\n  \"utc_offset\": \"+01:00\",\n  \"label\": \"CET\"\n}}",
                ),
            ),
            (r#"{"title":"zone","sites":[{"zone":{}}]}"#, None),
            (r#"{"zone":"Europe/Berlin","sites":{}}"#, None),
        ] {
            assert_eq!(with_zone(text, &zone).as_deref(), expected, "{text}");
        }
    }
}
