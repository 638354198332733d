//! What figures say about one another: jumps, gaps, and units that cannot be right.

use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";
const FRAMEWORK: &str = "outcomes/framework.yml";

fn site(rows: &str) -> Site {
    let rows = rows.trim_matches('\n');
    Site::small()
        .with(FILE, format!("indicator,period,area,numerator,denominator,value,markers,unit\n{rows}\n"))
}

fn told(rows: &str) -> String {
    site(rows).findings()
}

#[test]
fn a_figure_that_jumps() {
    insta::assert_snapshot!(told("
checks,2026-Q1,north,73,,,,
checks,2026-Q2,north,735,,,,
checks,2026-Q3,north,74,,,,
feel-safer,2026-Q1,,73,80,,,
feel-safer,2026-Q2,,7,80,,,"), @r"
    warning[jump-in-series]: This figure is far from the one before it in its series
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column A
     = help: Look at both of them, and whether each stands in its row. If they are right, there is nothing to do. How far is too far stands in `largest_jump` of the indicator, or under `policies:` in `site.yml`.

    warning[jump-in-series]: This figure is far from the one before it in its series
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column A
     = help: Look at both of them, and whether each stands in its row. If they are right, there is nothing to do. How far is too far stands in `largest_jump` of the indicator, or under `policies:` in `site.yml`.

    warning[jump-in-series]: This figure is far from the one before it in its series
    --> content/outcomes/data/safety-2026-q3.csv, row 6, column A
     = help: Look at both of them, and whether each stands in its row. If they are right, there is nothing to do. How far is too far stands in `largest_jump` of the indicator, or under `policies:` in `site.yml`.
    ");
}

#[test]
fn a_figure_that_jumps_by_less_than_is_allowed() {
    let rows = "checks,2026-Q1,north,73,,,,\nchecks,2026-Q2,north,735,,,,";
    let own =
        site(rows).replacing(FRAMEWORK, "    measure: count\n", "    measure: count\n    largest_jump: 20\n");
    assert_eq!(own.findings(), "");
    let never =
        site(rows).replacing("site.yml", "accessibility:", "policies: { largest_jump: 0 }\naccessibility:");
    assert_eq!(never.findings(), "");
    let often = site("checks,2026-Q1,north,73,,,,\nchecks,2026-Q2,north,175,,,,");
    let often =
        often.replacing("site.yml", "accessibility:", "policies: { largest_jump: 2 }\naccessibility:");
    assert!(often.findings().starts_with("warning[jump-in-series]: "));
}

#[test]
fn small_counts_and_breaks_are_no_jumps() {
    assert_eq!(
        told("checks,2026-Q1,north,1,,,,\nchecks,2026-Q2,north,4,,,,\nchecks,2026-Q3,north,1,,,,"),
        ""
    );
    let rows = "checks,2026-Q1,north,73,,,,\nchecks,2026-Q2,north,735,,,,";
    assert_eq!(told(&rows.replace("735,,,,", "735,,,[b],")), "");
    let definition = "      - from: 2026-Q2\n        numerator: All visits\n        comparable_with_previous: false\n        change: Visits.\n";
    let broken = site(rows).replacing(
        FRAMEWORK,
        "    source: The provider's records",
        &format!("{definition}    source: The provider's records"),
    );
    assert_eq!(broken.findings(), "");
}

#[test]
fn figures_that_no_release_publishes_are_no_series() {
    let other = "indicator,period,area,numerator\nchecks,2026-Q2,north,73571\n";
    let site = Site::small().with("outcomes/data/other.csv", other);
    assert!(!site.findings().contains("jump"), "{}", site.findings());
}

#[test]
fn a_gap_in_a_series() {
    insta::assert_snapshot!(told("
checks,2026-Q1,north,73,,,,
checks,2026-Q4,north,73,,,,
checks,2026-Q1,south,73,,,,
checks,2026-Q4,south,73,,,,
feel-safer,2026-27 Q1,,73,80,,,
feel-safer,2026-27 Q3,,73,80,,,"), @r"
    warning[hole-in-series]: Before this figure, the series has none for 2026-Q2 to 2026-Q3
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column A
     = help: Add what is missing. Where there is no figure, write a row with `[x]` in the column `markers`, so that readers are told. Other series of this indicator have the same gap.

    warning[hole-in-series]: Before this figure, the series has none for 2026-27 Q2
    --> content/outcomes/data/safety-2026-q3.csv, row 7, column A
     = help: Add what is missing. Where there is no figure, write a row with `[x]` in the column `markers`, so that readers are told.
    ");
    assert_eq!(
        told("checks,2026-Q1,north,73,,,,\nchecks,2026-Q2,north,,,,[x],\nchecks,2026-Q3,north,73,,,,"),
        ""
    );
}

#[test]
fn percentages_that_look_like_fractions() {
    insta::assert_snapshot!(told("
feel-safer,2026-Q1,,,,0.73,,
feel-safer,2026-Q2,,,,0.75,,
feel-safer,2026-Q3,,,,0.71,,"), @r"
    warning[fractions-for-percentages]: No percentage of `feel-safer` in this file is above one
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: If they are parts of one, as spreadsheet programs keep percentages, multiply each by a hundred. If they are right, there is nothing to do.
    ");
    assert_eq!(told("feel-safer,2026-Q2,,,,0.9,,\nfeel-safer,2026-Q3,,,,1.2,,"), "");
}

#[test]
fn units_inside_cells() {
    insta::assert_snapshot!(told("
feel-safer,2026-Q1,,,,82%,,
checks,2026-Q1,,\"£7,357\",,,,
checks,2026-Q2,,735 visits,,,,"), @r"
    error[number-with-unit]: A per cent sign stands in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column F
     = help: Write the number alone: out of a hundred, without the sign. That it is a percentage stands in the `measure` of the indicator.

    error[number-with-unit]: A pound sign stands in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column D
     = help: Write the number alone. That it is pounds stands in `measure: money`, or in the `unit` of the indicator.

    error[number-with-unit]: Words stand in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.csv, row 4, column D
     = help: Write the number alone. What it counts stands in the `unit` of the indicator.
    ");
}

#[test]
fn units_in_a_column() {
    assert_eq!(told("checks,2026-Q3,,73,,,,Checks\nfeel-safer,2026-Q3,,,,82,,%"), "");
    insta::assert_snapshot!(told("checks,2026-Q3,,73,,,,7357 homes"), @r"
    error[other-unit]: This is not the unit of the indicator
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column H
     = help: The indicator counts checks. Where the figure does too, write that, or leave the cell blank. If not, correct the figure.
    ");
}
