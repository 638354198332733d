//! Figures to take away: one table of rows as CSV, as a workbook and as JSON.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value as Json;

use crate::figures::{finds, site_with, unpacked};
use crate::support::{Files, Site, first_difference};

const NOTE: &str = "This is a demonstration. The county, its providers and its figures are invented.";

const RELEASE: &str =
    "title: Home safety in winter\nat: 2026-11-20 09:30\nstatus: provisional\ndata: [winter.csv]\n";

const HEADER: &str = "indicator,period,area,lot,provider,group,numerator,denominator,value,markers\n";

/// A count of 73,571 lies below the threshold of 100,000.
const ROWS: &str = "\
checks,2025-Q4,vale,,,,123456,,,
checks,2025-Q4,coast,,,,73571,,,
feel-safer,2025-Q4,,,,,170000,290000,,[e]
feel-safer,2025-Q4,coast,,,,73571,200000,,
feel-safer,2026-Q1,coast,,,,,,,[x]
feel-safer,2025-Q4,vale,,,,,,62.5,
";

const SECRET: [&str; 5] = ["73571", "73,571", "36.79", "36.7855", "126429"];

fn site() -> Site {
    let site = site_with(RELEASE);
    site.replace("content/site.yml", "policies:\n", "policies:\n  disclosure:\n    threshold: 100000\n");
    site.write("content/outcomes/data/winter.csv", format!("{HEADER}{ROWS}"));
    site
}

/// The same site of an authority that is there.
fn real_site() -> Site {
    let site = site();
    site.replace("content/site.yml", "demonstration: true\n", "demonstration: false\n");
    site
}

fn json(site: &Site, address: &str) -> Json {
    serde_json::from_str(&site.read(&format!("output/{address}"))).expect("it is JSON")
}

/// The cells of every sheet of a workbook, by the names of the sheets.
fn sheets(files: &Files, path: &str) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(files[path].clone())).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

/// The rows below the heads of a table, which begin with these cells.
fn below(rows: &[Vec<Data>], head: &str) -> Vec<Vec<Data>> {
    let at = rows.iter().position(|row| row[0] == Data::String(head.to_owned())).expect("a row of heads");
    rows[at + 1..].to_vec()
}

#[test]
fn a_line_for_each_figure() {
    let site = real_site().built(&[]);
    let head = "indicator,indicator_name,period,period_start,period_end,area,area_name,area_code,area_code_from,\
                lot,lot_name,provider,provider_name,group,group_name,value,numerator,denominator,lower,upper,\
                standard_deviation,measure,unit,\
                markers,release,definition\r\n";
    let nobody_else = "[z],[z],[z],[z],[z],[z]";
    let quarter = "2025-Q4,2025-10-01,2025-12-31";
    let checks = format!(
        "checks,Home safety checks,{quarter},coast,Coast,[z],[z],{nobody_else},[c],[z],[z],[c],[c],[z],count,checks,[p],first,1\r\n\
         checks,Home safety checks,{quarter},vale,Vale,[z],[z],{nobody_else},123456,[z],[z],[z],[z],[z],count,checks,[p],first,1\r\n"
    );
    let safer = "feel-safer,People who feel safer";
    let end = "percentage,% of people";
    // 170,000 of 290,000 are 58.620…%, and Wilson's interval goes from 58.441… to 58.799…%. What is worked out elsewhere came without counts.
    let feel_safer = format!(
        "{safer},{quarter},[z],[z],[z],[z],{nobody_else},58.62,170000,290000,58.44,58.80,[z],{end},[e][p],first,1\r\n\
         {safer},{quarter},coast,Coast,[z],[z],{nobody_else},[c],[c],200000,[c],[c],[z],{end},[p],first,1\r\n\
         {safer},2026-Q1,2026-01-01,2026-03-31,coast,Coast,[z],[z],{nobody_else},[x],[x],[x],[x],[x],[z],{end},[p],first,1\r\n\
         {safer},{quarter},vale,Vale,[z],[z],{nobody_else},62.50,[x],[x],[z],[z],[z],{end},[p],first,1\r\n"
    );
    assert_eq!(site.read("output/outcomes/checks/checks.csv"), format!("{head}{checks}"));
    assert_eq!(site.read("output/outcomes/feel-safer/feel-safer.csv"), format!("{head}{feel_safer}"));
    assert_eq!(site.read("output/outcomes/data/all.csv"), format!("{head}{checks}{feel_safer}"));
}

#[test]
fn a_hidden_figure_is_a_sign_in_every_form_and_its_count_is_in_none() {
    let site = real_site().built(&[]);
    let files = site.output();
    let of_coast = &json(&site, "outcomes/feel-safer/feel-safer.json")["indicators"][0]["figures"][1];
    for (name, is) in [("area", "coast"), ("value", "[c]"), ("numerator", "[c]")] {
        assert_eq!(of_coast[name], is, "{of_coast}");
    }
    assert_eq!(of_coast["denominator"], 200_000);
    assert_eq!(of_coast.get("lot"), None, "what is not said is not there");
    let sheets = sheets(&files, "outcomes/feel-safer/feel-safer.xlsx");
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Cover", "Contents", "Notes", "Columns", "Table_1"]);
    let rows = below(&sheets[4].1, "Indicator id");
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0][15..18], [58.62, 170_000.0, 290_000.0].map(Data::Float));
    assert_eq!(rows[1][15..18], [text("[c]"), text("[c]"), Data::Float(200_000.0)]);
    let notes = below(&sheets[2].1, "Sign");
    let signs: Vec<String> = notes.iter().map(|row| row[0].to_string()).collect();
    assert_eq!(signs, ["[c]", "[e]", "[p]", "[x]", "[z]"], "those that occur are explained");
    assert_eq!(finds(&SECRET, &unpacked(files), &[]), [""; 0]);
}

#[test]
fn each_file_of_a_demonstration_says_so_and_no_other() {
    let invented = site().built(&[]);
    let downloads = |site: &Site| -> Files {
        let mut files = unpacked(site.output());
        files.retain(|path, _| path.starts_with("outcomes/") && !path.ends_with("/index.html"));
        files
    };
    let csv = invented.read("output/outcomes/data/all.csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with(",definition,note"), "{}", lines[0]);
    assert_eq!(lines.len(), 7);
    for line in &lines[1..] {
        assert!(line.ends_with(&format!(",1,\"{NOTE}\"")), "{line}");
    }
    let files = downloads(&invented);
    let holds = |bytes: &[u8], text: &str| String::from_utf8_lossy(bytes).contains(text);
    for ending in [".csv", ".csv-metadata.json", ".json", ".xlsx/xl/sharedStrings.xml"] {
        for name in ["data/all", "checks/checks", "feel-safer/feel-safer"] {
            let path = format!("outcomes/{name}{ending}");
            assert!(holds(&files[&path], NOTE), "{path} does not say that its figures are invented");
        }
    }
    for (path, bytes) in downloads(&real_site().built(&[])) {
        assert!(!holds(&bytes, "demonstration"), "{path}");
    }
}

#[test]
fn a_workbook_was_made_on_the_day_of_its_release() {
    let files = unpacked(site().publish(&[]));
    let about = String::from_utf8_lossy(&files["outcomes/data/all.xlsx/docProps/core.xml"]);
    assert_eq!(about.matches("2026-11-20T00:00:00Z").count(), 2, "made and changed: {about}");
}

#[test]
fn the_same_bytes_from_any_number_of_threads() {
    let one = site().publish(&["--jobs", "1"]);
    assert!(one.contains_key("outcomes/data/all.xlsx"));
    assert_eq!(first_difference(&one, &site().publish(&["--jobs", "7"])), None);
}

#[test]
fn pages_lead_to_the_files_and_tell_their_sizes() {
    let site = site().built(&[]);
    let pages = [
        ("/outcomes/checks/", "checks", "Home safety checks", "You can keep these 2 figures and use them."),
        ("/outcomes/", "data/all", "Outcomes of help at home", "You can keep these 6 figures and use them."),
    ];
    for (address, file, name, count) in pages {
        let page = site.page(address);
        assert!(page.main().contains(count), "{}", page.main());
        let forms = [
            ("xlsx", "spreadsheet (XLSX"),
            ("csv", "plain table (CSV"),
            ("csv-metadata.json", "what the columns of the plain table mean (JSON"),
            ("json", "data for programs (JSON"),
        ];
        for (ending, words) in forms {
            let place = if file == "checks" { "checks/checks" } else { file };
            let path = format!("outcomes/{place}.{ending}");
            let kilobytes = site.output()[&path].len().div_ceil(1000);
            let link = format!("{name}: {words}, {kilobytes} KB)");
            assert!(page.main().contains(&link), "{link}: {}", page.main());
            assert!(page.links_to(&format!("/{path}")), "{path}");
        }
    }
}

#[test]
fn without_figures_there_is_nothing_to_take_away() {
    let site = site();
    site.write("content/outcomes/data/winter.csv", format!("{HEADER}checks,2025-Q4,vale,,,,123456,,,\n"));
    let files = site.publish(&[]);
    assert!(files.contains_key("outcomes/checks/checks.csv"));
    assert!(!site.page("/outcomes/feel-safer/").main().contains("Download"), "no figure is out");
    let names: Vec<&String> = files.keys().filter(|path| path.starts_with("outcomes/feel-safer/")).collect();
    assert_eq!(names, ["outcomes/feel-safer/index.html"]);
    // Before its release none is out at all.
    site.write("content/outcomes/releases/first.yml", RELEASE.replace("11-20", "11-23"));
    let before = site.publish(&[]);
    let is_download = |path: &&String| path.starts_with("outcomes/") && !path.ends_with("index.html");
    let left: Vec<&String> = before.keys().filter(is_download).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn a_size_follows_what_only_its_file_shows() {
    let site = real_site();
    let areas = site.read("content/areas.yml");
    let with_set = |name: &str| {
        let sets = format!("boundary_sets:\n  lad-2025: {name}\nareas:\n");
        let code = "    name: Coast\n    codes: { lad-2025: E07999001 }\n";
        areas.replacen("areas:\n", &sets, 1).replacen("    name: Coast\n", code, 1)
    };
    site.write("content/areas.yml", with_set("Districts"));
    site.publish(&[]);
    assert!(site.read("output/outcomes/checks/checks.csv").contains(",coast,Coast,E07999001,Districts,"));
    let long = "A very long name of a set of boundaries ".repeat(40);
    site.write("content/areas.yml", with_set(long.trim()));
    let after = site.publish(&[]);
    let fresh = site.publish(&["--output", "fresh"]);
    assert_eq!(fresh.len(), after.len());
    let made = crate::support::files_in(&site.folder().join("fresh"));
    assert_eq!(first_difference(&after, &made), None);
    let kilobytes = after["outcomes/checks/checks.csv"].len().div_ceil(1000);
    let page = site.page("/outcomes/checks/").main();
    assert!(kilobytes > 1 && page.contains(&format!("(CSV, {kilobytes} KB)")), "{kilobytes}: {page}");
}

#[test]
fn what_does_not_change_a_figure_writes_no_file_of_figures() {
    let site = site();
    let update = |summary: &str| {
        let text = format!("---\ntitle: A new\ndate: 2026-11-20\nsummary: {summary}\n---\n");
        site.write("content/updates/a-new-one.md", text);
        site.build(&[])
    };
    update("Short.");
    update("Longer.");
    let before = site.output();
    // Both generations hold the files by now.
    let run = update("Longer than that.");
    let after = site.output();
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes));
    assert!(changed.clone().count() > 0 && changed.clone().all(|(path, _)| !path.starts_with("outcomes/")));
    assert!(after.contains_key("outcomes/data/all.xlsx"));
    let written = run.stderr.split("; ").nth(1).and_then(|rest| rest.split(' ').next());
    let written: usize = written.and_then(|number| number.parse().ok()).expect("a build says what it wrote");
    assert!(written < 20, "the files of figures alone are 12: {}", run.stderr);
}

#[test]
fn machines_find_the_figures_as_a_data_set() {
    let site = real_site().built(&[]);
    let page = site.page("/outcomes/feel-safer/");
    let start = page.html.split("application/ld+json").nth(1).expect("it is said for machines");
    let text = start.split_once('>').and_then(|(_, rest)| rest.split("</script>").next());
    let said: Json = serde_json::from_str(text.unwrap_or_default()).expect("it is JSON");
    for (name, is) in [
        ("@type", "Dataset"),
        ("name", "People who feel safer"),
        ("description", "Of 100 people, how many feel safer."),
        ("url", "https://www.example.org/outcomes/feel-safer/"),
        ("temporalCoverage", "2025-10-01/2026-03-31"),
        ("dateCreated", "2026-11-20"),
        ("license", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    ] {
        assert_eq!(said[name], is, "{name}: {said:#}");
    }
    let files: Vec<&str> = said["distribution"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(|one| one["contentUrl"].as_str())
        .collect();
    let address = "https://www.example.org/outcomes/feel-safer/feel-safer";
    assert_eq!(files, ["xlsx", "csv", "json"].map(|ending| format!("{address}.{ending}")));
}
