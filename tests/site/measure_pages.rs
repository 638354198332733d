//! What pages say of trends, of money, ratings and standardised rates, and of figures that rate others.

use std::sync::OnceLock;

use crate::page::Page;
use crate::support::Site;

const HEAD: &str = "\
name: Outcomes of help at home
summary: It shows whether homes are safer.
domains:
  - id: safety
    name: Safety
    outcomes:
      - id: safer-homes
        name: Homes are safer
groups:
  younger: Younger
  older: Older
group_sets:
  - name: Age
    groups: [younger, older]
    standard_population:
      name: Population of quillworts
      people: { younger: 3000, older: 1000 }
indicators:
";

/// Each indicator with its measure, its frequency, what else it says, and its rows.
const INDICATORS: [(&str, &str, &str, &str, &str); 9] = [
    (
        "rising",
        "percentage",
        "yearly",
        "",
        "2021 300 400,2022 310 400,2023 322 400,2024 335 400,2025 350 400",
    ),
    ("level", "percentage", "yearly", "", "2021 300 400,2022 305 400,2023 298 400,2024 303 400,2025 301 400"),
    ("holed", "percentage", "yearly", "", "2020 300 400,2021 310 400,2023 322 400,2024 335 400,2025 350 400"),
    (
        "broken",
        "percentage",
        "yearly",
        "definitions: [{ from: 2020, numerator: One, denominator: All }, { from: 2023, numerator: Two, denominator: All, change: New., comparable_with_previous: false }]",
        "2021 300 400,2022 310 400,2023 322 400,2024 335 400,2025 350 400",
    ),
    (
        "seasonal",
        "rate",
        "quarterly",
        "per: 1000",
        "2021-Q3 500 9000,2022-Q3 450 9000,2023-Q3 400 9000,2024-Q3 350 9000,2025-Q3 300 9000",
    ),
    (
        "steady",
        "percentage",
        "quarterly",
        "seasons: false\n    close_to_target: 5\n    targets: [{ value: 92, from: 2024-Q3 }]",
        "2024-Q3 300 400,2024-Q4 310 400,2025-Q1 322 400,2025-Q2 335 400,2025-Q3 350 400",
    ),
    ("repairs", "money", "quarterly", "", "2025-Q2 83450 512,2025-Q3 1234567 530"),
    ("stars", "rating", "quarterly", "highest: 5\n    decimals: 1", "2025-Q3 903 210"),
    (
        "rolling",
        "rate",
        "rolling-year-quarterly",
        "per: 1000",
        "year to 2025-06 60 9000,year to 2025-09 80 9000",
    ),
];

const AGES: &str = "\
indicator,period,area,group,numerator,denominator
by-age,2025,sampleshire,younger,20,4000
by-age,2025,sampleshire,older,30,1000
by-age,2025,coast,younger,20,4000
by-age,2025,coast,older,3,1000
";

/// Averages of 12.4, 12.4, 12.45, 12.55 and 12.6, each with a standard error of 0.1: from the first to the last it
/// is 0.2, or 1.4 standard errors of the difference.
const WAITS: &str = "\
indicator,period,area,numerator,denominator,standard_deviation
waits,2021,sampleshire,1240,100,1
waits,2022,sampleshire,1240,100,1
waits,2023,sampleshire,1245,100,1
waits,2024,sampleshire,1255,100,1
waits,2025,sampleshire,1260,100,1
";

fn indicator((id, measure, frequency, more, _): (&str, &str, &str, &str, &str)) -> String {
    let from = match frequency {
        "yearly" => "2020",
        "quarterly" => "2021-Q1",
        _ => "year to 2025-06",
    };
    let definitions = if more.contains("definitions") {
        String::new()
    } else {
        format!("    definitions: [{{ from: {from}, numerator: Some, denominator: All }}]\n")
    };
    let more = if more.is_empty() { String::new() } else { format!("    {more}\n") };
    format!(
        "  - id: {id}\n    name: The {id} one\n    summary: How many of them.\n    outcome: safer-homes\n    measure: {measure}\n    unit: things\n    direction: higher-is-better\n    frequency: {frequency}\n{definitions}{more}    source: Records\n"
    )
}

fn written() -> Site {
    let site = Site::small();
    let mut framework = HEAD.to_owned();
    let mut data = "indicator,period,area,numerator,denominator\n".to_owned();
    for one in INDICATORS {
        framework += &indicator(one);
        for row in one.4.split(',') {
            let (period, numbers) = row.rsplit_once(' ').expect("two numbers");
            let (period, numerator) = period.rsplit_once(' ').expect("two numbers");
            let row = format!("{},{period},sampleshire,{numerator},{numbers}\n", one.0);
            data.push_str(&row);
        }
    }
    framework += &indicator(("by-age", "standardised-rate", "yearly", "per: 1000\n    decimals: 1", ""));
    framework += &indicator(("waits", "average", "yearly", "", ""));
    let outcomes = "content/outcomes";
    site.write(&format!("{outcomes}/framework.yml"), framework);
    site.write(&format!("{outcomes}/data/figures.csv"), data);
    site.write(&format!("{outcomes}/data/ages.csv"), AGES);
    site.write(&format!("{outcomes}/data/waits.csv"), WAITS);
    let release =
        "title: All figures\nat: 2026-11-10 09:30\nstatus: final\ndata: [figures.csv, ages.csv, waits.csv]\n";
    site.write(&format!("{outcomes}/releases/now.yml"), release);
    site
}

fn built(site: Site) -> Site {
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

fn site() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| built(written()))
}

fn page(id: &str) -> Page {
    site().page(&format!("/outcomes/{id}/"))
}

fn says(id: &str, words: &str) {
    let text = page(id).main();
    assert!(text.contains(words), "`{words}` is not on the page:\n{text}");
}

#[test]
fn trends_are_told_with_their_test() {
    // Chi-squared is 25.2: chance makes such a trend far less than 2 times in 1,000.
    says("rising", "It has gone up over the last five years.");
    says("rising", "the chi-squared test for trend of Cochran and Armitage. We say “has gone up”");
    says("level", "Over the last five years there is no clear trend.");
    says("steady", "It has gone up over the last five quarters.");
    says(
        "seasonal",
        "From July to September in one year to July to September in the next, it has gone down over five years.",
    );
    says("seasonal", "Many figures change with the seasons, so we compare the same part of each year.");
}

/// Averages are tested as they are, and not as the page rounds them: 12, 12, 12, 13 and 13 would seem to rise.
#[test]
fn averages_are_tested_before_they_are_rounded() {
    says("waits", "it was 13 things on average");
    says("waits", "Over the last five years there is no clear trend.");
}

#[test]
fn no_trend_crosses_a_hole_or_a_break() {
    for id in ["holed", "broken", "rolling"] {
        let text = page(id).main();
        assert!(!text.contains("over the last five") && !text.contains("trend"), "{id}: {text}");
    }
}

#[test]
fn a_figure_is_rated_against_its_target() {
    // 350 of 400 are 87.5%, written as 88%: four below the target of 92.
    says("steady", "By our own rating it is close to the target.");
    says("steady", "“close to target” if it misses it by 5 percentage points at most.");
    let all = site().page("/outcomes/").main();
    assert!(all.contains("Target 92%: Close to target"), "{all}");
}

#[test]
fn how_a_figure_was_worked_out_is_true_of_its_measure() {
    for (id, words) in [
        ("repairs", "From January 2021: Some. For: All"),
        ("stars", "From January 2021: Some. Divided by: All"),
        ("repairs", "£1,234,567 in all, for 530 things."),
        ("stars", "903 divided by 210 is 4.3."),
        ("by-age", "20 out of 4,000 is 5.0 for every 1,000."),
        (
            "by-age",
            "Each age group's rate counts for as much as the group does in the standard population. \
             In all there were 50, out of 5,000.",
        ),
    ] {
        let text = site().page(&format!("/outcomes/{id}/source/")).main();
        assert!(text.contains(words), "`{words}` is not on the page of {id}:\n{text}");
    }
}

#[test]
fn money_ratings_and_standardised_rates_in_words() {
    says("repairs", "In July to September 2025 it was £1.2 million, for 530 things.");
    says("repairs", "£1,234,567 530");
    says("stars", "In July to September 2025 it was 4.3 out of 5, from 210 things.");
    // (3,000 × 5 + 1,000 × 30) / 4,000 = 11.25
    says(
        "by-age",
        "In 2025 there would have been 11.3 things for every 1,000 if all areas had people of the same ages.",
    );
    says("by-age", "with the ages of the Population of quillworts.");
    says("by-age", "Younger 3,000");
}

#[test]
fn rolling_years_are_called_by_their_months() {
    says("rolling", "In October 2024 to September 2025 there were 9 things for every 1,000");
    says("rolling", "so it shares months with the figures next to it.");
    assert!(
        !page("rolling").main().contains("up from"),
        "years that overlap are not tested against each other"
    );
}

#[test]
fn a_change_is_told_with_what_each_measure_is_made_from() {
    let site = written();
    let rows = "repairs,2025-Q3,sampleshire,1300000,540\nstars,2025-Q3,sampleshire,945,210\n\
                steady,2025-Q3,sampleshire,360,400\n";
    site.write(
        "content/outcomes/data/again.csv",
        format!("indicator,period,area,numerator,denominator\n{rows}"),
    );
    site.write(
        "content/outcomes/releases/again.yml",
        "title: Figures again\nat: 2026-11-16 09:30\nstatus: revised\nrevises: now\nrevision_reason: We counted again.\ndata: [again.csv]\n",
    );
    let site = built(site);
    for (id, before, after) in [
        ("repairs", "£1,234,567, for 530 things", "£1,300,000, for 540 things"),
        // 903 and 945 divided by 210.
        ("stars", "4.3 out of 5: 903 in all, from 210", "4.5 out of 5: 945 in all, from 210"),
        // 350 and 360 of 400 are 87.5% and 90%.
        ("steady", "88%: 350 of 400", "90%: 360 of 400"),
    ] {
        let text = site.page(&format!("/outcomes/{id}/")).main();
        for words in [before, after] {
            assert!(text.contains(words), "`{words}` is not on the page of {id}:\n{text}");
        }
    }
}
