//! Places: where in which file a value stands.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::records::fields::Span;

/// The name of a file as messages show it: the folder as the command was given it, then the
/// path inside it, with `/` between the parts on every platform.
pub type FileName = Arc<str>;

/// Where something stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole.
    File,
    /// A stretch of its text, in bytes from its start, front matter included.
    Text(Span),
    /// A cell of a sheet; row and column count from 1.
    Cell {
        /// The sheet's name; empty in a file that has only one.
        sheet: String,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
}

/// A place: a file and where in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileName,
    /// Where in it.
    pub at: At,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: &FileName) -> Self {
        Self { file: Arc::clone(file), at: At::File }
    }

    /// A stretch of the file's text.
    #[must_use]
    pub fn text(file: &FileName, range: Range<usize>) -> Self {
        Self { file: Arc::clone(file), at: At::Text(Span::new(range)) }
    }

    /// The span of a value in the file.
    #[must_use]
    pub fn span(file: &FileName, span: Span) -> Self {
        Self { file: Arc::clone(file), at: At::Text(span) }
    }
}

/// The texts of the files that findings point into, for those who draw them.
#[derive(Debug, Clone, Default)]
pub struct SourceTexts(BTreeMap<FileName, Arc<str>>);

impl SourceTexts {
    /// Adds a file's text.
    pub fn insert(&mut self, file: FileName, text: Arc<str>) {
        self.0.insert(file, text);
    }

    /// The text of a file, where it could be read.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(|text| &**text)
    }
}

/// Turns byte offsets of one text into lines and columns.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The line and the column of an offset, both from 1; the column counts characters. An
    /// offset past the end is taken as the end.
    #[must_use]
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }
}

/// The part of a range that can be shown: inside the text and between characters.
pub(super) fn showable(range: &Range<usize>, text: &str) -> Range<usize> {
    let inside = |offset: usize| {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = inside(range.start);
    start..inside(range.end).max(start)
}
