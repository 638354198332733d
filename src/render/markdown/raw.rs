//! Raw HTML, which is shown as text, and the lines of `:::` that are found on the way.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::Finding;

impl<'a> Writer<'a> {
    /// Writes raw HTML as text, a paragraph a stretch; the lines of officers' blocks among it
    /// count as such.
    pub(super) fn html_block(&mut self, range: &Range<usize>, at: usize) -> usize {
        let (events, end) = (self.events, self.end_of(at));
        let mut raw = String::new();
        let mut found = false;
        for (event, range) in &events[at + 1..end] {
            let line = self.open.is_empty().then(|| self.block_line(range.start)).flatten();
            if let Some(line) = line {
                self.raw_paragraph(&mut raw);
                self.block_line_met(line);
            } else if let Event::Html(html) | Event::Text(html) = event {
                raw.push_str(self.uncovered(html, range));
                if !html.trim().is_empty() {
                    found = true;
                    self.leave_empty_block();
                }
            }
        }
        self.raw_paragraph(&mut raw);
        if found {
            self.raw_html_found(range);
        }
        end + 1
    }

    pub(super) fn inline_html(&mut self, html: &CowStr<'_>, range: &Range<usize>) {
        let written = self.uncovered(html, range);
        push_text(&mut self.html, written);
        // The tag that opens an element has been named already.
        if !html.starts_with("</") {
            self.raw_html_found(range);
        }
    }

    /// Names a line of `:::` that has something before it.
    pub(super) fn find_indented_line(&mut self, range: &Range<usize>) {
        let lines = self.lines;
        while let Some(line) = lines.get(self.next_indented) {
            let reached = line.range.start <= range.start;
            if line.indented && reached && range.start < line.range.end {
                self.indented_line(&line.range);
            } else if !reached || range.start < line.range.end {
                return;
            }
            self.next_indented += 1;
        }
    }

    /// What an officer wrote where the parser saw a covered line.
    pub(super) fn uncovered<'t>(&self, seen: &'t str, range: &Range<usize>) -> &'t str
    where
        'a: 't,
    {
        match (self.masked.get(range.clone()), self.source.text.get(range.clone())) {
            (Some(masked), Some(written)) if masked == seen => written,
            _ => seen,
        }
    }

    fn raw_paragraph(&mut self, raw: &mut String) {
        if !raw.trim().is_empty() {
            self.html.push_str("<p>");
            push_text(&mut self.html, raw.trim());
            self.html.push_str("</p>");
        }
        raw.clear();
    }

    fn raw_html_found(&mut self, range: &Range<usize>) {
        let place = self.place(range);
        let finding =
            Finding::warning("raw-html", place, "This is HTML, and readers see it as it is written");
        self.findings.push(finding.help("Write it in Markdown, or delete it."));
    }
}
