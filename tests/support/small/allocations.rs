//! A budget that is shared out, and a rating scale with a scorecard on it.

pub(crate) const FILES: &[(&str, &str)] = &[
    ("allocations/safety-budget.yml", ALLOCATION),
    ("rating-scales.yml", RATING_SCALES),
    ("scorecards/safety-score.yml", SCORECARD),
];

const ALLOCATION: &str = "\
title: Home safety budget
summary: How we share money.
period: 2026-27
budget: 1000
rule: [Money follows older people.]
measures:
  - id: older-people
    name: People aged 75 or over
    weight: 1
    source: Estimates for 2025
areas:
  - { area: north, needs: { older-people: 20 } }
  - { area: south, needs: { older-people: 10 } }
";

const RATING_SCALES: &str = "\
rating_scales:
  - id: stars
    name: Stars
    summary: How good a service is.
    steps:
      - { id: nil-stars, name: Nil stars }
      - { id: one-star, name: One star }
";

const SCORECARD: &str = "\
title: Home safety score
summary: How home safety is rated.
period: 2026
scale: stars
elements:
  - { id: visits, name: Visits, scale: stars, rating: one-star, source: Our own figures }
rule:
  - { when: { visits: nil-stars }, overall: nil-stars, source: The handbook }
  - { when: { visits: one-star }, overall: one-star, source: The handbook }
rule_source: The handbook
";
