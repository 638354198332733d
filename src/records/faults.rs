//! The slow path: says everything that is wrong with a file that its type refused.
//!
//! serde stops at the first fault. So the file is read again into a tree that knows places, and
//! held against the JSON Schema of the same type, which lists every fault.

use std::ops::Range;

use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use serde_json::Value as Json;

use super::fields::FORMATS;
use super::schema::Schema;
use crate::diagnostics::{FileName, Finding, Place, nearest};
use crate::source::yaml::{self, DoesNotFit, Node, Value};

/// Finds every fault of files of one type.
pub struct FaultFinder {
    schema: Schema,
    validator: Validator,
    what: String,
}

impl FaultFinder {
    /// A finder for a type; `what` names a thing of the type, with its article: "a provider".
    ///
    /// # Panics
    /// When the type's schema is not a JSON Schema, which a test of every kind rules out.
    #[must_use]
    pub fn new<T: schemars::JsonSchema>(what: impl Into<String>) -> Self {
        let schema = Schema::of::<T>();
        let mut options = jsonschema::options().should_validate_formats(true);
        for (name, check) in FORMATS {
            options = options.with_format(*name, move |text: &str| check(text).is_ok());
        }
        let validator = options.build(schema.root()).expect("a derived schema is a JSON Schema");
        Self { schema, validator, what: what.into() }
    }

    /// Every fault of a text, and the tree where it is YAML at all.
    #[must_use]
    pub fn faults(&self, file: &FileName, text: &str, refusal: &DoesNotFit) -> (Vec<Finding>, Option<Node>) {
        let tree = match yaml::tree(text) {
            Ok(tree) => tree,
            Err(fault) => {
                let place = fault.at.map_or_else(|| Place::file(file), |at| Place::text(file, at));
                return (vec![Finding::error(fault.rule, place, fault.message).help(fault.help)], None);
            }
        };
        let mut findings = Vec::new();
        self.duplicate_keys(&tree, file, &mut findings);
        let instance = self.schema.instance(&tree, text);
        for error in self.validator.iter_errors(&instance) {
            self.explain(&error, &tree, file, text, &mut findings);
        }
        if findings.is_empty() {
            let place = refusal.at.clone().map_or_else(|| Place::file(file), |at| Place::text(file, at));
            let detail = refusal.detail.lines().next().unwrap_or_default();
            findings.push(
                Finding::error("does-not-fit", place, format!("This is not what {} needs here", self.what))
                    .help(format!("The reader said: {detail}.")),
            );
        }
        (findings, Some(tree))
    }

    fn duplicate_keys(&self, node: &Node, file: &FileName, findings: &mut Vec<Finding>) {
        match &node.value {
            Value::Map(entries) => {
                for (at, (key, value)) in entries.iter().enumerate() {
                    if entries[..at].iter().any(|(earlier, _)| earlier.value == key.value) {
                        findings.push(
                            Finding::error(
                                "duplicate-key",
                                Place::span(file, key.span),
                                format!("`{}` stands twice here", key.value),
                            )
                            .help("Keep one of the two lines and delete the other."),
                        );
                    }
                    self.duplicate_keys(value, file, findings);
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.duplicate_keys(item, file, findings)),
            _ => {}
        }
    }

    fn explain(
        &self,
        error: &ValidationError<'_>,
        tree: &Node,
        file: &FileName,
        text: &str,
        findings: &mut Vec<Finding>,
    ) {
        let path: Vec<LocationSegment<'_>> = error.instance_path().segments().collect();
        let node = node_at(tree, &path);
        let place = if path.is_empty() { Place::file(file) } else { Place::span(file, node.span) };
        let named = path.iter().rev().find_map(|segment| match segment {
            LocationSegment::Property(name) => Some(name.to_string()),
            LocationSegment::Index(_) => None,
        });
        let field = named.as_deref().unwrap_or("this file");
        let schema = self.schema.at(&path);
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    let place =
                        key_place(node, key).map_or_else(|| place.clone(), |range| Place::text(file, range));
                    findings.push(self.unknown_key(key, named.as_deref(), schema, place));
                }
            }
            ValidationErrorKind::Required { property } => {
                findings.push(self.missing(
                    property.as_str().unwrap_or_default(),
                    named.as_deref(),
                    schema,
                    place,
                ));
            }
            _ if matches!(node.value, Value::Blank) => findings.push(self.blank(field, &path, place)),
            ValidationErrorKind::Enum { options } => {
                findings.push(unknown_word(shown(node, text), field, options, place));
            }
            ValidationErrorKind::Format { format } => {
                let written = error.instance().as_str().unwrap_or_default();
                findings.push(misfit(format, written, place));
            }
            ValidationErrorKind::MinLength { .. } | ValidationErrorKind::Pattern { .. } => {
                findings.push(self.blank(field, &path, place));
            }
            ValidationErrorKind::Type { .. } => {
                findings.push(wrong_type(field, shown(node, text), schema, place));
            }
            ValidationErrorKind::Minimum { limit } | ValidationErrorKind::Maximum { limit } => findings.push(
                Finding::error(
                    "out-of-range",
                    place,
                    format!("`{}` is out of the range of `{field}`", shown(node, text)),
                )
                .help(format!("The limit is {limit}.")),
            ),
            _ => findings.push(
                Finding::error("does-not-fit", place, format!("`{field}` is not as it should be: {error}"))
                    .help("Compare it with a starter file, which `noticeboard new` writes."),
            ),
        }
    }

    fn owner(&self, named: Option<&str>) -> String {
        named.map_or_else(|| self.what.clone(), |name| format!("`{name}`"))
    }

    fn unknown_key(&self, key: &str, named: Option<&str>, schema: &Json, place: Place) -> Finding {
        let fields = Schema::fields(schema);
        let message = format!("`{key}` is not a field of {}", self.owner(named));
        let help = match nearest(key, fields.iter().copied()) {
            Some(field) => format!("Did you mean `{field}`?"),
            None => format!("The fields are {}.", listed(&fields)),
        };
        Finding::error("unknown-key", place, message).help(help)
    }

    fn missing(&self, key: &str, named: Option<&str>, schema: &Json, place: Place) -> Finding {
        let about = Schema::about(&self.schema, schema, key);
        Finding::error("missing-key", place, format!("`{key}` is missing from {}", self.owner(named)))
            .help(about.line_to_add(key))
    }

    fn blank(&self, field: &str, path: &[LocationSegment<'_>], place: Place) -> Finding {
        let parent = self.schema.at(&path[..path.len().saturating_sub(1)]);
        let about = Schema::about(&self.schema, parent, field);
        Finding::error("blank-value", place, format!("`{field}` is blank")).help(about.line_to_add(field))
    }
}

fn unknown_word(written: &str, field: &str, options: &Json, place: Place) -> Finding {
    let words: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let help = match nearest(written, words.iter().copied()) {
        Some(word) => format!("Did you mean `{word}`? The words are {}.", listed(&words)),
        None => format!("The words are {}.", listed(&words)),
    };
    Finding::error("unknown-word", place, format!("`{written}` is not one of the words for `{field}`"))
        .help(help)
}

fn misfit(format: &str, written: &str, place: Place) -> Finding {
    let check = FORMATS.iter().find(|(name, _)| *name == format).map(|(_, check)| check);
    let misfit = check.and_then(|check| check(written).err());
    // A format without a check of ours cannot fail: only ours are registered.
    let (problem, instead) = misfit.map_or_else(Default::default, |misfit| (misfit.problem, misfit.instead));
    Finding::error(rule_of(format), place, problem).help(instead)
}

fn rule_of(format: &str) -> &'static str {
    match format {
        "calendar-date" | "moment" => "bad-date",
        "uk-telephone" => "bad-telephone",
        "uk-postcode" => "bad-postcode",
        "mail-address" => "bad-mail-address",
        "web-address" => "bad-web-address",
        "money" => "bad-sum",
        "time-of-day" => "bad-time",
        "id" | "reference" => "bad-id",
        _ => "bad-value",
    }
}

fn wrong_type(field: &str, written: &str, schema: &Json, place: Place) -> Finding {
    let (noun, help) = match Schema::types(schema).first().copied() {
        Some("array") => (
            "a list",
            format!("Write each item on its own line, after a hyphen and a space, below `{field}:`."),
        ),
        Some("object") => (
            "a group of fields",
            format!("Write its fields below `{field}:`, each on its own line and indented by two spaces."),
        ),
        Some("integer") => ("a whole number", "Write digits only.".to_owned()),
        Some("number") => ("a number", "Write digits, with a full stop before decimals.".to_owned()),
        Some("boolean") => {
            ("`true` or `false`", "Write `true` or `false`, without quotation marks.".to_owned())
        }
        _ => ("a text", format!("Write the text after `{field}:`, on the same line.")),
    };
    let written = written.lines().next().unwrap_or_default();
    Finding::error("wrong-type", place, format!("`{field}` should be {noun}, and `{written}` is not"))
        .help(help)
}

/// The node at a path; the nearest one above it where the path leads to nothing.
fn node_at<'a>(tree: &'a Node, path: &[LocationSegment<'_>]) -> &'a Node {
    path.iter().fold(tree, |node, segment| {
        let below = match (&node.value, segment) {
            (Value::Map(entries), LocationSegment::Property(name)) => {
                entries.iter().find(|(key, _)| key.value == *name).map(|(_, value)| value)
            }
            (Value::List(items), LocationSegment::Index(at)) => items.get(*at),
            _ => None,
        };
        below.unwrap_or(node)
    })
}

fn key_place(node: &Node, key: &str) -> Option<Range<usize>> {
    match &node.value {
        Value::Map(entries) => {
            entries.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span.range())
        }
        _ => None,
    }
}

fn shown<'a>(node: &Node, text: &'a str) -> &'a str {
    text.get(node.span.range()).unwrap_or_default().trim_end()
}

/// Words as a list for people, each between grave accents.
pub(crate) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
