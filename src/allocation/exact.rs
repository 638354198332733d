//! Exact numbers, and how they are written for people.

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

use crate::records::fields::grouped;

/// A number without any rounding: a fraction of whole numbers of any size.
pub type Exact = BigRational;

/// A written number as an exact one.
pub(super) fn exact(number: Decimal) -> Exact {
    Exact::new(number.mantissa().into(), BigInt::from(10).pow(number.scale()))
}

/// A number with so many decimals, the last rounded to the nearest, and thousands in groups.
#[must_use]
pub fn decimals(number: &Exact, places: u32) -> String {
    let scaled = (number * BigInt::from(10).pow(places)).round().to_integer();
    let width = places as usize + 1;
    let digits = format!("{scaled:0>width$}");
    let (whole, part) = digits.split_at(digits.len() - places as usize);
    let whole = grouped(whole);
    if part.is_empty() { whole } else { format!("{whole}.{part}") }
}

/// A number of pennies as pounds with so many decimals: `£1,234.56` with two.
#[must_use]
pub fn pounds(pennies: &Exact, places: u32) -> String {
    format!("£{}", decimals(&(pennies / BigInt::from(100)), places))
}

/// A part of one as a percentage with two decimals: `12.65%`.
#[must_use]
pub fn percentage(part: &Exact) -> String {
    format!("{}%", decimals(&(part * BigInt::from(100)), 2))
}

/// The most decimals that a written number can have.
const MOST_DECIMALS: u32 = Decimal::MAX_SCALE;

/// A written number with its thousands in groups and no zeros at its end: `12,400`, `37.5`.
#[must_use]
pub fn number(number: &Exact) -> String {
    let is_whole = |places: &u32| (number * BigInt::from(10).pow(*places)).is_integer();
    decimals(number, (0..MOST_DECIMALS).find(is_whole).unwrap_or(MOST_DECIMALS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(above: u64, below: u64) -> Exact {
        Exact::new(above.into(), below.into())
    }

    #[test]
    fn decimals_are_rounded_to_the_nearest() {
        for (above, below, places, written) in [
            (1, 3, 2, "0.33"),
            (2, 3, 2, "0.67"),
            (1, 200, 2, "0.01"),
            (1999, 1000, 0, "2"),
            (123_456_789, 100, 2, "1,234,567.89"),
            (999_999, 1000, 2, "1,000.00"),
            (0, 1, 4, "0.0000"),
        ] {
            assert_eq!(decimals(&fraction(above, below), places), written);
        }
    }

    #[test]
    fn money_and_percentages_have_two_decimals() {
        assert_eq!(pounds(&fraction(12_345_650, 100), 2), "£1,234.57");
        assert_eq!(pounds(&fraction(1, 3), 4), "£0.0033");
        assert_eq!(percentage(&fraction(12_400, 98_000)), "12.65%");
        assert_eq!(percentage(&fraction(1, 2)), "50.00%");
    }

    #[test]
    fn a_number_is_written_as_people_write_it() {
        for (text, written) in [("12400", "12,400"), ("37.50", "37.5"), ("0", "0"), ("1000", "1,000")] {
            assert_eq!(number(&exact(text.parse().expect("it is a number"))), written);
        }
    }
}
