//! Fields that are not what the record needs.

use crate::said;
use crate::support::Site;

const PROVIDER: &str = "providers/ternbridge-homes.md";
const SERVICE: &str = "services/safety-check.md";
const CONTRACT: &str = "contracts/coast-2025.yml";
const DECISION: &str = "decisions/award.md";

#[test]
fn unknown_key_with_a_near_one() {
    insta::assert_snapshot!(said(PROVIDER, "summary:", "sumary:"), @r"
    error[unknown-key]: `sumary` is not a field of a provider
     --> content/providers/ternbridge-homes.md:4:1
      |
    4 | sumary: Makes homes safer.
      | ^^^^^^
      |
      = help: Did you mean `summary`?
    ");
}

#[test]
fn unknown_key_within_a_group() {
    insta::assert_snapshot!(said(PROVIDER, "telephone:", "phone:"), @r"
    error[unknown-key]: `phone` is not a field of `contacts`
     --> content/providers/ternbridge-homes.md:6:5
      |
    6 |   - phone: 01632 960001
      |     ^^^^^
      |
      = help: Did you mean `telephone`?
    ");
}

#[test]
fn unknown_key_without_a_near_one() {
    insta::assert_snapshot!(said("updates/opening.md", "date:", "xyzzy: 1\ndate:"), @r"
    error[unknown-key]: `xyzzy` is not a field of an update
     --> content/updates/opening.md:3:1
      |
    3 | xyzzy: 1
      | ^^^^^
      |
      = help: The fields are `title`, `date`, `summary`, `about`, `draft`, `publish_from`, `aliases`, `uuid`, `source_note`, `assured`, `review_by`.
    ");
}

#[test]
fn missing_text() {
    insta::assert_snapshot!(said(PROVIDER, "summary: Makes homes safer.\n", ""), @r"
    error[missing-key]: `summary` is missing from this provider
    --> content/providers/ternbridge-homes.md
     = help: Add a line like `summary: A housing association that helps people stay safe at home.`.
    ");
}

#[test]
fn missing_word() {
    insta::assert_snapshot!(said(SERVICE, "status: active\n", ""), @r"
    error[missing-key]: `status` is missing from this service
    --> content/services/safety-check.md
     = help: Add a line with `status:` and one of `active`, `inactive`, `temporarily-closed`, `defunct`.
    ");
}

#[test]
fn missing_date() {
    insta::assert_snapshot!(said(CONTRACT, "start: 2025-04-01\n", ""), @r"
    error[missing-key]: `start` is missing from this contract
    --> content/contracts/coast-2025.yml
     = help: Add a line like `start: 2025-04-01`.
    ");
}

#[test]
fn missing_list() {
    insta::assert_snapshot!(said("lots/coast.md", "districts: [north, south]\n", ""), @r"
    error[missing-key]: `districts` is missing from this lot
    --> content/lots/coast.md
     = help: Add a line like `districts: [coast, vale]`.
    ");
}

#[test]
fn missing_truth() {
    insta::assert_snapshot!(said(DECISION, "key_decision: true\n", ""), @r"
    error[missing-key]: `key_decision` is missing from this decision
    --> content/decisions/award.md
     = help: Add a line like `key_decision: false`.
    ");
}

#[test]
fn missing_group() {
    insta::assert_snapshot!(said(DECISION, "contact:\n  telephone: 01632 960100\n", ""), @r"
    error[missing-key]: `contact` is missing from this decision
    --> content/decisions/award.md
     = help: Add `contact:` and below it its fields, each on its own line and indented by two spaces.
    ");
}

#[test]
fn missing_within_an_item() {
    insta::assert_snapshot!(said(CONTRACT, "    role: holder\n", ""), @r"
    error[missing-key]: `role` is missing from this item of `parties`
     --> content/contracts/coast-2025.yml:7:5
      |
    7 |   - provider: ternbridge-homes
      |     ^
      |
      = help: Add a line with `role:` and one of `holder`, `lead`, `member`, `subcontractor`.
    ");
}

#[test]
fn missing_within_a_group() {
    insta::assert_snapshot!(said(CONTRACT, "  route: open-tender\n", ""), @r"
    error[missing-key]: `route` is missing from `procurement`
      --> content/contracts/coast-2025.yml:13:3
       |
    13 |   regime: public-contracts-regulations-2015
       |   ^
       |
       = help: Add a line with `route:` and one of `open-tender`, `restricted-tender`, `quotation`, `framework`, `direct-award`.
    ");
}

#[test]
fn text_in_the_place_of_a_list() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots: coast"), @r"
    error[wrong-type]: `lots` should be a list, and `coast` is not
     --> content/contracts/coast-2025.yml:5:7
      |
    5 | lots: coast
      |       ^^^^^
      |
      = help: Write each item on its own line, after a hyphen and a space, below `lots:`.
    ");
}

#[test]
fn list_in_the_place_of_a_text() {
    insta::assert_snapshot!(said(CONTRACT, "department: Adult care", "department: [Adult, care]"), @r"
    error[wrong-type]: `department` should be a text, and a list stands here
     --> content/contracts/coast-2025.yml:4:13
      |
    4 | department: [Adult, care]
      |             ^
      |
      = help: Write the text after `department:`, on the same line.
    ");
}

#[test]
fn text_in_the_place_of_a_group() {
    insta::assert_snapshot!(said(DECISION, "contact:\n  telephone: 01632 960100", "contact: 01632 960100"), @r"
    error[wrong-type]: `contact` should be a group of fields, and `01632 960100` is not
      --> content/decisions/award.md:11:10
       |
    11 | contact: 01632 960100
       |          ^^^^^^^^^^^^
       |
       = help: Write its fields below it, indented by two spaces, each on its own line, such as `name`.
    ");
}

#[test]
fn text_in_the_place_of_an_item() {
    let site = Site::small().replacing(
        "site.yml",
        "top_tasks:\n  - text: Make my home safer\n    to: service:safety-check\n",
        "top_tasks:\n  - Make my home safer\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[wrong-type]: An item of `top_tasks` should be a group of fields, and `Make my home safer` is not
      --> content/site.yml:23:5
       |
    23 |   - Make my home safer
       |     ^^^^^^^^^^^^^^^^^^
       |
       = help: Write its fields after the hyphen, each on its own line, such as `text`.
    ");
}

#[test]
fn group_in_the_place_of_an_item() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots:\n  - id: coast"), @r"
    error[wrong-type]: An item of `lots` should be a text, and a group of fields stands here
     --> content/contracts/coast-2025.yml:6:5
      |
    6 |   - id: coast
      |     ^
      |
      = help: Write one text after each hyphen.
    ");
}

#[test]
fn yes_in_the_place_of_true() {
    insta::assert_snapshot!(said(DECISION, "key_decision: true", "key_decision: yes"), @r"
    error[wrong-type]: `key_decision` should be `true` or `false`, and `yes` is not
     --> content/decisions/award.md:6:15
      |
    6 | key_decision: yes
      |               ^^^
      |
      = help: Write `true`, without quotation marks.
    ");
}

#[test]
fn word_in_the_place_of_a_number() {
    insta::assert_snapshot!(said(SERVICE, "cost: Free", "cost: Free\nminimum_age: sixty"), @r"
    error[wrong-type]: `minimum_age` should be a whole number, and `sixty` is not
     --> content/services/safety-check.md:8:14
      |
    8 | minimum_age: sixty
      |              ^^^^^
      |
      = help: Write digits only.
    ");
}

#[test]
fn part_of_a_number() {
    insta::assert_snapshot!(said(SERVICE, "cost: Free", "cost: Free\nminimum_age: 6.5"), @r"
    error[wrong-type]: `minimum_age` should be a whole number, and `6.5` is not
     --> content/services/safety-check.md:8:14
      |
    8 | minimum_age: 6.5
      |              ^^^
      |
      = help: Write digits only.
    ");
}

#[test]
fn number_out_of_range() {
    insta::assert_snapshot!(said(SERVICE, "cost: Free", "cost: Free\nminimum_age: 600"), @r"
    error[out-of-range]: `600` is out of the range of `minimum_age`
     --> content/services/safety-check.md:8:14
      |
    8 | minimum_age: 600
      |              ^^^
      |
      = help: Write a number from 0 to 255.
    ");
}

#[test]
fn number_past_every_range() {
    insta::assert_snapshot!(said("lots/coast.md", "number: 1", "number: 99999999999"), @r"
    error[out-of-range]: `99999999999` is out of the range of `number`
     --> content/lots/coast.md:2:9
      |
    2 | number: 99999999999
      |         ^^^^^^^^^^^
      |
      = help: Write a number from 0 to 4294967295.
    ");
}

#[test]
fn unknown_word_with_a_near_one() {
    insta::assert_snapshot!(said(SERVICE, "status: active", "status: Activ"), @r"
    error[unknown-word]: `Activ` is not one of the words for `status`
     --> content/services/safety-check.md:4:9
      |
    4 | status: Activ
      |         ^^^^^
      |
      = help: Did you mean `active`? The words are `active`, `inactive`, `temporarily-closed`, `defunct`.
    ");
}

#[test]
fn unknown_word_without_a_near_one() {
    insta::assert_snapshot!(said("lots/coast.md", "status: active", "status: running"), @r"
    error[unknown-word]: `running` is not one of the words for `status`
     --> content/lots/coast.md:5:9
      |
    5 | status: running
      |         ^^^^^^^
      |
      = help: The words are `planning`, `planned`, `active`, `cancelled`, `unsuccessful`, `complete`, `withdrawn`.
    ");
}

#[test]
fn several_faults_in_one_file() {
    let site = Site::small()
        .replacing(PROVIDER, "summary:", "sumary:")
        .replacing(PROVIDER, "kind: charity", "kind: charitee")
        .replacing(PROVIDER, "01632 960001", "01632")
        .replacing(PROVIDER, "\"09:00\"", "9am")
        .replacing(PROVIDER, "[monday]", "[Monday, moonday]");
    insta::assert_snapshot!(site.findings(), @r#"
    error[unknown-word]: `charitee` is not one of the words for `kind`
     --> content/providers/ternbridge-homes.md:3:7
      |
    3 | kind: charitee
      |       ^^^^^^^^
      |
      = help: Did you mean `charity`? The words are `authority`, `council`, `charity`, `company`, `community-interest-company`, `co-operative`, `housing-association`, `consortium`, `nhs`, `fire-service`, `police`, `central-government`, `other`.

    error[unknown-key]: `sumary` is not a field of a provider
     --> content/providers/ternbridge-homes.md:4:1
      |
    4 | sumary: Makes homes safer.
      | ^^^^^^
      |
      = help: Did you mean `summary`?

    error[bad-telephone]: `01632` has 5 digits, and a United Kingdom telephone number has 11
     --> content/providers/ternbridge-homes.md:6:16
      |
    6 |   - telephone: 01632
      |                ^^^^^
      |
      = help: Write the whole number with its area code, like `01632 960001`.

    error[unknown-word]: `Monday` is not one of the words for `days`
     --> content/providers/ternbridge-homes.md:8:16
      |
    8 |       - days: [Monday, moonday]
      |                ^^^^^^
      |
      = help: Did you mean `monday`? The words are `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`.

    error[unknown-word]: `moonday` is not one of the words for `days`
     --> content/providers/ternbridge-homes.md:8:24
      |
    8 |       - days: [Monday, moonday]
      |                        ^^^^^^^
      |
      = help: Did you mean `monday`? The words are `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`.

    error[bad-time]: `9am` is not a time of day
     --> content/providers/ternbridge-homes.md:9:16
      |
    9 |         opens: 9am
      |                ^^^
      |
      = help: Write it on the 24-hour clock in quotation marks, like `"09:30"`.
    "#);
}

#[test]
fn text_in_another_language_alone() {
    insta::assert_snapshot!(said(PROVIDER, "summary: Makes homes safer.", "summary:\n  cy: Helo"), @r"
    error[missing-key]: `en` is missing from `summary`
     --> content/providers/ternbridge-homes.md:5:3
      |
    5 |   cy: Helo
      |   ^
      |
      = help: Add a line with `en:`.
    ");
}

#[test]
fn text_in_an_unknown_language() {
    let to = "summary:\n  en: Makes homes safer.\n  Welsh: Helo";
    insta::assert_snapshot!(said(PROVIDER, "summary: Makes homes safer.", to), @r"
    error[bad-language]: `Welsh` is not a language code
     --> content/providers/ternbridge-homes.md:6:3
      |
    6 |   Welsh: Helo
      |   ^^^^^
      |
      = help: Write two or three small letters, like `en` for English or `cy` for Welsh.
    ");
}
