//! `noticeboard explain`: what somebody can get and why, as an officer asks.

#[path = "support/program.rs"]
mod program;

use std::process::Output;

use tempfile::TempDir;

use program::{code, errors, new_site, noticeboard, printed, write};

const RULES: &str = "\
title: What help can I get?
summary: Everyone gets advice. Some people also get a visit.
questions:
  - { id: age, text: How old are you?, label: Your age, kind: number, least: 18, most: 120 }
  - { id: alone, text: Do you live alone?, label: Living alone, kind: yes-or-no, unsure: true }
  - id: home
    text: What is true of your home?
    label: Your home
    kind: any-of
    answers: [{ id: cold, text: Cold }, { id: damp, text: Damp }, { id: big, text: Big }]
offers:
  - { id: advice, title: Advice, tier: universal, summary: We talk., next: Ring us. }
  - id: visit
    title: A visit
    tier: targeted
    summary: We come.
    next: Ring us.
    circumstances:
      - words: You are 75 or over and live alone
        all: [{ question: age, at_least: 75 }, { question: alone, is: [yes] }]
        reason: Nobody is there.
        clause: Policy 3.2
      - words: Your home is cold or damp, and not big
        all: [{ question: home, is: [cold, damp] }]
        none: [{ question: home, is: [big] }]
        reason: It is bad for you.
        clause: Policy 3.3
        from: 2026-11-01
examples:
  - title: Somebody old
    given: { age: 80, alone: yes }
    expect: [advice, visit]
contact: { telephone: 01632 960001 }
";

fn site() -> TempDir {
    let site = new_site();
    write(&site, "content/eligibility/help.yml", RULES);
    site
}

fn explain(site: &TempDir, arguments: &[&str]) -> Output {
    noticeboard(site.path(), &[&["explain"], arguments].concat())
}

fn explained(arguments: &[&str]) -> String {
    let run = explain(&site(), &[&["help"], arguments].concat());
    assert_eq!((code(&run), errors(&run).as_str()), (0, ""));
    printed(&run)
}

/// Why it could not be explained.
fn refused(site: &TempDir, arguments: &[&str]) -> String {
    let run = explain(site, arguments);
    assert_eq!((code(&run), printed(&run).as_str()), (2, ""));
    errors(&run)
}

#[test]
fn how_large_a_record_is() {
    insta::assert_snapshot!(explained(&[]), @r"
    What help can I get?

    3 questions in 4 steps, asked in 6 places, with 4 results.

    The steps, in their order:
      age: 18 to 74, 75 or more
      alone: yes, no, unsure
      home (cold or damp): yes, no
      home (big): yes, no

    To follow one person, add an answer to each: --answer age=18
    ");
}

#[test]
fn the_way_of_one_person() {
    insta::assert_snapshot!(explained(&["--answer", "age=80", "--answer", "alone=yes", "--answer", "home=cold"]), @r"
    age: 75 or more
    alone: yes
    Not asked, because nothing depends on it by then: home

    Everyone gets:
      Advice (advice)

    Likely:
      A visit (visit)
        because: You are 75 or over and live alone (Policy 3.2)
    ");
    insta::assert_snapshot!(explained(&["--answer", "age=30", "--answer", "home="]), @r"
    age: 18 to 74
    home (cold or damp): no

    Everyone gets:
      Advice (advice)

    May not be for this person:
      A visit (visit)
    ");
}

#[test]
fn somebody_who_is_not_sure() {
    insta::assert_snapshot!(explained(&["--answer", "age=80", "--answer", "alone=unsure", "--answer", "home=big,damp"]), @r"
    age: 75 or more
    alone: unsure
    home (cold or damp): yes
    home (big): yes

    Everyone gets:
      Advice (advice)

    Ask us:
      A visit (visit)
    ");
}

#[test]
fn an_answer_that_is_missing() {
    insta::assert_snapshot!(explained(&["--answer", "age=80"]), @r"
    age: 75 or more
    alone: not answered. It can be yes, no, unsure.

    Add --answer alone=... to go on.
    ");
}

#[test]
fn the_rules_of_another_day() {
    let before = explained(&["--as-of", "2026-10-31", "--answer", "age=30", "--answer", "home=cold"]);
    assert!(before.contains("May not be for this person:\n  A visit (visit)"), "{before}");
    let after = explained(&["--as-of", "2026-11-01", "--answer", "age=30", "--answer", "home=cold"]);
    assert!(after.contains("because: Your home is cold or damp, and not big (Policy 3.3)"), "{after}");
}

#[test]
fn every_place_and_every_result() {
    insta::assert_snapshot!(explained(&["--table"]), @r"
    place	asks	answer	leads to
    1	age	18 to 74	3
    1	age	75 or more	2
    2	alone	yes	result 1
    2	alone	no	3
    2	alone	unsure	4
    3	home (cold or damp)	yes	5
    3	home (cold or damp)	no	result 4
    4	home (cold or damp)	yes	6
    4	home (cold or damp)	no	result 3
    5	home (big)	yes	result 4
    5	home (big)	no	result 2
    6	home (big)	yes	result 3
    6	home (big)	no	result 2

    result	advice	visit
    result 1	everyone	likely (Policy 3.2)
    result 2	everyone	likely (Policy 3.3)
    result 3	everyone	ask us
    result 4	everyone	not likely
    ");
}

#[test]
fn a_picture_for_graphviz() {
    insta::assert_snapshot!(explained(&["--graph"]), @r#"
    digraph "help" {
      node [shape=box];
      start [shape=point];
      start -> q1;
      q1 [label="age"];
      q1 -> q3 [label="18 to 74"];
      q1 -> q2 [label="75 or more"];
      q2 [label="alone"];
      q2 -> r1 [label="yes"];
      q2 -> q3 [label="no"];
      q2 -> q4 [label="unsure"];
      q3 [label="home (cold or damp)"];
      q3 -> q5 [label="yes"];
      q3 -> r4 [label="no"];
      q4 [label="home (cold or damp)"];
      q4 -> q6 [label="yes"];
      q4 -> r3 [label="no"];
      q5 [label="home (big)"];
      q5 -> r4 [label="yes"];
      q5 -> r2 [label="no"];
      q6 [label="home (big)"];
      q6 -> r3 [label="yes"];
      q6 -> r2 [label="no"];
      r1 [shape=ellipse, label="advice: everyone\nvisit: likely (Policy 3.2)"];
      r2 [shape=ellipse, label="advice: everyone\nvisit: likely (Policy 3.3)"];
      r3 [shape=ellipse, label="advice: everyone\nvisit: ask us"];
      r4 [shape=ellipse, label="advice: everyone"];
    }
    "#);
}

#[test]
fn what_cannot_be_explained() {
    let site = site();
    insta::assert_snapshot!(refused(&site, &["hlep"]), @r"
    error: There is no record `hlep` in the folder eligibility. Did you mean `help`?
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "age"]), @r"
    error: --answer: `age` has no `=`. Write the question first, as in `age=80`.
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "aeg=80"]), @r"
    error: --answer: There is no question `aeg`. The questions are age, alone, home.
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "age=old"]), @r"
    error: --answer: `age` takes a whole number, and `old` is not one.
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "age=17"]), @r"
    error: --answer: Nobody can answer `age` with 17.
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "alone=maybe"]), @r"
    error: --answer: `alone` has no answer `maybe`. Its answers are yes, no.
    ");
    insta::assert_snapshot!(refused(&site, &["help", "--answer", "alone="]), @r"
    error: --answer: `alone` takes one answer: yes, no.
    ");
    write(&site, "content/eligibility/help.yml", &RULES.replace("at_least: 75", "at_least: old"));
    insta::assert_snapshot!(refused(&site, &["help"]), @r"
    error: The rules of `help` have mistakes, so that nothing can be said of them. `noticeboard check` tells what they are.
    ");
}
