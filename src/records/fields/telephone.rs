//! UK telephone numbers.

use super::{Misfit, Scalar, scalar};

const EXAMPLE: &str = "Write the whole number with its area code, like `01632 960001`.";

/// A telephone number that can be rung from the United Kingdom.
///
/// Rules: a national number is 0 and ten more digits, beginning 01, 02, 03, 05, 07, 08 or 09
/// (Ofcom, National Telephone Numbering Plan, part A); `+44` may stand in place of the 0. Numbers
/// a digit short are left in some areas and after 0800, and 0800 1111 is Childline. Short codes:
/// 999, 112, 101, 105, 111, 119, 159, and 116 followed by three digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone {
    shown: String,
    dialled: String,
}

/// Areas where some numbers are a digit short. Elsewhere a digit is missing by mistake.
const AREAS_WITH_SHORT_NUMBERS: [&str; 41] = [
    "01204", "01208", "01254", "01276", "01297", "01298", "01363", "01364", "01384", "01386", "01404",
    "01420", "01460", "01461", "01480", "01488", "01524", "01527", "01562", "01566", "01606", "01629",
    "01635", "01647", "01659", "01695", "01697", "01726", "01744", "01750", "01768", "01827", "01837",
    "01884", "01900", "01905", "01935", "01946", "01949", "01963", "01995",
];

const CHILDLINE: &str = "08001111";

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

    /// The number through Relay UK, as people read it and as a `tel:` address: 18001 goes before it.
    /// Emergency numbers have a number of their own there, 18000, and none here.
    ///
    /// Source: Relay UK, "How to use Relay UK"; Ofcom, General Conditions of Entitlement, C5.
    #[must_use]
    pub fn through_relay_uk(&self) -> Option<(String, String)> {
        if matches!(self.dialled.as_str(), "999" | "112") {
            return None;
        }
        let national = match self.dialled.strip_prefix("+44") {
            Some(rest) => format!("0{rest}"),
            None => self.dialled.clone(),
        };
        let shown = if self.shown.starts_with('+') { &national } else { &self.shown };
        Some((shown.clone(), format!("tel:18001{national}")))
    }
}

impl Scalar for Telephone {
    const FORMAT: &'static str = "uk-telephone";
    const PATTERN: &'static str = "^[0-9 +()-]+$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let shown = text.trim().to_owned();
        if let Some(odd) = shown.chars().find(|c| !c.is_ascii_digit() && !" +()-".contains(*c)) {
            let odd = if odd.is_alphabetic() { "letters".to_owned() } else { format!("`{odd}`") };
            return Err(Misfit::new(
                format!("`{text}` is not a telephone number: it has {odd} in it"),
                "Write the number alone, like `01632 960001`. Words go into `note:`.",
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
        let short_allowed = national.starts_with("0800")
            || AREAS_WITH_SHORT_NUMBERS.iter().any(|area| national.starts_with(area));
        let right_length = national.len() == 11 || (short_allowed && national.len() == 10);
        if !right_length && national != CHILDLINE {
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
        assert_eq!(dialled("0800 1111"), Ok("tel:+448001111".into()));
        assert_eq!(dialled("0800 123456"), Ok("tel:+44800123456".into()));
        assert_eq!(dialled("01524 64000"), Ok("tel:+44152464000".into()));
    }

    #[test]
    fn relay_uk_goes_before_the_national_number() {
        let relay = |text| Telephone::parse(text).ok().and_then(|number| number.through_relay_uk());
        let both = |shown: &str, href: &str| Some((shown.to_owned(), href.to_owned()));
        assert_eq!(relay("01632 960001"), both("01632 960001", "tel:1800101632960001"));
        assert_eq!(relay("+44 (0)1632 960001"), both("01632960001", "tel:1800101632960001"));
        assert_eq!(relay("111"), both("111", "tel:18001111"));
        assert_eq!(relay("999"), None);
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
