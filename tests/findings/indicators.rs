//! Findings of the framework of outcomes and of its indicators.

use noticeboard::records::indicator::FrameworkFile;

use crate::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

const FRAMEWORK: &str = "outcomes/framework.yml";

/// What is said when the first indicator, a count of each quarter, ends in these lines.
fn with(lines: &str) -> String {
    let source = "    source: The provider's records\n";
    said(FRAMEWORK, source, &format!("{source}{lines}"))
}

#[test]
fn a_set_of_groups_that_are_not_there() {
    let sets = "group_sets:\n  - name: Age\n    groups: [aged-75-and-ovr, renting]\nindicators:\n";
    let text = Site::small().text(FRAMEWORK).replacen("indicators:\n", sets, 1);
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, text).findings(), @r"
    error[unknown-group]: There is no group with the id `aged-75-and-ovr`
      --> content/outcomes/framework.yml:13:14
       |
    13 |     groups: [aged-75-and-ovr, renting]
       |              ^^^^^^^^^^^^^^^
       |
       = help: Did you mean `aged-75-and-over`?

    error[unknown-group]: There is no group with the id `renting`
      --> content/outcomes/framework.yml:13:31
       |
    13 |     groups: [aged-75-and-ovr, renting]
       |                               ^^^^^^^
       |
       = help: Write the id of a group under `groups:` in this file, or add it there.
    ");
}

#[test]
fn unknown_outcome() {
    let text = Site::small().text(FRAMEWORK);
    let misspelt = text.replacen("outcome: safer-homes", "outcome: safe-homes", 1);
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, misspelt).findings(), @r"
    error[unknown-outcome]: There is no outcome with the id `safe-homes`
      --> content/outcomes/framework.yml:15:14
       |
    15 |     outcome: safe-homes
       |              ^^^^^^^^^^
       |
       = help: Did you mean `safer-homes`?
    ");
    let unknown = text.replacen("outcome: safer-homes", "outcome: wealth", 1);
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, unknown).findings(), @r"
    error[unknown-outcome]: There is no outcome with the id `wealth`
      --> content/outcomes/framework.yml:15:14
       |
    15 |     outcome: wealth
       |              ^^^^^^
       |
       = help: Write the id of an outcome under `domains:` in this file, or add it there.
    ");
}

#[test]
fn two_of_one_id() {
    let more = "        name: Homes are safer\n      - id: safer-homes\n        name: Again\n  - id: safety\n    name: Again\n    outcomes: []\n";
    insta::assert_snapshot!(said(FRAMEWORK, "        name: Homes are safer\n", more), @r"
    error[duplicate-outcome-id]: There are two outcomes with the id `safer-homes`
     --> content/outcomes/framework.yml:9:13
      |
    9 |       - id: safer-homes
      |             ^^^^^^^^^^^
      |
      = help: Give one of the two another id, and change what refers to it.

    error[duplicate-outcome-id]: There are two domains with the id `safety`
      --> content/outcomes/framework.yml:11:9
       |
    11 |   - id: safety
       |         ^^^^^^
       |
       = help: Give one of the two another id, and change what refers to it.
    ");
}

#[test]
fn rate_out_of_nothing() {
    insta::assert_snapshot!(said(FRAMEWORK, "measure: percentage", "measure: rate"), @r"
    error[rate-without-per]: Nothing says out of how many this rate is
      --> content/outcomes/framework.yml:28:14
       |
    28 |     measure: rate
       |              ^^^^
       |
       = help: Add a line with `per:` and a number such as 1000.
    ");
    insta::assert_snapshot!(said(FRAMEWORK, "measure: percentage", "measure: rate\n    per: 0"), @r"
    error[rate-without-per]: Nothing says out of how many this rate is
      --> content/outcomes/framework.yml:28:14
       |
    28 |     measure: rate
       |              ^^^^
       |
       = help: Add a line with `per:` and a number such as 1000.
    ");
}

#[test]
fn percentage_without_a_denominator() {
    insta::assert_snapshot!(said(FRAMEWORK, "        denominator: Everyone who answered\n", ""), @r"
    error[definition-without-denominator]: This definition does not say what the denominator counts
      --> content/outcomes/framework.yml:35:20
       |
    35 |         numerator: People who feel safer
       |                    ^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Add a line with `denominator:` and what the numerator is divided by.
    ");
}

#[test]
fn no_definition() {
    let definition = "\n      - from: 2026-Q1\n        numerator: Checks that were finished\n";
    insta::assert_snapshot!(said(FRAMEWORK, definition, " []\n"), @r"
    error[no-definition]: This indicator has no definition
      --> content/outcomes/framework.yml:20:5
       |
    20 |     definitions: []
       |     ^^^^^^^^^^^
       |
       = help: Say under `definitions:` what is counted, and from which period on.
    ");
}

#[test]
fn later_definition_that_does_not_say_what_changed() {
    let first = "        numerator: Checks that were finished\n";
    let second = format!("{first}      - from: 2026-Q2\n        numerator: All checks\n");
    insta::assert_snapshot!(said(FRAMEWORK, first, &second), @r"
    error[definition-without-change]: This definition follows another, and has no `change`
      --> content/outcomes/framework.yml:24:20
       |
    24 |         numerator: All checks
       |                    ^^^^^^^^^^
       |
       = help: Add a line with `change:` and what changed, in a sentence.

    error[definition-without-change]: This definition follows another, and has no `comparable_with_previous`
      --> content/outcomes/framework.yml:24:20
       |
    24 |         numerator: All checks
       |                    ^^^^^^^^^^
       |
       = help: Add a line with `comparable_with_previous:` and `true` if its figures may be compared with those before, or else `false`.
    ");
    let whole = format!("{second}        change: Now all count.\n        comparable_with_previous: false\n");
    assert_eq!(said(FRAMEWORK, first, &whole), "");
}

#[test]
fn definitions_out_of_order() {
    let first = "        numerator: Checks that were finished\n";
    let second = format!(
        "{first}      - from: 2026-Q1\n        numerator: All checks\n        change: Now all count.\n        comparable_with_previous: false\n"
    );
    insta::assert_snapshot!(said(FRAMEWORK, first, &second), @r"
    error[definitions-out-of-order]: This definition begins no later than the one before it
      --> content/outcomes/framework.yml:23:15
       |
    23 |       - from: 2026-Q1
       |               ^^^^^^^
       |
       = help: Write the definitions in the order of their periods, the oldest first.
    ");
}

#[test]
fn periods_of_another_length() {
    let from = "      - from: 2026-Q1\n        numerator: Checks that were finished\n";
    insta::assert_snapshot!(said(FRAMEWORK, from, &from.replace("2026-Q1", "2026")), @r"
    error[period-of-other-length]: This indicator has a figure for each quarter, and this period is longer
      --> content/outcomes/framework.yml:21:15
       |
    21 |       - from: 2026
       |               ^^^^
       |
       = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
    insta::assert_snapshot!(with("    targets:\n      - value: 80\n        from: 2026-07\n        to: 2026\n"), @r"
    error[period-of-other-length]: This indicator has a figure for each quarter, and this period is shorter
      --> content/outcomes/framework.yml:26:15
       |
    26 |         from: 2026-07
       |               ^^^^^^^
       |
       = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
    insta::assert_snapshot!(with("    benchmarks:\n      - name: All counties\n        value: 80\n        period: 2026-07\n"), @r"
    error[period-of-other-length]: This indicator has a figure for each quarter, and this period is shorter
      --> content/outcomes/framework.yml:27:17
       |
    27 |         period: 2026-07
       |                 ^^^^^^^
       |
       = help: Write a quarter like `2026-Q3` or `2026-27 Q2`.
    ");
    let yearly = Site::small().text(FRAMEWORK).replacen("frequency: quarterly", "frequency: yearly", 1);
    let told = Site::small().with(FRAMEWORK, yearly).findings();
    insta::assert_snapshot!(told, @r"
    error[period-of-other-length]: This period is a quarter, and the indicator has a figure for each year
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a year like `2026` or `2026-27`.

    error[period-of-other-length]: This period is a quarter, and the indicator has a figure for each year
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: Write a year like `2026` or `2026-27`.

    error[period-of-other-length]: This indicator has a figure for each year, and this period is shorter
      --> content/outcomes/framework.yml:21:15
       |
    21 |       - from: 2026-Q1
       |               ^^^^^^^
       |
       = help: Write a year like `2026`, `2026-27` or `year to 2026-09`.
    ");
    let monthly = Site::small().text(FRAMEWORK).replacen("frequency: quarterly", "frequency: monthly", 1);
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, monthly).findings(), @r"
    error[period-of-other-length]: This period is a quarter, and the indicator has a figure for each month
    --> content/outcomes/data/safety-2026-q3.csv, row 2, column B
     = help: Write a month like `2026-07`.

    error[period-of-other-length]: This period is a quarter, and the indicator has a figure for each month
    --> content/outcomes/data/safety-2026-q3.csv, row 3, column B
     = help: Write a month like `2026-07`.

    error[period-of-other-length]: This indicator has a figure for each month, and this period is longer
      --> content/outcomes/framework.yml:21:15
       |
    21 |       - from: 2026-Q1
       |               ^^^^^^^
       |
       = help: Write a month like `2026-07`.
    ");
}

#[test]
fn target_that_ends_before_it_begins() {
    let target = "    targets:\n      - value: 80\n        from: 2026-Q2\n        to: 2026-Q1\n";
    insta::assert_snapshot!(with(target), @r"
    error[periods-out-of-order]: The last period of this target comes before its first period
      --> content/outcomes/framework.yml:27:13
       |
    27 |         to: 2026-Q1
       |             ^^^^^^^
       |
       = help: Correct one of the two periods.
    ");
}

#[test]
fn targets_for_one_period() {
    let two = "    targets:\n      - value: 80\n        from: 2026-Q1\n        to: 2026-Q3\n      - value: 90\n        from: 2026-Q3\n";
    insta::assert_snapshot!(with(two), @r"
    error[overlapping-periods]: Another target is for this period too
      --> content/outcomes/framework.yml:29:15
       |
    29 |         from: 2026-Q3
       |               ^^^^^^^
       |
       = help: Change the periods, so that each has one.
    ");
    let one_after_the_other = two.replace("from: 2026-Q3", "from: 2026-Q4");
    assert_eq!(with(&one_after_the_other), "");
    assert_eq!(
        with(&two.replace("        to: 2026-Q3\n", "")),
        "",
        "the first lasts until the second begins"
    );
}

#[test]
fn benchmarks_for_one_period() {
    let two = "    benchmarks:\n      - name: All counties\n        value: 80\n        period: 2026\n      - name: All counties\n        value: 90\n        period: 2026-Q3\n";
    insta::assert_snapshot!(with(two), @r"
    error[overlapping-periods]: Another benchmark of this name is for this period too
      --> content/outcomes/framework.yml:30:17
       |
    30 |         period: 2026-Q3
       |                 ^^^^^^^
       |
       = help: Change the periods, so that each has one.
    ");
    assert_eq!(with(&two.replacen("All counties", "Our neighbours", 1)), "");
}

#[test]
fn a_rating_without_a_scale_and_a_rate_without_a_population() {
    insta::assert_snapshot!(said(FRAMEWORK, "measure: percentage", "measure: rating"), @r"
    error[rating-without-highest]: Nothing says how high a rating can be
      --> content/outcomes/framework.yml:28:14
       |
    28 |     measure: rating
       |              ^^^^^^
       |
       = help: Add a line with `highest:` and a number such as 5.
    ");
    insta::assert_snapshot!(said(FRAMEWORK, "measure: percentage", "measure: standardised-rate\n    per: 1000"), @r"
    error[no-standard-population]: Nothing says which population this rate is standardised by
      --> content/outcomes/framework.yml:28:14
       |
    28 |     measure: standardised-rate
       |              ^^^^^^^^^^^^^^^^^
       |
       = help: Add `standard_population:` to the set of groups under `group_sets:` that the rate is worked out from.
    ");
}

#[test]
fn a_standard_population_that_does_not_fit_its_groups() {
    let sets = "group_sets:
  - name: Age
    groups: [aged-75-and-over]
    standard_population:
      name: Ours
      people: { aged-75-and-ovr: 100 }
  - name: Again
    groups: [aged-75-and-over]
    standard_population:
      name: Theirs
      people: { aged-75-and-over: 100 }
indicators:
";
    let text = Site::small().text(FRAMEWORK).replacen("indicators:\n", sets, 1);
    insta::assert_snapshot!(Site::small().with(FRAMEWORK, text).findings(), @r"
    error[bad-standard-population]: The standard population has no people of the group `aged-75-and-over`
      --> content/outcomes/framework.yml:13:14
       |
    13 |     groups: [aged-75-and-over]
       |              ^^^^^^^^^^^^^^^^
       |
       = help: Write how many there are under `people:`.

    error[bad-standard-population]: The group `aged-75-and-ovr` is not one of this set
      --> content/outcomes/framework.yml:16:34
       |
    16 |       people: { aged-75-and-ovr: 100 }
       |                                  ^^^
       |
       = help: Delete it here, or add the group to `groups:` of this set.

    error[bad-standard-population]: A set before this one has a standard population already
      --> content/outcomes/framework.yml:18:14
       |
    18 |     groups: [aged-75-and-over]
       |              ^^^^^^^^^^^^^^^^
       |
       = help: Leave `standard_population:` with one set alone.
    ");
}

#[test]
fn close_to_a_target_that_is_not_there() {
    insta::assert_snapshot!(with("    close_to_target: 5\n"), @r"
    error[rating-without-target]: Nothing can be close to a target here: this indicator has none
      --> content/outcomes/framework.yml:24:22
       |
    24 |     close_to_target: 5
       |                      ^
       |
       = help: Add `targets:`, or delete `close_to_target:`.
    ");
    let text = Site::small().text(FRAMEWORK).replacen("higher-is-better", "neither", 1);
    let source = "    source: The provider's records\n";
    let lines = "    targets: [{ value: 50, from: 2026-Q1 }]\n    close_to_target: 5\n";
    let site = Site::small().with(FRAMEWORK, text.replacen(source, &format!("{source}{lines}"), 1));
    insta::assert_snapshot!(site.findings(), @r"
    error[rating-without-target]: No figure can be rated here: neither way is better
      --> content/outcomes/framework.yml:25:22
       |
    25 |     close_to_target: 5
       |                      ^
       |
       = help: Change `direction:`, or delete `close_to_target:`.
    ");
}

#[test]
fn long_sentences_and_a_contact_without_a_way() {
    let sentence = format!("It is {}long.", "very ".repeat(30));
    insta::assert_snapshot!(with(&format!("    caveats: [{sentence}]\n    contact:\n      name: The team\n")), @r"
    warning[long-sentence]: A sentence here has 33 words. The longest should have 25
      --> content/outcomes/framework.yml:24:15
       |
    24 | ...: [It is very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very long.]
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Split it into two or more.

    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/outcomes/framework.yml:25:5
       |
    25 |     contact:
       |     ^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn every_field_is_read() {
    let indicator = format!(
        "id: falls
name: Falls at home
summary: How many people fall.
outcome: safer-homes
measure: rate
unit: falls
per: 1000
highest: 5
decimals: 1
direction: lower-is-better
frequency: quarterly
seasons: true
definitions:
  - from: 2026-Q1
    numerator: Falls
    denominator: People
    change: The first.
    comparable_with_previous: false
targets:
  - {{ value: 80, from: 2026-Q1, to: 2026-Q4, note: Agreed in March. }}
close_to_target: 5
benchmarks:
  - {{ name: All counties, value: 76.5, period: 2026-Q1, source: A survey }}
source: Records
caveats: [Not all falls are told.]
disclosure: {{ threshold: 5, show_zero: true, round_to: 5 }}
largest_jump: 10
about: [\"service:safety-check\"]
{}{}",
        contact("contact"),
        publishing(8)
    );
    let text = Site::small()
        .text(FRAMEWORK)
        .replace("    name: Safety\n", "    name: Safety\n    summary: Safe homes.\n")
        .replace(
            "        name: Homes are safer\n",
            "        name: Homes are safer\n        summary: Fewer falls.\n",
        );
    let sets = "group_sets:
  - name: Age
    groups: [aged-75-and-over]
    standard_population:
      name: Ours
      source: A census
      people: { aged-75-and-over: 100 }
indicators:
";
    let text = text.replacen("indicators:\n", sets, 1);
    let item = format!("  - {}\n", indicator.trim_end().replace('\n', "\n    "));
    reads::<FrameworkFile>(FRAMEWORK, &Site::small().with(FRAMEWORK, text + &item));
}
