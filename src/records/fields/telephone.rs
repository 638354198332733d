//! UK telephone numbers.

use super::{Misfit, Scalar, scalar};

const EXAMPLE: &str = "Write the whole number with its area code, like `01632 960001`.";

/// A telephone number that can be rung from the United Kingdom.
///
/// Rules: a national number is 0 and nine or ten more digits, beginning 01, 02, 03, 05, 07, 08 or
/// 09 (Ofcom, National Telephone Numbering Plan, part A); `+44` may stand in place of the 0. Short
/// codes: 999, 112, 101, 105, 111, 119, 159, and 116 followed by three digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone {
    shown: String,
    dialled: String,
}

const SHORT_CODES: [&str; 7] = ["999", "112", "101", "105", "111", "119", "159"];

impl Telephone {
    /// The number as the officer wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// The `tel:` address that a telephone dials.
    #[must_use]
    pub fn href(&self) -> String {
        format!("tel:{}", self.dialled)
    }
}

impl Scalar for Telephone {
    const FORMAT: &'static str = "uk-telephone";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let shown = text.trim().to_owned();
        if let Some(odd) = shown.chars().find(|c| !c.is_ascii_digit() && !" +()-".contains(*c)) {
            return Err(Misfit::new(
                format!("`{text}` is not a telephone number: it has `{odd}` in it"),
                EXAMPLE,
            ));
        }
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        let short =
            SHORT_CODES.contains(&digits.as_str()) || (digits.len() == 6 && digits.starts_with("116"));
        if short && !shown.starts_with('+') {
            return Ok(Self { shown, dialled: digits });
        }
        let national = match (shown.starts_with('+'), digits.strip_prefix("44")) {
            (true, Some(rest)) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            (true, None) => {
                return Err(Misfit::new(format!("`{text}` is not a United Kingdom number"), EXAMPLE));
            }
            (false, _) => digits,
        };
        let known_start =
            matches!(national.as_bytes(), [b'0', b'1' | b'2' | b'3' | b'5' | b'7' | b'8' | b'9', ..]);
        if !known_start {
            return Err(Misfit::new(
                format!("no United Kingdom telephone number begins as `{text}` does"),
                EXAMPLE,
            ));
        }
        // Ten digits in all are rare but real: some 01 areas and 0800 numbers are a digit short.
        let short_allowed = national.starts_with("01") || national.starts_with("08");
        let right_length = national.len() == 11 || (short_allowed && national.len() == 10);
        if !right_length {
            let count = national.len();
            return Err(Misfit::new(
                format!("`{text}` has {count} digits, and a United Kingdom telephone number has 11"),
                EXAMPLE,
            ));
        }
        Ok(Self { dialled: format!("+44{}", &national[1..]), shown })
    }
}

scalar!(Telephone, "a telephone number");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dials_the_international_form() {
        let dialled = |text| Telephone::parse(text).map(|number| number.href());
        assert_eq!(dialled("01632 960001"), Ok("tel:+441632960001".into()));
        assert_eq!(dialled("(01632) 960-001"), Ok("tel:+441632960001".into()));
        assert_eq!(dialled("+44 (0)1632 960001"), Ok("tel:+441632960001".into()));
        assert_eq!(dialled("111"), Ok("tel:111".into()));
        assert_eq!(dialled("116 123"), Ok("tel:116123".into()));
        assert_eq!(dialled("0800 1111"), dialled("0800 1111"));
    }

    #[test]
    fn refuses_what_cannot_be_rung() {
        for text in [
            "",
            "01632",
            "01632 96000",
            "01632 9600011",
            "12345678901",
            "+1 212 555 0100",
            "01632 96000x",
            "0000 0000000",
            "+",
        ] {
            assert!(Telephone::parse(text).is_err(), "{text}");
        }
    }
}
