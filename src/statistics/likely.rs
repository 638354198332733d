//! How sure a published figure is, and what may be said of two of them.
//!
//! Everything is worked out from the published counts beside the figure, so that it tells no more
//! than they do. A count or a sum by itself and an average without its spread have no interval
//! here: the first are what happened and no sample, and of the last too little is known.

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

use super::figure::PublishedFigure;
use super::methods::difference::difference;
use super::methods::{
    Change, Comparison, Confidence, Estimate, Fraction, Funnel, Interval, Movement, Sample, Trend, change,
    compare, intervals, trend,
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

/// The two ends of that interval as they are published.
#[must_use]
pub fn ends(indicator: &Indicator, figure: &PublishedFigure) -> Option<[Decimal; 2]> {
    published(indicator, interval(indicator, figure)?)
}

/// The two ends of an interval as they are published: with the indicator's decimals, and one at the
/// least, since a range of whole numbers would tell too little of a percentage.
#[must_use]
pub fn published(indicator: &Indicator, interval: Interval) -> Option<[Decimal; 2]> {
    let end = |end: f64| {
        let end = Decimal::try_from(end).ok()?;
        Some(end.round_dp_with_strategy(end_decimals(indicator), RoundingStrategy::MidpointAwayFromZero))
    };
    Some([end(interval.lower())?, end(interval.upper())?])
}

/// With how many decimals the ends of an interval are published.
#[must_use]
pub fn end_decimals(indicator: &Indicator) -> u32 {
    indicator.decimals.max(1)
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

/// How far apart two figures about different people likely are, the first less the second, in the
/// indicator's measure.
#[must_use]
pub fn gap(indicator: &Indicator, first: &PublishedFigure, second: &PublishedFigure) -> Option<Interval> {
    difference(estimate(indicator, first)?, estimate(indicator, second)?)
}

/// What a share of one is multiplied by to stand in the indicator's measure.
#[must_use]
pub fn in_measure(indicator: &Indicator) -> Option<f64> {
    match indicator.measure.value {
        Measure::Percentage => Some(100.0),
        Measure::Rate => indicator.per.as_ref()?.value.0.to_f64(),
        _ => None,
    }
}

/// How a figure stands to that of another subject in the same period, when it is held against so many
/// `others`. The more there are, the more of them chance alone would set apart: so each test has to be
/// that much surer (Bonferroni; Dunn, *Journal of the American Statistical Association* 56 (1961) 52–64).
#[must_use]
pub fn beside(
    indicator: &Indicator,
    figure: &PublishedFigure,
    other: &PublishedFigure,
    others: u32,
) -> Option<Comparison> {
    const SIGNIFICANT: f64 = 0.05;
    let change = change_between(indicator, other, figure)?;
    let is_sure = change.p_value * f64::from(others.max(1)) < SIGNIFICANT;
    Some(match change.movement {
        Movement::Up if is_sure => Comparison::of(indicator.direction, true),
        Movement::Down if is_sure => Comparison::of(indicator.direction, false),
        _ => Comparison::Similar,
    })
}

/// The limits within which chance alone would leave the figures of several subjects, had they all the
/// same true value: around the published figure of the whole or, where there is none, that of all of them
/// together.
#[must_use]
pub fn funnel<'f>(
    indicator: &Indicator,
    whole: Option<&PublishedFigure>,
    figures: impl Iterator<Item = &'f PublishedFigure>,
) -> Option<Funnel> {
    let together = || {
        let all = figures.filter_map(fraction);
        let add = |sum: Fraction, one: Fraction| {
            Fraction::new(sum.numerator + one.numerator, sum.denominator + one.denominator)
        };
        all.fold(Fraction::new(0.0, 0.0), add)
    };
    let average = whole.and_then(fraction).unwrap_or_else(together).value()?;
    match indicator.measure.value {
        Measure::Percentage => Funnel::of_proportions(average),
        Measure::Rate => Funnel::of_rates(average),
        _ => None,
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

/// A figure with its likely range. What two counts make is taken from them, before it is rounded.
fn estimate(indicator: &Indicator, figure: &PublishedFigure) -> Option<Estimate> {
    let shown = figure.value().value()?.to_f64()?;
    let one = match indicator.measure.value {
        Measure::Average | Measure::Rating => Some(1.0),
        _ => in_measure(indicator),
    };
    let exact = one.and_then(|one| Some(fraction(figure)?.value()? * one));
    Some(Estimate { value: exact.unwrap_or(shown), interval: interval(indicator, figure)? })
}

/// What is known of the measurements behind an average.
fn sample(figure: &PublishedFigure) -> Option<Sample> {
    let Fraction { numerator, denominator } = fraction(figure)?;
    let mean = Fraction::new(numerator, denominator).value()?;
    Some(Sample { size: denominator, mean, standard_deviation: figure.deviation()?.to_f64()? })
}

/// The two published counts that a figure is made of.
pub(crate) fn fraction(figure: &PublishedFigure) -> Option<Fraction> {
    let count = |count: Option<super::Shown<Decimal>>| count?.value()?.to_f64();
    Some(Fraction::new(count(figure.numerator())?, count(figure.denominator())?))
}
