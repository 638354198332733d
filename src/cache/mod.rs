//! What a build remembers for the next: the state of its inputs, and of each page what it was
//! made from and what it said of itself.
//!
//! It lies beside the content, in `.noticeboard/`, never in the output, and nothing depends on it:
//! without it everything is built again. It is believed only whole, from the same program, for the
//! same content, output and options; and a page that it knows is taken from the published site
//! only where the very same bytes lie there.

mod file;
mod findings;
mod inputs;
mod pages;
mod postcodes;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use file::{Begun, CacheFile, Read, Stored};
pub use inputs::{Inputs, Roots};
pub use pages::{File, Found, Index, Page, Pages, Seen};
pub use postcodes::KeptPostcodes;

use crate::diagnostics::Finding;
use findings::Kept;

/// A build that was published.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Build {
    /// The files it read.
    pub inputs: Inputs,
    /// The name of the site's time zone, where the settings give one.
    pub time_zone: Option<String>,
    /// The moments as of which it would have been the same, in seconds since 1970: from the
    /// first, up to but not including the second.
    pub valid: (i64, i64),
    /// The hash of the site it published.
    pub site: [u8; 32],
    /// The pages and the other files.
    pub counts: (usize, usize),
    /// What was held back and why.
    pub held_back: Vec<KeptBack>,
    findings: Vec<Kept>,
}

/// A record that was held back. Its name stands in no cache, only the hash of its file's path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptBack {
    /// The hash of its file's path.
    pub file: [u8; 32],
    /// The name of its kind.
    pub kind: String,
    /// Why, as the end of a sentence.
    pub because: String,
}

impl Build {
    /// Remembers a build, but for its findings.
    #[must_use]
    pub fn new(
        inputs: Inputs,
        time_zone: Option<String>,
        valid: (i64, i64),
        site: [u8; 32],
        counts: (usize, usize),
        held_back: Vec<KeptBack>,
    ) -> Self {
        Self { inputs, time_zone, valid, site, counts, held_back, findings: Vec::new() }
    }

    /// Remembers what was found.
    pub fn keep_findings<'f>(&mut self, findings: impl IntoIterator<Item = &'f Finding>) {
        self.findings = findings.into_iter().map(Kept::of).collect();
    }

    /// What was found.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        self.findings.iter().map(Kept::finding)
    }
}
