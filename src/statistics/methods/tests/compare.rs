//! Comparisons.

use super::super::compare::{Comparison, compare};
use super::super::intervals::proportion;
use super::{Confidence, Fraction, Interval};
use crate::records::indicator::Direction;

/// 336 of 410 people, which is 82%, likely 78% to 85%.
fn felt_safer() -> Interval {
    proportion(Fraction::new(336.0, 410.0), Confidence::Percent95).expect("people were asked")
}

#[test]
fn a_value_is_similar_to_what_its_interval_holds() {
    for direction in [Direction::HigherIsBetter, Direction::LowerIsBetter, Direction::Neither] {
        for other in [0.79, 0.80, 0.85, felt_safer().lower(), felt_safer().upper()] {
            assert_eq!(compare(felt_safer(), other, direction), Some(Comparison::Similar));
        }
    }
}

#[test]
fn a_value_beyond_its_interval_is_named_by_the_direction_that_is_good() {
    let below = 0.74;
    assert_eq!(compare(felt_safer(), below, Direction::HigherIsBetter), Some(Comparison::Better));
    assert_eq!(compare(felt_safer(), below, Direction::LowerIsBetter), Some(Comparison::Worse));
    assert_eq!(compare(felt_safer(), below, Direction::Neither), Some(Comparison::Higher));
    let above = 0.9;
    assert_eq!(compare(felt_safer(), above, Direction::HigherIsBetter), Some(Comparison::Worse));
    assert_eq!(compare(felt_safer(), above, Direction::LowerIsBetter), Some(Comparison::Better));
    assert_eq!(compare(felt_safer(), above, Direction::Neither), Some(Comparison::Lower));
}

#[test]
fn nothing_is_compared_with_no_number() {
    assert_eq!(compare(felt_safer(), f64::NAN, Direction::Neither), None);
    assert_eq!(compare(felt_safer(), f64::INFINITY, Direction::Neither), None);
}
