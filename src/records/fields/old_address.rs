//! Addresses that a record had before.

use super::{Misfit, Scalar, scalar};

/// An address on this site that a page once had: `/old/address/`. It cannot climb out of the
/// site and never carries a query.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldAddress(String);

impl OldAddress {
    /// The parts of the address between its slashes.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }
}

impl Scalar for OldAddress {
    const FORMAT: &'static str = "old-address";
    const PATTERN: &'static str = "^/.+$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let part_fits = |part: &str| {
            !part.starts_with('.')
                && !part.ends_with('.')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
        };
        let fits = text.starts_with('/') && text.len() > 1 && text.split('/').all(part_fits);
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Misfit::new(
                format!("`{text}` is not an address on this site"),
                "Write the old address from its first slash, like `/old/address/`.",
            ))
        }
    }
}

scalar!(OldAddress, "an address on this site");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cannot_climb_out_of_the_site() {
        assert!(OldAddress::parse("/services/handyman.html").is_ok());
        for text in ["", "/", "old", "/../etc/passwd", "/a/../b", "//.", "/a?b", "/a b/", "/a/."] {
            assert!(OldAddress::parse(text).is_err(), "{text}");
        }
    }
}
