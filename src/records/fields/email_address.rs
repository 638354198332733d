//! Mail addresses.

use super::{Misfit, Scalar, scalar};

/// A mail address: one `@`, a name before it, a domain with a dot after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The `mailto:` address.
    #[must_use]
    pub fn href(&self) -> String {
        format!("mailto:{}", self.0)
    }
}

impl Scalar for EmailAddress {
    const FORMAT: &'static str = "mail-address";
    const PATTERN: &'static str = r"^[^@\s]+@[^@\s]+$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        // The shape that HTML's own mail field accepts (HTML Standard, "valid e-mail address"),
        // and a dot in the domain: no council answers mail at a bare host name.
        let local = |part: &str| {
            !part.is_empty()
                && part.chars().all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c))
        };
        let label = |part: &str| {
            !part.is_empty()
                && part.len() <= 63
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let fits = text.split_once('@').is_some_and(|(name, domain)| {
            local(name) && domain.contains('.') && domain.split('.').all(label)
        });
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Misfit::new(format!("`{text}` is not a mail address"), "Write it like `help@example.org`."))
        }
    }
}

scalar!(EmailAddress, "a mail address");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_mail_addresses_from_other_text() {
        for text in ["help@example.org", "o'neil+home@mail.example.org"] {
            assert!(EmailAddress::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "help",
            "help@example",
            "help@@example.org",
            "he lp@example.org",
            "help@example..org",
            "help@-a.org",
        ] {
            assert!(EmailAddress::parse(text).is_err(), "{text}");
        }
    }
}
