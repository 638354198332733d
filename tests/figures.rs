//! What is published of the figures that officers keep: which releases count, what a revision
//! and a break do, and that nothing depends on the order in which figures are written.

#![allow(clippy::disallowed_methods, reason = "tests prepare the folders they run in")]

#[path = "figures/changes.rs"]
mod changes;
#[path = "figures/protection.rs"]
mod protection;
mod support;

use noticeboard::records::fields::{Id, Scalar as _};
use noticeboard::statistics::{Figures, Hiding, PublishedFigure, Series, Shown, Subject};
use proptest::prelude::*;
use support::Site;

const FRAMEWORK: &str = "outcomes/framework.yml";
const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";
const FILE: &str = "outcomes/data/safety-2026-q3.csv";

/// The moment of most tests: every release of theirs has appeared.
const NOW: &str = "2026-11-22T00:00";

fn id(text: &str) -> Id {
    Id::parse(text).expect("it is an id")
}

fn figures(site: &Site) -> Figures {
    let told = site.findings();
    assert!(!told.contains("error["), "{told}");
    site.write().figures(NOW)
}

/// A figure as a table would write it: `33 of 40: 82.5 [p]`.
fn written(figure: &PublishedFigure) -> String {
    let write = |shown: Shown<_>| match shown {
        Shown::Value(value) => format!("{value}"),
        _ => shown.shorthand().unwrap_or_default().to_owned(),
    };
    let counts = match (figure.numerator(), figure.denominator()) {
        (Some(upper), Some(lower)) => format!("{} of {}: ", write(upper), write(lower)),
        _ => String::new(),
    };
    let markers = figure.markers().iter().map(|marker| marker.shorthand());
    let shown = std::iter::once(write(figure.value())).chain(markers.map(str::to_owned));
    counts + &shown.collect::<Vec<_>>().join(" ")
}

fn subject(series: &Series) -> String {
    let Subject { area, lot, provider, group } = series.subject();
    let ids = [area, lot, provider].map(|id| id.as_ref().map(ToString::to_string));
    let named: Vec<String> = ids.into_iter().flatten().chain(group.clone()).collect();
    if named.is_empty() { "all".to_owned() } else { named.join(" ") }
}

/// Every figure of an indicator: `north 2026-Q3 33 of 40: 82.5`.
fn all(figures: &Figures, indicator: &str) -> Vec<String> {
    let figure = |series: &Series| {
        let subject = subject(series);
        let line = |figure: &PublishedFigure| format!("{subject} {} {}", figure.period(), written(figure));
        series.figures().iter().map(line).collect::<Vec<_>>()
    };
    figures.of(&id(indicator)).iter().flat_map(figure).collect()
}

/// The small site with these rows of figures.
fn with_rows(rows: &str) -> Site {
    let header = "indicator,period,area,lot,provider,group,numerator,denominator,value,markers";
    Site::small().with(FILE, format!("{header}\n{rows}\n"))
}

/// The small site with a later release of these lines, which has a file with these rows.
fn with_release(name: &str, lines: &str, rows: &str) -> Site {
    add_release(Site::small(), name, lines, rows)
}

fn add_release(site: Site, name: &str, lines: &str, rows: &str) -> Site {
    let text = format!("title: Home safety, {name}\ndata: [{name}.csv]\n{lines}\n");
    let data = format!("indicator,period,area,numerator,denominator,markers\n{rows}\n");
    site.with(&format!("outcomes/releases/{name}.yml"), text).with(&format!("outcomes/data/{name}.csv"), data)
}

#[test]
fn figures_of_the_small_site() {
    let figures = figures(&Site::small());
    assert_eq!(all(&figures, "checks"), ["north 2026-Q3 40", "south 2026-Q3 25"]);
    // 33 / 40 = 0.825
    assert_eq!(all(&figures, "feel-safer"), ["north 2026-Q3 33 of 40: 82.5"]);
    assert_eq!(all(&figures, "unknown"), [""; 0]);
}

#[test]
fn the_neighbours_of_a_secret_are_published() {
    let rows = "checks,2026-Q3,north,,,,123456,,,\nchecks,2026-Q3,south,,,,73571,,,\n\
                feel-safer,2026-Q3,north,,,,123456,234567,,\nfeel-safer,2026-Q3,south,,,,73571,200000,,";
    let policies = "policies:\n  disclosure:\n    threshold: 100000\n";
    let site = with_rows(rows).with("site.yml", Site::small().text("site.yml") + policies);
    let figures = figures(&site);
    assert_eq!(all(&figures, "checks"), ["north 2026-Q3 123456", "south 2026-Q3 [c]"]);
    // 123,456 / 234,567 = 0.526…
    let shares = ["north 2026-Q3 123456 of 234567: 52.6", "south 2026-Q3 [c] of 200000: [c]"];
    assert_eq!(all(&figures, "feel-safer"), shares);
}

/// The wide sheet says what the rows say, small counts and markers included.
#[test]
fn a_wide_sheet_is_published_like_rows() {
    let rows = "feel-safer,2026-Q2,north,,,,30,40,,\nfeel-safer,2026-Q3,north,,,,33,40,,[p]\n\
                feel-safer,2026-Q2,south,,,,2,40,,\nfeel-safer,2026-Q3,south,,,,,,,[x]";
    let sheet = "How safe people feel\nWhere,2026-Q2 safer,2026-Q2 asked,2026-Q3 safer,2026-Q3 asked,Change\n\
                 North,30,40,33,40 [p],up\nsouth,2,40,[x],[x],\nBoth,32,80,33,40,\n";
    let layout = "sheets:\n  - file: safety-2026-q3.csv\n    header_row: 2\n    columns: { area: Where }\n    \
                  every_row: { indicator: feel-safer }\n    endings: { numerator: safer, denominator: asked }\n    \
                  leave_out: [Both, Change]\n";
    let release = Site::small().text(RELEASE) + layout;
    let wide = all(&figures(&Site::small().with(RELEASE, release).with(FILE, sheet)), "feel-safer");
    let north = ["north 2026-Q2 30 of 40: 75", "north 2026-Q3 33 of 40: 82.5 [p]"];
    assert_eq!(wide, [north[0], north[1], "south 2026-Q2 [c] of 40: [c]", "south 2026-Q3 [x]"]);
    assert_eq!(wide, all(&figures(&with_rows(rows)), "feel-safer"));
}

/// 28 in all and 25 in the south would give back the 3 in the north.
#[test]
fn a_total_does_not_give_a_hidden_part_back() {
    let site =
        with_rows("checks,2026-Q3,,,,,28,,,\nchecks,2026-Q3,north,,,,3,,,\nchecks,2026-Q3,south,,,,25,,,");
    let told = figures(&site);
    assert_eq!(all(&told, "checks"), ["all 2026-Q3 28", "north 2026-Q3 [c]", "south 2026-Q3 [c]"]);
    assert_eq!(told.hiding(&id("checks")), Hiding { small: 1, besides: 1, at_least: 1 });
}

/// Out of how many stays, where only how many has to go.
#[test]
fn a_total_of_people_does_not_give_a_hidden_part_of_them_back() {
    let site = with_rows(
        "feel-safer,2026-Q3,,,,,33,100,,\nfeel-safer,2026-Q3,north,,,,3,40,,\nfeel-safer,2026-Q3,south,,,,30,60,,",
    );
    assert_eq!(
        all(&figures(&site), "feel-safer"),
        ["all 2026-Q3 33 of 100: 33", "north 2026-Q3 [c] of 40: [c]", "south 2026-Q3 [c] of 60: [c]"]
    );
}

/// Those of a set are everybody together. Of groups that are not, no sum is known.
#[test]
fn groups_of_a_set_protect_one_another() {
    let framework = Site::small().text(FRAMEWORK).replace(
        "  aged-75-and-over: Aged 75 and over\n",
        "  aged-75-and-over: Aged 75 and over\n  younger: Younger\n  renting: People who rent\n\
         group_sets:\n  - name: Age\n    groups: [younger, aged-75-and-over]\n",
    );
    let rows = "checks,2026-Q3,,,,,28,,,\nchecks,2026-Q3,,,,aged-75-and-over,3,,,\n\
                checks,2026-Q3,,,,younger,25,,,\nchecks,2026-Q3,,,,renting,20,,,";
    assert_eq!(
        all(&figures(&with_rows(rows).with(FRAMEWORK, framework)), "checks"),
        ["all 2026-Q3 28", "aged-75-and-over 2026-Q3 [c]", "renting 2026-Q3 20", "younger 2026-Q3 [c]"]
    );
}

#[test]
fn series_are_found_by_their_subject() {
    let figures = figures(&Site::small());
    let north = Subject { area: Some(id("north")), ..Subject::default() };
    let series = figures.series(&id("checks"), &north).expect("north has figures");
    assert_eq!(series.figures()[0].release(), &id("safety-2026-q3"));
    assert!(figures.series(&id("checks"), &Subject::default()).is_none());
    let has_north = |indicator: &&str| figures.series(&id(indicator), &north).is_some();
    let about_north: Vec<&str> =
        ["checks", "feel-safer", "no-such-indicator"].into_iter().filter(has_north).collect();
    assert_eq!(about_north, ["checks", "feel-safer"]);
    assert!(figures.has_any(&north) && !figures.has_any(&Subject::default()));
}

#[test]
fn figures_are_broken_down_by_every_part_of_their_subject() {
    let site = with_rows(
        "feel-safer,2026-Q3,,,,,66,80,,\n\
         feel-safer,2026-Q3,north,,,,33,40,,[e]\n\
         feel-safer,2026-Q3,,coast,,,28,40,,[U][e]\n\
         feel-safer,2026-Q3,,,ternbridge-homes,,20,40,,\n\
         feel-safer,2026-Q3,,,,aged-75-and-over,,,,[x]\n\
         feel-safer,2026-Q2,,,,aged-75-and-over,,,71.25,\n\
         feel-safer,2026-Q1,,,,aged-75-and-over,30,40,,[c]",
    );
    // 66 / 80 = 0.825; 33 / 40 = 0.825; 28 / 40 = 0.7; 20 / 40 = 0.5; 71.25 lies half-way.
    assert_eq!(
        all(&figures(&site), "feel-safer"),
        [
            "all 2026-Q3 66 of 80: 82.5",
            "aged-75-and-over 2026-Q1 [c]",
            "aged-75-and-over 2026-Q2 71.3",
            "aged-75-and-over 2026-Q3 [x]",
            "ternbridge-homes 2026-Q3 20 of 40: 50",
            "coast 2026-Q3 28 of 40: 70 [e] [u]",
            "north 2026-Q3 33 of 40: 82.5 [e]",
        ]
    );
}

#[test]
fn an_indicator_may_have_a_policy_of_its_own() {
    let policy = "    disclosure:\n      threshold: 30\n      round_to: 10\n";
    let site = Site::small().replacing(
        FRAMEWORK,
        "    source: A survey\n",
        &format!("    source: A survey\n{policy}"),
    );
    // The 7 who are left of 40 are fewer than 30.
    assert_eq!(all(&figures(&site), "feel-safer"), ["north 2026-Q3 [c] of 40: [c]"]);
    assert_eq!(all(&figures(&site), "checks"), ["north 2026-Q3 40", "south 2026-Q3 25"]);
    let site = Site::small()
        .with("site.yml", Site::small().text("site.yml") + "policies:\n  disclosure:\n    threshold: 30\n");
    assert_eq!(all(&figures(&site), "checks"), ["north 2026-Q3 40", "south 2026-Q3 [c]"]);
}

#[test]
fn the_newest_release_counts() {
    let site = with_release("again", "at: 2026-11-20\nstatus: provisional", "checks,2026-Q3,north,41,,");
    assert_eq!(all(&figures(&site), "checks"), ["north 2026-Q3 41 [p]", "south 2026-Q3 25"]);
    let later = site.clone().write().figures("2026-11-19T23:59");
    assert_eq!(all(&later, "checks"), ["north 2026-Q3 40", "south 2026-Q3 25"]);
    let final_one = add_release(site, "last", "at: 2026-11-21\nstatus: final", "checks,2026-Q3,north,41,,");
    assert_eq!(all(&figures(&final_one), "checks"), ["north 2026-Q3 41", "south 2026-Q3 25"]);
}

#[test]
fn releases_that_have_not_appeared_have_no_figures() {
    let site = Site::small().write();
    let empty: [&str; 0] = [];
    assert_eq!(all(&site.figures("2026-11-10T09:29"), "checks"), empty);
    assert_eq!(all(&site.figures("2026-11-10T09:30"), "checks").len(), 2);
    let draft = Site::small().replacing(RELEASE, "status: final", "status: final\ndraft: true");
    assert_eq!(all(&figures(&draft), "checks"), empty);
}

#[test]
fn records_that_are_held_back_have_no_figures() {
    let draft = Site::small().replacing(
        FRAMEWORK,
        "    source: A survey\n",
        "    source: A survey\n    draft: true\n",
    );
    assert_eq!(all(&figures(&draft), "feel-safer"), [""; 0]);
    let area = "  - id: west\n    name: West\n    kind: ward\n    draft: true\n";
    let site = with_rows("checks,2026-Q3,west,,,,40,,,\nchecks,2026-Q3,,coast,,,41,,,")
        .with("areas.yml", Site::small().text("areas.yml") + area);
    assert_eq!(all(&figures(&site), "checks"), ["coast 2026-Q3 41"]);
    let site = site.replacing("lots/coast.md", "status: active", "status: active\npublish_from: 2026-12-01");
    assert_eq!(all(&site.write().figures(NOW), "checks"), [""; 0]);
}

#[test]
fn a_revised_figure_is_marked_where_it_is_another() {
    let revised =
        "at: 2026-11-20\nstatus: revised\nrevises: safety-2026-q3\nrevision_reason: We counted wrong.";
    let site = with_release(
        "again",
        revised,
        "checks,2026-Q3,north,40,,\nchecks,2026-Q3,south,24,,\nchecks,2026-Q2,south,30,,",
    );
    assert_eq!(
        all(&figures(&site), "checks"),
        ["north 2026-Q3 40", "south 2026-Q2 30", "south 2026-Q3 24 [r]"]
    );
}

#[test]
fn a_hidden_change_is_not_told_by_a_marker() {
    let site = Site::small()
        .with(FILE, "indicator,period,area,numerator\nchecks,2026-Q3,north,3\nchecks,2026-Q3,south,4\n");
    let revised =
        "at: 2026-11-20\nstatus: revised\nrevises: safety-2026-q3\nrevision_reason: We counted wrong.";
    let site = add_release(site, "again", revised, "checks,2026-Q3,north,2,,\nchecks,2026-Q3,south,5,,");
    assert_eq!(all(&figures(&site), "checks"), ["north 2026-Q3 [c]", "south 2026-Q3 5 [r]"]);
}

#[test]
fn a_break_stands_where_a_definition_is_not_comparable() {
    let later = "        numerator: Checks that were finished\n      - from: 2026-Q2\n        numerator: Two\n        change: Two.\n        comparable_with_previous: true\n      - from: 2026-Q3\n        numerator: Three\n        change: Three.\n        comparable_with_previous: false\n";
    let site = with_rows(
        "checks,2026-Q1,north,,,,10,,,\nchecks,2026-Q2,north,,,,11,,,\nchecks,2026-Q3,north,,,,12,,,[p]\n\
         checks,2026-Q4,north,,,,13,,,\nchecks,2026-Q1,south,,,,20,,,\nchecks,2026-Q4,south,,,,21,,,\n\
         checks,2026-Q3,,,,,31,,,\nchecks,2026-Q4,shire,,,,41,,,",
    )
    .replacing(FRAMEWORK, "        numerator: Checks that were finished\n", later);
    let figures = figures(&site);
    assert_eq!(
        all(&figures, "checks"),
        [
            "all 2026-Q3 31 [b]",
            "north 2026-Q1 10",
            "north 2026-Q2 11",
            "north 2026-Q3 12 [b] [p]",
            "north 2026-Q4 13",
            "shire 2026-Q4 41",
            "south 2026-Q1 20",
            "south 2026-Q4 21 [b]",
        ]
    );
    let definitions: Vec<usize> =
        figures.of(&id("checks"))[1].figures().iter().map(PublishedFigure::definition).collect();
    assert_eq!(definitions, [0, 1, 2, 2]);
}

#[test]
fn one_period_in_two_spellings_is_one_period() {
    let site = with_release("again", "at: 2026-11-20\nstatus: final", "checks,2026-27 Q2,north,41,,");
    assert_eq!(all(&figures(&site), "checks"), ["north 2026-27 Q2 41", "south 2026-Q3 25"]);
}

#[test]
fn nothing_that_holds_figures_shows_a_raw_one() {
    let site =
        Site::small().with(FILE, "indicator,period,numerator\nchecks,2026-Q3,4\nchecks,2026-Q2,73571\n");
    let figures = figures(&site);
    assert_eq!(all(&figures, "checks"), ["all 2026-Q2 73571", "all 2026-Q3 [c]"]);
    let folder = site.write();
    let content = folder.place().join("content");
    let (mut content, _) = noticeboard::source::walk::read(&content).expect("it can be opened");
    assert!(!format!("{content:?}").contains("73571"), "not even as bytes: {content:?}");
    let (directory, _) = noticeboard::directory::Directory::understand(&mut content, &"content".into());
    assert!(format!("{directory:?}").contains("Observations(..)"));
    assert!(!format!("{directory:?}").contains("73571"));
    assert!(content.data_files.is_empty(), "the bytes are dropped once they are read");
    assert!(content.source_texts().get(FILE).is_none());
}

/// All figures as a text, without the files and rows that they were read from.
fn without_sources(figures: &Figures) -> String {
    let text = format!("{figures:?}");
    let mut parts = text.split("source: Source {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('}').expect("a source ends").1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The order of rows, of columns and of files changes nothing.
    #[test]
    fn the_order_of_figures_does_not_matter(
        rows in Just((0..24_usize).collect::<Vec<_>>()).prop_shuffle(), split in 0..24_usize, swap: bool,
    ) {
        let row = |number: &usize| {
            let (area, period) = ([" ", "north", "south"][number % 3], ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"][number / 3 % 4]);
            let group = if number / 12 == 0 { "" } else { "aged-75-and-over" };
            format!("feel-safer,{period},{area},{group},{},{}\n", number + 2, number * 2 + 9)
        };
        let file = |rows: &[usize]| format!("indicator,period,area,group,numerator,denominator\n{}", rows.iter().map(row).collect::<String>());
        let site = |one: &[usize], other: &[usize]| {
            let names = if swap { "b.csv, a.csv" } else { "a.csv, b.csv" };
            Site::small().without(FILE)
                .replacing(RELEASE, "safety-2026-q3.csv", names)
                .with("outcomes/data/a.csv", file(one))
                .with("outcomes/data/b.csv", file(other))
        };
        let in_order: Vec<usize> = (0..24).collect();
        let (one, other) = rows.split_at(split);
        let shuffled = site(one, other).write().figures(NOW);
        let ordered = site(&in_order, &[]).write().figures(NOW);
        prop_assert_eq!(all(&shuffled, "feel-safer").len(), 24);
        prop_assert_eq!(without_sources(&shuffled), without_sources(&ordered));
    }
}

/// The small site with another framework and a file of these rows.
fn with_measure(from: &str, to: &str, header: &str, rows: &str) -> Site {
    let text = Site::small().text(FRAMEWORK).replacen(from, to, 1);
    Site::small().with(FRAMEWORK, text).with(FILE, format!("{header}\n{rows}\n"))
}

/// Of 50 repairs for £100,000 three stood in the north: what they cost would tell what one person's did.
#[test]
fn sums_of_money_are_hidden_by_how_many_they_were_spent_on() {
    let site = with_measure(
        "measure: count",
        "measure: money",
        "indicator,period,area,numerator,denominator",
        "checks,2026-Q3,,100000,50\nchecks,2026-Q3,north,9000,3\nchecks,2026-Q3,south,91000,47",
    );
    let lines = "        numerator: Checks that were finished\n";
    let text = site.text(FRAMEWORK).replacen(lines, &format!("{lines}        denominator: Homes\n"), 1);
    let site = site.with(FRAMEWORK, text);
    assert_eq!(
        all(&figures(&site), "checks"),
        [
            "all 2026-Q3 100000 of 50: 100000",
            "north 2026-Q3 [c] of [c]: [c]",
            "south 2026-Q3 [c] of [c]: [c]"
        ]
    );
}

#[test]
fn ratings_have_a_spread() {
    let site = with_measure(
        "measure: percentage",
        "measure: rating\n    highest: 5",
        "indicator,period,area,numerator,denominator,standard_deviation",
        "feel-safer,2026-Q3,north,860,200,0.8\nfeel-safer,2026-Q3,south,12,3,0.5",
    );
    let figures = figures(&site);
    assert_eq!(
        all(&figures, "feel-safer"),
        ["north 2026-Q3 860 of 200: 4.3", "south 2026-Q3 [c] of [c]: [c]"]
    );
    let deviations: Vec<_> =
        figures.of(&id("feel-safer")).iter().map(|series| series.figures()[0].deviation()).collect();
    assert_eq!(deviations.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false]);
}

/// Groups whose figures stand in the tables make the rate of everybody, and a hidden one takes it along.
#[test]
fn standardised_rates_are_made_of_what_is_shown() {
    let groups = "  aged-75-and-over: Aged 75 and over\n";
    let text = Site::small()
        .text(FRAMEWORK)
        .replace(
            groups,
            &format!(
                "{groups}  younger: Younger\ngroup_sets:\n  - name: Age\n    groups: [younger, aged-75-and-over]\n    standard_population:\n      name: Ours\n      people: {{ younger: 3000, aged-75-and-over: 1000 }}\n"
            ),
        )
        .replacen("measure: percentage", "measure: standardised-rate\n    per: 1000", 1);
    let rows = "feel-safer,2026-Q3,north,younger,20,4000\nfeel-safer,2026-Q3,north,aged-75-and-over,30,1000\n\
                feel-safer,2026-Q3,south,younger,20,4000\nfeel-safer,2026-Q3,south,aged-75-and-over,3,1000";
    let data = format!("indicator,period,area,group,numerator,denominator\n{rows}\n");
    let site = Site::small().with(FRAMEWORK, text).with(FILE, data);
    // (3,000 × 5 + 1,000 × 30) / 4,000 = 11.25 in each thousand
    assert_eq!(
        all(&figures(&site), "feel-safer"),
        [
            "north 2026-Q3 50 of 5000: 11.3",
            "north aged-75-and-over 2026-Q3 30 of 1000: 30",
            "north younger 2026-Q3 20 of 4000: 5",
            "south 2026-Q3 [c] of 5000: [c]",
            "south aged-75-and-over 2026-Q3 [c] of 1000: [c]",
            "south younger 2026-Q3 20 of 4000: 5",
        ]
    );
}
