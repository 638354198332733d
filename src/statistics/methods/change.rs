//! Tests of change between two periods.
//!
//! A change is said to be one where chance alone would make as large a difference less often than
//! once in 20 times (p < 0.05, both ways). That two intervals do not overlap is not asked for: it
//! is much stricter (about p < 0.006), and would call many changes unclear that are clear. Schenker
//! and Gentleman, *The American Statistician* 55 (2001) 182–186.

use super::probability::{binomial_exact, fisher_exact, normal_beyond, student_beyond};
use super::{Estimate, Fraction, Sample, is_count};

/// Chance makes a difference as large less often than this: it is a change.
const SIGNIFICANT: f64 = 0.05;

/// Below so many expected in any cell of a table, the normal distribution is not near enough:
/// Cochran, *Biometrics* 10 (1954) 417–451.
const ENOUGH_EXPECTED: f64 = 5.0;

/// Below so many events in both periods together, two rates are tested exactly. Above, the normal
/// distribution gives the same to the second digit.
const MANY_EVENTS: f64 = 1_000.0;

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Movement {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Neither up nor down so far that chance could not have made it.
    NoClearChange,
}

/// What a test of change says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Which way the figure went.
    pub movement: Movement,
    /// How often chance alone makes a difference as large, from 0 to 1.
    pub p_value: f64,
}

impl Change {
    fn new(difference: f64, p_value: f64) -> Self {
        let movement = if p_value >= SIGNIFICANT || difference == 0.0 {
            Movement::NoClearChange
        } else if difference > 0.0 {
            Movement::Up
        } else {
            Movement::Down
        };
        Self { movement, p_value }
    }
}

/// The change between two proportions of different people, or of the same asked independently.
///
/// The test is the two-sided z test with the pooled proportion,
/// `z = (p₂ − p₁) / √(p (1 − p) (1/n₁ + 1/n₂))`, whose square is the chi-squared test of the table
/// without Yates's correction, which makes it too strict. It compares as Wilson's interval does:
/// by the spread that holds if nothing changed. Where a cell of the table is expected to be below
/// 5, Fisher and Irwin's exact test stands in, on counts rounded to whole numbers. Altman, *Practical
/// statistics for medical research* (1991), chapter 10.
///
/// None where either is no proportion.
#[must_use]
pub fn proportions(before: Fraction, after: Fraction) -> Option<Change> {
    let difference = after.share()? - before.share()?;
    let successes = before.numerator + after.numerator;
    let everyone = before.denominator + after.denominator;
    let failures = everyone - successes;
    let least = before.denominator.min(after.denominator) * (successes.min(failures) / everyone);
    let p_value = if successes <= 0.0 || failures <= 0.0 {
        1.0
    } else if least < ENOUGH_EXPECTED {
        fisher(before, after)?
    } else {
        let pooled = successes / everyone;
        let spread = 1.0 / before.denominator + 1.0 / after.denominator;
        normal_beyond(difference / (pooled * (1.0 - pooled) * spread).sqrt())?
    };
    Some(Change::new(difference, p_value))
}

/// The exact test, on whole numbers.
fn fisher(before: Fraction, after: Fraction) -> Option<f64> {
    let observed = before.numerator.round();
    let successes = observed + after.numerator.round();
    fisher_exact(observed, before.denominator.round(), after.denominator.round(), successes)
}

/// The change between two rates, of events that happen independently of each other.
///
/// If nothing changed, each event of both periods falls to the second with the chance that is its
/// share of the population. Below 1,000 events that is tested exactly, by the binomial
/// distribution, both ways (Przyborowski and Wilenski, *Biometrika* 31 (1940) 313–323; the function
/// `poisson.test` of R does the same), above by the normal distribution. Events are rounded to
/// whole numbers for the exact test.
///
/// None where a population is nothing, and where the populations are so uneven that one period
/// lets expect fewer than 5 of more than 1,000 events.
#[must_use]
pub fn rates(before: Fraction, after: Fraction) -> Option<Change> {
    let difference = after.value()? - before.value()?;
    let events = before.numerator + after.numerator;
    let chance = after.denominator / (before.denominator + after.denominator);
    let p_value = if events < MANY_EVENTS {
        let (first, second) = (before.numerator.round(), after.numerator.round());
        binomial_exact(second, first + second, chance)?
    } else if events * chance.min(1.0 - chance) < ENOUGH_EXPECTED {
        return None;
    } else {
        let deviation = (events * chance * (1.0 - chance)).sqrt();
        normal_beyond((after.numerator - events * chance) / deviation)?
    };
    Some(Change::new(difference, p_value))
}

/// The change between two counts of events, in periods of the same length: the test of two
/// [`rates`] of the same population.
///
/// It is right for events that happen independently of each other and can happen to many people,
/// such as calls or falls. It is not for counts of what is there on one day, such as contracts.
///
/// None where either is no count.
#[must_use]
pub fn counts(before: f64, after: f64) -> Option<Change> {
    (is_count(before) && is_count(after))
        .then(|| rates(Fraction::new(before, 1.0), Fraction::new(after, 1.0)))
        .flatten()
}

/// The change between two means of different people, by Welch's t test, which does not suppose
/// that both spread alike: `t = (m₂ − m₁) / √(s₁²/n₁ + s₂²/n₂)`, with Satterthwaite's degrees of
/// freedom. Welch, *Biometrika* 34 (1947) 28–35.
///
/// None for fewer than two measurements in either, and where neither spreads at all but their
/// means differ.
#[must_use]
pub fn means(before: Sample, after: Sample) -> Option<Change> {
    let difference = after.mean - before.mean;
    let (first, second) = (before.squared_error()?, after.squared_error()?);
    let whole = first + second;
    if whole <= 0.0 {
        return (difference == 0.0).then_some(Change::new(0.0, 1.0));
    }
    // As shares of the whole, because squares of very small errors would vanish.
    let (first_share, second_share) = (first / whole, second / whole);
    let degrees = 1.0
        / (first_share * first_share / (before.size - 1.0)
            + second_share * second_share / (after.size - 1.0));
    let p_value = student_beyond(difference / whole.sqrt(), degrees)?;
    Some(Change::new(difference, p_value))
}

/// The change between two values of which only the intervals of 95% are known, such as
/// standardised rates: `z = (v₂ − v₁) / √(e₁² + e₂²)`, with the standard error that each interval
/// lets infer, as the technical guidance on *Trend markers* does.
///
/// None where either interval has no width.
#[must_use]
pub fn values(before: Estimate, after: Estimate) -> Option<Change> {
    let difference = after.value - before.value;
    let error = before.standard_error()?.hypot(after.standard_error()?);
    let p_value = normal_beyond(difference / error)?;
    Some(Change::new(difference, p_value))
}
