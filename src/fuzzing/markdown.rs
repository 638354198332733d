//! Markdown bodies: whatever one holds, its HTML is whole and safe, and tells what it links to.

use std::borrow::Cow;
use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};

use super::{findings, text_of};
use crate::diagnostics::{At, FileName, Findings, SourceTexts};
use crate::inspect;
use crate::records::authority::Policies;
use crate::records::fields::AnyReference;
use crate::render::markdown::{ImageTarget, Linked, Links, Rendered, Source, Words, render};

const VOID: [&str; 3] = ["br", "hr", "img"];
const BLOCKS: [&str; 13] =
    ["p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", "h2", "details", "section", "figure", "hr"];

/// How the addresses begin that a body may hold.
const SAFE: [&str; 6] = ["/", "#", "https://", "http://", "mailto:", "tel:"];

/// How many bytes stand before the body in its file.
pub(crate) const OFFSET: usize = 100;

/// A directory with a few records and one image.
pub(crate) struct Directory;

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

pub(crate) fn words() -> Words {
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

/// How the links begin that lead from a footnote's number to its text, and back.
const NOTE: &str = "#x-note_";

/// A Markdown body of any bytes.
///
/// # Panics
/// When a promise is broken.
pub fn markdown_blocks(bytes: &[u8]) {
    let text = text_of(bytes);
    let body = rendered(&text);
    well_formed(&body.html);
    inspected(&body);
    let file = FileName::from(FILE);
    let told: Findings = body.findings.iter().cloned().collect();
    for finding in &told {
        assert!(!finding.message.ends_with('.'), "a message has no full stop: {finding:?}");
        match &finding.place.at {
            At::Text(span) => assert!(span.range().start >= OFFSET, "a place inside the body: {finding:?}"),
            _ => assert_eq!(finding.rule, "more-mistakes", "it points at no text: {finding:?}"),
        }
    }
    let mut texts = SourceTexts::default();
    texts.insert(file, format!("{}{text}", " ".repeat(OFFSET)).into());
    findings::hold(&told, &texts);
    assert_eq!(body, rendered(&text), "rendered alike twice");
}

const FILE: &str = "content/pages/help.md";

fn rendered(text: &str) -> Rendered {
    let file = FileName::from(FILE);
    let taken_ids = &["main", "help"];
    let source = Source { file: &file, text, offset: OFFSET, heading_level: 2, id_prefix: "x-", taken_ids };
    let policies = Policies { longest_sentence: 8, ..Policies::default() };
    render(&source, &Directory, &words(), &policies)
}

/// Checks that each element is closed in its turn, that none stands where a browser would move
/// it, and that none is there which no body has.
fn well_formed(html: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut ids = BTreeSet::new();
    for token in Tokenizer::new(html) {
        match token.expect("reading a string cannot fail") {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                stands_right(&name, &open, html);
                for (key, value) in &tag.attributes {
                    let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
                    is_safe(&key, &value, html);
                    assert!(key != "id" || ids.insert(value.into_owned()), "an id stands twice in {html}");
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop().unwrap_or_default().as_bytes(), &**tag.name, "{html}");
            }
            Token::String(_) => {}
            other => panic!("{other:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
}

fn stands_right(name: &str, open: &[String], html: &str) {
    assert!(!["script", "style", "iframe", "b", "input"].contains(&name), "<{name}> in {html}");
    let inside = |outer: &str| open.iter().any(|open| open == outer);
    assert!(!(inside("p") && BLOCKS.contains(&name)), "<{name}> in <p> in {html}");
    assert!(!(inside("a") && name == "a"), "<a> in <a> in {html}");
    let in_list = matches!(open.last().map(String::as_str), Some("ul" | "ol"));
    assert!(name != "li" || in_list, "a bare <li> in {html}");
}

fn is_safe(key: &str, value: &str, html: &str) {
    assert!(!key.starts_with("on") && key != "style", "{key} in {html}");
    if ["href", "src"].contains(&key) {
        assert!(SAFE.iter().any(|start| value.starts_with(start)), "{value} in {html}");
    }
}

/// The scanner of the inspection reads a page with the body as the body describes itself.
fn inspected(body: &Rendered) {
    let html = &body.html;
    let page = format!(
        "<!doctype html><html lang=\"en\"><title>Help</title><main id=\"main\"><h1>Help</h1>{html}</main></html>"
    );
    let facts = inspect::facts(&page);
    assert_eq!(facts.faults, [], "the page of {html}");
    let told: BTreeSet<&str> = body.links.iter().map(|(address, _)| address.as_str()).collect();
    let (notes, found): (BTreeSet<&str>, BTreeSet<&str>) =
        facts.links.iter().map(Cow::as_ref).partition(|address| address.starts_with(NOTE));
    assert_eq!(told, found, "the links of {html}");
    for id in notes.iter().map(|address| &address[1..]) {
        assert!(facts.ids.contains(&Cow::from(id)), "{id} in {html}");
    }
    for heading in &body.headings {
        assert!(facts.ids.contains(&Cow::from(heading.id.as_str())), "the id of {heading:?} in {html}");
    }
}
