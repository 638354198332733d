//! How far two values lie apart.

use super::{Estimate, Interval};

/// Between which values the true difference of two values likely lies: of the first less the second,
/// where they are measured on different people.
///
/// The limits are put together from the intervals of the two: with the differences `d = v₁ − v₂`,
/// `d − √((v₁ − l₁)² + (u₂ − v₂)²)` to `d + √((u₁ − v₁)² + (v₂ − l₂)²)`. For proportions with Wilson's
/// intervals that is method 10 of Newcombe, *Statistics in Medicine* 17 (1998) 873–890; that it holds
/// for other measures too show Zou and Donner, *Statistics in Medicine* 27 (2008) 1693–1702.
///
/// None where a value lies outside its own interval.
#[must_use]
pub fn difference(first: Estimate, second: Estimate) -> Option<Interval> {
    let is_inside = |estimate: Estimate| estimate.interval.holds(estimate.value);
    if !is_inside(first) || !is_inside(second) {
        return None;
    }
    let below = |estimate: Estimate| estimate.value - estimate.interval.lower;
    let above = |estimate: Estimate| estimate.interval.upper - estimate.value;
    let between = first.value - second.value;
    Interval::new(between - below(first).hypot(above(second)), between + above(first).hypot(below(second)))
}
