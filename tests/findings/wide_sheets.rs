//! Sheets with a column for each period, and what is said of how a release has them read.

use rust_xlsxwriter::Workbook;

use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";
const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";

/// A release whose file is read by this layout.
fn site(layout: &str, file: &str) -> Site {
    let release = Site::small().text(RELEASE);
    Site::small().with(RELEASE, format!("{release}sheets:\n{layout}")).with(FILE, file)
}

fn told(layout: &str, file: &str) -> String {
    site(layout, file).findings()
}

const COUNTS: &str = "  - file: safety-2026-q3.csv
    columns: { area: District }
    every_row: { indicator: checks }
    cells: numerator
";

const TWO_COLUMNS: &str = "  - file: safety-2026-q3.csv
    header_row: 3
    columns: { indicator: Measure, area: Where }
    endings: { numerator: felt safer, denominator: answered }
    names: { All of us: shire }
    leave_out: [Total, Change since 2026-Q1]
";

#[test]
fn a_wide_sheet_is_read_without_a_finding() {
    assert_eq!(
        told(COUNTS, "District,2026-Q2,2026-Q3\nNorth,40,41\nsouth,25 [p],[x]\n,,\nSource: ours,,\n"),
        ""
    );
    let sheet = "Home safety\n\nMeasure,Where,2026-Q3 Felt safer,\"2026-Q3\nanswered\",Change since 2026-Q1,Notes\n\
                 People who feel safer,All of us,33,40,5,good\nfeel-safer,North,[c],,,\nTotal,,33,40,,\n";
    assert_eq!(told(TWO_COLUMNS, sheet), "");
}

#[test]
fn counts_may_stand_in_two_sheets() {
    let mut book = Workbook::new();
    for (name, count) in [("Safer", 33.0), ("Asked", 40.0)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "District").unwrap().write(0, 1, "2026-Q3").unwrap();
        sheet.write(1, 0, "North").unwrap().write(1, 1, count).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let release = Site::small().text(RELEASE).replace(".csv", ".xlsx");
    let layout = |sheet: &str, cells: &str| {
        format!(
            "  - {{ file: safety-2026-q3.xlsx, sheet: {sheet}, columns: {{ area: District }}, \
             every_row: {{ indicator: feel-safer }}, cells: {cells} }}\n"
        )
    };
    let told = |layouts: &str| {
        let release = format!("{release}sheets:\n{layouts}");
        let site = Site::small().without(FILE).with(RELEASE, release);
        site.with("outcomes/data/safety-2026-q3.xlsx", &bytes).findings()
    };
    assert_eq!(told(&(layout("Safer", "numerator") + &layout("Asked", "denominator"))), "");
    insta::assert_snapshot!(told(&layout("Safer", "numerator")), @r"
    error[no-denominator]: This indicator is a percentage, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Safer, row 2, column B
     = help: Say in the release where it stands: after `denominator:` in `endings:`, or in an entry of its own with `cells: denominator`.
    ");
    insta::assert_snapshot!(told(&(layout("Safer", "denominator") + &layout("Asked", "numerator"))), @r"
    error[numerator-above-denominator]: The numerator is larger than the denominator
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Asked, row 2, column B
     = help: Of a percentage, the numerator is a part of the denominator. Correct one of the two.
    ");
    insta::assert_snapshot!(told(&(layout("Safer", "numerator") + &layout("Askt", "denominator"))), @r"
    error[no-denominator]: This indicator is a percentage, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.xlsx, sheet Safer, row 2, column B
     = help: Say in the release where it stands: after `denominator:` in `endings:`, or in an entry of its own with `cells: denominator`.

    error[no-such-sheet]: There is no sheet called `Askt` in this file
     --> content/outcomes/releases/safety-2026-q3.yml:7:41
      |
    7 |   - { file: safety-2026-q3.xlsx, sheet: Askt, columns: { area: District }, every_row: { indicator: feel-safer }, cells: denominator }
      |                                         ^^^^
      |
      = help: Did you mean `Asked`?
    ");
}

#[test]
fn help_speaks_of_what_such_a_sheet_has() {
    let values = COUNTS.replace("cells: numerator", "cells: value");
    insta::assert_snapshot!(told(&values, "District,2026-Q3\nNorth,forty\nSouth,25\n"), @r"
    error[bad-number-in-figures]: This is not a number
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write digits, with decimals after a full stop where there are any. Where there is no number, leave the cell blank, or write a marker such as `[x]` into it.

    error[count-as-value]: This indicator is a count, and its figure is written as a ready-made `value`
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: Write `cells: numerator` in the release, or `numerator:` in `endings:`, so that a small count can be kept from view.
    ");
    let all = TWO_COLUMNS.replace("answered }", "answered, value: share }");
    let sheet =
        "\n\nMeasure,Where,2026-Q3 felt safer,2026-Q3 answered,2026-Q3 share\nfeel-safer,North,33,40,82.5\n";
    insta::assert_snapshot!(told(&all, sheet), @r"
    error[value-and-counts]: This row has both a ready-made figure and counts
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column E
     = help: Leave the columns of ready-made figures out of `endings:`: they are calculated from the counts.
    ");
}

#[test]
fn place_of_a_cell() {
    let sheet = "District,2026-Q2,2026-Q3\nNorth,40,73571 checks\nWest,7,25\nSouth,-73571,[q]\n";
    insta::assert_snapshot!(told(COUNTS, sheet), @r"
    error[number-with-unit]: Words stand in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column C
     = help: Write the number alone. What it counts stands in the `unit` of the indicator.

    error[unknown-in-figures]: There is no area with the id `West`
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column A
     = help: Write the id of an area that is there.

    error[number-below-zero]: This number is below zero
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column B
     = help: Write a number that is not below zero.

    error[bad-marker]: This is not a marker
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column C
     = help: Write one or more of `[b]`, `[e]`, `[f]`, `[p]`, `[r]` and `[u]`, or in the place of a figure one of `[c]`, `[low]`, `[x]` and `[z]`.
    ");
}

#[test]
fn headings_that_are_not_there() {
    insta::assert_snapshot!(told(COUNTS, "Districts,2026-Q2\nNorth,40\n"), @r"
    error[no-such-heading]: No column of the sheet has the heading `District`
     --> content/outcomes/releases/safety-2026-q3.yml:7:22
      |
    7 |     columns: { area: District }
      |                      ^^^^^^^^
      |
      = help: Did you mean `Districts`?
    ");
    insta::assert_snapshot!(told(COUNTS, "District,Spring,Summer\nNorth,40,41\n"), @r"
    error[no-period-in-headings]: No heading in this row is a period
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column A
     = help: Say in `header_row` of the release in which row the headings stand, in `endings` what follows the periods, or in `periods` which periods they are.
    ");
    insta::assert_snapshot!(told(COUNTS, "District,2026-Q2,2026-Q5,2026-Q2\nNorth,40,41,42\n"), @r"
    warning[heading-left-out]: This heading begins like a period, and the column is not read
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column C
     = help: Write the period as in other files of figures, or name it under `periods` in the release. Where the column is no figure, name it under `leave_out`. If your spreadsheet program makes a date of it, give the cell the format Text.

    error[heading-twice]: Another column is for this period too
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column D
     = help: Name one of the two under `leave_out` in the release, or tell them apart under `endings`.
    ");
    insta::assert_snapshot!(told(COUNTS, "District,2026-Q2,2026\nNorth,40,41\nSouth,40,41\n"), @r"
    error[period-of-other-length]: This period is a year, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column C
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
    insta::assert_snapshot!(told(&COUNTS.replace("    cells", "    header_row: 9\n    cells"), "District,2026-Q2\nNorth,40\n"), @r"
    error[no-headings]: Nothing stands in this row of the sheet
     --> content/outcomes/releases/safety-2026-q3.yml:9:17
      |
    9 |     header_row: 9
      |                 ^
      |
      = help: Write the number of the row in which the headings stand, as the spreadsheet program counts.
    ");
}

#[test]
fn the_same_figure_twice() {
    insta::assert_snapshot!(told(COUNTS, "District,2026-Q2\nNorth,40\nnorth,41\n"), @r"
    error[duplicate-observation]: Row 2 gives the same figure as this cell
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: There is one figure for each indicator, period, area, lot, provider and group. Delete one of the two, or say in the release what tells them apart.
    ");
}

#[test]
fn layouts_that_do_not_fit() {
    let sheet = "District,2026-Q2\nNorth,40\n";
    insta::assert_snapshot!(told(&COUNTS.replace("file: safety-2026-q3", "file: safety-2026-q2"), "indicator,period,numerator\nchecks,2026-Q3,40\n"), @r"
    error[layout-of-other-file]: The file `safety-2026-q2.csv` does not stand under `data` of this release
     --> content/outcomes/releases/safety-2026-q3.yml:6:11
      |
    6 |   - file: safety-2026-q2.csv
      |           ^^^^^^^^^^^^^^^^^^
      |
      = help: Did you mean `safety-2026-q3.csv`?
    ");
    insta::assert_snapshot!(told(&COUNTS.replace("    cells: numerator\n", ""), sheet), @r"
    error[cells-or-endings]: Nothing says what the numbers of this sheet are
     --> content/outcomes/releases/safety-2026-q3.yml:6:11
      |
    6 |   - file: safety-2026-q3.csv
      |           ^^^^^^^^^^^^^^^^^^
      |
      = help: Write `cells:` where all are the same, like `cells: numerator`. Write `endings:` where each period has several columns, like `endings: {numerator: felt safer, denominator: answered}`.
    ");
    insta::assert_snapshot!(told(&(COUNTS.to_owned() + "    endings: { value: rate }\n"), sheet), @r"
    error[cells-or-endings]: Both `cells` and `endings` say what the numbers of this sheet are
     --> content/outcomes/releases/safety-2026-q3.yml:9:12
      |
    9 |     cells: numerator
      |            ^^^^^^^^^
      |
      = help: Write `cells:` where all are the same, like `cells: numerator`. Write `endings:` where each period has several columns, like `endings: {numerator: felt safer, denominator: answered}`.
    ");
    insta::assert_snapshot!(told(&COUNTS.replace("indicator: checks", "lot: cost"), sheet), @r"
    error[layout-without-indicator]: Nothing says which indicator the figures of this sheet are of
     --> content/outcomes/releases/safety-2026-q3.yml:6:11
      |
    6 |   - file: safety-2026-q3.csv
      |           ^^^^^^^^^^^^^^^^^^
      |
      = help: Write it under `every_row:`, like `every_row: {indicator: feel-safer}`, or the heading of its column under `columns:`.

    error[unknown-in-layout]: There is no lot with the id `cost`
     --> content/outcomes/releases/safety-2026-q3.yml:8:23
      |
    8 |     every_row: { lot: cost }
      |                       ^^^^
      |
      = help: Did you mean `coast`?
    ");
    insta::assert_snapshot!(told(&COUNTS.replace("indicator: checks", "indicator: checks, area: north"), sheet), @r"
    error[column-and-value]: `area` stands under `columns` and under `every_row`
     --> content/outcomes/releases/safety-2026-q3.yml:8:43
      |
    8 |     every_row: { indicator: checks, area: north }
      |                                           ^^^^^
      |
      = help: Delete one of the two.
    ");
    insta::assert_snapshot!(told(&(COUNTS.to_owned() + COUNTS), sheet), @r"
    error[sheet-named-twice]: Another entry says how this sheet is read
      --> content/outcomes/releases/safety-2026-q3.yml:10:11
       |
    10 |   - file: safety-2026-q3.csv
       |           ^^^^^^^^^^^^^^^^^^
       |
       = help: Delete one of the two, or write the name of another sheet after `sheet:`.
    ");
}

#[test]
fn a_release_that_cannot_be_read_may_have_said_how() {
    let site =
        site(COUNTS, "District,2026-Q2\nNorth,40\n").replacing(RELEASE, "status: final", "status: finel");
    let told = site.findings();
    assert!(told.contains("[unknown-word]") && !told.contains("safety-2026-q3.csv, row"), "{told}");
}
