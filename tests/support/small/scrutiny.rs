pub(crate) const FILES: &[(&str, &str)] = &[
    ("committees/panel.yml", COMMITTEE),
    ("meetings/panel-october.yml", MEETING),
    ("reports/checks.md", REPORT),
    ("recommendations/ring-back.yml", RECOMMENDATION),
];

const COMMITTEE: &str = "\
name: Care Scrutiny Panel
kind: scrutiny
remit: It looks at care.
";

const MEETING: &str = "\
title: Care Scrutiny Panel, 12 October 2026
committee: panel
date: 2026-10-12
status: held
agenda:
  - number: \"7\"
    title: Home safety checks
    about: [\"report:checks\"]
    outcome: The panel agreed a recommendation.
";

const REPORT: &str = "\
---
title: Home safety checks
summary: Checks are in time.
committee: panel
meeting: panel-october
agenda_item: \"7\"
date: 2026-10-12
contact:
  telephone: 01632 960100
---

## Summary of report

Nine of ten checks were made in time.
";

const RECOMMENDATION: &str = "\
title: Ring back within a day
text: That everyone be rung back within a day.
report: checks
number: \"1\"
made_by: panel
made: 2026-10-12
addressed_to: Cabinet
progress: awaiting-response
";
