//! The pages of allocations and scorecards.

use crate::page::Page;
use crate::support::Site;

const BUDGET: &str = "/allocations/home-improvement-budget-2026/";
const SCORE: &str = "/scorecards/housing-score-2007/";

fn page(address: &str) -> Page {
    Site::demonstration_built().page(address)
}

/// A sum such as £268,034.35 in pennies.
fn pennies(written: &str) -> u64 {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a sum has digits")
}

/// The text from a heading to the next text.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("`{from}` is on the page:\n{text}"));
    rest.split_once(to).unwrap_or_else(|| panic!("`{to}` follows:\n{rest}")).0
}

#[test]
fn the_sums_of_the_areas_add_up_to_the_budget_that_is_named() {
    let text = page(BUDGET).main();
    let results = between(&text, "What each area gets", "These sums add up to £2,000,000.00 exactly.");
    let sums: Vec<u64> = results.split(' ').filter(|word| word.starts_with('£')).map(pennies).collect();
    let (total, areas) = sums.split_last().expect("there are sums");
    assert_eq!(areas.len(), 12, "{results}");
    assert_eq!((areas.iter().sum::<u64>(), *total), (200_000_000, 200_000_000));
    assert!(areas.is_sorted_by(|more, less| more >= less), "{results}");
}

/// Worked by hand from the record. Stonnerby has 11,030 of 98,000 people aged 75 or over, 4,870 of
/// 30,000 on a low income, 263 of 2,075 stays after a fall and 14,200 of 95,000 old homes:
/// £90,040.816 + £97,400 + £50,698.795 + £29,894.736 = £268,034.348.
#[test]
fn one_area_is_worked_through_in_words() {
    let text = page(BUDGET).main();
    for sentence in [
        "Stonnerby gets the most: £268,034.35. That is 13.40% of the budget.",
        "By these measures, its need is the highest of all: People on a low income Homes built before 1919",
        "Garrowdale gets the least: £94,625.83.",
        "People aged 75 or over. Stonnerby has 11,030 of the 98,000 counted. That is 11.26%.",
        "40% of £2,000,000 follows this measure. That is £800,000.00.",
        "So this measure brings Stonnerby £90,040.82.",
        "Together: £90,040.82 + £97,400.00 + £50,698.80 + £29,894.74. The exact sum is £268,034.3483.",
        "So the rounded sums shown here can seem a penny out.",
        "Rounded down to whole pennies, that is £268,034.34. What is cut off is 0.83 of a penny.",
        "Stonnerby gets one of the pennies left over. So its sum is £268,034.35.",
        "Together that is £1,999,999.95. 5 pennies of the budget are left over.",
    ] {
        assert!(text.contains(sentence), "`{sentence}` is not on the page:\n{text}");
    }
}

#[test]
fn the_bars_repeat_what_the_table_says_and_are_not_read_out() {
    let page = page(BUDGET);
    assert_eq!(page.count("svg"), 12);
    assert_eq!(page.values("aria-hidden"), ["true"; 12]);
    let longest = page.values("width").into_iter().filter(|width| width == "100.0%");
    assert_eq!(longest.count(), 1, "the bar of the area that gets most fills its place");
}

#[test]
fn a_district_says_what_it_gets() {
    let district = page("/districts/saltreach/");
    let text = district.main();
    let said = "What this district gets Home improvement budget, 2026-27 £263,065.58 13.15% of £2,000,000, for April 2026 to March 2027.";
    assert!(text.contains(said), "{text}");
    assert!(district.links_to(BUDGET) && page(BUDGET).links_to("/districts/saltreach/"));
}

#[test]
fn one_area_alone_gets_everything_and_no_penny_is_left() {
    let site = Site::demonstration();
    let file = "content/allocations/home-improvement-budget-2026.yml";
    let text = site.read(file);
    let kept = |line: &&str| !line.starts_with("  - { area: ") || line.contains("saltreach");
    site.write(file, text.lines().filter(kept).collect::<Vec<_>>().join("\n"));
    let text = site.built(&[]).page(BUDGET).main();
    for sentence in [
        "Every area gets the same: £2,000,000.00.",
        "No penny was left over, so its sum is £2,000,000.00.",
        "Nothing is left over, so no penny has to be given out.",
    ] {
        assert!(text.contains(sentence), "`{sentence}` is not on the page:\n{text}");
    }
    assert!(!text.contains("See the same steps for another area"));
}

/// Three equal areas share £1,000.00: £333.33 each, and a penny that the first id gets.
#[test]
fn equal_areas_and_the_penny_between_them_are_explained() {
    let site = Site::demonstration();
    let file = "content/allocations/home-improvement-budget-2026.yml";
    let text = site.read(file).replace("budget: 2000000", "budget: 1000");
    let needs = "needs: { older-people: 1, low-income: 1, falls: 1, old-housing: 1 }";
    let areas =
        ["saltreach", "wexmarsh", "pellworth"].map(|area| format!("  - {{ area: {area}, {needs} }}\n"));
    let (head, rest) = text.split_once("  - { area: ").expect("there are areas");
    let (_, tail) = rest.split_once("decisions:").expect("the decisions follow");
    site.write(file, format!("{head}{}decisions:{tail}", areas.concat()));
    let text = site.built(&[]).page(BUDGET).main();
    for sentence in [
        "Pellworth gets the most: £333.34.",
        "These areas get the least, £333.33 each: Saltreach Wexmarsh",
        "1 penny of the budget is left over. It goes to the area that had the largest part of a penny cut off.",
        "Two areas had the same part of a penny cut off.",
    ] {
        assert!(text.contains(sentence), "`{sentence}` is not on the page:\n{text}");
    }
}

#[test]
fn a_scorecard_says_what_would_change_it() {
    let text = page(SCORE).main();
    assert!(text.contains("Overall rating 3 Housing score, step 3 of 4"), "{text}");
    let raise = between(&text, "What would raise it", "What would lower it");
    let star = "If the rating for Inspection rose from nil stars to one star, the overall rating would rise from 3 to 4. \
                (From: the paper of 2007)";
    assert!(raise.contains(star), "{raise}");
    assert_eq!(raise.matches("would rise from 3 to 4").count(), 3, "{raise}");
    let lower = between(&text, "What would lower it", "The whole rule");
    assert!(
        lower.contains("If the rating for Performance figures fell from 4 to 3, the overall rating would fall from 3 to 2. (Invented)"),
        "{lower}"
    );
}

#[test]
fn two_cells_come_from_the_paper_and_every_other_is_marked_invented() {
    let text = page(SCORE).main();
    let table = between(&text, "(along the top)", "How to read the ratings");
    assert_eq!(table.matches("From: the paper of 2007").count(), 2, "{table}");
    assert_eq!(table.matches("Invented").count(), 14, "{table}");
    assert!(table.contains("3 This is where it stands now From: the paper of 2007"), "{table}");
    assert!(text.contains("14 of its 16 lines are invented."));
}

#[test]
fn the_scales_are_explained_where_they_are_used() {
    let text = page(SCORE).main();
    assert!(
        text.contains("Nil stars (poor), One star (fair), Two stars (good), Three stars (excellent)."),
        "{text}"
    );
    assert!(text.contains("Whose scale it is: The Audit Commission."), "{text}");
}

#[test]
fn the_lists_and_the_pages_above_them_lead_here() {
    let (budgets, scores) = (page("/allocations/"), page("/scorecards/"));
    assert!(budgets.links_to(BUDGET) && budgets.main().contains("£2,000,000 Shared by 12 areas"));
    assert!(scores.links_to(SCORE) && scores.main().contains("Overall rating: 3, step 3 of 4"));
    assert!(page("/money/").links_to("/allocations/"));
    assert!(page("/scrutiny/").links_to("/scorecards/"));
}

/// With one element, or three, the rule is a line for each combination.
#[test]
fn a_rule_of_one_element_is_a_list_of_lines() {
    let site = Site::demonstration();
    let record = "title: Grab rails
summary: How grab rails are rated.
period: 2026
scale: stars
elements:
  - { id: rails, name: Rails, scale: prospects, rating: uncertain, source: We looked. }
rule:
  - { when: { rails: poor }, overall: nil-stars, source: our handbook }
  - { when: { rails: uncertain }, overall: nil-stars, source: our handbook }
  - { when: { rails: promising }, overall: nil-stars, source: our handbook }
  - { when: { rails: excellent }, overall: nil-stars, source: our handbook }
rule_source: Our handbook.
source_note: Invented for a test.
";
    site.write("content/scorecards/grab-rails.yml", record);
    let text = site.built(&[]).page("/scorecards/grab-rails/").main();
    assert!(text.contains("Rails Overall rating Poor prospects Nil stars From: our handbook"), "{text}");
    assert!(text.contains("No change of one rating alone would change the overall rating."), "{text}");
    assert!(!text.contains("lines are invented"), "{text}");
}
