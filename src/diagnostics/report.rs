//! Draws findings: for people, for editors (one line each) and for programs (JSON).

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{At, FileName, Finding, Findings, LineIndex, Severity, SourceTexts};

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
    let mut texts = Lines { texts, current: None };
    match format {
        Format::Human => findings.iter().map(|finding| human(finding, &mut texts, coloured)).collect(),
        Format::Short => findings.iter().map(|finding| short(finding, &mut texts)).collect(),
        Format::Json => json(findings, &mut texts),
    }
}

/// The texts that findings point into, with the lines of the one that is being drawn: findings
/// come in the order of their files, and a file may have thousands.
struct Lines<'a> {
    texts: &'a SourceTexts,
    current: Option<(FileName, LineIndex<'a>)>,
}

impl<'a> Lines<'a> {
    fn of(&mut self, file: &FileName) -> Option<&mut LineIndex<'a>> {
        if self.current.as_ref().is_none_or(|(current, _)| current != file) {
            let text = self.texts.get(file)?;
            self.current = Some((FileName::clone(file), LineIndex::of(text)));
        }
        self.current.as_mut().map(|(_, lines)| lines)
    }
}

fn human(finding: &Finding, texts: &mut Lines<'_>, coloured: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&finding.message).id(finding.rule);
    let file = &finding.place.file;
    let origin = match &finding.place.at {
        At::Cell { sheet, row, column } => {
            let sheet = if sheet.is_empty() { String::new() } else { format!("sheet {sheet}, ") };
            format!("{file}, {sheet}row {row}, column {}", column_letters(*column))
        }
        At::File | At::Text(_) => file.to_string(),
    };
    let mut group = match (&finding.place.at, texts.of(file)) {
        (At::Text(span), Some(lines)) => {
            let shown = lines.showable(&span.range());
            let (around, is_cut) = lines.around(&shown);
            let place = shown.start - around.start..shown.end - around.start;
            let (line, column) = lines.line_and_column(shown.start);
            let snippet = Snippet::source(lines.slice(around))
                .line_start(line)
                .annotation(AnnotationKind::Primary.span(place));
            if is_cut {
                let origin = Origin::path(file.as_ref()).line(line).char_column(column);
                title.element(origin).element(snippet)
            } else {
                title.element(snippet.path(file.as_ref()))
            }
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

fn short(finding: &Finding, texts: &mut Lines<'_>) -> String {
    let mut line = finding.place.file.to_string();
    if let Some((row, column)) = position(finding, texts) {
        // Writing to a string cannot fail.
        let _ = write!(line, ":{row}:{column}");
    }
    let _ = write!(line, ": {}[{}]: {}", severity(finding), finding.rule, finding.message);
    if let Some(help) = &finding.help {
        let _ = write!(line, ". {help}");
    }
    let mut line = line.replace('\n', " ");
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

fn json(findings: &Findings, texts: &mut Lines<'_>) -> String {
    let entries = findings.iter().map(|finding| {
        let position = position(finding, texts);
        let text = match (&finding.place.at, texts.of(&finding.place.file)) {
            (At::Text(span), Some(lines)) => Some(lines.slice(lines.showable(&span.range()))),
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
fn position(finding: &Finding, texts: &mut Lines<'_>) -> Option<(usize, usize)> {
    match &finding.place.at {
        At::File => None,
        At::Text(span) => {
            texts.of(&finding.place.file).map(|lines| lines.line_and_column(span.range().start))
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
