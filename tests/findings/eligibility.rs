//! Findings of eligibility.

use noticeboard::records::eligibility::Eligibility;

use super::every_field::{contact, publishing, reads};
use crate::said;
use crate::support::Site;

const HELP: &str = "eligibility/help.yml";

/// A question to choose from, and a rule that uses it.
fn with_home() -> Site {
    let question = "offers:
  - id: advice";
    let asked = "  - id: home
    text: Who owns your home?
    label: Your home
    kind: one-of
    answers:
      - id: own
        text: I do
      - id: rent
        text: My landlord
offers:
  - id: advice";
    let reason = "        reason: Nobody is there after a fall.\n";
    let rule = "          - question: home\n            is: [own]\n        reason: Nobody is there after a fall.\n";
    Site::small()
        .replacing(HELP, question, asked)
        .replacing(HELP, reason, rule)
        .replacing(HELP, "alone: yes }", "alone: yes, home: own }")
}

#[test]
fn with_every_field() {
    let text = format!(
        "title: What help can I get?
summary: What everyone gets, and who gets more.
questions:
  - id: age
    text: How old are you?
    label: Your age
    kind: number
    help: In years.
    answers: []
    unit: years
    least: 0
    most: 120
  - id: home
    text: What is true of your home?
    label: Your home
    kind: any-of
    answers:
      - {{ id: cold, text: It is cold }}
      - {{ id: damp, text: It is damp }}
offers:
  - id: advice
    title: Advice
    tier: universal
    summary: We talk with you.
    services: [safety-check]
    cost: It is free.
    next: Ring us.
  - id: visit
    title: A visit
    tier: targeted
    summary: We come to you.
    circumstances:
      - words: You are 75 to 84 and your home is cold and not damp
        all:
          - {{ question: age, at_least: 75, at_most: 84 }}
          - {{ question: home, is: [cold], is_not: [damp] }}
        reason: A cold home is bad for your heart.
        clause: Policy 3.2
        decision: award
    next: Ring us.
examples:
  - title: A man of 80 in a cold home
    given: {{ age: 80, home: [cold] }}
    expect: [advice, visit]
{}assessment: safety-check
about: [\"lot:coast\"]
{}",
        contact("contact"),
        publishing(2)
    );
    // The fields of a choice and of a number stand in items of their own, so each has them all
    // but those that the other has.
    let site = Site::small().with(HELP, text);
    assert_eq!(site.told(), "");
    reads_but::<Eligibility>(&site);
}

#[test]
fn questions_that_cannot_be_answered() {
    let home = "    kind: one-of
    answers:
      - id: own
        text: I do
      - id: rent
        text: My landlord
";
    insta::assert_snapshot!(with_home().replacing(HELP, home, "    kind: any-of\n").findings(), @"");
    insta::assert_snapshot!(with_home().replacing(HELP, "kind: one-of", "kind: yes-or-no").findings(), @"");
    insta::assert_snapshot!(with_home().replacing(HELP, "kind: one-of", "kind: number").findings(), @"");
}

#[test]
fn limits_of_numbers() {
    let alone = "    kind: yes-or-no\n";
    insta::assert_snapshot!(said(HELP, alone, "    kind: yes-or-no\n    unit: people\n    least: 1\n    most: 2\n"), @"");
    let age = "    kind: number\n";
    insta::assert_snapshot!(said(HELP, age, "    kind: number\n    least: 120\n    most: 18.5\n"), @"");
    insta::assert_snapshot!(said(HELP, age, "    kind: number\n    least: 18\n    most: 70\n"), @"");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75\n            at_most: 60"), @"");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75.5"), @"");
}

#[test]
fn question_that_decides_nothing() {
    let condition = "          - question: alone\n            is: [yes]\n";
    insta::assert_snapshot!(said(HELP, condition, ""), @"");
}

#[test]
fn ids_that_stand_twice() {
    let twice = with_home()
        .replacing(HELP, "id: alone", "id: age")
        .replacing(HELP, "id: rent", "id: own")
        .replacing(HELP, "id: visit", "id: advice");
    insta::assert_snapshot!(twice.findings(), @"");
}

#[test]
fn offers_and_who_gets_them() {
    insta::assert_snapshot!(said(HELP, "tier: universal", "tier: targeted"), @"");
    insta::assert_snapshot!(said(HELP, "tier: targeted", "tier: universal"), @"");
}

#[test]
fn conditions_that_test_nothing() {
    insta::assert_snapshot!(said(HELP, "            at_least: 75\n", ""), @"");
    insta::assert_snapshot!(said(HELP, "            is: [yes]\n", ""), @"");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75\n            is: [old]"), @"");
    let all = "        all:
          - question: age
            at_least: 75
          - question: alone
            is: [yes]
";
    insta::assert_snapshot!(said(HELP, all, "        all: []\n"), @"");
}

#[test]
fn conditions_that_test_something_else() {
    insta::assert_snapshot!(said(HELP, "at_least: 75", "is: [old]"), @"");
    insta::assert_snapshot!(said(HELP, "            is: [yes]\n", "            at_most: 1\n"), @"");
    insta::assert_snapshot!(said(HELP, "- question: age", "- question: ages"), @"");
    insta::assert_snapshot!(with_home().replacing(HELP, "is: [own]", "is: [lease]").findings(), @"");
    insta::assert_snapshot!(with_home().replacing(HELP, "is: [own]", "is_not: [rents]").findings(), @"");
}

#[test]
fn no_examples() {
    let examples = "examples:
  - title: A man of 80 who lives alone
    given: { age: 80, alone: yes }
    expect: [advice, visit]
";
    insta::assert_snapshot!(said(HELP, examples, "examples: []\n"), @"");
}

#[test]
fn answers_of_an_example_that_do_not_fit() {
    let age = "    kind: number\n";
    let site = |given: &str| {
        Site::small()
            .replacing(HELP, age, "    kind: number\n    least: 18\n    most: 120\n")
            .replacing(HELP, "{ age: 80, alone: yes }", given)
            .findings()
    };
    insta::assert_snapshot!(site("{ age: eighty, alone: yess }"), @"");
    insta::assert_snapshot!(site("{ age: 17, alone: [yes, no] }"), @"");
    insta::assert_snapshot!(site("{ age: 80.5, alone: [] }"), @"");
    insta::assert_snapshot!(site("{ ages: 80, pets: 2 }"), @"");
}

#[test]
fn offers_of_an_example_that_are_not_there() {
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[advice, visits, a-lift]"), @"");
}

#[test]
fn example_that_gets_less() {
    insta::assert_snapshot!(said(HELP, "age: 80, alone: yes", "age: 74, alone: yes"), @"");
    insta::assert_snapshot!(said(HELP, "{ age: 80, alone: yes }", "{}"), @"");
    let site = with_home()
        .replacing(HELP, "is: [own]", "is: [rent]")
        .replacing(HELP, "at_least: 75", "at_least: 60\n            at_most: 75");
    insta::assert_snapshot!(site.findings(), @"");
    let site = with_home().replacing(HELP, "is: [own]", "is: [rent]\n            is_not: [own]");
    insta::assert_snapshot!(site.findings(), @"");
    let site = with_home()
        .replacing(HELP, "kind: one-of", "kind: any-of")
        .replacing(HELP, "home: own", "home: []");
    insta::assert_snapshot!(site.findings(), @"");
}

#[test]
fn example_that_gets_less_than_not_this() {
    let site = with_home()
        .replacing(HELP, "is: [own]", "is_not: [own]")
        .replacing(HELP, "at_least: 75", "at_most: 75");
    insta::assert_snapshot!(site.findings(), @"");
}

#[test]
fn example_that_gets_more() {
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[advice]"), @"");
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[visit]"), @"");
    let again = "        clause: Policy 3.2
      - words: You live alone
        all: [{ question: alone, is: [yes] }]
        reason: Nobody is there after a fall.
        clause: Policy 3.3
";
    let site = Site::small()
        .replacing(HELP, "        clause: Policy 3.2\n", again)
        .replacing(HELP, "[advice, visit]", "[advice]");
    insta::assert_snapshot!(site.findings(), @"");
}

#[test]
fn long_sentences_and_contacts() {
    let long = "We come to you on a day that suits you and we look at every single room of your home with you for as long as you like.";
    insta::assert_snapshot!(said(HELP, "We come to you.", long), @"");
    let text = Site::small().text(HELP) + "contact:\n  name: Helpline\n";
    insta::assert_snapshot!(Site::small().with(HELP, text).findings(), @"");
}
