//! Tests of change.

use super::super::change::{Change, Movement, counts, means, proportions, rates, values};
use super::{Estimate, Fraction, Interval, Sample, near};

#[track_caller]
fn says(change: Option<Change>, movement: Movement, p_value: f64, half_of_last_digit: f64) {
    let change = change.expect("it can be tested");
    near(change.p_value, p_value, half_of_last_digit);
    assert_eq!(change.movement, movement);
}

fn of(numerator: f64, denominator: f64) -> Fraction {
    Fraction::new(numerator, denominator)
}

/// Agresti, *An introduction to categorical data analysis* (2007), the physicians' health study:
/// heart attacks of 189 in 11,034 with placebo and 104 in 11,037 with aspirin; chi-squared 25.01,
/// whose p value is 0.00000057.
#[test]
fn two_proportions_agree_with_agresti() {
    says(proportions(of(189.0, 11_034.0), of(104.0, 11_037.0)), Movement::Down, 0.000_000_57, 0.000_000_005);
}

/// 74% and 82% of 410 people. From `chi2_contingency` without correction of `SciPy` 1.17.
#[test]
fn two_proportions_agree_with_scipy() {
    says(proportions(of(303.0, 410.0), of(336.0, 410.0)), Movement::Up, 0.005_458_820, 0.000_000_001);
    says(proportions(of(336.0, 410.0), of(303.0, 410.0)), Movement::Down, 0.005_458_820, 0.000_000_001);
}

/// Fisher's tea: Agresti, *Categorical data analysis* (2002), section 3.5: both ways, p = 0.486.
/// The other tables are from `fisher_exact` of `SciPy` 1.17.
#[test]
fn few_people_are_tested_exactly() {
    says(proportions(of(1.0, 4.0), of(3.0, 4.0)), Movement::NoClearChange, 0.486, 0.0005);
    says(proportions(of(1.0, 9.0), of(13.0, 15.0)), Movement::Up, 0.000_489_482, 0.000_000_001);
    says(proportions(of(6.0, 30.0), of(0.0, 30.0)), Movement::Down, 0.023_720_704, 0.000_000_001);
    // Counts of a weighted survey are rounded.
    says(proportions(of(6.3, 29.8), of(0.0, 30.0)), Movement::Down, 0.023_720_704, 0.000_000_001);
}

#[test]
fn everybody_twice_is_no_change() {
    says(proportions(of(410.0, 410.0), of(380.0, 380.0)), Movement::NoClearChange, 1.0, 0.0);
    says(proportions(of(0.0, 410.0), of(0.0, 380.0)), Movement::NoClearChange, 1.0, 0.0);
    says(rates(of(0.0, 410.0), of(0.0, 380.0)), Movement::NoClearChange, 1.0, 0.0);
}

/// The help of R for `poisson.test`, which takes its figures from Andersen, *Applied Statistics* 26
/// (1977): lung cancer in Fredericia, and in three other towns. R prints p = 0.07967.
#[test]
fn two_rates_agree_with_r() {
    says(rates(of(21.0, 3_011.0), of(11.0, 800.0)), Movement::NoClearChange, 0.079_67, 0.000_005);
}

/// From `binomtest` of `SciPy` 1.17, and for more than 1,000 events its normal distribution.
#[test]
fn rates_and_counts_agree_with_scipy() {
    says(counts(3.0, 10.0), Movement::NoClearChange, 0.092_285_156, 0.000_000_001);
    says(counts(137.0, 100.0), Movement::Down, 0.019_172_832, 0.000_000_001);
    says(counts(400.0, 480.0), Movement::Up, 0.007_707_305, 0.000_000_001);
    says(
        rates(of(500.0, 1_000.0), of(600.0, 1_100.0)),
        Movement::NoClearChange,
        0.150_604_671,
        0.000_000_001,
    );
}

/// R's example of Student's own data on sleep (`t.test(extra ~ group, data = sleep)`): t = −1.8608,
/// 17.776 degrees of freedom, p = 0.07939.
#[test]
fn two_means_agree_with_r() {
    let first = Sample { size: 10.0, mean: 0.75, standard_deviation: 1.789_010 };
    let second = Sample { size: 10.0, mean: 2.33, standard_deviation: 2.002_249 };
    says(means(first, second), Movement::NoClearChange, 0.079_39, 0.000_005);
}

/// *NIST/SEMATECH e-Handbook of statistical methods*, 1.3.5.3: the data set AUTO83B, miles to the
/// gallon of American and Japanese cars; without equal spread t = −12.946, which is far beyond the
/// critical value. The p value is from `SciPy` 1.17.
#[test]
fn two_means_agree_with_the_nist_handbook() {
    let american = Sample { size: 249.0, mean: 20.144_58, standard_deviation: 6.414_700 };
    let japanese = Sample { size: 79.0, mean: 30.481_01, standard_deviation: 6.107_710 };
    says(means(american, japanese), Movement::Up, 1.570_9e-25, 0.000_5e-25);
    says(means(japanese, american), Movement::Down, 1.570_9e-25, 0.000_5e-25);
}

#[test]
fn means_that_do_not_spread_are_tested_only_where_they_are_the_same() {
    let still = |mean| Sample { size: 9.0, mean, standard_deviation: 0.0 };
    says(means(still(2.0), still(2.0)), Movement::NoClearChange, 1.0, 0.0);
    assert_eq!(means(still(2.0), still(3.0)), None);
}

/// Two rates whose standard errors are 1 and 1: a difference of 2.7718 is 1.96 of their common
/// error, √2, and so just significant: any table of the normal distribution.
#[test]
fn two_values_are_tested_by_their_intervals() {
    let with_error_of_one = |value: f64| Estimate {
        value,
        interval: Interval::new(value - 1.959_963_985, value + 1.959_963_985).expect("it is in order"),
    };
    let before = with_error_of_one(30.0);
    says(values(before, with_error_of_one(32.8)), Movement::Up, 0.0477, 0.0001);
    says(values(before, with_error_of_one(32.75)), Movement::NoClearChange, 0.0518, 0.0001);
    // Their intervals overlap, and the change is clear all the same.
    assert!(before.interval.upper() > with_error_of_one(32.8).interval.lower());
    let without_width = Estimate { value: 3.0, interval: Interval::new(3.0, 3.0).expect("it is in order") };
    assert_eq!(values(without_width, before), None);
}

#[test]
fn what_is_no_proportion_and_no_rate_is_not_tested() {
    for bad in [of(3.0, 0.0), of(-1.0, 5.0), of(f64::NAN, 5.0), of(1.0, f64::INFINITY)] {
        assert_eq!(proportions(bad, of(1.0, 2.0)), None);
        assert_eq!(rates(of(1.0, 2.0), bad), None);
    }
    assert_eq!(proportions(of(6.0, 5.0), of(1.0, 2.0)), None);
    assert_eq!(counts(-1.0, 3.0), None);
}

/// The chance is one of a million, and the normal distribution of a thousand events says nothing
/// about it.
#[test]
fn populations_that_are_too_uneven_are_not_tested() {
    assert_eq!(rates(of(2_000.0, 1_000_000.0), of(2.0, 1.0)), None);
}

/// Counts so large that one more is lost in them: the test ends, whatever it says.
#[test]
fn counts_beyond_all_measure_end_the_exact_test() {
    let all_but_one = of(9_007_199_254_740_991.0, 9_007_199_254_740_992.0);
    assert!(proportions(all_but_one, all_but_one).is_some_and(|change| change.p_value > 0.5));
    let many = of(100_001.0, 9e15);
    assert!(proportions(many, of(100_000.0, 100_000.0)).is_some_and(|change| change.p_value < 1e-9));
    assert_eq!(proportions(of(2e6, 9e15), of(3e6, 3e6)), None, "too many outcomes to look at");
}
