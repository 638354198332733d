//! Records in YAML: each is read, or told why not.

use std::sync::Arc;

use super::{findings, only, text_of};
use crate::diagnostics::Findings;
use crate::records::fields::References;
use crate::records::reading;
use crate::records::{Form, Kind, Record, every_kind};
use crate::source::Content;
use crate::source::yaml::{self, Node, Value};

/// The settings of the site, which are of no kind.
const SETTINGS: &str = "site";

/// A record of any bytes. The first line names its kind, as links do, or `site`; the rest is YAML.
///
/// # Panics
/// When a promise is broken.
pub fn yaml_records(bytes: &[u8]) {
    let input = text_of(bytes);
    let (name, text) = input.split_once('\n').unwrap_or(("", &input));
    if let Ok(tree) = yaml::tree(text) {
        stands_inside(&tree, text);
    }
    if name == SETTINGS {
        return settings(text);
    }
    // A name that the engine has spoilt stands for any kind.
    let kind = Kind::from_name(name).unwrap_or(Kind::ALL[name.len() % Kind::ALL.len()]);
    let whole = match kind.form() {
        Form::Markdown => format!("---\n{text}\n---\n"),
        Form::Yaml | Form::List => text.to_owned(),
    };
    record(kind, &only(&kind.path("a-record"), &whole));
}

/// The tree knows a place inside the text for everything in it.
fn stands_inside(node: &Node, text: &str) {
    assert!(text.get(node.span.range()).is_some(), "a value inside the text: {node:?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| stands_inside(item, text)),
        Value::Map(entries) => {
            for (key, value) in entries {
                assert!(text.get(key.span.range()).is_some(), "a key inside the text: {key:?}");
                stands_inside(value, text);
            }
        }
        Value::Blank | Value::Boolean(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn settings(text: &str) {
    let content = only("site.yml", text);
    let read = || {
        let mut findings = Findings::default();
        let settings = reading::authority(&content, &Arc::from("content"), &mut findings);
        (format!("{settings:?}"), settings.is_some(), findings)
    };
    let (settings, is_read, told) = read();
    findings::hold(&told, &content.source_texts());
    assert_eq!(is_read, !told.has_errors(), "the settings are read, or told why not");
    let (again, _, told_again) = read();
    assert_eq!(settings, again, "read alike twice");
    assert!(told.iter().eq(&told_again), "told alike twice");
}

fn record(kind: Kind, content: &Content) {
    let (records, told) = read(kind, content);
    findings::hold(&told, &content.source_texts());
    if kind.form() != Form::List {
        assert_eq!(records.count, usize::from(!told.has_errors()), "it is read, or told why not");
    }
    assert!(records.found || told.has_errors(), "it is read, or told why not");
    assert!(records.found || records.is_lost, "a record that is lost is known");
    for place in &records.places {
        assert!(content.texts[0].text.get(place.clone()).is_some(), "{place:?} is inside the file");
    }
    let (again, told_again) = read(kind, content);
    assert_eq!(records.shown, again.shown, "read alike twice");
    assert!(told.iter().eq(&told_again), "told alike twice");
}

/// What came of a file.
struct Read {
    /// Whether the file could be read. A list may be empty.
    found: bool,
    count: usize,
    is_lost: bool,
    /// The places of the references.
    places: Vec<std::ops::Range<usize>>,
    shown: String,
}

impl Read {
    fn of<R: Record>(content: &Content) -> (Self, Findings) {
        let mut findings = Findings::default();
        let records = R::read(content, &mut findings);
        let mut places = Vec::new();
        for entry in &records.entries {
            let mut references = References::default();
            entry.record.references(&mut references);
            places.extend(references.into_vec().into_iter().map(|mention| mention.span.range()));
        }
        let read = Self {
            found: !records.entries.is_empty() || records.head.is_some(),
            count: records.entries.len(),
            is_lost: !records.lost.is_none(),
            places,
            shown: format!("{:?}", records.entries),
        };
        (read, findings)
    }
}

macro_rules! by_kind {
    ($(#[doc = $about:literal] $plural:ident: $module:ident::$kind:ident, $name:literal, $form:ident $at:literal;)*) => {
        fn read(kind: Kind, content: &Content) -> (Read, Findings) {
            match kind {
                $(Kind::$kind => Read::of::<crate::records::$module::$kind>(content),)*
            }
        }
    };
}
every_kind!(by_kind);
