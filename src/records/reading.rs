//! Reads every record of the content folder into its type.

mod entry;
mod misplaced;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::authority::Authority;
use super::faults::FaultFinder;
use super::fields::{Id, Placed, Scalar};
use super::{Form, Kind, ListFile, Record};
use crate::diagnostics::{FileName, Finding, Findings, Place};
use crate::source::yaml::{self, Node, Readings, Value};
use crate::source::{Content, TextFile, front_matter};
use entry::Written;
pub use entry::{Body, Entry, Lost, Records};
pub use misplaced::misplaced;
use misplaced::{id_of, no_front_matter, wrong_ending};

/// The newest version of the content's format that this version of the program reads.
const NEWEST_FORMAT: u64 = 1;

/// Finds out whether the content is written in a format that this version does not read. All
/// other findings would then mislead.
#[must_use]
pub fn other_format(content: &Content) -> Option<Finding> {
    let file = settings(content)?;
    let tree = yaml::tree(&file.text).ok()?;
    let node = tree.field("content_format")?;
    let Value::Number(format) = &node.value else { return None };
    let format = format.as_u64().filter(|format| *format != NEWEST_FORMAT)?;
    let message = format!(
        "This content is in format {format}, and this version of Noticeboard reads format {NEWEST_FORMAT}"
    );
    let help = if format > NEWEST_FORMAT {
        "Use the version of Noticeboard that wrote it, or a newer one. Nothing else was looked at."
    } else {
        "Write `content_format: 1`. Nothing else was looked at."
    };
    Some(Finding::error("other-format", Place::span(&file.name, node.span), message).help(help))
}

fn settings(content: &Content) -> Option<&TextFile> {
    ["site.yml", "site.yaml"].iter().find_map(|path| content.text(path))
}

/// Reads the settings of the site.
pub fn authority(content: &Content, folder: &FileName, findings: &mut Findings) -> Option<Entry<Authority>> {
    let Some(file) = settings(content) else {
        if !content.unreadable.iter().any(|path| path.starts_with("site.y")) {
            findings.push(
                Finding::error("no-settings", Place::file(folder), "There is no `site.yml` in the content folder")
                    .help("Run `noticeboard init` in an empty folder to see one, or name the right folder with `--content`."),
            );
        }
        return None;
    };
    match content.readings.read::<Authority>(&file.text) {
        Ok(record) => {
            let id = Id::parse("site").ok()?;
            Some(Entry {
                id,
                file: Arc::clone(&file.name),
                span: None,
                record,
                body: None,
                fields: whole(&file.text),
            })
        }
        Err(refusal) => {
            let finder = FaultFinder::new::<Authority>("the settings of the site");
            findings.extend(finder.faults(&file.name, &file.text, &refusal).0);
            None
        }
    }
}

/// Reads every record of a kind that one file lists.
pub fn list<F: ListFile>(content: &Content, findings: &mut Findings) -> Records<F::Item> {
    let kind = F::Item::KIND;
    let what = format!("the list of {}", kind.plural().replace('_', " "));
    match list_file::<F>(content, kind, &what, findings) {
        Listing::Read(file, list) => {
            let (items, head) = list.split();
            let entries = listed::<F>(file, items);
            Records { head: Some(head), ..unique(entries, Lost::default(), findings) }
        }
        Listing::Lost(lost) => Records { entries: Vec::new(), head: None, lost },
    }
}

enum Listing<'a, F> {
    Read(&'a TextFile, F),
    /// It is not there, or could not be read.
    Lost(Lost),
}

fn list_file<'a, F>(content: &'a Content, kind: Kind, what: &str, findings: &mut Findings) -> Listing<'a, F>
where
    F: serde::de::DeserializeOwned + schemars::JsonSchema,
{
    let paths = kind.list_paths();
    let Some(file) = paths.iter().find_map(|path| content.text(path)) else {
        let holds = |lost: &String| paths.iter().any(|path| path == lost || is_in(path, lost));
        let others = content.unreadable.iter().any(holds);
        return Listing::Lost(Lost { others, ..Lost::default() });
    };
    match content.readings.read::<F>(&file.text) {
        Ok(read) => Listing::Read(file, read),
        Err(refusal) => {
            let (faults, tree) = FaultFinder::new::<F>(what).faults(&file.name, &file.text, &refusal);
            findings.extend(faults);
            let lost = tree.and_then(|tree| ids_in(&tree, kind.plural()));
            Listing::Lost(lost.unwrap_or(Lost { others: true, ..Lost::default() }))
        }
    }
}

/// The ids that a list names although it could not be read as a whole.
fn ids_in(tree: &Node, key: &str) -> Option<Lost> {
    let Value::List(items) = &tree.field(key)?.value else { return None };
    let mut lost = Lost::default();
    for item in items {
        let id = item.field("id").and_then(|id| match &id.value {
            Value::Text(text) => Id::parse(&Id::nearest_to(text)).ok(),
            _ => None,
        });
        lost.add(id);
    }
    Some(lost)
}

fn whole(text: &Arc<str>) -> Written {
    Written::new(text, 0..text.len())
}

fn listed<F: ListFile>(file: &TextFile, items: Vec<Placed<F::Item>>) -> Vec<Entry<F::Item>> {
    let fields = whole(&file.text);
    let entry = |item: Placed<F::Item>| {
        let id = F::id_of(&item.value).clone();
        Entry {
            id: id.value,
            file: Arc::clone(&file.name),
            span: Some(id.span),
            record: item.value,
            body: None,
            fields: fields.clone(),
        }
    };
    items.into_iter().map(entry).collect()
}

/// Reads every record of a kind that has a folder.
pub fn folder<R: Record>(content: &Content, findings: &mut Findings) -> Records<R> {
    let folder = R::KIND.at();
    let finder = OnceLock::new();
    let finder = || finder.get_or_init(|| FaultFinder::new::<R>(with_article(R::KIND.name())));
    let files: Vec<_> = content.texts.iter().filter(|file| is_in(&file.path, folder)).collect();
    let read: Vec<_> = files.par_iter().map(|file| read_file::<R>(file, &content.readings, finder)).collect();
    let mut entries = Vec::with_capacity(read.len());
    let mut lost = unreadable(content, folder);
    for outcome in read {
        match outcome {
            Ok(entry) => entries.push(entry),
            Err((id, faults)) => {
                lost.add(id);
                findings.extend(faults);
            }
        }
    }
    unique(entries, lost, findings)
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn unreadable(content: &Content, folder: &str) -> Lost {
    let holds = |lost: &String| lost == folder || is_in(folder, lost);
    let mut lost = Lost { others: content.unreadable.iter().any(holds), ..Lost::default() };
    for path in content.unreadable.iter().filter(|path| is_in(path, folder)) {
        lost.add(Id::parse(&Id::nearest_to(stem(path))).ok());
    }
    lost
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The ending that the walk saw: `.MD` is not read as text.
fn is_markdown(file: &TextFile) -> bool {
    std::path::Path::new(&file.path).extension().is_some_and(|ending| ending == "md")
}

/// Why a file could not be read, and the id of its record where that is known.
type Refused = (Option<Id>, Vec<Finding>);

fn read_file<'f, R: Record>(
    file: &TextFile,
    readings: &Readings,
    finder: impl Fn() -> &'f FaultFinder,
) -> Result<Entry<R>, Refused> {
    let id = id_of::<R>(file)?;
    let place = || Place::file(&file.name);
    let markdown = is_markdown(file);
    let (range, body) = match R::KIND.form() {
        Form::Markdown => {
            if !markdown {
                return Err((Some(id), vec![wrong_ending::<R>(place(), ".md")]));
            }
            let parts = front_matter::split(&file.text)
                .map_err(|fault| (Some(id.clone()), vec![no_front_matter(fault, place())]))?;
            (parts.front_matter, Some(Body { file: Arc::clone(&file.text), range: parts.body }))
        }
        Form::Yaml | Form::List => {
            if markdown {
                return Err((Some(id), vec![wrong_ending::<R>(place(), ".yml")]));
            }
            (0..file.text.len(), None)
        }
    };
    let fields = Written::new(&file.text, range);
    let text = &fields.file[fields.range.clone()];
    match readings.read::<R>(text) {
        Ok(record) => Ok(Entry { id, file: Arc::clone(&file.name), span: None, record, body, fields }),
        Err(refusal) => Err((Some(id), finder().faults(&file.name, text, &refusal).0)),
    }
}

/// Orders entries by id and keeps the first of each; the others are findings.
fn unique<R: Record>(mut entries: Vec<Entry<R>>, lost: Lost, findings: &mut Findings) -> Records<R> {
    entries.sort_by(|a, b| (&a.id, &a.file, a.span).cmp(&(&b.id, &b.file, b.span)));
    let mut first: BTreeMap<Id, FileName> = BTreeMap::new();
    entries.retain(|entry| {
        let Some(other) = first.get(&entry.id) else {
            first.insert(entry.id.clone(), Arc::clone(&entry.file));
            return true;
        };
        let message = if *other == entry.file {
            format!("The id `{}` stands twice in this file", entry.id)
        } else {
            format!("The id `{}` is taken already, by {other}", entry.id)
        };
        findings.push(
            Finding::error("duplicate-id", entry.whole(), message)
                .help("Give one of the two another id, and change the references to it."),
        );
        false
    });
    Records { entries, head: None, lost }
}

/// A noun with its article: "a provider", "an area".
#[must_use]
pub fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !noun.starts_with("up ");
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// A text with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}
