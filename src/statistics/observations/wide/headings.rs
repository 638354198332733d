//! The headings of a wide sheet: which columns say what a row is about, and which hold figures.

use crate::diagnostics::{Finding, nearest};
use crate::records::fields::{Period, Scalar as _};
use crate::records::sheet_layout::{CellFigure, SheetLayout};
use crate::source::sheets::{NEITHER, Row, Sheet};

use super::super::faults::quoted;
use super::super::file::Layout;
use super::super::row::Reader;

/// What the columns of a wide sheet are.
pub(in super::super) struct Headings {
    /// The number of their row, from 1.
    pub(super) row: u32,
    /// Where the columns stand that say what a row is about, in the order of a layout.
    pub(super) keys: [Option<usize>; 5],
    /// The columns that hold figures.
    pub(super) cells: Vec<Cells>,
}

/// A column that holds figures of one period.
pub(super) struct Cells {
    pub(super) at: usize,
    pub(super) period: Period,
    pub(super) figure: CellFigure,
}

impl Headings {
    /// Finds the columns. Answers nothing where one that the release names is missing: what the rows
    /// say would then be guesswork.
    pub(in super::super) fn of(
        sheet: &Sheet,
        row: &Row,
        layout: Layout<'_>,
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        let endings = layout.sheet.endings.as_ref().is_some_and(|endings| !endings.all().is_empty());
        if layout.sheet.cells.is_none() && !endings {
            // The check of the release tells that nothing says what the numbers are.
            return None;
        }
        let texts: Vec<String> = row.cells().map(in_one_line).collect();
        let before = reader.findings.count().0;
        let keys = layout.sheet.columns.all().map(|heading| {
            let heading = heading?;
            let wanted = in_one_line(&heading.value);
            let found = texts.iter().position(|text| text.eq_ignore_ascii_case(&wanted));
            if found.is_none() {
                let message = format!("No column of the sheet has the heading `{}`", heading.value);
                let near = nearest(&heading.value, texts.iter().filter_map(|text| quoted(text)));
                let help = near.map_or_else(
                    || "Write the heading as it stands in the sheet, and the number of its row into `header_row`.".to_owned(),
                    |near| format!("Did you mean `{near}`?"),
                );
                let place = layout.release.place(heading.span);
                reader.findings.push(Finding::error("no-such-heading", place, message).help(help));
            }
            found
        });
        let mut headings = Self { row: row.number, keys, cells: Vec::new() };
        for (at, text) in texts.iter().enumerate() {
            if !text.is_empty() && !keys.contains(&Some(at)) && !is_left_out(layout.sheet, text) {
                headings.add(at, text, sheet, layout.sheet, reader);
            }
        }
        if headings.cells.is_empty() && reader.findings.count().0 == before {
            let message = "No heading in this row is a period";
            let help = "Say in `header_row` of the release in which row the headings stand, in `endings` what follows the periods, or in `periods` which periods they are.";
            reader.findings.push(
                Finding::error("no-period-in-headings", sheet.place(row.number, 0), message).help(help),
            );
        }
        (reader.findings.count().0 == before).then_some(headings)
    }

    fn add(&mut self, at: usize, text: &str, sheet: &Sheet, layout: &SheetLayout, reader: &mut Reader<'_>) {
        let place = || sheet.place(self.row, at);
        let Some((period, figure)) = figure_of(text, layout) else {
            // What looks like a period is not left out without a word.
            if begins_with_period(text) || text == NEITHER {
                let message = "This heading begins like a period, and the column is not read";
                let help = "Write the period as in other files of figures, or name it under `periods` in the release. Where the column is no figure, name it under `leave_out`. If your spreadsheet program makes a date of it, give the cell the format Text.";
                reader.findings.push(Finding::warning("heading-left-out", place(), message).help(help));
            }
            return;
        };
        let is_same =
            |other: &&Cells| other.figure == figure && other.period.first_day() == period.first_day();
        if self.cells.iter().any(|other| is_same(&other)) {
            let message = "Another column is for this period too";
            let help =
                "Name one of the two under `leave_out` in the release, or tell them apart under `endings`.";
            reader.findings.push(Finding::error("heading-twice", place(), message).help(help));
            return;
        }
        self.cells.push(Cells { at, period, figure });
    }
}

/// The period and the figure that a heading names.
fn figure_of(text: &str, layout: &SheetLayout) -> Option<(Period, CellFigure)> {
    let of = |text: &str| {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-'));
        let declared = layout.periods.iter().find(|(name, _)| in_one_line(name).eq_ignore_ascii_case(text));
        declared.map(|(_, period)| period.value).or_else(|| Period::parse(text).ok())
    };
    if let Some(figure) = &layout.cells {
        return Some((of(text)?, figure.value));
    }
    let endings = layout.endings.as_ref()?.all();
    endings.into_iter().find_map(|(ending, figure)| {
        let ending = in_one_line(&ending.value);
        let cut = text.len().checked_sub(ending.len())?;
        let (period, rest) = (text.get(..cut)?, text.get(cut..)?);
        (rest.eq_ignore_ascii_case(&ending)).then(|| of(period)).flatten().map(|period| (period, figure))
    })
}

/// Whether a row or a column with this at its head is not to be read.
pub(super) fn is_left_out(layout: &SheetLayout, text: &str) -> bool {
    let text = in_one_line(text);
    !text.is_empty() && layout.leave_out.iter().any(|left| in_one_line(left).eq_ignore_ascii_case(&text))
}

/// Whether a heading is a period, or begins with a year.
pub(in super::super) fn begins_with_period(text: &str) -> bool {
    let is_year = |text: &str| text.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year));
    let ends = !text.chars().nth(4).is_some_and(|c| c.is_ascii_digit());
    Period::parse(text).is_ok() || (ends && text.get(..4).is_some_and(is_year))
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
