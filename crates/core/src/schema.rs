//! JSON Schemas of the documents, draft 2020-12, generated from the types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::model::{Board, RecoveryDocument, Rules, StatusDocument, Validation};

/// The schemas of the three documents, each with the name of its file in `public/schema`. Their `$id` is that name, so
/// that they can be served from any folder.
pub fn schemas() -> [(&'static str, Value); 3] {
    [
        schema::<Board>("board.schema.json", "Downboard board"),
        schema::<StatusDocument>("status.schema.json", "Downboard status document"),
        schema::<RecoveryDocument>("recovery.schema.json", "Downboard recovery document"),
    ]
}

/// The schema of the document of rules, with the name of its file.
pub fn rules_schema() -> (&'static str, Value) {
    schema::<Rules>("rules.schema.json", "Downboard rules")
}

/// The schema of the document of validation cases, with the name of its file.
pub fn validation_schema() -> (&'static str, Value) {
    schema::<Validation>("cases.schema.json", "Downboard validation cases")
}

fn schema<T: JsonSchema>(file: &'static str, title: &str) -> (&'static str, Value) {
    let mut schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), file.into());
    schema.insert("title".to_owned(), title.into());
    (file, schema.to_value())
}
