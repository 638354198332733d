//! What holds for any numbers.

use proptest::prelude::*;

use super::super::change::{self, Movement};
use super::super::intervals::{Sample, count, mean, proportion, rate};
use super::super::{compare, trend};
use super::{Confidence, Estimate, Fraction, Funnel, Interval};
use crate::records::indicator::Direction;

const BOTH: [Confidence; 2] = [Confidence::Percent95, Confidence::Percent99Point8];

/// A numerator and its denominator, both whole, up to a million people.
fn any_proportion() -> impl Strategy<Value = Fraction> {
    (1..1_000_000_u32)
        .prop_flat_map(|denominator| (0..=denominator, Just(denominator)))
        .prop_map(|(one, other)| Fraction::new(f64::from(one), f64::from(other)))
}

fn any_count() -> impl Strategy<Value = f64> {
    prop_oneof![0..20_u32, 0..100_000_u32].prop_map(f64::from)
}

/// Numbers of every kind, most of which are no counts.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        any_count(),
        prop::sample::select(vec![
            0.0,
            -0.0,
            f64::MIN_POSITIVE,
            5e-324,
            f64::MAX,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            9_007_199_254_740_992.0,
            1e15,
            999.5,
        ]),
    ]
}

fn ends(interval: Option<Interval>) -> (f64, f64) {
    interval.map(|interval| (interval.lower(), interval.upper())).expect("it has an interval")
}

proptest! {
    #[test]
    fn wilson_holds_the_proportion_and_keeps_within_bounds(fraction in any_proportion()) {
        for confidence in BOTH {
            let (lower, upper) = ends(proportion(fraction, confidence));
            let share = fraction.numerator / fraction.denominator;
            prop_assert!(0.0 <= lower && lower <= share && share <= upper && upper <= 1.0);
        }
    }

    #[test]
    fn wilson_of_the_others_is_its_mirror(fraction in any_proportion()) {
        let others = Fraction::new(fraction.denominator - fraction.numerator, fraction.denominator);
        let (lower, upper) = ends(proportion(fraction, Confidence::Percent95));
        let (lower_of_others, upper_of_others) = ends(proportion(others, Confidence::Percent95));
        prop_assert!((lower - (1.0 - upper_of_others)).abs() < 1e-15);
        prop_assert!((upper - (1.0 - lower_of_others)).abs() < 1e-15);
    }

    #[test]
    fn one_more_moves_both_ends_up(fraction in any_proportion(), events in any_count()) {
        for confidence in BOTH {
            if fraction.numerator < fraction.denominator {
                let (lower, upper) = ends(proportion(fraction, confidence));
                let next = Fraction::new(fraction.numerator + 1.0, fraction.denominator);
                let (next_lower, next_upper) = ends(proportion(next, confidence));
                prop_assert!(next_lower > lower && next_upper >= upper);
            }
            let (lower, upper) = ends(count(events, confidence));
            let (next_lower, next_upper) = ends(count(events + 1.0, confidence));
            prop_assert!(next_lower > lower && next_upper > upper);
        }
    }

    #[test]
    fn more_certainty_is_wider(fraction in any_proportion(), events in any_count()) {
        for intervals in [
            BOTH.map(|confidence| ends(proportion(fraction, confidence))),
            BOTH.map(|confidence| ends(count(events, confidence))),
            BOTH.map(|confidence| ends(rate(fraction, confidence))),
        ] {
            let [(lower, upper), (wider_lower, wider_upper)] = intervals;
            prop_assert!(wider_lower <= lower && wider_upper >= upper);
            prop_assert!(wider_upper - wider_lower > upper - lower);
        }
    }

    #[test]
    fn the_interval_of_a_count_holds_it(events in any_count()) {
        for confidence in BOTH {
            let (lower, upper) = ends(count(events, confidence));
            prop_assert!(0.0 <= lower && lower <= events && events < upper);
        }
    }

    #[test]
    fn a_proportion_stands_within_a_funnel_whose_average_its_interval_holds(
        fraction in any_proportion(),
        average in 0.001..0.999_f64,
    ) {
        let funnel = Funnel::of_proportions(average).expect("it is a share");
        let share = fraction.numerator / fraction.denominator;
        for confidence in BOTH {
            let (lower, upper) = ends(proportion(fraction, confidence));
            let limits = funnel.limits(fraction.denominator, confidence).expect("there are people");
            // Not where rounding decides.
            if (lower - average).abs() > 1e-9 && (upper - average).abs() > 1e-9 {
                prop_assert_eq!(lower <= average && average <= upper, limits.holds(share));
            }
        }
    }

    #[test]
    fn a_test_of_change_is_the_same_both_ways_round(
        before in any_proportion(),
        after in any_proportion(),
    ) {
        for test in [change::proportions, change::rates] {
            let (Some(there), Some(back)) = (test(before, after), test(after, before)) else {
                prop_assert_eq!(test(before, after), test(after, before));
                continue;
            };
            prop_assert!((there.p_value - back.p_value).abs() < 1e-9);
            let turned = match there.movement {
                Movement::Up => Movement::Down,
                Movement::Down => Movement::Up,
                Movement::NoClearChange => Movement::NoClearChange,
            };
            if (there.p_value - 0.05).abs() > 1e-9 {
                prop_assert_eq!(turned, back.movement);
            }
        }
    }

    #[test]
    fn whatever_comes_in_nothing_infinite_comes_out(
        one in any_number(),
        other in any_number(),
        third in any_number(),
        fourth in any_number(),
    ) {
        let (first, second) = (Fraction::new(one, other), Fraction::new(third, fourth));
        let sample = |size, mean, standard_deviation| Sample { size, mean, standard_deviation };
        let mut found = Vec::new();
        for confidence in BOTH {
            found.extend([
                count(one, confidence),
                proportion(first, confidence),
                rate(first, confidence),
                mean(sample(one, other, third), confidence),
                Funnel::of_rates(one).and_then(|funnel| funnel.limits(other, confidence)),
                Funnel::of_proportions(one).and_then(|funnel| funnel.limits(other, confidence)),
            ]);
        }
        for interval in found.into_iter().flatten() {
            prop_assert!(interval.lower().is_finite() && interval.upper().is_finite());
            prop_assert!(interval.lower() <= interval.upper());
            let _ = compare::compare(interval, third, Direction::Neither);
        }
        let estimate = |value, lower, upper| {
            Interval::new(lower, upper).map(|interval| Estimate { value, interval })
        };
        let mut chances = vec![
            change::proportions(first, second).map(|change| change.p_value),
            change::rates(first, second).map(|change| change.p_value),
            change::counts(one, third).map(|change| change.p_value),
            change::means(sample(one, other, third), sample(third, fourth, one)).map(|change| change.p_value),
            trend::proportions(&[first, second, first, second, second]).map(|trend| trend.p_value),
            trend::rates(&[first, second, first, second, second]).map(|trend| trend.p_value),
            trend::counts(&[one, other, third, fourth, one]).map(|trend| trend.p_value),
        ];
        if let (Some(before), Some(after)) = (estimate(one, other, third), estimate(fourth, other, third)) {
            chances.push(change::values(before, after).map(|change| change.p_value));
            let periods = [before, after, before, after, after];
            chances.push(trend::values(&periods).map(|trend| trend.p_value));
        }
        for chance in chances.into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&chance));
        }
    }
}
