//! Workbooks of spreadsheet programs: XLSX and ODS.

mod guard;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, OdsError, Reader as _, Xlsx, XlsxError};

use super::{Builder, MOST_TEXT, Sheet, TooLarge, too_large};
use crate::diagnostics::{Finding, Place};
use crate::source::DataFile;

/// The most columns that are read of a sheet.
const MOST_COLUMNS: u32 = 1_000;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It is damaged, or something else.
    NotAWorkbook,
    /// It has a password.
    Locked,
    /// It holds more than is read.
    TooLarge,
}

impl From<TooLarge> for Fault {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

impl From<OdsError> for Fault {
    fn from(error: OdsError) -> Self {
        if matches!(error, OdsError::Password) { Self::Locked } else { Self::NotAWorkbook }
    }
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        if matches!(error, XlsxError::Password) { Self::Locked } else { Self::NotAWorkbook }
    }
}

pub(super) fn read(file: &DataFile) -> Result<Sheet, Box<Finding>> {
    let found = sheet_of_figures(file).map_err(|fault| refused(file, fault))?;
    Ok(found.ok_or_else(|| {
        let message = "No sheet of this workbook has a column `indicator` in its first row";
        Finding::error("no-sheet-of-figures", Place::file(&file.name), message)
            .help("Write the names of the columns into the first row of the sheet with the figures.")
    })?)
}

fn sheet_of_figures(file: &DataFile) -> Result<Option<Sheet>, Fault> {
    guard::check(file)?;
    // The archive is whole, so what the reader trips over now was made to trip it.
    let read = AssertUnwindSafe(|| if file.ending() == "ods" { ods(file) } else { xlsx(file) });
    catch_unwind(read).unwrap_or(Err(Fault::NotAWorkbook))
}

/// The cells are read one after another: a sheet whose last cell stands far out takes no room.
fn xlsx(file: &DataFile) -> Result<Option<Sheet>, Fault> {
    let left = Cell::new(Twice::bytes_of(file));
    let read = xlsx_within(file, &left);
    if left.get() == 0 { Err(Fault::TooLarge) } else { read }
}

fn xlsx_within(file: &DataFile, left: &Cell<u64>) -> Result<Option<Sheet>, Fault> {
    let mut workbook = Xlsx::new(Twice { bytes: Cursor::new(&file.bytes), left })?;
    for name in names(workbook.sheet_names()) {
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut rows = Rows::new(file, &name);
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            let value = cell.get_value();
            if !rows.add(row, column, || text(value))? {
                break;
            }
        }
        if let Some(sheet) = rows.finish()? {
            return Ok(Some(sheet));
        }
    }
    Ok(None)
}

fn ods(file: &DataFile) -> Result<Option<Sheet>, Fault> {
    let mut workbook = Ods::new(Cursor::new(file.bytes.as_slice()))?;
    for name in names(workbook.sheet_names()) {
        let range = workbook.worksheet_range(&name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::new(file, &name);
        for (row, column, value) in range.used_cells() {
            let at = |first: u32, offset| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            if !rows.add(at(first_row, row), at(first_column, column), || text(&borrowed(value)))? {
                break;
            }
        }
        if let Some(sheet) = rows.finish()? {
            return Ok(Some(sheet));
        }
    }
    Ok(None)
}

/// The names of sheets, each once: they are looked up by their names.
fn names(mut names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The bytes of a file, of which twice as many are read as there are. A workbook whose sheets all
/// refer to one part would have it read a thousand times.
struct Twice<'a> {
    bytes: Cursor<&'a Vec<u8>>,
    left: &'a Cell<u64>,
}

impl Twice<'_> {
    fn bytes_of(file: &DataFile) -> u64 {
        file.bytes.len() as u64 * 2 + 16 * 1024
    }
}

impl Read for Twice<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.bytes.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(length as u64));
        if self.left.get() == 0 { Err(std::io::ErrorKind::FileTooLarge.into()) } else { Ok(length) }
    }
}

impl Seek for Twice<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// Gathers the cells of a sheet into rows.
struct Rows {
    builder: Builder,
    number: u32,
    cells: BTreeMap<u32, String>,
    /// The bytes of text in these cells.
    text: usize,
}

impl Rows {
    fn new(file: &DataFile, name: &str) -> Self {
        Self { builder: Builder::new(file, name), number: 0, cells: BTreeMap::new(), text: 0 }
    }

    /// Adds a cell, by its row and column from 0. Answers whether the sheet may be one of figures.
    fn add(&mut self, row: u32, column: u32, text: impl FnOnce() -> String) -> Result<bool, TooLarge> {
        if row != self.number {
            self.end_row()?;
            self.number = row;
        }
        if column < MOST_COLUMNS {
            let text = text();
            self.text += text.len();
            if self.text > MOST_TEXT {
                return Err(TooLarge);
            }
            self.cells.insert(column, text);
        }
        Ok(!self.builder.is_of_something_else())
    }

    fn end_row(&mut self) -> Result<(), TooLarge> {
        self.text = 0;
        let cells = std::mem::take(&mut self.cells);
        let Some((last, _)) = cells.last_key_value() else { return Ok(()) };
        let texts = (0..=*last).map(|column| cells.get(&column).map_or("", String::as_str));
        self.builder.add(self.number.saturating_add(1), texts)
    }

    /// The sheet, where it is one of figures.
    fn finish(mut self) -> Result<Option<Sheet>, TooLarge> {
        self.end_row()?;
        Ok(if self.builder.is_of_something_else() { None } else { self.builder.sheet })
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(answer) => DataRef::Bool(*answer),
        Data::Empty => DataRef::Empty,
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => {
            DataRef::DateTimeIso(String::new())
        }
    }
}

/// The text of a cell as an officer would have typed it. A cell that holds neither text nor a
/// number, such as a date, is no figure and no period: what stands for it fits nowhere.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => as_typed(*number),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_) => "(no text and no number)".to_owned(),
    }
}

/// A number to the 15 digits that spreadsheet programs keep, without the noise behind them.
fn as_typed(number: f64) -> String {
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

fn refused(file: &DataFile, fault: Fault) -> Finding {
    let place = Place::file(&file.name);
    match fault {
        Fault::Locked => Finding::error("locked-workbook", place, "This workbook is locked with a password")
            .help("Open it in your spreadsheet program, take the password away, and save it again."),
        Fault::NotAWorkbook => {
            Finding::error("not-a-workbook", place, "This file cannot be read as a workbook").help(
                "Open it in your spreadsheet program and save it again as `.xlsx`, `.ods` or \"CSV UTF-8\".",
            )
        }
        Fault::TooLarge => too_large(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_out_as_they_were_typed() {
        for (number, typed) in
            [(2026.0, "2026"), (0.1 + 0.2, "0.3"), (4.6, "4.6"), (0.0, "0"), (1e15, "1000000000000000")]
        {
            assert_eq!(as_typed(number), typed);
        }
    }
}
