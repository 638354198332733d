//! Findings of deliveries.

use crate::said;
use crate::support::Site;

const DELIVERY: &str = "deliveries/coast-checks.yml";
const CONTRACT: &str = "contracts/coast-2025.yml";

fn with_vale_homes() -> Site {
    Site::small().with(
        "providers/vale-homes.md",
        "---\nname: Vale Homes\nkind: company\nsummary: Builds.\ncontacts: [{ telephone: 01632 960002 }]\n---\n",
    )
}

#[test]
fn days_out_of_order() {
    let to = "status: active\nfrom: 2026-04-01\nto: 2027-03-31";
    let wrong = to.replace("2026", "2028");
    assert_eq!(said(DELIVERY, "status: active", to), "");
    insta::assert_snapshot!(said(DELIVERY, "status: active", &wrong.replace("active", "planned")), @r#"
    error[dates-out-of-order]: The last day of this delivery comes before the first day of this delivery
      --> content/deliveries/coast-checks.yml:10:5
       |
    10 | to: 2027-03-31
       |     ^^^^^^^^^^
       |
       = help: The first day of this delivery is 2028-04-01. Correct one of the two dates.

    error[nobody-to-ring]: Nobody can be rung about "Home safety check" in North and South
     --> content/lots/coast.md:7:12
      |
    7 | services: [safety-check]
      |            ^^^^^^^^^^^^
      |
      = help: Write a delivery of `safety-check` there, or an `interim_contact:` in this lot.
    "#);
}

#[test]
fn planned_delivery_that_was_to_begin() {
    let site =
        Site::small().replacing(DELIVERY, "status: active", "status: planned\nfrom: 2026-11-01").replacing(
            "services/safety-check.md",
            "cost: Free",
            "cost: Free\ncontact: { telephone: 01632 960100 }",
        );
    insta::assert_snapshot!(site.findings(), @r"
    warning[delivery-status-overdue]: This delivery was to begin, and is still planned
     --> content/deliveries/coast-checks.yml:9:7
      |
    9 | from: 2026-11-01
      |       ^^^^^^^^^^
      |
      = help: Write `status: active`, or correct the date.
    ");
}

#[test]
fn delivery_without_areas() {
    let site = Site::small().replacing(DELIVERY, "areas: [north, south]", "areas: []").replacing(
        "services/safety-check.md",
        "cost: Free",
        "cost: Free\ncontact: { telephone: 01632 960100 }",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[delivery-without-areas]: This delivery is given nowhere
     --> content/deliveries/coast-checks.yml:4:1
      |
    4 | areas: []
      | ^^^^^
      |
      = help: Write the ids of the areas where residents can have it after `areas:`.
    ");
}

#[test]
fn delivery_without_its_contract() {
    insta::assert_snapshot!(said(DELIVERY, "contract: coast-2025\n", ""), @r"
    warning[delivery-without-contract]: This delivery is given under a contract, and does not say which
     --> content/deliveries/coast-checks.yml:6:8
      |
    6 | basis: contract
      |        ^^^^^^^^
      |
      = help: Add a line with `contract:` and the id of the contract.
    ");
}

#[test]
fn unreachable_contact_of_a_delivery() {
    insta::assert_snapshot!(said(DELIVERY, "status: active", "status: active\ncontact: { note: Come by }"), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/deliveries/coast-checks.yml:9:1
      |
    9 | contact: { note: Come by }
      | ^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn service_that_its_lot_does_not_hold() {
    let site = Site::small()
        .with("services/garden-tidy.md", Site::small().text("services/safety-check.md"))
        .with("deliveries/gardens.yml", Site::small().text(DELIVERY).replace("safety-check", "garden-tidy"));
    insta::assert_snapshot!(site.findings(), @r"
    error[service-not-in-lot]: The lot `coast` does not hold this service
     --> content/deliveries/gardens.yml:2:10
      |
    2 | service: garden-tidy
      |          ^^^^^^^^^^^
      |
      = help: Add `garden-tidy` to the services of the lot, or name another lot.
    ");
}

#[test]
fn area_outside_its_lot() {
    let site = Site::small()
        .replacing("lots/coast.md", "districts: [north, south]", "districts: [north]")
        .replacing(DELIVERY, "areas: [north, south]", "areas: [south, north]");
    insta::assert_snapshot!(site.findings(), @r"
    error[area-outside-lot]: This area lies outside the lot `coast`
     --> content/deliveries/coast-checks.yml:4:9
      |
    4 | areas: [south, north]
      |         ^^^^^
      |
      = help: The lot covers north. Delete the area, or name another lot.
    ");
}

#[test]
fn whole_county_in_a_lot_of_all_its_districts() {
    assert_eq!(said(DELIVERY, "areas: [north, south]", "areas: [shire]"), "");
}

#[test]
fn lot_that_its_contract_does_not_cover() {
    let site = Site::small()
        .with("lots/inland.md", Site::small().text("lots/coast.md").replace("number: 1", "number: 2"))
        .replacing(CONTRACT, "lots: [coast]", "lots: [inland]");
    insta::assert_snapshot!(site.findings(), @r"
    error[lot-not-in-contract]: The contract `coast-2025` does not cover the lot `coast`
     --> content/deliveries/coast-checks.yml:6:11
      |
    6 | contract: coast-2025
      |           ^^^^^^^^^^
      |
      = help: Add the lot to the contract, or correct one of the two ids here.
    ");
}

#[test]
fn provider_that_is_no_party() {
    let site = with_vale_homes().replacing(DELIVERY, "provider: ternbridge-homes", "provider: vale-homes");
    insta::assert_snapshot!(site.findings(), @r"
    error[provider-not-party]: This provider is no party of the contract of this delivery
     --> content/deliveries/coast-checks.yml:3:11
      |
    3 | provider: vale-homes
      |           ^^^^^^^^^^
      |
      = help: The contract is with ternbridge-homes. Add the provider to its parties, or name another.
    ");
}

#[test]
fn member_of_a_consortium_that_is_a_party() {
    let consortium = "---\nname: Partnership\nkind: consortium\nsummary: Two of us.\nlead: ternbridge-homes\nmembers: [vale-homes]\n---\n";
    let site = with_vale_homes()
        .with("providers/partnership.md", consortium)
        .replacing(CONTRACT, "provider: ternbridge-homes", "provider: partnership")
        .replacing(DELIVERY, "provider: ternbridge-homes", "provider: vale-homes");
    assert_eq!(site.findings(), "");
}

#[test]
fn provider_that_has_left() {
    let parties = "  - provider: ternbridge-homes
    role: holder
    to: 2026-03-31
  - provider: vale-homes
    role: holder
    from: 2026-04-01
";
    let site =
        with_vale_homes().replacing(CONTRACT, "  - provider: ternbridge-homes\n    role: holder\n", parties);
    insta::assert_snapshot!(site.findings(), @r"
    warning[provider-has-left]: This provider has left the contract of this delivery
     --> content/deliveries/coast-checks.yml:3:11
      |
    3 | provider: ternbridge-homes
      |           ^^^^^^^^^^^^^^^^
      |
      = help: Name the provider that has taken over, or write `status: ended`.
    ");
}

#[test]
fn active_delivery_after_its_contract() {
    let site = Site::small().replacing(CONTRACT, "end: 2028-03-31", "end: 2026-03-31").replacing(
        "lots/coast.md",
        "status: active",
        "status: complete",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[delivery-after-contract]: This delivery is active, and its contract ended on 2026-03-31
     --> content/deliveries/coast-checks.yml:6:11
      |
    6 | contract: coast-2025
      |           ^^^^^^^^^^
      |
      = help: Name the contract it is given under now, add the extension to that one, or write `status: ended`.
    ");
}

#[test]
fn active_delivery_after_a_termination() {
    let change = "changes:\n  - kind: termination\n    date: 2026-06-30\n    summary: It was given up.\n    decision: award\n";
    let site = Site::small().with(CONTRACT, Site::small().text(CONTRACT) + change);
    insta::assert_snapshot!(site.findings(), @r"
    warning[delivery-after-contract]: This delivery is active, and its contract ended on 2026-06-30
     --> content/deliveries/coast-checks.yml:6:11
      |
    6 | contract: coast-2025
      |           ^^^^^^^^^^
      |
      = help: Name the contract it is given under now, add the extension to that one, or write `status: ended`.
    ");
}
