//! A count that may not be shown is planted where it belongs and where it does not, and then
//! looked for in every byte that a run leaves behind and in every word that it says.

use rust_xlsxwriter::Workbook;

use crate::figures::{finds, left_behind, site_with};
use crate::support::{Run, Site};

/// The secret, below a threshold of 100,000, as anybody might write it; and what gives it away:
/// the share of 200,000 that it is, and what is left of them.
const SECRET: [&str; 14] = [
    "73571",
    "73,571",
    "73 571",
    "73.571",
    "7.3571",
    "73\u{a0}571",
    "73\u{202f}571",
    "73&nbsp;571",
    "73&#160;571",
    "36.79",
    "36.7855",
    "0.367855",
    "126429",
    "126,429",
];

const RELEASE: &str = "title: Home safety in winter\nat: 2026-11-20 09:30\nstatus: final\ndata: [DATA]\n";

const HEADER: &str = "indicator,period,area,lot,provider,group,numerator,denominator,value,markers\n";

/// What may be shown, and what may not.
const ROWS: &str = "\
checks,2025-Q4,vale,,,,123456,,,
checks,2025-Q4,coast,,,,73571,,,
feel-safer,2025-Q4,vale,,,,123456,234567,,
feel-safer,2025-Q4,coast,,,,73571,200000,,
";

fn site(data: &str, bytes: impl AsRef<[u8]>) -> Site {
    let site = site_with(&RELEASE.replace("DATA", data));
    let policies = "policies:\n  disclosure:\n    threshold: 100000\n";
    site.replace("content/site.yml", "policies:\n", policies);
    site.write(&format!("content/outcomes/data/{data}"), bytes);
    site
}

fn csv(rows: &str) -> Site {
    site("winter.csv", format!("{HEADER}{rows}"))
}

fn workbook(rows: &str) -> Site {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Figures of home safety").expect("a cover");
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(format!("{HEADER}{rows}").lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).expect("a number"),
                Err(_) => sheet.write(row, column, cell).expect("a text"),
            };
        }
    }
    site("winter.xlsx", book.save_to_buffer().expect("a workbook"))
}

/// Builds and checks the site in every way there is, and looks for the secret everywhere.
/// Answers the first of the runs.
fn finds_nothing(site: &Site) -> Run {
    let mut runs = vec![site.build(&["--verbose"]), site.build(&[]), site.build(&["--drafts", "--strict"])];
    for format in ["human", "short", "json"] {
        runs.push(site.run(&["check", "--as-of", "2026-11-22", "--format", format]));
    }
    assert_eq!(finds(&SECRET, &left_behind(site), &runs.iter().collect::<Vec<_>>()), [""; 0]);
    runs.swap_remove(0)
}

fn shows_the_neighbours(site: &Site) {
    let run = finds_nothing(site);
    assert_eq!(run.code, 0, "{}", run.stderr);
    // 123,456 of 234,567 are 52.631…%
    for text in ["123,456", "234,567", "52.63", "200,000"] {
        assert!(!finds(&[text], &site.output(), &[]).is_empty(), "{text} may be shown");
    }
}

fn tells(site: &Site, rules: &[&str]) {
    let run = finds_nothing(site);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for rule in rules {
        assert!(run.tells("error", rule), "{rule}: {}", run.stderr);
    }
}

#[test]
fn in_a_csv_file() {
    shows_the_neighbours(&csv(ROWS));
}

#[test]
fn in_a_workbook() {
    shows_the_neighbours(&workbook(ROWS));
}

#[test]
fn when_it_is_revised_from_another_secret() {
    let site = csv(ROWS);
    let lines = "status: revised\nrevises: first\nrevision_reason: We counted wrong.";
    let release =
        RELEASE.replace("DATA", "again.csv").replace("11-20", "11-21").replace("status: final", lines);
    site.write("content/outcomes/releases/again.yml", release);
    site.write("content/outcomes/data/again.csv", format!("{HEADER}checks,2025-Q4,coast,,,,73572,,,\n"));
    let run = finds_nothing(&site);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(finds(&["73572", "73,572"], &left_behind(&site), &[&run]), [""; 0]);
}

#[test]
fn in_every_wrong_column() {
    let right = ["checks", "2025-Q4", "vale", "", "", "", "123456", "", "", ""];
    let wrong = [0, 1, 2, 3, 4, 5, 7, 8, 9].map(|column| {
        let mut cells = right;
        cells[column] = "73571";
        cells.join(",") + "\n"
    });
    let rules = [
        "unknown-in-figures",
        "bad-period-in-figures",
        "count-with-denominator",
        "value-and-counts",
        "bad-marker",
    ];
    tells(&csv(&wrong.concat()), &rules);
    tells(&workbook(&wrong.concat()), &rules);
}

#[test]
fn with_words_around_it_in_a_wrong_column() {
    let row = "checks 73571,about 73571,73571 people,lot-73571,73571-homes,aged-73571,73571 checks,of 73571,,73571\n";
    let rules = [
        "unknown-in-figures",
        "bad-period-in-figures",
        "number-with-unit",
        "bad-number-in-figures",
        "bad-marker",
    ];
    tells(&csv(row), &rules);
    tells(&workbook(row), &rules);
}

#[test]
fn beside_a_fault_in_its_row() {
    let faulty = [
        ("chekcs,2025-Q4,coast,,,,73571,,,\n", "unknown-in-figures"),
        ("checks,2025,coast,,,,73571,,,\n", "period-of-other-length"),
        ("checks,2024-Q4,coast,,,,73571,,,\n", "period-before-definition"),
        ("checks,2025-Q4,coast,,,,-73571,,,\n", "number-below-zero"),
        ("checks,2025-Q4,coast,,,,73571 checks,,,\n", "number-with-unit"),
        ("checks,2025-Q4,coast,,,,73571,200000,,\n", "count-with-denominator"),
        ("checks,2025-Q4,coast,,,,,,73571,\n", "count-as-value"),
        ("checks,2025-Q4,coast,,,,73571,,,[x]\n", "figure-and-marker"),
        ("feel-safer,2025-Q4,coast,,,,73571,,,\n", "no-denominator"),
        ("feel-safer,2025-Q4,coast,,,,,73571,,\n", "no-numerator"),
        ("feel-safer,2025-Q4,coast,,,,73571,73570,,\n", "numerator-above-denominator"),
        ("feel-safer,2025-Q4,coast,,,,73571,200000,36.7855,\n", "value-and-counts"),
        ("feel-safer,2025-Q4,coast,,,,,,73571,\n", "percentage-above-hundred"),
        ("checks,2025-Q4,coast,,,,73571,,,\nchecks,2025-Q4,coast,,,,73571,,,\n", "duplicate-observation"),
        ("checks,2025-Q4,coast,,,,1,,,,73571\n", "cell-without-column"),
        ("checks,2025-Q4,coast,,,,73,571,,,,\n", "count-with-denominator"),
        // The mark is never closed, so this row is the last.
        ("checks,2025-Q4,\"coast,,,,73571,,,\nchecks,2025-Q3,coast,,,,73571,,,\n", "cell-of-several-lines"),
    ];
    let (rows, rules): (Vec<&str>, Vec<&str>) = faulty.into_iter().unzip();
    tells(&csv(&rows.concat()), &rules);
}

#[test]
fn in_files_that_cannot_be_read() {
    let row = "checks,2025-Q4,caf\u{e9},,,,73571,,,\n";
    let latin: Vec<u8> = format!("{HEADER}{row}").chars().map(|c| u8::try_from(c).expect("Latin")).collect();
    let files: [(&str, &[u8]); 7] = [
        ("unknown-column", b"checks,2025-Q4,coast,73571\nchecks,2025-Q3,coast,73571\n"),
        ("unknown-column", b"indicator,period,73571\nchecks,2025-Q4,73571\n"),
        ("unknown-column", b"indicator,73571 people,numerator\nchecks,2025-Q4,73571\n"),
        ("other-separator", b"indicator;period;numerator\nchecks;2025-Q4;73571\n"),
        ("unknown-column", b"73571\n"),
        ("not-utf-8", &latin),
        ("not-a-workbook", b"indicator,period,numerator\nchecks,2025-Q4,73571\n"),
    ];
    let site = csv(ROWS);
    for (number, (rule, bytes)) in files.iter().enumerate() {
        let ending = if *rule == "not-a-workbook" { "xlsx" } else { "csv" };
        site.write(&format!("content/outcomes/data/{number}.{ending}"), bytes);
    }
    tells(&site, &files.map(|(rule, _)| rule));
}

/// A sheet with a column for each period, as the release says.
fn wide(sheet: &str) -> Site {
    let site = site("winter.csv", sheet);
    let layout = "sheets:\n  - file: winter.csv\n    columns: { area: Where }\n    every_row: { indicator: checks }\n    cells: numerator\n";
    site.replace(
        "content/outcomes/releases/first.yml",
        "data: [winter.csv]\n",
        &format!("data: [winter.csv]\n{layout}"),
    );
    site
}

#[test]
fn in_a_sheet_with_a_column_for_each_period() {
    let site = wide("Where,2025-Q3,2025-Q4\nVale,123456,123457\nCoast,73571,\nTotal of 73571,,\n");
    let run = finds_nothing(&site);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for text in ["123,456", "123,457"] {
        assert!(!finds(&[text], &site.output(), &[]).is_empty(), "{text} may be shown");
    }
}

#[test]
fn in_the_wrong_cells_of_such_a_sheet() {
    for (sheet, rule) in [
        ("Where,2025-Q4\nCoast 73571,123456\n", "unknown-in-figures"),
        ("Where,2025-Q4\nCoast,73571 checks\n", "number-with-unit"),
        ("Where,2025-Q4\nCoast,123456 [73571]\n", "bad-marker"),
        ("Where,73571\nCoast,123456\n", "no-period-in-headings"),
        ("Where,2025-Q4,2025-Q4\nCoast,73571,73571\n", "heading-twice"),
        ("Where,2025-Q4\nCoast,73571\nCoast,73571\n", "duplicate-observation"),
        ("73571,2025-Q4\nCoast,73571\n", "no-such-heading"),
    ] {
        tells(&wide(sheet), &[rule]);
    }
}

#[test]
fn beside_what_is_warned_of() {
    // It is five times as much, and then a seventh of it; and a quarter is left out.
    let rows = "\
checks,2025-Q1,coast,,,,523456,,,
checks,2025-Q2,coast,,,,73571,,,
checks,2025-Q4,coast,,,,523456,,,
";
    let site = csv(rows);
    let run = finds_nothing(&site);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for rule in ["jump-in-series", "hole-in-series"] {
        assert!(run.tells("warning", rule), "{rule}: {}", run.stderr);
    }
}

#[test]
fn in_a_column_of_units() {
    let header = HEADER.replace("markers", "unit");
    tells(&site("winter.csv", format!("{header}checks,2025-Q4,coast,,,,123456,,,73571\n")), &["other-unit"]);
}

#[test]
fn in_a_file_that_is_not_published() {
    let site = csv(ROWS);
    for path in ["notes.csv", "data/spare.csv", "data/old/spare.csv", "data/spare.xls", "releases/spare.csv"]
    {
        site.write(&format!("content/outcomes/{path}"), format!("{HEADER}{ROWS}"));
    }
    let run = finds_nothing(&site);
    assert!(
        run.tells("warning", "data-without-release") && run.tells("warning", "file-not-used"),
        "{}",
        run.stderr
    );
}
