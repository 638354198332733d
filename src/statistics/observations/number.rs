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
    /// A per cent sign stands beside it.
    PerCent,
    /// A pound sign stands beside it.
    Pounds,
    /// Words stand beside it, such as those of a unit.
    Words,
}

/// The least number that is too large to be a figure; it leaves room to calculate with.
const TOO_LARGE: i64 = 1_000_000_000_000_000;

/// Reads a number. Commas may stand between thousands, and nowhere else: `1,5` is not 15.
pub(super) fn read(text: &str) -> Result<Decimal, Fault> {
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        return Err(if plain(rest).is_some() { Fault::BelowZero } else { Fault::NotANumber });
    }
    plain(text).ok_or_else(|| with_unit(text).unwrap_or(Fault::NotANumber))
}

/// What stands beside a number: a sign, or words behind a space.
fn with_unit(text: &str) -> Option<Fault> {
    let is_number = |text: &str| plain(text.trim()).is_some();
    if text.strip_suffix('%').is_some_and(is_number) {
        return Some(Fault::PerCent);
    }
    if text.strip_prefix('£').is_some_and(is_number) {
        return Some(Fault::Pounds);
    }
    let (number, words) = text.split_once(' ')?;
    let in_letters = words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-'));
    (is_number(number) && in_letters && !words.trim().is_empty()).then(|| {
        let is_per_cent = words.to_lowercase().replace(' ', "").starts_with("percent");
        if is_per_cent { Fault::PerCent } else { Fault::Words }
    })
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
            "1e5",
            "%",
            "5 6",
            "five people",
            "1000000000000000",
            "-x",
        ] {
            assert_eq!(read(text), Err(Fault::NotANumber), "{text}");
        }
        for text in ["80%", "82.5 %", "80 per cent", "1,200 percent"] {
            assert_eq!(read(text), Err(Fault::PerCent), "{text}");
        }
        assert_eq!(read("£1,200"), Err(Fault::Pounds));
        for text in ["5 people", "12 working days", "1.5 hrs."] {
            assert_eq!(read(text), Err(Fault::Words), "{text}");
        }
        for text in ["-1", "\u{2212}1", "-0.5"] {
            assert_eq!(read(text), Err(Fault::BelowZero), "{text}");
        }
    }
}
