//! Findings of plans: the days of their actions.

use crate::plans::{PLAN, action, status};
use crate::said;
use crate::support::Site;

#[test]
fn action_moved_to_an_earlier_day() {
    insta::assert_snapshot!(action("now_due: 2027-01-31\n    moved_because: We are fast.").findings(), @r"
    error[dates-out-of-order]: The day by which it is due now comes before the day by which this action was first due
      --> content/plans/safer-coast.yml:14:14
       |
    14 |     now_due: 2027-01-31
       |              ^^^^^^^^^^
       |
       = help: The day by which this action was first due is 2027-03-31. Correct one of the two dates.
    ");
}

#[test]
fn action_moved_without_a_reason() {
    insta::assert_snapshot!(action("now_due: 2027-04-30").findings(), @r"
    error[moved-without-reason]: Nothing says why this day was moved
      --> content/plans/safer-coast.yml:14:14
       |
    14 |     now_due: 2027-04-30
       |              ^^^^^^^^^^
       |
       = help: Add a line with `moved_because:` and the reason in a sentence.
    ");
}

#[test]
fn reason_for_a_day_that_was_not_moved() {
    insta::assert_snapshot!(action("moved_because: The van broke.").findings(), @r"
    error[reason-without-move]: This says why a day was moved, and no day was moved
      --> content/plans/safer-coast.yml:14:20
       |
    14 |     moved_because: The van broke.
       |                    ^^^^^^^^^^^^^^
       |
       = help: Write the new day after `now_due:`, or delete the reason.
    ");
}

#[test]
fn done_without_a_day() {
    insta::assert_snapshot!(status("status: done").findings(), @r"
    error[done-without-day]: This action is done, and nothing says when
      --> content/plans/safer-coast.yml:13:13
       |
    13 |     status: done
       |             ^^^^
       |
       = help: Add a line with `done:` and the day.
    ");
}

#[test]
fn day_of_an_action_that_is_not_done() {
    insta::assert_snapshot!(action("done: 2026-09-01").findings(), @r"
    error[day-without-done]: This action has a day on which it was done, and its status is another
      --> content/plans/safer-coast.yml:14:11
       |
    14 |     done: 2026-09-01
       |           ^^^^^^^^^^
       |
       = help: Write `status: done`, or delete the day.
    ");
}

#[test]
fn done_on_a_day_that_has_not_come() {
    let site = status("status: done\n    done: 2026-12-01").replacing(PLAN, "2026-10-22", "2026-12-02");
    insta::assert_snapshot!(site.findings(), @r"
    warning[date-in-future]: The day of the last update has not come yet
     --> content/plans/safer-coast.yml:3:10
      |
    3 | updated: 2026-12-02
      |          ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.

    warning[date-in-future]: The day on which this action was done has not come yet
      --> content/plans/safer-coast.yml:14:11
       |
    14 |     done: 2026-12-01
       |           ^^^^^^^^^^
       |
       = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn done_after_the_plan_was_updated() {
    insta::assert_snapshot!(status("status: done\n    done: 2026-11-02").findings(), @r"
    error[dates-out-of-order]: The day of the last update of this plan comes before the day on which this action was done
     --> content/plans/safer-coast.yml:3:10
      |
    3 | updated: 2026-10-22
      |          ^^^^^^^^^^
      |
      = help: The day on which this action was done is 2026-11-02. Correct one of the two dates.
    ");
}

#[test]
fn plan_that_was_agreed_after_its_update() {
    insta::assert_snapshot!(said(PLAN, "updated:", "agreed: 2026-10-25\nupdated:"), @r"
    error[dates-out-of-order]: The day of the last update comes before the day on which the plan was agreed
     --> content/plans/safer-coast.yml:4:10
      |
    4 | updated: 2026-10-22
      |          ^^^^^^^^^^
      |
      = help: The day on which the plan was agreed is 2026-10-25. Correct one of the two dates.
    ");
}

#[test]
fn stopped_without_a_reason() {
    insta::assert_snapshot!(status("status: stopped").findings(), @r"
    warning[stopped-without-reason]: This action was stopped, and nothing says why
      --> content/plans/safer-coast.yml:13:13
       |
    13 |     status: stopped
       |             ^^^^^^^
       |
       = help: Add a line with `progress:` and the reason in a sentence.
    ");
}

#[test]
fn action_that_is_overdue() {
    insta::assert_snapshot!(said(PLAN, "2027-03-31", "2026-10-31"), @r"
    warning[action-overdue]: The day of this action has passed, and it is neither done nor late
      --> content/plans/safer-coast.yml:12:16
       |
    12 |     first_due: 2026-10-31
       |                ^^^^^^^^^^
       |
       = help: Write `status: done` and the day after `done:`, or `status: late`. If the day was moved, write it after `now_due:`, and why after `moved_because:`.
    ");
}

#[test]
fn action_whose_moved_day_is_overdue() {
    let site = action("now_due: 2026-11-21\n    moved_because: The van broke.");
    insta::assert_snapshot!(site.replacing(PLAN, "2027-03-31", "2026-10-31").findings(), @r"
    warning[action-overdue]: The day of this action has passed, and it is neither done nor late
      --> content/plans/safer-coast.yml:14:14
       |
    14 |     now_due: 2026-11-21
       |              ^^^^^^^^^^
       |
       = help: Write `status: done` and the day after `done:`, or `status: late`. If the day was moved, write it after `now_due:`, and why after `moved_because:`.
    ");
}

#[test]
fn action_that_is_late_done_or_stopped_is_not_overdue() {
    for lines in
        ["status: late", "status: done\n    done: 2026-09-30", "status: stopped\n    progress: Nobody came."]
    {
        assert_eq!(status(lines).replacing(PLAN, "2027-03-31", "2026-10-31").findings(), "", "{lines}");
    }
    assert_eq!(said(PLAN, "2027-03-31", "2026-11-22"), "", "it is due today");
}

#[test]
fn late_before_its_day() {
    insta::assert_snapshot!(status("status: late").findings(), @r"
    warning[late-too-early]: This action is late, and the day by which it was first due has not come yet
      --> content/plans/safer-coast.yml:13:13
       |
    13 |     status: late
       |             ^^^^
       |
       = help: Write `at-risk` if it may not be done in time, or correct the day.
    ");
}

#[test]
fn late_with_a_day_that_was_moved() {
    let site = status("status: late\n    now_due: 2027-03-31\n    moved_because: The van broke.");
    assert_eq!(site.replacing(PLAN, "first_due: 2027-03-31", "first_due: 2026-10-31").findings(), "");
}

#[test]
fn plan_that_nobody_updated() {
    insta::assert_snapshot!(said(PLAN, "2026-10-22", "2025-11-21"), @r"
    warning[plan-not-updated]: Nobody has updated this plan for more than 12 months, and some actions are open
     --> content/plans/safer-coast.yml:3:10
      |
    3 | updated: 2025-11-21
      |          ^^^^^^^^^^
      |
      = help: Say of each open action where it stands, and write today's day after `updated:`.
    ");
    assert_eq!(said(PLAN, "2026-10-22", "2025-11-22"), "", "twelve months ago is not too long");
    let done = status("status: done\n    done: 2025-06-01").replacing(PLAN, "2026-10-22", "2025-06-01");
    assert_eq!(done.findings(), "", "nothing of it is open");
}

#[test]
fn time_is_the_cause_of_what_is_overdue() {
    let site =
        Site::small().replacing(PLAN, "2027-03-31", "2026-10-31").replacing(PLAN, "2026-10-22", "2025-09-01");
    let text = site.text("inspections/coast-2026.yml") + "reinspection_due: 2026-10\n";
    let run = site.with("inspections/coast-2026.yml", text).write().check(&["--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for rule in ["action-overdue", "plan-not-updated", "reinspection-overdue"] {
        assert!(run.stderr.contains(&format!("warning[{rule}]: ")), "{}", run.stderr);
    }
}
