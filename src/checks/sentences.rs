//! Sentences that are too long to read with ease.

use crate::diagnostics::{Finding, Findings};
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
        for words in sentences(text.english()).filter(|words| longest > 0 && *words > longest) {
            let message = format!("A sentence here has {words} words. The longest should have {longest}");
            let finding = Finding::warning("long-sentence", entry.place(span), message);
            findings.push(finding.help("Split it into two or more."));
        }
    }
}

/// The number of words of each sentence. A sentence ends at a full stop, a question mark or an
/// exclamation mark, unless a small letter follows.
fn sentences(text: &str) -> impl Iterator<Item = usize> {
    let mut ends = Vec::new();
    let mut words = 0;
    let mut may_end = false;
    for word in text.split_whitespace() {
        if may_end && !word.starts_with(char::is_lowercase) {
            ends.push(std::mem::take(&mut words));
        }
        words += usize::from(word.contains(char::is_alphanumeric));
        may_end = word.trim_end_matches(['"', '\'', ')', '\u{2019}', '\u{201d}']).ends_with(['.', '!', '?']);
    }
    ends.push(words);
    ends.into_iter()
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_the_words_of_each_sentence() {
        let counts = |text| super::sentences(text).collect::<Vec<_>>();
        assert_eq!(counts("Ring us. We come \u{2013} free!  Why (not?) Ask."), [2, 3, 2, 1]);
        assert_eq!(counts("Aids, e.g. rails, cost 1.50 pounds"), [6]);
        assert_eq!(counts(""), [0]);
    }
}
