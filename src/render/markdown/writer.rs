//! Writes the events of a parsed body as HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::blocks::BlockLine;
use super::footnotes::Footnotes;
use super::frames::Frame;
use super::outline::Outline;
use super::tables::Tables;
use super::{Heading, Links, Rendered, Source, Words};
use crate::diagnostics::{Finding, MOST, Place};
use crate::prose::Prose;
use crate::records::fields::Span;

/// How deep lists, quotations and the like may stand inside one another. Programs that walk the
/// page, ours included, must never run out of stack because of a body.
const DEEPEST: usize = 24;

/// The same with emphasis and links on top.
const DEEPEST_WORDS: usize = 40;

/// An event of the parser with its range in the body.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// Parses a body whose block lines are covered.
pub(super) fn events(masked: &str) -> Vec<Placed<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(masked, options).into_offset_iter().collect()
}

/// Writes one body.
pub(super) struct Writer<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) directory: &'a dyn Links,
    pub(super) words: &'a Words,
    pub(super) events: &'a [Placed<'a>],
    pub(super) lines: &'a [BlockLine],
    pub(super) masked: &'a str,
    pub(super) html: String,
    /// What closes each element that is open, innermost last; empty where none was written.
    pub(super) open: Vec<&'static str>,
    /// The text that was being written when a footnote's own text began.
    outside: Vec<String>,
    pub(super) frames: Vec<Frame>,
    pub(super) next_indented: usize,
    pub(super) outline: Outline,
    pub(super) headings: Vec<Heading>,
    pub(super) tables: Tables,
    pub(super) footnotes: Footnotes,
    pub(super) in_link: bool,
    /// What a link cannot hold and is written after it.
    pub(super) after_link: String,
    pub(super) prose: Prose,
    longest_sentence: usize,
    /// In how many elements whose text is no prose: headings, tables.
    pub(super) quiet: usize,
    too_deep: bool,
    pub(super) findings: Vec<Finding>,
    pub(super) links: Vec<(String, Span)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        source: &'a Source<'a>,
        directory: &'a dyn Links,
        words: &'a Words,
        longest_sentence: usize,
        masked: &'a str,
        lines: &'a [BlockLine],
        events: &'a [Placed<'a>],
    ) -> Self {
        Self {
            source,
            directory,
            words,
            events,
            lines,
            masked,
            html: String::with_capacity(source.text.len() * 5 / 4),
            open: Vec::new(),
            outside: Vec::new(),
            frames: Vec::new(),
            next_indented: 0,
            outline: Outline::new(source),
            headings: Vec::new(),
            tables: Tables::default(),
            footnotes: Footnotes::default(),
            in_link: false,
            after_link: String::new(),
            prose: Prose::new(longest_sentence),
            longest_sentence,
            quiet: 0,
            too_deep: false,
            findings: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Writes every event, then what comes at the end of a body.
    pub(super) fn write(mut self) -> Rendered {
        let mut at = 0;
        while at < self.events.len() {
            at = self.event(at);
        }
        self.close_frames();
        self.write_footnotes();
        self.find_long_sentences();
        if self.findings.len() > MOST {
            self.findings.truncate(MOST);
            self.findings.push(Finding::more(self.source.file));
        }
        Rendered { html: self.html, findings: self.findings, links: self.links, headings: self.headings }
    }

    /// Writes the event at an index, with those that belong to it. Answers the index of the next.
    pub(super) fn event(&mut self, at: usize) -> usize {
        let events = self.events;
        let (event, range) = &events[at];
        if !matches!(event, Event::Start(Tag::HtmlBlock)) {
            self.leave_empty_block();
        }
        match event {
            Event::Start(tag) => return self.start(tag, range, at),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text, range),
            Event::Code(code) => self.code(code, range),
            Event::InlineHtml(html) | Event::Html(html) => self.inline_html(html, range),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::SoftBreak => {
                self.html.push('\n');
                self.speak(" ", range);
            }
            Event::HardBreak => {
                self.html.push_str("<br>");
                self.finish_sentence();
            }
            Event::Rule => {
                self.finish_sentence();
                self.html.push_str("<hr>");
            }
            Event::TaskListMarker(ticked) => self.task(*ticked),
        }
        at + 1
    }

    fn start(&mut self, tag: &'a Tag<'a>, range: &Range<usize>, at: usize) -> usize {
        match tag {
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(*link_type, dest_url, title, range, at);
            }
            Tag::Image { dest_url, title, .. } => return self.image(dest_url, title, range, at),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.start_words(tag, range);
                return at + 1;
            }
            _ => self.finish_sentence(),
        }
        match tag {
            Tag::Paragraph => return self.paragraph(at),
            Tag::Heading { level, .. } => return self.heading(*level, range, at),
            Tag::CodeBlock(_) => return self.code_block(at),
            Tag::HtmlBlock => return self.html_block(range, at),
            Tag::MetadataBlock(_) => return self.end_of(at) + 1,
            Tag::Table(alignments) => self.start_table(alignments, range),
            Tag::TableHead => self.start_table_row(true),
            Tag::TableRow => self.start_table_row(false),
            Tag::TableCell => self.start_table_cell(at),
            Tag::FootnoteDefinition(label) => self.start_footnote(label, range),
            Tag::BlockQuote(kind) => self.quotation(*kind, range, at),
            Tag::List(start) => self.list(*start, range),
            Tag::Item => self.item(at),
            Tag::DefinitionList => self.nest("<dl>", "</dl>", range),
            Tag::DefinitionListTitle => self.nest_within("<dt>", "</dt>"),
            Tag::DefinitionListDefinition => self.nest_within("<dd>", "</dd>"),
            // The elements of words were written above.
            _ => self.open.push(""),
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => return self.end_link(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => return self.close(),
            TagEnd::Heading(_) => self.quiet -= 1,
            TagEnd::Table => self.end_table(),
            _ => {}
        }
        self.finish_sentence();
        self.close();
        if tag == TagEnd::FootnoteDefinition {
            let text = self.outside.pop().map(|outside| std::mem::replace(&mut self.html, outside));
            self.end_footnote(text.unwrap_or_default());
        }
    }

    /// Turns to a new text; what was written so far waits for the end of the footnote.
    pub(super) fn write_aside(&mut self) {
        self.outside.push(std::mem::take(&mut self.html));
    }

    /// Opens an element and takes note of what closes it.
    pub(super) fn enter(&mut self, opening: &str, closing: &'static str) {
        self.html.push_str(opening);
        self.open.push(closing);
    }

    /// Opens an element that may hold others of its kind, unless too many are open.
    pub(super) fn nest(&mut self, opening: &str, closing: &'static str, range: &Range<usize>) {
        self.nest_up_to(DEEPEST, opening, closing, range);
    }

    fn nest_up_to(&mut self, deepest: usize, opening: &str, closing: &'static str, range: &Range<usize>) {
        if self.open.len() < deepest {
            return self.enter(opening, closing);
        }
        self.open.push("");
        if !self.too_deep {
            self.too_deep = true;
            let finding = Finding::warning(
                "nested-too-deep",
                self.place(range),
                "This stands inside too many lists or quotations, and is shown without a mark of its own",
            );
            self.findings.push(finding.help("Write it with fewer levels."));
        }
    }

    /// Opens an element that belongs to the one around it, if that was written.
    pub(super) fn nest_within(&mut self, opening: &str, closing: &'static str) {
        if self.open.last().is_some_and(|closing| closing.is_empty()) {
            self.open.push("");
        } else {
            self.enter(opening, closing);
        }
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        self.html.push_str(self.open.pop().unwrap_or_default());
    }

    fn start_words(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let (opening, closing) = match tag {
            Tag::Emphasis => ("<em>", "</em>"),
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<del>", "</del>"),
            Tag::Superscript => ("<sup>", "</sup>"),
            _ => ("<sub>", "</sub>"),
        };
        self.nest_up_to(DEEPEST_WORDS, opening, closing, range);
    }

    fn find_long_sentences(&mut self) {
        let longest = self.longest_sentence;
        let prose = std::mem::replace(&mut self.prose, Prose::new(longest));
        for (range, words) in prose.into_long() {
            let message = format!("This sentence has {words} words. The longest should have {longest}");
            let finding = Finding::warning("long-sentence", self.place(&range), message);
            self.findings.push(finding.help("Split it into two or more."));
        }
    }

    /// Ends the sentence that is being counted.
    pub(super) fn finish_sentence(&mut self) {
        self.prose.finish();
    }

    /// The index of the end of the element that starts at an index.
    pub(super) fn end_of(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for (index, (event, _)) in self.events.iter().enumerate().skip(at) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return index;
            }
        }
        self.events.len() - 1
    }

    /// The text of the element that starts at an index, with single spaces.
    pub(super) fn plain(&self, at: usize) -> String {
        let mut plain = String::new();
        for (event, _) in &self.events[at..=self.end_of(at)] {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => plain.push_str(text),
                Event::SoftBreak | Event::HardBreak => plain.push(' '),
                _ => {}
            }
        }
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The place of a stretch of the body, without the space at its end.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let written = self.source.text.get(range.clone()).unwrap_or_default();
        let end = range.start + written.trim_end().len();
        let offset = self.source.offset;
        Place::text(self.source.file, offset + range.start..offset + end)
    }
}
