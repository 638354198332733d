//! The states of what views read, each found once a run.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use crate::cache::Seen;
use crate::diagnostics::{FileName, SourceTexts};
use crate::directory::VisibleDirectory;
use crate::directory::reads::Read;
use crate::names::{Hashes, Names};
use crate::statistics::Figures;

/// The states of what the views of one run read.
pub(super) struct States<'a> {
    directory: &'a VisibleDirectory,
    figures: &'a Figures,
    texts: &'a SourceTexts,
    names: Names,
    found: Hashes,
    files: Mutex<HashMap<FileName, [u8; 32], FixedState>>,
}

impl<'a> States<'a> {
    /// `names` are those that the pages of an earlier build use, in the order of their numbers.
    pub(super) fn new(
        directory: &'a VisibleDirectory,
        figures: &'a Figures,
        texts: &'a SourceTexts,
        names: &[Box<str>],
    ) -> Self {
        Self {
            directory,
            figures,
            texts,
            names: Names::numbered(names),
            found: Hashes::default(),
            files: Mutex::default(),
        }
    }

    /// The names of all that was read.
    pub(super) fn into_names(self) -> Names {
        self.names
    }

    /// Whether a view would read what it read, and so come out the same.
    pub(super) fn are_as(&self, seen: &Seen, base: [u8; 32]) -> bool {
        seen.base == base && self.hash(&seen.reads) == Some(seen.states)
    }

    /// What a view was made from, where the state of all of it can be told.
    pub(super) fn seen(&self, reads: &BTreeSet<Read>, base: [u8; 32]) -> Option<Seen> {
        if reads.contains(&Read::Unknown) {
            return None;
        }
        let names: Vec<String> = reads.iter().map(Read::named).collect();
        let reads: Box<[u32]> = self.names.numbers_of(names.iter().map(String::as_str)).into();
        let states = self.hash(&reads)?;
        Some(Seen { base, reads, states })
    }

    /// What was read, by the names behind its numbers.
    pub(super) fn reads(&self, seen: &Seen) -> Vec<Read> {
        let name = |number: &u32| self.names.name(*number).map_or(Read::Unknown, |name| Read::of_name(&name));
        seen.reads.iter().map(name).collect()
    }

    fn hash(&self, reads: &[u32]) -> Option<[u8; 32]> {
        self.found.over(reads, |number| match Read::of_name(&self.names.name(number)?) {
            Read::Figures => Some(self.figures.state()),
            read => self.directory.state(&read, |file| self.state_of_file(file)),
        })
    }

    pub(super) fn state_of_file(&self, file: &FileName) -> [u8; 32] {
        let known = self.files.lock().unwrap_or_else(PoisonError::into_inner).get(file).copied();
        known.unwrap_or_else(|| {
            let text = self.texts.get(file).unwrap_or_default();
            let state = blake3::hash(text.as_bytes()).into();
            self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(FileName::clone(file), state);
            state
        })
    }
}
