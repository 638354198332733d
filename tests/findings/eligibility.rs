//! Findings of eligibility: of what is asked, and of what every record has.

mod dates;
mod districts;
mod examples;
mod offers;
mod proof;

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
    let reason = "        reason: Nobody is there.\n";
    let rule = "          - question: home\n            is: [own]\n        reason: Nobody is there.\n";
    Site::small().replacing(HELP, question, asked).replacing(HELP, reason, rule).replacing(
        HELP,
        "alone: yes }",
        "alone: yes, home: own }",
    )
}

#[test]
fn with_every_field() {
    let text = format!(
        "title: What help can I get?
summary: Some people get more.
questions:
  - id: age
    text: How old are you?
    label: Your age
    kind: number
    help: In years.
    answers: []
    unit: years
    unsure: true
    least: 0
    most: 120
  - id: home
    text: What is true of your home?
    label: Your home
    kind: any-of
    answers:
      - {{ id: cold, text: It is cold }}
      - {{ id: damp, text: It is damp }}
  - id: savings
    text: How much do you have in savings?
    label: Your savings
    kind: number
rates:
  - id: limit
    label: The most you can have in savings
    unit: pounds
    values: [{{ from: 2026-04-06, value: 14250 }}]
    decision: award
offers:
  - id: advice
    title: Advice
    tier: universal
    summary: We talk with you.
    next: Ring us.
  - id: money
    title: Help to pay
    tier: targeted
    summary: We pay.
    not_with: [visit]
    circumstances:
      - words: You are young and have little
        all:
          - {{ question: age, is: [], is_not: [], at_least: 18, at_most: 25, more_than: 17, less_than: 26 }}
          - {{ question: savings, less_than: limit }}
        any:
          - {{ question: home, is: [cold] }}
          - {{ question: savings, is: [], is_not: [], at_least: 10, at_most: 80, more_than: 9, less_than: 81 }}
        none:
          - {{ question: savings, is: [], is_not: [], at_least: 90, at_most: 95, more_than: 89, less_than: 96 }}
        result: ask-us
        reason: You have little.
        clause: Policy 4
        decision: award
        from: 2026-04-06
        until: 2027-04-05
    services: [safety-check]
    cost: It is free.
    next: Ring us.
    wait: Most people wait a week.
    at_hand: [Your bank statement]
  - id: visit
    title: A visit
    tier: targeted
    summary: We come to you.
    services: [safety-check]
    circumstances:
      - words: You are 75 to 84 and your home is cold and not damp
        all:
          - {{ question: age, is: [], is_not: [], at_least: 75, at_most: 84 }}
          - {{ question: home, is: [cold], is_not: [damp] }}
        reason: A cold home is bad for your heart.
        clause: Policy 3.2
        decision: award
    cost: It is free.
    next: Ring us.
examples:
  - title: A man of 80 in a cold home
    given: {{ age: 80, home: [cold], savings: 100 }}
    expect: [advice, visit]
  - title: A woman of 20 in a cold home
    given: {{ age: 20, home: [cold], savings: 50 }}
    expect: [advice]
    ask_us: [money]
{}assessment: safety-check
about: [\"lot:coast\"]
{}",
        contact("contact"),
        publishing(2)
    );
    reads::<Eligibility>(HELP, &Site::small().with(HELP, text));
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
    insta::assert_snapshot!(with_home().replacing(HELP, home, "    kind: any-of\n").findings(), @r"
    error[choice-without-answers]: This question has no answers to choose from
      --> content/eligibility/help.yml:15:11
       |
    15 |     kind: any-of
       |           ^^^^^^
       |
       = help: Add `answers:`, each with an `id:` and a `text:`. For yes or no, write `kind: yes-or-no`.
    ");
    insta::assert_snapshot!(with_home().replacing(HELP, "kind: one-of", "kind: yes-or-no").findings(), @r"
    error[answers-not-taken]: This question takes yes or no, and it has other answers to choose from
      --> content/eligibility/help.yml:16:5
       |
    16 |     answers:
       |     ^^^^^^^
       |
       = help: Delete `answers:`, or write `kind: one-of` or `kind: any-of`.

    error[unknown-answer]: The question `home` has no answer `own`
      --> content/eligibility/help.yml:39:18
       |
    39 |             is: [own]
       |                  ^^^
       |
       = help: Write `yes` or `no`.

    error[answer-does-not-fit]: The question `home` has no answer `own`
      --> content/eligibility/help.yml:45:41
       |
    45 |     given: { age: 80, alone: yes, home: own }
       |                                         ^^^
       |
       = help: Write `yes` or `no`.
    ");
    insta::assert_snapshot!(with_home().replacing(HELP, "kind: one-of", "kind: number").findings(), @r"
    error[answers-not-taken]: This question takes a number, and it has answers to choose from
      --> content/eligibility/help.yml:16:5
       |
    16 |     answers:
       |     ^^^^^^^
       |
       = help: Delete `answers:`, or write `kind: one-of` or `kind: any-of`.

    error[test-of-other-kind]: This condition tests a choice, and `home` is answered with a number
      --> content/eligibility/help.yml:38:23
       |
    38 |           - question: home
       |                       ^^^^
       |
       = help: Write `at_least:` or `at_most:` with a number instead.

    error[answer-does-not-fit]: The question `home` takes a whole number, and `own` is not one
      --> content/eligibility/help.yml:45:41
       |
    45 |     given: { age: 80, alone: yes, home: own }
       |                                         ^^^
       |
       = help: Write it in digits, like `80`.
    ");
}

#[test]
fn limits_of_numbers() {
    let alone = "    kind: yes-or-no\n";
    insta::assert_snapshot!(said(HELP, alone, "    kind: yes-or-no\n    unit: people\n    least: 1\n    most: 2\n"), @r"
    error[limits-on-choice]: Only a number has `unit`
      --> content/eligibility/help.yml:12:5
       |
    12 |     unit: people
       |     ^^^^
       |
       = help: Delete this line, or write `kind: number`.

    error[limits-on-choice]: Only a number has `least`
      --> content/eligibility/help.yml:13:5
       |
    13 |     least: 1
       |     ^^^^^
       |
       = help: Delete this line, or write `kind: number`.

    error[limits-on-choice]: Only a number has `most`
      --> content/eligibility/help.yml:14:5
       |
    14 |     most: 2
       |     ^^^^
       |
       = help: Delete this line, or write `kind: number`.
    ");
    let age = "    kind: number\n";
    insta::assert_snapshot!(said(HELP, age, "    kind: number\n    least: 120\n    most: 18.5\n"), @r"
    error[number-not-whole]: `18.5` is not a whole number
     --> content/eligibility/help.yml:9:11
      |
    9 |     most: 18.5
      |           ^^^^
      |
      = help: People answer with whole numbers. Write one without decimals, like `75`.

    error[range-out-of-order]: No number is 120 or more and 18.5 or less
     --> content/eligibility/help.yml:9:11
      |
    9 |     most: 18.5
      |           ^^^^
      |
      = help: Correct `least` or `most`.
    ");
    insta::assert_snapshot!(said(HELP, age, "    kind: number\n    least: 18\n    most: 70\n"), @r"
    error[bound-out-of-range]: Nobody can answer `age` with 75
      --> content/eligibility/help.yml:28:23
       |
    28 |             at_least: 75
       |                       ^^
       |
       = help: The question takes numbers from 18 to 70. Correct the condition, or `least` and `most` of the question.

    error[answer-does-not-fit]: Nobody can answer `age` with 80
      --> content/eligibility/help.yml:36:19
       |
    36 |     given: { age: 80, alone: yes }
       |                   ^^
       |
       = help: The question takes numbers from 18 to 70.
    ");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75\n            at_most: 60"), @r"
    error[range-out-of-order]: No number is 75 or more and 60 or less
      --> content/eligibility/help.yml:27:22
       |
    27 |             at_most: 60
       |                      ^^
       |
       = help: Correct the numbers of this condition.
    ");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "less_than: 0"), @r"
    error[range-out-of-order]: No number is less than 0
      --> content/eligibility/help.yml:26:24
       |
    26 |             less_than: 0
       |                        ^
       |
       = help: Correct the number, or leave the condition out.
    ");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: old"), @r"
    error[unknown-rate]: There is no rate with the id `old`
      --> content/eligibility/help.yml:26:23
       |
    26 |             at_least: old
       |                       ^^^
       |
       = help: Write a number in digits, like `75`, or add the rate to `rates:`.
    ");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75.5"), @r"
    error[number-not-whole]: `75.5` is not a whole number
      --> content/eligibility/help.yml:26:23
       |
    26 |             at_least: 75.5
       |                       ^^^^
       |
       = help: People answer with whole numbers. Write one without decimals, like `75`.
    ");
}

#[test]
fn question_that_decides_nothing() {
    let condition = "          - question: alone\n            is: [yes]\n";
    insta::assert_snapshot!(said(HELP, condition, ""), @r"
    warning[unused-question]: No condition uses the question `alone`
     --> content/eligibility/help.yml:8:9
      |
    8 |   - id: alone
      |         ^^^^^
      |
      = help: Ask only what decides something. Use it in a condition, or delete the question.
    ");
}

#[test]
fn ids_that_stand_twice() {
    let twice = with_home()
        .replacing(HELP, "id: alone", "id: age")
        .replacing(HELP, "id: rent", "id: own")
        .replacing(HELP, "id: visit", "id: advice");
    insta::assert_snapshot!(twice.findings(), @r"
    error[duplicate-id]: Another question has the id `age` already
     --> content/eligibility/help.yml:8:9
      |
    8 |   - id: age
      |         ^^^
      |
      = help: Give one of the two another id, and change what refers to it.

    error[duplicate-id]: Another answer has the id `own` already
      --> content/eligibility/help.yml:19:13
       |
    19 |       - id: own
       |             ^^^
       |
       = help: Give one of the two another id, and change what refers to it.

    error[duplicate-id]: Another offer has the id `advice` already
      --> content/eligibility/help.yml:27:9
       |
    27 |   - id: advice
       |         ^^^^^^
       |
       = help: Give one of the two another id, and change what refers to it.

    error[unknown-question]: There is no question with the id `alone`
      --> content/eligibility/help.yml:36:23
       |
    36 |           - question: alone
       |                       ^^^^^
       |
       = help: Write `age` or `home`.

    error[unknown-question]: There is no question with the id `alone`
      --> content/eligibility/help.yml:45:23
       |
    45 |     given: { age: 80, alone: yes, home: own }
       |                       ^^^^^
       |
       = help: Write `age` or `home`.

    error[unknown-offer]: There is no offer with the id `visit`
      --> content/eligibility/help.yml:46:22
       |
    46 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: Write `advice`.
    ");
}

#[test]
fn long_sentences_and_contacts() {
    let long = "We come to you on a day that suits you and we look at every single room of your home with you for as long as you like.";
    insta::assert_snapshot!(said(HELP, "We come to you.", long), @r"
    warning[long-sentence]: A sentence here has 28 words. The longest should have 25
      --> content/eligibility/help.yml:21:14
       |
    21 |     summary: We come to you on a day that suits you and we look at every single room of your home with you for as long as you like.
       |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: Split it into two or more.
    ");
    let text = Site::small().text(HELP).replace("  telephone: 01632 960004\n", "  name: Helpline\n");
    insta::assert_snapshot!(Site::small().with(HELP, text).findings(), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
      --> content/eligibility/help.yml:36:1
       |
    36 | contact:
       | ^^^^^^^
       |
       = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}
