//! Standardised rates, sums of pounds and averages with their spread.

use super::*;

fn band(numerator: u32, denominator: u32, people: u32) -> Band {
    Band {
        numerator: Shown::Value(numerator.into()),
        denominator: Shown::Value(denominator.into()),
        people: people.into(),
    }
}

/// Worked out by hand: (10,500 × 20/4,000 + 6,500 × 30/2,000 + 2,500 × 20/500) / 19,500 = 250/19,500, so
/// 12.8 of a thousand. Its variance is 954.6875/19,500² = 2.5107e-6. Byar's ends of 70 events are 54.57 and
/// 88.44, and √(2.5107e-6 / 70) = 1.8939e-4: from 12.8205 − 0.18939 × 15.43 to 12.8205 + 0.18939 × 18.44.
#[test]
fn a_standardised_rate_is_made_of_published_counts() {
    let rules = rules(Measure::StandardisedRate, 5, true, 1);
    let bands = [band(20, 4000, 10_500), band(30, 2000, 6_500), band(20, 500, 2_500)];
    let made = rules.standardised(&bands);
    assert_eq!(made.value, Shown::Value(Decimal::new(128, 1)));
    assert_eq!((made.numerator, made.denominator), (Shown::Value(70.into()), Shown::Value(6500.into())));
    let [lower, upper] = made.range.expect("there is an interval");
    assert_eq!([lower.round_dp(1), upper.round_dp(1)], [Decimal::new(99, 1), Decimal::new(163, 1)]);
}

#[test]
fn a_standardised_rate_goes_with_a_hidden_group() {
    let rules = rules(Measure::StandardisedRate, 5, true, 1);
    let hidden = Band { numerator: Shown::Suppressed, ..band(0, 500, 2_500) };
    let made = rules.standardised(&[band(20, 4000, 10_500), hidden]);
    assert_eq!((made.value, made.numerator), (Shown::Suppressed, Shown::Suppressed));
    assert_eq!((made.denominator, made.range), (Shown::Value(4500.into()), None));
    let few = rules.standardised(&[band(4, 4000, 10_500), band(5, 500, 2_500)]);
    assert_eq!((few.value, few.range), (Shown::NotAvailable, None), "nine events are too few");
    let missing = Band { numerator: Shown::NotAvailable, ..band(0, 500, 2_500) };
    assert_eq!(rules.standardised(&[band(20, 4000, 10_500), missing]).value, Shown::NotAvailable);
}

/// How many a sum was spent on protects people, however many pounds it is.
#[test]
fn a_sum_of_pounds_is_hidden_by_how_many_it_was_spent_on() {
    let five = rules(Measure::Money, 5, true, 1);
    assert_eq!(shown(counts(91_000, 47), &five), "91000 91000 47");
    assert_eq!(shown(counts(9_000, 3), &five), "[c] [c] [c]");
    assert_eq!(shown(counts(3, 47), &five), "3 3 47", "three pounds are not three people");
    let rating = rules(Measure::Rating, 5, true, 1);
    assert_eq!(shown(counts(860, 200), &rating), "4.3 860 200");
}

#[test]
fn a_standard_deviation_goes_with_its_average() {
    let five = rules(Measure::Average, 5, true, 1);
    let deviation = |raw| five.with_deviation(alone(raw, &five), Some(Decimal::new(12_345, 4))).deviation;
    assert_eq!(deviation(counts(120, 40)), Some(Decimal::new(123, 2)));
    assert_eq!(deviation(counts(9, 3)), None);
    // All ten gave a four: of rounded counts, this would tell that they are 40 and 10 to the unit.
    let rounded = Rules { round_to: Decimal::from(5), ..rules(Measure::Rating, 5, true, 1) };
    let shown =
        |deviation| rounded.with_deviation(alone(counts(40, 10), &rounded), Some(deviation)).deviation;
    assert_eq!(shown(Decimal::ZERO), None);
    assert_eq!(shown(Decimal::ONE), Some(Decimal::ONE));
}
