//! How sure a published figure is, and what may be said of two of them.
//!
//! Everything is worked out from the published counts beside the figure, so that it tells no more
//! than they do. A count or a sum by itself and an average without its spread have no interval
//! here: the first are what happened and no sample, and of the last too little is known.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::figure::PublishedFigure;
use super::methods::{
    Change, Comparison, Confidence, Estimate, Fraction, Interval, Sample, Trend, change, compare, intervals,
    trend,
};
use crate::records::indicator::{Indicator, Measure};

/// Where the true value of a figure likely lies, with 95% confidence, in the indicator's measure:
/// by Wilson's score for a percentage, by Byar's method, or exactly below 10 events, for a rate, by
/// Dobson's method for a standardised rate, and by Student's distribution for an average with its
/// standard deviation.
#[must_use]
pub fn interval(indicator: &Indicator, figure: &PublishedFigure) -> Option<Interval> {
    if let Some([lower, upper]) = figure.range() {
        return Interval::new(lower.to_f64()?, upper.to_f64()?);
    }
    figure.value().value()?;
    let fraction = fraction(figure)?;
    match indicator.measure.value {
        Measure::Percentage => intervals::proportion(fraction, Confidence::Percent95)?.times(100.0),
        Measure::Rate | Measure::StandardisedRate => {
            let per = indicator.per.as_ref()?.value.0.to_f64()?;
            intervals::rate(fraction, Confidence::Percent95)?.times(per)
        }
        Measure::Average | Measure::Rating => intervals::mean(sample(figure)?, Confidence::Percent95),
        Measure::Count | Measure::Money => None,
    }
}

/// How a figure stands to a target or a benchmark, by its interval.
#[must_use]
pub fn against(indicator: &Indicator, figure: &PublishedFigure, other: Decimal) -> Option<Comparison> {
    compare(interval(indicator, figure)?, other.to_f64()?, indicator.direction)
}

/// Whether a figure went up or down between two periods that do not overlap. Whether the two may
/// be compared at all, a caller has to know.
#[must_use]
pub fn change_between(
    indicator: &Indicator,
    before: &PublishedFigure,
    after: &PublishedFigure,
) -> Option<Change> {
    let (first, second) = (fraction(before)?, fraction(after)?);
    match indicator.measure.value {
        Measure::Percentage => change::proportions(first, second),
        Measure::StandardisedRate if before.range().is_some() || after.range().is_some() => {
            change::values(estimate(indicator, before)?, estimate(indicator, after)?)
        }
        Measure::Rate | Measure::StandardisedRate => change::rates(first, second),
        Measure::Average | Measure::Rating => change::means(sample(before)?, sample(after)?),
        Measure::Count | Measure::Money => None,
    }
}

/// Which way a figure has gone over the last five of these periods, the oldest first. They must not
/// overlap, and must follow one another at one distance. Whether they may be compared at all, a
/// caller has to know.
#[must_use]
pub fn trend(indicator: &Indicator, figures: &[&PublishedFigure]) -> Option<Trend> {
    let fractions = || figures.iter().map(|figure| fraction(figure)).collect::<Option<Vec<_>>>();
    match indicator.measure.value {
        Measure::Percentage => trend::proportions(&fractions()?),
        Measure::Rate => trend::rates(&fractions()?),
        Measure::Average | Measure::Rating | Measure::StandardisedRate => {
            let estimates = figures.iter().map(|figure| estimate(indicator, figure));
            trend::values(&estimates.collect::<Option<Vec<_>>>()?)
        }
        Measure::Count | Measure::Money => None,
    }
}

/// A figure with its likely range.
fn estimate(indicator: &Indicator, figure: &PublishedFigure) -> Option<Estimate> {
    Some(Estimate { value: figure.value().value()?.to_f64()?, interval: interval(indicator, figure)? })
}

/// What is known of the measurements behind an average.
fn sample(figure: &PublishedFigure) -> Option<Sample> {
    let Fraction { numerator, denominator } = fraction(figure)?;
    let mean = Fraction::new(numerator, denominator).value()?;
    Some(Sample { size: denominator, mean, standard_deviation: figure.deviation()?.to_f64()? })
}

/// The two published counts that a figure is made of.
fn fraction(figure: &PublishedFigure) -> Option<Fraction> {
    let count = |count: Option<super::Shown<Decimal>>| count?.value()?.to_f64();
    Some(Fraction::new(count(figure.numerator())?, count(figure.denominator())?))
}
