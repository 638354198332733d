//! Paths inside the output folder.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostics::printable;
use crate::records::fields::{Misfit, is_device};

/// The longest segment, in bytes: what every common file system allows.
const LONGEST: usize = 255;

/// The path of a file inside a folder, with `/` between its parts on every platform.
///
/// It cannot climb out of the folder: no part is empty, begins with a dot (so none is `..` and
/// none is hidden), or holds a slash, a backslash, a control character or another character that
/// some system reads as more than a name. It fits on one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelativePath(Arc<str>);

impl RelativePath {
    /// Checks a path.
    ///
    /// # Errors
    /// A [`Misfit`] that says which name in it cannot be published.
    pub fn parse(text: &str) -> Result<Self, Misfit> {
        match text.split('/').find(|segment| !is_plain(segment)) {
            None => Ok(Self(text.into())),
            Some(segment) if is_device(segment) => Err(Misfit::new(
                format!("`{segment}` is the name of a device on Windows, where no file can have it"),
                "Give it another name.",
            )),
            Some(segment) => Err(Misfit::new(
                format!("`{}` cannot be the name of a file on the site", printable(segment)),
                "Rename it with letters, digits, hyphens and single dots inside the name.",
            )),
        }
    }

    /// Joins segments that are known to be right.
    pub(super) fn joined<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        let segments: Vec<&str> = segments.into_iter().collect();
        debug_assert!(segments.iter().all(|segment| is_plain(segment)), "{segments:?}");
        Self(segments.join("/").into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Each folder that the file lies in, the outermost first: `a`, `a/b` for `a/b/c`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }

    /// The file's place in a folder of this computer.
    #[must_use]
    pub fn inside(&self, folder: &Path) -> PathBuf {
        let mut path = folder.to_owned();
        path.extend(self.0.split('/'));
        path
    }
}

impl Borrow<str> for RelativePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelativePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text is a name and nothing else, on every system that the site may be copied to:
/// Windows drops dots and spaces at the end, reads `:` as more than a name, and some names as
/// devices.
fn is_plain(segment: &str) -> bool {
    !segment.is_empty()
        && segment.len() <= LONGEST
        && !segment.starts_with(['.', ' '])
        && !segment.ends_with(['.', ' '])
        && !segment.contains(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c))
        && !is_device(segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cannot_climb_out_or_hide() {
        for text in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "a/..",
            ".htaccess",
            "a/.git/b",
            "a\\b",
            "..\\b",
            "C:",
            "a\nb",
            "a\0",
            "a\u{85}b",
            "a.",
            "a ",
            " a",
            "a?b",
            "\u{7f}",
            "documents/nul.pdf",
            "COM1",
        ] {
            assert!(RelativePath::parse(text).is_err(), "{text:?}");
        }
        assert!(RelativePath::parse(&"a".repeat(256)).is_err());
    }

    #[test]
    fn names_of_attachments_are_kept() {
        for text in ["a", "a/b.html", "documents/Plan 2014 (final).pdf", "_redirects", "delw-tŷ.png", "a..b"]
        {
            assert_eq!(RelativePath::parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn says_what_to_rename() {
        let misfit = RelativePath::parse("documents/Tŷ's\u{1b}b.pdf").unwrap_err();
        assert_eq!(misfit.problem, "`Tŷ's\\u{1b}b.pdf` cannot be the name of a file on the site");
        assert_eq!(
            misfit.instead,
            "Rename it with letters, digits, hyphens and single dots inside the name."
        );
    }

    #[test]
    fn names_its_folders() {
        let path = RelativePath::parse("a/b/c.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.inside(Path::new("out")), Path::new("out").join("a").join("b").join("c.html"));
        assert_eq!(RelativePath::parse("c").unwrap().folders().count(), 0);
    }
}
