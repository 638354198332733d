//! How certain a figure is, and what may be said of it: intervals, funnels, comparisons and tests.
//!
//! Everything here is arithmetic on numbers that are handed in. Nothing reads a record, a file or
//! a clock, nothing panics, and nothing that comes out is infinite or not a number: where there is
//! no answer, the answer is `None`.
//!
//! The methods are those of public health in England, which councils' figures are compared with:
//! the *Public health technical guidance* of the Office for Health Improvement and Disparities
//! (<https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/>), and before
//! it the technical briefings 2 and 3 of the Association of Public Health Observatories (2008).
//! Where we take another way, the function says so and why.
//!
//! | of | interval | change between two periods | trend | funnel |
//! | --- | --- | --- | --- | --- |
//! | a proportion | [`intervals::proportion`] | [`change::proportions`] | [`trend::proportions`] | [`Funnel`] |
//! | a count | [`intervals::count`] | [`change::counts`] | [`trend::counts`] | – |
//! | a rate | [`intervals::rate`] | [`change::rates`] | [`trend::rates`] | [`Funnel`] |
//! | a standardised rate | [`intervals::standardised_rate`] | [`change::values`] | [`trend::values`] | – |
//! | an average | [`intervals::mean`] | [`change::means`] | [`trend::values`] | – |
//!
//! How far two values lie apart, whatever their measure, says [`difference::difference`].
//!
//! Proportions and rates are shares of one here; [`Interval::times`] turns them into shares of a
//! hundred or of a thousand.
//!
//! Counts are handed in as they are published, rounded where they are rounded: whoever knows an
//! interval can work out the counts that it was made from.
//!
//! The tests of change and trend suppose that the periods do not overlap and that one definition
//! holds throughout. Rolling years that share months, and figures on two sides of a break, must
//! not be handed in.

pub mod change;
pub mod compare;
pub mod difference;
pub mod funnel;
pub mod intervals;
mod probability;
#[cfg(test)]
mod tests;
pub mod trend;

pub use change::{Change, Movement};
pub use compare::{Comparison, compare};
pub use funnel::{Funnel, FunnelPoint, Standing};
pub use intervals::{Sample, StandardisedRate, Stratum};
pub use trend::{Course, Trend};

/// The largest number that is taken for a count: whole numbers above it have gaps between them.
const LARGEST_COUNT: f64 = 9_007_199_254_740_992.0;

/// How sure an interval or a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Of 100 such intervals, 95 hold the true value.
    Percent95,
    /// Of 1,000 such intervals, 998 hold the true value.
    Percent99Point8,
}

impl Confidence {
    /// How many standard deviations it reaches to each side of a normal distribution.
    #[must_use]
    pub fn deviations(self) -> f64 {
        match self {
            Self::Percent95 => 1.959_963_984_540_054,
            Self::Percent99Point8 => 3.090_232_306_167_813,
        }
    }

    /// How much probability it leaves out on each side.
    fn tail(self) -> f64 {
        match self {
            Self::Percent95 => 0.025,
            Self::Percent99Point8 => 0.001,
        }
    }
}

/// Where the true value likely lies. Both ends are finite, and the lower is not above the upper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    lower: f64,
    upper: f64,
}

impl Interval {
    /// An interval between two ends; none where they are in the wrong order or not finite.
    #[must_use]
    pub fn new(lower: f64, upper: f64) -> Option<Self> {
        (lower.is_finite() && upper.is_finite() && lower <= upper).then_some(Self { lower, upper })
    }

    /// The lower end.
    #[must_use]
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub fn upper(&self) -> f64 {
        self.upper
    }

    /// Whether a value lies within it, its ends included.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }

    /// The interval of so many times the value: `times(100.0)` makes percentages of shares. None
    /// for a factor that is negative, or so large that an end would not be finite.
    #[must_use]
    pub fn times(&self, factor: f64) -> Option<Self> {
        Self::new(self.lower * factor, self.upper * factor)
    }
}

/// Two counts, of which a proportion or a rate is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fraction {
    /// The upper count: the people who said yes, or the events.
    pub numerator: f64,
    /// The lower count: the people asked, or the population.
    pub denominator: f64,
}

impl Fraction {
    /// Two counts.
    #[must_use]
    pub fn new(numerator: f64, denominator: f64) -> Self {
        Self { numerator, denominator }
    }

    /// The upper count divided by the lower; none where either is no count, or nothing is divided
    /// by.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (is_count(self.numerator) && is_count(self.denominator) && self.denominator > 0.0)
            .then(|| self.numerator / self.denominator)
            .filter(|value| value.is_finite())
    }

    /// The same, for a part of a whole, which is never above one.
    fn share(&self) -> Option<f64> {
        self.value().filter(|value| *value <= 1.0)
    }
}

/// A value with its interval of 95%.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Where the true value likely lies.
    pub interval: Interval,
}

impl Estimate {
    /// The standard error that belongs to the interval: its width divided by twice the standard
    /// deviations that it reaches, as the guidance on trend markers takes it for every measure.
    /// None for an interval without width.
    fn standard_error(&self) -> Option<f64> {
        let width = self.interval.upper - self.interval.lower;
        let error = width / (2.0 * Confidence::Percent95.deviations());
        (self.value.is_finite() && error.is_normal()).then_some(error)
    }
}

/// Whether a number can be a count. Weighted surveys and shared events make counts that are not
/// whole.
fn is_count(number: f64) -> bool {
    (0.0..=LARGEST_COUNT).contains(&number)
}
