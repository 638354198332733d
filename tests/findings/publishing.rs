//! Findings of what every record may say about its own publishing.

use crate::said;
use crate::support::Site;

const PROVIDER: &str = "providers/ternbridge-homes.md";

#[test]
fn review_that_is_due() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "review_by: 2026-11-21\nkind:"), @r"
    warning[review-overdue]: The day by which somebody was to check this record has passed
     --> content/providers/ternbridge-homes.md:3:12
      |
    3 | review_by: 2026-11-21
      |            ^^^^^^^^^^
      |
      = help: Check it, write the day of the check after `assured:` and the next day after `review_by:`.
    ");
}

#[test]
fn review_of_today() {
    assert_eq!(said(PROVIDER, "kind:", "review_by: 2026-11-22\nkind:"), "");
}

#[test]
fn review_before_the_last_check() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "assured: 2026-10-01\nreview_by: 2026-09-01\nkind:"), @r"
    error[dates-out-of-order]: This review was due before the last check
     --> content/providers/ternbridge-homes.md:4:12
      |
    4 | review_by: 2026-09-01
      |            ^^^^^^^^^^
      |
      = help: The last check was on 2026-10-01. Write the day of the next one.
    ");
}

#[test]
fn check_in_the_future() {
    insta::assert_snapshot!(said(PROVIDER, "kind:", "assured: 2026-12-01\nkind:"), @r"
    warning[date-in-future]: The day of the last check has not come yet
     --> content/providers/ternbridge-homes.md:3:10
      |
    3 | assured: 2026-12-01
      |          ^^^^^^^^^^
      |
      = help: Write the day on which somebody last checked this record.
    ");
}

#[test]
fn alias_of_itself() {
    let site = Site::small().replacing(PROVIDER, "kind:", "aliases: [/providers/Ternbridge-Homes]\nkind:");
    insta::assert_snapshot!(site.told(), @r"
    error[address-taken]: Two pages or files would stand at one address, `/providers/ternbridge-homes/`
     --> content/providers/ternbridge-homes.md:3:11
      |
    3 | aliases: [/providers/Ternbridge-Homes]
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: The other comes from content/providers/ternbridge-homes.md. Give one of them another name.
    ");
}

#[test]
fn alias_of_two_records() {
    let site = Site::small().replacing(PROVIDER, "kind:", "aliases: [/old/]\nkind:").replacing(
        "services/safety-check.md",
        "cost:",
        "aliases: [/other/, /OLD]\ncost:",
    );
    insta::assert_snapshot!(site.told(), @r"
    error[address-taken]: Two pages or files would stand at one address, `/old/`
     --> content/services/safety-check.md:7:20
      |
    7 | aliases: [/other/, /OLD]
      |                    ^^^^
      |
      = help: The other comes from content/providers/ternbridge-homes.md. Give one of them another name.
    ");
}
