//! Findings of releases.

use noticeboard::records::release::Release;

use crate::every_field::{contact, leaves_out, publishing};
use crate::said;
use crate::support::Site;

const RELEASE: &str = "outcomes/releases/safety-2026-q3.yml";
const FILE: &str = "outcomes/data/safety-2026-q3.csv";

/// A second release, of a file of its own.
fn second(lines: &str) -> Site {
    let text = format!("title: Home safety, again\nat: 2026-11-20 09:30\ndata: [again.csv]\n{lines}");
    let data = "indicator,period,area,numerator\nchecks,2026-Q3,north,41\n";
    Site::small().with("outcomes/releases/again.yml", text).with("outcomes/data/again.csv", data)
}

#[test]
fn missing_file() {
    insta::assert_snapshot!(said(RELEASE, "data: [safety-2026-q3.csv]", "data: [safety-2026-q3.xlsx]"), @r"
    warning[data-without-release]: No release publishes this file
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Name it under `data:` in a release, or delete it.

    error[no-such-data-file]: There is no file `safety-2026-q3.xlsx` in `outcomes/data`
     --> content/outcomes/releases/safety-2026-q3.yml:4:8
      |
    4 | data: [safety-2026-q3.xlsx]
      |        ^^^^^^^^^^^^^^^^^^^
      |
      = help: Did you mean `safety-2026-q3.csv`?
    ");
    insta::assert_snapshot!(said(RELEASE, "data: [safety-2026-q3.csv]", "data: [safety-2026-q3.csv, xyzzy]"), @r"
    error[no-such-data-file]: There is no file `xyzzy` in `outcomes/data`
     --> content/outcomes/releases/safety-2026-q3.yml:4:28
      |
    4 | data: [safety-2026-q3.csv, xyzzy]
      |                            ^^^^^
      |
      = help: Put the file into `outcomes/data`, or correct its name. Its ending is part of it.
    ");
}

#[test]
fn release_without_time() {
    insta::assert_snapshot!(said(RELEASE, "at: 2026-11-10 09:30", "at: 2026-12-20"), @r"
    warning[release-without-time]: This release comes within four weeks, and readers do not know at what time
     --> content/outcomes/releases/safety-2026-q3.yml:2:5
      |
    2 | at: 2026-12-20
      |     ^^^^^^^^^^
      |
      = help: Write the time after the day, like `2026-12-20 09:30`.
    ");
    for at in ["2026-12-21", "2026-12-20 09:30", "2026-11-20"] {
        assert_eq!(said(RELEASE, "at: 2026-11-10 09:30", &format!("at: {at}")), "", "{at}");
    }
}

#[test]
fn release_without_files() {
    insta::assert_snapshot!(said(RELEASE, "data: [safety-2026-q3.csv]", "data: []"), @r"
    warning[data-without-release]: No release publishes this file
    --> content/outcomes/data/safety-2026-q3.csv
     = help: Name it under `data:` in a release, or delete it.

    error[release-without-data]: This release publishes no file of figures
     --> content/outcomes/releases/safety-2026-q3.yml:4:1
      |
    4 | data: []
      | ^^^^
      |
      = help: Write the names of its files in `outcomes/data`, like `data: [home-safety-2026-q3.csv]`.
    ");
}

#[test]
fn file_of_two_releases() {
    let site = second("status: final\n").replacing(
        "outcomes/releases/again.yml",
        "[again.csv]",
        "[again.csv, safety-2026-q3.csv, again.csv]",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-observation]: Row 2 of content/outcomes/data/again.csv is about the same as this row
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column A
     = help: A release has one figure for each indicator, period, area, lot, provider and group. Delete one of the two rows.

    error[file-in-two-releases]: The file `again.csv` stands here twice
     --> content/outcomes/releases/again.yml:3:39
      |
    3 | data: [again.csv, safety-2026-q3.csv, again.csv]
      |                                       ^^^^^^^^^
      |
      = help: Each file belongs to one release. A revised release has a file of its own, with the figures that it corrects.

    error[file-in-two-releases]: The release `again` publishes the file `safety-2026-q3.csv` too
     --> content/outcomes/releases/safety-2026-q3.yml:4:8
      |
    4 | data: [safety-2026-q3.csv]
      |        ^^^^^^^^^^^^^^^^^^
      |
      = help: Each file belongs to one release. A revised release has a file of its own, with the figures that it corrects.
    ");
}

#[test]
fn file_of_no_release() {
    insta::assert_snapshot!(Site::small().with("outcomes/data/b.csv", Site::small().text(FILE)).findings(), @r"
    warning[data-without-release]: No release publishes this file
    --> content/outcomes/data/b.csv
     = help: Name it under `data:` in a release, or delete it.
    ");
}

#[test]
fn faulty_files_and_releases_are_not_told_as_missing() {
    let told = Site::small().with(FILE, [0xff]).findings();
    assert!(told.contains("[not-utf-8]") && !told.contains("no-such-data-file"), "{told}");
    let told = said(RELEASE, "status: final", "status: finished");
    assert!(told.contains("[unknown-word]") && !told.contains("data-without-release"), "{told}");
    #[cfg(unix)]
    {
        let site = Site::small().write();
        std::fs::remove_file(site.path(FILE)).unwrap();
        std::os::unix::fs::symlink("nowhere", site.path(FILE)).unwrap();
        let told = site.findings();
        assert!(told.contains("[link-to-nothing]") && !told.contains("no-such-data-file"), "{told}");
    }
}

#[test]
fn revision_that_says_nothing_about_it() {
    insta::assert_snapshot!(said(RELEASE, "status: final", "status: revised"), @r"
    error[revised-without-reason]: This release is revised, and has no `revises`
     --> content/outcomes/releases/safety-2026-q3.yml:3:9
      |
    3 | status: revised
      |         ^^^^^^^
      |
      = help: Add a line with `revises:` and the id of the release that it corrects.

    error[revised-without-reason]: This release is revised, and has no `revision_reason`
     --> content/outcomes/releases/safety-2026-q3.yml:3:9
      |
    3 | status: revised
      |         ^^^^^^^
      |
      = help: Add a line with `revision_reason:` and what was wrong and why.
    ");
}

#[test]
fn revision_by_another_status() {
    let site = second("status: final\nrevises: safety-2026-q3\nrevision_reason: We counted wrong.\n");
    insta::assert_snapshot!(site.findings(), @r"
    error[reason-without-revision]: This release has `revises`, and its status is not `revised`
     --> content/outcomes/releases/again.yml:5:1
      |
    5 | revises: safety-2026-q3
      | ^^^^^^^
      |
      = help: Write `status: revised`, or delete this line.

    error[reason-without-revision]: This release has `revision_reason`, and its status is not `revised`
     --> content/outcomes/releases/again.yml:6:1
      |
    6 | revision_reason: We counted wrong.
      | ^^^^^^^^^^^^^^^
      |
      = help: Write `status: revised`, or delete this line.
    ");
    let right = site.replacing("outcomes/releases/again.yml", "status: final", "status: revised");
    assert_eq!(right.findings(), "");
}

#[test]
fn revision_of_a_later_release() {
    let site = second("status: revised\nrevises: safety-2026-q3\nrevision_reason: We counted wrong.\n")
        .replacing("outcomes/releases/again.yml", "at: 2026-11-20", "at: 2026-11-10");
    insta::assert_snapshot!(site.findings(), @r"
    error[revision-before-release]: The release that this one corrects appears no earlier than this one
     --> content/outcomes/releases/again.yml:2:5
      |
    2 | at: 2026-11-10 09:30
      |     ^^^^^^^^^^^^^^^^
      |
      = help: Correct the moment of one of the two, or the id after `revises:`.
    ");
}

#[test]
fn revision_of_itself_and_of_nothing() {
    let lines = "revision_reason: We counted wrong.\n";
    insta::assert_snapshot!(second(&format!("status: revised\nrevises: again\n{lines}")).findings(), @r"
    error[refers-to-itself]: This release refers to itself
     --> content/outcomes/releases/again.yml:5:10
      |
    5 | revises: again
      |          ^^^^^
      |
      = help: Write the id of another one, or delete it.
    ");
    insta::assert_snapshot!(second(&format!("status: revised\nrevises: safety\n{lines}")).findings(), @r"
    error[dangling-reference]: There is no release with the id `safety`
     --> content/outcomes/releases/again.yml:5:10
      |
    5 | revises: safety
      |          ^^^^^^
      |
      = help: Did you mean `safety-2026-q3`?
    ");
}

#[test]
fn moment_in_the_wrong_field() {
    insta::assert_snapshot!(said(RELEASE, "status: final", "status: final\npublish_from: 2026-11-24 09:30"), @r"
    error[release-with-publish-from]: A release appears at its own moment
     --> content/outcomes/releases/safety-2026-q3.yml:4:15
      |
    4 | publish_from: 2026-11-24 09:30
      |               ^^^^^^^^^^^^^^^^
      |
      = help: Write the moment in `at:`, and delete `publish_from:`.
    ");
}

#[test]
fn long_sentence_and_a_contact_without_a_way() {
    let sentence = format!("It is {}long.", "very ".repeat(30));
    let lines = format!("status: final\nsummary: {sentence}\ncontact:\n  name: The team");
    insta::assert_snapshot!(said(RELEASE, "status: final", &lines), @r"
    warning[long-sentence]: A sentence here has 33 words. The longest should have 25
     --> content/outcomes/releases/safety-2026-q3.yml:4:10
      |
    4 | ...y: It is very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very long.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.

    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/outcomes/releases/safety-2026-q3.yml:5:1
      |
    5 | contact:
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn every_field_is_read_but_the_one_that_a_release_may_not_have() {
    let lines = format!(
        "status: revised
summary: Checks rose.
revises: safety-2026-q3
revision_reason: One lot had counted twice.
about: [\"service:safety-check\"]
sheets:
  - file: again.csv
    sheet: Again
    header_row: 2
    columns: {{ indicator: What, area: Where, lot: Lot, provider: Who, group: Age }}
    endings: {{ numerator: upper, denominator: lower, value: rate }}
    periods: {{ Summer: 2026-Q3 }}
    names: {{ All checks: checks }}
    leave_out: [Total]
  - file: once.csv
    every_row: {{ indicator: checks, area: north, lot: coast, provider: ternbridge-homes, group: aged-75-and-over }}
    cells: numerator
{}{}",
        contact("contact"),
        publishing(9).replace("publish_from: 2026-01-05 09:30\n", "")
    );
    let site = second(&lines)
        .replacing("outcomes/releases/again.yml", "data: [again.csv]", "data: [again.csv, once.csv]")
        .with(
            "outcomes/data/again.csv",
            "Checks again\nWhat,Where,Lot,Who,Age,Summer upper\nAll checks,north,,,,41\n",
        )
        .with("outcomes/data/once.csv", "2026-Q3\n7\n");
    // A sheet has `cells` or `endings`, and columns or what every row is about: the second has the others.
    let left_out = ["sheets.every_row", "sheets.cells", "publish_from"];
    assert_eq!(leaves_out::<Release>("outcomes/releases/again.yml", &site), left_out);
    assert_eq!(site.told(), "");
}
