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

/// Asks for the figures on the command line.
fn asked(site: &Site, as_of: &str) -> [Run; 2] {
    let ask = |figure| site.run(&["explain", "figure", figure, "--area", "coast", "--as-of", as_of]);
    [ask("checks"), ask("feel-safer")]
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
        let [count, share] = asked(&site, as_of);
        let runs = [&run, &checked, &count, &share];
        assert_eq!(finds(&EMBARGOED, &left_behind(&site), &runs), [""; 0], "as of {as_of}");
        assert_eq!((count.code, share.code), (2, 2), "{}", count.stdout);
        for calendar in ["releases/index.html", "releases/calendar.ics"] {
            let announced = site.read(&format!("output/{calendar}")).contains("Home safety in winter");
            assert!(announced, "the title stands in {calendar}");
        }
        assert!(!site.read("output/releases/feed.xml").contains("<entry>"), "the feed has nothing yet");
    }
    for as_of in [&format!("{day} 09:30"), moment] {
        let site = site_of(day);
        build(&site, as_of);
        let output = site.output();
        for text in ["Quillwort checks rose.", "918,273", "81.23"] {
            assert!(!finds(&[text], &output, &[]).is_empty(), "{text} has appeared as of {as_of}");
        }
        let [count, share] = asked(&site, as_of);
        assert!(count.stdout.contains("918,273") && share.stdout.contains("81.23"), "as of {as_of}");
        assert!(site.read("output/releases/feed.xml").contains("Quillwort checks rose."), "as of {as_of}");
    }
}

/// A correction to come says nothing of what it corrects or why, and changes no figure before.
#[test]
fn a_correction_to_come_keeps_its_reason() {
    let site = site_of("2026-11-10");
    let release = "title: Home safety in winter, again\nat: 2026-12-01 09:30\nstatus: revised\nrevises: first\n\
                   data: [thistle.csv]\nrevision_reason: Thistledown was counted.\nsummary: Thistledown.\n\
                   about: ['service:home-safety-check']\ncontact: { role: Thistledown lead, telephone: 01632 960078 }\n";
    site.write("content/outcomes/releases/again.yml", release);
    let figures = "indicator,period,area,numerator,denominator\nchecks,2025-Q4,coast,818273,\n";
    site.write("content/outcomes/data/thistle.csv", figures);
    let secrets = ["thistle", "Thistle", "818273", "818,273", "960078"];
    let run = build(&site, "2026-12-01 09:29");
    let [count, share] = asked(&site, "2026-12-01 09:29");
    assert_eq!(finds(&secrets, &left_behind(&site), &[&run, &count, &share]), [""; 0]);
    assert!(count.stdout.contains("918,273") && !count.stdout.contains("Changed"), "{}", count.stdout);
    build(&site, "2026-12-01 09:30");
    let page = site.page("/releases/again/").main();
    assert!(page.contains("918,273 checks 818,273 checks"), "{page}");
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
