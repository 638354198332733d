//! Intervals: where the true value likely lies.

use super::probability::{first_where, poisson_at_least, poisson_at_most, student_reach};
use super::{Confidence, Fraction, Interval, is_count};

/// Below so many events, a count's interval is exact: technical guidance, *Rates*.
const FEW_EVENTS: f64 = 10.0;

/// The interval of a proportion, by Wilson's score method.
///
/// With `x` of `n` and `z` standard deviations, its ends are
/// `(2x + z² ± z √(z² + 4x(1 − x/n))) / 2(n + z²)`.
///
/// It keeps within nothing and one, and is right for small numbers, none and all. Wilson 1927;
/// Newcombe, *Statistics in Medicine* 17 (1998) 857–872; technical guidance, *Proportions*.
///
/// None where the denominator is nothing, or less than the numerator.
#[must_use]
pub fn proportion(fraction: Fraction, confidence: Confidence) -> Option<Interval> {
    fraction.share()?;
    let Fraction { numerator, denominator } = fraction;
    // The upper end by those who did not: the two are then exact mirrors of each other.
    let lower = wilson_lower(numerator, denominator, confidence);
    let upper = 1.0 - wilson_lower(denominator - numerator, denominator, confidence);
    Interval::new(lower, upper)
}

/// The lower end of [`proportion`].
fn wilson_lower(numerator: f64, denominator: f64, confidence: Confidence) -> f64 {
    let z = confidence.deviations();
    let rest = 1.0 - numerator / denominator;
    let root = (z * z + 4.0 * numerator * rest).sqrt();
    // Rounding must not put it a hair below nothing, or above the proportion.
    ((2.0 * numerator + z * z - z * root) / (2.0 * (denominator + z * z))).clamp(0.0, numerator / denominator)
}

/// The interval of a count of events: exact below 10, by Byar's method from 10.
///
/// The exact ends are those means of a Poisson distribution under which so many events or more,
/// and so many or fewer, are as unlikely as the interval leaves out on each side; half a quantile
/// of a chi-squared distribution is the same. None happened: the lower end is nothing.
///
/// Byar's ends, with `o` events and `z` standard deviations, are `o (1 − 1/9o − z/3√o)³` and
/// `(o+1) (1 − 1/9(o+1) + z/3√(o+1))³`. From 10 events they are within a few thousandths of the
/// exact ones. Breslow and Day, *Statistical methods in cancer research* II (1987); technical
/// guidance, *Rates*.
///
/// None for what is no count.
#[must_use]
pub fn count(events: f64, confidence: Confidence) -> Option<Interval> {
    if !is_count(events) {
        return None;
    }
    if events < FEW_EVENTS {
        return exact(events, confidence);
    }
    Interval::new(byar_lower(events, confidence), byar_upper(events, confidence))
}

/// The exact interval of few events.
fn exact(events: f64, confidence: Confidence) -> Option<Interval> {
    let tail = confidence.tail();
    let lower = first_where(0.0, events, |mean| {
        poisson_at_least(events, mean).is_some_and(|probability| probability >= tail)
    });
    // No interval of fewer than 10 events reaches as far as 50.
    let upper = first_where(events, 50.0, |mean| {
        poisson_at_most(events, mean).is_some_and(|probability| probability <= tail)
    });
    Interval::new(lower, upper)
}

/// The lower end of Byar's interval.
pub(super) fn byar_lower(events: f64, confidence: Confidence) -> f64 {
    let root = 1.0 - 1.0 / (9.0 * events) - confidence.deviations() / (3.0 * events.sqrt());
    // It is negative only far below 10 events, where it is not used.
    events * root * root * root
}

/// The upper end of Byar's interval.
pub(super) fn byar_upper(events: f64, confidence: Confidence) -> f64 {
    let next = events + 1.0;
    let root = 1.0 - 1.0 / (9.0 * next) + confidence.deviations() / (3.0 * next.sqrt());
    next * root * root * root
}

/// The interval of a rate: that of its [`count`] of events, divided by the population.
///
/// Technical guidance, *Rates*. The population is taken as known without error. Where most of the
/// population can have the event once at most, it is a proportion and not a rate.
///
/// None where the population is nothing.
#[must_use]
pub fn rate(fraction: Fraction, confidence: Confidence) -> Option<Interval> {
    fraction.value()?;
    let events = count(fraction.numerator, confidence)?;
    Interval::new(events.lower / fraction.denominator, events.upper / fraction.denominator)
}

/// One stratum of a population, such as an age band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// How many events there were among its people.
    pub events: f64,
    /// How many people it has.
    pub population: f64,
    /// How many people it has in the population that all areas are made comparable by.
    pub standard_population: f64,
}

/// A rate as it would be if the population had the strata of the standard one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StandardisedRate {
    /// Events for each person.
    pub rate: f64,
    /// Where the true rate likely lies.
    pub interval: Interval,
}

/// A directly standardised rate, with its interval by Dobson's method.
///
/// With `o` events of `n` people in a stratum of the weight `w`, and `O` events in all, the rate
/// is `Σ(w o/n) / Σw`, its variance `Σ(w² o/n²) / (Σw)²`, and the ends of its interval are
/// `rate + √(variance / O) × (end of O's own interval − O)`. An end that comes out below nothing
/// is nothing. Dobson and others, *Statistics in Medicine* 10 (1991) 457–462; technical guidance,
/// *Directly standardised rates*.
///
/// None on fewer than 10 events in all, where the guidance says that the method does not hold, and
/// where a stratum has no people or the standard population none at all.
#[must_use]
pub fn standardised_rate(strata: &[Stratum], confidence: Confidence) -> Option<StandardisedRate> {
    let (mut events, mut weight, mut rate, mut variance) = (0.0, 0.0, 0.0, 0.0);
    for stratum in strata {
        if !is_count(stratum.standard_population) {
            return None;
        }
        let share = Fraction::new(stratum.events, stratum.population).value()?;
        events += stratum.events;
        weight += stratum.standard_population;
        rate += stratum.standard_population * share;
        variance += stratum.standard_population * stratum.standard_population * share / stratum.population;
    }
    if events < FEW_EVENTS || weight <= 0.0 {
        return None;
    }
    let whole = count(events, confidence)?;
    let rate = rate / weight;
    let error_for_one = (variance / events).sqrt() / weight;
    let lower = (rate + error_for_one * (whole.lower - events)).max(0.0);
    let interval = Interval::new(lower, rate + error_for_one * (whole.upper - events))?;
    Some(StandardisedRate { rate, interval })
}

/// What is known of measurements: how many, their mean and how they spread.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// How many measurements there are.
    pub size: f64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, from the squares divided by one less than their number.
    pub standard_deviation: f64,
}

impl Sample {
    /// The square of the standard error of the mean; none for fewer than two measurements.
    pub(super) fn squared_error(&self) -> Option<f64> {
        let is_sound = is_count(self.size) && self.size >= 2.0 && self.mean.is_finite();
        let squared = self.standard_deviation * self.standard_deviation / self.size;
        (is_sound && self.standard_deviation >= 0.0 && squared.is_finite()).then_some(squared)
    }
}

/// The interval of a mean, by Student's distribution: `mean ± t × standard deviation / √size`.
///
/// Technical guidance, *Means*. A mean that is a sum of counts divided by a count has no interval
/// unless the spread is known too: how much people differ does not show in a sum.
///
/// None for fewer than two measurements.
#[must_use]
pub fn mean(sample: Sample, confidence: Confidence) -> Option<Interval> {
    let reach = student_reach(confidence, sample.size - 1.0)? * sample.squared_error()?.sqrt();
    Interval::new(sample.mean - reach, sample.mean + reach)
}
