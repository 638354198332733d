//! Districts, lots and groups of people beside one another: what is said of figures that are known here.
//!
//! Worked by hand, of 200 people each: 180, 168, 150 and 120 are 90%, 84%, 75% and 60%, and Wilson's 95%
//! intervals 85.1% to 93.4%, 78.3% to 88.4%, 68.6% to 80.5% and 53.1% to 66.5%. All together 618 of 800
//! are 77.3%. Between 84% and 75% lie 2.23 standard errors: of two districts alone that is a difference
//! (p = 0.026), and among three others none (3 × 0.026 is above 0.05).

use std::sync::OnceLock;

use crate::page::Page;
use crate::support::Site;

const AREAS: &str = "\
areas:
  - { id: sampleshire, name: Sampleshire, kind: county }
  - { id: coast, name: Coast, kind: district, parents: [sampleshire], tile: { row: 1, column: 1 } }
  - { id: vale, name: Vale, kind: district, parents: [sampleshire], tile: { row: 1, column: 2 } }
  - { id: moor, name: Moor, kind: district, parents: [sampleshire], tile: { row: 2, column: 1 } }
  - { id: town, name: Town, kind: district, parents: [sampleshire], tile: { row: 2, column: 2 } }
";

const FRAMEWORK: &str = "\
name: Outcomes of help at home
summary: It shows whether homes are safer.
groups: { younger: Aged 65 to 74, older: Aged 75 and over }
group_sets: [{ name: Age, groups: [younger, older] }]
domains:
  - id: safety
    name: Safety
    outcomes: [{ id: safer-homes, name: Homes are safer }]
indicators:
  - id: feel-safer
    name: People who feel safer
    summary: Of 100 people, how many feel safer.
    outcome: safer-homes
    measure: percentage
    unit: people
    decimals: 1
    direction: higher-is-better
    frequency: quarterly
    definitions: [{ from: 2026-Q1, numerator: People who feel safer, denominator: Everyone who answered }]
    source: A survey
  - id: alarms
    name: Smoke alarms fitted
    summary: How many smoke alarms we fitted.
    outcome: safer-homes
    measure: count
    unit: alarms
    direction: higher-is-better
    frequency: quarterly
    definitions: [{ from: 2026-Q1, numerator: Alarms fitted }]
    targets: [{ value: 900, from: 2026-Q1 }]
    source: Visit records
";

const DATA: &str = "\
indicator,period,area,lot,group,numerator,denominator
feel-safer,2026-Q3,sampleshire,,,618,800
feel-safer,2026-Q3,coast,,,180,200
feel-safer,2026-Q3,vale,,,120,200
feel-safer,2026-Q3,moor,,,168,200
feel-safer,2026-Q3,town,,,150,200
feel-safer,2026-Q3,,shore,,180,200
feel-safer,2026-Q3,,valley,,120,200
feel-safer,2026-Q3,,inland,,318,400
feel-safer,2026-Q3,sampleshire,,younger,338,400
feel-safer,2026-Q3,sampleshire,,older,280,400
alarms,2026-Q2,sampleshire,,,800,
alarms,2026-Q2,coast,,,300,
alarms,2026-Q2,vale,,,500,
alarms,2026-Q3,sampleshire,,,820,
alarms,2026-Q3,coast,,,310,
alarms,2026-Q3,vale,,,510,
";

fn lot(number: u32, name: &str, districts: &str) -> String {
    format!(
        "---\nnumber: {number}\nname: {name}\nsummary: A lot.\nstatus: planned\ndistricts: [{districts}]\nservices: [home-safety-check]\n---\n"
    )
}

fn site() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| {
        let site = Site::small();
        site.write("content/areas.yml", AREAS);
        let delivery = "content/deliveries/home-safety-check-ternbridge-homes.yml";
        site.replace(delivery, "areas: [coast, vale]", "areas: [sampleshire]");
        site.write("content/outcomes/framework.yml", FRAMEWORK);
        let release = "title: Summer\nat: 2026-11-10 09:30\nstatus: final\ndata: [summer.csv]\n";
        site.write("content/outcomes/releases/summer.yml", release);
        site.write("content/outcomes/data/summer.csv", DATA);
        for (number, id, name, districts) in [
            (1, "shore", "Shore", "coast"),
            (2, "valley", "Valley", "vale"),
            (3, "inland", "Inland", "moor, town"),
        ] {
            site.write(&format!("content/lots/{id}.md"), lot(number, name, districts));
        }
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site
    })
}

#[track_caller]
fn says(page: &Page, words: &str) {
    let text = page.main();
    assert!(text.contains(words), "`{words}` is not on the page:\n{text}");
}

#[track_caller]
fn says_not(page: &Page, words: &str) {
    let text = page.main();
    assert!(!text.contains(words), "`{words}` is on the page:\n{text}");
}

#[test]
fn a_district_stands_beside_every_other() {
    let coast = site().page("/districts/coast/compared/");
    says(&coast, "Coast beside the other districts");
    says(&coast, "Coast: 90.0%. Better than 2 of 3 other districts, worse than 0.");
    says(&coast, "Moor 84.0% 78.3% to 88.4% no clear difference");
    says(&coast, "Town 75.0% 68.6% to 80.5% better");
    let vale = site().page("/districts/vale/compared/");
    says(&vale, "Vale: 60.0%. Better than 0 of 3 other districts, worse than 3.");
}

/// Twice as many tests find a difference by chance twice as often, so that each has to be surer.
#[test]
fn among_many_districts_a_difference_has_to_be_clearer() {
    let moor = site().page("/districts/moor/compared/");
    says(&moor, "Moor: 84.0%. Better than 1 of 3 other districts, worse than 0.");
    says(&moor, "Town 75.0% 68.6% to 80.5% no clear difference");
}

#[test]
fn counts_of_districts_are_not_held_against_one_another() {
    says_not(&site().page("/districts/coast/compared/"), "Smoke alarms fitted");
    let figures = site().page("/districts/coast/figures/");
    says(&figures, "People who feel safer July to September 2026 90.0% 77.3% better");
    says(&figures, "Smoke alarms fitted July to September 2026 310 alarms");
    assert!(figures.links_to("/districts/coast/compared/"));
    // The target of 900 is for all districts together, so that no line of it stands in a chart of one.
    says_not(&figures, "900");
    says(&site().page("/outcomes/alarms/"), "900");
}

/// Newcombe's interval for 338 of 400 less 280 of 400, worked by hand, is 8.7 to 20.2 points.
#[test]
fn the_gap_between_groups_is_stated_with_its_likely_range() {
    let page = site().page("/outcomes/feel-safer/");
    says(
        &page,
        "By group of people: Age Aged 65 to 74: 84.5%. Aged 75 and over: 70.0%. The gap is 14.5 percentage points. \
         The true gap is likely to lie between 8.7 percentage points and 20.2 percentage points.",
    );
}

/// Around 77.3%, 99.8% of figures of 200 people lie within about nine points of it, and of 400 within six
/// and a half.
#[test]
fn lots_stand_in_a_funnel_in_which_only_the_unlikely_has_a_name() {
    let page = site().page("/outcomes/feel-safer/");
    says(&page, "This is no league table.");
    let funnel = page.html.split_once("id=\"funnel_by_lot").map(|(_, after)| after).expect("a funnel");
    let funnel = funnel.split("</div>").next().expect("an end");
    assert!(funnel.contains(">Shore<") && funnel.contains(">Valley<"), "{funnel}");
    assert!(!funnel.contains(">Inland<"), "{funnel}");
    assert!(funnel.contains("99.8% limit") && funnel.contains("Everyone who answered"), "{funnel}");
}

#[test]
fn a_map_says_in_words_and_patterns_how_each_district_stands() {
    let page = site().page("/outcomes/feel-safer/");
    says(&page, "On a map");
    let map = page.html.split_once("id=\"map_tiles").map(|(_, after)| after).expect("a map");
    let map = &map[..map.find("</div>").unwrap_or(map.len())];
    for (district, value) in [("Coast", "90.0%"), ("Vale", "60.0%"), ("Moor", "84.0%"), ("Town", "75.0%")] {
        let name = map.find(&format!(">{district}<")).expect(district);
        assert!(map[name..].contains(&format!(">{value}<")), "{district}");
    }
    for words in ["better than the whole", "about the same", "worse than the whole"] {
        assert!(map.contains(words), "{words}");
    }
    says_not(&site().page("/outcomes/alarms/"), "On a map");
}

/// Four districts in a square, Coast in the north-west. Town has an island.
fn boundaries(districts: &[&str]) -> String {
    let feature = |id: &&str| {
        let (west, south, more) = match *id {
            "coast" => (2.0, 56.1, ""),
            "vale" => (2.2, 56.1, ""),
            "moor" => (2.0, 56.0, ""),
            _ => (2.2, 56.0, ",[[[2.6,56.0],[2.6,56.05],[2.7,56.05],[2.6,56.0]]]"),
        };
        let (east, north) = (west + 0.2, south + 0.1);
        let ring =
            format!("[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]");
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"LAD25CD\":\"{}\"}},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[[{ring}]{more}]}}}}",
            id.to_uppercase()
        )
    };
    let features: Vec<String> = districts.iter().map(feature).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

fn built(site: &Site) {
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn a_site_with_boundaries_has_a_map_of_them_with_what_their_licence_asks_for() {
    let site = Site::small();
    let areas = ["coast", "vale", "moor", "town"].iter().fold(AREAS.to_owned(), |areas, id| {
        let code = format!("id: {id}, codes: {{ lad-2025: {} }}", id.to_uppercase());
        areas.replace(&format!("id: {id}"), &code)
    });
    site.write("content/areas.yml", format!("boundary_sets: {{ lad-2025: Districts }}\n{areas}"));
    let delivery = "content/deliveries/home-safety-check-ternbridge-homes.yml";
    site.replace(delivery, "areas: [coast, vale]", "areas: [sampleshire]");
    site.write("content/outcomes/framework.yml", FRAMEWORK);
    let release = "title: Summer\nat: 2026-11-10 09:30\nstatus: final\ndata: [summer.csv]\n";
    site.write("content/outcomes/releases/summer.yml", release);
    let of_a_lot = |row: &&str| ["shore", "valley", "inland"].iter().any(|lot| row.contains(lot));
    let rows: Vec<&str> = DATA.lines().filter(|row| !of_a_lot(row)).collect();
    site.write("content/outcomes/data/summer.csv", rows.join("\n") + "\n");
    let settings = site.read("content/site.yml");
    let attribution = "boundaries:\n  attribution: Drawn by the surveyor of tests\n";
    site.write("content/site.yml", format!("{settings}\n{attribution}"));

    site.write("content/boundaries/all.geojson", boundaries(&["coast", "vale", "moor"]));
    built(&site);
    let page = site.page("/outcomes/feel-safer/");
    assert!(page.html.contains("id=\"map_tiles"), "one district has no boundary, so the tiles stay");
    says_not(&page, "Drawn by the surveyor of tests");

    site.write("content/boundaries/all.geojson", boundaries(&["coast", "vale", "moor", "town"]));
    built(&site);
    let page = site.page("/outcomes/feel-safer/");
    says(&page, "Drawn by the surveyor of tests");
    says_not(&page, "Each tile is a district");
    let map = page.html.split_once("id=\"map_areas").map(|(_, after)| after).expect("a map");
    let map = &map[..map.find("</div>").unwrap_or(map.len())];
    assert_eq!(map.matches("<path ").count(), 4, "{map}");
    for (number, district, value) in
        [(1, "Coast", "90.0%"), (2, "Moor", "84.0%"), (3, "Town", "75.0%"), (4, "Vale", "60.0%")]
    {
        let row = map.find(&format!(">{district}<")).expect(district);
        assert!(map[row..].contains(&format!(">{value}<")), "{district}");
        assert!(
            map.matches(&format!(">{number}<")).count() == 2,
            "{number} stands on the map and in the list"
        );
    }
    says_not(&site.page("/outcomes/alarms/"), "On a map");

    // What is drawn follows the file, in a build that remembers the one before.
    let before = page.html.clone();
    let moved = boundaries(&["coast", "vale", "moor", "town"]).replace("2.7,56.05", "2.9,56.05");
    site.write("content/boundaries/all.geojson", moved);
    built(&site);
    assert_ne!(site.page("/outcomes/feel-safer/").html, before);
    std::fs::remove_file(site.folder().join("content/boundaries/all.geojson")).expect("it is there");
    built(&site);
    assert!(site.page("/outcomes/feel-safer/").html.contains("id=\"map_tiles"));
}
