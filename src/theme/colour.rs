//! Colours and the contrast between them.

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Reads `#1a2b3c` or `#abc`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|value| value * 17);
        match digits.len() {
            6 => Some(Self { red: pair(0)?, green: pair(2)?, blue: pair(4)? }),
            3 => Some(Self { red: single(0)?, green: single(1)?, blue: single(2)? }),
            _ => None,
        }
    }

    /// Relative luminance: WCAG 2.2, definition of "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// Contrast ratio with another colour, from 1 to 21: WCAG 2.2, definition of "contrast ratio".
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ratios as the `WebAIM` contrast checker gives them.
    #[test]
    fn measures_contrast_as_published_checkers_do() {
        let contrast = |one, two| {
            let ratio = Colour::parse(one).expect("a colour").contrast(Colour::parse(two).expect("a colour"));
            (ratio * 100.0).floor() / 100.0
        };
        assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#ffffff") - 4.47).abs() < 1e-9);
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 1e-9);
        assert!((contrast("#0000ff", "#ffffff") - 8.59).abs() < 1e-9);
    }

    #[test]
    fn reads_only_colours() {
        for text in ["", "#", "#12345", "red", "#12345g", "#é12", "123456"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
