//! Values that are blank, and keys that stand twice.

use crate::said;

const PROVIDER: &str = "providers/ternbridge-homes.md";
const CONTRACT: &str = "contracts/coast-2025.yml";

#[test]
fn blank_text() {
    insta::assert_snapshot!(said(PROVIDER, "summary: Makes homes safer.", "summary:"), @r"
    error[blank-value]: `summary` is blank
     --> content/providers/ternbridge-homes.md:4:8
      |
    4 | summary:
      |        ^
      |
      = help: Write it after the colon, like `summary: A housing association that helps people stay safe at home.`.
    ");
}

#[test]
fn empty_text() {
    insta::assert_snapshot!(said(PROVIDER, "summary: Makes homes safer.", "summary: \"  \""), @r#"
    error[blank-value]: `summary` is blank
     --> content/providers/ternbridge-homes.md:4:10
      |
    4 | summary: "  "
      |          ^^^^
      |
      = help: Write it after the colon, like `summary: A housing association that helps people stay safe at home.`.
    "#);
}

#[test]
fn blank_word() {
    insta::assert_snapshot!(said("lots/coast.md", "status: active", "status:"), @r"
    error[blank-value]: `status` is blank
     --> content/lots/coast.md:5:7
      |
    5 | status:
      |       ^
      |
      = help: Write one of these words after the colon: `planning`, `planned`, `active`, `cancelled`, `unsuccessful`, `complete`, `withdrawn`.
    ");
}

#[test]
fn blank_date() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01", "start:"), @r"
    error[blank-value]: `start` is blank
      --> content/contracts/coast-2025.yml:10:6
       |
    10 | start:
       |      ^
       |
       = help: Write it after the colon, like `start: 2025-04-01`.
    ");
}

#[test]
fn blank_list() {
    insta::assert_snapshot!(said("deliveries/coast-checks.yml", "areas: [north, south]", "areas:"), @r"
    error[blank-value]: `areas` is blank
     --> content/deliveries/coast-checks.yml:4:6
      |
    4 | areas:
      |      ^
      |
      = help: Write it after the colon, like `areas: [coast, vale]`.
    ");
}

#[test]
fn blank_item() {
    insta::assert_snapshot!(said("deliveries/coast-checks.yml", "areas: [north, south]", "areas:\n  - north\n  -"), @r"
    error[blank-value]: An item of `areas` is blank
     --> content/deliveries/coast-checks.yml:6:4
      |
    6 |   -
      |    ^
      |
      = help: Write it after the hyphen, or delete the line.
    ");
}

#[test]
fn blank_optional_field_counts_as_left_out() {
    assert_eq!(said(CONTRACT, "value: 400000", "value:"), "");
}

#[test]
fn duplicate_key() {
    insta::assert_snapshot!(said(PROVIDER, "kind: charity", "kind: charity\nkind: company"), @r"
    error[duplicate-key]: `kind` stands twice here
     --> content/providers/ternbridge-homes.md:4:1
      |
    4 | kind: company
      | ^^^^
      |
      = help: Keep one of the two lines and delete the other.
    ");
}
