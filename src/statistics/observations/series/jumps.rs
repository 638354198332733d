//! Figures that differ from the one before by more than a set factor.

use rust_decimal::prelude::ToPrimitive as _;

use crate::diagnostics::{Finding, Findings};
use crate::records::fields::Number;
use crate::records::indicator::{Indicator, Measure};
use crate::statistics::disclosure::Raw;

use super::{Seen, is_break};

/// The most that are told of one indicator.
const MOST_TOLD: usize = 20;

/// How many standard errors a change must be beyond chance. Few changes by chance are so large:
/// about one in 370, so that a small count that doubles is not told.
const BEYOND_CHANCE: f64 = 3.0;

/// The jumps of one indicator.
pub(super) struct Jumps<'a> {
    indicator: &'a Indicator,
    factor: f64,
    found: Vec<Seen<'a>>,
    more: usize,
}

/// A figure as it can be compared.
struct Level {
    /// The figure, in whatever measure.
    height: f64,
    /// How many it counts, where that is known: the fewer, the more it moves by chance.
    counted: Option<f64>,
}

impl<'a> Jumps<'a> {
    /// `factor` is how far a figure may lie from the one before. With one, or less, none is too far.
    pub(super) fn new(indicator: &'a Indicator, factor: &Number) -> Self {
        Self { indicator, factor: factor.0.to_f64().unwrap_or_default(), found: Vec::new(), more: 0 }
    }

    pub(super) fn look(&mut self, before: Seen<'a>, after: Seen<'a>) {
        if self.factor <= 1.0 || is_break(self.indicator, before.1, after.1) {
            return;
        }
        let levels = level(before.1.raw, self.indicator).zip(level(after.1.raw, self.indicator));
        if levels.is_some_and(|(before, after)| is_jump(&before, &after, self.factor)) {
            if self.found.len() < MOST_TOLD {
                self.found.push(after);
            } else {
                self.more += 1;
            }
        }
    }

    pub(super) fn tell(self, findings: &mut Findings) {
        let last = self.found.len().saturating_sub(1);
        for (number, (file, observation)) in self.found.into_iter().enumerate() {
            let message = "This figure is far from the one before it in its series";
            let mut help = "Look at both of them, and whether each stands in its row. If they are right, there is nothing to do. How far is too far stands in `largest_jump` of the indicator, or under `policies:` in `site.yml`.".to_owned();
            if number == last && self.more > 0 {
                help.push_str(" The indicator has more such figures than are told here.");
            }
            findings.push(Finding::warning("jump-in-series", file.place(observation), message).help(help));
        }
    }
}

/// A figure in the measure of its indicator: one may be made from counts, and the next come ready-made.
fn level(raw: Raw, indicator: &Indicator) -> Option<Level> {
    let measure = indicator.measure.value;
    let parts = match measure {
        Measure::Percentage => 100.0,
        Measure::Rate | Measure::StandardisedRate => {
            indicator.per.as_ref().and_then(|per| per.value.0.to_f64()).unwrap_or(1.0)
        }
        Measure::Count | Measure::Average | Measure::Money | Measure::Rating => 1.0,
    };
    let (height, counted) = match raw {
        // Pounds are no count of anything that chance brings.
        Raw::Counts { numerator, denominator: None } if measure == Measure::Money => {
            (numerator.to_f64()?, None)
        }
        Raw::Counts { numerator, denominator: None } => (numerator.to_f64()?, Some(numerator.to_f64()?)),
        Raw::Counts { numerator, denominator: Some(denominator) } => {
            let (upper, lower) = (numerator.to_f64()?, denominator.to_f64()?);
            // Of an average, the upper one is a sum: the people are counted below it.
            let counted = if measure.adds_up() { lower } else { upper };
            (parts * upper / lower, Some(counted))
        }
        Raw::ReadyMade(value) => (value.to_f64()?, None),
        _ => return None,
    };
    height.is_finite().then_some(Level { height, counted })
}

/// Whether two figures lie further apart than the factor, and than chance can bring them.
///
/// The logarithm of the ratio of two counts has about the variance 1/a + 1/b. Half is added to each
/// count, so that none is zero (Haldane 1956).
fn is_jump(before: &Level, after: &Level, factor: f64) -> bool {
    let (Some(one), Some(two)) = (before.counted, after.counted) else {
        let (less, more) = (before.height.min(after.height), before.height.max(after.height));
        return less > 0.0 && more > less * factor;
    };
    // A figure of none stands for half of one.
    let height = |level: &Level, counted: f64, other: &Level, of_other: f64| {
        if counted > 0.0 { level.height } else { 0.5 * other.height / of_other.max(1.0) }
    };
    let (first, second) = (height(before, one, after, two), height(after, two, before, one));
    if first <= 0.0 || second <= 0.0 {
        return false;
    }
    let ratio = (second / first).ln().abs();
    let chance = (1.0 / (one + 0.5) + 1.0 / (two + 0.5)).sqrt();
    ratio > factor.ln() && ratio > BEYOND_CHANCE * chance
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(count: f64) -> Level {
        Level { height: count, counted: Some(count) }
    }

    #[test]
    fn small_counts_do_not_cry_wolf() {
        for (one, two) in [(1.0, 4.0), (4.0, 1.0), (0.0, 4.0), (2.0, 9.0), (4.0, 13.0), (0.0, 0.0)] {
            assert!(!is_jump(&count(one), &count(two), 3.0), "{one} {two}");
        }
        for (one, two) in [(1.0, 25.0), (40.0, 400.0), (400.0, 40.0), (0.0, 400.0), (10.0, 40.0)] {
            assert!(is_jump(&count(one), &count(two), 3.0), "{one} {two}");
        }
        assert!(!is_jump(&count(100.0), &count(290.0), 3.0), "it is no three times as much");
    }

    #[test]
    fn figures_without_counts_are_held_against_the_factor_alone() {
        let ready_made = |height| Level { height, counted: None };
        assert!(is_jump(&ready_made(8.0), &ready_made(82.0), 3.0));
        assert!(!is_jump(&ready_made(30.0), &ready_made(82.0), 3.0));
        assert!(!is_jump(&ready_made(0.0), &ready_made(82.0), 3.0), "nobody can say how many times as much");
    }

    #[test]
    fn of_people_among_people_the_few_count() {
        let of = |upper: f64, lower: f64| Level { height: upper / lower, counted: Some(upper) };
        assert!(!is_jump(&of(4.0, 5.0), &of(1.0, 5.0), 3.0));
        assert!(is_jump(&of(400.0, 500.0), &of(100.0, 500.0), 3.0));
        assert!(!is_jump(&of(40.0, 50.0), &of(400.0, 500.0), 3.0), "ten times as many were asked");
    }
}
