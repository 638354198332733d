//! Findings of rules as a whole: planted faults, each found in its place, and nothing else.

use std::fmt::Write as _;

use super::HELP;
use crate::support::Site;

/// A record with these questions and circumstances of the visit, without examples of its own.
pub(super) fn rules(questions: &str, circumstances: &str) -> String {
    format!(
        "title: What help can I get?
summary: Some people get more.
questions:
{questions}offers:
  - id: advice
    title: Advice
    tier: universal
    summary: We talk with you.
    next: Ring us.
  - id: visit
    title: A visit
    tier: targeted
    summary: We come to you.
    circumstances:
{circumstances}    next: Ring us.
examples:
  - title: Somebody who has not answered
    given: {{}}
    expect: [advice]
    ask_us: [visit]
contact:
  telephone: 01632 960004
"
    )
}

pub(super) const AGE: &str =
    "  - { id: age, text: How old are you?, label: Your age, kind: number, least: 18, most: 120 }\n";
pub(super) const ALONE: &str =
    "  - { id: alone, text: Do you live alone?, label: Living alone, kind: yes-or-no }\n";

/// A circumstance with these conditions, as the rest of its lines.
pub(super) fn circumstance(words: &str, rest: &str) -> String {
    format!("      - words: {words}\n        {rest}\n        reason: So.\n        clause: Policy 1\n")
}

pub(super) fn found(questions: &str, circumstances: &[(&str, &str)]) -> String {
    let circumstances: String = circumstances.iter().map(|(words, rest)| circumstance(words, rest)).collect();
    let site = Site::small().with(HELP, rules(questions, &circumstances));
    // Nobody is told to ask about what nobody can get; the examples are not what is tested here.
    let found = site.findings();
    let told = found.split("\n\n").filter(|finding| !finding.contains("example-comes-out-otherwise"));
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn sound_rules() {
    let both = format!("{AGE}{ALONE}");
    assert_eq!(
        found(&both, &[("So", "all: [{ question: age, at_least: 75 }, { question: alone, is: [yes] }]")]),
        ""
    );
}

#[test]
fn conditions_that_always_or_never_hold() {
    insta::assert_snapshot!(found(&format!("{AGE}{ALONE}"), &[
        ("So", "all: [{ question: age, at_least: 18 }, { question: alone, is: [yes] }]"),
    ]), @r"
    warning[condition-always-holds]: This condition holds whatever is answered
      --> content/eligibility/help.yml:18:27
       |
    18 |         all: [{ question: age, at_least: 18 }, { question: alone, is: [yes] }]
       |                           ^^^
       |
       = help: Delete it, or correct what the answer has to be.
    ");
    insta::assert_snapshot!(found(ALONE, &[("So", "all: [{ question: alone, is: [yes], is_not: [yes] }]")]), @r"
    error[condition-never-holds]: No answer fulfils this condition
      --> content/eligibility/help.yml:17:27
       |
    17 |         all: [{ question: alone, is: [yes], is_not: [yes] }]
       |                           ^^^^^
       |
       = help: Correct what the answer has to be, or delete the condition.
    ");
}

#[test]
fn circumstances_that_nobody_or_everybody_is_in() {
    insta::assert_snapshot!(found(&format!("{AGE}{ALONE}"), &[
        ("Young and old", "all: [{ question: alone, is: [yes] }, { question: age, at_most: 30 }, { question: age, at_least: 75 }]"),
    ]), @r"
    error[circumstance-out-of-reach]: Nobody can be in this circumstance
      --> content/eligibility/help.yml:17:16
       |
    17 |       - words: Young and old
       |                ^^^^^^^^^^^^^
       |
       = help: Its two conditions on `age` cannot hold at once. Correct one of them.
    ");
    insta::assert_snapshot!(found(ALONE, &[
        ("Both", "all: [{ question: alone, is: [yes] }]\n        none: [{ question: alone, is: [yes] }]"),
    ]), @r"
    error[circumstance-out-of-reach]: Nobody can be in this circumstance
      --> content/eligibility/help.yml:16:16
       |
    16 |       - words: Both
       |                ^^^^
       |
       = help: Its two conditions on `alone` cannot hold at once. Correct one of them.
    ");
    insta::assert_snapshot!(found(ALONE, &[
        ("Either", "any: [{ question: alone, is: [yes] }, { question: alone, is: [no] }]"),
    ]), @r"
    error[circumstance-of-all]: Everybody is in this circumstance, whatever they answer
      --> content/eligibility/help.yml:16:16
       |
    16 |       - words: Either
       |                ^^^^^^
       |
       = help: Write `tier: universal` for the offer, or correct the conditions.
    ");
}

#[test]
fn a_circumstance_within_another() {
    insta::assert_snapshot!(found(AGE, &[
        ("Old", "all: [{ question: age, at_least: 75 }]"),
        ("Very old", "all: [{ question: age, at_least: 90 }]"),
    ]), @r#"
    warning[circumstance-covered]: This circumstance decides nothing
      --> content/eligibility/help.yml:20:16
       |
    20 |       - words: Very old
       |                ^^^^^^^^
       |
       = help: Whoever is in it is also in "Old". Delete it, or correct one of the two.
    "#);
}

#[test]
fn ranges_that_leave_a_gap_or_share_numbers() {
    insta::assert_snapshot!(found(AGE, &[
        ("Young", "all: [{ question: age, at_most: 25 }]"),
        ("Old", "all: [{ question: age, at_least: 75 }]"),
    ]), @r#"
    warning[gap-between-ranges]: Nothing is said of the numbers 26 to 74
      --> content/eligibility/help.yml:21:27
       |
    21 |         all: [{ question: age, at_least: 75 }]
       |                           ^^^
       |
       = help: "Young" ends below, and "Old" begins above. Let the two meet, or say that the gap is meant by a circumstance of its own.
    "#);
    insta::assert_snapshot!(found(AGE, &[
        ("Sixties", "all: [{ question: age, at_least: 60, at_most: 70 }]"),
        ("Seventies", "all: [{ question: age, at_least: 70, at_most: 79 }]"),
    ]), @r#"
    warning[overlapping-ranges]: Two circumstances share the number 70
      --> content/eligibility/help.yml:21:27
       |
    21 |         all: [{ question: age, at_least: 70, at_most: 79 }]
       |                           ^^^
       |
       = help: The other is "Sixties". Let one end where the other begins.
    "#);
}

#[test]
fn a_question_that_is_never_asked() {
    insta::assert_snapshot!(found(&format!("{AGE}{ALONE}"), &[
        ("Old and alone", "all: [{ question: age, at_least: 75 }, { question: alone, is: [yes] }]"),
        ("Old and not alone", "all: [{ question: age, at_least: 75 }, { question: alone, is: [no] }]"),
    ]), @"");
    let waits = found(
        &format!("{AGE}{ALONE}"),
        &[
            ("Old", "all: [{ question: age, at_least: 75 }]"),
            ("Alone, from April", "all: [{ question: alone, is: [yes] }]\n        from: 2027-04-01"),
        ],
    );
    assert_eq!(waits, "", "it waits for its rule");
    let offer = found(
        ALONE,
        &[("Alone, from April", "all: [{ question: alone, is: [yes] }]\n        from: 2027-04-01")],
    );
    assert_eq!(offer, "", "so may an offer");
}

#[test]
fn offers_that_do_not_go_together() {
    let text =
        rules(&format!("{AGE}{ALONE}"), &circumstance("Old", "all: [{ question: age, at_least: 75 }]"));
    let second = "  - id: long-visit
    title: A long visit
    tier: targeted
    summary: We stay longer.
    not_with: [visit, visitt, long-visit]
    circumstances:
      - words: Alone
        all: [{ question: alone, is: [yes] }]
        reason: So.
        clause: Policy 2
    next: Ring us.
examples:";
    let text =
        text.replacen("examples:", second, 1).replace("ask_us: [visit]", "ask_us: [visit, long-visit]");
    insta::assert_snapshot!(Site::small().with(HELP, &text).findings(), @r"
    error[unknown-offer]: There is no offer with the id `visitt`
      --> content/eligibility/help.yml:26:23
       |
    26 |     not_with: [visit, visitt, long-visit]
       |                       ^^^^^^
       |
       = help: Did you mean `visit`?

    error[offer-not-with-itself]: This offer is said not to go with itself
      --> content/eligibility/help.yml:26:31
       |
    26 |     not_with: [visit, visitt, long-visit]
       |                               ^^^^^^^^^^
       |
       = help: Take it out of `not_with:`.
    ");
    let text = text.replace("[visit, visitt, long-visit]", "[visit]");
    insta::assert_snapshot!(Site::small().with(HELP, &text).findings(), @r"
    error[offers-contradict]: A person can get `visit` besides `long-visit`
      --> content/eligibility/help.yml:26:16
       |
    26 |     not_with: [visit]
       |                ^^^^^
       |
       = help: So it comes out for: age 75 or more; alone yes. Correct the conditions of one of the two.
    ");
    let sound = text.replace(
        "all: [{ question: alone, is: [yes] }]",
        "all: [{ question: alone, is: [yes] }, { question: age, at_most: 74 }]",
    );
    assert_eq!(Site::small().with(HELP, sound).findings(), "");
}

#[test]
fn an_example_that_gets_and_asks() {
    let text = rules(AGE, &circumstance("Old", "all: [{ question: age, at_least: 75 }]"))
        .replace("ask_us: [visit]", "ask_us: [visit, advice]");
    insta::assert_snapshot!(Site::small().with(HELP, text).findings(), @r"
    error[expected-twice]: This example both gets `advice` and is told to ask about it
      --> content/eligibility/help.yml:25:21
       |
    25 |     ask_us: [visit, advice]
       |                     ^^^^^^
       |
       = help: Keep it in `expect:` or in `ask_us:`.
    ");
}

/// Twenty questions of four answers, of which those that decide together stand far apart.
#[test]
fn questions_in_an_order_that_branches_without_end() {
    let mut questions = String::new();
    let mut circumstances = String::new();
    for number in 1..=20 {
        let answers = "[{ id: a, text: A }, { id: b, text: B }, { id: c, text: C }, { id: d, text: D }]";
        let text = "text: Which is it?, label: It, kind: one-of";
        writeln!(questions, "  - {{ id: q{number}, {text}, answers: {answers} }}").expect("a string");
    }
    for number in 1..=10 {
        for answer in ["a", "b", "c", "d"] {
            let rest = format!(
                "all: [{{ question: q{number}, is: [{answer}] }}, {{ question: q{}, is: [{answer}] }}]\n        result: ask-us",
                number + 10
            );
            circumstances += &circumstance("So", &rest);
        }
    }
    let site = Site::small().with(HELP, rules(&questions, &circumstances));
    insta::assert_snapshot!(site.findings(), @r"
    error[too-many-places]: The questions branch into more places than can be counted, and a page holds 1500. The most come from `q11`
      --> content/eligibility/help.yml:14:11
       |
    14 |   - { id: q11, text: Which is it?, label: It, kind: one-of, answers: [{ id: a, text: A }, { id: b, text: B }, { id: c, text: C }, { ...
       |           ^^^
       |
       = help: Asked in this order there are 50: `q1`, `q11`, `q2`, `q12`, `q3`, `q13`, `q4`, `q14`, `q5`, `q15`, `q6`, `q16`, `q7`, `q17`, `q8`, `q18`, `q9`, `q19`, `q10`, `q20`.
    ");
}

#[test]
fn more_questions_than_anybody_answers() {
    let mut questions = String::new();
    let mut all = Vec::new();
    for number in 1..=121 {
        writeln!(questions, "  - {{ id: q{number}, text: Is it so?, label: It, kind: yes-or-no }}")
            .expect("a string");
        all.push(format!("{{ question: q{number}, is: [yes] }}"));
    }
    let text = rules(&questions, &circumstance("So", &format!("all: [{}]", all.join(", "))));
    insta::assert_snapshot!(Site::small().with(HELP, text).findings(), @r"
    error[too-many-questions]: There are 121 steps to ask, and nobody answers more than 120
     --> content/eligibility/help.yml:3:1
      |
    3 | questions:
      | ^^^^^^^^^
      |
      = help: Ask less, or share the offers out between several files.
    ");
}
