//! The three forms of the findings, and their order.

use crate::support::Site;

#[test]
fn the_small_site_has_no_finding() {
    assert_eq!(Site::small().told(), "");
}

fn three_faults() -> Site {
    Site::small()
        .replacing("providers/ternbridge-homes.md", "01632 960001", "01632")
        .replacing("providers/ternbridge-homes.md", "kind: charity", "kind: charitee")
        .replacing("contracts/coast-2025.yml", "start: 2025-04-01", "start: 01/04/2025")
        .with("notes.txt", "")
}

#[test]
fn people_read_the_line_and_what_to_write() {
    insta::assert_snapshot!(three_faults().told(), @r"
    error[bad-date]: `01/04/2025` is not a date as Noticeboard reads them
      --> content/contracts/coast-2025.yml:10:8
       |
    10 | start: 01/04/2025
       |        ^^^^^^^^^^
       |
       = help: Write `2025-04-01`.

    warning[file-not-used]: No page uses this file
    --> content/notes.txt
     = help: Put images into the folder `images` and attachments into the folder `documents`, or delete the file.

    error[unknown-word]: `charitee` is not one of the words for `kind`
     --> content/providers/ternbridge-homes.md:3:7
      |
    3 | kind: charitee
      |       ^^^^^^^^
      |
      = help: Did you mean `charity`? The words are `authority`, `council`, `charity`, `company`, `community-interest-company`, `co-operative`, `housing-association`, `consortium`, `nhs`, `fire-service`, `police`, `central-government`, `other`.

    error[bad-telephone]: `01632` has 5 digits, and a United Kingdom telephone number has 11
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: 01632
      |                ^^^^^
      |
      = help: Write the whole number with its area code, like `01632 960001`.
    ");
}

#[test]
fn editors_read_one_line_for_each() {
    let run = three_faults().write().check(&["--format", "short"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(run.stdout, @r"
    content/contracts/coast-2025.yml:10:8: error[bad-date]: `01/04/2025` is not a date as Noticeboard reads them. Write `2025-04-01`.
    content/notes.txt: warning[file-not-used]: No page uses this file. Put images into the folder `images` and attachments into the folder `documents`, or delete the file.
    content/providers/ternbridge-homes.md:3:7: error[unknown-word]: `charitee` is not one of the words for `kind`. Did you mean `charity`? The words are `authority`, `council`, `charity`, `company`, `community-interest-company`, `co-operative`, `housing-association`, `consortium`, `nhs`, `fire-service`, `police`, `central-government`, `other`.
    content/providers/ternbridge-homes.md:6:16: error[bad-telephone]: `01632` has 5 digits, and a United Kingdom telephone number has 11. Write the whole number with its area code, like `01632 960001`.
    ");
}

#[test]
fn programs_read_json() {
    let run = three_faults().write().check(&["--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(run.stdout, @r#"
    {
      "errors": 3,
      "warnings": 1,
      "findings": [
        {
          "severity": "error",
          "rule": "bad-date",
          "file": "content/contracts/coast-2025.yml",
          "line": 10,
          "column": 8,
          "text": "01/04/2025",
          "message": "`01/04/2025` is not a date as Noticeboard reads them",
          "help": "Write `2025-04-01`."
        },
        {
          "severity": "warning",
          "rule": "file-not-used",
          "file": "content/notes.txt",
          "message": "No page uses this file",
          "help": "Put images into the folder `images` and attachments into the folder `documents`, or delete the file."
        },
        {
          "severity": "error",
          "rule": "unknown-word",
          "file": "content/providers/ternbridge-homes.md",
          "line": 3,
          "column": 7,
          "text": "charitee",
          "message": "`charitee` is not one of the words for `kind`",
          "help": "Did you mean `charity`? The words are `authority`, `council`, `charity`, `company`, `community-interest-company`, `co-operative`, `housing-association`, `consortium`, `nhs`, `fire-service`, `police`, `central-government`, `other`."
        },
        {
          "severity": "error",
          "rule": "bad-telephone",
          "file": "content/providers/ternbridge-homes.md",
          "line": 6,
          "column": 16,
          "text": "01632",
          "message": "`01632` has 5 digits, and a United Kingdom telephone number has 11",
          "help": "Write the whole number with its area code, like `01632 960001`."
        }
      ]
    }
    "#);
}

#[test]
fn without_a_finding_json_is_whole() {
    let run = Site::small().write().check(&["--format", "json"]);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.stdout, @r#"
    {
      "errors": 0,
      "warnings": 0,
      "findings": []
    }
    "#);
}

#[test]
fn findings_stand_in_the_order_of_files_and_places() {
    let site = Site::small()
        .replacing("areas.yml", "name: South", "nmae: South")
        .replacing("areas.yml", "kind: county", "kind: shire")
        .replacing("updates/opening.md", "date: 2025-04-01", "date: soon")
        .replacing("contracts/coast-2025.yml", "regime:", "regimen:")
        .replacing("contracts/coast-2025.yml", "title:", "titel:")
        .replacing("services/safety-check.md", "needs: [feel-safe]", "needs: [feel-saef, stop-falls]")
        .replacing("lots/coast.md", "status: active", "status: withdrawn");
    let run = site.write().check(&["--format", "short"]);
    let places: Vec<String> =
        run.stdout.lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect();
    insta::assert_snapshot!(places.join("\n"), @r"
    content/areas.yml:6:11
    content/areas.yml:13:5
    content/contracts/coast-2025.yml:2:1
    content/contracts/coast-2025.yml:14:3
    content/lots/coast.md:5:9
    content/services/safety-check.md:5:9
    content/services/safety-check.md:5:20
    content/updates/opening.md:3:7
    ");
}

#[test]
fn warnings_alone_end_well() {
    let site = Site::small().replacing("services/safety-check.md", "needs: [feel-safe]\n", "");
    insta::assert_snapshot!(site.told(), @r"
    warning[service-without-needs]: This service answers no need, so nobody finds it by what they need
     --> content/services/safety-check.md:2:7
      |
    2 | name: Home safety check
      |       ^^^^^^^^^^^^^^^^^
      |
      = help: Add a line with `needs:` and ids from `needs.yml`, like `needs: [feel-safe-at-home]`.
    ");
}
