//! Counts what the reader of XLSX keeps of a workbook before it comes to the cells. Those it reads
//! one after another, and they take no room.

use quick_xml::events::{BytesStart, Event};

use super::{Fault, Watch, attribute};

/// How many texts, styles and names a workbook may have.
const MOST_KEPT: u64 = 500_000;

/// How many sheets it may have.
const MOST_SHEETS: u64 = 1_000;

/// How many bytes the names of fonts, numbers and parts may take in all the places that refer to
/// them: the reader writes them anew for each.
const MOST_COPIED: u64 = 64 * 1024 * 1024;

/// A workbook, as far as its parts were read.
#[derive(Default)]
pub(super) struct Workbook {
    kept: u64,
    sheets: u64,
    styles: u64,
    /// The length of the longest name that a style or a sheet may refer to.
    longest: u64,
}

impl Workbook {
    /// Refuses it where it keeps too much.
    pub(super) fn check(&self) -> Result<(), Fault> {
        let copied = self.sheets.saturating_add(self.styles).saturating_mul(self.longest);
        let is_too_large = self.kept > MOST_KEPT || self.sheets > MOST_SHEETS || copied > MOST_COPIED;
        if is_too_large { Err(Fault::TooLarge) } else { Ok(()) }
    }
}

impl Watch for Workbook {
    const IS_XML: bool = false;

    fn piece(&mut self, piece: &Event<'_>) -> Result<(), Fault> {
        let Event::Start(element) = piece else { return Ok(()) };
        match element.local_name().as_ref() {
            "c" | "row" => return place(element, "r"),
            "dimension" => return place(element, "ref"),
            "sst" => {
                let texts = attribute(element, "uniqueCount")?.and_then(|count| count.parse().ok());
                self.kept = self.kept.saturating_add(texts.unwrap_or(0_u64));
                return self.check();
            }
            "sheet" => self.sheets += 1,
            "xf" => self.styles += 1,
            "numFmt" | "name" | "Relationship" => {
                self.longest = self.longest.max(element.attributes_raw().len() as u64);
            }
            "si" | "font" | "fill" | "border" | "definedName" => {}
            _ => return Ok(()),
        }
        self.kept += 1;
        self.check()
    }
}

/// Refuses what is no place, such as `B7`, and no range, such as `A1:B7`, of any sheet there is.
fn place(element: &BytesStart<'_>, name: &str) -> Result<(), Fault> {
    let Some(range) = attribute(element, name)? else { return Ok(()) };
    let mut corners = range.split(':').map(row_and_column);
    let (Some(Some(first)), last) = (corners.next(), corners.next()) else {
        return Err(Fault::NotAWorkbook);
    };
    match last {
        None => Ok(()),
        Some(Some(last)) if first.0 <= last.0 && first.1 <= last.1 && corners.next().is_none() => Ok(()),
        Some(_) => Err(Fault::NotAWorkbook),
    }
}

/// The row and the column of a place such as `B7`, or of a row such as `7`.
fn row_and_column(place: &str) -> Option<(u32, u32)> {
    let digits = place.find(|sign: char| !sign.is_ascii_alphabetic())?;
    let (letters, row) = place.split_at(digits);
    let is_row = row.len() <= 7 && row.bytes().all(|sign| sign.is_ascii_digit());
    let letters = letters.bytes().map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let column = (letters.len() <= 3).then(|| letters.fold(0, |column, letter| column * 26 + letter))?;
    is_row.then(|| row.parse().ok()).flatten().map(|row| (row, column))
}
