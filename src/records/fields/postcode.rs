//! UK postcodes.

use super::{Misfit, Scalar, scalar};

/// A postcode in its usual form: capitals, one space before the last three characters.
///
/// Rules: the six shapes of BS 7666 part 2 (A9, A99, AA9, AA99, A9A, AA9A before the space; 9AA
/// after it, where the letters C, I, K, M, O and V never stand).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postcode(String);

impl Postcode {
    /// The postcode as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its two halves: the postcode district (`ZZ12`), and what follows (`1AA`).
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        self.0.split_once(' ').unwrap_or((&self.0, ""))
    }
}

impl Scalar for Postcode {
    const FORMAT: &'static str = "uk-postcode";
    const PATTERN: &'static str = r"^\s*[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2}\s*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let compact: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let wrong =
            || Misfit::new(format!("`{text}` is not a postcode"), "Write it like `ZZ1 1AA`, with its space.");
        if !compact.is_ascii() || !(5..=7).contains(&compact.len()) {
            return Err(wrong());
        }
        let (outward, inward) = compact.split_at(compact.len() - 3);
        let shape: String = outward.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
        let outward_fits = outward.chars().all(|c| c.is_ascii_alphanumeric())
            && ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(&shape.as_str());
        let inward_fits = match inward.as_bytes() {
            [digit, first, second] => {
                digit.is_ascii_digit()
                    && [first, second].iter().all(|c| c.is_ascii_uppercase() && !b"CIKMOV".contains(c))
            }
            _ => false,
        };
        if outward_fits && inward_fits { Ok(Self(format!("{outward} {inward}"))) } else { Err(wrong()) }
    }
}

scalar!(Postcode, "a postcode");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_each_shape_and_writes_it_one_way() {
        for (text, written) in [
            ("m11ae", "M1 1AE"),
            ("B33 8TH", "B33 8TH"),
            ("cr2 6xh", "CR2 6XH"),
            ("DN55 1PT", "DN55 1PT"),
            ("W1A 1HQ", "W1A 1HQ"),
            ("EC1A 1BB", "EC1A 1BB"),
        ] {
            assert_eq!(Postcode::parse(text).map(|p| p.0), Ok(written.to_owned()));
        }
    }

    #[test]
    fn refuses_other_shapes() {
        for text in ["", "ZZ1", "ZZ1 1CA", "123 456", "ÉZ1 1AA", "ZZZ1 1AA", "ZZ1 A1A"] {
            assert!(Postcode::parse(text).is_err(), "{text}");
        }
    }
}
