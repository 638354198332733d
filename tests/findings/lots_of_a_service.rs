//! Districts that the lots of a service leave out.

use crate::support::Site;

const LOT: &str = "lots/coast.md";
const DELIVERY: &str = "deliveries/coast-checks.yml";
const SERVICE: &str = "services/safety-check.md";

/// The small site with a lot that covers one of the two districts.
fn half_covered() -> Site {
    Site::small().replacing(LOT, "districts: [north, south]", "districts: [north]").replacing(
        DELIVERY,
        "areas: [north, south]",
        "areas: [north]",
    )
}

#[test]
fn district_in_no_lot_with_nobody_to_ring() {
    insta::assert_snapshot!(half_covered().findings(), @r"
    error[district-in-no-lot]: This service is let in lots, and none of them covers South
     --> content/services/safety-check.md:2:7
      |
    2 | name: Home safety check
      |       ^^^^^^^^^^^^^^^^^
      |
      = help: Its lots are coast. Add the missing district to one of them, or write a delivery for it.
    ");
}

#[test]
fn district_in_no_lot_with_somebody_to_ring() {
    let site =
        half_covered().replacing(SERVICE, "cost: Free", "cost: Free\ncontact: { telephone: 01632 960100 }");
    insta::assert_snapshot!(site.findings(), @r"
    warning[district-in-no-lot]: This service is let in lots, and none of them covers South
     --> content/services/safety-check.md:2:7
      |
    2 | name: Home safety check
      |       ^^^^^^^^^^^^^^^^^
      |
      = help: Its lots are coast. Add the missing district to one of them, or write a delivery for it.
    ");
}

#[test]
fn district_in_no_lot_with_a_delivery() {
    let text = "title: Checks in the south\nservice: safety-check\nprovider: ternbridge-homes\nareas: [south]\nbasis: in-house\nstatus: planned\n";
    assert_eq!(half_covered().with("deliveries/south.yml", text).findings(), "");
}

#[test]
fn district_that_is_no_more() {
    let site = half_covered().replacing("areas.yml", "name: South", "name: South\n    valid_to: 2026-11-21");
    assert_eq!(site.findings(), "");
}

#[test]
fn service_of_another_body() {
    let site = half_covered().replacing(SERVICE, "cost: Free", "cost: Free\nresponsible: ternbridge-homes");
    assert_eq!(site.findings(), "");
}
