//! YAML, behind one module: reading into a type, and reading into a tree that knows the place
//! of everything in it. What its faults mean for an officer stands in `explain`.

mod explain;
mod readings;
mod tape;

use std::ops::Range;

use serde::de::{Deserialize, DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy};

use crate::characters::is_forbidden;
use crate::records::fields::{Placed, Span};

pub use readings::{Readings, Tapes};

/// How many lists and groups may stand inside one another.
const DEEPEST: usize = 24;

/// Why a text is not YAML, in words for an officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the rule it breaks.
    pub rule: &'static str,
    /// Where it stands, where the parser knows.
    pub at: Option<Range<usize>>,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Reads a text into a type.
///
/// # Errors
/// When the text is not YAML, or does not fit the type. The error says only that: reading the
/// text again with [`tree`] and holding it against the type's schema says everything.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, DoesNotFit> {
    checked(text, |text, duplicates| serde_yaml::from_str_with_options(text, options(duplicates)))
}

/// Reads a text with a parser, and looks for what the parser says nothing of.
fn checked<T>(
    text: &str,
    parse: impl FnOnce(&str, DuplicateKeyPolicy) -> Result<T, serde_yaml::Error>,
) -> Result<T, DoesNotFit> {
    let read = parse(text, DuplicateKeyPolicy::Error).map_err(|error| {
        let path_and_text = error.without_snippet().to_string();
        DoesNotFit { at: place(&error, text), detail: path_and_text }
    })?;
    // An anchor or a tag swallows the first word of a text: `title: &Home safety`. The parser
    // says nothing of it, nor of characters that no page can hold, so a file that may have either
    // is looked through again.
    match (may_swallow_words(text) || may_hide_characters(text)).then(|| tree(text)) {
        Some(Err(fault)) => Err(DoesNotFit { at: fault.at, detail: fault.message }),
        _ => Ok(read),
    }
}

/// A text that could not be read into a type.
#[derive(Debug, Clone)]
pub struct DoesNotFit {
    /// Where the reading stopped, where the parser knows.
    pub at: Option<Range<usize>>,
    /// The parser's own words: for developers, and the last resort when nothing else is known.
    pub detail: String,
}

/// Reads a text into a tree. Keys that stand twice are kept twice.
///
/// # Errors
/// A [`Fault`] when the text is not YAML.
pub fn tree(text: &str) -> Result<Node, Fault> {
    let tree = serde_yaml::from_str_with_options(text, options(DuplicateKeyPolicy::PassThrough))
        .map_err(|error| explain::fault(&error, text))?;
    if let Some(at) = swallowed_word(&tree, text) {
        return Err(explain::swallowed(at, text));
    }
    match hidden_character(&tree) {
        Some((at, character)) => Err(explain::hidden(at, character)),
        None => Ok(tree),
    }
}

fn may_swallow_words(text: &str) -> bool {
    [" &", " !", "[&", "[!", "\n&", "\n!"].iter().any(|sign| text.contains(sign))
}

/// The place of an anchor or a tag in front of a value, where there is one.
fn swallowed_word(node: &Node, text: &str) -> Option<Range<usize>> {
    let end = text.get(..node.span.range().start)?.trim_end_matches([' ', '\t']).len();
    let before = &text[..end];
    let start = before.rfind([' ', '\t', '\n', '[', '{', ',']).map_or(0, |at| at + 1);
    if before[start..].starts_with(['&', '!']) {
        return Some(start..end);
    }
    match &node.value {
        Value::List(items) => items.iter().find_map(|item| swallowed_word(item, text)),
        Value::Map(entries) => entries.iter().find_map(|(_, value)| swallowed_word(value, text)),
        _ => None,
    }
}

/// Whether a text may hold characters that no page can hold, as they are or as codes.
fn may_hide_characters(text: &str) -> bool {
    text.contains('\\') || text.contains(|character| character != '\r' && is_forbidden(character))
}

/// The place of a text with a character in it that no page can hold, and the character.
fn hidden_character(node: &Node) -> Option<(Range<usize>, char)> {
    let hidden = |text: &str| text.chars().find(|character| is_forbidden(*character));
    match &node.value {
        Value::Text(text) => Some((node.span.range(), hidden(text)?)),
        Value::List(items) => items.iter().find_map(hidden_character),
        Value::Map(entries) => entries.iter().find_map(|(key, value)| match hidden(&key.value) {
            Some(character) => Some((key.span.range(), character)),
            None => hidden_character(value),
        }),
        _ => None,
    }
}

fn options(duplicate_keys: DuplicateKeyPolicy) -> serde_yaml::Options {
    serde_yaml::options! {
        // The default stops at about 7,000 records a file. These limits still stop a file that
        // was made to fill the memory, or the stack: no record goes deeper than a dozen.
        budget: serde_yaml::budget! {
            max_events: 2_000_000,
            max_nodes: 1_000_000,
            max_depth: DEEPEST,
            flow_nesting_limit: DEEPEST,
            max_aliases: 0,
            max_documents: 2,
        },
        duplicate_keys: duplicate_keys,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        emit_comments: false,
        with_snippet: false,
    }
}

/// A value of a YAML file with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing: the value was left blank.
    Blank,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(serde_json::Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the order of the file.
    Map(Vec<(Placed<String>, Node)>),
}

impl Node {
    /// The value of a key, where this is a group with that key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// An item, where this is a list with that many.
    #[must_use]
    pub fn item(&self, at: usize) -> Option<&Self> {
        let Value::List(items) = &self.value else { return None };
        items.get(at)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let placed = Placed::<Value>::deserialize(deserializer)?;
        Ok(Self { span: placed.span, value: placed.value })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Blank)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Blank)
    }
    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        let number = serde_json::Number::from_f64(value);
        Ok(number.map_or_else(|| Value::Text(value.to_string()), Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }
    fn visit_bytes<E>(self, value: &[u8]) -> Result<Value, E> {
        Ok(Value::Text(String::from_utf8_lossy(value).into_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key()? {
            map.push((key, entries.next_value()?));
        }
        Ok(Value::Map(map))
    }
}

fn place(error: &serde_yaml::Error, text: &str) -> Option<Range<usize>> {
    let location = error.location()?;
    let span = location.span();
    // Syntax errors may carry no byte offset: the line and the column then have to do.
    let start = match span.byte_offset() {
        Some(offset) => usize::try_from(offset).ok()?,
        None => offset_of(text, location.line(), location.column())?,
    };
    let length = usize::try_from(span.byte_len().unwrap_or_default()).ok()?;
    let start = start.min(text.len());
    Some(start..start.saturating_add(length).min(text.len()))
}

fn offset_of(text: &str, line: u64, column: u64) -> Option<usize> {
    let line = usize::try_from(line).ok()?.checked_sub(1)?;
    let column = usize::try_from(column).ok()?.checked_sub(1)?;
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let within: usize = text.get(before..)?.chars().take(column).map(char::len_utf8).sum();
    Some(before + within)
}
