//! Findings of recommendations: the time for an answer, and whether progress agrees with it.

use noticeboard::records::recommendation::Recommendation;

use crate::every_field::{publishing, reads};
use crate::said;
use crate::support::Site;

const RECOMMENDATION: &str = "recommendations/ring-back.yml";
const MADE: &str = "made: 2026-10-12";
const PROGRESS: &str = "progress: awaiting-response";

/// What officers read when other lines stand after the day on which the recommendation was made.
fn with(lines: &str) -> String {
    said(RECOMMENDATION, MADE, &format!("{MADE}\n{lines}"))
}

/// The small site with an answer of a day, and with progress.
fn answered(answer: &str, published: &str, progress: &str) -> Site {
    let response = format!(
        "response:\n  answer: {answer}\n  by: Cabinet\n  text: We have thought about it.\n  published: {published}\nprogress: {progress}"
    );
    Site::small().replacing(RECOMMENDATION, PROGRESS, &response)
}

#[test]
fn notice_without_the_day_of_receipt() {
    insta::assert_snapshot!(with("notice_given: 2026-10-13"), @r"
    warning[notice-without-receipt]: Notice was given, and nothing says when it was received
     --> content/recommendations/ring-back.yml:7:15
      |
    7 | notice_given: 2026-10-13
      |               ^^^^^^^^^^
      |
      = help: Add a line with `received:` and the day. From then on, the law gives two months for an answer.
    ");
}

#[test]
fn notice_without_a_day_by_which_an_answer_is_due() {
    insta::assert_snapshot!(with("notice_given: 2026-10-13\nreceived: 2026-10-14"), @r"
    error[notice-without-due-date]: Notice was given, and nothing says by when an answer is due
     --> content/recommendations/ring-back.yml:8:11
      |
    8 | received: 2026-10-14
      |           ^^^^^^^^^^
      |
      = help: Add `response_due: 2026-12-13`. That is the last day of the two months that the law gives.
    ");
}

#[test]
fn an_answer_due_later_than_the_law_says() {
    insta::assert_snapshot!(with("notice_given: 2026-10-13\nreceived: 2026-10-14\nresponse_due: 2026-12-14"), @r"
    error[due-too-late]: This is later than the two months that the law gives for an answer
     --> content/recommendations/ring-back.yml:9:15
      |
    9 | response_due: 2026-12-14
      |               ^^^^^^^^^^
      |
      = help: Write `response_due: 2026-12-13`, or an earlier day. The two months begin with the day on which it was received.
    ");
}

#[test]
fn an_answer_due_on_the_last_day_or_sooner() {
    for due in ["2026-12-13", "2026-11-30"] {
        assert_eq!(with(&format!("notice_given: 2026-10-13\nreceived: 2026-10-14\nresponse_due: {due}")), "");
    }
}

#[test]
fn the_two_months_begin_with_the_notice_where_it_came_later() {
    let days = |due| format!("notice_given: 2026-10-20\nreceived: 2026-10-14\nresponse_due: {due}");
    assert_eq!(with(&days("2026-12-19")), "");
    assert!(with(&days("2026-12-20")).contains("Write `response_due: 2026-12-19`"));
}

#[test]
fn without_notice_the_law_sets_no_day() {
    assert_eq!(with("received: 2026-10-14\nresponse_due: 2027-03-31"), "");
}

#[test]
fn an_answer_that_is_overdue() {
    insta::assert_snapshot!(with("response_due: 2026-11-21"), @r"
    warning[response-overdue]: The day by which an answer was due has passed
     --> content/recommendations/ring-back.yml:7:15
      |
    7 | response_due: 2026-11-21
      |               ^^^^^^^^^^
      |
      = help: Ask for the answer. When it is there, write it under `response:`.
    ");
    assert_eq!(with("response_due: 2026-11-22"), "", "it may still come today");
}

#[test]
fn an_answer_that_came_late() {
    let site = answered("accepted", "2026-11-10", "under-way").replacing(
        RECOMMENDATION,
        MADE,
        &format!("{MADE}\nresponse_due: 2026-11-09"),
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[late-response]: The answer came after the day on which it was due, 2026-11-09
      --> content/recommendations/ring-back.yml:13:14
       |
    13 |   published: 2026-11-10
       |              ^^^^^^^^^^
       |
       = help: Correct the date if it is wrong. If it is right, leave it: the page says that the answer was late.
    ");
}

#[test]
fn progress_without_an_answer() {
    insta::assert_snapshot!(said(RECOMMENDATION, PROGRESS, "progress: done"), @r"
    error[progress-contradicts-answer]: Nobody has answered this yet, and its progress says more
     --> content/recommendations/ring-back.yml:8:11
      |
    8 | progress: done
      |           ^^^^
      |
      = help: Add the answer under `response:`, or write `progress: awaiting-response`. What has been done already can stand in `progress_note:`.
    ");
}

#[test]
fn an_answer_and_progress_that_awaits_it() {
    insta::assert_snapshot!(answered("partly-accepted", "2026-11-10", "awaiting-response").findings(), @r"
    error[progress-contradicts-answer]: This has been answered, and its progress says that it awaits an answer
      --> content/recommendations/ring-back.yml:13:11
       |
    13 | progress: awaiting-response
       |           ^^^^^^^^^^^^^^^^^
       |
       = help: Write `progress: not-started`, `under-way` or `done`, or `not-to-be-done` where it was not accepted.
    ");
}

#[test]
fn progress_of_what_was_not_accepted() {
    insta::assert_snapshot!(answered("not-accepted", "2026-11-10", "under-way").findings(), @r"
    error[progress-contradicts-answer]: This was not accepted, and its progress says that it will be done
      --> content/recommendations/ring-back.yml:13:11
       |
    13 | progress: under-way
       |           ^^^^^^^^^
       |
       = help: Write `progress: not-to-be-done`, or correct the answer.
    ");
}

#[test]
fn what_was_accepted_and_will_not_be_done() {
    insta::assert_snapshot!(answered("accepted", "2026-11-10", "not-to-be-done").findings(), @r"
    error[progress-contradicts-answer]: This was accepted, and its progress says that it will not be done
      --> content/recommendations/ring-back.yml:13:11
       |
    13 | progress: not-to-be-done
       |           ^^^^^^^^^^^^^^
       |
       = help: Write `progress: not-started`, `under-way` or `done`, or correct the answer.
    ");
}

#[test]
fn progress_that_agrees_with_the_answer() {
    for answer in ["accepted", "partly-accepted"] {
        for progress in ["not-started", "under-way", "done"] {
            assert_eq!(answered(answer, "2026-11-10", progress).findings(), "", "{answer}, {progress}");
        }
    }
    assert_eq!(answered("not-accepted", "2026-11-10", "not-to-be-done").findings(), "");
}

#[test]
fn days_out_of_order() {
    insta::assert_snapshot!(with("notice_given: 2026-10-11\nreceived: 2026-10-10\nresponse_due: 2026-10-09"), @r"
    error[dates-out-of-order]: The day of the notice comes before the day on which this was agreed
     --> content/recommendations/ring-back.yml:7:15
      |
    7 | notice_given: 2026-10-11
      |               ^^^^^^^^^^
      |
      = help: The day on which this was agreed is 2026-10-12. Correct one of the two dates.

    error[dates-out-of-order]: The day on which this was received comes before the day on which this was agreed
     --> content/recommendations/ring-back.yml:8:11
      |
    8 | received: 2026-10-10
      |           ^^^^^^^^^^
      |
      = help: The day on which this was agreed is 2026-10-12. Correct one of the two dates.

    error[dates-out-of-order]: The day by which an answer is due comes before the day on which this was received
     --> content/recommendations/ring-back.yml:9:15
      |
    9 | response_due: 2026-10-09
      |               ^^^^^^^^^^
      |
      = help: The day on which this was received is 2026-10-10. Correct one of the two dates.

    warning[response-overdue]: The day by which an answer was due has passed
     --> content/recommendations/ring-back.yml:9:15
      |
    9 | response_due: 2026-10-09
      |               ^^^^^^^^^^
      |
      = help: Ask for the answer. When it is there, write it under `response:`.
    ");
}

#[test]
fn an_answer_before_the_recommendation() {
    insta::assert_snapshot!(answered("accepted", "2026-10-11", "done").findings(), @r"
    error[dates-out-of-order]: The day of the answer comes before the day on which this was agreed
      --> content/recommendations/ring-back.yml:12:14
       |
    12 |   published: 2026-10-11
       |              ^^^^^^^^^^
       |
       = help: The day on which this was agreed is 2026-10-12. Correct one of the two dates.
    ");
}

#[test]
fn days_that_have_not_come_yet() {
    let site =
        answered("accepted", "2026-11-24", "under-way").replacing(RECOMMENDATION, MADE, "made: 2026-11-23");
    insta::assert_snapshot!(site.findings(), @r"
    warning[date-in-future]: The day on which this was agreed has not come yet
     --> content/recommendations/ring-back.yml:6:7
      |
    6 | made: 2026-11-23
      |       ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.

    warning[date-in-future]: The day of the answer has not come yet
      --> content/recommendations/ring-back.yml:12:14
       |
    12 |   published: 2026-11-24
       |              ^^^^^^^^^^
       |
       = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn agreed_before_its_report() {
    insta::assert_snapshot!(said(RECOMMENDATION, MADE, "made: 2026-10-11"), @r"
    error[agreed-before-report]: This was agreed before its report was written
     --> content/recommendations/ring-back.yml:6:7
      |
    6 | made: 2026-10-11
      |       ^^^^^^^^^^
      |
      = help: The report is of 2026-10-12. Correct one of the two dates.
    ");
}

#[test]
fn two_recommendations_with_one_number() {
    let site = Site::small().with("recommendations/other.yml", Site::small().text(RECOMMENDATION));
    insta::assert_snapshot!(site.findings(), @r#"
    error[duplicate-recommendation-number]: `other` is recommendation 1 of this report too
     --> content/recommendations/ring-back.yml:4:9
      |
    4 | number: "1"
      |         ^^^
      |
      = help: Each recommendation of a report has a number of its own. Correct one of the two.
    "#);
}

#[test]
fn agreed_by_a_committee_that_was_no_more() {
    let site = Site::small().replacing("committees/panel.yml", "remit:", "to: 2026-10-12\nremit:").replacing(
        RECOMMENDATION,
        MADE,
        "made: 2026-10-13",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[committee-not-standing]: There was no such committee any more on this day
     --> content/recommendations/ring-back.yml:6:7
      |
    6 | made: 2026-10-13
      |       ^^^^^^^^^^
      |
      = help: The last day of `panel` is 2026-10-12. Correct one of the two dates, or name another committee.
    ");
}

#[test]
fn long_sentence_in_what_has_been_done() {
    let long = format!(
        "{PROGRESS}\nprogress_note: The provider has begun to ring people back and means to go on with it until everybody who has ever left a message has been rung back twice."
    );
    insta::assert_snapshot!(said(RECOMMENDATION, PROGRESS, &long), @r"
    warning[long-sentence]: A sentence here has 28 words. The longest should have 25
     --> content/recommendations/ring-back.yml:9:16
      |
    9 | ...e: The provider has begun to ring people back and means to go on with it until everybody who has ever left a message has been rung back twice.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn every_field_of_a_recommendation_reads() {
    let text = format!(
        "title: Ring twice
text: That everyone be rung twice.
report: checks
number: 2b
made_by: panel
made: 2026-10-12
addressed_to: Cabinet
notice_given: 2026-10-13
received: 2026-10-14
response_due: 2026-12-13
response:
  answer: partly-accepted
  by: Cabinet
  text: We will ring once.
  published: 2026-11-10
progress: under-way
progress_note: It has begun.
about: [\"decision:award\"]
{}",
        publishing(5)
    );
    let site = Site::small().with("recommendations/full.yml", text);
    reads::<Recommendation>("recommendations/full.yml", &site);
}
