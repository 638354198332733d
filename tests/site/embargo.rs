//! Before the minute of a release, no byte of the output and no word of a run holds anything of it
//! but its title and its moment: on an ordinary day, and on the days on which the clocks change.

use crate::figures::{finds, left_behind, site_with};
use crate::support::{Run, Site};

/// What nobody may see before the moment: the summary, the contact, the figures, the file's name.
const EMBARGOED: [&str; 5] = ["quillwort", "Quillwort", "918273", "918,273", "81.23"];

/// A release at 09:30 of a day.
fn site_of(day: &str) -> Site {
    let release = format!(
        "title: Home safety in winter\nat: {day} 09:30\nstatus: final\ndata: [quillwort.csv]\n\
         summary: Quillwort checks rose.\ncontact:\n  name: Quillwort team\n  telephone: 01632 960077\n"
    );
    let site = site_with(&release);
    let figures = "indicator,period,area,numerator,denominator\nchecks,2025-Q4,coast,918273,\nfeel-safer,2025-Q4,coast,8123,10000\n";
    site.write("content/outcomes/data/quillwort.csv", figures);
    site
}

fn build(site: &Site, as_of: &str) -> Run {
    let run = site.build(&["--as-of", as_of, "--verbose"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run
}

/// Builds a minute before, as clocks on the wall show it, and a second before, as the world counts
/// it; then in the minute itself.
fn appears(day: &str, second_before: &str, moment: &str) {
    for as_of in [&format!("{day} 09:29"), second_before] {
        let site = site_of(day);
        let run = build(&site, as_of);
        let checked = site.run(&["check", "--as-of", as_of, "--format", "json"]);
        assert_eq!(finds(&EMBARGOED, &left_behind(&site), &[&run, &checked]), [""; 0], "as of {as_of}");
        let announced = finds(&["Home safety in winter"], &site.output(), &[]);
        assert!(!announced.is_empty(), "the title stands in the calendar");
    }
    for as_of in [&format!("{day} 09:30"), moment] {
        let site = site_of(day);
        build(&site, as_of);
        let output = site.output();
        for text in ["Quillwort checks rose.", "918,273", "81.23"] {
            assert!(!finds(&[text], &output, &[]).is_empty(), "{text} has appeared as of {as_of}");
        }
    }
}

#[test]
fn on_an_ordinary_day_in_winter() {
    appears("2026-11-24", "2026-11-24T09:29:59Z", "2026-11-24T09:30:00Z");
}

#[test]
fn on_an_ordinary_day_in_summer() {
    appears("2026-07-01", "2026-07-01T08:29:59Z", "2026-07-01T08:30:00Z");
}

#[test]
fn on_the_day_on_which_the_clocks_go_forward() {
    appears("2026-03-29", "2026-03-29T08:29:59Z", "2026-03-29T08:30:00Z");
}

#[test]
fn on_the_day_on_which_the_clocks_go_back() {
    appears("2026-10-25", "2026-10-25T09:29:59Z", "2026-10-25T09:30:00Z");
}

#[test]
fn a_draft_is_not_even_announced() {
    let site = site_of("2026-11-24");
    site.replace("content/outcomes/releases/first.yml", "status: final", "status: final\ndraft: true");
    let run = build(&site, "2026-11-25");
    let texts = [&EMBARGOED[..], &["Home safety in winter"]].concat();
    assert_eq!(finds(&texts, &left_behind(&site), &[&run]), [""; 0]);
}

#[test]
fn a_preview_of_drafts_keeps_the_embargo() {
    let site = site_of("2026-11-24");
    let run = site.build(&["--as-of", "2026-11-24 09:29", "--drafts", "--verbose"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(finds(&EMBARGOED, &left_behind(&site), &[&run]), [""; 0]);
}
