//! Reads one file of figures: sheets with a row for each figure, and sheets with periods across.

use std::sync::Arc;

use crate::diagnostics::{FileName, Finding, Findings, Place, nearest};
use crate::directory::Tables;
use crate::records::reading::Entry;
use crate::records::release::Release;
use crate::records::sheet_layout::SheetLayout;
use crate::source::DataFile;
use crate::source::sheets::{self, Header, Next, Row, Sheet, TakesRows};

use super::columns::Columns;
use super::names::Names;
use super::row::{Line, Reader};
use super::wide::{Headings, Wide};
use super::{File, Observation};

/// How a sheet is read, with the release that says so.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    pub(super) release: &'a Entry<Release>,
    pub(super) sheet: &'a SheetLayout,
}

impl Names {
    pub(super) fn read_file(&mut self, file: &DataFile, tables: &Tables, findings: &mut Findings) -> File {
        let mut taking = Taking::new(file, tables, self);
        if let Err(finding) = sheets::read(file, &mut taking) {
            findings.push(*finding);
            return File::new(file, Vec::new(), Vec::new());
        }
        let (file, told) = taking.finish(file);
        findings.extend(told);
        file
    }
}

impl File {
    fn new(file: &DataFile, sheets: Vec<String>, mut observations: Vec<Observation>) -> Self {
        observations.shrink_to_fit();
        Self {
            short_name: file.short_name().into(),
            name: FileName::clone(&file.name),
            sheets: sheets.into_iter().map(Arc::from).collect(),
            observations,
        }
    }
}

/// What the rows of the sheet at hand are.
enum Rows {
    /// They are not read.
    LeftOut,
    /// Each is an observation.
    Tidy(Columns),
    /// Each is one observation for each period, by the number of the layout.
    Wide(usize, Headings),
}

/// Takes in the rows of a file.
struct Taking<'a> {
    reader: Reader<'a>,
    wide: Wide,
    layouts: Vec<Layout<'a>>,
    /// The layouts whose sheet, and whose row of headings, were found.
    found: Vec<(bool, bool)>,
    rows: Rows,
    /// The name of each sheet.
    sheets: Vec<String>,
    /// Whether a sheet of figures was found, and whether a row below its header.
    has_sheet: bool,
    has_rows: bool,
    /// What is told of sheets that are left out.
    left_out: Findings,
    /// Whether the file may have a layout that could not be read.
    may_have_layout: bool,
}

impl<'a> Taking<'a> {
    fn new(file: &DataFile, tables: &'a Tables, names: &'a mut Names) -> Self {
        let is_this = |layout: &Layout<'_>| layout.sheet.file.value == file.short_name();
        let releases = || tables.releases.iter();
        let layouts = releases().flat_map(|release| {
            let release: &Entry<Release> = release;
            release.record.sheets.iter().map(move |sheet| Layout { release, sheet })
        });
        let layouts: Vec<Layout<'_>> = layouts.filter(is_this).collect();
        let is_named =
            releases().flat_map(|release| &release.record.data).any(|name| name.value == file.short_name());
        Self {
            reader: Reader::new(tables, names),
            wide: Wide::default(),
            found: vec![(false, false); layouts.len()],
            layouts,
            rows: Rows::LeftOut,
            sheets: Vec::new(),
            has_sheet: false,
            has_rows: false,
            left_out: Findings::default(),
            may_have_layout: !is_named && !tables.releases.is_whole(),
        }
    }

    /// The layout that a sheet is read by.
    fn layout_of(&self, sheet: &Sheet) -> Option<usize> {
        self.layouts.iter().position(|layout| match &layout.sheet.sheet {
            Some(name) if !sheet.name.is_empty() => name.value.trim() == sheet.name.trim(),
            _ => sheet.number == 0,
        })
    }

    /// What the rows below the header of a sheet without a layout are.
    fn tidy(&mut self, sheet: &Sheet, row: &Row) -> Rows {
        let is_alone = sheet.name.is_empty();
        // A sheet with notes may tell of an indicator too.
        let is_of_figures = Columns::has_indicators(row) && Columns::named_in(row) > 1;
        if !is_alone && (!is_of_figures || sheet.is_hidden) {
            if is_of_figures || looks_wide(row) {
                let (why, help) = if sheet.is_hidden {
                    (
                        "This sheet is hidden, so its figures are not read",
                        "To publish its figures, show the sheet. Otherwise, take it out of the workbook.",
                    )
                } else {
                    (
                        "This sheet looks like figures, and is not read",
                        "To publish its figures, say under `sheets:` in the release how it is read, or write the names of the columns into its first row. Otherwise, take it out of the workbook.",
                    )
                };
                self.left_out
                    .push(Finding::warning("sheet-left-out", sheet.place(row.number, 0), why).help(help));
            }
            return Rows::LeftOut;
        }
        if is_alone && self.may_have_layout && !Columns::has_indicators(row) {
            // The release that could not be read may say how.
            (self.has_sheet, self.has_rows) = (true, true);
            return Rows::LeftOut;
        }
        self.has_sheet = true;
        if let Some(columns) = Columns::of(sheet, row, &mut self.reader.findings) {
            return Rows::Tidy(columns);
        }
        self.has_rows = true;
        Rows::LeftOut
    }

    fn finish(mut self, file: &DataFile) -> (File, Findings) {
        self.lost_layouts();
        if self.wide.is_too_large() {
            self.reader.findings.push(sheets::too_large(file));
        }
        self.wide.finish(&mut self.reader, &file.name, &self.sheets);
        self.reader.finish(&file.name);
        let mut told = self.reader.findings;
        if !self.has_sheet && !self.may_have_layout && self.layouts.is_empty() && !self.sheets.is_empty() {
            let message = "No sheet of this workbook has a column `indicator` in its first row";
            told.push(
                Finding::error("no-sheet-of-figures", Place::file(&file.name), message)
                    .help("Write the names of the columns into the first row of the sheet with the figures. If it has a column for each period, say under `sheets:` in the release how it is read."),
            );
        } else if !self.has_rows && !self.may_have_layout && told.iter().next().is_none() {
            let message = "There are no figures in this file";
            told.push(
                Finding::error("no-figures", Place::file(&file.name), message)
                    .help("Write the names of the columns into the first row, and the figures below it."),
            );
        }
        told.extend(self.left_out);
        (File::new(file, self.sheets, self.reader.observations), told)
    }

    /// Tells layouts whose sheet, or whose row of headings, is not there.
    fn lost_layouts(&mut self) {
        for (layout, (has_sheet, has_header)) in self.layouts.iter().zip(&self.found) {
            let told = &mut self.reader.findings;
            let Layout { release, sheet } = layout;
            match (&sheet.sheet, &sheet.header_row) {
                (Some(name), _) if !has_sheet => {
                    let message = format!("There is no sheet called `{}` in this file", name.value);
                    let near = nearest(&name.value, self.sheets.iter().map(String::as_str));
                    let help = near.map_or_else(
                        || "Write the name as it stands on the tab at the foot of the workbook.".to_owned(),
                        |near| format!("Did you mean `{near}`?"),
                    );
                    told.push(Finding::error("no-such-sheet", release.place(name.span), message).help(help));
                }
                (_, Some(row)) if !has_header => {
                    let message = "Nothing stands in this row of the sheet";
                    told.push(
                        Finding::error("no-headings", release.place(row.span), message)
                            .help("Write the number of the row in which the headings stand, as the spreadsheet program counts."),
                    );
                }
                _ => {}
            }
        }
    }
}

/// Whether a row has periods across, as the headings of wide sheets do.
fn looks_wide(row: &Row) -> bool {
    row.cells().filter(|cell| super::wide::begins_with_period(cell)).count() > 1
}

impl TakesRows for Taking<'_> {
    fn sheet(&mut self, sheet: &Sheet) -> Option<Header> {
        // Sheets that cannot be opened have a number too.
        while self.sheets.len() < sheet.number {
            self.sheets.push(String::new());
        }
        self.sheets.push(sheet.name.clone());
        self.rows = Rows::LeftOut;
        let Some(number) = self.layout_of(sheet) else { return Some(Header::First) };
        self.found[number].0 = true;
        let row = self.layouts[number].sheet.header_row.as_ref();
        Some(row.map_or(Header::First, |row| Header::Row(row.value)))
    }

    fn header(&mut self, sheet: &Sheet, row: &Row) -> Next {
        self.rows = match self.layout_of(sheet) {
            None => self.tidy(sheet, row),
            Some(number) => {
                (self.has_sheet, self.found[number].1) = (true, true);
                let headings = Headings::of(sheet, row, self.layouts[number], &mut self.reader);
                self.has_rows |= headings.is_none();
                headings.map_or(Rows::LeftOut, |headings| Rows::Wide(number, headings))
            }
        };
        if matches!(self.rows, Rows::LeftOut) { Next::Sheet } else { Next::Row }
    }

    fn row(&mut self, sheet: &Sheet, row: &Row) -> Next {
        self.has_rows = true;
        if self.reader.is_full() || self.wide.is_too_large() {
            return Next::Sheet;
        }
        match &self.rows {
            Rows::LeftOut => return Next::Sheet,
            Rows::Tidy(columns) => self.reader.read(Line { sheet, columns, row }),
            Rows::Wide(number, headings) => {
                self.wide.read(&mut self.reader, self.layouts[*number], headings, sheet, row);
            }
        }
        Next::Row
    }
}
