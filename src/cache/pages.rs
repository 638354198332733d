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
    /// The addresses that the facts of pages count.
    pub addresses: Vec<Box<str>>,
    /// The pages.
    pub pages: BTreeMap<Box<str>, Page>,
}

/// A page as a build made it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Page {
    /// The hash of all that its bytes come from: the program, its template with those it uses,
    /// what is the same on every page, the values it shows, and its Markdown.
    pub key: [u8; 32],
    /// What its Markdown asked of other records.
    pub asked: Vec<Asked>,
    /// The hash of the answers.
    pub answers: [u8; 32],
    /// What its file holds.
    pub digest: Digest,
    /// What it says of itself.
    pub facts: KeptFacts,
    findings: Vec<Kept>,
}

/// Something that a Markdown body asks of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Asked {
    /// Where the page of a record is, by its kind and id: `provider:ternbridge-homes`.
    Record(Box<str>),
    /// Where an image is.
    Image(Box<str>),
    /// The card of a provider, by its id.
    Card(Box<str>),
}

impl Page {
    /// A page that was made.
    #[must_use]
    pub fn new(
        key: [u8; 32],
        asked: Vec<Asked>,
        answers: [u8; 32],
        digest: Digest,
        facts: KeptFacts,
        findings: &[Finding],
    ) -> Self {
        Self { key, asked, answers, digest, facts, findings: findings.iter().map(Kept::of).collect() }
    }

    /// What was wrong with its Markdown.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.iter().map(Kept::finding).collect()
    }
}
