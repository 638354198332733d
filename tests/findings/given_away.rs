//! Hidden counts that earlier releases give away.

use crate::support::Site;

const HEADER: &str = "indicator,period,area,numerator,denominator";

/// The small site, whose release tells of the north and of all together, with a later one about the south.
fn with_later_figures_of_the_south(rows: &str) -> Site {
    let before = format!("{HEADER}\nchecks,2026-Q3,north,40,\nchecks,2026-Q3,,43,\n");
    let release = "title: The rest\nat: 2026-11-12 09:30\nstatus: final\ndata: [rest.csv]\n";
    Site::small()
        .with("outcomes/data/safety-2026-q3.csv", before)
        .with("outcomes/data/rest.csv", format!("{HEADER}\n{rows}\n"))
        .with("outcomes/releases/rest.yml", release)
}

#[test]
fn a_count_that_the_figures_of_before_give_away() {
    insta::assert_snapshot!(with_later_figures_of_the_south("checks,2026-Q3,south,3,").told(), @r"
    error[hidden-count-given-away]: This count is hidden, and can be worked out from the figures round it
    --> content/outcomes/data/rest.csv, row 2, column A
     = help: Release `rest` published it. Figures that were published before cannot be hidden any more. Take the row of this figure, or those that it adds up with, out of the release, or ask the authority's statistician.
    ");
}

#[test]
fn a_count_that_nothing_gives_away() {
    assert_eq!(with_later_figures_of_the_south("checks,2026-Q2,south,3,").told(), "");
}
