//! Funnels.

use super::super::funnel::{Funnel, Standing};
use super::{Confidence, Fraction, interval_near, near};

/// The average of the test figures of `PHEindicatormethods` (`testdata_funnel_prop_outputs.csv`):
/// children immunised, in each primary care trust of England.
const IMMUNISED: f64 = 0.806_424_48;

/// `PHEindicatormethods`, `testdata_funnel_prop_outputs.csv`, in percentages.
#[test]
fn limits_of_proportions_agree_with_public_health_england() {
    let funnel = Funnel::of_proportions(IMMUNISED).expect("it is a share");
    let published = [
        (1.0, (3.204_264, 100.0), (0.0, 100.0)),
        (5.0, (46.011_039, 100.0), (26.039_864, 100.0)),
        (18.0, (62.390_093, 98.894_803), (51.864_359, 100.0)),
        (41.0, (68.548_635, 92.736_26), (61.574_398, 99.710_497)),
        (102.0, (72.974_925, 88.309_971), (68.553_233, 92.731_663)),
        (1_008.0, (78.203_374, 83.081_521), (76.796_814, 84.488_082)),
        (110_000.0, (80.408_963, 80.875_933), (80.274_317, 81.010_578)),
    ];
    for (people, inner, outer) in published {
        let point = funnel.point(people).expect("there are people");
        interval_near(point.inner.times(100.0), inner, 0.000_005);
        interval_near(point.outer.times(100.0), outer, 0.000_005);
    }
}

/// `PHEindicatormethods`, `testdata_funnel_prop_inputs.csv`: the verdict on each of these areas.
#[test]
fn areas_stand_where_public_health_england_puts_them() {
    let funnel = Funnel::of_proportions(IMMUNISED).expect("it is a share");
    let published = [
        ("New Forest", 35_078.488, 41_980.0, Standing::FarAbove),
        ("Norwich", 24_803.625_6, 31_824.0, Standing::FarBelow),
        ("South Gloucestershire", 50_050.744_3, 61_921.0, Standing::Within),
        ("West Norfolk", 26_789.238, 33_012.0, Standing::Above),
        ("North Devon", 30_277.531_2, 37_828.0, Standing::Below),
        ("North Tees", 36_850.049_2, 45_449.0, Standing::Above),
        ("Hertsmere", 18_550.759_5, 22_905.0, Standing::Within),
    ];
    for (area, numerator, denominator, standing) in published {
        assert_eq!(funnel.standing(Fraction::new(numerator, denominator)), Some(standing), "{area}");
    }
}

/// `PHEindicatormethods`, `testdata_funnel_rate_outputs.csv`, of three years for each 100,000: the
/// population of one year over which so many events lie exactly on a limit.
#[test]
fn limits_of_rates_agree_with_public_health_england() {
    let funnel = Funnel::of_rates(116.172_083_5 / 100_000.0).expect("it is a rate");
    // (the limit of 95% or 99.8%, below or above), the population of a year, the limit.
    let published = [
        (Confidence::Percent95, false, 1_598.675_694, 20.850_591_19),
        (Confidence::Percent95, false, 3_348.002_593, 49.780_925_21),
        (Confidence::Percent95, false, 79_369.076_3, 102.474_839_2),
        (Confidence::Percent95, false, 411_529.925_9, 110.158_048),
        (Confidence::Percent95, true, 7.264_481_402, 4_588.535_848),
        (Confidence::Percent95, true, 465.828_012_9, 357.785_839_5),
        (Confidence::Percent95, true, 25_940.428_94, 141.349_500_3),
        (Confidence::Percent95, true, 369_759.562_2, 122.602_193_4),
        (Confidence::Percent99Point8, false, 2_649.348_525, 12.581_709_43),
        (Confidence::Percent99Point8, false, 42_013.765_15, 87.272_984_31),
        (Confidence::Percent99Point8, false, 424_043.242_4, 106.907_335_9),
        (Confidence::Percent99Point8, true, 0.287_087_625, 116_108.569),
        (Confidence::Percent99Point8, true, 849.463_954_7, 392.404_329_2),
        (Confidence::Percent99Point8, true, 358_342.327_5, 126.508_452_5),
    ];
    for (confidence, is_upper, population_of_a_year, limit) in published {
        let limits = funnel.limits(population_of_a_year * 3.0, confidence).expect("there are people");
        let actual = if is_upper { limits.upper() } else { limits.lower() };
        // Theirs are approached step by step, ours to the last digit.
        near(actual * 100_000.0 / limit, 1.0, 0.000_007);
    }
}

/// From the gamma distribution of `SciPy` 1.17: between which numbers of events chance keeps where 2,
/// 5, 20, 500 and 5,000 are expected. The last is above what is worked out exactly.
#[test]
fn limits_of_rates_agree_with_the_gamma_distribution() {
    let expected = [
        (2.0, (0.0, 5.658_335), (0.0, 8.062_378)),
        (5.0, (0.677_269, 10.296_288), (0.0, 13.668_368)),
        (20.0, (11.247_658, 29.706_324), (7.242_413, 35.650_287)),
        (500.0, (456.154_700, 544.792_726), (431.848_238, 571.003_214)),
        (5_000.0, (4_861.385_456, 5_139.561_724), (4_782.419_592, 5_220.430_413)),
    ];
    for (events, inner, outer) in expected {
        let point = Funnel::of_rates(events).and_then(|funnel| funnel.point(1.0)).expect("it is a rate");
        let near_enough = if events > 1_000.0 { 0.01 } else { 0.000_000_6 };
        interval_near(Some(point.inner), inner, near_enough);
        interval_near(Some(point.outer), outer, near_enough);
    }
}

#[test]
fn a_curve_begins_and_ends_with_its_range_and_grows_narrower() {
    let funnel = Funnel::of_rates(0.02).expect("it is a rate");
    let curve = funnel.curve(50.0, 20_000.0, 60);
    assert_eq!(curve.len(), 60);
    near(curve[0].denominator, 50.0, 0.0);
    near(curve[59].denominator, 20_000.0, 0.0);
    for pair in curve.windows(2) {
        assert!(pair[0].denominator < pair[1].denominator);
        assert!(pair[0].inner.lower() <= pair[1].inner.lower());
        assert!(pair[0].inner.upper() > pair[1].inner.upper());
        assert!(pair[1].outer.lower() <= pair[1].inner.lower());
        assert!(pair[1].outer.upper() > pair[1].inner.upper());
    }
}

#[test]
fn where_there_is_no_range_there_is_no_curve() {
    let funnel = Funnel::of_proportions(0.4).expect("it is a share");
    for (smallest, largest, points) in
        [(0.0, 10.0, 9), (10.0, 5.0, 9), (1.0, 10.0, 1), (f64::NAN, 10.0, 9), (1.0, f64::INFINITY, 9)]
    {
        assert_eq!(funnel.curve(smallest, largest, points), []);
    }
    assert_eq!(funnel.curve(10.0, 10.0, 2).len(), 2);
}

#[test]
fn a_funnel_stands_around_a_value_of_its_kind() {
    assert_eq!(Funnel::of_proportions(1.2), None);
    assert_eq!(Funnel::of_proportions(f64::NAN), None);
    assert_eq!(Funnel::of_rates(-0.1), None);
    let funnel = Funnel::of_proportions(0.5).expect("it is a share");
    assert_eq!(funnel.standing(Fraction::new(3.0, 0.0)), None);
    assert_eq!(funnel.standing(Fraction::new(3.0, 2.0)), None);
    assert_eq!(funnel.limits(0.0, Confidence::Percent95), None);
}

/// None of few expected events is not too few: three expected, and none came.
#[test]
fn no_event_stands_within_where_few_were_expected() {
    let funnel = Funnel::of_rates(0.003).expect("it is a rate");
    assert_eq!(funnel.standing(Fraction::new(0.0, 1_000.0)), Some(Standing::Within));
    assert_eq!(funnel.standing(Fraction::new(0.0, 2_000.0)), Some(Standing::Below));
    assert_eq!(funnel.standing(Fraction::new(0.0, 3_000.0)), Some(Standing::FarBelow));
}
