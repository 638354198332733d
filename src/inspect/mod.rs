//! Stage 7, inspect: rendered pages as they go out, to findings.
//!
//! [`facts`] reads one page in one pass and needs no other, so pages are read in parallel and a
//! page that did not change keeps its facts in the cache. [`across`] then holds the facts of all
//! pages against one another. Addresses of other websites are never asked.

mod across;
mod address;
mod faults;
mod kept;
mod reader;
mod scan;
mod searchable;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::diagnostics::FileName;
use crate::names::Names;

pub use across::{across, reached};
pub use faults::Fault;
pub use kept::KeptFacts;
pub use reader::{facts, facts_and_words};

/// What a page says about itself, read from its bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageFacts<'p> {
    /// Every address it leads to or loads, each once, in order.
    pub links: Vec<Cow<'p, str>>,
    /// The ids of its elements, each once, ordered by text.
    pub ids: Vec<Cow<'p, str>>,
    /// The levels and texts of its headings, in the order of the page.
    pub headings: Vec<(u8, String)>,
    /// What is wrong with it whatever other pages there are.
    pub faults: Vec<Fault>,
    /// The words of its main part that can be searched for, as far as they were asked for.
    pub searchable: Box<str>,
}

impl PageFacts<'_> {
    /// The first heading of level 1, which is the title that readers see.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self.headings.iter().find(|(level, _)| *level == 1);
        title.map_or("", |(_, text)| text)
    }
}

/// A page and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Inspected<'a> {
    /// Its address under the base path, such as `/services/x/` or `/404.html`.
    pub address: &'a str,
    /// What it says about itself.
    pub facts: &'a KeptFacts,
    /// The template it was made with.
    pub template: &'a FileName,
    /// The file of the Markdown body it shows, where it shows one.
    pub body: Option<&'a FileName>,
}

/// The site that the pages make up.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Scheme and host without a path: `https://www.example.org`. Empty where it is not known.
    pub origin: &'a str,
    /// The path under which the site lives, with `/` at both ends: `/` or `/a/b/`.
    pub base_path: &'a str,
    /// The addresses under the base path of every file that is no page: `/style.css`.
    pub files: &'a BTreeSet<String>,
    /// The addresses that the facts of its pages count.
    pub addresses: &'a Names,
}
