//! Findings of inspections.

use noticeboard::records::inspection::Inspection;

use crate::every_field::{publishing, reads};
use crate::said;
use crate::support::Site;

const INSPECTION: &str = "inspections/coast-2026.yml";
const PLAN: &str = "plans/safer-coast.yml";

fn with(lines: &str) -> Site {
    let text = Site::small().text(INSPECTION) + lines;
    Site::small().with(INSPECTION, text)
}

/// The small site with an inspection that follows the one of the coast.
fn followed(inspected: &str, lines: &str) -> Site {
    let text = format!(
        "title: The coast again\ninspector: The inspectors\nsummary: They came again.\ninspected: {inspected}\nratings: []\nfollows: coast-2026\n{lines}"
    );
    Site::small().with("inspections/coast-again.yml", text)
}

#[test]
fn step_that_the_scale_does_not_have() {
    insta::assert_snapshot!(said(INSPECTION, "one-star", "one-stars"), @r"
    error[no-such-step]: The scale `stars` has no step `one-stars`
     --> content/inspections/coast-2026.yml:7:13
      |
    7 |     rating: one-stars
      |             ^^^^^^^^^
      |
      = help: Did you mean `one-star`?
    ");
    insta::assert_snapshot!(said(INSPECTION, "one-star", "good"), @r"
    error[no-such-step]: The scale `stars` has no step `good`
     --> content/inspections/coast-2026.yml:7:13
      |
    7 |     rating: good
      |             ^^^^
      |
      = help: Its steps are nil-stars and one-star. Write one of them.
    ");
}

#[test]
fn two_ratings_on_one_scale() {
    let site = Site::small().replacing(
        INSPECTION,
        "findings:",
        "  - scale: stars\n    rating: nil-stars\nfindings:",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-rating]: This inspection has another rating on the scale `stars`
     --> content/inspections/coast-2026.yml:8:12
      |
    8 |   - scale: stars
      |            ^^^^^
      |
      = help: Each scale has one rating. Delete one of the two.
    ");
}

#[test]
fn two_findings_with_one_number() {
    insta::assert_snapshot!(with("  - number: \"1\"\n    title: Visits are short\n").findings(), @r#"
    error[duplicate-finding-number]: This inspection has another finding with the number 1
      --> content/inspections/coast-2026.yml:11:13
       |
    11 |   - number: "1"
       |             ^^^
       |
       = help: Give each finding a number of its own: the actions of plans use it.
    "#);
}

#[test]
fn reinspection_before_the_inspection() {
    insta::assert_snapshot!(with("reinspection_due: 2026-05\n").findings(), @r"
    error[dates-out-of-order]: The last day of the reinspection comes before the first day of the inspection
      --> content/inspections/coast-2026.yml:11:19
       |
    11 | reinspection_due: 2026-05
       |                   ^^^^^^^
       |
       = help: The first day of the inspection is 2026-06-01. Correct one of the two dates.

    warning[reinspection-overdue]: The inspectors were due again in 2026-05, and no inspection follows this one
      --> content/inspections/coast-2026.yml:11:19
       |
    11 | reinspection_due: 2026-05
       |                   ^^^^^^^
       |
       = help: Write the new inspection with `follows: coast-2026`, or correct the time after `reinspection_due:`.
    ");
}

#[test]
fn reinspection_within_the_time_of_the_inspection() {
    let site = with("reinspection_due: 2026-Q4\n").replacing(INSPECTION, "2026-06", "\"2026\"");
    assert_eq!(site.findings(), "");
}

#[test]
fn inspection_before_the_one_it_follows() {
    insta::assert_snapshot!(followed("2026-05", "").findings(), @r"
    error[dates-out-of-order]: This inspection comes before the one that it follows
     --> content/inspections/coast-again.yml:4:12
      |
    4 | inspected: 2026-05
      |            ^^^^^^^
      |
      = help: `coast-2026` was in 2026-06. Correct one of the two.
    ");
}

#[test]
fn time_that_is_no_period() {
    insta::assert_snapshot!(said(INSPECTION, "2026-06", "last summer"), @r"
    error[bad-period]: `last summer` is not a period
     --> content/inspections/coast-2026.yml:4:12
      |
    4 | inspected: last summer
      |            ^^^^^^^^^^^
      |
      = help: Write a month like `2026-07`, a quarter of the calendar like `2026-Q3` or of the financial year like `2026-27 Q2`, a year like `2026`, a financial year like `2026-27`, or the twelve months up to one like `year to 2026-09`.
    ");
}

#[test]
fn inspection_that_has_not_come() {
    insta::assert_snapshot!(said(INSPECTION, "2026-06", "2026-12"), @r"
    warning[date-in-future]: The first day of the inspection has not come yet
     --> content/inspections/coast-2026.yml:4:12
      |
    4 | inspected: 2026-12
      |            ^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn reinspection_that_is_overdue() {
    insta::assert_snapshot!(with("reinspection_due: 2026-10\n").findings(), @r"
    warning[reinspection-overdue]: The inspectors were due again in 2026-10, and no inspection follows this one
      --> content/inspections/coast-2026.yml:11:19
       |
    11 | reinspection_due: 2026-10
       |                   ^^^^^^^
       |
       = help: Write the new inspection with `follows: coast-2026`, or correct the time after `reinspection_due:`.
    ");
}

#[test]
fn reinspection_that_came_or_is_still_to_come() {
    let again = Site::small().text(INSPECTION) + "reinspection_due: 2026-10\n";
    assert_eq!(followed("2026-11", "").with(INSPECTION, again).findings(), "");
    assert_eq!(with("reinspection_due: 2026-11\n").findings(), "", "the month is not over");
}

#[test]
fn reinspection_in_a_file_that_cannot_be_read() {
    let again = Site::small().text(INSPECTION) + "reinspection_due: 2026-10\n";
    let site = followed("2026-11", "surprise: yes\n").with(INSPECTION, again);
    assert!(!site.findings().contains("[reinspection-overdue]"), "{}", site.findings());
}

#[test]
fn finding_that_the_plan_does_not_answer() {
    let site = with("  - number: \"2\"\n    title: Visits are short\n");
    insta::assert_snapshot!(site.findings(), @r#"
    warning[unanswered-finding]: No action of any plan answers finding 2
      --> content/inspections/coast-2026.yml:11:13
       |
    11 |   - number: "2"
       |             ^^^
       |
       = help: Add `answers: [{ inspection: coast-2026, finding: "2" }]` to an action of safer-coast.
    "#);
}

#[test]
fn finding_without_a_plan() {
    insta::assert_snapshot!(Site::small().without(PLAN).findings(), @r#"
    warning[unanswered-finding]: No action of any plan answers finding 1
     --> content/inspections/coast-2026.yml:9:13
      |
    9 |   - number: "1"
      |             ^^^
      |
      = help: Write a plan with `noticeboard new plan ID`, and in it an action with `answers: [{ inspection: coast-2026, finding: "1" }]`.
    "#);
    let draft = Site::small().text(PLAN) + "draft: true\n";
    let site = Site::small().with(PLAN, draft);
    assert!(site.findings().contains("[unanswered-finding]: "), "no reader sees the plan");
}

#[test]
fn finding_whose_plan_may_be_in_a_file_that_cannot_be_read() {
    let site = Site::small().with(PLAN, "title: [");
    assert!(!site.findings().contains("[unanswered-finding]"), "{}", site.findings());
}

#[test]
fn long_sentence_in_a_comment() {
    let words = "word ".repeat(30);
    let site = Site::small().replacing(
        INSPECTION,
        "one-star",
        &format!("one-star\n    comment: {}", words.trim_end()),
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
     --> content/inspections/coast-2026.yml:8:14
      |
    8 | ...t: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn what_inspectors_found_may_be_long() {
    let words = "word ".repeat(30);
    let site = with(&format!("    text: {}\n", words.trim_end()));
    assert_eq!(site.findings(), "", "nobody may reword it");
}

#[test]
fn every_field_is_read() {
    let text = format!(
        "title: Inspection of all homes
inspector: The inspectors
summary: They looked at homes.
inspected: September 2025
ratings:
  - scale: stars
    rating: nil-stars
    comment: It was poor.
findings:
  - number: A1
    title: Visits come late
    text: Come on time.
reinspection_due: 2026-27
follows: coast-2024
report: https://inspectors.example.org/homes
documents: [checklist]
about: [service:safety-check]
{}",
        publishing(1)
    );
    let earlier = Site::small().text(INSPECTION).replace("2026-06", "2024-06");
    let answers = "    answers:\n      - { inspection: homes, finding: A1 }\n";
    let site = Site::small()
        .replacing(PLAN, "    answers:\n", answers)
        .replacing(PLAN, "[coast-2026]", "[coast-2026, homes]")
        .with("inspections/homes.yml", text)
        .with("inspections/coast-2024.yml", earlier.split("findings:").next().unwrap());
    reads::<Inspection>("inspections/homes.yml", &site);
}
