//! Numbers in the cells of files of figures.

use rust_decimal::Decimal;

use crate::records::fields::{Number, Scalar as _};

/// Why a cell holds no number that can be used. It does not hold the cell's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is no number.
    NotANumber,
    /// It is below zero.
    BelowZero,
}

/// The least number that is too large to be a figure; it leaves room to calculate with.
const TOO_LARGE: i64 = 1_000_000_000_000_000;

/// Reads a number. Commas may stand between thousands, and nowhere else: `1,5` is not 15.
pub(super) fn read(text: &str) -> Result<Decimal, Fault> {
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        return Err(if plain(rest).is_some() { Fault::BelowZero } else { Fault::NotANumber });
    }
    plain(text).ok_or(Fault::NotANumber)
}

fn plain(text: &str) -> Option<Decimal> {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.contains(',');
    let fits = !is_grouped || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let decimals = text.get(whole.len()..).unwrap_or_default();
    if !fits || decimals.contains(',') {
        return None;
    }
    Number::parse(text).ok().map(|number| number.0).filter(|number| *number < Decimal::from(TOO_LARGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_exactly_or_not_at_all() {
        for (text, number) in
            [("0", "0"), ("12.50", "12.50"), ("73,571", "73571"), ("1,234,567.5", "1234567.5")]
        {
            assert_eq!(read(text).map(|number| number.to_string()), Ok(number.to_owned()), "{text}");
        }
        for text in [
            "",
            "1,5",
            "12,34",
            "1234,567",
            "1.5,0",
            "five",
            "5 people",
            "1e5",
            "80%",
            "1000000000000000",
            "-x",
        ] {
            assert_eq!(read(text), Err(Fault::NotANumber), "{text}");
        }
        for text in ["-1", "\u{2212}1", "-0.5"] {
            assert_eq!(read(text), Err(Fault::BelowZero), "{text}");
        }
    }
}
