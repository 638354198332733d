//! The small site: one record of each kind, as short as it can be without a finding.

mod allocations;
mod eligibility;
mod inspections;
mod outcomes;
mod scrutiny;

/// Every file of the small site.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = [
        DIRECTORY,
        eligibility::FILES,
        outcomes::FILES,
        allocations::FILES,
        scrutiny::FILES,
        inspections::FILES,
    ];
    parts.into_iter().flatten().copied()
}

const DIRECTORY: &[(&str, &str)] = &[
    ("site.yml", SITE),
    ("areas.yml", AREAS),
    ("needs.yml", NEEDS),
    ("providers/ternbridge-homes.md", PROVIDER),
    ("services/safety-check.md", SERVICE),
    ("lots/coast.md", LOT),
    ("contracts/coast-2025.yml", CONTRACT),
    ("deliveries/coast-checks.yml", DELIVERY),
    ("decisions/award.md", DECISION),
    ("updates/opening.md", UPDATE),
    ("pages/privacy.md", PAGE),
    ("documents/checklist.yml", DOCUMENT),
    ("documents/checklist.txt", "Look for loose rugs.\n"),
];

const SITE: &str = "\
content_format: 1
id_namespace: 56a72494-b257-4c12-9a07-1494452d3290
name: Shire County Council
base_url: https://www.example.org/
jurisdiction: england
governance: leader-and-cabinet
time_zone: Europe/London
languages: [en]
contact:
  telephone: 01632 960100
help:
  someone_to_ring: A friend can ring for you.
  genuine_caller: Ask for the card.
  other_formats: Ring us.
  complaints:
    telephone: 01632 960101
  ombudsman:
    website: https://www.lgo.org.uk/
licence:
  name: Open Government Licence v3.0
  url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
top_tasks:
  - text: Make my home safer
    to: service:safety-check
accessibility:
  compliance: partially
  prepared: 2026-05-18
  reviewed: 2026-11-09
  method: A program tests every page.
  audit:
    date: 2026-11-02
    by: The access team
    sample: Every kind of page.
  issues:
    - problem: One PDF has no headings.
      criterion: 1.3.1 Info and Relationships
      fix_by: 2027-03-31
  contact:
    email: web@example.org
  answer_days: 5
";

const AREAS: &str = "\
boundary_sets:
  lad-2025: Local authority districts, 2025
areas:
  - id: shire
    name: Shire
    kind: county
  - id: north
    name: North
    kind: district
    codes: { lad-2025: E07999001 }
    parents: [shire]
  - id: south
    name: South
    kind: district
    parents: [shire]
";

const NEEDS: &str = "\
needs:
  - id: feel-safe
    name: I want to feel safe at home
";

const PROVIDER: &str = "\
---
name: Ternbridge Homes
kind: charity
summary: Makes homes safer.
contacts:
  - telephone: 01632 960001
    hours:
      - days: [monday]
        opens: \"09:00\"
        closes: \"17:00\"
---

We make homes safer.
";

const SERVICE: &str = "\
---
name: Home safety check
summary: A visit that makes your home safer.
status: active
needs: [feel-safe]
how_to_get_it: Ring the team.
cost: Free
assured: 2026-10-01
---

Anybody can ask.
";

const LOT: &str = "\
---
number: 1
name: Coast
summary: The two districts by the sea.
status: active
districts: [north, south]
services: [safety-check]
decisions: [award]
---

The lot was let in 2025.
";

const CONTRACT: &str = "\
reference: SC-1
title: Home safety on the coast
description: Home safety checks.
department: Adult care
lots: [coast]
parties:
  - provider: ternbridge-homes
    role: holder
value: 400000
start: 2025-04-01
end: 2028-03-31
procurement:
  route: open-tender
  regime: public-contracts-regulations-2015
decisions: [award]
";

const DELIVERY: &str = "\
title: Home safety checks on the coast
service: safety-check
provider: ternbridge-homes
areas: [north, south]
lot: coast
contract: coast-2025
basis: contract
status: active
";

const DECISION: &str = "\
---
title: Award of the coast
kind: executive
decision_maker: Cabinet
status: Approved
key_decision: true
reason_key: Significant effect in 2 or more electoral divisions
purpose: To let the lot.
reasons:
  - Ternbridge Homes made the best bid.
contact:
  telephone: 01632 960100
made: 2025-02-04
---

The cabinet chose Ternbridge Homes.
";

const UPDATE: &str = "\
---
title: The coast opens
date: 2025-04-01
summary: Home safety checks begin.
---

Ring Ternbridge Homes.
";

const PAGE: &str = "\
---
title: Privacy
summary: What we keep.
---

We keep nothing.
";

const DOCUMENT: &str = "\
title: Home safety checklist
file: checklist.txt
summary: What to look for.
";
