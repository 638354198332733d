//! Tables of records of one kind.

use std::sync::Arc;

use crate::diagnostics::Place;
use crate::records::fields::{Id, Mention, References, Span, Text};
use crate::records::reading::{Body, Entry, Lost, Records};
use crate::records::{Kind, Publishing, Record};

use super::Tables;

/// The records of one kind, ordered by id.
#[derive(Debug)]
pub struct Table<R: Record> {
    entries: Vec<Arc<Entry<R>>>,
    head: Option<R::Head>,
    lost: Lost,
}

/// A kind of record that the directory holds.
pub trait Held: Record + Sized {
    /// Its table.
    fn table(tables: &Tables) -> &Table<Self>;
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self { entries: Vec::new(), head: None, lost: Lost::default() }
    }
}

impl<R: Record> Table<R> {
    /// A table of what was read.
    #[must_use]
    pub fn new(records: Records<R>) -> Self {
        let entries = records.entries.into_iter().map(Arc::new).collect();
        Self { entries, head: records.head, lost: records.lost }
    }

    /// What the file that lists the records says besides, where it could be read.
    #[must_use]
    pub fn head(&self) -> Option<&R::Head> {
        self.head.as_ref()
    }

    /// Every record, ordered by id.
    pub fn iter(&self) -> std::slice::Iter<'_, Arc<Entry<R>>> {
        self.entries.iter()
    }

    /// The record of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Entry<R>>> {
        let at = self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        Some(&self.entries[at])
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether every record that officers wrote is here. Where it is not, what seems to be
    /// missing may stand in a file that could not be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.lost.is_none()
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        self.get(id).is_some() || self.lost.may_hold(id)
    }

    pub(super) fn filtered(&self, keep: impl Fn(&Entry<R>) -> bool) -> Self {
        let entries = self.entries.iter().filter(|entry| keep(entry)).map(Arc::clone).collect();
        Self { entries, head: self.head.clone(), lost: self.lost.clone() }
    }
}

impl<'a, R: Record> IntoIterator for &'a Table<R> {
    type Item = &'a Arc<Entry<R>>;
    type IntoIter = std::slice::Iter<'a, Arc<Entry<R>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What records of all kinds have in common.
#[derive(Debug)]
pub struct Card<'a> {
    /// The kind.
    pub kind: Kind,
    /// The id.
    pub id: &'a Id,
    /// The place of the record as a whole.
    pub whole: Place,
    /// What links to it say.
    pub title: &'a Text,
    /// What it says about its own publishing.
    pub publishing: Publishing<'a>,
    /// The records it refers to.
    pub references: Vec<Mention<'a>>,
    /// Its text below the front matter.
    pub body: Option<&'a Body>,
}

impl<'a> Card<'a> {
    /// The card of a record.
    #[must_use]
    pub fn of<R: Record>(entry: &'a Entry<R>) -> Self {
        let mut references = References::default();
        entry.record.references(&mut references);
        Self {
            kind: R::KIND,
            id: &entry.id,
            whole: entry.whole(),
            title: entry.record.title(),
            publishing: entry.record.publishing(),
            references: references.into_vec(),
            body: entry.body.as_ref(),
        }
    }

    /// The place of a value of this record.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::span(&self.whole.file, span)
    }
}
