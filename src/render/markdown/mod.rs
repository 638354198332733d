//! Markdown bodies as HTML that is safe, valid and accessible.
//!
//! A body is read by pulldown-cmark in one go, with the place of every event, and its events are
//! written by a writer of ours: raw HTML as text, addresses by a list of those allowed, headings
//! with ids and without gaps, tables with captions, alerts with words. Officers' blocks
//! (`:::callout`) are explained in `blocks.rs`.
//!
//! The HTML is what `themes/README.md` promises to theme authors.

mod alerts;
mod blocks;
mod destination;
mod elements;
mod escape;
mod footnotes;
mod frames;
mod images;
mod links;
mod outline;
mod raw;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

use crate::diagnostics::{FileName, Finding};
use crate::records::authority::Policies;
use crate::records::fields::{AnyReference, Span};

/// A Markdown body and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file it stands in.
    pub file: &'a FileName,
    /// The Markdown.
    pub text: &'a str,
    /// Where it begins, in bytes from the start of the file. Places of findings count from there.
    pub offset: usize,
    /// The level that `##`, an officer's highest heading, gets on the page: 2 below an `h1`.
    pub heading_level: u8,
    /// What every id of the body begins with: empty, unless a page shows several bodies. Officers
    /// write links to headings without it.
    pub id_prefix: &'a str,
    /// Ids that the page's template uses already, so that no heading takes them.
    pub taken_ids: &'a [&'a str],
}

/// The words that the program writes into bodies, from `blocks` in the theme's `text/*.yml`.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Words {
    /// The label of an alert `[!NOTE]`, and of the number that leads to a footnote.
    pub note: String,
    /// The label of an alert `[!TIP]`.
    pub tip: String,
    /// The label of an alert `[!IMPORTANT]`.
    pub important: String,
    /// The label of an alert `[!WARNING]` and of the block `:::warning`.
    pub warning: String,
    /// The label of an alert `[!CAUTION]`.
    pub caution: String,
    /// The heading of the footnotes.
    pub footnotes: String,
    /// The link from a footnote to where the text points to it.
    pub back: String,
    /// The caption of a table that has none, with no heading above it.
    pub table: String,
    /// What stands before an item of a task list that is ticked.
    pub done: String,
    /// What stands before an item of a task list that is not.
    pub to_do: String,
}

/// What a body asks the directory.
pub trait Links {
    /// Where the page of a record is.
    fn record(&self, reference: &AnyReference) -> Linked;

    /// The image of that name in the folder `images`, the name as in `image:map.svg`.
    fn image(&self, file: &str) -> Option<ImageTarget>;

    /// The name of an image that may have been meant by one that is not there.
    fn nearest_image(&self, file: &str) -> Option<String> {
        let _ = file;
        None
    }

    /// The contact card of a record as ready HTML, in which every text is escaped. None where
    /// the record has no contact.
    fn contact_card(&self, reference: &AnyReference) -> Option<String>;

    /// A path of the site, such as `/services/`, with the base path before it.
    fn site_path(&self, path: &str) -> String;
}

/// What the directory answers to a link to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// The address of its page.
    To(String),
    /// It is there, but records like it have no page.
    NoPage,
    /// It is there, but the site does not show it yet.
    NotYetVisible,
    /// It is there, but it could not be read, which is told at its own place.
    Unreadable,
    /// There is no such record.
    Unknown {
        /// The reference that was probably meant: `service:home-safety-check`.
        nearest: Option<String>,
    },
}

/// An image as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageTarget {
    /// Its address, base path included.
    pub href: String,
    /// Its width in CSS pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in CSS pixels, where it is known.
    pub height: Option<u32>,
}

/// A body as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML: balanced, valid inside `main`, with every text escaped.
    pub html: String,
    /// What is wrong with the body, in the order in which it was met.
    pub findings: Vec<Finding>,
    /// The address of every link and image as it stands in the HTML once its entities are read,
    /// with its place in the file.
    pub links: Vec<(String, Span)>,
    /// The headings in their order, for a table of contents.
    pub headings: Vec<Heading>,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page, from 2 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// Renders a body. It never fails: what is wrong is said in the findings, and the rest is shown.
pub fn render(source: &Source<'_>, links: &dyn Links, words: &Words, policies: &Policies) -> Rendered {
    let (masked, block_lines) = blocks::mask(source.text);
    let events = writer::events(&masked);
    let longest = usize::try_from(policies.longest_sentence).unwrap_or(usize::MAX);
    writer::Writer::new(source, links, words, longest, &masked, &block_lines, &events).write()
}
