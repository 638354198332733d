//! Figures that others have published, with their sources. None was worked out by the code that
//! it tests.

mod change;
mod compare;
mod difference;
mod funnel;
mod intervals;
mod probability;
mod properties;
mod trend;

use super::*;

/// Asserts that a number agrees with a published one to the digits that were published.
#[track_caller]
fn near(actual: f64, published: f64, half_of_last_digit: f64) {
    assert!((actual - published).abs() <= half_of_last_digit, "{actual} is published as {published}");
}

/// The same for both ends of an interval.
#[track_caller]
fn interval_near(actual: Option<Interval>, published: (f64, f64), half_of_last_digit: f64) {
    let actual = actual.expect("it has an interval");
    near(actual.lower(), published.0, half_of_last_digit);
    near(actual.upper(), published.1, half_of_last_digit);
}
