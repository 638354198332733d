//! Files of figures as sheets: CSV, and the workbooks of spreadsheet programs (XLSX, ODS).
//!
//! What these files hold may tell something about a person. So their bytes never become a text
//! that findings quote, and nothing here that can be printed shows a cell.

mod csv;
mod workbook;

use super::DataFile;
use crate::diagnostics::{At, FileName, Finding, Place};

/// The most rows of all sheets of a file that are read: as many as spreadsheet programs have in one.
pub(crate) const MOST_ROWS: usize = 1_048_576;

/// The most cells of all sheets of a file.
const MOST_CELLS: usize = 20_000_000;

/// The most bytes of text in all sheets of a file.
const MOST_TEXT: usize = 128 * 1024 * 1024;

/// What stands for a cell that holds neither text nor a number, such as a date.
pub const NEITHER: &str = "(no text and no number)";

/// A sheet: rows of cells, in a file that has one or several.
pub struct Sheet {
    file: FileName,
    /// Its name; empty in a file that has only one.
    pub name: String,
    /// Its number among the sheets of its file, from 0.
    pub number: usize,
    /// Whether the spreadsheet program hides it.
    pub is_hidden: bool,
}

/// A row: its cells as text, from the first column on.
#[derive(Clone, Default)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet program counts.
    pub number: u32,
    /// The texts of its cells, one after another.
    text: String,
    /// Where the text of each cell ends.
    ends: Vec<u32>,
}

/// Where the header row of a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// It is the first row in which anything stands.
    First,
    /// It is the row of this number, from 1.
    Row(u32),
}

/// Whether more of a sheet is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Its next row.
    Row,
    /// Nothing more of it.
    Sheet,
}

/// What takes in the rows of a file, one after another: there may be a million, and none is kept.
/// Rows in which nothing stands are left out, and so are those above the header.
pub trait TakesRows {
    /// A sheet begins. Answers where its header stands; nothing where the sheet is not wanted.
    fn sheet(&mut self, sheet: &Sheet) -> Option<Header>;
    /// Takes in its header.
    fn header(&mut self, sheet: &Sheet, row: &Row) -> Next;
    /// Takes in a row below it.
    fn row(&mut self, sheet: &Sheet, row: &Row) -> Next;
}

/// Reads every sheet of a file that is wanted.
///
/// # Errors
/// A finding when the file cannot be read to its end. What was taken in before is worth nothing.
pub fn read(file: &DataFile, taker: &mut dyn TakesRows) -> Result<(), Box<Finding>> {
    let feed = Feed::new(file, taker);
    if file.ending() == "csv" { csv::read(file, feed) } else { workbook::read(file, feed) }
}

impl Sheet {
    /// The place of a cell, by the number of its row from 1 and its column from 0.
    #[must_use]
    pub fn place(&self, row: u32, column: usize) -> Place {
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
        Place { file: self.file.clone(), at: At::Cell { sheet: self.name.clone(), row, column } }
    }
}

impl Row {
    /// The text of a cell, without white space around it; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text[start as usize..*end as usize].trim()
    }

    /// The texts of its cells.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }

    /// Whether a cell runs over several lines.
    #[must_use]
    pub fn has_several_lines(&self) -> bool {
        memchr::memchr(b'\n', self.text.as_bytes()).is_some()
    }

    fn refill<'c>(&mut self, number: u32, cells: impl Iterator<Item = &'c str>) -> Result<(), TooLarge> {
        self.number = number;
        self.text.clear();
        self.ends.clear();
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(u32::try_from(self.text.len()).map_err(|_| TooLarge)?);
        }
        Ok(())
    }
}

/// A file holds more than is read.
#[derive(Debug)]
struct TooLarge;

/// What is said of a file that holds more than is read.
pub(crate) fn too_large(file: &DataFile) -> Finding {
    let message = "There is more in this file than Noticeboard reads";
    Finding::error("too-large", Place::file(&file.name), message)
        .help("Keep what is no figure out of it, and split the figures into several files.")
}

/// Hands the rows of a file on, as far as they are wanted.
struct Feed<'t> {
    taker: &'t mut dyn TakesRows,
    sheet: Sheet,
    header: Option<Header>,
    has_header: bool,
    /// The row at hand.
    row: Row,
    /// How many more rows, cells and bytes of text the file may hold.
    room: (usize, usize, usize),
}

impl<'t> Feed<'t> {
    fn new(file: &DataFile, taker: &'t mut dyn TakesRows) -> Self {
        let sheet = Sheet { file: file.name.clone(), name: String::new(), number: 0, is_hidden: false };
        let room = (MOST_ROWS, MOST_CELLS, MOST_TEXT);
        Self { taker, sheet, header: None, has_header: false, row: Row::default(), room }
    }

    /// Begins with a sheet. Answers whether it is wanted.
    fn begin(&mut self, number: usize, name: &str, is_hidden: bool) -> bool {
        self.sheet = Sheet { file: self.sheet.file.clone(), name: name.to_owned(), number, is_hidden };
        self.header = self.taker.sheet(&self.sheet);
        self.has_header = false;
        self.header.is_some()
    }

    /// Whether a row in which something stands is the header.
    fn is_header(&self, number: u32) -> bool {
        !self.has_header
            && match self.header {
                Some(Header::First) => true,
                Some(Header::Row(header)) => header == number,
                None => false,
            }
    }

    fn add<'c>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<Next, TooLarge> {
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            return Ok(Next::Row);
        }
        self.row.refill(number, cells)?;
        let (rows, cells, text) = self.room;
        let rows = rows.checked_sub(1).ok_or(TooLarge)?;
        let cells = cells.checked_sub(self.row.ends.len()).ok_or(TooLarge)?;
        self.room = (rows, cells, text.checked_sub(self.row.text.len()).ok_or(TooLarge)?);
        if self.is_header(number) {
            self.has_header = true;
            Ok(self.taker.header(&self.sheet, &self.row))
        } else if self.has_header {
            Ok(self.taker.row(&self.sheet, &self.row))
        } else {
            Ok(Next::Row)
        }
    }
}
