//! Releases and what they changed, the calendar of releases for programs, and where each figure comes
//! from: on pages, in files and on the command line.

use std::sync::OnceLock;

use crate::figures::site_with;
use crate::page::Page;
use crate::support::Site;

const FIRST: &str = "\
title: Home safety, July to September 2026
at: 2026-11-10 09:30
status: provisional
data: [first.csv]
summary: Most people feel safer; checks go on, too.
contact: { role: Performance officer, telephone: 01632 960024 }
";

const SECOND: &str = "\
title: Home safety, July to September 2026, corrected
at: 2026-11-17 09:30
status: revised
revises: first
revision_reason: One team in Coast had counted some answers twice.
data: [second.csv]
";

const LATER: &str = "\
title: Home safety, October to December 2026
at: 2027-07-06 09:30
status: provisional
data: [later.csv]
summary: Quillworts.
";

/// 240 / 400 = 0.6; 280 / 350 = 0.8; 180 / 200 = 0.9; 100 / 150 = 0.6666…
const ROWS: &str = "\
indicator,period,area,numerator,denominator
feel-safer,2025-Q3,sampleshire,240,400
feel-safer,2026-Q3,sampleshire,280,350
feel-safer,2026-Q3,coast,180,200
feel-safer,2026-Q3,vale,100,150
checks,2026-Q3,coast,3,
checks,2026-Q3,vale,51,
";

/// 271 / 350 = 0.774285…; 171 / 200 = 0.855. The count of Coast is hidden as it was before.
const ROWS_AGAIN: &str = "\
indicator,period,area,numerator,denominator
feel-safer,2026-Q3,sampleshire,271,350
feel-safer,2026-Q3,coast,171,200
checks,2026-Q3,coast,2,
checks,2026-Q3,vale,50,
";

const ROWS_LATER: &str = "\
indicator,period,area,numerator,denominator
feel-safer,2026-Q4,sampleshire,281,350
";

fn unbuilt() -> Site {
    let site = site_with(FIRST);
    for (name, release) in [("second", SECOND), ("later", LATER)] {
        site.write(&format!("content/outcomes/releases/{name}.yml"), release);
    }
    for (name, rows) in [("first", ROWS), ("second", ROWS_AGAIN), ("later", ROWS_LATER)] {
        site.write(&format!("content/outcomes/data/{name}.csv"), rows);
    }
    let source = "    source: A survey\n";
    let target = format!("    targets: [{{ value: 80, from: 2025-Q1 }}]\n{source}");
    site.replace("content/outcomes/framework.yml", source, &target);
    site
}

fn site() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| {
        let site = unbuilt();
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site
    })
}

/// The lines of a calendar, with none folded and without their escapes.
pub(crate) fn calendar(calendar: &str, read: fn(&str) -> String) -> Vec<String> {
    let unescaped = |line: &str| {
        let (mut text, mut signs) = (String::new(), line.chars());
        while let Some(sign) = signs.next() {
            text.push(if sign == '\\' { signs.next().unwrap_or(sign) } else { sign });
        }
        read(&text)
    };
    calendar.replace("\r\n ", "").lines().map(unescaped).collect()
}

fn says(page: &Page, words: &str) {
    let text = page.main();
    assert!(text.contains(words), "`{words}` is not on the page:\n{text}");
}

#[test]
fn a_corrected_release_tells_each_figure_that_it_changed() {
    let page = site().page("/releases/second/");
    says(&page, "What was wrong One team in Coast had counted some answers twice. Figures that were changed");
    let people = "People who feel safer, July to September 2026";
    says(
        &page,
        &format!(
            "What it is about Before After Vale Home safety checks, July to September 2026 51 checks 50 checks \
             Coast {people} 90.00%: 180 of 200 85.50%: 171 of 200 \
             Sampleshire {people} 80.00%: 280 of 350 77.43%: 271 of 350 Figures in this release"
        ),
    );
    assert!(!page.main().contains("Coast Home safety checks"), "what is hidden looks as it did");
    assert!(!site().page("/releases/first/").main().contains("Figures that were changed"));
}

#[test]
fn an_indicator_tells_what_was_changed_and_why() {
    let why = "Figures that were changed Home safety, July to September 2026, corrected 17 November 2026, 9:30am \
               One team in Coast had counted some answers twice. \
               What we published until 17 November 2026, 9:30am, and what we published then What it is about Before After";
    let coast = "Coast July to September 2026 90.00%: 180 of 200 85.50%: 171 of 200";
    for address in ["/outcomes/feel-safer/", "/outcomes/feel-safer/source/"] {
        says(&site().page(address), &format!("{why} {coast}"));
    }
    let page = site().page("/outcomes/checks/");
    says(&page, &format!("{why} Vale July to September 2026 51 checks 50 checks"));
    assert!(!page.main().contains("Coast July to September 2026"), "{}", page.main());
}

#[test]
fn a_figure_that_comes_out_of_hiding_tells_nothing_of_before() {
    let site = unbuilt();
    site.replace("content/outcomes/data/second.csv", "checks,2026-Q3,coast,2,", "checks,2026-Q3,coast,57,");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    says(
        &site.page("/outcomes/checks/"),
        "Coast July to September 2026 not shown, to protect people 57 checks",
    );
}

#[test]
fn each_figure_can_be_followed_to_its_row() {
    let page = site().page("/outcomes/feel-safer/source/");
    says(
        &page,
        "Coast 85.50% [r] 171 of 200 is 85.50 in each hundred. \
         Home safety, July to September 2026, corrected second.csv, row 3, feel-safer/2026-Q3/area:coast",
    );
    says(
        &page,
        "Vale 66.67% [p] 100 of 150 is 66.67 in each hundred, rounded. \
         Home safety, July to September 2026 first.csv, row 5, feel-safer/2026-Q3/area:vale",
    );
    says(&page, "From January 2025: People who feel safer. Out of: Everyone who answered");
    assert!(
        page.html.contains("id=\"feel-safer/2026-Q3/area:coast\"")
            || page.html.contains("id=feel-safer/2026-Q3/area:coast")
    );
    let page = site().page("/outcomes/checks/source/");
    says(&page, "Vale 50 [r] 50 checks were counted.");
    says(&page, "Coast [c] It is not shown, so nothing is told of how it was worked out.");
}

#[test]
fn each_table_of_figures_leads_to_where_they_come_from() {
    let page = site().page("/outcomes/feel-safer/");
    assert!(page.links_to("/outcomes/feel-safer/source/#2026-Q3"), "from the districts");
    assert!(page.links_to("/outcomes/feel-safer/source/"), "from all periods");
    let page = site().page("/districts/coast/figures/");
    assert!(page.links_to("/outcomes/feel-safer/source/#feel-safer/2026-Q3/area:coast"));
    assert!(page.links_to("/outcomes/checks/source/#checks/2026-Q3/area:coast"));
}

#[test]
fn the_calendar_of_releases_can_be_kept_by_programs() {
    assert!(site().page("/releases/").links_to("/releases/calendar.ics"));
    let calendar = site().read("output/releases/calendar.ics");
    assert!(
        calendar.lines().all(|line| line.len() <= 75)
            && calendar.matches("\r\n").count() == calendar.lines().count()
    );
    let events = calendar.replace("\r\n ", "");
    let (head, events) = events.split_once("BEGIN:VEVENT").expect("there are events");
    assert!(head.contains("\r\nX-WR-CALNAME:Releases of figures: "), "{head}");
    // The clocks of July are an hour ahead of UTC; those of November are not.
    assert_eq!(
        format!("BEGIN:VEVENT{events}").replace("\r\n", "\n"),
        "BEGIN:VEVENT\nUID:04ab2cba-f78b-5638-a307-d8b54567460b\nDTSTAMP:20270706T083000Z\n\
         DTSTART:20270706T083000Z\nSUMMARY:Home safety\\, October to December 2026\nTRANSP:TRANSPARENT\n\
         END:VEVENT\n\
         BEGIN:VEVENT\nUID:83d9a45e-5fd1-5ab5-b12e-e5f0d0f41f3f\nDTSTAMP:20261117T093000Z\n\
         DTSTART:20261117T093000Z\nSUMMARY:Home safety\\, July to September 2026\\, corrected\n\
         TRANSP:TRANSPARENT\nCATEGORIES:Corrected\nURL:https://www.example.org/releases/second/\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:5cfc773c-f618-569f-8594-622df700c804\nDTSTAMP:20261110T093000Z\n\
         DTSTART:20261110T093000Z\nSUMMARY:Home safety\\, July to September 2026\nTRANSP:TRANSPARENT\n\
         DESCRIPTION:Most people feel safer\\; checks go on\\, too.\nCATEGORIES:Provisional\n\
         CONTACT:Performance officer\nURL:https://www.example.org/releases/first/\nEND:VEVENT\n\
         END:VCALENDAR\n"
    );
}

#[test]
fn an_event_stays_the_same_event_when_its_release_appears_or_is_moved() {
    let site = unbuilt();
    let ids = |as_of: &str| {
        let run = site.build(&["--as-of", as_of]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let calendar = site.read("output/releases/calendar.ics");
        let mut ids: Vec<String> =
            calendar.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        ids.sort_unstable();
        ids
    };
    let before = ids("2026-11-22");
    assert_eq!(before.len(), 3);
    assert_eq!(ids("2027-07-07"), before);
    site.replace("content/outcomes/releases/later.yml", "at: 2027-07-06 09:30", "at: 2027-07-13");
    assert_eq!(ids("2026-11-22"), before);
    let calendar = site.read("output/releases/calendar.ics");
    assert!(calendar.contains("\r\nDTSTART;VALUE=DATE:20270713\r\n"), "no time was named: {calendar}");
}

#[test]
fn the_feed_of_releases_has_the_figures_that_came_out() {
    assert!(site().page("/releases/").links_to("/releases/feed.xml"));
    let feed = site().read("output/releases/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
    assert!(feed.contains("<updated>2026-11-17T09:30:00+00:00</updated>"), "{feed}");
    assert!(feed.contains("<id>urn:uuid:83d9a45e-5fd1-5ab5-b12e-e5f0d0f41f3f</id>"), "{feed}");
    for line in [
        "People who feel safer, Coast, July to September 2026. Before: 90.00%: 180 of 200. After: 85.50%: 171 of 200.",
        "People who feel safer, July to September 2026: 77.43%",
        "Home safety checks, July to September 2026",
    ] {
        assert!(feed.contains(&format!("<li>{line}</li>")), "{line}: {feed}");
    }
}

#[test]
fn there_is_no_calendar_without_a_release() {
    let site = Site::small();
    site.publish(&[]);
    assert!(!site.has("output/releases/calendar.ics") && !site.has("output/releases/feed.xml"));
}

fn explained(arguments: &[&str]) -> String {
    let usual = ["explain", "figure", "--as-of", "2026-11-22"];
    let run = site().run(&[&usual, arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.stdout
}

fn refused(arguments: &[&str]) -> String {
    let usual = ["explain", "figure", "--as-of", "2026-11-22"];
    let run = site().run(&[&usual, arguments].concat());
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    run.stderr
}

/// By Wilson, 171 of 200 lie between 79.95 and 89.71 in each hundred.
#[test]
fn a_figure_is_explained() {
    let by_name = explained(&["feel-safer/2026-q3/area:coast"]);
    insta::assert_snapshot!(by_name, @r"
    feel-safer/2026-Q3/area:coast
    People who feel safer: Coast, July to September 2026

      Readers see    85.50% [r]
      Signs          Revised: the figure corrects one that was published before.
      Likely range   The true figure is likely to lie between 79.95% and 89.71%.
      Worked out     171 of 200 is 85.50 in each hundred.
      Definition     From January 2025: People who feel safer. Out of: Everyone who answered
      Target         It is about the same as the target of 80.00%. The difference may be chance.
      Changed        Until 17 November 2026, 9:30am: 90.00%: 180 of 200. One team in Coast had counted some answers twice.
      Release        Home safety, July to September 2026, corrected (second), 17 November 2026, 9:30am
      File           second.csv, row 3
      Page           https://www.example.org/outcomes/feel-safer/source/#feel-safer/2026-Q3/area:coast
    ");
    assert_eq!(by_name, explained(&["feel-safer", "--area", "coast"]), "it is the newest");
    assert_eq!(by_name, explained(&["feel-safer", "--area", "coast", "--period", "2026-27 Q2"]));
}

/// 240 of 400 and 271 of 350 differ by 5.11 standard errors.
#[test]
fn the_figure_of_the_whole_is_held_against_the_year_before() {
    insta::assert_snapshot!(explained(&["feel-safer"]), @r"
    feel-safer/2026-Q3/area:sampleshire
    People who feel safer: Sampleshire, July to September 2026

      Readers see    77.43% [r]
      Signs          Revised: the figure corrects one that was published before.
      Likely range   The true figure is likely to lie between 72.76% and 81.50%.
      Worked out     271 of 350 is 77.43 in each hundred, rounded.
      Definition     From January 2025: People who feel safer. Out of: Everyone who answered
      Year before    It is up from 60.00% a year before.
      Target         It is about the same as the target of 80.00%. The difference may be chance.
      Changed        Until 17 November 2026, 9:30am: 80.00%: 280 of 350. One team in Coast had counted some answers twice.
      Release        Home safety, July to September 2026, corrected (second), 17 November 2026, 9:30am
      File           second.csv, row 2
      Page           https://www.example.org/outcomes/feel-safer/source/#feel-safer/2026-Q3/area:sampleshire
    ");
}

#[test]
fn of_a_hidden_figure_only_that_it_is_hidden_is_explained() {
    insta::assert_snapshot!(explained(&["checks", "--area", "coast"]), @r"
    checks/2026-Q3/area:coast
    Home safety checks: Coast, July to September 2026

      Readers see    [c] not shown, to protect people
      Worked out     It is not shown, so nothing is told of how it was worked out.
      Hidden by      Counts below 5 are not shown, because a small count could tell something about a person. A count of none is shown. A percentage, a rate or an average made from a hidden count is not shown either. Some larger counts are hidden too, so that nobody can work out a small one from a total. We may also keep a figure back ourselves.
      Definition     From January 2025: Checks that were finished
      Release        Home safety, July to September 2026, corrected (second), 17 November 2026, 9:30am
      File           second.csv, row 4
      Page           https://www.example.org/outcomes/checks/source/#checks/2026-Q3/area:coast
    ");
}

#[test]
fn what_readers_do_not_see_is_not_explained() {
    insta::assert_snapshot!(refused(&["feel-safer/2026-Q4/area:sampleshire"]), @"error: Readers see no figure `feel-safer/2026-Q4/area:sampleshire`. Did you mean `feel-safer/2026-Q3/area:sampleshire`?");
    insta::assert_snapshot!(refused(&["feel-safer", "--period", "2026-Q4"]), @r"
    error: Readers see no such figure of `feel-safer`. These are some that they see:
      feel-safer/2026-Q3/area:coast
      feel-safer/2026-Q3/area:sampleshire
      feel-safer/2026-Q3/area:vale
    ");
    insta::assert_snapshot!(refused(&["feel-saver"]), @"error: Readers see no indicator `feel-saver`. Did you mean `feel-safer`?");
    insta::assert_snapshot!(refused(&["checks", "--area", "Coast Town"]), @"error: --area: `Coast Town` is not an id: ids have only lower-case letters, digits and single hyphens. Write `coast-town`.");
    insta::assert_snapshot!(refused(&["checks/2026-Q3/area:vale", "--area", "vale"]), @"error: `checks/2026-Q3/area:vale` names one figure already. Leave the options away, or write the id of the indicator alone.");
    let before = site().run(&["explain", "figure", "feel-safer", "--area", "coast", "--as-of", "2026-11-12"]);
    assert!(before.stdout.contains("180 of 200 is 90.00 in each hundred."), "{}", before.stdout);
}

#[test]
fn nothing_is_explained_while_mistakes_stop_the_site() {
    let site = unbuilt();
    site.replace("content/outcomes/data/first.csv", "checks,2026-Q3,vale,51,", "chekcs,2026-Q3,vale,51,");
    let run = site.run(&["explain", "figure", "feel-safer", "--as-of", "2026-11-22"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(run.stderr, @"error: The content has mistakes, so that nothing of it would be published. `noticeboard check` tells what they are.");
}
