//! Reads every record of the content folder into its type.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::area::{Area, AreasFile};
use super::authority::Authority;
use super::faults::FaultFinder;
use super::fields::{Id, Placed, Scalar, Span};
use super::need::{Need, NeedsFile};
use super::{Form, Kind, Record};
use crate::diagnostics::{FileName, Finding, Findings, Place, nearest};
use crate::source::front_matter::{self, Fault};
use crate::source::yaml::{self, Node, Value};
use crate::source::{Content, TextFile};

/// A record with its id and the file it was read from.
#[derive(Debug, Clone)]
pub struct Entry<R> {
    /// Its id.
    pub id: Id,
    /// Its file.
    pub file: FileName,
    /// Where it stands in a file that lists several.
    pub span: Option<Span>,
    /// What the officer wrote.
    pub record: R,
    /// The text below the front matter, where it has one.
    pub body: Option<Body>,
}

impl<R> Entry<R> {
    /// The place of a value of this record.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::span(&self.file, span)
    }

    /// The place of the record as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        self.span.map_or_else(|| Place::file(&self.file), |span| self.place(span))
    }
}

/// Markdown that stands in a file: a range of it, never a copy.
#[derive(Debug, Clone)]
pub struct Body {
    file: Arc<str>,
    range: Range<usize>,
}

impl Body {
    /// The Markdown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.file[self.range.clone()]
    }

    /// Where it begins, in bytes from the start of its file.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.range.start
    }

    /// Whether there is anything to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// The records of one kind as they were read.
#[derive(Debug)]
pub struct Records<R> {
    /// Those that could be read, ordered by id, each id once.
    pub entries: Vec<Entry<R>>,
    /// Ids of those that could not: they are known, so that nothing else dangles because of them.
    pub failed: BTreeSet<Id>,
}

/// Reads the settings of the site.
pub fn authority(content: &Content, folder: &FileName, findings: &mut Findings) -> Option<Entry<Authority>> {
    let Some(file) = ["site.yml", "site.yaml"].iter().find_map(|path| content.text(path)) else {
        if !content.unreadable.iter().any(|path| path.starts_with("site.y")) {
            findings.push(
                Finding::error("no-settings", Place::file(folder), "There is no `site.yml` in the content folder")
                    .help("Run `noticeboard init` in an empty folder to see one, or name the right folder with `--content`."),
            );
        }
        return None;
    };
    let finder = FaultFinder::new::<Authority>("the settings of the site");
    match yaml::read::<Authority>(&file.text) {
        Ok(record) => {
            let id = Id::parse("site").ok()?;
            Some(Entry { id, file: Arc::clone(&file.name), span: None, record, body: None })
        }
        Err(refusal) => {
            findings.extend(finder.faults(&file.name, &file.text, &refusal).0);
            None
        }
    }
}

/// Reads the areas.
pub fn areas(content: &Content, findings: &mut Findings) -> (Records<Area>, Option<AreasFile>) {
    let file = list_file::<AreasFile>(content, Kind::Area, "the list of areas", findings);
    let (entries, failed) = match file {
        ListFile::Read(name, file) => {
            let entries = listed(&name, file.areas.clone(), |area| area.id.clone());
            return (unique(entries, BTreeSet::new(), findings), Some(file));
        }
        ListFile::Failed(ids) => (Vec::new(), ids),
        ListFile::Missing => (Vec::new(), BTreeSet::new()),
    };
    (Records { entries, failed }, None)
}

/// Reads the needs.
pub fn needs(content: &Content, findings: &mut Findings) -> Records<Need> {
    match list_file::<NeedsFile>(content, Kind::Need, "the list of needs", findings) {
        ListFile::Read(name, file) => {
            let entries = listed(&name, file.needs, |need| need.id.clone());
            unique(entries, BTreeSet::new(), findings)
        }
        ListFile::Failed(failed) => Records { entries: Vec::new(), failed },
        ListFile::Missing => Records { entries: Vec::new(), failed: BTreeSet::new() },
    }
}

enum ListFile<F> {
    Read(FileName, F),
    Failed(BTreeSet<Id>),
    Missing,
}

fn list_file<F>(content: &Content, kind: Kind, what: &str, findings: &mut Findings) -> ListFile<F>
where
    F: serde::de::DeserializeOwned + schemars::JsonSchema,
{
    let paths = [format!("{}.yml", kind.plural()), format!("{}.yaml", kind.plural())];
    let Some(file) = paths.iter().find_map(|path| content.text(path)) else { return ListFile::Missing };
    match yaml::read::<F>(&file.text) {
        Ok(read) => ListFile::Read(Arc::clone(&file.name), read),
        Err(refusal) => {
            let (faults, tree) = FaultFinder::new::<F>(what).faults(&file.name, &file.text, &refusal);
            findings.extend(faults);
            ListFile::Failed(tree.map(|tree| ids_in(&tree, kind.plural())).unwrap_or_default())
        }
    }
}

/// The ids that a list names although it could not be read as a whole.
fn ids_in(tree: &Node, key: &str) -> BTreeSet<Id> {
    let Value::Map(fields) = &tree.value else { return BTreeSet::new() };
    let lists = fields.iter().filter(|(name, _)| name.value == key).map(|(_, value)| value);
    let items =
        lists.filter_map(|list| if let Value::List(items) = &list.value { Some(items) } else { None });
    let fields = items
        .flatten()
        .filter_map(|item| if let Value::Map(fields) = &item.value { Some(fields) } else { None });
    let ids = fields.flatten().filter(|(name, _)| name.value == "id");
    ids.filter_map(|(_, id)| if let Value::Text(text) = &id.value { Id::parse(text).ok() } else { None })
        .collect()
}

fn listed<R>(file: &FileName, items: Vec<Placed<R>>, id: impl Fn(&R) -> Placed<Id>) -> Vec<Entry<R>> {
    let entry = |item: Placed<R>| {
        let id = id(&item.value);
        Entry { id: id.value, file: Arc::clone(file), span: Some(id.span), record: item.value, body: None }
    };
    items.into_iter().map(entry).collect()
}

/// Reads every record of a kind that has a folder.
pub fn folder<R: Record>(content: &Content, findings: &mut Findings) -> Records<R> {
    let folder = R::KIND.plural();
    let finder = OnceLock::new();
    let finder = || finder.get_or_init(|| FaultFinder::new::<R>(with_article(R::KIND.name())));
    let files: Vec<_> = content.texts.iter().filter(|file| is_in(&file.path, folder)).collect();
    let read: Vec<_> = files.par_iter().map(|file| read_file::<R>(file, finder)).collect();
    let mut entries = Vec::new();
    let mut failed: BTreeSet<Id> = unreadable_ids(content, folder);
    for outcome in read {
        match outcome {
            Ok(entry) => entries.push(entry),
            Err((id, faults)) => {
                failed.extend(id);
                findings.extend(faults);
            }
        }
    }
    unique(entries, failed, findings)
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn unreadable_ids(content: &Content, folder: &str) -> BTreeSet<Id> {
    let inside = content.unreadable.iter().filter(|path| is_in(path, folder));
    inside.filter_map(|path| Id::parse(stem(path)).ok()).collect()
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

type Refused = (Option<Id>, Vec<Finding>);

fn read_file<'f, R: Record>(
    file: &TextFile,
    finder: impl Fn() -> &'f FaultFinder,
) -> Result<Entry<R>, Refused> {
    let id = id_of::<R>(file).map_err(|finding| (None, vec![finding]))?;
    let whole = || Place::file(&file.name);
    let markdown = file.path.ends_with(".md");
    let (fields, body) = match R::KIND.form() {
        Form::Markdown => {
            if !markdown {
                return Err((Some(id), vec![wrong_ending::<R>(whole(), ".md")]));
            }
            let parts = front_matter::split(&file.text)
                .map_err(|fault| (Some(id.clone()), vec![no_front_matter(fault, whole())]))?;
            (&file.text[parts.front_matter], Some(Body { file: Arc::clone(&file.text), range: parts.body }))
        }
        Form::Yaml | Form::List => {
            if markdown {
                return Err((Some(id), vec![wrong_ending::<R>(whole(), ".yml")]));
            }
            (&*file.text, None)
        }
    };
    match yaml::read::<R>(fields) {
        Ok(record) => Ok(Entry { id, file: Arc::clone(&file.name), span: None, record, body }),
        Err(refusal) => Err((Some(id), finder().faults(&file.name, fields, &refusal).0)),
    }
}

fn id_of<R: Record>(file: &TextFile) -> Result<Id, Finding> {
    let folder = R::KIND.plural();
    let inside = file.path.strip_prefix(folder).map_or("", |rest| rest.trim_start_matches('/'));
    if inside.contains('/') {
        return Err(Finding::error(
            "folder-in-folder",
            Place::file(&file.name),
            format!("This file lies in a folder inside `{folder}`"),
        )
        .help(format!("Move it into `{folder}` itself.")));
    }
    Id::parse(stem(inside)).map_err(|misfit| {
        let nearest = Id::nearest_to(stem(inside));
        let help = if nearest.is_empty() || super::fields::RESERVED_IDS.contains(&nearest.as_str()) {
            misfit.instead
        } else {
            format!("Rename the file with `{nearest}` before its ending.")
        };
        Finding::error(
            "bad-id",
            Place::file(&file.name),
            format!("The name of this file cannot be an id: {}", misfit.problem),
        )
        .help(help)
    })
}

fn wrong_ending<R: Record>(place: Place, ending: &str) -> Finding {
    Finding::error(
        "wrong-ending",
        place,
        format!("{} is kept in a file that ends in `{ending}`", capital(&with_article(R::KIND.name()))),
    )
    .help(format!(
        "Change the end of the file's name to `{ending}`. `noticeboard new {} ID` writes a starter file.",
        R::KIND.name()
    ))
}

fn no_front_matter(fault: Fault, place: Place) -> Finding {
    match fault {
        Fault::NotOpened => {
            Finding::error("no-front-matter", place, "This file does not begin with a line of `---`")
                .help("Write `---` on the first line, the fields below it, and `---` again before the text.")
        }
        Fault::NotClosed => {
            Finding::error("no-front-matter", place, "The fields at the head of this file are not closed")
                .help("Write a line of `---` between the fields and the text.")
        }
    }
}

/// Orders entries by id and keeps the first of each; the others are findings.
fn unique<R>(mut entries: Vec<Entry<R>>, failed: BTreeSet<Id>, findings: &mut Findings) -> Records<R> {
    entries.sort_by(|a, b| (&a.id, &a.file, a.span).cmp(&(&b.id, &b.file, b.span)));
    let mut first: BTreeMap<Id, String> = BTreeMap::new();
    entries.retain(|entry| {
        let Some(other) = first.get(&entry.id) else {
            first.insert(entry.id.clone(), entry.file.to_string());
            return true;
        };
        findings.push(
            Finding::error(
                "duplicate-id",
                entry.whole(),
                format!("The id `{}` is taken already, in {other}", entry.id),
            )
            .help("Give one of the two another id, and change the references to it."),
        );
        false
    });
    Records { entries, failed }
}

/// Finds files of text that no kind of record reads: a record in the wrong place would be lost
/// in silence.
pub fn misplaced(content: &Content, findings: &mut Findings) {
    let folders: Vec<&str> =
        Kind::ALL.iter().filter(|kind| kind.form() != Form::List).map(|kind| kind.plural()).collect();
    let lists = ["site", Kind::Area.plural(), Kind::Need.plural()];
    for file in &content.texts {
        let folder = file.path.split_once('/').map(|(folder, _)| folder);
        let read = match folder {
            Some(folder) => folders.contains(&folder),
            None => lists.contains(&stem(&file.path)) && !file.path.ends_with(".md"),
        };
        if read {
            continue;
        }
        let help = match folder {
            Some(folder) => match nearest(folder, folders.iter().copied()) {
                Some(near) => format!("Did you mean the folder `{near}`?"),
                None => format!("Move it into the folder of its kind: {}.", super::faults::listed(&folders)),
            },
            None => "Move it into the folder of its kind, such as `providers`, or delete it.".to_owned(),
        };
        findings.push(
            Finding::error("file-not-read", Place::file(&file.name), "No kind of record is read from here")
                .help(help),
        );
    }
}

/// A noun with its article: "a provider", "an area".
#[must_use]
pub fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !noun.starts_with("up ");
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + characters.as_str())
        .unwrap_or_default()
}
