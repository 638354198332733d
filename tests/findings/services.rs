//! Findings of services.

use crate::said;
use crate::support::Site;

const SERVICE: &str = "services/safety-check.md";

/// A service that no lot holds and nobody gives.
fn lonely(fields: &str) -> Site {
    let text = format!(
        "---\nname: Garden tidy\nsummary: A tidy garden.\nstatus: active\nneeds: [feel-safe]\nhow_to_get_it: Ring.\ncost: Free\n{fields}---\n"
    );
    Site::small().with("services/garden-tidy.md", text)
}

#[test]
fn service_without_needs() {
    insta::assert_snapshot!(said(SERVICE, "needs: [feel-safe]\n", ""), @r"
    warning[service-without-needs]: This service answers no need, so nobody finds it by what they need
     --> content/services/safety-check.md:2:7
      |
    2 | name: Home safety check
      |       ^^^^^^^^^^^^^^^^^
      |
      = help: Add a line with `needs:` and ids from `needs.yml`, like `needs: [feel-safe-at-home]`.
    ");
}

#[test]
fn ages_out_of_order() {
    insta::assert_snapshot!(said(SERVICE, "cost: Free", "cost: Free\nminimum_age: 60\nmaximum_age: 18"), @r"
    error[ages-out-of-order]: Nobody can be 60 or over and 18 or under
     --> content/services/safety-check.md:9:14
      |
    9 | maximum_age: 18
      |              ^^
      |
      = help: Correct `minimum_age` or `maximum_age`.
    ");
}

#[test]
fn service_that_nobody_checked_for_too_long() {
    insta::assert_snapshot!(said(SERVICE, "assured: 2026-10-01", "assured: 2025-11-21"), @r"
    warning[service-not-checked]: Nobody has checked this service for more than 12 months
     --> content/services/safety-check.md:8:10
      |
    8 | assured: 2025-11-21
      |          ^^^^^^^^^^
      |
      = help: Check it and write the day of the check after `assured:`.
    ");
}

#[test]
fn service_checked_just_in_time() {
    assert_eq!(said(SERVICE, "assured: 2026-10-01", "assured: 2025-11-22"), "");
}

#[test]
fn the_authority_chooses_how_often_services_are_checked() {
    let site = Site::small()
        .replacing("site.yml", "accessibility:", "policies: { freshness_months: 1 }\naccessibility:")
        .replacing(SERVICE, "assured: 2026-10-01", "assured: 2026-10-21");
    insta::assert_snapshot!(site.findings(), @r"
    warning[service-not-checked]: Nobody has checked this service for more than 1 month
     --> content/services/safety-check.md:8:10
      |
    8 | assured: 2026-10-21
      |          ^^^^^^^^^^
      |
      = help: Check it and write the day of the check after `assured:`.
    ");
}

#[test]
fn service_that_nobody_gives() {
    insta::assert_snapshot!(lonely("").findings(), @r"
    warning[service-not-given]: This service is active, and nobody gives it
     --> content/services/garden-tidy.md:4:9
      |
    4 | status: active
      |         ^^^^^^
      |
      = help: Write a delivery of it with `noticeboard new delivery ID`, name the body that is `responsible:`, or write `status: inactive`.
    ");
}

#[test]
fn service_of_another_body() {
    assert_eq!(lonely("responsible: ternbridge-homes\n").findings(), "");
}

#[test]
fn unreachable_contact_of_a_service() {
    insta::assert_snapshot!(lonely("responsible: ternbridge-homes\ncontact: { role: Adviser }\n").findings(), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/services/garden-tidy.md:9:1
      |
    9 | contact: { role: Adviser }
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn long_sentence() {
    let long = "You can ring us on any day of the week and at any time of the day, and somebody who knows about homes and how to make them safer will answer you.";
    let to = format!("how_to_get_it: Ring the team. {long} Or write.");
    insta::assert_snapshot!(said(SERVICE, "how_to_get_it: Ring the team.", &to), @r"
    warning[long-sentence]: A sentence here has 32 words. The longest should have 25
     --> content/services/safety-check.md:6:16
      |
    6 | ...t: Ring the team. You can ring us on any day of the week and at any time of the day, and somebody who knows about homes and how to make them safer will answer you. Or write.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn long_sentence_over_several_lines() {
    let to = "eligibility:
  - You live here.
  - >-
    You are one of those people who have lived in the county for a long time and
    who have been ill, or old, or poor, or tired, or alone in the last few years.
cost:";
    insta::assert_snapshot!(said(SERVICE, "cost:", to), @r"
    warning[long-sentence]: A sentence here has 34 words. The longest should have 25
      --> content/services/safety-check.md:10:5
       |
    10 |     You are one of those people who have lived in the county for a long time and
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Split it into two or more.
    ");
}

#[test]
fn the_authority_chooses_how_long_sentences_may_be() {
    let site = Site::small()
        .replacing("site.yml", "accessibility:", "policies: { longest_sentence: 5 }\naccessibility:")
        .replacing("site.yml", "method: A program tests every page.", "method: It is tested.")
        .replacing("lots/coast.md", "The two districts by the sea.", "The sea.")
        .replacing("decisions/award.md", "Ternbridge Homes made the best bid.", "The best bid.");
    insta::assert_snapshot!(site.findings(), @r"
    warning[long-sentence]: A sentence here has 7 words. The longest should have 5
     --> content/services/safety-check.md:3:10
      |
    3 | summary: A visit that makes your home safer.
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.

    warning[long-sentence]: A sentence here has 6 words. The longest should have 5
      --> content/site.yml:12:20
       |
    12 |   someone_to_ring: A friend can ring for you.
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Split it into two or more.
    ");
}
