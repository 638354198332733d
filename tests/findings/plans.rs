//! Findings of plans.

use noticeboard::records::plan::Plan;

use crate::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

pub(super) const PLAN: &str = "plans/safer-coast.yml";

/// The small site with other lines in the place of the action's status.
pub(super) fn status(lines: &str) -> Site {
    Site::small().replacing(PLAN, "status: on-track", lines)
}

/// The small site with more lines at the end of its action.
pub(super) fn action(lines: &str) -> Site {
    status(&format!("status: on-track\n    {lines}"))
}

#[test]
fn plan_without_actions() {
    let text = Site::small().text(PLAN);
    let text = text.split("actions:").next().unwrap().to_owned() + "actions: []\n";
    let site = Site::small().with(PLAN, text).replacing(
        "inspections/coast-2026.yml",
        "findings:\n  - number: \"1\"\n    title: Visits come late\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[plan-without-actions]: This plan has no action
     --> content/plans/safer-coast.yml:5:1
      |
    5 | actions: []
      | ^^^^^^^
      |
      = help: Write at least one action below `actions:`.
    ");
}

#[test]
fn two_actions_with_one_number() {
    let text = Site::small().text(PLAN)
        + "  - { number: \"1\", title: Stay longer, owner: Head of visits, first_due: 2027-03-31, status: on-track }\n";
    insta::assert_snapshot!(Site::small().with(PLAN, text).findings(), @r#"
    error[duplicate-action-number]: This plan has another action with the number 1
      --> content/plans/safer-coast.yml:14:15
       |
    14 |   - { number: "1", title: Stay longer, owner: Head of visits, first_due: 2027-03-31, status: on-track }
       |               ^^^
       |
       = help: Give each action a number of its own: links lead to it.
    "#);
}

#[test]
fn finding_that_the_inspection_does_not_have() {
    let more = "        finding: \"1\"\n      - inspection: coast-2026\n        finding: \"2\"\n";
    insta::assert_snapshot!(said(PLAN, "        finding: \"1\"\n", more), @r#"
    error[no-such-finding]: The inspection `coast-2026` has no finding 2
      --> content/plans/safer-coast.yml:12:18
       |
    12 |         finding: "2"
       |                  ^^^
       |
       = help: Write a number that it has: 1.
    "#);
    insta::assert_snapshot!(said(PLAN, "        finding: \"1\"\n", &more.replace("\"2\"", "\"1.\"")), @r#"
    error[no-such-finding]: The inspection `coast-2026` has no finding 1.
      --> content/plans/safer-coast.yml:12:18
       |
    12 |         finding: "1."
       |                  ^^^^
       |
       = help: Did you mean "1"?
    "#);
}

#[test]
fn finding_of_an_inspection_without_findings() {
    let site = Site::small().replacing(
        "inspections/coast-2026.yml",
        "findings:\n  - number: \"1\"\n    title: Visits come late\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r#"
    error[no-such-finding]: The inspection `coast-2026` has no finding 1
      --> content/plans/safer-coast.yml:10:18
       |
    10 |         finding: "1"
       |                  ^^^
       |
       = help: It has no findings. Write them there first.
    "#);
}

#[test]
fn inspection_that_the_plan_does_not_name() {
    insta::assert_snapshot!(said(PLAN, "inspections: [coast-2026]\n", ""), @r"
    warning[inspection-not-in-plan]: `coast-2026` is not among the inspections that this plan answers
     --> content/plans/safer-coast.yml:8:21
      |
    8 |       - inspection: coast-2026
      |                     ^^^^^^^^^^
      |
      = help: Add it to `inspections:` of the plan, or correct the id.
    ");
}

/// The small site with a recommendation that an action carries out.
fn refused() -> Site {
    let text = "title: Ring back\ntext: Ring everyone back.\nmade_by: panel\nmade: 2026-09-01\naddressed_to: Cabinet\nprogress: not-to-be-done\nresponse: { answer: not-accepted, by: Cabinet, text: We cannot., published: 2026-09-30 }\n";
    Site::small().with("recommendations/ring-back.yml", text)
}

#[test]
fn action_for_a_recommendation_that_is_not_to_be_done() {
    let carried_out = "status: on-track\n    recommendations: [ring-back]";
    let site = refused().replacing(PLAN, "status: on-track", carried_out);
    insta::assert_snapshot!(site.findings(), @r"
    warning[refused-recommendation]: The recommendation `ring-back` is not to be done, and this action does it
      --> content/plans/safer-coast.yml:14:23
       |
    14 |     recommendations: [ring-back]
       |                       ^^^^^^^^^
       |
       = help: Correct its `progress:`, give this action `status: stopped`, or delete the id.
    ");
    let stopped = "status: stopped\n    progress: The cabinet said no.\n    recommendations: [ring-back]";
    assert_eq!(refused().replacing(PLAN, "status: on-track", stopped).findings(), "");
}

#[test]
fn contact_that_reaches_nobody() {
    let text = Site::small().text(PLAN) + "contact:\n  role: Head of visits\n";
    insta::assert_snapshot!(Site::small().with(PLAN, text).findings(), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/plans/safer-coast.yml:14:1
       |
    14 | contact:
       | ^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn long_sentences() {
    let long = "word ".repeat(30);
    let long = long.trim_end();
    let site = action(&format!("progress: {long}")).replacing(PLAN, "It answers the inspectors.", long);
    insta::assert_snapshot!(site.findings(), @r"
    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
     --> content/plans/safer-coast.yml:2:10
      |
    2 | ...y: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.

    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
      --> content/plans/safer-coast.yml:14:15
       |
    14 | ...s: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Split it into two or more.
    ");
}

#[test]
fn every_field_is_read() {
    let text = format!(
        "title: A plan for homes
also_called: [The homes plan]
summary: It is for homes.
monitored_by: [The board]
agreed: 2026-07-01
updated: 2026-10-22
inspections: [coast-2026]
actions:
  - number: \"1.1\"
    title: Come on time
    answers: [{{ inspection: coast-2026, finding: \"1\" }}]
    recommendations: [ring-back]
    owner: Head of visits
    first_due: 2026-08-31
    now_due: 2026-09-30
    moved_because: The van broke.
    status: done
    progress: It is mended.
    done: 2026-09-12
    indicators: [checks]
{}documents: [checklist]
about: [service:safety-check]
{}",
        contact("contact"),
        publishing(1)
    );
    let site = Site::small().with("plans/homes.yml", text);
    reads::<Plan>("plans/homes.yml", &site);
}
