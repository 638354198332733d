//! Figures as a workbook, by the guidance of the Government Analysis Function, "Releasing statistics
//! in spreadsheets": a cover, a list of contents, notes, and then one table a sheet. Each sheet has
//! its title in A1. A table has one row of heads, is marked as a table, and has no merged and no
//! empty cell. There are no filters and no frozen panes.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Table,
    TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::{Cell, Dataset, Measured};
use crate::records::fields::Date;

/// The most rows of figures that go into a workbook: it is made in memory, where each takes about four
/// kilobytes. No sheet could hold more than 1,048,576 of them in any case.
pub const MOST_ROWS: usize = 100_000;

/// The day on which a workbook without a release was made. The clock is no part of any file.
const SOME_DAY: Date = Date(jiff::civil::date(2000, 1, 1));

/// How wide columns are at least and at most, in signs.
const WIDTHS: (usize, usize) = (8, 44);

/// How wide the texts on the cover and in notes may grow before they are broken into lines.
const TEXT_WIDTH: usize = 100;

/// The most decimals that a number has.
const MOST_DECIMALS: usize = 28;

/// The colour of links: contrast 9 to 1 on white.
const LINK: Color = Color::RGB(0x00_3a_8c);

/// The longest name of a sheet in UTF-16: Excel's limit.
const LONGEST_NAME: usize = 31;

/// The whole file: the same bytes from the same figures.
///
/// # Errors
/// A sentence when it cannot be made. Nothing that a dataset of up to [`MOST_ROWS`] holds should
/// bring that about.
pub fn write(dataset: &Dataset<'_>) -> Result<Vec<u8>, String> {
    Book::new(dataset).and_then(Book::filled).map_err(|error| error.to_string())
}

struct Book<'a> {
    dataset: &'a Dataset<'a>,
    workbook: Workbook,
    /// The names of the sheets so far, in lower case.
    names: BTreeSet<String>,
    formats: Formats,
}

struct Formats {
    title: Format,
    head: Format,
    text: Format,
    number_head: Format,
    sign: Format,
    wrapped: Format,
    link: Format,
    /// By how many decimals numbers have.
    numbers: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new().set_font_name("Arial").set_font_size(12);
        let head = plain.clone().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        let head = head.set_align(FormatAlign::Bottom);
        Self {
            title: plain.clone().set_bold().set_font_size(16),
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            sign: plain.clone().set_align(FormatAlign::Right),
            link: plain.clone().set_font_color(LINK).set_underline(FormatUnderline::Single),
            wrapped: plain.clone().set_text_wrap().set_align(FormatAlign::Top),
            numbers: (0..=MOST_DECIMALS).map(|decimals| number_format(&plain, decimals)).collect(),
            text: plain,
        }
    }

    /// Writes a cell of a row: a number as a number, and all else as text.
    fn write(&self, sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let text = cell.text();
        match (cell, text.parse::<f64>()) {
            (Cell::Number(..), Ok(value)) => {
                let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let format = self.numbers.get(decimals).unwrap_or(&self.sign);
                sheet.write_number_with_format(row, at, value, format)?
            }
            (Cell::Missing(_), _) => sheet.write_string_with_format(row, at, &*text, &self.sign)?,
            _ => sheet.write_string_with_format(row, at, &*text, &self.text)?,
        };
        Ok(())
    }
}

/// The format of a number with so many decimals, and thousands apart.
fn number_format(plain: &Format, decimals: usize) -> Format {
    let decimals = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    plain.clone().set_num_format(format!("#,##0{decimals}"))
}

impl<'a> Book<'a> {
    fn new(dataset: &'a Dataset<'a>) -> Result<Self, XlsxError> {
        let day = dataset.published.map_or(SOME_DAY, |(_, last)| last);
        let mut workbook = Workbook::new();
        workbook.set_properties(
            &DocProperties::new()
                .set_title(&dataset.title)
                .set_author(&dataset.publisher.name)
                .set_comment(dataset.note.as_deref().unwrap_or_default())
                .set_creation_datetime(&moment(day)?),
        );
        Ok(Self { dataset, workbook, names: BTreeSet::new(), formats: Formats::new() })
    }

    fn filled(mut self) -> Result<Vec<u8>, XlsxError> {
        let words = &self.dataset.words;
        self.cover()?;
        // The contents name the sheets that follow, so their names are given out now.
        let contents = self.name(&words.contents);
        let notes = self.name(&words.notes);
        let columns = self.name(&words.columns);
        let tables: Vec<String> = (1..=self.dataset.indicators.len())
            .map(|number| self.name(&format!("{}_{number}", words.table)))
            .collect();
        self.contents(&contents, &[&notes, &columns], &tables)?;
        let signs = self.dataset.signs();
        let signs: Vec<[&str; 2]> = signs.iter().map(|(sign, means)| [*sign, *means]).collect();
        self.list(&notes, &words.titles[0], &words.note_heads, &signs)?;
        let labels: Vec<[&str; 2]> =
            self.dataset.columns().map(|(_, label)| [label.title.as_str(), label.means.as_str()]).collect();
        self.list(&columns, &words.titles[1], &words.column_heads, &labels)?;
        for (number, (name, indicator)) in (1_u32..).zip(tables.iter().zip(&self.dataset.indicators)) {
            self.figures(number, name, indicator)?;
        }
        self.workbook.save_to_buffer()
    }

    /// A name for a sheet that no sheet has yet, without the signs that Excel does not take.
    fn name(&mut self, wanted: &str) -> String {
        let allowed: String = wanted.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).collect();
        let mut name = allowed.trim().to_owned();
        while name.encode_utf16().count() > LONGEST_NAME {
            name.pop();
        }
        // `History` is a name that Excel keeps for itself.
        let mut number = self.names.len();
        while name.is_empty()
            || name.eq_ignore_ascii_case("history")
            || self.names.contains(&name.to_lowercase())
        {
            number += 1;
            name = format!("Sheet_{number}");
        }
        self.names.insert(name.to_lowercase());
        name
    }

    fn cover(&mut self) -> Result<(), XlsxError> {
        let name = self.name(&self.dataset.words.cover);
        let (formats, sheet) = (&self.formats, self.workbook.add_worksheet());
        sheet.set_name(&name)?;
        sheet.write_string_with_format(0, 0, &self.dataset.title, &formats.title)?;
        for (row, line) in (1..).zip(self.dataset.note.iter().chain(&self.dataset.cover)) {
            sheet.write_string_with_format(row, 0, line, &formats.wrapped)?;
        }
        set_width(sheet, 0, TEXT_WIDTH)
    }

    fn contents(&mut self, name: &str, notes: &[&str; 2], tables: &[String]) -> Result<(), XlsxError> {
        let words = &self.dataset.words;
        let titles: Vec<String> = (1..)
            .zip(&self.dataset.indicators)
            .map(|(number, indicator)| title_of(self.dataset, number, indicator))
            .collect();
        let notes = notes.iter().copied().zip(&words.titles);
        let tables = tables.iter().map(String::as_str).zip(&titles);
        let rows: Vec<(&str, &String)> = notes.chain(tables).collect();
        let texts: Vec<[&str; 2]> = rows.iter().map(|(name, title)| [*name, title.as_str()]).collect();
        self.list(name, &words.contents, &words.sheet_heads, &texts)?;
        let Ok(sheet) = self.workbook.worksheet_from_name(name) else { return Ok(()) };
        for (row, (name, _)) in (FIRST_ROW_OF_A_LIST..).zip(&rows) {
            let to = Url::new(format!("internal:'{name}'!A1")).set_text(*name);
            sheet.write_url_with_format(row, 0, to, &self.formats.link)?;
        }
        Ok(())
    }

    /// A sheet with a table of two columns.
    fn list(
        &mut self,
        name: &str,
        title: &str,
        heads: &[String; 2],
        rows: &[[&str; 2]],
    ) -> Result<(), XlsxError> {
        let number = self.workbook.worksheets().len();
        let (formats, sheet) = (&self.formats, self.workbook.add_worksheet());
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, title, &formats.title)?;
        sheet.write_string_with_format(1, 0, &self.dataset.words.one_table, &formats.text)?;
        if rows.is_empty() {
            return Ok(());
        }
        let first = FIRST_ROW_OF_A_LIST;
        for (row, cells) in (first..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, *cell, &formats.wrapped)?;
            }
        }
        let heads: Vec<(&str, &Format)> = heads.iter().map(|head| (head.as_str(), &formats.head)).collect();
        add_table(sheet, &format!("list_{number}"), title, first - 1, rows.len(), &heads)?;
        let widest = rows.iter().map(|[first, _]| first.chars().count()).max().unwrap_or_default();
        set_width(sheet, 0, widest.clamp(WIDTHS.0 + 8, WIDTHS.1))?;
        set_width(sheet, 1, TEXT_WIDTH)
    }

    /// The sheet of an indicator.
    fn figures(&mut self, number: u32, name: &str, indicator: &Measured<'_>) -> Result<(), XlsxError> {
        let title = title_of(self.dataset, number, indicator);
        let words = &self.dataset.words;
        let signs = format!("{} {}", words.one_table, words.see_notes);
        let above: Vec<&String> = self.dataset.note.iter().chain([&signs]).chain(&indicator.lines).collect();
        let (dataset, formats) = (self.dataset, &self.formats);
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet.write_string_with_format(0, 0, &title, &formats.title)?;
        for (row, line) in (1..).zip(&above) {
            sheet.write_string_with_format(row, 0, *line, &formats.text)?;
        }
        let heads = heads(dataset);
        // The title and the lines stand above the row of heads.
        let first = 2 + u32::try_from(above.len()).unwrap_or_default();
        let mut widths: Vec<usize> = heads.iter().map(|(head, _)| head.chars().count().min(14)).collect();
        let mut count = 0;
        for (row, figure) in (first..).zip(dataset.rows_of(indicator)) {
            count += 1;
            for ((at, width), (column, _)) in (0..).zip(&mut widths).zip(dataset.columns()) {
                let cell = (column.cell)(&figure);
                *width = cell.text().chars().count().max(*width);
                formats.write(sheet, row, at, &cell)?;
            }
        }
        let heads: Vec<(&str, &Format)> = heads
            .iter()
            .map(|(head, is_number)| {
                (head.as_str(), if *is_number { &formats.number_head } else { &formats.head })
            })
            .collect();
        add_table(sheet, &format!("figures_{number}"), &title, first - 1, count, &heads)?;
        for (at, width) in (0..).zip(widths) {
            set_width(sheet, at, (width + 2).clamp(WIDTHS.0, WIDTHS.1))?;
        }
        Ok(())
    }
}

/// The first row below the heads of a sheet with a list, from 0.
const FIRST_ROW_OF_A_LIST: u32 = 3;

/// The title of an indicator's sheet.
fn title_of(dataset: &Dataset<'_>, number: u32, indicator: &Measured<'_>) -> String {
    format!("{} {number}: {}", dataset.words.table, indicator.about.name)
}

/// The heads of a table of figures, and whether numbers stand below. Two alike would make the table
/// one that Excel has to repair, so that the names for programs then stand there.
fn heads(dataset: &Dataset<'_>) -> Vec<(String, bool)> {
    let titles: BTreeSet<String> = dataset.columns().map(|(_, label)| label.title.to_lowercase()).collect();
    let are_apart = titles.len() == dataset.columns().count() && !titles.contains("");
    let head = |(column, label): (&super::Column, &super::Label)| {
        let is_number = column.kind == super::ColumnKind::Number;
        let title = label.title.chars().take(200).collect();
        (if are_apart { title } else { column.name.to_owned() }, is_number)
    };
    dataset.columns().map(head).collect()
}

/// Marks cells as a table. Its row of heads is written with it.
fn add_table(
    sheet: &mut Worksheet,
    name: &str,
    title: &str,
    row_of_heads: u32,
    rows: usize,
    heads: &[(&str, &Format)],
) -> Result<(), XlsxError> {
    let columns: Vec<TableColumn> = heads
        .iter()
        .map(|(head, format)| TableColumn::new().set_header(*head).set_header_format(*format))
        .collect();
    let table = Table::new()
        .set_name(name)
        .set_alt_text_title(title)
        .set_autofilter(false)
        .set_style(TableStyle::None)
        .set_columns(&columns);
    let last_row = row_of_heads + u32::try_from(rows).unwrap_or(u32::MAX - row_of_heads);
    let last_column = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.add_table(row_of_heads, 0, last_row, last_column, &table)?;
    Ok(())
}

fn set_width(sheet: &mut Worksheet, column: u16, signs: usize) -> Result<(), XlsxError> {
    let signs = u16::try_from(signs).unwrap_or(u16::MAX);
    sheet.set_column_width(column, f64::from(signs)).map(drop)
}

fn moment(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let of = |day: Date| {
        let parts = [day.0.month(), day.0.day()].map(i8::unsigned_abs);
        ExcelDateTime::from_ymd(day.0.year().unsigned_abs(), parts[0], parts[1])
    };
    // Excel knows no day before 1900.
    of(day).or_else(|_| of(SOME_DAY))
}
