//! Tests of trend.

use super::super::trend::{Course, Slope, Trend, cochran_armitage, counts, proportions, rates, values};
use super::{Estimate, Fraction, Interval, near};

#[track_caller]
fn says(trend: Option<Trend>, course: Course, p_value: f64, half_of_last_digit: f64) {
    let trend = trend.expect("it can be tested");
    near(trend.p_value, p_value, half_of_last_digit);
    assert_eq!(trend.course, course);
}

fn fractions<const N: usize>(numerators: [f64; N], denominators: [f64; N]) -> Vec<Fraction> {
    numerators.into_iter().zip(denominators).map(|(one, other)| Fraction::new(one, other)).collect()
}

fn slope<const N: usize>(scores: [f64; N], numerators: [f64; N], denominators: [f64; N]) -> Slope {
    let points: Vec<(f64, Fraction)> = scores.into_iter().zip(fractions(numerators, denominators)).collect();
    cochran_armitage(&points).expect("it can be tested")
}

/// Agresti, *Categorical data analysis* (2002), section 5.3: malformations of newborn children by
/// how much their mothers drank (Graubard and Korn, *Biometrics* 43 (1987) 471–476); z² = 6.57.
#[test]
fn the_test_for_trend_agrees_with_agresti() {
    let malformed = [48.0, 38.0, 5.0, 1.0, 1.0];
    let born = [17_114.0, 14_502.0, 793.0, 127.0, 38.0];
    near(slope([0.0, 0.5, 1.5, 4.0, 7.0], malformed, born).chi_squared, 6.57, 0.005);
    near(slope([1.0, 2.0, 3.0, 4.0, 5.0], malformed, born).chi_squared, 1.83, 0.005);
    // `StatXact` publishes the one-sided p value, 0.0882 (its example 6).
    says(proportions(&fractions(malformed, born)), Course::NoClearTrend, 2.0 * 0.0882, 0.0001);
}

/// *SAS/STAT user's guide*, the FREQ procedure, Cochran-Armitage trend test: pain by dose;
/// z = 4.7918.
#[test]
fn the_test_for_trend_agrees_with_sas() {
    let adverse = [6.0, 7.0, 9.0, 14.0, 23.0];
    let patients = [32.0, 33.0, 32.0, 32.0, 32.0];
    near(slope([0.0, 1.0, 2.0, 3.0, 4.0], adverse, patients).chi_squared.sqrt(), 4.7918, 0.000_05);
    says(proportions(&fractions(adverse, patients)), Course::Rising, 0.0, 0.0001);
    let mut backwards = fractions(adverse, patients);
    backwards.reverse();
    says(proportions(&backwards), Course::Falling, 0.0, 0.0001);
}

/// R's example of `prop.trend.test`: smokers among patients (Fleiss 1981, page 139); 8.2249.
#[test]
fn the_test_for_trend_agrees_with_r() {
    let smokers = slope([1.0, 2.0, 3.0, 4.0], [83.0, 90.0, 129.0, 70.0], [86.0, 93.0, 136.0, 82.0]);
    near(smokers.chi_squared, 8.2249, 0.000_05);
    assert!(smokers.steepness < 0.0);
}

/// The verdicts that Fingertips' own tests hold its trend markers to (`WhenUsingTrendMarkerCalculator`
/// of Public Health England).
#[test]
fn trends_of_proportions_are_those_of_fingertips() {
    let falling =
        fractions([621.0, 599.0, 556.0, 535.0, 447.0], [3_454.0, 3_195.0, 3_256.0, 3_227.0, 3_121.0]);
    let rising = fractions(
        [2_157.0, 2_090.0, 2_194.0, 2_134.81, 2_094.0],
        [3_454.0, 3_195.0, 3_256.0, 3_152.0, 3_062.0],
    );
    let slowly_rising = fractions(
        [8_116.0, 8_145.0, 8_222.0, 8_506.0, 8_728.0],
        [91_530.0, 91_773.0, 92_088.0, 92_238.0, 92_665.89],
    );
    let unclear = fractions(
        [5_405.0, 5_500.0, 5_435.0, 5_480.0, 5_315.0],
        [18_095.0, 18_170.0, 18_005.0, 17_890.0, 17_860.0],
    );
    let falling_for_seven_years = fractions(
        [22_460.0, 23_490.0, 22_435.0, 22_445.0, 21_365.0, 20_955.0, 19_055.0],
        [64_600.0, 64_830.0, 65_880.0, 67_900.0, 68_705.0, 69_835.0, 70_910.0],
    );
    let published = [
        (falling, Course::Falling),
        (rising, Course::Rising),
        (slowly_rising, Course::Rising),
        (unclear, Course::NoClearTrend),
        (falling_for_seven_years, Course::Falling),
    ];
    for (periods, course) in published {
        assert_eq!(proportions(&periods).map(|trend| trend.course), Some(course), "{periods:?}");
    }
}

/// From the score test of a generalised linear model, statsmodels 0.14: binomial 11.20613, Poisson
/// 8.951538. Neither is below the limit of 9.5495 or above it by accident.
#[test]
fn trends_agree_with_generalised_linear_models() {
    let binomial = fractions([300.0, 312.0, 310.0, 335.0, 340.0], [400.0, 410.0, 395.0, 420.0, 405.0]);
    says(proportions(&binomial), Course::Rising, 0.000_815_28, 0.000_000_005);
    let poisson =
        fractions([40.0, 52.0, 48.0, 61.0, 75.0], [20_000.0, 20_500.0, 21_000.0, 20_800.0, 21_500.0]);
    says(rates(&poisson), Course::NoClearTrend, 0.002_772_36, 0.000_000_005);
}

/// Where events are rare, rates and proportions are the same.
#[test]
fn the_trend_of_rare_events_is_that_of_proportions() {
    let events = [10.0, 14.0, 22.0, 25.0, 40.0];
    let rare = fractions(events, [1e9; 5]);
    let of_proportions = proportions(&rare).expect("it can be tested");
    says(rates(&rare), Course::Rising, of_proportions.p_value, 1e-9);
    says(counts(&events), Course::Rising, of_proportions.p_value, 1e-9);
}

/// The example in the help of `assign_trend_markers` of `PHEindicatormethods`. The statistic is
/// from the weighted least squares of statsmodels 0.14: 46.7636, p = 8.0087e-12.
#[test]
fn the_trend_of_values_agrees_with_weighted_least_squares() {
    let values_of = [30.6, 30.2, 28.0, 24.6, 24.67];
    let lower = [28.98, 28.63, 26.44, 23.15, 23.16];
    let upper = [32.25, 31.9, 29.64, 26.19, 26.25];
    let mut periods = Vec::new();
    for (value, (lower, upper)) in values_of.into_iter().zip(lower.into_iter().zip(upper)) {
        let interval = Interval::new(lower, upper).expect("it is in order");
        periods.push(Estimate { value, interval });
    }
    says(values(&periods), Course::Falling, 8.008_7e-12, 0.000_05e-12);
    assert_eq!(values(&periods[1..]), None, "four periods are too few");
    periods[2].interval = Interval::new(28.0, 28.0).expect("it is in order");
    assert_eq!(values(&periods), None);
}

/// The last figure alone makes this trend: without it, figures fall.
#[test]
fn an_outlier_makes_no_trend() {
    let periods = fractions([112.0, 110.0, 105.0, 100.0, 180.0], [400.0; 5]);
    let trend = proportions(&periods).expect("it can be tested");
    assert!(trend.p_value < 0.002);
    assert_eq!(trend.course, Course::NoClearTrend);
}

#[test]
fn the_last_five_periods_are_tested() {
    let before = fractions([390.0, 20.0, 380.0], [400.0; 3]);
    let last = fractions([300.0, 312.0, 320.0, 335.0, 350.0], [400.0; 5]);
    let all: Vec<Fraction> = before.into_iter().chain(last.iter().copied()).collect();
    assert_eq!(proportions(&all), proportions(&last));
    assert_eq!(proportions(&last[1..]), None, "four periods are too few");
}

#[test]
fn all_and_none_have_no_trend() {
    says(proportions(&fractions([0.0; 5], [400.0; 5])), Course::NoClearTrend, 1.0, 0.0);
    says(proportions(&fractions([400.0; 5], [400.0; 5])), Course::NoClearTrend, 1.0, 0.0);
    says(counts(&[0.0; 5]), Course::NoClearTrend, 1.0, 0.0);
}

#[test]
fn what_is_no_proportion_and_no_rate_has_no_trend() {
    for bad in [Fraction::new(3.0, 0.0), Fraction::new(f64::NAN, 5.0), Fraction::new(-1.0, 5.0)] {
        let mut periods = fractions([1.0, 2.0, 3.0, 4.0, 5.0], [10.0; 5]);
        periods[3] = bad;
        assert_eq!(proportions(&periods), None);
        assert_eq!(rates(&periods), None);
    }
    assert_eq!(counts(&[1.0, 2.0, f64::INFINITY, 4.0, 5.0]), None);
}
