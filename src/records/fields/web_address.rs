//! Addresses of other websites.

use super::{Misfit, Scalar, scalar};

/// The address of a page on another website: `https://` or `http://` and a host with a dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for WebAddress {
    const FORMAT: &'static str = "web-address";
    const PATTERN: &'static str = "^https?://.+$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let fits = rest.is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let name = host.split(':').next().unwrap_or_default();
            name.contains('.')
                && !name.starts_with('.')
                && !name.ends_with('.')
                && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:".contains(c))
                && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`{}|\\^".contains(c))
        });
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Misfit::new(
                format!("`{text}` is not a web address"),
                "Write the whole address, like `https://www.example.org/help`.",
            ))
        }
    }
}

scalar!(WebAddress, "a web address");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_web_addresses_from_other_text() {
        for text in ["https://www.example.org", "http://example.org:8080/a?b=c#d"] {
            assert!(WebAddress::parse(text).is_ok(), "{text}");
        }
        for text in [
            "www.example.org",
            "javascript:alert(1)",
            "https://",
            "https://example",
            "https://a b.org",
            "https://example.org/\"x",
        ] {
            assert!(WebAddress::parse(text).is_err(), "{text}");
        }
    }
}
