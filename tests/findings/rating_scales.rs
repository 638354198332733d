//! Findings of rating scales.

use noticeboard::records::rating_scale::RatingScalesFile;

use crate::every_field::{publishing, reads};
use crate::said;
use crate::support::Site;

const SCALES: &str = "rating-scales.yml";
const ONE_STAR: &str = "      - { id: one-star, name: One star }\n";

#[test]
fn steps_with_one_id() {
    let again = format!("{ONE_STAR}      - {{ id: one-star, name: Two stars }}\n");
    insta::assert_snapshot!(said(SCALES, ONE_STAR, &again), @r"
    error[duplicate-step]: This scale has a step `one-star` already
     --> content/rating-scales.yml:8:15
      |
    8 |       - { id: one-star, name: Two stars }
      |               ^^^^^^^^
      |
      = help: Give each step an id of its own.
    ");
}

/// The scale is another one than that of the small site: nothing is rated on it.
#[test]
fn scale_of_one_step() {
    let grades = "  - id: grades
    name: Grades
    summary: How good it is.
    steps:
      - { id: good, name: Good }
";
    let site = Site::small().with(SCALES, Site::small().text(SCALES) + grades);
    insta::assert_snapshot!(site.findings(), @r"
    warning[scale-without-steps]: This scale has fewer than two steps, so a rating on it says nothing
      --> content/rating-scales.yml:11:5
       |
    11 |     steps:
       |     ^^^^^
       |
       = help: Write its steps below `steps:`, from the worst to the best.
    ");
}

#[test]
fn long_sentence() {
    let long = "How good a service is in the eyes of the inspectors who came to look at it over five days and \
                talked to the people who use it.";
    insta::assert_snapshot!(said(SCALES, "How good a service is.", long), @r"
    warning[long-sentence]: A sentence here has 28 words. The longest should have 25
     --> content/rating-scales.yml:4:14
      |
    4 | ...y: How good a service is in the eyes of the inspectors who came to look at it over five days and talked to the people who use it.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: Split it into two or more.
    ");
}

#[test]
fn every_field() {
    let grades = format!(
        "  - id: grades
    name: Grades
    summary: How good it is.
    owner: The inspectors
    steps:
      - {{ id: poor, name: Poor, meaning: not good }}
      - {{ id: good, name: Good, meaning: as it should be }}
    {}",
        publishing(3).replace('\n', "\n    ").trim_end()
    );
    let site = Site::small().with(SCALES, Site::small().text(SCALES) + &grades);
    reads::<RatingScalesFile>(SCALES, &site);
}
