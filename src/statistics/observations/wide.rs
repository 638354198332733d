//! Sheets with a column for each period, read as a release says.

mod headings;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::diagnostics::FileName;
use crate::records::fields::{Date, Id, Period, Scalar as _};
use crate::records::sheet_layout::CellFigure;
use crate::source::sheets::{MOST_ROWS, Row, Sheet};
use crate::statistics::figure::Subject;

pub(super) use headings::{Headings, begins_with_period};

use super::columns::Column;
use super::faults::{self, Fault};
use super::file::Layout;
use super::markers::Markers;
use super::row::{Numbers, Reader, misfit, raw};
use super::{Observation, number, place};

/// The columns that say what a row is about, in the order of a layout.
const KEYS: [Column; 5] = [Column::Indicator, Column::Area, Column::Lot, Column::Provider, Column::Group];

/// What the wide sheets of a file have said so far. Counts of one figure may stand in two sheets.
#[derive(Default)]
pub(super) struct Wide {
    figures: BTreeMap<(u32, u32, Date), Figure>,
    /// The headings whose period does not fit an indicator: each is told once.
    misfits: BTreeSet<(u16, u32, u32)>,
    titles: names::Titles,
}

/// Where a cell stands: the number of its sheet from 0, its row and its column from 1.
type Spot = (u16, u32, u32);

/// A figure, of which one cell may hold a part.
struct Figure {
    indicator: Id,
    period: Period,
    numbers: Numbers,
    markers: Markers,
    first: Spot,
    /// Where each of its numbers stands, in the order of [`CellFigure`].
    spots: [Option<Spot>; 3],
}

impl Wide {
    /// Reads a row below the headings. One in which no figure stands is a note.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader<'_>,
        layout: Layout<'_>,
        headings: &Headings,
        sheet: &Sheet,
        row: &Row,
    ) {
        let is_blank = headings.cells.iter().all(|cell| row.cell(cell.at).is_empty());
        let mut keys = headings.keys.iter().flatten();
        // The check of the release tells that nothing names an indicator.
        let has_indicator = headings.keys[0].is_some() || layout.sheet.every_row.indicator.is_some();
        if is_blank || !has_indicator || keys.any(|at| headings::is_left_out(layout.sheet, row.cell(*at))) {
            return;
        }
        let texts = self.about(reader, layout, headings, sheet, row);
        let Some([Some(indicator), area, lot, provider, group]) = texts else { return };
        let id = |text: Option<String>| text.and_then(|text| Id::parse(&text).ok());
        let subject = Subject { area: id(area), lot: id(lot), provider: id(provider), group };
        let Some(indicator) = id(Some(indicator)) else { return };
        let subject = reader.names.subjects.number(subject);
        let number = reader.names.indicators.number(indicator.clone());
        for cell in headings.cells.iter().filter(|cell| !row.cell(cell.at).is_empty()) {
            let spot = spot(sheet, row, cell.at);
            if !self.fits(reader, &indicator, number, cell.period, (sheet, headings.row, spot)) {
                continue;
            }
            let told = match read_cell(row.cell(cell.at)) {
                Ok(read) => {
                    let key = (number, subject, cell.period.first_day());
                    let figure = Figure::new(indicator.clone(), cell.period, spot);
                    self.figures.entry(key).or_insert(figure).add(cell.figure, read, spot)
                }
                Err(fault) => Err(fault),
            };
            if let Err(fault) = told {
                reader.tell(sheet.place(row.number, cell.at), fault.in_wide_sheet());
            }
        }
    }

    /// Whether the period of a column is one of the indicator's. It is told once for each column.
    fn fits(
        &mut self,
        reader: &mut Reader<'_>,
        indicator: &Id,
        number: u32,
        period: Period,
        (sheet, heading, spot): (&Sheet, u32, Spot),
    ) -> bool {
        let entry = reader.tables.indicators.get(indicator.as_str());
        let Some(fault) = entry.and_then(|entry| misfit(period, &entry.record)) else {
            return entry.is_some();
        };
        if self.misfits.insert((spot.0, spot.2, number)) {
            reader.tell(sheet.place(heading, spot.2 as usize - 1), fault.in_wide_sheet());
        }
        false
    }

    /// What a row is about, in the order of [`KEYS`]; nothing where a part of it is unknown.
    fn about(
        &mut self,
        reader: &mut Reader<'_>,
        layout: Layout<'_>,
        headings: &Headings,
        sheet: &Sheet,
        row: &Row,
    ) -> Option<[Option<String>; 5]> {
        let mut texts: [Option<String>; 5] = Default::default();
        let mut is_known = true;
        for (number, column) in KEYS.into_iter().enumerate() {
            let Some(at) = headings.keys[number] else {
                texts[number] = layout.sheet.every_row.all()[number].map(|text| text.value.clone());
                continue;
            };
            let text = row.cell(at);
            if text.is_empty() {
                continue;
            }
            let place = || sheet.place(row.number, at);
            texts[number] = self.titles.id(reader, layout.sheet, column, text);
            if texts[number].is_none() {
                reader.is_unknown(column, text, place);
                is_known = false;
            }
            // What stands for everybody, or for everywhere, is not broken down by.
            texts[number] = texts[number].take().filter(|id| !id.is_empty());
        }
        if texts[0].is_none() && is_known {
            reader
                .tell(sheet.place(row.number, headings.keys[0].unwrap_or_default()), faults::no_indicator());
        }
        is_known.then_some(texts)
    }

    /// Makes the observations, in the order of their cells.
    pub(super) fn finish(self, reader: &mut Reader<'_>, file: &FileName, sheets: &[String]) {
        if self.figures.is_empty() {
            return;
        }
        let spot_place = |(sheet, row, column): Spot| {
            place(file, sheets.get(usize::from(sheet)).map_or("", String::as_str), row, column)
        };
        for ((indicator, subject, _), figure) in self.figures {
            let Some(entry) = reader.tables.indicators.get(figure.indicator.as_str()) else { continue };
            match raw(&entry.record, figure.markers.instead(), &figure.numbers) {
                Ok(raw) => reader.observations.push(Observation {
                    indicator,
                    subject,
                    period: figure.period,
                    raw,
                    deviation: None,
                    markers: figure.markers,
                    sheet: figure.first.0,
                    row: figure.first.1,
                    column: figure.first.2,
                }),
                Err((column, fault)) => reader.tell(spot_place(figure.spot(column)), fault.in_wide_sheet()),
            }
        }
        reader.observations.sort_by_key(|one| (one.sheet, one.row, one.column));
    }

    /// Whether there are more figures than are read.
    pub(super) fn is_too_large(&self) -> bool {
        self.figures.len() > MOST_ROWS
    }
}

impl Figure {
    fn new(indicator: Id, period: Period, first: Spot) -> Self {
        let (numbers, markers) = (Numbers::default(), Markers::default());
        Self { indicator, period, numbers, markers, first, spots: [None; 3] }
    }

    fn add(
        &mut self,
        figure: CellFigure,
        (number, markers): (Option<Decimal>, Markers),
        spot: Spot,
    ) -> Result<(), Fault> {
        if let Some((_, row, _)) = self.spots[figure as usize].replace(spot) {
            return Err(faults::same_cell(row));
        }
        self.markers = self.markers.and(markers).ok_or_else(faults::bad_marker)?;
        match figure {
            CellFigure::Numerator => self.numbers.numerator = number,
            CellFigure::Denominator => self.numbers.denominator = number,
            CellFigure::Value => self.numbers.value = number,
        }
        Ok(())
    }

    /// Where the number of a column stands, or the first cell of the figure.
    fn spot(&self, column: Column) -> Spot {
        let [numerator, denominator, value] = self.spots;
        let own = match column {
            Column::Numerator => numerator,
            Column::Denominator => denominator,
            Column::Value => value,
            _ => None,
        };
        own.unwrap_or(self.first)
    }
}

fn spot(sheet: &Sheet, row: &Row, at: usize) -> Spot {
    let column = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
    (u16::try_from(sheet.number).unwrap_or(u16::MAX), row.number, column)
}

/// Reads a cell: a number, markers, or a number with markers behind it.
fn read_cell(text: &str) -> Result<(Option<Decimal>, Markers), Fault> {
    let (number, markers) = text.split_at(text.find('[').unwrap_or(text.len()));
    let markers = Markers::read(markers).ok_or_else(faults::bad_marker)?;
    let number = number.trim();
    let number = (!number.is_empty()).then(|| number::read(number)).transpose();
    Ok((number.map_err(faults::number)?, markers))
}
