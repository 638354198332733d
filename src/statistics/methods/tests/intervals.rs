//! Intervals.

use super::super::intervals::{Sample, Stratum, count, mean, proportion, rate, standardised_rate};
use super::{Confidence, Fraction, Interval, interval_near, near};

/// Newcombe, *Statistics in Medicine* 17 (1998) 857–872, table I, method 3.
#[test]
fn wilson_agrees_with_newcombe() {
    let published = [
        (81.0, 263.0, (0.2553, 0.3662)),
        (15.0, 148.0, (0.0624, 0.1605)),
        (0.0, 20.0, (0.0, 0.1611)),
        (1.0, 29.0, (0.0061, 0.1718)),
    ];
    for (numerator, denominator, ends) in published {
        let interval = proportion(Fraction::new(numerator, denominator), Confidence::Percent95);
        interval_near(interval, ends, 0.00005);
    }
}

/// The introduction to the R package `PHEindicatormethods` (vignette of 25 April 2018),
/// `phe_proportion`, in percentages.
#[test]
fn wilson_agrees_with_public_health_england() {
    let published = [
        (87.0, 131.0, (57.959_249_1, 73.930_053), (52.935_761_35, 77.658_434)),
        (1.0, 164.0, (0.107_718_1, 3.372_625), (0.053_220_47, 6.601_672)),
        (44.0, 134.0, (25.459_857_0, 41.168_471), (21.811_476_58, 46.143_836)),
        (13.0, 109.0, (7.103_973_9, 19.341_500), (5.297_124_29, 24.689_949)),
        (5.0, 163.0, (1.317_219_0, 6.978_956), (0.848_013_69, 10.481_797)),
    ];
    for (numerator, denominator, ends_of_95, ends_of_99_8) in published {
        let fraction = Fraction::new(numerator, denominator);
        let of_hundred =
            |confidence| proportion(fraction, confidence).and_then(|interval| interval.times(100.0));
        interval_near(of_hundred(Confidence::Percent95), ends_of_95, 0.000_000_6);
        interval_near(of_hundred(Confidence::Percent99Point8), ends_of_99_8, 0.000_000_6);
    }
}

#[test]
fn a_proportion_of_nothing_or_above_one_has_no_interval() {
    let impossible =
        [(0.0, 0.0), (3.0, 2.0), (-1.0, 2.0), (1.0, -2.0), (f64::NAN, 2.0), (1.0, f64::INFINITY)];
    for (numerator, denominator) in impossible {
        assert_eq!(proportion(Fraction::new(numerator, denominator), Confidence::Percent95), None);
    }
}

/// The exact limits of a Poisson count: Garwood, *Biometrika* 28 (1936) 437–442; Pearson and
/// Hartley, *Biometrika tables for statisticians* I, table 40. At 99.8% also from the quantiles of
/// the chi-squared distribution of `SciPy` 1.17.
#[test]
fn few_events_agree_with_the_exact_tables() {
    let of_95 = [
        (0.0, (0.0, 3.689)),
        (1.0, (0.025, 5.572)),
        (2.0, (0.242, 7.225)),
        (3.0, (0.619, 8.767)),
        (4.0, (1.090, 10.242)),
        (5.0, (1.623, 11.668)),
        (9.0, (4.115, 17.085)),
    ];
    for (events, ends) in of_95 {
        interval_near(count(events, Confidence::Percent95), ends, 0.0005);
    }
    let of_99_8 = [
        (0.0, (0.0, 6.907_755_28)),
        (1.0, (0.001_000_50, 9.233_413_48)),
        (5.0, (0.739_371_73, 16.454_745_20)),
        (9.0, (2.452_424_40, 22.657_373_31)),
    ];
    for (events, ends) in of_99_8 {
        interval_near(count(events, Confidence::Percent99Point8), ends, 0.000_000_006);
    }
}

/// The guidance promises that Byar's method keeps within 0.2% of the exact limits from 10 events
/// at 95%: technical guide *Confidence intervals* of Public Health England (May 2018). The exact
/// limits are those of Pearson and Hartley.
#[test]
fn ten_events_and_more_are_close_to_the_exact_tables() {
    let exact = [(10.0, (4.795, 18.390)), (11.0, (5.491, 19.682))];
    for (events, (lower, upper)) in exact {
        let interval = count(events, Confidence::Percent95).expect("it has an interval");
        near(interval.lower() / lower, 1.0, 0.002);
        near(interval.upper() / upper, 1.0, 0.002);
    }
}

/// The same introduction to `PHEindicatormethods`, `phe_rate`: for each 100,000 at 95%, and for
/// each 100 at 99.8%. Rates of 1, 7 and 5 events are exact, the others by Byar's method.
#[test]
fn rates_agree_with_public_health_england() {
    let of_95 = [
        (87.0, 131.0, (53_191.897_21, 81_920.133)),
        (1.0, 164.0, (15.437_69, 3_397.344)),
        (44.0, 134.0, (23_856.245_77, 44_081.622)),
        (13.0, 109.0, (6_344.257_75, 20_396.080)),
        (7.0, 139.0, (2_024.721_62, 10_376.025)),
        (5.0, 163.0, (996.003_92, 7_158.486)),
    ];
    for (events, population, ends) in of_95 {
        let interval = rate(Fraction::new(events, population), Confidence::Percent95);
        interval_near(interval.and_then(|interval| interval.times(100_000.0)), ends, 0.0006);
    }
    let of_99_8 = [
        (87.0, 131.0, (46.548_73, 91.510_34)),
        (1.0, 164.0, (0.000_610_061_2, 5.630_13)),
        (13.0, 109.0, (4.192_660, 26.145_98)),
        (7.0, 139.0, (1.093_767, 14.119_55)),
    ];
    for (events, population, ends) in of_99_8 {
        let interval = rate(Fraction::new(events, population), Confidence::Percent99Point8);
        interval_near(interval.and_then(|interval| interval.times(100.0)), ends, 0.000_006);
    }
}

#[test]
fn no_count_and_no_population_have_no_interval() {
    for events in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(count(events, Confidence::Percent95), None);
    }
    assert_eq!(rate(Fraction::new(3.0, 0.0), Confidence::Percent95), None);
}

/// The European standard population of 2013, by age bands of five years up to 90 and over.
const EUROPEAN: [f64; 19] = [
    5000.0, 5500.0, 5500.0, 5500.0, 6000.0, 6000.0, 6500.0, 7000.0, 7000.0, 7000.0, 7000.0, 6500.0, 6000.0,
    5500.0, 5000.0, 4000.0, 2500.0, 1500.0, 1000.0,
];

fn strata(events: [f64; 19]) -> Vec<Stratum> {
    let population = [
        30.0, 35.0, 35.0, 35.0, 40.0, 40.0, 45.0, 50.0, 50.0, 50.0, 60.0, 60.0, 70.0, 75.0, 70.0, 60.0, 20.0,
        20.0, 15.0,
    ];
    let mut strata = Vec::new();
    for (band, standard_population) in EUROPEAN.into_iter().enumerate() {
        strata.push(Stratum { events: events[band], population: population[band], standard_population });
    }
    strata
}

/// The vignette of `PHEindicatormethods` on its DSR function (26 February 2019), its last example: no deaths
/// in three of the age bands.
#[test]
fn a_standardised_rate_agrees_with_public_health_england() {
    let deaths =
        [1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 3.0, 3.0, 3.0, 3.0, 10.0, 10.0, 10.0, 10.0, 8.0, 8.0, 8.0, 8.0];
    let standardised =
        standardised_rate(&strata(deaths), Confidence::Percent95).expect("there are 88 deaths");
    near(standardised.rate * 100_000.0, 8_283.016, 0.0005);
    interval_near(standardised.interval.times(100_000.0), (6_570.819, 10_289.65), 0.005);
}

#[test]
fn fewer_than_ten_events_have_no_standardised_rate() {
    let mut deaths = [0.0; 19];
    deaths[18] = 9.0;
    assert_eq!(standardised_rate(&strata(deaths), Confidence::Percent95), None);
    deaths[17] = 1.0;
    assert!(standardised_rate(&strata(deaths), Confidence::Percent95).is_some());
}

#[test]
fn a_stratum_without_people_leaves_no_standardised_rate() {
    let mut bands = strata([10.0; 19]);
    bands[3].population = 0.0;
    assert_eq!(standardised_rate(&bands, Confidence::Percent95), None);
    assert_eq!(standardised_rate(&[], Confidence::Percent95), None);
}

/// *NIST/SEMATECH e-Handbook of statistical methods*, 1.3.5.2: the data set ZARR13.
#[test]
fn a_mean_agrees_with_the_nist_handbook() {
    let sample = Sample { size: 195.0, mean: 9.261_460, standard_deviation: 0.022_789 };
    interval_near(mean(sample, Confidence::Percent95), (9.258_242, 9.264_679), 0.000_001);
}

/// The same introduction to `PHEindicatormethods`, `phe_mean`: 87, 1, 44, 13, 83, 7, 43 and 5; and
/// at 99.8%, where it is published without decimals, the first four of them.
#[test]
fn a_mean_agrees_with_public_health_england() {
    let eight = sample(&[87.0, 1.0, 44.0, 13.0, 83.0, 7.0, 43.0, 5.0]);
    interval_near(mean(eight, Confidence::Percent95), (6.283_883, 64.466_12), 0.000_005);
    let four = sample(&[87.0, 1.0, 44.0, 13.0]);
    interval_near(mean(four, Confidence::Percent99Point8), (-160.0, 232.0), 0.5);
}

fn sample(measurements: &[f64]) -> Sample {
    let size = measurements.iter().map(|_| 1.0).sum::<f64>();
    let mean = measurements.iter().sum::<f64>() / size;
    let squares = measurements.iter().map(|measurement| (measurement - mean).powi(2)).sum::<f64>();
    Sample { size, mean, standard_deviation: (squares / (size - 1.0)).sqrt() }
}

#[test]
fn one_measurement_has_no_interval() {
    for size in [0.0, 1.0, f64::NAN] {
        let sample = Sample { size, mean: 3.0, standard_deviation: 1.0 };
        assert_eq!(mean(sample, Confidence::Percent95), None);
    }
    let unknown_spread = Sample { size: 10.0, mean: 3.0, standard_deviation: f64::NAN };
    assert_eq!(mean(unknown_spread, Confidence::Percent95), None);
}

#[test]
fn an_interval_keeps_its_order() {
    assert_eq!(Interval::new(2.0, 1.0), None);
    assert_eq!(Interval::new(f64::NEG_INFINITY, 1.0), None);
    let interval = Interval::new(0.1, 0.2).expect("it is in order");
    assert_eq!(interval.times(-1.0), None);
    assert_eq!(interval.times(f64::MAX).map(|wide| wide.holds(f64::MAX / 8.0)), Some(true));
    assert!(interval.holds(0.1) && interval.holds(0.2) && !interval.holds(0.21));
}
