//! Where the site stands.

use crate::diagnostics::printable;
use crate::records::fields::{Misfit, WebAddress};

/// The address of the whole site, in its two halves: the origin (`https://www.example.org`) and
/// the path below which every page lies (`/` or `/a/b/`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base {
    origin: String,
    path: String,
}

impl Base {
    /// Reads the address of the site. A slash at its end may be left out.
    ///
    /// # Errors
    /// A [`Misfit`] when it is not the `http` or `https` address of a folder.
    pub fn parse(text: &str) -> Result<Self, Misfit> {
        Self::read(text).ok_or_else(|| {
            Misfit::new(
                format!("`{}` cannot be the address of the site", printable(text)),
                "Write its scheme, its host and, where it has one, its folder, like `https://www.example.org/` or `https://www.example.org/services/`.",
            )
        })
    }

    /// Scheme, host and port, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path of the home page: it begins and ends with a slash.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    fn read(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if !matches!(scheme.as_str(), "http" | "https") || !is_host(host) || path == "/" {
            return None;
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        if !path.is_empty() && !path.split('/').all(is_segment) {
            return None;
        }
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: format!("{scheme}://{}", host.to_ascii_lowercase()), path })
    }
}

/// The `base_url` of `site.yml`.
impl TryFrom<&WebAddress> for Base {
    type Error = Misfit;

    fn try_from(address: &WebAddress) -> Result<Self, Misfit> {
        Self::parse(address.as_str())
    }
}

/// A host, with or without a port. A name without a dot is allowed, for previews on this
/// computer.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_digits = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    name.split('.').all(is_label) && port.is_none_or(|port| is_digits(port) && port.parse::<u16>().is_ok())
}

/// A part of the base path, written as it stands in addresses: what is not plain is
/// percent-encoded already.
fn is_segment(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_escape =
        |at: usize| bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    !text.is_empty()
        && !text.starts_with('.')
        && bytes.iter().enumerate().all(|(at, byte)| match byte {
            b'%' => is_escape(at),
            _ => byte.is_ascii_alphanumeric() || b"-._~".contains(byte),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_the_origin_from_the_path() {
        let halves = |text: &str| {
            let base = Base::parse(text).unwrap();
            (base.origin().to_owned(), base.path().to_owned())
        };
        let expected = |origin: &str, path: &str| (origin.to_owned(), path.to_owned());
        assert_eq!(halves("https://www.example.org"), expected("https://www.example.org", "/"));
        assert_eq!(halves("https://www.example.org/"), expected("https://www.example.org", "/"));
        assert_eq!(halves("https://www.example.org/a/b"), expected("https://www.example.org", "/a/b/"));
        assert_eq!(halves("HTTPS://WWW.Example.org/A/"), expected("https://www.example.org", "/A/"));
        assert_eq!(halves("http://localhost:8000"), expected("http://localhost:8000", "/"));
        assert_eq!(halves("http://127.0.0.1:8000/a%20b/"), expected("http://127.0.0.1:8000", "/a%20b/"));
    }

    #[test]
    fn refuses_what_is_not_the_address_of_a_folder() {
        for text in [
            "",
            "www.example.org",
            "/a/b/",
            "ftp://example.org/",
            "https:///a/",
            "https://example.org//",
            "https://example.org/a//b/",
            "https://example.org/../",
            "https://example.org/a/./",
            "https://example.org/?q",
            "https://example.org/#top",
            "https://example.org/a b/",
            "https://example.org/a\"b/",
            "https://example.org/%2/",
            "https://user@example.org/",
            "https://example.org:99999/",
            "https://example.org:/",
            "https://.example.org/",
            "https://-example.org/",
            "javascript://example.org/",
        ] {
            assert!(Base::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn says_what_to_write_instead() {
        let misfit = Base::parse("www.example.org").unwrap_err();
        assert_eq!(misfit.problem, "`www.example.org` cannot be the address of the site");
        assert_eq!(
            misfit.instead,
            "Write its scheme, its host and, where it has one, its folder, like \
             `https://www.example.org/` or `https://www.example.org/services/`."
        );
    }
}
