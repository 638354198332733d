//! Files of figures in CSV: no cell is lost, each has a place, and no finding tells a figure.

use std::sync::LazyLock;

use super::support::small_site;
use super::{findings, text_file};
use crate::diagnostics::{FileName, Finding, Findings};
use crate::directory::Directory;
use crate::source::sheets::{self, Header, Next, Row, TakesRows};
use crate::source::{Content, DataFile};
use crate::statistics::Observations;

/// The columns that hold figures.
const FIGURES: [&str; 3] = ["numerator", "denominator", "value"];

/// The small site, whose framework the figures are read against.
static SITE: LazyLock<Directory> = LazyLock::new(|| {
    let texts =
        small_site().filter(|(path, _)| std::path::Path::new(path).extension() != Some("csv".as_ref()));
    let mut content =
        Content { texts: texts.map(|(path, text)| text_file(path, text)).collect(), ..Content::default() };
    content.texts.sort_by(|a, b| a.path.cmp(&b.path));
    Directory::understand(&mut content, &FileName::from("content")).0
});

/// A file of figures of any bytes.
///
/// # Panics
/// When a promise is broken.
pub fn csv_reading(bytes: &[u8]) {
    let content = content_of(bytes);
    match Table::read(&content.data_files[0]) {
        Ok(sheet) => {
            rows_are_in_order(&sheet, bytes);
            given_back(&sheet);
            figures_stay_secret(&sheet, &content);
        }
        Err(finding) => {
            let told: Findings = [*finding].into_iter().collect();
            findings::hold(&told, &content.source_texts());
            assert!(told.has_errors(), "a file that is not read is an error");
        }
    }
}

/// All rows of a file, kept.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
}

impl Table {
    fn read(file: &DataFile) -> Result<Self, Box<Finding>> {
        let mut table = Self::default();
        sheets::read(file, &mut table).map(|()| table)
    }
}

impl TakesRows for Table {
    fn sheet(&mut self, _: &sheets::Sheet) -> Option<Header> {
        Some(Header::First)
    }
    fn header(&mut self, sheet: &sheets::Sheet, row: &Row) -> Next {
        self.row(sheet, row)
    }
    fn row(&mut self, _: &sheets::Sheet, row: &Row) -> Next {
        self.rows.push(row.clone());
        Next::Row
    }
}

fn content_of(bytes: &[u8]) -> Content {
    let file =
        DataFile::new("content/outcomes/data/figures.csv", "outcomes/data/figures.csv", bytes.to_vec());
    Content { data_files: vec![file], ..Content::default() }
}

/// Rows count from 1 in the order of the file, and none of them is blank.
fn rows_are_in_order(sheet: &Table, bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    let mut above = 0;
    for row in &sheet.rows {
        assert!(row.number > above, "row {} below row {above}", row.number);
        assert!(row.number as usize <= lines, "row {} of {lines} lines", row.number);
        assert!(row.cells().any(|cell| !cell.is_empty()), "row {} is blank", row.number);
        above = row.number;
    }
}

fn cells_of(row: &Row) -> (u32, Vec<String>) {
    (row.number, row.cells().map(str::to_owned).collect())
}

/// What was read, written out as spreadsheet programs do, is read as the same again.
fn given_back(sheet: &Table) {
    let rows: Vec<_> = sheet.rows.iter().map(cells_of).collect();
    let mut file = String::new();
    let mut line = 1;
    for (number, cells) in &rows {
        (line..*number).for_each(|_| file.push('\n'));
        line = number + 1;
        let quoted: Vec<_> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        file.push_str(&quoted.join(","));
        file.push('\n');
    }
    let content = content_of(file.as_bytes());
    let again = Table::read(&content.data_files[0]).unwrap_or_else(|finding| panic!("{finding:?}: {file}"));
    let again: Vec<_> = again.rows.iter().map(cells_of).collect();
    assert_eq!(again, rows, "cells in are cells out");
}

/// The figures are read against a framework. Whatever is wrong with them, no finding tells one.
fn figures_stay_secret(sheet: &Table, content: &Content) {
    let read = || {
        let mut told = Findings::default();
        let observations = Observations::read(content, &SITE.tables, &mut told);
        (format!("{observations:?}"), told)
    };
    let (_, told) = read();
    findings::hold(&told, &content.source_texts());
    let Some((header, rows)) = sheet.rows.split_first() else { return };
    let columns: Vec<usize> = header
        .cells()
        .enumerate()
        .filter(|(_, name)| FIGURES.iter().any(|figure| name.eq_ignore_ascii_case(figure)))
        .map(|(at, _)| at)
        .collect();
    // A shorter figure may stand in a message for another reason, such as the number of a row.
    let is_telling = |cell: &&str| cell.len() >= 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
    for row in rows {
        for figure in columns.iter().map(|at| row.cell(*at)).filter(is_telling) {
            for finding in &told {
                let help = finding.help.as_deref().unwrap_or_default();
                assert!(
                    !finding.message.contains(figure) && !help.contains(figure),
                    "{figure} in {finding:?}"
                );
            }
        }
    }
    assert!(told.iter().eq(&read().1), "told alike twice");
}
