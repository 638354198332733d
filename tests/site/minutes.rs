//! A record appears in its minute and not before, by the clock of the site's own time zone: on
//! ordinary days, on the days on which the clocks change, and from `SOURCE_DATE_EPOCH`.

use crate::support::Site;

/// The small site with news that appears at a moment, built with the given arguments and
/// variables: whether the news is on the site.
fn is_shown(publish_from: &str, arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    let site = Site::small();
    let update = format!(
        "---\ntitle: It is time\ndate: 2026-03-02\nsummary: It is.\npublish_from: {publish_from}\n---\n"
    );
    site.write("content/updates/time.md", update);
    let run = site.run_with(&[&["build"], arguments].concat(), environment);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site.has("output/updates/time/index.html")
}

fn is_shown_as_of(publish_from: &str, as_of: &str) -> bool {
    is_shown(publish_from, &["--as-of", as_of], &[])
}

#[test]
fn to_the_minute() {
    assert!(!is_shown_as_of("2026-11-24 09:30", "2026-11-24 09:29"));
    assert!(is_shown_as_of("2026-11-24 09:30", "2026-11-24 09:30"));
}

#[test]
fn a_day_without_a_time_begins_at_midnight() {
    assert!(!is_shown_as_of("2026-11-24", "2026-11-23 23:59"));
    assert!(is_shown_as_of("2026-11-24", "2026-11-24"));
    assert!(!is_shown_as_of("2026-11-24 00:01", "2026-11-24"), "a bare date is its first minute");
}

#[test]
fn in_summer_the_site_is_an_hour_ahead_of_greenwich() {
    assert!(!is_shown_as_of("2026-07-01 09:30", "2026-07-01T08:29:59Z"));
    assert!(is_shown_as_of("2026-07-01 09:30", "2026-07-01T08:30:00Z"));
}

#[test]
fn on_the_day_on_which_the_clocks_go_forward() {
    assert!(!is_shown_as_of("2026-03-29 09:30", "2026-03-29T08:29:59Z"));
    assert!(is_shown_as_of("2026-03-29 09:30", "2026-03-29T08:30:00Z"));
    assert!(!is_shown_as_of("2026-03-29 09:30", "2026-03-29 09:29"));
    assert!(is_shown_as_of("2026-03-29 09:30", "2026-03-29 09:30"));
}

#[test]
fn a_time_that_the_clocks_leap_over_comes_an_hour_later() {
    assert!(!is_shown_as_of("2026-03-29 01:30", "2026-03-29T00:59:59Z"));
    assert!(is_shown_as_of("2026-03-29 01:30", "2026-03-29T01:30:00Z"));
}

#[test]
fn on_the_day_on_which_the_clocks_go_back() {
    assert!(!is_shown_as_of("2026-10-25 09:30", "2026-10-25T09:29:59Z"));
    assert!(is_shown_as_of("2026-10-25 09:30", "2026-10-25T09:30:00Z"));
    assert!(!is_shown_as_of("2026-10-25 09:30", "2026-10-25 09:29"));
    assert!(is_shown_as_of("2026-10-25 09:30", "2026-10-25 09:30"));
}

#[test]
fn of_a_time_that_comes_twice_the_first_is_meant() {
    assert!(!is_shown_as_of("2026-10-25 01:30", "2026-10-25T00:29:59Z"));
    assert!(is_shown_as_of("2026-10-25 01:30", "2026-10-25T00:30:00Z"));
}

#[test]
fn from_the_environment_to_the_second() {
    // 24 November 2026, 09:30 in London.
    assert!(!is_shown("2026-11-24 09:30", &[], &[("SOURCE_DATE_EPOCH", "1795512599")]));
    assert!(is_shown("2026-11-24 09:30", &[], &[("SOURCE_DATE_EPOCH", "1795512600")]));
    let both = is_shown(
        "2026-11-24 09:30",
        &["--as-of", "2026-11-24 09:29"],
        &[("SOURCE_DATE_EPOCH", "1795512600")],
    );
    assert!(!both, "--as-of is nearer than the environment");
}

#[test]
fn a_moment_that_cannot_be_read_stops_the_program() {
    let site = Site::small();
    let run = site.build(&["--as-of", "soon"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--as-of: `soon` is not a date"), "{}", run.stderr);
    let run = site.run_with(&["build"], &[("SOURCE_DATE_EPOCH", "soon")]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("SOURCE_DATE_EPOCH is `soon`"), "{}", run.stderr);
    assert!(!site.has("output"));
}
