//! Findings of areas.

use crate::said;
use crate::support::Site;

const AREAS: &str = "areas.yml";

#[test]
fn days_out_of_order() {
    let to = "name: South\n    valid_from: 2020-04-01\n    valid_to: 2019-03-31";
    let site = Site::small().replacing(AREAS, "name: South", to);
    // The district is no more, so nothing else is said of it.
    insta::assert_snapshot!(site.findings(), @r"
    error[dates-out-of-order]: The last day comes before the first day
      --> content/areas.yml:15:15
       |
    15 |     valid_to: 2019-03-31
       |               ^^^^^^^^^^
       |
       = help: The first day is 2020-04-01. Correct one of the two dates.
    ");
}

#[test]
fn areas_in_a_circle() {
    let site = Site::small()
        .replacing(AREAS, "kind: county", "kind: county\n    parents: [south]")
        .replacing(AREAS, "    parents: [shire]\n  - id: south", "    parents: [south]\n  - id: south");
    insta::assert_snapshot!(site.findings(), @r"
    error[areas-in-a-circle]: These areas lie in one another: shire and south
     --> content/areas.yml:7:15
      |
    7 |     parents: [south]
      |               ^^^^^
      |
      = help: Name as parents only areas that are larger.
    ");
}

#[test]
fn area_in_itself() {
    insta::assert_snapshot!(said(AREAS, "kind: county", "kind: county\n    parents: [shire]"), @r"
    error[refers-to-itself]: This area refers to itself
     --> content/areas.yml:7:15
      |
    7 |     parents: [shire]
      |               ^^^^^
      |
      = help: Write the id of another one, or delete it.
    ");
}

#[test]
fn district_without_a_county() {
    let to = "name: South\n    kind: district\n";
    insta::assert_snapshot!(said(AREAS, "name: South\n    kind: district\n    parents: [shire]\n", to), @r"
    error[district-without-county]: This district lies in no county
      --> content/areas.yml:12:9
       |
    12 |   - id: south
       |         ^^^^^
       |
       = help: Name its county: `parents: [shire]`.
    ");
}

#[test]
fn unitary_authorities_have_no_county() {
    let site = Site::small()
        .replacing(AREAS, "  - id: shire\n    name: Shire\n    kind: county\n", "")
        .replacing(AREAS, "    parents: [shire]\n  - id: south", "  - id: south")
        .replacing(AREAS, "    parents: [shire]\n", "");
    assert_eq!(site.findings(), "");
}

#[test]
fn boundary_set_with_a_near_one() {
    insta::assert_snapshot!(said(AREAS, "{ lad-2025:", "{ lad-2024:"), @r"
    error[unknown-boundary-set]: `lad-2024` is not one of the boundary sets of this file
      --> content/areas.yml:10:14
       |
    10 |     codes: { lad-2024: E07999001 }
       |              ^^^^^^^^
       |
       = help: Did you mean `lad-2025`?
    ");
}

#[test]
fn boundary_set_without_a_near_one() {
    insta::assert_snapshot!(said(AREAS, "{ lad-2025:", "{ xyzzy:"), @r"
    error[unknown-boundary-set]: `xyzzy` is not one of the boundary sets of this file
      --> content/areas.yml:10:14
       |
    10 |     codes: { xyzzy: E07999001 }
       |              ^^^^^
       |
       = help: Add a line with `xyzzy:` and its name below `boundary_sets:`.
    ");
}

#[test]
fn one_tile_for_two_areas() {
    let site = Site::small()
        .replacing(AREAS, "name: North\n", "name: North\n    tile: { row: 1, column: 2 }\n")
        .replacing(AREAS, "name: South\n", "name: South\n    tile: { row: 1, column: 2 }\n");
    insta::assert_snapshot!(site.findings(), @r"
    error[duplicate-tile]: `north` stands in this place of the map too
      --> content/areas.yml:15:11
       |
    15 |     tile: { row: 1, column: 2 }
       |           ^
       |
       = help: Give each area a row and a column of its own.
    ");
}

#[test]
fn one_code_for_two_areas() {
    let to = "name: South\n    codes: { lad-2025: E07999001 }";
    insta::assert_snapshot!(said(AREAS, "name: South", to), @r"
    error[duplicate-code]: This code of `lad-2025` stands at `north` too
      --> content/areas.yml:14:24
       |
    14 |     codes: { lad-2025: E07999001 }
       |                        ^^^^^^^^^
       |
       = help: Each area has a code of its own. Correct one of the two.
    ");
}
