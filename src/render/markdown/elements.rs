//! Paragraphs, headings, lists, code and plain text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};

use super::Heading;
use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::Finding;

impl Writer<'_> {
    /// Opens a paragraph, unless it is a table's caption or a figure. Answers the index of the
    /// event that follows.
    pub(super) fn paragraph(&mut self, at: usize) -> usize {
        if let Some(after) = self.take_caption(at) {
            return after;
        }
        if let Some(after) = self.figure(at) {
            return after;
        }
        self.enter("<p>", "</p>");
        at + 1
    }

    /// Opens a heading with its level and its id; one without a text is left out. Answers the
    /// index of the event that follows.
    pub(super) fn heading(&mut self, level: HeadingLevel, range: &Range<usize>, at: usize) -> usize {
        const TAGS: [(&str, &str); 5] =
            [("<h2", "</h2>"), ("<h3", "</h3>"), ("<h4", "</h4>"), ("<h5", "</h5>"), ("<h6", "</h6>")];
        let end = self.end_of(at);
        let text = self.plain(at);
        let place = self.place(range);
        if text.is_empty() {
            let finding = Finding::warning("empty-heading", place, "This heading has no text");
            self.findings.push(finding.help("Write its text, or delete the line."));
            return end + 1;
        }
        let (level, finding) = self.outline.level(level as u8, place);
        self.findings.extend(finding);
        let id = self.outline.id(&text);
        let (opening, closing) = TAGS[usize::from(level.clamp(2, 6) - 2)];
        self.enter(opening, closing);
        self.html.push_str(" id=\"");
        push_text(&mut self.html, &id);
        self.html.push_str("\">");
        self.headings.push(Heading { level, id, text });
        self.quiet += 1;
        at + 1
    }

    /// Opens a list.
    pub(super) fn list(&mut self, start: Option<u64>, range: &Range<usize>) {
        let Some(start) = start else { return self.nest("<ul>", "</ul>", range) };
        let class = if self.is_steps() { " class=\"steps\"" } else { "" };
        let first = if start == 1 { String::new() } else { format!(" start=\"{start}\"") };
        self.nest(&format!("<ol{class}{first}>"), "</ol>", range);
    }

    /// Opens an item of a list.
    pub(super) fn item(&mut self, at: usize) {
        let task = matches!(
            (self.events.get(at + 1), self.events.get(at + 2)),
            (Some((Event::TaskListMarker(_), _)), _)
                | (Some((Event::Start(Tag::Paragraph), _)), Some((Event::TaskListMarker(_), _)))
        );
        self.nest_within(if task { "<li class=\"task\">" } else { "<li>" }, "</li>");
    }

    /// Says in words whether a task is done: a tick box that cannot be ticked confuses.
    pub(super) fn task(&mut self, ticked: bool) {
        let word = if ticked { &self.words.done } else { &self.words.to_do };
        self.html.push_str("<span class=\"state\">");
        push_text(&mut self.html, word);
        self.html.push_str(":</span> ");
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        self.find_indented_line(range);
        if &**text == "[" {
            self.find_missing_footnote(range);
        }
        push_text(&mut self.html, text);
        self.speak(text, range);
    }

    /// Hands a text to the count of words, unless it stands where there are no sentences.
    pub(super) fn speak(&mut self, text: &str, range: &Range<usize>) {
        if self.quiet == 0 {
            self.prose.text(text, range);
        }
    }

    /// Writes words of a program inside a text; they count as words of its sentence.
    pub(super) fn code(&mut self, code: &CowStr<'_>, range: &Range<usize>) {
        self.html.push_str("<code>");
        push_text(&mut self.html, code);
        self.html.push_str("</code>");
        self.speak(code, range);
    }

    /// Writes a block of code. Answers the index after it.
    pub(super) fn code_block(&mut self, at: usize) -> usize {
        let end = self.end_of(at);
        self.html.push_str("<pre><code>");
        for (event, range) in &self.events[at + 1..end] {
            if let Event::Text(text) = event {
                let text = self.uncovered(text, range);
                push_text(&mut self.html, text);
            }
        }
        self.html.push_str("</code></pre>");
        end + 1
    }
}
