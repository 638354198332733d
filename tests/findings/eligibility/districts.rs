//! Findings of rules that ask where somebody lives.

use super::HELP;
use super::proof::{AGE, circumstance, rules};
use crate::support::Site;

#[test]
fn somebody_can_always_be_rung() {
    let text = rules(AGE, &circumstance("Old", "all: [{ question: age, at_least: 75 }]"));
    let text = text.replace("contact:\n  telephone: 01632 960004\n", "");
    insta::assert_snapshot!(Site::small().with(HELP, text).findings(), @r"
    error[missing-key]: `contact` is missing from this eligibility
    --> content/eligibility/help.yml
     = help: Add `contact:` and below it its fields, each on its own line and indented by two spaces.
    ");
}

#[test]
fn a_district_where_there_are_none() {
    let asked = "  - { id: where, text: Where do you live?, label: Your district, kind: district }\n";
    let site = Site::small()
        .with(HELP, rules(asked, &circumstance("There", "all: [{ question: where, is: [north] }]")));
    assert_eq!(site.findings(), "", "it is a district of the small site");
    let misspelt = Site::small()
        .with(HELP, rules(asked, &circumstance("There", "all: [{ question: where, is: [norht] }]")));
    insta::assert_snapshot!(misspelt.findings(), @r"
    error[unknown-answer]: The question `where` has no answer `norht`
      --> content/eligibility/help.yml:17:39
       |
    17 |         all: [{ question: where, is: [norht] }]
       |                                       ^^^^^
       |
       = help: Did you mean `north`?
    ");
}

#[test]
fn a_site_without_districts() {
    let asked = "  - { id: where, text: Where do you live?, label: Your district, kind: district }\n";
    let text = rules(asked, &circumstance("There", "all: [{ question: where, is: [north] }]"));
    let site = Site::small().with(HELP, text);
    let areas = site.text("areas.yml").replace("kind: district", "kind: ward");
    let found = site.with("areas.yml", areas).findings();
    let told = found.split("\n\n").find(|finding| finding.contains("no-districts"));
    insta::assert_snapshot!(told.unwrap_or_default(), @r"
    error[no-districts]: This question asks for a district, and there is none to choose from
     --> content/eligibility/help.yml:4:72
      |
    4 |   - { id: where, text: Where do you live?, label: Your district, kind: district }
      |                                                                        ^^^^^^^^
      |
      = help: Add the districts to `areas.yml`, each with `kind: district`.
    ");
}
