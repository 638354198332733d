//! The pages of outcomes, releases and figures: what they say of a few figures that are known here.

use std::sync::OnceLock;

use crate::page::Page;
use crate::support::Site;

const FRAMEWORK: &str = "\
name: Outcomes of help at home
summary: It shows whether homes are safer.
domains:
  - id: safety
    name: Safety
    outcomes:
      - id: safer-homes
        name: Homes are safer
indicators:
  - id: feel-safer
    name: People who feel safer
    summary: Of 100 people, how many feel safer.
    outcome: safer-homes
    measure: percentage
    unit: people
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2025-Q1
        numerator: People who feel safer
        denominator: Everyone who answered
    targets: [{ value: 80, from: 2025-Q1 }]
    source: A survey
  - id: pleased
    name: People who are pleased
    summary: Of 100 people, how many are pleased.
    outcome: safer-homes
    measure: percentage
    unit: people
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2025-Q1
        numerator: People who said yes
        denominator: Everyone who answered
      - from: 2026-Q1
        numerator: People who said pleased
        denominator: Everyone who answered
        change: Now there are five answers.
        comparable_with_previous: false
    targets: [{ value: 90, from: 2026-Q1 }]
    source: A survey
  - id: alarms
    name: Smoke alarms fitted
    summary: How many smoke alarms we fitted.
    outcome: safer-homes
    measure: count
    unit: alarms
    direction: higher-is-better
    frequency: quarterly
    definitions: [{ from: 2025-Q1, numerator: Alarms fitted }]
    targets: [{ value: 30, from: 2025-Q1 }]
    source: Visit records
  - id: fires
    name: Fires at home
    summary: How many homes had a fire.
    outcome: safer-homes
    measure: count
    unit: homes
    direction: lower-is-better
    frequency: quarterly
    definitions: [{ from: 2025-Q1, numerator: Homes that had a fire }]
    targets: [{ value: 3, from: 2025-Q1 }]
    source: Fire service records
  - id: days
    name: Days to fit a rail
    summary: How many days people wait, on average.
    outcome: safer-homes
    measure: average
    unit: days
    decimals: 1
    direction: lower-is-better
    frequency: quarterly
    definitions: [{ from: 2025-Q1, numerator: Days waited, denominator: Rails fitted }]
    source: Visit records
";

const LAST_YEAR: &str = "\
indicator,period,area,numerator,denominator
feel-safer,2025-Q3,sampleshire,300,400
pleased,2025-Q3,sampleshire,380,400
";

const THIS_YEAR: &str = "\
indicator,period,area,lot,provider,numerator,denominator,markers
feel-safer,2026-Q3,sampleshire,,,336,400,
feel-safer,2026-Q3,coast,,,180,200,
feel-safer,2026-Q3,vale,,,156,200,
feel-safer,2026-Q3,,shore,,180,200,
feel-safer,2026-Q3,,,ternbridge-homes,336,400,
pleased,2026-Q3,sampleshire,,,300,400,
alarms,2026-Q3,coast,,,3,,
alarms,2026-Q3,vale,,,1200,,[e]
fires,2026-Q3,sampleshire,,,2,,
days,2026-Q3,coast,,,520,100,
days,2026-Q3,vale,,,,,[x]
";

const TO_COME: &str = "\
indicator,period,area,numerator,denominator
feel-safer,2026-Q4,sampleshire,323,400
";

fn release(title: &str, at: &str, status: &str, data: &str) -> String {
    format!("title: {title}\nat: {at}\nstatus: {status}\ndata: [{data}]\nsummary: About quillworts.\n")
}

fn lot(name: &str, number: u32) -> String {
    format!(
        "---\nnumber: {number}\nname: {name}\nsummary: Districts by the sea.\nstatus: planned\ndistricts: [coast]\nservices: [home-safety-check]\n---\n"
    )
}

/// The small site with those figures, built.
fn site() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| {
        let site = Site::small();
        let outcomes = "content/outcomes";
        site.write(&format!("{outcomes}/framework.yml"), FRAMEWORK);
        for (id, title, at, status, data) in [
            ("then", "Figures of last year", "2025-11-11 09:30", "final", LAST_YEAR),
            ("now", "Figures of this year", "2026-11-10 09:30", "provisional", THIS_YEAR),
            ("later", "Figures of next year", "2027-02-23 09:30", "provisional", TO_COME),
        ] {
            let file = format!("{id}.csv");
            site.write(&format!("{outcomes}/releases/{id}.yml"), release(title, at, status, &file));
            site.write(&format!("{outcomes}/data/{file}"), data);
        }
        site.write("content/lots/shore.md", lot("Shore", 1));
        site.write("content/lots/inland.md", lot("Inland", 2));
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site
    })
}

fn says(page: &Page, words: &str) {
    let text = page.main();
    assert!(text.contains(words), "`{words}` is not on the page:\n{text}");
}

fn says_not(page: &Page, words: &str) {
    let text = page.main();
    assert!(!text.contains(words), "`{words}` is on the page:\n{text}");
}

/// By Wilson's score, worked by hand, 336 of 400 lies between 80.1% and 87.3%, and 300 of 400 between 70.5% and
/// 79.0%. The two differ by 3.15 standard errors.
#[test]
fn a_headline_is_written_from_the_figures() {
    let page = site().page("/outcomes/feel-safer/");
    says(
        &page,
        "Sampleshire In July to September 2026 it was 84%: 336 of 400 people. \
         The true figure is likely to lie between 80.1% and 87.3%. It is better than the target of 80%. \
         It is up from 75% a year before. This figure may still change.",
    );
}

#[test]
fn a_break_in_the_definition_is_never_crossed() {
    let page = site().page("/outcomes/pleased/");
    says(&page, "It is worse than the target of 90%.");
    says(&page, "The figure of a year before was counted in another way, so the two cannot be compared.");
    says_not(&page, "from 95%");
    says(
        &page,
        "July to September 2026 The way of counting changed here. Now there are five answers. 75% [b][p]",
    );
    says(&page, "[b] Break: the way of counting changed here.");
    says(&page, "From January 2026 Counted People who said pleased");
    says(&page, "These figures cannot be compared with those from before.");
    let framework = site().page("/outcomes/");
    says(&framework, "75% Target 90%: worse A year before it was counted in another way.");
}

#[test]
fn a_table_by_district_ends_with_the_whole() {
    let page = site().page("/outcomes/feel-safer/");
    says(
        &page,
        "District Percentage Likely range How many Out of Coast 90% [p] 85.1% to 93.4% 180 200 \
         Vale 78% [p] 71.8% to 83.2% 156 200 Sampleshire 84% [p] 80.1% to 87.3% 336 400",
    );
    says(
        &page,
        "By lot By lot, July to September 2026 Lot Percentage Likely range How many Out of Shore 90%",
    );
    says(
        &page,
        "By provider By provider, July to September 2026 Provider Percentage Likely range How many Out of Ternbridge Homes 84%",
    );
}

#[test]
fn every_period_stands_with_the_release_it_came_from() {
    let page = site().page("/outcomes/feel-safer/");
    says(
        &page,
        "July to September 2026 84% [p] 80.1% to 87.3% 336 400 Figures of this year \
         July to September 2025 75% 70.5% to 79.0% 300 400 Figures of last year",
    );
    assert!(page.links_to("/releases/now/") && page.links_to("/releases/then/"));
    says(&page, "Shore [x] 90% [p]");
}

/// The chart has five places, and figures for the first and the last of them.
#[test]
fn each_row_of_the_table_over_time_has_a_place_in_the_chart() {
    let page = site().page("/outcomes/feel-safer/");
    assert_eq!(page.values("data-at"), ["4", "0"]);
    assert_eq!(page.values("data-reading"), ["{period}: {value}"]);
    assert_eq!(page.values("data-likely"), ["{period}: {value}, likely {range}"]);
}

#[test]
fn a_script_reads_the_chart_over_time_and_no_other_page_of_figures_has_one() {
    for (path, page) in site().pages() {
        let policies = page.values("content");
        let may = policies.iter().any(|policy| policy.contains("script-src 'self'; form-action"));
        let reads = page.values("src").iter().any(|source| source.starts_with("/assets/charts-"));
        let has_chart = !page.values("data-plot").is_empty();
        assert_eq!(reads, has_chart, "{path}");
        assert!(may || !reads, "{path}");
    }
    assert!(!site().page("/outcomes/days/").html.contains("script-src"), "it has one period");
    assert_eq!(site().page("/outcomes/pleased/").values("data-plot").len(), 1);
}

#[test]
fn each_sign_is_explained_and_no_other() {
    let page = site().page("/outcomes/alarms/");
    says(&page, "Coast [c] [p] Vale 1,200 [e][p]");
    for words in ["[c] Confidential:", "[e] Estimated:", "[p] Provisional:"] {
        says(&page, words);
    }
    says_not(&page, "[x]");
    let page = site().page("/outcomes/days/");
    says(&page, "District Average Added up Divided by Coast 5.2 [p] 520 100 Vale [x] [p] [x] [x]");
    says(&page, "[x] Not available: there is no figure.");
    says_not(&page, "[c]");
}

#[test]
fn no_cell_is_empty() {
    for (path, page) in site().pages() {
        for cell in page.html.split("<td").skip(1) {
            let inside = cell.split_once('>').map_or("", |(_, rest)| rest);
            assert!(!inside.trim_start().starts_with("</td>"), "{path}");
        }
    }
}

#[test]
fn the_framework_says_where_each_indicator_stands() {
    let page = site().page("/outcomes/");
    says(&page, "2 targets: 1 reached, 0 about the same, 1 not reached.");
    says(
        &page,
        "People who feel safer Of 100 people, how many feel safer. More is better. Figures for 2 districts. \
         July to September 2026, may still change 84% Target 80%: better It is up from 75% a year before.",
    );
    says(
        &page,
        "Smoke alarms fitted How many smoke alarms we fitted. More is better. Figures for 2 districts. No figure yet",
    );
}

#[test]
fn what_is_hidden_is_held_against_no_target() {
    let page = site().page("/outcomes/");
    says(&page, "may still change not shown, to protect people Target 3 homes Days to fit a rail");
    let page = site().page("/outcomes/fires/");
    says(&page, "July to September 2026: not shown, to protect people. The target was 3 homes.");
}

#[test]
fn nobody_knows_more_of_a_release_to_come_than_its_title_and_its_moment() {
    let page = site().page("/releases/");
    says(
        &page,
        "Figures of next year 23 February 2027, 9:30am Out now Figures of this year 10 November 2026, 9:30am",
    );
    says(&page, "Provisional These figures may still change.");
    assert!(!site().has("output/releases/later"));
    assert!(!page.links_to("/releases/later/"));
    for (path, page) in site().pages() {
        assert!(!page.text().contains("October to December 2026"), "{path}");
    }
}

#[test]
fn a_release_leads_to_the_figures_it_holds_and_back() {
    let page = site().page("/releases/now/");
    says(&page, "People who feel safer July to September 2026");
    assert!(page.links_to("/outcomes/feel-safer/"));
    assert!(site().page("/outcomes/feel-safer/").links_to("/releases/now/"));
    says_not(&site().page("/releases/then/"), "Smoke alarms fitted");
}

#[test]
fn a_district_stands_beside_the_whole_and_the_target() {
    let page = site().page("/districts/coast/figures/");
    says(&page, "Is it working in Coast?");
    says(&page, "What is measured Here Sampleshire Target");
    says(&page, "People who feel safer July to September 2026 90% [p] 84% better 80% better");
    says(&page, "Smoke alarms fitted July to September 2026 not shown, to protect people not available None");
}

#[test]
fn a_record_and_its_figures_link_to_each_other() {
    for record in ["/districts/coast/", "/lots/shore/", "/providers/ternbridge-homes/"] {
        let figures = format!("{record}figures/");
        let page = site().page(&figures);
        assert!(site().page(record).links_to(&figures), "{record}");
        assert!(page.links_to(record), "{figures}");
        assert!(page.links_to("/outcomes/feel-safer/"), "{figures}");
    }
    says(&site().page("/lots/shore/figures/"), "Is it working in lot 1: Shore?");
}

#[test]
fn there_is_no_page_of_figures_where_there_are_none() {
    assert!(!site().has("output/lots/inland/figures"));
    says_not(&site().page("/lots/inland/"), "Is it working here?");
}

#[test]
fn the_home_page_leads_councillors_on() {
    let home = site().page("/");
    says(&home, "For councillors");
    assert!(home.links_to("/outcomes/") && home.links_to("/money/"));
    let without = Site::small().built(&[]);
    says_not(&without.page("/"), "Is it working?");
}
