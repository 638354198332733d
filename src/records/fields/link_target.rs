//! What a link leads to: a page elsewhere, or a record.

use super::{AnyReference, Misfit, Scalar, WebAddress, scalar};

/// A web address, or a record of this site written `kind:id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page on another website.
    Elsewhere(WebAddress),
    /// A record with a page or a file.
    Record(AnyReference),
}

impl Scalar for LinkTarget {
    const FORMAT: &'static str = "link";
    const PATTERN: &'static str = "^(https?://.+|[a-z-]+:[a-z0-9]+(-[a-z0-9]+)*)$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let begins_as_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
        if begins_as_address {
            return WebAddress::parse(text).map(Self::Elsewhere);
        }
        if text.contains(':') {
            return AnyReference::parse(text).map(Self::Record);
        }
        Err(Misfit::new(
            format!("`{text}` is neither a web address nor a record"),
            "Write a web address that begins with `https://`, or a record like `document:easy-read-guide`.",
        ))
    }
}

scalar!(LinkTarget, "a web address, or a kind and an id");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_elsewhere_or_to_a_record() {
        assert!(matches!(LinkTarget::parse("https://example.org/a"), Ok(LinkTarget::Elsewhere(_))));
        assert!(matches!(LinkTarget::parse("document:easy-read"), Ok(LinkTarget::Record(_))));
        for text in
            ["", "easy-read.pdf", "javascript:alert(1)", "documents:easy-read", "document:", "http://"]
        {
            assert!(LinkTarget::parse(text).is_err(), "{text}");
        }
    }
}
