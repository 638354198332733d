//! Ids, and references from one record to another.

use crate::said;
use crate::support::Site;

const PROVIDER: &str = "providers/ternbridge-homes.md";
const CONTRACT: &str = "contracts/coast-2025.yml";

#[test]
fn id_with_capitals() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots: [The Coast]"), @r"
    error[bad-id]: `The Coast` is not an id: ids have only lower-case letters, digits and single hyphens
     --> content/contracts/coast-2025.yml:5:8
      |
    5 | lots: [The Coast]
      |        ^^^^^^^^^
      |
      = help: Write `the-coast`.
    ");
}

#[test]
fn reserved_id() {
    insta::assert_snapshot!(said("needs.yml", "id: feel-safe", "id: index"), @r"
    error[bad-id]: `index` is kept for the site's own addresses
     --> content/needs.yml:2:9
      |
    2 |   - id: index
      |         ^^^^^
      |
      = help: Choose another id, with a second word in it.
    ");
}

#[test]
fn reference_without_a_kind() {
    insta::assert_snapshot!(said("site.yml", "service:safety-check", "safety-check"), @r"
    error[bad-reference]: `safety-check` does not say which kind of record it means
      --> content/site.yml:24:9
       |
    24 |     to: safety-check
       |         ^^^^^^^^^^^^
       |
       = help: Write the kind, a colon and the id, like `service:home-safety-check`.
    ");
}

#[test]
fn reference_of_a_misspelt_kind() {
    insta::assert_snapshot!(said("site.yml", "service:safety-check", "servce:safety-check"), @r"
    error[bad-reference]: There is no kind of record called `servce`
      --> content/site.yml:24:9
       |
    24 |     to: servce:safety-check
       |         ^^^^^^^^^^^^^^^^^^^
       |
       = help: Did you mean `service:safety-check`?
    ");
}

#[test]
fn reference_of_an_unknown_kind() {
    insta::assert_snapshot!(said("site.yml", "service:safety-check", "xyzzy:safety-check"), @r"
    error[bad-reference]: There is no kind of record called `xyzzy`
      --> content/site.yml:24:9
       |
    24 |     to: xyzzy:safety-check
       |         ^^^^^^^^^^^^^^^^^^
       |
       = help: Write one of area, need, provider, service, lot, contract, delivery, eligibility, indicator, release, allocation, committee, meeting, decision, report, recommendation, rating-scale, inspection, plan, scorecard, update, page, document.
    ");
}

#[test]
fn dangling_reference_with_a_near_one() {
    insta::assert_snapshot!(said(CONTRACT, "lots: [coast]", "lots: [cost]"), @r"
    error[dangling-reference]: There is no lot with the id `cost`
     --> content/contracts/coast-2025.yml:5:8
      |
    5 | lots: [cost]
      |        ^^^^
      |
      = help: Did you mean `coast`?
    ");
}

#[test]
fn dangling_reference_without_a_near_one() {
    insta::assert_snapshot!(said(CONTRACT, "provider: ternbridge-homes", "provider: xyzzy"), @r"
    error[dangling-reference]: There is no provider with the id `xyzzy`
     --> content/contracts/coast-2025.yml:7:15
      |
    7 |   - provider: xyzzy
      |               ^^^^^
      |
      = help: Write the id of a provider that is there, or make this one with `noticeboard new provider xyzzy`.
    ");
}

#[test]
fn dangling_reference_to_an_item_of_a_list() {
    insta::assert_snapshot!(said("services/safety-check.md", "[feel-safe]", "[xyzzy]"), @r"
    error[dangling-reference]: There is no need with the id `xyzzy`
     --> content/services/safety-check.md:5:9
      |
    5 | needs: [xyzzy]
      |         ^^^^^
      |
      = help: Write the id of a need that is there, or add this one to `needs.yml`.
    ");
}

#[test]
fn dangling_reference_of_the_settings() {
    let site = Site::small().replacing("site.yml", "service:safety-check", "update:xyzzy").replacing(
        "site.yml",
        "languages: [en]",
        "languages: [en]\nown_provider: shire",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[dangling-reference]: There is no provider with the id `shire`
     --> content/site.yml:9:15
      |
    9 | own_provider: shire
      |               ^^^^^
      |
      = help: Write the id of a provider that is there, or make this one with `noticeboard new provider shire`.

    error[dangling-reference]: There is no update with the id `xyzzy`
      --> content/site.yml:25:9
       |
    25 |     to: update:xyzzy
       |         ^^^^^^^^^^^^
       |
       = help: Write the id of an update that is there, or make this one with `noticeboard new update xyzzy`.
    ");
}

#[test]
fn duplicate_id_in_two_files() {
    let site = Site::small();
    let text = site.text(CONTRACT).replace("SC-1", "SC-2");
    insta::assert_snapshot!(site.with("contracts/coast-2025.yaml", text).findings(), @r"
    error[duplicate-id]: The id `coast-2025` is taken already, by content/contracts/coast-2025.yaml
    --> content/contracts/coast-2025.yml
     = help: Give one of the two another id, and change the references to it.
    ");
}

#[test]
fn duplicate_id_in_one_file() {
    let site = Site::small().replacing(
        "needs.yml",
        "    name: I want to feel safe at home\n",
        "    name: I want to feel safe at home\n  - id: feel-safe\n    name: I fell\n",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-id]: The id `feel-safe` stands twice in this file
     --> content/needs.yml:4:9
      |
    4 |   - id: feel-safe
      |         ^^^^^^^^^
      |
      = help: Give one of the two another id, and change the references to it.
    ");
}

#[test]
fn a_record_that_could_not_be_read_makes_no_other_look_wrong() {
    for (path, from, to) in [
        ("areas.yml", "kind: county", "kind: shire"),
        ("areas.yml", "name: Shire", "name Shire"),
        ("needs.yml", "name:", "nam:"),
        (PROVIDER, "kind: charity", "kind: charitee"),
        ("services/safety-check.md", "status: active", "status: actve"),
        ("lots/coast.md", "number: 1", "number: one"),
        (CONTRACT, "value: 400000", "value: lots"),
        ("deliveries/coast-checks.yml", "status: active", "status actve"),
        ("decisions/award.md", "made: 2025-02-04", "made: 4/2/2025"),
        ("documents/checklist.yml", "title:", "title"),
        ("site.yml", "governance: leader-and-cabinet", "governance: mayor"),
    ] {
        let said = said(path, from, to);
        assert_eq!(said.matches("error[").count(), 1, "{said}");
        assert_eq!(said.matches("warning[").count(), 0, "{said}");
    }
}

#[test]
fn links_to_a_record_that_could_not_be_read_are_no_errors() {
    let links = "See [them](provider:ternbridge-homes) and [it](service:safety-check).";
    let site = Site::small()
        .replacing("pages/privacy.md", "We keep nothing.", links)
        .replacing(PROVIDER, "kind: charity", "kind: charitee")
        .replacing("services/safety-check.md", "status: active", "status: on");
    let said = site.told();
    assert_eq!(said.matches("error[").count(), 2, "{said}");
}
