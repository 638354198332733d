//! Files that are not YAML: where the mistake is, in an officer's words.

use crate::said;
use crate::support::Site;

const CONTRACT: &str = "contracts/coast-2025.yml";

#[test]
fn tab_at_the_start_of_a_line() {
    insta::assert_snapshot!(said(CONTRACT, "    role", "\trole"), @r"
    error[malformed-yaml]: A tab stands where YAML needs spaces
     --> content/contracts/coast-2025.yml:8:1
      |
    8 |     role: holder
      | ^^^^
      |
      = help: Replace each tab at the start of a line with two spaces.
    ");
}

#[test]
fn tab_before_an_item() {
    insta::assert_snapshot!(said(CONTRACT, "  - provider", "\t- provider"), @r"
    error[malformed-yaml]: A tab stands where YAML needs spaces
     --> content/contracts/coast-2025.yml:7:1
      |
    7 |     - provider: ternbridge-homes
      | ^^^^
      |
      = help: Replace each tab at the start of a line with two spaces.
    ");
}

#[test]
fn missing_colon() {
    insta::assert_snapshot!(said(CONTRACT, "department: Adult", "department Adult"), @r"
    error[malformed-yaml]: This line has no colon after its key, or is not indented enough
     --> content/contracts/coast-2025.yml:4:1
      |
    4 | department Adult care
      | ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Write the key, a colon, a space and the value, like `name: Ternbridge Homes`. Text that goes on over several lines is indented by two spaces.
    ");
}

#[test]
fn missing_colon_in_the_first_line() {
    insta::assert_snapshot!(said(CONTRACT, "reference: SC-1", "reference SC-1"), @r"
    error[malformed-yaml]: This line has no colon after its key, or is not indented enough
     --> content/contracts/coast-2025.yml:1:1
      |
    1 | reference SC-1
      | ^^^^^^^^^^^^^^
      |
      = help: Write the key, a colon, a space and the value, like `name: Ternbridge Homes`. Text that goes on over several lines is indented by two spaces.
    ");
}

#[test]
fn missing_colon_in_front_matter() {
    insta::assert_snapshot!(said("services/safety-check.md", "cost: Free", "cost Free"), @r"
    error[malformed-yaml]: This line has no colon after its key, or is not indented enough
     --> content/services/safety-check.md:7:1
      |
    7 | cost Free
      | ^^^^^^^^^
      |
      = help: Write the key, a colon, a space and the value, like `name: Ternbridge Homes`. Text that goes on over several lines is indented by two spaces.
    ");
}

#[test]
fn missing_space_after_the_colon() {
    insta::assert_snapshot!(said(CONTRACT, "department: Adult", "department:Adult"), @r"
    error[malformed-yaml]: There is no space after the colon of this key
     --> content/contracts/coast-2025.yml:4:1
      |
    4 | department:Adult care
      | ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Put a space after the colon, like `name: Ternbridge Homes`.
    ");
}

#[test]
fn text_that_goes_on_without_indentation() {
    insta::assert_snapshot!(said(CONTRACT, "Home safety checks.", "Home\nsafety checks."), @r"
    error[malformed-yaml]: This line has no colon after its key, or is not indented enough
     --> content/contracts/coast-2025.yml:4:1
      |
    4 | safety checks.
      | ^^^^^^^^^^^^^^
      |
      = help: Write the key, a colon, a space and the value, like `name: Ternbridge Homes`. Text that goes on over several lines is indented by two spaces.
    ");
}

#[test]
fn stray_colon_in_a_text() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home safety on", "title: Home safety: on"), @r"
    error[malformed-yaml]: There is a colon here that YAML takes for the end of a key
     --> content/contracts/coast-2025.yml:2:19
      |
    2 | title: Home safety: on the coast
      |                   ^
      |
      = help: Where the text itself has a colon and a space in it, put the whole text between double quotation marks.
    ");
}

#[test]
fn unclosed_double_quotation_mark() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: \"Home"), @r#"
    error[malformed-yaml]: A quotation mark is opened and never closed
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: "Home safety on the coast
      |        ^
      |
      = help: Close the text with the same quotation mark it begins with. Where the mark is an apostrophe, put the whole text between double quotation marks.
    "#);
}

#[test]
fn unclosed_quotation_mark_that_a_later_one_seems_to_close() {
    let site = Site::small().replacing(CONTRACT, "title: Home", "title: \"Home").replacing(
        CONTRACT,
        "department: Adult care",
        "department: \"Adult care\"",
    );
    insta::assert_snapshot!(site.findings(), @r#"
    error[malformed-yaml]: A quotation mark is opened and never closed
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: "Home safety on the coast
      |        ^
      |
      = help: Close the text with the same quotation mark it begins with. Where the mark is an apostrophe, put the whole text between double quotation marks.
    "#);
}

#[test]
fn apostrophe_at_the_start() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: 'Tis home"), @r"
    error[malformed-yaml]: A quotation mark is opened and never closed
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: 'Tis home safety on the coast
      |        ^
      |
      = help: Close the text with the same quotation mark it begins with. Where the mark is an apostrophe, put the whole text between double quotation marks.
    ");
}

#[test]
fn text_after_the_closing_quotation_mark() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home safety on", "title: \"Home safety\" on"), @r#"
    error[malformed-yaml]: More text stands after the closing quotation mark
     --> content/contracts/coast-2025.yml:2:22
      |
    2 | title: "Home safety" on the coast
      |                      ^^^^^^^^^^^^
      |
      = help: Put the whole text between single quotation marks; those inside it may stay.
    "#);
}

#[test]
fn text_after_the_closing_apostrophe() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home safety", "title: 'Our residents' safety"), @r"
    error[malformed-yaml]: More text stands after the closing quotation mark
     --> content/contracts/coast-2025.yml:2:24
      |
    2 | title: 'Our residents' safety on the coast
      |                        ^^^^^^^^^^^^^^^^^^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn unclosed_square_bracket() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots: [coast"), @r"
    error[malformed-yaml]: A square or curly bracket is opened and never closed
     --> content/contracts/coast-2025.yml:5:7
      |
    5 | lots: [coast
      |       ^
      |
      = help: Close the bracket, or write the list one item a line, each after a hyphen and a space. Where the bracket belongs to the text itself, put the whole text between double quotation marks.
    ");
}

#[test]
fn unclosed_curly_bracket() {
    insta::assert_snapshot!(said("areas.yml", "{ lad-2025: E07999001 }", "{ lad-2025: E07999001"), @r"
    error[malformed-yaml]: A square or curly bracket is opened and never closed
      --> content/areas.yml:10:12
       |
    10 |     codes: { lad-2025: E07999001
       |            ^
       |
       = help: Close the bracket, or write the list one item a line, each after a hyphen and a space. Where the bracket belongs to the text itself, put the whole text between double quotation marks.
    ");
}

#[test]
fn bracket_closed_by_the_other_kind() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots: [coast}"), @r"
    error[malformed-yaml]: A bracket is closed here by one of the other kind
     --> content/contracts/coast-2025.yml:5:13
      |
    5 | lots: [coast}
      |             ^
      |
      = help: Close `[` with `]`, and `{` with `}`.
    ");
}

#[test]
fn bracket_that_was_never_opened() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: ]Home"), @r"
    error[malformed-yaml]: A bracket is closed here that was never opened
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: ]Home safety on the coast
      |        ^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn text_that_begins_with_a_bracket() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: [Draft] Home"), @r"
    error[malformed-yaml]: More text stands after the end of this value
     --> content/contracts/coast-2025.yml:2:16
      |
    2 | title: [Draft] Home safety on the coast
      |                ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn line_out_of_column() {
    insta::assert_snapshot!(said(CONTRACT, "    role: holder", "   role: holder"), @r"
    error[malformed-yaml]: This line does not begin at the column of the lines it belongs to
     --> content/contracts/coast-2025.yml:8:4
      |
    8 |    role: holder
      |    ^^^^^^^^^^^^
      |
      = help: Begin the lines of one list or one group at the same column.
    ");
}

#[test]
fn group_out_of_column() {
    insta::assert_snapshot!(said(CONTRACT, "  regime:", "   regime:"), @r"
    error[malformed-yaml]: This line is indented further than the one above, which has its value already
      --> content/contracts/coast-2025.yml:14:4
       |
    14 |    regime: public-contracts-regulations-2015
       |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Begin the lines of one list or one group at the same column.
    ");
}

#[test]
fn line_indented_below_a_value() {
    insta::assert_snapshot!(said(CONTRACT, "department: Adult care\n", "department: Adult care\n  team: Homes\n"), @r"
    error[malformed-yaml]: This line is indented further than the one above, which has its value already
     --> content/contracts/coast-2025.yml:5:3
      |
    5 |   team: Homes
      |   ^^^^^^^^^^^
      |
      = help: Begin the lines of one list or one group at the same column.
    ");
}

#[test]
fn list_below_a_value() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]\n", "lots: coast\n- inland\n"), @r"
    error[malformed-yaml]: A list begins here below a key that has its value already
     --> content/contracts/coast-2025.yml:6:1
      |
    6 | - inland
      | ^^^^^^^^
      |
      = help: Delete the value after the key, or the list.
    ");
}

#[test]
fn list_on_the_line_of_its_key() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: - Home"), @r"
    error[malformed-yaml]: A list cannot begin on the line of its key
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: - Home safety on the coast
      |        ^
      |
      = help: Write each item on its own line below the key. Where the hyphen belongs to the text itself, put the whole text between double quotation marks.
    ");
}

#[test]
fn text_on_the_line_of_a_bar() {
    insta::assert_snapshot!(said(CONTRACT, "title: Home", "title: | Home"), @r"
    error[malformed-yaml]: After `|` or `>` the text has to begin on the next line
     --> content/contracts/coast-2025.yml:2:8
      |
    2 | title: | Home safety on the coast
      |        ^
      |
      = help: Move the text to the next line and indent it by two spaces.
    ");
}

#[test]
fn second_document() {
    let text = Site::small().text(CONTRACT) + "---\nreference: SC-2\n";
    insta::assert_snapshot!(Site::small().with(CONTRACT, text).findings(), @r"
    error[malformed-yaml]: A second line of `---` begins a second document here
      --> content/contracts/coast-2025.yml:16:1
       |
    16 | ---
       | ^^^
       |
       = help: Keep one record in a file.
    ");
}

#[test]
fn file_that_is_too_deep() {
    insta::assert_snapshot!(Site::small().with(CONTRACT, "[".repeat(1000)).findings(), @r"
    error[malformed-yaml]: Lists and groups stand deeper inside one another here than in any record
     --> content/contracts/coast-2025.yml:1:25
      |
    1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                         ^
      |
      = help: Delete the brackets, hyphens or spaces that are too many.
    ");
}
