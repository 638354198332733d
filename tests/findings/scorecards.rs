//! Findings of scorecards.

use noticeboard::records::scorecard::Scorecard;

use crate::every_field::{publishing, reads};
use crate::said;
use crate::support::Site;

const SCORECARD: &str = "scorecards/safety-score.yml";
const ELEMENT: &str =
    "  - { id: visits, name: Visits, scale: stars, rating: one-star, source: Our own figures }\n";
const GOOD: &str = "  - { when: { visits: one-star }, overall: one-star, source: The handbook }\n";

/// The small site with a second scorecard, which has more elements.
fn larger(elements: &[&str], rule: &str) -> Site {
    let element = |id: &&str| {
        format!("  - {{ id: {id}, name: Visits, scale: stars, rating: one-star, source: Our own figures }}\n")
    };
    let elements: String = elements.iter().map(element).collect();
    let text = format!(
        "title: Score\nsummary: How it is rated.\nperiod: 2026\nscale: stars\nrule_source: The handbook\n\
         elements:\n{elements}rule:\n{rule}"
    );
    Site::small().with("scorecards/larger.yml", text)
}

#[test]
fn nothing_that_it_is_made_from() {
    let site = Site::small()
        .replacing(SCORECARD, &format!("elements:\n{ELEMENT}"), "elements: []\n")
        .replacing(SCORECARD, "{ visits: nil-stars }", "{}")
        .replacing(SCORECARD, GOOD, "");
    insta::assert_snapshot!(site.findings(), @r"
    error[scorecard-without-elements]: Nothing says what this overall rating is made from
     --> content/scorecards/safety-score.yml:5:1
      |
    5 | elements: []
      | ^^^^^^^^
      |
      = help: Write each rating that it is made from below `elements:`.
    ");
}

#[test]
fn elements_with_one_id() {
    let two = format!("{ELEMENT}{ELEMENT}");
    insta::assert_snapshot!(said(SCORECARD, ELEMENT, &two), @r"
    error[duplicate-element]: There is an element `visits` already
     --> content/scorecards/safety-score.yml:7:11
      |
    7 |   - { id: visits, name: Visits, scale: stars, rating: one-star, source: Our own figures }
      |           ^^^^^^
      |
      = help: Give each element an id of its own.
    ");
}

#[test]
fn ratings_that_are_no_steps_of_their_scales() {
    insta::assert_snapshot!(said(SCORECARD, "rating: one-star", "rating: one-stars"), @r"
    error[no-such-step]: The scale `stars` has no step `one-stars`
     --> content/scorecards/safety-score.yml:6:55
      |
    6 |   - { id: visits, name: Visits, scale: stars, rating: one-stars, source: Our own figures }
      |                                                       ^^^^^^^^^
      |
      = help: Did you mean `one-star`?
    ");
    insta::assert_snapshot!(said(SCORECARD, "overall: nil-stars", "overall: good"), @r"
    error[no-such-step]: The scale `stars` has no step `good`
     --> content/scorecards/safety-score.yml:8:45
      |
    8 |   - { when: { visits: nil-stars }, overall: good, source: The handbook }
      |                                             ^^^^
      |
      = help: Its steps are nil-stars and one-star. Write one of them.
    ");
    insta::assert_snapshot!(said(SCORECARD, "{ visits: nil-stars }", "{ visits: nil-star }"), @r"
    error[no-such-step]: The scale `stars` has no step `nil-star`
     --> content/scorecards/safety-score.yml:8:23
      |
    8 |   - { when: { visits: nil-star }, overall: nil-stars, source: The handbook }
      |                       ^^^^^^^^
      |
      = help: Did you mean `nil-stars`?
    ");
}

#[test]
fn rule_about_an_element_that_is_not_there() {
    insta::assert_snapshot!(said(SCORECARD, "{ visits: one-star }", "{ visits: one-star, visit: one-star }"), @r"
    error[unknown-element]: `visit` is not one of the elements of this scorecard
     --> content/scorecards/safety-score.yml:9:33
      |
    9 |   - { when: { visits: one-star, visit: one-star }, overall: one-star, source: The handbook }
      |                                 ^^^^^
      |
      = help: Did you mean `visits`?
    ");
    insta::assert_snapshot!(said(SCORECARD, "{ visits: one-star }", "{ falls: one-star }"), @r"
    error[element-left-out]: This line of the rule does not say which rating of `visits` it is for
     --> content/scorecards/safety-score.yml:9:7
      |
    9 |   - { when: { falls: one-star }, overall: one-star, source: The handbook }
      |       ^^^^
      |
      = help: Add `visits:` and a step of its scale after `when:`.

    error[unknown-element]: `falls` is not one of the elements of this scorecard
     --> content/scorecards/safety-score.yml:9:15
      |
    9 |   - { when: { falls: one-star }, overall: one-star, source: The handbook }
      |               ^^^^^
      |
      = help: Add it to `elements:`, or write one of these: visits.
    ");
}

#[test]
fn combination_without_a_line() {
    insta::assert_snapshot!(said(SCORECARD, GOOD, ""), @r"
    error[combination-missing]: The rule has no line for `visits: one-star`
     --> content/scorecards/safety-score.yml:7:1
      |
    7 | rule:
      | ^^^^
      |
      = help: Add a line for each combination of the ratings, so that readers see what would change the overall rating.
    ");
}

#[test]
fn many_combinations_without_a_line() {
    let elements = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"];
    let ratings: Vec<String> = elements.iter().map(|element| format!("{element}: nil-stars")).collect();
    let rule = format!("  - {{ when: {{ {} }}, overall: nil-stars, source: S }}\n", ratings.join(", "));
    let told = larger(&elements, &rule).findings();
    let message = told.lines().next().unwrap();
    assert_eq!(message.matches("`q: ").count(), 5, "five are named: {message}");
    assert!(message.ends_with(", and for others"), "{message}");
}

#[test]
fn combination_with_two_lines() {
    let two = format!("{GOOD}{}", GOOD.replace("overall: one-star", "overall: nil-stars"));
    insta::assert_snapshot!(said(SCORECARD, GOOD, &two), @r"
    error[combination-twice]: The rule has a line for `visits: one-star` already
      --> content/scorecards/safety-score.yml:10:7
       |
    10 |   - { when: { visits: one-star }, overall: nil-stars, source: The handbook }
       |       ^^^^
       |
       = help: The first one gives `one-star`. Take one of the two away.
    ");
}

#[test]
fn better_rating_that_makes_the_whole_worse() {
    let site = Site::small().replacing(SCORECARD, "overall: nil-stars", "overall: one-star").replacing(
        SCORECARD,
        GOOD,
        &GOOD.replace("overall: one-star", "overall: nil-stars"),
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[rule-not-rising]: A better `visits` gives a worse overall rating here
     --> content/scorecards/safety-score.yml:9:44
      |
    9 |   - { when: { visits: one-star }, overall: nil-stars, source: The handbook }
      |                                            ^^^^^^^^^
      |
      = help: With `nil-stars` it is `one-star`, with `one-star` it is `nil-stars`. Correct one of the two lines if this is not meant.
    ");
}

#[test]
fn rating_that_is_not_the_one_of_the_inspection() {
    let inspection = "title: Inspection of visits
inspector: The inspectors
summary: They looked at visits.
inspected: 2026-06
ratings: [{ scale: stars, rating: nil-stars }]
";
    let site = Site::small().with("inspections/visits-2026.yml", inspection).replacing(
        SCORECARD,
        "source: Our own figures",
        "source: The inspectors, inspection: visits-2026",
    );
    insta::assert_snapshot!(site.clone().findings(), @r"
    error[rating-not-of-inspection]: The inspection `visits-2026` gave `nil-stars`, not `one-star`
     --> content/scorecards/safety-score.yml:6:55
      |
    6 |   - { id: visits, name: Visits, scale: stars, rating: one-star, source: The inspectors, inspection: visits-2026 }
      |                                                       ^^^^^^^^
      |
      = help: Write the same rating in both, or name another inspection.
    ");
    let agreed = site.replacing("inspections/visits-2026.yml", "rating: nil-stars", "rating: one-star");
    assert_eq!(agreed.findings(), "");
}

#[test]
fn long_sentence() {
    let long = "How home safety is rated by the inspectors and by our own figures on visits and on aids that we \
                fit in the homes of older people who live alone.";
    insta::assert_snapshot!(said(SCORECARD, "How home safety is rated.", long), @r"
    warning[long-sentence]: A sentence here has 30 words. The longest should have 25
     --> content/scorecards/safety-score.yml:2:10
      |
    2 | ...y: How home safety is rated by the inspectors and by our own figures on visits and on aids that we fit in the homes of older people who live alone.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn every_field() {
    let text = format!(
        "title: Handrail score
summary: How handrails are rated.
period: 2026
scale: stars
elements:
  - {{ id: rails, name: Rails, scale: stars, rating: one-star, source: The visit, inspection: rails-2026 }}
rule:
  - {{ when: {{ rails: nil-stars }}, overall: nil-stars, invented: true, source: Nobody }}
  - {{ when: {{ rails: one-star }}, overall: one-star, invented: false, source: The handbook }}
rule_source: The handbook
about: [service:safety-check]
{}",
        publishing(4)
    );
    let inspection = "title: Inspection of rails
inspector: The inspectors
summary: They looked at rails.
inspected: 2026-06
ratings: [{ scale: stars, rating: one-star }]
";
    let site = Site::small().with("inspections/rails-2026.yml", inspection).with("scorecards/full.yml", text);
    reads::<Scorecard>("scorecards/full.yml", &site);
}
