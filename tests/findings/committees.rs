//! Findings of committees.

use noticeboard::records::committee::Committee;

use crate::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

const COMMITTEE: &str = "committees/panel.yml";
const REMIT: &str = "remit: It looks at care.";

#[test]
fn a_committee_that_ended_before_it_began() {
    let days = format!("{REMIT}\nfrom: 2026-05-01\nto: 2026-04-30");
    let site = Site::small().replacing(COMMITTEE, REMIT, &days);
    let site = site.without("meetings/panel-october.yml").without("recommendations/ring-back.yml");
    let site = site.replacing("reports/checks.md", "meeting: panel-october\nagenda_item: \"7\"\n", "");
    insta::assert_snapshot!(site.findings(), @r"
    error[dates-out-of-order]: The last day of the committee comes before the first day of the committee
     --> content/committees/panel.yml:5:5
      |
    5 | to: 2026-04-30
      |     ^^^^^^^^^^
      |
      = help: The first day of the committee is 2026-05-01. Correct one of the two dates.
    ");
}

#[test]
fn unreachable_contact_of_a_committee() {
    insta::assert_snapshot!(said(COMMITTEE, REMIT, &format!("{REMIT}\ncontact:\n  role: Scrutiny officer")), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/committees/panel.yml:4:1
      |
    4 | contact:
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn long_sentence_in_a_remit() {
    let long = "remit: It looks at care at home and in homes and in hospitals and on the streets and in schools and wherever else people who need care may happen to be.";
    insta::assert_snapshot!(said(COMMITTEE, REMIT, long), @r"
    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
     --> content/committees/panel.yml:3:8
      |
    3 | ...t: It looks at care at home and in homes and in hospitals and on the streets and in schools and wherever else people who need care may happen to be.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn a_meeting_before_the_first_day_of_its_committee() {
    insta::assert_snapshot!(said(COMMITTEE, REMIT, &format!("{REMIT}\nfrom: 2026-10-13")), @r"
    error[committee-not-standing]: There was no such committee yet on this day
     --> content/meetings/panel-october.yml:3:7
      |
    3 | date: 2026-10-12
      |       ^^^^^^^^^^
      |
      = help: The first day of `panel` is 2026-10-13. Correct one of the two dates, or name another committee.

    error[committee-not-standing]: There was no such committee yet on this day
     --> content/recommendations/ring-back.yml:6:7
      |
    6 | made: 2026-10-12
      |       ^^^^^^^^^^
      |
      = help: The first day of `panel` is 2026-10-13. Correct one of the two dates, or name another committee.
    ");
}

#[test]
fn a_meeting_after_the_last_day_of_its_committee() {
    let site = Site::small()
        .replacing(COMMITTEE, REMIT, &format!("{REMIT}\nto: 2026-10-11"))
        .without("recommendations/ring-back.yml");
    insta::assert_snapshot!(site.findings(), @r"
    error[committee-not-standing]: There was no such committee any more on this day
     --> content/meetings/panel-october.yml:3:7
      |
    3 | date: 2026-10-12
      |       ^^^^^^^^^^
      |
      = help: The last day of `panel` is 2026-10-11. Correct one of the two dates, or name another committee.
    ");
}

#[test]
fn the_first_and_the_last_day_of_a_committee_count() {
    assert_eq!(said(COMMITTEE, REMIT, &format!("{REMIT}\nfrom: 2026-10-12\nto: 2026-10-12")), "");
}

#[test]
fn every_field_of_a_committee_reads() {
    let text = format!(
        "name: {{ en: Care Scrutiny Panel, cy: Panel Craffu Gofal }}
kind: scrutiny
remit: It looks at care.
chair: Chair of the panel
meets: Six times a year
from: 2015-05-01
to: 2099-05-31
{}about: [\"service:safety-check\"]
{}",
        contact("contact"),
        publishing(2)
    );
    let site = Site::small().with("committees/full.yml", text);
    reads::<Committee>("committees/full.yml", &site);
}
