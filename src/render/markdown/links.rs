//! Links and the words they are made of.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::destination::Destination;
use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::Finding;

/// Texts that say nothing to somebody who moves from link to link.
const VAGUE: [&str; 28] = [
    "click",
    "click here",
    "click on this link",
    "details",
    "find out more",
    "follow this link",
    "further details",
    "further information",
    "go",
    "here",
    "info",
    "information",
    "learn more",
    "link",
    "more",
    "more details",
    "more info",
    "more information",
    "page",
    "press here",
    "read more",
    "read on",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "website",
];

impl Writer<'_> {
    /// Opens a link, or leaves it as text where it may lead nowhere. Answers the index of the
    /// event that follows.
    pub(super) fn link(
        &mut self,
        link_type: LinkType,
        written: &str,
        title: &str,
        range: &Range<usize>,
        at: usize,
    ) -> usize {
        let end = self.end_of(at);
        let text = self.plain(at);
        if text.is_empty() && !self.has_image(at, end) {
            let finding = Finding::error("empty-link", self.place(range), "This link has no text");
            self.findings
                .push(finding.help("Write between the square brackets what the reader finds there."));
            return end + 1;
        }
        let destination = Destination {
            written,
            mail: link_type == LinkType::Email,
            id_prefix: self.source.id_prefix,
            directory: self.directory,
        };
        match destination.resolve(self.place(range)) {
            Ok(Some(href)) if !self.in_link => {
                let finding = vague(&text).map(|(message, help)| {
                    Finding::warning("vague-link", self.place(range), message).help(help)
                });
                self.findings.extend(finding);
                self.open_link(&href, title);
                self.found_link(href, range);
            }
            Ok(_) => self.open.push(""),
            Err(finding) => {
                self.findings.push(finding);
                self.open.push("");
            }
        }
        at + 1
    }

    /// Closes a link and writes what it could not hold.
    pub(super) fn end_link(&mut self) {
        if self.open.last().is_some_and(|closing| !closing.is_empty()) {
            self.in_link = false;
        }
        self.close();
        if !self.in_link {
            let after = std::mem::take(&mut self.after_link);
            self.html.push_str(&after);
        }
    }

    fn open_link(&mut self, href: &str, title: &str) {
        self.html.push_str("<a href=\"");
        push_text(&mut self.html, href);
        if !title.trim().is_empty() {
            self.html.push_str("\" title=\"");
            push_text(&mut self.html, title);
        }
        self.enter("\">", "</a>");
        self.in_link = true;
    }

    fn has_image(&self, at: usize, end: usize) -> bool {
        self.events[at..end].iter().any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. })))
    }
}

/// What is wrong with the text of a link and what to write instead, where it says too little.
fn vague(text: &str) -> Option<(String, &'static str)> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if VAGUE.contains(&bare.as_str()) {
        let message = format!("`{text}` does not say where this link leads");
        return Some((message, "Write what the reader finds there, such as `Ask for a home safety check`."));
    }
    if ["http://", "https://", "www."].iter().any(|start| bare.starts_with(start)) {
        let message = "The text of this link is a web address, which is long to listen to".to_owned();
        return Some((
            message,
            "Write what the reader finds there, with the address after it: `[How to apply](https://www.example.org/apply)`.",
        ));
    }
    None
}
