//! The schema of a kind as editors read it: they complete keys and words with it, show what each
//! field is for, and underline what is wrong while an officer types.
//!
//! It never underlines what the program takes. So it knows only the shape of texts that have rules
//! of their own, lets a number stand where a text is asked for, and offers the ids of records
//! that are there without refusing others.

use serde_json::{Map, Value as Json, json};

use super::{Schema, description_and_example};
use crate::records::Kind;
use crate::records::fields::Format;

/// What every such schema says of itself. A file that says it may be written anew.
pub const COMMENT: &str = "Written by `noticeboard schema`";

impl Schema {
    /// The schema for editors, under a title. `ids` names the records of a kind that are there.
    #[must_use]
    pub fn for_editors(&self, title: &str, ids: &dyn Fn(Kind) -> Vec<String>) -> Json {
        let mut schema = self.derived.clone();
        for_editors(&mut schema, ids);
        if let Json::Object(map) = &mut schema {
            map.insert("$comment".to_owned(), json!(COMMENT));
            map.insert("title".to_owned(), json!(title));
        }
        schema
    }
}

/// Changes a schema from the inside out.
fn for_editors(schema: &mut Json, ids: &dyn Fn(Kind) -> Vec<String>) {
    match schema {
        Json::Array(items) => items.iter_mut().for_each(|item| for_editors(item, ids)),
        Json::Object(map) => {
            map.values_mut().for_each(|value| for_editors(value, ids));
            example_apart(map);
            number_for_text(map);
            shape(map);
            known_ids(map, ids);
        }
        _ => {}
    }
}

fn example_apart(map: &mut Map<String, Json>) {
    let Some(Json::String(text)) = map.get("description") else { return };
    let (description, example) = description_and_example(text);
    map.insert("description".to_owned(), Json::String(description));
    if let Some(example) = example {
        map.insert("examples".to_owned(), json!([example]));
    }
}

/// A number or a word such as `true` in the place of a text is read as that text. Where the text
/// has rules of its own, no such word fits them.
fn number_for_text(map: &mut Map<String, Json>) {
    let is_word = map.contains_key("enum") || map.contains_key("const");
    let mut types = match map.get("type") {
        Some(Json::String(one)) => vec![json!(one)],
        Some(Json::Array(several)) => several.clone(),
        _ => return,
    };
    if is_word || !types.contains(&json!("string")) {
        return;
    }
    let others: &[&str] = if map.contains_key("format") { &["number"] } else { &["number", "boolean"] };
    for other in others {
        if !types.contains(&json!(other)) {
            types.push(json!(other));
        }
    }
    map.insert("type".to_owned(), Json::Array(types));
}

/// Editors know no format of ours, so each becomes a pattern.
fn shape(map: &mut Map<String, Json>) {
    let Some(format) = map.get("format").and_then(Json::as_str) else { return };
    // Formats of others, such as that of a whole number, say nothing that an editor needs.
    let pattern = Format::named(format).map(|format| format.pattern);
    map.remove("format");
    if let Some(pattern) = pattern {
        map.insert("pattern".to_owned(), json!(pattern));
    }
}

fn known_ids(map: &mut Map<String, Json>, ids: &dyn Fn(Kind) -> Vec<String>) {
    let Some(kind) = map.remove("x-refers-to") else { return };
    let known = kind.as_str().and_then(Kind::from_name).map(ids).unwrap_or_default();
    let pattern = map.remove("pattern");
    if let (Some(pattern), false) = (pattern, known.is_empty()) {
        map.insert("anyOf".to_owned(), json!([{ "enum": known }, { "pattern": pattern }]));
    }
}
