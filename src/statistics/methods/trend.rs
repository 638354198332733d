//! Tests of trend over the most recent periods.
//!
//! Technical guidance, *Trend markers*
//! (<https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Presentation/Trend_markers.html>).
//! The five most recent periods are tested, which must follow each other without a hole. A trend
//! is said to be one where
//! - chance alone would make one as steep less often than twice in 1,000 times (chi-squared above
//!   9.5495): many series are tested at once, and five points are few, and
//! - it goes the same way whichever one of the five is left out: no outlier makes it.
//!
//! The guidance tests figures of years only. It is for the caller to decide whether a series of
//! quarters or months, which may have seasons, is tested.

use super::probability::chi_squared_above;
use super::{Estimate, Fraction, is_count};

/// How many periods are tested.
pub const PERIODS: usize = 5;

/// Chance makes a slope as steep less often than this: it is a trend.
const SIGNIFICANT: f64 = 0.002;

/// The periods, numbered.
const SCORES: [f64; PERIODS] = [1.0, 2.0, 3.0, 4.0, 5.0];

/// Which way figures go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// They rise.
    Rising,
    /// They fall.
    Falling,
    /// Neither so clearly that chance, or one odd figure, could not have made it.
    NoClearTrend,
}

/// What a test of trend says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Which way the figures go.
    pub course: Course,
    /// How often chance alone makes a slope as steep, from 0 to 1.
    pub p_value: f64,
}

/// A slope, whose sign is its direction, and how unlikely it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slope {
    pub(super) steepness: f64,
    pub(super) chi_squared: f64,
}

/// The trend of proportions, by the chi-squared test for trend of Cochran and Armitage.
///
/// With `x` of `n` in the period numbered `s`, and `X` of `N` in all, chi-squared is
/// `N (N Σsx − X Σsn)² / (X (N − X) (N Σs²n − (Σsn)²))`, with one degree of freedom: the form of
/// the technical guidance. Cochran, *Biometrics* 10 (1954) 417–451; Armitage, *Biometrics* 11
/// (1955) 375–386. The guidance judges outliers by the slope of the log odds, which has none where
/// a proportion is nothing or one. We judge by the slope that is tested.
///
/// None for fewer than five periods, or where one of the last five is no proportion.
#[must_use]
pub fn proportions(periods: &[Fraction]) -> Option<Trend> {
    let recent = recent(periods)?;
    for period in recent {
        period.share()?;
    }
    judge(recent, cochran_armitage)
}

/// The trend of rates, by the chi-squared test for trend of Poisson counts.
///
/// With `o` events among `n` people in the period numbered `s`, and `O` among `N` in all,
/// chi-squared is `(Σs(o − e))² / (Σs²e − (Σse)²/O)`, where `e = O n/N`, with one degree of freedom.
/// It is what [`proportions`] becomes where events are rare. Breslow and Day, *Statistical methods
/// in cancer research* II (1987), section 3.6. The guidance fits a line to rates and their
/// intervals instead, as [`values`] does; that leans to the periods with few events, whose
/// intervals are the narrowest, and has no answer where there are none.
///
/// None for fewer than five periods, or where one of the last five is no rate.
#[must_use]
pub fn rates(periods: &[Fraction]) -> Option<Trend> {
    let recent = recent(periods)?;
    for period in recent {
        period.value()?;
    }
    judge(recent, poisson_slope)
}

/// The trend of counts of events, in periods of the same length: that of [`rates`] of the same
/// population.
///
/// None for fewer than five periods, or where one of the last five is no count.
#[must_use]
pub fn counts(periods: &[f64]) -> Option<Trend> {
    let recent = recent(periods)?;
    if !recent.iter().copied().all(is_count) {
        return None;
    }
    rates(&recent.map(|events| Fraction::new(events, 1.0)))
}

/// The trend of any other values with intervals of 95%, such as means and standardised rates: a
/// straight line is fitted, each value weighted by its standard error.
///
/// With the values `v` of the standard errors `e`, weights `w = 1/e²` and periods numbered `s`,
/// the slope is `(Σw Σwsv − Σws Σwv) / (Σw Σws² − (Σws)²)`, and chi-squared the square of the slope
/// divided by its own standard error, `√(Σw / (Σw Σws² − (Σws)²))`: technical guidance, *Trend
/// markers*, for all but proportions.
///
/// None for fewer than five periods, or where one of the last five intervals has no width.
#[must_use]
pub fn values(periods: &[Estimate]) -> Option<Trend> {
    let recent = recent(periods)?;
    let narrowest = recent.iter().map(Estimate::standard_error).collect::<Option<Vec<f64>>>()?;
    let unit = narrowest.into_iter().fold(f64::INFINITY, f64::min);
    judge(recent, |points| weighted_line(points, unit))
}

/// The most recent periods.
fn recent<T: Copy>(periods: &[T]) -> Option<&[T; PERIODS]> {
    periods.last_chunk()
}

/// The verdict of a test, once with all periods and once without each of them.
fn judge<T: Copy>(periods: &[T; PERIODS], slope_of: impl Fn(&[(f64, T)]) -> Option<Slope>) -> Option<Trend> {
    let numbered: Vec<(f64, T)> = SCORES.into_iter().zip(*periods).collect();
    let slope = slope_of(&numbered)?;
    let p_value = chi_squared_above(slope.chi_squared)?;
    let goes_the_same_way = |left_out: usize| {
        let mut others = numbered.clone();
        others.remove(left_out);
        slope_of(&others).is_some_and(|other| other.steepness * slope.steepness.signum() > 0.0)
    };
    let course = if p_value >= SIGNIFICANT || !(0..PERIODS).all(goes_the_same_way) {
        Course::NoClearTrend
    } else if slope.steepness > 0.0 {
        Course::Rising
    } else {
        Course::Falling
    };
    Some(Trend { course, p_value })
}

/// The test of Cochran and Armitage: see [`proportions`].
pub(super) fn cochran_armitage(points: &[(f64, Fraction)]) -> Option<Slope> {
    let share = whole(points, |fraction| fraction.numerator) / whole(points, |fraction| fraction.denominator);
    score_slope(points, share, share * (1.0 - share))
}

/// The test for trend of Poisson counts: see [`rates`].
pub(super) fn poisson_slope(points: &[(f64, Fraction)]) -> Option<Slope> {
    let rate = whole(points, |fraction| fraction.numerator) / whole(points, |fraction| fraction.denominator);
    score_slope(points, rate, rate)
}

fn whole(points: &[(f64, Fraction)], part: impl Fn(&Fraction) -> f64) -> f64 {
    points.iter().map(|(_, fraction)| part(fraction)).sum()
}

/// What both tests share: how much the counts lean to the later periods, against how much they
/// would by chance if all had the same value.
fn score_slope(points: &[(f64, Fraction)], value: f64, variance: f64) -> Option<Slope> {
    let people = whole(points, |fraction| fraction.denominator);
    let centre = points.iter().map(|(score, fraction)| score * (fraction.denominator / people)).sum::<f64>();
    let (mut lean, mut spread) = (0.0, 0.0);
    for (score, fraction) in points {
        let away = score - centre;
        lean += away * (fraction.numerator - value * fraction.denominator);
        spread += away * away * fraction.denominator;
    }
    // All or none everywhere: there is no slope, and chance makes none steeper.
    let chi_squared = if variance > 0.0 { lean / variance * (lean / spread) } else { 0.0 };
    chi_squared.is_finite().then_some(Slope { steepness: lean, chi_squared })
}

/// The line through values, weighted by their standard errors, which are taken as multiples of the
/// smallest: see [`values`].
pub(super) fn weighted_line(points: &[(f64, Estimate)], unit: f64) -> Option<Slope> {
    let (mut all, mut scores, mut squares) = (0.0, 0.0, 0.0);
    let (mut sum, mut products) = (0.0, 0.0);
    for (score, estimate) in points {
        let multiple = estimate.standard_error()? / unit;
        let weight = 1.0 / (multiple * multiple);
        all += weight;
        scores += weight * score;
        squares += weight * score * score;
        sum += weight * estimate.value;
        products += weight * score * estimate.value;
    }
    let spread = all * squares - scores * scores;
    let steepness = (all * products - scores * sum) / spread;
    let error = (all / spread).sqrt() * unit;
    let ratio = steepness / error;
    let chi_squared = ratio * ratio;
    (steepness.is_finite() && chi_squared.is_finite()).then_some(Slope { steepness, chi_squared })
}
