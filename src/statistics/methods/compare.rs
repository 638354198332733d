//! Comparison with a target or a benchmark.

use super::Interval;
use crate::records::indicator::Direction;

/// How a value stands to a target or a benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Statistically better.
    Better,
    /// Statistically worse.
    Worse,
    /// Statistically higher, where neither way is better.
    Higher,
    /// Statistically lower, where neither way is better.
    Lower,
    /// No difference shows that chance could not have made.
    Similar,
}

/// How a value stands to a target or a benchmark, by the value's interval of 95%: similar where
/// the interval holds the other value, its ends included.
///
/// Technical guidance, *Comparing indicator values*. The other value is taken as known without
/// error, which holds for a target, and well enough for an average of a whole country. Areas among
/// themselves are better shown on a [`Funnel`](super::Funnel), whose outer limits allow for there
/// being many.
///
/// None where the other value is not finite.
#[must_use]
pub fn compare(interval: Interval, other: f64, direction: Direction) -> Option<Comparison> {
    if !other.is_finite() {
        return None;
    }
    let is_higher = interval.lower > other;
    if !is_higher && interval.upper >= other {
        return Some(Comparison::Similar);
    }
    Some(Comparison::of(direction, is_higher))
}

impl Comparison {
    /// What a clear difference means where this way is better.
    #[must_use]
    pub fn of(direction: Direction, is_higher: bool) -> Self {
        match (direction, is_higher) {
            (Direction::HigherIsBetter, true) | (Direction::LowerIsBetter, false) => Self::Better,
            (Direction::HigherIsBetter, false) | (Direction::LowerIsBetter, true) => Self::Worse,
            (Direction::Neither, true) => Self::Higher,
            (Direction::Neither, false) => Self::Lower,
        }
    }
}
