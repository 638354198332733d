//! Sentences that are too long to read with ease.

use crate::diagnostics::{Finding, Findings};
use crate::prose::Prose;
use crate::records::fields::Text;
use crate::records::reading::Entry;

/// Warns of texts with a sentence of more words than the authority allows itself; 0 allows any.
///
/// Texts that an authority may not reword, such as what was resolved, are left to their authors.
pub(super) fn check<'a, R>(
    entry: &Entry<R>,
    texts: impl IntoIterator<Item = &'a Text>,
    longest: usize,
    findings: &mut Findings,
) {
    for text in texts {
        let Some(span) = text.span() else { continue };
        let text = text.english();
        let mut prose = Prose::new(longest);
        prose.text(text, &(0..text.len()));
        for (_, words) in prose.into_long() {
            let message = format!("A sentence here has {words} words. The longest should have {longest}");
            let finding = Finding::warning("long-sentence", entry.place(span), message);
            findings.push(finding.help("Split it into two or more."));
        }
    }
}
