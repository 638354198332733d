//! Scales with ticks at round numbers.

use super::parts::Axis;
use super::words;

/// The fewest and the most spaces between ticks.
const SPACES: std::ops::RangeInclusive<i32> = 2..=5;

/// What every step is a multiple of: it times a power of ten, in tenths.
const ROUND: [i32; 4] = [10, 20, 25, 50];

/// Numbers that differ by less than this part of the larger one are drawn as equal.
const SAME: f64 = 1e-9;

/// A part of a scale that would lie empty below the numbers if it began at zero. A larger one is
/// left out where that is allowed.
const MOST_EMPTY: f64 = 0.65;

/// A scale: from its first to its last tick.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    step: Step,
    /// Which multiple of the step the first tick is.
    first: f64,
    spaces: i32,
    /// How a tick is written.
    words: String,
}

/// The space between two ticks: tenths times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    tenths: i32,
    power: i32,
}

impl Scale {
    /// A scale that holds all of some numbers, and zero unless the axis allows otherwise.
    pub(super) fn of(axis: &Axis, values: impl IntoIterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter_map(super::parts::drawable) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 0.0);
        }
        let near = axis.above_zero.is_some() && low > high * MOST_EMPTY && high - low > high * SAME;
        if !near {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low <= SAME {
            (low, high) = (0.0, 1.0);
        }
        Self::between(low, high, axis.whole, axis.tick.clone())
    }

    /// The scale from one number to a larger one that has the least empty room and about five
    /// ticks.
    fn between(low: f64, high: f64, whole: bool, words: String) -> Self {
        let power = power_of_ten(high - low);
        let steps = (power - 2..=power + 1)
            .flat_map(|power| ROUND.map(|tenths| Step { tenths, power }))
            .filter(|step| !whole || step.is_whole());
        let scales = steps.map(|step| {
            let first = (low / step.size() + SAME).floor();
            let last = (high / step.size() - SAME).ceil();
            (step, first, last - first)
        });
        let costs = scales.filter_map(|(step, first, spaces)| {
            let spaces = (1..=*SPACES.end()).find(|number| f64::from(*number) >= spaces)?;
            let spaces = spaces.max(*SPACES.start());
            let empty = f64::from(spaces) * step.size() / (high - low);
            let cost = empty + 0.1 * f64::from((spaces - 4).abs());
            Some((cost, Self { step, first, spaces, words: String::new() }))
        });
        let best = costs.min_by(|one, other| one.0.total_cmp(&other.0));
        let widest =
            Self { step: Step { tenths: 10, power: power + 1 }, first: 0.0, spaces: 2, words: String::new() };
        Self { words, ..best.map_or(widest, |(_, scale)| scale) }
    }

    pub(super) fn low(&self) -> f64 {
        self.step.times(self.first)
    }

    pub(super) fn high(&self) -> f64 {
        self.step.times(self.first + f64::from(self.spaces))
    }

    /// Its ticks, the lowest first: three to six.
    pub(super) fn ticks(&self) -> impl DoubleEndedIterator<Item = f64> + '_ {
        (0..=self.spaces).map(|space| self.step.times(self.first + f64::from(space)))
    }

    /// A tick as the chart writes it.
    pub(super) fn written(&self, tick: f64) -> String {
        words::with_number(&self.words, &self.number(tick))
    }

    /// A tick as a number alone.
    pub(super) fn number(&self, tick: f64) -> String {
        words::number(tick, self.step.decimals())
    }

    /// Where a number lies: 0 at the first tick, 1 at the last.
    pub(super) fn share(&self, value: f64) -> f64 {
        ((value - self.low()) / (self.high() - self.low())).clamp(0.0, 1.0)
    }
}

impl Step {
    fn size(self) -> f64 {
        self.times(1.0)
    }

    /// A multiple of it. Dividing by a power of ten gives the double nearest to the decimal
    /// number; multiplying by one below 1 does not.
    fn times(self, multiple: f64) -> f64 {
        let tenths = multiple * f64::from(self.tenths);
        let power = self.power - 1;
        if power < 0 { tenths / 10_f64.powi(-power) } else { tenths * 10_f64.powi(power) }
    }

    fn is_whole(self) -> bool {
        self.decimals() == 0
    }

    fn decimals(self) -> usize {
        let power = if self.tenths % 10 == 0 { self.power } else { self.power - 1 };
        usize::try_from(-power).unwrap_or(0)
    }
}

/// The largest power of ten that is no larger than a number above zero.
fn power_of_ten(number: f64) -> i32 {
    (-12..=16).rev().find(|power| 10_f64.powi(*power) <= number).unwrap_or(-12)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(axis: &Axis, values: &[f64]) -> Vec<String> {
        let scale = Scale::of(axis, values.iter().copied());
        scale.ticks().map(|tick| scale.written(tick)).collect()
    }

    fn near() -> Axis {
        let above_zero = Some("The scale begins at {number}%.".to_owned());
        Axis { tick: "{number}%".to_owned(), above_zero, ..Axis::default() }
    }

    #[test]
    fn ticks_stand_at_round_numbers() {
        let (counts, any) = (Axis { whole: true, ..Axis::default() }, Axis::default());
        for (axis, values, written) in [
            (&counts, &[3.0, 412.0][..], &["0", "100", "200", "300", "400", "500"][..]),
            (&counts, &[1.0, 2.0], &["0", "1", "2"]),
            (&counts, &[], &["0", "1", "2"]),
            (&counts, &[0.0, 0.0], &["0", "1", "2"]),
            (&counts, &[1_985.0, 640.0], &["0", "500", "1,000", "1,500", "2,000"]),
            (&any, &[0.7, 1.9], &["0.0", "0.5", "1.0", "1.5", "2.0"]),
            (&any, &[-4.0, 4.0], &["−4", "−2", "0", "2", "4"]),
            (&any, &[82.0], &["0", "25", "50", "75", "100"]),
        ] {
            assert_eq!(ticks(axis, values), written, "{values:?}");
        }
    }

    #[test]
    fn a_scale_begins_above_zero_only_where_that_is_allowed_and_saves_much_room() {
        assert_eq!(ticks(&near(), &[74.0, 78.0, 82.0]), ["74%", "76%", "78%", "80%", "82%"]);
        assert_eq!(ticks(&near(), &[20.0, 82.0]), ["0%", "25%", "50%", "75%", "100%"]);
        assert_eq!(ticks(&Axis { above_zero: None, ..near() }, &[74.0, 82.0])[0], "0%");
        assert_eq!(ticks(&near(), &[80.0, 80.0])[0], "0%", "one number has no range to look into");
    }

    #[test]
    fn a_scale_of_parts_of_a_hundred_ends_at_a_hundred() {
        for least in [50.0, 82.0, 91.0, 97.0, 99.0] {
            let high = Scale::of(&near(), [least, 99.6]).high();
            assert!((99.6..=100.0).contains(&high), "{high}");
        }
    }

    proptest::proptest! {
        #[test]
        fn ticks_are_few_round_and_hold_every_number(
            values in proptest::collection::vec(-1e15..1e15_f64, 0..5),
            small in proptest::collection::vec(-300.0..300_f64, 0..5),
            whole: bool,
            may_begin_above_zero: bool,
        ) {
            for values in [values, small] {
                let above_zero = may_begin_above_zero.then(String::new);
                let scale = Scale::of(&Axis { whole, above_zero, ..Axis::default() }, values.iter().copied());
                let ticks: Vec<f64> = scale.ticks().collect();
                assert!((3..=6).contains(&ticks.len()), "{ticks:?}");
                let slack = scale.step.size() * 1e-6;
                for value in &values {
                    assert!((scale.low() - slack..=scale.high() + slack).contains(value), "{value}: {ticks:?}");
                }
                for pair in ticks.windows(2) {
                    let step = pair[1] - pair[0];
                    let digits = format!("{step:.6e}");
                    let round = ["1.0", "2.0", "2.5", "5.0"].iter().any(|round| digits.starts_with(round));
                    assert!(round, "{step}");
                }
                if !may_begin_above_zero {
                    assert!(scale.low() <= 0.0 && scale.high() >= 0.0);
                }
            }
        }
    }
}
