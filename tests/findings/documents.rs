//! Findings of documents, updates and pages.

use crate::said;
use crate::support::Site;

const DOCUMENT: &str = "documents/checklist.yml";

#[test]
fn missing_file_with_a_near_one() {
    insta::assert_snapshot!(said(DOCUMENT, "file: checklist.txt", "file: cheklist.txt"), @r"
    error[missing-file]: There is no file `cheklist.txt` in the folder `documents`
     --> content/documents/checklist.yml:2:7
      |
    2 | file: cheklist.txt
      |       ^^^^^^^^^^^^
      |
      = help: Did you mean `checklist.txt`?
    ");
}

#[test]
fn missing_file_without_a_near_one() {
    let site = Site::small().without("documents/checklist.txt");
    insta::assert_snapshot!(site.findings(), @r"
    error[missing-file]: There is no file `checklist.txt` in the folder `documents`
     --> content/documents/checklist.yml:2:7
      |
    2 | file: checklist.txt
      |       ^^^^^^^^^^^^^
      |
      = help: Put the file there, or correct its name.
    ");
}

#[test]
fn file_outside_the_folder() {
    let site = Site::small().without("documents/checklist.txt").replacing(
        DOCUMENT,
        "file: checklist.txt",
        "file: ../site.yml",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[missing-file]: There is no file `../site.yml` in the folder `documents`
     --> content/documents/checklist.yml:2:7
      |
    2 | file: ../site.yml
      |       ^^^^^^^^^^^
      |
      = help: Put the file there, or correct its name.
    ");
}

#[test]
fn pdf_without_a_web_page() {
    let site = Site::small()
        .without("documents/checklist.txt")
        .with("documents/checklist.PDF", "%PDF")
        .replacing(DOCUMENT, "file: checklist.txt", "file: checklist.PDF");
    insta::assert_snapshot!(site.findings(), @r"
    warning[pdf-without-web-version]: This PDF has no page on the web that says the same
     --> content/documents/checklist.yml:2:7
      |
    2 | file: checklist.PDF
      |       ^^^^^^^^^^^^^
      |
      = help: Many people cannot read a PDF on a phone or with a screen reader. Write a page, and name it here like `web_version: page:its-id`.
    ");
    assert_eq!(site.replacing(DOCUMENT, "summary:", "web_version: page:privacy\nsummary:").findings(), "");
}

#[test]
fn file_without_a_document() {
    insta::assert_snapshot!(Site::small().with("documents/leaflet.txt", "").findings(), @r"
    warning[file-without-document]: No document names this file, so no page links to it
    --> content/documents/leaflet.txt
     = help: Write a record for it with `noticeboard new document ID`, or delete the file.
    ");
}

#[test]
fn document_of_the_future() {
    insta::assert_snapshot!(said(DOCUMENT, "summary:", "date: 2027-01-01\nsummary:"), @r"
    warning[date-in-future]: The day of the document has not come yet
     --> content/documents/checklist.yml:3:7
      |
    3 | date: 2027-01-01
      |       ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn update_of_the_future() {
    insta::assert_snapshot!(said("updates/opening.md", "date: 2025-04-01", "date: 2026-12-01"), @r"
    warning[date-in-future]: The day of the news has not come yet
     --> content/updates/opening.md:3:7
      |
    3 | date: 2026-12-01
      |       ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}

#[test]
fn page_without_a_text() {
    insta::assert_snapshot!(said("pages/privacy.md", "\nWe keep nothing.\n", ""), @r"
    warning[empty-page]: This page has no text
     --> content/pages/privacy.md:2:8
      |
    2 | title: Privacy
      |        ^^^^^^^
      |
      = help: Write it below the second line of `---`, or set `draft: true` until it is there.
    ");
}
