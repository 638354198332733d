//! What describes a CSV file for programs: "CSV on the Web" of the W3C (Metadata Vocabulary for
//! Tabular Data, 17 December 2015).
//!
//! A program that looks for it adds `-metadata.json` to the address of the CSV file (section 5.2 of
//! the Model for Tabular Data), so that is what it is called.

use serde_json::{Map, Value, json};

use super::columns::NOTHING;
use super::{Column, ColumnKind, Dataset, Label};

/// What may stand in the place of a number.
const IN_PLACE_OF_A_NUMBER: [&str; 4] = ["[c]", "[low]", "[x]", "[z]"];

/// The whole file.
#[must_use]
pub fn write(dataset: &Dataset<'_>) -> Vec<u8> {
    let mut about = Map::new();
    let mut say = |name: &str, value: Value| drop(about.insert(name.to_owned(), value));
    say("@context", json!(["http://www.w3.org/ns/csvw", { "@language": dataset.language }]));
    say("url", format!("{}.csv", dataset.name).into());
    say("dc:title", dataset.title.as_str().into());
    say("dc:description", dataset.summary.as_str().into());
    let publisher = &dataset.publisher;
    say("dc:publisher", json!({ "schema:name": publisher.name, "schema:url": { "@id": publisher.url } }));
    say("dc:license", json!({ "@id": dataset.licence.url }));
    if let Some((first, last)) = dataset.published {
        say("dc:issued", json!({ "@value": first.iso(), "@type": "xsd:date" }));
        say("dc:modified", json!({ "@value": last.iso(), "@type": "xsd:date" }));
    }
    say("dcat:landingPage", json!({ "@id": dataset.page }));
    if let [indicator] = dataset.indicators.as_slice() {
        say("dc:source", indicator.about.source.as_str().into());
    }
    say("notes", Value::Array(notes(dataset)));
    let columns: Vec<Value> = dataset.columns().map(|(column, label)| described(column, label)).collect();
    let keys = dataset.columns().filter(|(column, _)| column.is_key).map(|(column, _)| column.name);
    say("tableSchema", json!({ "columns": columns, "primaryKey": keys.collect::<Vec<_>>() }));
    let mut text = serde_json::to_vec_pretty(&about).unwrap_or_default();
    text.push(b'\n');
    text
}

/// That the figures are invented, where they are, and what the shorthand means.
fn notes(dataset: &Dataset<'_>) -> Vec<Value> {
    let note = dataset.note.iter().map(|note| json!({ "schema:text": note }));
    let signs = dataset.signs().into_iter();
    note.chain(signs.map(|(sign, means)| json!({ "schema:name": sign, "schema:text": means }))).collect()
}

fn described(column: &Column, label: &Label) -> Value {
    let (datatype, nothing): (&str, &[&str]) = match column.kind {
        ColumnKind::Text => ("string", &[]),
        ColumnKind::MaybeText => ("string", &[NOTHING]),
        ColumnKind::Date => ("date", &[]),
        ColumnKind::Whole => ("integer", &[]),
        ColumnKind::Number => ("decimal", &IN_PLACE_OF_A_NUMBER),
    };
    let mut described = json!({
        "name": column.name,
        // The head of the column is one of its titles, or the file would not fit its description.
        "titles": [column.name, label.title],
        "dc:description": label.means,
        "datatype": datatype,
    });
    if nothing.is_empty() {
        described["required"] = true.into();
    } else {
        described["null"] = json!(nothing);
    }
    described
}
