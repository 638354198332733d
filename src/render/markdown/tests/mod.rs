//! What bodies become, rule by rule.

mod any_text;
mod blocks;
mod boxes;
mod footnotes;
mod headings;
mod images;
mod links;
mod small;
mod tables;
mod text;

use super::{Rendered, Source, render};
use crate::diagnostics::{At, FileName, Severity};
use crate::fuzzing::markdown::{Directory, OFFSET, words};
use crate::records::authority::Policies;

fn rendered_with(markdown: &str, change: impl FnOnce(&mut Source<'_>)) -> Rendered {
    let file = FileName::from("content/pages/help.md");
    let mut source = Source {
        file: &file,
        text: markdown,
        offset: OFFSET,
        heading_level: 2,
        id_prefix: "",
        taken_ids: &["main", "help"],
    };
    change(&mut source);
    let policies = Policies { longest_sentence: 8, ..Policies::default() };
    render(&source, &Directory, &words(), &policies)
}

fn rendered(markdown: &str) -> Rendered {
    rendered_with(markdown, |_| {})
}

/// The HTML of a body in which nothing is wrong.
fn html(markdown: &str) -> String {
    assert_eq!(findings(markdown), Vec::<String>::new(), "{markdown}");
    rendered(markdown).html
}

/// The findings of a body, each with the text it points at.
fn findings(markdown: &str) -> Vec<String> {
    let said = rendered(markdown).findings.into_iter().map(|finding| {
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        let At::Text(span) = &finding.place.at else { panic!("it points at no text: {finding:?}") };
        let range = span.range();
        let text = &markdown[range.start - OFFSET..range.end - OFFSET];
        let help = finding.help.unwrap_or_default();
        format!("{severity} {} at `{text}`: {}. {help}", finding.rule, finding.message)
    });
    said.collect()
}
