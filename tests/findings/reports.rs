//! Findings of reports: their headings, their meeting and their dates.

use noticeboard::records::report::Report;

use crate::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

const REPORT: &str = "reports/checks.md";
const MEETING: &str = "meetings/panel-october.yml";
const DATE: &str = "date: 2026-10-12";

/// What a report says that follows the headings of [`with_headings`].
const BODY: &str =
    "## Summary\n\nMost are in time.\n\n## Background papers\n\nNone.\n\n## Equality implications\n\nNone.\n";

/// The small site, which asks for three headings, with a report of another text.
fn with_headings(body: &str) -> Site {
    let headings =
        "policies:\n  report_headings: [Summary, Background papers, Equality implications]\ntop_tasks:";
    Site::small().replacing("site.yml", "top_tasks:", headings).replacing(
        REPORT,
        "## Summary of report\n\nNine of ten checks were made in time.\n",
        body,
    )
}

#[test]
fn a_report_under_its_headings() {
    assert_eq!(with_headings(BODY).findings(), "");
    let deeper = BODY.replace("Most are in time.", "### By month\n\nMost are in time.");
    assert_eq!(with_headings(&deeper).findings(), "");
}

#[test]
fn a_heading_that_is_missing() {
    let body = BODY.replace("## Equality implications\n\nNone.\n", "");
    insta::assert_snapshot!(with_headings(&body).findings(), @r"
    error[missing-heading]: The heading `Equality implications` is missing. It belongs after this section
      --> content/reports/checks.md:16:1
       |
    16 | ## Background papers
       | ^^^^^^^^^^^^^^^^^^^^
       |
       = help: Add `## Equality implications`, and below it what there is to say, or `None directly associated with this report.`
    ");
}

#[test]
fn the_first_heading_is_missing() {
    let body = BODY.replace("## Summary\n\nMost are in time.\n\n", "");
    insta::assert_snapshot!(with_headings(&body).findings(), @r"
    error[missing-heading]: The heading `Summary` is missing. It belongs before this section
      --> content/reports/checks.md:12:1
       |
    12 | ## Background papers
       | ^^^^^^^^^^^^^^^^^^^^
       |
       = help: Add `## Summary`, and below it what there is to say, or `None directly associated with this report.`
    ");
}

#[test]
fn headings_that_follow_one_another_are_missing() {
    insta::assert_snapshot!(with_headings("## Equality implications\n\nNone.\n").findings(), @r"
    error[missing-heading]: 2 headings are missing. They belong before this section
      --> content/reports/checks.md:12:1
       |
    12 | ## Equality implications
       | ^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Add `## Summary` and `## Background papers`, and below each what there is to say, or `None directly associated with this report.`
    ");
}

#[test]
fn a_report_without_any_heading() {
    insta::assert_snapshot!(with_headings("Most are in time.\n").findings(), @r"
    error[missing-heading]: 3 headings are missing. They belong in the text of this report
     --> content/reports/checks.md:2:8
      |
    2 | title: Home safety checks
      |        ^^^^^^^^^^^^^^^^^^
      |
      = help: Add `## Summary`, `## Background papers` and `## Equality implications`, and below each what there is to say, or `None directly associated with this report.`
    ");
}

#[test]
fn a_report_without_any_text() {
    insta::assert_snapshot!(with_headings("").findings(), @r"
    error[report-without-text]: This report has no text
     --> content/reports/checks.md:2:8
      |
    2 | title: Home safety checks
      |        ^^^^^^^^^^^^^^^^^^
      |
      = help: Write it below the second line of `---`, under the headings `## Summary`, `## Background papers` and `## Equality implications`.
    ");
}

#[test]
fn headings_out_of_order() {
    let body = "## Equality implications\n\nNone.\n\n## Summary\n\nMost are in time.\n\n## Background papers\n\nNone.\n";
    insta::assert_snapshot!(with_headings(body).findings(), @r"
    error[heading-out-of-order]: The heading `Equality implications` is not in its place
      --> content/reports/checks.md:12:1
       |
    12 | ## Equality implications
       | ^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Move this section behind `## Background papers` and what stands below it.
    ");
    let body =
        "## Background papers\n\nNone.\n\n## Equality implications\n\nNone.\n\n## Summary\n\nMost are.\n";
    insta::assert_snapshot!(with_headings(body).findings(), @r"
    error[heading-out-of-order]: The heading `Summary` is not in its place
      --> content/reports/checks.md:20:1
       |
    20 | ## Summary
       | ^^^^^^^^^^
       |
       = help: Move this section to the beginning.
    ");
}

#[test]
fn a_heading_that_stands_twice() {
    insta::assert_snapshot!(with_headings(&format!("{BODY}\n## Summary\n\nAgain.\n")).findings(), @r"
    error[duplicate-heading]: The heading `Summary` stands twice
      --> content/reports/checks.md:24:1
       |
    24 | ## Summary
       | ^^^^^^^^^^
       |
       = help: Put both texts under the first of the two, and delete the other.
    ");
}

#[test]
fn a_misspelt_heading_is_told_once() {
    let body = BODY.replace("## Equality implications", "## Equality implication");
    insta::assert_snapshot!(with_headings(&body).findings(), @r"
    error[unknown-heading]: Reports have no heading `Equality implication`
      --> content/reports/checks.md:20:1
       |
    20 | ## Equality implication
       | ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Did you mean `## Equality implications`?
    ");
}

#[test]
fn a_heading_that_nobody_asks_for() {
    insta::assert_snapshot!(with_headings(&format!("{BODY}\n## Weather\n\nFine.\n")).findings(), @r"
    error[unknown-heading]: Reports have no heading `Weather`
      --> content/reports/checks.md:24:1
       |
    24 | ## Weather
       | ^^^^^^^^^^
       |
       = help: Write one of `## Summary`, `## Background papers` and `## Equality implications`. A heading inside a section has three signs, `###`.
    ");
}

#[test]
fn a_heading_with_nothing_below_it() {
    let body = BODY.replace("## Background papers\n\nNone.", "## Background papers\n\n### By month");
    insta::assert_snapshot!(with_headings(&body).findings(), @r"
    error[empty-section]: Nothing stands below the heading `Background papers`
      --> content/reports/checks.md:16:1
       |
    16 | ## Background papers
       | ^^^^^^^^^^^^^^^^^^^^
       |
       = help: Write what there is to say, or `None directly associated with this report.`
    ");
}

#[test]
fn a_heading_that_the_settings_list_twice() {
    let site = with_headings(BODY).replacing("site.yml", "[Summary, ", "[Summary, Summary, ");
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-heading]: The heading `Summary` stands twice here
      --> content/site.yml:23:30
       |
    23 |   report_headings: [Summary, Summary, Background papers, Equality implications]
       |                              ^^^^^^^
       |
       = help: Delete one of the two.
    ");
}

#[test]
fn a_report_that_no_item_of_the_agenda_names() {
    let about = "about: [\"report:checks\"]";
    insta::assert_snapshot!(said(MEETING, about, "about: [\"service:safety-check\"]"), @r#"
    error[report-not-on-agenda]: No item on the agenda of `panel-october` names this report
     --> content/reports/checks.md:6:14
      |
    6 | agenda_item: "7"
      |              ^^^
      |
      = help: In `meetings/panel-october.yml`, add `report:checks` to `about:` of item 7.
    "#);
    let site =
        Site::small().replacing(MEETING, about, "about: []").replacing(REPORT, "agenda_item: \"7\"\n", "");
    insta::assert_snapshot!(site.findings(), @r"
    error[report-not-on-agenda]: No item on the agenda of `panel-october` names this report
     --> content/reports/checks.md:5:10
      |
    5 | meeting: panel-october
      |          ^^^^^^^^^^^^^
      |
      = help: In `meetings/panel-october.yml`, add `report:checks` to `about:` of its item of the agenda.
    ");
}

#[test]
fn an_agenda_with_another_number_for_a_report() {
    insta::assert_snapshot!(said(REPORT, "agenda_item: \"7\"", "agenda_item: \"8\""), @r#"
    error[agenda-item-differs]: On the agenda of `panel-october`, this report is item 7
     --> content/reports/checks.md:6:14
      |
    6 | agenda_item: "8"
      |              ^^^
      |
      = help: Write `agenda_item: "7"`, or correct the number in `meetings/panel-october.yml`.
    "#);
    insta::assert_snapshot!(said(REPORT, "agenda_item: \"7\"\n", ""), @r#"
    error[agenda-item-differs]: On the agenda of `panel-october`, this report is item 7
     --> content/reports/checks.md:5:10
      |
    5 | meeting: panel-october
      |          ^^^^^^^^^^^^^
      |
      = help: Write `agenda_item: "7"`, or correct the number in `meetings/panel-october.yml`.
    "#);
}

#[test]
fn an_item_of_no_agenda() {
    insta::assert_snapshot!(said(REPORT, "meeting: panel-october\n", ""), @r#"
    error[agenda-item-without-meeting]: Nothing says of which meeting's agenda this is item 7
     --> content/reports/checks.md:5:14
      |
    5 | agenda_item: "7"
      |              ^^^
      |
      = help: Add a line with `meeting:` and the id of the meeting.
    "#);
}

#[test]
fn a_meeting_of_another_committee() {
    let site = Site::small()
        .with("committees/board.yml", "name: Board\nkind: advisory\nremit: It advises.\n")
        .replacing(REPORT, "committee: panel", "committee: board");
    insta::assert_snapshot!(site.findings(), @r"
    error[meeting-of-another-committee]: This report goes to `board`, and its meeting is one of `panel`
     --> content/reports/checks.md:4:12
      |
    4 | committee: board
      |            ^^^^^
      |
      = help: Write `committee: panel`, or name another meeting.
    ");
}

#[test]
fn a_report_dated_after_its_meeting() {
    let site =
        Site::small().replacing(REPORT, DATE, "date: 2026-10-13").without("recommendations/ring-back.yml");
    insta::assert_snapshot!(site.findings(), @r"
    warning[report-after-meeting]: The day of this report comes after its meeting
     --> content/reports/checks.md:7:7
      |
    7 | date: 2026-10-13
      |       ^^^^^^^^^^
      |
      = help: The meeting is on 2026-10-12. Correct one of the two dates.
    ");
}

#[test]
fn a_signature_after_the_report_and_a_cabinet_before_it() {
    let days = format!("{DATE}\nsigned: {{ post: Director, date: 2026-10-13 }}\ncabinet_date: 2026-10-01");
    insta::assert_snapshot!(said(REPORT, DATE, &days), @r"
    error[dates-out-of-order]: The day of the report comes before the day of the signature
     --> content/reports/checks.md:7:7
      |
    7 | date: 2026-10-12
      |       ^^^^^^^^^^
      |
      = help: The day of the signature is 2026-10-13. Correct one of the two dates.

    error[dates-out-of-order]: The day on which the cabinet takes it comes before the day of the report
     --> content/reports/checks.md:9:15
      |
    9 | cabinet_date: 2026-10-01
      |               ^^^^^^^^^^
      |
      = help: The day of the report is 2026-10-12. Correct one of the two dates.
    ");
}

#[test]
fn unreachable_contact_of_a_report() {
    insta::assert_snapshot!(said(REPORT, "telephone: 01632 960100", "role: Clerk"), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/reports/checks.md:8:1
      |
    8 | contact:
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn long_sentence_in_a_summary() {
    let long = "summary: Most of the checks are made in time and some of them are made late and a few of them are made very late or are not made at all.";
    insta::assert_snapshot!(said(REPORT, "summary: Checks are in time.", long), @r"
    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
     --> content/reports/checks.md:3:10
      |
    3 | summary: Most of the checks are made in time and some of them are made late and a few of them are made very late or are not made at all.
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn every_field_of_a_report_reads() {
    let text = format!(
        "---
title: A second look
summary: Checks are in time.
committee: panel
meeting: panel-november
agenda_item: 2b
date: 2026-11-02
wards: All wards
areas: [north]
portfolio: Cabinet member for care
signed: {{ post: Director of care, date: 2026-10-20 }}
{}cabinet_date: 2026-12-01
inspections: [coast-2026]
appendices: [{{ label: Appendix A, plan: safer-coast, called: The plan }}]
documents: [checklist]
about: [\"service:safety-check\"]
{}---

Checks are in time.
",
        contact("contact"),
        publishing(4)
    );
    let meeting = Site::small()
        .text(MEETING)
        .replace("2026-10-12", "2026-11-02")
        .replace("\"7\"", "2b")
        .replace("report:checks", "report:second-look");
    let site =
        Site::small().with("meetings/panel-november.yml", meeting).with("reports/second-look.md", text);
    reads::<Report>("reports/second-look.md", &site);
}
