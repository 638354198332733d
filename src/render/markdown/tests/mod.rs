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

use super::{ImageTarget, Linked, Links, Rendered, Source, Words, render};
use crate::diagnostics::{At, FileName, Severity};
use crate::records::authority::Policies;
use crate::records::fields::AnyReference;

/// How many bytes stand before the body in its file.
const OFFSET: usize = 100;

/// A directory with a few records and one image.
struct Directory;

impl Links for Directory {
    fn record(&self, reference: &AnyReference) -> Linked {
        match (reference.kind.name(), reference.id.as_str()) {
            ("service", "home-safety-check") => Linked::To("/a/services/home-safety-check/".to_owned()),
            ("provider", "ternbridge-homes" | "quiet") => Linked::To("/a/providers/x/".to_owned()),
            ("delivery", _) => Linked::NoPage,
            ("update", "launch") => Linked::NotYetVisible,
            ("service", "home-saftey-check") => {
                Linked::Unknown { nearest: Some("service:home-safety-check".to_owned()) }
            }
            _ => Linked::Unknown { nearest: None },
        }
    }

    fn image(&self, file: &str) -> Option<ImageTarget> {
        match file {
            "map.svg" => Some(ImageTarget {
                href: "/a/images/map.svg".to_owned(),
                width: Some(640),
                height: Some(480),
            }),
            "my photo.jpg" => {
                Some(ImageTarget { href: "/a/images/my photo.jpg".to_owned(), width: None, height: None })
            }
            _ => None,
        }
    }

    fn nearest_image(&self, file: &str) -> Option<String> {
        (file == "mpa.svg").then(|| "map.svg".to_owned())
    }

    fn contact_card(&self, reference: &AnyReference) -> Option<String> {
        (reference.id.as_str() == "ternbridge-homes")
            .then(|| "<div class=\"contact-card\"><p>Ternbridge Homes</p></div>".to_owned())
    }

    fn site_path(&self, path: &str) -> String {
        format!("/a{path}")
    }
}

fn words() -> Words {
    let word = |word: &str| word.to_owned();
    Words {
        note: word("Note"),
        tip: word("Tip"),
        important: word("Important"),
        warning: word("Warning"),
        caution: word("Take care"),
        footnotes: word("Notes"),
        back: word("Back to the text"),
        table: word("Table"),
        done: word("Done"),
        to_do: word("To do"),
    }
}

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
