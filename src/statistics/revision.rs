//! Changes of figures that had been published: what readers were shown, and what they are shown now.

use rust_decimal::Decimal;

use super::figure::{Shown, Subject};
use crate::records::fields::{Id, Period};

/// A figure as one release showed it to readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub(super) value: Shown<Decimal>,
    pub(super) numerator: Option<Shown<Decimal>>,
    pub(super) denominator: Option<Shown<Decimal>>,
    pub(super) release: Id,
}

impl Told {
    /// The figure itself, in the indicator's measure.
    #[must_use]
    pub fn value(&self) -> Shown<Decimal> {
        self.value
    }

    /// The two counts that it was made from, where readers may see the figure and both of them.
    #[must_use]
    pub fn counts(&self) -> Option<(Decimal, Decimal)> {
        self.value.value()?;
        Some((self.numerator?.value()?, self.denominator?.value()?))
    }

    /// The release that showed it.
    #[must_use]
    pub fn release(&self) -> &Id {
        &self.release
    }

    /// Whether it looks the same to readers as another one. What is hidden looks the same whatever
    /// it is, and whatever may still be seen of the counts behind it.
    fn looks_as(&self, other: &Self) -> bool {
        self.value == other.value && self.counts() == other.counts()
    }
}

/// A figure that looked otherwise to readers in an earlier release.
///
/// Both sides of it come out of the step of disclosure control, as everything published does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub(super) subject: Subject,
    pub(super) period: Period,
    pub(super) before: Told,
    pub(super) after: Told,
}

impl Revision {
    /// The change between what two releases showed one after the other; none where the two look the
    /// same to readers.
    pub(super) fn between(subject: &Subject, period: Period, before: &Told, after: &Told) -> Option<Self> {
        let (before, after) = (before.clone(), after.clone());
        (!before.looks_as(&after)).then(|| Self { subject: subject.clone(), period, before, after })
    }

    /// What the figure is about.
    #[must_use]
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The period it is for, as the later release writes it.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// What readers were shown.
    #[must_use]
    pub fn before(&self) -> &Told {
        &self.before
    }

    /// What they are shown since.
    #[must_use]
    pub fn after(&self) -> &Told {
        &self.after
    }
}
