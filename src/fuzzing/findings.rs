//! What every finding keeps to, whatever it is about.

use serde_json::Value as Json;

use crate::diagnostics::report::{Format, draw};
use crate::diagnostics::{At, Finding, Findings, SourceTexts};

/// Holds findings against what they promise: each has a place inside its file and says something,
/// and all of them can be drawn in every form.
///
/// # Panics
/// When one does not.
pub(super) fn hold(findings: &Findings, texts: &SourceTexts) {
    for finding in findings {
        says_something(finding);
        stands_inside(finding, texts);
    }
    drawn_for_programs(findings, texts);
    let told = findings.iter().next().is_some();
    for coloured in [false, true] {
        assert_eq!(draw(findings, texts, Format::Human, coloured).is_empty(), !told);
    }
    assert_eq!(draw(findings, texts, Format::Short, false).is_empty(), !told);
}

fn says_something(finding: &Finding) {
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    assert!(!finding.rule.is_empty() && finding.rule.bytes().all(kebab), "the name of a rule: {finding:?}");
    assert!(!finding.message.trim().is_empty(), "a message: {finding:?}");
    assert!(finding.help.as_ref().is_none_or(|help| !help.trim().is_empty()), "help: {finding:?}");
}

fn stands_inside(finding: &Finding, texts: &SourceTexts) {
    assert!(!finding.place.file.is_empty(), "a file: {finding:?}");
    match &finding.place.at {
        At::File => {}
        At::Text(span) => {
            let text = texts.get(&finding.place.file);
            let text = text.unwrap_or_else(|| panic!("a place in a file that was read: {finding:?}"));
            assert!(text.get(span.range()).is_some(), "a place inside the file: {finding:?}");
        }
        At::Cell { row, column, .. } => assert!(*row > 0 && *column > 0, "a cell: {finding:?}"),
    }
}

/// The form for programs is one JSON value that tells each finding once.
fn drawn_for_programs(findings: &Findings, texts: &SourceTexts) {
    let drawn = draw(findings, texts, Format::Json, false);
    let report: Json = serde_json::from_str(&drawn).expect("the report is JSON");
    let mut once = findings.clone();
    once.sort();
    let told = report["findings"].as_array().expect("the findings are a list");
    assert_eq!(told.len(), once.iter().count(), "each finding is told once");
    for (entry, finding) in told.iter().zip(&once) {
        let At::Text(_) = finding.place.at else { continue };
        let text = texts.get(&finding.place.file).unwrap_or_default();
        let (line, column) = (entry["line"].as_u64().unwrap_or(0), entry["column"].as_u64().unwrap_or(0));
        let lines: Vec<&str> = text.split('\n').collect();
        let written = usize::try_from(line).ok().and_then(|line| lines.get(line.checked_sub(1)?));
        let written = written.unwrap_or_else(|| panic!("line {line} is in the file: {finding:?}"));
        let room = written.chars().count() as u64 + 1;
        assert!((1..=room).contains(&column), "column {column} is on its line: {finding:?}");
    }
}
