//! By postcode, with no server: what is published of the files in `postcodes/`.

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::Value;

use crate::postcode_files::{self, Lots};
use crate::support::{Site, files_in, first_difference, project};

/// The small site, with districts, a division and a ward under codes.
fn site() -> Site {
    let site = Site::small();
    let areas = "\
boundary_sets:
  lad-2025: Local authority districts, 2025
  lad-2018: Local authority districts, 2018
  ced-2025: County electoral divisions, 2025
  wd-2025: Wards, 2025
areas:
  - { id: shire, name: Shire, kind: county }
  - { id: north, name: North, kind: district, codes: { lad-2025: E07999001 }, parents: [shire] }
  - { id: coast, name: Coast, kind: district, codes: { lad-2025: E07999002 }, parents: [shire], valid_from: 2019-04-01, predecessors: [old-coast] }
  - { id: old-coast, name: Old Coast, kind: district, codes: { lad-2018: E07999003 }, parents: [shire], valid_to: 2019-03-31, successors: [coast] }
  - { id: pier, name: Pier Division, kind: division, codes: { ced-2025: E58999001 }, parents: [shire] }
  - { id: sands, name: Sands Ward, kind: ward, codes: { wd-2025: E05999001 }, parents: [north] }
";
    site.write("content/areas.yml", areas);
    site.replace(DELIVERY, "[coast, vale]", "[coast, north]");
    let source = "postcodes:\n  edition: ONS Postcode Directory, August 2026\n  year: 2026\naccessibility:\n";
    site.replace("content/site.yml", "accessibility:\n", source);
    site.write("content/postcodes/shire.csv", format!("{COLUMNS}{ROWS}"));
    site
}

const DELIVERY: &str = "content/deliveries/home-safety-check-ternbridge-homes.yml";

const COLUMNS: &str = "pcds,doterm,ced25cd,lad25cd,wd25cd\n";

const ROWS: &str = "\
ZZ2 1AA,,E58999001,E07999001,E05999001
ZZ2 1AB,,E99999999,E07999002,
ZZ2 1AD,,E99999999,E07999002,
ZZ2 1AE,201906,E58999001,E07999001,E05999001
ZZ10 9ZZ,,E58999001,E07999003,E05999001
YY7 1AA,,E58999999,E07999999,E05999999
";

/// The file of a postcode district, as the script reads it.
fn file(site: &Site, name: &str) -> Value {
    serde_json::from_str(&site.read(&format!("output/postcodes/data/{name}.json"))).expect("it is JSON")
}

/// What the script would say of what follows the postcode district of a file.
fn told(file: &Value, inward: &str) -> Option<String> {
    let (digit, letters) = inward.split_at(1);
    let place = |letter: char| "ABDEFGHJLNPQRSTUWXYZ".find(letter).expect("a letter of postcodes");
    let pair = letters.chars().fold(0, |pair, letter| pair * 20 + place(letter));
    let number = |lines: &Value| {
        let line = lines[digit.parse::<usize>().expect("a digit")].as_str().expect("a line");
        let character = line.chars().nth(pair).filter(|character| *character != '.')? as usize;
        Some(if character < 256 { character - 48 } else { character - 256 + 44 })
    };
    let place = &file["places"][number(&file["located"])?];
    let district = place["district"].as_u64().and_then(|number| usize::try_from(number).ok());
    let district = &file["districts"][district.expect("a number")];
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let month = number(&file["ended"]).map(|month| format!(" until {}", text(&file["months"][month])));
    let [name, division, ward] = [&district["name"], &place["division"], &place["ward"]].map(text);
    Some(format!("{name}, {division}, {ward}{}", month.unwrap_or_default()))
}

#[test]
fn each_postcode_leads_to_its_areas_and_a_number_to_ring() {
    let site = site().built(&[]);
    let zz2 = file(&site, "zz2");
    assert_eq!(told(&zz2, "1AA").as_deref(), Some("North, Pier Division, Sands Ward"));
    assert_eq!(told(&zz2, "1AB").as_deref(), Some("Coast, -, -"));
    assert_eq!(told(&zz2, "1AE").as_deref(), Some("North, Pier Division, Sands Ward until June 2019"));
    assert_eq!(told(&zz2, "1AF"), None);
    let coast = &zz2["districts"][0];
    assert_eq!(coast["name"], "Coast");
    assert_eq!(coast["href"], "/districts/coast/");
    assert!(coast["number"]["href"].as_str().is_some_and(|href| href.starts_with("tel:+44")), "{coast}");
    assert_eq!(told(&file(&site, "zz10"), "9ZZ").as_deref(), Some("Coast, Pier Division, Sands Ward"));
}

#[test]
fn pages_lead_from_a_list_to_a_district_without_a_script() {
    let site = site().built(&[]);
    for before in ["/", "/districts/", "/services/by-district/"] {
        assert!(site.page(before).links_to("/postcodes/"), "{before}");
    }
    let list = site.page("/postcodes/");
    assert!(list.main().contains("ZZ2 Coast, North ZZ10 Coast"), "{}", list.main());
    assert!(list.links_to("/postcodes/zz2/") && list.links_to("/districts/north/"));
    let page = site.page("/postcodes/zz2/");
    assert!(page.links_to("/districts/north/") && page.links_to("/districts/coast/"));
    let text = page.main();
    for part in [
        "Postcodes that begin with ZZ2 are in 2 districts.",
        "Coast 2 postcodes",
        "North 1 postcode",
        "Pier Division: 1 postcode",
        "This is a best fit: some postcodes cross a boundary.",
        "ONS Postcode Directory, August 2026.",
        "Source: Office for National Statistics licensed under the Open Government Licence v.3.0.",
        "Contains OS data © Crown copyright and database right 2026.",
        "Contains Royal Mail data © Royal Mail copyright and database right 2026.",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(page.values("href").iter().any(|href| href.starts_with("tel:")), "a number to ring");
}

#[test]
fn a_page_may_ask_for_files_and_run_a_script_only_where_it_has_one_that_does() {
    let site = site().built(&[]);
    for (path, page) in site.pages() {
        let policies = page.values("content");
        let allows = |what: &str| policies.iter().any(|policy| policy.contains(what));
        let asks = ["postcodes/index.html", "search/index.html"].contains(&path.as_str());
        assert_eq!(allows("connect-src"), asks, "{path}");
        let has_script = page.values("src").iter().any(|source| source.starts_with("/assets/"));
        assert_eq!(allows("script-src"), has_script, "{path}");
    }
    let page = site.page("/postcodes/");
    let policy = page.values("content").into_iter().find(|content| content.contains("default-src"));
    assert_eq!(
        policy.as_deref(),
        Some(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'"
        )
    );
    assert!(!page.html.contains(" name=\"postcode"), "without a name, no form could put it into an address");
}

#[test]
fn nothing_is_told_of_postcodes_elsewhere() {
    let site = site().built(&[]);
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.contains("yy7") && !text.contains("YY7") && !text.contains("E07999999"), "{path}");
    }
}

#[test]
fn without_files_there_are_no_pages_and_no_links() {
    let site = Site::small().built(&[]);
    assert!(!site.has("output/postcodes"));
    for before in ["/", "/districts/", "/services/by-district/"] {
        assert!(!site.page(before).links_to("/postcodes/"), "{before}");
    }
}

#[test]
fn a_postcode_ends_when_its_last_month_is_over() {
    let site = site();
    site.replace("content/postcodes/shire.csv", "ZZ2 1AB,,", "ZZ2 1AB,202611,");
    site.publish(&[]);
    assert_eq!(told(&file(&site, "zz2"), "1AB").as_deref(), Some("Coast, -, -"));
    site.publish(&["--as-of", "2026-12-01"]);
    assert_eq!(told(&file(&site, "zz2"), "1AB").as_deref(), Some("Coast, -, - until November 2026"));
    assert!(site.page("/postcodes/zz2/").main().contains("Coast 1 postcode "), "it is not counted any more");
}

#[test]
fn a_postcode_district_of_which_nothing_is_in_use_says_so() {
    let site = site();
    site.replace("content/postcodes/shire.csv", "ZZ10 9ZZ,,", "ZZ10 9ZZ,201906,");
    site.publish(&[]);
    let text = site.page("/postcodes/zz10/").main();
    assert!(text.contains("No postcode that begins with ZZ10 is in use any more."), "{text}");
    assert!(!text.contains("0 postcodes"), "{text}");
}

#[test]
fn a_district_that_is_held_back_has_no_postcodes_yet() {
    let site = site();
    site.replace("content/areas.yml", "id: north, name: North", "id: north, draft: true, name: North");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(told(&file(&site, "zz2"), "1AA"), None);
    for (path, bytes) in site.output() {
        assert!(!String::from_utf8_lossy(&bytes).contains("North"), "{path}");
    }
}

#[test]
fn a_change_of_the_file_or_of_the_codes_is_seen() {
    let site = site();
    let first = site.publish(&[]);
    assert_eq!(first_difference(&first, &site.publish(&[])), None);
    let assert_as_if_new = |what: &str| {
        let remembered = site.publish(&[]);
        assert!(first_difference(&first, &remembered).is_some(), "{what}");
        assert_eq!(first_difference(&remembered, &site.publish(&["--output", "fresh"])), None, "{what}");
        site.publish(&["--rehash"]);
        assert_eq!(first_difference(&remembered, &site.output()), None, "{what}");
    };
    site.replace("content/postcodes/shire.csv", "ZZ2 1AD", "ZZ2 1AF");
    assert_as_if_new("another postcode");
    site.replace("content/areas.yml", "ced-2025: E58999001", "ced-2025: E58999009");
    let run = site.build(&[]);
    assert!(run.tells("warning", "unknown-area-code"), "{}", run.stderr);
    site.replace("content/areas.yml", "ced-2025: E58999009", "ced-2025: E58999001");
    site.replace("content/areas.yml", "Pier Division", "Harbour Division");
    assert_as_if_new("another name");
}

/// A file of several stretches gives the same bytes whichever thread reads which, from nothing and
/// from what was remembered, and whether one file holds it all or several.
#[test]
fn a_large_file_gives_the_same_bytes_however_it_is_read() {
    let site = site();
    with_areas(&site, 12, 14, 24);
    let mut rows = Vec::new();
    postcode_files::whole_directory(&mut rows, 60_000).expect("written");
    assert!(rows.len() > 24_000_000, "{}", rows.len());
    site.write("content/postcodes/shire.csv", &rows);
    publish(&site, &["--jobs", "1"]);
    let one = site.output();
    assert!(one.keys().filter(|path| path.starts_with("postcodes/data/")).count() > 1, "some are ours");
    let built_into = |output: &str, jobs: &str| {
        publish(&site, &["--jobs", jobs, "--output", output]);
        files_in(&site.folder().join(output))
    };
    assert_eq!(first_difference(&one, &built_into("two", "2")), None);
    assert_eq!(first_difference(&one, &built_into("three", "3")), None);
    site.replace("content/site.yml", "year: 2026", "year: 2025");
    publish(&site, &[]);
    assert_eq!(first_difference(&site.output(), &built_into("fresh", "2")), None);
}

/// How many bytes a host sends of a file.
fn compressed(text: &str) -> u64 {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("one", options).expect("begun");
    zip.write_all(text.as_bytes()).expect("written");
    let mut read = zip.finish_into_readable().expect("finished");
    read.by_index(0).expect("it is there").compressed_size()
}

/// Builds a site, whatever warnings there are.
fn publish(site: &Site, arguments: &[&str]) {
    let run = site.build(arguments);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

/// Gives a site so many areas of each kind, under the codes of the files that are made for tests.
fn with_areas(site: &Site, districts: u32, divisions: u32, wards: u32) {
    site.write("content/areas.yml", postcode_files::areas_file(districts, divisions, wards));
    site.replace(DELIVERY, "[coast, north]", "[district-1]");
}

#[test]
fn the_file_of_the_largest_postcode_district_is_under_eight_kilobytes_compressed() {
    let site = site();
    with_areas(&site, 4, 12, 24);
    site.write("content/postcodes/shire.csv", postcode_files::large_postcode_district("ZZ2"));
    let run = site.build(&[]);
    let text = site.read("output/postcodes/data/zz2.json");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let zz2 = file(&site, "zz2");
    assert_eq!(zz2["places"].as_array().map(Vec::len), Some(24));
    let bytes = compressed(&text);
    assert!((2_000..8_000).contains(&bytes), "{bytes} of {} bytes", text.len());
}

#[test]
fn no_postcode_district_can_have_a_file_that_is_no_answer() {
    // Each of the 4,000 in a place and with an end of its own, drawn by lot.
    let mut lots = Lots(7);
    let mut rows = COLUMNS.to_owned();
    for number in 0..4_000 {
        let (division, ward) = (lots.below(12) + 1, lots.below(24) + 1);
        let (year, month) = (1980 + lots.below(46), 1 + lots.below(12));
        let inward = postcode_files::inward(number);
        writeln!(rows, "ZZ2 {inward},{year}{month:02},E58999{division:03},E07999001,E05999{ward:03}")
            .expect("a string takes what is written to it");
    }
    let site = site();
    with_areas(&site, 4, 12, 24);
    site.write("content/postcodes/shire.csv", &rows);
    assert_eq!(site.build(&[]).code, 0);
    let zz2 = file(&site, "zz2");
    for row in rows.lines().skip(1).step_by(97) {
        let cells: Vec<&str> = row.split(',').collect();
        let told = told(&zz2, &cells[0][4..]).expect("it is there");
        let number = |code: &str| code[6..].parse::<u32>().expect("a number");
        let (division, ward) = (number(cells[2]), number(cells[4]));
        let areas = format!("The division of the number {division}, The ward of the number {ward} until ");
        assert!(told.contains(&areas) && told.ends_with(&cells[1][..4]), "{row}: {told}");
    }
}

#[test]
fn the_file_of_the_demonstration_is_the_one_that_is_made_for_it() {
    let path = project("content/postcodes/invented-postcodes.csv");
    let made = postcode_files::demonstration();
    if std::env::var_os("WRITE_POSTCODES").is_some() {
        std::fs::write(&path, &made).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("the demonstration has postcodes");
    assert!(kept == made, "run this test with WRITE_POSTCODES=1 to write the file again");
}

#[test]
fn every_postcode_of_the_demonstrations_addresses_is_found_where_it_lies() {
    let site = Site::demonstration_built();
    for (path, bytes) in files_in(&project("content")) {
        let text = String::from_utf8_lossy(&bytes);
        let towns = text.split("town: ").skip(1).filter_map(|rest| rest.split_once('\n'));
        for (town, after) in towns {
            let Some(line) = after.lines().next().filter(|line| line.contains("postcode: ")) else {
                continue;
            };
            let postcode = line.split("postcode: ").nth(1).expect("a postcode").trim();
            let (outward, inward) = postcode.split_once(' ').expect("two halves");
            let told = told(&file(site, &outward.to_lowercase()), inward);
            assert!(
                told.as_deref().is_some_and(|told| told.starts_with(&format!("{town}, "))),
                "{path}: {postcode}: {told:?}"
            );
        }
    }
}
