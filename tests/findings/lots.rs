//! Findings of lots: who can be rung.

use crate::said;
use crate::support::Site;

const LOT: &str = "lots/coast.md";
const DELIVERY: &str = "deliveries/coast-checks.yml";

#[test]
fn nobody_to_ring_in_one_district() {
    insta::assert_snapshot!(said(DELIVERY, "areas: [north, south]", "areas: [north]"), @r#"
    error[nobody-to-ring]: Nobody can be rung about "Home safety check" in South
     --> content/lots/coast.md:7:12
      |
    7 | services: [safety-check]
      |            ^^^^^^^^^^^^
      |
      = help: Write a delivery of `safety-check` there, or an `interim_contact:` in this lot.
    "#);
}

#[test]
fn nobody_to_ring_anywhere() {
    insta::assert_snapshot!(said(DELIVERY, "status: active", "status: paused"), @r#"
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
fn nobody_to_ring_in_a_lot_that_covers_the_county() {
    let site = Site::small()
        .replacing(LOT, "districts: [north, south]", "districts: [shire]")
        .replacing(LOT, "status: active", "status: planned")
        .without(DELIVERY)
        .replacing("services/safety-check.md", "status: active", "status: inactive");
    insta::assert_snapshot!(site.findings(), @r#"
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
fn nobody_to_ring_because_time_has_passed() {
    insta::assert_snapshot!(said(DELIVERY, "status: active", "status: active\nto: 2026-11-21"), @r#"
    warning[delivery-status-overdue]: The last day of this delivery has passed
     --> content/deliveries/coast-checks.yml:9:5
      |
    9 | to: 2026-11-21
      |     ^^^^^^^^^^
      |
      = help: Write `status: ended`, or correct the date.

    warning[nobody-to-ring]: Nobody can be rung today about "Home safety check" in North and South
     --> content/lots/coast.md:7:12
      |
    7 | services: [safety-check]
      |            ^^^^^^^^^^^^
      |
      = help: The deliveries there have ended, or have not begun. Correct their dates, or write an `interim_contact:` in this lot.
    "#);
}

#[test]
fn somebody_stands_in() {
    let site = Site::small().replacing(DELIVERY, "areas: [north, south]", "areas: [north]").replacing(
        LOT,
        "status: active",
        "status: active\ninterim_contact: { telephone: 01632 960100 }",
    );
    assert_eq!(site.findings(), "");
}

#[test]
fn unsuccessful_lot_without_interim_contact() {
    insta::assert_snapshot!(said(LOT, "status: active", "status: unsuccessful"), @r"
    error[no-interim-contact]: This lot has no contract to come, and nobody stands in for it
     --> content/lots/coast.md:5:9
      |
    5 | status: unsuccessful
      |         ^^^^^^^^^^^^
      |
      = help: Add `interim_contact:` with the number that residents of its districts can ring.
    ");
}

#[test]
fn interim_contact_through_which_nobody_can_be_reached() {
    let to = "status: withdrawn\ninterim_contact: { role: Adviser }";
    insta::assert_snapshot!(said(LOT, "status: active", to), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/lots/coast.md:6:1
      |
    6 | interim_contact: { role: Adviser }
      | ^^^^^^^^^^^^^^^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn active_lot_without_a_contract() {
    let site = Site::small().replacing("contracts/coast-2025.yml", "lots: [coast]\n", "").replacing(
        DELIVERY,
        "lot: coast\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r"
    warning[lot-without-contract]: This lot is active, and no contract or delivery names it
     --> content/lots/coast.md:5:9
      |
    5 | status: active
      |         ^^^^^^
      |
      = help: Write `lots: [coast]` in its contract and `lot: coast` in its deliveries, or give it another status.
    ");
}

#[test]
fn lot_without_districts() {
    let site = Site::small().replacing(LOT, "districts: [north, south]", "districts: []").replacing(
        DELIVERY,
        "lot: coast\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[empty-lot]: This lot has no district
     --> content/lots/coast.md:6:1
      |
    6 | districts: []
      | ^^^^^^^^^
      |
      = help: Write the ids of its districts after `districts:`.
    ");
}

#[test]
fn lot_without_services() {
    let site = Site::small().replacing(LOT, "services: [safety-check]", "services: []").replacing(
        DELIVERY,
        "lot: coast\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[empty-lot]: This lot has no service
     --> content/lots/coast.md:7:1
      |
    7 | services: []
      | ^^^^^^^^
      |
      = help: Write the ids of its services after `services:`.
    ");
}

#[test]
fn duplicate_lot_number() {
    let text = Site::small().text(LOT).replace("Coast", "Inland").replace("active", "planned");
    insta::assert_snapshot!(Site::small().with("lots/inland.md", text).findings(), @r"
    error[duplicate-lot-number]: The lot `coast` has the number 1 too
     --> content/lots/inland.md:2:9
      |
    2 | number: 1
      |         ^
      |
      = help: Give each lot a number of its own.
    ");
}

#[test]
fn numbers_of_lots_that_are_over_may_come_again() {
    let text = Site::small().text(LOT).replace("Coast", "Inland").replace("active", "complete");
    assert_eq!(Site::small().with("lots/inland.md", text).findings(), "");
}
