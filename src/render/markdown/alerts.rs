//! Quotations, and alerts: quotations that begin with `[!NOTE]` or one of its sisters.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostics::{Finding, nearest};

const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

impl Writer<'_> {
    /// Opens a quotation or an alert, whose kind is said in words.
    pub(super) fn quotation(&mut self, kind: Option<BlockQuoteKind>, range: &Range<usize>, at: usize) {
        let words = self.words;
        let (class, label) = match kind {
            None => {
                self.find_unknown_alert(at);
                return self.nest("<blockquote>", "</blockquote>", range);
            }
            Some(BlockQuoteKind::Note) => ("note", &words.note),
            Some(BlockQuoteKind::Tip) => ("tip", &words.tip),
            Some(BlockQuoteKind::Important) => ("important", &words.important),
            Some(BlockQuoteKind::Warning) => ("warning", &words.warning),
            Some(BlockQuoteKind::Caution) => ("caution", &words.caution),
        };
        self.nest(&format!("<div class=\"alert alert-{class}\">"), "</div>", range);
        self.label(label, "");
    }

    /// Writes the line that names a box: its kind, its title, or both.
    pub(super) fn label(&mut self, kind: &str, title: &str) {
        let between = if kind.is_empty() || title.is_empty() { "" } else { ": " };
        if kind.is_empty() && title.is_empty() {
            return;
        }
        self.html.push_str("<p class=\"label\">");
        push_text(&mut self.html, kind);
        self.html.push_str(between);
        push_text(&mut self.html, title);
        self.html.push_str("</p>");
    }

    fn find_unknown_alert(&mut self, at: usize) {
        let Some((Event::Start(Tag::Paragraph), range)) = self.events.get(at + 1) else { return };
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        let Some((word, rest)) = text.strip_prefix("[!").and_then(|text| text.split_once(']')) else {
            return;
        };
        if word.is_empty() || word.contains(char::is_whitespace) || rest.starts_with(['(', '[']) {
            return;
        }
        let place = self.place(&(range.start..range.start + word.len() + 3));
        let upper = word.to_uppercase();
        let finding = if ALERTS.contains(&upper.as_str()) {
            Finding::warning("unknown-alert", place, format!("`[!{word}]` does not stand alone on its line"))
                .help("Write the text on the next line, after `>` and a space.")
        } else {
            let help = match nearest(&upper, ALERTS) {
                Some(near) => format!("Did you mean `[!{near}]`?"),
                None => {
                    "Write one of `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]`, `[!CAUTION]`.".to_owned()
                }
            };
            Finding::warning("unknown-alert", place, format!("There is no label `[!{word}]`")).help(help)
        };
        self.findings.push(finding);
    }
}
