//! YAML that was made to fill the memory or the stack, or to hide something.

use std::fmt::Write as _;

use crate::bounded::{accepted, refused};
use crate::support::Site;

fn said(fields: &str) -> String {
    let page = format!("---\ntitle: A page\nsummary: It is one.\n{fields}\n---\nWords.\n");
    refused(&Site::small().with("pages/hostile.md", page).write(), &["check"])
}

/// What is said of a list of records.
fn said_of_needs(needs: &str) -> String {
    let needs = format!("needs:\n  - id: feel-safe\n    name: I want to feel safe\n{needs}");
    refused(&Site::small().with("needs.yml", needs).write(), &["check"])
}

#[test]
fn a_billion_laughs() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, above) in ('b'..='m').zip('a'..) {
        writeln!(bomb, "{name}: &{name} [{}]", vec![format!("*{above}"); 10].join(", ")).unwrap();
    }
    insta::assert_snapshot!(said(&bomb), @r"
    error[malformed-yaml]: A text cannot begin with `*`, which has a meaning of its own in YAML
     --> content/pages/hostile.md:5:8
      |
    5 | b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      |        ^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn a_record_that_is_repeated_a_thousand_times() {
    let needs = format!("  - &a {{ id: a, name: A }}\n{}", "  - *a\n".repeat(1_000));
    insta::assert_snapshot!(said_of_needs(&needs), @r"
    error[malformed-yaml]: A text cannot begin with `*`, which has a meaning of its own in YAML
     --> content/needs.yml:5:5
      |
    5 |   - *a
      |     ^^
      |
      = help: Put the whole text between double quotation marks.
    ");
}

#[test]
fn depth_without_an_end() {
    let deep = |sign: &str| said(&format!("about: {}", sign.repeat(100_000)));
    insta::assert_snapshot!(deep("["), @r"
    error[malformed-yaml]: Lists and groups stand deeper inside one another here than in any record
     --> content/pages/hostile.md:4:32
      |
    4 | about: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                ^
      |
      = help: Delete the brackets, hyphens or spaces that are too many.
    ");
    for sign in ["{a: ", "{? ", "- ", "? ", "[{a: "] {
        let told = deep(sign);
        assert!(told.contains("error[malformed-yaml]"), "{sign}: {told}");
    }
    let indented: String = (0..2_000).map(|depth| format!("{}- \n", " ".repeat(depth))).collect();
    insta::assert_snapshot!(said(&format!("about:\n{indented}")), @r"
    error[malformed-yaml]: Lists and groups stand deeper inside one another here than in any record
      --> content/pages/hostile.md:28:24
       |
    28 |                        - 
       |                        ^
       |
       = help: Delete the brackets, hyphens or spaces that are too many.
    ");
}

#[test]
fn the_deepest_that_is_read_fits_the_stack() {
    let told = said(&format!("about: {}x{}", "[".repeat(22), "]".repeat(22)));
    assert!(told.contains("error[wrong-type]"), "{told}");
}

#[test]
fn keys_without_number_and_without_end() {
    let told = said(&format!("{}: 1", "k".repeat(1_000_000)));
    assert!(told.contains("error[malformed-yaml]") && told.len() < 2_000, "{told}");
    let told = said(&"title: A page\n".repeat(20_000));
    assert_eq!(told.matches("error[duplicate-key]").count(), 1_000);
    assert!(told.contains("error[more-mistakes]: This file has more mistakes than are told here"), "{told}");
    let keys: String = (0..20_000).map(|number| format!("k{number}: 1\n")).collect();
    let told = said(&keys);
    assert_eq!(told.matches("error[unknown-key]").count(), 1_000);
}

#[test]
fn faults_without_number() {
    let told = said_of_needs(&"  - {}\n".repeat(30_000));
    assert_eq!(told.matches("error[missing-key]").count(), 1_000);
    assert!(told.contains("error[more-mistakes]"), "{told}");
}

#[test]
fn values_without_end() {
    let told = said(&format!("aliases: [{}]", "a".repeat(1_000_000)));
    assert!(told.contains("aaa…` is not an address on this site") && told.len() < 2_000, "{told}");
    let site = Site::small().replacing("needs.yml", "I want", &"I want ".repeat(10_000));
    insta::assert_snapshot!(refused(&site.write(), &["check"]), @r"
    error[too-long]: `name` has more than 20,000 characters
     --> content/needs.yml:3:11
      |
    3 | ...e: I want I want I want I want I want I want I w...ant I want I want I want I want I want I want I ...
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Say it in fewer words, or put the rest into a document.
    ");
}

#[test]
fn characters_that_no_page_can_hold() {
    insta::assert_snapshot!(said("source_note: \"a\\0b\""), @r#"
    error[malformed-yaml]: This text has an invisible character in it (U+0000)
     --> content/pages/hostile.md:4:14
      |
    4 | source_note: "a\0b"
      |              ^^^^^^
      |
      = help: Delete the character, or the code that stands for it after a backslash.
    "#);
    insta::assert_snapshot!(said("source_note: \"\\e[31mred\""), @r#"
    error[malformed-yaml]: This text has an invisible character in it (U+001B)
     --> content/pages/hostile.md:4:14
      |
    4 | source_note: "\e[31mred"
      |              ^^^^^^^^^^^
      |
      = help: Delete the character, or the code that stands for it after a backslash.
    "#);
    insta::assert_snapshot!(said("source_note: a\u{7f}b"), @r"
    error[malformed-yaml]: There is an invisible character here (U+007F)
     --> content/pages/hostile.md:4:15
      |
    4 | source_note: a␡b
      |               ^
      |
      = help: Delete the text around it and type it anew.
    ");
    insta::assert_snapshot!(said("source_note: a\u{85}b\u{ffff}"), @r"
    error[malformed-yaml]: There is an invisible character here (U+0085)
     --> content/pages/hostile.md:4:15
      |
    4 | source_note: ab￿
      |               ^
      |
      = help: Delete the text around it and type it anew.
    ");
    insta::assert_snapshot!(said("source_note: a\0b"), @r"
    error[malformed-yaml]: There is an invisible character here (U+0000)
     --> content/pages/hostile.md:4:15
      |
    4 | source_note: a␀b
      |               ^
      |
      = help: Delete the text around it and type it anew.
    ");
}

#[test]
fn messages_say_nothing_that_a_terminal_obeys() {
    let told = said("about: [\"page:\\u202e\\u200b\u{200f}x\"]");
    assert!(told.contains("\\u{202e}") && told.contains("\\u{200f}"), "{told}");
    let message = told.lines().next().unwrap_or_default();
    assert!(message.is_ascii(), "{message}");
}

#[test]
fn byte_order_marks_where_none_belongs() {
    insta::assert_snapshot!(said("\u{feff}source_note: A note"), @r"
    error[malformed-yaml]: There is an invisible character here (U+FEFF)
     --> content/pages/hostile.md:4:1
      |
    4 | ﻿source_note: A note
      | ^
      |
      = help: Delete the text around it and type it anew.
    ");
    insta::assert_snapshot!(said("source_note: \u{feff}A note"), @r"
    error[malformed-yaml]: There is an invisible character here (U+FEFF)
     --> content/pages/hostile.md:4:14
      |
    4 | source_note: ﻿A note
      |              ^
      |
      = help: Delete the text around it and type it anew.
    ");
    let twice = "\u{feff}\u{feff}---\ntitle: A page\nsummary: It is one.\n---\nWords.\n";
    assert_eq!(accepted(&Site::small().with("pages/twice.md", twice).write(), &["check"]), "");
}
