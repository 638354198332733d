//! One file of postcodes, compiled: in stretches, and the same whichever thread reads which.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use memchr::{memchr, memchr_iter};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::codes::{Codes, Part, says_none};
use super::columns::Columns;
use super::faults::{Faults, HeaderFault, What};
use super::row::{Areas, Month, Row, halves};
use crate::diagnostics::{FileName, Finding};
use crate::records::fields::{Postcode, Scalar as _};
use crate::source::lines::{LargeFile, Line, Lines};
use crate::source::walk::unreadable;

/// How much of a file one thread reads at a time, in bytes. Where stretches begin depends on the
/// file alone.
const STRETCH: u64 = 8 * 1024 * 1024;

/// What is kept of a file: its rows of the authority's own, and what is wrong with it.
#[derive(Debug, Serialize, Deserialize)]
pub struct CompiledFile {
    /// The hash of the codes that it was compiled by.
    codes: [u8; 32],
    /// What kept it from being read.
    header: Option<HeaderFault>,
    /// The columns of postcodes, divisions and wards, from 0.
    columns: (usize, Option<usize>, Option<usize>),
    /// The number of the line with the names of the columns.
    header_line: u32,
    pub(super) rows: Vec<Row>,
    faults: Faults,
}

/// Compiles a file.
///
/// # Errors
/// A finding when the disk does not give it.
pub(super) fn file(file: &LargeFile, codes: &Codes) -> Result<CompiledFile, Box<Finding>> {
    compiled(file, codes).map_err(|error| Box::new(unreadable(&file.name, Some(&error))))
}

fn compiled(file: &LargeFile, codes: &Codes) -> io::Result<CompiledFile> {
    let mut compiled = CompiledFile {
        codes: codes.hash,
        header: None,
        columns: (0, None, None),
        header_line: 1,
        rows: Vec::new(),
        faults: Faults::default(),
    };
    let mut lines = Lines::of(&file.location, 0..file.size)?;
    let columns = header(&mut lines, &mut compiled.header_line)?;
    let columns = match columns {
        Ok(columns) => columns,
        Err(fault) => {
            compiled.header = Some(fault);
            return Ok(compiled);
        }
    };
    compiled.columns = (columns.postcode, columns.division, columns.ward);
    let stretches: Vec<Range<u64>> = stretches(lines.position()..file.size).collect();
    let read: Vec<Stretch> = stretches
        .into_par_iter()
        .map(|stretch| Stretch::read(file, stretch, &columns, codes))
        .collect::<io::Result<_>>()?;
    let mut before = compiled.header_line;
    for stretch in read {
        let line = |line: u32| line.saturating_add(before);
        compiled.rows.extend(stretch.rows.iter().map(|row| Row { line: line(row.line), ..*row }));
        compiled.faults.merge(stretch.faults, line);
        before = before.saturating_add(stretch.lines);
        if stretch.is_cut {
            compiled.header = Some(HeaderFault::LineTooLong { line: before });
            compiled.rows.clear();
            break;
        }
    }
    compiled.rows.shrink_to_fit();
    Ok(compiled)
}

/// Reads the first line in which anything stands, and answers the columns it names.
fn header(lines: &mut Lines, number: &mut u32) -> io::Result<Result<Columns, HeaderFault>> {
    loop {
        match lines.next_line()? {
            None => return Ok(Err(HeaderFault::Empty)),
            Some(Line::TooLong) => return Ok(Err(HeaderFault::LineTooLong { line: *number })),
            Some(Line::Whole(line)) => {
                let line = without_marks(line);
                if !line.trim_ascii().is_empty() {
                    return Ok(Columns::of(line));
                }
            }
        }
        *number = number.saturating_add(1);
    }
}

/// A line without byte order marks. Programs that add one to a file that has one leave several.
fn without_marks(mut line: &[u8]) -> &[u8] {
    while let Some(rest) = line.strip_prefix("\u{feff}".as_bytes()) {
        line = rest;
    }
    line
}

fn stretches(whole: Range<u64>) -> impl Iterator<Item = Range<u64>> {
    let count = (whole.end.saturating_sub(whole.start)).div_ceil(STRETCH);
    (0..count).map(move |number| {
        let start = whole.start + number * STRETCH;
        start..whole.end.min(start + STRETCH)
    })
}

impl CompiledFile {
    /// Whether it was compiled by the same codes.
    pub(super) fn is_of(&self, codes: &Codes) -> bool {
        self.codes == codes.hash
    }

    /// Whether all of the file could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.header.is_none()
    }

    /// The number of the column of postcodes, from 1.
    pub(super) fn postcode_column(&self) -> u32 {
        u32::try_from(self.columns.0).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// What is wrong with the file.
    pub(super) fn findings(&self, name: &FileName, codes: &Codes) -> Vec<Finding> {
        if let Some(fault) = &self.header {
            return vec![fault.finding(name, self.header_line)];
        }
        let mut findings = self.faults.findings(name);
        if self.rows.is_empty() && findings.is_empty() {
            findings.push(super::faults::none_of_ours(name));
        }
        let parts = [(Part::Division, self.columns.1), (Part::Ward, self.columns.2)];
        for (part, _) in parts.into_iter().filter(|(part, column)| column.is_none() && codes.has(*part)) {
            findings.push(super::faults::no_column_of(part, name, self.header_line));
        }
        findings
    }
}

/// What one thread read.
#[derive(Default)]
struct Stretch {
    /// How many lines begin in it.
    lines: u32,
    /// Its rows, with the numbers of their lines counted from its beginning.
    rows: Vec<Row>,
    faults: Faults,
    /// Whether a line was too long, so that the rest is not read.
    is_cut: bool,
}

impl Stretch {
    fn read(file: &LargeFile, stretch: Range<u64>, columns: &Columns, codes: &Codes) -> io::Result<Self> {
        let mut lines = Lines::of(&file.location, stretch)?;
        let mut read = Self::default();
        while let Some(line) = lines.next_line()? {
            read.lines = read.lines.saturating_add(1);
            match line {
                Line::Whole(line) => {
                    if let Err((what, column, example)) = read.row(line, columns, codes) {
                        read.faults.add(what, read.lines, column, example);
                    }
                }
                Line::TooLong => {
                    read.is_cut = true;
                    break;
                }
            }
        }
        Ok(read)
    }

    /// Keeps a row, where it lies in a district of the authority's own.
    fn row<'l>(
        &mut self,
        line: &'l [u8],
        columns: &Columns,
        codes: &Codes,
    ) -> Result<(), (What, usize, Cow<'l, [u8]>)> {
        let cell = |column| match cell(line, column) {
            Ok(Some(cell)) => Ok(cell),
            Ok(None) if line.trim_ascii().is_empty() => Ok(Cow::Borrowed(line)),
            Ok(None) => Err((What::Short, column, Cow::default())),
            Err(Broken) => Err((What::Broken, column, Cow::default())),
        };
        // Most rows of the whole directory end here.
        let Some(district) = codes.district(cell(columns.district)?.trim_ascii()) else { return Ok(()) };
        if let Err(fault) = str::from_utf8(line) {
            let before = memchr_iter(b',', &line[..fault.valid_up_to()]).count();
            return Err((What::NotText, before, Cow::default()));
        }
        let written = cell(columns.postcode)?;
        let postcode = str::from_utf8(&written).ok().and_then(|text| Postcode::parse(text).ok());
        let Some((outward, inward)) = postcode.as_ref().and_then(halves) else {
            return Err((What::BadPostcode, columns.postcode, written));
        };
        let written = cell(columns.ended)?;
        let ended = match written.trim_ascii() {
            b"" => None,
            text => match str::from_utf8(text).ok().and_then(Month::parse) {
                None => return Err((What::BadEnd, columns.ended, written)),
                ended => ended,
            },
        };
        let areas = Areas {
            district,
            division: self.part(Part::Division, columns.division, cell, codes)?,
            ward: self.part(Part::Ward, columns.ward, cell, codes)?,
        };
        self.rows.push(Row { outward, inward, areas, ended, line: self.lines });
        Ok(())
    }

    /// The division or ward of a row. One that is not listed is told, and the row is kept.
    fn part<'l, E>(
        &mut self,
        part: Part,
        column: Option<usize>,
        cell: impl Fn(usize) -> Result<Cow<'l, [u8]>, E>,
        codes: &Codes,
    ) -> Result<Option<u32>, E> {
        let Some(column) = column.filter(|_| codes.has(part)) else { return Ok(None) };
        let written = cell(column)?;
        let code = written.trim_ascii();
        let found = codes.part(part, code);
        if found.is_none() && !says_none(code) {
            self.faults.add_unknown(part, self.lines, column, code);
        }
        Ok(found)
    }
}

/// A quotation mark is not closed on its line, or something follows it.
#[derive(Debug)]
pub(super) struct Broken;

/// The cells of a row: RFC 4180, but for line ends inside quotation marks.
pub(super) struct Cells<'l>(Option<&'l [u8]>);

impl<'l> Cells<'l> {
    pub(super) fn of(line: &'l [u8]) -> Self {
        Self(Some(line))
    }

    /// Takes a cell between quotation marks, once the first of them is taken.
    fn quoted(&mut self, text: &'l [u8]) -> Result<Cow<'l, [u8]>, Broken> {
        let mut cell: Cow<'l, [u8]> = Cow::default();
        let mut rest = text;
        loop {
            let (before, after) = rest.split_at_checked(memchr(b'"', rest).ok_or(Broken)?).ok_or(Broken)?;
            match after {
                [b'"', b'"', after @ ..] => {
                    let cell = cell.to_mut();
                    cell.extend_from_slice(before);
                    cell.push(b'"');
                    rest = after;
                }
                [b'"', after @ ..] => {
                    self.0 = match after.trim_ascii_start() {
                        [] => None,
                        [b',', next @ ..] => Some(next),
                        _ => return Err(Broken),
                    };
                    if cell.is_empty() {
                        return Ok(Cow::Borrowed(before));
                    }
                    cell.to_mut().extend_from_slice(before);
                    return Ok(cell);
                }
                _ => return Err(Broken),
            }
        }
    }
}

impl<'l> Iterator for Cells<'l> {
    type Item = Result<Cow<'l, [u8]>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.take()?;
        if let [b'"', text @ ..] = rest {
            return Some(self.quoted(text));
        }
        let Some(comma) = memchr(b',', rest) else { return Some(Ok(Cow::Borrowed(rest))) };
        self.0 = Some(&rest[comma + 1..]);
        Some(Ok(Cow::Borrowed(&rest[..comma])))
    }
}

/// One cell of a row, from 0; none where the row has fewer.
fn cell(line: &[u8], column: usize) -> Result<Option<Cow<'_, [u8]>>, Broken> {
    let mut cells = Cells::of(line);
    for _ in 0..column {
        if cells.next().transpose()?.is_none() {
            return Ok(None);
        }
    }
    cells.next().transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<Result<String, ()>> {
        let cells = Cells::of(line.as_bytes());
        cells
            .map(|cell| cell.map(|cell| String::from_utf8_lossy(&cell).into_owned()).map_err(|_| ()))
            .collect()
    }

    #[test]
    fn cells_are_taken_apart_as_spreadsheet_programs_put_them_together() {
        let whole = |cells: &[&str]| cells.iter().map(|cell| Ok((*cell).to_owned())).collect::<Vec<_>>();
        assert_eq!(cells("a,b,,d"), whole(&["a", "b", "", "d"]));
        assert_eq!(cells("\"a, b\",\"c\",d"), whole(&["a, b", "c", "d"]));
        assert_eq!(cells("\"say \"\"no\"\" twice\",\"\""), whole(&["say \"no\" twice", ""]));
        assert_eq!(cells("a,\"\"\"\","), whole(&["a", "\"", ""]));
        assert_eq!(cells(""), whole(&[""]));
        assert_eq!(cells("a,\"b,c"), [Ok("a".to_owned()), Err(())]);
        assert_eq!(cells("\"b\"c,d"), [Err(())]);
    }

    #[test]
    fn a_file_of_any_size_is_cut_without_gap_or_overlap() {
        for end in [0, 10, STRETCH, 10 + STRETCH, 11 + 3 * STRETCH] {
            let mut at = 10;
            for stretch in stretches(10..end) {
                assert_eq!(stretch.start, at);
                at = stretch.end;
            }
            assert_eq!(at, end.max(10));
        }
    }
}
