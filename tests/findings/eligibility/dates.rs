//! Findings of rules and rates with days: over, not yet, or without a value.

use super::HELP;
use super::proof::{AGE, circumstance, found, rules};
use crate::support::Site;

#[test]
fn rules_past_their_dates() {
    insta::assert_snapshot!(found(AGE, &[
        ("Old", "all: [{ question: age, at_least: 75 }]\n        until: 2025-12-31"),
    ]), @r"
    warning[question-never-asked]: The question `age` is never asked
     --> content/eligibility/help.yml:4:11
      |
    4 |   - { id: age, text: How old are you?, label: Your age, kind: number, least: 18, most: 120 }
      |           ^^^
      |
      = help: Whatever is answered to it, the same comes out. Correct the conditions that name it, or delete it.

    warning[offer-out-of-reach]: Nobody can get the offer `visit`
      --> content/eligibility/help.yml:11:9
       |
    11 |   - id: visit
       |         ^^^^^
       |
       = help: None of its circumstances applies today. Correct their dates, or delete the offer.

    warning[rule-ended]: This rule ended on 2025-12-31, and gives nobody anything since
      --> content/eligibility/help.yml:18:16
       |
    18 |         until: 2025-12-31
       |                ^^^^^^^^^^
       |
       = help: Delete the circumstance, or give the rule another last day.
    ");
    insta::assert_snapshot!(found(AGE, &[
        ("Old", "all: [{ question: age, at_least: 75 }]\n        from: 2026-04-01\n        until: 2026-03-31"),
    ]), @r"
    error[dates-out-of-order]: The last day of this rule comes before its first
      --> content/eligibility/help.yml:19:16
       |
    19 |         until: 2026-03-31
       |                ^^^^^^^^^^
       |
       = help: Correct `from` or `until`.
    ");
}

/// A rule that ends overnight must not keep a correction of a telephone number from being published.
#[test]
fn what_time_alone_has_caused_stops_nothing() {
    let ended = circumstance("Old", "all: [{ question: age, at_least: 75 }]\n        until: 2026-11-21");
    let text = rules(AGE, &ended)
        .replace("given: {}", "given: { age: 80 }")
        .replace("expect: [advice]\n    ask_us: [visit]", "expect: [advice, visit]");
    let site = Site::small().with(HELP, &text);
    insta::assert_snapshot!(site.findings(), @r#"
    warning[question-never-asked]: The question `age` is never asked
     --> content/eligibility/help.yml:4:11
      |
    4 |   - { id: age, text: How old are you?, label: Your age, kind: number, least: 18, most: 120 }
      |           ^^^
      |
      = help: Whatever is answered to it, the same comes out. Correct the conditions that name it, or delete it.

    warning[offer-out-of-reach]: Nobody can get the offer `visit`
      --> content/eligibility/help.yml:11:9
       |
    11 |   - id: visit
       |         ^^^^^
       |
       = help: None of its circumstances applies today. Correct their dates, or delete the offer.

    warning[rule-ended]: This rule ended on 2026-11-21, and gives nobody anything since
      --> content/eligibility/help.yml:18:16
       |
    18 |         until: 2026-11-21
       |                ^^^^^^^^^^
       |
       = help: Delete the circumstance, or give the rule another last day.

    warning[example-comes-out-otherwise]: This example should get "A visit", and does not
      --> content/eligibility/help.yml:25:22
       |
    25 |     expect: [advice, visit]
       |                      ^^^^^
       |
       = help: None of its circumstances holds. "Old": the rule does not apply today. Correct the example, or the conditions of the offer.
    "#);
    // The same example is a mistake where it never came out.
    let wrong = Site::small().with(HELP, text.replace("age: 80", "age: 70"));
    assert!(wrong.findings().contains("error[example-comes-out-otherwise]"), "{}", wrong.findings());
}

#[test]
fn rates_without_a_value() {
    let with_rate = |values: &str| {
        let text = rules(AGE, &circumstance("Old", "all: [{ question: age, at_least: state-pension-age }]"));
        let rates = format!(
            "rates:\n  - {{ id: state-pension-age, label: State Pension age, values: [{values}] }}\noffers:\n"
        );
        Site::small().with(HELP, text.replacen("offers:\n", &rates, 1)).findings()
    };
    assert_eq!(with_rate("{ from: 2020-10-06, value: 66 }, { from: 2028-03-06, value: 67 }"), "");
    insta::assert_snapshot!(with_rate("{ from: 2028-03-06, value: 67 }"), @r"
    error[rate-without-value]: The rate `state-pension-age` has no value yet today
     --> content/eligibility/help.yml:6:11
      |
    6 |   - { id: state-pension-age, label: State Pension age, values: [{ from: 2028-03-06, value: 67 }] }
      |           ^^^^^^^^^^^^^^^^^
      |
      = help: Add the value that applies now, with the day from which it does.
    ");
    insta::assert_snapshot!(with_rate(""), @r"
    error[rate-without-value]: This rate has no value
     --> content/eligibility/help.yml:6:56
      |
    6 |   - { id: state-pension-age, label: State Pension age, values: [] }
      |                                                        ^^^^^^
      |
      = help: Add one, like `- { from: 2026-04-06, value: 14250 }`.
    ");
    insta::assert_snapshot!(with_rate("{ from: 2020-10-06, value: 66 }, { from: 2020-10-06, value: 65.5 }"), @r"
    error[rate-with-two-values]: This rate has another value from 2020-10-06 on
     --> content/eligibility/help.yml:6:106
      |
    6 |   - { id: state-pension-age, label: State Pension age, values: [{ from: 2020-10-06, value: 66 }, { from: 2020-10-06, value: 65.5 }] }
      |                                                                                                          ^^^^^^^^^^
      |
      = help: Keep the value that is right, and delete the other.

    error[number-not-whole]: `65.5` is not a whole number
     --> content/eligibility/help.yml:6:125
      |
    6 |   - { id: state-pension-age, label: State Pension age, values: [{ from: 2020-10-06, value: 66 }, { from: 2020-10-06, value: 65.5 }] }
      |                                                                                                                             ^^^^
      |
      = help: People answer with whole numbers. Write one without decimals, like `75`.
    ");
}

#[test]
fn rates_that_are_not_there_or_not_used() {
    insta::assert_snapshot!(found(AGE, &[("Old", "all: [{ question: age, at_least: pension-age }]")]), @r"
    error[unknown-rate]: There is no rate with the id `pension-age`
      --> content/eligibility/help.yml:17:42
       |
    17 |         all: [{ question: age, at_least: pension-age }]
       |                                          ^^^^^^^^^^^
       |
       = help: Write a number in digits, like `75`, or add the rate to `rates:`.
    ");
    let unused = rules(AGE, &circumstance("Old", "all: [{ question: age, at_least: 66 }]")).replacen(
        "offers:\n",
        "rates:\n  - { id: pension-age, label: State Pension age, values: [{ from: 2020-10-06, value: 66 }] }\noffers:\n",
        1,
    );
    insta::assert_snapshot!(Site::small().with(HELP, unused).findings(), @r"
    warning[unused-rate]: No condition uses the rate `pension-age`
     --> content/eligibility/help.yml:6:11
      |
    6 |   - { id: pension-age, label: State Pension age, values: [{ from: 2020-10-06, value: 66 }] }
      |           ^^^^^^^^^^^
      |
      = help: Name it in a condition, like `less_than:` with its id, or delete it.
    ");
}
