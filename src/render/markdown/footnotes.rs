//! Footnotes: numbers in the text, the notes at its end, and links both ways.

use std::collections::BTreeMap;
use std::ops::Range;

use super::escape::{push_markup, push_text};
use super::writer::Writer;
use crate::diagnostics::{Finding, Place};
use crate::records::fields::Span;

/// The longest label that is looked for, in characters.
const LONGEST_LABEL: usize = 100;

/// The footnotes of a body, by their labels in lower case.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: BTreeMap<String, Note>,
    /// Labels in the order of their numbers.
    order: Vec<String>,
    /// The notes that are being written.
    writing: Vec<Writing>,
    /// The links in the notes that are shown.
    links: Vec<(String, Span)>,
}

/// A note that is being written.
struct Writing {
    /// None where the note is a second one, which is not shown.
    label: Option<String>,
    /// The links before it.
    links: Vec<(String, Span)>,
    /// How many headings there were before it.
    headings: usize,
}

#[derive(Default)]
struct Note {
    /// 0 while nothing points to it.
    number: usize,
    /// How often the text points to it.
    references: usize,
    /// Its label as written, and where.
    written: Option<(String, Place)>,
    html: Option<String>,
}

impl Footnotes {
    /// Counts a reference. Answers the note's number and the reference's own.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let label = label.to_lowercase();
        let note = self.notes.entry(label.clone()).or_default();
        if note.number == 0 {
            self.order.push(label);
            note.number = self.order.len();
        }
        note.references += 1;
        (note.number, note.references)
    }
}

impl Writer<'_> {
    /// Writes the number that leads to a note.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.footnotes.writing.last().is_some_and(|note| note.label.is_none()) {
            // It stands in a second note, which is not shown: nothing could lead back to it.
            return;
        }
        let (number, reference) = self.footnotes.refer(label);
        let prefix = id(self.source.id_prefix);
        let mut html = format!(
            "<sup><a id=\"{prefix}note_{number}_from_{reference}\" href=\"#{prefix}note_{number}\" aria-label=\""
        );
        push_text(&mut html, &self.words.note);
        push_markup(&mut html, format_args!(" {number}\">{number}</a></sup>"));
        // A link cannot stand in a link: the number follows it.
        let target = if self.in_link { &mut self.after_link } else { &mut self.html };
        target.push_str(&html);
    }

    /// Begins the text of a note, which is kept for the end of the body.
    pub(super) fn start_footnote(&mut self, label: &str, range: &Range<usize>) {
        self.write_aside();
        self.open.push("");
        let key = label.to_lowercase();
        let second = self.footnotes.notes.get(&key).is_some_and(|note| note.written.is_some());
        let label_of_first = (!second).then(|| key.clone());
        let links = std::mem::take(&mut self.links);
        self.footnotes.writing.push(Writing { label: label_of_first, links, headings: self.headings.len() });
        if second {
            let message = format!("There are two notes for `[^{label}]`, and only the first is shown");
            let finding = Finding::warning("duplicate-footnote", self.footnote_place(range), message);
            self.findings.push(finding.help("Give one of the two another number, or delete it."));
            return;
        }
        let place = self.footnote_place(range);
        self.footnotes.notes.entry(key).or_default().written = Some((label.to_owned(), place));
    }

    /// Takes the text of the note that was begun last. What a second note says is not shown, so it
    /// leads nowhere either.
    pub(super) fn end_footnote(&mut self, html: String) {
        let Some(Writing { label, links, headings }) = self.footnotes.writing.pop() else { return };
        let inside = std::mem::replace(&mut self.links, links);
        match label.and_then(|label| self.footnotes.notes.get_mut(&label)) {
            Some(note) => {
                note.html = Some(html);
                self.footnotes.links.extend(inside);
            }
            None => self.headings.truncate(headings),
        }
    }

    /// Names a reference that the parser left as text because there is no such note.
    pub(super) fn find_missing_footnote(&mut self, range: &Range<usize>) {
        let text = self.source.text.get(range.start..).unwrap_or_default();
        let Some(text) = text.strip_prefix("[^") else { return };
        // A label is short: a body without one closing bracket is not searched to its end each time.
        let end = text.char_indices().take(LONGEST_LABEL).find(|(_, c)| *c == ']' || c.is_whitespace());
        let Some((length @ 1.., ']')) = end else { return };
        let label = &text[..length];
        let place = self.place(&(range.start..range.start + label.len() + 3));
        let finding =
            Finding::warning("missing-footnote", place, format!("There is no note for `[^{label}]`"));
        self.findings.push(finding.help(format!("Write it on a line of its own: `[^{label}]: The note`.")));
    }

    /// Writes the notes, each with links back to where the text points to it.
    pub(super) fn write_footnotes(&mut self) {
        let mut footnotes = std::mem::take(&mut self.footnotes);
        self.links.append(&mut footnotes.links);
        for (key, note) in footnotes.notes.iter().filter(|(_, note)| note.number == 0) {
            footnotes.order.push(key.clone());
            self.findings.extend(note.written.clone().map(unused));
        }
        if footnotes.order.is_empty() {
            return;
        }
        let (prefix, level) = (id(self.source.id_prefix), self.source.heading_level.clamp(2, 6));
        push_markup(
            &mut self.html,
            format_args!(
                "<section class=\"footnotes\" aria-labelledby=\"{prefix}notes_heading\"><h{level} id=\"{prefix}notes_heading\">"
            ),
        );
        push_text(&mut self.html, &self.words.footnotes);
        push_markup(&mut self.html, format_args!("</h{level}><ol>"));
        for (number, label) in footnotes.order.iter().enumerate() {
            let note = footnotes.notes.remove(label).unwrap_or_default();
            self.footnote(number + 1, note);
        }
        self.html.push_str("</ol></section>");
    }

    fn footnote(&mut self, number: usize, note: Note) {
        let prefix = id(self.source.id_prefix);
        let mut back = String::new();
        for reference in 1..=note.references {
            push_markup(&mut back, format_args!(" <a href=\"#{prefix}note_{number}_from_{reference}\">"));
            push_text(&mut back, &self.words.back);
            if note.references > 1 {
                push_markup(&mut back, format_args!(" ({reference})"));
            }
            back.push_str("</a>");
        }
        let html = note.html.unwrap_or_default();
        push_markup(&mut self.html, format_args!("<li id=\"{prefix}note_{number}\">"));
        match html.strip_suffix("</p>") {
            _ if back.is_empty() => self.html.push_str(&html),
            Some(text) => push_markup(&mut self.html, format_args!("{text}{back}</p>")),
            None => push_markup(&mut self.html, format_args!("{html}<p>{}</p>", back.trim_start())),
        }
        self.html.push_str("</li>");
    }

    fn footnote_place(&self, range: &Range<usize>) -> Place {
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        let length = text.find(['\n', '\r']).unwrap_or(text.len());
        self.place(&(range.start..range.start + length))
    }
}

fn unused((label, place): (String, Place)) -> Finding {
    Finding::warning("unused-footnote", place, format!("Nothing in the text points to the note `[^{label}]`"))
        .help(format!("Write `[^{label}]` where it belongs, or delete the note."))
}

/// A prefix of ids as the value of an attribute.
fn id(prefix: &str) -> String {
    let mut html = String::new();
    push_text(&mut html, prefix);
    html
}
