//! Findings of offers, of who gets them and of the conditions for it.

use super::{HELP, with_home};
use crate::said;

#[test]
fn offers_and_who_gets_them() {
    insta::assert_snapshot!(said(HELP, "tier: universal", "tier: targeted"), @r"
    error[no-universal-offer]: No offer here is for everyone
      --> content/eligibility/help.yml:12:1
       |
    12 | offers:
       | ^^^^^^
       |
       = help: Nobody is to go away with nothing. Add an offer with `tier: universal`, such as advice.

    error[targeted-without-circumstances]: Nothing says who gets this offer
      --> content/eligibility/help.yml:15:11
       |
    15 |     tier: targeted
       |           ^^^^^^^^
       |
       = help: Add `circumstances:`, or write `tier: universal` if everyone gets it.
    ");
    insta::assert_snapshot!(said(HELP, "tier: targeted", "tier: universal"), @r"
    error[universal-with-circumstances]: Everyone gets this offer, and it has circumstances
      --> content/eligibility/help.yml:22:5
       |
    22 |     circumstances:
       |     ^^^^^^^^^^^^^
       |
       = help: Delete `circumstances:`, or write `tier: targeted`.
    ");
}

#[test]
fn conditions_that_test_nothing() {
    insta::assert_snapshot!(said(HELP, "            at_least: 75\n", ""), @r"
    error[condition-without-test]: This condition does not say what the answer has to be
      --> content/eligibility/help.yml:25:23
       |
    25 |           - question: age
       |                       ^^^
       |
       = help: Add `at_least:` or `at_most:` with a number.
    ");
    insta::assert_snapshot!(said(HELP, "            is: [yes]\n", ""), @r"
    error[condition-without-test]: This condition does not say what the answer has to be
      --> content/eligibility/help.yml:27:23
       |
    27 |           - question: alone
       |                       ^^^^^
       |
       = help: Add `is: [yes]` or `is_not: [yes]`.
    ");
    insta::assert_snapshot!(said(HELP, "at_least: 75", "at_least: 75\n            is: [old]"), @r"
    error[condition-with-both-tests]: This condition tests both a choice and a number
      --> content/eligibility/help.yml:25:23
       |
    25 |           - question: age
       |                       ^^^
       |
       = help: Keep `is` and `is_not` for a choice, or `at_least` and `at_most` for a number.
    ");
    let all = "        all:
          - question: age
            at_least: 75
          - question: alone
            is: [yes]
";
    insta::assert_snapshot!(said(HELP, all, "        all: []\n"), @r"
    warning[unused-question]: No condition uses the question `age`
     --> content/eligibility/help.yml:4:9
      |
    4 |   - id: age
      |         ^^^
      |
      = help: Ask only what decides something. Use it in a condition, or delete the question.

    warning[unused-question]: No condition uses the question `alone`
     --> content/eligibility/help.yml:8:9
      |
    8 |   - id: alone
      |         ^^^^^
      |
      = help: Ask only what decides something. Use it in a condition, or delete the question.

    error[circumstance-without-condition]: This circumstance has no condition, so it would hold for everybody
      --> content/eligibility/help.yml:24:9
       |
    24 |         all: []
       |         ^^^
       |
       = help: Add a condition, like `- { question: lives-alone, is: [yes] }`.
    ");
}

#[test]
fn conditions_that_test_something_else() {
    insta::assert_snapshot!(said(HELP, "at_least: 75", "is: [old]"), @r"
    error[test-of-other-kind]: This condition tests a choice, and `age` is answered with a number
      --> content/eligibility/help.yml:25:23
       |
    25 |           - question: age
       |                       ^^^
       |
       = help: Write `at_least:` or `at_most:` with a number instead.
    ");
    insta::assert_snapshot!(said(HELP, "            is: [yes]\n", "            at_most: 1\n"), @r"
    error[test-of-other-kind]: This condition tests a number, and `alone` is answered by choosing
      --> content/eligibility/help.yml:27:23
       |
    27 |           - question: alone
       |                       ^^^^^
       |
       = help: Write `is: [yes]` or `is_not: [yes]` instead.
    ");
    insta::assert_snapshot!(said(HELP, "- question: age", "- question: ages"), @r"
    error[unknown-question]: There is no question with the id `ages`
      --> content/eligibility/help.yml:25:23
       |
    25 |           - question: ages
       |                       ^^^^
       |
       = help: Did you mean `age`?
    ");
    insta::assert_snapshot!(with_home().replacing(HELP, "is: [own]", "is: [lease]").findings(), @r"
    error[unknown-answer]: The question `home` has no answer `lease`
      --> content/eligibility/help.yml:39:18
       |
    39 |             is: [lease]
       |                  ^^^^^
       |
       = help: Write `own` or `rent`.
    ");
    insta::assert_snapshot!(with_home().replacing(HELP, "is: [own]", "is_not: [rents]").findings(), @r"
    error[unknown-answer]: The question `home` has no answer `rents`
      --> content/eligibility/help.yml:39:22
       |
    39 |             is_not: [rents]
       |                      ^^^^^
       |
       = help: Did you mean `rent`?
    ");
}
