//! A record as it was read, with the places of what it says.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::diagnostics::{FileName, Place};
use crate::records::Record;
use crate::records::fields::{Id, Span};
use crate::source::yaml::{self, Node, Value};

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
    pub(super) fields: Written,
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

    /// The place of a field that keeps none itself, by its keys and the numbers of its items
    /// from 0, as in `procurement.regime` or `contacts.0`. Where a part of the way is not
    /// written, the place of the part before it.
    ///
    /// The file is read again for it, once for all records in it, so ask only when there is
    /// something to say.
    #[must_use]
    pub fn field(&self, path: &str) -> Place {
        self.find(path, false)
    }

    /// The place of a field's key. For the rest, like [`Entry::field`].
    #[must_use]
    pub fn key(&self, path: &str) -> Place {
        self.find(path, true)
    }

    fn find(&self, path: &str, key: bool) -> Place {
        let Some(tree) = self.fields.tree() else { return self.whole() };
        let record = match self.span {
            Some(span) => record_with_id(tree, span),
            None => Some(tree),
        };
        let mut place = self.whole();
        let mut at = record;
        for step in path.split('.') {
            let Some(node) = at else { break };
            at = node.field(step).or_else(|| node.item(step.parse().ok()?));
            if let Some(found) = at {
                place = self.place(shown_at(node, step, found, key));
            }
        }
        place
    }
}

/// The text from which the fields of a record, or of several, were read.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) file: Arc<str>,
    pub(super) range: Range<usize>,
    tree: Arc<OnceLock<Option<Node>>>,
}

impl Written {
    pub(super) fn new(file: &Arc<str>, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), range, tree: Arc::default() }
    }

    fn tree(&self) -> Option<&Node> {
        self.tree.get_or_init(|| yaml::tree(&self.file[self.range.clone()]).ok()).as_ref()
    }
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.range.fmt(f)
    }
}

/// In a list of records, the one whose id stands at a place.
fn record_with_id(tree: &Node, id: Span) -> Option<&Node> {
    let Value::Map(lists) = &tree.value else { return None };
    let lists = lists.iter().filter_map(|(_, list)| match &list.value {
        Value::List(items) => Some(items),
        _ => None,
    });
    lists.into_iter().find_map(|items| {
        let after = items.partition_point(|item| item.span.range().start <= id.range().start);
        let item = items.get(after.checked_sub(1)?)?;
        item.field("id").is_some_and(|node| node.span == id).then_some(item)
    })
}

/// A short value is shown itself, unless its key is asked for; of a group or a list, its key.
fn shown_at(parent: &Node, step: &str, found: &Node, key: bool) -> Span {
    let is_short = !matches!(found.value, Value::Map(_) | Value::List(_) | Value::Blank);
    let Value::Map(entries) = &parent.value else { return found.span };
    if is_short && !key {
        return found.span;
    }
    entries.iter().find(|(key, _)| key.value == step).map_or(found.span, |(key, _)| key.span)
}

/// Markdown that stands in a file: a range of it, never a copy.
#[derive(Debug, Clone)]
pub struct Body {
    pub(super) file: Arc<str>,
    pub(super) range: Range<usize>,
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
pub struct Records<R: Record> {
    /// Those that could be read, ordered by id, each id once.
    pub entries: Vec<Entry<R>>,
    /// What the file that lists them says besides, where there is one and it could be read.
    pub head: Option<R::Head>,
    /// What is known of those that could not.
    pub lost: Lost,
}

/// Records that are there but could not be read. Nothing else may be blamed for them.
#[derive(Debug, Default, Clone)]
pub struct Lost {
    /// Their ids, as far as they are known.
    pub ids: BTreeSet<Id>,
    /// Whether there may be others, whose ids nobody can know.
    pub others: bool,
}

impl Lost {
    /// Adds a record, by its id where that is known.
    pub(super) fn add(&mut self, id: Option<Id>) {
        match id {
            Some(id) => {
                self.ids.insert(id);
            }
            None => self.others = true,
        }
    }

    /// Whether an id may be that of a lost record.
    #[must_use]
    pub fn may_hold(&self, id: &str) -> bool {
        self.others || self.ids.contains(id)
    }

    /// Whether nothing was lost.
    #[must_use]
    pub fn is_none(&self) -> bool {
        !self.others && self.ids.is_empty()
    }
}
