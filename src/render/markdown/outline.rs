//! The headings of a body: their levels and ids.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::diagnostics::{Finding, Place};

/// The longest id made from a heading, in characters.
const LONGEST_ID: usize = 60;

/// Gives headings their levels and ids.
///
/// The levels on the page have no gap, whatever was written: a reader who moves from heading to
/// heading never wonders what was left out.
pub(super) struct Outline {
    top: u8,
    /// The headings that the next one may belong under: the level written, the level given.
    above: Vec<(u8, u8)>,
    last: u8,
    prefix: String,
    taken: BTreeSet<String>,
    /// How often an id was asked for.
    asked: BTreeMap<String, usize>,
}

impl Outline {
    pub(super) fn new(source: &Source<'_>) -> Self {
        Self {
            top: source.heading_level.clamp(2, 6),
            above: Vec::new(),
            last: 1,
            prefix: source.id_prefix.to_owned(),
            taken: source.taken_ids.iter().map(|id| (*id).to_owned()).collect(),
            asked: BTreeMap::new(),
        }
    }

    /// The level on the page for a heading with that many `#`, and what is wrong with it.
    pub(super) fn level(&mut self, written: u8, place: Place) -> (u8, Option<Finding>) {
        let finding = if written == 1 {
            let finding =
                Finding::warning("heading-level-one", place, "`#` is kept for the title of the page");
            Some(finding.help("Write `##` for the highest headings of the text."))
        } else if written > self.last + 1 {
            Some(skipped(written, self.last, place))
        } else {
            None
        };
        let written = written.max(2);
        self.last = written;
        while self.above.last().is_some_and(|(above, _)| *above >= written) {
            self.above.pop();
        }
        let given = self.above.last().map_or(self.top, |(_, given)| (given + 1).min(6));
        self.above.push((written, given));
        (given, finding)
    }

    /// An id for a heading, unlike any other of the page.
    pub(super) fn id(&mut self, text: &str) -> String {
        let wanted = format!("{}{}", self.prefix, slug(text));
        let asked = self.asked.entry(wanted.clone()).or_default();
        loop {
            *asked += 1;
            let id = if *asked == 1 { wanted.clone() } else { format!("{wanted}-{asked}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn skipped(written: u8, last: u8, place: Place) -> Finding {
    let marks = |level: u8| "#".repeat(usize::from(level));
    let above = if last == 1 {
        "no heading stands above it".to_owned()
    } else {
        format!("the heading above it has `{}`", marks(last))
    };
    let message = format!("This heading has `{}`, and {above}: a level is left out", marks(written));
    Finding::warning("skipped-heading-level", place, message).help(format!("Write `{}`.", marks(last + 1)))
}

/// A text as an id: its letters and digits in lower case, with single hyphens between. No id of
/// another kind is like it, since those have a `_`.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')).flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let end = slug.char_indices().nth(LONGEST_ID).map_or(slug.len(), |(at, _)| at);
    let slug = slug[..end].trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}
