//! Workbooks of spreadsheet programs: XLSX and ODS.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Ods, OdsError, Reader as _, Xlsx, XlsxError};
use csv::StringRecord;
use zip::ZipArchive;

use super::{Builder, Sheet};
use crate::diagnostics::{Finding, Place};
use crate::source::DataFile;

/// The most columns that are read of a sheet.
const MOST_COLUMNS: u32 = 1_000;

/// The largest workbook that is read, in bytes once it is unpacked.
const LARGEST: u64 = 1024 * 1024 * 1024;

pub(super) fn read(file: &DataFile) -> Result<Sheet, Box<Finding>> {
    if is_archive(file) && !is_whole(file) {
        return Err(Box::new(refused(file, false)));
    }
    // The checksums are right, so what the reader trips over now was made to trip it.
    let found = catch_unwind(AssertUnwindSafe(|| sheet_of_figures(file)));
    let found = found.unwrap_or_else(|_| Err(refused(file, false)))?;
    Ok(found.ok_or_else(|| {
        let message = "No sheet of this workbook has a column `indicator` in its first row";
        Finding::error("no-sheet-of-figures", Place::file(&file.name), message)
            .help("Write the names of the columns into the first row of the sheet with the figures.")
    })?)
}

/// Whether a file is a ZIP archive, as every workbook is that is not locked.
fn is_archive(file: &DataFile) -> bool {
    file.bytes.starts_with(b"PK")
}

/// Whether every part of an archive can be unpacked and is what its checksum says. The readers
/// notice a wrong checksum only at the end of a part, after they have made sense of its middle.
fn is_whole(file: &DataFile) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(file.bytes.as_slice())) else { return false };
    let mut room = LARGEST;
    (0..archive.len()).all(|number| {
        let Ok(part) = archive.by_index(number) else { return false };
        let unpacked = std::io::copy(&mut part.take(room), &mut std::io::sink());
        room = unpacked.map_or(0, |size| room.saturating_sub(size));
        room > 0
    })
}

fn sheet_of_figures(file: &DataFile) -> Result<Option<Sheet>, Finding> {
    if file.ending() == "ods" {
        ods(file).map_err(|fault| refused(file, matches!(fault, OdsError::Password)))
    } else {
        xlsx(file).map_err(|fault| refused(file, matches!(fault, XlsxError::Password)))
    }
}

/// The cells are read one after another: a sheet whose last cell stands far out takes no room.
fn xlsx(file: &DataFile) -> Result<Option<Sheet>, XlsxError> {
    let mut workbook = Xlsx::new(Cursor::new(file.bytes.as_slice()))?;
    for name in workbook.sheet_names() {
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut rows = Rows::new(file, &name);
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            let value = cell.get_value();
            if !rows.add(row, column, || text(value)) {
                break;
            }
        }
        if let Some(sheet) = rows.finish() {
            return Ok(Some(sheet));
        }
    }
    Ok(None)
}

fn ods(file: &DataFile) -> Result<Option<Sheet>, OdsError> {
    let mut workbook = Ods::new(Cursor::new(file.bytes.as_slice()))?;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::new(file, &name);
        for (row, column, value) in range.used_cells() {
            let at = |first: u32, offset| first.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            if !rows.add(at(first_row, row), at(first_column, column), || text(&borrowed(value))) {
                break;
            }
        }
        if let Some(sheet) = rows.finish() {
            return Ok(Some(sheet));
        }
    }
    Ok(None)
}

/// Gathers the cells of a sheet into rows.
struct Rows {
    builder: Builder,
    number: u32,
    cells: BTreeMap<u32, String>,
}

impl Rows {
    fn new(file: &DataFile, name: &str) -> Self {
        Self { builder: Builder::new(file, name), number: 0, cells: BTreeMap::new() }
    }

    /// Adds a cell, by its row and column from 0. Answers whether the sheet may be one of figures.
    fn add(&mut self, row: u32, column: u32, text: impl FnOnce() -> String) -> bool {
        if row != self.number {
            self.end_row();
            self.number = row;
        }
        if column < MOST_COLUMNS {
            self.cells.insert(column, text());
        }
        !self.builder.is_of_something_else()
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let Some((last, _)) = cells.last_key_value() else { return };
        let record: StringRecord =
            (0..=*last).map(|column| cells.get(&column).map_or("", String::as_str)).collect();
        self.builder.add(self.number.saturating_add(1), record);
    }

    fn finish(mut self) -> Option<Sheet> {
        self.end_row();
        if self.builder.is_of_something_else() { None } else { self.builder.sheet }
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

fn refused(file: &DataFile, is_locked: bool) -> Finding {
    let place = Place::file(&file.name);
    if is_locked {
        Finding::error("locked-workbook", place, "This workbook is locked with a password")
            .help("Open it in your spreadsheet program, take the password away, and save it again.")
    } else {
        Finding::error("not-a-workbook", place, "This file cannot be read as a workbook").help(
            "Open it in your spreadsheet program and save it again as `.xlsx`, `.ods` or \"CSV UTF-8\".",
        )
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
