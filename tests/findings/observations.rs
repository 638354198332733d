//! Findings of files of figures. Each names a place and a rule, and never a figure.

use proptest::prelude::*;

use crate::support::Site;

const FILE: &str = "outcomes/data/safety-2026-q3.csv";
const FRAMEWORK: &str = "outcomes/framework.yml";
const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";

/// What is said of a file of figures with these rows below all columns.
fn rows(rows: &str) -> String {
    file(format!("indicator,period,area,lot,provider,group,numerator,denominator,value,markers\n{rows}\n"))
}

/// What is said of a file of figures.
fn file(text: impl AsRef<[u8]>) -> String {
    Site::small().with(FILE, text).findings()
}

#[test]
fn small_site_has_figures_without_a_finding() {
    assert_eq!(rows("checks,2026-Q3,north,coast,ternbridge-homes,aged-75-and-over,40,,,[e][P]"), "");
    assert_eq!(
        rows("checks,2026-Q3,,,,,,,,[x]\n\nchecks,2026-Q2,,,,,,,,[z]\nchecks,2026-Q1,,,,,3,,,[c]"),
        ""
    );
    assert_eq!(rows("feel-safer,2026-Q3,,,,,,,82.5,\nfeel-safer,2026-27 Q1,,,,,\"1,200\",\"1,500\",,"), "");
}

#[test]
fn order_and_case_of_columns_are_free() {
    assert_eq!(file("\u{feff} Numerator ,PERIOD,Indicator\r\n40,2026-Q3,checks\r\n"), "");
    assert_eq!(file("numerator,period,indicator\r40,2026-Q3,checks\r"), "");
}

#[test]
fn unknown_ids() {
    insta::assert_snapshot!(rows("chekcs,2026-Q3,nort,inland,ternbridge,aged,40,,,"), @r"
    error[unknown-in-figures]: There is no indicator with the id `chekcs`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Did you mean `checks`?

    error[unknown-in-figures]: There is no area with the id `nort`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column C
     = help: Did you mean `north`?

    error[unknown-in-figures]: There is no lot with the id `inland`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Write the id of a lot that is there.

    error[unknown-in-figures]: There is no provider with the id `ternbridge`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column E
     = help: Did you mean `ternbridge-homes`?

    error[unknown-in-figures]: There is no group with the id `aged`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column F
     = help: Did you mean `aged-75-and-over`?
    ");
}

#[test]
fn unknown_ids_with_figures_in_them_are_not_quoted() {
    insta::assert_snapshot!(rows("73571,2026-Q3,73571 people,lot 73571,,73571,40,,,"), @r"
    error[unknown-in-figures]: There is no indicator with the id that stands here
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write the id of an indicator that is there.

    error[unknown-in-figures]: There is no area with the id that stands here
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column C
     = help: Write the id of an area that is there.

    error[unknown-in-figures]: There is no lot with the id that stands here
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Write the id of a lot that is there.

    error[unknown-in-figures]: There is no group with the id that stands here
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column F
     = help: Write the id of a group in `groups:` of `outcomes/framework.yml`.
    ");
}

#[test]
fn unknown_id_that_is_like_nothing() {
    insta::assert_snapshot!(rows("xyzzy,2026-Q3,xyzzy,,,xyzzy,40,,,"), @r"
    error[unknown-in-figures]: There is no indicator with the id `xyzzy`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write the id of an indicator that is there.

    error[unknown-in-figures]: There is no area with the id `xyzzy`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column C
     = help: Write the id of an area that is there.

    error[unknown-in-figures]: There is no group with the id `xyzzy`
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column F
     = help: Write the id of a group in `groups:` of `outcomes/framework.yml`.
    ");
}

#[test]
fn no_indicator_and_no_period() {
    insta::assert_snapshot!(rows(",,north,,,,40,,,"), @r"
    error[no-indicator]: This row names no indicator
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write the id of an indicator, or delete the row.

    error[no-period]: This row names no period
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a month like `2026-07`, a quarter like `2026-Q3` or `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`. If your spreadsheet program makes a date of it, give the column the format Text first.
    ");
}

#[test]
fn bad_period() {
    insta::assert_snapshot!(rows("checks,73571,,,,,40,,,"), @r"
    error[bad-period-in-figures]: This is not a period
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a month like `2026-07`, a quarter like `2026-Q3` or `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`. If your spreadsheet program makes a date of it, give the column the format Text first.
    ");
}

#[test]
fn period_of_other_length() {
    insta::assert_snapshot!(rows("checks,2026,,,,,40,,,\nchecks,2026-07,,,,,40,,,"), @r"
    error[period-of-other-length]: This period is a year, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.

    error[period-of-other-length]: This period is a month, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
}

#[test]
fn period_before_the_first_definition() {
    insta::assert_snapshot!(rows("checks,2025-Q4,,,,,40,,,"), @r"
    error[period-before-definition]: This period lies before the first definition of the indicator
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: The first definition holds from 2026-Q1. Correct the period, or add an earlier definition to `outcomes/framework.yml`.
    ");
}

#[test]
fn bad_numbers() {
    insta::assert_snapshot!(rows("checks,2026-Q3,,,,,73571 people,,,\nfeel-safer,2026-Q3,,,,,\"1,5\",-40,,"), @r"
    error[number-with-unit]: Words stand in this cell beside the number
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column G
     = help: Write the number alone. What it counts stands in the `unit` of the indicator.

    error[bad-number-in-figures]: This is not a number
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column G
     = help: Write digits, with decimals after a full stop where there are any. Where there is no number, leave the cell blank and say why in the column `markers`.

    error[number-below-zero]: This number is below zero
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column H
     = help: Write a number that is not below zero.
    ");
}

#[test]
fn numerator_larger_than_denominator() {
    insta::assert_snapshot!(rows("feel-safer,2026-Q3,,,,,41,40,,"), @r"
    error[numerator-above-denominator]: The numerator is larger than the denominator
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column G
     = help: Of a percentage, the numerator is a part of the denominator. Correct one of the two.
    ");
}

#[test]
fn one_count_of_two() {
    insta::assert_snapshot!(rows("feel-safer,2026-Q3,north,,,,33,,,\nfeel-safer,2026-Q3,south,,,,,40,,"), @r"
    error[no-denominator]: This indicator is a percentage, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column H
     = help: Write out of how many in the column `denominator`.

    error[no-numerator]: There is a denominator here without a numerator
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column G
     = help: Write the numerator, or delete the denominator and write a marker such as `[x]`.
    ");
}

#[test]
fn count_with_a_denominator_and_count_as_a_value() {
    insta::assert_snapshot!(rows("checks,2026-Q3,north,,,,40,50,,\nchecks,2026-Q3,south,,,,,,40,"), @r"
    error[count-with-denominator]: This indicator is a count, and a count has no denominator
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column H
     = help: Delete the denominator, or give the indicator another `measure:`.

    error[count-as-value]: This indicator is a count, and its figure is written as a ready-made `value`
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column I
     = help: Move it into the column `numerator`, so that a small count can be kept from view.
    ");
}

#[test]
fn value_beside_counts() {
    insta::assert_snapshot!(rows("feel-safer,2026-Q3,,,,,33,40,82.5,"), @r"
    error[value-and-counts]: This row has both a ready-made figure and counts
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column I
     = help: Leave `value` blank where there are counts: the figure is calculated from them.
    ");
}

#[test]
fn percentage_above_a_hundred() {
    insta::assert_snapshot!(rows("feel-safer,2026-Q3,,,,,,,820,"), @r"
    error[percentage-above-hundred]: This percentage is above 100
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column I
     = help: Write how many in each hundred, like `82.5`.
    ");
}

#[test]
fn average_or_rate_of_nobody() {
    let framework = Site::small().text(FRAMEWORK).replace("measure: percentage", "measure: average");
    let text = "indicator,period,numerator,denominator\nfeel-safer,2026-Q3,40,0\nfeel-safer,2026-Q2,40,\n";
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, framework.clone()).with(FILE, text).findings(), @r"
    error[zero-denominator]: The denominator is zero, and the numerator is not
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Correct one of the two counts.

    error[no-denominator]: This indicator is an average, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column D
     = help: Write out of how many in the column `denominator`.
    ");
    let rate = framework.replace("measure: average", "measure: rate\n    per: 1000");
    let text = "indicator,period,numerator,denominator\nfeel-safer,2026-Q2,40,\n";
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, rate).with(FILE, text).findings(), @r"
    error[no-denominator]: This indicator is a rate, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Write out of how many in the column `denominator`.
    ");
}

#[test]
fn markers_that_do_not_fit() {
    insta::assert_snapshot!(
        rows("checks,2026-Q1,,,,,40,,,p\nchecks,2026-Q2,,,,,40,,,[x]\nchecks,2026-Q3,,,,,,,,[p]"),
        @r"
        error[bad-marker]: This is not a marker
        --> content/outcomes/data/safety-2026-q3.csv, row 2, column J
         = help: Write one or more of `[b]`, `[e]`, `[f]`, `[p]`, `[r]` and `[u]`, or in the place of a figure one of `[c]`, `[low]`, `[x]` and `[z]`.

        error[figure-and-marker]: A marker here says that there is no figure, and there is one
        --> content/outcomes/data/safety-2026-q3.csv, row 3, column J
         = help: Delete the marker, or the figure.

        error[no-figure]: This row has no figure, and no marker that says why
        --> content/outcomes/data/safety-2026-q3.csv, row 4, column G
         = help: Write the figure, or say in the column `markers` why there is none: `[x]` for not available, `[z]` for not applicable, `[c]` for kept back.
        "
    );
}

#[test]
fn same_observation_twice() {
    insta::assert_snapshot!(rows("checks,2026-Q3,north,,,,40,,,\nchecks,2026-27 Q2,north,,,,41,,,"), @r"
    error[duplicate-observation]: Row 2 is about the same as this row
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column A
     = help: A release has one figure for each indicator, period, area, lot, provider and group. Delete one of the two rows.
    ");
    let more = "indicator,period,area,numerator\nchecks,2026-Q3,south,25\n";
    let site = Site::small()
        .replacing(RELEASE, "data: [safety-2026-q3.csv]", "data: [a.csv, safety-2026-q3.csv]")
        .with("outcomes/data/a.csv", more);
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-observation]: Row 2 of content/outcomes/data/a.csv is about the same as this row
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column A
     = help: A release has one figure for each indicator, period, area, lot, provider and group. Delete one of the two rows.
    ");
}

#[test]
fn unknown_columns() {
    insta::assert_snapshot!(file("indicater,period,numerator\nchecks,2026-Q3,1\n"), @r"
    error[unknown-column]: There is no column called `indicater` in files of figures
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column A
     = help: Did you mean `indicator`?
    ");
    insta::assert_snapshot!(file("indicator,period,numerator,Numerator,notes,2026\nchecks,2026-Q3,1,1,x,1\n"), @r"
    error[duplicate-column]: There are two columns called `numerator`
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column D
     = help: Delete one of the two, or correct its name.

    error[unknown-column]: There is no column called `notes` in files of figures
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column E
     = help: Files of figures have the columns `indicator`, `period`, `area`, `lot`, `provider`, `group`, `numerator`, `denominator`, `value`, `standard_deviation`, `markers` and `unit`. Leave out those that you do not need.

    error[unknown-column]: This is not the name of a column of files of figures
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column F
     = help: Files of figures have the columns `indicator`, `period`, `area`, `lot`, `provider`, `group`, `numerator`, `denominator`, `value`, `standard_deviation`, `markers` and `unit`. Leave out those that you do not need.
    ");
}

#[test]
fn missing_columns() {
    insta::assert_snapshot!(file("area,lot\nnorth,coast\n"), @r"
    error[missing-column]: There is no column called `indicator`
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column A
     = help: Files of figures have the columns `indicator`, `period`, `area`, `lot`, `provider`, `group`, `numerator`, `denominator`, `value`, `standard_deviation`, `markers` and `unit`. Leave out those that you do not need.

    error[missing-column]: There is no column called `period`
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column A
     = help: Files of figures have the columns `indicator`, `period`, `area`, `lot`, `provider`, `group`, `numerator`, `denominator`, `value`, `standard_deviation`, `markers` and `unit`. Leave out those that you do not need.

    error[missing-column]: There is no column with figures
    --> content/outcomes/data/safety-2026-q3.csv, row 1, column A
     = help: Add a column `numerator` with counts, or a column `value` with ready-made figures.
    ");
}

#[test]
fn cells_that_are_in_no_column() {
    insta::assert_snapshot!(file("indicator,period,numerator,\nchecks,2026-Q3,73,571\nchecks,2026-Q2,1,,5\n"), @r"
    error[cell-without-column]: This cell stands in a column without a name
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Delete it, or write the name of its column into the first row. A comma inside a cell needs quotation marks around the cell.

    error[cell-without-column]: This cell stands in a column without a name
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column E
     = help: Delete it, or write the name of its column into the first row. A comma inside a cell needs quotation marks around the cell.
    ");
}

#[test]
fn quotation_mark_that_is_not_closed() {
    let text = "indicator,period,area,numerator\nchecks,2026-Q2,\"north,40\nchecks,2026-Q3,south,73571\n";
    insta::assert_snapshot!(file(text), @r"
    error[cell-of-several-lines]: This cell runs over several lines
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column C
     = help: Write it on one line. If it is not meant to go on, a quotation mark in it is not closed.
    ");
}

#[test]
fn rows_are_counted_as_spreadsheet_programs_do() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = [
            "",
            "indicator,period,area,numerator",
            "",
            "",
            ",,,",
            "chekcs,2026-Q3,,40",
            "",
            "chekc,2026-Q2,,40",
        ];
        let told = file(lines.join(end));
        assert!(told.contains("csv, row 6, column A\n"), "{told}");
        assert!(told.contains("csv, row 8, column A\n"), "{told}");
    }
    let told = file("indicator,period,area,numerator\nchecks,2026-Q3,\"nor\nth\",4\nchekcs,2026-Q3,,40\n");
    assert!(told.contains("csv, row 2, column C\n") && told.contains("csv, row 3, column A\n"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a file of figures, reading it ends, and says what is wrong.
    #[test]
    fn any_bytes_are_told_without_a_figure(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let told = file(&bytes);
        prop_assert!(told.starts_with("error["), "{}", told);
    }

    /// The same for cells that look like figures, in any column.
    #[test]
    fn no_message_holds_a_figure(
        cells in prop::collection::vec("(7357[0-9]|7,357|[a-z]{1,3}7357[0-9]|-7357|\"7357\n8\"|\\[7357\\]|2026-Q3|checks|north|[;\"'x]{0,3})", 1..40),
        columns in 1..12_usize,
    ) {
        let header = "indicator,period,area,lot,provider,group,numerator,denominator,value,markers\n";
        let rows: Vec<String> = cells.chunks(columns).map(|cells| cells.join(",")).collect();
        let told = file(format!("{header}{}\n", rows.join("\n")));
        prop_assert!(!told.contains("7357") && !told.contains("7,357"), "{}", told);
    }
}

/// The small site with another measure of its percentage, and with these columns and rows.
fn measured(measure: &str, columns: &str, rows: &str) -> String {
    let sets = "group_sets:\n  - name: Age\n    groups: [aged-75-and-over]\n    standard_population:\n      name: Ours\n      people: { aged-75-and-over: 100 }\nindicators:\n";
    let framework = "outcomes/framework.yml";
    let text = Site::small().text(framework).replacen("indicators:\n", sets, 1);
    let text = text.replacen("measure: percentage", measure, 1);
    let data = format!("indicator,period,area,group,{columns}\n{rows}\n");
    Site::small().with(framework, text).with("outcomes/data/safety-2026-q3.csv", data).findings()
}

#[test]
fn ratings_above_their_scale() {
    let rating = "measure: rating\n    highest: 5";
    assert_eq!(measured(rating, "numerator,denominator", "feel-safer,2026-Q3,north,,430,100"), "");
    insta::assert_snapshot!(measured(rating, "numerator,denominator", "feel-safer,2026-Q3,north,,501,100"), @r"
    error[rating-above-highest]: This rating is above the highest that can be given
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column E
     = help: Correct the figure, or `highest:` of the indicator. The numerator is all ratings added up.
    ");
    insta::assert_snapshot!(measured(rating, "value", "feel-safer,2026-Q3,north,,5.1"), @r"
    error[rating-above-highest]: This rating is above the highest that can be given
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column E
     = help: Correct the figure, or `highest:` of the indicator. The numerator is all ratings added up.
    ");
    insta::assert_snapshot!(measured(rating, "numerator", "feel-safer,2026-Q3,north,,430"), @r"
    error[no-denominator]: This indicator is a rating, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write in the column `denominator` how many people rated.
    ");
}

#[test]
fn a_standard_deviation_without_an_average() {
    let columns = "numerator,denominator,standard_deviation";
    let row = "feel-safer,2026-Q3,north,,33,40,1.2";
    assert_eq!(measured("measure: average", columns, row), "");
    insta::assert_snapshot!(measured("measure: percentage", columns, row), @r"
    error[deviation-without-average]: This standard deviation has no average to stand beside
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column G
     = help: Delete it, or give the indicator the measure `average` or `rating`, and write how many there were in the column `denominator`.
    ");
}

#[test]
fn a_standardised_rate_about_no_group() {
    let rate = "measure: standardised-rate\n    per: 1000";
    let columns = "numerator,denominator";
    assert_eq!(measured(rate, columns, "feel-safer,2026-Q3,north,aged-75-and-over,33,40"), "");
    insta::assert_snapshot!(measured(rate, columns, "feel-safer,2026-Q3,north,,33,40"), @r"
    error[standardised-without-group]: This indicator is a standardised rate, and this row is about no group of its set
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column D
     = help: Write a row for each group of the set that has a `standard_population:`. The rate of everybody is worked out from them.
    ");
}

#[test]
fn money_without_how_many() {
    insta::assert_snapshot!(measured("measure: money", "numerator", "feel-safer,2026-Q3,north,,4300"), @r"
    error[no-denominator]: This indicator is a sum of pounds, and its denominator is missing
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: Write in the column `denominator` how many it was spent on, or came from.
    ");
}

/// A rolling year has a rolling year's form, and ends where its indicator says.
#[test]
fn rolling_years_and_others() {
    let framework = "outcomes/framework.yml";
    let text = Site::small().text(framework);
    let rolling = text
        .replace("frequency: quarterly", "frequency: rolling-year-quarterly")
        .replace("from: 2026-Q1", "from: year to 2026-12");
    let site = |rows: &str| {
        let data = format!("indicator,period,area,numerator,denominator\n{rows}\n");
        Site::small().with(framework, rolling.clone()).with("outcomes/data/safety-2026-q3.csv", data)
    };
    let rolling_years = "checks,year to 2026-12,north,40,\nchecks,April 2026 to March 2027,north,41,";
    assert_eq!(site(rolling_years).findings(), "");
    insta::assert_snapshot!(site("checks,2027,north,40,\nchecks,year to 2027-02,north,41,").findings(), @r"
    error[period-of-other-length]: This period is a year, and the indicator has a figure for the twelve months up to the end of each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write the last month of a quarter like `year to 2026-09`.

    error[period-of-other-length]: This period is twelve months up to a month, and the indicator has a figure for the twelve months up to the end of each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: Write the last month of a quarter like `year to 2026-09`.
    ");
    insta::assert_snapshot!(Site::small().replacing("outcomes/data/safety-2026-q3.csv", "checks,2026-Q3,north", "checks,year to 2026-09,north").findings(), @r"
    error[period-of-other-length]: This period is twelve months up to a month, and the indicator has a figure for each quarter
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
}
