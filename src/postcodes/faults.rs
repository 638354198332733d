//! What findings about files of postcodes say. A file may have a million rows, and a mistake in one
//! mostly stands in all: each kind of mistake is told once, with its first place and how often.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::codes::Part;
use super::columns::Column;
use super::compile::CompiledFile;
use super::row::Row;
use crate::diagnostics::{At, FileName, Finding, Place};

/// How many unknown codes are told by name.
const NAMED: usize = 20;

/// How many unknown codes are counted.
const COUNTED: usize = 1_000;

/// How much of a cell is quoted, in characters.
const QUOTED: usize = 40;

const SAVE_AGAIN: &str = "Open it in your spreadsheet program and save it again as \"CSV UTF-8\".";

/// What keeps a file from being read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum HeaderFault {
    Empty,
    NotText,
    OtherLineEnds,
    OtherSeparator,
    Broken,
    Missing(Column),
    Twice { column: Column, at: usize, name: String },
    LineTooLong { line: u32 },
}

impl HeaderFault {
    /// It as a finding; `line` is that of the names of the columns.
    pub(super) fn finding(&self, file: &FileName, line: u32) -> Finding {
        let whole = || Place::file(file);
        match self {
            Self::Empty => Finding::error("empty-file", whole(), "There is nothing in this file")
                .help("Put a file of the ONS Postcode Directory here, or delete this one."),
            Self::NotText => {
                let message = format!("Line {line} of this file is not UTF-8 text");
                Finding::error("not-utf-8", whole(), message).help(SAVE_AGAIN)
            }
            Self::OtherLineEnds => {
                let message = "It cannot be told where the lines of this file end";
                Finding::error("other-line-ends", whole(), message).help(SAVE_AGAIN)
            }
            Self::OtherSeparator => {
                let message = "The columns of this file are not separated by commas";
                Finding::error("other-separator", whole(), message)
                    .help("Save it again as \"CSV UTF-8 (comma delimited)\".")
            }
            Self::Broken => {
                let message = "A quotation mark in the names of the columns is not closed";
                Finding::error("broken-row", cell(file, line, 0), message).help(SAVE_AGAIN)
            }
            Self::Missing(column) => missing(*column, cell(file, line, 0)),
            Self::Twice { column, at, name } => {
                let message = format!("There are two columns called `{}`", quoted(name.as_bytes()));
                let help = format!("Delete the one that does not hold the {}.", plural(*column));
                Finding::error("duplicate-column", cell(file, line, *at), message).help(help)
            }
            Self::LineTooLong { line } => {
                let message = "This line is too long for a row of postcodes";
                Finding::error("line-too-long", cell(file, *line, 0), message).help(SAVE_AGAIN)
            }
        }
    }
}

fn plural(column: Column) -> &'static str {
    match column {
        Column::Postcode => "postcodes",
        Column::District => "districts",
        Column::Ended => "ends of postcodes",
        Column::Division => "county electoral divisions",
        Column::Ward => "wards",
    }
}

fn missing(column: Column, place: Place) -> Finding {
    let message = format!("There is no column of {}", plural(column));
    let help = match column {
        Column::Postcode => "Keep the column `pcds` of the ONS Postcode Directory.",
        Column::District => {
            "Keep the column of the ONS Postcode Directory that is called `lad25cd`, with its year, or `oslaua`."
        }
        Column::Ended => {
            "Keep the column `doterm` of the ONS Postcode Directory. It is blank where a postcode is in use."
        }
        Column::Division => {
            "Keep the column of the ONS Postcode Directory that is called `ced25cd`, with its year, or `ced`: councillors are elected for divisions."
        }
        Column::Ward => {
            "Keep the column of the ONS Postcode Directory that is called `wd25cd`, with its year, or `osward`."
        }
    };
    match column {
        Column::Division | Column::Ward => Finding::warning("missing-column", place, message).help(help),
        _ => Finding::error("missing-column", place, message).help(help),
    }
}

/// That a file lacks the column of areas that the site lists.
pub(super) fn no_column_of(part: Part, file: &FileName, line: u32) -> Finding {
    let column = match part {
        Part::Division => Column::Division,
        Part::Ward => Column::Ward,
    };
    missing(column, cell(file, line, 0))
}

/// That no row of a file is kept.
pub(super) fn none_of_ours(file: &FileName) -> Finding {
    let message = "No postcode of this file lies in a district of `areas.yml`";
    Finding::warning("no-own-postcode", Place::file(file), message).help(
        "Write the code of each district into its `codes:`, as it stands in this file, or delete the file.",
    )
}

/// Whether a finding says that a code is missing among the areas.
pub(super) fn is_of_codes(finding: &Finding) -> bool {
    ["no-own-postcode", "unknown-area-code"].contains(&finding.rule)
}

/// A mistake that rows may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum What {
    NotText,
    Broken,
    Short,
    BadPostcode,
    BadEnd,
}

/// The mistakes of a file's rows.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Faults {
    counted: BTreeMap<What, Counted>,
    unknown: BTreeMap<Part, (Counted, BTreeSet<Box<str>>)>,
}

/// The first place of a mistake, and how many rows have it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Counted {
    line: u32,
    column: usize,
    rows: u64,
    example: Box<str>,
}

impl Counted {
    fn first(line: u32, column: usize, example: &[u8]) -> Self {
        Self { line, column, rows: 0, example: quoted(example).into() }
    }
}

impl Faults {
    /// Counts a mistake; `column` counts from 0.
    pub(super) fn add(&mut self, what: What, line: u32, column: usize, example: impl AsRef<[u8]>) {
        let first = || Counted::first(line, column, example.as_ref());
        self.counted.entry(what).or_insert_with(first).rows += 1;
    }

    /// Counts a code of a division or ward that is not listed.
    pub(super) fn add_unknown(&mut self, part: Part, line: u32, column: usize, code: &[u8]) {
        let first = || (Counted::first(line, column, code), BTreeSet::new());
        let (counted, codes) = self.unknown.entry(part).or_insert_with(first);
        counted.rows += 1;
        let code = quoted(code);
        if codes.len() < COUNTED && !codes.contains(code.as_str()) {
            codes.insert(code.into());
        }
    }

    /// Adds the mistakes of a later stretch; `line` tells its lines as those of the file.
    pub(super) fn merge(&mut self, later: Self, line: impl Fn(u32) -> u32) {
        let moved = |counted: Counted| Counted { line: line(counted.line), ..counted };
        for (what, counted) in later.counted {
            let rows = counted.rows;
            let all = self.counted.entry(what).or_insert_with(|| Counted { rows: 0, ..moved(counted) });
            all.rows += rows;
        }
        for (part, (counted, codes)) in later.unknown {
            let rows = counted.rows;
            let first = || (Counted { rows: 0, ..moved(counted) }, BTreeSet::new());
            let (all, known) = self.unknown.entry(part).or_insert_with(first);
            all.rows += rows;
            known.extend(codes);
            while known.len() > COUNTED {
                known.pop_last();
            }
        }
    }

    /// One finding for each kind of mistake.
    pub(super) fn findings(&self, file: &FileName) -> Vec<Finding> {
        let counted = self.counted.iter().map(|(what, counted)| counted.finding(*what, file));
        let unknown =
            self.unknown.iter().map(|(part, (counted, codes))| unknown(*part, counted, codes, file));
        counted.chain(unknown).collect()
    }
}

impl Counted {
    fn finding(&self, what: What, file: &FileName) -> Finding {
        let place = cell(file, self.line, self.column);
        let example = &self.example;
        let (finding, help) = match what {
            What::NotText => {
                let message = format!("Line {} of this file is not UTF-8 text", self.line);
                (Finding::error("not-utf-8", place, message), SAVE_AGAIN)
            }
            What::Broken => (
                Finding::error("broken-row", place, "A quotation mark in this row is not closed on its line"),
                "Write the row on one line, and close its quotation marks.",
            ),
            What::Short => (
                Finding::error("short-row", place, "This row has fewer cells than the names of the columns"),
                "Take the file from the Office for National Statistics again, or delete the row.",
            ),
            What::BadPostcode => (
                Finding::warning("bad-postcode", place, format!("`{example}` is not a postcode")),
                "Nobody can find it by this. Correct it, or delete the row.",
            ),
            What::BadEnd => {
                let message = format!("`{example}` is not a month in which a postcode can end");
                let help =
                    "Write the year and two digits for the month, like `202606`, or leave the cell blank.";
                (Finding::error("bad-end-of-postcode", place, message), help)
            }
        };
        finding.help(format!("{help}{}", self.rows_in_words()))
    }

    fn rows_in_words(&self) -> String {
        if self.rows > 1 {
            format!(" There are {} such rows in this file.", self.rows)
        } else {
            String::new()
        }
    }
}

fn unknown(part: Part, first: &Counted, codes: &BTreeSet<Box<str>>, file: &FileName) -> Finding {
    let kind = match part {
        Part::Division => "division",
        Part::Ward => "ward",
    };
    let message = format!("There is no {kind} with the code `{}` in `areas.yml`", first.example);
    let named: Vec<String> = codes.iter().take(NAMED).map(|code| format!("`{code}`")).collect();
    let help = match codes.len() {
        1 => format!("Add it, so that residents see its name.{}", first.rows_in_words()),
        all => {
            let more = match all - named.len() {
                0 => String::new(),
                more if all == COUNTED => format!(" and at least {more} more"),
                more => format!(" and {more} more"),
            };
            format!(
                "Add these, so that residents see their names: {}{more}.{}",
                named.join(", "),
                first.rows_in_words()
            )
        }
    };
    Finding::warning("unknown-area-code", cell(file, first.line, first.column), message).help(help)
}

/// A postcode that stands twice, with different areas or ends.
pub(super) struct Twice {
    place: Place,
    postcode: String,
    other: String,
    /// How many of them there are.
    pub(super) postcodes: u64,
}

impl Twice {
    pub(super) fn of(
        files: &[(&FileName, &Arc<CompiledFile>)],
        second: &(Row, usize, u32),
        first: &(Row, usize, u32),
    ) -> Self {
        let name = |row: &(Row, usize, u32)| FileName::clone(files[row.1].0);
        Self {
            place: cell(&name(second), second.0.line, second.2.saturating_sub(1) as usize),
            postcode: format!("{} {}", second.0.outward, second.0.inward),
            other: format!("row {} of {}", first.0.line, name(first)),
            postcodes: 0,
        }
    }

    pub(super) fn finding(self) -> Finding {
        let message = format!("`{}` stands in {} too, and says something else", self.postcode, self.other);
        let more = match self.postcodes {
            1 => String::new(),
            all => format!(" There are {all} such postcodes."),
        };
        let help = format!("Keep the newer of the two, or delete the older file.{more}");
        Finding::error("postcode-twice", self.place, message).help(help)
    }
}

/// The place of a cell; `column` counts from 0.
fn cell(file: &FileName, row: u32, column: usize) -> Place {
    let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1);
    Place { file: FileName::clone(file), at: At::Cell { sheet: String::new(), row, column } }
}

/// What of a cell is quoted.
fn quoted(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim().chars().take(QUOTED).collect()
}
