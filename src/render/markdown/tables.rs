//! Tables, each with a caption, in a region that scrolls by itself.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::Finding;

/// What a paragraph begins with that is the caption of the table below it.
const CAPTION: &str = "Table: ";

/// The tables of a body, and where in the present one the writer stands.
#[derive(Default)]
pub(super) struct Tables {
    count: usize,
    /// Captions made from headings. Two regions of a page cannot have the same name.
    made: BTreeSet<String>,
    /// The events that make up the caption of the next table.
    caption: Option<Range<usize>>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_> {
    /// Keeps a paragraph for the caption of the table that follows it. Answers the index of the
    /// table's start; None where the paragraph is an ordinary one.
    pub(super) fn take_caption(&mut self, at: usize) -> Option<usize> {
        let Some((Event::Text(text), _)) = self.events.get(at + 1) else { return None };
        let end = text.starts_with(CAPTION).then(|| self.end_of(at))?;
        let empty = text.len() == CAPTION.len() && end == at + 2;
        let table = matches!(self.events.get(end + 1), Some((Event::Start(Tag::Table(_)), _)));
        (table && !empty).then(|| {
            self.tables.caption = Some(at + 1..end);
            end + 1
        })
    }

    /// Opens a table with its region and its caption.
    pub(super) fn start_table(&mut self, alignments: &[Alignment], range: &Range<usize>) {
        self.quiet += 1;
        self.tables.count += 1;
        alignments.clone_into(&mut self.tables.alignments);
        let mut id = String::new();
        push_text(&mut id, self.source.id_prefix);
        let id = format!("{id}table_{}", self.tables.count);
        self.enter(
            &format!(
                "<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\
                 <table><caption id=\"{id}\">"
            ),
            "</tbody></table></div>",
        );
        match self.tables.caption.take() {
            Some(events) => self.written_caption(events),
            None => self.made_caption(range),
        }
        self.html.push_str("</caption>");
    }

    pub(super) fn end_table(&mut self) {
        self.quiet -= 1;
    }

    /// Opens a row. The row of the headers brings the parts of the table with it.
    pub(super) fn start_table_row(&mut self, in_head: bool) {
        self.tables.in_head = in_head;
        self.tables.column = 0;
        if in_head {
            self.enter("<thead><tr>", "</tr></thead><tbody>");
        } else {
            self.enter("<tr>", "</tr>");
        }
    }

    /// Opens a cell. A header without a text heads nothing, so it is an ordinary cell.
    pub(super) fn start_table_cell(&mut self, at: usize) {
        let class = match self.tables.alignments.get(self.tables.column) {
            Some(Alignment::Right) => " class=\"number\"",
            Some(Alignment::Center) => " class=\"middle\"",
            _ => "",
        };
        self.tables.column += 1;
        let empty = matches!(self.events.get(at + 1), Some((Event::End(TagEnd::TableCell), _)));
        if self.tables.in_head && !empty {
            self.enter(&format!("<th scope=\"col\"{class}>"), "</th>");
        } else {
            self.enter(&format!("<td{class}>"), "</td>");
        }
    }

    fn written_caption(&mut self, events: Range<usize>) {
        let mut at = events.start;
        if let Some((Event::Text(text), _)) = self.events.get(at) {
            push_text(&mut self.html, text.strip_prefix(CAPTION).unwrap_or(text).trim_start());
            at += 1;
        }
        while at < events.end {
            at = self.event(at);
        }
    }

    fn made_caption(&mut self, range: &Range<usize>) {
        let table = self.words.table.as_str();
        let heading = self.headings.last().map_or(table, |heading| heading.text.as_str());
        let mut caption = heading.to_owned();
        if !self.tables.made.insert(caption.clone()) {
            caption = format!("{heading} ({table} {})", self.tables.count);
        }
        push_text(&mut self.html, &caption);
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        let header = range.start..range.start + text.find(['\n', '\r']).unwrap_or(text.len());
        let message = format!("This table has no caption, and gets \"{caption}\"");
        let finding = Finding::warning("table-without-caption", self.place(&header), message);
        self.findings.push(finding.help(
            "Say what it shows in a line above it that begins with `Table: `, such as `Table: Opening hours by office`.",
        ));
    }
}
