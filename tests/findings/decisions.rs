//! Findings of decisions.

use crate::said;
use crate::support::Site;

const DECISION: &str = "decisions/award.md";
const MADE: &str = "made: 2025-02-04";

#[test]
fn key_decision_without_a_reason() {
    let from = "reason_key: Significant effect in 2 or more electoral divisions\n";
    insta::assert_snapshot!(said(DECISION, from, ""), @r"
    error[key-without-reason]: This is a key decision, and nothing says why
     --> content/decisions/award.md:6:15
      |
    6 | key_decision: true
      |               ^^^^
      |
      = help: Add a line like `reason_key: Significant effect in 2 or more electoral divisions`.
    ");
}

#[test]
fn executive_decision_without_reasons() {
    insta::assert_snapshot!(said(DECISION, "reasons:\n  - Ternbridge Homes made the best bid.\n", ""), @r"
    error[decision-without-reasons]: An executive decision has to give its reasons
     --> content/decisions/award.md:3:7
      |
    3 | kind: executive
      |       ^^^^^^^^^
      |
      = help: Add `reasons:` and below it each reason on its own line, after a hyphen and a space.
    ");
}

#[test]
fn call_in_without_an_executive() {
    let site = Site::small()
        .replacing("site.yml", "governance: leader-and-cabinet", "governance: committee-system")
        .replacing(DECISION, "key_decision: true", "key_decision: true\nsubject_to_call_in: true")
        .replacing(DECISION, "kind: executive", "kind: committee");
    insta::assert_snapshot!(site.findings(), @r"
    error[no-call-in]: Call-in needs an executive, and site.yml says that this authority has none
     --> content/decisions/award.md:7:21
      |
    7 | subject_to_call_in: true
      |                     ^^^^
      |
      = help: Write `subject_to_call_in: false`, or delete the line.
    ");
}

#[test]
fn call_in_of_a_consideration() {
    let site = Site::small()
        .replacing(DECISION, "key_decision: true", "key_decision: true\nsubject_to_call_in: true")
        .replacing(DECISION, "kind: executive", "kind: scrutiny-consideration");
    insta::assert_snapshot!(site.findings(), @r"
    error[no-call-in]: A scrutiny committee's view cannot be called in: it decides nothing
     --> content/decisions/award.md:7:21
      |
    7 | subject_to_call_in: true
      |                     ^^^^
      |
      = help: Write `subject_to_call_in: false`, or delete the line.
    ");
}

#[test]
fn days_out_of_order() {
    let days = "notice_published: 2025-02-05\ndue: 2025-02-01\nmade: 2025-02-04\npublished: 2025-02-03\neffective: 2025-02-02";
    insta::assert_snapshot!(said(DECISION, MADE, days), @r"
    error[dates-out-of-order]: The day on which it was due comes before the day of the notice
      --> content/decisions/award.md:14:6
       |
    14 | due: 2025-02-01
       |      ^^^^^^^^^^
       |
       = help: The day of the notice is 2025-02-05. Correct one of the two dates.

    error[dates-out-of-order]: The day of the decision comes before the day of the notice
      --> content/decisions/award.md:15:7
       |
    15 | made: 2025-02-04
       |       ^^^^^^^^^^
       |
       = help: The day of the notice is 2025-02-05. Correct one of the two dates.

    error[dates-out-of-order]: The day of publishing comes before the day of the decision
      --> content/decisions/award.md:16:12
       |
    16 | published: 2025-02-03
       |            ^^^^^^^^^^
       |
       = help: The day of the decision is 2025-02-04. Correct one of the two dates.

    error[dates-out-of-order]: The day from which it has effect comes before the day of the decision
      --> content/decisions/award.md:17:12
       |
    17 | effective: 2025-02-02
       |            ^^^^^^^^^^
       |
       = help: The day of the decision is 2025-02-04. Correct one of the two dates.
    ");
}

#[test]
fn decision_in_the_future() {
    insta::assert_snapshot!(said(DECISION, MADE, "made: 2026-11-23"), @r"
    warning[date-in-future]: The day of the decision has not come yet
      --> content/decisions/award.md:13:7
       |
    13 | made: 2026-11-23
       |       ^^^^^^^^^^
       |
       = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn decision_in_the_future_that_is_held_back() {
    let site = Site::small().with("decisions/next.md", Site::small().text(DECISION)).replacing(
        "decisions/next.md",
        MADE,
        "made: 2026-11-23\npublish_from: 2026-11-23 09:30",
    );
    assert_eq!(site.findings(), "");
}

#[test]
fn unreachable_contact_of_a_decision() {
    insta::assert_snapshot!(said(DECISION, "telephone: 01632 960100", "role: Clerk"), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/decisions/award.md:11:1
       |
    11 | contact:
       | ^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn decision_that_follows_from_itself() {
    insta::assert_snapshot!(said(DECISION, MADE, "made: 2025-02-04\nfollows: [award]"), @r"
    error[refers-to-itself]: This decision refers to itself
      --> content/decisions/award.md:14:11
       |
    14 | follows: [award]
       |           ^^^^^
       |
       = help: Write the id of another one, or delete it.
    ");
}
