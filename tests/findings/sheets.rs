//! Workbooks with several sheets, in XLSX and ODS.

use std::io::Write as _;

use rust_xlsxwriter::Workbook;

use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";
const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";

/// A sheet: its name, whether it is hidden, and its cells.
type Cells<'a> = (&'a str, bool, &'a [&'a [&'a str]]);

fn xlsx(sheets: &[Cells<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, is_hidden, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        sheet.set_hidden(*is_hidden);
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, *cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn ods(sheets: &[Cells<'_>]) -> Vec<u8> {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
        ),
        Err(_) if text.is_empty() => "<table:table-cell/>".to_owned(),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    let row = |cells: &&[&str]| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let table = |(name, is_hidden, rows): &Cells<'_>| {
        let style = if *is_hidden { "hidden" } else { "shown" };
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let style = |name: &str, display: bool| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"table\"><style:table-properties table:display=\"{display}\"/></style:style>"
        )
    };
    let content = format!(
        "<office:document-content><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>",
        style("hidden", false),
        style("shown", true),
        sheets.iter().map(table).collect::<String>()
    );
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<manifest:manifest><manifest:file-entry></manifest:file-entry></manifest:manifest>",
        ),
        ("content.xml", &content),
    ] {
        zip.start_file(path, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What is said of the sheets as XLSX. As ODS the same is said.
fn told(sheets: &[Cells<'_>]) -> String {
    told_by(sheets, "")
}

fn told_by(sheets: &[Cells<'_>], layouts: &str) -> String {
    let said = |ending: &str, bytes: Vec<u8>| {
        let release = (Site::small().text(RELEASE) + layouts).replace(".csv", &format!(".{ending}"));
        let site = Site::small().without(FILE).with(RELEASE, release);
        site.with(&format!("outcomes/data/safety-2026-q3.{ending}"), bytes).findings()
    };
    let told = said("xlsx", xlsx(sheets));
    assert_eq!(said("ods", ods(sheets)), told.replace(".xlsx", ".ods"));
    told
}

const CHECKS: &[&[&str]] = &[&["indicator", "period", "numerator"], &["checks", "2026-Q3", "40"]];
const COVER: &[&[&str]] = &[&["Figures of home safety"], &["Each indicator has a sheet."]];

#[test]
fn every_sheet_of_figures_is_read() {
    let south: &[&[&str]] =
        &[&["indicator", "period", "area", "numerator"], &["checks", "2026-Q3", "south", "25"]];
    assert_eq!(told(&[("Cover", false, COVER), ("All", false, CHECKS), ("South", false, south)]), "");
    let faulty: &[&[&str]] =
        &[&["indicator", "period", "area", "numerator"], &["checks", "2026-Q3", "soth", "25"]];
    insta::assert_snapshot!(told(&[("All", false, CHECKS), ("South", false, faulty), ("Again", false, CHECKS)]), @r"
    error[duplicate-observation]: Row 2 is about the same as this row
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Again, row 2, column A
     = help: A release has one figure for each indicator, period, area, lot, provider and group. Delete one of the two rows.

    error[unknown-in-figures]: There is no area with the id `soth`
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet South, row 2, column C
     = help: Did you mean `south`?
    ");
}

#[test]
fn notes_and_covers_are_left_alone() {
    let notes: &[&[&str]] = &[&["indicator"], &["How it is counted"]];
    assert_eq!(told(&[("Notes", false, notes), ("All", false, CHECKS), ("Cover", false, COVER)]), "");
}

#[test]
fn sheets_that_look_like_figures_are_not_left_out_without_a_word() {
    let wide: &[&[&str]] = &[&["District", "2026-Q2", "2026-Q3"], &["North", "73571", "73571"]];
    insta::assert_snapshot!(told(&[("All", false, CHECKS), ("Old", true, CHECKS), ("By district", false, wide)]), @r"
    warning[sheet-left-out]: This sheet looks like figures, and is not read
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet By district, row 1, column A
     = help: To publish its figures, say under `sheets:` in the release how it is read, or write the names of the columns into its first row. Otherwise, take it out of the workbook.

    warning[sheet-left-out]: This sheet is hidden, so its figures are not read
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Old, row 1, column A
     = help: To publish its figures, show the sheet. Otherwise, take it out of the workbook.
    ");
    let layout = "sheets:\n  - { file: safety-2026-q3.csv, sheet: By district, columns: { area: District }, every_row: { indicator: checks }, cells: numerator }\n";
    assert_eq!(told_by(&[("All", false, CHECKS), ("By district", false, wide)], layout), "");
}

#[test]
fn place_in_the_second_sheet() {
    let wide: &[&[&str]] =
        &[&["For the panel"], &["", "District", "2026-Q2", "2026-Q3"], &["", "North", "40", "73571 checks"]];
    let layout = "sheets:\n  - { file: safety-2026-q3.csv, sheet: By district, header_row: 2, columns: { area: District }, every_row: { indicator: checks }, cells: numerator }\n";
    insta::assert_snapshot!(told_by(&[("Cover", false, COVER), ("By district", false, wide)], layout), @r"
    error[number-with-unit]: Words stand in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet By district, row 3, column D
     = help: Write the number alone. What it counts stands in the `unit` of the indicator.
    ");
}
