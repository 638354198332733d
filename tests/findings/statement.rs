//! Findings of the accessibility statement.

use crate::said;
use crate::support::Site;

const SITE: &str = "site.yml";
const ISSUES: &str = "  issues:
    - problem: One PDF has no headings.
      criterion: 1.3.1 Info and Relationships
      fix_by: 2027-03-31
";
const AUDIT: &str = "  audit:
    date: 2026-11-02
    by: The access team
    sample: Every kind of page.
";

#[test]
fn whole_standard_with_issues_left() {
    insta::assert_snapshot!(said(SITE, "compliance: partially", "compliance: fully"), @r"
    error[false-compliance]: A site that meets the whole standard has no issues left
      --> content/site.yml:26:15
       |
    26 |   compliance: fully
       |               ^^^^^
       |
       = help: Write `compliance: partially`, or delete the issues that are mended.
    ");
}

#[test]
fn whole_standard_without_a_test() {
    let site = Site::small()
        .replacing(SITE, "compliance: partially", "compliance: fully")
        .replacing(SITE, ISSUES, "")
        .replacing(SITE, AUDIT, "");
    insta::assert_snapshot!(site.findings(), @r"
    error[unproved-compliance]: Nothing shows that the site meets the whole standard
      --> content/site.yml:26:15
       |
    26 |   compliance: fully
       |               ^^^^^
       |
       = help: A program finds only some faults. Name the last test by people after `audit:`, or write `compliance: partially`.
    ");
}

#[test]
fn part_of_the_standard_without_issues() {
    insta::assert_snapshot!(said(SITE, ISSUES, ""), @r"
    error[statement-without-issues]: Nothing says what does not meet the standard
      --> content/site.yml:26:15
       |
    26 |   compliance: partially
       |               ^^^^^^^^^
       |
       = help: Name each problem after `issues:`, with its criterion and the day by which it will be mended.
    ");
}

#[test]
fn reviewed_before_it_was_prepared() {
    insta::assert_snapshot!(said(SITE, "prepared: 2026-05-18", "prepared: 2026-11-10"), @r"
    error[dates-out-of-order]: The day of the last review comes before the day of preparation
      --> content/site.yml:28:13
       |
    28 |   reviewed: 2026-11-09
       |             ^^^^^^^^^^
       |
       = help: The day of preparation is 2026-11-10. Correct one of the two dates.
    ");
}

#[test]
fn not_reviewed_for_a_year() {
    let site = Site::small().replacing(SITE, "prepared: 2026-05-18", "prepared: 2024-05-18").replacing(
        SITE,
        "reviewed: 2026-11-09",
        "reviewed: 2025-11-21",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[statement-review-overdue]: The accessibility statement was not reviewed in the last 12 months
      --> content/site.yml:28:13
       |
    28 |   reviewed: 2025-11-21
       |             ^^^^^^^^^^
       |
       = help: The law asks for a review each year. Review it and write the day after `reviewed:`.
    ");
}

#[test]
fn days_in_the_future() {
    let site = Site::small().replacing(SITE, "reviewed: 2026-11-09", "reviewed: 2026-11-23").replacing(
        SITE,
        "date: 2026-11-02",
        "date: 2026-12-02",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[date-in-future]: The day of the last review has not come yet
      --> content/site.yml:28:13
       |
    28 |   reviewed: 2026-11-23
       |             ^^^^^^^^^^
       |
       = help: Write the day on which it was done.

    warning[date-in-future]: The day of the test has not come yet
      --> content/site.yml:31:11
       |
    31 |     date: 2026-12-02
       |           ^^^^^^^^^^
       |
       = help: Write the day on which it was done.
    ");
}

#[test]
fn issue_that_was_to_be_mended() {
    insta::assert_snapshot!(said(SITE, "fix_by: 2027-03-31", "fix_by: 2026-11-21"), @r"
    warning[fix-overdue]: The day by which this was to be mended has passed
      --> content/site.yml:37:15
       |
    37 |       fix_by: 2026-11-21
       |               ^^^^^^^^^^
       |
       = help: Delete the issue if it is mended; otherwise write the new day.
    ");
}

#[test]
fn criterion_without_its_name() {
    insta::assert_snapshot!(said(SITE, "1.3.1 Info and Relationships", "1.3.1"), @r"
    error[unknown-criterion]: This is not how success criterion 1.3.1 is called
      --> content/site.yml:36:18
       |
    36 |       criterion: 1.3.1
       |                  ^^^^^
       |
       = help: Write `criterion: 1.3.1 Info and Relationships`.
    ");
}

#[test]
fn criterion_that_is_none() {
    insta::assert_snapshot!(said(SITE, "1.3.1 Info and Relationships", "Headings"), @r"
    error[unknown-criterion]: `Headings` is not a success criterion of WCAG 2.2
      --> content/site.yml:36:18
       |
    36 |       criterion: Headings
       |                  ^^^^^^^^
       |
       = help: Write the number and name of a criterion of level A or AA, like `1.1.1 Non-text Content`.
    ");
}

#[test]
fn criterion_of_an_older_version() {
    insta::assert_snapshot!(said(SITE, "1.3.1 Info and Relationships", "4.1.1 Parsing"), @r"
    error[unknown-criterion]: `4.1.1 Parsing` is not a success criterion of WCAG 2.2
      --> content/site.yml:36:18
       |
    36 |       criterion: 4.1.1 Parsing
       |                  ^^^^^^^^^^^^^
       |
       = help: Write the number and name of a criterion of level A or AA, like `1.1.1 Non-text Content`.
    ");
}

#[test]
fn no_mail_address_and_no_form() {
    insta::assert_snapshot!(said(SITE, "email: web@example.org", "telephone: 01632 960100"), @r"
    error[statement-without-contact]: The accessibility statement needs a mail address or a form
      --> content/site.yml:38:3
       |
    38 |   contact:
       |   ^^^^^^^
       |
       = help: Add `email:` to this contact, or `website:` with the address of a form.
    ");
}
