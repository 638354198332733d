//! Findings of files of figures as a whole: CSV, workbooks, and where they lie.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";
const FRAMEWORK: &str = "outcomes/framework.yml";
const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";

/// What is said of a file of figures.
fn file(text: impl AsRef<[u8]>) -> String {
    Site::small().with(FILE, text).findings()
}

/// What is said of a workbook in the place of the file, under a name with that ending.
fn workbook(ending: &str, bytes: impl AsRef<[u8]>) -> String {
    let name = format!("safety-2026-q3.{ending}");
    let release = Site::small().text(RELEASE).replace("safety-2026-q3.csv", &name);
    let site = Site::small().without(FILE).with(RELEASE, release);
    site.with(&format!("outcomes/data/{name}"), bytes).findings()
}

#[test]
fn file_without_figures() {
    insta::assert_snapshot!(file(""), @r"
    error[empty-file]: There is nothing in this file
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Write the names of the columns into the first row, and the figures below it.
    ");
    insta::assert_snapshot!(file("indicator,period,numerator\n"), @r"
    error[no-figures]: There are no figures in this file
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Write the names of the columns into the first row, and the figures below it.
    ");
}

#[test]
fn file_with_semicolons() {
    insta::assert_snapshot!(file("indicator;period;numerator\nchecks;2026-Q3;40\n"), @r#"
    error[other-separator]: The columns of this file are not separated by commas
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Save it again as "CSV UTF-8 (comma delimited)", or as a workbook that ends in `.xlsx` or `.ods`.
    "#);
}

#[test]
fn figures_that_are_not_utf_8() {
    insta::assert_snapshot!(file(b"indicator,period,area,numerator\nchecks,2026-Q3,caf\xe9,73571\n"), @r#"
    error[not-utf-8]: Line 2 of this file is not UTF-8 text
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Open it in your spreadsheet program and save it again as "CSV UTF-8".
    "#);
}

/// A workbook with a cover, a sheet of figures, and notes.
fn book(figures: &[&[&str]]) -> Workbook {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("Cover").unwrap();
    cover.write(0, 0, "Figures of home safety").unwrap();
    let sheet = book.add_worksheet().set_name("Figures").unwrap();
    for (row, cells) in (0..).zip(figures) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.write(0, 0, "indicator").unwrap();
    notes.write(1, 0, "This sheet comes too late to be read").unwrap();
    book
}

/// An ODS workbook of one sheet, put together by hand.
fn ods(manifest: &str, rows: &str) -> Vec<u8> {
    use std::io::Write as _;
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"Figures\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = format!(
        "<manifest:manifest><manifest:file-entry>{manifest}</manifest:file-entry></manifest:manifest>"
    );
    for (path, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", &manifest),
        ("content.xml", &content),
    ] {
        zip.start_file(path, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
        ),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn workbooks_are_read() {
    let rows: &[&[&str]] = &[&["indicator", "period", "numerator"], &["checks", "2026-Q3", "40"]];
    assert_eq!(workbook("xlsx", book(rows).save_to_buffer().unwrap()), "");
    assert_eq!(workbook("XLSX", book(rows).save_to_buffer().unwrap()), "");
    let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
    assert_eq!(workbook("ods", ods("", &rows)), "");
}

#[test]
fn place_in_a_workbook() {
    let rows: &[&[&str]] =
        &[&["", "indicator", "period", "area", "numerator"], &[], &["", "checks", "2026", "nort", "73571"]];
    insta::assert_snapshot!(workbook("xlsx", book(rows).save_to_buffer().unwrap()), @r"
    error[period-of-other-length]: This period is a year, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Figures, row 3, column C
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.

    error[unknown-in-figures]: There is no area with the id `nort`
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Figures, row 3, column D
     = help: Did you mean `north`?
    ");
    let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
    insta::assert_snapshot!(workbook("ods", ods("", &rows)), @r"
    error[period-of-other-length]: This period is a year, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.ods, sheet Figures, row 3, column C
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.

    error[unknown-in-figures]: There is no area with the id `nort`
    --> content/outcomes/data/safety-2026-q3.ods, sheet Figures, row 3, column D
     = help: Did you mean `north`?
    ");
}

#[test]
fn date_in_the_place_of_a_period() {
    let mut book = book(&[&["indicator", "period", "numerator"], &["checks", "", "40"]]);
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 7, 1).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("mmm-yy");
    book.worksheet_from_name("Figures").unwrap().write_datetime_with_format(1, 1, &date, &format).unwrap();
    insta::assert_snapshot!(workbook("xlsx", book.save_to_buffer().unwrap()), @r"
    error[bad-period-in-figures]: This is not a period
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Figures, row 2, column B
     = help: Write a month like `2026-07`, a quarter like `2026-Q3` or `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`. If your spreadsheet program makes a date of it, give the column the format Text first.
    ");
}

#[test]
fn workbook_without_figures() {
    insta::assert_snapshot!(workbook("xlsx", Workbook::new().save_to_buffer().unwrap()), @r"
    error[no-sheet-of-figures]: No sheet of this workbook has a column `indicator` in its first row
    --> content/outcomes/data/safety-2026-q3.xlsx
     = help: Write the names of the columns into the first row of the sheet with the figures. If it has a column for each period, say under `sheets:` in the release how it is read.
    ");
    let rows = ods_row(&["Figures of home safety"]) + &ods_row(&["indicator", "period"]);
    insta::assert_snapshot!(workbook("ods", ods("", &rows)), @r"
    error[no-sheet-of-figures]: No sheet of this workbook has a column `indicator` in its first row
    --> content/outcomes/data/safety-2026-q3.ods
     = help: Write the names of the columns into the first row of the sheet with the figures. If it has a column for each period, say under `sheets:` in the release how it is read.
    ");
}

#[test]
fn file_that_is_no_workbook() {
    insta::assert_snapshot!(workbook("xlsx", "indicator,period,numerator\n"), @r#"
    error[not-a-workbook]: This file cannot be read as a workbook
    --> content/outcomes/data/safety-2026-q3.xlsx
     = help: Open it in your spreadsheet program and save it again as `.xlsx`, `.ods` or "CSV UTF-8".
    "#);
    let whole = book(&[&["indicator"]]).save_to_buffer().unwrap();
    insta::assert_snapshot!(workbook("xlsx", &whole[..whole.len() / 2]), @r#"
    error[not-a-workbook]: This file cannot be read as a workbook
    --> content/outcomes/data/safety-2026-q3.xlsx
     = help: Open it in your spreadsheet program and save it again as `.xlsx`, `.ods` or "CSV UTF-8".
    "#);
    insta::assert_snapshot!(workbook("ods", b""), @r#"
    error[not-a-workbook]: This file cannot be read as a workbook
    --> content/outcomes/data/safety-2026-q3.ods
     = help: Open it in your spreadsheet program and save it again as `.xlsx`, `.ods` or "CSV UTF-8".
    "#);
}

#[test]
fn locked_workbook() {
    insta::assert_snapshot!(workbook("ods", ods("<manifest:encryption-data/>", "")), @r"
    error[locked-workbook]: This workbook is locked with a password
    --> content/outcomes/data/safety-2026-q3.ods
     = help: Open it in your spreadsheet program, take the password away, and save it again.
    ");
}

#[test]
fn files_that_lie_where_no_figures_are_read() {
    let site = Site::small()
        .with("outcomes/data/notes.md", "73571\n")
        .with("outcomes/data/old.xls", "73571\n")
        .with("outcomes/data/2025/old.csv", "73571\n")
        .with("outcomes/date/new.csv", "73571\n")
        .with("outcomes/data/~$open.xlsx", "73571\n")
        .with("documents/open.csv", "73571\n");
    insta::assert_snapshot!(site.findings(), @r"
    warning[file-without-document]: No document names this file, so no page links to it
    --> content/documents/open.csv
     = help: Write a record for it with `noticeboard new document ID`, or delete the file.

    warning[file-not-used]: No page uses this file
    --> content/outcomes/data/2025/old.csv
     = help: Move it into `outcomes/data` itself, or delete it.

    error[file-not-read]: No kind of record is read from here
    --> content/outcomes/data/notes.md
     = help: Only files of figures lie here, which end in `.csv`, `.xlsx` or `.ods`. Move it, or delete it.

    warning[file-not-used]: No page uses this file
    --> content/outcomes/data/old.xls
     = help: Figures are read from files that end in `.csv`, `.xlsx` or `.ods`. Save it as one of them, or delete it.

    warning[file-not-used]: No page uses this file
    --> content/outcomes/date/new.csv
     = help: Put files of figures into the folder `outcomes/data` and attachments into the folder `documents`, or delete the file.
    ");
}

#[test]
fn file_too_large_to_be_read() {
    let site = Site::small().write();
    let file = std::fs::OpenOptions::new().write(true).open(site.path(FILE)).unwrap();
    file.set_len(128 * 1024 * 1024 + 1).unwrap();
    insta::assert_snapshot!(site.findings(), @r"
    error[too-large]: This file is larger than 128 megabytes, too large for a file of figures
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Split it into several files.
    ");
}

#[test]
fn indicators_that_could_not_be_read_make_no_figure_dangle() {
    let site = Site::small().replacing(FRAMEWORK, "measure: count", "measure: sum");
    let told = site.findings();
    assert!(told.contains("[unknown-word]") && !told.contains("unknown-in-figures"), "{told}");
}

#[test]
fn no_framework_at_all() {
    insta::assert_snapshot!(Site::small().without(FRAMEWORK).findings(), @r"
    error[unknown-in-figures]: There is no indicator with the id `checks`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write the id of an indicator that is there. It stands in 2 rows of this file.

    error[unknown-in-figures]: There is no indicator with the id `feel-safer`
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column A
     = help: Write the id of an indicator that is there.
    ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However a workbook is broken, it is told as faulty, or read as it stands.
    #[test]
    fn a_broken_workbook_is_no_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let rows: &[&[&str]] = &[&["indicator", "period", "numerator"], &["checks", "2026-Q3", "40"]];
        let xlsx = book(rows).save_to_buffer().unwrap();
        let rows: String = rows.iter().map(|cells| ods_row(cells)).collect();
        for (ending, mut bytes) in [("xlsx", xlsx), ("ods", ods("", &rows))] {
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let told = workbook(ending, bytes);
            prop_assert!(told.is_empty() || told.starts_with("error["), "{}", told);
        }
    }
}
