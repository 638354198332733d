//! Distributions: how likely it is that chance alone gives a number.
//!
//! The special functions are those of the `statrs` crate. They are kept here, so that nothing but
//! arguments for which they are defined and quick can reach them.

use num_traits::ToPrimitive;
use statrs::distribution::{ContinuousCDF, StudentsT};
use statrs::function::erf::erfc;
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur};

use super::Confidence;

/// With so many degrees of freedom, Student's distribution is the normal one to six digits.
const AS_GOOD_AS_NORMAL: f64 = 1e6;

/// The most outcomes that an exact test looks at, beyond the first.
const MOST_OUTCOMES: u32 = 1_000_000;

/// How much more likely than the observed outcome another may be, and still count as no more
/// likely: sums of rounded logarithms must not tell equal outcomes apart. R allows the same.
const ROUNDING: f64 = 1e-7;

/// The probability of a value as far from nothing as this, on either side, in a normal
/// distribution.
pub(super) fn normal_beyond(deviations: f64) -> Option<f64> {
    certain(erfc(deviations.abs() / std::f64::consts::SQRT_2))
}

/// The probability of a value as large as this in a chi-squared distribution with one degree of
/// freedom, which is the square of a normal one.
pub(super) fn chi_squared_above(value: f64) -> Option<f64> {
    normal_beyond(value.sqrt())
}

/// How many standard errors an interval of Student's distribution reaches to each side. None for
/// less than one degree of freedom.
pub(super) fn student_reach(confidence: Confidence, degrees_of_freedom: f64) -> Option<f64> {
    // Student's distribution is wider than the normal one, and widest with one degree of freedom,
    // where 99.8% reach to 318.3. (The crate's own quantiles are right to five digits only where
    // there are many degrees.)
    let reach = first_where(confidence.deviations(), 400.0, |reach| {
        student_beyond(reach, degrees_of_freedom).is_some_and(|left_out| left_out <= 2.0 * confidence.tail())
    });
    (degrees_of_freedom >= 1.0).then_some(reach)
}

/// The probability of a value as far from nothing as this, on either side, in Student's
/// distribution.
pub(super) fn student_beyond(value: f64, degrees_of_freedom: f64) -> Option<f64> {
    if degrees_of_freedom >= AS_GOOD_AS_NORMAL {
        return normal_beyond(value);
    }
    let distribution = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    value.is_finite().then(|| 2.0 * distribution.cdf(-value.abs())).and_then(certain)
}

/// The probability of so many events or more, where so many are expected. Between whole numbers
/// of events it changes smoothly, by the gamma distribution, which is the Poisson distribution at
/// whole numbers.
pub(super) fn poisson_at_least(events: f64, expected: f64) -> Option<f64> {
    if events <= 0.0 {
        return Some(1.0);
    }
    if expected <= 0.0 {
        return Some(0.0);
    }
    checked_gamma_lr(events, expected).ok().and_then(certain)
}

/// The probability of so many events or fewer, where so many are expected; smooth in the same way.
pub(super) fn poisson_at_most(events: f64, expected: f64) -> Option<f64> {
    if expected <= 0.0 {
        return Some(1.0);
    }
    checked_gamma_ur(events + 1.0, expected).ok().and_then(certain)
}

/// The exact test of a split of events: the probability, where each of `trials` falls to the first
/// side with a given chance, of any outcome that is no more likely than the observed one. Counts
/// are whole.
pub(super) fn binomial_exact(observed: f64, trials: f64, chance: f64) -> Option<f64> {
    let odds = chance / (1.0 - chance);
    no_more_likely(observed, (0.0, trials), |outcome| (trials - outcome) / (outcome + 1.0) * odds)
}

/// Fisher and Irwin's exact test of a table of two by two: the probability, with all its totals
/// held, of any table that is no more likely than the observed one. Counts are whole; `observed`
/// are the successes among the `first`.
pub(super) fn fisher_exact(observed: f64, first: f64, second: f64, successes: f64) -> Option<f64> {
    let outcomes = ((successes - second).max(0.0), successes.min(first));
    no_more_likely(observed, outcomes, |outcome| {
        let left = (first - outcome) * (successes - outcome);
        left / ((outcome + 1.0) * (second - successes + outcome + 1.0))
    })
}

/// The probability of all outcomes, whole numbers from one to another, that are no more likely
/// than the observed one. Each is so many times as likely as the one before it as `ratio` says of
/// that. (The usual sums of logarithms of factorials lose all their digits in large populations.)
/// None for more than a million outcomes.
fn no_more_likely(observed: f64, (fewest, most): (f64, f64), ratio: impl Fn(f64) -> f64) -> Option<f64> {
    let steps = (most - fewest).to_u32().filter(|steps| *steps <= MOST_OUTCOMES)?;
    let mut weights = Vec::new();
    let (mut weight, mut weight_of_observed) = (0.0_f64, None);
    // Counted in steps: adding one to a very large number leaves it as it is.
    for step in 0..=steps {
        let outcome = fewest + f64::from(step);
        if (outcome - observed).abs() < 0.5 {
            weight_of_observed = Some(weight);
        }
        weights.push(weight);
        weight += ratio(outcome).ln();
    }
    let threshold = weight_of_observed? + ROUNDING;
    let heaviest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut all, mut unlikely) = (0.0, 0.0);
    for weight in weights {
        let share = (weight - heaviest).exp();
        all += share;
        if weight <= threshold {
            unlikely += share;
        }
    }
    certain(unlikely / all)
}

/// A number as a probability: rounding may have carried it a hair out of bounds.
fn certain(number: f64) -> Option<f64> {
    number.is_finite().then(|| number.clamp(0.0, 1.0))
}

/// Where a condition that is false at first becomes true, between two numbers, to the last digit.
pub(super) fn first_where(from: f64, to: f64, is_reached: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (from, to);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high || !middle.is_finite() {
            return high;
        }
        if is_reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
}
