//! What is remembered of pages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::findings::Kept;
use crate::diagnostics::Finding;
use crate::inspect::KeptFacts;
use crate::publish::Digest;

/// The pages of a build, by the paths of their files.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Pages {
    /// The addresses that the facts of pages name by their numbers.
    pub addresses: Vec<Box<str>>,
    /// The questions that pages name by their numbers.
    pub questions: Vec<Box<str>>,
    /// What pages read, as they name it by numbers.
    pub reads: Vec<Box<str>>,
    /// The pages.
    pub pages: BTreeMap<Box<str>, Page>,
    /// The files that were made when they were written.
    pub made: BTreeMap<Box<str>, File>,
    /// How many words of each page were searched.
    pub words_of_a_page: usize,
    /// The index of them.
    pub index: Index,
}

/// A file that is no page, as a build made it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct File {
    /// What it was made from.
    pub seen: Seen,
    /// What it holds.
    pub digest: Digest,
}

/// An index of pages that was published.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Index {
    /// The hash of all that it was made from.
    pub key: [u8; 32],
    /// What its files hold, by their paths on the site.
    pub files: Vec<(Box<str>, Digest)>,
}

/// As what a page is found by search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Its title.
    pub title: Box<str>,
    /// Its words, as many of them as are searched.
    pub text: Box<str>,
}

/// A page as a build made it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page {
    /// The hash of all that its bytes come from: the program, its template with those it uses,
    /// what is the same on every page, the values it shows, and its Markdown.
    pub key: [u8; 32],
    /// What its view read of the directory, where that can be told.
    pub seen: Option<Seen>,
    /// What its Markdown asked of the site, by the numbers of the questions.
    pub asked: Box<[u32]>,
    /// The hash of the answers.
    pub answers: [u8; 32],
    /// What its file holds.
    pub digest: Digest,
    /// What it says of itself.
    pub facts: KeptFacts,
    /// As what it is found by search, where it is.
    pub found: Option<Found>,
    findings: Vec<Kept>,
}

/// What a view was made from. With the same, the same view comes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The hash of what the views of all pages with its template share.
    pub base: [u8; 32],
    /// What it read, by the numbers of the names.
    pub reads: Box<[u32]>,
    /// The hash of the states of what it read.
    pub states: [u8; 32],
}

impl Page {
    /// A page that was made.
    #[must_use]
    pub fn new(
        key: [u8; 32],
        seen: Option<Seen>,
        asked: Box<[u32]>,
        answers: [u8; 32],
        digest: Digest,
        facts: KeptFacts,
        findings: &[Finding],
    ) -> Self {
        let findings = findings.iter().map(Kept::of).collect();
        Self { key, seen, asked, answers, digest, facts, found: None, findings }
    }

    /// What was wrong with its Markdown.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.iter().map(Kept::finding).collect()
    }
}
