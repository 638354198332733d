//! Findings of worked examples.

use super::{HELP, with_home};
use crate::said;
use crate::support::Site;

#[test]
fn no_examples() {
    let examples = "examples:
  - title: A man of 80
    given: { age: 80, alone: yes }
    expect: [advice, visit]
";
    insta::assert_snapshot!(said(HELP, examples, "examples: []\n"), @r"
    error[no-example]: There is no worked example
      --> content/eligibility/help.yml:32:1
       |
    32 | examples: []
       | ^^^^^^^^
       |
       = help: Add a person whose result you know to `examples:`. The rules are proved by it each time the site is built.
    ");
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
    insta::assert_snapshot!(site("{ age: eighty, alone: yess }"), @r"
    error[answer-does-not-fit]: The question `age` takes a whole number, and `eighty` is not one
      --> content/eligibility/help.yml:36:19
       |
    36 |     given: { age: eighty, alone: yess }
       |                   ^^^^^^
       |
       = help: Write it in digits, like `80`.

    error[answer-does-not-fit]: The question `alone` has no answer `yess`
      --> content/eligibility/help.yml:36:34
       |
    36 |     given: { age: eighty, alone: yess }
       |                                  ^^^^
       |
       = help: Did you mean `yes`?
    ");
    insta::assert_snapshot!(site("{ age: 17, alone: [yes, no] }"), @r"
    error[answer-does-not-fit]: Nobody can answer `age` with 17
      --> content/eligibility/help.yml:36:19
       |
    36 |     given: { age: 17, alone: [yes, no] }
       |                   ^^
       |
       = help: The question takes numbers from 18 to 120.

    error[answer-does-not-fit]: The question `alone` takes one answer, and this gives 2
      --> content/eligibility/help.yml:36:23
       |
    36 |     given: { age: 17, alone: [yes, no] }
       |                       ^^^^^
       |
       = help: Write one answer, or delete the line if the question is not answered.
    ");
    insta::assert_snapshot!(site("{ age: 80.5, alone: [] }"), @r"
    error[answer-does-not-fit]: The question `age` takes a whole number, and `80.5` is not one
      --> content/eligibility/help.yml:36:19
       |
    36 |     given: { age: 80.5, alone: [] }
       |                   ^^^^
       |
       = help: Write it in digits, like `80`.

    error[answer-does-not-fit]: The question `alone` takes one answer, and this gives none
      --> content/eligibility/help.yml:36:25
       |
    36 |     given: { age: 80.5, alone: [] }
       |                         ^^^^^
       |
       = help: Write one answer, or delete the line if the question is not answered.
    ");
    insta::assert_snapshot!(site("{ ages: 80, pets: 2 }"), @r"
    error[unknown-question]: There is no question with the id `ages`
      --> content/eligibility/help.yml:36:14
       |
    36 |     given: { ages: 80, pets: 2 }
       |              ^^^^
       |
       = help: Did you mean `age`?

    error[unknown-question]: There is no question with the id `pets`
      --> content/eligibility/help.yml:36:24
       |
    36 |     given: { ages: 80, pets: 2 }
       |                        ^^^^
       |
       = help: Write `age` or `alone`.
    ");
}

#[test]
fn offers_of_an_example_that_are_not_there() {
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[advice, visits, a-lift]"), @r"
    warning[offer-without-example]: No example gets the offer `visit`
      --> content/eligibility/help.yml:18:9
       |
    18 |   - id: visit
       |         ^^^^^
       |
       = help: Add an example of a person who gets it, so that its rule is proved.

    error[unknown-offer]: There is no offer with the id `visits`
      --> content/eligibility/help.yml:35:22
       |
    35 |     expect: [advice, visits, a-lift]
       |                      ^^^^^^
       |
       = help: Did you mean `visit`?

    error[unknown-offer]: There is no offer with the id `a-lift`
      --> content/eligibility/help.yml:35:30
       |
    35 |     expect: [advice, visits, a-lift]
       |                              ^^^^^^
       |
       = help: Write `advice` or `visit`.
    ");
}

#[test]
fn example_that_gets_less() {
    insta::assert_snapshot!(said(HELP, "age: 80, alone: yes", "age: 74, alone: yes"), @r#"
    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:35:22
       |
    35 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "You live alone at 75": `age` is 74, but has to be 75 or more. Correct the example, or the conditions of the offer.
    "#);
    insta::assert_snapshot!(said(HELP, "{ age: 80, alone: yes }", "{}"), @r#"
    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:35:22
       |
    35 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: It comes out as something to ask about. "You live alone at 75": `age` has no answer, but has to be 75 or more; `alone` has no answer, but has to be yes. Correct the example, or the conditions of the offer.
    "#);
    let site = with_home().replacing(HELP, "is: [own]", "is: [rent]").replacing(
        HELP,
        "at_least: 75",
        "at_least: 60\n            at_most: 75",
    );
    insta::assert_snapshot!(site.findings(), @r#"
    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:47:22
       |
    47 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "You live alone at 75": `age` is 80, but has to be from 60 to 75; `home` is own, but has to be rent. Correct the example, or the conditions of the offer.
    "#);
    let site = with_home().replacing(HELP, "is: [own]", "is: [rent]\n            is_not: [own]");
    insta::assert_snapshot!(site.findings(), @r#"
    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:47:22
       |
    47 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "You live alone at 75": `home` is own, but has to be rent, and not own. Correct the example, or the conditions of the offer.
    "#);
    let site =
        with_home().replacing(HELP, "kind: one-of", "kind: any-of").replacing(HELP, "home: own", "home: []");
    insta::assert_snapshot!(site.findings(), @r#"
    warning[answer-decides-nothing]: No condition uses the answer `rent`
      --> content/eligibility/help.yml:19:13
       |
    19 |       - id: rent
       |             ^^^^
       |
       = help: Ask only what decides something. Use it in a condition, or delete the answer.

    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:46:22
       |
    46 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "You live alone at 75": `home` is none of its answers, but has to be own. Correct the example, or the conditions of the offer.
    "#);
}

#[test]
fn example_that_gets_less_than_not_this() {
    let site = with_home().replacing(HELP, "is: [own]", "is_not: [own]").replacing(
        HELP,
        "at_least: 75",
        "at_most: 75",
    );
    insta::assert_snapshot!(site.findings(), @r#"
    error[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:46:22
       |
    46 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "You live alone at 75": `age` is 80, but has to be 75 or less; `home` is own, but has to be anything but own. Correct the example, or the conditions of the offer.
    "#);
}

#[test]
fn example_that_gets_more() {
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[advice]"), @r#"
    warning[offer-without-example]: No example gets the offer `visit`
      --> content/eligibility/help.yml:18:9
       |
    18 |   - id: visit
       |         ^^^^^
       |
       = help: Add an example of a person who gets it, so that its rule is proved.

    error[example-comes-out-otherwise]: This example also gets "A visit"
      --> content/eligibility/help.yml:35:5
       |
    35 |     expect: [advice]
       |     ^^^^^^
       |
       = help: It comes out because "You live alone at 75" (Policy 3.2) holds. Add `visit` to `expect:`, or correct the conditions of the offer.
    "#);
    insta::assert_snapshot!(said(HELP, "[advice, visit]", "[visit]"), @r#"
    warning[offer-without-example]: No example gets the offer `advice`
      --> content/eligibility/help.yml:13:9
       |
    13 |   - id: advice
       |         ^^^^^^
       |
       = help: Add an example of a person who gets it, so that its rule is proved.

    error[example-comes-out-otherwise]: This example also gets "Advice"
      --> content/eligibility/help.yml:35:5
       |
    35 |     expect: [visit]
       |     ^^^^^^
       |
       = help: Everyone gets it. Add `advice` to `expect:`.
    "#);
    let again = "        clause: Policy 3.2
      - words: You live alone
        all: [{ question: alone, is: [yes] }]
        reason: Nobody is there.
        clause: Policy 3.3
";
    let site = Site::small().replacing(HELP, "        clause: Policy 3.2\n", again).replacing(
        HELP,
        "[advice, visit]",
        "[advice]",
    );
    insta::assert_snapshot!(site.findings(), @r#"
    warning[offer-without-example]: No example gets the offer `visit`
      --> content/eligibility/help.yml:18:9
       |
    18 |   - id: visit
       |         ^^^^^
       |
       = help: Add an example of a person who gets it, so that its rule is proved.

    warning[circumstance-covered]: This circumstance decides nothing
      --> content/eligibility/help.yml:23:16
       |
    23 |       - words: You live alone at 75
       |                ^^^^^^^^^^^^^^^^^^^^
       |
       = help: Whoever is in it is also in "You live alone". Delete it, or correct one of the two.

    error[example-comes-out-otherwise]: This example also gets "A visit"
      --> content/eligibility/help.yml:39:5
       |
    39 |     expect: [advice]
       |     ^^^^^^
       |
       = help: It comes out because "You live alone at 75" (Policy 3.2) and "You live alone" (Policy 3.3) hold. Add `visit` to `expect:`, or correct the conditions of the offer.
    "#);
}
