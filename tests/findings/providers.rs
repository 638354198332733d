//! Findings of providers, their contacts and their hours.

use crate::said;
use crate::support::Site;

const PROVIDER: &str = "providers/ternbridge-homes.md";

#[test]
fn contact_through_which_nobody_can_be_reached() {
    insta::assert_snapshot!(said(PROVIDER, "telephone: 01632 960001", "role: Adviser"), @r"
    error[unreachable-contact]: Nobody can be reached through this contact
     --> content/providers/ternbridge-homes.md:6:5
      |
    6 |   - role: Adviser
      |     ^
      |
      = help: Add a telephone number, a mail address, a website or a postal address to it.
    ");
}

#[test]
fn hours_that_close_before_they_open() {
    insta::assert_snapshot!(said(PROVIDER, "\"17:00\"", "\"05:00\""), @r#"
    error[hours-out-of-order]: This closes before it opens
      --> content/providers/ternbridge-homes.md:10:17
       |
    10 |         closes: "05:00"
       |                 ^^^^^^^
       |
       = help: Correct one of the two times. Hours that go on past midnight are two items: one up to `"24:00"`, and one from `"00:00"` for the next day.
    "#);
}

#[test]
fn hours_without_days() {
    insta::assert_snapshot!(said(PROVIDER, "[monday]", "[]"), @r"
    error[hours-without-days]: These hours name no day
     --> content/providers/ternbridge-homes.md:8:9
      |
    8 |       - days: []
      |         ^^^^
      |
      = help: Write the days, like `days: [monday, tuesday]`.
    ");
}

#[test]
fn hours_of_a_place() {
    let places = "places:
  - name: Office
    address: { lines: [1 Quay], town: Saltby, postcode: ZZ1 1AA }
    hours:
      - { days: [friday], opens: \"12:00\", closes: \"12:00\" }
contacts:";
    insta::assert_snapshot!(said(PROVIDER, "contacts:", places), @r#"
    error[hours-out-of-order]: This closes when it opens
     --> content/providers/ternbridge-homes.md:9:51
      |
    9 |       - { days: [friday], opens: "12:00", closes: "12:00" }
      |                                                   ^^^^^^^
      |
      = help: Correct one of the two times. Hours that go on past midnight are two items: one up to `"24:00"`, and one from `"00:00"` for the next day.
    "#);
}

#[test]
fn all_day_is_in_order() {
    let site = Site::small().replacing(PROVIDER, "\"09:00\"", "\"00:00\"").replacing(
        PROVIDER,
        "\"17:00\"",
        "\"24:00\"",
    );
    assert_eq!(site.findings(), "");
}

#[test]
fn provider_without_a_contact() {
    let text = "---\nname: Ternbridge Homes\nkind: charity\nsummary: Makes homes safer.\n---\n";
    insta::assert_snapshot!(Site::small().with(PROVIDER, text).findings(), @r"
    error[provider-without-contact]: This provider has no contact, and the delivery `coast-checks` has none either
     --> content/providers/ternbridge-homes.md:2:7
      |
    2 | name: Ternbridge Homes
      |       ^^^^^^^^^^^^^^^^
      |
      = help: Add `contacts:` to the provider, or `contact:` to the delivery.
    ");
}

#[test]
fn consortium_without_lead_and_members() {
    insta::assert_snapshot!(said(PROVIDER, "kind: charity", "kind: consortium"), @r"
    error[consortium-without-lead]: This consortium names no lead
     --> content/providers/ternbridge-homes.md:3:7
      |
    3 | kind: consortium
      |       ^^^^^^^^^^
      |
      = help: Add a line with `lead:` and the id of the provider that leads it.

    error[consortium-without-members]: This consortium names no members
     --> content/providers/ternbridge-homes.md:3:7
      |
    3 | kind: consortium
      |       ^^^^^^^^^^
      |
      = help: Add `members:` and below it the id of each other member, after a hyphen and a space.
    ");
}

#[test]
fn members_of_what_is_no_consortium() {
    let site = Site::small()
        .with("providers/vale-homes.md", "---\nname: Vale Homes\nkind: company\nsummary: Builds.\n---\n")
        .replacing(PROVIDER, "kind: charity", "kind: charity\nmembers: [vale-homes]");
    insta::assert_snapshot!(site.findings(), @r"
    error[not-a-consortium]: Only a consortium has a lead and members
     --> content/providers/ternbridge-homes.md:4:1
      |
    4 | members: [vale-homes]
      | ^^^^^^^
      |
      = help: Write `kind: consortium`, or delete `lead:` and `members:`.
    ");
}

#[test]
fn rating_and_former_name_in_the_future() {
    let to = "kind: charity
formerly: [{ name: Quay Homes, until: 2027-01-01 }]
ratings: [{ by: The inspectorate, rating: Good, date: 2027-02-01 }]";
    insta::assert_snapshot!(said(PROVIDER, "kind: charity", to), @r"
    warning[date-in-future]: The last day of this former name has not come yet
     --> content/providers/ternbridge-homes.md:4:39
      |
    4 | formerly: [{ name: Quay Homes, until: 2027-01-01 }]
      |                                       ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.

    warning[date-in-future]: The day of the rating has not come yet
     --> content/providers/ternbridge-homes.md:5:55
      |
    5 | ratings: [{ by: The inspectorate, rating: Good, date: 2027-02-01 }]
      |                                                       ^^^^^^^^^^
      |
      = help: Correct the date. To hold a record back until a day, write `publish_from:` with that day.
    ");
}
