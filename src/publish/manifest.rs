//! The list of what a build wrote. `docs/publishing.md` describes its format for other programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr as _;

use blake3::Hash;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::site::route::RelativePath;

/// The manifest's name in the published folder. It lies among the files it lists, so that one
/// exchange of folders exchanges it with them: a list beside the folder could be older or newer
/// than the files when the program is killed. It begins with a dot, which no published path can.
pub(super) const MANIFEST: &str = ".noticeboard-manifest";

/// The first line begins with the format.
const FORMAT: &str = "noticeboard manifest ";

/// The first line: the format and its version.
const HEADER: &str = "noticeboard manifest 1";

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "([u8; 32], u64)", into = "([u8; 32], u64)")]
pub struct Digest {
    pub(super) hash: Hash,
    pub(super) size: u64,
}

impl Default for Digest {
    /// The digest of nothing.
    fn default() -> Self {
        Self::of(&[])
    }
}

impl From<([u8; 32], u64)> for Digest {
    fn from((hash, size): ([u8; 32], u64)) -> Self {
        Self { hash: hash.into(), size }
    }
}

impl From<Digest> for ([u8; 32], u64) {
    fn from(digest: Digest) -> Self {
        (digest.hash.into(), digest.size)
    }
}

impl Digest {
    /// The size of the file in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { hash: blake3::hash(bytes), size: bytes.len() as u64 }
    }
}

/// Every file of a generation with its digest, ordered by path.
///
/// As text it has one line a file (hash, size, path) after a header, and ends with the number of
/// files, the number of bytes and the hash of all that stands above. Same files, same text: it
/// carries no time and no name of a machine, and its last line alone tells two sites apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<RelativePath, Digest>);

impl Manifest {
    /// The number of bytes of all files.
    pub(super) fn bytes(&self) -> u64 {
        self.0.values().map(|digest| digest.size).sum()
    }

    /// The hash of all: two sites with the same one have the same files.
    pub(super) fn hash(&self) -> Hash {
        blake3::hash(self.entries().as_bytes())
    }

    pub(super) fn to_text(&self) -> String {
        let entries = self.entries();
        let total = self.total(&entries);
        entries + &total
    }

    /// The last line, which tells of all that stands above it.
    fn total(&self, above: &str) -> String {
        let all = blake3::hash(above.as_bytes());
        format!("total {} {} {all}\n", self.0.len(), self.bytes())
    }

    /// The header and the line of each file.
    fn entries(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for file in &self.0 {
            line(&mut text, file);
        }
        text
    }

    /// Reads a manifest. One that is cut short, altered, or of another version is not believed:
    /// the answer is then `None`, as if there were none. Only what [`Self::to_text`] writes is one.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let above = text.strip_suffix('\n')?.rfind('\n')? + 1;
        let (above, total) = text.split_at(above);
        let lines: Vec<&str> =
            above.strip_prefix(HEADER)?.strip_prefix('\n')?.split_terminator('\n').collect();
        let files: Vec<_> = lines.into_par_iter().map(entry).collect::<Option<_>>()?;
        let is_in_order = files.is_sorted_by(|(one, _), (next, _)| one < next);
        let manifest = Self(files.into_iter().collect());
        (is_in_order && manifest.total(above) == total).then_some(manifest)
    }
}

/// Why some bytes are no manifest that can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unbelievable {
    /// They are something else.
    Foreign,
    /// They are a manifest of another version of the format.
    OtherVersion,
    /// They are cut short, or something in them was altered.
    Damaged,
}

impl Unbelievable {
    /// Looks at bytes that [`Manifest::parse`] did not believe.
    pub(super) fn why(bytes: &[u8]) -> Self {
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        match first.strip_prefix(FORMAT.as_bytes()) {
            None => Self::Foreign,
            Some(version) if version.iter().all(u8::is_ascii_digit) && first != HEADER.as_bytes() => {
                Self::OtherVersion
            }
            Some(_) => Self::Damaged,
        }
    }
}

/// Writes the line of a file.
fn line(text: &mut String, (path, digest): (&RelativePath, &Digest)) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{} {} {path}", digest.hash, digest.size);
}

/// Reads the line of a file, written as [`line`] writes it and not otherwise.
fn entry(read: &str) -> Option<(RelativePath, Digest)> {
    let (hash, rest) = read.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    let digest = Digest { hash: Hash::from_str(hash).ok()?, size: size.parse().ok()? };
    let path = RelativePath::parse(path).ok()?;
    let mut written = String::with_capacity(read.len() + 1);
    line(&mut written, (&path, &digest));
    (written.strip_suffix('\n') == Some(read)).then_some((path, digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let file =
            |path: &str, bytes: &str| (RelativePath::parse(path).unwrap(), Digest::of(bytes.as_bytes()));
        Manifest(BTreeMap::from([file("index.html", "Hello"), file("documents/total 1.pdf", "")]))
    }

    #[test]
    fn is_plain_text_in_a_fixed_order() {
        insta::assert_snapshot!(sample().to_text(), @"
        noticeboard manifest 1
        af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262 0 documents/total 1.pdf
        fbc2b0516ee8744d293b980779178a3508850fdcfe965985782c39601b65794f 5 index.html
        total 2 5 274fc29c6f781cbef3088fefbb231ea4be26407423626a8a8157bab976c6d22c
        ");
    }

    #[test]
    fn reads_what_it_writes() {
        for manifest in [sample(), Manifest::default()] {
            assert_eq!(Manifest::parse(manifest.to_text().as_bytes()), Some(manifest));
        }
    }

    #[test]
    fn a_damaged_one_is_never_believed() {
        let text = sample().to_text();
        for length in 0..text.len() {
            assert_eq!(Manifest::parse(&text.as_bytes()[..length]), None, "cut at {length}");
        }
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            assert_eq!(Manifest::parse(&bytes), None, "byte {at}");
        }
        let climbing = text.replace("index.html", "../x.html");
        assert_eq!(Manifest::parse(climbing.as_bytes()), None);
    }
}
