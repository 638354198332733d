//! What can be wrong with a page by itself, and how it is said to who mends it: the author of the
//! theme, since officers' texts are checked where they are written.

use serde::{Deserialize, Serialize};

use crate::diagnostics::Severity;

/// Something that is wrong with a page whatever other pages there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fault {
    /// The id stands twice.
    DuplicateAnchor(String),
    /// The image of that source has no `alt`.
    ImageWithoutAlternative(String),
    /// There are so many `h1`, and not one.
    MainHeadings(usize),
    /// A heading has no text.
    EmptyHeading(u8),
    /// A heading stands more than one level below the one above it.
    SkippedLevel {
        /// Its level.
        level: u8,
        /// The level of the heading above it; 0 where there is none.
        above: u8,
        /// Its text.
        text: String,
    },
    /// There are so many `main`, and not one.
    Mains(usize),
    /// `html` has no `lang`.
    NoLanguage,
    /// The title is missing or empty.
    NoTitle,
    /// The link to that address says nothing.
    EmptyLink(String),
    /// A button says nothing.
    EmptyButton,
    /// A table has no caption.
    TableWithoutCaption,
    /// The header cell with that text has no `scope`.
    HeaderWithoutScope(String),
}

/// How a fault is told.
pub(super) struct Told {
    pub(super) severity: Severity,
    pub(super) rule: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Told {
    pub(super) fn error(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Error, rule, message: message.into(), help: help.into() }
    }

    fn warning(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message, help) }
    }
}

impl Fault {
    /// What is wrong and what to write instead.
    pub(super) fn told(&self) -> Told {
        match self {
            Self::DuplicateAnchor(id) => Told::error(
                "duplicate-anchor",
                format!("Two elements have the id `{id}`"),
                "Give one of them another id: a link to it leads to the first only.",
            ),
            Self::ImageWithoutAlternative(source) => Told::error(
                "image-without-alternative",
                format!("The image `{source}` has no `alt`"),
                "Write in `alt` what it shows, or `alt=\"\"` if it only decorates.",
            ),
            Self::Mains(count) => Told::error(
                "one-main",
                counted("`main` element", "`main` elements", *count),
                "Put what the page is about into one `main` element.",
            ),
            Self::NoLanguage => Told::error(
                "no-language",
                "The `html` element does not say its language",
                "Write `lang=\"en\"` in it, so that the page is read out with the right sounds.",
            ),
            Self::NoTitle => Told::error(
                "no-title",
                "The page has no title",
                "Write one between `<title>` and `</title>`.",
            ),
            Self::EmptyLink(href) => Told::error(
                "empty-link",
                format!("The link to `{href}` has no text"),
                "Write in it what the reader finds there, or name it with `aria-label`.",
            ),
            Self::EmptyButton => Told::error(
                "empty-button",
                "A button has no text",
                "Write in it what it does, or name it with `aria-label`.",
            ),
            Self::MainHeadings(count) => main_headings(*count),
            Self::EmptyHeading(level) => empty_heading(*level),
            Self::SkippedLevel { level, above, text } => skipped_level(*level, *above, text),
            Self::TableWithoutCaption => table_without_caption(),
            Self::HeaderWithoutScope(text) => header_without_scope(text),
        }
    }
}

fn main_headings(count: usize) -> Told {
    let message = counted("`h1`", "`h1`", count);
    Told::error("one-main-heading", message, "Write one `h1`, which says what the page is about.")
}

fn empty_heading(level: u8) -> Told {
    Told::error("empty-heading", format!("An `h{level}` has no text"), "Give it a text, or leave it out.")
}

fn skipped_level(level: u8, above: u8, text: &str) -> Told {
    let (message, help) = if above == 0 {
        let message = format!("The heading \"{text}\", an `h{level}`, stands above the `h1`");
        (message, "Begin the page with its `h1`.".to_owned())
    } else {
        let message = format!("The heading \"{text}\" leaves out a level, from `h{above}` to `h{level}`");
        (message, format!("Make it an `h{}`.", above + 1))
    };
    Told::warning("skipped-heading-level", message, help)
}

fn table_without_caption() -> Told {
    Told::warning("table-without-caption", "A table has no caption", "Say in a `caption` what it shows.")
}

fn header_without_scope(text: &str) -> Told {
    Told::warning(
        "header-without-scope",
        format!("The header cell \"{text}\" does not say what it heads"),
        "Write `scope=\"col\"` if it heads a column, `scope=\"row\"` if it heads a row.",
    )
}

fn counted(one: &str, several: &str, count: usize) -> String {
    match count {
        0 => format!("There is no {one}"),
        _ => format!("There are {count} {several} where there should be one"),
    }
}
