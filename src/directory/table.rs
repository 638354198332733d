//! Tables of records of one kind.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::diagnostics::Place;
use crate::records::fields::{Id, Mention, References, Span, Text};
use crate::records::reading::{Body, Entry, Lost, Records};
use crate::records::{Kind, Publishing, Record};

use super::Tables;

/// The records of one kind, ordered by id.
#[derive(Debug)]
pub struct Table<R: Record> {
    entries: Vec<Arc<Entry<R>>>,
    /// The place of each record among the entries.
    places: HashMap<Id, usize, FixedState>,
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
        Self::of(Vec::new(), None, Lost::default())
    }
}

impl<R: Record> Table<R> {
    /// A table of what was read.
    #[must_use]
    pub fn new(records: Records<R>) -> Self {
        Self::of(records.entries.into_iter().map(Arc::new).collect(), records.head, records.lost)
    }

    fn of(entries: Vec<Arc<Entry<R>>>, head: Option<R::Head>, lost: Lost) -> Self {
        let places = entries.iter().enumerate().map(|(place, entry)| (entry.id.clone(), place)).collect();
        Self { entries, places, head, lost }
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
        self.entries.get(*self.places.get(id)?)
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
        Self::of(entries, self.head.clone(), self.lost.clone())
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
    /// Its text below the front matter.
    pub body: Option<&'a Body>,
    record: &'a dyn Refers,
}

/// A record of any kind, asked for what it refers to.
trait Refers: std::fmt::Debug {
    fn refers_to<'a>(&'a self, references: &mut References<'a>);
}

impl<R: Record> Refers for R {
    fn refers_to<'a>(&'a self, references: &mut References<'a>) {
        self.references(references);
    }
}

impl<'a> Card<'a> {
    /// The card of a record.
    #[must_use]
    pub fn of<R: Record>(entry: &'a Entry<R>) -> Self {
        Self {
            kind: R::KIND,
            id: &entry.id,
            whole: entry.whole(),
            title: entry.record.title(),
            publishing: entry.record.publishing(),
            body: entry.body.as_ref(),
            record: &entry.record,
        }
    }

    /// The records it refers to. They are gathered each time: a contract may name thousands, and
    /// most who look at a card want its title.
    #[must_use]
    pub fn references(&self) -> Vec<Mention<'a>> {
        let mut references = References::default();
        self.record.refers_to(&mut references);
        references.into_vec()
    }

    /// The place of a value of this record.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::span(&self.whole.file, span)
    }
}
