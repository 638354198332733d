//! Findings of meetings.

use noticeboard::records::meeting::Meeting;

use crate::every_field::{publishing, reads};
use crate::said;
use crate::support::Site;

const MEETING: &str = "meetings/panel-october.yml";
const OUTCOME: &str = "    outcome: The panel agreed a recommendation.\n";

/// The small site with its meeting planned for a day.
fn planned_for(day: &str) -> Site {
    Site::small()
        .replacing(MEETING, "date: 2026-10-12", &format!("date: {day}"))
        .replacing(MEETING, "status: held", "status: planned")
        .replacing(MEETING, OUTCOME, "")
}

#[test]
fn a_planned_meeting_whose_day_has_passed() {
    insta::assert_snapshot!(planned_for("2026-11-21").findings(), @r"
    warning[meeting-still-planned]: The day of this meeting has passed, and it is still planned
     --> content/meetings/panel-october.yml:4:9
      |
    4 | status: planned
      |         ^^^^^^^
      |
      = help: Write `status: held` and an `outcome:` for each item of the agenda, or `status: cancelled`.
    ");
}

#[test]
fn a_meeting_may_be_planned_for_today() {
    assert_eq!(planned_for("2026-11-22").findings(), "");
}

#[test]
fn a_meeting_held_in_the_future() {
    insta::assert_snapshot!(said(MEETING, "date: 2026-10-12", "date: 2026-11-23"), @r"
    error[held-in-future]: This meeting cannot have been held: its day has not come yet
     --> content/meetings/panel-october.yml:4:9
      |
    4 | status: held
      |         ^^^^
      |
      = help: Write `status: planned`, or correct the date.
    ");
}

#[test]
fn two_items_with_one_number() {
    let item = "agenda:\n  - number: \"7\"\n    title: Minutes\n    outcome: They were agreed.\n";
    insta::assert_snapshot!(said(MEETING, "agenda:\n", item), @r#"
    error[duplicate-agenda-number]: Two items of this agenda have the number 7
     --> content/meetings/panel-october.yml:9:13
      |
    9 |   - number: "7"
      |             ^^^
      |
      = help: Each item has a number of its own. Correct one of the two.
    "#);
}

#[test]
fn a_held_meeting_that_does_not_say_what_it_did() {
    insta::assert_snapshot!(said(MEETING, OUTCOME, ""), @r#"
    warning[item-without-outcome]: The meeting was held, and nothing says what it did with item 7
     --> content/meetings/panel-october.yml:6:13
      |
    6 |   - number: "7"
      |             ^^^
      |
      = help: Add a line with `outcome:` to the item, and what the meeting did in a sentence.
    "#);
}

#[test]
fn an_outcome_of_a_meeting_that_was_called_off() {
    insta::assert_snapshot!(said(MEETING, "status: held", "status: cancelled"), @r"
    error[outcome-without-meeting]: Item 7 has an outcome, and the meeting was not held
     --> content/meetings/panel-october.yml:9:14
      |
    9 |     outcome: The panel agreed a recommendation.
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Write `status: held`, or delete the outcome.
    ");
}

#[test]
fn a_meeting_that_was_called_off_needs_no_outcome() {
    let site =
        Site::small().replacing(MEETING, "status: held", "status: cancelled").replacing(MEETING, OUTCOME, "");
    assert_eq!(site.findings(), "");
}

#[test]
fn long_sentence_in_an_outcome() {
    let long = "    outcome: The panel talked about the first page of the report and then about the second page of it and then went home without agreeing on anything at all.\n";
    insta::assert_snapshot!(said(MEETING, OUTCOME, long), @r"
    warning[long-sentence]: A sentence here has 28 words. The longest should have 25
     --> content/meetings/panel-october.yml:9:14
      |
    9 | ...e: The panel talked about the first page of the report and then about the second page of it and then went home without agreeing on anything at all.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn a_webcast_that_is_no_address() {
    insta::assert_snapshot!(said(MEETING, "status: held", "status: held\nwebcast: channel 5"), @r"
    error[bad-web-address]: `channel 5` is not a web address
     --> content/meetings/panel-october.yml:5:10
      |
    5 | webcast: channel 5
      |          ^^^^^^^^^
      |
      = help: Write the whole address, like `https://www.example.org/help`.
    ");
}

#[test]
fn every_field_of_a_meeting_reads() {
    let text = format!(
        "title: Care Scrutiny Panel, 2 November 2026
committee: panel
date: 2026-11-02
time: \"18:00\"
place: Room 2
status: held
public: Anybody may come.
webcast: https://www.example.com/watch
agenda:
  - number: 1a
    title: A contract
    about: [\"contract:coast-2025\"]
    outcome: It was noted.
    restriction: exempt
documents: [checklist]
{}",
        publishing(3)
    );
    reads::<Meeting>("meetings/full.yml", &Site::small().with("meetings/full.yml", text));
}
