//! Workbooks of spreadsheet programs: XLSX and ODS.

mod guard;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, OdsError, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Feed, MOST_TEXT, NEITHER, Next, TooLarge, too_large};
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

pub(super) fn read(file: &DataFile, mut feed: Feed<'_>) -> Result<(), Box<Finding>> {
    Ok(sheets(file, &mut feed).map_err(|fault| refused(file, fault))?)
}

fn sheets(file: &DataFile, feed: &mut Feed<'_>) -> Result<(), Fault> {
    guard::check(file)?;
    // The archive is whole, so what the reader trips over now was made to trip it.
    let read = AssertUnwindSafe(|| if file.ending() == "ods" { ods(file, feed) } else { xlsx(file, feed) });
    catch_unwind(read).unwrap_or(Err(Fault::NotAWorkbook))
}

/// The cells are read one after another: a sheet whose last cell stands far out takes no room.
fn xlsx(file: &DataFile, feed: &mut Feed<'_>) -> Result<(), Fault> {
    let left = Cell::new(Twice::bytes_of(file));
    let read = xlsx_within(file, feed, &left);
    if left.get() == 0 { Err(Fault::TooLarge) } else { read }
}

fn xlsx_within(file: &DataFile, feed: &mut Feed<'_>, left: &Cell<u64>) -> Result<(), Fault> {
    let mut workbook = Xlsx::new(Twice { bytes: Cursor::new(&file.bytes), left })?;
    for (number, name, is_hidden) in named(workbook.sheets_metadata()) {
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        if !feed.begin(number, &name, is_hidden) {
            continue;
        }
        let mut rows = Rows::new(feed);
        let mut next = Next::Row;
        while next == Next::Row
            && let Some(cell) = cells.next_cell()?
        {
            let (row, column) = cell.get_position();
            next = rows.add(row, column, cell.get_value())?;
        }
        rows.finish(next)?;
    }
    Ok(())
}

fn ods(file: &DataFile, feed: &mut Feed<'_>) -> Result<(), Fault> {
    let mut workbook = Ods::new(Cursor::new(file.bytes.as_slice()))?;
    for (number, name, is_hidden) in named(workbook.sheets_metadata()) {
        if !feed.begin(number, &name, is_hidden) {
            continue;
        }
        let range = workbook.worksheet_range(&name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::new(feed);
        let mut next = Next::Row;
        for (row, column, value) in range.used_cells() {
            let at = |first: u32, offset| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            next = rows.add(at(first_row, row), at(first_column, column), &borrowed(value))?;
            if next == Next::Sheet {
                break;
            }
        }
        rows.finish(next)?;
    }
    Ok(())
}

/// The sheets with their numbers, their names and whether they are hidden. Each name is there once:
/// they are looked up by their names. Sheets that hold charts or programs are none.
fn named(sheets: &[calamine::Sheet]) -> Vec<(usize, String, bool)> {
    let mut seen = BTreeSet::new();
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).enumerate();
    sheets
        .filter(|(_, sheet)| seen.insert(sheet.name.clone()))
        .map(|(number, sheet)| (number, sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect()
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
struct Rows<'f, 't> {
    feed: &'f mut Feed<'t>,
    number: u32,
    /// The texts of the cells of the row at hand, one after another.
    text: String,
    /// Where each of its cells stands, and its text in `text`; ordered by column.
    cells: Vec<(u32, Range<usize>)>,
}

impl<'f, 't> Rows<'f, 't> {
    fn new(feed: &'f mut Feed<'t>) -> Self {
        Self { feed, number: 0, text: String::new(), cells: Vec::new() }
    }

    /// Adds a cell, by its row and column from 0.
    fn add(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<Next, TooLarge> {
        if row != self.number {
            let next = self.end_row()?;
            self.number = row;
            if next == Next::Sheet {
                return Ok(next);
            }
        }
        if column < MOST_COLUMNS {
            let start = self.text.len();
            write_text(value, &mut self.text);
            if self.text.len() > MOST_TEXT {
                return Err(TooLarge);
            }
            let cell = (column, start..self.text.len());
            match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
                Ok(at) => self.cells[at] = cell,
                Err(at) => self.cells.insert(at, cell),
            }
        }
        Ok(Next::Row)
    }

    fn end_row(&mut self) -> Result<Next, TooLarge> {
        let Some((last, _)) = self.cells.last() else { return Ok(Next::Row) };
        let mut left = self.cells.iter().peekable();
        let texts = (0..=*last).map(|column| match left.next_if(|(at, _)| *at == column) {
            Some((_, range)) => &self.text[range.clone()],
            None => "",
        });
        let texts: Vec<&str> = texts.collect();
        let next = self.feed.add(self.number.saturating_add(1), texts.iter().copied());
        self.cells.clear();
        self.text.clear();
        next
    }

    fn finish(mut self, next: Next) -> Result<(), TooLarge> {
        if next == Next::Row {
            self.end_row()?;
        }
        Ok(())
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

/// Writes the text of a cell as an officer would have typed it. A cell that holds neither text nor a
/// number, such as a date, is no figure and no period: what stands for it fits nowhere.
fn write_text(value: &DataRef<'_>, text: &mut String) {
    let _ = match value {
        DataRef::Empty => Ok(()),
        DataRef::String(own) => text.write_str(own),
        DataRef::SharedString(shared) => text.write_str(shared),
        DataRef::Int(number) => write!(text, "{number}"),
        DataRef::Float(number) => text.write_str(&as_typed(*number)),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_) => text.write_str(NEITHER),
    };
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
