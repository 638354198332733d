//! Files of figures as sheets: CSV, and the workbooks of spreadsheet programs (XLSX, ODS).
//!
//! What these files hold may tell something about a person. So their bytes never become a text
//! that findings quote, and nothing here that can be printed shows a cell.

mod csv;
mod workbook;

use super::DataFile;
use crate::diagnostics::{At, FileName, Finding, Place};

/// The column that tells the sheet of figures from all others.
const FIRST_COLUMN: &str = "indicator";

/// The most rows of one sheet: as many as spreadsheet programs have.
const MOST_ROWS: usize = 1_048_576;

/// The most cells of one sheet.
const MOST_CELLS: usize = 5_000_000;

/// The most bytes of text in one sheet.
const MOST_TEXT: usize = 128 * 1024 * 1024;

/// A sheet: a header row and the rows below it. Rows in which nothing stands are left out.
pub struct Sheet {
    file: FileName,
    name: String,
    /// The header row.
    pub header: Row,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// A row: its cells as text, from the first column on.
#[derive(Clone, Default)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet program counts.
    pub number: u32,
    /// The texts of its cells, one after another: there may be millions of rows.
    text: Box<str>,
    /// Where the text of each cell ends.
    ends: Box<[u32]>,
}

impl Sheet {
    /// Reads a file. In a workbook the first sheet is read that has a column `indicator`; the
    /// others, such as a cover or notes, are left alone.
    ///
    /// # Errors
    /// A finding when the file cannot be read, or has no sheet of figures.
    pub fn read(file: &DataFile) -> Result<Self, Box<Finding>> {
        let sheet = if file.ending() == "csv" { csv::read(file) } else { workbook::read(file) }?;
        if sheet.rows.is_empty() {
            let message = "There are no figures in this file";
            return Err(Box::new(
                Finding::error("no-figures", Place::file(&file.name), message)
                    .help("Write the names of the columns into the first row, and the figures below it."),
            ));
        }
        Ok(sheet)
    }

    /// The file that it stands in.
    #[must_use]
    pub fn file(&self) -> &FileName {
        &self.file
    }

    /// The name of the sheet; empty in a file that has only one.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

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

    fn of<'a>(number: u32, cells: impl Iterator<Item = &'a str>) -> Result<Self, TooLarge> {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for cell in cells {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).map_err(|_| TooLarge)?);
        }
        Ok(Self { number, text: text.into_boxed_str(), ends: ends.into_boxed_slice() })
    }
}

/// A file holds more than is read.
#[derive(Debug)]
struct TooLarge;

fn too_large(file: &DataFile) -> Finding {
    let message = "There is more in this file than Noticeboard reads";
    Finding::error("too-large", Place::file(&file.name), message)
        .help("Keep what is no figure out of it, and split the figures into several files.")
}

/// Puts a sheet together row by row: the first row with anything in it is the header.
struct Builder {
    sheet: Option<Sheet>,
    file: FileName,
    name: String,
    /// How many more cells and bytes of text it may hold.
    room: (usize, usize),
}

impl Builder {
    fn new(file: &DataFile, name: &str) -> Self {
        let room = (MOST_CELLS, MOST_TEXT);
        Self { sheet: None, file: file.name.clone(), name: name.to_owned(), room }
    }

    fn add<'a>(&mut self, number: u32, cells: impl Iterator<Item = &'a str> + Clone) -> Result<(), TooLarge> {
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let row = Row::of(number, cells)?;
        let (cells, text) = self.room;
        let cells = cells.checked_sub(row.ends.len()).ok_or(TooLarge)?;
        self.room = (cells, text.checked_sub(row.text.len()).ok_or(TooLarge)?);
        if self.sheet.as_ref().is_some_and(|sheet| sheet.rows.len() == MOST_ROWS) {
            return Err(TooLarge);
        }
        match &mut self.sheet {
            Some(sheet) => sheet.rows.push(row),
            None => {
                self.sheet = Some(Sheet {
                    file: self.file.clone(),
                    name: std::mem::take(&mut self.name),
                    header: row,
                    rows: Vec::new(),
                });
            }
        }
        Ok(())
    }

    /// Whether the header is known and names no column `indicator`.
    fn is_of_something_else(&self) -> bool {
        self.sheet
            .as_ref()
            .is_some_and(|sheet| !sheet.header.cells().any(|cell| cell.eq_ignore_ascii_case(FIRST_COLUMN)))
    }
}
