//! Ids: a record's name among records and its address on the site.

use super::{Misfit, Scalar, scalar};

/// Names that stand for something else in addresses, so that no record may carry them.
const RESERVED_IDS: [&str; 4] = ["page", "index", "data", "api"];

/// The longest id, in characters: file systems and addresses stay comfortable with it.
const LONGEST: usize = 80;

/// A record's id: lower-case letters, digits and single hyphens, never a dot, at most 80
/// characters. It is the file's name and the last part of the page's address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(std::sync::Arc<str>);

impl Id {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest id to any text: what an officer probably meant. Empty when the text holds no
    /// letter or digit.
    #[must_use]
    pub fn nearest_to(text: &str) -> String {
        let mut id = String::new();
        for character in text.chars().flat_map(char::to_lowercase) {
            if character.is_ascii_alphanumeric() {
                id.push(character);
            } else if !id.is_empty() && !id.ends_with('-') && character != '\'' {
                id.push('-');
            }
        }
        id.truncate(LONGEST);
        id.trim_end_matches('-').to_owned()
    }
}

/// Whether a text is an id. Most are, and there are many: nothing is copied to find out.
fn is_right(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= LONGEST && text.split('-').all(is_part)
}

impl Scalar for Id {
    const FORMAT: &'static str = "id";
    const PATTERN: &'static str = "^[a-z0-9]+(-[a-z0-9]+)*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        if is_right(text) && !RESERVED_IDS.contains(&text) && !is_device(text) {
            return Ok(Self(text.into()));
        }
        let nearest = Self::nearest_to(text);
        if nearest.is_empty() {
            return Err(Misfit::new(
                format!("`{text}` has no letter or digit in it"),
                "Write lower-case letters, digits and hyphens, like `home-safety-check`.",
            ));
        }
        if text != nearest {
            return Err(Misfit::new(
                format!("`{text}` is not an id: ids have only lower-case letters, digits and single hyphens"),
                format!("Write `{nearest}`."),
            ));
        }
        if RESERVED_IDS.contains(&text) {
            return Err(Misfit::new(
                format!("`{text}` is kept for the site's own addresses"),
                "Choose another id, with a second word in it.",
            ));
        }
        if is_device(text) {
            return Err(Misfit::new(
                format!("`{text}` is the name of a device on Windows, where no file can have it"),
                "Choose another id, with a second word in it.",
            ));
        }
        Ok(Self(text.into()))
    }
}

/// Whether Windows takes a name for a device, whatever its ending: nobody there could check the
/// content out, or look at the site.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered.is_some_and(|number| {
            let mut signs = number.chars();
            let is_number = signs.next().is_some_and(|sign| sign.is_ascii_digit() || "¹²³".contains(sign));
            is_number && signs.next().is_none()
        })
}

scalar!(Id, "an id");

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_of_windows_are_no_ids() {
        for name in ["con", "nul", "aux", "prn", "com1", "lpt9", "com0"] {
            assert!(Id::parse(name).is_err(), "{name}");
        }
        for name in ["con-man", "console", "com", "com10", "lpt", "null", "auxiliary"] {
            assert!(Id::parse(name).is_ok(), "{name}");
        }
        for name in ["NUL.pdf", "Con", "aux .txt", "com\u{b9}.tar.gz", "CONIN$"] {
            assert!(is_device(name), "{name}");
        }
        assert!(!is_device("a.con") && !is_device(""));
    }
}
