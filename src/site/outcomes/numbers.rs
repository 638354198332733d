//! How figures are written: thousands, percent signs and units, and words where there is none.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::records::indicator::{Indicator, Measure};
use crate::site::Site;
use crate::statistics::{PublishedFigure, Shown, likely};

/// A figure as a page writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::site) struct Value {
    /// In a table: the number, or the shorthand that stands in its place.
    pub(in crate::site) cell: String,
    /// In a sentence: the number with its unit, or why there is none.
    pub(in crate::site) words: String,
    /// Whether there is a number.
    pub(in crate::site) there: bool,
}

/// Where the true value of a figure likely lies, both ends with their unit.
pub(in crate::site) struct Range {
    pub(in crate::site) lower: String,
    pub(in crate::site) upper: String,
}

/// From here on sentences tell sums in millions of pounds.
const MILLION: u32 = 1_000_000;

/// Writes the figures of one indicator.
#[derive(Clone, Copy)]
pub(in crate::site) struct Writer<'a> {
    site: &'a Site<'a>,
    indicator: &'a Indicator,
}

impl<'a> Writer<'a> {
    pub(in crate::site) fn new(site: &'a Site<'a>, indicator: &'a Indicator) -> Self {
        Self { site, indicator }
    }

    /// The figure itself.
    pub(in crate::site) fn value(self, figure: &PublishedFigure) -> Value {
        match figure.value() {
            Shown::Value(value) => Value { cell: self.cell(value), words: self.words(value), there: true },
            other => Value { cell: shorthand(&other), words: self.why(&other), there: false },
        }
    }

    /// A figure in a sentence: the number with its unit, or why there is none.
    pub(in crate::site) fn shown(self, shown: Shown<Decimal>) -> String {
        match shown {
            Shown::Value(value) => self.words(value),
            other => self.why(&other),
        }
    }

    /// The number alone, with as many decimals as the indicator has.
    pub(super) fn bare(self, value: Decimal) -> String {
        number(value, self.indicator.decimals)
    }

    /// Where the true value of a figure likely lies, where that can be told.
    pub(in crate::site) fn range(self, figure: &PublishedFigure) -> Option<Range> {
        let end = |end| self.in_measure(end, likely::end_decimals(self.indicator));
        let [lower, upper] = likely::ends(self.indicator, figure)?.map(end);
        Some(Range { lower, upper })
    }

    /// One of the two counts behind a figure.
    pub(in crate::site) fn count(count: Option<Shown<Decimal>>) -> String {
        match count {
            Some(Shown::Value(value)) => number(value, 0),
            Some(other) => shorthand(&other),
            None => shorthand(&Shown::<Decimal>::NotAvailable),
        }
    }

    /// A number in the indicator's measure, as a table writes it: `82%`, `1,985`, `6.7`.
    pub(super) fn cell(self, value: Decimal) -> String {
        self.in_measure(value, self.indicator.decimals)
    }

    fn in_measure(self, value: Decimal, decimals: u32) -> String {
        let number = number(value, decimals);
        match self.indicator.measure.value {
            Measure::Percentage => self.site.words.text("figure.percentage", &[("number", &number)]),
            Measure::Money => self.site.words.text("figure.money", &[("number", &number)]),
            Measure::Count
            | Measure::Rate
            | Measure::Average
            | Measure::Rating
            | Measure::StandardisedRate => number,
        }
    }

    /// A number with its unit: `82%`, `1,985 checks`, `6.7 falls for every 1,000`, `4.7 days`.
    pub(in crate::site) fn words(self, value: Decimal) -> String {
        let measure = self.indicator.measure.value;
        if measure == Measure::Money && value >= Decimal::from(MILLION) {
            let millions = (value / Decimal::from(MILLION)).round_dp(1);
            return self.site.words.text("figure.millions", &[("number", &number(millions, 0))]);
        }
        let (number, unit) = (number(value, self.indicator.decimals), self.unit());
        let name = match measure {
            Measure::Percentage => "figure.percentage",
            Measure::Rate | Measure::StandardisedRate => "figure.rate",
            Measure::Money => "figure.money",
            Measure::Rating => "figure.rating",

            Measure::Count | Measure::Average => "figure.unit",
        };
        let (per, highest) = (self.per(), self.highest());
        let blanks = [("number", number.as_str()), ("unit", unit), ("per", &per), ("highest", &highest)];
        self.site.words.text(name, &blanks)
    }

    /// How far one figure is from another: `5 percentage points`, `0.5 falls for every 1,000`.
    pub(super) fn distance(self, value: Decimal) -> String {
        if self.indicator.measure.value == Measure::Percentage {
            let name =
                if value == Decimal::ONE { "outcome.percentage_point" } else { "outcome.percentage_points" };
            return self.site.words.text(name, &[("number", &number(value, 0))]);
        }
        self.words(value)
    }

    /// What is counted.
    pub(in crate::site) fn unit(self) -> &'a str {
        self.indicator.unit.in_language(self.site.language)
    }

    /// Out of how many a rate is.
    pub(in crate::site) fn per(self) -> String {
        self.indicator.per.as_ref().map_or_else(String::new, |per| number(per.value.0, 0))
    }

    /// The highest rating that can be given.
    pub(in crate::site) fn highest(self) -> String {
        self.indicator.highest.as_ref().map_or_else(String::new, |highest| number(highest.value.0, 0))
    }

    fn why(self, shown: &Shown<Decimal>) -> String {
        let name = match shown {
            Shown::Suppressed => "figure.suppressed",
            Shown::NotApplicable => "figure.not_applicable",
            Shown::Low => "figure.low",
            Shown::NotAvailable | Shown::Value(_) => "figure.not_available",
        };
        self.site.words.word(name)
    }
}

fn shorthand(shown: &Shown<Decimal>) -> String {
    shown.shorthand().unwrap_or_default().to_owned()
}

/// A number with at least so many decimals, its thousands set apart: `1,985`, `6.70`.
pub(super) fn number(value: Decimal, decimals: u32) -> String {
    let decimals = decimals.max(value.normalize().scale());
    let mut value = value;
    value.rescale(decimals);
    let text = value.to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::with_capacity(text.len() + text.len() / 3);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_decimals_are_filled_up() {
        for (value, decimals, written) in [
            ("0", 0, "0"),
            ("999", 0, "999"),
            ("1985", 0, "1,985"),
            ("1234567.5", 1, "1,234,567.5"),
            ("7", 1, "7.0"),
            ("77.5", 0, "77.5"),
            ("80.00", 0, "80"),
        ] {
            let value: Decimal = value.parse().expect("a number");
            assert_eq!(number(value, decimals), written);
        }
    }
}
