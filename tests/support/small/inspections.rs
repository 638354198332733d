//! An inspection and a plan. Its scale stands with the scorecard.

pub(crate) const FILES: &[(&str, &str)] =
    &[("inspections/coast-2026.yml", INSPECTION), ("plans/safer-coast.yml", PLAN)];

const INSPECTION: &str = "\
title: Inspection of the coast
inspector: The inspectors
summary: They looked at every visit.
inspected: 2026-06
ratings:
  - scale: stars
    rating: one-star
findings:
  - number: \"1\"
    title: Visits come late
";

const PLAN: &str = "\
title: A safer coast
summary: It answers the inspectors.
updated: 2026-10-22
inspections: [coast-2026]
actions:
  - number: \"1\"
    title: Come on time
    answers:
      - inspection: coast-2026
        finding: \"1\"
    owner: Head of visits
    first_due: 2027-03-31
    status: on-track
";
