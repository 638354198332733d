//! Findings: what is wrong with the content, as data. Drawing them is apart, in [`report`].

mod place;
pub mod report;
mod words;

pub use place::{At, FileName, LineIndex, Place, SourceTexts};
pub(crate) use words::printable;

/// How many mistakes of one file are told. More of them have one cause, and nobody reads so many.
pub(crate) const MOST: usize = 1_000;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// It should be mended, but does not stop publishing.
    Warning,
}

/// What made a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// What an officer wrote.
    Writing,
    /// Time alone: nobody changed the file, but a day passed. `--strict` lets these through,
    /// so that an overnight rebuild never blocks the correction of a telephone number.
    Time,
}

/// Something that is wrong, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// What made it.
    pub cause: Cause,
    /// The name of the rule it breaks, in kebab-case. It is stable: programs may rely on it.
    pub rule: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, as a sentence without its full stop.
    pub message: String,
    /// What to write instead, in full sentences.
    pub help: Option<String>,
}

impl Finding {
    /// A finding that stops publishing.
    pub fn error(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            cause: Cause::Writing,
            rule,
            place,
            message: words::presentable(message.into()),
            help: None,
        }
    }

    /// A finding that does not stop publishing.
    pub fn warning(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, place, message) }
    }

    /// A warning that time alone has caused.
    pub fn overdue(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { cause: Cause::Time, ..Self::warning(rule, place, message) }
    }

    /// The same finding, as one that time alone has caused.
    #[must_use]
    pub fn by_time_alone(self) -> Self {
        Self { severity: Severity::Warning, cause: Cause::Time, ..self }
    }

    /// That not every mistake of a file is told.
    #[must_use]
    pub fn more(file: &FileName) -> Self {
        Self::error("more-mistakes", Place::file(file), "This file has more mistakes than are told here")
            .help("Mend those that are told, and check it again.")
    }

    /// The same finding with what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(words::presentable(help.into()));
        self
    }
}

/// The findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// How many stop publishing, and how many are warnings.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let errors = self.0.iter().filter(|finding| finding.severity == Severity::Error).count();
        (errors, self.0.len() - errors)
    }

    /// Whether any stops publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count().0 > 0
    }

    /// Makes warnings errors. What time alone has caused stays a warning, unless `time_too`.
    pub fn be_strict(&mut self, time_too: bool) {
        for finding in &mut self.0 {
            if time_too || finding.cause == Cause::Writing {
                finding.severity = Severity::Error;
            }
        }
    }

    /// Puts them into the order of their files and places, each told once.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            (&a.place, a.severity, a.rule, &a.message).cmp(&(&b.place, b.severity, b.rule, &b.message))
        });
        self.0.dedup();
    }

    /// Each finding, in the order they are in.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        self.0.extend(findings);
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Self {
        Self(findings.into_iter().collect())
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The candidate nearest to a misspelt word, where one is near enough to be meant: one that is
/// written much like it, or one that ends as it does (`phone`, `telephone`).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR_ENOUGH: f64 = 0.8;
    let likeness = |candidate: &str| {
        let same_end = word.len() >= 4 && candidate.ends_with(word);
        strsim::jaro_winkler(word, candidate).max(if same_end { NEAR_ENOUGH } else { 0.0 })
    };
    candidates
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        // Of those that are alike the first: what is written most often stands first in a record.
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, candidate)| candidate)
}
