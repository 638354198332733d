//! No rule goes untested.

use std::path::Path;

/// Rules for gaps between a type and its schema, and for faults of a CSV reader that refuses no
/// text. No file is known that meets one.
const OUT_OF_REACH: [&str; 3] = ["does-not-fit", "bad-value", "not-csv"];

#[test]
fn every_rule_of_the_first_three_stages_is_shown_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut program = String::new();
    for stage in [
        "src/source/walk.rs",
        "src/source/sheets.rs",
        "src/source/sheets",
        "src/source/yaml",
        "src/postcodes",
        "src/boundaries",
        "src/records",
        "src/directory",
        "src/checks",
        "src/statistics",
    ] {
        read(&root.join(stage), &mut program);
    }
    let mut shown = String::new();
    read(&root.join("tests/findings"), &mut shown);
    read(&root.join("tests/hostile"), &mut shown);
    let untested: Vec<&str> = rules(&program)
        .into_iter()
        .filter(|rule| !OUT_OF_REACH.contains(rule) && !shown.contains(&format!("[{rule}]: ")))
        .collect();
    assert!(untested.is_empty(), "no test shows {untested:?}");
}

fn read(path: &Path, text: &mut String) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            read(&entry.unwrap().path(), text);
        }
    } else {
        text.push_str(&std::fs::read_to_string(path).unwrap());
    }
}

/// Every text in kebab-case that stands where a finding is made: the names of rules.
fn rules(program: &str) -> Vec<&str> {
    const MAKES: [&str; 8] = [
        "Finding::error(",
        "Finding::warning(",
        "Finding::overdue(",
        "rule:",
        "=>",
        "(path,",
        "path()),",
        "fault(",
    ];
    let mut rules: Vec<&str> = program
        .match_indices('"')
        .filter(|(at, _)| MAKES.iter().any(|makes| program[..*at].trim_end().ends_with(makes)))
        .filter_map(|(at, _)| program[at + 1..].split('"').next())
        .filter(|text| text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        .collect();
    rules.sort_unstable();
    rules.dedup();
    assert!(rules.len() > 80, "the rules are found: {rules:?}");
    rules
}
