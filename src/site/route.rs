//! Addresses on the site. Every `href` and every file name is made here, so that none can leave
//! the site or its output folder.

mod base;
mod path;
mod routes;

use std::borrow::Cow;
use std::fmt;

pub use base::Base;
pub use path::RelativePath;
pub use routes::{Clash, Routes};

use crate::postcodes::Outward;
use crate::records::fields::{Id, Language, Misfit, OldAddress};

/// The file that a web server shows for a folder.
const INDEX: &str = "index.html";

/// One part of an address, between two slashes: an id, a language, a number, or a name fixed in
/// the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Segment(Cow<'static, str>);

impl Segment {
    /// A name fixed in the program: `services`, `sitemap.xml`. Write it as a constant, so that
    /// a wrong one does not compile.
    ///
    /// # Panics
    /// When the name has anything but lower-case letters, digits, `-`, `_` and dots inside it.
    #[must_use]
    pub const fn fixed(name: &'static str) -> Self {
        let bytes = name.as_bytes();
        assert!(!bytes.is_empty(), "a segment cannot be empty");
        assert!(bytes[0] != b'.' && bytes[bytes.len() - 1] != b'.', "a dot stands at the edge of a segment");
        let mut at = 0;
        while at < bytes.len() {
            assert!(
                matches!(bytes[at], b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.'),
                "a segment has only lower-case letters, digits, `-`, `_` and dots"
            );
            at += 1;
        }
        Self(Cow::Borrowed(name))
    }

    /// The name of the data file of a postcode district.
    #[must_use]
    pub fn json(name: Outward) -> Self {
        Self(Cow::Owned(format!("{}.json", Self::from(name).as_str())))
    }

    /// The name of a file about a record: its id with an ending fixed in the program.
    ///
    /// # Panics
    /// As for [`Self::fixed`], with the ending.
    #[must_use]
    pub fn with_ending(id: &Id, ending: &'static str) -> Self {
        Self(Cow::Owned(format!("{id}.{}", Self::fixed(ending).as_str())))
    }

    fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Id> for Segment {
    fn from(id: &Id) -> Self {
        Self(Cow::Owned(id.as_str().to_owned()))
    }
}

impl From<&Language> for Segment {
    fn from(language: &Language) -> Self {
        Self(Cow::Owned(language.as_str().to_owned()))
    }
}

impl From<Outward> for Segment {
    fn from(name: Outward) -> Self {
        Self(Cow::Owned(name.as_str().to_ascii_lowercase()))
    }
}

impl From<u32> for Segment {
    fn from(number: u32) -> Self {
        Self(Cow::Owned(number.to_string()))
    }
}

/// An address on the site: a page (`/services/home-safety-check/`) or a file (`/sitemap.xml`).
///
/// It is made of checked segments only, so it cannot express `..`, an empty segment, a hidden
/// file, a backslash or a control character. A page is known by its file, `index.html` in the
/// folder of its name: one site address is therefore one value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(RelativePath);

impl Route {
    /// The home page, `/`.
    #[must_use]
    pub fn home() -> Self {
        Self(RelativePath::joined([INDEX]))
    }

    /// The page one segment below this one: `/services/` gives `/services/home-safety-check/`.
    #[must_use]
    pub fn page(&self, segment: impl Into<Segment>) -> Self {
        let segment = segment.into();
        Self(RelativePath::joined(self.folders().chain([segment.as_str(), INDEX])))
    }

    /// The file in this page's folder: the home page gives `/sitemap.xml`.
    #[must_use]
    pub fn file(&self, name: impl Into<Segment>) -> Self {
        let name = name.into();
        Self(RelativePath::joined(self.folders().chain([name.as_str()])))
    }

    /// Where the file lies in the output folder.
    #[must_use]
    pub fn file_path(&self) -> &RelativePath {
        &self.0
    }

    /// The address for a link on any page of the site: `/a/b/services/x/`. What HTML, XML or a
    /// style sheet would have to escape is percent-encoded in it.
    #[must_use]
    pub fn href(&self, base: &Base) -> String {
        self.append_to(base.path().to_owned())
    }

    /// The whole address, for feeds and the sitemap: `https://www.example.org/a/b/services/x/`.
    #[must_use]
    pub fn absolute(&self, base: &Base) -> String {
        self.append_to(format!("{}{}", base.origin(), base.path()))
    }

    /// The segments before the file's name.
    fn folders(&self) -> impl Iterator<Item = &str> {
        let path = self.0.as_str();
        let folder = path.rfind('/').map_or("", |end| &path[..end]);
        folder.split('/').filter(|segment| !segment.is_empty())
    }

    /// The path as readers see it: the index stands for its folder.
    fn without_index(&self) -> &str {
        let path = self.0.as_str();
        match path.strip_suffix(INDEX) {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        }
    }

    /// Adds this address to a text that ends with a slash.
    fn append_to(&self, mut text: String) -> String {
        for byte in self.without_index().bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                text.push(char::from(byte));
            } else {
                const DIGITS: [char; 16] =
                    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
                text.extend(['%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
            }
        }
        text
    }
}

/// The address without the base path, for messages: `/services/x/`.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("/")?;
        f.write_str(self.without_index())
    }
}

/// A file that keeps its name: an image, a document, a file of the theme.
impl From<RelativePath> for Route {
    fn from(path: RelativePath) -> Self {
        Self(path)
    }
}

/// An address that a record had before. `/old.html` is a file; anything else is a folder with an
/// `index.html`, so that a server takes even `/old.aspx` for a page.
impl TryFrom<&OldAddress> for Route {
    type Error = Misfit;

    fn try_from(address: &OldAddress) -> Result<Self, Misfit> {
        let segments: Vec<&str> = address.segments().collect();
        let ending = segments.last().and_then(|last| last.rsplit_once('.')).map(|(_, ending)| ending);
        let is_file =
            ending.is_some_and(|ending| ["html", "htm"].iter().any(|is| ending.eq_ignore_ascii_case(is)));
        let index = if is_file { None } else { Some(INDEX) };
        let path: Vec<&str> = segments.into_iter().chain(index).collect();
        RelativePath::parse(&path.join("/")).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::fields::Scalar as _;

    const SERVICES: Segment = Segment::fixed("services");
    const SITEMAP: Segment = Segment::fixed("sitemap.xml");

    fn base() -> Base {
        Base::parse("https://www.example.org/a/b/").unwrap()
    }

    #[test]
    fn a_page_is_a_folder_with_an_index() {
        let id = Id::parse("home-safety-check").unwrap();
        let page = Route::home().page(SERVICES).page(&id);
        assert_eq!(page.file_path().as_str(), "services/home-safety-check/index.html");
        assert_eq!(page.href(&base()), "/a/b/services/home-safety-check/");
        assert_eq!(page.absolute(&base()), "https://www.example.org/a/b/services/home-safety-check/");
        assert_eq!(page.to_string(), "/services/home-safety-check/");
    }

    #[test]
    fn the_home_page_is_the_base_itself() {
        assert_eq!(Route::home().file_path().as_str(), "index.html");
        assert_eq!(Route::home().href(&base()), "/a/b/");
        assert_eq!(Route::home().to_string(), "/");
        assert_eq!(Route::home().file(Segment::fixed("index.html")), Route::home());
    }

    #[test]
    fn a_file_keeps_its_name() {
        let sitemap = Route::home().file(SITEMAP);
        assert_eq!(sitemap.file_path().as_str(), "sitemap.xml");
        assert_eq!(sitemap.absolute(&base()), "https://www.example.org/a/b/sitemap.xml");
        let number = Route::home().page(SERVICES).page(Segment::fixed("page")).page(2);
        assert_eq!(number.to_string(), "/services/page/2/");
        assert_eq!(Route::home().page(&Language::english()).page(SERVICES).to_string(), "/en/services/");
        let odd = Route::home().file(Segment::fixed("my-index.html"));
        assert_eq!(odd.href(&base()), "/a/b/my-index.html");
        assert_eq!(odd.to_string(), "/my-index.html");
    }

    #[test]
    fn odd_names_are_encoded_in_addresses_and_kept_in_files() {
        let path = RelativePath::parse("documents/Café & \u{2018}Fire\u{2019} 100%.pdf").unwrap();
        let route = Route::from(path);
        assert_eq!(route.file_path().as_str(), "documents/Café & \u{2018}Fire\u{2019} 100%.pdf");
        assert_eq!(
            route.href(&base()),
            "/a/b/documents/Caf%C3%A9%20%26%20%E2%80%98Fire%E2%80%99%20100%25.pdf"
        );
    }

    #[test]
    fn old_addresses_become_stubs() {
        let file_of = |text: &str| {
            let old = OldAddress::parse(text).unwrap();
            Route::try_from(&old).map(|route| route.file_path().as_str().to_owned())
        };
        assert_eq!(file_of("/old/"), Ok("old/index.html".to_owned()));
        assert_eq!(file_of("/old"), Ok("old/index.html".to_owned()));
        assert_eq!(file_of("/old.html"), Ok("old.html".to_owned()));
        assert_eq!(file_of("/A/old.HTM"), Ok("A/old.HTM".to_owned()));
        assert_eq!(file_of("/old.aspx"), Ok("old.aspx/index.html".to_owned()));
        assert_eq!(file_of("/v1.2/"), Ok("v1.2/index.html".to_owned()));
        assert_eq!(file_of("//a//b/"), Ok("a/b/index.html".to_owned()));
        assert!(file_of(&format!("/{}/", "a".repeat(256))).is_err());
    }

    #[test]
    #[should_panic(expected = "a segment has only lower-case letters")]
    fn a_fixed_segment_cannot_climb() {
        let _ = Segment::fixed("a/../b");
    }

    #[test]
    #[should_panic(expected = "a dot stands at the edge")]
    fn a_fixed_segment_cannot_hide() {
        let _ = Segment::fixed(".htaccess");
    }
}
