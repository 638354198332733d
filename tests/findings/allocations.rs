//! Findings of allocations.

use noticeboard::records::allocation::Allocation;

use crate::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

const ALLOCATION: &str = "allocations/safety-budget.yml";
const NORTH: &str = "  - { area: north, needs: { older-people: 20 } }\n";
const SOUTH: &str = "  - { area: south, needs: { older-people: 10 } }\n";

fn with(lines: &str) -> Site {
    let text = Site::small().text(ALLOCATION) + lines;
    Site::small().with(ALLOCATION, text)
}

#[test]
fn budget_of_nothing() {
    insta::assert_snapshot!(said(ALLOCATION, "budget: 1000", "budget: 0"), @r"
    error[empty-budget]: This budget is nothing, so there is nothing to share out
     --> content/allocations/safety-budget.yml:4:9
      |
    4 | budget: 0
      |         ^
      |
      = help: Write the sum in pounds after `budget:`.
    ");
}

#[test]
fn period_and_weight_that_cannot_be_read() {
    insta::assert_snapshot!(said(ALLOCATION, "period: 2026-27", "period: next year"), @r"
    error[bad-period]: `next year` is not a period
     --> content/allocations/safety-budget.yml:3:9
      |
    3 | period: next year
      |         ^^^^^^^^^
      |
      = help: Write a month like `2026-07`, a quarter of the calendar like `2026-Q3` or of the financial year like `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`.
    ");
    insta::assert_snapshot!(said(ALLOCATION, "weight: 1", "weight: much"), @r"
    error[bad-number]: `much` is not a number
     --> content/allocations/safety-budget.yml:9:13
      |
    9 |     weight: much
      |             ^^^^
      |
      = help: Write digits, with decimals after a full stop where there are any, like `80` or `12.5`.
    ");
}

#[test]
fn two_measures_with_one_id() {
    let measure = "    source: Estimates for 2025\n";
    let two = format!("{measure}  - {{ id: older-people, name: People over 80, weight: 2, source: S }}\n");
    insta::assert_snapshot!(said(ALLOCATION, measure, &two), @r"
    error[duplicate-measure]: There is a measure `older-people` already
      --> content/allocations/safety-budget.yml:11:11
       |
    11 |   - { id: older-people, name: People over 80, weight: 2, source: S }
       |           ^^^^^^^^^^^^
       |
       = help: Give each measure an id of its own.
    ");
}

#[test]
fn no_measure() {
    let measures = "measures:
  - id: older-people
    name: People aged 75 or over
    weight: 1
    source: Estimates for 2025
";
    let site = Site::small()
        .replacing(ALLOCATION, measures, "measures: []\n")
        .replacing(ALLOCATION, "{ older-people: 20 }", "{}")
        .replacing(ALLOCATION, "{ older-people: 10 }", "{}");
    insta::assert_snapshot!(site.findings(), @r"
    error[allocation-without-measures]: Nothing says what need is measured by
     --> content/allocations/safety-budget.yml:6:1
      |
    6 | measures: []
      | ^^^^^^^^
      |
      = help: Write each measure below `measures:`, with its weight and its source.
    ");
}

#[test]
fn measures_without_weight() {
    insta::assert_snapshot!(said(ALLOCATION, "weight: 1", "weight: 0"), @r"
    error[measures-without-weight]: No measure has a weight, so nothing of the budget follows them
     --> content/allocations/safety-budget.yml:6:1
      |
    6 | measures:
      | ^^^^^^^^
      |
      = help: Write after each `weight:` how much of the budget follows the measure, like `50`.
    ");
}

#[test]
fn no_area() {
    let site = Site::small().replacing(ALLOCATION, &format!("areas:\n{NORTH}{SOUTH}"), "areas: []\n");
    insta::assert_snapshot!(site.findings(), @r"
    error[allocation-without-areas]: No area shares this budget
      --> content/allocations/safety-budget.yml:11:1
       |
    11 | areas: []
       | ^^^^^
       |
       = help: Write each area below `areas:`, with its needs.
    ");
}

#[test]
fn area_named_twice() {
    insta::assert_snapshot!(with(NORTH).findings(), @r"
    error[duplicate-area]: `north` has a share of this budget already
      --> content/allocations/safety-budget.yml:14:13
       |
    14 |   - { area: north, needs: { older-people: 20 } }
       |             ^^^^^
       |
       = help: Name each area once. Correct one of the two.
    ");
}

#[test]
fn need_by_a_measure_that_is_not_there() {
    insta::assert_snapshot!(said(ALLOCATION, "older-people: 20", "older-people: 20, older-peple: 20"), @r"
    error[unknown-measure]: `older-peple` is not one of the measures of this allocation
      --> content/allocations/safety-budget.yml:12:47
       |
    12 |   - { area: north, needs: { older-people: 20, older-peple: 20 } }
       |                                               ^^^^^^^^^^^
       |
       = help: Did you mean `older-people`?
    ");
    insta::assert_snapshot!(said(ALLOCATION, "older-people: 20", "older-people: 20, falls: 20"), @r"
    error[unknown-measure]: `falls` is not one of the measures of this allocation
      --> content/allocations/safety-budget.yml:12:47
       |
    12 |   - { area: north, needs: { older-people: 20, falls: 20 } }
       |                                               ^^^^^
       |
       = help: Add it to `measures:`, or write one of these: older-people.
    ");
}

#[test]
fn need_that_is_not_given() {
    insta::assert_snapshot!(said(ALLOCATION, "{ older-people: 10 }", "{}"), @r"
    error[need-not-given]: Nothing says what the need of `south` is by `older-people`
      --> content/allocations/safety-budget.yml:13:13
       |
    13 |   - { area: south, needs: {} }
       |             ^^^^^
       |
       = help: Add `older-people:` and its number to the `needs:` of this area. Where there is none, write 0.
    ");
}

#[test]
fn measure_by_which_nobody_has_any_need() {
    let site = Site::small().replacing(ALLOCATION, "older-people: 20", "older-people: 0").replacing(
        ALLOCATION,
        "older-people: 10",
        "older-people: 0.0",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[measure-without-need]: No area has any need by `older-people`
     --> content/allocations/safety-budget.yml:7:9
      |
    7 |   - id: older-people
      |         ^^^^^^^^^^^^
      |
      = help: Write the needs of the areas, or take the measure away: its part of the budget could go to nobody.
    ");
}

#[test]
fn area_that_ended_before_the_period_or_begins_after_it() {
    let south = "    name: South\n    kind: district\n";
    let ended = format!("{south}    valid_to: 2026-03-31\n");
    let site = |days: &str| Site::small().replacing("areas.yml", south, days);
    insta::assert_snapshot!(site(&ended).findings(), @r"
    error[area-not-there]: There is no `south` in 2026-27
      --> content/allocations/safety-budget.yml:13:13
       |
    13 |   - { area: south, needs: { older-people: 10 } }
       |             ^^^^^
       |
       = help: Its last day is 2026-03-31. Write the area that stands in its place, or correct the period.
    ");
    let to_come = format!("{south}    valid_from: 2027-04-01\n");
    insta::assert_snapshot!(site(&to_come).findings(), @r"
    error[area-not-there]: There is no `south` in 2026-27
      --> content/allocations/safety-budget.yml:13:13
       |
    13 |   - { area: south, needs: { older-people: 10 } }
       |             ^^^^^
       |
       = help: Its first day is 2027-04-01. Write the area that stands in its place, or correct the period.
    ");
}

#[test]
fn area_that_is_there_for_a_part_of_the_period() {
    let south = "    name: South\n    kind: district\n";
    let site = Site::small().replacing("areas.yml", south, &format!("{south}    valid_to: 2027-01-31\n"));
    assert_eq!(site.findings(), "");
}

#[test]
fn areas_of_mixed_kinds() {
    let ward = "  - id: quay\n    name: Quay\n    kind: ward\n    parents: [north]\n";
    let areas = Site::small().text("areas.yml") + ward;
    let site = with("  - { area: quay, needs: { older-people: 4 } }\n").with("areas.yml", areas);
    insta::assert_snapshot!(site.findings(), @r"
    warning[areas-of-mixed-kinds]: `quay` is a ward, and `north` is a district
      --> content/allocations/safety-budget.yml:14:13
       |
    14 |   - { area: quay, needs: { older-people: 4 } }
       |             ^^^^
       |
       = help: Share a budget out between areas of one kind, so that nobody's need counts twice.
    ");
}

#[test]
fn the_one_district_that_is_left_out() {
    insta::assert_snapshot!(said(ALLOCATION, SOUTH, ""), @r"
    warning[district-left-out]: Every other district of `shire` has a share, and `south` has none
      --> content/allocations/safety-budget.yml:11:1
       |
    11 | areas:
       | ^^^^^
       |
       = help: Add it below `areas:`. If it has no need, write 0 for each measure.
    ");
}

#[test]
fn district_that_is_left_out_while_areas_cannot_be_read() {
    let areas = Site::small().text("areas.yml") + "  - id: west\n    name: West\n    kind: distrikt\n";
    let told = Site::small().replacing(ALLOCATION, SOUTH, "").with("areas.yml", areas).findings();
    assert!(told.contains("distrikt") && !told.contains("district-left-out"), "{told}");
}

#[test]
fn long_sentences_and_a_contact_that_reaches_nobody() {
    let long = "The money follows the number of older people in each area and the number of people there who \
                live on a low income and the number who fall.";
    let site = with("contact:\n  role: Commissioning manager\n").replacing(
        ALLOCATION,
        "Money follows older people.",
        long,
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[long-sentence]: A sentence here has 28 words. The longest should have 25
     --> content/allocations/safety-budget.yml:5:8
      |
    5 | ...: [The money follows the number of older people in each area and the number of people there who live on a low income and the number who fall.]
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.

    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/allocations/safety-budget.yml:14:1
       |
    14 | contact:
       | ^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn every_field() {
    let text = format!(
        "title: Handrail budget
summary: Handrails for all.
period: 2026-27
budget: 1000.50
rule: [Half follows age., Half follows falls.]
measures:
  - {{ id: age, name: Age, weight: 50, source: Estimates }}
  - {{ id: falls, name: Falls, weight: 50, source: Hospitals }}
areas:
  - {{ area: north, needs: {{ age: 20, falls: 2.5 }} }}
  - {{ area: south, needs: {{ age: 10, falls: 0 }} }}
decisions: [award]
{}about: [service:safety-check]
{}",
        contact("contact"),
        publishing(2)
    );
    reads::<Allocation>("allocations/full.yml", &Site::small().with("allocations/full.yml", text));
}
