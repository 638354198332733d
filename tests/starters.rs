//! `new`, run as an officer runs it.
#![expect(clippy::disallowed_methods, reason = "tests prepare and read the folders they run in")]

#[path = "support/program.rs"]
mod program;

use std::fs;

use noticeboard::records::fields::{Id, Scalar as _};
use noticeboard::records::{Form, Kind, starter};
use tempfile::TempDir;

use program::{code, errors, new_site, noticeboard, printed, read, write};

/// Where `new` writes a record.
fn place_of(kind: Kind, id: &str) -> String {
    format!("content/{}", kind.path(id))
}

/// Records that the examples of a kind name and a new site does not have.
fn named_by(kind: Kind) -> &'static [(Kind, &'static str)] {
    const PANEL: (Kind, &str) = (Kind::Committee, "health-scrutiny-panel");
    const STARS: (Kind, &str) = (Kind::RatingScale, "stars");
    match kind {
        Kind::Meeting | Kind::Report | Kind::Recommendation => &[PANEL],
        Kind::Inspection | Kind::Scorecard => &[STARS],
        Kind::Release => &[(Kind::Indicator, "checks")],
        _ => &[],
    }
}

/// Fills the blanks of a starter file in. Answers its text.
fn fill(site: &TempDir, kind: Kind, id: &str) -> String {
    let path = place_of(kind, id);
    let mut text = filled(&read(site, &path));
    if kind.form() == Form::Markdown {
        text += "What readers should know.\n";
    }
    write(site, &path, &text);
    text
}

/// A starter file with its blanks filled by the examples in its own explanations.
fn filled(starter: &str) -> String {
    let mut filled = String::new();
    let mut explanation = String::new();
    for line in starter.lines() {
        if let Some(more) = line.trim_start().strip_prefix("##") {
            explanation += more;
            continue;
        }
        filled += line;
        if line.ends_with(": ") || line.ends_with("- ") {
            filled += &example(&explanation, line.ends_with("- "));
        }
        // The example of a list stands above the key, and the blank below it.
        if !line.ends_with(':') {
            explanation.clear();
        }
        filled.push('\n');
    }
    filled
}

fn example(explanation: &str, item: bool) -> String {
    let after = |sign| explanation.split_once(sign).map(|(_, example): (_, &str)| example);
    if let Some(example) = after("Example: ") {
        let first = || example.trim_matches(['[', ']']).split(", ").next().unwrap_or(example);
        return if item { first().to_owned() } else { example.to_owned() };
    }
    let words = after("One of: ").or_else(|| after("Write ")).expect("a blank has an example or words");
    words.split([',', '.', ' ']).next().unwrap_or_default().to_owned()
}

/// The file that the starter of a release names.
const FIGURES: &str = "indicator,period,area,numerator\nchecks,2024-04,coast,40\n";

#[test]
fn the_help_of_new_tells_where_each_kind_goes() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let help = printed(&noticeboard(folder.path(), &["new", "--help"]));
    for kind in Kind::ALL {
        let place = match kind.form() {
            Form::List => format!("in {}", kind.path("ID")),
            _ => kind.path("ID"),
        };
        let line = help.lines().find(|line| line.starts_with(&format!("  {} ", kind.name())));
        assert!(line.is_some_and(|line| line.contains(&place)), "{place}");
    }
}

#[test]
fn a_starter_of_each_kind_passes_once_its_blanks_are_filled() {
    for kind in Kind::ALL {
        let site = new_site();
        for (other, id) in named_by(*kind) {
            assert_eq!(code(&noticeboard(site.path(), &["new", other.name(), id])), 0);
            fill(&site, *other, id);
        }
        let made = noticeboard(site.path(), &["new", kind.name(), "brand-new"]);
        assert_eq!(code(&made), 0, "{}", errors(&made));
        let path = place_of(*kind, "brand-new");
        let blank = noticeboard(site.path(), &["check"]);
        assert_eq!(code(&blank), 1, "the blanks of {path} are findings");
        let text = fill(&site, *kind, "brand-new");
        if *kind == Kind::Release {
            write(&site, "content/outcomes/data/home-safety-2026-q3.csv", FIGURES);
        }
        write(&site, "content/documents/specification.pdf", "%PDF-1.7");
        let checked = noticeboard(site.path(), &["check"]);
        assert_eq!(code(&checked), 0, "{path}:\n{text}\n{}", errors(&checked));
    }
}

#[test]
fn every_field_that_may_be_left_out_can_be_put_to_use() {
    let site = new_site();
    for kind in Kind::ALL {
        let id = Id::parse("brand-new").expect("an id");
        let starter = match kind.form() {
            Form::List => starter::list(*kind, &id),
            _ => starter::file(*kind),
        };
        let used: Vec<_> =
            starter.lines().map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n").collect();
        write(&site, &place_of(*kind, "brand-new"), &filled(&used.concat()));
    }
    let told = printed(&noticeboard(site.path(), &["check", "--format", "json"]));
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let rules: Vec<_> = told["findings"].as_array().expect("findings").iter().map(|f| &f["rule"]).collect();
    let of_the_reader = [
        "malformed-yaml",
        "unknown-key",
        "missing-key",
        "wrong-type",
        "blank-value",
        "unknown-word",
        "out-of-range",
        "does-not-fit",
        "duplicate-key",
        "bad-date",
        "bad-telephone",
        "bad-postcode",
        "bad-mail-address",
        "bad-web-address",
        "bad-sum",
        "bad-time",
        "bad-period",
        "bad-number",
        "bad-id",
        "bad-value",
    ];
    // The examples name records that this site does not have; nothing else is wrong with them.
    assert!(rules.iter().all(|rule| !of_the_reader.contains(&rule.as_str().unwrap_or_default())), "{told:#}");
}

#[test]
fn new_writes_what_an_officer_can_fill_in() {
    let site = new_site();
    let made = noticeboard(site.path(), &["new", "delivery", "brand-new"]);
    insta::assert_snapshot!("new_says_what_it_wrote", printed(&made));
    insta::assert_snapshot!("starter_of_a_delivery", read(&site, "content/deliveries/brand-new.yml"));
    noticeboard(site.path(), &["new", "update", "brand-new"]);
    insta::assert_snapshot!("starter_of_an_update", read(&site, "content/updates/brand-new.md"));
}

#[test]
fn new_never_writes_over_a_file() {
    let site = new_site();
    let before = read(&site, "content/providers/ternbridge-homes.md");
    let refused = noticeboard(site.path(), &["new", "provider", "ternbridge-homes"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("new_refuses_a_file_that_is_there", errors(&refused));
    assert_eq!(read(&site, "content/providers/ternbridge-homes.md"), before);
}

#[test]
fn new_says_what_to_type_instead() {
    let site = new_site();
    let empty = TempDir::new().expect("a temporary folder can be made");
    let cases: [(&str, &TempDir, &[&str]); 5] = [
        ("new_with_a_bad_id", &site, &["new", "provider", "St Anne's Trust"]),
        ("new_with_no_id_at_all", &site, &["new", "provider", "???"]),
        ("new_with_a_reserved_id", &site, &["new", "page", "index"]),
        ("new_with_a_misspelt_kind", &site, &["new", "provder", "ternbridge-homes"]),
        ("new_outside_a_site", &empty, &["new", "provider", "ternbridge-homes"]),
    ];
    for (name, folder, arguments) in cases {
        let refused = noticeboard(folder.path(), arguments);
        assert_eq!(code(&refused), 2, "{name}");
        insta::assert_snapshot!(name, errors(&refused));
    }
    assert_eq!(fs::read_dir(empty.path()).expect("the folder").count(), 0);
}

#[test]
fn new_understands_the_names_of_folders() {
    let site = new_site();
    assert_eq!(code(&noticeboard(site.path(), &["new", "lots", "coast-and-vale"])), 0);
    assert!(site.path().join("content/lots/coast-and-vale.md").is_file());
}

#[test]
fn an_item_is_added_below_the_last_one_of_a_list() {
    let site = new_site();
    let before = read(&site, "content/areas.yml");
    let added = noticeboard(site.path(), &["new", "area", "moor"]);
    insta::assert_snapshot!("new_says_what_it_added", printed(&added));
    let after = read(&site, "content/areas.yml");
    let addition = after.strip_prefix(&before).expect("what was there stays as it was");
    insta::assert_snapshot!("starter_of_an_area", addition);
    let refused = noticeboard(site.path(), &["new", "area", "coast"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("new_refuses_an_id_that_a_list_has", errors(&refused));
    assert_eq!(read(&site, "content/areas.yml"), after);
}

#[test]
fn a_list_takes_an_item_however_it_is_written() {
    let flush = "needs:\n- id: feel-safe-at-home\n  name: I want to feel safe\n";
    let folded = "needs:\n    - id: feel-safe-at-home\n      name: >-\n        I want\n        to feel safe";
    let windows = "needs:\r\n  - id: feel-safe-at-home\r\n    name: I want to feel safe\r\n";
    for text in ["", "needs:\n", "\u{feff}needs:\n", flush, folded, windows] {
        let site = new_site();
        let path = "content/needs.yml";
        write(&site, path, text);
        if text.is_empty() {
            fs::remove_file(site.path().join(path)).expect("the list");
        }
        assert_eq!(code(&noticeboard(site.path(), &["new", "need", "keep-warm"])), 0);
        let after = read(&site, path);
        assert!(after.starts_with(text), "{after}");
        assert!(!text.contains('\r') || after.matches('\n').count() == after.matches("\r\n").count());
        write(&site, path, &filled(&after));
        let told = printed(&noticeboard(site.path(), &["check", "--format", "short"]));
        // The service of the new site refers to a need that half of these lists do not have.
        let missing = usize::from(!text.contains("feel-safe-at-home"));
        assert_eq!(told.lines().count(), missing, "{after}\n{told}");
    }
}

#[test]
fn a_file_that_does_not_end_in_its_list_is_left_alone() {
    for text in [
        "needs: [{id: feel-safe, name: I want to feel safe}]\n",
        "needs:\n  - id: feel-safe\n    name: I want to feel safe\n...\n",
        "needs:\n  - id: feel-safe\nother:\n  - id: x\n",
        "needs: none\n",
        "- needs\n",
        "needs: [\n",
        "needs:\n  - id: a\n    name: |\n      Text\n---\nneeds:\n  - id: b\n",
    ] {
        let site = new_site();
        write(&site, "content/needs.yml", text);
        let printed_only = noticeboard(site.path(), &["new", "need", "keep-warm"]);
        assert_eq!(read(&site, "content/needs.yml"), text);
        assert_eq!(code(&printed_only), 0);
        assert!(printed(&printed_only).contains("- id: keep-warm\n"));
        insta::assert_snapshot!("new_prints_an_item_to_paste", errors(&printed_only));
    }
    let site = new_site();
    fs::write(site.path().join("content/needs.yml"), b"needs: \xff").expect("a file");
    let refused = noticeboard(site.path(), &["new", "need", "keep-warm"]);
    assert_eq!(code(&refused), 2);
    insta::assert_snapshot!("new_cannot_read_a_list", errors(&refused));
}
