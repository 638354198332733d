//! Counts the words of sentences: in the fields of records, and in Markdown.

use std::ops::Range;

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: [&str; 16] =
    ["e.g", "i.e", "eg", "ie", "cf", "vs", "mr", "mrs", "ms", "dr", "st", "no", "nos", "para", "cllr", "rev"];

/// Finds sentences that are too long, from texts that come one after the other.
///
/// A sentence ends at a full stop, question mark or exclamation mark that is followed by a
/// capital letter, a digit or a mark, and where its paragraph, item or line ends.
pub(crate) struct Prose {
    longest: usize,
    sentence: Option<Sentence>,
    /// The word that is being read; empty between words.
    word: String,
    found: Vec<(Range<usize>, usize)>,
}

struct Sentence {
    range: Range<usize>,
    words: usize,
    /// Whether its last word could be its end.
    over: bool,
}

impl Prose {
    /// Takes sentences up to that many words; 0 takes any.
    pub(crate) fn new(longest: usize) -> Self {
        Self { longest, sentence: None, word: String::new(), found: Vec::new() }
    }

    /// Goes on with a text and its range in the body.
    pub(crate) fn text(&mut self, text: &str, range: &Range<usize>) {
        // An entity is shorter than what stands for it in the body: its place is the whole.
        let exact = text.len() == range.len();
        let mut at = 0;
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end_matches(char::is_whitespace);
            if !word.is_empty() {
                let from = range.start + at;
                let place = if exact { from..from + word.len() } else { range.clone() };
                self.word(word, place);
            }
            if word.len() < part.len() {
                self.end_word();
            }
            at += part.len();
        }
    }

    /// Ends the sentence.
    pub(crate) fn finish(&mut self) {
        self.end_word();
        let long = self.sentence.take().filter(|sentence| self.longest > 0 && sentence.words > self.longest);
        self.found.extend(long.map(|sentence| (sentence.range, sentence.words)));
    }

    /// The sentences that were too long, each with its range and its number of words.
    pub(crate) fn into_long(mut self) -> Vec<(Range<usize>, usize)> {
        self.finish();
        self.found
    }

    /// Begins a word, or goes on with it.
    fn word(&mut self, part: &str, place: Range<usize>) {
        if self.word.is_empty() {
            let over = self.sentence.as_ref().is_some_and(|sentence| sentence.over);
            if over && !part.starts_with(char::is_lowercase) {
                self.finish();
            }
        }
        self.word.push_str(part);
        let sentence = self.sentence.get_or_insert(Sentence { range: place.clone(), words: 0, over: false });
        sentence.range.end = place.end;
    }

    fn end_word(&mut self) {
        if let Some(sentence) = &mut self.sentence
            && !self.word.is_empty()
        {
            sentence.words += usize::from(self.word.contains(char::is_alphanumeric));
            sentence.over = may_end(&self.word);
        }
        self.word.clear();
    }
}

fn may_end(word: &str) -> bool {
    let bare = word.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']']);
    let Some(stem) = bare.strip_suffix('.') else { return bare.ends_with(['!', '?']) };
    let stem = stem.trim_start_matches(['(', '"', '\'']).to_lowercase();
    // A single letter with a full stop is an initial.
    stem.chars().count() > 1 && !SHORT_FORMS.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(longest: usize, text: &str) -> Vec<(&str, usize)> {
        let mut prose = Prose::new(longest);
        prose.text(text, &(0..text.len()));
        prose.into_long().into_iter().map(|(range, words)| (&text[range], words)).collect()
    }

    #[test]
    fn counts_each_sentence_alone() {
        let text = "One two three. Four five six seven. Eight?  Nine ten – eleven twelve!";
        assert_eq!(long(3, text), [("Four five six seven.", 4), ("Nine ten – eleven twelve!", 4)]);
        assert_eq!(long(0, text), []);
    }

    #[test]
    fn short_forms_and_initials_end_nothing() {
        assert_eq!(long(5, "Ask Dr. Shaw or Mr. J. Poole about it.").len(), 1);
        assert_eq!(long(5, "Aids, e.g. Rails and ramps, are free.").len(), 1);
        assert_eq!(long(5, "It costs 1.5 pounds. of course it does.").len(), 1);
    }

    #[test]
    fn marks_and_decimals_count_no_words_and_end_no_sentence() {
        let counts = |text| long(1, text).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
        assert_eq!(counts("Ring us. We come \u{2013} free!  Why (not?) Ask me."), [2, 3, 2, 2]);
        assert_eq!(counts("Aids, e.g. rails, cost 1.50 pounds"), [6]);
        assert_eq!(counts(""), Vec::<usize>::new());
    }

    #[test]
    fn a_word_may_come_in_pieces() {
        let mut prose = Prose::new(1);
        for (text, range) in [("on", 0..2), ("e", 4..5), (" & ", 5..12), ("two", 12..15)] {
            prose.text(text, &range);
        }
        assert_eq!(prose.into_long(), [(0..15, 2)]);
    }
}
