//! Holds a published folder against its manifest: every byte is read, and no time is trusted.

mod seen;
mod unverified;

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Read as _};
use std::ops::Bound;
use std::path::Path;

use blake3::Hash;
use rayon::prelude::*;
use serde::Serialize;

use super::files::{Files, Kind};
use super::manifest::{Digest, MANIFEST, Manifest, Unbelievable};
use super::stock::digest;
use crate::diagnostics::printable;
use crate::source::walk::plain;
use seen::Seen;
pub use unverified::Unverified;

/// What a published folder holds, held against its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The files that were published.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The hash of the manifest's last line: two sites with the same one have the same files.
    pub hash: Hash,
    /// What was published and is there with other bytes, or as something else than a file.
    pub changed: Vec<Difference>,
    /// What is there and was not published.
    pub added: Vec<Difference>,
    /// What was published and is not there.
    pub removed: Vec<Difference>,
    /// What could not be read, so that nothing can be said of it, nor of what lies below it.
    pub unread: Vec<Difference>,
}

impl Verification {
    /// Whether the folder holds what was published and nothing else.
    #[must_use]
    pub fn is_as_published(&self) -> bool {
        [&self.changed, &self.added, &self.removed, &self.unread].into_iter().all(Vec::is_empty)
    }
}

/// A file or folder that is not as it was published. The order is that of the paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// Its path in the folder, as messages show it.
    pub path: String,
    /// What else there is to say of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Difference {
    fn noted(path: &str, note: impl Into<String>) -> Self {
        Self { path: path.to_owned(), note: Some(note.into()) }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        self.note.as_ref().map_or(Ok(()), |note| write!(f, " ({note})"))
    }
}

/// Reads every file of a folder, in parallel, and holds it against a manifest: the one in the
/// folder, or one that is kept elsewhere.
///
/// No link is followed and no device is opened: they are told as what they are. A copy of a site
/// may lack its own manifest when another one is named; when it has one, it must be the same.
///
/// # Errors
/// [`Unverified`] when there is no such folder, or no manifest that can be believed, or when a
/// build replaced the site meanwhile.
pub fn verify(folder: &Path, named: Option<&Path>, files: &dyn Files) -> Result<Verification, Unverified> {
    let path = folder.join(MANIFEST);
    let own = manifest_bytes(&path, files);
    let seen =
        Seen::below(folder, files).map_err(|error| Unverified::Folder { path: shown(folder), error })?;
    let (bytes, from) = match named {
        None => (own.clone(), path.as_path()),
        Some(named) => (named_bytes(named, files), named),
    };
    let bytes = bytes
        .map_err(|why| Unverified::Unreadable { path: shown(from), why })?
        .ok_or_else(|| Unverified::NoManifest { folder: shown(folder), named: named.map(shown) })?;
    let manifest = Manifest::parse(&bytes)
        .ok_or_else(|| Unverified::Unbelievable { path: shown(from), why: Unbelievable::why(&bytes) })?;
    let mut verification = Comparison { manifest: &manifest, seen: &seen, files }.run();
    if manifest_bytes(&path, files) != own {
        return Err(Unverified::Republished { folder: shown(folder) });
    }
    match own {
        Ok(Some(own)) if own != bytes => {
            verification.changed.push(Difference::noted(MANIFEST, "it is not the manifest that was named"));
        }
        Err(why) => verification.unread.push(Difference::noted(MANIFEST, why)),
        Ok(_) => {}
    }
    verification.sort();
    Ok(verification)
}

/// The bytes of a manifest, `None` when nothing stands at its path, or why it cannot be read.
type ManifestBytes = Result<Option<Vec<u8>>, String>;

fn manifest_bytes(path: &Path, files: &dyn Files) -> ManifestBytes {
    let read = || {
        if files.status(path)?.kind != Kind::File {
            return Err(io::Error::other("it is not a file"));
        }
        let mut bytes = Vec::new();
        files.open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(plain(&error)),
    }
}

/// The manifest that the officer named. It may be reached through a link.
fn named_bytes(path: &Path, files: &dyn Files) -> ManifestBytes {
    let real = files.resolve(path);
    manifest_bytes(real.as_deref().unwrap_or(path), files)
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy())
}

struct Comparison<'a> {
    manifest: &'a Manifest,
    seen: &'a Seen,
    files: &'a dyn Files,
}

/// How something in a folder differs from the manifest.
enum How {
    Changed(Option<&'static str>),
    Added(Option<&'static str>),
    Removed,
    Unread(String),
}

impl Comparison<'_> {
    fn run(&self) -> Verification {
        let mut found = Verification {
            files: self.manifest.0.len(),
            bytes: self.manifest.bytes(),
            hash: self.manifest.hash(),
            changed: Vec::new(),
            added: Vec::new(),
            removed: Vec::new(),
            unread: Vec::new(),
        };
        let differences: Vec<_> = self
            .seen
            .files
            .par_iter()
            .filter(|(inside, _)| *inside != MANIFEST)
            .filter_map(|(inside, (location, kind))| Some((inside, self.file(inside, location, *kind)?)))
            .collect();
        for (inside, how) in differences {
            found.push(inside, how);
        }
        for folder in &self.seen.folders {
            if let Some(how) = self.folder(folder) {
                found.push(folder, how);
            }
        }
        for path in self.manifest.0.keys() {
            let at = OsStr::new(path.as_str());
            let is_there = self.seen.files.contains_key(at) || self.seen.folders.contains(at);
            if !is_there && !self.seen.hides(path) {
                found.push(at, How::Removed);
            }
        }
        found
    }

    fn file(&self, inside: &OsStr, location: &Path, kind: Kind) -> Option<How> {
        let listed = self.listed(inside);
        match (listed, kind) {
            (Some(listed), Kind::File) => self.bytes(listed, location),
            (Some(_), Kind::Link) => Some(How::Changed(Some("a link stands in its place"))),
            (Some(_), Kind::Other | Kind::Folder) => Some(How::Changed(Some("it is not a file any more"))),
            (None, Kind::File) => Some(How::Added(None)),
            (None, Kind::Link) => Some(How::Added(Some("a link, which was not followed"))),
            (None, Kind::Other | Kind::Folder) => Some(How::Added(Some("neither a file nor a folder"))),
        }
    }

    fn bytes(&self, listed: Digest, location: &Path) -> Option<How> {
        match self.files.open(location).and_then(digest) {
            Ok(found) if found == listed => None,
            Ok(_) => Some(How::Changed(None)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(How::Removed),
            Err(error) => Some(How::Unread(plain(&error))),
        }
    }

    fn folder(&self, inside: &OsStr) -> Option<How> {
        if self.listed(inside).is_some() {
            return Some(How::Changed(Some("a folder stands in its place")));
        }
        if let Some(why) = self.seen.unread.get(inside) {
            return Some(How::Unread(why.clone()));
        }
        // A folder with something in it is told by that. One that lacks its files, by them.
        let is_added = self.seen.empty.contains(inside) && !self.is_needed(inside);
        is_added.then_some(How::Added(Some("an empty folder")))
    }

    fn listed(&self, inside: &OsStr) -> Option<Digest> {
        self.manifest.0.get(inside.to_str()?).copied()
    }

    /// Whether a file was published into a folder.
    fn is_needed(&self, folder: &OsStr) -> bool {
        let Some(below) = folder.to_str().map(|folder| format!("{folder}/")) else { return false };
        let mut after = self.manifest.0.range::<str, _>((Bound::Excluded(below.as_str()), Bound::Unbounded));
        after.next().is_some_and(|(path, _)| path.as_str().starts_with(&below))
    }
}

impl Verification {
    fn push(&mut self, inside: &OsStr, how: How) {
        let path = printable(&inside.to_string_lossy());
        let (list, note) = match how {
            How::Changed(note) => (&mut self.changed, note.map(str::to_owned)),
            How::Added(note) => (&mut self.added, note.map(str::to_owned)),
            How::Removed => (&mut self.removed, None),
            How::Unread(why) => (&mut self.unread, Some(why)),
        };
        list.push(Difference { path, note });
    }

    fn sort(&mut self) {
        for list in [&mut self.changed, &mut self.added, &mut self.removed, &mut self.unread] {
            list.sort();
        }
    }
}
