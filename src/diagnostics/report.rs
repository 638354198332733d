//! Draws findings: for people, for editors (one line each) and for programs (JSON).

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::place::showable;
use super::{At, Finding, Findings, LineIndex, Severity, SourceTexts};

/// How findings are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: the line, what is wrong in it, and what to write instead.
    #[default]
    Human,
    /// One line for each finding, as editors read them.
    Short,
    /// For programs: one JSON value for the whole run.
    Json,
}

/// Draws every finding, in the order of files and places.
///
/// `coloured` adds the terminal's colours to the human form.
#[must_use]
pub fn draw(findings: &Findings, texts: &SourceTexts, format: Format, coloured: bool) -> String {
    let mut findings = findings.clone();
    findings.sort();
    let findings = &findings;
    match format {
        Format::Human => findings.iter().map(|finding| human(finding, texts, coloured)).collect(),
        Format::Short => findings.iter().map(|finding| short(finding, texts)).collect(),
        Format::Json => json(findings, texts),
    }
}

fn human(finding: &Finding, texts: &SourceTexts, coloured: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&finding.message).id(finding.rule);
    let text = texts.get(&finding.place.file);
    let origin = match &finding.place.at {
        At::Cell { sheet, row, column } => {
            let sheet = if sheet.is_empty() { String::new() } else { format!("sheet {sheet}, ") };
            format!("{}, {sheet}row {row}, column {}", finding.place.file, column_letters(*column))
        }
        At::File | At::Text(_) => finding.place.file.to_string(),
    };
    let mut group = match (&finding.place.at, text) {
        (At::Text(span), Some(text)) => {
            let range = first_line(showable(&span.range(), text), text);
            let snippet = Snippet::source(text)
                .path(finding.place.file.as_ref())
                .annotation(AnnotationKind::Primary.span(range));
            title.element(snippet)
        }
        _ => title.element(Origin::path(origin.as_str())),
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.decor_style(DecorStyle::Ascii).render(&[group]);
    format!("{drawn}\n\n")
}

/// The name of a column, from 1, as spreadsheet programs write it: A to Z, then AA.
fn column_letters(column: u32) -> String {
    let Some(before) = column.checked_sub(1) else { return String::new() };
    let letter = char::from(b'A' + u8::try_from(before % 26).unwrap_or_default());
    column_letters(before / 26) + &String::from(letter)
}

/// A place that runs over several lines is shown by its first: the whole of a long text says no
/// more than its beginning.
fn first_line(range: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    let shown = &text[range.clone()];
    let length = shown.find(['\n', '\r']).unwrap_or(shown.len());
    range.start..range.start + length
}

fn short(finding: &Finding, texts: &SourceTexts) -> String {
    let mut line = finding.place.file.to_string();
    if let Some((row, column)) = position(finding, texts) {
        // Writing to a string cannot fail.
        let _ = write!(line, ":{row}:{column}");
    }
    let _ = write!(line, ": {}[{}]: {}", severity(finding), finding.rule, finding.message);
    if let Some(help) = &finding.help {
        let _ = write!(line, ". {help}");
    }
    line.push('\n');
    line
}

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    rule: &'static str,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

fn json(findings: &Findings, texts: &SourceTexts) -> String {
    let entries = findings.iter().map(|finding| {
        let position = position(finding, texts);
        let text = match (&finding.place.at, texts.get(&finding.place.file)) {
            (At::Text(span), Some(text)) => Some(&text[showable(&span.range(), text)]),
            _ => None,
        };
        Entry {
            severity: severity(finding),
            rule: finding.rule,
            file: &finding.place.file,
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            text,
            message: &finding.message,
            help: finding.help.as_deref(),
        }
    });
    let (errors, warnings) = findings.count();
    let report = Report { errors, warnings, findings: entries.collect() };
    serde_json::to_string_pretty(&report).map(|json| json + "\n").unwrap_or_default()
}

/// Line and column of a finding, both from 1, where it has them.
fn position(finding: &Finding, texts: &SourceTexts) -> Option<(usize, usize)> {
    match &finding.place.at {
        At::File => None,
        At::Text(span) => {
            texts.get(&finding.place.file).map(|text| LineIndex::of(text).line_and_column(span.range().start))
        }
        At::Cell { row, column, .. } => Some((*row as usize, *column as usize)),
    }
}

fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_names_of_spreadsheet_programs() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
