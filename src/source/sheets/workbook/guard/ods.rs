//! Counts the cells of an ODS workbook. One line can repeat a cell in every column and every row,
//! and the reader keeps each, in a range as large as the corners that anything stands in.

use quick_xml::events::{BytesStart, Event};

use super::{Fault, Watch, attribute};

/// How many cells all sheets may have together, the empty ones between others among them. The
/// reader keeps each three times.
const MOST_CELLS: u64 = 2_000_000;

/// How many bytes of text may stand in all cells.
const MOST_TEXT: u64 = 64 * 1024 * 1024;

/// The content of a workbook, as far as it was read.
#[derive(Default)]
pub(super) struct Spreadsheet {
    inside: Inside,
    /// How many rows the sheet has so far, and up to which row and column something stands in it.
    rows: u64,
    last_row: u64,
    last_column: u64,
    /// How often this row is repeated, how many columns it has so far, and up to which something
    /// stands in it.
    row_times: u64,
    columns: u64,
    last_in_row: u64,
    /// How often the text of this cell is kept.
    cell_times: u64,
    /// The cells of the sheets before, and the text of all.
    cells: u64,
    text: u64,
}

#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Inside {
    #[default]
    Nothing,
    Table,
    Row,
    Cell,
}

impl Watch for Spreadsheet {
    // The reader looks for the end of a sheet even behind the end of the file.
    const IS_XML: bool = true;

    fn piece(&mut self, piece: &Event<'_>) -> Result<(), Fault> {
        match piece {
            Event::Start(element) => self.opens(element)?,
            Event::End(element) => self.closes(element.name().as_ref()),
            Event::Text(text) => self.say(text.as_ref().len() as u64),
            Event::CData(text) => self.say(text.as_ref().len() as u64),
            Event::GeneralRef(_) => self.say(1),
            _ => {}
        }
        let cells = self.cells.saturating_add(self.last_row.saturating_mul(self.last_column));
        if cells > MOST_CELLS || self.text > MOST_TEXT { Err(Fault::TooLarge) } else { Ok(()) }
    }
}

impl Spreadsheet {
    fn opens(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match (element.name().as_ref(), self.inside) {
            ("table:table", Inside::Nothing) => {
                (self.rows, self.last_row, self.last_column) = (0, 0, 0);
                self.inside = Inside::Table;
            }
            ("table:table-row", Inside::Table) => {
                self.row_times = times(element, "table:number-rows-repeated")?;
                (self.columns, self.last_in_row) = (0, 0);
                self.inside = Inside::Row;
            }
            ("table:table-cell" | "table:covered-table-cell", Inside::Row) => {
                self.cell(element)?;
                self.inside = Inside::Cell;
            }
            ("text:s", Inside::Cell) => {
                let spaces = attribute(element, "text:c")?.is_some();
                self.say(if spaces { times(element, "text:c")? } else { 1 });
            }
            ("text:p" | "text:tab" | "text:line-break", Inside::Cell) => self.say(1),
            // The reader would lose its way in them.
            ("table:table" | "table:table-row" | "table:table-cell" | "table:covered-table-cell", inside)
                if inside > Inside::Table || element.name().as_ref() == "table:table" =>
            {
                return Err(Fault::NotAWorkbook);
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let times = times(element, "table:number-columns-repeated")?;
        self.columns = self.columns.saturating_add(times);
        self.cell_times = 0;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Fault::NotAWorkbook)?;
            let name = attribute.key.as_ref();
            // Cells without a value or a formula are not kept, however often they are repeated.
            if name.starts_with("office:") || name == "table:formula" {
                self.last_in_row = self.columns;
                self.cell_times = times.saturating_mul(self.row_times);
            }
        }
        self.say(element.attributes_raw().len() as u64);
        Ok(())
    }

    fn closes(&mut self, name: &str) {
        match (name, self.inside) {
            ("table:table", Inside::Table) => {
                self.cells = self.cells.saturating_add(self.last_row.saturating_mul(self.last_column));
                (self.last_row, self.last_column) = (0, 0);
                self.inside = Inside::Nothing;
            }
            ("table:table-row", Inside::Row) => {
                self.rows = self.rows.saturating_add(self.row_times);
                if self.last_in_row > 0 {
                    self.last_row = self.rows;
                    self.last_column = self.last_column.max(self.last_in_row);
                }
                self.inside = Inside::Table;
            }
            ("table:table-cell" | "table:covered-table-cell", Inside::Cell) => self.inside = Inside::Row,
            _ => {}
        }
    }

    /// Adds bytes of text that stand in this cell.
    fn say(&mut self, length: u64) {
        if self.inside >= Inside::Row {
            self.text = self.text.saturating_add(length.saturating_mul(self.cell_times));
        }
    }
}

/// How often something is repeated: once, where nothing else is said.
fn times(element: &BytesStart<'_>, name: &str) -> Result<u64, Fault> {
    let Some(times) = attribute(element, name)? else { return Ok(1) };
    times.parse().ok().filter(|times| *times > 0).ok_or(Fault::NotAWorkbook)
}
