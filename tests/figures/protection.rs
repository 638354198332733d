//! What is hidden so that nobody can work out what other figures hide: over years that share months, and over
//! releases.

use noticeboard::statistics::Hiding;

use super::{FILE, FRAMEWORK, Site, add_release, all, figures, id, with_measure};

/// The small site with years that roll on each quarter, and these rows of them.
fn rolling(rows: &str) -> Site {
    let text = Site::small()
        .text(FRAMEWORK)
        .replacen("frequency: quarterly", "frequency: rolling-year-quarterly", 1)
        .replacen("from: 2026-Q1", "from: year to 2025-12", 1);
    Site::small().with(FRAMEWORK, text).with(FILE, format!("indicator,period,area,numerator\n{rows}\n"))
}

const YEARS: &str = "checks,year to 2025-12,north,10\nchecks,year to 2026-03,north,6\n\
                     checks,2025-07 to 2026-06,north,11\nchecks,year to September 2026,north,6";

fn hidden(site: &Site) -> (usize, usize) {
    let Hiding { small, besides, .. } = figures(site).hiding(&id("checks"));
    (small, besides)
}

/// Years of 10, 6, 11 and 6 are all large enough. All four would tell that the second quarter had 2 at most.
#[test]
fn rolling_years_do_not_tell_of_small_quarters() {
    assert_eq!(hidden(&rolling(YEARS)), (0, 1));
}

/// A new definition whose figures can be compared counts the same quarters.
#[test]
fn nor_over_a_change_of_the_definition() {
    let site = |comparable| {
        let site = rolling(YEARS);
        let lines = "        numerator: Checks that were finished\n";
        let later = format!(
            "{lines}      - from: year to 2026-06\n        numerator: Checks that were done\n        change: Another word.\n        comparable_with_previous: {comparable}\n"
        );
        let text = site.text(FRAMEWORK).replacen(lines, &later, 1);
        site.with(FRAMEWORK, text)
    };
    assert_eq!(hidden(&site(true)), (0, 1));
    assert_eq!(hidden(&site(false)), (0, 0));
}

/// The year that is corrected stays known beside the years that were out with it.
#[test]
fn nor_do_years_as_they_were_before_a_correction() {
    let lines =
        "at: 2026-11-16 09:30\nstatus: revised\nrevises: safety-2026-q3\nrevision_reason: We counted again.";
    let site = add_release(rolling(YEARS), "again", lines, "checks,year to 2026-03,north,9,,");
    let hidden = hidden(&site);
    assert!(hidden.1 > 0, "{hidden:?} {:?}", all(&figures(&site), "checks"));
}

/// The first and the third quarter would be 94 each, of 100: these years count something that does not add up
/// over time, such as people who come again. Nobody can work anything out of them.
#[test]
fn years_that_add_up_to_nothing_are_shown() {
    let site = rolling(&YEARS.replace("10\n", "100\n").replace("11\n", "100\n"));
    assert_eq!(hidden(&site), (0, 0));
    assert!(!site.told().contains("given-away"), "{}", site.told());
}

/// Readers know what a first release has told of the north, though its standard deviation is another now: of
/// all together nothing can be shown, or the three in the south could be worked out.
#[test]
fn what_is_told_again_protects_nothing() {
    let header = "indicator,period,area,numerator,denominator,standard_deviation";
    let row = |area: &str, numbers: &str| format!("feel-safer,2026-Q3,{area},{numbers}\n");
    let first = row("", "290,70,1.2") + &row("north", "200,40,1.2") + &row("south", "90,30,1.2");
    let again = row("", "209,43,1.2") + &row("north", "200,40,1.3") + &row("south", "9,3,1.2");
    let release = "title: Again\nat: 2026-11-16 09:30\nstatus: revised\nrevises: safety-2026-q3\nrevision_reason: We counted again.\ndata: [again.csv]\n";
    let site = with_measure("measure: percentage", "measure: average", header, &first)
        .with("outcomes/releases/again.yml", release)
        .with("outcomes/data/again.csv", format!("{header}\n{again}"));
    let shown = all(&figures(&site), "feel-safer");
    assert!(shown[0].starts_with("all 2026-Q3 [c]"), "{shown:?}");
    assert!(shown.iter().any(|line| line.starts_with("north 2026-Q3 200 of 40: 5")), "{shown:?}");
}

#[test]
fn a_group_that_a_set_names_twice_counts_once() {
    let groups = "  aged-75-and-over: Aged 75 and over\n";
    let set = format!(
        "{groups}  younger: Younger\ngroup_sets:\n  - name: Age\n    groups: [younger, aged-75-and-over, younger]\n"
    );
    let text = Site::small().text(FRAMEWORK).replace(groups, &set);
    let rows =
        "checks,2026-Q3,north,,30\nchecks,2026-Q3,north,younger,3\nchecks,2026-Q3,north,aged-75-and-over,27";
    let site = Site::small()
        .with(FRAMEWORK, text)
        .with(FILE, format!("indicator,period,area,group,numerator\n{rows}\n"));
    assert_eq!(
        all(&figures(&site), "checks"),
        ["north 2026-Q3 30", "north aged-75-and-over 2026-Q3 [c]", "north younger 2026-Q3 [c]"]
    );
}

#[test]
fn ratings_of_very_many_are_no_panic() {
    let measure = "measure: rating\n    highest: 100000000000000";
    let row = "feel-safer,2026-Q3,north,1,999999999999999";
    let site =
        with_measure("measure: percentage", measure, "indicator,period,area,numerator,denominator", row);
    assert_eq!(all(&figures(&site), "feel-safer").len(), 1);
}
