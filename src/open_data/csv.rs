//! Figures as comma-separated values (RFC 4180): UTF-8, a row of names, then one row a figure.

use std::borrow::Cow;

use super::Dataset;

/// The whole file.
#[must_use]
pub fn write(dataset: &Dataset<'_>) -> Vec<u8> {
    let mut lines = Vec::new();
    let names: Vec<Cow<'_, str>> = dataset.columns().map(|(column, _)| Cow::Borrowed(column.name)).collect();
    line(&mut lines, &names);
    for row in dataset.rows() {
        let cells: Vec<_> = dataset.columns().map(|(column, _)| (column.cell)(&row)).collect();
        let texts: Vec<Cow<'_, str>> = cells.iter().map(super::Cell::text).collect();
        line(&mut lines, &texts);
    }
    lines
}

/// Adds a line. RFC 4180 ends it with both signs, and doubles quotation marks inside them.
fn line(lines: &mut Vec<u8>, cells: &[Cow<'_, str>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            lines.push(b',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            lines.push(b'"');
            lines.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            lines.push(b'"');
        } else {
            lines.extend_from_slice(cell.as_bytes());
        }
    }
    lines.extend_from_slice(b"\r\n");
}
