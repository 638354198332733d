//! The slow path: says everything that is wrong with a file that its type refused.
//!
//! serde stops at its first fault. So the file is read again into a tree that knows places, and
//! held against the JSON Schema of the same type, which lists every fault. The words for each
//! stand in `wording`.

mod wording;

use std::collections::HashSet;
use std::ops::Range;

use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use serde_json::Value as Json;

use super::fields::FORMATS;
use super::schema::Schema;
use crate::diagnostics::{FileName, Finding, MOST, Place, nearest};
use crate::source::yaml::{self, DoesNotFit, Node, Value};
pub(crate) use wording::listed;
use wording::{Subject, misfit};

/// How many unknown keys are thought of as a missing one that is misspelt.
const MOST_MISSPELT: usize = 100;

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
        for format in FORMATS {
            options = options.with_format(format.name, |text: &str| (format.check)(text).is_ok());
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
        if !matches!(tree.value, Value::Map(_)) {
            return (vec![wording::no_fields(&self.what, &tree, Place::file(file))], None);
        }
        let mut run = Run { finder: self, tree: &tree, file, text, findings: Vec::new() };
        run.duplicate_keys(&tree);
        run.numbers_for_texts(&tree, self.schema.root());
        for error in self.validator.iter_errors(&self.schema.instance(&tree, text)) {
            if run.is_full() {
                break;
            }
            run.explain(&error);
        }
        if run.findings.is_empty() {
            run.last_resort(refusal);
        }
        run.tell_of_more();
        (run.findings, Some(tree))
    }
}

/// One file under scrutiny.
struct Run<'a> {
    finder: &'a FaultFinder,
    tree: &'a Node,
    file: &'a FileName,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Run<'_> {
    fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    /// Keeps the first of too many faults, and says that there are more.
    fn tell_of_more(&mut self) {
        if self.is_full() {
            self.findings.truncate(MOST);
            self.findings.push(Finding::more(self.file));
        }
    }

    fn duplicate_keys(&mut self, node: &Node) {
        match &node.value {
            Value::Map(entries) => {
                let mut met = HashSet::with_capacity(entries.len());
                for (key, value) in entries {
                    if !met.insert(key.value.as_str()) && !self.is_full() {
                        let place = Place::span(self.file, key.span);
                        let message = format!("`{}` stands twice here", key.value);
                        let finding = Finding::error("duplicate-key", place, message);
                        self.findings.push(finding.help("Keep one of the two lines and delete the other."));
                    }
                    self.duplicate_keys(value);
                }
            }
            Value::List(items) => {
                for item in items {
                    self.duplicate_keys(item);
                }
            }
            _ => {}
        }
    }

    /// Numbers that would lose something if they were read as texts: `12.50` would become `12.5`.
    fn numbers_for_texts(&mut self, node: &Node, schema: &Json) {
        let of = &self.finder.schema;
        let schema = of.resolve(schema);
        match &node.value {
            Value::Map(entries) => {
                for (key, value) in entries {
                    self.numbers_for_texts(value, of.below(schema, &key.value));
                }
            }
            Value::List(items) => {
                let schema = schema.get("items").unwrap_or(&Json::Null);
                for item in items {
                    self.numbers_for_texts(item, schema);
                }
            }
            Value::Number(number) if Schema::types(schema) == ["string", "object"] => {
                let written = shown(node, self.text);
                if number.to_string().len() != written.len() {
                    let place = Place::span(self.file, node.span);
                    self.findings.push(wording::number_for_text(written, place));
                }
            }
            _ => {}
        }
    }

    fn explain(&mut self, error: &ValidationError<'_>) {
        let path: Vec<LocationSegment<'_>> = error.instance_path().segments().collect();
        let node = node_at(self.tree, &path);
        let place = if path.is_empty() { Place::file(self.file) } else { Place::span(self.file, node.span) };
        let subject = Subject::of(&path, &self.finder.what);
        let schema = self.finder.schema.at(&path);
        let written = shown(node, self.text);
        let finding = match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let fields = free_fields(schema, node);
                for key in unexpected.iter().take(MOST) {
                    let place = key_place(node, key).map(|range| Place::text(self.file, range));
                    let place = place.unwrap_or_else(|| Place::file(self.file));
                    self.findings.push(subject.unknown_key(key, &fields, schema, place));
                }
                return;
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                if misspelt(key, schema, node) {
                    return;
                }
                subject.missing(key, &self.finder.schema.about(schema, key), place)
            }
            ValidationErrorKind::PropertyNames { error } => self.key_misfit(error, node, place),
            _ if matches!(node.value, Value::Blank) => self.blank(&path, node, place),
            ValidationErrorKind::MinLength { .. } | ValidationErrorKind::Pattern { .. } => {
                self.blank(&path, node, place)
            }
            ValidationErrorKind::MaxLength { limit } => subject.too_long(*limit, place),
            ValidationErrorKind::Enum { .. } => subject.unknown_word(written, schema, place),
            ValidationErrorKind::Format { format } => {
                misfit(format, error.instance().as_str().unwrap_or_default(), place)
            }
            ValidationErrorKind::Type { .. } => subject.wrong_type(node, written, schema, place),
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
                subject.out_of_range(written, schema, place)
            }
            _ => subject.does_not_fit(&error.to_string(), place),
        };
        self.findings.push(finding);
    }

    fn key_misfit(&self, error: &ValidationError<'_>, node: &Node, place: Place) -> Finding {
        let key = error.instance().as_str().unwrap_or_default().to_owned();
        let place = key_place(node, &key).map_or(place, |range| Place::text(self.file, range));
        match error.kind() {
            ValidationErrorKind::Format { format } => misfit(format, &key, place),
            _ => Subject::of(&[], &self.finder.what).does_not_fit(&error.to_string(), place),
        }
    }

    fn blank(&self, path: &[LocationSegment<'_>], node: &Node, place: Place) -> Finding {
        let (parent, key) = match path {
            [above @ .., LocationSegment::Property(key)] => (above, key.to_string()),
            _ => (path, String::new()),
        };
        let about = self.finder.schema.about(self.finder.schema.at(parent), &key);
        let after = self.text.get(node.span.range().start..).unwrap_or_default();
        let first_line = after.lines().next().unwrap_or_default();
        let commented_out = first_line.trim_start_matches([':', ' ']).starts_with('#');
        Subject::of(path, &self.finder.what).blank(&about, commented_out, place)
    }

    /// The type refused what its schema accepts: a gap between the two. The reader's own words
    /// are better than none.
    fn last_resort(&mut self, refusal: &DoesNotFit) {
        let place =
            refusal.at.clone().map_or_else(|| Place::file(self.file), |at| Place::text(self.file, at));
        let detail = refusal.detail.lines().next().unwrap_or_default();
        let message = format!("This is not what {} needs here", self.finder.what);
        let finding = Finding::error("does-not-fit", place, message);
        self.findings.push(finding.help(format!("The reader said: {detail}.")));
    }
}

/// The fields that a group does not have yet: the ones that a misspelt key may mean.
fn free_fields<'a>(schema: &'a Json, node: &Node) -> Vec<&'a str> {
    let mut fields = Schema::fields(schema);
    if let Value::Map(entries) = &node.value {
        fields.retain(|field| !entries.iter().any(|(key, _)| key.value == *field));
    }
    fields
}

/// Whether a missing field is there under a misspelt key, which is a finding of its own.
fn misspelt(missing: &str, schema: &Json, node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let fields = Schema::fields(schema);
    let free = free_fields(schema, node);
    let unknown = entries.iter().filter(|(key, _)| !fields.contains(&key.value.as_str()));
    unknown.take(MOST_MISSPELT).any(|(key, _)| nearest(&key.value, free.iter().copied()) == Some(missing))
}

/// The node at a path; the nearest one above it where the path leads to nothing.
fn node_at<'a>(tree: &'a Node, path: &[LocationSegment<'_>]) -> &'a Node {
    path.iter().fold(tree, |node, segment| {
        let below = match segment {
            LocationSegment::Property(name) => node.field(name),
            LocationSegment::Index(at) => node.item(*at),
        };
        below.unwrap_or(node)
    })
}

fn key_place(node: &Node, key: &str) -> Option<Range<usize>> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span.range())
}

fn shown<'a>(node: &Node, text: &'a str) -> &'a str {
    text.get(node.span.range()).unwrap_or_default().trim_end()
}
