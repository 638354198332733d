//! The JSON Schema of a record's type, made from the type itself and put into the plain shape
//! that findings are read from. `editor` gives the shape that editors read.

mod editor;

pub use editor::COMMENT as EDITOR_COMMENT;

use jsonschema::paths::LocationSegment;
use serde_json::{Map, Value as Json, json};

use crate::source::yaml::{Node, Value};

/// A schema in plain shape: no `null` among the types (a blank optional field counts as left
/// out), and every set of words an `enum`.
#[derive(Debug)]
pub struct Schema {
    root: Json,
    /// As it was made from the type: with `null` for what may be blank, and with what each word
    /// of a set means.
    derived: Json,
}

/// What a schema says about one field.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What the field holds.
    pub description: String,
    /// What may stand in it.
    pub example: Option<String>,
    /// Its words, where it has a set of them.
    pub words: Vec<String>,
    /// Its type, in the schema's own word.
    pub type_name: String,
    /// The name of its format, where its text has rules of its own.
    pub format: Option<String>,
    /// Whether a record cannot do without it.
    pub required: bool,
}

impl About {
    /// Tells an officer to add the field.
    #[must_use]
    pub fn line_to_add(&self, key: &str) -> String {
        match (self.likely(), self.words.first()) {
            (Some(example), _) => format!("Add a line like `{key}: {example}`."),
            (None, Some(_)) => format!("Add a line with `{key}:` and one of {}.", self.listed_words()),
            (None, None) => match self.type_name.as_str() {
                "boolean" => format!("Add a line with `{key}: true` or `{key}: false`."),
                "array" => format!(
                    "Add `{key}:` and below it each item on its own line, after a hyphen and a space."
                ),
                "object" => format!(
                    "Add `{key}:` and below it its fields, each on its own line and indented by two spaces."
                ),
                _ => format!("Add a line with `{key}:`. {}", self.description).trim_end().to_owned(),
            },
        }
    }

    /// Tells an officer what to write after a key that stands there alone.
    #[must_use]
    pub fn value_to_write(&self, key: &str) -> String {
        match (self.likely(), self.words.first()) {
            (Some(example), _) => format!("Write it after the colon, like `{key}: {example}`."),
            (None, Some(_)) => format!("Write one of these words after the colon: {}.", self.listed_words()),
            (None, None) => match self.type_name.as_str() {
                "boolean" => "Write `true` or `false` after the colon.".to_owned(),
                "array" => "Write each item on its own line below it, after a hyphen and a space.".to_owned(),
                "object" => {
                    "Write its fields below it, each on its own line and indented by two spaces.".to_owned()
                }
                _ => format!("Write it after the colon. {}", self.description).trim_end().to_owned(),
            },
        }
    }

    /// An example: the field's own, or that of its format.
    fn likely(&self) -> Option<&str> {
        let of_format = || match self.format.as_deref()? {
            "calendar-date" => Some("2026-11-22"),
            "moment" => Some("2026-11-22 09:30"),
            "uk-telephone" => Some("01632 960001"),
            "uk-postcode" => Some("ZZ1 1AA"),
            "mail-address" => Some("help@example.org"),
            "web-address" => Some("https://www.example.org/"),
            "money" => Some("12500"),
            "decimal-number" => Some("12.5"),
            "period" => Some("2026-Q3"),
            "time-of-day" => Some("\"09:30\""),
            "hours-of-a-day" => Some("closed"),
            "spoken-language" => Some("Polish"),
            _ => None,
        };
        self.example.as_deref().or_else(of_format)
    }

    fn listed_words(&self) -> String {
        self.words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    }
}

impl Schema {
    /// The schema of a type.
    #[must_use]
    pub fn of<T: schemars::JsonSchema>() -> Self {
        let derived = schemars::schema_for!(T).to_value();
        let mut root = derived.clone();
        plain(&mut root);
        Self { root, derived }
    }

    /// The whole schema.
    #[must_use]
    pub fn root(&self) -> &Json {
        &self.root
    }

    /// The part of the schema for a value at a path.
    pub(super) fn at(&self, path: &[LocationSegment<'_>]) -> &Json {
        path.iter().fold(self.resolve(&self.root), |schema, segment| match segment {
            LocationSegment::Property(name) => self.below(schema, name),
            LocationSegment::Index(_) => self.resolve(schema.get("items").unwrap_or(&Json::Null)),
        })
    }

    pub(super) fn below<'a>(&'a self, schema: &'a Json, key: &str) -> &'a Json {
        let property = schema.get("properties").and_then(|properties| properties.get(key));
        self.resolve(property.or_else(|| schema.get("additionalProperties")).unwrap_or(&Json::Null))
    }

    pub(super) fn resolve<'a>(&'a self, schema: &'a Json) -> &'a Json {
        let mut schema = schema;
        while let Some(target) = schema.get("$ref").and_then(Json::as_str) {
            let Some(found) = target.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)) else {
                break;
            };
            schema = found;
        }
        schema
    }

    /// The names of the fields of a group.
    #[must_use]
    pub fn fields(schema: &Json) -> Vec<&str> {
        let properties = schema.get("properties").and_then(Json::as_object);
        properties.map(|properties| properties.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The types that a value may have.
    pub(super) fn types(schema: &Json) -> Vec<&str> {
        match schema.get("type") {
            Some(Json::String(name)) => vec![name],
            Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// What the schema says about a field of a group.
    #[must_use]
    pub fn about(&self, group: &Json, key: &str) -> About {
        let Some(field) = group.get("properties").and_then(|properties| properties.get(key)) else {
            return About::default();
        };
        let target = self.resolve(field);
        let text = [field, target].into_iter().find_map(|schema| schema.get("description")?.as_str());
        let (description, example) = description_and_example(text.unwrap_or_default());
        let words = target.get("enum").and_then(Json::as_array).into_iter().flatten();
        About {
            description,
            example,
            words: words.filter_map(|word| word.as_str().map(str::to_owned)).collect(),
            format: target.get("format").and_then(Json::as_str).map(str::to_owned),
            type_name: Self::types(target).first().copied().unwrap_or_default().to_owned(),
            required: is_required(group, key),
        }
    }

    /// The group of fields that a field holds, or that each item of its list is.
    #[must_use]
    pub fn group<'a>(&'a self, group: &'a Json, key: &str) -> &'a Json {
        let field = self.below(group, key);
        field.get("items").map_or(field, |items| self.resolve(items))
    }

    /// A tree as JSON, read the way the type reads it: a number where a text is asked for is a
    /// text, and a blank optional field is left out.
    #[must_use]
    pub(super) fn instance(&self, tree: &Node, text: &str) -> Json {
        self.json(tree, self.resolve(&self.root), text)
    }

    fn json(&self, node: &Node, schema: &Json, text: &str) -> Json {
        let types = Self::types(schema);
        let as_written = || Json::String(text.get(node.span.range()).unwrap_or_default().trim().to_owned());
        match &node.value {
            Value::Blank => Json::Null,
            Value::Boolean(_) | Value::Number(_) if types.contains(&"string") => as_written(),
            Value::Boolean(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(number.clone()),
            Value::Text(value) => Json::String(value.clone()),
            Value::List(items) => {
                let schema = self.resolve(schema.get("items").unwrap_or(&Json::Null));
                items.iter().map(|item| self.json(item, schema, text)).collect()
            }
            Value::Map(entries) => {
                let mut map = Map::new();
                for (key, value) in entries {
                    let left_out = matches!(value.value, Value::Blank) && !is_required(schema, &key.value);
                    let known = schema
                        .get("properties")
                        .is_some_and(|properties| properties.get(&key.value).is_some());
                    let is_first = !map.contains_key(&key.value);
                    if is_first && !(left_out && known) {
                        map.insert(key.value.clone(), self.json(value, self.below(schema, &key.value), text));
                    }
                }
                Json::Object(map)
            }
        }
    }
}

/// What a doc comment says of a field, and the example at its end.
fn description_and_example(text: &str) -> (String, Option<String>) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.split_once("Example: ") {
        // In the code's own documentation, an address or a list stands between accents.
        Some((description, example)) => {
            (description.trim().to_owned(), Some(example.trim_matches('`').to_owned()))
        }
        None => (text, None),
    }
}

fn is_required(group: &Json, key: &str) -> bool {
    let required = group.get("required").and_then(Json::as_array);
    required.is_some_and(|keys| keys.iter().any(|name| name.as_str() == Some(key)))
}

/// Puts a schema into plain shape, from the inside out.
fn plain(schema: &mut Json) {
    match schema {
        Json::Array(items) => items.iter_mut().for_each(plain),
        Json::Object(map) => {
            map.values_mut().for_each(plain);
            without_null(map);
            words_as_enum(map);
            largest_number(map);
        }
        _ => {}
    }
}

fn without_null(map: &mut Map<String, Json>) {
    if let Some(Json::Array(types)) = map.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            map.insert("type".to_owned(), only);
        }
    }
    let Some(Json::Array(choices)) = map.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type") != Some(&json!("null")));
    if let [Json::Object(only)] = choices.as_slice() {
        let only = only.clone();
        map.remove("anyOf");
        for (key, value) in only {
            map.entry(key).or_insert(value);
        }
    }
}

fn words_as_enum(map: &mut Map<String, Json>) {
    let Some(Json::Array(choices)) = map.get("oneOf") else { return };
    let mut words = Vec::new();
    for choice in choices {
        match (choice.get("const"), choice.get("enum").and_then(Json::as_array)) {
            (Some(word), _) => words.push(word.clone()),
            (None, Some(several)) => words.extend(several.iter().cloned()),
            (None, None) => return,
        }
    }
    map.remove("oneOf");
    map.insert("enum".to_owned(), Json::Array(words));
}

/// schemars says only by the format's name how large a number of 32 bits may be.
fn largest_number(map: &mut Map<String, Json>) {
    if map.get("format").and_then(Json::as_str) == Some("uint32") {
        map.entry("maximum").or_insert(json!(u32::MAX));
    }
}
