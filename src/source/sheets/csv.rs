//! CSV: RFC 4180, in UTF-8, with a byte order mark or without.

use std::borrow::Cow;

use ::csv::{ReaderBuilder, StringRecord};
use memchr::memchr_iter;

use super::{Feed, Next, too_large};
use crate::diagnostics::{Finding, Place};
use crate::source::{DataFile, utf_8};

const SAVE_AGAIN: &str = "Open it in your spreadsheet program and save it again as \"CSV UTF-8\".";

/// The most commas in a line. The reader keeps a record as a whole, with the place of each.
const MOST_COMMAS: usize = 10_000;

pub(super) fn read(file: &DataFile, mut feed: Feed<'_>) -> Result<(), Box<Finding>> {
    let text = utf_8(&file.name, &file.bytes).map_err(|finding| Box::new(finding.help(SAVE_AGAIN)))?;
    let text = with_line_feeds(text);
    if text.as_bytes().split(|byte| *byte == b'\n').any(has_too_many_commas) {
        return Err(Box::new(too_large(file)));
    }
    if text.bytes().all(|byte| matches!(byte, b',' | b'"') || byte.is_ascii_whitespace()) {
        return Err(Box::new(empty(file)));
    }
    if !feed.begin(0, "", false) {
        return Ok(());
    }
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    // Line breaks inside cells are not rows, as spreadsheet programs count them.
    let mut inside_cells = 0;
    while reader.read_record(&mut record).map_err(|_| faulty(file))? {
        let line = record.position().map_or(0, |at| first_line(at, &text));
        let row = line.saturating_sub(inside_cells);
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        if feed.is_header(row) && record.len() == 1 && record[0].contains([';', '\t']) {
            return Err(Box::new(other_separator(file)));
        }
        if feed.add(row, record.iter()).map_err(|_| too_large(file))? == Next::Sheet {
            break;
        }
        inside_cells += memchr_iter(b'\n', record.as_byte_record().as_slice()).count() as u64;
    }
    Ok(())
}

fn has_too_many_commas(line: &[u8]) -> bool {
    line.len() > MOST_COMMAS && memchr_iter(b',', line).count() > MOST_COMMAS
}

/// The text with a line feed at the end of each line: old programs for the Macintosh end lines
/// with a carriage return alone, and a file that was put together from several may have both.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let ends_alone = |at| text.as_bytes().get(at + 1) != Some(&b'\n');
    if memchr_iter(b'\r', text.as_bytes()).any(ends_alone) {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The line on which a record begins. The reader counts the empty lines before a record, and the
/// second half of a line end before it, as part of it.
fn first_line(at: &::csv::Position, text: &str) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(from..).unwrap_or_default();
    let blank = blank.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

fn faulty(file: &DataFile) -> Finding {
    let message = "This file cannot be read as CSV";
    Finding::error("not-csv", Place::file(&file.name), message).help(SAVE_AGAIN)
}

fn empty(file: &DataFile) -> Finding {
    Finding::error("empty-file", Place::file(&file.name), "There is nothing in this file")
        .help("Write the names of the columns into the first row, and the figures below it.")
}

fn other_separator(file: &DataFile) -> Finding {
    let message = "The columns of this file are not separated by commas";
    Finding::error("other-separator", Place::file(&file.name), message).help(
        "Save it again as \"CSV UTF-8 (comma delimited)\", or as a workbook that ends in `.xlsx` or `.ods`.",
    )
}
