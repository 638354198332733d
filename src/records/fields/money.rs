//! Sums of money, in pounds.

use rust_decimal::Decimal;

use super::{Misfit, Scalar, scalar};

/// A sum in pounds sterling, exact to the penny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub Decimal);

impl Scalar for Money {
    const FORMAT: &'static str = "money";
    const PATTERN: &'static str = r"^\s*£?[0-9,]+(\.[0-9]{1,2})?\s*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let digits = text.trim().trim_start_matches('£').replace(',', "");
        let plain = !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && digits.split_once('.').is_none_or(|(_, pence)| pence.len() == 2 || pence.len() == 1);
        match digits.parse::<Decimal>() {
            Ok(sum) if plain => Ok(Self(sum)),
            _ => Err(Misfit::new(
                format!("`{text}` is not a sum of money"),
                "Write pounds, with pence after a full stop where there are any, like `12500` or `12500.50`.",
            )),
        }
    }
}

scalar!(Money, "a sum of money");

impl std::fmt::Display for Money {
    /// Writes `£12,500` or `£12,500.50`: pence only where there are any.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.2}", self.0);
        let (pounds, pence) = text.split_once('.').unwrap_or((&text, "00"));
        let grouped = grouped(pounds);
        if pence == "00" { write!(f, "£{grouped}") } else { write!(f, "£{grouped}.{pence}") }
    }
}

/// Whole digits with a comma after each group of three: `1,234,567`.
pub(crate) fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_pounds_with_commas_and_pence_only_where_there_are_any() {
        for (text, written) in [
            ("0", "£0"),
            ("950", "£950"),
            ("12500", "£12,500"),
            ("£1,234,567.5", "£1,234,567.50"),
            ("100.05", "£100.05"),
        ] {
            assert_eq!(Money::parse(text).map(|sum| sum.to_string()), Ok(written.to_owned()));
        }
        for text in ["", "-5", "five", "1.234", "1.2.3", "£", "1e5", "99999999999999999999999999999999"] {
            assert!(Money::parse(text).is_err(), "{text}");
        }
    }
}
