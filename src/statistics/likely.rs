//! How sure a published figure is, and what may be said of two of them.
//!
//! Everything is worked out from the published counts beside the figure, so that it tells no more
//! than they do. A count by itself and an average without its spread have no interval here: the
//! first is what happened and no sample, and of the second too little is known.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::figure::PublishedFigure;
use super::methods::difference::difference;
use super::methods::{
    Change, Comparison, Confidence, Estimate, Fraction, Funnel, Interval, Movement, change, compare,
    intervals,
};
use crate::records::indicator::{Direction, Indicator, Measure};

/// Where the true value of a figure likely lies, with 95% confidence, in the indicator's measure:
/// by Wilson's score for a percentage, by Byar's method, or exactly below 10 events, for a rate.
#[must_use]
pub fn interval(indicator: &Indicator, figure: &PublishedFigure) -> Option<Interval> {
    let fraction = fraction(figure)?;
    match indicator.measure.value {
        Measure::Percentage => intervals::proportion(fraction, Confidence::Percent95)?.times(100.0),
        Measure::Rate => {
            let per = indicator.per.as_ref()?.value.0.to_f64()?;
            intervals::rate(fraction, Confidence::Percent95)?.times(per)
        }
        Measure::Count | Measure::Average => None,
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
        Measure::Rate => change::rates(first, second),
        Measure::Count | Measure::Average => None,
    }
}

/// How far apart two figures about different people likely are, the first less the second, in the
/// indicator's measure.
#[must_use]
pub fn gap(indicator: &Indicator, first: &PublishedFigure, second: &PublishedFigure) -> Option<Interval> {
    difference(estimate(indicator, first)?, estimate(indicator, second)?)
}

fn estimate(indicator: &Indicator, figure: &PublishedFigure) -> Option<Estimate> {
    let value = fraction(figure)?.value()? * in_measure(indicator)?;
    Some(Estimate { value, interval: interval(indicator, figure)? })
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
    if change.p_value * f64::from(others.max(1)) >= SIGNIFICANT {
        return Some(Comparison::Similar);
    }
    Some(match (change.movement, indicator.direction) {
        (Movement::NoClearChange, _) => Comparison::Similar,
        (Movement::Up, Direction::HigherIsBetter) | (Movement::Down, Direction::LowerIsBetter) => {
            Comparison::Better
        }
        (Movement::Down, Direction::HigherIsBetter) | (Movement::Up, Direction::LowerIsBetter) => {
            Comparison::Worse
        }
        (Movement::Up, Direction::Neither) => Comparison::Higher,
        (Movement::Down, Direction::Neither) => Comparison::Lower,
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

/// The two published counts that a figure is made of.
pub(crate) fn fraction(figure: &PublishedFigure) -> Option<Fraction> {
    let count = |count: Option<super::Shown<Decimal>>| count?.value()?.to_f64();
    Some(Fraction::new(count(figure.numerator())?, count(figure.denominator())?))
}
