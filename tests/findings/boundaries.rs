//! Findings of files of boundaries.

use proptest::prelude::*;

use crate::support::Site;

const FILE: &str = "boundaries/shire.geojson";

/// The small site with both of its districts, and a ward of one, under codes.
fn site() -> Site {
    let areas = "\
boundary_sets:
  lad-2025: Local authority districts, 2025
  wd-2025: Wards, 2025
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
    codes: { lad-2025: E07999002 }
    parents: [shire]
  - id: sands
    name: Sands
    kind: ward
    codes: { wd-2025: E05999001 }
    parents: [north]
";
    let source = "boundaries:\n  attribution: Invented for a test.\ntop_tasks:\n";
    Site::small().with("areas.yml", areas).replacing("site.yml", "top_tasks:\n", source)
}

/// What is said of a file.
fn file(text: impl AsRef<[u8]>) -> String {
    site().with(FILE, text).findings()
}

fn collection(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n"))
}

/// A feature as the portal writes it.
fn feature(code: &str, geometry: &str) -> String {
    format!(
        "{{\"type\":\"Feature\",\"id\":7,\"geometry\":{geometry},\"properties\":{{\"FID\":7,\"LAD25CD\":\"{code}\",\"LAD25NM\":\"A district\",\"LAD25NMW\":null,\"BNG_E\":531025}}}}"
    )
}

fn polygon(corners: &str) -> String {
    format!("{{\"type\":\"Polygon\",\"coordinates\":[[{corners}]]}}")
}

const SQUARE: &str = "[2.0,56.0],[2.0,56.1],[2.2,56.1],[2.2,56.0],[2.0,56.0]";

fn south() -> String {
    feature("E07999002", &polygon(SQUARE))
}

/// What is said where North has a geometry, and South a square.
fn north(geometry: &str) -> String {
    file(collection(&[feature("E07999001", geometry), south()]))
}

#[test]
fn boundaries_without_mistakes() {
    assert_eq!(north(&polygon(SQUARE)), "");
    let islands = format!(
        "{{\"type\":\"MultiPolygon\",\"coordinates\":[[[{SQUARE}]],[[[3,57],[3,58],[4,58],[3,57]],[[3.1,57.2,9],[3.1,57.3,9],[3.2,57.3,9],[3.1,57.2,9]]]]}}"
    );
    assert_eq!(north(&islands), "", "islands, holes and heights");
    let other_order = format!(
        "\u{feff}{{\"features\":[{{\"properties\":{{\"code\":\" E07999001 \"}},\"geometry\":{},\"type\":\"Feature\"}},{}],\"crs\":null,\"type\":\"FeatureCollection\"}}\n",
        polygon(SQUARE),
        south()
    );
    assert_eq!(file(other_order), "");
    let north = collection(&[feature("E07999001", &polygon(SQUARE))]);
    let south = collection(&[south()]);
    assert_eq!(site().with(FILE, north).with("boundaries/south.JSON", south).findings(), "", "two files");
}

#[test]
fn what_belongs_to_others_is_passed_over() {
    let features = [
        "null".to_owned(),
        "{}".to_owned(),
        "{\"properties\":null,\"geometry\":7}".to_owned(),
        feature("E06000001", "{\"type\":\"Point\",\"coordinates\":[531025,181000]}"),
        feature("E07999001", &polygon(SQUARE)),
        feature("S12000033", "null"),
        // A ward is smaller than the district whose code it has too.
        format!(
            "{{\"properties\":{{\"LAD25CD\":\"E07999001\",\"WD25CD\":\"E05999001\"}},\"geometry\":{}}}",
            polygon(SQUARE)
        ),
        south(),
    ];
    assert_eq!(file(collection(&features)), "");
}

#[test]
fn file_that_cannot_be_read() {
    insta::assert_snapshot!(file(" \n"), @r"
    error[empty-file]: There is nothing in this file
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.
    ");
    insta::assert_snapshot!(file("PK\x03\x04"), @r"
    error[not-json]: This file cannot be read from line 1, column 1 on
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.
    ");
    let whole = collection(&[feature("E07999001", &polygon(SQUARE)), south()]);
    insta::assert_snapshot!(file(&whole[..whole.len() - 40]), @r"
    error[not-json]: This file ends before all of it has come
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.
    ");
    insta::assert_snapshot!(file(whole.replacen("56.1]", "56,1°]", 1)), @r"
    error[not-json]: This file cannot be read from line 2, column 91 on
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.
    ");
    insta::assert_snapshot!(file(whole + "]"), @r"
    error[not-json]: This file cannot be read from line 4, column 3 on
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it.
    ");
}

#[test]
fn file_that_holds_no_features() {
    insta::assert_snapshot!(file("[1, 2]"), @r"
    error[not-geojson]: There are no boundaries in this file
    --> content/boundaries/shire.geojson
     = help: Download the boundaries from the Open Geography Portal as GeoJSON.
    ");
    insta::assert_snapshot!(file("{\"type\":\"Topology\",\"objects\":{}}"), @r"
    error[not-geojson]: This file is a `Topology`, and not a `FeatureCollection`
    --> content/boundaries/shire.geojson
     = help: Download the boundaries from the Open Geography Portal as GeoJSON.
    ");
    insta::assert_snapshot!(file("{\"type\":\"FeatureCollection\",\"features\":{}}"), @r"
    error[not-geojson]: There are no boundaries in this file
    --> content/boundaries/shire.geojson
     = help: Download the boundaries from the Open Geography Portal as GeoJSON.
    ");
}

#[test]
fn coordinates_in_metres_are_told_once() {
    let metres = "[531025,181000],[531025,191000],[541025,191000],[531025,181000]";
    let features = ["E07999001", "E07999002"].map(|code| feature(code, &polygon(metres)));
    insta::assert_snapshot!(file(collection(&features)), @r"
    error[not-degrees]: The places in this file are not in degrees: `531025` is none
    --> content/boundaries/shire.geojson
     = help: Choose WGS 84 and GeoJSON when you download it. British National Grid counts in metres.
    ");
    insta::assert_snapshot!(north(&polygon("[2,56],[2,-91.5],[3,56],[2,56]")), @r"
    error[not-degrees]: The places in this file are not in degrees: `-91.5` is none
    --> content/boundaries/shire.geojson
     = help: Choose WGS 84 and GeoJSON when you download it. British National Grid counts in metres.
    ");
}

#[test]
fn outlines_that_bound_nothing() {
    insta::assert_snapshot!(north(&polygon("[2.0,56.0],[2.0,56.1],[2.2,56.1],[2.2,56.0]")), @r"
    error[outline-not-closed]: An outline of North (`E07999001`) does not end where it began
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north(&polygon("[2.0,56.0],[2.0,56.1],[2.0,56.0]")), @r"
    error[outline-too-short]: An outline of North (`E07999001`) has fewer than four corners
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north(&polygon("")), @r"
    error[outline-without-numbers]: An outline of North (`E07999001`) is not made of numbers
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north(&polygon("[2.0,56.0],[\"2\",\"56\"],[2.2,56.1],[2.0,56.0]")), @r"
    error[outline-without-numbers]: An outline of North (`E07999001`) is not made of numbers
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north("{\"type\":\"MultiPolygon\",\"coordinates\":[]}"), @r"
    error[no-outline]: The boundary of North (`E07999001`) has no outline
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north("null"), @r"
    error[no-outline]: The boundary of North (`E07999001`) has no outline
    --> content/boundaries/shire.geojson
     = help: Download the file again from the Open Geography Portal as GeoJSON, and wait for all of it. This is feature 1 of the file.
    ");
    insta::assert_snapshot!(north("{\"type\":\"LineString\",\"coordinates\":[[2,56],[3,57]]}"), @r"
    error[not-an-area]: The boundary of North (`E07999001`) is a `LineString`
    --> content/boundaries/shire.geojson
     = help: Use a file in which it is a `Polygon` or a `MultiPolygon`. This is feature 1 of the file.
    ");
}

#[test]
fn district_with_two_boundaries() {
    let twice = [feature("E07999001", &polygon(SQUARE)), south(), feature("E07999001", &polygon(SQUARE))];
    insta::assert_snapshot!(file(collection(&twice)), @r"
    error[boundary-twice]: There are two boundaries of North (`E07999001`), in features 1 and 3
    --> content/boundaries/shire.geojson
     = help: Use a file with one feature for each district, not one of their parts, such as wards.
    ");
    let both = collection(&[feature("E07999001", &polygon(SQUARE)), south()]);
    let site = site().with(FILE, both).with("boundaries/south-2024.geojson", collection(&[south()]));
    insta::assert_snapshot!(site.findings(), @r"
    error[boundary-twice]: The boundary of South (`E07999002`) stands in content/boundaries/shire.geojson too
    --> content/boundaries/south-2024.geojson
     = help: Keep the newer file, and delete the other.
    ");
}

#[test]
fn districts_without_a_boundary() {
    insta::assert_snapshot!(file(collection(&[feature("E07000001", &polygon(SQUARE))])), @r"
    warning[no-own-boundary]: There is no boundary of a district of `areas.yml` in this file
    --> content/boundaries/shire.geojson
     = help: Write the code of each district into its `codes:`, as it stands in this file, or delete the file.
    ");
    insta::assert_snapshot!(file(collection(&[south()])), @r"
    warning[district-without-boundary]: This district has no boundary, so there is no map of the districts by their boundaries
     --> content/areas.yml:8:9
      |
    8 |   - id: north
      |         ^^^^^
      |
      = help: Write its code into `codes:` as it stands in the files in `boundaries`.
    ");
}

#[test]
fn boundaries_of_which_nobody_says_where_they_come_from() {
    let both = collection(&[feature("E07999001", &polygon(SQUARE)), south()]);
    let site = site().with(FILE, both).replacing(
        "site.yml",
        "boundaries:\n  attribution: Invented for a test.\n",
        "",
    );
    insta::assert_snapshot!(site.findings(), @r"
    error[boundaries-without-attribution]: Nothing says where the boundaries in content/boundaries/shire.geojson come from
    --> content/site.yml
     = help: Add `boundaries:` and below it `attribution:` with the words that their licence asks for. The Open Geography Portal has them on the page of each file.
    ");
}

#[test]
fn file_of_boundaries_in_another_place() {
    let both = collection(&[feature("E07999001", &polygon(SQUARE)), south()]);
    let site = site()
        .with("boundaries/2025/shire.geojson", &both)
        .with("boundaries/shire.shp", "")
        .with("pages/shire.geojson", &both);
    insta::assert_snapshot!(site.findings(), @r"
    warning[file-not-used]: No page uses this file
    --> content/boundaries/2025/shire.geojson
     = help: Boundaries are read from files that end in `.geojson` and lie in `boundaries` itself. Move it there, download it as GeoJSON, or delete it.

    warning[file-not-used]: No page uses this file
    --> content/boundaries/shire.shp
     = help: Boundaries are read from files that end in `.geojson` and lie in `boundaries` itself. Move it there, download it as GeoJSON, or delete it.

    warning[file-not-used]: No page uses this file
    --> content/pages/shire.geojson
     = help: Put files of boundaries into the folder `boundaries` and attachments into the folder `documents`, or delete the file.
    ");
}

#[test]
fn lists_within_lists_are_bounded() {
    for depth in [10, 200, 500_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let geometry = format!("{{\"type\":\"Polygon\",\"coordinates\":{deep}}}");
        let told = north(&geometry);
        assert!(told.starts_with("error[outline-without-numbers]: "), "{depth}: {told}");
        let objects = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        let mut other = feature("E07999001", &polygon(SQUARE));
        other = other.replace("null", &objects);
        assert_eq!(file(collection(&[other, south()])), "", "{depth}");
    }
    let huge = north(&polygon("[1e999,56],[2,57],[3,57],[1e999,56]"));
    assert!(huge.starts_with("error[not-json]: "), "{huge}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is cut out of a file or put into it, it is read, or there is a finding.
    #[test]
    fn any_file_is_read_or_told_of(
        at in any::<prop::sample::Index>(),
        length in 0..30_usize,
        put in "([\\[\\]{},:\"0-9.e-]|null|true|coordinates|properties|type){0,6}",
    ) {
        let whole = collection(&[feature("E07999001", &polygon(SQUARE)), south()]);
        let at = at.index(whole.len());
        let mut text = whole.clone();
        text.replace_range(at..(at + length).min(whole.len()), &put);
        let told = file(&text);
        let says = |rule: &str| told.contains(rule);
        prop_assert!(told.is_empty() || says("boundaries") || says("areas.yml"), "{}", told);
    }
}
