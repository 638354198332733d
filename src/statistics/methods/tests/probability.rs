//! Distributions.

use super::super::probability::{chi_squared_above, normal_beyond, student_beyond, student_reach};
use super::{Confidence, near};

#[track_caller]
fn close(actual: Option<f64>, published: f64) {
    near(actual.expect("it is defined") / published, 1.0, 1e-9);
}

/// The quantiles by which intervals of 95% and 99.8% are made belong to those probabilities.
#[test]
fn the_limits_leave_out_what_they_say() {
    close(normal_beyond(Confidence::Percent95.deviations()), 0.05);
    close(normal_beyond(Confidence::Percent99Point8.deviations()), 0.002);
    // The limit of Fingertips' trend markers.
    close(chi_squared_above(9.549_535_706_083_24), 0.002);
}

/// From `SciPy` 1.17, `t.ppf` and `t.sf`. Those for 1, 3 and 10 degrees are in every table of
/// Student's distribution.
#[test]
fn students_distribution_agrees_with_scipy() {
    let quantiles = [
        (1.0, 12.706_204_736_174_7, 318.308_838_985_550),
        (3.0, 3.182_446_305_283_71, 10.214_531_852_407_4),
        (10.0, 2.228_138_851_986_27, 4.143_700_494_046_59),
        (194.0, 1.972_267_532_582_14, 3.132_771_503_099_64),
        (1_000.0, 1.962_339_080_826_41, 3.098_402_164_012_92),
        (100_000.0, 1.959_987_707_534_61, 3.090_313_809_427_24),
        (990_000.0, 1.959_966_380_776_50, 3.090_240_538_641_45),
    ];
    for (degrees, of_95, of_99_8) in quantiles {
        close(student_reach(Confidence::Percent95, degrees), of_95);
        close(student_reach(Confidence::Percent99Point8, degrees), of_99_8);
    }
    let probabilities = [
        (1.0, 0.242_237_883_181_687, 0.049_251_871_874_331_8),
        (10.0, 0.031_446_844_236_608_8, 1.475_719_504_403_43e-7),
        (1_000.0, 0.012_578_567_801_090_8, 2.491_629_749_949_18e-35),
        (990_000.0, 0.012_419_491_106_718_8, 4.532_933_683_109_22e-38),
    ];
    for (degrees, beyond_2_5, beyond_12_9) in probabilities {
        close(student_beyond(2.5, degrees), beyond_2_5);
        close(student_beyond(-12.9, degrees), beyond_12_9);
    }
}

#[test]
fn no_degrees_of_freedom_have_no_distribution() {
    for degrees in [0.0, -1.0, f64::NAN] {
        assert_eq!(student_reach(Confidence::Percent95, degrees), None);
        assert_eq!(student_beyond(2.0, degrees), None);
    }
    assert_eq!(normal_beyond(f64::NAN), None);
}
