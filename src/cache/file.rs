//! The file that a build leaves for the next.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Build, Memory, Pages};
use crate::source::yaml::Tapes;

/// The first bytes: the format and its version.
const HEADER: &[u8] = b"noticeboard cache 1\n";

const DAMAGED: &str = "it is damaged";

/// The file of the builds of one content folder into one output folder.
#[derive(Debug)]
pub struct CacheFile {
    folder: PathBuf,
    path: PathBuf,
}

/// What stands in the file.
#[derive(Debug)]
pub enum Read {
    /// There is none: this is the first build.
    Nothing,
    /// It cannot be used, and why, as the end of a sentence: it is damaged.
    Unusable(&'static str),
    /// It can be used.
    Stored(Box<Stored>),
}

/// A file that can be used.
#[derive(Debug)]
pub struct Stored {
    /// The last build.
    pub build: Build,
    pages: Vec<u8>,
}

impl Stored {
    /// Its pages; none, where they cannot be understood.
    #[must_use]
    pub fn pages(&self) -> Pages {
        postcard::from_bytes(&self.pages).unwrap_or_default()
    }
}

impl CacheFile {
    /// The file for a content folder and an output folder.
    #[must_use]
    pub fn of(content: &Path, output: &Path) -> Self {
        let content = content.canonicalize().unwrap_or_else(|_| content.to_owned());
        let folder = content.parent().unwrap_or(&content).join(".noticeboard");
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        let both = [content.as_os_str(), output.as_os_str()].map(|path| path.as_encoded_bytes().to_vec());
        let name = blake3::hash(&both.join(&0)).to_hex();
        let path = folder.join(format!("{}.cache", &name[..16]));
        Self { folder, path }
    }

    /// Reads the file. `identity` is the hash of the program and of what the build was asked for.
    #[must_use]
    pub fn read(&self, identity: [u8; 32]) -> Read {
        let bytes = match sections(&self.path, identity) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Read::Nothing,
            Err(why) => return Read::Unusable(why),
        };
        let read = section(&bytes).and_then(|(build, rest)| {
            let (pages, _) = section(rest)?;
            Some(Stored { build: postcard::from_bytes(build).ok()?, pages: pages.to_vec() })
        });
        read.map_or(Read::Unusable(DAMAGED), |stored| Read::Stored(Box::new(stored)))
    }

    /// Writes the file in one step: whoever reads it meanwhile reads the old one. So are the tapes,
    /// where they are others than those that were read.
    ///
    /// # Errors
    /// As the disk gives them. The old files are then as they were, or gone.
    pub fn write(&self, identity: [u8; 32], memory: &Memory, tapes: Option<&Tapes>) -> io::Result<()> {
        let (memory, tapes) = rayon::join(
            || io::Result::Ok([written(&memory.build)?, written(&memory.pages)?].concat()),
            || tapes.map(written).transpose(),
        );
        if let Some(tapes) = tapes? {
            self.write_to(&self.tapes_path(), identity, &tapes)?;
        }
        self.write_to(&self.path, identity, &memory?)
    }

    /// Reads the tapes of the texts that the last build read. They lie in a file of their own,
    /// since a build that has nothing to do does not need them.
    ///
    /// # Errors
    /// Why they cannot be used, as the end of a sentence.
    pub fn tapes(&self, identity: [u8; 32]) -> Result<Tapes, &'static str> {
        let Some(bytes) = sections(&self.tapes_path(), identity)? else { return Ok(Tapes::default()) };
        let tapes = section(&bytes).and_then(|(tapes, _)| postcard::from_bytes(tapes).ok());
        tapes.ok_or(DAMAGED)
    }

    fn tapes_path(&self) -> PathBuf {
        self.path.with_extension("tapes")
    }

    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    fn write_to(&self, path: &Path, identity: [u8; 32], sections: &[u8]) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let ignored = self.folder.join(".gitignore");
        if !ignored.exists() {
            std::fs::write(ignored, "# What builds remember. It can be deleted at any time.\n*\n")?;
        }
        // One name for all: what a killed build has left of it is written over by the next. Should
        // two builds write it at once, the hashes in it tell that it is damaged.
        let new = self.path.with_extension("new");
        let written = File::create(&new)
            .and_then(|mut file| {
                [HEADER, &identity, sections].iter().try_for_each(|part| file.write_all(part))
            })
            .and_then(|()| std::fs::rename(&new, path));
        if written.is_err() {
            // What was written of it is of no use.
            let _ = std::fs::remove_file(&new);
        }
        written
    }

    /// Forgets the last build.
    #[expect(clippy::disallowed_methods, reason = "the cache is written here and nowhere else")]
    pub fn forget(&self) {
        // Where they cannot be deleted, they are still held against what lies on the disk.
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.tapes_path());
    }
}

/// What follows the first lines of a file, where it is there.
#[expect(clippy::disallowed_methods, reason = "the cache is read here and nowhere else")]
fn sections(path: &Path, identity: [u8; 32]) -> Result<Option<Vec<u8>>, &'static str> {
    let mut bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err("it cannot be read"),
    };
    let Some(rest) = bytes.strip_prefix(HEADER) else {
        return Err("another version of Noticeboard wrote it, or it is damaged");
    };
    let (of, rest) = rest.split_at_checked(identity.len()).ok_or(DAMAGED)?;
    // Only of what is whole can it be told where it comes from.
    let mut left = rest;
    while !left.is_empty() {
        (_, left) = section(left).ok_or(DAMAGED)?;
    }
    if of != identity {
        return Err("it is from another version of Noticeboard, or from a build with other options");
    }
    bytes.drain(..HEADER.len() + identity.len());
    Ok(Some(bytes))
}

/// A part of the file, as it is written: its length, its hash, and itself.
fn written(part: &impl Serialize) -> io::Result<Vec<u8>> {
    let part = postcard::to_stdvec(part).map_err(io::Error::other)?;
    Ok([&(part.len() as u64).to_le_bytes()[..], blake3::hash(&part).as_bytes(), &part].concat())
}

/// The first part of what was [`written`], whole as its hash says, and what follows it.
fn section(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(8)?;
    let (hash, rest) = rest.split_at_checked(32)?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (part, rest) = rest.split_at_checked(length)?;
    (blake3::hash(part).as_bytes() == hash).then_some((part, rest))
}
