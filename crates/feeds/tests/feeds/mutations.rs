//! Broken feeds: cut, with values missing or of another kind, with words that nobody knows.

use downboard_core::model::{FeedFormat, Status};
use downboard_feeds::decode_feed;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use super::reading::read;
use super::templates::{Day, HARMLESS, Misspelt, TEMPLATES, Template};

fn template() -> impl Strategy<Value = Template> {
    select(TEMPLATES.to_vec())
}

pub(crate) fn json_template() -> impl Strategy<Value = Template> {
    select(TEMPLATES.into_iter().filter(|template| !template.is_xml()).collect::<Vec<_>>())
}

fn day() -> impl Strategy<Value = Day> {
    select(vec![Day::Good, Day::Bad])
}

/// Any format, or none: then it is found from the body.
fn format() -> impl Strategy<Value = Option<FeedFormat>> {
    select(std::iter::once(None).chain(FeedFormat::ALL.map(Some)).collect::<Vec<_>>())
}

/// Reads a body as what it was, as what it seems to be, and as something else.
fn feed(template: Template, bytes: &[u8], other: Option<FeedFormat>) {
    for format in [Some(template.format), None, other] {
        let _ = read(bytes, format);
    }
}

/// The pointers of all values within a value, its own first.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
        found.push(pointer.to_owned());
        match value {
            Value::Array(members) => {
                members
                    .iter()
                    .enumerate()
                    .for_each(|(index, member)| walk(member, &format!("{pointer}/{index}"), found));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(key, member)| walk(member, &format!("{pointer}/{key}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// Takes a value out of the one that holds it.
fn delete(value: &mut Value, pointer: &str) {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    match value.pointer_mut(parent) {
        Some(Value::Array(members)) => {
            members.remove(key.parse().expect("a number"));
        }
        Some(Value::Object(fields)) => {
            fields.remove(key);
        }
        _ => {}
    }
}

/// Values of every kind, among them those that formats give a meaning.
fn replacement() -> impl Strategy<Value = Value> {
    let known = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("operational"),
        json!("9999-12-31T23:59:59Z"),
        json!("0001-01-01T00:00:00Z"),
        json!("-009999-01-01T00:00:00+23:59"),
        json!([]),
        json!([null]),
        json!([[[[]]]]),
        json!({}),
        json!({"": {"": {}}}),
    ];
    prop_oneof![
        select(known.to_vec()),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::collection::vec(any::<String>().prop_map(Value::from), 0..4).prop_map(Value::from),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from)
    ]
}

/// What interfaces answer in the place of a feed, without any mark of one.
fn message() -> impl Strategy<Value = Value> {
    let keys =
        ["message", "error", "code", "detail", "documentation_url", "request_id", "timestamp", "path", "success"];
    let fields = prop::collection::vec((select(keys.to_vec()), scalar()), 0..6);
    fields.prop_map(|fields| {
        let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value));
        Value::Object(fields.collect::<Map<_, _>>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), format in format()) {
        let _ = read(&bytes, format);
        let _ = read(&[b"<rss><channel><title>", bytes.as_slice()].concat(), format);
        let _ = read(&[b"{\"page\":", bytes.as_slice()].concat(), format);
        let _ = read(&[b"\xfe\xff", bytes.as_slice()].concat(), format);
    }

    #[test]
    fn a_cut_feed_never_panics(template in template(), day in day(), end in any::<Index>(), other in format()) {
        let body = template.filled(day, HARMLESS);
        feed(template, &body[..end.index(body.len())], other);
    }

    #[test]
    fn a_cut_json_feed_is_unreadable(template in json_template(), end in any::<Index>()) {
        let body = template.filled(Day::Bad, HARMLESS);
        prop_assert_eq!(read(&body[..end.index(body.len())], Some(template.format)), None);
    }

    #[test]
    fn a_piece_may_be_missing(
        template in template(), day in day(), from in any::<Index>(), length in 0_usize..40, other in format(),
    ) {
        let mut body = template.filled(day, HARMLESS);
        let from = from.index(body.len());
        body.drain(from..body.len().min(from + length));
        feed(template, &body, other);
    }

    #[test]
    fn any_value_may_be_missing(template in json_template(), day in day(), place in any::<Index>(), other in format()) {
        let mut value: Value = serde_json::from_slice(&template.filled(day, HARMLESS)).expect("JSON");
        let pointers = pointers(&value);
        delete(&mut value, &pointers[place.index(pointers.len())]);
        feed(template, value.to_string().as_bytes(), other);
    }

    #[test]
    fn any_value_may_be_another(
        template in json_template(),
        day in day(),
        place in any::<Index>(),
        replacement in replacement(),
        other in format(),
    ) {
        let mut value: Value = serde_json::from_slice(&template.filled(day, HARMLESS)).expect("JSON");
        let pointers = pointers(&value);
        *value.pointer_mut(&pointers[place.index(pointers.len())]).expect("a place") = replacement;
        feed(template, value.to_string().as_bytes(), other);
    }

    #[test]
    fn a_message_is_no_feed(message in message(), format in format()) {
        prop_assert_eq!(read(message.to_string().as_bytes(), format), None);
    }
}

#[test]
fn an_error_is_no_feed_in_any_format() {
    for body in [
        "{}",
        r#"{"message":"Forbidden"}"#,
        r#"{"status":"error","message":"Forbidden"}"#,
        r#"{"status":403,"error":"Forbidden"}"#,
        r#"{"ok":false,"error":"not_authed"}"#,
        r#"{"errors":[{"code":1,"detail":"Forbidden"}]}"#,
        r#"{"data":null}"#,
        r#"{"data":{}}"#,
        r#"{"result":null}"#,
        r#"{"page":{}}"#,
        r#"{"page":{"name":"Acme"},"message":"not found"}"#,
        r#"[{"message":"Forbidden"}]"#,
        "\"operational\"",
        "<html><body>503 Service Unavailable</body></html>",
        "<Error><Code>AccessDenied</Code></Error>",
        "upstream connect error",
    ] {
        for format in std::iter::once(None).chain(FeedFormat::ALL.map(Some)) {
            assert_eq!(read(body.as_bytes(), format), None, "{body} as {format:?}");
        }
    }
}

#[test]
fn a_good_day_is_good_and_a_bad_day_is_not() {
    for template in TEMPLATES {
        let status = |day| read(&template.filled(day, HARMLESS), Some(template.format)).expect("a feed").status();
        let is_good = status(Day::Good) == Status::Operational;
        assert_eq!(is_good, template.tells_of_good_days, "{}", template.format.word());
        assert_ne!(status(Day::Bad), Status::Operational, "{}", template.format.word());
    }
}

#[test]
fn a_word_that_nobody_knows_is_never_good_news() {
    for template in TEMPLATES {
        let deciding = (0..template.deciding()).map(|number| (Day::Good, Misspelt::Deciding(number)));
        // On a good day a list of incidents has no word that decides: what is over is over, however bad it was.
        let good = (template.deciding() > 0).then_some((Day::Good, Misspelt::All));
        for (day, misspelt) in deciding.chain(good).chain([(Day::Bad, Misspelt::All)]) {
            let decoded = decode_feed(&template.misspelt(day, misspelt), Some(template.format), None);
            let status = decoded.value.map(|report| report.status());
            let word = template.format.word();
            assert_ne!(status, Some(Status::Operational), "{word} on a {day:?} day, {misspelt:?}");
        }
    }
}
