//! A build that remembers the one before makes, byte for byte, the site that a build without any
//! memory makes; and it writes only what has changed.

use std::path::PathBuf;

use proptest::prelude::*;

use crate::support::{Files, Run, Site, files_in, first_difference, project};

/// A site that has a theme of its own, so that edits can touch templates and words too.
fn site() -> Site {
    let site = Site::demonstration();
    for file in ["templates/lot.html", "templates/components.html", "text/en.yml"] {
        let text = std::fs::read(project(&format!("themes/default/{file}"))).expect("the default theme");
        site.write(&format!("themes/own/{file}"), text);
    }
    site
}

/// The caches that the builds of a site have left.
fn caches(site: &Site) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(site.folder().join(".noticeboard")) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "cache")).collect()
}

/// Builds with what the site remembers into `output`, and without any memory into a new folder.
/// Both must end alike; answers what stands in `output`.
fn build_both(site: &Site, as_of: &str, number: usize) -> (Run, Files) {
    let before = site.has("output").then(|| site.output());
    let fresh = format!("fresh-{number}");
    let both = ["output", &fresh]
        .map(|output| site.build(&["--as-of", as_of, "--theme", "own", "--output", output]));
    let [remembering, clean] = both;
    assert_eq!(remembering.code, clean.code, "{}\n{}", remembering.stderr, clean.stderr);
    let findings = |run: &Run| {
        let said = run.stderr.split("Published").next().unwrap_or_default();
        said.lines().filter(|line| !line.starts_with("note:")).map(str::to_owned).collect::<Vec<_>>()
    };
    if clean.code == 0 {
        assert_eq!(findings(&remembering), findings(&clean));
        let made = files_in(&site.folder().join(&fresh));
        let stands = site.output();
        assert_eq!(first_difference(&stands, &made), None, "{}", remembering.stderr);
        (remembering, stands)
    } else {
        let stands = if site.has("output") { site.output() } else { Files::new() };
        assert_eq!(first_difference(&stands, &before.unwrap_or_default()), None);
        (remembering, stands)
    }
}

/// How many files a build said it wrote.
fn written(run: &Run) -> usize {
    let words: Vec<&str> = run.stderr.split_whitespace().collect();
    let at = words.iter().position(|word| word.starts_with("written.")).expect("a build says what it wrote");
    words[at - 3].parse().expect("a number")
}

#[derive(Debug, Clone)]
enum Edit {
    /// A word is added to the text of a record.
    Text(usize),
    /// A telephone number is another one.
    Telephone(usize, u8),
    Add(usize),
    Delete(usize),
    Rename(usize),
    /// A figure is another one.
    Figure(usize, u8),
    /// A corner of a boundary lies elsewhere.
    Boundary(usize),
    Setting(u8),
    Template(u8),
    Component(u8),
    Words(u8),
    AsOf(usize),
    /// Every file is written again as it is.
    Touch,
    DamageTheCache(usize),
    NoCache,
    Nothing,
}

const DAYS: [&str; 4] = ["2026-11-22", "2026-11-22 23:59", "2026-11-23", "2027-02-01"];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        2 => any::<usize>().prop_map(Edit::Text),
        2 => (any::<usize>(), any::<u8>()).prop_map(|(which, to)| Edit::Telephone(which, to)),
        1 => any::<usize>().prop_map(Edit::Add),
        1 => any::<usize>().prop_map(Edit::Delete),
        1 => any::<usize>().prop_map(Edit::Rename),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(which, to)| Edit::Figure(which, to)),
        1 => any::<usize>().prop_map(Edit::Boundary),
        1 => any::<u8>().prop_map(Edit::Setting),
        1 => any::<u8>().prop_map(Edit::Template),
        1 => any::<u8>().prop_map(Edit::Component),
        1 => any::<u8>().prop_map(Edit::Words),
        1 => any::<usize>().prop_map(Edit::AsOf),
        1 => Just(Edit::Touch),
        1 => any::<usize>().prop_map(Edit::DamageTheCache),
        1 => Just(Edit::NoCache),
        1 => Just(Edit::Nothing),
    ];
    prop::collection::vec(edit, 2..5)
}

/// The content files whose names end so, in order.
fn content(site: &Site, ending: &str) -> Vec<String> {
    let files = files_in(&site.folder().join("content"));
    files.into_keys().filter(|path| path.ends_with(ending)).map(|path| format!("content/{path}")).collect()
}

fn change(site: &Site, path: &str, change: impl FnOnce(String) -> String) {
    site.write(path, change(site.read(path)));
}

fn make(site: &Site, edit: &Edit, as_of: &mut &'static str) {
    let chosen = |ending: &str, which: usize| {
        let files = content(site, ending);
        files[which % files.len()].clone()
    };
    match edit {
        Edit::Text(which) => change(site, &chosen(".md", *which), |text| text + "\nWe added this.\n"),
        Edit::Telephone(which, to) => change(site, &chosen(".md", *which), |text| {
            text.replacen("01632 9602", &format!("01632 96{}", 30 + to % 60), 1)
        }),
        Edit::Add(which) => {
            let path = chosen(".md", *which);
            site.write(&path.replace(".md", "-again.md"), site.read(&path));
        }
        Edit::Delete(which) => {
            std::fs::remove_file(site.folder().join(chosen(".md", *which))).expect("it is there");
        }
        Edit::Rename(which) => {
            let path = chosen(".md", *which);
            let to = path.replace(".md", "-new.md");
            std::fs::rename(site.folder().join(&path), site.folder().join(to)).expect("it is there");
        }
        Edit::Figure(which, to) => change(site, &chosen(".csv", *which), |text| {
            let row = text.lines().last().unwrap_or_default().to_owned();
            let cells: Vec<_> = row
                .split(',')
                .map(|cell| match cell.parse::<u32>() {
                    Ok(_) => (50 + u32::from(*to)).to_string(),
                    Err(_) => cell.to_owned(),
                })
                .collect();
            text.replace(&row, &cells.join(","))
        }),
        Edit::Boundary(which) => change(site, &chosen(".geojson", 0), |text| {
            let corners: Vec<usize> =
                text.match_indices("],[").map(|(at, between)| at + between.len()).collect();
            let corners: Vec<usize> =
                corners.into_iter().filter(|at| !text[*at..].starts_with('[')).collect();
            let at = corners[which % corners.len()];
            format!("{}2.0,56.0],[{}", &text[..at], &text[at..])
        }),
        Edit::Setting(to) => change(site, "content/site.yml", |text| {
            text.replace("name: Aldermere County Council", &format!("name: Aldermere Council {to}"))
        }),
        Edit::Template(to) => change(site, "themes/own/templates/lot.html", |text| {
            text.replacen("<p class=\"lede\">", &format!("<p class=\"lede lede-{to}\">"), 1)
        }),
        Edit::Component(to) => change(site, "themes/own/templates/components.html", |text| {
            text.replacen("<ul class=\"hours\">", &format!("<ul class=\"hours hours-{to}\">"), 1)
        }),
        Edit::Words(to) => change(site, "themes/own/text/en.yml", |text| {
            text.replacen(
                "  caption: The register of contracts",
                &format!("  caption: The {to} contracts"),
                1,
            )
        }),
        Edit::AsOf(which) => *as_of = DAYS[which % DAYS.len()],
        Edit::Touch => {
            for (path, bytes) in files_in(&site.folder().join("content")) {
                site.write(&format!("content/{path}"), bytes);
            }
        }
        Edit::DamageTheCache(at) => {
            for path in caches(site) {
                let mut bytes = std::fs::read(&path).expect("it is there");
                let at = at % bytes.len();
                bytes[at] ^= 0x55;
                std::fs::write(&path, bytes).expect("it can be damaged");
            }
        }
        Edit::NoCache => {
            for path in caches(site) {
                std::fs::remove_file(path).expect("it is there");
            }
        }
        Edit::Nothing => {}
    }
}

/// How many runs of edits to try: few in the ordinary tests, many where the environment asks.
fn cases() -> u32 {
    if std::env::var_os("NOTICEBOARD_LONG_TESTS").is_some_and(|value| value == "1") { 40 } else { 4 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn a_build_that_remembers_makes_what_a_clean_one_makes(edits in edits()) {
        let site = site();
        let mut as_of = DAYS[0];
        build_both(&site, as_of, 0);
        for (number, edit) in edits.iter().enumerate() {
            let before = files_in(&site.folder().join("content"));
            make(&site, edit, &mut as_of);
            let (run, _) = build_both(&site, as_of, number + 1);
            if run.code != 0 {
                // The edit was a mistake: the officer takes it back.
                std::fs::remove_dir_all(site.folder().join("content")).expect("it is there");
                for (path, bytes) in &before {
                    site.write(&format!("content/{path}"), bytes);
                }
            }
        }
        build_both(&site, as_of, edits.len() + 1);
    }
}

#[test]
fn a_build_without_a_change_writes_nothing_and_says_the_same() {
    let site = Site::small();
    site.write("content/pages/odd.md", "---\ntitle: Odd\nsummary: A page.\n---\n\n[More](page:odd)\n");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let first = site.build(&[]);
    let (made, caches_made) = (site.output(), caches(&site));
    let second = site.build(&[]);
    assert_eq!(caches_made.len(), 1);
    assert_eq!((first.code, second.code, written(&second)), (0, 0, 0), "{}", second.stderr);
    assert_eq!(first_difference(&made, &site.output()), None);
    let told = |run: &Run| run.stderr.split("Published").next().unwrap_or_default().to_owned();
    assert!(told(&first).contains("warning[vague-link]"), "{}", first.stderr);
    assert_eq!(told(&first), told(&second));
}

fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|ending| ending == "html")
}

#[test]
fn one_telephone_number_rewrites_only_the_pages_that_show_it() {
    let site = Site::demonstration();
    site.publish(&[]);
    // The second generation is filled once; from then on a build writes what it must.
    let file = "content/providers/saltreach-homes.md";
    change(&site, file, |text| text.replace("01632 960200", "01632 960400"));
    site.publish(&[]);
    let before = site.output();
    change(&site, file, |text| text.replace("01632 960400", "01632 960500"));
    let run = site.build(&[]);
    let after = site.output();
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).collect();
    let pages = changed.iter().filter(|(path, _)| is_page(path));
    for (path, bytes) in pages.clone() {
        assert!(String::from_utf8_lossy(bytes).contains("01632 960500"), "{path}");
    }
    let pages = pages.count();
    assert!(pages > 0 && pages < 20, "{pages}");
    let others = changed.iter().filter(|(path, _)| !is_page(path) && *path != ".noticeboard-manifest");
    for (path, _) in others.clone() {
        assert!(path.starts_with("search/"), "the index alone changes besides: {path}");
    }
    // The standby is the site before last: the pages that show the number, and no other.
    assert_eq!(written(&run), pages + others.count(), "{}", run.stderr);
}

#[test]
fn a_boundary_rewrites_only_the_pages_that_have_a_map() {
    let site = Site::demonstration();
    site.publish(&[]);
    let file = "content/boundaries/aldermere-districts.geojson";
    let outline = "\"coordinates\":[[[";
    // The second generation is filled once; from then on a build writes what it must.
    change(&site, file, |text| {
        text.replacen(outline, &format!("{outline}2.1,55.5],["), 1).replacen("]]]}", "],[2.1,55.5]]]}", 1)
    });
    site.publish(&[]);
    let before = site.output();
    change(&site, file, |text| text.replace("2.1,55.5", "2.1,55.2"));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let after = site.output();
    let is_other = |(path, bytes): &(&String, &Vec<u8>)| before.get(*path) != Some(*bytes) && is_page(path);
    let changed: Vec<_> = after.iter().filter(is_other).collect();
    let has_map = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("id=\"map_areas");
    let maps = after.iter().filter(|(path, bytes)| is_page(path) && has_map(bytes)).count();
    assert!(maps > 0 && changed.iter().all(|(_, bytes)| has_map(bytes)));
    assert_eq!(changed.len(), maps, "{}", run.stderr);
}

#[test]
fn a_cache_that_cannot_be_used_is_told_of_and_not_believed() {
    let site = Site::small();
    let made = site.publish(&[]);
    for path in caches(&site) {
        std::fs::write(&path, "noticeboard cache 1\nhalf").expect("it can be damaged");
    }
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.starts_with(
            "note: The cache of the last build is not used: it is damaged. Everything is built again.\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(first_difference(&made, &site.output()), None);
    assert!(!site.build(&[]).stderr.contains("note:"));
}

#[test]
fn a_page_changed_by_hand_is_never_taken_for_the_builds_own() {
    let site = Site::small();
    let made = site.publish(&[]);
    std::thread::sleep(std::time::Duration::from_millis(2100));
    site.publish(&[]);
    site.write("output/index.html", "by hand");
    let refused = site.build(&[]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    assert!(refused.stderr.contains("index.html (changed)"), "{}", refused.stderr);
    let forced = site.build(&["--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    assert_eq!(first_difference(&made, &site.output()), None);
}

#[test]
fn nothing_of_what_is_held_back_stands_in_the_cache() {
    let site = Site::demonstration();
    site.write(
        "content/updates/secret.md",
        "---\ntitle: Planted words\nsummary: More planted words.\ndate: 2027-01-01\npublish_from: 2027-01-01 09:00\n---\n\nPlanted text.\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for path in caches(&site) {
        let bytes = std::fs::read(path).expect("it is there");
        for planted in ["Planted words", "planted words", "Planted text"] {
            assert!(!bytes.windows(planted.len()).any(|window| window == planted.as_bytes()), "{planted}");
        }
    }
}
