//! Differences against published ones.

use super::super::difference::difference;
use super::super::{Confidence, Estimate, Fraction, Interval, intervals};

fn share(of: f64, among: f64) -> Estimate {
    let interval = intervals::proportion(Fraction::new(of, among), Confidence::Percent95);
    Estimate { value: of / among, interval: interval.expect("a share") }
}

/// Newcombe, *Statistics in Medicine* 17 (1998) 873–890, table II, method 10, cases (a), (b), (c) and (g).
#[test]
fn published_differences_of_proportions() {
    for (first, second, lower, upper) in [
        ((56.0, 70.0), (48.0, 80.0), 0.0524, 0.3339),
        ((9.0, 10.0), (3.0, 10.0), 0.1705, 0.8090),
        ((6.0, 7.0), (2.0, 7.0), 0.0582, 0.8062),
        ((10.0, 10.0), (0.0, 20.0), 0.6791, 1.0),
    ] {
        let found = difference(share(first.0, first.1), share(second.0, second.1)).expect("a difference");
        assert!((found.lower() - lower).abs() < 0.000_06, "{found:?}");
        assert!((found.upper() - upper).abs() < 0.000_06, "{found:?}");
    }
}

#[test]
fn a_value_outside_its_interval_has_no_difference() {
    let odd = Estimate { value: 3.0, interval: Interval::new(1.0, 2.0).expect("in order") };
    assert_eq!(difference(odd, share(1.0, 2.0)), None);
    assert_eq!(difference(share(1.0, 2.0), odd), None);
}
