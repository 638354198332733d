//! The framework, one release and its figures.

pub(super) const FILES: &[(&str, &str)] = &[
    ("outcomes/framework.yml", FRAMEWORK),
    ("outcomes/releases/safety-2026-q3.yml", RELEASE),
    ("outcomes/data/safety-2026-q3.csv", DATA),
];

const FRAMEWORK: &str = "\
name: Outcomes of help at home
summary: It shows whether homes are safer.
domains:
  - id: safety
    name: Safety
    outcomes:
      - id: safer-homes
        name: Homes are safer
groups:
  aged-75-and-over: Aged 75 and over
indicators:
  - id: checks
    name: Home safety checks
    summary: How many checks we made.
    outcome: safer-homes
    measure: count
    unit: checks
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2026-Q1
        numerator: Checks that were finished
    source: The provider's records
  - id: feel-safer
    name: People who feel safer
    summary: How many feel safer.
    outcome: safer-homes
    measure: percentage
    unit: people
    decimals: 1
    direction: higher-is-better
    frequency: quarterly
    definitions:
      - from: 2026-Q1
        numerator: People who feel safer
        denominator: Everyone who answered
    source: A survey
";

const RELEASE: &str = "\
title: Home safety, July to September 2026
at: 2026-11-10 09:30
status: final
data: [safety-2026-q3.csv]
";

const DATA: &str = "\
indicator,period,area,numerator,denominator
checks,2026-Q3,north,40,
checks,2026-Q3,south,25,
feel-safer,2026-Q3,north,33,40
";
