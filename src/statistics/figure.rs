//! Figures that may be published.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::directory::reads::{Read, note};
use crate::records::fields::{Id, Period};

use super::revision::Revision;

/// What a series of figures is about. What is not named is not broken down by.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The area.
    pub area: Option<Id>,
    /// The lot.
    pub lot: Option<Id>,
    /// The provider.
    pub provider: Option<Id>,
    /// The group of people, by its key in the framework.
    pub group: Option<String>,
}

/// A value as readers may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<T> {
    /// The value.
    Value(T),
    /// It is kept back, because it could tell something about a person: `[c]`.
    Suppressed,
    /// There is none: `[x]`.
    NotAvailable,
    /// There can be none: `[z]`.
    NotApplicable,
    /// It is above nothing and rounds to nothing: `[low]`.
    Low,
}

impl<T> Shown<T> {
    /// The value, where readers may see it.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The shorthand in the value's place: Government Analysis Function, "Symbols in tables".
    #[must_use]
    pub fn shorthand(&self) -> Option<&'static str> {
        match self {
            Self::Value(_) => None,
            Self::Suppressed => Some("[c]"),
            Self::NotAvailable => Some("[x]"),
            Self::NotApplicable => Some("[z]"),
            Self::Low => Some("[low]"),
        }
    }
}

/// Something that readers have to know about a value. In tables it stands in square brackets:
/// Government Analysis Function, "Symbols in tables".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// `[b]`: the definition changed here.
    Break,
    /// `[e]`: it is an estimate.
    Estimated,
    /// `[f]`: it is a forecast.
    Forecast,
    /// `[p]`: it may still change.
    Provisional,
    /// `[r]`: it corrects a figure that was published before.
    Revised,
    /// `[u]`: it is of low reliability.
    Unreliable,
}

impl Marker {
    /// Every marker.
    pub const ALL: [Self; 6] =
        [Self::Break, Self::Estimated, Self::Forecast, Self::Provisional, Self::Revised, Self::Unreliable];

    /// The marker as tables write it.
    #[must_use]
    pub fn shorthand(self) -> &'static str {
        match self {
            Self::Break => "[b]",
            Self::Estimated => "[e]",
            Self::Forecast => "[f]",
            Self::Provisional => "[p]",
            Self::Revised => "[r]",
            Self::Unreliable => "[u]",
        }
    }
}

/// Where a figure was read. It tells nothing of its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file, by its path below the folder of figures.
    pub file: Arc<str>,
    /// The sheet; empty in a file that has only one.
    pub sheet: Arc<str>,
    /// The row, from 1, as a spreadsheet program counts.
    pub row: u32,
}

/// A figure that may be published: disclosure-safe by the authority's policy.
///
/// Its fields are private, and only the step of disclosure control makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedFigure {
    pub(super) period: Period,
    pub(super) value: Shown<Decimal>,
    pub(super) numerator: Option<Shown<Decimal>>,
    pub(super) denominator: Option<Shown<Decimal>>,
    pub(super) deviation: Option<Decimal>,
    pub(super) range: Option<[Decimal; 2]>,
    pub(super) markers: Vec<Marker>,
    pub(super) release: Id,
    pub(super) definition: usize,
    pub(super) source: Source,
}

impl PublishedFigure {
    /// The period it is for.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The figure itself, in the indicator's measure: a count, a number in each hundred, a rate or
    /// an average. It is rounded to the decimals of the indicator.
    #[must_use]
    pub fn value(&self) -> Shown<Decimal> {
        self.value
    }

    /// What it was made from, where it was made from two counts: the upper one.
    #[must_use]
    pub fn numerator(&self) -> Option<Shown<Decimal>> {
        self.numerator
    }

    /// What it was made from, where it was made from two counts: the lower one.
    #[must_use]
    pub fn denominator(&self) -> Option<Shown<Decimal>> {
        self.denominator
    }

    /// Of an average: how far single measurements lie from it, as their standard deviation.
    #[must_use]
    pub fn deviation(&self) -> Option<Decimal> {
        self.deviation
    }

    /// Of a standardised rate: where the true rate likely lies. All other figures let that be worked
    /// out from the counts beside them.
    #[must_use]
    pub fn range(&self) -> Option<[Decimal; 2]> {
        self.range
    }

    /// What readers have to know about it.
    #[must_use]
    pub fn markers(&self) -> &[Marker] {
        &self.markers
    }

    /// The release that published it last.
    #[must_use]
    pub fn release(&self) -> &Id {
        &self.release
    }

    /// Which of the indicator's definitions it was counted by, from 0.
    #[must_use]
    pub fn definition(&self) -> usize {
        self.definition
    }

    /// Where it was read.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }
}

/// Figures of one indicator about one subject, in the order of their periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub(super) subject: Subject,
    pub(super) figures: Vec<PublishedFigure>,
}

impl Series {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Its figures, in the order of their periods; there is at least one.
    #[must_use]
    pub fn figures(&self) -> &[PublishedFigure] {
        &self.figures
    }

    /// The figure of a period, where there is one. Periods of one indicator are equally long, so that
    /// the first day says which it is, however it is written.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&PublishedFigure> {
        let day = |figure: &PublishedFigure| figure.period.first_day();
        let at = self.figures.binary_search_by_key(&period.first_day(), day).ok()?;
        Some(&self.figures[at])
    }
}

/// How many figures of an indicator are hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hiding {
    /// Those hidden because of their own small counts.
    pub small: usize,
    /// Those hidden so that nobody can work out the small ones.
    pub besides: usize,
    /// How many had to be hidden besides, at the least, whatever the method.
    pub at_least: usize,
}

impl std::ops::AddAssign for Hiding {
    fn add_assign(&mut self, other: Self) {
        self.small += other.small;
        self.besides += other.besides;
        self.at_least += other.at_least;
    }
}

/// All figures that may be published at one moment.
#[derive(Debug, Default)]
pub struct Figures {
    pub(super) of_indicators: BTreeMap<Id, Vec<Series>>,
    pub(super) hiding: BTreeMap<Id, Hiding>,
    pub(super) revisions: BTreeMap<Id, Vec<Revision>>,
}

impl Figures {
    /// Every series of an indicator, ordered by subject.
    #[must_use]
    pub fn of(&self, indicator: &Id) -> &[Series] {
        note(|| Read::Figures);
        self.of_indicators.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// The indicators of which figures are hidden, with how many: for officers alone. Readers who knew how
    /// many are hidden for their own sake could work out more of two that protect each other.
    pub fn all_hiding(&self) -> impl Iterator<Item = (&Id, Hiding)> {
        let some = |(_, hiding): &(&Id, &Hiding)| hiding.small + hiding.besides > 0;
        self.hiding.iter().filter(some).map(|(id, hiding)| (id, *hiding))
    }

    /// How many figures of an indicator are hidden.
    #[must_use]
    pub fn hiding(&self, indicator: &Id) -> Hiding {
        note(|| Read::Figures);
        self.hiding.get(indicator).copied().unwrap_or_default()
    }

    /// What was changed among the published figures of an indicator, the newest change first.
    #[must_use]
    pub fn revisions(&self, indicator: &Id) -> &[Revision] {
        note(|| Read::Figures);
        self.revisions.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// The series of an indicator about one subject.
    #[must_use]
    pub fn series(&self, indicator: &Id, subject: &Subject) -> Option<&Series> {
        find(self.of(indicator), subject)
    }

    /// The state of all figures: the same as long as none changes.
    #[must_use]
    pub fn state(&self) -> [u8; 32] {
        /// There may be a million figures, whose text as a whole would take a gigabyte.
        struct Hashing(blake3::Hasher);
        impl std::fmt::Write for Hashing {
            fn write_str(&mut self, text: &str) -> std::fmt::Result {
                self.0.update(text.as_bytes());
                Ok(())
            }
        }
        let mut hashing = Hashing(blake3::Hasher::new());
        let _ = write!(hashing, "{:?} {:?} {:?}", self.of_indicators, self.hiding, self.revisions);
        hashing.0.finalize().into()
    }

    /// Whether there is any figure about a subject.
    #[must_use]
    pub fn has_any(&self, subject: &Subject) -> bool {
        note(|| Read::Figures);
        self.of_indicators.values().any(|series| find(series, subject).is_some())
    }
}

/// The series about one subject. They stand in the order of their subjects.
fn find<'a>(series: &'a [Series], subject: &Subject) -> Option<&'a Series> {
    let at = series.binary_search_by(|series| series.subject.cmp(subject)).ok()?;
    Some(&series[at])
}
