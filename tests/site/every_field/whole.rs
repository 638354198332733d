//! Holds a record with every field against the pages that show it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use noticeboard::records::schema::Schema;
use noticeboard::source::yaml::{self, Node, Value};

use crate::support::{Site, project};

/// Fields of every record that no page shows as they are written. Tests of their own hold them.
const ELSEWHERE: [&str; 4] = ["draft", "publish_from", "aliases", "uuid"];

/// A record with every field, and where a reader finds it.
pub(super) struct Whole<'a> {
    pub(super) schema: Schema,
    pub(super) record: Node,
    /// The addresses of the pages that together show it.
    pub(super) pages: &'a [&'a str],
    /// Fields that a page shows in other words than those of the file.
    pub(super) in_words: &'a [(&'a str, &'a str)],
    /// Fields that no page shows yet.
    pub(super) not_shown: &'a [&'a str],
}

impl Whole<'_> {
    pub(super) fn is_shown(&self) {
        let site = built();
        let text: Vec<String> = self.pages.iter().map(|address| site.page(address).main()).collect();
        let text = text.join(" | ");
        let mut leaves = Vec::new();
        gather(&self.record, "", &mut leaves);
        for (field, written) in &leaves {
            if self.not_shown.contains(&field.as_str()) || ELSEWHERE.contains(&field.as_str()) {
                continue;
            }
            let words: Vec<&str> =
                self.in_words.iter().filter(|(name, _)| name == field).map(|(_, words)| *words).collect();
            let expected = match field.strip_suffix("relay_uk") {
                Some(contact) => {
                    let number = leaves.iter().find(|(leaf, _)| *leaf == format!("{contact}telephone"));
                    vec![format!("Relay UK, 18001 then {}", number.expect("a telephone").1)]
                }
                None if words.is_empty() => vec![as_people_read(written)],
                None => owned(&words),
            };
            for words in expected {
                assert!(text.contains(&words), "`{field}`: `{words}` is not on {:?}:\n{text}", self.pages);
            }
        }
        self.has_every_field(&leaves);
    }

    fn has_every_field(&self, leaves: &[(String, String)]) {
        let mut fields = BTreeSet::new();
        fields_of(&self.schema, self.schema.root(), "", &mut fields);
        for field in &fields {
            let inside = format!("{field}.");
            let written = leaves.iter().any(|(leaf, _)| leaf == field || leaf.starts_with(&inside));
            assert!(written, "the record has no `{field}`");
        }
        let stale = self.in_words.iter().map(|(field, _)| field).chain(self.not_shown);
        for field in stale {
            assert!(leaves.iter().any(|(leaf, _)| leaf == field), "there is no `{field}` any more");
        }
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|words| (*words).to_owned()).collect()
}

pub(super) fn built() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| Site::copy_of(&project("tests/site/every_field/content")).built(&[]))
}

/// The YAML of a file of the fixture.
pub(super) fn file(path: &str) -> Node {
    let text = built().read(&format!("content/{path}"));
    let yaml = text
        .strip_prefix("---\n")
        .map_or(text.as_str(), |rest| rest.split("\n---\n").next().expect("the front matter ends"));
    yaml::tree(yaml).unwrap_or_else(|fault| panic!("{path}: {}", fault.message))
}

/// The record of an id in a file that lists several.
pub(super) fn item(path: &str, key: &str, id: &str) -> Node {
    let tree = file(path);
    let Value::List(items) = &field(&tree, key).value else { panic!("`{key}` is a list") };
    let is_it = |item: &&Node| matches!(&field(item, "id").value, Value::Text(text) if text == id);
    items.iter().find(is_it).expect("the record is there").clone()
}

fn field<'a>(node: &'a Node, key: &str) -> &'a Node {
    let Value::Map(fields) = &node.value else { panic!("`{key}` stands in a group") };
    &fields.iter().find(|(name, _)| name.value == key).expect("the key is there").1
}

/// Every value of a record with the path of its field, without the numbers of list items.
fn gather(node: &Node, path: &str, leaves: &mut Vec<(String, String)>) {
    let mut leaf = |text: String| leaves.push((path.to_owned(), text));
    match &node.value {
        Value::Blank => {}
        Value::Boolean(value) => leaf(value.to_string()),
        Value::Number(value) => leaf(value.to_string()),
        Value::Text(text) => leaf(text.clone()),
        Value::List(items) => items.iter().for_each(|item| gather(item, path, leaves)),
        Value::Map(fields) => {
            for (key, value) in fields {
                let below = if path.is_empty() { key.value.clone() } else { format!("{path}.{}", key.value) };
                gather(value, &below, leaves);
            }
        }
    }
}

/// Every field of a schema, those of groups by their whole path.
fn fields_of(schema: &Schema, group: &serde_json::Value, path: &str, fields: &mut BTreeSet<String>) {
    for key in Schema::fields(group) {
        let below = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let inner = schema.group(group, key);
        if Schema::fields(inner).is_empty() {
            fields.insert(below);
        } else {
            fields_of(schema, inner, &below, fields);
        }
    }
}

/// A value as a page writes it: dates and hours in words, web addresses without their scheme.
fn as_people_read(written: &str) -> String {
    if let Some((opens, closes)) = written.split_once(" to ")
        && let (Ok(opens), Ok(closes)) = (opens.parse::<jiff::civil::Time>(), closes.parse())
    {
        let time = |time: jiff::civil::Time| time.strftime("%-I:%M%P").to_string();
        return format!("{} to {}", time(opens), time(closes));
    }
    if let Ok(date) = written.parse::<jiff::civil::Date>() {
        return date.strftime("%-d %B %Y").to_string();
    }
    written.strip_prefix("https://").unwrap_or(written).trim_end_matches('/').to_owned()
}
