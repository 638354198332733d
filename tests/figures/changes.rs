//! What was changed among published figures, and where each was read.

use noticeboard::records::fields::Id;
use noticeboard::statistics::{Figures, Revision, Series, Told};

use super::support::Site;
use super::{FILE, add_release, figures, id, with_release};

/// What was changed, with what readers saw before and what they see since.
fn changes(figures: &Figures, indicator: &str) -> Vec<String> {
    let told = |told: &Told| {
        let value = told.value().value().map_or_else(
            || told.value().shorthand().unwrap_or_default().to_owned(),
            |value| value.to_string(),
        );
        let counts = told.counts().map(|(upper, lower)| format!(" ({upper} of {lower})"));
        format!("{value}{} in {}", counts.unwrap_or_default(), told.release())
    };
    let change = |revision: &Revision| {
        let area = revision.subject().area.as_ref().map_or("all", Id::as_str);
        format!("{area} {}: {}, {}", revision.period(), told(revision.before()), told(revision.after()))
    };
    figures.revisions(&id(indicator)).iter().map(change).collect()
}

#[test]
fn what_readers_see_otherwise_than_before_is_a_change() {
    let site = with_release(
        "again",
        "at: 2026-11-20\nstatus: provisional",
        "checks,2026-Q3,north,40,,\nchecks,2026-Q3,south,24,,\nfeel-safer,2026-Q3,north,66,80,",
    );
    let site = add_release(site, "last", "at: 2026-11-21\nstatus: final", "checks,2026-Q3,south,23,,");
    let figures = figures(&site);
    assert_eq!(
        changes(&figures, "checks"),
        ["south 2026-Q3: 24 in again, 23 in last", "south 2026-Q3: 25 in safety-2026-q3, 24 in again"]
    );
    // 66 / 80 and 33 / 40 are the same. The counts behind them are not, and readers see those too.
    assert_eq!(
        changes(&figures, "feel-safer"),
        ["north 2026-Q3: 82.5 (33 of 40) in safety-2026-q3, 82.5 (66 of 80) in again"]
    );
}

#[test]
fn a_change_that_readers_cannot_see_is_none() {
    let site = Site::small().with(
        FILE,
        "indicator,period,area,numerator,denominator\nchecks,2026-Q3,north,3,\nchecks,2026-Q3,south,4,\n\
         feel-safer,2026-Q3,north,2,40\n",
    );
    let again = "checks,2026-Q3,north,2,,\nchecks,2026-Q3,south,5,,\nfeel-safer,2026-Q3,north,3,41,";
    let site = add_release(site, "again", "at: 2026-11-20\nstatus: final", again);
    let figures = figures(&site);
    assert_eq!(changes(&figures, "checks"), ["south 2026-Q3: [c] in safety-2026-q3, 5 in again"]);
    assert_eq!(changes(&figures, "feel-safer"), [""; 0], "hidden is hidden, out of how many ever");
}

#[test]
fn a_figure_knows_where_it_was_read() {
    let site = with_release("again", "at: 2026-11-20\nstatus: final", "checks,2026-Q3,south,24,,");
    let figures = figures(&site);
    let places: Vec<String> = figures
        .of(&id("checks"))
        .iter()
        .flat_map(Series::figures)
        .map(|figure| {
            let source = figure.source();
            format!("{}{} {}", source.file, source.sheet, source.row)
        })
        .collect();
    assert_eq!(places, ["safety-2026-q3.csv 2", "again.csv 2"]);
}
