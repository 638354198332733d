//! Texts that YAML reads in another way than they were meant.

use crate::said;

const CONTRACT: &str = "contracts/coast-2025.yml";

#[test]
fn text_that_begins_with_an_asterisk() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: *Home"), @r"
    error[malformed-yaml]: A text cannot begin with `*`, which has a meaning of its own in YAML
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: *Home safety on the coast
      |        ^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn word_that_an_anchor_would_swallow() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: &Home"), @r"
    error[malformed-yaml]: A text cannot begin with `&`, which has a meaning of its own in YAML
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: &Home safety on the coast
      |        ^^^^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn word_that_a_tag_would_swallow() {
    insta::assert_snapshot!(said("lots/coast.md", "[safety-check]", "[!new safety-check]"), @r"
    error[malformed-yaml]: A text cannot begin with `!`, which has a meaning of its own in YAML
     --> content/lots/coast.md:7:12
      |
    7 | services: [!new safety-check]
      |            ^^^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn text_that_begins_with_another_sign() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: @Home"), @r"
    error[malformed-yaml]: A text cannot begin with `@`, which has a meaning of its own in YAML
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: @Home safety on the coast
      |        ^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn text_that_begins_with_a_grave_accent() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: `Home"), @r"
    error[malformed-yaml]: A text cannot begin with a grave accent, which has a meaning of its own in YAML
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: `Home safety on the coast
      |        ^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn backslash_between_quotation_marks() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home safety on the coast", "title: \"C:\\Home\""), @r#"
    error[malformed-yaml]: Between double quotation marks, YAML takes a backslash for the start of a code
     --> content/contracts/coast-2025.yml:2:11
      |
    2 | title: "C:\Home"
      |           ^
      |
      = help: Put the text between single quotation marks, or write the backslash twice.
    "#);
}

#[test]
fn invisible_character() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: \u{7}Home"), @r"
    error[malformed-yaml]: There is an invisible character here (U+0007)
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: ␇Home safety on the coast
      |        ^
      |
      = help: Delete the text around it and type it anew.
    ");
}

#[test]
fn merge_key() {
    insta::assert_snapshot!(said(CONTRACT, "value: 400000", "<<: { a: 1 }\nvalue: 400000"), @r"
    error[malformed-yaml]: The key `<<` is not read here
     --> content/contracts/coast-2025.yml:9:1
      |
    9 | <<: { a: 1 }
      | ^^
      |
      = help: Write each field out.
    ");
}

#[test]
fn text_that_becomes_a_comment() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: #1 Home"), @r"
    error[blank-value]: `title` is blank
     --> content/contracts/coast-2025.yml:2:6
      |
    2 | title: #1 Home safety on the coast
      |      ^
      |
      = help: YAML takes what follows `#` for a comment. Put the whole text between double quotation marks.
    ");
}

#[test]
fn number_that_would_lose_a_digit() {
    insta::assert_snapshot!(said("services/safety-check.md", "cost: Free", "cost: 12.50"), @r#"
    error[number-for-text]: `12.50` would be read as a number and written another way
     --> content/services/safety-check.md:7:7
      |
    7 | cost: 12.50
      |       ^^^^^
      |
      = help: Put it between double quotation marks: `"12.50"`.
    "#);
}

#[test]
fn numbers_and_words_that_stay_as_they_are() {
    let site = crate::support::Site::small()
        .replacing("services/safety-check.md", "cost: Free", "cost: 12.55")
        .replacing("services/safety-check.md", "name: Home safety check", "name: 2026")
        .replacing("providers/ternbridge-homes.md", "telephone: 01632 960001", "telephone: 01632960001")
        .replacing("contracts/coast-2025.yml", "reference: SC-1", "reference: 0012")
        .replacing("contracts/coast-2025.yml", "value: 400000", "value: £400,000.00")
        .replacing("contracts/coast-2025.yml", "title: Home", "title: \"&Home & !garden\" # A comment");
    assert_eq!(site.findings(), "");
}
