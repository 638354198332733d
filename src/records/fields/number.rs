//! Numbers with their decimals exactly as they are written.

use rust_decimal::Decimal;

use super::{Misfit, Scalar, scalar};

/// A number that is not below zero, exact to its last decimal: `80`, `12.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub Decimal);

impl Scalar for Number {
    const FORMAT: &'static str = "decimal-number";
    const PATTERN: &'static str = r"^\s*[0-9][0-9,]*(\.[0-9]+)?\s*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let digits = text.trim().replace(',', "");
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit());
        match digits.parse::<Decimal>() {
            Ok(number) if plain => Ok(Self(number)),
            _ => Err(Misfit::new(
                format!("`{text}` is not a number"),
                "Write digits, with decimals after a full stop where there are any, like `80` or `12.5`.",
            )),
        }
    }
}

scalar!(Number, "a number");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_exactly() {
        for (text, read) in [("80", "80"), ("12.50", "12.50"), ("1,234", "1234"), ("0", "0")] {
            assert_eq!(Number::parse(text).map(|number| number.0.to_string()), Ok(read.to_owned()));
        }
        for text in ["", "-5", "five", "1.", ".5", "1.2.3", "1e5", "80%"] {
            assert!(Number::parse(text).is_err(), "{text}");
        }
    }
}
